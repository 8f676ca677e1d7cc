/* Phrases in texts. */
#include <stdlib.h>
#include <string.h>

#include "assert_str.h"
#include "base/buf.h"
#include "lang/phrases.h"

enum { LIST_MOST = 16 };

/* The list is parted by bars; what is found is put as "[text=number]". */
static void find(const char *list, const char *text, struct buf *out)
{
	struct str phrases[LIST_MOST], rest = str_from(list);
	struct str searched = str_from(text);
	struct arena arena = {0};
	struct phrase_match *matches;
	size_t n = 0, n_matches;

	while (rest.ptr)
		phrases[n++] = str_cut(&rest, '|');
	matches = phrases_find(phrases_new(&arena, phrases, n), searched,
			       &arena, &n_matches);
	for (size_t i = 0; i < n_matches; i++)
		buf_printf(out, "[%.*s=%zu]",
			   STR_ARG(str_span(searched, matches[i].span)),
			   matches[i].phrase);
	arena_free(&arena);
}

static void finds(const char *list, const char *text, const char *expected)
{
	struct buf out = {0};

	find(list, text, &out);
	assert_buf(&out, expected);
}

static void the_longest_is_found(void **state)
{
	(void)state;
	finds("净地|净地面积", "净地面积与净地", "[净地面积=1][净地=0]");
	finds("ab|bcd|cde", "ab bcd cde", "[ab=0][bcd=1][cde=2]");
	finds("甲乙|乙丙丁", "甲乙丙丁", "[甲乙=0]");
	finds("乙丙丁|丙|甲乙丙", "甲乙丙丁", "[甲乙丙=2]");
	finds("a b c d|b c|c d", "a b c x b c d", "[b c=1][b c=1]");
	finds("mu|mu of land", "mu of lands", "[mu=0]");
	finds("", "nothing", "");
	finds("term", "", "");
}

static void words_are_whole(void **state)
{
	(void)state;
	finds("mu", "a municipal mu, emu mus mu", "[mu=0][mu=0]");
	finds("motion", "the motion’s text, a motion-maker",
	      "[motion=0][motion=0]");
	finds("5G", "15G and 5G", "[5G=0]");
	finds("2+N", "12+N 2+N模式 2+Next 2＋N", "[2+N=0][2＋N=0]");
	finds("GDP", "人均GDP增长", "[GDP=0]");
	finds("亩", "三亩地", "[亩=0]");
	finds("cafe", "café cafe\xCC\x81 cafe", "[cafe=0]");
	finds("café", "cafe\xCC\x81", "[cafe\xCC\x81=0]");
	finds("か", "がか\xE3\x82\x99か", "[か=0]");
}

static void capitals_count(void **state)
{
	(void)state;
	finds("cleared land", "Cleared land, Cleared Land, CLEARED LAND",
	      "[Cleared land=0][Cleared Land=0][CLEARED LAND=0]");
	finds("GDP", "gdp Gdp GDP", "[GDP=0]");
	finds("Two Upholds", "two upholds, Two Upholds, TWO UPHOLDS",
	      "[Two Upholds=0][TWO UPHOLDS=0]");
	finds("aids", "AIDS aids Aids", "[aids=0][Aids=0]");
	finds("pin|PIN", "PIN pin Pin", "[PIN=1][pin=0][Pin=0]");
	finds("McAdam", "mcadam McAdam MCADAM", "[McAdam=0]");
	finds("Überblick", "überblick Überblick", "[Überblick=0]");
}

static void marks_and_spaces_are_alike(void **state)
{
	(void)state;
	finds("“five batches”", "\"five\n   batches\" 「five batches」",
	      "[\"five\n   batches\"=0][「five batches」=0]");
	finds("people's congress",
	      "people’s\xC2\xA0"
	      "congress",
	      "[people’s\xC2\xA0"
	      "congress=0]");
	finds("high-tech", "high\xE2\x80\x91tech high tech",
	      "[high\xE2\x80\x91tech=0]");
	finds("GDP增长", "GDP 增长", "[GDP 增长=0]");
	finds("专 项债", "专项\n债", "[专项\n债=0]");
	finds("hyphen", "hy\xC2\xADphen", "[hy\xC2\xADphen=0]");
	finds("  mu ", "mu", "[mu=0]");
}

static void phrases_that_read_alike_are_told(void **state)
{
	const struct str list[] = {STR("mu"), STR("“mu”"), STR("Mu"),
				   STR("\"mu\""), STR("mu ")};
	struct arena arena = {0};
	const struct phrases *phrases = phrases_new(&arena, list, 5);

	(void)state;
	assert_int_equal(phrases_next(phrases, 0), 4);
	assert_int_equal(phrases_next(phrases, 1), 3);
	assert_int_equal(phrases_next(phrases, 2), PHRASE_NONE);
	assert_int_equal(phrases_next(phrases, 3), PHRASE_NONE);
	arena_free(&arena);
}

/* Against what the header says, word for word. */

struct all {
	struct phrase_match items[4096];
	size_t len;
};

static void note(void *context, const struct phrase_match *match)
{
	struct all *all = context;

	assert_true(all->len < sizeof(all->items) / sizeof(*all->items));
	all->items[all->len++] = *match;
}

static const struct phrase_match *best_from(const struct all *all, size_t from)
{
	const struct phrase_match *best = NULL;

	for (size_t i = 0; i < all->len; i++) {
		const struct phrase_match *one = &all->items[i];

		if (one->span.start < from)
			continue;
		if (!best || one->span.start < best->span.start ||
		    (one->span.start == best->span.start &&
		     one->span.end > best->span.end))
			best = one;
	}
	return best;
}

static size_t count_plainly(struct str text, const struct str *list, size_t n)
{
	size_t count = 0;

	for (size_t at = 0; at < text.len; at++)
		for (size_t i = 0; i < n; i++)
			count += list[i].len &&
				 str_starts(str_slice(text, at, text.len),
					    list[i]);
	return count;
}

static struct str random_text(struct arena *arena, size_t most)
{
	static const char *const letters[] = {"甲", "乙", "丙"};
	struct str text = {0};

	for (size_t n = 1 + (size_t)rand() % most; n; n--)
		text = arena_join(arena, text, str_from(letters[rand() % 3]),
				  STR(""));
	return text;
}

static bool is_in(const struct str *list, size_t n, struct str text)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i], text))
			return true;
	return false;
}

static void random_texts_agree(void **state)
{
	(void)state;
	srand(1);
	for (unsigned round = 0; round < 2000; round++) {
		struct arena arena = {0};
		struct str list[6], text = random_text(&arena, 40);
		const struct phrases *phrases;
		struct all all = {.len = 0};
		const struct phrase_match *best;
		struct phrase_match *matches;
		size_t n = 0, n_matches, from = 0;

		while (n < 6) {
			struct str one = random_text(&arena, 5);

			if (is_in(list, n, one))
				one = (struct str){0};
			list[n++] = one;
		}
		phrases = phrases_new(&arena, list, n);
		phrases_each(phrases, text, note, &all);
		assert_int_equal(all.len, count_plainly(text, list, n));
		matches = phrases_find(phrases, text, &arena, &n_matches);
		for (size_t i = 0; i < n_matches; i++) {
			best = best_from(&all, from);
			assert_non_null(best);
			assert_memory_equal(best, &matches[i], sizeof(*best));
			from = best->span.end;
		}
		assert_null(best_from(&all, from));
		arena_free(&arena);
	}
}

/* Were it quadratic in the text, this would take hours. */
static void large_texts_come_to_an_end(void **state)
{
	static char long_han[3 * 200];
	const struct str list[] = {STR("a a a a a a b"),
				   STR("a a"),
				   STR("aaaa"),
				   STR("甲甲甲"),
				   {long_han, sizeof(long_han)}};
	const struct str units[] = {STR("a "), STR("a"), STR("甲"), STR(" \n"),
				    STR("“")};

	(void)state;
	for (size_t i = 0; i < sizeof(long_han); i += 3)
		memcpy(long_han + i, "甲", 3);
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct arena arena = {0};
		struct buf text = {0};
		size_t n;

		while (text.len < 2000000)
			buf_put(&text, units[i]);
		phrases_find(phrases_new(&arena, list, 5), buf_str(&text),
			     &arena, &n);
		buf_free(&text);
		arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_longest_is_found),
		cmocka_unit_test(words_are_whole),
		cmocka_unit_test(capitals_count),
		cmocka_unit_test(marks_and_spaces_are_alike),
		cmocka_unit_test(phrases_that_read_alike_are_told),
		cmocka_unit_test(random_texts_agree),
		cmocka_unit_test(large_texts_come_to_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
