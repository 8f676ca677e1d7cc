/* cmd/report: findings as people see them. */
#include <stdlib.h>
#include <string.h>

#include "assert_str.h"
#include "cmd/report.h"

static void assert_report(const struct finding *finding, const char *want)
{
	struct buf out = {0};

	report_finding(&out, finding, false);
	assert_buf(&out, want);
}

static void carets_stand_in_display_columns(void **state)
{
	struct str text = STR("# 标题 {#jobs}\n");
	struct finding finding = {
		.id = ID_DUPLICATE,
		.severity = ERROR,
		.place = place_in(STR("zh/a.md"), text, 9, 7),
		.counterpart =
			place_in(STR("zh/b.md"), STR("## a {#jobs}"), 5, 7),
		.args = {STR("jobs")},
	};

	(void)state;
	assert_report(&finding, "zh/a.md:1:10: error: the id jobs is taken "
				"[duplicate-id]\n"
				"    1 | # 标题 {#jobs}\n"
				"      |        ^~~~~~~\n"
				"zh/b.md:1:6: the other place is here\n"
				"    1 | ## a {#jobs}\n"
				"      |      ^~~~~~~\n"
				"  hint: ids are unique in an edition\n");
}

static void wide_characters_are_marked_whole(void **state)
{
	struct finding finding = {
		.id = HEADING_EMPTY,
		.severity = WARNING,
		.place = place_in(STR("a"), STR("ab标题"), 2, 6),
	};

	(void)state;
	assert_report(&finding, "a:1:3: warning: an empty heading "
				"[heading-empty]\n"
				"    1 | ab标题\n"
				"      |   ^~~~\n");
}

static void long_lines_are_cut_around_the_mark(void **state)
{
	char text[2000];
	struct buf out = {0};
	struct finding finding = {.id = HEADING_EMPTY, .severity = WARNING};

	(void)state;
	memset(text, 'x', sizeof(text));
	memcpy(text + 1500, "HERE", 4);
	finding.place =
		place_in(STR("a"), (struct str){text, sizeof(text)}, 1500, 4);
	report_finding(&out, &finding, false);
	assert_true(out.len < 400);
	assert_true(str_find(buf_str(&out), STR("HERE")) != STR_NONE);
	assert_true(str_find(buf_str(&out), STR("^~~~\n")) != STR_NONE);
	buf_free(&out);
}

static void control_characters_do_not_reach_the_terminal(void **state)
{
	struct finding finding = {
		.id = LINK_FILE,
		.severity = ERROR,
		.place = place_in(STR("a"), STR("x\033[2J\ty"), 0, 1),
		.args = {STR("\033]0;title\007")},
	};

	(void)state;
	assert_report(&finding, "a:1:1: error: ?]0;title? leads to no chapter "
				"[broken-link]\n"
				"    1 | x?[2J y\n"
				"      | ^\n");
}

static void a_place_may_be_a_whole_file_or_none(void **state)
{
	struct finding finding = {
		.id = OUT_BUSY,
		.severity = FAILURE,
		.args = {STR("out")},
	};

	(void)state;
	assert_report(&finding, "diglot: error: another diglot is writing out "
				"[out-busy]\n"
				"  hint: wait until it is done\n");
	finding.place = place_file(STR("content/x"));
	assert_report(&finding, "content/x: error: another diglot is writing "
				"out [out-busy]\n"
				"  hint: wait until it is done\n");
}

static void only_the_first_findings_are_shown(void **state)
{
	struct findings *findings = findings_new();
	struct report_options options = {.max_findings = 2};
	char *text = NULL;
	size_t len = 0;
	FILE *file = open_memstream(&text, &len);

	(void)state;
	for (uint32_t i = 1; i <= 5; i++) {
		struct place place = {.file = STR("a"), .line = i, .column = 1};

		findings_report(findings, HEADING_EMPTY, place, STR(""),
				STR(""));
	}
	report_findings(file, findings, &options);
	fclose(file);
	assert_string_equal(text, "a:1:1: warning: an empty heading "
				  "[heading-empty]\n"
				  "a:2:1: warning: an empty heading "
				  "[heading-empty]\n"
				  "… and 3 more findings (--max-findings shows "
				  "more)\n"
				  "0 errors, 5 warnings\n");
	free(text);
	findings_free(findings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(carets_stand_in_display_columns),
		cmocka_unit_test(wide_characters_are_marked_whole),
		cmocka_unit_test(long_lines_are_cut_around_the_mark),
		cmocka_unit_test(control_characters_do_not_reach_the_terminal),
		cmocka_unit_test(a_place_may_be_a_whole_file_or_none),
		cmocka_unit_test(only_the_first_findings_are_shown),
	};

	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
