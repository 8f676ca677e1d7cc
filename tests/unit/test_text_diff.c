/* Differences of texts. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "assert_str.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "check/quantity_change.h"
#include "lang/quantity.h"
#include "lang/words.h"
#include "pair/text_diff.h"

enum { WHOLE_MOST = 64, TEXT_MOST = 1 << 20 };

static const struct language *language_of(const char *tag)
{
	return language_find(str_from(tag));
}

static struct diff_text with_quantities(const struct language *language,
					struct str text, struct arena *arena)
{
	size_t n;
	struct quantity *quantities =
		quantities_find(language, text, arena, &n);
	struct span *whole = ARENA_ARRAY(arena, struct span, n);

	for (size_t i = 0; i < n; i++)
		whole[i] = quantities[i].span;
	return (struct diff_text){text, whole, n};
}

static void put_edits(struct buf *out, struct str before, struct str after,
		      const struct text_edit *edits, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str old = str_span(before, edits[i].before);
		struct str new = str_span(after, edits[i].after);

		if (edits[i].kind == TEXT_EQUAL)
			buf_put(out, new);
		else if (edits[i].kind == TEXT_DELETED)
			buf_printf(out, "{-%.*s-}", STR_ARG(old));
		else
			buf_printf(out, "{+%.*s+}", STR_ARG(new));
	}
	buf_put_char(out, '\0');
}

/* Both texts, put together from the edits, are what they were. */
static void check_edits(struct str before, struct str after,
			const struct text_edit *edits, size_t n)
{
	uint32_t at_before = 0, at_after = 0;

	for (size_t i = 0; i < n; i++) {
		const struct text_edit *edit = &edits[i];
		struct str old = str_span(before, edit->before);
		struct str new = str_span(after, edit->after);

		assert_int_equal(edit->before.start, at_before);
		assert_int_equal(edit->after.start, at_after);
		assert_true(old.len || new.len);
		if (edit->kind == TEXT_EQUAL)
			assert_true(str_eq(old, new));
		else
			assert_int_equal(edit->kind == TEXT_DELETED ? new.len
								    : old.len,
					 0);
		assert_true(!i || edits[i - 1].kind != edit->kind);
		assert_false(i && edits[i - 1].kind == TEXT_INSERTED &&
			     edit->kind == TEXT_DELETED);
		at_before = edit->before.end;
		at_after = edit->after.end;
	}
	assert_int_equal(at_before, before.len);
	assert_int_equal(at_after, after.len);
}

static void differs(const char *tag, const char *before, const char *after,
		    const char *expected)
{
	const struct language *language = language_of(tag);
	struct arena arena = {0};
	struct buf out = {0};
	struct str old = str_from(before), new = str_from(after);
	size_t n;
	struct text_edit *edits =
		text_diff(language, with_quantities(language, old, &arena),
			  with_quantities(language, new, &arena), &arena, &n);

	check_edits(old, new, edits, n);
	put_edits(&out, old, new, edits, n);
	assert_string_equal(out.ptr, expected);
	buf_free(&out);
	arena_free(&arena);
}

static void words_are_whole(void **state)
{
	(void)state;
	differs("en", "It doesn't count.", "It didn't count.",
		"It {-doesn't-}{+didn't+} count.");
	differs("en", "a well-off society", "a well-run society",
		"a {-well-off-}{+well-run+} society");
	differs("en", "the U.S. market", "the U.K. market",
		"the {-U.S.-}{+U.K.+} market");
	differs("en", "Roads were built.", "New roads were built.",
		"{-Roads-}{+New roads+} were built.");
	differs("zh-Hans", "建设Wi-Fi网络", "建设5G网络",
		"建设{-Wi-Fi-}{+5G+}网络");
}

static void quantities_are_whole(void **state)
{
	(void)state;
	differs("zh-Hans", "总投资8.2亿元，增长5%。", "总投资8.4亿元，增长5%。",
		"总投资{-8.2亿元-}{+8.4亿元+}，增长5%。");
	differs("en", "Investment was 8.2 billion yuan in all.",
		"Investment was 8.4 billion yuan in all.",
		"Investment was {-8.2 billion yuan-}{+8.4 billion yuan+} in "
		"all.");
	differs("zh-Hans", "完成近800亿元。", "完成超800亿元。",
		"完成{-近800亿元-}{+超800亿元+}。");
}

static void clusters_are_whole(void **state)
{
	(void)state;
	/* A letter and a mark on it; a family of three. */
	differs("en", "cafe\xCC\x81 x", "cafe x", "{-cafe\xCC\x81-}{+cafe+} x");
	differs("zh-Hans", "甲\U0001F468\u200D\U0001F469\u200D\U0001F467乙",
		"甲\U0001F468\u200D\U0001F469\u200D\U0001F466乙",
		"甲{-\U0001F468\u200D\U0001F469\u200D\U0001F467-}{+"
		"\U0001F468\u200D\U0001F469\u200D\U0001F466+}乙");
	differs("th", "กำไร", "กำลัง", "กำ{-ไร-}{+ลัง+}");
}

static void crumbs_are_no_islands(void **state)
{
	(void)state;
	differs("zh-Hans", "推进城市的建设和管理工作。",
		"加强乡村的治理和管理工作。",
		"{-推进城市的建设-}{+加强乡村的治理+}和管理工作。");
	differs("en", "Repair the roads of the town at once.",
		"Build the bridges of the town at once.",
		"{-Repair the roads-}{+Build the bridges+} of the town at "
		"once.");
	differs("en", "Alpha beta gamma delta.", "One two three four.",
		"{-Alpha beta gamma delta-}{+One two three four+}.");
	differs("zh-Hans", "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少",
		"锄禾日当午汗滴禾下土谁知盘中餐粒粒皆辛苦处处",
		"{-春眠不觉晓处处闻啼鸟夜来风雨声花落知多少-}{+"
		"锄禾日当午汗滴禾下土谁知盘中餐粒粒皆辛苦处处+}");
}

static void changes_begin_where_clauses_do(void **state)
{
	(void)state;
	differs("en", "Schools, parks and roads.",
		"Schools, clinics, parks and roads.",
		"Schools, {+clinics, +}parks and roads.");
	differs("zh-Hans", "改造道路、公园。", "改造道路、学校、公园。",
		"改造道路、{+学校、+}公园。");
	differs("zh-Hans", "甲已完成。丙已完成。",
		"甲已完成。乙已完成。丙已完成。",
		"甲已完成。{+乙已完成。+}丙已完成。");
	differs("en", "One is done. Two is done.", "One is done.",
		"One is done.{- Two is done.-}");
}

static void ends_and_nothing(void **state)
{
	(void)state;
	differs("en", "", "", "");
	differs("en", "", "new", "{+new+}");
	differs("en", "old", "", "{-old-}");
	differs("en", "same", "same", "same");
	differs("en", "line one\nline two", "line one\nline three",
		"line one\nline {-two-}{+three+}");
	differs("en", "old\nsame", "new\nsame", "{-old-}{+new+}\nsame");
}

/* Changed quantities */

static void changes(const char *tag, const char *before, const char *after,
		    const char *expected)
{
	const struct language *language = language_of(tag);
	struct arena arena = {0};
	struct buf out = {0};
	struct quantity_text texts[MATCH_SIDES] = {{.text = str_from(before)},
						   {.text = str_from(after)}};
	struct quantity_change *found;
	struct text_edit *edits;
	size_t n, n_edits;

	for (int i = 0; i < MATCH_SIDES; i++)
		texts[i].quantities =
			quantities_find(language, texts[i].text, &arena,
					&texts[i].n_quantities);
	edits = text_diff(language,
			  with_quantities(language, texts[0].text, &arena),
			  with_quantities(language, texts[1].text, &arena),
			  &arena, &n_edits);
	found = quantities_changed(texts, edits, n_edits, &arena, &n);
	for (size_t i = 0; i < n; i++)
		buf_printf(&out, "[%.*s>%.*s]",
			   STR_ARG(str_span(
				   texts[0].text,
				   texts[0].quantities[found[i].before].span)),
			   STR_ARG(str_span(
				   texts[1].text,
				   texts[1].quantities[found[i].after].span)));
	assert_buf(&out, expected);
	arena_free(&arena);
}

static void quantities_change_in_their_place(void **state)
{
	(void)state;
	changes("zh-Hans", "总投资8.2亿元，增长5%。", "总投资8.4亿元，增长5%。",
		"[8.2亿元>8.4亿元]");
	changes("en", "It rose by 5 percent to 10 million yuan.",
		"It rose by 6 percent to 11 million yuan.",
		"[5 percent>6 percent][10 million yuan>11 million yuan]");
	changes("zh-Hans", "完成近800亿元。", "完成超800亿元。",
		"[近800亿元>超800亿元]");
	changes("en", "1,500 mu of land", "100 hectares of land",
		"[1,500 mu>100 hectares]");
	changes("en", "On 8 December 2020 it opened.",
		"On 9 December 2020 it opened.",
		"[8 December 2020>9 December 2020]");
	changes("en", "12,000 people", "12000 people", "");
	changes("zh-Hans", "新建学校5所。", "新建学校5所，医院2家。", "");
}

/* What is about something else did not change. */
static void other_figures_are_no_changes(void **state)
{
	(void)state;
	changes("en",
		"Farmers in the hills harvested early, and after a long dry "
		"summer the yield of every single orchard was down by 5%.",
		"Trains will stop here again once builders complete works for "
		"which a bank in Xiamen lends money at an interest of 7%.",
		"");
	changes("en", "Roads: 5 km. Parks were opened.",
		"Roads were closed. Parks: 7 km.", "");
}

/* Random texts */

static uint32_t random_below(uint32_t *seed, uint32_t limit)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % limit;
}

static void put_random(struct buf *out, uint32_t *seed)
{
	static const char *const pieces[] = {
		"the ",    "old ",  "roads",   ",",      " ",      ".",
		"\n",      "8.2 ",  "亿元",    "的",     "改造",   "社区",
		"，",      "。",    "e\u0301", "\u0301", "\u200D", "\U0001F468",
		"\r\n",    "don't", "U.S.",    "3%",     "ไทย",    "བོད་",
		"العربية", "-",     "_",       "’"};

	buf_put(out, str_from(pieces[random_below(
			     seed, sizeof(pieces) / sizeof(*pieces))]));
}

/* A text, and the same with some pieces left out, put in and doubled. */
static void random_texts_come_back(void **state)
{
	static const char *const tags[] = {"en", "zh-Hans", "th", "bo", "ar"};
	uint32_t seed = 5;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		const struct language *language = language_of(tags[round % 5]);
		struct arena arena = {0};
		struct buf texts[2] = {{0}, {0}};
		struct text_edit *edits;
		size_t n, pieces = random_below(&seed, 40);

		for (size_t i = 0; i < pieces; i++) {
			uint32_t before = seed;
			uint32_t what = random_below(&seed, 8);

			before = seed;
			if (what != 0)
				put_random(&texts[0], &seed);
			seed = what == 1 ? seed : before;
			if (what != 2)
				put_random(&texts[1], &seed);
		}
		edits = text_diff(
			language,
			with_quantities(language, buf_str(&texts[0]), &arena),
			with_quantities(language, buf_str(&texts[1]), &arena),
			&arena, &n);
		check_edits(buf_str(&texts[0]), buf_str(&texts[1]), edits, n);
		buf_free(&texts[0]);
		buf_free(&texts[1]);
		arena_free(&arena);
	}
}

/* No unit is parted, and all of them are the text. */
static void words_make_up_the_text(void **state)
{
	uint32_t seed = 9;

	(void)state;
	for (int round = 0; round < 500; round++) {
		struct arena arena = {0};
		struct buf text = {0};
		struct word *words;
		size_t n, pos = 0;

		for (int i = 0; i < 30; i++)
			put_random(&text, &seed);
		words = words_split(language_of(round % 2 ? "en" : "zh-Hans"),
				    buf_str(&text), NULL, 0, &arena, &n);
		for (size_t i = 0; i < n; i++) {
			assert_int_equal(words[i].span.start, pos);
			assert_true(words[i].span.end > pos);
			pos = words[i].span.end;
		}
		assert_int_equal(pos, text.len);
		buf_free(&text);
		arena_free(&arena);
	}
}

/* Texts of a megabyte that have nothing in common, or very much: what is
 * measured is that it ends. */
static void long_texts_take_linear_time(void **state)
{
	struct buf texts[2] = {{0}, {0}};
	struct arena arena = {0};
	uint32_t seed = 1;
	clock_t start = clock();
	struct text_edit *edits;
	size_t n;

	(void)state;
	while (texts[0].len < TEXT_MOST) {
		buf_printf(&texts[0], "%c ", 'a' + random_below(&seed, 26));
		buf_printf(&texts[1], "%c%s", 'a' + random_below(&seed, 26),
			   random_below(&seed, 2) ? " " : ", ");
	}
	edits = text_diff(language_of("en"),
			  (struct diff_text){buf_str(&texts[0]), NULL, 0},
			  (struct diff_text){buf_str(&texts[1]), NULL, 0},
			  &arena, &n);
	check_edits(buf_str(&texts[0]), buf_str(&texts[1]), edits, n);
	assert_true((clock() - start) / CLOCKS_PER_SEC < 60);
	buf_free(&texts[0]);
	buf_free(&texts[1]);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_whole),
		cmocka_unit_test(quantities_are_whole),
		cmocka_unit_test(clusters_are_whole),
		cmocka_unit_test(crumbs_are_no_islands),
		cmocka_unit_test(changes_begin_where_clauses_do),
		cmocka_unit_test(ends_and_nothing),
		cmocka_unit_test(quantities_change_in_their_place),
		cmocka_unit_test(other_figures_are_no_changes),
		cmocka_unit_test(random_texts_come_back),
		cmocka_unit_test(words_make_up_the_text),
		cmocka_unit_test(long_texts_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
