/* Pairs: what says the same in the languages of an edition. */
#ifndef DIGLOT_PAIR_PAIR_H
#define DIGLOT_PAIR_PAIR_H

#include "base/finding.h"
#include "base/pool.h"
#include "model/site.h"

/* Lays pairs over all chapters of an edition, gives every pair its id, joins
 * notes to their references and resolves links and cross-references. Chapters
 * are aligned in parallel. Reports what has no counterpart. All goes into the
 * publication's arena.
 *
 * The edition before must have been paired: ids carry over from it, and what
 * changed since and which ids are retired is set too (see model/change.h). The
 * edition's errata go into the text. */
void pair_edition(struct edition *edition, struct pool *pool,
		  struct findings *findings);

/* Whether the words stand in the plain text of the pair in the language or of
 * what is in it, not cut out of a longer word or number. */
bool pair_says(const struct pair *pair, size_t side, struct str words);

#endif
