/* Quantities in texts; quantity_notation.h says how they are written here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "quantity_notation.h"

struct example {
	const char *text;
	const char *expected;
};

static void check_example(const struct language *language,
			  const struct example *example)
{
	struct arena arena = {0};
	struct buf out = {0};
	struct str text = str_from(example->text);
	size_t n;
	struct quantity *found = quantities_find(language, text, &arena, &n);

	put_quantities(&out, text, found, n);
	buf_put_char(&out, '\0');
	if (strcmp(out.ptr, example->expected))
		fprintf(stderr, "# %s\n", example->text);
	assert_string_equal(out.ptr, example->expected);
	buf_free(&out);
	arena_free(&arena);
}

static void check_examples(const char *tag, const struct example *examples,
			   size_t n)
{
	const struct language *language = language_find(str_from(tag));

	for (size_t i = 0; i < n; i++)
		check_example(language, &examples[i]);
}

#define CHECK(tag, examples)                                                   \
	check_examples(tag, examples, sizeof(examples) / sizeof(*examples))

static void chinese_numbers_are_chains(void **state)
{
	static const struct example examples[] = {
		{"5亿1万4千6百", "5亿1万4千6百: measure 500014600"},
		{"一万三", "一万三: measure 13000"},
		{"两千四百五", "两千四百五: measure 2450"},
		{"五亿零六人", "五亿零六人: measure 500000006 person"},
		{"4.78万亿元", "4.78万亿元: money 4780000000000 CNY"},
		{"１２.５％", "１２.５％: share 12.5 percent"},
		{"三百多万", "三百多万: measure 3000000 above"},
		{"亿元以上项目", "亿元以上: money 100000000 CNY at-least"},
		{"二三十万元", "二三十万元: range 200000..300000 CNY"},
	};

	(void)state;
	CHECK("zh-Hans", examples);
}

static void english_numbers_are_words(void **state)
{
	static const struct example examples[] = {
		{"RMB 172 thousand", "RMB 172 thousand: money 172000 CNY"},
		{"two and a half million yuan",
		 "two and a half million yuan: money 2500000 CNY"},
		{"a 100-million-yuan class",
		 "100-million-yuan: money 100000000 CNY"},
		{"25 to 30 people", "25 to 30 people: range 25..30 person"},
		{"25-300,000 yuan", "25-300,000 yuan: range 25..300000 CNY"},
		{"December 8, 2020", "December 8, 2020: date 2020-12-08"},
		{"the eighth five-year plan",
		 "eighth five-year plan: ordinal 8"},
	};

	(void)state;
	CHECK("en", examples);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chinese_numbers_are_chains),
		cmocka_unit_test(english_numbers_are_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
