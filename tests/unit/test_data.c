/* Data files: which an edition has, what they are called and about. */
#include "tree.h"

#include "pair/pair.h"

static const struct edition *edition_of(struct tree *tree)
{
	struct publication *publication = tree_read(tree, "p");

	assert_non_null(publication);
	pair_edition(&publication->editions[0], tree->reader.pool,
		     tree->reader.findings);
	return &publication->editions[0];
}

static void check_title(const struct data_file *data, size_t wanted,
			const char *title, size_t language)
{
	size_t got;

	assert_str(data_title(data, wanted, &got), title);
	assert_int_equal(got, language);
}

static void test_list(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;

	tree_put("p/publication.yaml", "title: P\nlanguages: [zh-Hans, en]\n");
	tree_put("p/data/The land.csv", "a,b\nc,1\n");
	tree_put("p/more/the-land.csv", "a,b\nd,2\n");
	tree_put("p/last/The land.csv", "\xEF\xBB\xBF"
					"a,b\ne,3\n");
	tree_put("p/data/unused.csv", "a,b\nd,2\n");
	tree_put("p/zh-Hans/1.md",
		 "# 甲\n\n> ::: table {src=\"data/The land.csv\"}\n"
		 "> 土地。面积。\n> :::\n");
	tree_put("p/en/1.md", "# A\n\n> ::: table {src=\"data/The land.csv\"}\n"
			      "> Land. Its area.\n> :::\n");
	tree_put("p/zh-Hans/2.md",
		 "# 乙\n\n::: chart {src=more/the-land.csv}\n:::\n\n"
		 "::: chart {src=\"data/The land.csv\"}\n又一。\n:::\n\n"
		 "::: table {src=\"last/The land.csv\"}\n:::\n");
	edition = edition_of(tree);
	assert_int_equal(edition->n_data, 3);
	assert_str(edition->data[0]->name, "the-land.csv");
	assert_str(edition->data[1]->name, "the-land-1.csv");
	assert_str(edition->data[0]->bytes, "a,b\nc,1\n");
	assert_str(edition->data[1]->path, "p/more/the-land.csv");
	assert_str(edition->data[2]->name, "the-land-2.csv");
	assert_str(edition->data[2]->bytes, "\xEF\xBB\xBF"
					    "a,b\ne,3\n");
	check_title(edition->data[0], 0, "土地", 0);
	check_title(edition->data[0], 1, "Land", 1);
	check_title(edition->data[1], 1, "the-land-1.csv", 0);
	assert_ptr_equal(edition->data[0]->first->table->data,
			 edition->data[0]);
}

static void test_none(void **state)
{
	struct tree *tree = *state;

	tree_put("p/publication.yaml", "title: P\n");
	tree_put("p/en/1.md", "# A\n\n::: table {src=no.csv}\n:::\n\n"
			      "| a |\n|---|\n| b |\n");
	assert_int_equal(edition_of(tree)->n_data, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_list, tree_set_up,
						tree_tear_down),
		cmocka_unit_test_setup_teardown(test_none, tree_set_up,
						tree_tear_down),
	};

	return cmocka_run_group_tests_name("data files", tests, NULL, NULL);
}
