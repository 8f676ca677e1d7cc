/* Pairing an edition: chapters in parallel, then what concerns all of them in
 * their order. */
#include "pair/pair.h"

#include "pair/internal.h"

struct work {
	struct pairing *pairings;
	struct resolver *resolver;
};

static void prepare_item(void *context, size_t item, struct arena *scratch)
{
	struct work *work = context;

	(void)scratch;
	pair_prepare(&work->pairings[item]);
}

/* How long one language is for a byte of another, over all chapters that have
 * both: one chapter alone may lack half of its translation. */
static double *edition_ratios(struct arena *arena,
			      const struct edition *edition,
			      const struct pairing *pairings)
{
	size_t n = edition->n_languages;
	double *ratios = ARENA_ARRAY(arena, double, n *n);

	for (size_t i = 0; i < n * n; i++) {
		double from = 0, to = 0;

		for (size_t j = 0; j < edition->n_chapters; j++) {
			const double *weights = pairings[j].weights;

			if (weights[i / n] <= 0 || weights[i % n] <= 0)
				continue;
			from += weights[i / n];
			to += weights[i % n];
		}
		ratios[i] = from > 0 ? to / from : 1;
	}
	return ratios;
}

static void pair_item(void *context, size_t item, struct arena *scratch)
{
	struct work *work = context;
	struct pairing *pairing = &work->pairings[item];

	pairing->scratch = scratch;
	pair_chapter(pairing);
}

static void resolve_item(void *context, size_t item, struct arena *scratch)
{
	struct work *work = context;
	struct pairing *pairing = &work->pairings[item];

	pairing->scratch = scratch;
	resolve_chapter(work->resolver, pairing);
	pair_statements(pairing);
}

void pair_edition(struct edition *edition, struct pool *pool,
		  struct findings *findings)
{
	struct arena work_arena = {0};
	const double *ratios;
	struct work work = {
		.pairings = ARENA_ARRAY(&work_arena, struct pairing,
					edition->n_chapters),
	};

	for (size_t i = 0; i < edition->n_chapters; i++)
		work.pairings[i] =
			(struct pairing){.edition = edition,
					 .chapter = edition->chapters[i],
					 .findings = findings,
					 .n_sides = edition->n_languages};
	pool_each(pool, edition->n_chapters, prepare_item, &work);
	ratios = edition_ratios(&work_arena, edition, work.pairings);
	for (size_t i = 0; i < edition->n_chapters; i++)
		work.pairings[i].ratios = ratios;
	pool_each(pool, edition->n_chapters, pair_item, &work);
	pair_ids(edition, work.pairings, pool);
	work.resolver = resolver_new(&work_arena, edition, work.pairings);
	pool_each(pool, edition->n_chapters, resolve_item, &work);
	resolve_pending(work.resolver);
	for (size_t i = 0; i < edition->n_chapters; i++)
		arena_adopt(&edition->publication->arena,
			    &work.pairings[i].arena);
	arena_free(&work_arena);
}
