/* The errata of an edition at the end of its books. */
#include "write/epub_book.h"
#include "write/errata.h"

void epub_note_errata(struct epub_book *book, const struct chapter *chapter,
		      struct str body)
{
	struct buf id = {0};

	for (size_t i = 0; i < book->edition->n_errata; i++) {
		const struct erratum *erratum = &book->edition->errata[i];

		if (!erratum->pair || erratum->pair->chapter != chapter)
			continue;
		buf_clear(&id);
		buf_put(&id, STR("id=\""));
		erratum_put_id(&id, erratum);
		buf_put_char(&id, '"');
		book->noted[i] = str_find(body, buf_str(&id)) != STR_NONE;
		book->has_errata |= book->noted[i];
	}
	buf_free(&id);
}

/* The note, if the book has it. */
static struct str place_of(const struct page *page, const void *context,
			   const struct erratum *erratum)
{
	const struct epub_book *book = context;
	size_t number = (size_t)(erratum - book->edition->errata);
	struct buf href = {0};
	struct str copy;

	if (!book->noted[number])
		return (struct str){0};
	buf_put(&href, STR("text/"));
	address_escape(&href, erratum->pair->chapter->address);
	buf_put(&href, STR(".xhtml#"));
	erratum_put_id(&href, erratum);
	copy = buf_copy(&href, page->arena);
	buf_free(&href);
	return copy;
}

const struct errata_list_record *epub_errata(struct epub_book *book)
{
	const struct view *view = book->view;
	struct str *tags = ARENA_ARRAY(book->arena, struct str, view->n_sides);
	struct errata_listing listing = {
		.edition = book->edition,
		.languages = view->sides,
		.n_tongues = view->n_sides,
		.in_book = true,
		.href = place_of,
		.context = book,
	};
	struct page page = {.build = book->build, .arena = book->arena};

	if (!book->has_errata)
		return NULL;
	for (size_t i = 0; i < view->n_sides; i++)
		tags[i] = epub_language(book, i)->tag;
	listing.tongues =
		tongue_list(book->build, book->arena, tags, view->n_sides);
	page.tongues = listing.tongues;
	page.n_tongues = view->n_sides;
	page.ui = book->ui[0];
	page.record.lang = book->language->tag;
	return errata_list(&page, &listing);
}
