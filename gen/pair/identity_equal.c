/* Nodes of equal texts.
 *
 * Inside joined chapters by patience diff (Bram Cohen's): what is equal at
 * both ends goes first; then the texts that occur once on either side, as far
 * as they are in the same order; then the same again between them. What is
 * equal and left over is joined in order, in the chapter and then anywhere. */
#include "pair/identity.h"

enum { ROUNDS = 16, LONG = 24, STEPS_MOST = 64 };

/* The open nodes of two joined chapters. */
struct sequences {
	struct identity *identity;
	uint32_t *nodes[2];
};

/* Places in both sequences. */
struct stretch {
	size_t start[2], end[2];
};

static uint64_t hash_at(const struct sequences *sequences, int side, size_t i)
{
	return sequences->identity->rows[side]
		.nodes[sequences->nodes[side][i]]
		.hash;
}

static bool equal_at(const struct sequences *sequences, size_t before,
		     size_t after)
{
	return hash_at(sequences, BEFORE, before) ==
	       hash_at(sequences, AFTER, after);
}

static void match_at(const struct sequences *sequences, size_t before,
		     size_t after)
{
	identity_match(sequences->identity, sequences->nodes[BEFORE][before],
		       sequences->nodes[AFTER][after]);
}

static bool is_empty(const struct stretch *stretch)
{
	return stretch->start[BEFORE] == stretch->end[BEFORE] ||
	       stretch->start[AFTER] == stretch->end[AFTER];
}

static void match_ends(const struct sequences *sequences,
		       struct stretch *stretch)
{
	while (!is_empty(stretch) && equal_at(sequences, stretch->start[BEFORE],
					      stretch->start[AFTER]))
		match_at(sequences, stretch->start[BEFORE]++,
			 stretch->start[AFTER]++);
	while (!is_empty(stretch) &&
	       equal_at(sequences, stretch->end[BEFORE] - 1,
			stretch->end[AFTER] - 1))
		match_at(sequences, --stretch->end[BEFORE],
			 --stretch->end[AFTER]);
}

/* What occurs once on either side: the places as a and b, by the place after.
 */
static struct keyed *find_single(const struct sequences *sequences,
				 const struct stretch *stretch, size_t *n)
{
	size_t n_before = stretch->end[BEFORE] - stretch->start[BEFORE];
	size_t n_after = stretch->end[AFTER] - stretch->start[AFTER];
	struct keyed *items = ARENA_ARRAY(sequences->identity->arena,
					  struct keyed, n_before + n_after);
	size_t len = 0;

	for (uint32_t side = BEFORE; side <= AFTER; side++)
		for (size_t i = stretch->start[side]; i < stretch->end[side];
		     i++)
			items[len++] =
				(struct keyed){hash_at(sequences, (int)side, i),
					       side, (uint32_t)i};
	keyed_sort(items, len);
	*n = 0;
	for (size_t i = 0, j; i < len; i = j) {
		for (j = i; j < len && items[j].key == items[i].key; j++)
			;
		if (j - i == 2 && items[i].a == BEFORE &&
		    items[i + 1].a == AFTER)
			items[(*n)++] = (struct keyed){
				items[i + 1].b, items[i].b, items[i + 1].b};
	}
	keyed_sort(items, *n);
	return items;
}

/* Keeps those in order. */
static size_t keep_increasing(struct arena *arena, struct keyed *items,
			      size_t n)
{
	uint32_t *places = ARENA_ARRAY(arena, uint32_t, n);
	bool *kept = ARENA_ARRAY(arena, bool, n);
	size_t n_kept = 0;

	for (size_t i = 0; i < n; i++)
		places[i] = items[i].a;
	longest_increasing(arena, places, n, kept);
	for (size_t i = 0; i < n; i++)
		if (kept[i])
			items[n_kept++] = items[i];
	return n_kept;
}

static void match_stretch(const struct sequences *sequences,
			  struct stretch stretch, size_t rounds)
{
	struct arena *arena = sequences->identity->arena;
	struct arena_mark mark = arena_mark(arena);
	struct stretch rest;
	struct keyed *anchors;
	size_t n;

	match_ends(sequences, &stretch);
	if (is_empty(&stretch) || !rounds)
		return;
	anchors = find_single(sequences, &stretch, &n);
	n = keep_increasing(arena, anchors, n);
	rest = stretch;
	for (size_t i = 0; i < n; i++) {
		rest.end[BEFORE] = anchors[i].a;
		rest.end[AFTER] = anchors[i].b;
		match_at(sequences, anchors[i].a, anchors[i].b);
		match_stretch(sequences, rest, rounds - 1);
		rest.start[BEFORE] = anchors[i].a + 1;
		rest.start[AFTER] = anchors[i].b + 1;
		rest.end[BEFORE] = stretch.end[BEFORE];
		rest.end[AFTER] = stretch.end[AFTER];
	}
	if (n)
		match_stretch(sequences, rest, rounds - 1);
	arena_rewind(arena, mark);
}

static uint32_t *open_nodes(struct identity *identity, int side, size_t chapter,
			    size_t *n)
{
	const struct row *row = &identity->rows[side];
	size_t start = row->starts[chapter], end = row->starts[chapter + 1];
	uint32_t *nodes = ARENA_ARRAY(identity->arena, uint32_t, end - start);

	*n = 0;
	for (size_t i = start; i < end; i++)
		if (node_is_open(&row->nodes[i]))
			nodes[(*n)++] = (uint32_t)i;
	return nodes;
}

static void match_chapters(struct identity *identity, size_t before,
			   size_t after)
{
	struct arena_mark mark = arena_mark(identity->arena);
	struct sequences sequences = {.identity = identity};
	struct stretch all = {{0}, {0}};

	sequences.nodes[BEFORE] =
		open_nodes(identity, BEFORE, before, &all.end[BEFORE]);
	sequences.nodes[AFTER] =
		open_nodes(identity, AFTER, after, &all.end[AFTER]);
	match_stretch(&sequences, all, ROUNDS);
	arena_rewind(identity->arena, mark);
}

/* Those left over */

enum scope { IN_CHAPTER, ANYWHERE_LONG, ANYWHERE };

/* The open nodes by hash and, if asked, chapter: those of the edition before
 * count as being where they would be now. */
static struct keyed *left_over(struct identity *identity, int side,
			       enum scope scope, size_t *n)
{
	const struct row *row = &identity->rows[side];
	struct keyed *items =
		ARENA_ARRAY(identity->arena, struct keyed, row->len);

	*n = 0;
	for (size_t i = 0; i < row->len; i++) {
		const struct node *node = &row->nodes[i];
		uint32_t chapter = side == BEFORE ? row->chapters[node->chapter]
						  : node->chapter;
		uint64_t key = node->hash;

		if (!node_is_open(node) ||
		    (scope == IN_CHAPTER && chapter == NODE_NONE) ||
		    (scope == ANYWHERE_LONG && node->length < LONG))
			continue;
		if (scope == IN_CHAPTER)
			key ^= (chapter + 1) * 0x9E3779B97F4A7C15u;
		items[(*n)++] = (struct keyed){key, (uint32_t)i, 0};
	}
	keyed_sort(items, *n);
	return items;
}

/* The node's neighbour that has a text, on either side; or NODE_NONE. */
static uint32_t neighbour(const struct row *row, uint32_t node, bool next)
{
	uint32_t chapter = row->nodes[node].chapter;
	size_t i = node;

	for (size_t steps = 0; steps < STEPS_MOST; steps++) {
		if (next ? ++i == row->starts[chapter + 1]
			 : i-- == row->starts[chapter])
			break;
		if (!row->nodes[i].hollow)
			return (uint32_t)i;
	}
	return NODE_NONE;
}

static bool stand_alike(const struct identity *identity, uint32_t before,
			uint32_t after)
{
	const struct row *rows = identity->rows;

	for (int next = 0; next < 2; next++) {
		uint32_t old = neighbour(&rows[BEFORE], before, next);
		uint32_t new = neighbour(&rows[AFTER], after, next);

		if (old != NODE_NONE && new != NODE_NONE &&
		    rows[BEFORE].nodes[old].match == new)
			return true;
	}
	return false;
}

static void match_left_over(struct identity *identity, enum scope scope)
{
	struct arena_mark mark = arena_mark(identity->arena);
	size_t n_before, n_after;
	struct keyed *before = left_over(identity, BEFORE, scope, &n_before);
	struct keyed *after = left_over(identity, AFTER, scope, &n_after);

	for (size_t i = 0, j = 0; i < n_before && j < n_after;) {
		if (before[i].key < after[j].key) {
			i++;
		} else if (before[i].key > after[j].key) {
			j++;
		} else {
			if (scope != ANYWHERE ||
			    stand_alike(identity, before[i].a, after[j].a))
				identity_match(identity, before[i].a,
					       after[j].a);
			i++;
			j++;
		}
	}
	arena_rewind(identity->arena, mark);
}

/* What was written anew as an erratum had it. */
static void match_corrected(struct identity *identity)
{
	if (!identity->rows[BEFORE].edition->n_errata)
		return;
	identity_hash(identity, BEFORE, false);
	match_left_over(identity, IN_CHAPTER);
	identity_hash(identity, BEFORE, true);
}

void identity_equal(struct identity *identity)
{
	const struct row *row = &identity->rows[AFTER];

	for (size_t i = 0; i < row->edition->n_chapters; i++)
		if (row->chapters[i] != NODE_NONE)
			match_chapters(identity, row->chapters[i], i);
	match_left_over(identity, IN_CHAPTER);
	match_left_over(identity, ANYWHERE_LONG);
	match_left_over(identity, ANYWHERE);
	match_corrected(identity);
}
