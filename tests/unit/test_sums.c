/* Lists of sums: what is read, what is refused, and sha256sum as the judge of
 * what is written. */
#include "tree.h"

#include "base/digest.h"
#include "base/sums.h"

#define A "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define E "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static bool read_sums(struct tree *tree, struct sums *sums, const char *text,
		      enum sums_form form)
{
	*sums = (struct sums){0};
	return sums_read(sums, &tree->arena, tree->reader.findings,
			 STR("SHA256SUMS"), str_from(text), form);
}

static void assert_path(const struct sums *sums, size_t i, const char *path)
{
	assert_true(i < sums->len);
	assert_true(str_eq(sums->items[i].path, str_from(path)));
	assert_true(
		str_eq(sums_find(sums, str_from(path)), sums->items[i].digest));
}

static void lists_are_read(void **state)
{
	struct tree *tree = *state;
	struct sums sums;

	assert_true(read_sums(tree, &sums,
			      "# made by hand\n" A "  a b.txt\n" E
			      " *./data/e\r\n\\" A "  n\\nr\\rb\\\\\n",
			      SUMS_COREUTILS));
	assert_int_equal(sums.len, 3);
	assert_path(&sums, 0, "a b.txt");
	assert_path(&sums, 1, "data/e");
	assert_path(&sums, 2, "n\nr\rb\\");
	assert_int_equal(sums.items[2].line, 4);
	assert_int_equal(sums_find(&sums, STR("none")).len, 0);
}

static void digits_of_either_case_are_the_same(void **state)
{
	struct tree *tree = *state;
	char upper[] = A "  a\n";
	struct sums sums;

	for (size_t i = 0; i < 64; i++)
		if (upper[i] >= 'a')
			upper[i] = (char)(upper[i] - 'a' + 'A');
	assert_true(read_sums(tree, &sums, upper, SUMS_COREUTILS));
	assert_true(str_eq(sums.items[0].digest, STR(A)));
}

static void manifests_of_bags_are_read(void **state)
{
	struct tree *tree = *state;
	struct sums sums;

	assert_true(read_sums(tree, &sums,
			      A " \t data/a\r" E "  *data/50%25%0d%0A%20\n",
			      SUMS_BAGIT));
	assert_int_equal(sums.len, 2);
	assert_path(&sums, 0, "data/a");
	assert_path(&sums, 1, "data/50%\r\n%20");
}

static void what_is_no_sum_is_refused(void **state)
{
	static const char *const lines[] = {
		"x",
		A,
		A " a",
		A "  ",
		A "0  a",
		A "\ta",
		"SHA256 (a) = " A,
		"g" E "  a",
		"\\" A "  a\\t",
		"\\" A "  a\\",
		A "  /etc/passwd",
		A "  ../a",
		A "  a/../../b",
		A "  a//b",
		A "  a/",
		A "  a/./b",
		A "  .",
		A "  ..",
		A "  ./",
		"\n" A "  a",
	};
	struct tree *tree = *state;
	struct sums sums;

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		size_t before = findings_count(tree->reader.findings, ERROR);

		if (read_sums(tree, &sums, lines[i], SUMS_COREUTILS))
			fail_msg("taken: %s", lines[i]);
		assert_int_equal(findings_count(tree->reader.findings, ERROR),
				 before + 1);
	}
}

static void a_path_is_listed_once(void **state)
{
	struct tree *tree = *state;
	size_t n;
	struct sums sums;
	const struct finding *found;

	assert_false(read_sums(tree, &sums, A "  a\n" A "  ./a\n" E "  b\n",
			       SUMS_COREUTILS));
	assert_int_equal(sums.len, 2);
	found = findings_sorted(tree->reader.findings, &n);
	assert_int_equal(n, 1);
	assert_int_equal(found[0].id, SUMS_TWICE);
	assert_int_equal(found[0].place.line, 2);
	assert_true(str_eq(found[0].args[1], STR("1")));
}

static void put(const struct sums *sums, enum sums_form form, struct buf *out)
{
	buf_clear(out);
	sums_put(out, sums, form);
	buf_put_char(out, '\0');
	out->len--;
}

static void what_is_written_is_read(void **state)
{
	static const char *const paths[] = {
		"z",    "a\\b", "a\nb",         "c\rd",
		"100%", "%0A",  "\xE4\xB8\xAD", " *x"};
	static const enum sums_form forms[] = {SUMS_COREUTILS, SUMS_BAGIT};
	enum { N = sizeof(paths) / sizeof(*paths) };
	struct tree *tree = *state;
	struct sums sums = {0}, again;
	struct buf out = {0};

	for (size_t i = 0; i < N; i++)
		assert_true(sums_add(&sums, &tree->arena,
				     arena_join(&tree->arena, STR("d/"),
						str_from(paths[i]), STR("")),
				     STR(A)));
	assert_false(sums_add(&sums, &tree->arena, STR("d/z"), STR(E)));
	sums_sort(&sums, &tree->arena);
	assert_path(&sums, N - 2, "d/z");
	for (size_t i = 0; i < 2; i++) {
		put(&sums, forms[i], &out);
		assert_true(read_sums(tree, &again, out.ptr, forms[i]));
		assert_int_equal(again.len, N);
		for (size_t j = 0; j < N; j++)
			assert_true(str_eq(again.items[j].path,
					   sums.items[j].path));
	}
	buf_free(&out);
}

static void sha256sum_agrees(void **state)
{
	static const char *const paths[] = {"a b",  "a\\b", "a\nb",
					    "c\rd", "%0A",  "\xE4\xB8\xAD"};
	struct tree *tree = *state;
	struct sums sums = {0};
	struct buf out = {0};

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		tree_put(paths[i], "abc");
		sums_add(&sums, &tree->arena, str_from(paths[i]),
			 digest_sha256(&tree->arena, STR("abc")));
	}
	put(&sums, SUMS_COREUTILS, &out);
	tree_put("SHA256SUMS", out.ptr);
	assert_int_equal(system("sha256sum --check --strict --status "
				"SHA256SUMS"),
			 0);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(lists_are_read, tree_set_up,
						tree_tear_down),
		cmocka_unit_test_setup_teardown(
			digits_of_either_case_are_the_same, tree_set_up,
			tree_tear_down),
		cmocka_unit_test_setup_teardown(manifests_of_bags_are_read,
						tree_set_up, tree_tear_down),
		cmocka_unit_test_setup_teardown(what_is_no_sum_is_refused,
						tree_set_up, tree_tear_down),
		cmocka_unit_test_setup_teardown(a_path_is_listed_once,
						tree_set_up, tree_tear_down),
		cmocka_unit_test_setup_teardown(what_is_written_is_read,
						tree_set_up, tree_tear_down),
		cmocka_unit_test_setup_teardown(sha256sum_agrees, tree_set_up,
						tree_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
