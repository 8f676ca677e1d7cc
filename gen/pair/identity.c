/* The steps of finding identity, and the ids that come of it. */
#include "pair/identity.h"

#include "model/change.h"

bool node_is_open(const struct node *node)
{
	return node->match == NODE_NONE && !node->hollow;
}

void identity_match(struct identity *identity, uint32_t before, uint32_t after)
{
	identity->rows[BEFORE].nodes[before].match = after;
	identity->rows[AFTER].nodes[after].match = before;
}

/* Id → node of the edition before; NULL where there is none. */
static struct map ids_of(struct identity *identity)
{
	const struct row *row = &identity->rows[BEFORE];
	struct map ids = {0};

	for (size_t i = 0; i < row->len; i++)
		map_add(&ids, identity->arena, row->nodes[i].pair->id,
			&row->nodes[i]);
	return ids;
}

static void match_explicit(struct identity *identity)
{
	const struct row *row = &identity->rows[AFTER];
	struct map ids = ids_of(identity);

	for (size_t i = 0; i < row->len; i++) {
		const struct node *node = NULL;

		if (row->nodes[i].pair->id.len)
			node = map_get(&ids, row->nodes[i].pair->id);
		if (node && node->match == NODE_NONE)
			identity_match(
				identity,
				(uint32_t)(node - identity->rows[BEFORE].nodes),
				(uint32_t)i);
	}
}

/* Gives the pair an id of an earlier edition, unless an author gave it to
 * something else. */
static void inherit(struct edition *edition, struct pair *pair, struct str id)
{
	if (pair->id.len ||
	    map_add(&edition->ids, &edition->publication->arena, id, pair))
		return;
	pair->id = id;
}

static void inherit_ids(struct identity *identity, struct edition *edition)
{
	const struct row *rows = identity->rows;

	for (size_t i = 0; i < rows[AFTER].len; i++) {
		const struct node *node = &rows[AFTER].nodes[i];

		if (node->match != NODE_NONE && !node->is_part)
			inherit(edition, node->pair,
				rows[BEFORE].nodes[node->match].pair->id);
	}
}

/* A text that was left out for an edition or more and is back, word by word,
 * has its id again. Short ones are too common to be known. */
enum { LONG = 24 };

static size_t *languages_of(struct identity *identity,
			    const struct edition *old)
{
	const struct edition *edition = identity->rows[AFTER].edition;
	size_t *numbers =
		ARENA_ARRAY(identity->arena, size_t, identity->n_languages);

	for (size_t i = 0; i < identity->n_languages; i++)
		numbers[i] = language_in(
			old,
			edition->languages[identity->rows[AFTER].languages[i]]
				.tag);
	return numbers;
}

static size_t hash_retired(struct identity *identity,
			   const struct edition *before, struct keyed *items)
{
	const struct edition *old = NULL;
	const size_t *languages = NULL;
	size_t n = 0;

	for (size_t i = 0; i < before->n_retired; i++) {
		const struct retired_id *retired = &before->retired[i];
		uint32_t length;
		uint64_t hash;

		if (retired->now || !str_eq(retired->pair->id, retired->id))
			continue;
		if (old != retired->pair->chapter->edition) {
			old = retired->pair->chapter->edition;
			languages = languages_of(identity, old);
		}
		hash = pair_text_hash(retired->pair, languages,
				      identity->n_languages, &length);
		if (hash && length >= LONG)
			items[n++] = (struct keyed){hash, (uint32_t)i, 0};
	}
	keyed_sort(items, n);
	return n;
}

static void restore_ids(struct identity *identity, struct edition *edition)
{
	const struct row *row = &identity->rows[AFTER];
	const struct edition *before = edition->before;
	struct keyed *old =
		ARENA_ARRAY(identity->arena, struct keyed, before->n_retired);
	struct keyed *new =
		ARENA_ARRAY(identity->arena, struct keyed, row->len);
	size_t n_old = hash_retired(identity, before, old), n_new = 0;

	for (size_t i = 0; n_old && i < row->len; i++)
		if (node_is_open(&row->nodes[i]))
			new[n_new++] = (struct keyed){row->nodes[i].hash,
						      (uint32_t)i, 0};
	keyed_sort(new, n_new);
	for (size_t i = 0, j = 0; i < n_old && j < n_new;) {
		if (old[i].key == new[j].key)
			inherit(edition, row->nodes[new[j].a].pair,
				before->retired[old[i].a].id);
		if (old[i].key == new[j].key) {
			i++;
			j++;
		} else if (old[i].key < new[j].key) {
			i++;
		} else {
			j++;
		}
	}
}

struct identity *identity_find(struct arena *arena, struct edition *edition,
			       struct pool *pool)
{
	struct identity *identity = ARENA_NEW(arena, struct identity);

	identity->arena = arena;
	identity->pool = pool;
	identity_rows(identity, edition);
	match_explicit(identity);
	identity_chapters(identity);
	identity_equal(identity);
	identity_similar(identity);
	identity_grow(identity);
	identity_parts(identity);
	identity_around(identity);
	inherit_ids(identity, edition);
	restore_ids(identity, edition);
	arena_free(&identity->profiles);
	return identity;
}
