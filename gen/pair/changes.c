/* What became of the edition before: the changes in the order of the new
 * edition, and the ids that are in use no more. */
#include <stdlib.h>

#include "base/utf8.h"
#include "lang/character.h"
#include "model/change.h"
#include "pair/identity.h"
#include "pair/styling.h"

struct telling {
	struct identity *identity;
	struct edition *edition;
	struct arena *arena;  /* the publication's */
	bool *stays[2];       /* joined nodes that stand where they stood */
	struct keyed *places; /* of the changes; b is their number */
	struct change *changes;
	size_t len;
};

/* Where nodes stand: in the counterpart of their chapter, in order. */
static void find_moved_in(struct telling *telling, size_t chapter)
{
	struct identity *identity = telling->identity;
	const struct row *rows = identity->rows;
	size_t start = rows[AFTER].starts[chapter];
	size_t len = rows[AFTER].starts[chapter + 1] - start, n = 0;
	uint32_t *nodes = ARENA_ARRAY(identity->arena, uint32_t, len);
	uint32_t *matches = ARENA_ARRAY(identity->arena, uint32_t, len);
	bool *kept = ARENA_ARRAY(identity->arena, bool, len);

	for (size_t i = start; i < start + len; i++) {
		const struct node *node = &rows[AFTER].nodes[i];

		if (node->match == NODE_NONE || node->is_part ||
		    rows[BEFORE].nodes[node->match].chapter !=
			    rows[AFTER].chapters[chapter])
			continue;
		nodes[n] = (uint32_t)i;
		matches[n++] = node->match;
	}
	longest_increasing(identity->arena, matches, n, kept);
	for (size_t i = 0; i < n; i++) {
		telling->stays[AFTER][nodes[i]] = kept[i];
		telling->stays[BEFORE][matches[i]] = kept[i];
	}
}

static void find_moved(struct telling *telling)
{
	struct identity *identity = telling->identity;

	for (int side = BEFORE; side <= AFTER; side++)
		telling->stays[side] = ARENA_ARRAY(identity->arena, bool,
						   identity->rows[side].len);
	for (size_t i = 0; i < telling->edition->n_chapters; i++)
		find_moved_in(telling, i);
}

/* The nodes of a change: one, or a chain of parts. */
static const struct pair **pairs_of(const struct telling *telling, int side,
				    uint32_t node, size_t *n)
{
	const struct node *nodes = telling->identity->rows[side].nodes;
	const struct pair **pairs;
	size_t len = 0;

	for (uint32_t i = node; i != NODE_NONE; i = nodes[i].next)
		len++;
	pairs = ARENA_ARRAY(telling->arena, const struct pair *, len);
	*n = 0;
	for (uint32_t i = node; i != NODE_NONE; i = nodes[i].next)
		pairs[(*n)++] = nodes[i].pair;
	return pairs;
}

static void put_without_space(struct buf *out, struct str text)
{
	size_t pos = 0;

	while (pos < text.len) {
		size_t start = pos;

		if (!character_is_space(utf8_next(text, &pos)))
			buf_put(out, str_slice(text, start, pos));
	}
}

static void put_texts(struct buf *out, const struct pair **pairs, size_t n,
		      size_t side)
{
	struct buf text = {0}, normal = {0};

	for (size_t i = 0; i < n; i++)
		node_text(&text, pairs[i], side, false);
	text_normalise(&normal, buf_str(&text), false);
	put_without_space(out, buf_str(&normal));
	buf_free(&normal);
	buf_free(&text);
}

static bool differs(const struct change *change, size_t before, size_t after)
{
	struct buf old = {0}, new = {0};
	bool equal;

	put_texts(&old, change->before, change->n_before, before);
	put_texts(&new, change->after, change->n_after, after);
	equal = str_eq(buf_str(&old), buf_str(&new));
	buf_free(&old);
	buf_free(&new);
	return !equal;
}

/* Whether links, emphasis or pictures differ in a common language. */
static bool same_styling(const struct telling *telling, size_t language,
			 const struct node *before, const struct node *after)
{
	const struct row *rows = telling->identity->rows;
	struct arena *scratch = telling->identity->arena;
	struct arena_mark mark = arena_mark(scratch);
	size_t n;

	styling_changes(scratch, before->pair, rows[BEFORE].languages[language],
			after->pair, rows[AFTER].languages[language], &n);
	arena_rewind(scratch, mark);
	return !n;
}

/* Which languages differ; true if any does. One and one are told apart by
 * their hashes and their styling; where several stand for one, white space
 * does not count. */
static bool compare(const struct telling *telling, struct change *change,
		    const struct node *before, const struct node *after)
{
	const struct row *rows = telling->identity->rows;
	bool single = change->n_before == 1 && change->n_after == 1;
	bool any = false;

	for (size_t i = 0; i < telling->identity->n_languages; i++) {
		size_t side = rows[AFTER].languages[i];

		change->edited[side] =
			single ? before->texts[i] != after->texts[i] ||
					 !same_styling(telling, i, before,
						       after)
			       : differs(change, rows[BEFORE].languages[i],
					 side);
		any |= change->edited[side];
	}
	return any;
}

static bool same_texts(const struct telling *telling, const struct node *before,
		       const struct node *after)
{
	for (size_t i = 0; i < telling->identity->n_languages; i++)
		if (before->texts[i] != after->texts[i] ||
		    !same_styling(telling, i, before, after))
			return false;
	return true;
}

static bool has_text(const struct telling *telling, const struct node *node)
{
	for (size_t i = 0; i < telling->identity->n_languages; i++)
		if (node->texts[i])
			return true;
	return false;
}

static void add(struct telling *telling, struct change *change, uint64_t place,
		uint32_t order)
{
	telling->places[telling->len] =
		(struct keyed){place, order, (uint32_t)telling->len};
	telling->changes[telling->len++] = *change;
}

static enum change_kind kind_of(const struct change *change)
{
	if (change->n_after > 1)
		return CHANGE_SPLIT;
	return change->n_before > 1 ? CHANGE_MERGED : CHANGE_EDITED;
}

/* The first of what was merged with the node. */
static uint32_t first_of(const struct row *row, uint32_t node)
{
	while (row->nodes[node].previous != NODE_NONE)
		node = row->nodes[node].previous;
	return node;
}

static void tell_joined(struct telling *telling, uint32_t number)
{
	const struct row *rows = telling->identity->rows;
	const struct node *after = &rows[AFTER].nodes[number];
	const struct node *before = &rows[BEFORE].nodes[after->match];
	uint32_t first = first_of(&rows[BEFORE], after->match);
	struct change change = {
		.chapter = after->pair->chapter,
		.moved = !telling->stays[AFTER][before->match],
	};

	if (!change.moved && after->next == NODE_NONE &&
	    rows[BEFORE].nodes[first].next == NODE_NONE &&
	    same_texts(telling, before, after))
		return;
	change.before = pairs_of(telling, BEFORE, first, &change.n_before);
	change.after = pairs_of(telling, AFTER, number, &change.n_after);
	change.edited = ARENA_ARRAY(telling->arena, bool,
				    telling->edition->n_languages);
	change.kind = kind_of(&change);
	if (!compare(telling, &change, before, after) &&
	    change.kind == CHANGE_EDITED)
		change.kind = CHANGE_MOVED;
	if (change.kind != CHANGE_MOVED || !after->hollow)
		add(telling, &change, (uint64_t)number + 1, 0);
}

/* The languages that have it, by their numbers in the edition. */
static bool *languages_with(const struct telling *telling,
			    const struct pair *pair, bool before)
{
	const struct edition *edition = telling->edition;
	bool *with = ARENA_ARRAY(telling->arena, bool, edition->n_languages);

	for (size_t side = 0; side < edition->n_languages; side++) {
		size_t number = before ? language_before(edition, side) : side;

		with[side] =
			!(before && number == edition->before->n_languages) &&
			pair->sides[number].n > 0;
	}
	return with;
}

static void tell_added(struct telling *telling, uint32_t after)
{
	const struct node *node = &telling->identity->rows[AFTER].nodes[after];
	struct change change = {.kind = CHANGE_ADDED,
				.chapter = node->pair->chapter};

	change.after = pairs_of(telling, AFTER, after, &change.n_after);
	change.edited = languages_with(telling, node->pair, false);
	add(telling, &change, (uint64_t)after + 1, 0);
}

static void tell_removed(struct telling *telling, uint32_t before,
			 uint64_t place)
{
	const struct row *rows = telling->identity->rows;
	const struct node *node = &rows[BEFORE].nodes[before];
	uint32_t chapter = rows[BEFORE].chapters[node->chapter];
	struct change change = {
		.kind = CHANGE_REMOVED,
		.chapter = chapter == NODE_NONE
				   ? node->pair->chapter
				   : telling->edition->chapters[chapter],
	};

	change.before = pairs_of(telling, BEFORE, before, &change.n_before);
	change.edited = languages_with(telling, node->pair, true);
	add(telling, &change, place, before + 1);
}

/* What was removed stands behind what was before it and still is there. */
static void tell_all_removed(struct telling *telling)
{
	const struct row *rows = telling->identity->rows;
	uint64_t place = 0, end = 0;

	for (size_t i = 0; i < rows[BEFORE].edition->n_chapters; i++) {
		uint32_t chapter = rows[BEFORE].chapters[i];

		place = chapter == NODE_NONE ? end
					     : rows[AFTER].starts[chapter];
		for (size_t j = rows[BEFORE].starts[i];
		     j < rows[BEFORE].starts[i + 1]; j++) {
			const struct node *node = &rows[BEFORE].nodes[j];

			if (telling->stays[BEFORE][j])
				place = (uint64_t)node->match + 1;
			else if (node->match == NODE_NONE &&
				 has_text(telling, node))
				tell_removed(telling, (uint32_t)j, place);
		}
		if (chapter != NODE_NONE)
			end = rows[AFTER].starts[chapter + 1];
	}
}

static void put_in_order(struct telling *telling)
{
	struct edition *edition = telling->edition;

	keyed_sort(telling->places, telling->len);
	edition->n_changes = telling->len;
	edition->changes =
		ARENA_ARRAY(telling->arena, struct change, telling->len);
	for (size_t i = 0; i < telling->len; i++)
		edition->changes[i] = telling->changes[telling->places[i].b];
}

static void tell_changes(struct telling *telling)
{
	struct identity *identity = telling->identity;
	const struct row *row = &identity->rows[AFTER];
	size_t most = identity->rows[BEFORE].len + row->len;

	telling->places = ARENA_ARRAY(identity->arena, struct keyed, most);
	telling->changes = ARENA_ARRAY(identity->arena, struct change, most);
	find_moved(telling);
	for (uint32_t i = 0; i < row->len; i++) {
		if (row->nodes[i].previous != NODE_NONE)
			continue;
		if (row->nodes[i].match != NODE_NONE)
			tell_joined(telling, i);
		else if (has_text(telling, &row->nodes[i]))
			tell_added(telling, i);
	}
	tell_all_removed(telling);
	put_in_order(telling);
}

/* Retired ids */

struct retiring {
	const struct telling *telling;
	struct map nodes; /* own id → node of the edition before */
	struct retired_id *items;
	size_t len;
};

/* Sees what the text of a pair of the edition before is part of now. */
static void find_now(const struct retiring *retiring,
		     struct retired_id *retired, const struct pair *pair)
{
	const struct row *row = &retiring->telling->identity->rows[AFTER];
	const struct node *node = NULL;

	if (pair && pair->id.len)
		node = map_get(&retiring->nodes, pair->id);
	if (node && node->match != NODE_NONE) {
		retired->now = row->nodes[node->match].pair;
		retired->merged |= node->is_part;
	} else {
		retired->now = NULL;
	}
	if (!retired->since || (pair && !retired->now))
		retired->since = retiring->telling->edition;
}

/* was: what had the id, or its text, in the edition before. */
static void retire(struct retiring *retiring, struct retired_id retired,
		   const struct pair *was)
{
	if (map_get(&retiring->telling->edition->ids, retired.id))
		return;
	find_now(retiring, &retired, was);
	retiring->items[retiring->len++] = retired;
}

static int compare_ids(const void *left, const void *right)
{
	const struct retired_id *x = left, *y = right;

	return str_cmp(x->id, y->id);
}

/* Ids of blocks inside of leaves, which are no pair's own. */
static void retire_inner(struct retiring *retiring)
{
	const struct edition *before = retiring->telling->edition->before;
	size_t start = retiring->len;

	for (size_t i = 0; i < before->ids.cap; i++) {
		const struct map_slot *slot = &before->ids.slots[i];
		const struct pair *pair = slot->value;

		if (pair && !str_eq(pair->id, slot->key))
			retire(retiring,
			       (struct retired_id){.id = slot->key,
						   .pair = pair},
			       pair);
	}
	if (retiring->len > start)
		qsort(retiring->items + start, retiring->len - start,
		      sizeof(*retiring->items), compare_ids);
}

static void tell_retired(struct telling *telling)
{
	struct edition *edition = telling->edition;
	const struct edition *before = edition->before;
	const struct row *row = &telling->identity->rows[BEFORE];
	struct retiring retiring = {.telling = telling};

	retiring.items = ARENA_ARRAY(telling->arena, struct retired_id,
				     before->n_retired + before->ids.len);
	for (size_t i = 0; i < row->len; i++)
		map_add(&retiring.nodes, telling->identity->arena,
			row->nodes[i].pair->id, &row->nodes[i]);
	for (size_t i = 0; i < before->n_retired; i++)
		retire(&retiring, before->retired[i], before->retired[i].now);
	for (size_t i = 0; i < row->len; i++)
		retire(&retiring,
		       (struct retired_id){.id = row->nodes[i].pair->id,
					   .pair = row->nodes[i].pair},
		       row->nodes[i].pair);
	retire_inner(&retiring);
	edition->retired = retiring.items;
	edition->n_retired = retiring.len;
}

void identity_changes(struct identity *identity, struct edition *edition)
{
	struct telling telling = {
		.identity = identity,
		.edition = edition,
		.arena = &edition->publication->arena,
	};

	for (int side = BEFORE; side <= AFTER; side++)
		if (identity->rows[side].edition->n_errata)
			identity_hash(identity, side, false);
	tell_changes(&telling);
	tell_retired(&telling);
	identity_former(identity, edition, telling.stays[BEFORE]);
}
