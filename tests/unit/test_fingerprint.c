/* lang/fingerprint: what changes it and what does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lang/fingerprint.h"

static struct arena arena;

static void assert_same(struct str a, struct str b, bool same)
{
	assert_int_equal(str_eq(text_fingerprint(&arena, a),
				text_fingerprint(&arena, b)),
			 same);
	assert_int_equal(text_digest(a) == text_digest(b), same);
}

/* Published ledgers depend on these. */
static void values_stay(void **state)
{
	(void)state;
	assert_string_equal(text_fingerprint(&arena, STR("")).ptr,
			    "99aa06d3014798d86001c324468d497f");
	assert_int_equal(text_fingerprint(&arena, STR("土地")).len, 32);
}

static void white_space_and_composition_do_not_count(void **state)
{
	(void)state;
	assert_same(STR(" a \n\t b\n"), STR("a b"), true);
	assert_same(STR("e\xCC\x81"), STR("\xC3\xA9"), true);
	assert_same(STR("ab"), STR("a b"), false);
	assert_same(STR("近800亿"), STR("近900亿"), false);
	assert_same(STR("A"), STR("a"), false);
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
		cmocka_unit_test(values_stay),
		cmocka_unit_test(white_space_and_composition_do_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
