/* Statements: what pairs say as plain text, and where it stands in files. */
#include "tree.h"

#include "check/check.h"
#include "pair/pair.h"
#include "pair/place.h"

static const struct chapter *read_one(struct tree *tree)
{
	tree_put("p/publication.yaml", "languages: [zh-Hans, en]\n");
	assert_non_null(tree_read(tree, "."));
	pair_edition(&tree->publication->editions[0], tree->reader.pool,
		     tree->reader.findings);
	return tree->publication->editions[0].chapters[0];
}

static void pairs_say_what_is_in_them(void **state)
{
	struct tree *tree = *state;
	const struct chapter *chapter;

	tree_put("p/1/zh-Hans/a.md",
		 "# 甲 {#a}\n\n::: table {#t src=data/t.csv unit=\"亩\"}\n"
		 "表。\n:::\n\n::: note {title=\"注\"}\n文`码`文。\n:::\n");
	tree_put("p/1/en/a.md",
		 "# Alpha {#a}\n\n::: table {#t src=data/t.csv unit=mu}\n"
		 "Table.\n:::\n\n::: note {title=\"Note\"}\nText.\n:::\n");
	tree_put("p/1/data/t.csv", "zh-Hans:项;en:Item,zh-Hans:数;en:Number\n"
				   "x,1\n");
	chapter = read_one(tree);

	static const char *const want[][2] = {
		{"甲", "Alpha"},    {"项", "Item"}, {"数", "Number"},
		{"x", "x"},         {"1", "1"},     {"亩", "mu"},
		{"表。", "Table."}, {"注", "Note"}, {"文码文。", "Text."},
	};

	assert_int_equal(chapter->n_statements, sizeof(want) / sizeof(*want));
	for (size_t i = 0; i < chapter->n_statements; i++)
		for (size_t side = 0; side < 2; side++)
			assert_str(chapter->statements[i].wordings[side].text,
				   want[i][side]);
	assert_int_equal(chapter->statements[3].row, 1);
	assert_int_equal(chapter->statements[4].column, 1);
	assert_str(statement_id(&chapter->statements[6]), "t-p1");
	assert_int_equal(chapter->statements[8].wordings[0].n_verbatim, 1);
	assert_int_equal(chapter->statements[8].wordings[0].verbatim->start, 3);
}

/* Cells at the same place of two files are two texts. */
static void languages_share_cells_of_one_file(void **state)
{
	struct tree *tree = *state;
	const struct statement *statements;

	tree_put("p/1/data/t.csv", "A,B\n1,2\n");
	tree_put("p/1/data/u.csv", "甲,乙\n1,2\n");
	tree_put("p/1/zh-Hans/a.md", "::: table {#t src=data/t.csv}\n:::\n\n"
				     "::: table {#u src=data/u.csv}\n:::\n");
	tree_put("p/1/en/a.md", "::: table {#t src=data/t.csv}\n:::\n\n"
				"::: table {#u src=data/t.csv}\n:::\n");
	statements = read_one(tree)->statements;
	assert_true(wordings_share_cell(&statements[0].wordings[0],
					&statements[0].wordings[1]));
	assert_false(wordings_share_cell(&statements[4].wordings[0],
					 &statements[4].wordings[1]));
}

/* The place in a document of the words in the block that is its nth. */
static struct place place_of(struct tree *tree, const struct document *document,
			     size_t n, const char *words)
{
	struct lines lines = lines_of_document(document);
	const struct block *block = &document->root->children[n];
	size_t at = str_find(block->text, str_from(words));
	struct span span = {(uint32_t)at, (uint32_t)(at + strlen(words))};

	assert_true(at != STR_NONE);
	return lines_span(&lines, &tree->arena, block, NULL, span);
}

static void check_place(struct place place, uint32_t line, const char *marked)
{
	assert_int_equal(place.line, line);
	assert_str(str_slice(place.excerpt, place.column - 1,
			     place.column - 1 + place.length),
		   marked);
}

static void places_are_found_behind_markup(void **state)
{
	struct tree *tree = *state;
	const struct document *document;

	tree_put("p/1/zh-Hans/a.md", "# 甲\n\n乙\n");
	tree_put("p/1/en/a.md",
		 "# The *66* firms {#a}\n\n"
		 "See [the 66](x.html?a=66&b=77 \"66 77\") and[^n] 66 **77**\n"
		 "and &lt;77&gt; \\*88\\* <https://e.org/99> 99 end.\n\n"
		 "> - one `66` two 66 three\n"
		 ">   more 88\n\n[^n]: Note.\n");
	document = read_one(tree)->documents[1];
	check_place(place_of(tree, document, 0, "66"), 1, "66");
	check_place(place_of(tree, document, 0, "66 firms"), 1, "66* firms");
	check_place(place_of(tree, document, 1, "66 77"), 3, "66 **77");
	check_place(place_of(tree, document, 1, "<77>"), 4, "&lt;77&gt;");
	check_place(place_of(tree, document, 1, "88*"), 4, "88\\*");
	check_place(place_of(tree, document, 1, "99 end"), 4, "99 end");
}

/* A text with marks that the source has more of, in one long line. */
static struct buf marked_line(size_t n)
{
	struct buf line = {0};

	buf_put(&line, STR("# A {#a}\n\n"));
	for (size_t i = 0; i < n; i++)
		buf_printf(&line, "*%zu* &amp; 土 ", i);
	return line;
}

/* Whatever the order, a block is read once: this takes no minutes. */
static void places_are_found_in_any_order(void **state)
{
	enum { N = 40000 };
	struct tree *tree = *state;
	struct buf line = marked_line(N);
	const struct document *document;
	const struct block *block;
	struct lines lines;
	struct str rest;

	alarm(30);
	tree_put("p/1/zh-Hans/a.md", "# 甲\n\n乙\n");
	tree_put_bytes("p/1/en/a.md", line.ptr, line.len);
	document = read_one(tree)->documents[1];
	lines = lines_of_document(document);
	block = &document->root->children[1];
	rest = block->text;
	for (size_t i = N; i-- > 0;) {
		size_t end = str_find_last(str_trim(rest), '&');
		struct span span = {0, (uint32_t)end};
		char want[32];

		rest = str_slice(rest, 0, end);
		span.start = (uint32_t)str_find_last(str_trim(rest), ' ') + 1;
		if (!i)
			span.start = 0;
		snprintf(want, sizeof(want), "%zu* ", i);
		check_place(lines_span(&lines, &tree->arena, block, NULL, span),
			    3, want);
	}
	alarm(0);
	buf_free(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(pairs_say_what_is_in_them),
		TREE_TEST(languages_share_cells_of_one_file),
		TREE_TEST(places_are_found_behind_markup),
		TREE_TEST(places_are_found_in_any_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
