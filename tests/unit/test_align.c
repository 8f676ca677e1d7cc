/* Gale–Church alignment with anchors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pair/align.h"

enum { MOST = 16 };

struct list {
	struct align_item items[MOST];
	size_t len;
};

/* Mergeable items of the lengths, up to a 0. */
static struct list lengths(const double *values)
{
	struct list list = {.len = 0};

	for (; values[list.len] > 0; list.len++)
		list.items[list.len] = (struct align_item){
			.length = values[list.len], .mergeable = true};
	return list;
}

/* The beads as text: "11 21 10". */
static void check(const struct align_costs *costs, const struct list *a,
		  const struct list *b, double ratio, const char *want)
{
	struct arena arena = {0};
	size_t n, at_a = 0, at_b = 0;
	char got[MOST * 6] = "";
	struct bead *beads =
		align(&arena, costs, (struct sequence){a->items, a->len},
		      (struct sequence){b->items, b->len}, ratio, &n);

	for (size_t i = 0; i < n; i++) {
		assert_int_equal(beads[i].a, at_a);
		assert_int_equal(beads[i].b, at_b);
		at_a += beads[i].n_a;
		at_b += beads[i].n_b;
		got[i * 3] = (char)('0' + beads[i].n_a);
		got[i * 3 + 1] = (char)('0' + beads[i].n_b);
		got[i * 3 + 2] = i + 1 < n ? ' ' : '\0';
	}
	assert_int_equal(at_a, a->len);
	assert_int_equal(at_b, b->len);
	assert_string_equal(got, want);
	arena_free(&arena);
}

#define LENGTHS(...) lengths((const double[]){__VA_ARGS__, 0})

static void test_equal(void **state)
{
	struct list a = LENGTHS(100, 50, 200);
	struct list b = LENGTHS(110, 45, 190);
	struct list none = {.len = 0};

	(void)state;
	check(&align_blocks, &a, &b, 1, "11 11 11");
	check(&align_sentences, &a, &b, 1, "11 11 11");
	check(&align_blocks, &none, &none, 1, "");
	check(&align_blocks, &a, &none, 1, "10 10 10");
	check(&align_blocks, &none, &b, 1, "01 01 01");
}

static void test_merged(void **state)
{
	struct list a = LENGTHS(100, 120, 130, 80);
	struct list b = LENGTHS(100, 250, 80);
	struct list c = LENGTHS(300, 200, 160, 390, 240);

	(void)state;
	check(&align_sentences, &a, &b, 1, "11 21 11");
	check(&align_sentences, &b, &a, 1, "11 12 11");
	check(&align_blocks, &a, &b, 1, "11 21 11");
	check(&align_blocks, &a, &c, 3, "11 12 11 11");
}

static void test_missing(void **state)
{
	struct list a = LENGTHS(100, 300, 130, 80);
	struct list b = LENGTHS(100, 130, 80);

	(void)state;
	check(&align_blocks, &a, &b, 1, "11 10 11 11");
	check(&align_blocks, &b, &a, 1, "11 01 11 11");
}

static void test_ratio(void **state)
{
	struct list a = LENGTHS(300, 100);
	struct list b = LENGTHS(100, 33, 300);

	(void)state;
	check(&align_blocks, &a, &b, 1.0 / 3, "11 11 01");
	check(&align_blocks, &a, &b, 1, "01 01 11 10");
	check(&align_blocks, &a, &a, 0, "11 11");
}

static void test_types(void **state)
{
	struct list a = LENGTHS(100, 100, 100);
	struct list b = LENGTHS(100, 40, 100);

	(void)state;
	a.items[1].type = 2;
	b.items[2].type = 2;
	check(&align_blocks, &a, &b, 1, "11 01 11 10");
}

static void test_ids(void **state)
{
	struct list a = LENGTHS(100, 100, 100);
	struct list b = LENGTHS(100, 100, 100);

	(void)state;
	a.items[0].id = 7;
	b.items[2].id = 7;
	check(&align_blocks, &a, &b, 1, "01 01 11 10 10");
	b.items[0].id = 8;
	b.items[2].id = 9;
	check(&align_blocks, &a, &b, 1, "01 11 11 10");
}

static void test_anchors(void **state)
{
	struct align_anchor hashes[] = {{3, 1}, {5, 1}};
	struct list a = LENGTHS(100, 100, 100);
	struct list b = LENGTHS(100, 100);

	(void)state;
	a.items[2].anchors = hashes;
	a.items[2].n_anchors = 2;
	b.items[1].anchors = hashes;
	b.items[1].n_anchors = 2;
	a.items[0].anchors = hashes + 1;
	b.items[0].anchors = hashes;
	a.items[0].n_anchors = b.items[0].n_anchors = 1;
	check(&align_blocks, &a, &b, 1, "11 10 11");
}

/* A long sequence is aligned in a band; one item is missing in the middle. */
static void test_band(void **state)
{
	enum { N = 20000 };
	struct arena arena = {0};
	struct align_item *a = ARENA_ARRAY(&arena, struct align_item, N);
	struct align_item *b = ARENA_ARRAY(&arena, struct align_item, N);
	size_t n, skipped = 0;
	struct bead *beads;

	(void)state;
	for (size_t i = 0; i < N; i++)
		a[i].length = (double)(40 + i * 7919 % 400);
	for (size_t i = 0; i < N - 1; i++)
		b[i] = a[i < N / 2 ? i : i + 1];
	beads = align(&arena, &align_blocks, (struct sequence){a, N},
		      (struct sequence){b, N - 1}, 1, &n);
	for (size_t i = 0; i < n; i++) {
		if (!beads[i].n_b) {
			skipped++;
			assert_int_equal(beads[i].a, N / 2);
		}
	}
	assert_int_equal(skipped, 1);
	beads = align(&arena, &align_blocks, (struct sequence){a, 3},
		      (struct sequence){b, N - 1}, 1, &n);
	assert_true(n >= N - 1);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_equal),   cmocka_unit_test(test_merged),
		cmocka_unit_test(test_missing), cmocka_unit_test(test_ratio),
		cmocka_unit_test(test_types),   cmocka_unit_test(test_ids),
		cmocka_unit_test(test_anchors), cmocka_unit_test(test_band),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
