/* Which quantities of a text changed from one state of it to the next. */
#ifndef DIGLOT_CHECK_QUANTITY_CHANGE_H
#define DIGLOT_CHECK_QUANTITY_CHANGE_H

#include "check/quantity_match.h"
#include "pair/text_diff.h"

/* Numbers of two quantities, one of each text, that say the same thing of
 * another value, unit, qualifier or direction. */
struct quantity_change {
	size_t before;
	size_t after;
};

/* The changes, by place, in the arena; texts are the states before and after,
 * in the same language, with their quantities, which the edits do not cut. A
 * quantity is only ever taken to be another one that stands in its very place:
 * where a sentence is replaced by one about something else, nothing changed.
 * Names, ordinals and what may be no quantity have no part in it. Time grows
 * as n log n. */
struct quantity_change *quantities_changed(const struct quantity_text *texts,
					   const struct text_edit *edits,
					   size_t n_edits, struct arena *arena,
					   size_t *n);

#endif
