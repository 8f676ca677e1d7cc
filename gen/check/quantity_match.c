/* Matching quantities: passes over what is still open, each by another key.
 *
 * A pass sorts the open quantities of both texts by key and pairs those of
 * equal keys in their order. What is paired is never opened again, so the
 * passes go from what is surely meant to what is at least likely. */
#include "check/quantity_matcher.h"

static const struct pass equal_passes[] = {
	{.key = key_of_phrase, .judge = judge_equal},
	{.key = key_of_measure, .judge = judge_equal},
	{.key = key_of_value, .judge = judge_equal},
	{.key = key_of_class, .judge = judge_equal},
	{.key = key_of_class, .judge = judge_equal, .swapped = true},
	{.key = key_of_name, .judge = judge_equal},
	{.key = key_of_named, .judge = judge_equal},
	{.key = key_of_named, .judge = judge_equal, .swapped = true},
	{.key = key_of_age, .judge = judge_equal},
	{.key = key_of_age, .judge = judge_equal, .swapped = true},
	{.key = key_of_place, .judge = judge_equal},
	{.key = key_of_place, .judge = judge_equal, .swapped = true},
	{.key = key_of_growth, .judge = judge_equal},
	{.key = key_of_growth, .judge = judge_equal, .swapped = true},
	{.key = key_of_level, .judge = judge_equal},
	{.key = key_of_level, .judge = judge_equal, .swapped = true},
	{.digits = true, .judge = judge_equal},
};

static const struct pass calendar_passes[] = {
	{.key = key_of_calendar, .judge = judge_equal},
	{.key = key_of_calendar, .judge = judge_equal, .swapped = true},
};

static bool has_dates(const struct matcher *matcher)
{
	return matcher->n_parts[0] && matcher->n_parts[1];
}

/* Dates that give the same, then those of which one gives less, the more the
 * better. */
static void run_dates(struct matcher *matcher, bool bound)
{
	for (unsigned parts = PARTS_ALL; parts; parts--) {
		struct pass pass = {.parts = parts};

		run_pass(matcher, &pass, bound, OPEN);
		pass.swapped = true;
		run_pass(matcher, &pass, bound, OPEN);
	}
}

static void match_equal(struct matcher *matcher, bool bound)
{
	RUN_PASSES(matcher, equal_passes, bound, OPEN);
	if (has_dates(matcher))
		run_dates(matcher, bound);
	RUN_PASSES(matcher, calendar_passes, bound, OPEN);
}

static const struct pass mistaken_passes[] = {
	{.key = key_of_scale, .judge = judge_scale},
	{.key = key_of_number, .judge = judge_number},
};

/* What both say in the same unit is no gloss of one alone. */
static const struct pass unit_pass = {.key = key_of_unit, .judge = judge_other};

static const struct pass other_passes[] = {
	{.key = key_of_shape, .judge = judge_other},
	{.key = key_of_kin, .judge = judge_other},
	{.key = key_of_dimension, .judge = judge_other},
	{.key = key_of_family, .judge = judge_other},
};

/* Small words for numbers are often said in one language only, and only of
 * the same sentence that they differ. */
static const struct pass weak_passes[] = {
	{.key = key_of_weak, .judge = judge_other},
	{.key = key_of_any, .judge = judge_other},
};

/* Repetitions are compared with repetitions of their kind: where one text has
 * 20, 20 and 30, and the other 20, 30 and 30, they do not say the same. */
static const struct pass repeated_passes[] = {
	{.key = key_of_kin, .judge = judge_other},
	{.key = key_of_dimension, .judge = judge_other},
	{.key = key_of_weak, .judge = judge_other},
};

static void match_right(struct matcher *matcher)
{
	if (matcher->has_sentences)
		match_equal(matcher, true);
	match_equal(matcher, false);
	match_ranges(matcher);
	if (matcher->has_sentences)
		match_near(matcher, true);
	match_near(matcher, false);
	for (size_t side = 0; side < MATCH_SIDES; side++)
		find_repetitions(matcher, side);
}

/* Where words of numbers are not known, only that digits are missing. */
static void match_figures(struct matcher *matcher)
{
	static const struct pass passes[] = {
		{.key = key_of_number, .judge = judge_number},
		{.figures = true},
	};

	RUN_PASSES(matcher, passes, true, REPEATED);
	RUN_PASSES(matcher, passes, false, REPEATED);
}

static void match_wrong(struct matcher *matcher)
{
	for (enum state most = OPEN; most <= REPEATED; most++) {
		RUN_PASSES(matcher, mistaken_passes, true, most);
		RUN_PASSES(matcher, mistaken_passes, false, most);
	}
	run_pass(matcher, &unit_pass, true, OPEN);
	for (size_t side = 0; side < MATCH_SIDES; side++)
		find_glosses(matcher, side);
	RUN_PASSES(matcher, other_passes, true, OPEN);
	RUN_PASSES(matcher, other_passes, false, OPEN);
	RUN_PASSES(matcher, weak_passes, true, OPEN);
	RUN_PASSES(matcher, repeated_passes, true, REPEATED);
}

struct quantity_judgment *quantities_match(const struct quantity_text *texts,
					   size_t n_sentences,
					   struct arena *arena, size_t *n)
{
	struct matcher matcher = {.texts = texts, .arena = arena};

	matcher_prepare(&matcher, n_sentences);
	match_right(&matcher);
	if (matcher.figures_only)
		match_figures(&matcher);
	else
		match_wrong(&matcher);
	for (size_t side = 0; side < MATCH_SIDES; side++)
		judge_rest(&matcher, side);
	*n = matcher.n_judgments;
	return matcher.judgments;
}
