/* The contents of a book: parts, chapters, and headings down to the second
 * level. Entries stand in the order of the spine even where the chapters of a
 * part do not stand together: the part is then entered again. An entry leads
 * only to what the rendered chapter has. */
#include "write/epub_book.h"
#include "write/render.h"

/* Parts may nest deeper in the folders; the contents do not follow. */
enum { PART_DEPTH = 32 };

/* A list item that is still open. */
struct level {
	const struct part *part; /* NULL at the top */
	bool has_list;
};

struct contents {
	const struct epub_book *book;
	struct render render;
	struct markup markup;
	struct level levels[PART_DEPTH + 1];
	size_t depth; /* of the innermost open level */
};

/* A title for each side of the view, in whatever language there is one. */
struct titles {
	struct str text[VIEW_SIDES];
	size_t side[VIEW_SIDES];
};

/* place: first or second in a view of two. */
static void write_span(struct contents *contents, struct str place,
		       struct str tag, struct str text)
{
	struct markup *m = &contents->markup;

	markup_open(m, "span");
	if (place.len)
		markup_attr(m, "class", place);
	markup_attr(m, "lang", tag);
	markup_attr(m, "xml:lang", tag);
	markup_text(m, text);
	markup_close(m, "span");
}

static void write_titles(struct contents *contents, const struct titles *titles)
{
	const struct epub_book *book = contents->book;
	const struct view *view = book->view;

	if (view->n_sides == 1 && titles->side[0] == view->sides[0]) {
		markup_text(&contents->markup, titles->text[0]);
		return;
	}
	for (size_t i = 0; i < view->n_sides; i++) {
		const struct edition_language *language =
			&book->edition->languages[titles->side[i]];
		struct str place = i ? STR("second") : STR("first");

		if (i > 0 && titles->side[i] == titles->side[0])
			continue; /* the same stand-in */
		if (i > 0)
			markup_text(&contents->markup, STR(" "));
		if (view->n_sides == 1)
			place.len = 0;
		write_span(contents, place, language->tag, titles->text[i]);
	}
}

static struct titles chapter_titles(const struct epub_book *book,
				    const struct chapter *chapter)
{
	struct titles titles = {0};

	for (size_t i = 0; i < book->view->n_sides; i++)
		titles.text[i] = epub_chapter_title(
			chapter, book->view->sides[i], &titles.side[i]);
	return titles;
}

static struct titles part_titles(const struct epub_book *book,
				 const struct part *part)
{
	struct titles titles = {0};

	for (size_t i = 0; i < book->view->n_sides; i++) {
		size_t side = book->view->sides[i];

		if (!part->titles[side].len)
			side = 0;
		titles.side[i] = side;
		titles.text[i] = part->titles[side].len ? part->titles[side]
							: part->path;
	}
	return titles;
}

/* Before an item: its parent's list. */
static void open_item(struct contents *contents)
{
	struct level *level = &contents->levels[contents->depth];

	if (!level->has_list)
		markup_open(&contents->markup, "ol");
	level->has_list = true;
	markup_line(&contents->markup);
	markup_open(&contents->markup, "li");
}

static void open_link(struct contents *contents, struct str path, struct str id)
{
	struct buf href = {0};

	address_escape(&href, path);
	if (id.len) {
		buf_put_char(&href, '#');
		buf_put(&href, id);
	}
	markup_open(&contents->markup, "a");
	markup_attr(&contents->markup, "href", buf_str(&href));
	buf_free(&href);
}

/* The block that gives a heading pair its level; NULL if it has no place in
 * the contents. */
static const struct block *entry_heading(const struct epub_chapter *chapter,
					 const struct pair *pair)
{
	const struct block *heading;
	size_t side;

	if (pair->kind != BLOCK_HEADING || !pair_title(pair, 0, &side).len ||
	    !map_get(&chapter->scan.headings, pair->id))
		return NULL;
	heading = pair->sides[side].n ? pair->sides[side].first : NULL;
	return heading && heading->level <= 2 ? heading : NULL;
}

static void write_heading(struct contents *contents, struct str path,
			  const struct pair *pair)
{
	struct buf title = {0};

	render_title(&contents->render, pair, &title);
	open_item(contents);
	open_link(contents, path, pair->id);
	markup_insert(&contents->markup, buf_str(&title));
	markup_close(&contents->markup, "a");
	markup_close(&contents->markup, "li");
	buf_free(&title);
}

/* All but a first heading of level 1, which is the chapter's own. */
static void write_headings(struct contents *contents,
			   const struct epub_chapter *chapter)
{
	const struct pair *root = &chapter->chapter->root;
	bool first = true;

	for (size_t i = 0; i < root->n_children; i++) {
		const struct pair *pair = &root->children[i];
		const struct block *heading = entry_heading(chapter, pair);

		if (!heading)
			continue;
		if (!first || heading->level > 1)
			write_heading(contents, chapter->path, pair);
		first = false;
	}
}

static void enter(struct contents *contents, const struct part *part)
{
	contents->levels[++contents->depth] = (struct level){part, false};
}

static void leave(struct contents *contents)
{
	if (contents->levels[contents->depth--].has_list) {
		markup_line(&contents->markup);
		markup_close(&contents->markup, "ol");
	}
	markup_close(&contents->markup, "li");
}

/* The part and those around it, outermost first; returns how many. */
static size_t part_chain(const struct part *part, const struct part **chain)
{
	size_t n = 0;

	while (part && part->depth >= PART_DEPTH - 1)
		part = part->parent;
	for (const struct part *at = part; at && n < PART_DEPTH;
	     at = at->parent)
		n++;
	for (size_t i = n; i > 0; part = part->parent)
		chain[--i] = part;
	return n;
}

/* Opens an item for a part; true if that is the entry of the chapter too. */
static bool enter_part(struct contents *contents, const struct part *part,
		       const struct epub_chapter *chapter)
{
	struct titles titles = part_titles(contents->book, part);
	bool names_it = part->index == chapter->chapter;

	open_item(contents);
	if (names_it)
		open_link(contents, chapter->path, STR(""));
	else
		markup_open(&contents->markup, "span");
	write_titles(contents, &titles);
	markup_close(&contents->markup, names_it ? "a" : "span");
	enter(contents, part);
	return names_it;
}

static void write_chapter(struct contents *contents,
			  const struct epub_chapter *chapter)
{
	struct titles titles = chapter_titles(contents->book, chapter->chapter);

	open_item(contents);
	open_link(contents, chapter->path, STR(""));
	write_titles(contents, &titles);
	markup_close(&contents->markup, "a");
	enter(contents, NULL);
	write_headings(contents, chapter);
	leave(contents);
}

static void add_chapter(struct contents *contents,
			const struct epub_chapter *chapter)
{
	const struct part *chain[PART_DEPTH];
	size_t n = part_chain(chapter->chapter->part, chain), same = 0;
	bool written = false;

	while (same < n && same < contents->depth &&
	       contents->levels[same + 1].part == chain[same])
		same++;
	while (contents->depth > same)
		leave(contents);
	for (size_t i = same; i < n; i++)
		written = enter_part(contents, chain[i], chapter);
	if (written)
		write_headings(contents, chapter);
	else
		write_chapter(contents, chapter);
}

static void write_errata(struct contents *contents)
{
	const struct epub_book *book = contents->book;
	struct markup *m = &contents->markup;

	open_item(contents);
	open_link(contents, STR("errata.xhtml"), STR(""));
	for (size_t i = 0; i < book->view->n_sides; i++) {
		const struct strings *ui = book->ui[i];
		struct str place = i ? STR("second") : STR("first");

		if (i)
			markup_text(m, STR(" "));
		write_span(contents, book->view->n_sides > 1 ? place : STR(""),
			   ui->tag, strings_get(ui, STR("errata")));
	}
	markup_close(m, "a");
	markup_close(m, "li");
}

void epub_contents(const struct epub_book *book, struct buf *out)
{
	struct contents contents = {
		.book = book,
		.render = {.view = book->view, .target = TARGET_EPUB},
		.levels = {{NULL, true}}, /* the template's own list */
	};

	for (size_t i = 0; i < book->view->n_sides; i++)
		contents.render.ui[i] = book->ui[i];
	markup_begin(&contents.markup, out);
	for (size_t i = 0; i < book->n_chapters; i++)
		add_chapter(&contents, &book->chapters[i]);
	while (contents.depth > 0)
		leave(&contents);
	if (book->has_errata)
		write_errata(&contents);
	markup_line(&contents.markup);
}
