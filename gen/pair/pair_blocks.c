/* The tree of pairs of a chapter.
 *
 * The children of a pair are laid over the children of its blocks, all sides
 * at once: one by one where the sides have the same kinds in the same order,
 * else by aligning every side with the base. A pair whose blocks are of one
 * kind, one block a side, gets children of its own; any other pair is a leaf
 * that holds whole blocks. */
#include <string.h>

#include "pair/internal.h"

static void *grow(struct arena *arena, void *items, size_t len, size_t *cap,
		  size_t size)
{
	void *larger;

	if (len < *cap)
		return items;
	*cap = *cap ? *cap * 2 : 16;
	larger = arena_alloc(arena, *cap * size);
	if (len)
		memcpy(larger, items, len * size);
	return larger;
}

void mentions_add(struct mentions *list, struct arena *arena,
		  struct mention mention)
{
	list->items = grow(arena, list->items, list->len, &list->cap,
			   sizeof(*list->items));
	list->items[list->len++] = mention;
}

void block_list_add(struct block_list *list, struct arena *arena,
		    struct block *block)
{
	list->items = grow(arena, list->items, list->len, &list->cap,
			   sizeof(struct block *));
	list->items[list->len++] = block;
}

static void scan_inlines(struct pairing *pairing, struct block *block,
			 struct inline_node *node, size_t depth)
{
	size_t side = block->document->side;

	for (; node; node = node->next) {
		struct mention mention = {node, block};

		if (node->kind == INLINE_LINK || node->kind == INLINE_REFERENCE)
			mentions_add(&pairing->links[side], &pairing->arena,
				     mention);
		else if (node->kind == INLINE_NOTE)
			mentions_add(&pairing->notes[side], &pairing->arena,
				     mention);
		if (node->children && depth < DEPTH_MOST)
			scan_inlines(pairing, block, node->children, depth + 1);
	}
}

/* The block alone, without its children. */
static void scan_block(struct pairing *pairing, struct block *block)
{
	if (block->id.len)
		block_list_add(&pairing->named, &pairing->arena, block);
	if (block->content)
		scan_inlines(pairing, block, block->content, 0);
	if (block->table) {
		const struct table *table = block->table;

		for (size_t i = 0; i < table->n_rows * table->n_columns; i++)
			scan_inlines(pairing, block, table->cells[i].content,
				     0);
	}
}

void pair_scan(struct pairing *pairing, struct block *block, size_t depth)
{
	scan_block(pairing, block);
	for (size_t i = 0; depth < DEPTH_MOST && i < block->n_children; i++)
		pair_scan(pairing, &block->children[i], depth + 1);
}

static void claim(struct pairing *pairing, struct block *block,
		  struct pair *pair)
{
	block->pair = pair;
	if (pairing->scanning)
		scan_block(pairing, block);
}

static void claim_below(struct pairing *pairing, struct block *block,
			struct pair *pair, size_t depth)
{
	for (size_t i = 0; depth < DEPTH_MOST && i < block->n_children; i++) {
		claim(pairing, &block->children[i], pair);
		claim_below(pairing, &block->children[i], pair, depth + 1);
	}
}

/* Whether the pair's sides may have child pairs: one block a side, all of
 * one kind. */
static bool is_container(const struct pairing *pairing, const struct pair *pair)
{
	bool has_children = false;

	for (size_t side = 0; side < pairing->n_sides; side++) {
		const struct side *blocks = &pair->sides[side];

		if (!blocks->n)
			continue;
		if (blocks->n > 1 || blocks->first->kind != pair->kind)
			return false;
		has_children |= blocks->first->n_children > 0;
	}
	return has_children;
}

static void finish_pair(struct pairing *pairing, struct pair *pair,
			size_t depth)
{
	bool container = depth < DEPTH_MOST && is_container(pairing, pair);

	for (size_t side = 0; side < pairing->n_sides; side++) {
		for (size_t i = 0; i < pair->sides[side].n; i++) {
			struct block *block = &pair->sides[side].first[i];

			claim(pairing, block, pair);
			if (!container)
				claim_below(pairing, block, pair, depth);
		}
	}
	if (container)
		pair_children(pairing, pair, depth + 1);
	else
		pair_segments(pairing, pair);
}

/* The children of the parent's block in a language; none if it has none. */
static struct siblings children_of(const struct pair *parent, size_t side)
{
	const struct side *blocks = &parent->sides[side];

	if (!blocks->n)
		return (struct siblings){0};
	return (struct siblings){blocks->first->children,
				 blocks->first->n_children};
}

size_t pairing_base(const struct pairing *pairing, const struct pair *parent)
{
	size_t side = 0;

	if (parent->sides[pairing->base].n)
		return pairing->base;
	while (side + 1 < pairing->n_sides && !parent->sides[side].n)
		side++;
	return side;
}

/* One group for each of n places: the sides agree. */
static struct groups groups_equal(const struct pairing *pairing,
				  const struct pair *parent, size_t n)
{
	size_t n_sides = pairing->n_sides;
	struct groups groups = {
		ARENA_ARRAY(pairing->scratch, struct range, n * n_sides), n};

	for (size_t i = 0; i < n; i++) {
		for (size_t side = 0; side < n_sides; side++) {
			if (parent->sides[side].n)
				groups.ranges[i * n_sides + side] =
					(struct range){(uint32_t)i, 1};
		}
	}
	return groups;
}

static struct groups groups_aligned(const struct pairing *pairing,
				    const struct pair *parent, size_t base)
{
	struct arena *scratch = pairing->scratch;
	size_t n_sides = pairing->n_sides;
	struct siblings ours = children_of(parent, base);
	struct bead **beads = ARENA_ARRAY(scratch, struct bead *, n_sides);
	size_t *n_beads = ARENA_ARRAY(scratch, size_t, n_sides);

	for (size_t side = 0; side < n_sides; side++) {
		struct siblings others = children_of(parent, side);
		double ratio = pairing->ratios[base * n_sides + side];

		if (side != base && parent->sides[side].n)
			beads[side] = siblings_align(scratch, &ours, &others,
						     ratio, &n_beads[side]);
	}
	return groups_join(scratch, n_sides, base, ours.len, beads, n_beads);
}

static bool sides_same(const struct pairing *pairing, const struct pair *parent,
		       size_t base)
{
	struct siblings ours = children_of(parent, base);

	for (size_t side = 0; side < pairing->n_sides; side++) {
		struct siblings others = children_of(parent, side);

		if (side != base && parent->sides[side].n &&
		    !siblings_same(pairing->scratch, &ours, &others))
			return false;
	}
	return true;
}

static void fill_sides(const struct pairing *pairing, struct pair *parent,
		       struct pair *pair, const struct range *ranges)
{
	bool found = false;

	pair->parent = parent;
	pair->chapter = pairing->chapter;
	for (size_t side = 0; side < pairing->n_sides; side++) {
		if (!ranges[side].n)
			continue;
		pair->sides[side].first = parent->sides[side].first->children +
					  ranges[side].start;
		pair->sides[side].n = ranges[side].n;
		if (!found)
			pair->kind = pair->sides[side].first->kind;
		found = true;
	}
}

static void make_pairs(struct pairing *pairing, struct pair *parent,
		       const struct groups *groups)
{
	size_t n_sides = pairing->n_sides;
	struct side *sides = ARENA_ARRAY(&pairing->arena, struct side,
					 groups->len * n_sides);

	parent->children =
		ARENA_ARRAY(&pairing->arena, struct pair, groups->len);
	parent->n_children = groups->len;
	for (size_t i = 0; i < groups->len; i++) {
		parent->children[i].sides = sides + i * n_sides;
		fill_sides(pairing, parent, &parent->children[i],
			   groups->ranges + i * n_sides);
	}
}

static void report_children(struct pairing *pairing, const struct pair *parent)
{
	struct block **before =
		ARENA_ARRAY(pairing->scratch, struct block *, pairing->n_sides);

	for (size_t i = 0; i < parent->n_children; i++) {
		const struct pair *pair = &parent->children[i];

		report_pair(pairing, parent, pair, before);
		for (size_t side = 0; side < pairing->n_sides; side++) {
			const struct side *blocks = &pair->sides[side];

			if (blocks->n)
				before[side] = blocks->first + blocks->n - 1;
		}
	}
}

void pair_children(struct pairing *pairing, struct pair *parent, size_t depth)
{
	struct arena_mark mark = arena_mark(pairing->scratch);
	size_t base = pairing_base(pairing, parent);
	bool same = sides_same(pairing, parent, base);
	struct groups groups =
		same ? groups_equal(pairing, parent,
				    children_of(parent, base).len)
		     : groups_aligned(pairing, parent, base);

	make_pairs(pairing, parent, &groups);
	if (!same)
		report_children(pairing, parent);
	arena_rewind(pairing->scratch, mark);
	for (size_t i = 0; i < parent->n_children; i++)
		finish_pair(pairing, &parent->children[i], depth);
}

void pair_prepare(struct pairing *pairing)
{
	struct arena *arena = &pairing->arena;
	size_t n = pairing->n_sides;
	bool found = false;

	pairing->present = ARENA_ARRAY(arena, bool, n);
	pairing->weights = ARENA_ARRAY(arena, double, n);
	pairing->lines = ARENA_ARRAY(arena, struct lines, n);
	pairing->links = ARENA_ARRAY(arena, struct mentions, n);
	pairing->notes = ARENA_ARRAY(arena, struct mentions, n);
	pairing->pending = ARENA_NEW(arena, struct mentions);
	for (size_t side = 0; side < n; side++) {
		struct document *document = pairing->chapter->documents[side];

		pairing->lines[side] = lines_of_document(document);
		if (!document || !document->root)
			continue;
		pairing->present[side] = document->root->n_children > 0;
		pairing->weights[side] = block_weight(document->root);
		if (pairing->present[side] && !found) {
			pairing->base = side;
			found = true;
		}
	}
}

void pair_chapter(struct pairing *pairing)
{
	struct chapter *chapter = pairing->chapter;
	struct pair *root = &chapter->root;

	*root = (struct pair){.kind = BLOCK_DOCUMENT, .chapter = chapter};
	root->sides =
		ARENA_ARRAY(&pairing->arena, struct side, pairing->n_sides);
	for (size_t side = 0; side < pairing->n_sides; side++) {
		struct document *document = chapter->documents[side];

		if (!document || !document->root)
			continue;
		root->sides[side] = (struct side){document->root, 1};
		document->root->pair = root;
	}
	pairing->scanning = true;
	pair_children(pairing, root, 0);
	pairing->scanning = false;
	pair_notes(pairing);
}
