/* The checks, one function each. Private to check/. */
#ifndef DIGLOT_CHECK_CHECKS_H
#define DIGLOT_CHECK_CHECKS_H

#include "check/check.h"

/* structure.c: chapters that a language lacks; headings. */
void check_structure(const struct chapter *chapter, struct findings *findings);

/* counterpart.c: pairs in which one language says nothing. */
void check_counterpart(const struct chapter *chapter,
		       struct findings *findings);

/* quantities.c: numbers that the languages do not say alike. */
void check_quantities(struct checking *checking,
		      const struct statement *statement);

/* metadata.c: what readers are told of a publication and its editions. */
void check_metadata(const struct edition *edition, struct findings *findings);

/* terms.c: renderings of the terms in a statement; whether an edition renders
 * a term alike throughout. */
void check_terms(struct checking *checking, const struct statement *statement);
void check_consistency(const struct edition *edition,
		       struct findings *findings);

#endif
