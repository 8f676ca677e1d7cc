/* Orders: sorting by numbers, and what stays in order. */
#include "pair/sequence.h"

#include <stdlib.h>

void longest_increasing(struct arena *arena, const uint32_t *values, size_t n,
			bool *kept)
{
	struct arena_mark mark = arena_mark(arena);
	/* ends[k]: where the run of length k + 1 with the least end ends. */
	size_t *ends = ARENA_ARRAY(arena, size_t, n);
	size_t *previous = ARENA_ARRAY(arena, size_t, n);
	size_t length = 0;

	for (size_t i = 0; i < n; i++) {
		size_t low = 0, high = length;

		while (low < high) {
			size_t middle = (low + high) / 2;

			if (values[ends[middle]] < values[i])
				low = middle + 1;
			else
				high = middle;
		}
		previous[i] = low ? ends[low - 1] : n;
		ends[low] = i;
		if (low == length)
			length++;
		kept[i] = false;
	}
	for (size_t i = length ? ends[length - 1] : n; i < n; i = previous[i])
		kept[i] = true;
	arena_rewind(arena, mark);
}

static int compare_keyed(const void *left, const void *right)
{
	const struct keyed *x = left, *y = right;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

void keyed_sort(struct keyed *items, size_t n)
{
	if (n)
		qsort(items, n, sizeof(*items), compare_keyed);
}
