/* What changed between two editions. */
#include "tree.h"

#include "pair/pair.h"
#include "write/differences.h"

/* Compares the publication's last edition with the one before. */
static struct differences find(struct tree *tree)
{
	struct publication *publication = tree->publication;
	struct differences differences;

	assert_true(publication->n_editions > 1);
	for (size_t i = 0; i < publication->n_editions; i++)
		pair_edition(&publication->editions[i], tree->reader.pool,
			     tree->reader.findings);
	differences_find(&differences,
			 &publication->editions[publication->n_editions - 1],
			 tree->reader.pool);
	return differences;
}

static struct differences find_in(struct tree *tree, const char *const *texts)
{
	static const char *const files[] = {"p/1/zh-Hans/a.md", "p/1/en/a.md",
					    "p/2/zh-Hans/a.md", "p/2/en/a.md"};

	tree_put("p/publication.yaml", "languages: [zh-Hans, en]\n");
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		tree_put(files[i], texts[i]);
	assert_non_null(tree_read(tree, "."));
	return find(tree);
}

/* The edits put together are the texts of both editions. */
static void check_passage(const struct difference_passage *passage)
{
	struct buf texts[2] = {{0}, {0}};

	for (size_t i = 0; i < passage->n_edits; i++) {
		const struct text_edit *edit = &passage->edits[i];

		buf_put(&texts[0], str_span(passage->before, edit->before));
		buf_put(&texts[1], str_span(passage->after, edit->after));
	}
	assert_true(str_eq(buf_str(&texts[0]), passage->before));
	assert_true(str_eq(buf_str(&texts[1]), passage->after));
	buf_free(&texts[0]);
	buf_free(&texts[1]);
}

static void check_passages(const struct differences *differences)
{
	for (size_t i = 0; i < differences->n; i++)
		for (size_t j = 0; j < differences->edition->n_languages; j++) {
			const struct difference_side *side =
				&differences->items[i].sides[j];

			for (size_t k = 0; k < side->n_passages; k++)
				check_passage(&side->passages[k]);
		}
}

static const struct changed_figure *
figure_at(const struct differences *differences, size_t n)
{
	assert_true(n < differences->n_figures);
	return &differences->figures[n];
}

static void figures_are_joined_in_all_languages(void **state)
{
	const char *const texts[] = {
		"# 甲 {#a}\n\n投资8.2亿元，增长5%，新建泵站12座。\n",
		"# A {#a}\n\nInvestment was 820 million yuan, up 5 percent; "
		"12 stations were built.\n",
		"# 甲 {#a}\n\n投资8.4亿元，增长5%，新建泵站13座。\n",
		"# A {#a}\n\nInvestment was 840 million yuan, up 5 percent; "
		"12 stations were built.\n"};
	struct differences differences = find_in(*state, texts);
	const struct changed_figure *figure = figure_at(&differences, 0);

	check_passages(&differences);
	assert_int_equal(differences.n_figures, 2);
	assert_str(figure->figure->id, "a-p1.CNY");
	assert_str(figure->sayings[0].before, "8.2亿元");
	assert_str(figure->sayings[0].after, "8.4亿元");
	assert_str(figure->sayings[1].before, "820 million yuan");
	assert_str(figure->sayings[1].after, "840 million yuan");
	assert_str(figure->sayings[0].context,
		   "投资8.4亿元，增长5%，新建泵站…");
	assert_str(figure->sayings[1].context,
		   "Investment was 840 million yuan, up 5 percent; 12 …");
	assert_false(figure->uneven);
	figure = figure_at(&differences, 1);
	assert_str(figure->sayings[0].before, "12座");
	assert_str(figure->sayings[0].after, "13座");
	assert_false(figure->sayings[1].changed);
	differences_free(&differences);
}

static void dates_are_kept_in_one_language(void **state)
{
	const char *const texts[] = {
		"# 甲 {#a}\n\n大桥于2021年5月3日通车。\n",
		"# A {#a}\n\nThe bridge was opened on May 3, 2021.\n",
		"# 甲 {#a}\n\n大桥于2021年5月3日通车。\n",
		"# A {#a}\n\nThe bridge was opened on May 5, 2021.\n"};
	struct differences differences = find_in(*state, texts);
	const struct changed_figure *figure = figure_at(&differences, 0);

	assert_int_equal(differences.n_figures, 1);
	assert_true(differences.items[0].uneven);
	assert_true(figure->uneven);
	assert_str(figure->sayings[0].before, "2021年5月3日");
	assert_str(figure->sayings[0].after, "2021年5月3日");
	assert_str(figure->sayings[1].after, "May 5, 2021");
	differences_free(&differences);
}

/* Both texts were edited, and one figure in one of them. */
static void figures_are_kept_in_edited_texts(void **state)
{
	const char *const texts[] = {
		"# 甲 {#a}\n\n投资8.2亿元，贷款3亿元。\n",
		"# A {#a}\n\nInvestment was 820 million yuan, loans were 300 "
		"million yuan.\n",
		"# 甲 {#a}\n\n投资8.4亿元，贷款5亿元。\n",
		"# A {#a}\n\nInvestment was 840 million yuan, loans were 300 "
		"million yuan.\n"};
	struct differences differences = find_in(*state, texts);
	const struct changed_figure *figure = figure_at(&differences, 1);

	assert_int_equal(differences.n_figures, 2);
	assert_false(figure_at(&differences, 0)->uneven);
	assert_true(figure->uneven);
	assert_str(figure->sayings[0].after, "5亿元");
	assert_str(figure->sayings[1].before, "300 million yuan");
	assert_false(figure->sayings[1].changed);
	differences_free(&differences);
}

static void check_styling(const struct styling_change *change,
			  const char *words, int before, int after)
{
	const struct styling *any =
		change->before ? change->before : change->after;

	assert_str(any->words, words);
	assert_int_equal(change->before ? (int)change->before->kind : -1,
			 before);
	assert_int_equal(change->after ? (int)change->after->kind : -1, after);
}

/* Links inside of the edition do not count, nor does one language alone. */
static void styling_is_compared_in_equal_words(void **state)
{
	const char *const texts[] = {
		"# 甲 {#a}\n\n详见[规划](https://a.example/)，[上文](#a)。\n",
		"# A {#a}\n\nSee [the plan](https://a.example/), *now* and "
		"**then**, `code` and [above](#a).\n\n![Map](one.svg)\n",
		"# 甲 "
		"{#a}\n\n详见[规划](https://a.example/)，[上文](#a-p1)。\n",
		"# A {#a}\n\nSee [the plan](https://b.example/), **now** and "
		"then, `code` and *[above](#a-p1)*.\n\n![Map](two.svg)\n"};
	struct differences differences;
	const struct difference_side *side;

	tree_put("p/1/en/one.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
	tree_put("p/2/en/two.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
	differences = find_in(*state, texts);
	assert_int_equal(differences.n, 2);
	assert_false(differences.items[0].uneven);
	assert_int_equal(differences.items[0].sides[0].n_stylings, 0);
	side = &differences.items[0].sides[1];
	assert_false(side->differs);
	assert_int_equal(side->n_stylings, 4);
	check_styling(&side->stylings[0], "the plan", STYLING_LINK,
		      STYLING_LINK);
	assert_str(side->stylings[0].before->target, "https://a.example/");
	assert_str(side->stylings[0].after->target, "https://b.example/");
	check_styling(&side->stylings[1], "now", STYLING_EMPHASIS,
		      STYLING_STRONG);
	check_styling(&side->stylings[2], "then", STYLING_STRONG, -1);
	check_styling(&side->stylings[3], "above", -1, STYLING_EMPHASIS);
	side = &differences.items[1].sides[1];
	assert_int_equal(side->n_stylings, 1);
	check_styling(&side->stylings[0], "Map", STYLING_PICTURE,
		      STYLING_PICTURE);
	assert_str(side->stylings[0].before->target, "one.svg");
	assert_str(side->stylings[0].after->target, "two.svg");
	differences_free(&differences);
}

static void one_language_alone_is_uneven(void **state)
{
	const char *const texts[] = {
		"# 甲 {#a}\n\n近800户用上了自来水。\n",
		"# A {#a}\n\nNearly 800 households have tap water.\n",
		"# 甲 {#a}\n\n超800户用上了自来水。\n",
		"# A {#a}\n\nNearly 800 households have tap water.\n"};
	struct differences differences = find_in(*state, texts);
	const struct changed_figure *figure = figure_at(&differences, 0);

	assert_int_equal(differences.n, 1);
	assert_true(differences.items[0].uneven);
	assert_true(differences.items[0].sides[0].differs);
	assert_false(differences.items[0].sides[1].differs);
	assert_true(figure->uneven);
	assert_str(figure->sayings[1].before, "Nearly 800 households");
	assert_str(figure->sayings[1].after, "Nearly 800 households");
	differences_free(&differences);
}

static void tables_are_compared_cell_by_cell(void **state)
{
	const char *const texts[] = {
		"# 甲 {#a}\n\n| 库 | 容量 |\n|---|---|\n| 东 | 120 |\n"
		"| 西 | 85 |\n",
		"# A {#a}\n\n| What | Size |\n|---|---|\n| East | 120 |\n"
		"| West | 85 |\n",
		"# 甲 {#a}\n\n| 库 | 容量 |\n|---|---|\n| 南 | 7 |\n"
		"| 东 | 120 |\n| 西 | 90 |\n",
		"# A {#a}\n\n| What | Size |\n|---|---|\n| South | 7 |\n"
		"| East | 120 |\n| West | 90 |\n"};
	struct differences differences = find_in(*state, texts);
	const struct difference_side *side;

	check_passages(&differences);
	assert_int_equal(differences.n, 1);
	side = &differences.items[0].sides[1];
	assert_int_equal(side->n_passages, 2);
	assert_str(side->passages[0].after, "South | 7");
	assert_str(side->passages[0].before, "");
	assert_str(side->passages[1].row, "West");
	assert_str(side->passages[1].column, "Size");
	assert_str(side->passages[1].before, "85");
	assert_str(side->passages[1].after, "90");
	assert_int_equal(differences.n_figures, 1);
	differences_free(&differences);
}

/* As reports are renewed: a year later, and the rows in another order. */
static void tables_are_compared_by_name(void **state)
{
	const char *const texts[] = {
		"# 甲 {#a}\n\n| 指标 | 2020 | 2021 |\n|---|---|---|\n"
		"| 产值（亿元） | 840 | 912 |\n| 人口（万人） | 120 | 121 |\n",
		"# A {#a}\n\n| What | 2020 | 2021 |\n|---|---|---|\n"
		"| GDP (100 million yuan) | 840 | 912 |\n| People | 120 | 121 "
		"|\n",
		"# 甲 {#a}\n\n| 指标 | 2021 | 2022 |\n|---|---|---|\n"
		"| 人口（万人） | 121 | 122 |\n| 产值（亿元） | 913 | 956 |\n",
		"# A {#a}\n\n| What | 2021 | 2022 |\n|---|---|---|\n"
		"| People | 121 | 122 |\n| GDP (100 million yuan) | 913 | 956 "
		"|\n"};
	struct differences differences = find_in(*state, texts);
	const struct difference_side *side;

	check_passages(&differences);
	side = &differences.items[0].sides[1];
	assert_int_equal(side->n_passages, 8);
	assert_str(side->passages[0].after, "2022");
	assert_str(side->passages[1].before, "2020");
	assert_int_equal(side->passages[1].at[0].column, 1);
	assert_int_equal(side->passages[1].at[1].row, DIFFERENCE_NONE);
	assert_str(side->passages[2].after, "People");
	assert_true(side->passages[2].moved);
	assert_int_equal(side->passages[2].at[0].row, 2);
	assert_int_equal(side->passages[2].at[1].row, 1);
	assert_str(side->passages[5].row, "GDP (100 million yuan)");
	assert_str(side->passages[5].column, "2021");
	assert_str(side->passages[5].before, "912");
	assert_str(side->passages[5].after, "913");
	assert_int_equal(differences.n_figures, 1);
	assert_str(figure_at(&differences, 0)->sayings[0].after, "913");
	assert_str(figure_at(&differences, 0)->sayings[1].context,
		   "GDP (100 million yuan) · 2021");
	differences_free(&differences);
}

/* What has another name, and looks like nothing that was there, is new. */
static void rows_are_not_taken_for_others(void **state)
{
	const char *const texts[] = {
		"# 甲 {#a}\n\n| 项 | 套 |\n|---|---|\n| 住房 | 12 |\n"
		"| 学校（所） | 7 |\n",
		"# A {#a}\n\n| What | Sum |\n|---|---|\n| Homes | 12 |\n"
		"| Schools | 7 |\n",
		"# 甲 {#a}\n\n| 项 | 套 |\n|---|---|\n| 道路 | 15 |\n"
		"| 学校（个） | 8 |\n",
		"# A {#a}\n\n| What | Sum |\n|---|---|\n| Roads | 15 |\n"
		"| Schools, all | 8 |\n"};
	struct differences differences = find_in(*state, texts);
	const struct difference_side *side;

	side = &differences.items[0].sides[1];
	assert_int_equal(side->n_passages, 4);
	assert_str(side->passages[0].before, "Homes | 12");
	assert_str(side->passages[0].after, "");
	assert_str(side->passages[1].after, "Roads | 15");
	assert_str(side->passages[2].before, "Schools");
	assert_str(side->passages[3].before, "7");
	assert_int_equal(differences.n_figures, 1);
	differences_free(&differences);
}

/* What a language says that the edition before had not is new, but no
 * change that another language lacks. */
static void a_language_is_added(void **state)
{
	struct tree *tree = *state;
	struct differences differences;
	const struct difference_side *side;

	tree_put("p/publication.yaml", "languages: [zh-Hans, en]\n");
	tree_put("p/1/zh-Hans/a.md", "# 甲\n\n| 项 | 套 |\n|---|---|\n"
				     "| 住房 | 12 |\n");
	tree_put("p/2/zh-Hans/a.md", "# 甲\n\n| 项 | 套 |\n|---|---|\n"
				     "| 住房 | 15 |\n");
	tree_put("p/2/en/a.md", "# A\n\n| What | Sum |\n|---|---|\n"
				"| Homes | 15 |\n");
	assert_non_null(tree_read(tree, "."));
	differences = find(tree);
	check_passages(&differences);
	assert_int_equal(differences.n, 1);
	assert_false(differences.items[0].uneven);
	side = &differences.items[0].sides[1];
	assert_int_equal(side->n_passages, 2);
	assert_str(side->passages[1].before, "");
	assert_str(side->passages[1].after, "Homes | 15");
	assert_int_equal(differences.n_figures, 1);
	assert_false(figure_at(&differences, 0)->uneven);
	differences_free(&differences);
}

static void code_is_compared(void **state)
{
	const char *const texts[] = {"# 甲 {#a}\n\n```\nx = 1\ny = 2\n```\n",
				     "# A {#a}\n\n```\nx = 1\ny = 2\n```\n",
				     "# 甲 {#a}\n\n```\nx = 1\ny = 3\n```\n",
				     "# A {#a}\n\n```\nx = 1\ny = 3\n```\n"};
	struct differences differences = find_in(*state, texts);
	const struct difference_side *side = &differences.items[0].sides[1];

	check_passages(&differences);
	assert_int_equal(side->n_passages, 1);
	assert_str(side->passages[0].before, "x = 1\ny = 2");
	assert_str(side->passages[0].after, "x = 1\ny = 3");
	differences_free(&differences);
}

/* Growth that became a fall is a change, and says so. */
static void directions_are_told(void **state)
{
	const char *const texts[] = {
		"# 甲 {#a}\n\n出口增长3.1%，进口增长5%。\n",
		"# A {#a}\n\nExports rose by 3.1 percent, and imports grew by "
		"5 "
		"percent.\n",
		"# 甲 {#a}\n\n出口下降3.1%，进口下降6%。\n",
		"# A {#a}\n\nExports fell by 3.1 percent, and imports fell by "
		"6 "
		"percent.\n"};
	struct differences differences = find_in(*state, texts);

	assert_int_equal(differences.n_figures, 2);
	assert_str(figure_at(&differences, 0)->sayings[0].before, "增长3.1%");
	assert_str(figure_at(&differences, 0)->sayings[0].after, "下降3.1%");
	assert_str(figure_at(&differences, 0)->sayings[1].before,
		   "rose by 3.1 percent");
	assert_str(figure_at(&differences, 0)->sayings[1].after,
		   "fell by 3.1 percent");
	assert_str(figure_at(&differences, 1)->sayings[0].before, "增长5%");
	assert_str(figure_at(&differences, 1)->sayings[1].after,
		   "fell by 6 percent");
	differences_free(&differences);
}

static void references_are_read_as_titles(void **state)
{
	const char *const texts[] = {
		"# 甲 {#a}\n\n名单见后面的附表，共有50人。\n\n## 乙 {#b}\n",
		"# A {#a}\n\nFor the list of the 50 people see the "
		"table.\n\n## Bee {#b}\n",
		"# 甲 {#a}\n\n名单见[](#b)的附表，共有50人。\n\n## 乙 {#b}\n",
		"# A {#a}\n\nFor the list of the 50 people see [](#b).\n\n## "
		"Bee {#b}\n"};
	struct differences differences = find_in(*state, texts);

	check_passages(&differences);
	assert_str(differences.items[0].sides[0].passages[0].after,
		   "名单见乙的附表，共有50人。");
	assert_str(differences.items[0].sides[1].passages[0].after,
		   "For the list of the 50 people see Bee.");
	differences_free(&differences);
}

static void long_equal_text_is_left_out(void **state)
{
	struct tree *tree = *state;
	struct buf texts[2] = {{0}, {0}};
	struct differences differences;
	const struct difference_piece *pieces;
	struct arena arena = {0};
	size_t n;

	for (int i = 0; i < 2; i++) {
		buf_put(&texts[i], STR("# A\n\n"));
		for (int j = 0; j < 200; j++)
			buf_printf(&texts[i], "word%d ", j);
		buf_put(&texts[i], i ? STR("new end") : STR("old end"));
		tree_put_bytes(i ? "p/2/en/a.md" : "p/1/en/a.md", texts[i].ptr,
			       texts[i].len);
		buf_free(&texts[i]);
	}
	assert_non_null(tree_read(tree, "."));
	differences = find(tree);
	pieces = difference_pieces(&differences.items[0].sides[0].passages[0],
				   &arena, &n);
	assert_int_equal(n, 5);
	assert_true(pieces[0].cut);
	assert_true(pieces[1].text.len < 100);
	assert_str(pieces[2].text, "old");
	assert_str(pieces[3].text, "new");
	assert_str(pieces[4].text, " end");
	differences_free(&differences);
	arena_free(&arena);
}

/* The sample's two editions. */
static void the_sample_comes_back(void **state)
{
	struct tree *tree = *state;
	struct arena arena = {0};
	struct str content = arena_printf(&arena, "%s/content", tree->before);
	struct differences differences;

	assert_non_null(tree_read(tree, content.ptr));
	differences = find(tree);
	check_passages(&differences);
	assert_true(differences.n > 10);
	assert_int_equal(differences.n_figures, 0);
	differences_free(&differences);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(figures_are_joined_in_all_languages),
		TREE_TEST(one_language_alone_is_uneven),
		TREE_TEST(dates_are_kept_in_one_language),
		TREE_TEST(figures_are_kept_in_edited_texts),
		TREE_TEST(styling_is_compared_in_equal_words),
		TREE_TEST(tables_are_compared_cell_by_cell),
		TREE_TEST(tables_are_compared_by_name),
		TREE_TEST(rows_are_not_taken_for_others),
		TREE_TEST(a_language_is_added),
		TREE_TEST(code_is_compared),
		TREE_TEST(directions_are_told),
		TREE_TEST(references_are_read_as_titles),
		TREE_TEST(long_equal_text_is_left_out),
		TREE_TEST(the_sample_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
