/* The contents of an edition in a view.
 *
 * Parts may lie in parts, and a template cannot nest what it repeats: so the
 * tree becomes a flat list of parts in reading order, each with the chapters
 * that are directly in it. */
#include "write/leaf.h"

struct contents {
	const struct leaf *leaf;
	struct part_record *parts;
	size_t n_parts;
	struct link_record *links; /* of all parts, one after the other */
	size_t n_links;
	const struct part *open; /* whose chapters are being added */
};

/* Whether the part is the other one or lies around it. */
static bool is_around(const struct part *part, const struct part *other)
{
	for (; other; other = other->parent)
		if (other == part)
			return true;
	return false;
}

static void open_part(struct contents *contents, const struct part *part)
{
	const struct leaf *leaf = contents->leaf;
	struct part_record *record = &contents->parts[contents->n_parts++];

	record->chapters.items = &contents->links[contents->n_links];
	contents->open = part;
	if (!part)
		return;
	record->names = leaf_part_names(leaf, part, leaf->shelf->view->n_sides);
	record->href = leaf_part_href(leaf, part);
	record->nested = part->depth > 0;
}

/* Opens the part of the chapter and those around it that are not open. */
static void enter_part(struct contents *contents, const struct part *part)
{
	const struct part *chain[64];
	size_t n = 0;

	if (part == contents->open && contents->n_parts)
		return;
	if (!part || is_around(part, contents->open)) {
		open_part(contents, part);
		/* Back in a part whose title was shown: not again. */
		if (part)
			contents->parts[contents->n_parts - 1].names.len = 0;
		return;
	}
	for (; part && n < sizeof(chain) / sizeof(*chain) &&
	       !is_around(part, contents->open);
	     part = part->parent)
		chain[n++] = part;
	while (n-- > 0)
		open_part(contents, chain[n]);
}

static void add_to_contents(struct contents *contents,
			    const struct chapter *chapter)
{
	enter_part(contents, chapter->part);
	if (chapter->part && chapter->part->index == chapter)
		return;
	contents->links[contents->n_links++] =
		leaf_chapter_link(contents->leaf, chapter);
	contents->parts[contents->n_parts - 1].chapters.len++;
}

/* Parts at most: each chapter opens its own and those around it. */
static size_t count_parts(const struct shelf *shelf)
{
	size_t n = 1;

	for (size_t i = 0; i < shelf->n_chapters; i++) {
		const struct part *part = shelf->chapters[i]->part;

		n += 1 + (part ? part->depth : 0);
	}
	return n;
}

struct list leaf_contents(const struct leaf *leaf)
{
	const struct shelf *shelf = leaf->shelf;
	struct arena *arena = leaf->page.arena;
	struct contents contents = {
		.leaf = leaf,
		.parts = ARENA_ARRAY(arena, struct part_record,
				     count_parts(shelf)),
		.links = ARENA_ARRAY(arena, struct link_record,
				     shelf->n_chapters),
	};

	for (size_t i = 0; i < shelf->n_chapters; i++)
		add_to_contents(&contents, shelf->chapters[i]);
	return (struct list){contents.parts, contents.n_parts};
}
