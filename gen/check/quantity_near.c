/* What is equal but for rounding. */
#include "check/quantity_matcher.h"

#include <stdlib.h>

static int compare_wide(wide a, wide b)
{
	return (a > b) - (a < b);
}

static bool key_of_near(const struct quantity *quantity, bool first,
			struct quantity_key *key)
{
	(void)first;
	return !quantity->weak && quantity->dimension != DIMENSION_ORDINAL &&
	       key_of_group(quantity, key);
}

static int compare_values(struct rational a, struct rational b)
{
	wide left, right;

	if (__builtin_mul_overflow(a.num, b.den, &left) ||
	    __builtin_mul_overflow(b.num, a.den, &right))
		return rational_compare(a, b);
	return compare_wide(left, right);
}

static int compare_entry_values(const void *left, const void *right,
				void *context)
{
	const struct matcher *matcher = context;
	const struct entry *a = left, *b = right;
	int order = compare_groups(a, b);

	if (!order)
		order = compare_values(
			quantity_at(matcher, a->side, a->index)->low,
			quantity_at(matcher, b->side, b->index)->low);
	return order ? order : compare_entries(a, b);
}

/* Of values in order, the nearest are neighbours: what finds no partner in the
 * one before waits on a stack for the next. */
void match_near(struct matcher *matcher, bool bound)
{
	static const struct pass pass = {.key = key_of_near,
					 .judge = judge_near};
	struct entry *entries = matcher->entries;
	size_t n_waiting = 0;

	if (!collect(matcher, &pass, bound, OPEN))
		return;
	qsort_r(entries, matcher->n_entries, sizeof(*entries),
		compare_entry_values, matcher);
	for (size_t i = 0; i < matcher->n_entries; i++) {
		struct entry entry = entries[i];
		struct entry *last = n_waiting ? &entries[n_waiting - 1] : NULL;

		if (last && last->side != entry.side &&
		    !compare_groups(last, &entry) &&
		    quantities_are_near(
			    quantity_at(matcher, last->side, last->index),
			    quantity_at(matcher, entry.side, entry.index))) {
			pair_entries(matcher, &pass, entry.side ? last : &entry,
				     entry.side ? &entry : last);
			n_waiting--;
		} else {
			entries[n_waiting++] = entry;
		}
	}
}
