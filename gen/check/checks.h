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
		       struct checking *const *checkings);
/* markup.c: links, notes, images and code that a language has lost. */
void check_markup(struct checking *checking, const struct statement *statement);

/* same_text.c: texts that are not translated. */
void check_same_text(struct checking *checking,
		     const struct statement *statement);

/* typography.c: what each language's own rules find wrong. */
void check_typography(struct checking *checking,
		      const struct statement *statement);

/* end.c: texts that end in marks of different classes. */
void check_end(struct checking *checking, const struct statement *statement);

/* numbering.c: numbers of headings. */
void check_numbering(const struct chapter *chapter, struct findings *findings);

/* repeats.c: short texts that are translated now so, now so. */
void check_repeats(const struct edition *edition,
		   struct checking *const *checkings);

/* length.c: texts whose length is far off that of their counterparts. */
struct length_measure {
	double usual; /* logarithm of a ratio of lengths: the median */
	double most;  /* how far a ratio may be off it */
};

/* Of n > 0 logarithms; reorders and changes them. */
struct length_measure length_measure(double *values, size_t n);

void check_length(const struct edition *edition,
		  struct checking *const *checkings);

#endif
