/* Which chapters are which: by the texts that occur once in both editions,
 * by address, by key. A chapter that has a new address has its text still;
 * one that was written anew has its address. */
#include "pair/identity.h"

/* What an equal address or key counts for beside what the chapters share of
 * their texts, which is 1 at most; and what it takes to be the same. */
static const double worth_of_name = 0.5, worth_least = 0.2;

/* The nodes by their texts' hashes. */
static struct keyed *by_hash(struct identity *identity, const struct row *row,
			     size_t *n)
{
	struct keyed *items =
		ARENA_ARRAY(identity->arena, struct keyed, row->len);

	*n = 0;
	for (size_t i = 0; i < row->len; i++)
		if (!row->nodes[i].hollow && row->nodes[i].length)
			items[(*n)++] = (struct keyed){row->nodes[i].hash,
						       (uint32_t)i, 0};
	keyed_sort(items, *n);
	return items;
}

static bool is_single(const struct keyed *items, size_t n, size_t i)
{
	return (!i || items[i - 1].key != items[i].key) &&
	       (i + 1 == n || items[i + 1].key != items[i].key);
}

static uint64_t pair_key(uint32_t before, uint32_t after)
{
	return (uint64_t)before << 32 | after;
}

/* One item for each text that is once in both editions: its two chapters and
 * its length. */
static struct keyed *shared_texts(struct identity *identity, size_t *n)
{
	const struct row *rows = identity->rows;
	size_t n_before, n_after;
	struct keyed *before = by_hash(identity, &rows[BEFORE], &n_before);
	struct keyed *after = by_hash(identity, &rows[AFTER], &n_after);
	struct keyed *shared = ARENA_ARRAY(identity->arena, struct keyed,
					   n_before + rows[AFTER].len);

	*n = 0;
	for (size_t i = 0, j = 0; i < n_before && j < n_after;) {
		const struct node *one = &rows[BEFORE].nodes[before[i].a];
		const struct node *other = &rows[AFTER].nodes[after[j].a];

		if (one->hash == other->hash &&
		    is_single(before, n_before, i) &&
		    is_single(after, n_after, j))
			shared[(*n)++] = (struct keyed){
				pair_key(one->chapter, other->chapter),
				one->length, 0};
		if (one->hash <= other->hash)
			i++;
		else
			j++;
	}
	return shared;
}

static struct str key_of(const struct chapter *chapter, size_t n_languages)
{
	for (size_t i = 0; i < n_languages; i++)
		if (chapter->documents[i] && chapter->documents[i]->key.len)
			return chapter->documents[i]->key;
	return (struct str){0};
}

/* The chapters of an edition by address or by key. */
static struct map name_map(struct arena *arena, const struct edition *edition,
			   bool by_key)
{
	struct map map = {0};

	for (size_t i = 0; i < edition->n_chapters; i++) {
		struct chapter *chapter = edition->chapters[i];
		struct str name = by_key ? key_of(chapter, edition->n_languages)
					 : chapter->address;

		if (name.len)
			map_add(&map, arena, name, chapter);
	}
	return map;
}

/* One item for each chapter of the edition that has a counterpart by name. */
static size_t add_named(struct identity *identity, bool by_key,
			struct keyed *items)
{
	const struct edition *edition = identity->rows[AFTER].edition;
	struct map map = name_map(identity->arena, edition->before, by_key);
	size_t n = 0;

	for (size_t i = 0; i < edition->n_chapters; i++) {
		const struct chapter *chapter = edition->chapters[i];
		struct str name = by_key ? key_of(chapter, edition->n_languages)
					 : chapter->address;
		const struct chapter *old =
			name.len ? map_get(&map, name) : NULL;

		if (old)
			items[n++] = (struct keyed){
				pair_key((uint32_t)old->number, (uint32_t)i), 0,
				1};
	}
	return n;
}

static uint64_t weight_of(const struct row *row, size_t chapter)
{
	uint64_t weight = 1;

	for (size_t i = row->starts[chapter]; i < row->starts[chapter + 1]; i++)
		if (!row->nodes[i].hollow)
			weight += row->nodes[i].length;
	return weight;
}

static uint64_t *weights_of(struct identity *identity, const struct row *row)
{
	size_t n = row->edition->n_chapters;
	uint64_t *weights = ARENA_ARRAY(identity->arena, uint64_t, n);

	for (size_t i = 0; i < n; i++)
		weights[i] = weight_of(row, i);
	return weights;
}

/* Adds up the items of each pair of chapters: from now on the keys say how
 * little the two have in common, and a and b are their numbers. */
static size_t rate(struct identity *identity, struct keyed *items, size_t n)
{
	const uint64_t *before = weights_of(identity, &identity->rows[BEFORE]);
	const uint64_t *after = weights_of(identity, &identity->rows[AFTER]);
	size_t kept = 0;

	for (size_t i = 0, j; i < n; i = j) {
		uint32_t old = (uint32_t)(items[i].key >> 32);
		uint32_t new = (uint32_t)items[i].key;
		uint64_t weight = 0, names = 0;
		double worth;

		for (j = i; j < n && items[j].key == items[i].key; j++) {
			weight += items[j].a;
			names += items[j].b;
		}
		worth = 2.0 * (double)weight /
				(double)(before[old] + after[new]) +
			(names ? worth_of_name : 0);
		if (worth >= worth_least)
			items[kept++] = (struct keyed){
				(uint64_t)((2 - worth) * 1e6), old, new};
	}
	keyed_sort(items, kept);
	return kept;
}

void identity_chapters(struct identity *identity)
{
	struct row *rows = identity->rows;
	size_t n;
	struct keyed *shared = shared_texts(identity, &n);
	struct keyed *items =
		ARENA_ARRAY(identity->arena, struct keyed,
			    n + 2 * rows[AFTER].edition->n_chapters);

	for (size_t i = 0; i < n; i++)
		items[i] = shared[i];
	n += add_named(identity, false, items + n);
	n += add_named(identity, true, items + n);
	keyed_sort(items, n);
	n = rate(identity, items, n);
	for (size_t i = 0; i < n; i++) {
		if (rows[BEFORE].chapters[items[i].a] != NODE_NONE ||
		    rows[AFTER].chapters[items[i].b] != NODE_NONE)
			continue;
		rows[BEFORE].chapters[items[i].a] = items[i].b;
		rows[AFTER].chapters[items[i].b] = items[i].a;
	}
}
