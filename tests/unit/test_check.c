/* Checks: structure, counterparts, metadata. */
#include "notation.h"

static void test_clean(void **state)
{
	(void)state;
	add_chapter("one", "# 书\n文\n## 节\n|甲||\n- 一",
		    "# Book\nText\n## Section\n|A||\n- one", NULL);
	run_checked(true);
	assert_int_equal(work.n_found, 0);
}

static void test_chapter_missing(void **state)
{
	(void)state;
	add_chapter("one", "# 书\n文\n文", NULL, NULL);
	add_chapter("two", "# 书\n文", "", NULL);
	add_chapter("three", NULL, "# Three\nText", NULL);
	run_checked(true);
	assert_int_equal(work.n_found, 3);
	assert_str(work.found[0].place.file, "book/en/three.md");
	assert_str(work.found[0].args[1], "zh-Hans");
	assert_str(work.found[1].place.file, "book/en/two.md");
	assert_str(work.found[1].counterpart.file, "book/zh-Hans/two.md");
	assert_str(work.found[2].args[0], "one.md");
	assert_str(work.found[2].args[1], "en");
	for (size_t i = 0; i < 3; i++)
		check_finding(i, CHAPTER_MISSING, 0, 0);
}

static void test_headings(void **state)
{
	(void)state;
	work.edition.n_languages = 1;
	add_chapter("one", "## 前\n# 书\n### 节\n## 节\n# 又\n## \n#### 深",
		    NULL, NULL);
	run_checked(true);
	assert_int_equal(work.n_found, 4);
	check_finding(0, HEADING_LEVEL, 3, 0);
	assert_str(work.found[0].args[0], "3");
	assert_str(work.found[0].args[1], "1");
	check_finding(1, HEADING_FIRST, 5, 0);
	check_finding(2, HEADING_EMPTY, 6, 0);
	check_finding(3, HEADING_LEVEL, 7, 0);
}

static void test_counterparts(void **state)
{
	(void)state;
	add_chapter("one", "# 书\n## 节\n- 一\n|甲|乙|\n|甲|乙|\n``x",
		    "# Book\n## \n- \n|A||\n|A|B|C|\n``", NULL);
	run_checked(true);
	assert_int_equal(work.n_found, 6);
	check_finding(0, BLOCK_EMPTY, 2, 2);
	check_finding(1, HEADING_EMPTY, 2, 0);
	check_finding(2, BLOCK_EMPTY, 3, 3);
	check_finding(3, BLOCK_EMPTY, 6, 6);
	check_finding(4, CELL_EMPTY, 4, 4);
	assert_str(work.found[4].args[1], "2");
	check_finding(5, TABLE_SHAPE, 5, 5);
	assert_str(work.found[5].args[1], "1 × 3");
}

static void test_metadata(void **state)
{
	struct localized_text chinese[] = {{STR("zh-Hans"), STR("书"), 3}};
	struct localized_text plain[] = {{STR(""), STR("X"), 4}};
	struct localized_text both[] = {{STR("zh-CN"), STR("书"), 5},
					{STR("en-GB"), STR("Book"), 6}};

	(void)state;
	work.publication.folder = STR("book");
	work.publication.title = (struct localized){chinese, 1};
	work.publication.publisher = (struct localized){plain, 1};
	work.edition.name = (struct localized){both, 2};
	work.edition.statement = (struct localized){chinese, 1};
	add_chapter("one", "# 书", "# Book", NULL);
	run_checked(true);
	assert_int_equal(work.n_found, 2);
	check_finding(0, METADATA_LANGUAGE, 3, 0);
	assert_str(work.found[0].place.file, "book/edition.yaml");
	assert_str(work.found[0].args[0], "statement");
	assert_str(work.found[0].args[1], "en");
	check_finding(1, METADATA_LANGUAGE, 3, 0);
	assert_str(work.found[1].place.file, "book/publication.yaml");
}

/* What diglot made up itself is not asked for in every language; a title is,
 * once there is a publication.yaml. */
static void test_metadata_bare(void **state)
{
	struct localized_text made[] = {{STR("zh-Hans"), STR("书"), 0}};
	struct localized_text given[] = {{STR(""), STR("X"), 4}};

	(void)state;
	work.publication.folder = STR("book");
	work.publication.title = (struct localized){made, 1};
	add_chapter("one", "# 书", "# Book", NULL);
	run_checked(true);
	assert_int_equal(work.n_found, 0);
	work.publication.rights = (struct localized){given, 1};
	run_checked(true);
	assert_int_equal(work.n_found, 1);
	check_finding(0, METADATA_MISSING, 0, 0);
}

static void test_places(void **state)
{
	(void)state;
	add_chapter("one", "# 书\n文", "# Book\nText", NULL);
	run_checked(false);

	struct place place = pair_place(&work.chapters[0].root.children[1], 1);

	assert_int_equal(place.line, 2);
	assert_int_equal(place.length, 4);
	assert_str(place.excerpt, "Text");
	assert_str(block_place(work.chapters[0].documents[1]->root).file,
		   "book/en/one.md");
}

/* A finding marks the quantity, and its counterpart or the whole text. */
static void test_quantities(void **state)
{
	(void)state;
	add_chapter(
		"one", "# 书\n投资近800亿元\n建成公园12个",
		"# Book\nnearly 800 billion yuan was spent\nparks were built",
		NULL);
	run_checked(true);
	assert_int_equal(work.n_found, 2);
	check_finding(0, QUANTITIES_SCALE, 2, 2);
	assert_str(work.found[0].place.file, "book/en/one.md");
	assert_int_equal(work.found[0].place.length,
			 strlen("nearly 800 billion yuan"));
	assert_int_equal(work.found[0].counterpart.column, strlen("投资") + 1);
	assert_int_equal(work.found[0].counterpart.length, strlen("近800亿元"));
	assert_str(work.found[0].args[2], "nearly 80 billion yuan");
	check_finding(1, QUANTITIES_MISSING, 3, 3);
	assert_str(work.found[1].place.file, "book/zh-Hans/one.md");
	assert_int_equal(work.found[1].place.column, strlen("建成公园") + 1);
	assert_int_equal(work.found[1].counterpart.length,
			 strlen("parks were built"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_clean),    TEST(test_chapter_missing),
		TEST(test_headings), TEST(test_counterparts),
		TEST(test_metadata), TEST(test_metadata_bare),
		TEST(test_places),   TEST(test_quantities),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
