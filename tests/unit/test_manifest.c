/* What an edition was made of, and the checksum over it. */
#include "tree.h"

#include "base/digest.h"

/* The examples of FIPS 180-4. */
static void digests_are_those_of_the_standard(void **state)
{
	struct tree *tree = *state;

	assert_string_equal(digest_sha256(&tree->arena, STR("")).ptr,
			    "e3b0c44298fc1c149afbf4c8996fb924"
			    "27ae41e4649b934ca495991b7852b855");
	assert_string_equal(digest_sha256(&tree->arena, STR("abc")).ptr,
			    "ba7816bf8f01cfea414140de5dae2223"
			    "b00361a396177a9cb410ff61f20015ad");
}

static void put_report(void)
{
	tree_put("site/r/e1/edition.yaml", "number: 1\n");
	tree_put("site/r/e1/en/a.md",
		 "\xEF\xBB\xBF# A\n\n:::table "
		 "{#t src=data/t.csv}\n:::\n\n![x](m.svg)\n");
	tree_put("site/r/e1/zh-Hans/a.md",
		 "# 甲\n\n:::table {#t src=data/t.csv}\n:::\n\n![x](m.svg)\n");
	tree_put("site/r/e1/data/t.csv", "a,b\n1,2\n");
	tree_put("site/r/e1/m.svg",
		 "<svg xmlns='http://www.w3.org/2000/svg'/>");
	tree_put("site/r/e1/errata.yaml", "[]\n");
}

static const struct edition *read_report(struct tree *tree, const char *content)
{
	struct publication *publication = tree_read(tree, content);

	assert_non_null(publication);
	return &publication->editions[0];
}

static void assert_same_as_sha256sum(const char *list, struct str checksum)
{
	char command[1024], got[65] = {0};
	FILE *pipe;

	snprintf(command, sizeof(command),
		 "cd site/r/e1 && sha256sum %s | sha256sum", list);
	pipe = popen(command, "r");
	assert_int_equal(fread(got, 1, 64, pipe), 64);
	pclose(pipe);
	assert_string_equal(got, checksum.ptr);
}

static void anybody_can_repeat_the_checksum(void **state)
{
	struct tree *tree = *state;

	put_report();
	tree_put("site/r/logo.svg",
		 "<svg xmlns='http://www.w3.org/2000/svg'/>");
	tree_put("site/r/e1/en/b.md", "# B\n\n![y](../logo.svg)\n");
	assert_same_as_sha256sum("../logo.svg data/t.csv en/a.md en/b.md "
				 "errata.yaml m.svg "
				 "zh-Hans/a.md",
				 read_report(tree, "site")->checksum);
}

static void the_way_to_the_content_does_not_count(void **state)
{
	static const char *const ways[] = {"site/", "./site", "site/r",
					   "site/r/e1", "site/r/../r/e1/"};
	struct tree *tree = *state;
	char want[65];

	put_report();
	strcpy(want, read_report(tree, "site")->checksum.ptr);
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++)
		assert_string_equal(read_report(tree, ways[i])->checksum.ptr,
				    want);
	assert_int_equal(chdir("site/r"), 0);
	assert_string_equal(read_report(tree, ".")->checksum.ptr, want);
	assert_int_equal(chdir("e1"), 0);
	assert_string_equal(read_report(tree, ".")->checksum.ptr, want);
	assert_int_equal(chdir("../../.."), 0);
}

static void text_and_data_count_and_metadata_does_not(void **state)
{
	struct tree *tree = *state;
	char first[65];

	put_report();
	strcpy(first, read_report(tree, "site")->checksum.ptr);
	tree_put("site/r/e1/edition.yaml", "number: 1\nname: E\n");
	assert_string_equal(read_report(tree, "site")->checksum.ptr, first);
	tree_put("site/r/e1/data/t.csv", "a,b\n1,3\n");
	assert_string_not_equal(read_report(tree, "site")->checksum.ptr, first);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(digests_are_those_of_the_standard),
		TREE_TEST(anybody_can_repeat_the_checksum),
		TREE_TEST(the_way_to_the_content_does_not_count),
		TREE_TEST(text_and_data_count_and_metadata_does_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
