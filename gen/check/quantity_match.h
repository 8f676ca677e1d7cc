/* Matching the quantities of two texts that say the same.
 *
 * A pure function over two lists of quantities, whatever languages they were
 * found in: it knows values, dimensions, qualifiers and places, and no word.
 * Both lists are taken as multisets. What is equal is paired first, inside the
 * same sentence before anywhere; then what is equal but for rounding; then
 * what is likely meant to be the same and is wrong; the rest has no
 * counterpart. Time grows as n log n. */
#ifndef DIGLOT_CHECK_QUANTITY_MATCH_H
#define DIGLOT_CHECK_QUANTITY_MATCH_H

#include "lang/quantity.h"
#include "model/term.h"

enum { MATCH_SIDES = 2 };

/* Instead of an index: this side has no counterpart. */
#define QUANTITY_NONE SIZE_MAX

/* One of the two texts. */
struct quantity_text {
	struct str text;
	const struct quantity *quantities; /* by place, none overlapping */
	size_t n_quantities;
	bool figures_only; /* words of numbers are not known of its language:
			      only digits are compared */
	const struct term_use *terms; /* by place, none overlapping */
	size_t n_terms;
	const struct span *sentences; /* by place; the other text's sentence of
					 the same number says the same, an empty
					 one says nothing */
};

enum quantity_outcome {
	/* nothing to say */
	QUANTITY_SAME,     /* equal, in another unit too */
	QUANTITY_GLOSS,    /* repeats its neighbour in another unit */
	QUANTITY_REPEATED, /* equal to one that has its counterpart */
	QUANTITY_IDLE,     /* two of them, a name: may be said without number */

	QUANTITY_ROUNDED, /* in another unit, equal to half the last digit */

	/* doubtful */
	QUANTITY_QUALIFIER_LOST,  /* the second text has none */
	QUANTITY_QUALIFIER_ADDED, /* the first text has none */
	QUANTITY_QUALIFIER_SHIFTED,
	QUANTITY_PRECISION,    /* in the same unit, one is rounded */
	QUANTITY_DATE_PART,    /* one date gives less than the other */
	QUANTITY_UNIT_LOST,    /* the same number, one without a unit */
	QUANTITY_AMBIGUOUS,    /* what one says depends on the reader */
	QUANTITY_WEAK_VALUE,   /* other values, which may be no numbers */
	QUANTITY_WEAK_MISSING, /* no counterpart, and may be no number */

	/* wrong */
	QUANTITY_REVERSED,  /* below the number, and above it */
	QUANTITY_DIRECTION, /* a rise, and a fall */
	QUANTITY_SCALE,     /* 10 to the exponent times as much */
	QUANTITY_UNIT,      /* the same number of something else */
	QUANTITY_VALUE,
	QUANTITY_MISSING,
	QUANTITY_OUTCOME_COUNT
};

struct quantity_judgment {
	enum quantity_outcome outcome;
	size_t index[MATCH_SIDES]; /* of the quantities, or QUANTITY_NONE */
	int exponent; /* QUANTITY_SCALE: the second text says 10 to this as much
			 as the first */
};

/* Judges every quantity of the MATCH_SIDES texts but those inside a term that
 * both have: there the rendering is what counts. A range that the other text
 * gives as two numbers has two judgments. Both texts have n_sentences
 * sentences, 0 if they are not known. The judgments are in the arena, *n of
 * them. */
struct quantity_judgment *quantities_match(const struct quantity_text *texts,
					   size_t n_sentences,
					   struct arena *arena, size_t *n);

#endif
