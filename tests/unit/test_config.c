/* site.yaml, publication.yaml, edition.yaml and front matter. */
#include "tree.h"

#include "lang/strings.h"
#include "read/field.h"

static const char publication_yaml[] =
	"title:\n  zh-hans: 报告\n  EN: Report\n"
	"subtitle: 2021\n"
	"languages: [en, zh-hans]\n"
	"authoritative: zh-Hans\n"
	"contributors:\n"
	"  - {name: {zh-Hans: 某人, en: Someone}, role: translator}\n"
	"subject:\n  - Economy\n  - {en: Society, zh-Hans: 社会}\n"
	"identifier: urn:isbn:9787010000008\n"
	"translation: source-only\n";

static const char edition_yaml[] = "number: 3\n"
				   "name: {zh-Hans: 第3版, en: Edition 3}\n"
				   "printing: 2\n"
				   "date: 2021-12-20\n"
				   "modified: 2022-02-28\n"
				   "status: released\n"
				   "identifier: urn:x:1\n";

static void put_texts(void)
{
	tree_put("c/p/e/zh-Hans/a.md", "# 甲\n");
	tree_put("c/p/e/en/a.md", "# A\n");
}

static void test_everything(void **state)
{
	struct tree *tree = *state;
	const struct publication *publication;
	const struct edition *edition;
	struct str tag;

	put_texts();
	tree_put("c/site.yaml", "name: Reports\nlanguages: [zh-hans, en]\n"
				"base_url: https://example.org/reports//\n"
				"publisher_type: government\n");
	tree_put("c/p/publication.yaml", publication_yaml);
	tree_put("c/p/e/edition.yaml", edition_yaml);
	publication = tree_read(tree, "c/");
	assert_non_null(publication);
	tree_assert_clean(tree);
	assert_str(tree->site->base_url, "https://example.org/reports");
	assert_int_equal(tree->site->publisher_type, PUBLISHER_GOVERNMENT);
	assert_int_equal(publication->publisher_type, PUBLISHER_UNSAID);
	assert_str(tree->site->config, "c/site.yaml");
	assert_str(tree->site->languages[0], "zh-Hans");
	assert_str(localized_for(&tree->site->name, STR("en"), &tag),
		   "Reports");
	assert_int_equal(tag.len, 0);
	assert_str(localized_for(&publication->title, STR("zh-Hans"), &tag),
		   "报告");
	assert_str(localized_for(&publication->title, STR("en-GB"), &tag),
		   "Report");
	assert_str(tag, "en");
	assert_str(localized_for(&publication->title, STR("bo"), &tag), "报告");
	assert_int_equal(publication->title.texts[1].line, 3);
	assert_int_equal(publication->policy, POLICY_SOURCE_ONLY);
	assert_int_equal(publication->n_contributors, 1);
	assert_str(publication->contributors[0].role, "translator");
	assert_int_equal(publication->n_subjects, 2);
	assert_str(localized_for(&publication->subjects[1], STR("en"), NULL),
		   "Society");
	edition = &publication->editions[0];
	assert_int_equal(edition->number, 3);
	assert_int_equal(edition->printing, 2);
	assert_int_equal(edition->status, STATUS_RELEASED);
	assert_str(edition->modified, "2022-02-28");
	assert_str(edition->identifier, "urn:x:1");
	assert_str(edition->languages[0].tag, "zh-Hans");
	assert_str(edition->languages[1].tag, "en");
	assert_ptr_equal(publication_latest(publication), edition);
}

static void test_defaults(void **state)
{
	struct tree *tree = *state;
	const struct edition *edition;

	put_texts();
	edition = &tree_read(tree, "c/p")->editions[0];
	assert_int_equal(edition->number, 1);
	assert_int_equal(edition->printing, 1);
	assert_int_equal(edition->status, STATUS_DRAFT);
	assert_int_equal(edition->identifier.len, 45);
	assert_true(str_starts(edition->identifier, STR("urn:uuid:")));
	assert_int_equal(edition->identifier.ptr[23], '8');
	assert_null(publication_latest(tree->publication));
}

/* The file p.yaml with one line is refused with a finding at its column. */
static void check_refused(struct tree *tree, const char *path, const char *line,
			  uint32_t column, const char *value)
{
	const struct finding *finding;

	findings_free(tree->reader.findings);
	tree->reader.findings = findings_new();
	tree_put(path, line);
	assert_null(tree_read(tree, "c"));
	assert_int_equal(tree_count(tree, VALUE_INVALID, &finding) +
				 tree_count(tree, VALUE_KIND, &finding),
			 1);
	assert_str(finding->place.file, path);
	assert_int_equal(finding->place.line, 1);
	assert_int_equal(finding->place.column, column);
	assert_str(finding->args[1], value);
	assert_true(finding->args[2].len > 0);
	unlink(path);
}

static void test_wrong_values(void **state)
{
	struct tree *tree = *state;
	const char *edition = "c/p/e/edition.yaml";
	const char *publication = "c/p/publication.yaml";

	put_texts();
	tree_put("c/site.yaml", "");
	check_refused(tree, edition, "number: one", 9, "one");
	check_refused(tree, edition, "number: 0", 9, "0");
	check_refused(tree, edition, "number: -1", 9, "-1");
	check_refused(tree, edition, "number: 99999999999", 9, "99999999999");
	check_refused(tree, edition, "date: 2021-02-29", 7, "2021-02-29");
	check_refused(tree, edition, "date: 2021-1-2", 7, "2021-1-2");
	check_refused(tree, edition, "date: [2021]", 7, "a list");
	check_refused(tree, edition, "status: final", 9, "final");
	check_refused(tree, edition, "replaces: nobody", 11, "nobody");
	check_refused(tree, edition, "replaces: e", 11, "e");
	check_refused(tree, publication, "translation: lax", 14, "lax");
	check_refused(tree, publication, "publisher_type: king", 17, "king");
	check_refused(tree, publication, "title: [a]", 8, "a list");
	check_refused(tree, publication, "title: zh-Hans：报告", 8,
		      "zh-Hans：报告");
	check_refused(tree, publication, "identifier: no urn", 13, "no urn");
	check_refused(tree, publication, "contributors: [{role: king}]", 23,
		      "king");
	check_refused(tree, publication, "languages: {a: b}", 12, "a map");
	check_refused(tree, "c/site.yaml", "base_url: example.org", 11,
		      "example.org");
	check_refused(tree, "c/site.yaml", "base_url: http:///x", 11,
		      "http:///x");
}

/* What looks like a slip and is none. */
static void test_a_title_with_a_wide_colon(void **state)
{
	struct tree *tree = *state;
	struct publication *publication;

	put_texts();
	tree_put("c/p/publication.yaml", "title: IT：行业报告\n");
	publication = tree_read(tree, "c");
	assert_non_null(publication);
	assert_str(localized_for(&publication->title, STR("en"), NULL),
		   "IT：行业报告");
}

static void test_wrong_keys_and_tags(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding;

	put_texts();
	tree_put("c/p/publication.yaml",
		 "titel: x\ntitle: {xx: a, en: b, qqq: c}\n"
		 "languages: [en, klingon]\nsubtitle: {en: ''}\n");
	assert_non_null(tree_read(tree, "c"));
	assert_int_equal(tree_count(tree, KEY_UNKNOWN_NEAR, &finding), 1);
	assert_str(finding->args[1], "title");
	assert_int_equal(tree_count(tree, LANGUAGE_UNKNOWN, &finding), 3);
	assert_int_equal(finding->place.line, 2);
	assert_int_equal(finding->place.column, 9);
	assert_int_equal(tree_count(tree, METADATA_LANGUAGE, &finding), 1);
	assert_int_equal(finding->place.line, 4);
	assert_int_equal(tree->publication->title.len, 1);
	/* The same language written in two ways is there twice. */
	tree_put("c/p/publication.yaml", "title: {zh-cn: a, zh-CN: b}\n");
	assert_null(tree_read(tree, "c"));
	assert_int_equal(tree_count(tree, KEY_DUPLICATE, &finding), 1);
	assert_int_equal(finding->place.column, 19);
}

static void test_a_release_wants_a_date(void **state)
{
	struct tree *tree = *state;

	put_texts();
	tree_put("c/p/e/edition.yaml", "status: released\n");
	assert_non_null(tree_read(tree, "c"));
	assert_int_equal(tree_count(tree, METADATA_MISSING, NULL), 1);
}

static void test_front_matter(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding;
	const struct document *document;

	tree_put("p/en/a.md", "---\r\ntitle: \"A: b\"\r\nkey: k\r\n"
			      "translationKey: other\r\norder: 7\r\n"
			      "sidebar_position: 2\r\ntags: [x, y]\r\n"
			      "layuot: page\r\n--- \r\n# Heading\r\n");
	tree_put("p/zh/b.md", "---\ntranslationKey: k\n---\n# 乙\n");
	tree_put("p/en/rule.md", "---\nno end");
	tree_put("p/en/only.md", "---\ntitle: only\n---");
	assert_non_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, KEY_UNKNOWN_NEAR, &finding), 1);
	assert_str(finding->args[0], "layuot");
	assert_int_equal(finding->place.line, 8);
	document = tree->publication->editions[0].chapters[0]->documents[0];
	assert_str(document->title, "A: b");
	assert_str(document->key, "k");
	assert_int_equal(document->order, 7);
	/* Paired by the key, though the paths differ. */
	assert_non_null(
		tree->publication->editions[0].chapters[0]->documents[1]);
	assert_str(tree->publication->editions[0].chapters[0]->address, "k");
	assert_int_equal(tree->publication->editions[0].n_chapters, 3);
}

static void test_wrong_front_matter(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding;

	tree_put("p/en/a.md", "---\norder: first\n---\n");
	tree_put("p/en/b.md", "---\ntitle: a: b\n---\n");
	assert_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, VALUE_INVALID, &finding), 1);
	assert_int_equal(finding->place.line, 2);
	assert_int_equal(finding->place.column, 8);
	assert_int_equal(tree_count(tree, YAML_SYNTAX, &finding), 1);
	assert_int_equal(finding->place.line, 2);
}

static void test_bytes(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding;

	tree_put("p/en/a.md", "# A\n\xC4\xE3 gbk\n");
	tree_put_bytes("p/en/b.md", "# B\nx\0y\n", 8);
	tree_put("p/en/c.md", "\xEF\xBB\xBF# Title\n");
	assert_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, UTF8_INVALID, &finding), 1);
	assert_str(finding->args[0], "0xC4");
	assert_int_equal(finding->place.line, 2);
	assert_int_equal(finding->place.column, 1);
	assert_str(finding->place.excerpt, "?? gbk");
	assert_int_equal(tree_count(tree, NUL_BYTE, &finding), 1);
	assert_int_equal(finding->place.column, 2);
	unlink("p/en/a.md");
	unlink("p/en/b.md");
	assert_non_null(tree_read(tree, "p"));
	assert_str(tree->publication->title.texts[0].text, "Title");
}

static void test_size_limit(void **state)
{
	struct tree *tree = *state;
	const struct finding *finding;

	tree_put("p/en/a.md", "# 2048 bytes and more are too many\n");
	tree->reader.options.max_source = 16;
	assert_null(tree_read(tree, "p"));
	assert_int_equal(tree_count(tree, FILE_LARGE, &finding), 1);
	assert_str(finding->args[0], "p/en/a.md");
	assert_str(finding->args[1], "16 bytes");
}

static void test_strings(void **state)
{
	struct tree *tree = *state;
	struct string_tables tables = {0};
	const struct strings *chinese;

	tree_put("s/en.yaml", "next: Next\n");
	tree_put("s/zh-hans.yaml", "next: 下一章\n");
	tree_put("s/README", "no table");
	assert_true(
		read_strings(&tree->reader, &tree->arena, STR("s"), &tables));
	assert_int_equal(tables.len, 2);
	chinese = strings_for(&tables, STR("zh-CN"));
	assert_str(strings_get(chinese, STR("next")), "下一章");
	tree_assert_clean(tree);
	tree_put("s/bo.yaml", "next: [a]\n");
	assert_false(
		read_strings(&tree->reader, &tree->arena, STR("s"), &tables));
	assert_int_equal(tree_count(tree, VALUE_KIND, NULL), 1);
	assert_false(read_strings(&tree->reader, &tree->arena, STR("none"),
				  &tables));
}

static void test_dates(void **state)
{
	(void)state;
	assert_true(date_is_valid(STR("2024-02-29")));
	assert_true(date_is_valid(STR("2000-02-29")));
	assert_false(date_is_valid(STR("1900-02-29")));
	assert_false(date_is_valid(STR("2021-04-31")));
	assert_false(date_is_valid(STR("2021-13-01")));
	assert_false(date_is_valid(STR("2021-00-01")));
	assert_false(date_is_valid(STR("0000-01-01")));
	assert_false(date_is_valid(STR("2021/01/01")));
	assert_false(date_is_valid(STR("2021-01-1x")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(test_everything),
		TREE_TEST(test_defaults),
		TREE_TEST(test_wrong_values),
		TREE_TEST(test_a_title_with_a_wide_colon),
		TREE_TEST(test_wrong_keys_and_tags),
		TREE_TEST(test_a_release_wants_a_date),
		TREE_TEST(test_front_matter),
		TREE_TEST(test_wrong_front_matter),
		TREE_TEST(test_bytes),
		TREE_TEST(test_size_limit),
		TREE_TEST(test_strings),
		TREE_TEST(test_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
