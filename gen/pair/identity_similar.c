/* Nodes of similar texts: how much of their words they share, by Dice's
 * coefficient over words, or pairs of characters in scripts without spaces, in
 * the language where it is most.
 *
 * Between nodes that are joined and in order, runs of open nodes are aligned
 * so that the sum of likenesses is greatest; long runs in equal steps, after
 * the search by shingles has joined what it can. That search joins what
 * shares the most rare shingles, anywhere. */
#include "pair/identity.h"

/* In place it takes less to be the same. */
static const double alike_surely = 0.6, alike_in_place = 0.5;

/* How many words of another language tell anything. */
enum { WORDS_LEAST = 5 };

/* Where a translation is equal word by word, whatever became of the text. */
static const double alike_translated = 0.9;

enum { RUN_LONGEST = 64, RARE = 2 };

static bool share_text(const struct identity *identity, const struct node *a,
		       const struct node *b)
{
	for (size_t i = 0; i < identity->n_languages; i++)
		if (a->texts[i] && a->texts[i] == b->texts[i])
			return true;
	return false;
}

size_t profile_shared(const struct profile *a, const struct profile *b)
{
	size_t shared = 0, i = 0, j = 0;

	while (i < a->n_words && j < b->n_words) {
		uint32_t x = a->words[i], y = b->words[j];

		shared += x == y;
		i += x <= y;
		j += y <= x;
	}
	return shared;
}

double profile_likeness(const struct profile *a, const struct profile *b)
{
	return 2.0 * (double)profile_shared(a, b) /
	       (double)(a->n_words + b->n_words);
}

/* 0 where it is less than asked for. */
static double likeness_in(struct identity *identity, size_t language,
			  uint32_t before, uint32_t after, double least)
{
	const struct profile *a =
		node_profile_in(identity, BEFORE, before, language);
	const struct profile *b =
		node_profile_in(identity, AFTER, after, language);
	double like =
		(double)(a->n_words < b->n_words ? a->n_words : b->n_words);

	if (like <= 0 || 2 * like < least * (double)(a->n_words + b->n_words))
		return 0;
	like = profile_likeness(a, b);
	return like >= least ? like : 0;
}

/* Of the language in which the texts are the most alike: one may have been
 * translated anew. */
static double likeness(struct identity *identity, uint32_t before,
		       uint32_t after, double least)
{
	const struct node *old = &identity->rows[BEFORE].nodes[before];
	const struct node *new = &identity->rows[AFTER].nodes[after];
	double most;

	if (old->type != new->type)
		return 0;
	if (share_text(identity, old, new))
		return alike_translated;
	most = likeness_in(identity, new->language, before, after, least);
	for (size_t i = 0; i < identity->n_languages; i++) {
		double like = 0;

		if (i != new->language && old->texts[i] && new->texts[i] &&
		    node_profile_in(identity, BEFORE, before, i)->n_words >=
			    WORDS_LEAST)
			like = likeness_in(identity, i, before, after,
					   alike_surely);
		most = like > most ? like : most;
	}
	return most;
}

/* Runs between joined nodes */

struct run {
	uint32_t *nodes;
	size_t len;
};

/* Where the best alignment of i and j nodes comes from. */
enum step { STEP_MATCH, STEP_BEFORE, STEP_AFTER };

struct best {
	double sum;
	enum step step;
};

static void fill_cell(struct best *cell, size_t row, double like)
{
	*cell = (struct best){cell[-(ptrdiff_t)row].sum, STEP_BEFORE};
	if (cell[-1].sum > cell->sum)
		*cell = (struct best){cell[-1].sum, STEP_AFTER};
	if (like > 0 && cell[-(ptrdiff_t)row - 1].sum + like > cell->sum)
		*cell = (struct best){cell[-(ptrdiff_t)row - 1].sum + like,
				      STEP_MATCH};
}

static void align_runs(struct identity *identity, struct run before,
		       struct run after, double least)
{
	size_t width = after.len + 1, i, j;
	struct best *cells = ARENA_ARRAY(identity->arena, struct best,
					 (before.len + 1) * width);

	for (i = 1; i <= before.len; i++)
		for (j = 1; j <= after.len; j++)
			fill_cell(&cells[i * width + j], width,
				  likeness(identity, before.nodes[i - 1],
					   after.nodes[j - 1], least));
	for (i = before.len, j = after.len; i && j;) {
		enum step step = cells[i * width + j].step;

		if (step == STEP_MATCH)
			identity_match(identity, before.nodes[i - 1],
				       after.nodes[j - 1]);
		i -= step != STEP_AFTER;
		j -= step != STEP_BEFORE;
	}
}

static struct run part_of(struct run run, size_t part, size_t n_parts)
{
	size_t start = run.len * part / n_parts;
	size_t end = run.len * (part + 1) / n_parts;

	return (struct run){run.nodes + start, end - start};
}

/* Long runs are cut into as many parts on either side: only if they may be. */
static void match_runs(struct identity *identity, struct run before,
		       struct run after, double least, bool may_cut)
{
	size_t longer = before.len > after.len ? before.len : after.len;
	size_t n = (longer + RUN_LONGEST - 1) / RUN_LONGEST;

	if (n > 1 && !may_cut)
		return;
	for (size_t i = 0; i < n; i++) {
		struct run old = part_of(before, i, n);
		struct run new = part_of(after, i, n);

		if (old.len && new.len)
			align_runs(identity, old, new, least);
	}
}

/* The open nodes of a row in [start, end). */
static struct run open_run(struct identity *identity, int side, size_t start,
			   size_t end)
{
	const struct node *nodes = identity->rows[side].nodes;
	struct run run = {0};

	if (start >= end)
		return run;
	run.nodes = ARENA_ARRAY(identity->arena, uint32_t, end - start);
	for (size_t i = start; i < end; i++)
		if (node_is_open(&nodes[i]))
			run.nodes[run.len++] = (uint32_t)i;
	return run;
}

/* The nodes of a chapter that are joined with nodes of its counterpart, in
 * order: their numbers are in nodes. */
static size_t anchors_of(struct identity *identity, size_t chapter,
			 uint32_t *nodes)
{
	const struct row *rows = identity->rows;
	size_t start = rows[AFTER].starts[chapter];
	size_t end = rows[AFTER].starts[chapter + 1];
	uint32_t *matches = ARENA_ARRAY(identity->arena, uint32_t, end - start);
	bool *kept = ARENA_ARRAY(identity->arena, bool, end - start);
	size_t n = 0, n_kept = 0;

	for (size_t i = start; i < end; i++) {
		uint32_t match = rows[AFTER].nodes[i].match;

		if (match == NODE_NONE || rows[BEFORE].nodes[match].chapter !=
						  rows[AFTER].chapters[chapter])
			continue;
		nodes[n] = (uint32_t)i;
		matches[n++] = match;
	}
	longest_increasing(identity->arena, matches, n, kept);
	for (size_t i = 0; i < n; i++)
		if (kept[i])
			nodes[n_kept++] = nodes[i];
	return n_kept;
}

static void match_between(struct identity *identity, size_t chapter,
			  double least, bool may_cut)
{
	struct arena *arena = identity->arena;
	struct arena_mark mark = arena_mark(arena);
	const struct row *rows = identity->rows;
	size_t old_chapter = rows[AFTER].chapters[chapter];
	size_t before = rows[BEFORE].starts[old_chapter];
	size_t after = rows[AFTER].starts[chapter];
	size_t end = rows[AFTER].starts[chapter + 1];
	uint32_t *anchors = ARENA_ARRAY(arena, uint32_t, end - after);
	size_t n = anchors_of(identity, chapter, anchors);

	for (size_t i = 0; i <= n; i++) {
		size_t new_end = i < n ? anchors[i] : end;
		size_t old_end = i < n ? rows[AFTER].nodes[anchors[i]].match
				       : rows[BEFORE].starts[old_chapter + 1];

		match_runs(identity,
			   open_run(identity, BEFORE, before, old_end),
			   open_run(identity, AFTER, after, new_end), least,
			   may_cut);
		before = old_end + 1;
		after = new_end + 1;
	}
	arena_rewind(arena, mark);
}

static void match_in_place(struct identity *identity, double least,
			   bool may_cut)
{
	const struct row *row = &identity->rows[AFTER];

	for (size_t i = 0; i < row->edition->n_chapters; i++)
		if (row->chapters[i] != NODE_NONE)
			match_between(identity, i, least, may_cut);
}

/* Rare shingles anywhere */

/* The shingles of the open nodes; a is the node. */
static struct keyed *shingles_of(struct identity *identity, int side, size_t *n)
{
	const struct row *row = &identity->rows[side];
	struct keyed *items;
	size_t room = 0;

	for (size_t i = 0; i < row->len; i++)
		if (node_is_open(&row->nodes[i]))
			room += node_profile(identity, side, (uint32_t)i)
					->n_shingles;
	items = ARENA_ARRAY(identity->arena, struct keyed, room);
	*n = 0;
	for (size_t i = 0; i < row->len; i++) {
		const struct profile *profile;

		if (!node_is_open(&row->nodes[i]))
			continue;
		profile = node_profile(identity, side, (uint32_t)i);
		for (size_t j = 0; j < profile->n_shingles; j++)
			items[(*n)++] = (struct keyed){profile->shingles[j],
						       (uint32_t)i, 0};
	}
	keyed_sort(items, *n);
	return items;
}

/* Where the items of the same key end. */
static size_t group_end(const struct keyed *items, size_t n, size_t start)
{
	size_t end = start;

	while (end < n && items[end].key == items[start].key)
		end++;
	return end;
}

/* Adds a pair of nodes for each rare shingle that they share. */
static size_t add_pairs(const struct keyed *before, size_t n_before,
			const struct keyed *after, size_t n_after,
			struct keyed *pairs)
{
	size_t n = 0;

	for (size_t i = 0, j = 0; i < n_before && j < n_after;) {
		size_t i_end = group_end(before, n_before, i);
		size_t j_end = group_end(after, n_after, j);
		bool equal = before[i].key == after[j].key;
		bool first = before[i].key < after[j].key;

		if (equal && i_end - i <= RARE && j_end - j <= RARE)
			for (size_t k = i; k < i_end; k++)
				for (size_t l = j; l < j_end; l++)
					pairs[n++] = (struct keyed){
						(uint64_t)after[l].a << 32 |
							before[k].a,
						0, 0};
		if (equal || first)
			i = i_end;
		if (equal || !first)
			j = j_end;
	}
	return n;
}

/* What a node shares the most with. */
struct favourite {
	uint32_t node;
	size_t shared;
};

static void favour(struct favourite *favourite, uint32_t node, size_t shared)
{
	if (shared > favourite->shared)
		*favourite = (struct favourite){node, shared};
}

static void match_favourites(struct identity *identity,
			     const struct favourite *before,
			     const struct favourite *after)
{
	const struct row *rows = identity->rows;

	for (uint32_t new = 0; new < rows[AFTER].len; new ++) {
		uint32_t old = after[new].node;
		const struct node *node = &rows[AFTER].nodes[new];
		bool in_place;

		if (!after[new].shared || before[old].node != new)
			continue;
		in_place = rows[AFTER].chapters[node->chapter] ==
			   rows[BEFORE].nodes[old].chapter;
		if (likeness(identity, old, new,
			     in_place ? alike_in_place : alike_surely) > 0)
			identity_match(identity, old, new);
	}
}

static void match_by_shingles(struct identity *identity)
{
	struct arena *arena = identity->arena;
	struct arena_mark mark = arena_mark(arena);
	size_t n_before, n_after, n;
	struct keyed *before = shingles_of(identity, BEFORE, &n_before);
	struct keyed *after = shingles_of(identity, AFTER, &n_after);
	struct keyed *pairs =
		ARENA_ARRAY(arena, struct keyed,
			    RARE * (n_before < n_after ? n_before : n_after));
	struct favourite *olds = ARENA_ARRAY(arena, struct favourite,
					     identity->rows[BEFORE].len);
	struct favourite *news =
		ARENA_ARRAY(arena, struct favourite, identity->rows[AFTER].len);

	n = add_pairs(before, n_before, after, n_after, pairs);
	keyed_sort(pairs, n);
	for (size_t i = 0, end; i < n; i = end) {
		uint32_t new = (uint32_t)(pairs[i].key >> 32);
		uint32_t old = (uint32_t)pairs[i].key;

		end = group_end(pairs, n, i);
		favour(&news[new], old, end - i);
		favour(&olds[old], new, end - i);
	}
	match_favourites(identity, olds, news);
	arena_rewind(arena, mark);
}

void identity_similar(struct identity *identity)
{
	match_in_place(identity, alike_surely, false);
	match_by_shingles(identity);
	match_in_place(identity, alike_in_place, true);
}
