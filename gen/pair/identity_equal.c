/* Nodes of equal texts.
 *
 * Inside joined chapters by patience diff (Bram Cohen's): what is equal at
 * both ends goes first; then the texts that occur once on either side, as far
 * as they are in the same order; then the same again between them. What is
 * equal and left over: identity_left.c. */
#include "pair/identity.h"

enum { ROUNDS = 16 };

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

void identity_equal(struct identity *identity)
{
	const struct row *row = &identity->rows[AFTER];

	for (size_t i = 0; i < row->edition->n_chapters; i++)
		if (row->chapters[i] != NODE_NONE)
			match_chapters(identity, row->chapters[i], i);
	identity_left(identity);
}
