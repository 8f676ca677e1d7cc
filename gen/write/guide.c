/* What guides a reader in and around a chapter: the chapters near it, the
 * headings in it, how it begins; and on an edition's front page its key figures
 * and data. */
#include "lang/character.h"
#include "lang/sentence.h"
#include "write/address.h"
#include "write/leaf.h"
#include "write/passage.h"
#include "write/wording.h"

enum {
	NEARBY = 24, /* chapters listed at most: a long list is no guide */
	LEVELS = 3,  /* headings of this level and those above are listed */
	DESCRIPTION = 160 /* columns of whole sentences for robots */
};

/* Chapters around */

/* The part directly in the folder of another, or at the top, that holds the
 * chapter; NULL if the chapter itself lies there. */
static const struct part *branch(const struct chapter *chapter,
				 const struct part *folder)
{
	const struct part *part = chapter->part;

	while (part && part != folder && part->parent != folder)
		part = part->parent;
	return part == folder ? NULL : part;
}

static bool is_below(const struct chapter *chapter, const struct part *folder)
{
	const struct part *part = chapter->part;

	while (part && part != folder)
		part = part->parent;
	return part == folder;
}

/* Whether the chapter is listed in the folder: it lies there or it stands for
 * a part there. */
static bool is_listed(const struct chapter *chapter, const struct part *folder)
{
	const struct part *part = branch(chapter, folder);

	return !part || part->index == chapter;
}

/* Chapters listed in the same folder, from the numbered one on in steps of 1
 * or -1; the farther away, the later. */
static size_t look(const struct shelf *shelf, size_t number, int step,
		   size_t found[NEARBY])
{
	const struct part *folder = shelf->chapters[number]->part;
	size_t n = 0;

	for (size_t i = number + (size_t)step;
	     i < shelf->n_chapters && n < NEARBY; i += (size_t)step) {
		if (!is_below(shelf->chapters[i], folder))
			break;
		if (is_listed(shelf->chapters[i], folder))
			found[n++] = i;
	}
	return n;
}

struct list leaf_nearby(const struct leaf *leaf, size_t number)
{
	const struct shelf *shelf = leaf->shelf;
	size_t before[NEARBY], after[NEARBY];
	size_t n_before = look(shelf, number, -1, before);
	size_t n_after = look(shelf, number, 1, after);
	size_t room = n_after < NEARBY / 2 ? NEARBY - 1 - n_after : NEARBY / 2;
	struct link_record *links =
		ARENA_ARRAY(leaf->page.arena, struct link_record, NEARBY);
	struct list list = {links, 0};

	for (size_t i = n_before < room ? n_before : room; i-- > 0;)
		links[list.len++] =
			leaf_chapter_link(leaf, shelf->chapters[before[i]]);
	links[list.len] = leaf_chapter_link(leaf, shelf->chapters[number]);
	links[list.len++].current = STR("page");
	for (size_t i = 0; i < n_after && list.len < NEARBY; i++)
		links[list.len++] =
			leaf_chapter_link(leaf, shelf->chapters[after[i]]);
	return list;
}

/* Headings */

/* The level of a heading as its first language has it; 0 for other pairs. */
static unsigned level_of(const struct pair *pair)
{
	size_t n = pair->chapter->edition->n_languages;

	for (size_t i = 0; pair->kind == BLOCK_HEADING && i < n; i++)
		if (pair->sides[i].n)
			return pair->sides[i].first->level;
	return 0;
}

static struct list heading_names(const struct leaf *leaf,
				 const struct pair *pair)
{
	const struct view *view = leaf->shelf->view;
	const struct edition *edition = leaf->book->edition;
	struct localized_text texts[VIEW_SIDES];
	struct localized names = {texts, 0};

	for (size_t i = 0; i < view->n_sides; i++) {
		size_t side;
		struct str title = pair_title(pair, view->sides[i], &side);

		texts[names.len++] = (struct localized_text){
			edition->languages[side].tag, title, 0};
	}
	return page_names(&leaf->page, &names);
}

struct list leaf_outline(const struct leaf *leaf)
{
	const struct pair *root = &leaf->chapter->root;
	struct arena *arena = leaf->page.arena;
	struct heading_record *headings =
		ARENA_ARRAY(arena, struct heading_record, root->n_children);
	struct list list = {headings, 0};

	for (size_t i = 0; i < root->n_children; i++) {
		const struct pair *pair = &root->children[i];
		unsigned level = level_of(pair);
		struct heading_record heading;

		if (level < 2 || level > LEVELS || !pair->id.len)
			continue;
		heading.names = heading_names(leaf, pair);
		heading.href = arena_join(arena, STR("#"), pair->id, STR(""));
		heading.nested = level == LEVELS;
		if (heading.names.len)
			headings[list.len++] = heading;
	}
	return list;
}

/* What the chapter is about */

static const struct block *first_paragraph(const struct document *document)
{
	const struct block *root = document->root;

	for (size_t i = 0; i < root->n_children; i++)
		if (root->children[i].kind == BLOCK_PARAGRAPH &&
		    root->children[i].text.len)
			return &root->children[i];
	return NULL;
}

struct str leaf_description(const struct leaf *leaf)
{
	size_t side = leaf->shelf->view->sides[0], end = 0;
	const struct document *document = leaf->chapter->documents[side];
	const struct block *paragraph =
		document ? first_paragraph(document) : NULL;
	struct str text;

	if (!paragraph)
		return (struct str){0};
	text = passage_text(leaf->page.arena, leaf->chapter, side, paragraph);
	while (end < text.len) {
		size_t next =
			sentence_end(leaf->shelf->tongues[0].rules, text, end);

		if (end && text_width(str_slice(text, 0, next)) > DESCRIPTION)
			break;
		end = next;
	}
	return str_trim(str_slice(text, 0, end));
}

/* Key figures */

static const struct pair *find_keyfigures(const struct pair *pair)
{
	const struct pair *found = NULL;

	if (pair->kind == BLOCK_KEYFIGURES)
		return pair;
	for (size_t i = 0; i < pair->n_children && !found; i++)
		found = find_keyfigures(&pair->children[i]);
	return found;
}

const struct pair *leaf_keyfigures(const struct leaf *leaf)
{
	const struct shelf *shelf = leaf->shelf;
	const struct pair *found = NULL;

	for (size_t i = 0; i < shelf->n_chapters && !found; i++)
		found = find_keyfigures(&shelf->chapters[i]->root);
	return found;
}

/* Data */

static struct list data_names(const struct leaf *leaf,
			      const struct data_file *data)
{
	const struct view *view = leaf->shelf->view;
	struct localized_text texts[VIEW_SIDES];
	struct localized names = {texts, 0};

	for (size_t i = 0; i < view->n_sides; i++) {
		size_t language;
		struct str title = data_title(data, view->sides[i], &language);

		texts[names.len++] = (struct localized_text){
			leaf->book->edition->languages[language].tag, title, 0};
	}
	return page_names(&leaf->page, &names);
}

struct list leaf_data(const struct leaf *leaf)
{
	const struct edition *edition = leaf->book->edition;
	struct arena *arena = leaf->page.arena;
	size_t n = edition_published_data(edition);
	struct link_record *links = ARENA_ARRAY(arena, struct link_record, n);

	for (size_t i = 0; i < n; i++) {
		const struct data_file *data = edition->data[i];

		links[i] = (struct link_record){
			.href = page_href(&leaf->page,
					  address_data(arena, edition, data)),
			.names = data_names(leaf, data),
			.size = wording_size(arena, data->bytes.len),
		};
	}
	return (struct list){links, n};
}
