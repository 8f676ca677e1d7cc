/* The pages of an edition: chapters, contents and all on one page, in every
 * view. Pages are independent of each other and are written in parallel. */
#include "model/change.h"
#include "write/address.h"
#include "write/errata.h"
#include "write/issued.h"
#include "write/leaf.h"
#include "write/linked_data.h"
#include "write/render.h"
#include "write/writers.h"

/* The pages of a shelf that are written at once with its chapters. */
enum { BESIDE_CHAPTERS = 4 };

static struct str leaf_file(struct arena *arena, const struct chapter *chapter)
{
	return arena_join(arena, chapter->address, STR(".html"), STR(""));
}

/* Pages */

static void set_title(struct leaf *leaf, struct str title)
{
	struct page_record *record = &leaf->page.record;
	const struct publication_record *publication = record->publication;

	record->title =
		page_title(&leaf->page, title, page_first(publication->names));
}

/* The way from a page that lies so many folders deep to the assets. */
static struct str assets_from(struct arena *arena, struct str file)
{
	struct buf path = {0};
	struct str copy;

	address_relative(&path, file, STR("assets/"));
	copy = buf_copy(&path, arena);
	buf_free(&path);
	return copy;
}

static struct render begin_render(const struct leaf *leaf,
				  enum render_target target, struct str from)
{
	struct render render = {
		.view = leaf->shelf->view,
		.target = target,
		.from = from,
		.assets = assets_from(leaf->page.arena, leaf->page.address),
	};

	for (size_t i = 0; i < leaf->shelf->view->n_sides; i++)
		render.ui[i] = leaf->shelf->tongues[i].ui;
	return render;
}

/* Renders a chapter once, for its own page and for the one that holds all. */
static void render_body(const struct leaf *leaf, const struct chapter *chapter,
			struct buf *out)
{
	struct arena *arena = leaf->page.arena;
	struct render render =
		begin_render(leaf, TARGET_PAGE_AND_ALL, chapter->address);

	render.all_assets =
		assets_from(arena, address_view(arena, leaf->book->edition,
						leaf->shelf->view,
						address_whole[WHOLE_ALL]));
	render.permalinks = true;
	render.terms =
		leaf->shelf->has_terms &&
		chapter->edition->publication->term_links == TERM_LINKS_FIRST;
	render_chapter(&render, chapter, out);
}

static void render_figures(const struct leaf *leaf, struct buf *out)
{
	struct render render = begin_render(leaf, TARGET_PAGE, STR("index"));
	const struct pair *pair = leaf_keyfigures(leaf);

	if (pair)
		render_excerpt(&render, pair, out);
}

static struct chapter_record chapter_record(const struct leaf *leaf,
					    const struct chapter *chapter)
{
	const struct shelf *shelf = leaf->shelf;

	return (struct chapter_record){
		.names =
			leaf_chapter_names(leaf, chapter, shelf->view->n_sides),
		.untranslated = !view_is_translated(shelf->view, chapter),
	};
}

/* The ways on from a chapter, which is the shelf's by number. */
static void set_guide(struct leaf *leaf, size_t number)
{
	const struct shelf *shelf = leaf->shelf;
	struct page_record *record = &leaf->page.record;
	struct arena *arena = leaf->page.arena;

	if (number > 0)
		record->previous = page_link(
			&leaf->page,
			leaf_chapter_link(leaf, shelf->chapters[number - 1]));
	if (number + 1 < shelf->n_chapters)
		record->next = page_link(
			&leaf->page,
			leaf_chapter_link(leaf, shelf->chapters[number + 1]));
	record->nearby = leaf_nearby(leaf, number);
	record->outline = leaf_outline(leaf);
	record->position = arena_printf(arena, "%zu", number + 1);
	record->total = arena_printf(arena, "%zu", shelf->n_chapters);
}

static void write_chapter(const struct book *book, const struct shelf *shelf,
			  size_t number, struct arena *arena)
{
	const struct chapter *chapter = shelf->chapters[number];
	struct chapter_record record;
	struct buf body = {0};
	struct leaf leaf;

	leaf_begin(&leaf, book, shelf, chapter, leaf_file(arena, chapter),
		   arena);
	record = chapter_record(&leaf, chapter);
	render_body(&leaf, chapter, &shelf->bodies[number]);
	render_reading(buf_str(&shelf->bodies[number]), READING_PAGE, &body);
	record.body = buf_str(&body);
	record.titled = str_find(record.body, STR("<h1")) != STR_NONE;
	leaf.page.record.chapter = &record;
	set_guide(&leaf, number);
	set_title(&leaf, page_first(record.names));
	leaf.page.record.linked_data = linked_chapter(&leaf, number);
	page_put(&leaf.page, PAGE_CHAPTER);
	buf_free(&body);
}

static void write_contents(const struct book *book, const struct shelf *shelf,
			   struct arena *arena)
{
	const struct publication_record *publication;
	struct edition_record *edition;
	struct buf figures = {0};
	struct cover cover;
	struct leaf leaf;

	leaf_begin(&leaf, book, shelf, NULL, address_whole[WHOLE_CONTENTS],
		   arena);
	publication = leaf.page.record.publication;
	edition = page_edition(&leaf.page, book->edition);
	edition->downloads = page_downloads(&leaf.page, book->edition);
	edition->issues = page_sources(&leaf.page, book->edition,
				       page_issues(&leaf.page, book->edition));
	edition->withdrawal = page_withdrawal(&leaf.page, book->edition);
	edition->data = leaf_data(&leaf);
	edition->figures = page_figures(&leaf.page, book->edition);
	edition->changes = page_changes(&leaf.page, book->edition);
	edition->errata = page_errata(&leaf.page, book->edition);
	if (cover_find(arena, book->edition, shelf->view, &cover))
		edition->cover = page_cover(&leaf.page, &cover);
	leaf.page.cover = edition->cover ? &cover : NULL;
	leaf.page.record.linked_data = linked_edition(&leaf);
	leaf.page.record.edition = edition;
	leaf.page.record.start = page_link(
		&leaf.page, leaf_chapter_link(&leaf, shelf->chapters[0]));
	leaf.page.record.parts = leaf_contents(&leaf);
	render_figures(&leaf, &figures);
	leaf.page.record.figures = buf_str(&figures);
	set_title(&leaf, page_first(publication->names));
	page_put(&leaf.page, PAGE_CONTENTS);
	buf_free(&figures);
}

static struct str place_of(const struct leaf *leaf,
			   const struct chapter *chapter)
{
	const struct part *part = chapter->part;

	return part && part->index && part->index != chapter &&
			       view_has_chapter(leaf->shelf->view, part->index)
		       ? STR("inside")
		       : STR("top");
}

/* On the page that holds all. */
static struct str note_href(const struct page *page, const void *context,
			    const struct erratum *erratum)
{
	struct buf id = {0};
	struct str href;

	(void)context;
	buf_put_char(&id, '#');
	erratum_put_id(&id, erratum);
	href = buf_copy(&id, page->arena);
	buf_free(&id);
	return href;
}

/* NULL if there are no errata. */
static const struct errata_list_record *errata_of(const struct leaf *leaf)
{
	const struct view *view = leaf->shelf->view;
	const struct errata_listing listing = {
		.edition = leaf->book->edition,
		.tongues = leaf->shelf->tongues,
		.languages = view->sides,
		.n_tongues = view->n_sides,
		.in_book = true,
		.href = note_href,
	};

	return page_errata(&leaf->page, leaf->book->edition).len
		       ? errata_list(&leaf->page, &listing)
		       : NULL;
}

/* All bodies go into one buffer, which moves while it grows. */
static void write_all(const struct book *book, const struct shelf *shelf,
		      struct arena *arena)
{
	const struct publication_record *publication;
	struct chapter_record *records =
		ARENA_ARRAY(arena, struct chapter_record, shelf->n_chapters);
	struct buf body = {0};
	struct leaf leaf;
	size_t start = 0;

	leaf_begin(&leaf, book, shelf, NULL, address_whole[WHOLE_ALL], arena);
	for (size_t i = 0; i < shelf->n_chapters; i++) {
		records[i] = chapter_record(&leaf, shelf->chapters[i]);
		records[i].anchor = leaf_anchor(&leaf, shelf->chapters[i]);
		records[i].place = place_of(&leaf, shelf->chapters[i]);
		render_reading(buf_str(&shelf->bodies[i]), READING_ALL, &body);
		buf_free(&shelf->bodies[i]);
		records[i].body.len = body.len - start;
		start = body.len;
	}
	start = 0;
	for (size_t i = 0; i < shelf->n_chapters; i++) {
		struct chapter_record *record = &records[i];

		record->body.ptr = body.ptr + start;
		start += record->body.len;
		record->titled = str_find(record->body, STR("<h2")) != STR_NONE;
	}
	leaf.page.record.chapters = (struct list){records, shelf->n_chapters};
	leaf.page.record.colophons = leaf_colophons(&leaf);
	leaf.page.record.colophon_titles =
		page_words(&leaf.page, STR("colophon"));
	leaf.page.record.parts = leaf_contents(&leaf);
	leaf.page.record.errata_list = errata_of(&leaf);
	publication = leaf.page.record.publication;
	set_title(&leaf, page_first(publication->names));
	page_put(&leaf.page, PAGE_ALL);
	buf_free(&body);
}

/* The edition */

static size_t count_leaves(const struct book *book, const struct shelf *shelf)
{
	return BESIDE_CHAPTERS + shelf->n_chapters + book->edition->n_chapters +
	       book->edition->n_gone;
}

/* Those of chapters that have no page: of this edition, then gone ones. */
static void write_missing(const struct book *book, const struct shelf *shelf,
			  size_t item, struct arena *scratch)
{
	const struct edition *edition = book->edition;

	if (item < edition->n_chapters)
		leaf_write_absent(book, shelf, edition->chapters[item],
				  scratch);
	else
		leaf_write_gone(book, shelf,
				&edition->gone[item - edition->n_chapters],
				scratch);
}

/* The contents page, the search page, those of terms and of the colophon, then
 * the chapters, then those without a page, shelf by shelf. */
static void write_leaf(void *context, size_t item, struct arena *scratch)
{
	const struct book *book = context;
	const struct shelf *shelf = book->shelves;

	while (item >= count_leaves(book, shelf))
		item -= count_leaves(book, shelf++);
	if (item == 0)
		write_contents(book, shelf, scratch);
	else if (item == 1)
		leaf_write_search(book, shelf, scratch);
	else if (item == 2)
		leaf_write_terms(book, shelf, scratch);
	else if (item == 3)
		leaf_write_colophon(book, shelf, scratch);
	else if (item - BESIDE_CHAPTERS < shelf->n_chapters)
		write_chapter(book, shelf, item - BESIDE_CHAPTERS, scratch);
	else
		write_missing(book, shelf,
			      item - BESIDE_CHAPTERS - shelf->n_chapters,
			      scratch);
}

/* Once the chapters are rendered. */
static void write_whole(void *context, size_t item, struct arena *scratch)
{
	const struct book *book = context;

	write_all(book, &book->shelves[item], scratch);
}

static void fill_shelf(struct book *book, const struct view *view)
{
	const struct edition *edition = book->edition;
	struct shelf *shelf = &book->shelves[book->n_shelves];

	shelf->view = view;
	shelf->chapters = ARENA_ARRAY(&book->arena, const struct chapter *,
				      edition->n_chapters);
	shelf->bodies =
		ARENA_ARRAY(&book->arena, struct buf, edition->n_chapters);
	for (size_t i = 0; i < view->n_sides; i++)
		shelf->tongues[i] = tongue_find(
			book->build, edition->languages[view->sides[i]].tag);
	for (size_t i = 0; i < edition->n_chapters; i++)
		if (view_has_chapter(view, edition->chapters[i]))
			shelf->chapters[shelf->n_chapters++] =
				edition->chapters[i];
	shelf->has_terms = view_has_terms(view, edition);
	/* A view without a chapter has no pages. */
	book->n_shelves += shelf->n_chapters > 0;
}

static void find_newer(struct book *book)
{
	const struct edition *newest = edition_successor(book->edition);

	if (!newest)
		return;
	book->newer = newest;
	book->newer_views =
		edition_views(&book->arena, newest, &book->n_newer_views);
	for (size_t i = 0; i < newest->n_chapters; i++)
		map_add(&book->newer_chapters, &book->arena,
			newest->chapters[i]->address, newest->chapters[i]);
}

void write_pages(const struct build *build, const struct edition *edition)
{
	struct book book = {.build = build, .edition = edition};
	size_t n_views, n_pages = 0;
	struct view *views = edition_views(&book.arena, edition, &n_views);

	book.shelves = ARENA_ARRAY(&book.arena, struct shelf, n_views);
	for (size_t i = 0; i < n_views; i++)
		fill_shelf(&book, &views[i]);
	find_newer(&book);
	for (size_t i = 0; i < book.n_shelves; i++)
		n_pages += count_leaves(&book, &book.shelves[i]);
	pool_each(build->pool, n_pages, write_leaf, &book);
	pool_each(build->pool, book.n_shelves, write_whole, &book);
	arena_free(&book.arena);
}
