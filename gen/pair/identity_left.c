/* Nodes of equal texts that are not in the same order any more.
 *
 * What occurs once goes first, then what stands beside it, and only then what
 * occurs more often, in order: so a phrase that is repeated all over a report
 * follows the texts around it. Short texts are too common to be known
 * anywhere, but for two in a row. At last a text may be known by its
 * translation: another language was written anew. */
#include "pair/identity.h"

enum { LONG = 24, STEPS_MOST = 64 };

/* How far around a node to look for what stands close to it. */
enum { CLOSE_STEPS = 4, CLOSE_NODES = 8 };

/* Which of the open nodes are looked at, and what joins them. */
struct search {
	size_t language; /* whose texts; SEARCH_HASH: the node's own */
	bool in_chapter; /* both in joined chapters */
	bool any_length; /* short ones as well */
	bool repeated;   /* of several equal ones each, in order */
	bool two_in_row; /* with the node behind it */
	bool close;      /* beside what is joined with what was beside it */
};

static const size_t SEARCH_HASH = SIZE_MAX;

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

static uint64_t mix(uint64_t key, uint64_t with)
{
	return (key ^ with) * 0x9E3779B97F4A7C15u + (key >> 29);
}

/* Pictures are known by the names of their files. */
static bool is_short(const struct node *node, size_t language)
{
	const struct side *side = &node->pair->sides[language];

	return node->length < LONG && node->type != BLOCK_FIGURE &&
	       !(side->n && side->first->content &&
		 side->first->content->kind == INLINE_IMAGE);
}

/* What the node is known by; 0: it is not looked for. */
static uint64_t key_of(const struct row *row, uint32_t number, uint32_t chapter,
		       const struct search *search)
{
	const struct node *node = &row->nodes[number];
	uint64_t key = node->hash;
	uint32_t next;

	if (!node_is_open(node) ||
	    (search->in_chapter && chapter == NODE_NONE) ||
	    (!search->any_length &&
	     is_short(node, row->languages[node->language])))
		return 0;
	if (search->language != SEARCH_HASH) {
		key = node->texts[search->language];
		if (!key || search->language == node->language)
			return 0;
		key = mix(key, (uint64_t)node->type + 1);
	}
	if (search->in_chapter)
		key = mix(key, (uint64_t)chapter + 1);
	if (!search->two_in_row)
		return key;
	next = neighbour(row, number, true);
	if (next == NODE_NONE || !node_is_open(&row->nodes[next]))
		return 0;
	return mix(key, row->nodes[next].hash);
}

/* The nodes by what they are known by: those of the edition before count as
 * being where they would be now. */
static struct keyed *look(struct identity *identity, int side,
			  const struct search *search, size_t *n)
{
	const struct row *row = &identity->rows[side];
	struct keyed *items =
		ARENA_ARRAY(identity->arena, struct keyed, row->len);

	*n = 0;
	for (uint32_t i = 0; i < row->len; i++) {
		uint32_t chapter = row->nodes[i].chapter;
		uint64_t key;

		if (side == BEFORE)
			chapter = row->chapters[chapter];
		key = key_of(row, i, chapter, search);
		if (key)
			items[(*n)++] = (struct keyed){key, i, 0};
	}
	keyed_sort(items, *n);
	return items;
}

static void match_if_open(struct identity *identity, uint32_t before,
			  uint32_t after)
{
	if (before != NODE_NONE && after != NODE_NONE &&
	    node_is_open(&identity->rows[BEFORE].nodes[before]) &&
	    node_is_open(&identity->rows[AFTER].nodes[after]))
		identity_match(identity, before, after);
}

/* Whether a node near to the one is joined with one near to the other. */
static bool stand_close(const struct identity *identity, uint32_t before,
			uint32_t after)
{
	const struct row *rows = identity->rows;

	for (int next = 0; next < 2; next++) {
		uint32_t at = after;

		for (size_t i = 0; i < CLOSE_STEPS; i++) {
			uint32_t match;

			at = neighbour(&rows[AFTER], at, next);
			if (at == NODE_NONE)
				break;
			match = rows[AFTER].nodes[at].match;
			if (match != NODE_NONE &&
			    match + CLOSE_NODES >= before &&
			    match <= before + CLOSE_NODES)
				return true;
		}
	}
	return false;
}

static void match_found(struct identity *identity, const struct search *search,
			uint32_t before, uint32_t after)
{
	const struct row *rows = identity->rows;

	if (search->close && !stand_close(identity, before, after))
		return;
	match_if_open(identity, before, after);
	if (search->two_in_row)
		match_if_open(identity, neighbour(&rows[BEFORE], before, true),
			      neighbour(&rows[AFTER], after, true));
}

static size_t count_equal(const struct keyed *items, size_t n, size_t start)
{
	size_t end = start;

	while (end < n && items[end].key == items[start].key)
		end++;
	return end - start;
}

static void match_equal(struct identity *identity, struct search search)
{
	struct arena_mark mark = arena_mark(identity->arena);
	size_t n_before, n_after;
	struct keyed *before = look(identity, BEFORE, &search, &n_before);
	struct keyed *after = look(identity, AFTER, &search, &n_after);

	for (size_t i = 0, j = 0; i < n_before && j < n_after;) {
		size_t n = count_equal(before, n_before, i);
		size_t m = count_equal(after, n_after, j);
		uint64_t old = before[i].key, new = after[j].key;

		if (old == new && (search.repeated || (n == 1 && m == 1)))
			for (size_t k = 0; k < n && k < m; k++)
				match_found(identity, &search, before[i + k].a,
					    after[j + k].a);
		if (old <= new)
			i += n;
		if (new <= old)
			j += m;
	}
	arena_rewind(identity->arena, mark);
}

/* Joins what stands on the same side of two joined nodes. */
static void grow(struct identity *identity, uint32_t after, bool next)
{
	const struct row *rows = identity->rows;
	uint32_t before = rows[AFTER].nodes[after].match;
	uint32_t old, new;

	if (before == NODE_NONE)
		return;
	new = neighbour(&rows[AFTER], after, next);
	if (new == NODE_NONE || !node_is_open(&rows[AFTER].nodes[new]))
		return;
	old = neighbour(&rows[BEFORE], before, next);
	if (old != NODE_NONE &&
	    rows[BEFORE].nodes[old].hash == rows[AFTER].nodes[new].hash)
		match_if_open(identity, old, new);
}

void identity_grow(struct identity *identity)
{
	uint32_t n = (uint32_t)identity->rows[AFTER].len;

	for (uint32_t i = 0; i < n; i++)
		grow(identity, i, true);
	for (uint32_t i = n; i-- > 0;)
		grow(identity, i, false);
}

/* What was written anew as an erratum had it. */
static void match_corrected(struct identity *identity)
{
	if (!identity->rows[BEFORE].edition->n_errata)
		return;
	identity_hash(identity, BEFORE, false);
	match_equal(identity, (struct search){.language = SEARCH_HASH,
					      .in_chapter = true,
					      .any_length = true,
					      .repeated = true});
	identity_hash(identity, BEFORE, true);
}

void identity_left(struct identity *identity)
{
	struct search search = {.language = SEARCH_HASH, .any_length = true};

	search.in_chapter = true;
	match_equal(identity, search);
	identity_grow(identity);
	search.repeated = true;
	match_equal(identity, search);
	search = (struct search){.language = SEARCH_HASH};
	match_equal(identity, search);
	identity_grow(identity);
	search.repeated = true;
	match_equal(identity, search);
	search = (struct search){.language = SEARCH_HASH,
				 .any_length = true,
				 .two_in_row = true};
	match_equal(identity, search);
	identity_grow(identity);
	search.two_in_row = false;
	search.close = true;
	match_equal(identity, search);
	match_corrected(identity);
	for (size_t i = 0; i < identity->n_languages; i++) {
		match_equal(identity, (struct search){i, .in_chapter = true});
		match_equal(identity, (struct search){.language = i});
	}
}
