/* What packing leaves out of a style sheet, and what it must not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "write/stylesheet.h"

static struct arena arena;

static void packs(void **state)
{
	static const char *const pairs[][2] = {
		{"", "\n"},
		{"a {\n\tcolor: red;\n}\n", "a{color:red}\n"},
		{"a,\nb > c\n{ x: y ; }", "a,b>c{x:y}\n"},
		{"a\nb { }", "a b{}\n"},
		{"/* x */ a /* y */ b{}", "a b{}\n"},
		{"a/**/b{}", "a b{}\n"},
		{"a{content: \"  /* no */ ; \\\" } \"}",
		 "a{content:\"  /* no */ ; \\\" } \"}\n"},
		{"a{content:'it\\'s  ;'}", "a{content:'it\\'s  ;'}\n"},
		{"a:not( :hover ) b{}", "a:not(:hover) b{}\n"},
		{"a{--x: ; y: (1 + 2) * 3}", "a{--x:;y:(1 + 2) * 3}\n"},
		{"a :hover{}", "a :hover{}\n"},
		{"a{width: calc(1px + 2px)}", "a{width:calc(1px + 2px)}\n"},
		{"@media (min-width: 1px) and (x) {\n a{} }",
		 "@media (min-width:1px) and (x){a{}}\n"},
		{".a\\ b{}", ".a\\ b{}\n"},
		{".a\\;  }", ".a\\;}\n"},
		{"a{x:y} /* open", "a{x:y}\n"},
		{"a{content:\"open", "a{content:\"open\n"},
		{"a{content:\"open\\", "a{content:\"open\\\n"},
		{"a\\", "a\\\n"},
		{"a{x:url( b.svg )}", "a{x:url(b.svg)}\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		assert_string_equal(
			stylesheet_pack(&arena, str_from(pairs[i][0])).ptr,
			pairs[i][1]);
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(packs)};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
