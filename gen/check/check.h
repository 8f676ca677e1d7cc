/* Checks: each looks at the constant model and adds findings. */
#ifndef DIGLOT_CHECK_CHECK_H
#define DIGLOT_CHECK_CHECK_H

#include "base/finding.h"
#include "base/pool.h"
#include "model/site.h"

/* A check of one chapter or of an edition as a whole; either may be NULL. */
struct check {
	const char *name;
	void (*chapter)(const struct chapter *chapter,
			struct findings *findings);
	void (*edition)(const struct edition *edition,
			struct findings *findings);
};

/* The table of all checks. */
extern const struct check checks[];
extern const size_t n_checks;

/* Runs every check over the edition, chapters in parallel. */
void check_edition(const struct edition *edition, struct pool *pool,
		   struct findings *findings);

/* The place of a block in its file. */
struct place block_place(const struct block *block);

/* The place of a pair's first block in the language; no place if it has
 * none. */
struct place pair_place(const struct pair *pair, size_t side);

#endif
