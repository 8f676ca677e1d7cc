/* base/finding and base/explanation: the sink, and every check in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/explanation.h"

static bool is_message(struct str name)
{
	for (size_t i = 0; i < MESSAGE_COUNT; i++)
		if (str_eq(str_from(messages[i].name), name))
			return true;
	return false;
}

static void every_check_is_explained(void **state)
{
	(void)state;
	for (size_t i = 0; i < MESSAGE_COUNT; i++)
		if (!explanation_find(str_from(messages[i].name)))
			fail_msg("%s is not explained", messages[i].name);
}

static void explanations_are_of_checks(void **state)
{
	(void)state;
	for (size_t i = 0; i < n_explanations; i++) {
		struct str name = str_from(explanations[i].name);

		if (!is_message(name))
			fail_msg("no message is of %s", explanations[i].name);
		if (explanation_find(name) != &explanations[i])
			fail_msg("%s is explained twice", explanations[i].name);
	}
}

static void explanations_have_a_summary(void **state)
{
	(void)state;
	for (size_t i = 0; i < n_explanations; i++) {
		struct str text = str_from(explanations[i].text);
		struct str summary = explanation_summary(text);

		assert_true(summary.len > 20 && summary.len <= text.len);
		assert_true(str_ends(summary, STR(".")));
	}
	assert_int_equal(explanation_summary(STR("第一句。第二句。")).len,
			 sizeof("第一句。") - 1);
	assert_int_equal(explanation_summary(STR("1. 一 is one. Two.")).len,
			 sizeof("1. 一 is one.") - 1);
}

static void names_that_may_be_meant(void **state)
{
	struct str near = explanation_nearest(STR("broken-lnk"));

	(void)state;
	assert_true(str_eq(near, STR("broken-link")));
	assert_int_equal(explanation_nearest(STR("zzzzzz")).len, 0);
	assert_int_equal(explanation_nearest(STR("")).len, 0);
}

static void what_stops_the_run_is_fixed(void **state)
{
	(void)state;
	assert_true(check_is_fixed(STR("utf8-invalid")));
	assert_true(check_is_fixed(STR("out-busy")));
	assert_false(check_is_fixed(STR("broken-link")));
	assert_false(check_is_fixed(STR("no-such-check")));
	assert_int_equal(check_severity(STR("empty-target")), ERROR);
	assert_int_equal(check_severity(STR("image-alt")), WARNING);
}

static struct findings *some_findings(void)
{
	struct findings *findings = findings_new();

	findings_report(findings, IMAGE_ALT, place_file(STR("a.md")),
			STR("a.svg"), STR(""));
	findings_report(findings, LINK_EMPTY, place_file(STR("a.md")), STR(""),
			STR(""));
	findings_report(findings, UTF8_INVALID, place_file(STR("b.md")),
			STR("0xFF"), STR(""));
	return findings;
}

static void grades_hold_before_and_after(void **state)
{
	const struct grade grades[] = {{STR_INIT("image-alt"), ERROR},
				       {STR_INIT("link-empty"), OFF},
				       {STR_INIT("utf8-invalid"), NOTE}};
	struct findings *findings = some_findings();
	const struct finding *sorted;
	size_t n;

	(void)state;
	findings_grade(findings, grades, 3);
	findings_report(findings, LINK_EMPTY, place_file(STR("c.md")), STR(""),
			STR(""));
	findings_report(findings, IMAGE_ALT, place_file(STR("c.md")), STR("x"),
			STR(""));
	assert_int_equal(findings_count(findings, ERROR), 2);
	assert_int_equal(findings_count(findings, WARNING), 0);
	assert_int_equal(findings_count(findings, FATAL), 1);
	sorted = findings_sorted(findings, &n);
	assert_int_equal(n, 3);
	assert_int_equal(sorted[0].severity, ERROR);
	assert_int_equal(findings_count(findings, ERROR), 2);
	findings_free(findings);
}

static void the_later_grade_prevails(void **state)
{
	const struct grade site[] = {{STR_INIT("image-alt"), ERROR}};
	const struct grade publication[] = {{STR_INIT("image-alt"), NOTE}};
	struct findings *findings = some_findings();

	(void)state;
	findings_grade(findings, site, 1);
	findings_grade(findings, publication, 1);
	assert_int_equal(findings_count(findings, NOTE), 1);
	assert_int_equal(findings_count(findings, ERROR), 0);
	findings_free(findings);
}

static void a_merge_keeps_the_severity(void **state)
{
	const struct grade grades[] = {{STR_INIT("image-alt"), ERROR}};
	struct findings *whole = findings_new(), *part = some_findings();

	(void)state;
	findings_grade(part, grades, 1);
	findings_merge(whole, part);
	assert_int_equal(findings_count(part, ERROR), 0);
	assert_int_equal(findings_count(whole, ERROR), 1);
	assert_int_equal(findings_count(whole, WARNING), 1);
	findings_free(whole);
	findings_free(part);
}

/* A line of many characters of three and four bytes. */
static struct buf long_line(void)
{
	struct buf line = {0};

	for (size_t i = 0; i < 1000; i++)
		buf_put(&line, STR("土𠀀"));
	buf_put(&line, STR("here"));
	for (size_t i = 0; i < 1000; i++)
		buf_put(&line, STR("土𠀀"));
	return line;
}

static void long_lines_are_cut_and_counted(void **state)
{
	struct findings *findings = findings_new();
	struct buf line = long_line();
	const struct finding *sorted;
	uint32_t start, end;
	struct span mark;
	size_t n;

	(void)state;
	findings_report(findings, IMAGE_ALT,
			place_in(STR("a.md"), buf_str(&line), 7000, 4), STR(""),
			STR(""));
	sorted = findings_sorted(findings, &n);
	assert_true(sorted->place.excerpt.len <= 2048);
	assert_true(place_mark(&sorted->place, &mark));
	assert_true(str_eq(str_span(sorted->place.excerpt, mark), STR("here")));
	assert_true(place_columns(&sorted->place, &start, &end));
	assert_int_equal(start, 3001);
	assert_int_equal(end, 3005);
	buf_free(&line);
	findings_free(findings);
}

/* Editions and chapters may share a data file. */
static void repetitions_keep_the_first_subject(void **state)
{
	static const char *const orders[] = {"ab", "ba"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct findings *findings = findings_new();
		const struct finding *sorted;
		size_t n;

		for (size_t j = 0; j < 2; j++) {
			struct finding finding = {
				.id = IMAGE_ALT,
				.place = place_file(STR("t.csv")),
				.subject.block = {orders[i] + j, 1}};

			findings_add(findings, &finding);
		}
		sorted = findings_sorted(findings, &n);
		assert_int_equal(n, 1);
		assert_true(str_eq(sorted->subject.block, STR("a")));
		findings_free(findings);
	}
}

/* Findings on one long line do not copy it over and over. */
static void neighbours_share_an_excerpt(void **state)
{
	struct findings *findings = findings_new();
	struct buf line = long_line();
	const struct finding *sorted;
	size_t n;

	(void)state;
	for (size_t i = 7002; i < 7040; i += 7)
		findings_report(findings, IMAGE_ALT,
				place_in(STR("a.md"), buf_str(&line), i, 4),
				STR(""), STR(""));
	sorted = findings_sorted(findings, &n);
	for (size_t i = 1; i < n; i++) {
		assert_ptr_equal(sorted[i].place.excerpt.ptr,
				 sorted[0].place.excerpt.ptr);
		assert_ptr_equal(sorted[i].place.file.ptr,
				 sorted[0].place.file.ptr);
	}
	buf_free(&line);
	findings_free(findings);
}

static void columns_are_those_of_the_excerpt(void **state)
{
	struct place place = place_in(STR("a"), STR("土𠀀x"), 3, 4);
	uint32_t start, end;

	(void)state;
	assert_true(place_columns(&place, &start, &end));
	assert_int_equal(start, 2);
	assert_int_equal(end, 4);
	place = place_in(STR("a"), STR("ab"), 2, 1);
	assert_true(place_columns(&place, &start, &end));
	assert_int_equal(start, 3);
	assert_int_equal(end, 3);
	place.column = 99;
	assert_false(place_columns(&place, &start, &end));
	place = place_file(STR("a"));
	assert_false(place_columns(&place, &start, &end));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_check_is_explained),
		cmocka_unit_test(explanations_are_of_checks),
		cmocka_unit_test(explanations_have_a_summary),
		cmocka_unit_test(names_that_may_be_meant),
		cmocka_unit_test(what_stops_the_run_is_fixed),
		cmocka_unit_test(grades_hold_before_and_after),
		cmocka_unit_test(the_later_grade_prevails),
		cmocka_unit_test(a_merge_keeps_the_severity),
		cmocka_unit_test(long_lines_are_cut_and_counted),
		cmocka_unit_test(repetitions_keep_the_first_subject),
		cmocka_unit_test(neighbours_share_an_excerpt),
		cmocka_unit_test(columns_are_those_of_the_excerpt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
