/* Splits and merges: a node that is left over beside a joined one, and whose
 * words are the rest of the text that this one was joined with. */
#include "pair/identity.h"

/* How much of a part is found in the rest; how many words tell anything. */
static const double part_alike = 0.6;

enum { PART_LEAST = 5, PARTS_MOST = 16 };

/* What of a whole is in no part yet. */
struct rest {
	struct profile profile;
	size_t n_parts;
};

/* Looking for parts in one row of wholes in the other. */
struct parting {
	struct identity *identity;
	int side; /* of the parts */
	int other;
	struct rest **rests; /* one a whole; NULL: not asked for */
};

static void take_words(struct profile *rest, const struct profile *part)
{
	size_t kept = 0, j = 0;

	for (size_t i = 0; i < rest->n_words; i++) {
		while (j < part->n_words && part->words[j] < rest->words[i])
			j++;
		if (j < part->n_words && part->words[j] == rest->words[i])
			j++;
		else
			rest->words[kept++] = rest->words[i];
	}
	rest->n_words = kept;
}

static struct rest *rest_of(struct parting *parting, uint32_t whole,
			    uint32_t first_part)
{
	struct arena *arena = parting->identity->arena;
	const struct profile *all;
	struct rest *rest = parting->rests[whole];

	if (rest)
		return rest;
	all = node_profile(parting->identity, parting->other, whole);
	rest = ARENA_NEW(arena, struct rest);
	rest->profile.words = ARENA_ARRAY(arena, uint32_t, all->n_words);
	for (size_t i = 0; i < all->n_words; i++)
		rest->profile.words[i] = all->words[i];
	rest->profile.n_words = all->n_words;
	rest->n_parts = 1;
	take_words(&rest->profile,
		   node_profile(parting->identity, parting->side, first_part));
	parting->rests[whole] = rest;
	return rest;
}

/* Tries the node as a further part of what its neighbour is joined with. */
static void try_part(struct parting *parting, uint32_t number,
		     uint32_t neighbour)
{
	const struct row *rows = parting->identity->rows;
	struct node *node = &rows[parting->side].nodes[number];
	uint32_t whole = rows[parting->side].nodes[neighbour].match;
	const struct node *other;
	const struct profile *profile;
	struct rest *rest;

	if (whole == NODE_NONE || node->type != BLOCK_PARAGRAPH)
		return;
	other = &rows[parting->other].nodes[whole];
	if (other->type != node->type || other->is_part ||
	    other->next != NODE_NONE)
		return;
	profile = node_profile(parting->identity, parting->side, number);
	rest = rest_of(parting, whole, other->match);
	if (profile->n_words < PART_LEAST || rest->n_parts == PARTS_MOST ||
	    (double)profile_shared(&rest->profile, profile) <
		    part_alike * (double)profile->n_words)
		return;
	take_words(&rest->profile, profile);
	rest->n_parts++;
	node->match = whole;
	node->is_part = true;
}

/* One way through the row. */
static void find_parts(struct parting *parting, bool forward)
{
	const struct row *row = &parting->identity->rows[parting->side];
	uint32_t neighbour = NODE_NONE;

	for (size_t k = 0; k < row->len; k++) {
		uint32_t i = (uint32_t)(forward ? k : row->len - 1 - k);

		if (row->nodes[i].hollow)
			continue;
		if (node_is_open(&row->nodes[i]) && neighbour != NODE_NONE &&
		    row->nodes[neighbour].chapter == row->nodes[i].chapter)
			try_part(parting, i, neighbour);
		neighbour = i;
	}
}

/* The first part has the id, unless an author said otherwise. */
static void lead(struct parting *parting, uint32_t first, uint32_t whole)
{
	const struct row *rows = parting->identity->rows;
	struct node *other = &rows[parting->other].nodes[whole];
	struct node *main = &rows[parting->side].nodes[other->match];
	const struct node *named = parting->side == AFTER ? main : other;

	if (named->pair->id.len)
		return;
	main->is_part = true;
	rows[parting->side].nodes[first].is_part = false;
	other->match = first;
}

/* Links the parts of each whole in their order. */
static void link_parts(struct parting *parting)
{
	const struct row *row = &parting->identity->rows[parting->side];
	size_t n_wholes = parting->identity->rows[parting->other].len;
	struct arena *arena = parting->identity->arena;
	uint32_t *lasts = ARENA_ARRAY(arena, uint32_t, n_wholes);
	uint32_t *firsts = ARENA_ARRAY(arena, uint32_t, n_wholes);

	for (size_t i = 0; i < n_wholes; i++)
		lasts[i] = NODE_NONE;
	for (uint32_t i = 0; i < row->len; i++) {
		uint32_t whole = row->nodes[i].match;

		if (whole == NODE_NONE)
			continue;
		if (lasts[whole] == NODE_NONE) {
			firsts[whole] = i;
		} else {
			row->nodes[lasts[whole]].next = i;
			row->nodes[i].previous = lasts[whole];
			lead(parting, firsts[whole], whole);
		}
		lasts[whole] = i;
	}
}

static void find(struct identity *identity, int side)
{
	struct arena_mark mark = arena_mark(identity->arena);
	struct parting parting = {identity, side, 1 - side, NULL};

	parting.rests = ARENA_ARRAY(identity->arena, struct rest *,
				    identity->rows[1 - side].len);
	find_parts(&parting, true);
	find_parts(&parting, false);
	link_parts(&parting);
	arena_rewind(identity->arena, mark);
}

void identity_parts(struct identity *identity)
{
	find(identity, AFTER);
	find(identity, BEFORE);
}
