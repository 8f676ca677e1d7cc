/* Shortest edit scripts between two lists of numbers, after E. W. Myers, "An
 * O(ND) Difference Algorithm and Its Variations" (1986), in linear space. */
#ifndef DIGLOT_PAIR_EDIT_SCRIPT_H
#define DIGLOT_PAIR_EDIT_SCRIPT_H

#include "base/arena.h"

enum { SCRIPT_SIDES = 2 };

struct edit_script {
	const uint32_t *numbers[SCRIPT_SIDES];
	size_t n[SCRIPT_SIDES];
	bool *changed[SCRIPT_SIDES]; /* the result, one flag a number */
};

/* Sets changed, which must be false: numbers of the first list that are
 * deleted, of the second that are inserted; those that are neither are equal
 * in their order. The search takes a number of steps that grows with the
 * lengths alone; what it does not get to is deleted and inserted. */
void edit_script_find(struct edit_script *script, struct arena *scratch);

#endif
