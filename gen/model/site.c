/* Questions to the site's model. */
#include "model/site.h"

struct str localized_for(const struct localized *localized, struct str tag,
			 struct str *text_tag)
{
	const struct localized_text *best = NULL;
	unsigned best_fit = 0;

	for (size_t i = 0; i < localized->len; i++) {
		const struct localized_text *text = &localized->texts[i];
		/* Text for any language comes behind an exact match only. */
		unsigned fit =
			text->tag.len ? language_fit(tag, text->tag) * 2 : 5;

		if (!best || fit > best_fit) {
			best = text;
			best_fit = fit;
		}
	}
	if (text_tag)
		*text_tag = best ? best->tag : (struct str){0};
	return best ? best->text : (struct str){0};
}

size_t edition_published_data(const struct edition *edition)
{
	return edition->status == STATUS_WITHDRAWN ? 0 : edition->n_data;
}

struct str edition_changed(const struct edition *edition)
{
	if (edition->status == STATUS_WITHDRAWN && edition->withdrawal.date.len)
		return edition->withdrawal.date;
	return edition->modified.len ? edition->modified : edition->date;
}

bool isbn_is_of(const struct isbn *isbn, const struct edition *edition,
		struct str book)
{
	return isbn->book.len ? str_eq(isbn->book, book)
			      : edition->n_languages == 1;
}

const struct isbn *edition_isbn(const struct edition *edition, struct str book,
				enum isbn_format format)
{
	for (size_t i = 0; i < edition->n_isbns; i++) {
		const struct isbn *isbn = &edition->isbns[i];

		if ((isbn->format == format || isbn->format == ISBN_ANY) &&
		    isbn_is_of(isbn, edition, book))
			return isbn;
	}
	return NULL;
}

const struct edition *publication_latest(const struct publication *publication)
{
	for (size_t i = publication->n_editions; i-- > 0;)
		if (publication->editions[i].status == STATUS_RELEASED)
			return &publication->editions[i];
	return NULL;
}

const struct edition *edition_successor(const struct edition *edition)
{
	const struct edition *newest = publication_latest(edition->publication);

	if (!newest || newest == edition ||
	    (newest->number <= edition->number &&
	     edition->status != STATUS_WITHDRAWN))
		return NULL;
	return newest;
}

const struct edition *publication_current(const struct publication *publication)
{
	const struct edition *newest = publication_latest(publication);

	for (size_t i = publication->n_editions; !newest && i-- > 0;)
		if (publication->editions[i].status == STATUS_WITHDRAWN)
			newest = &publication->editions[i];
	return newest;
}

size_t language_in(const struct edition *edition, struct str tag)
{
	size_t best = edition->n_languages;
	unsigned best_fit = 1; /* the same primary language is not enough */

	for (size_t i = 0; i < edition->n_languages; i++) {
		unsigned fit = language_fit(tag, edition->languages[i].tag);

		if (fit > best_fit) {
			best = i;
			best_fit = fit;
		}
	}
	return best;
}

size_t language_before(const struct edition *edition, size_t side)
{
	return language_in(edition->before, edition->languages[side].tag);
}
