/* Typography: numbers of headings, ends of texts, slips, and the measure of
 * lengths. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "check/checks.h"
#include "check/glyphs.h"

static struct arena arena;

static const struct prose *prose_of(const char *tag, const char *text)
{
	struct wording *wording = ARENA_NEW(&arena, struct wording);
	struct glyph_text *glyphs = ARENA_NEW(&arena, struct glyph_text);

	wording->text = str_from(text);
	return glyphs_of(glyphs, &arena, language_find(str_from(tag)), wording);
}

static void check_heading(const char *text, unsigned style, uint32_t number)
{
	struct heading_number found = typography_heading(
		language_find(STR("zh-Hans")), str_from(text));
	struct buf buf = {0};

	assert_int_equal(found.style, style);
	assert_int_equal(found.number, number);
	if (style) {
		typography_put_number(&buf, style, number);
		assert_memory_equal(buf.ptr, text, buf.len);
		assert_int_equal(buf.len, found.text.len);
	}
	buf_free(&buf);
}

static void test_headings(void **state)
{
	(void)state;
	check_heading("一、教育", 1, 1);
	check_heading("二十一、教育", 1, 21);
	check_heading("十、教育", 1, 10);
	check_heading("（十二）教育", 2, 12);
	check_heading("3.教育", 3, 3);
	check_heading("（4）教育", 4, 4);
	check_heading("1.5亿", 0, 0);
	check_heading("教育", 0, 0);
	check_heading("一般公共预算", 0, 0);
	check_heading("", 0, 0);
	assert_int_equal(
		typography_heading(language_find(STR("en")), STR("1. One"))
			.style,
		0);
}

static void test_ends(void **state)
{
	static const struct {
		const char *text;
		enum text_end end;
	} cases[] = {
		{"It ends.", END_STOP},
		{"“It ends.” ", END_STOP},
		{"结束。”", END_STOP},
		{"结束（了。）", END_STOP},
		{"Is it so?", END_QUESTION},
		{"“Is it so?”.", END_QUESTION},
		{"是吗？", END_QUESTION},
		{"They are:", END_COLON},
		{"and so on...", END_ELLIPSIS},
		{"等等……", END_ELLIPSIS},
		{"没有", END_NONE},
		{"https://example.org/.", END_STOP},
		{"https://example.org/a?b", END_NONE},
		{")", END_NONE},
		{"", END_NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(typography_end(prose_of("en", cases[i].text)),
				 cases[i].end);
}

static void check_slip(const char *tag, const char *text, enum slip_kind kind,
		       const char *marked, const char *instead)
{
	const struct prose *prose = prose_of(tag, text);
	struct slips slips = {.arena = &arena};
	struct str found;

	typography_find(prose, &slips);
	assert_int_equal(slips.len, 1);
	found = str_span(prose->text, slips.items[0].span);
	assert_int_equal(slips.items[0].kind, kind);
	assert_true(str_eq(found, str_from(marked)));
	assert_true(str_eq(slips.items[0].instead, str_from(instead)));
}

static void test_slips(void **state)
{
	(void)state;
	check_slip("zh", "约8-10亩", SLIP_RANGE_NUMBER, "8-10", "8～10");
	check_slip("zh", "约8-10%", SLIP_RANGE_PERCENT, "8-10%", "8%～10%");
	check_slip("zh", "2017-2021年", SLIP_RANGE_TIME, "2017-2021",
		   "2017—2021");
	check_slip("zh", "二O二○年", SLIP_CIRCLE_ZERO, "二O二○", "二〇二〇");
	check_slip("zh", "（一）、甲", SLIP_MARK_AFTER_NUMBER, "（一）、",
		   "（一）");
	check_slip("zh", "说\"好\"", SLIP_STRAIGHT_QUOTES, "\"好\"", "“好”");
	check_slip("zh-Hant", "說\"好\"", SLIP_STRAIGHT_QUOTES, "\"好\"",
		   "「好」");
	check_slip("zh", "等等...", SLIP_ELLIPSIS, "...", "……");
	check_slip("en", "the the end", SLIP_DOUBLED_WORD, "the the", "the");
	check_slip("en", "here，it is", SLIP_FULL_WIDTH, "，", ",");
	check_slip("en", "(a [b) c", SLIP_UNCLOSED, "[", "]");
}

/* The longest texts of any one character or pair take no time to speak of,
 * and nothing is read beyond the ends. */
static void test_long(void **state)
{
	static const char *const pieces[] = {
		"(",  "“",    "－", "一", "的", "O",   "8-", "1,", " ",
		"a ", "漢、", "..", "—",  "\"", "二O", "](", "{"};
	static const char *const tags[] = {"zh", "en"};

	(void)state;
	alarm(60);
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct buf buf = {0};

		for (size_t j = 0; j < 200000; j++)
			buf_put(&buf, str_from(pieces[i]));
		buf_put_char(&buf, '\0');
		for (size_t side = 0; side < 2; side++) {
			struct slips slips = {.arena = &arena};

			typography_find(prose_of(tags[side], buf.ptr), &slips);
		}
		buf_free(&buf);
	}
	alarm(0);
}

static void test_length(void **state)
{
	double values[21];
	struct length_measure measure;

	(void)state;
	for (size_t i = 0; i < 21; i++)
		values[i] = log(3) + ((double)i - 10) / 100;
	values[0] = values[20] = log(30); /* gross errors move nothing */
	measure = length_measure(values, 21);
	assert_true(fabs(measure.usual - log(3)) < 0.03);
	assert_true(measure.most < log(3));
	for (size_t i = 0; i < 21; i++)
		values[i] = 1;
	measure = length_measure(values, 21);
	assert_true(fabs(measure.usual - 1) < 1e-9);
	assert_true(measure.most > log(1.5));
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_headings, tear_down),
		cmocka_unit_test_teardown(test_ends, tear_down),
		cmocka_unit_test_teardown(test_slips, tear_down),
		cmocka_unit_test_teardown(test_long, tear_down),
		cmocka_unit_test_teardown(test_length, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
