/* Ranges, and so many of so many, that the other text gives as two numbers. */
#include "check/quantity_matcher.h"

static bool has_ends(const struct quantity *quantity)
{
	return quantity->kind == QUANTITY_RANGE || quantity->parts[0].den == 1;
}

static void add_ends(struct matcher *matcher, size_t side, size_t index,
		     bool bare_low)
{
	const struct quantity *range = quantity_at(matcher, side, index);

	for (uint32_t end = 0; end < 2; end++) {
		struct quantity one = *range;
		struct entry *entry = add_entry(matcher, side, index, true);

		one.kind = QUANTITY_MEASURE;
		one.low = one.high = end ? range->high : range->low;
		if (range->kind != QUANTITY_RANGE) {
			one.low = one.high = range->parts[end];
			one.dimension = DIMENSION_NONE;
			one.unit = NULL;
		} else if (bare_low && !end) {
			one.low = one.high = range->number_low;
			one.dimension = DIMENSION_NONE;
			one.unit = NULL;
		}
		entry->end = end;
		if (!key_of_value(&one, true, &entry->key))
			matcher->n_entries--;
	}
}

static void collect_ends(struct matcher *matcher, size_t ranges, bool bare_low)
{
	matcher->n_entries = 0;
	for (size_t side = 0; side < MATCH_SIDES; side++) {
		for (size_t i = 0; i < matcher->texts[side].n_quantities; i++) {
			bool is_range = has_ends(quantity_at(matcher, side, i));

			if (matcher->states[side][i] != OPEN ||
			    is_range != (side == ranges))
				continue;
			if (is_range) {
				add_ends(matcher, side, i, bare_low);
				continue;
			}
			if (!key_of_value(
				    quantity_at(matcher, side, i), false,
				    &add_entry(matcher, side, i, true)->key))
				matcher->n_entries--;
		}
	}
	sort_entries(matcher);
}

/* Both ends of the range are there. */
static void pair_range(struct matcher *matcher, size_t ranges, size_t range,
		       const size_t *ends)
{
	matcher->states[ranges][range] = PAIRED;
	for (size_t end = 0; end < 2; end++) {
		matcher->states[!ranges][ends[end]] = PAIRED;
		add_judgment(matcher, QUANTITY_SAME, ranges ? ends[end] : range,
			     ranges ? range : ends[end]);
	}
}

static void match_side(struct matcher *matcher, size_t ranges, bool bare_low)
{
	size_t n = matcher->texts[ranges].n_quantities;
	size_t(*ends)[2] = arena_zero(matcher->arena, n, sizeof(*ends));
	size_t middle, end;

	collect_ends(matcher, ranges, bare_low);
	for (size_t start = 0; start < matcher->n_entries; start = end) {
		const struct entry *entries = matcher->entries;

		end = run_end(matcher, start, &middle);
		for (size_t i = 0; i < middle - start && i < end - middle;
		     i++) {
			const struct entry *one = &entries[start + i];
			const struct entry *other = &entries[middle + i];

			if (ranges)
				ends[other->index][other->end] = one->index + 1;
			else
				ends[one->index][one->end] = other->index + 1;
		}
	}
	for (size_t i = 0; i < n; i++) {
		size_t found[2] = {ends[i][0] - 1, ends[i][1] - 1};

		if (ends[i][0] && ends[i][1])
			pair_range(matcher, ranges, i, found);
	}
}

static bool has_ranges(const struct matcher *matcher, size_t side)
{
	for (size_t i = 0; i < matcher->texts[side].n_quantities; i++) {
		if (matcher->states[side][i] == OPEN &&
		    has_ends(quantity_at(matcher, side, i)))
			return true;
	}
	return false;
}

void match_ranges(struct matcher *matcher)
{
	for (size_t side = 0; side < MATCH_SIDES; side++) {
		if (!has_ranges(matcher, side))
			continue;
		match_side(matcher, side, false);
		match_side(matcher, side, true);
	}
}
