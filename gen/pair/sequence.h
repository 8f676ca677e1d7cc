/* Orders: sorting by numbers, and what stays in order. */
#ifndef DIGLOT_PAIR_SEQUENCE_H
#define DIGLOT_PAIR_SEQUENCE_H

#include "base/arena.h"

/* Sets the flags of a longest strictly increasing subsequence of
 * the n values. Fredman, "On computing the length of longest increasing
 * subsequences", Discrete Mathematics 11 (1975). */
void longest_increasing(struct arena *arena, const uint32_t *values, size_t n,
			bool *kept);

/* What is sorted by a number; equal ones as they came, by a and b. */
struct keyed {
	uint64_t key;
	uint32_t a, b;
};

void keyed_sort(struct keyed *items, size_t n);

#endif
