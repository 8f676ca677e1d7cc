/* What follows from the nodes in it: lists, notes and the like, which have no
 * text of their own; figures and tables that are new but for their captions;
 * headings that are new but for their sections; titles of joined chapters. */
#include "pair/identity.h"

/* How far around a node to look. */
enum { DEPTH_LOOKED = 8 };

/* The votes of nodes for what is around them. */
struct voting {
	struct identity *identity;
	uint32_t *sections[2]; /* the heading before each node */
	uint64_t *totals[2];   /* bytes in or under each node */
	struct keyed *votes;   /* key: both nodes; a: weight */
	size_t n_votes;
};

static uint32_t weight_of(const struct node *node)
{
	return node->length + 1;
}

static void survey(struct voting *voting, int side)
{
	const struct row *row = &voting->identity->rows[side];
	struct arena *arena = voting->identity->arena;
	uint32_t *sections = ARENA_ARRAY(arena, uint32_t, row->len);
	uint64_t *totals = ARENA_ARRAY(arena, uint64_t, row->len);
	uint32_t section = NODE_NONE;

	for (uint32_t i = 0; i < row->len; i++) {
		const struct node *node = &row->nodes[i];
		uint32_t above = node->above;

		if (i == row->starts[node->chapter])
			section = NODE_NONE;
		if (node->type == BLOCK_HEADING)
			section = i;
		sections[i] = section;
		if (node->hollow || node->type == BLOCK_HEADING)
			continue;
		if (section != NODE_NONE)
			totals[section] += weight_of(node);
		for (size_t depth = 0;
		     depth < DEPTH_LOOKED && above != NODE_NONE; depth++) {
			totals[above] += weight_of(node);
			above = row->nodes[above].above;
		}
	}
	voting->sections[side] = sections;
	voting->totals[side] = totals;
}

static void vote(struct voting *voting, uint32_t before, uint32_t after,
		 uint32_t weight)
{
	voting->votes[voting->n_votes++] =
		(struct keyed){(uint64_t)before << 32 | after, weight, 0};
}

/* The nearest node around that is free and of the type. */
static uint32_t around(const struct row *row, uint32_t node,
		       enum block_kind type)
{
	for (size_t depth = 0; depth < DEPTH_LOOKED; depth++) {
		if (node == NODE_NONE)
			return node;
		if (row->nodes[node].match == NODE_NONE &&
		    row->nodes[node].type == type)
			return node;
		node = row->nodes[node].above;
	}
	return NODE_NONE;
}

static void vote_for_section(struct voting *voting, uint32_t before,
			     uint32_t after, uint32_t weight)
{
	const struct row *rows = voting->identity->rows;
	uint32_t old = voting->sections[BEFORE][before];
	uint32_t new = voting->sections[AFTER][after];

	if (old != NODE_NONE && new != NODE_NONE &&
	    rows[BEFORE].nodes[old].match ==
		    NODE_NONE &&rows[AFTER].nodes[new].match == NODE_NONE)
		vote(voting, old, new, weight);
}

static void vote_by(struct voting *voting, uint32_t before, uint32_t after)
{
	const struct row *rows = voting->identity->rows;
	const struct node *old = &rows[BEFORE].nodes[before];
	const struct node *new = &rows[AFTER].nodes[after];
	uint32_t weight = weight_of(old->length < new->length ? old : new);
	uint32_t x = old->above, y = new->above;

	vote_for_section(voting, before, after, weight);
	for (size_t depth = 0; depth < DEPTH_LOOKED && y != NODE_NONE;
	     depth++) {
		const struct node *node = &rows[AFTER].nodes[y];
		uint32_t other = NODE_NONE;

		if (node->match == NODE_NONE)
			other = around(&rows[BEFORE], x, node->type);
		if (other != NODE_NONE) {
			vote(voting, other, y, weight);
			x = rows[BEFORE].nodes[other].above;
		}
		y = node->above;
	}
}

static void gather_votes(struct voting *voting)
{
	const struct row *row = &voting->identity->rows[AFTER];

	voting->votes = ARENA_ARRAY(voting->identity->arena, struct keyed,
				    row->len * (DEPTH_LOOKED + 1));
	for (uint32_t i = 0; i < row->len; i++) {
		const struct node *node = &row->nodes[i];

		if (!node->hollow && node->type != BLOCK_HEADING &&
		    node->match != NODE_NONE && !node->is_part)
			vote_by(voting, node->match, i);
	}
	keyed_sort(voting->votes, voting->n_votes);
}

/* Half of the smaller for what is around; half of both for sections. */
static bool is_enough(const struct voting *voting, uint32_t before,
		      uint32_t after, uint64_t weight)
{
	uint64_t a = voting->totals[BEFORE][before];
	uint64_t b = voting->totals[AFTER][after];
	bool heading = voting->identity->rows[AFTER].nodes[after].type ==
		       BLOCK_HEADING;
	uint64_t least = (a < b) != heading ? a : b;

	return 2 * weight >= least;
}

/* One item for each pair of nodes with votes enough, the most votes first:
 * their numbers are a and b. */
static size_t count_votes(struct voting *voting)
{
	struct keyed *votes = voting->votes;
	size_t n = 0;

	for (size_t i = 0, j; i < voting->n_votes; i = j) {
		uint32_t before = (uint32_t)(votes[i].key >> 32);
		uint32_t after = (uint32_t)votes[i].key;
		uint64_t weight = 0;

		for (j = i; j < voting->n_votes && votes[j].key == votes[i].key;
		     j++)
			weight += votes[j].a;
		if (is_enough(voting, before, after, weight))
			votes[n++] = (struct keyed){UINT64_MAX - weight, before,
						    after};
	}
	keyed_sort(votes, n);
	return n;
}

/* The chapter's first heading of level 1, or NODE_NONE. */
static uint32_t title_of(const struct row *row, size_t chapter)
{
	for (size_t i = row->starts[chapter]; i < row->starts[chapter + 1]; i++)
		if (row->nodes[i].type == BLOCK_HEADING)
			return pair_is_title(row->nodes[i].pair) ? (uint32_t)i
								 : NODE_NONE;
	return NODE_NONE;
}

static void match_if_free(struct identity *identity, uint32_t before,
			  uint32_t after)
{
	const struct row *rows = identity->rows;

	if (before != NODE_NONE && after != NODE_NONE &&
	    rows[BEFORE].nodes[before].match == NODE_NONE &&
	    rows[AFTER].nodes[after].match == NODE_NONE)
		identity_match(identity, before, after);
}

static void match_titles(struct identity *identity)
{
	const struct row *rows = identity->rows;

	for (size_t i = 0; i < rows[AFTER].edition->n_chapters; i++)
		if (rows[AFTER].chapters[i] != NODE_NONE)
			match_if_free(identity,
				      title_of(&rows[BEFORE],
					       rows[AFTER].chapters[i]),
				      title_of(&rows[AFTER], i));
}

void identity_around(struct identity *identity)
{
	struct voting voting = {.identity = identity};
	size_t n;

	match_titles(identity);
	survey(&voting, BEFORE);
	survey(&voting, AFTER);
	gather_votes(&voting);
	n = count_votes(&voting);
	for (size_t i = 0; i < n; i++)
		match_if_free(identity, voting.votes[i].a, voting.votes[i].b);
}
