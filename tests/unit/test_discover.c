/* From folders to chapters: what CONTENT is, which languages and editions it
 * has, how chapters are joined, ordered and addressed. */
#include "tree.h"

#include "base/buf.h"
#include "read/discover.h"
#include "read/slug.h"

static const struct edition *edition_of(struct tree *tree, const char *content,
					size_t number)
{
	struct publication *publication = tree_read(tree, content);

	assert_non_null(publication);
	assert_true(number < publication->n_editions);
	return &publication->editions[number];
}

/* The addresses of an edition's chapters in order, one line. A language that
 * lacks the chapter is shown by "-" and its number. */
static void check_chapters(const struct edition *edition, const char *want)
{
	struct buf got = {0};

	for (size_t i = 0; i < edition->n_chapters; i++) {
		const struct chapter *chapter = edition->chapters[i];

		if (i)
			buf_put_char(&got, ' ');
		buf_put(&got, chapter->address);
		assert_int_equal(chapter->number, i);
		assert_ptr_equal(chapter->edition, edition);
		for (size_t j = 0; j < edition->n_languages; j++) {
			if (!chapter->documents[j])
				buf_printf(&got, "-%zu", j);
			else
				assert_ptr_equal(chapter->documents[j]->chapter,
						 chapter);
		}
	}
	assert_str(buf_str(&got), want);
	buf_free(&got);
}

static void check_languages(const struct edition *edition, const char *want)
{
	struct buf got = {0};

	for (size_t i = 0; i < edition->n_languages; i++) {
		buf_put(&got, edition->languages[i].tag);
		buf_put_char(&got, ' ');
		assert_non_null(edition->languages[i].rules);
	}
	assert_str(str_trim(buf_str(&got)), want);
	buf_free(&got);
}

static void put_pair(const char *folder)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/zh-Hans/01-a.md", folder);
	tree_put(path, "# 甲\n");
	snprintf(path, sizeof(path), "%s/en/01-a.md", folder);
	tree_put(path, "# A\n");
}

static void test_bare_folder(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;

	tree_put("My Docs/zh-cn/guide.md", "# 指南\n");
	tree_put("My Docs/EN/guide.md", "# Guide\n");
	tree_put("My Docs/EN/notes.txt", "ignored");
	tree_put("My Docs/images/a.md", "ignored");
	tree_put("My Docs/README.md", "ignored");
	edition = edition_of(tree, "My Docs", 0);
	tree_assert_clean(tree);
	assert_int_equal(tree->site->n_sources, 1);
	assert_str(tree->publication->slug, "my-docs");
	assert_str(edition->slug, "1");
	check_languages(edition, "en zh-CN");
	check_chapters(edition, "guide");
	assert_str(edition->chapters[0]->documents[1]->path,
		   "My Docs/zh-cn/guide.md");
	assert_str(tree->publication->title.texts[0].text, "Guide");
	assert_str(tree->publication->title.texts[1].tag, "zh-CN");
	assert_str(tree->publication->title.texts[1].text, "指南");
}

static void test_suffixes(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;

	tree_put("docs/intro.en-US.md", "# Intro\n");
	tree_put("docs/intro.zh-CN.md", "# 简介\n");
	tree_put("docs/README.md", "ignored");
	tree_put("docs/README.zh-CN.md", "# 自述\n");
	tree_put("docs/guide/use.zh-cn.md", "# 用\n");
	tree_put("docs/guide/use.en-us.md", "# Use\n");
	tree_put("docs/guide/v1.2.md", "ignored");
	edition = edition_of(tree, "docs", 0);
	tree_assert_clean(tree);
	check_languages(edition, "en-US zh-CN");
	check_chapters(edition, "introduction-0 guide/use intro");
	assert_str(edition->chapters[2]->name, "intro.md");
	assert_str(edition->chapters[1]->part->titles[0], "guide");
}

static void test_site(void **state)
{
	struct tree *tree = *state;

	put_pair("site/b");
	put_pair("site/a/2021");
	tree_put("site/c/publication.yaml", "title: C\n");
	tree_put("site/notes/x.txt", "ignored");
	assert_non_null(tree_read(tree, "site"));
	assert_int_equal(tree->site->n_sources, 3);
	assert_str(tree->site->sources[0].slug, "a");
	assert_str(tree->site->sources[2].folder, "site/c");
	assert_str(tree->publication->editions[0].slug, "2021");
	assert_null(read_publication(&tree->reader, tree->site,
				     &tree->site->sources[2]));
	assert_int_equal(tree_count(tree, CONTENT_EMPTY, NULL), 1);
}

static void test_editions(void **state)
{
	struct tree *tree = *state;
	const struct publication *publication;
	const struct finding *finding;

	tree_put("p/publication.yaml", "title: P\n");
	put_pair("p/e10");
	put_pair("p/e9");
	put_pair("p/last");
	tree_put("p/last/edition.yaml", "number: 1\nreplaces: e9\n");
	publication = tree_read(tree, "p");
	assert_int_equal(publication->n_editions, 3);
	assert_int_equal(tree_count(tree, EDITION_DUPLICATE, &finding), 1);
	assert_str(finding->place.file, "p/last/edition.yaml");
	assert_int_equal(finding->place.column, 9);
	assert_str(finding->args[1], "e9");
	assert_str(publication->editions[0].slug, "e9");
	assert_str(publication->editions[1].slug, "last");
	assert_str(publication->editions[1].replaces, "e9");
	assert_str(publication->editions[2].slug, "e10");
	assert_int_equal(publication->editions[2].number, 2);
	assert_true(!str_eq(publication->editions[0].identifier,
			    publication->editions[1].identifier));
}

/* An edition builds by itself as it does in its publication. */
static void test_edition_as_content(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;

	tree_put("site/site.yaml", "name: S\n");
	tree_put("site/p/publication.yaml",
		 "title: P\nlanguages: [zh-Hans, en]\n");
	put_pair("site/p/2021-1");
	put_pair("site/p/2021-2");
	edition = edition_of(tree, "site/p/2021-2/", 0);
	tree_assert_clean(tree);
	assert_str(tree->site->name.texts[0].text, "S");
	assert_str(tree->publication->slug, "p");
	assert_str(edition->slug, "2021-2");
	assert_int_equal(edition->number, 2);
	assert_str(edition->chapters[0]->documents[0]->path,
		   "site/p/2021-2/zh-Hans/01-a.md");
	assert_int_equal(chdir("site/p/2021-2"), 0);
	edition = edition_of(tree, ".", 0);
	assert_str(tree->publication->slug, "p");
	assert_str(edition->slug, "2021-2");
	assert_int_equal(edition->number, 2);
	assert_int_equal(chdir(".."), 0);
	edition = edition_of(tree, ".", 1);
	assert_str(tree->publication->slug, "p");
	assert_str(edition->slug, "2021-2");
	assert_str(tree->site->name.texts[0].text, "S");
}

static void test_kinds(void **state)
{
	struct tree *tree = *state;

	put_pair("versions/v1.0");
	put_pair("versions/v2.0");
	put_pair("names/alpha");
	put_pair("names/beta");
	put_pair("told/x");
	tree_put("told/x/edition.yaml", "");
	assert_int_equal(content_kind(&tree->arena, STR("versions")),
			 CONTENT_PUBLICATION);
	assert_int_equal(content_kind(&tree->arena, STR("names")),
			 CONTENT_SITE);
	assert_int_equal(content_kind(&tree->arena, STR("told")),
			 CONTENT_PUBLICATION);
	assert_int_equal(content_kind(&tree->arena, STR("names/beta")),
			 CONTENT_PUBLICATION);
	tree_put("told/publication.yaml", "");
	assert_int_equal(content_kind(&tree->arena, STR("told/x")),
			 CONTENT_EDITION);
	assert_int_equal(content_kind(&tree->arena, STR(".")), CONTENT_SITE);
}

static void test_nothing(void **state)
{
	struct tree *tree = *state;

	tree_put("empty/readme.md", "no language");
	assert_null(tree_read(tree, "empty"));
	assert_int_equal(tree_count(tree, CONTENT_EMPTY, NULL), 1);
	assert_null(tree_read(tree, "none"));
	assert_null(tree_read(tree, "empty/readme.md"));
	assert_int_equal(tree_count(tree, FILE_UNREADABLE, NULL), 2);
}

static void test_languages(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding;

	put_pair("p/e");
	tree_put("p/e/bo/01-a.md", "# བོད\n");
	tree_put("p/e/ug/picture.png", "no Markdown");
	mkdir("p/e/ja", 0777);
	mkdir("p/e/images", 0777);
	tree_put("p/publication.yaml",
		 "languages: [zh-hans, fr]\nauthoritative: en\n");
	check_languages(edition_of(tree, "p", 0), "en zh-Hans bo");
	assert_int_equal(tree_count(tree, LANGUAGE_EMPTY, &finding), 2);
	assert_str(finding->place.file, "p/e");
	assert_str(finding->args[0], "ja");
	tree_put("p/e/zh-hans/01-a.md", "# 甲\n");
	assert_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, LANGUAGE_DUPLICATE, &finding), 1);
	assert_str(finding->args[0], "zh-Hans");
	assert_str(finding->args[1], "p/e/zh-Hans");
	assert_str(finding->args[2], "p/e/zh-hans");
}

static void test_links(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding;

	put_pair("p");
	assert_int_equal(symlink("01-a.md", "p/en/02-b.md"), 0);
	check_chapters(edition_of(tree, "p", 0), "a b-1");
	assert_int_equal(symlink("..", "p/en/up"), 0);
	assert_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, LINK_LOOP, &finding), 1);
	assert_str(finding->place.file, "p/en/up/en");
	unlink("p/en/up");
	assert_int_equal(symlink("c.md", "p/en/c.md"), 0);
	assert_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, LINK_LOOP, NULL), 2);
	unlink("p/en/c.md");
	assert_int_equal(symlink("gone", "p/en/d.md"), 0);
	assert_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, FILE_UNREADABLE, &finding), 1);
	assert_str(finding->place.file, "p/en/d.md");
}

static void test_no_files(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding;

	put_pair("p");
	tree_put("p/en/x.md/y.txt", "");
	assert_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, FILE_KIND, &finding), 1);
	assert_str(finding->place.file, "p/en/x.md");
	remove("p/en/x.md/y.txt");
	remove("p/en/x.md");
	assert_int_equal(mkfifo("p/en/pipe.md", 0600), 0);
	assert_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, FILE_KIND, NULL), 2);
	unlink("p/en/pipe.md");
	tree_put("p/en/bad\xFF.md", "");
	assert_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, UTF8_NAME, NULL), 1);
}

static void test_order_and_parts(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;
	const struct part *part;

	tree_put("p/en/10-end.md", "# End\n");
	tree_put("p/en/2-Part One/10-b.md", "# B\n");
	tree_put("p/en/2-Part One/9-a.md", "# A\n");
	tree_put("p/en/2-Part One/index.md", "# Part the first\n");
	tree_put("p/en/2-Part One/README.md", "# About\n");
	tree_put("p/en/2-Part One/deep/down/x.md", "# X\n");
	tree_put("p/en/1-start.md", "---\norder: 99\n---\n# Start\n");
	tree_put("p/en/README.md", "# Read me\n");
	tree_put("p/zh/2-Part One/index.md", "# 第一部\n");
	edition = edition_of(tree, "p", 0);
	tree_assert_clean(tree);
	check_chapters(edition,
		       "introduction-1 start-1 part-one/index part-one/a-1 "
		       "part-one/b-1 part-one/deep/down/x-1 "
		       "part-one/readme-1 end-1");
	part = edition->chapters[3]->part;
	assert_str(part->path, "part-one");
	assert_str(part->titles[0], "Part the first");
	assert_str(part->titles[1], "第一部");
	assert_ptr_equal(part->index, edition->chapters[2]);
	assert_null(part->parent);
	assert_null(edition->chapters[0]->part);
	part = edition->chapters[5]->part;
	assert_str(part->path, "part-one/deep/down");
	assert_int_equal(part->depth, 2);
	assert_str(part->parent->titles[1], "deep");
	assert_ptr_equal(part->parent->parent, edition->chapters[2]->part);
}

static void test_keys(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;

	/* The key wins over the path, and a path never takes its place. */
	tree_put("p/en/a.md", "---\nkey: one\n---\n# One\n");
	tree_put("p/en/b.md", "# Two\n");
	tree_put("p/zh/a.md", "# 别\n");
	tree_put("p/zh/c.md", "---\nkey: one\n---\n# 一\n");
	tree_put("p/zh/b.md", "---\nkey: two\n---\n# 二\n");
	edition = edition_of(tree, "p", 0);
	tree_assert_clean(tree);
	check_chapters(edition, "one a-0 two");
	assert_str(edition->chapters[0]->documents[1]->title, "一");
	assert_str(edition->chapters[2]->documents[0]->title, "Two");
}

static void test_addresses(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;
	const struct finding *finding;

	tree_put("p/en/all.md", "# All\n");
	tree_put("p/en/search.md", "# Search\n");
	tree_put("p/en/index.md", "# Home\n");
	tree_put("p/en/introduction.md", "# Introduction\n");
	tree_put("p/en/Été.md", "# Summer\n");
	tree_put("p/en/总结.md", "# In short\n");
	tree_put("p/en/what now?.md", "# What\n");
	tree_put("p/zh/总结.md", "# 总结\n");
	tree_put("p/zh/附录.md", "# 附录\n");
	edition = edition_of(tree, "p", 0);
	assert_int_equal(tree_count(tree, CHAPTER_RESERVED, &finding), 2);
	check_chapters(edition,
		       "introduction-1-1 all-1-1 introduction-1 search-1-1 "
		       "what-now-1 ete-1 in-short x3113b9da-0");
	tree_put("p/en/01-x.md", "# X\n");
	tree_put("p/en/02-x.md", "# Y\n");
	edition = edition_of(tree, "p", 0);
	assert_int_equal(tree_count(tree, ADDRESS_DUPLICATE, &finding), 1);
	assert_str(finding->place.file, "p/en/02-x.md");
	assert_str(finding->args[0], "x");
	assert_str(finding->args[1], "p/en/01-x.md");
	assert_str(edition->chapters[2]->address, "x-1");
}

static void test_slugs(void **state)
{
	struct tree *tree = *state;
	struct arena *arena = &tree->arena;

	assert_str(slug_unordered(STR("01-summary")), "summary");
	assert_str(slug_unordered(STR("3. Plan")), "Plan");
	assert_str(slug_unordered(STR("2021-1")), "2021-1");
	assert_str(slug_unordered(STR("2021-plan")), "2021-plan");
	assert_str(slug_unordered(STR("01-2022-tasks")), "2022-tasks");
	assert_str(slug_unordered(STR("1.10")), "1.10");
	assert_str(slug_unordered(STR("1st")), "1st");
	assert_str(slug_unordered(STR("01-")), "01-");
	assert_str(slug_from(arena, STR("Read  Me!")), "read-me");
	assert_str(slug_from(arena, STR("_a.b_")), "a.b");
	assert_str(slug_from(arena, STR("..")), "");
	assert_str(slug_from(arena, STR("概要")), "");
	assert_int_equal(slug_always(arena, STR("概要")).len, 9);
}

static void test_natural_order(void **state)
{
	(void)state;
	assert_true(natural_cmp(STR("a2"), STR("a10")) < 0);
	assert_true(natural_cmp(STR("a02"), STR("a2")) != 0);
	assert_true(natural_cmp(STR("2021-9"), STR("2021-10")) < 0);
	assert_true(natural_cmp(STR("B"), STR("a")) > 0);
	assert_true(natural_cmp(STR("a"), STR("a1")) < 0);
	assert_true(natural_cmp(STR("99999999999999999999"),
				STR("100000000000000000000")) < 0);
	assert_int_equal(natural_cmp(STR("x"), STR("x")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(test_bare_folder),
		TREE_TEST(test_suffixes),
		TREE_TEST(test_site),
		TREE_TEST(test_editions),
		TREE_TEST(test_edition_as_content),
		TREE_TEST(test_kinds),
		TREE_TEST(test_nothing),
		TREE_TEST(test_languages),
		TREE_TEST(test_links),
		TREE_TEST(test_no_files),
		TREE_TEST(test_order_and_parts),
		TREE_TEST(test_keys),
		TREE_TEST(test_addresses),
		TREE_TEST(test_slugs),
		TREE_TEST(test_natural_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
