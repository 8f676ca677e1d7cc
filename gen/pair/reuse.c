/* Retired ids that authors give to another text: links to what had the id
 * would lead there.
 *
 * A text may come back with its wording changed. So it is another one only if
 * it shares few words with what had the id, in every language. An id of the
 * edition before may be given to anything: that says what became of it. */
#include "lang/language.h"
#include "model/change.h"
#include "pair/identity.h"

static const double alike_least = 0.25;

struct reuse {
	struct identity *identity;
	struct edition *edition;
	struct pairing *pairings;
	struct map retired; /* id → retired id of the edition before */
	struct lines lines; /* of the document of the last place */
	struct arena scratch;
};

/* The block that an author gave the pair's id to; NULL: it was made. */
static const struct block *explicit_block(const struct pair *pair)
{
	size_t n_sides = pair->chapter->edition->n_languages;

	for (size_t i = 0; i < n_sides; i++)
		if (pair->sides[i].n &&
		    str_eq(pair->sides[i].first->id, pair->id))
			return pair->sides[i].first;
	return NULL;
}

static bool alike_in(struct reuse *reuse, const struct pair *old,
		     size_t old_side, const struct pair *new, size_t side)
{
	struct profile a, b;

	pair_profile(&reuse->scratch, old, old_side, &a);
	pair_profile(&reuse->scratch, new, side, &b);
	return (!a.n_words && !b.n_words) ||
	       profile_likeness(&a, &b) >= alike_least;
}

/* Whether any language tells that they are the same. */
static bool is_alike(struct reuse *reuse, const struct pair *old,
		     const struct pair *new)
{
	const struct edition *then = old->chapter->edition;
	struct arena_mark mark = arena_mark(&reuse->scratch);
	bool alike = false;

	for (size_t i = 0; i < reuse->edition->n_languages && !alike; i++) {
		size_t side =
			language_in(then, reuse->edition->languages[i].tag);

		alike = side < then->n_languages && old->sides[side].n &&
			new->sides[i].n &&alike_in(reuse, old, side, new, i);
	}
	arena_rewind(&reuse->scratch, mark);
	return alike;
}

/* The block of the first language that has any: one always does. */
static const struct block *first_block(const struct pair *pair)
{
	size_t i = 0;

	while (!pair->sides[i].n)
		i++;
	return pair->sides[i].first;
}

static void report(struct reuse *reuse, const struct pair *pair,
		   const struct pair *old)
{
	struct pairing *pairing = &reuse->pairings[pair->chapter->number];
	const struct block *block = first_block(old);

	if (!str_eq(reuse->lines.file, block->document->path))
		reuse->lines = lines_of_document(block->document);
	findings_add(
		pairing->findings,
		&(struct finding){
			.id = ID_RETIRED,
			.place = pairing_place(pairing, explicit_block(pair)),
			.counterpart = lines_block(&reuse->lines,
						   &pairing->arena, block),
			.args = {pair->id, old->chapter->edition->slug},
		});
}

static void check_node(struct reuse *reuse, const struct node *node)
{
	const struct row *before = &reuse->identity->rows[BEFORE];
	const struct retired_id *retired =
		map_get(&reuse->retired, node->pair->id);

	if (!retired || !explicit_block(node->pair) ||
	    (retired->now && node->match != NODE_NONE &&
	     before->nodes[node->match].pair == retired->now))
		return;
	if (!is_alike(reuse, retired->pair, node->pair))
		report(reuse, node->pair, retired->pair);
}

void identity_report_reuse(struct identity *identity, struct edition *edition,
			   struct pairing *pairings)
{
	const struct edition *before = edition->before;
	const struct row *row = &identity->rows[AFTER];
	struct reuse reuse = {
		.identity = identity, .edition = edition, .pairings = pairings};

	for (size_t i = 0; i < before->n_retired; i++)
		map_add(&reuse.retired, identity->arena, before->retired[i].id,
			&before->retired[i]);
	for (size_t i = 0; i < row->len; i++)
		check_node(&reuse, &row->nodes[i]);
	arena_free(&reuse.scratch);
}
