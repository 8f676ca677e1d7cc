/* The catalogue of books as OPDS 2.0: every book in opds.json, the newest
 * first, with titles in each of its languages. */
#include "write/catalogues.h"
#include "write/json.h"

/* A text in the language of the tag, as a member that is named by it. */
static void put_text(struct feeds *feeds, struct json *json, struct str tag,
		     struct str text)
{
	json_str(json, arena_str(&feeds->arena, tag).ptr, text);
}

/* An object with the text in each language that has one; nothing without
 * any. What stands in for another is there under its own name. */
static void put_localized(struct feeds *feeds, struct json *json,
			  const char *name, const struct localized *localized,
			  const struct str *tags, size_t n_tags)
{
	bool open = false;

	for (size_t i = 0; i < n_tags; i++) {
		struct str lang = {0};
		struct str text = localized_for(localized, tags[i], &lang);
		bool own = !lang.len || language_fit(tags[i], lang) > 1;

		if (!text.len || (open && !own))
			continue;
		if (!open)
			json_object(json, name);
		open = true;
		put_text(feeds, json, own ? tags[i] : lang, text);
		if (!own)
			break;
	}
	if (open)
		json_end_object(json);
}

static void put_title(struct catalogue *catalogue, struct json *json,
		      const struct catalogue_book *book)
{
	json_object(json, "title");
	for (size_t i = 0; i < book->book->n_languages; i++) {
		struct str tag = book->book->languages[i], lang;
		struct str title =
			catalogue_title(&catalogue->feeds, book, tag, &lang);

		if (i == 0 || str_eq(lang, tag))
			put_text(&catalogue->feeds, json, lang, title);
		if (!str_eq(lang, tag))
			break;
	}
	json_end_object(json);
}

static void put_texts(struct json *json, const char *name, struct list texts)
{
	const struct feed_text_record *items = texts.items;

	if (!texts.len)
		return;
	json_array(json, name);
	for (size_t i = 0; i < texts.len; i++)
		json_str(json, NULL, items[i].text);
	json_end_array(json);
}

static void put_subjects(struct json *json,
			 const struct publication_summary *publication,
			 struct str tag)
{
	if (!publication->n_subjects)
		return;
	json_array(json, "subject");
	for (size_t i = 0; i < publication->n_subjects; i++)
		json_str(json, NULL,
			 localized_for(&publication->subjects[i], tag, NULL));
	json_end_array(json);
}

/* The contributors besides the authors, in whose place editors may stand. */
static void put_people(struct catalogue *catalogue, struct json *json,
		       const struct publication_summary *publication,
		       struct str tag)
{
	struct feeds *feeds = &catalogue->feeds;

	if (feed_people(feeds, publication, STR("author"), tag).len)
		put_texts(json, "editor",
			  feed_people(feeds, publication, STR("editor"), tag));
	put_texts(json, "translator",
		  feed_people(feeds, publication, STR("translator"), tag));
}

static void put_series(struct feeds *feeds, struct json *json,
		       const struct publication_summary *publication,
		       const struct book_summary *book)
{
	if (!publication->series.len)
		return;
	json_object(json, "belongsTo");
	json_object(json, "series");
	put_localized(feeds, json, "name", &publication->series,
		      book->languages, book->n_languages);
	if (publication->issn.len)
		json_str(json, "identifier",
			 arena_join(&feeds->arena, STR("urn:issn:"),
				    publication->issn, STR("")));
	json_end_object(json);
	json_end_object(json);
}

static void put_metadata(struct catalogue *catalogue, struct json *json,
			 const struct catalogue_book *book)
{
	struct feeds *feeds = &catalogue->feeds;
	const struct publication_summary *publication = book->item->publication;
	const struct edition_summary *edition = book->item->edition;
	struct str tag = book->book->languages[0];

	json_object(json, "metadata");
	json_str(json, "@type", STR("http://schema.org/Book"));
	json_str(json, "identifier", book->book->identifier);
	if (book->book->isbn.len) {
		json_array(json, "altIdentifier");
		json_str(json, NULL, book->book->isbn);
		json_end_array(json);
	}
	put_title(catalogue, json, book);
	json_array(json, "language");
	for (size_t i = 0; i < book->book->n_languages; i++)
		json_str(json, NULL, book->book->languages[i]);
	json_end_array(json);
	put_texts(json, "author", feed_authors(feeds, publication, tag));
	put_people(catalogue, json, publication, tag);
	put_texts(json, "publisher", feed_publishers(feeds, publication, tag));
	json_str_if(json, "published", edition->date);
	json_str(json, "modified", edition->updated);
	json_str_if(json, "description",
		    localized_for(&publication->description, tag, NULL));
	put_subjects(json, publication, tag);
	put_series(feeds, json, publication, book->book);
	json_end_object(json);
}

static void put_link(struct json *json, struct str relation, struct str href,
		     struct str type)
{
	json_object(json, NULL);
	json_str_if(json, "rel", relation);
	json_str(json, "href", href);
	json_str(json, "type", type);
}

static void put_book(struct catalogue *catalogue, struct json *json,
		     const struct catalogue_book *book)
{
	struct feeds *feeds = &catalogue->feeds;
	const struct cover *cover = &book->book->cover;

	json_object(json, NULL);
	put_metadata(catalogue, json, book);
	json_array(json, "links");
	put_link(json, STR("http://opds-spec.org/acquisition/open-access"),
		 feed_href(feeds, book->book->address), feed_type_epub);
	json_number(json, "size", book->book->size);
	json_end_object(json);
	put_link(json, STR("alternate"), catalogue_page(feeds, book),
		 feed_type_html);
	json_end_object(json);
	json_end_array(json);
	if (cover->address.len) {
		json_array(json, "images");
		put_link(json, STR(""), feed_href(feeds, cover->address),
			 cover->media_type);
		if (cover->width && cover->height) {
			json_number(json, "height", cover->height);
			json_number(json, "width", cover->width);
		}
		json_end_object(json);
		json_end_array(json);
	}
	json_end_object(json);
}

void catalogue_put_json(struct catalogue *catalogue)
{
	struct feeds *feeds = &catalogue->feeds;
	const struct str address = STR("opds.json");
	struct buf out = {0};
	struct json json;

	json_begin(&json, &out);
	json_object(&json, NULL);
	json_object(&json, "metadata");
	json_str(&json, "title",
		 feed_site_name(feeds->build, &feeds->tongues[0]));
	json_number(&json, "numberOfItems", catalogue->n_books);
	json_end_object(&json);
	json_array(&json, "links");
	put_link(&json, STR("self"), feed_href(feeds, address),
		 STR("application/opds+json"));
	json_end_object(&json);
	json_end_array(&json);
	json_array(&json, "publications");
	for (size_t i = 0; i < catalogue->n_books; i++)
		put_book(catalogue, &json, &catalogue->books[i]);
	json_end_array(&json);
	json_end_object(&json);
	json_end(&json);
	outset_put(feeds->build->outset, address, buf_str(&out));
	buf_free(&out);
}
