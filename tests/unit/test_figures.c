/* The figures of an edition: what is listed, what its ids are, and the files
 * made of it. */
#include "tree.h"

#include "pair/pair.h"
#include "write/figures.h"

static struct figures find(struct tree *tree, size_t number)
{
	struct edition *edition = &tree->publication->editions[number];
	struct figures figures;

	pair_edition(edition, tree->reader.pool, tree->reader.findings);
	figures_find(&figures, edition, tree->reader.pool);
	return figures;
}

/* The figures of one chapter in two languages. */
static struct figures find_in(struct tree *tree, const char *chinese,
			      const char *english)
{
	tree_put("p/publication.yaml", "languages: [zh-Hans, en]\n");
	tree_put("p/1/zh-Hans/a.md", chinese);
	tree_put("p/1/en/a.md", english);
	assert_non_null(tree_read(tree, "."));
	return find(tree, 0);
}

static const struct figure *figure_at(const struct figures *figures, size_t n)
{
	assert_true(n < figures->chapters[0].n);
	return &figures->chapters[0].figures[n];
}

static void check_figure(const struct figures *figures, size_t n,
			 const char *id, const char *chinese,
			 const char *english)
{
	const struct figure *figure = figure_at(figures, n);

	assert_str(figure->id, id);
	assert_str(figure->sayings[0].phrase, chinese);
	assert_str(figure->sayings[1].phrase, english);
}

static void figures_are_said_in_every_language(void **state)
{
	struct figures figures = find_in(
		*state, "# 甲 {#a}\n\n投资近800亿元，企业66家，占14.2%。\n",
		"# A {#a}\n\nOf 66 firms and nearly 80 billion yuan, "
		"14.2 percent.\n");

	assert_int_equal(figures.n, 3);
	check_figure(&figures, 0, "a-p1.CNY", "近800亿元",
		     "nearly 80 billion yuan");
	check_figure(&figures, 1, "a-p1.item", "66家", "66");
	check_figure(&figures, 2, "a-p1.percent", "14.2%", "14.2 percent");
	assert_str(figures.chapters[0].figures[0].sayings[0].before, "投资");
	assert_str(figures.chapters[0].figures[0].sayings[1].before,
		   "Of 66 firms and ");
	figures_free(&figures);
}

/* Of a language that is read by its digits alone nothing is guessed. */
static void other_digits_are_no_counterpart(void **state)
{
	struct tree *tree = *state;
	struct figures figures;

	tree_put("p/publication.yaml", "languages: [zh-Hans, de]\n");
	tree_put("p/1/zh-Hans/a.md", "# 甲 {#a}\n\n三成企业，66家。\n");
	tree_put("p/1/de/a.md",
		 "# A {#a}\n\nEin Drittel der Firmen, 66 von 99.\n");
	assert_non_null(tree_read(tree, "."));
	figures = find(tree, 0);
	assert_int_equal(figures.n, 3);
	check_figure(&figures, 0, "a-p1.share", "三成", "");
	check_figure(&figures, 1, "a-p1.item", "66家", "66");
	check_figure(&figures, 2, "a-p1.measure", "", "99");
	figures_free(&figures);
}

/* Tables of two shapes: a text of many lines without an end of a sentence,
 * which is read once. */
static void lines_end_sentences(void **state)
{
	enum { N = 20000 };
	struct tree *tree = *state;
	struct buf list = {0};
	struct figures figures;

	alarm(60);
	buf_put(&list, STR("# A {#a}\n\n| What |\n|---|\n"));
	for (size_t i = 0; i < N; i++)
		buf_put(&list, STR("| Walk 5 km |\n"));
	tree_put("p/publication.yaml", "languages: [zh-Hans, en]\n");
	tree_put("p/1/zh-Hans/a.md",
		 "# 甲 {#a}\n\n| 何 | 何 |\n|---|---|\n| 甲 | 乙 |\n");
	tree_put_bytes("p/1/en/a.md", list.ptr, list.len);
	assert_non_null(tree_read(tree, "."));
	figures = find(tree, 0);
	assert_int_equal(figures.n, N);
	assert_str(figure_at(&figures, 0)->id, "a-t1.r2.what.km");
	assert_str(figure_at(&figures, N / 2)->sayings[1].before, "Walk ");
	assert_str(figure_at(&figures, N / 2)->sayings[1].after, "");
	alarm(0);
	figures_free(&figures);
	buf_free(&list);
}

static void what_is_no_measure_is_not_listed(void **state)
{
	struct figures figures = find_in(
		*state,
		"# 甲 {#a}\n\n2021年12月8日，第十届会议；PM2.5；`66家`；"
		"两个村；数百人。\n",
		"# A {#a}\n\nOn December 8, 2021, the 10th congress; PM2.5; "
		"`66 firms`; two villages; hundreds of people.\n");

	assert_int_equal(figures.n, 0);
	assert_false(figures_any(figures.edition));
	figures_free(&figures);
}

static void numbers_in_terms_are_not_listed(void **state)
{
	struct figures figures;

	tree_put("p/terms.csv", "term,zh-Hans,en\n"
				"plan,100强企业,top 100 firms\n");
	figures = find_in(*state, "# 甲 {#a}\n\n有100强企业6家。\n",
			  "# A {#a}\n\nIt has 6 top 100 firms.\n");
	assert_int_equal(figures.n, 1);
	check_figure(&figures, 0, "a-p1.item", "6家", "6");
	figures_free(&figures);
}

/* A figure that the languages do not agree on has the authoritative value; one
 * that only the translation says comes behind the others. */
static void the_authoritative_value_counts(void **state)
{
	struct figures figures =
		find_in(*state, "# 甲 {#a}\n\n投资800亿元。\n",
			"# A {#a}\n\nIt is 90 billion yuan on 35 km.\n");
	struct buf value = {0};

	assert_int_equal(figures.n, 2);
	check_figure(&figures, 0, "a-p1.CNY", "800亿元", "90 billion yuan");
	figure_put_decimal(&value, figure_at(&figures, 0)->quantity->low);
	assert_str(buf_str(&value), "80000000000");
	check_figure(&figures, 1, "a-p1.km", "", "35 km");
	buf_free(&value);
	figures_free(&figures);
}

static void untranslated_text_has_figures(void **state)
{
	struct tree *tree = *state;
	struct figures figures;

	tree_put("p/publication.yaml", "languages: [zh-Hans, en]\n");
	tree_put("p/1/zh-Hans/a.md", "# 甲 {#a}\n\n共66家。\n");
	tree_put("p/1/zh-Hans/b.md", "# 乙 {#b}\n");
	tree_put("p/1/en/b.md", "# B {#b}\n");
	assert_non_null(tree_read(tree, "."));
	figures = find(tree, 0);
	assert_int_equal(figures.n, 1);
	check_figure(&figures, 0, "a-p1.item", "66家", "");
	figures_free(&figures);
}

static void cells_are_named_by_row_and_column(void **state)
{
	struct figures figures =
		find_in(*state,
			"# 甲 {#a}\n\n| 项目 | 金额 | 备注 |\n|---|---|---|\n"
			"| 水 | 800亿元 | 其中3万元 |\n",
			"# A {#a}\n\n| Item | Sum (total) | Note |\n"
			"|---|---|---|\n"
			"| Water | 80 billion yuan | of it 30,000 yuan |\n");

	assert_int_equal(figures.n, 2);
	check_figure(&figures, 0, "a-t1.water.sum-total.CNY", "800亿元",
		     "80 billion yuan");
	check_figure(&figures, 1, "a-t1.water.note.CNY", "3万元",
		     "30,000 yuan");
	assert_str(figure_at(&figures, 0)->sayings[1].row, "Water");
	assert_str(figure_at(&figures, 0)->sayings[0].column, "金额");
	figures_free(&figures);
}

static void bare_heads_of_rows_and_columns_are_not_listed(void **state)
{
	struct figures figures = find_in(
		*state, "# 甲 {#a}\n\n| 月份 | 12 |\n|---|---|\n| 3 | 66 |\n",
		"# A {#a}\n\n| Month | 12 |\n|---|---|\n| 3 | 66 |\n");

	assert_int_equal(figures.n, 1);
	assert_str(figure_at(&figures, 0)->sayings[0].phrase, "66");
	assert_str(figure_at(&figures, 0)->sayings[1].row, "3");
	figures_free(&figures);
}

/* A changed value, and figures of another unit before it, leave ids alone. */
static void ids_stay_from_edition_to_edition(void **state)
{
	struct tree *tree = *state;
	struct figures before, after;

	tree_put("p/publication.yaml", "languages: [zh-Hans, en]\n");
	tree_put("p/1/zh-Hans/a.md",
		 "# 甲 {#a}\n\n修路30公里，投资8亿元、9亿元。\n");
	tree_put("p/1/en/a.md", "# A {#a}\n\n30 km of roads were built with "
				"800 million yuan and 900 million yuan.\n");
	tree_put("p/2/zh-Hans/a.md", "# 甲 {#a}\n\n今年有66家企业修路31公里，"
				     "投资8亿元、7亿元。\n");
	tree_put("p/2/en/a.md", "# A {#a}\n\nThis year 66 firms built 31 km of "
				"roads with 800 million yuan and "
				"700 million yuan.\n");
	tree_put("p/1/edition.yaml", "number: 1\n");
	tree_put("p/2/edition.yaml", "number: 2\n");
	assert_non_null(tree_read(tree, "."));
	before = find(tree, 0);
	after = find(tree, 1);
	check_figure(&before, 0, "a-p1.km", "30公里", "30 km");
	check_figure(&before, 2, "a-p1.CNY-2", "9亿元", "900 million yuan");
	check_figure(&after, 0, "a-p1.item", "66家", "66");
	check_figure(&after, 1, "a-p1.km", "31公里", "31 km");
	check_figure(&after, 3, "a-p1.CNY-2", "7亿元", "700 million yuan");
	figures_free(&before);
	figures_free(&after);
}

static void long_sentences_are_cut_at_words(void **state)
{
	struct buf chinese = {0}, english = {0};
	struct figures figures;
	const struct figure_saying *saying;

	buf_put(&chinese, STR("# 甲 {#a}\n\n"));
	buf_put(&english, STR("# A {#a}\n\n"));
	for (size_t i = 0; i < 400; i++) {
		buf_put(&chinese, STR("长"));
		buf_put(&english, STR("length "));
	}
	buf_put(&chinese, STR("66家。\n"));
	buf_put(&english, STR("66 firms.\n"));
	buf_put_char(&chinese, '\0');
	buf_put_char(&english, '\0');
	figures = find_in(*state, chinese.ptr, english.ptr);
	saying = figure_at(&figures, 0)->sayings;
	assert_int_equal(saying[0].before.len, 160 * strlen("长"));
	assert_true(saying[0].cut_before);
	assert_true(str_starts(saying[1].before, STR("length ")) ||
		    str_starts(saying[1].before, STR(" length ")));
	assert_false(saying[1].cut_after);
	buf_free(&chinese);
	buf_free(&english);
	figures_free(&figures);
}

static void decimals_are_rounded_at_the_twelfth(void **state)
{
	static const struct {
		struct rational number;
		const char *want;
	} cases[] = {
		{RATIONAL_INIT(15700, 1), "15700"},
		{RATIONAL_INIT(-1, 2), "-0.5"},
		{RATIONAL_INIT(1, 3), "0.333333333333"},
		{RATIONAL_INIT(-2, 3), "-0.666666666667"},
		{RATIONAL_INIT(31400000, 3), "10466666.666666666667"},
		{RATIONAL_INIT(2999999999999999, 3000000000000000), "1"},
		{RATIONAL_INIT(0, 0), ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf out = {0};

		figure_put_decimal(&out, cases[i].number);
		assert_str(buf_str(&out), cases[i].want);
		buf_free(&out);
	}
}

static void fields_with_marks_are_quoted(void **state)
{
	struct figures figures =
		find_in(*state, "# 甲，“乙” {#a}\n\n共66家，约1/3。\n",
			"# A, \"B\" {#a}\n\nOf 66 firms, about 1/3.\n");
	struct buf csv = {0};

	figures_put_csv(&csv, &figures);
	assert_true(
		str_starts(buf_str(&csv), STR("\xEF\xBB\xBFid,chapter,kind,")));
	assert_true(str_find(buf_str(&csv), STR(",\"Of 66 firms, about 1/3.\","
						"甲，“乙”,\"A, "
						"\"\"B\"\"\",")) != STR_NONE);
	assert_true(str_find(buf_str(&csv), STR(",0.333333333333,")) !=
		    STR_NONE);
	assert_true(str_ends(buf_str(&csv), STR("\r\n")));
	buf_free(&csv);
	figures_free(&figures);
}

/* What a reader opens in a spreadsheet is text. */
static void formulas_are_text(void **state)
{
	struct figures figures =
		find_in(*state, "# -甲 {#a}\n\n=HYPERLINK(\"x\")，-5%。\n",
			"# @A {#a}\n\n-5% of all.\n");
	struct buf csv = {0};

	figures_put_csv(&csv, &figures);
	assert_true(str_find(buf_str(&csv),
			     STR(",\"'=HYPERLINK(\"\"x\"\")，")) != STR_NONE);
	assert_true(str_find(buf_str(&csv), STR(",-5%,")) != STR_NONE);
	assert_true(str_find(buf_str(&csv), STR(",'-5% of all.,'-甲,'@A,")) !=
		    STR_NONE);
	buf_free(&csv);
	figures_free(&figures);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(figures_are_said_in_every_language),
		TREE_TEST(other_digits_are_no_counterpart),
		TREE_TEST(lines_end_sentences),
		TREE_TEST(what_is_no_measure_is_not_listed),
		TREE_TEST(numbers_in_terms_are_not_listed),
		TREE_TEST(the_authoritative_value_counts),
		TREE_TEST(untranslated_text_has_figures),
		TREE_TEST(cells_are_named_by_row_and_column),
		TREE_TEST(bare_heads_of_rows_and_columns_are_not_listed),
		TREE_TEST(ids_stay_from_edition_to_edition),
		TREE_TEST(long_sentences_are_cut_at_words),
		TREE_TEST(decimals_are_rounded_at_the_twelfth),
		TREE_TEST(fields_with_marks_are_quoted),
		TREE_TEST(formulas_are_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
