/* Matching quantities, built by hand: no language has a part in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "check/quantity_describe.h"

enum { MOST = 16 };

static const struct unit yuan = {
	STR_INIT("CNY"), DIMENSION_MONEY, {1, 1}, STR_INIT("CNY")};
static const struct unit dollar = {
	STR_INIT("USD"), DIMENSION_MONEY, {1, 1}, STR_INIT("USD")};
static const struct unit mu = {
	STR_INIT("mu"), DIMENSION_AREA, {2000, 3}, STR_INIT("m2")};
static const struct unit hectare = {
	STR_INIT("ha"), DIMENSION_AREA, {10000, 1}, STR_INIT("m2")};
static const struct unit item = {
	STR_INIT("item"), DIMENSION_COUNT, {1, 1}, STR_INIT("item")};
static const struct unit person = {
	STR_INIT("person"), DIMENSION_COUNT, {1, 1}, STR_INIT("person")};
static const struct unit household = {
	STR_INIT("household"), DIMENSION_COUNT, {1, 1}, STR_INIT("household")};
static const struct unit percent = {
	STR_INIT("percent"), DIMENSION_SHARE, {1, 100}, STR_INIT("share")};
static const struct unit point = {
	STR_INIT("point"), DIMENSION_POINTS, {1, 100}, STR_INIT("points")};

struct world {
	struct arena arena;
	struct quantity quantities[MATCH_SIDES][MOST];
	struct span sentences[MATCH_SIDES][MOST];
	struct quantity_text texts[MATCH_SIDES];
	size_t n_sentences;
	struct quantity_judgment *judgments;
	size_t n;
};

static int setup(void **state)
{
	struct world *world = test_calloc(1, sizeof(*world));

	for (size_t side = 0; side < MATCH_SIDES; side++) {
		world->texts[side].quantities = world->quantities[side];
		world->texts[side].sentences = world->sentences[side];
		world->texts[side].text = STR(
			"..................................................."
			"...................................................");
	}
	*state = world;
	return 0;
}

static int teardown(void **state)
{
	struct world *world = *state;

	arena_free(&world->arena);
	test_free(world);
	return 0;
}

/* Adds num/den of the unit with steps of one step-th; each takes six bytes of
 * the text. */
static struct quantity *say(struct world *world, size_t side,
			    const struct unit *unit, int64_t num, int64_t den,
			    int64_t step)
{
	struct quantity_text *text = &world->texts[side];
	size_t i = text->n_quantities++;
	struct quantity *quantity = &world->quantities[side][i];
	struct rational factor = unit ? unit->factor : rational(1, 1);
	uint32_t start = (uint32_t)(6 * i);

	*quantity = (struct quantity){
		.span = {start, start + 5},
		.number = {start, start + 3},
		.kind = QUANTITY_MEASURE,
		.dimension = unit ? unit->dimension : DIMENSION_NONE,
		.unit = unit,
		.number_low = rational(num, den),
		.number_high = rational(num, den),
		.step = rational_multiply(rational(1, step), factor),
	};
	quantity->low = rational_multiply(quantity->number_low, factor);
	quantity->high = quantity->low;
	return quantity;
}

static struct quantity *say_range(struct world *world, size_t side,
				  const struct unit *unit, int64_t low,
				  int64_t high)
{
	struct quantity *quantity = say(world, side, unit, low, 1, 1);

	quantity->kind = QUANTITY_RANGE;
	quantity->number_high = rational(high, 1);
	quantity->high = rational_multiply(quantity->number_high, unit->factor);
	return quantity;
}

static struct quantity *say_date(struct world *world, size_t side, int year,
				 int month, int day)
{
	struct quantity *quantity = say(world, side, NULL, 0, 0, 1);

	quantity->kind = QUANTITY_DATE;
	quantity->dimension = DIMENSION_DATE;
	quantity->date = (struct calendar){
		.year = year, .month = (uint8_t)month, .day = (uint8_t)day};
	return quantity;
}

static void match(struct world *world)
{
	world->judgments = quantities_match(world->texts, world->n_sentences,
					    &world->arena, &world->n);
}

/* Whether a judgment is there, by places from 1; 0 is none. */
static void assert_judged(const struct world *world,
			  enum quantity_outcome outcome, size_t first,
			  size_t second)
{
	for (size_t i = 0; i < world->n; i++) {
		const struct quantity_judgment *judgment = &world->judgments[i];

		if (judgment->index[0] == first - 1 &&
		    judgment->index[1] == second - 1) {
			assert_int_equal(judgment->outcome, outcome);
			return;
		}
	}
	fail_msg("%zu and %zu are not judged", first, second);
}

static void judged(struct world *world, enum quantity_outcome outcome)
{
	match(world);
	assert_int_equal(world->n, 1);
	assert_judged(world, outcome, 1, 1);
}

static void equal_values_pass_in_any_unit(void **state)
{
	struct world *world = *state;

	say(world, 0, &mu, 1500, 1, 1);
	say(world, 1, &hectare, 100, 1, 1);
	judged(world, QUANTITY_SAME);
}

static void rounding_in_another_unit_is_noted(void **state)
{
	struct world *world = *state;

	say(world, 0, &mu, 15700, 1, 1);
	say(world, 1, &hectare, 1047, 1, 1);
	judged(world, QUANTITY_ROUNDED);
}

static void rounding_in_the_same_unit_is_doubtful(void **state)
{
	struct world *world = *state;

	say(world, 0, &yuan, 824, 100, 100);
	say(world, 1, &yuan, 82, 10, 10);
	judged(world, QUANTITY_PRECISION);
}

static void more_than_half_a_digit_is_wrong(void **state)
{
	struct world *world = *state;

	say(world, 0, &yuan, 826, 100, 100);
	say(world, 1, &yuan, 82, 10, 10);
	judged(world, QUANTITY_VALUE);
}

static void powers_of_ten_are_named(void **state)
{
	struct world *world = *state;

	say(world, 0, &mu, 15700, 1, 100);
	say(world, 1, &mu, 157000, 1, 1000);
	judged(world, QUANTITY_SCALE);
	assert_int_equal(world->judgments[0].exponent, 1);
}

static void qualifiers(void **state)
{
	static const struct {
		enum qualifier first, second;
		enum quantity_outcome outcome;
	} cases[] = {
		{QUALIFIER_BELOW, QUALIFIER_BELOW, QUANTITY_SAME},
		{QUALIFIER_BELOW, QUALIFIER_EXACT, QUANTITY_QUALIFIER_LOST},
		{QUALIFIER_EXACT, QUALIFIER_ABOUT, QUANTITY_QUALIFIER_ADDED},
		{QUALIFIER_AT_LEAST, QUALIFIER_ABOVE,
		 QUANTITY_QUALIFIER_SHIFTED},
		{QUALIFIER_ABOUT, QUALIFIER_BELOW, QUANTITY_QUALIFIER_SHIFTED},
		{QUALIFIER_BELOW, QUALIFIER_ABOVE, QUANTITY_REVERSED},
		{QUALIFIER_AT_MOST, QUALIFIER_AT_LEAST, QUANTITY_REVERSED},
		{QUALIFIER_ABOVE, QUALIFIER_AT_MOST, QUANTITY_REVERSED},
		{QUALIFIER_TOWARD, QUALIFIER_TOWARD, QUANTITY_SAME},
	};
	struct world *world = *state;

	say(world, 0, &yuan, 80, 1, 1);
	say(world, 1, &yuan, 80, 1, 1);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		world->quantities[0][0].qualifier = cases[i].first;
		world->quantities[1][0].qualifier = cases[i].second;
		judged(world, cases[i].outcome);
	}
}

static void rises_are_no_falls(void **state)
{
	struct world *world = *state;

	say(world, 0, &percent, 14, 1, 1)->change = 1;
	say(world, 1, &percent, 14, 1, 1)->change = -1;
	judged(world, QUANTITY_DIRECTION);
	world->quantities[1][0].change = 0;
	judged(world, QUANTITY_SAME);
}

static void growth_is_a_factor(void **state)
{
	struct world *world = *state;
	struct quantity *times = say(world, 1, NULL, 3, 1, 1);

	say(world, 0, &percent, 200, 1, 1)->change = 1;
	times->dimension = DIMENSION_MULTIPLE;
	times->kind = QUANTITY_MULTIPLE;
	judged(world, QUANTITY_SAME);
	world->quantities[0][0].change = 0;
	judged(world, QUANTITY_VALUE);
	world->texts[0].n_quantities = world->texts[1].n_quantities = 0;
	say(world, 0, &percent, 80, 1, 1)->change = -1;
	say(world, 1, &percent, 20, 1, 1);
	judged(world, QUANTITY_SAME);
}

static void units_are_told_apart(void **state)
{
	static const struct unit *const cases[][2] = {{&percent, &point},
						      {&yuan, &dollar},
						      {&mu, &hectare},
						      {&person, &household}};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		world->texts[0].n_quantities = world->texts[1].n_quantities = 0;
		say(world, 0, cases[i][0], 3, 1, 1);
		say(world, 1, cases[i][1], 3, 1, 1);
		judged(world, QUANTITY_UNIT);
	}
}

static void bare_numbers_count(void **state)
{
	struct world *world = *state;

	say(world, 0, &item, 66, 1, 1);
	say(world, 1, NULL, 66, 1, 1);
	judged(world, QUANTITY_SAME);
	world->texts[1].n_quantities = 0;
	say(world, 1, &person, 66, 1, 1);
	judged(world, QUANTITY_SAME);
	world->texts[0].n_quantities = world->texts[1].n_quantities = 0;
	say(world, 0, &yuan, 66, 1, 1);
	say(world, 1, NULL, 66, 1, 1);
	judged(world, QUANTITY_UNIT_LOST);
}

static void weak_numbers_only_ever_warn(void **state)
{
	struct world *world = *state;

	say(world, 0, NULL, 2, 1, 1)->weak = true;
	say(world, 1, NULL, 3, 1, 1)->weak = true;
	judged(world, QUANTITY_WEAK_VALUE);
	world->texts[1].n_quantities = 0;
	match(world);
	assert_judged(world, QUANTITY_IDLE, 1, 0);
	say(world, 1, NULL, 12, 1, 1);
	judged(world, QUANTITY_VALUE);
}

/* Over five years are five years, or more. */
static void loose_qualifiers_may_be_none(void **state)
{
	struct world *world = *state;
	struct quantity *loose = say(world, 0, NULL, 5, 1, 1);

	loose->qualifier = QUALIFIER_ABOVE;
	say(world, 1, NULL, 5, 1, 1);
	judged(world, QUANTITY_QUALIFIER_LOST);
	loose->loose = true;
	judged(world, QUANTITY_SAME);
	world->quantities[1][0].qualifier = QUALIFIER_BELOW;
	judged(world, QUANTITY_REVERSED);
}

/* Two of three are two, and three. */
static void parts_are_found_in_two_numbers(void **state)
{
	struct world *world = *state;
	struct quantity *share = say(world, 0, NULL, 2, 3, 1);

	share->kind = QUANTITY_SHARE;
	share->dimension = DIMENSION_SHARE;
	share->parts[0] = rational(2, 1);
	share->parts[1] = rational(3, 1);
	say(world, 1, NULL, 3, 1, 1);
	say(world, 1, NULL, 2, 1, 1);
	match(world);
	assert_judged(world, QUANTITY_SAME, 1, 1);
	assert_judged(world, QUANTITY_SAME, 1, 2);
}

static void glosses_and_repetitions_pass(void **state)
{
	struct world *world = *state;

	say(world, 0, &mu, 15700, 1, 100);
	say(world, 1, &mu, 15700, 1, 1);
	say(world, 1, &hectare, 1047, 1, 1);
	say(world, 1, &mu, 15700, 1, 1);
	match(world);
	assert_int_equal(world->n, 3);
	assert_judged(world, QUANTITY_SAME, 1, 1);
	assert_judged(world, QUANTITY_GLOSS, 0, 2);
	assert_judged(world, QUANTITY_REPEATED, 0, 3);
}

static void wrong_glosses_do_not(void **state)
{
	struct world *world = *state;

	say(world, 0, &mu, 15700, 1, 100);
	say(world, 1, &mu, 15700, 1, 1);
	say(world, 1, &hectare, 1147, 1, 1);
	match(world);
	assert_judged(world, QUANTITY_MISSING, 0, 2);
}

static void another_currency_in_brackets_is_a_gloss(void **state)
{
	struct world *world = *state;

	say(world, 0, &yuan, 80, 1, 1);
	say(world, 1, &yuan, 80, 1, 1);
	say(world, 1, &dollar, 11, 1, 1);
	world->texts[1].text = STR("80CNY(11USD)");
	match(world);
	assert_judged(world, QUANTITY_GLOSS, 0, 2);
	world->texts[1].text = STR("80CNY 11USD.");
	match(world);
	assert_judged(world, QUANTITY_MISSING, 0, 2);
}

static void ranges_are_two_numbers(void **state)
{
	struct world *world = *state;

	say_range(world, 0, &person, 25, 30);
	say(world, 1, NULL, 25, 1, 1);
	say(world, 1, &person, 30, 1, 1);
	match(world);
	assert_int_equal(world->n, 2);
	assert_judged(world, QUANTITY_SAME, 1, 1);
	assert_judged(world, QUANTITY_SAME, 1, 2);
	world->texts[1].n_quantities = 0;
	say_range(world, 1, &person, 25, 300);
	judged(world, QUANTITY_VALUE);
}

static void dates_agree_in_what_both_give(void **state)
{
	struct world *world = *state;

	say_date(world, 0, 2020, 12, 8);
	say_date(world, 1, 0, 12, 8);
	judged(world, QUANTITY_DATE_PART);
	say_date(world, 1, 2020, 0, 0);
	match(world);
	assert_int_equal(world->n, 2);
	assert_judged(world, QUANTITY_SAME, 1, 1);
	assert_judged(world, QUANTITY_REPEATED, 0, 2);
	world->quantities[1][1].date.year = 2021;
	match(world);
	assert_judged(world, QUANTITY_DATE_PART, 1, 1);
	assert_judged(world, QUANTITY_MISSING, 0, 2);
}

static void years_may_be_bare(void **state)
{
	struct world *world = *state;

	say_date(world, 0, 2020, 0, 0);
	say(world, 1, NULL, 2020, 1, 1);
	judged(world, QUANTITY_SAME);
	world->texts[1].n_quantities = 0;
	say(world, 1, NULL, 2002, 1, 1);
	match(world);
	assert_judged(world, QUANTITY_MISSING, 1, 0);
}

static void the_same_sentence_comes_first(void **state)
{
	struct world *world = *state;

	world->n_sentences = 2;
	world->sentences[0][0] = world->sentences[1][0] = (struct span){0, 6};
	world->sentences[0][1] = world->sentences[1][1] = (struct span){6, 12};
	say(world, 0, &item, 20, 1, 1);
	say(world, 0, &item, 30, 1, 1);
	say(world, 1, &item, 21, 1, 1);
	say(world, 1, &item, 31, 1, 1);
	match(world);
	assert_judged(world, QUANTITY_VALUE, 1, 1);
	assert_judged(world, QUANTITY_VALUE, 2, 2);
	world->quantities[1][0].low = world->quantities[1][0].high =
		rational(30, 1);
	world->quantities[1][1].low = world->quantities[1][1].high =
		rational(20, 1);
	match(world);
	assert_judged(world, QUANTITY_SAME, 1, 2);
	assert_judged(world, QUANTITY_SAME, 2, 1);
}

static void terms_that_both_have_are_masked(void **state)
{
	struct world *world = *state;
	struct term terms[2] = {{.number = 0}, {.number = 1}};
	struct rendering renderings[] = {{.term = &terms[0]},
					 {.term = &terms[1]}};
	struct sense senses[] = {{.rendering = &renderings[0]},
				 {.rendering = &renderings[1]}};
	struct term_use first = {{0, 5}, &renderings[0], &senses[0]};
	struct term_use second = {{30, 35}, &renderings[0], &senses[0]};

	say(world, 0, &item, 4, 1, 1);
	world->texts[0].terms = &first;
	world->texts[1].terms = &second;
	world->texts[0].n_terms = world->texts[1].n_terms = 1;
	match(world);
	assert_int_equal(world->n, 0);
	second.senses = &senses[1];
	match(world);
	assert_judged(world, QUANTITY_MISSING, 1, 0);
}

static void what_is_ambiguous_is_said(void **state)
{
	struct world *world = *state;

	say(world, 0, &yuan, 3, 1, 1)->ambiguous = true;
	say(world, 1, &yuan, 3, 1, 1);
	judged(world, QUANTITY_AMBIGUOUS);
}

static struct quantity *say_name(struct world *world, size_t side,
				 struct str key)
{
	struct quantity *quantity = say(world, side, NULL, 0, 0, 1);

	quantity->kind = QUANTITY_NAME;
	quantity->key = key;
	return quantity;
}

static void names_are_compared_by_their_numbers(void **state)
{
	struct world *world = *state;

	say_name(world, 0, STR("2+n"));
	say_name(world, 1, STR("2+n"));
	judged(world, QUANTITY_SAME);
	world->quantities[1][0].key = STR("12+n");
	judged(world, QUANTITY_VALUE);
	world->quantities[1][0].key = STR("covid-19");
	match(world);
	assert_judged(world, QUANTITY_IDLE, 1, 0);
	assert_judged(world, QUANTITY_IDLE, 0, 1);
	world->texts[0].n_quantities = 0;
	say(world, 0, NULL, 19, 1, 1);
	judged(world, QUANTITY_SAME);
}

static void years_of_age_may_be_left_out(void **state)
{
	static const struct unit year = {
		STR_INIT("year"), DIMENSION_PERIOD, {12, 1}, STR_INIT("month")};
	struct world *world = *state;

	say(world, 0, &year, 60, 1, 1)->qualifier = QUALIFIER_AT_LEAST;
	say(world, 1, NULL, 60, 1, 1)->qualifier = QUALIFIER_AT_LEAST;
	judged(world, QUANTITY_SAME);
	world->quantities[1][0].qualifier = QUALIFIER_BELOW;
	judged(world, QUANTITY_REVERSED);
}

static void vague_numbers_are_more(void **state)
{
	struct world *world = *state;

	say(world, 0, &person, 100, 1, 1)->vague = true;
	say(world, 1, &person, 100, 1, 1)->qualifier = QUALIFIER_ABOVE;
	judged(world, QUANTITY_SAME);
	world->quantities[1][0].qualifier = QUALIFIER_EXACT;
	judged(world, QUANTITY_QUALIFIER_SHIFTED);
	world->texts[1].n_quantities = 0;
	say(world, 1, &person, 120, 1, 1)->vague = true;
	judged(world, QUANTITY_SAME);
	world->texts[1].n_quantities = 0;
	say(world, 1, &person, 1000, 1, 1)->vague = true;
	judged(world, QUANTITY_SCALE);
}

static void unlike_repetitions_are_no_repetitions(void **state)
{
	struct world *world = *state;

	say(world, 0, &person, 20, 1, 1);
	say(world, 0, &person, 20, 1, 1);
	say(world, 0, &person, 31, 1, 1);
	say(world, 1, &person, 20, 1, 1);
	say(world, 1, &person, 31, 1, 1);
	say(world, 1, &person, 31, 1, 1);
	match(world);
	assert_judged(world, QUANTITY_VALUE, 2, 3);
}

static void languages_without_words_give_digits(void **state)
{
	struct world *world = *state;

	world->texts[0].text = STR("2.6 M yuan");
	world->texts[1].text = STR("2600.");
	world->texts[1].figures_only = true;
	say(world, 0, &yuan, 2600000, 1, 1)->qualifier = QUALIFIER_BELOW;
	say(world, 1, NULL, 2600, 1, 1)->number.end = 4;
	judged(world, QUANTITY_SAME);
	world->texts[1].text = STR("2500.");
	match(world);
	assert_judged(world, QUANTITY_WEAK_MISSING, 0, 1);
	world->texts[0].text = STR("abcdefghij");
	match(world);
	assert_judged(world, QUANTITY_IDLE, 1, 0);
}

static void small_numbers_are_not_rounded(void **state)
{
	struct world *world = *state;

	say(world, 0, &item, 65, 1, 1);
	say(world, 1, &item, 60, 1, 1);
	judged(world, QUANTITY_VALUE);
	world->texts[0].n_quantities = world->texts[1].n_quantities = 0;
	say(world, 0, &item, 15633, 1, 1);
	say(world, 1, &item, 15600, 1, 1);
	judged(world, QUANTITY_PRECISION);
}

static void two_glosses_are_compared(void **state)
{
	struct world *world = *state;

	for (size_t side = 0; side < MATCH_SIDES; side++) {
		say(world, side, &mu, 15700, 1, 100);
		say(world, side, &hectare, side ? 1048 : 1047, 1, 1);
	}
	match(world);
	assert_judged(world, QUANTITY_SAME, 1, 1);
	assert_judged(world, QUANTITY_VALUE, 2, 2);
}

static void the_right_scale_is_written_out(void **state)
{
	struct world *world = *state;
	struct str args[FINDING_ARGS];

	say(world, 0, &yuan, 91217, 1, 1)->span.end = 9;
	say(world, 1, &yuan, 912170, 1, 1)->span.end = 18;
	world->quantities[1][0].number.end = 14;
	world->texts[0].text = STR("912.17 yi");
	world->texts[1].text = STR("912.17 billion CNY");
	judged(world, QUANTITY_SCALE);
	quantity_describe(world->texts, world->judgments, &world->arena, args);
	assert_true(str_eq(args[0], STR("912.17 billion CNY (×10)")));
	assert_true(str_eq(args[1], STR("912.17 yi")));
	assert_true(str_eq(args[2], STR("91.217 billion CNY")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(equal_values_pass_in_any_unit),
		TEST(rounding_in_another_unit_is_noted),
		TEST(rounding_in_the_same_unit_is_doubtful),
		TEST(more_than_half_a_digit_is_wrong),
		TEST(powers_of_ten_are_named),
		TEST(qualifiers),
		TEST(rises_are_no_falls),
		TEST(growth_is_a_factor),
		TEST(units_are_told_apart),
		TEST(bare_numbers_count),
		TEST(weak_numbers_only_ever_warn),
		TEST(loose_qualifiers_may_be_none),
		TEST(parts_are_found_in_two_numbers),
		TEST(glosses_and_repetitions_pass),
		TEST(wrong_glosses_do_not),
		TEST(another_currency_in_brackets_is_a_gloss),
		TEST(ranges_are_two_numbers),
		TEST(dates_agree_in_what_both_give),
		TEST(years_may_be_bare),
		TEST(the_same_sentence_comes_first),
		TEST(terms_that_both_have_are_masked),
		TEST(what_is_ambiguous_is_said),
		TEST(names_are_compared_by_their_numbers),
		TEST(years_of_age_may_be_left_out),
		TEST(vague_numbers_are_more),
		TEST(unlike_repetitions_are_no_repetitions),
		TEST(languages_without_words_give_digits),
		TEST(small_numbers_are_not_rounded),
		TEST(two_glosses_are_compared),
		TEST(the_right_scale_is_written_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
