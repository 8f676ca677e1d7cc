/* Exact fractions. */
#include <string.h>

#include "assert_str.h"
#include "lang/rational.h"

static void put_is(struct rational a, const char *expected)
{
	struct buf out = {0};

	rational_put(&out, a);
	assert_str(buf_str(&out), expected);
	buf_free(&out);
}

static void numbers_are_written_out(void **state)
{
	(void)state;
	put_is(rational(15700, 1), "15700");
	put_is(rational(22166, 10), "2216.6");
	put_is(rational(-1, 2), "-0.5");
	put_is(rational(4, 6), "2/3");
	put_is(rational(0, 7), "0");
	put_is(rational(1, -4), "-0.25");
	put_is(rational(1, 0), "");
	put_is(rational_power_of_ten(20), "100000000000000000000");
	put_is(rational_power_of_ten(-3), "0.001");
}

static void fractions_are_exact(void **state)
{
	struct rational mu = rational(2000, 3);

	(void)state;
	put_is(rational_multiply(rational(1500, 1), mu), "1000000");
	put_is(rational_add(rational(1, 3), rational(1, 6)), "0.5");
	put_is(rational_subtract(rational(1, 3), rational(1, 3)), "0");
	put_is(rational_divide(rational(1, 3), rational(2, 3)), "0.5");
	put_is(rational_divide(rational(1, 3), rational(0, 1)), "");
}

static void fractions_are_compared(void **state)
{
	int exponent = 0;

	(void)state;
	assert_true(rational_equal(rational(2, 4), rational(1, 2)));
	assert_false(rational_equal(rational(1, 0), rational(1, 0)));
	assert_true(rational_compare(rational(1, 3), rational(1, 2)) < 0);
	assert_true(rational_compare(rational(-1, 3), rational(-1, 2)) > 0);
	assert_true(rational_is_near(rational(3, 1), rational(5, 2),
				     rational(1, 2)));
	assert_false(rational_is_near(rational(3, 1), rational(5, 2),
				      rational(1, 3)));
	assert_true(rational_is_scaled(rational(91217, 1000),
				       rational(91217, 100), &exponent));
	assert_int_equal(exponent, -1);
	assert_false(
		rational_is_scaled(rational(3, 1), rational(3, 1), &exponent));
	assert_false(
		rational_is_scaled(rational(20, 1), rational(1, 1), &exponent));
	assert_false(
		rational_is_scaled(rational(0, 1), rational(1, 1), &exponent));
}

static void overflow_is_no_number(void **state)
{
	struct rational large = rational_power_of_ten(38);

	(void)state;
	assert_true(rational_is_number(large));
	assert_false(rational_is_number(rational_power_of_ten(39)));
	assert_false(
		rational_is_number(rational_multiply(large, rational(2, 1))));
	put_is(rational_multiply(large, rational_power_of_ten(-38)), "1");
	assert_true(rational_compare(large, rational_power_of_ten(-38)) > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_written_out),
		cmocka_unit_test(fractions_are_exact),
		cmocka_unit_test(fractions_are_compared),
		cmocka_unit_test(overflow_is_no_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
