/* JSON-LD in the words of schema.org. A text is named by the address of its
 * page: an edition in a language is a Report, whose translations say of which
 * text they are and are named by it; its chapters are parts of it. Editions
 * are examples of a work, which is named by the publication's page. That one
 * edition replaces another schema.org cannot say: Dublin Core can. */
#include "write/linked_data.h"

#include "write/address.h"
#include "write/errata.h"
#include "write/json.h"

/* A graph that is being written for the page. */
struct graph {
	const struct page *page;
	struct buf out;
	struct json json;
};

static bool begin(struct graph *graph, const struct page *page)
{
	*graph = (struct graph){.page = page};
	if (!page->build->site->base_url.len)
		return false;
	json_begin(&graph->json, &graph->out);
	json_object(&graph->json, NULL);
	json_str(&graph->json, "@context", STR("https://schema.org"));
	return true;
}

/* What XML would take for markup is escaped, too: marks of JSON's own are
 * none of these. */
static struct str end(struct graph *graph)
{
	struct buf safe = {0};
	struct str text, copy;
	size_t copied = 0;

	json_end_object(&graph->json);
	text = buf_str(&graph->out);
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] != '&' && text.ptr[i] != '>')
			continue;
		buf_put(&safe, str_slice(text, copied, i));
		buf_put(&safe,
			text.ptr[i] == '&' ? STR("\\u0026") : STR("\\u003e"));
		copied = i + 1;
	}
	buf_put(&safe, str_slice(text, copied, text.len));
	copy = buf_copy(&safe, graph->page->arena);
	buf_free(&safe);
	buf_free(&graph->out);
	return copy;
}

static struct str absolute(struct graph *graph, struct str address)
{
	return page_absolute(graph->page, address);
}

/* A thing that is described elsewhere. */
static void put_reference(struct json *json, const char *name, struct str id)
{
	json_object(json, name);
	json_str(json, "@id", id);
	json_end_object(json);
}

static void put_kind(struct json *json, const char *type, struct str id)
{
	json_str(json, "@type", str_from(type));
	json_str(json, "@id", id);
	json_str(json, "url", id);
}

static struct str in_language(struct graph *graph,
			      const struct localized *localized)
{
	return localized_for(localized, graph->page->tongues[0].tag, NULL);
}

/* A text in each language that it is given in. */
static void put_localized(struct json *json, const char *name,
			  const struct localized *localized)
{
	if (!localized->len)
		return;
	json_array(json, name);
	for (size_t i = 0; i < localized->len; i++) {
		const struct localized_text *text = &localized->texts[i];

		json_object(json, NULL);
		json_str_if(json, "@language", text->tag);
		json_str(json, "@value", text->text);
		json_end_object(json);
	}
	json_end_array(json);
}

/* Who publishes it, or else the site. */
static void put_publisher(struct graph *graph, const struct localized *names,
			  enum publisher_type type)
{
	const struct site *site = graph->page->build->site;
	struct str name = in_language(
		graph, names && names->len ? names : &site->publisher);

	if (type == PUBLISHER_UNSAID)
		type = site->publisher_type;
	if (!name.len)
		return;
	json_object(&graph->json, "publisher");
	json_str(&graph->json, "@type",
		 type == PUBLISHER_GOVERNMENT ? STR("GovernmentOrganization")
					      : STR("Organization"));
	json_str(&graph->json, "name", name);
	json_end_object(&graph->json);
}

/* The contributors in a role. Whether a name is that of a person or of a body
 * is not known, so that nothing is said of it but the name. */
static void put_people(struct graph *graph, const char *name, struct str role,
		       const struct publication *publication)
{
	bool open = false;

	for (size_t i = 0; i < publication->n_contributors; i++) {
		const struct contributor *one = &publication->contributors[i];
		struct str text = in_language(graph, &one->name);

		if (!str_eq(one->role, role) || !text.len)
			continue;
		if (!open)
			json_array(&graph->json, name);
		open = true;
		json_object(&graph->json, NULL);
		json_str(&graph->json, "name", text);
		json_end_object(&graph->json);
	}
	if (open)
		json_end_array(&graph->json);
}

static struct str work_id(struct graph *graph, struct str slug)
{
	return absolute(graph, address_publication(graph->page->arena, slug));
}

/* Languages */

/* A translation says of which page, the authoritative page by which ones; as
 * the links to other languages do. */
static void put_translations(struct graph *graph, const struct edition *edition)
{
	const struct page *page = graph->page;
	const struct alternate_record *versions = page->record.alternates.items;
	size_t n = page->record.alternates.len; /* the last is x-default */
	bool original = str_eq(page->record.lang, edition->languages[0].tag);

	if (n < 3)
		return;
	if (!original) {
		if (str_eq(versions[0].hreflang, edition->languages[0].tag))
			put_reference(&graph->json, "translationOfWork",
				      versions[0].href);
		return;
	}
	json_array(&graph->json, "workTranslation");
	for (size_t i = 1; i + 1 < n; i++)
		put_reference(&graph->json, NULL, versions[i].href);
	json_end_array(&graph->json);
}

/* A page of two languages shows what is described on the pages of each. */
static struct str linked_parallel(const struct leaf *leaf, struct str name)
{
	const struct page *page = &leaf->page;
	const struct view *view = leaf->shelf->view;
	struct graph graph;

	if (!begin(&graph, page))
		return (struct str){0};
	put_kind(&graph.json, "WebPage", page->record.canonical);
	json_str(&graph.json, "name", name);
	json_array(&graph.json, "inLanguage");
	for (size_t i = 0; i < view->n_sides; i++)
		json_str(&graph.json, NULL, page->tongues[i].tag);
	json_end_array(&graph.json);
	json_array(&graph.json, "mainEntity");
	for (size_t i = 0; i < leaf->book->n_shelves; i++) {
		const struct shelf *shelf = &leaf->book->shelves[i];

		for (size_t j = 0; j < view->n_sides; j++)
			if (shelf->view->sides[0] == view->sides[j] &&
			    view_is_version(shelf->view, leaf->book->edition,
					    leaf->chapter))
				put_reference(
					&graph.json, NULL,
					absolute(&graph,
						 address_view(
							 page->arena,
							 leaf->book->edition,
							 shelf->view,
							 leaf->file)));
	}
	json_end_array(&graph.json);
	return end(&graph);
}

/* Editions */

static void put_dates(struct json *json, const struct edition *edition)
{
	json_str_if(json, "datePublished", edition->date);
	json_str_if(json, "dateModified", edition_changed(edition));
}

static struct str status_of(const struct edition *edition)
{
	switch (edition->status) {
	case STATUS_DRAFT:
		return STR("Draft");
	case STATUS_WITHDRAWN:
		return STR("Withdrawn");
	case STATUS_RELEASED:
		break;
	}
	return edition_successor(edition) ? STR("Superseded")
					  : STR("Published");
}

static void put_status(struct json *json, const struct edition *edition)
{
	json_str(json, "creativeWorkStatus", status_of(edition));
	if (edition->status == STATUS_WITHDRAWN)
		json_str_if(json, "expires", edition->withdrawal.date);
}

/* The same language's text in another edition; empty if it has none. */
static struct str same_text(struct graph *graph, const struct edition *other)
{
	struct str tag = graph->page->record.lang;
	size_t side = language_in(other, tag);
	struct view view = {.slug = tag, .sides = {side}, .n_sides = 1};

	if (side == other->n_languages)
		return (struct str){0};
	view.slug = other->languages[side].tag;
	if (!view_is_version(&view, other, NULL))
		return (struct str){0};
	return absolute(graph, address_view(graph->page->arena, other, &view,
					    address_whole[WHOLE_CONTENTS]));
}

/* An edition is replaced by what readers should read instead; and that one
 * replaces all those. A draft was nothing to replace. */
static const struct edition *replacing(const struct edition *edition)
{
	return edition->status == STATUS_DRAFT ? NULL
					       : edition_successor(edition);
}

static void put_replaced(struct graph *graph, const struct edition *edition)
{
	const struct publication *publication = edition->publication;
	const struct edition *newer = replacing(edition);
	struct str text = newer ? same_text(graph, newer) : STR("");
	bool open = false;

	if (text.len)
		put_reference(&graph->json,
			      "http://purl.org/dc/terms/isReplacedBy", text);
	for (size_t i = 0; i < publication->n_editions; i++) {
		const struct edition *older = &publication->editions[i];

		if (replacing(older) != edition)
			continue;
		text = same_text(graph, older);
		if (!text.len)
			continue;
		if (!open)
			json_array(&graph->json,
				   "http://purl.org/dc/terms/replaces");
		open = true;
		put_reference(&graph->json, NULL, text);
	}
	if (open)
		json_end_array(&graph->json);
}

static void put_version(struct graph *graph, const struct edition *edition)
{
	json_str(&graph->json, "version",
		 arena_printf(graph->page->arena, "%u",
			      (unsigned)edition->number));
	json_str(&graph->json, "identifier", edition->identifier);
	put_dates(&graph->json, edition);
	put_status(&graph->json, edition);
}

static void put_series(struct graph *graph,
		       const struct publication *publication)
{
	struct str series = in_language(graph, &publication->series);

	json_array(&graph->json, "isPartOf");
	put_reference(&graph->json, NULL, absolute(graph, STR("index.html")));
	if (series.len) {
		json_object(&graph->json, NULL);
		json_str(&graph->json, "@type", STR("CreativeWorkSeries"));
		json_str(&graph->json, "name", series);
		json_str_if(&graph->json, "issn", publication->issn);
		json_end_object(&graph->json);
	}
	json_end_array(&graph->json);
}

/* The subjects, in the language of the page. */
static void put_subjects(struct graph *graph,
			 const struct publication *publication)
{
	if (!publication->n_subjects)
		return;
	json_array(&graph->json, "keywords");
	for (size_t i = 0; i < publication->n_subjects; i++)
		json_str(&graph->json, NULL,
			 in_language(graph, &publication->subjects[i]));
	json_end_array(&graph->json);
}

/* What is said of the publication in the language of the page. Whoever
 * translated it has not made the authoritative text. */
static void put_about(struct graph *graph, const struct edition *edition)
{
	const struct publication *publication = edition->publication;

	json_str_if(&graph->json, "alternativeHeadline",
		    in_language(graph, &publication->subtitle));
	json_str_if(&graph->json, "description",
		    in_language(graph, &publication->description));
	put_people(graph, "author", STR("author"), publication);
	put_people(graph, "editor", STR("editor"), publication);
	if (!str_eq(graph->page->record.lang, edition->languages[0].tag))
		put_people(graph, "translator", STR("translator"), publication);
	put_publisher(graph, &publication->publisher,
		      publication->publisher_type);
	put_subjects(graph, publication);
	json_str_if(&graph->json, "copyrightNotice",
		    in_language(graph, &publication->rights));
}

static bool shows(const struct view *view, size_t side)
{
	return view->sides[0] == side ||
	       (view->n_sides > 1 && view->sides[1] == side);
}

/* A book that has an ISBN: the report in a form that can be ordered. */
static void put_numbered(struct graph *graph, const struct isbn *isbn)
{
	static const struct str formats[] = {
		[ISBN_ANY] = STR_INIT(""),
		[ISBN_EPUB] = STR_INIT("https://schema.org/EBook"),
		[ISBN_PDF] = STR_INIT("https://schema.org/EBook"),
		[ISBN_PRINT] = STR_INIT("https://schema.org/Paperback"),
	};

	json_object(&graph->json, NULL);
	json_str(&graph->json, "@type", STR("Book"));
	json_str(&graph->json, "isbn", isbn->digits);
	json_str_if(&graph->json, "bookFormat", formats[isbn->format]);
	json_end_object(&graph->json);
}

/* Those of them that hold the language of the page. */
static void put_isbns(struct graph *graph, const struct leaf *leaf)
{
	const struct edition *edition = leaf->book->edition;
	size_t n_views;
	struct view *views =
		edition_views(graph->page->arena, edition, &n_views);
	bool open = false;

	for (size_t i = 0; i < edition->n_isbns; i++) {
		const struct isbn *isbn = &edition->isbns[i];
		bool ours = !isbn->book.len && n_views == 1;

		for (size_t j = 0; j < n_views; j++)
			ours |= str_eq(isbn->book, views[j].slug) &&
				shows(&views[j], leaf->shelf->view->sides[0]);
		if (!ours)
			continue;
		if (!open)
			json_array(&graph->json, "workExample");
		open = true;
		put_numbered(graph, isbn);
	}
	if (open)
		json_end_array(&graph->json);
}

static void put_languages(struct graph *graph, const struct edition *edition,
			  const struct view *view)
{
	json_array(&graph->json, "inLanguage");
	for (size_t i = 0; i < view->n_sides; i++)
		json_str(&graph->json, NULL,
			 edition->languages[view->sides[i]].tag);
	json_end_array(&graph->json);
}

/* The books that hold the language of the page. */
static void put_books(struct graph *graph, const struct leaf *leaf)
{
	const struct edition *edition = leaf->book->edition;
	struct arena *arena = graph->page->arena;
	size_t n_views;
	struct view *views = edition_views(arena, edition, &n_views);
	bool open = false;

	for (size_t i = 0; i < n_views; i++) {
		struct str address = address_epub(arena, edition, &views[i]);

		if (!outset_size(graph->page->build->outset, address))
			continue;
		if (!shows(&views[i], leaf->shelf->view->sides[0]))
			continue;
		if (!open)
			json_array(&graph->json, "encoding");
		open = true;
		json_object(&graph->json, NULL);
		json_str(&graph->json, "@type", STR("MediaObject"));
		json_str(&graph->json, "encodingFormat",
			 STR("application/epub+zip"));
		json_str(&graph->json, "contentUrl", absolute(graph, address));
		put_languages(graph, edition, &views[i]);
		json_end_object(&graph->json);
	}
	if (open)
		json_end_array(&graph->json);
}

static void put_chapters(struct graph *graph, const struct leaf *leaf)
{
	const struct shelf *shelf = leaf->shelf;

	json_array(&graph->json, "hasPart");
	for (size_t i = 0; i < shelf->n_chapters; i++)
		if (view_is_translated(shelf->view, shelf->chapters[i]))
			put_reference(
				&graph->json, NULL,
				absolute(graph,
					 address_chapter(graph->page->arena,
							 shelf->view,
							 shelf->chapters[i])));
	json_end_array(&graph->json);
}

/* Corrections */

/* Its place in the list of errata. Each language has a text of its own there,
 * with an id of its own. */
static void put_correction_ids(struct graph *graph,
			       const struct edition *edition,
			       const struct erratum *erratum)
{
	struct arena *arena = graph->page->arena;
	struct str page = absolute(graph, address_errata(arena, edition));
	struct str url = arena_join(arena, page, STR("#erratum-"), erratum->id);

	json_str(&graph->json, "@id",
		 arena_join(arena, url, STR("-"), graph->page->record.lang));
	json_str(&graph->json, "url", url);
}

/* Those of the chapter, or of the edition if that is NULL, in the language of
 * the page. */
static void put_corrections(struct graph *graph, const struct edition *edition,
			    const struct chapter *chapter, size_t language)
{
	const struct page *page = graph->page;
	bool open = false;

	for (size_t i = edition->n_errata; i-- > 0;) {
		const struct erratum *erratum = &edition->errata[i];
		struct erratum_words words;

		if (!erratum->pair ||
		    (chapter && erratum->pair->chapter != chapter) ||
		    !erratum_words(erratum, language, &words))
			continue;
		if (!open)
			json_array(&graph->json, "correction");
		open = true;
		json_object(&graph->json, NULL);
		json_str(&graph->json, "@type", STR("CorrectionComment"));
		put_correction_ids(graph, edition, erratum);
		json_str(&graph->json, "datePublished", erratum->date);
		json_str(&graph->json, "text",
			 erratum_text(page->arena, page->ui, &words));
		json_str(&graph->json, "inLanguage", page->record.lang);
		json_end_object(&graph->json);
	}
	if (open)
		json_end_array(&graph->json);
}

struct str linked_edition(const struct leaf *leaf)
{
	const struct page *page = &leaf->page;
	const struct edition *edition = leaf->book->edition;
	const struct publication *publication = edition->publication;
	struct graph graph;
	struct str name =
		localized_for(&publication->title, page->record.lang, NULL);

	if (leaf->shelf->view->n_sides > 1)
		return linked_parallel(leaf, name);
	if (!view_is_version(leaf->shelf->view, edition, NULL) ||
	    !begin(&graph, page))
		return (struct str){0};
	put_kind(&graph.json, "Report", page->record.canonical);
	json_str(&graph.json, "name", name);
	json_str(&graph.json, "inLanguage", page->record.lang);
	put_version(&graph, edition);
	put_about(&graph, edition);
	put_translations(&graph, edition);
	put_replaced(&graph, edition);
	put_corrections(&graph, edition, NULL, leaf->shelf->view->sides[0]);
	put_reference(&graph.json, "exampleOfWork",
		      work_id(&graph, publication->slug));
	put_series(&graph, publication);
	put_books(&graph, leaf);
	put_isbns(&graph, leaf);
	put_chapters(&graph, leaf);
	return end(&graph);
}

struct str linked_chapter(const struct leaf *leaf, size_t number)
{
	const struct page *page = &leaf->page;
	const struct edition *edition = leaf->book->edition;
	const struct chapter_record *chapter = page->record.chapter;
	struct str name = page_first(chapter->names);
	struct graph graph;

	if (!view_is_translated(leaf->shelf->view, leaf->chapter))
		return (struct str){0};
	if (leaf->shelf->view->n_sides > 1)
		return linked_parallel(leaf, name);
	if (!begin(&graph, page))
		return (struct str){0};
	put_kind(&graph.json, "Chapter", page->record.canonical);
	json_str(&graph.json, "name", name);
	json_str(&graph.json, "inLanguage", page->record.lang);
	json_number(&graph.json, "position", number + 1);
	put_dates(&graph.json, edition);
	put_publisher(&graph, &edition->publication->publisher,
		      edition->publication->publisher_type);
	put_translations(&graph, edition);
	put_corrections(&graph, edition, leaf->chapter,
			leaf->shelf->view->sides[0]);
	put_reference(
		&graph.json, "isPartOf",
		absolute(&graph,
			 address_view(page->arena, edition, leaf->shelf->view,
				      address_whole[WHOLE_CONTENTS])));
	return end(&graph);
}

/* Above editions */

/* The edition in the languages that have a text of their own. */
static void put_edition(struct graph *graph, const struct edition *edition)
{
	struct arena *arena = graph->page->arena;
	size_t n_views;
	struct view *views = edition_views(arena, edition, &n_views);

	for (size_t i = 0; i < n_views; i++) {
		if (!view_is_version(&views[i], edition, NULL))
			continue;
		json_object(&graph->json, NULL);
		put_kind(&graph->json, "Report",
			 absolute(graph,
				  address_view(arena, edition, &views[i],
					       address_whole[WHOLE_CONTENTS])));
		json_str(&graph->json, "inLanguage",
			 edition->languages[views[i].sides[0]].tag);
		put_version(graph, edition);
		json_end_object(&graph->json);
	}
}

struct str linked_publication(const struct page *page,
			      const struct publication *publication)
{
	struct graph graph;

	if (!begin(&graph, page))
		return (struct str){0};
	put_kind(&graph.json, "CreativeWork", page->record.canonical);
	put_localized(&graph.json, "name", &publication->title);
	put_localized(&graph.json, "description", &publication->description);
	json_str(&graph.json, "identifier", publication->identifier);
	put_publisher(&graph, &publication->publisher,
		      publication->publisher_type);
	put_series(&graph, publication);
	json_array(&graph.json, "workExample");
	for (size_t i = publication->n_editions; i-- > 0;)
		if (publication->editions[i].status != STATUS_DRAFT)
			put_edition(&graph, &publication->editions[i]);
	json_end_array(&graph.json);
	return end(&graph);
}

struct str linked_site(const struct page *page,
		       const struct publication_summary *publications,
		       size_t n_publications)
{
	const struct site *site = page->build->site;
	struct graph graph;

	if (!begin(&graph, page))
		return (struct str){0};
	put_kind(&graph.json, "WebSite", page->record.canonical);
	if (site->name.len)
		put_localized(&graph.json, "name", &site->name);
	else
		json_str(&graph.json, "name", page_first(page_site_name(page)));
	put_localized(&graph.json, "description", &site->description);
	json_array(&graph.json, "inLanguage");
	for (size_t i = 0; i < page->n_tongues; i++)
		json_str(&graph.json, NULL, page->tongues[i].tag);
	json_end_array(&graph.json);
	put_publisher(&graph, NULL, PUBLISHER_UNSAID);
	json_array(&graph.json, "hasPart");
	for (size_t i = 0; i < n_publications; i++) {
		if (!publications[i].n_editions)
			continue;
		json_object(&graph.json, NULL);
		put_kind(&graph.json, "CreativeWork",
			 work_id(&graph, publications[i].slug));
		put_localized(&graph.json, "name", &publications[i].title);
		json_end_object(&graph.json);
	}
	json_end_array(&graph.json);
	return end(&graph);
}
