/* The table of checks, and running it. */
#include "check/check.h"

#include "check/checks.h"

const struct check checks[] = {
	{"structure", check_structure, NULL},
	{"counterpart", check_counterpart, NULL},
	{"metadata", NULL, check_metadata},
};
const size_t n_checks = sizeof(checks) / sizeof(*checks);

struct run {
	const struct edition *edition;
	struct findings *findings;
};

static void check_item(void *context, size_t item, struct arena *scratch)
{
	const struct run *run = context;

	(void)scratch;
	for (size_t i = 0; i < n_checks; i++) {
		if (checks[i].chapter)
			checks[i].chapter(run->edition->chapters[item],
					  run->findings);
	}
}

void check_edition(const struct edition *edition, struct pool *pool,
		   struct findings *findings)
{
	struct run run = {edition, findings};

	pool_each(pool, edition->n_chapters, check_item, &run);
	for (size_t i = 0; i < n_checks; i++) {
		if (checks[i].edition)
			checks[i].edition(edition, findings);
	}
}

struct place block_place(const struct block *block)
{
	const struct document *document = block->document;
	struct place place;

	if (block->kind == BLOCK_DOCUMENT)
		return place_file(document->path);
	place = place_at(document->path, document->source, block->line,
			 block->column, 1);
	if (place.excerpt.len >= place.column)
		place.length = (uint32_t)place.excerpt.len - place.column + 1;
	return place;
}

struct place pair_place(const struct pair *pair, size_t side)
{
	if (!pair->sides[side].n)
		return (struct place){0};
	return block_place(pair->sides[side].first);
}
