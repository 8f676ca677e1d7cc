/* What the pages of an edition say of their place: the way up, the same page
 * in other languages and in a newer edition. */
#include "write/leaf.h"

#include "base/file.h"
#include "write/address.h"
#include "write/citation.h"
#include "write/notice.h"

/* Names */

struct list leaf_chapter_names(const struct leaf *leaf,
			       const struct chapter *chapter, size_t n_sides)
{
	const struct page *page = &leaf->page;
	const struct shelf *shelf = leaf->shelf;
	struct localized_text texts[VIEW_SIDES + 1];
	struct localized title = {texts, 0};
	const struct edition *edition = chapter->edition;

	for (size_t i = 0; i < n_sides; i++) {
		size_t side = shelf->view->sides[i];
		const struct document *document = chapter->documents[side];

		if (document && document->title.len)
			texts[title.len++] = (struct localized_text){
				edition->languages[side].tag, document->title,
				0};
	}
	if (!title.len)
		for (size_t i = 0; i < edition->n_languages && !title.len; i++)
			if (chapter->documents[i] &&
			    chapter->documents[i]->title.len)
				texts[title.len++] = (struct localized_text){
					edition->languages[i].tag,
					chapter->documents[i]->title, 0};
	if (!title.len)
		return page_text(page, chapter->name, STR(""));
	return n_sides > 1 ? page_names(page, &title) : page_name(page, &title);
}

struct str leaf_anchor(const struct leaf *leaf, const struct chapter *chapter)
{
	return arena_printf(leaf->page.arena, "_chapter-%zu",
			    chapter->number + 1);
}

static struct str chapter_href(const struct leaf *leaf,
			       const struct chapter *chapter)
{
	struct arena *arena = leaf->page.arena;

	if (str_eq(leaf->file, address_whole[WHOLE_ALL]))
		return arena_join(arena, STR("#"), leaf_anchor(leaf, chapter),
				  STR(""));
	return page_href(&leaf->page,
			 address_chapter(arena, leaf->shelf->view, chapter));
}

struct link_record leaf_chapter_link(const struct leaf *leaf,
				     const struct chapter *chapter)
{
	const struct view *view = leaf->shelf->view;

	return (struct link_record){
		.href = chapter_href(leaf, chapter),
		.names = leaf_chapter_names(leaf, chapter, view->n_sides),
		.untranslated = !view_is_translated(view, chapter),
	};
}

/* Ways to other languages */

/* Whether the view of the shelf has this page, too. */
static bool shelf_has(const struct shelf *shelf, const struct leaf *leaf)
{
	if (str_eq(leaf->file, address_whole[WHOLE_TERMS]))
		return shelf->has_terms;
	return !leaf->chapter || view_has_chapter(shelf->view, leaf->chapter);
}

static struct str address_on(const struct leaf *leaf, const struct shelf *shelf)
{
	return address_view(leaf->page.arena, leaf->book->edition, shelf->view,
			    leaf->file);
}

static struct list switches(const struct leaf *leaf)
{
	const struct book *book = leaf->book;
	const struct page *page = &leaf->page;
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, book->n_shelves);
	struct list list = {links, 0};

	for (size_t i = 0; i < book->n_shelves; i++) {
		const struct shelf *shelf = &book->shelves[i];
		bool here = shelf == leaf->shelf;

		if (!shelf_has(shelf, leaf))
			continue;
		links[list.len++] = (struct link_record){
			.href = page_href(page, address_on(leaf, shelf)),
			.hreflang = shelf->tongues[0].tag,
			.names = page_language_names(page, shelf->tongues,
						     shelf->view->n_sides),
			.current = here ? STR("true") : STR(""),
			.untranslated =
				leaf->chapter &&
				!view_is_translated(shelf->view, leaf->chapter),
		};
	}
	return list;
}

/* The languages that a reader of one may want to look into. */
static struct list others(const struct leaf *leaf)
{
	const struct book *book = leaf->book;
	const struct page *page = &leaf->page;
	struct other_record *records =
		ARENA_ARRAY(page->arena, struct other_record, book->n_shelves);
	struct list list = {records, 0};

	if (!leaf->chapter || leaf->shelf->view->n_sides > 1)
		return list;
	for (size_t i = 0; i < book->n_shelves; i++) {
		const struct shelf *shelf = &book->shelves[i];
		const struct tongue *tongue = &shelf->tongues[0];

		if (shelf == leaf->shelf || shelf->view->n_sides > 1 ||
		    !view_is_translated(shelf->view, leaf->chapter))
			continue;
		records[list.len++] = (struct other_record){
			.language = tongue_name(tongue),
			.lang = tongue->tag,
			.dir = tongue_direction(tongue),
			.texts = page_href(
				page, address_search(page->arena, book->edition,
						     tongue->tag, STR(".js"))),
			.href = page_href(page, address_on(leaf, shelf)),
		};
	}
	return list;
}

/* A page for robots to find. */
static bool is_advertised(const struct shelf *shelf, const struct leaf *leaf)
{
	return shelf_has(shelf, leaf) &&
	       view_is_version(shelf->view, leaf->book->edition, leaf->chapter);
}

static struct list alternates(const struct leaf *leaf)
{
	const struct book *book = leaf->book;
	const struct page *page = &leaf->page;
	struct alternate_record *records;
	struct list list = {0};

	if (!page->build->site->base_url.len ||
	    !is_advertised(leaf->shelf, leaf))
		return list;
	records = ARENA_ARRAY(page->arena, struct alternate_record,
			      book->n_shelves + 1);
	list.items = records;
	for (size_t i = 0; i < book->n_shelves; i++) {
		const struct shelf *shelf = &book->shelves[i];

		if (!is_advertised(shelf, leaf))
			continue;
		records[list.len++] = (struct alternate_record){
			shelf->tongues[0].tag,
			page_absolute(page, address_on(leaf, shelf))};
	}
	records[list.len] = records[0];
	records[list.len++].hreflang = STR("x-default");
	return list;
}

/* The page of the authoritative text, for a page that shows another. */
static struct list authoritative(const struct leaf *leaf)
{
	const struct shelf *first = &leaf->book->shelves[0];
	const struct page *page = &leaf->page;
	struct link_record link;

	if (first == leaf->shelf || first->view->sides[0] != 0)
		return (struct list){0};
	link = (struct link_record){
		.hreflang = first->tongues[0].tag,
		.names = page_language_names(page, first->tongues, 1),
	};
	if (shelf_has(first, leaf))
		link.href = page_href(page, address_on(leaf, first));
	return page_link(page, link);
}

static const struct view *newer_view_of(const struct book *book,
					struct str slug)
{
	for (size_t i = 0; i < book->n_newer_views; i++)
		if (str_eq(book->newer_views[i].slug, slug))
			return &book->newer_views[i];
	return NULL;
}

/* The view of the newer edition that is like the shelf's, or else that of a
 * language of the shelf; NULL if it has none of them. */
static const struct view *newer_view(const struct leaf *leaf)
{
	const struct shelf *shelf = leaf->shelf;
	const struct view *view = newer_view_of(leaf->book, shelf->view->slug);

	for (size_t i = 0; i < shelf->view->n_sides && !view; i++)
		view = newer_view_of(leaf->book, shelf->tongues[i].tag);
	return view;
}

/* Whether the newest edition has a page at the address of this one. For all
 * that earlier editions had, it has one. */
static bool newer_has(const struct leaf *leaf, const struct view *view)
{
	const struct book *book = leaf->book;
	struct str address = leaf->file;
	const struct chapter *there;

	for (size_t i = 0; i < WHOLE_PAGES; i++)
		if (str_eq(leaf->file, address_whole[i]))
			return i != WHOLE_TERMS ||
			       view_has_terms(view, book->newer);
	address.len -= STR(".html").len;
	there = map_get(&book->newer_chapters, address);
	return there ? view_has_chapter(view, there)
		     : book->newer->number > book->edition->number;
}

/* Where the chapter lives on in the newest edition: what has the first of its
 * ids that is there. NULL if nothing has. */
static const struct pair *newer_place(const struct leaf *leaf,
				      const struct view *view)
{
	const struct pair *root = &leaf->chapter->root;

	for (size_t i = 0; i < root->n_children; i++) {
		const struct pair *pair =
			map_get(&leaf->book->newer->ids, root->children[i].id);

		if (pair && view_has_chapter(view, pair->chapter))
			return pair;
	}
	return NULL;
}

/* The address of the same page in the view of the newest edition, or else of
 * its contents. A chapter that has become part of another is found there. */
static struct str newer_address(const struct leaf *leaf,
				const struct view *view, bool alike)
{
	struct arena *arena = leaf->page.arena;
	const struct edition *newest = leaf->book->newer;
	const struct pair *pair =
		leaf->chapter ? newer_place(leaf, view) : NULL;
	struct str file = alike && newer_has(leaf, view)
				  ? leaf->file
				  : address_whole[WHOLE_CONTENTS];
	struct str address;

	if (!pair)
		return page_href(&leaf->page,
				 address_view(arena, newest, view, file));
	address = page_href(&leaf->page,
			    address_chapter(arena, view, pair->chapter));
	if (str_eq(pair->chapter->address, leaf->chapter->address) ||
	    pair == &pair->chapter->root.children[0])
		return address;
	return arena_join(arena, address, STR("#"), pair->id);
}

/* The same page in the newest edition, or else its contents. */
static struct list newer(const struct leaf *leaf)
{
	const struct book *book = leaf->book;
	const struct page *page = &leaf->page;
	const struct view *view = newer_view(leaf);
	bool alike = view;

	if (!book->n_newer_views)
		return (struct list){0};
	if (!view)
		view = &book->newer_views[0];
	return page_link(
		page,
		(struct link_record){
			.href = newer_address(leaf, view,
					      alike || !leaf->chapter),
			.hreflang = book->newer->languages[view->sides[0]].tag,
			.names = page_edition(page, book->newer)->names,
		});
}

/* Ways up */

struct crumbs {
	struct link_record *links;
	struct list list;
};

static void add_crumb(struct crumbs *crumbs, struct str href, struct list names)
{
	if (names.len)
		crumbs->links[crumbs->list.len++] =
			(struct link_record){.href = href, .names = names};
}

struct list leaf_part_names(const struct leaf *leaf, const struct part *part,
			    size_t n_sides)
{
	const struct page *page = &leaf->page;
	const struct shelf *shelf = leaf->shelf;
	const struct edition *edition = leaf->book->edition;
	struct localized_text texts[VIEW_SIDES];
	struct localized title = {texts, 0};

	for (size_t i = 0; i < n_sides; i++) {
		size_t side = shelf->view->sides[i];

		if (part->titles[side].len)
			texts[title.len++] = (struct localized_text){
				edition->languages[side].tag,
				part->titles[side], 0};
	}
	if (!title.len)
		return page_text(page, path_base(part->path), STR(""));
	return n_sides > 1 ? page_names(page, &title) : page_name(page, &title);
}

struct str leaf_part_href(const struct leaf *leaf, const struct part *part)
{
	if (!part->index || !view_has_chapter(leaf->shelf->view, part->index))
		return STR("");
	return chapter_href(leaf, part->index);
}

static void add_parts(const struct leaf *leaf, const struct part *part,
		      struct crumbs *crumbs)
{
	const struct part *chain[8];
	size_t n = 0;

	for (; part && n < sizeof(chain) / sizeof(*chain); part = part->parent)
		if (part->index != leaf->chapter)
			chain[n++] = part;
	while (n-- > 0)
		add_crumb(crumbs, leaf_part_href(leaf, chain[n]),
			  leaf_part_names(leaf, chain[n], 1));
}

/* From the home page down, in the page's own language only. */
static struct list breadcrumb(const struct leaf *leaf)
{
	const struct page *page = &leaf->page;
	const struct publication *publication =
		leaf->book->edition->publication;
	struct crumbs crumbs = {
		.links = ARENA_ARRAY(page->arena, struct link_record, 16)};
	struct list edition = page_name(page, &leaf->book->edition->name);

	if (!edition.len)
		edition = page_text(page, leaf->book->edition->slug, STR(""));
	add_crumb(&crumbs, page_href(page, STR("index.html")),
		  page_site_name(page));
	add_crumb(&crumbs,
		  page_href(page, address_publication(page->arena,
						      publication->slug)),
		  page_name(page, &publication->title));
	add_crumb(&crumbs, page->record.contents_href, edition);
	if (leaf->chapter) {
		add_parts(leaf, leaf->chapter->part, &crumbs);
		add_crumb(&crumbs, STR(""),
			  leaf_chapter_names(leaf, leaf->chapter, 1));
	}
	if (str_eq(leaf->file, address_whole[WHOLE_COLOPHON]))
		add_crumb(&crumbs, STR(""),
			  page_text(page,
				    strings_get(page->ui, STR("colophon")),
				    page->ui->tag));
	crumbs.links[crumbs.list.len - 1].current = STR("page");
	return (struct list){crumbs.links, crumbs.list.len};
}

/* The languages of a page of two. */
static struct list sides(const struct leaf *leaf)
{
	static const struct str names[VIEW_SIDES] = {STR_INIT("first"),
						     STR_INIT("second")};
	const struct shelf *shelf = leaf->shelf;
	struct side_record *records =
		ARENA_ARRAY(leaf->page.arena, struct side_record, VIEW_SIDES);

	if (shelf->view->n_sides == 1)
		return (struct list){0};
	for (size_t i = 0; i < shelf->view->n_sides; i++)
		records[i] = (struct side_record){
			.name = names[i],
			.language = tongue_name(&shelf->tongues[i]),
			.lang = shelf->tongues[i].tag,
			.dir = tongue_direction(&shelf->tongues[i]),
		};
	return (struct list){records, shelf->view->n_sides};
}

static struct list notices(const struct leaf *leaf)
{
	enum { OF_PAGE = 2 };
	const struct page *page = &leaf->page;
	const struct page_record *record = &page->record;
	struct notices notices;

	notices_begin(&notices, page, NOTICES_OF_EDITION + OF_PAGE);
	notices_of_edition(&notices, page, leaf->book->edition, record->newer);
	if (leaf->chapter &&
	    !view_is_translated(leaf->shelf->view, leaf->chapter))
		notices_add(&notices, page, STR("fallback"),
			    STR("fallback_notice"), (struct list){0});
	if (record->authoritative.len)
		notices_add(&notices, page, STR("authoritative"),
			    STR("authoritative_notice"), record->authoritative);
	return notices.list;
}

/* The page */

void leaf_begin(struct leaf *leaf, const struct book *book,
		const struct shelf *shelf, const struct chapter *chapter,
		struct str file, struct arena *arena)
{
	struct page *page = &leaf->page;
	struct page_record *record = &page->record;

	*leaf = (struct leaf){
		.book = book, .shelf = shelf, .chapter = chapter, .file = file};
	page_begin(page, book->build, arena,
		   address_view(arena, book->edition, shelf->view, file),
		   shelf->tongues, shelf->view->n_sides);
	page->publication = book->edition->publication;
	page->edition = book->edition;
	page_run(page, USE_READING);
	if (shelf->view->n_sides > 1)
		record->layout = STR("parallel");
	record->contents_href =
		page_href(page, address_view(arena, book->edition, shelf->view,
					     address_whole[WHOLE_CONTENTS]));
	record->all_href =
		page_href(page, address_view(arena, book->edition, shelf->view,
					     address_whole[WHOLE_ALL]));
	record->search_href =
		page_href(page, address_view(arena, book->edition, shelf->view,
					     address_whole[WHOLE_SEARCH]));
	if (shelf->has_terms)
		record->terms_href = page_href(
			page, address_view(arena, book->edition, shelf->view,
					   address_whole[WHOLE_TERMS]));
	record->colophon_href =
		page_href(page, address_view(arena, book->edition, shelf->view,
					     address_whole[WHOLE_COLOPHON]));
	record->publication =
		page_publication(page, book->edition->publication);
	record->edition = page_edition(page, book->edition);
	if (chapter)
		record->description = leaf_description(leaf);
	if (!record->description.len)
		record->description = page_first(
			((const struct publication_record *)record->publication)
				->descriptions);
	record->switches = switches(leaf);
	record->sides = sides(leaf);
	record->others = others(leaf);
	record->alternates = alternates(leaf);
	record->breadcrumb = breadcrumb(leaf);
	record->citations = page_citations(page, book->edition);
	record->authoritative = authoritative(leaf);
	record->newer = newer(leaf);
	record->notices = notices(leaf);
}
