/* The package document: what the book is, what it holds, in which order.
 * EPUB 3.3 and its accessibility metadata; nothing is claimed here that the
 * rendered chapters do not show. */
#include <string.h>

#include "write/epub_book.h"

/* MARC relators; a role that is not listed is a contributor (ctb). */
static const struct {
	struct str role;
	struct str relator;
	bool creator;
} roles[] = {
	{STR_INIT("author"), STR_INIT("aut"), true},
	{STR_INIT("editor"), STR_INIT("edt"), false},
	{STR_INIT("translator"), STR_INIT("trl"), false},
};

static void declaration(struct markup *m)
{
	markup_insert(m, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
}

/* An element with text on a line of its own; nothing without text. */
static void line(struct markup *m, const char *name, struct str id,
		 struct str language, struct str text)
{
	if (!text.len)
		return;
	markup_open(m, name);
	if (id.len)
		markup_attr(m, "id", id);
	if (language.len)
		markup_attr(m, "xml:lang", language);
	markup_text(m, text);
	markup_close(m, name);
	markup_line(m);
}

/* <meta property="…">; refines the element with the id if one is named. */
static void property(struct markup *m, const char *name, struct str refined,
		     struct str language, struct str text)
{
	struct buf reference = {0};

	if (!text.len)
		return;
	markup_open(m, "meta");
	if (refined.len) {
		buf_put_char(&reference, '#');
		buf_put(&reference, refined);
		markup_attr(m, "refines", buf_str(&reference));
	}
	markup_attr(m, "property", str_from(name));
	if (!strcmp(name, "role"))
		markup_attr(m, "scheme", STR("marc:relators"));
	if (!strcmp(name, "identifier-type"))
		markup_attr(m, "scheme", STR("onix:codelist5"));
	if (language.len)
		markup_attr(m, "xml:lang", language);
	markup_text(m, text);
	markup_close(m, "meta");
	markup_line(m);
	buf_free(&reference);
}

static void localized_line(const struct epub_book *book, struct markup *m,
			   const char *name, const struct localized *localized)
{
	const struct epub_text *text = epub_text(book, localized, 0);

	if (text)
		line(m, name, STR(""), text->language, text->text);
}

/* The element in the book's own language, refined by its wording in every
 * other language: one title, one name, whatever the number of languages. */
static void line_with_alternates(struct markup *m, const char *name,
				 struct str id, const struct epub_text *text,
				 const struct localized *localized)
{
	line(m, name, id, text->language, text->text);
	for (size_t i = 0; i < localized->len; i++) {
		const struct localized_text *other = &localized->texts[i];

		if (other->tag.len && !str_eq(other->tag, text->language))
			property(m, "alternate-script", id, other->tag,
				 other->text);
	}
}

static bool has_author(const struct publication *publication)
{
	for (size_t i = 0; i < publication->n_contributors; i++)
		if (str_eq(publication->contributors[i].role, STR("author")))
			return true;
	return false;
}

/* Where nobody is called author, the editors stand in the place that reading
 * systems show as such. */
static void contributor(const struct epub_book *book, struct markup *m,
			size_t number, bool editors_create)
{
	const struct contributor *contributor =
		&book->edition->publication->contributors[number];
	struct str id = arena_printf(book->arena, "person%zu", number + 1);
	const struct epub_text *name = epub_text(book, &contributor->name, 0);
	struct str relator = STR("ctb");
	bool creator = false;

	if (!name)
		return;
	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++) {
		if (!str_eq(roles[i].role, contributor->role))
			continue;
		relator = roles[i].relator;
		creator = roles[i].creator;
	}
	creator = creator || (editors_create && str_eq(relator, STR("edt")));
	line_with_alternates(m, creator ? "dc:creator" : "dc:contributor", id,
			     name, &contributor->name);
	property(m, "role", id, STR(""), relator);
}

/* The publisher stands among the contributors or by itself: once in any
 * case. */
static void contributors(const struct epub_book *book, struct markup *m)
{
	const struct publication *publication = book->edition->publication;
	bool editors_create = !has_author(publication);

	localized_line(book, m, "dc:publisher", &publication->publisher);
	for (size_t i = 0; i < publication->n_contributors; i++) {
		const struct contributor *person =
			&publication->contributors[i];

		if (!str_eq(person->role, STR("publisher")))
			contributor(book, m, i, editors_create);
		else if (!publication->publisher.len)
			localized_line(book, m, "dc:publisher", &person->name);
	}
}

static void languages(const struct epub_book *book, struct markup *m)
{
	for (size_t i = 0; i < book->view->n_sides; i++)
		line(m, "dc:language", STR(""), STR(""),
		     epub_language(book, i)->tag);
}

static bool edition_speaks(const struct edition *edition, struct str tag)
{
	for (size_t i = 0; i < edition->n_languages; i++)
		if (str_eq(edition->languages[i].tag, tag))
			return true;
	return false;
}

static const struct edition *find_edition(const struct edition *editions,
					  size_t n, struct str slug)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(editions[i].slug, slug))
			return &editions[i];
	return NULL;
}

/* The identifier of the book that this one replaces: the same view of the
 * older edition, or that edition as a whole where it had no such view. */
static struct str replaced(const struct epub_book *book)
{
	const struct publication *publication = book->edition->publication;
	struct str slug = book->edition->replaces;
	const struct edition *old = find_edition(publication->earlier,
						 publication->n_earlier, slug);

	if (!old)
		old = find_edition(publication->editions,
				   publication->n_editions, slug);
	if (!old || !slug.len)
		return (struct str){0};
	for (size_t i = 0; i < book->view->n_sides; i++)
		if (!edition_speaks(old, epub_language(book, i)->tag))
			return old->identifier;
	return epub_identifier(book->arena, old->identifier, book->view->slug);
}

/* An ISBN stands beside the identifier, which a book keeps whether it is
 * given one or not. */
static void isbn(const struct epub_book *book, struct markup *m)
{
	struct str id = STR("isbn");
	struct str number = epub_isbn(book->arena, book->edition, book->view);

	line(m, "dc:identifier", id, STR(""), number);
	/* ONIX code list 5: an ISBN of 13 digits. */
	if (number.len)
		property(m, "identifier-type", id, STR(""), STR("15"));
}

static void edition_metadata(const struct epub_book *book, struct markup *m)
{
	const struct edition *edition = book->edition;
	const struct epub_text *name = epub_text(book, &edition->name, 0);
	struct str none = STR("");

	if (name)
		property(m, "schema:bookEdition", none, name->language,
			 name->text);
	else
		property(m, "schema:bookEdition", none, none,
			 arena_printf(book->arena, "%u",
				      (unsigned)edition->number));
	property(m, "dcterms:isFormatOf", none, none, edition->identifier);
	property(m, "dcterms:isVersionOf", none, none,
		 book->edition->publication->identifier);
	property(m, "dcterms:replaces", none, none, replaced(book));
}

static void series(const struct epub_book *book, struct markup *m)
{
	const struct localized *series = &book->edition->publication->series;
	struct str issn = book->edition->publication->issn;
	const struct epub_text *name = epub_text(book, series, 0);

	if (!name)
		return;
	markup_open(m, "meta");
	markup_attr(m, "id", STR("series"));
	markup_attr(m, "property", STR("belongs-to-collection"));
	markup_attr(m, "xml:lang", name->language);
	markup_text(m, name->text);
	markup_close(m, "meta");
	markup_line(m);
	property(m, "collection-type", STR("series"), STR(""), STR("series"));
	if (issn.len)
		property(m, "dcterms:identifier", STR("series"), STR(""),
			 arena_join(book->arena, STR("urn:issn:"), issn,
				    STR("")));
}

/* Pictures count as described only when each of them is. */
static void accessibility(const struct epub_book *book, struct markup *m)
{
	static const char *const features[] = {"schema:accessibilityFeature",
					       "tableOfContents",
					       "readingOrder",
					       "structuralNavigation",
					       "displayTransformability",
					       "unlocked"};
	bool pictures = false, described = true;
	struct str none = STR("");

	for (size_t i = 0; i < book->n_chapters; i++) {
		const struct epub_scan *scan = &book->chapters[i].scan;

		pictures = pictures || scan->n_images || scan->svg;
		described = described && !scan->undescribed;
	}
	property(m, "schema:accessMode", none, none, STR("textual"));
	if (pictures)
		property(m, "schema:accessMode", none, none, STR("visual"));
	property(m, "schema:accessModeSufficient", none, none,
		 described ? STR("textual") : STR("textual,visual"));
	for (size_t i = 1; i < sizeof(features) / sizeof(*features); i++)
		property(m, features[0], none, none, str_from(features[i]));
	if (pictures && described)
		property(m, features[0], none, none, STR("alternativeText"));
	property(m, "schema:accessibilityHazard", none, none, STR("none"));
	property(m, "schema:accessibilitySummary", none, book->ui[0]->tag,
		 strings_get(book->ui[0], STR("accessibility_summary")));
}

static void metadata(const struct epub_book *book, struct markup *m)
{
	const struct publication *publication = book->edition->publication;

	markup_open(m, "metadata");
	markup_attr(m, "xmlns:dc", STR("http://purl.org/dc/elements/1.1/"));
	markup_line(m);
	line(m, "dc:identifier", STR("uid"), STR(""), book->identifier);
	isbn(book, m);
	line_with_alternates(m, "dc:title", STR("title"), epub_title(book, 0),
			     &publication->title);
	languages(book, m);
	property(m, "dcterms:modified", STR(""), STR(""), book->modified);
	contributors(book, m);
	line(m, "dc:date", STR(""), STR(""), book->edition->date);
	localized_line(book, m, "dc:description", &publication->description);
	for (size_t i = 0; i < publication->n_subjects; i++)
		localized_line(book, m, "dc:subject",
			       &publication->subjects[i]);
	localized_line(book, m, "dc:rights", &publication->rights);
	edition_metadata(book, m);
	series(book, m);
	accessibility(book, m);
	/* For readers of EPUB 2 that look for the cover here. */
	markup_open(m, "meta");
	markup_attr(m, "name", STR("cover"));
	markup_attr(m, "content", STR("cover-picture"));
	markup_close(m, "meta");
	markup_line(m);
	markup_close(m, "metadata");
	markup_line(m);
}

static void manifest(const struct epub_book *book, struct markup *m)
{
	struct buf href = {0};

	markup_open(m, "manifest");
	markup_line(m);
	for (size_t i = 0; i < book->n_files; i++) {
		const struct epub_file *file = &book->files[i];

		buf_clear(&href);
		address_escape(&href, file->path);
		markup_open(m, "item");
		markup_attr(m, "id", file->id);
		markup_attr(m, "href", buf_str(&href));
		markup_attr(m, "media-type", file->media_type);
		if (file->properties.len)
			markup_attr(m, "properties", file->properties);
		markup_close(m, "item");
		markup_line(m);
	}
	markup_close(m, "manifest");
	markup_line(m);
	buf_free(&href);
}

static void spine(const struct epub_book *book, struct markup *m)
{
	markup_open(m, "spine");
	markup_attr(m, "page-progression-direction",
		    direction_name(book->language->rules->direction));
	markup_line(m);
	for (size_t i = 0; i < book->n_files; i++) {
		if (!book->files[i].in_spine)
			continue;
		markup_open(m, "itemref");
		markup_attr(m, "idref", book->files[i].id);
		markup_close(m, "itemref");
		markup_line(m);
	}
	markup_close(m, "spine");
	markup_line(m);
}

void epub_package(const struct epub_book *book, struct buf *out)
{
	struct markup markup, *m = &markup;

	markup_begin(m, out);
	declaration(m);
	markup_open(m, "package");
	markup_attr(m, "xmlns", STR("http://www.idpf.org/2007/opf"));
	markup_attr(m, "version", STR("3.0"));
	markup_attr(m, "unique-identifier", STR("uid"));
	markup_attr(m, "xml:lang", book->language->tag);
	if (book->language->rules->direction == RIGHT_TO_LEFT)
		markup_attr(m, "dir", STR("rtl"));
	markup_line(m);
	metadata(book, m);
	manifest(book, m);
	spine(book, m);
	markup_close(m, "package");
	markup_line(m);
}

void epub_container(struct buf *out)
{
	struct markup markup, *m = &markup;

	markup_begin(m, out);
	declaration(m);
	markup_open(m, "container");
	markup_attr(m, "xmlns",
		    STR("urn:oasis:names:tc:opendocument:xmlns:container"));
	markup_attr(m, "version", STR("1.0"));
	markup_line(m);
	markup_open(m, "rootfiles");
	markup_open(m, "rootfile");
	markup_attr(m, "full-path", STR("EPUB/package.opf"));
	markup_attr(m, "media-type", STR("application/oebps-package+xml"));
	markup_close(m, "rootfile");
	markup_close(m, "rootfiles");
	markup_line(m);
	markup_close(m, "container");
	markup_line(m);
}
