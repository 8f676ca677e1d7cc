/* ISBN and ISSN: numbers in use, and what goes wrong in copying them. */
#include "assert_str.h"
#include "read/standard_number.h"

static struct arena arena;

static void test_isbn_13(void **state)
{
	static const struct {
		const char *written, *digits, *text;
	} rows[] = {
		{"978-0-306-40615-7", "9780306406157", "978-0-306-40615-7"},
		{"9780306406157", "9780306406157", "9780306406157"},
		{" ISBN 978 7 01 000000 8 ", "9787010000008",
		 "978-7-01-000000-8"},
		{"isbn:979-10-90636-07-1", "9791090636071",
		 "979-10-90636-07-1"},
		{"ISBN：978–7–01–000000–8", "9787010000008",
		 "978-7-01-000000-8"},
		{"978‐3‑16-148410-0", "9783161484100", "978-3-16-148410-0"},
	};
	struct standard_number number;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_int_equal(
			isbn_read(&arena, str_from(rows[i].written), &number),
			NUMBER_SOUND);
		assert_str(number.digits, rows[i].digits);
		assert_str(number.text, rows[i].text);
	}
}

static void test_isbn_10(void **state)
{
	static const struct {
		const char *written, *digits, *text;
	} rows[] = {
		{"0-306-40615-2", "9780306406157", "978-0-306-40615-7"},
		{"0306406152", "9780306406157", "9780306406157"},
		{"0-8044-2957-X", "9780804429573", "978-0-8044-2957-3"},
		{"0-8044-2957-x", "9780804429573", "978-0-8044-2957-3"},
	};
	struct standard_number number;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_int_equal(
			isbn_read(&arena, str_from(rows[i].written), &number),
			NUMBER_SOUND);
		assert_str(number.digits, rows[i].digits);
		assert_str(number.text, rows[i].text);
	}
}

static void test_isbn_faults(void **state)
{
	static const struct {
		const char *written;
		enum number_fault fault;
		char right;
	} rows[] = {
		{"978-0-306-40615-8", NUMBER_CHECK, '7'},
		{"978-0-306-40651-7", NUMBER_CHECK, '5'}, /* exchanged */
		{"979-0-2600-0043-8", NUMBER_PREFIX, 0},  /* music */
		{"977-0-306-40615-7", NUMBER_PREFIX, 0},
		{"978-0-306-40615", NUMBER_LENGTH, 0},
		{"978-0-306-40615-77", NUMBER_LENGTH, 0},
		{"97803064061577777777777777", NUMBER_LENGTH, 0},
		{"0-8044-2957-1", NUMBER_CHECK, 'X'},
		{"0-306-40615-X", NUMBER_CHECK, '2'},
		{"978-0-306-40615-X", NUMBER_CHARACTERS, 0},
		{"978--0-306-40615-7", NUMBER_CHARACTERS, 0},
		{"-9780306406157", NUMBER_CHARACTERS, 0},
		{"9780306406157-", NUMBER_CHARACTERS, 0},
		{"X-306-40615-2", NUMBER_CHARACTERS, 0},
		{"978-0-306-4O615-7", NUMBER_CHARACTERS, 0},
		{"９７８0306406157", NUMBER_CHARACTERS, 0},
		{"ISBN", NUMBER_CHARACTERS, 0},
		{"", NUMBER_CHARACTERS, 0},
	};
	struct standard_number number;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_int_equal(
			isbn_read(&arena, str_from(rows[i].written), &number),
			rows[i].fault);
		if (rows[i].right)
			assert_int_equal(number.right, rows[i].right);
	}
}

/* Every digit that is written wrong is noticed. */
static void test_isbn_slips(void **state)
{
	char digits[] = "9787010000008";
	struct standard_number number;

	(void)state;
	for (size_t i = 3; i < 13; i++) {
		char right = digits[i];

		for (char c = '0'; c <= '9'; c++) {
			digits[i] = c;
			assert_int_equal(
				isbn_read(&arena, str_from(digits), &number),
				c == right ? NUMBER_SOUND : NUMBER_CHECK);
		}
		digits[i] = right;
	}
}

static void test_issn(void **state)
{
	static const char *const sound[] = {"0317-8471", "03178471",
					    "ISSN 0378-5955", "2434-561X",
					    "2434-561x"};
	struct standard_number number;

	(void)state;
	for (size_t i = 0; i < sizeof(sound) / sizeof(*sound); i++) {
		assert_int_equal(issn_read(&arena, str_from(sound[i]), &number),
				 NUMBER_SOUND);
		assert_int_equal(number.text.len, 9);
		assert_int_equal(number.text.ptr[4], '-');
	}
	assert_int_equal(issn_read(&arena, STR("0317-8472"), &number),
			 NUMBER_CHECK);
	assert_int_equal(number.right, '1');
	assert_int_equal(issn_read(&arena, STR("0317-847"), &number),
			 NUMBER_LENGTH);
	assert_int_equal(issn_read(&arena, STR("X317-8471"), &number),
			 NUMBER_CHARACTERS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_isbn_13),
		cmocka_unit_test(test_isbn_10),
		cmocka_unit_test(test_isbn_faults),
		cmocka_unit_test(test_isbn_slips),
		cmocka_unit_test(test_issn),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_free(&arena);
	return failed;
}
