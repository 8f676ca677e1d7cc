/* read/yaml_edit: lines that change, and lines that must not. */
#include "tree.h"

#include "base/buf.h"
#include "read/yaml_edit.h"

static struct yaml text(const char *value)
{
	return (struct yaml){.kind = YAML_SCALAR, .text = str_from(value)};
}

static struct str edited(struct tree *tree, const char *before,
			 const struct yaml_change *changes, size_t n)
{
	const struct yaml *map = yaml_parse(&tree->reader, &tree->arena,
					    STR("a.yaml"), str_from(before), 1);

	assert_non_null(map);
	return yaml_edit(&tree->arena, str_from(before), map, changes, n);
}

static void check(struct tree *tree, const char *before,
		  struct yaml_change change, const char *after)
{
	assert_str(edited(tree, before, &change, 1), after);
}

static struct yaml_change setting(const char *key, const char *value)
{
	return (struct yaml_change){
		.key = str_from(key), .kind = YAML_SET, .value = text(value)};
}

static struct yaml_change doing(enum yaml_change_kind kind, const char *key)
{
	return (struct yaml_change){.key = str_from(key), .kind = kind};
}

static void a_text_is_set_in_its_place(void **state)
{
	struct tree *tree = *state;

	check(tree, "# top\na: 1 # one\nb:  'x'\n", setting("a", "2"),
	      "# top\na: 2 # one\nb:  'x'\n");
	check(tree, "a: 1\nb:  'x'   # two\n", setting("b", "it's: #1"),
	      "a: 1\nb:  \"it's: #1\"   # two\n");
	check(tree, "\"a\" : 1", setting("a", "第2版"), "\"a\" : 第2版\n");
	check(tree, "a: 1\r\nb: 2\r\n", setting("a", "3"), "a: 3\r\nb: 2\r\n");
	check(tree, "---\na: 1\n", setting("a", "2"), "---\na: 2\n");
}

static void a_text_of_several_lines_is_written_anew(void **state)
{
	struct tree *tree = *state;

	check(tree, "a: >\n  one\n\n  two\n\n# b\nb: 2\n", setting("a", "3"),
	      "a: 3\n\n# b\nb: 2\n");
	check(tree, "a: \"one\n  two\"\nb: 2\n", setting("a", "3"),
	      "a: 3\nb: 2\n");
	check(tree, "a: one\n  two # no\nb: 2\n", setting("a", "3"),
	      "a: 3\nb: 2\n");
	check(tree, "a:\n  - x # y\n  # z\nb: 2\n", setting("a", "3"),
	      "a: 3\nb: 2\n");
	check(tree, "a:\nb: 2\n", setting("a", "3"), "a: 3\nb: 2\n");
}

static void texts_by_language_are_set_one_by_one(void **state)
{
	struct tree *tree = *state;
	struct yaml texts[] = {text("第2版"), text("Edition 2")};
	struct yaml_change change = {
		.key = STR("name"),
		.kind = YAML_SET,
		.value = {.kind = YAML_MAP, .children = texts, .n_children = 2},
	};

	texts[0].key = STR("zh");
	texts[1].key = STR("en");
	check(tree, "name:\n  zh: 第1版\n  # English\n  en: 'Edition 1' # 1\n",
	      change, "name:\n  zh: 第2版\n  # English\n  en: Edition 2 # 1\n");
	check(tree, "name: {zh: 第1版, en: Edition 1} # 1\nb: 2\n", change,
	      "name: {zh: 第2版, en: Edition 2} # 1\nb: 2\n");
	check(tree, "name: First\nb: 2\n", change,
	      "name:\n  zh: 第2版\n  en: Edition 2\nb: 2\n");
	texts[1].text = STR("Second, revised");
	check(tree, "name: {zh: 第1版, en: Edition 1}\n", change,
	      "name: {zh: 第2版, en: \"Second, revised\"}\n");
}

static void texts_of_a_map_may_become_empty(void **state)
{
	struct tree *tree = *state;
	struct yaml texts[] = {text(""), text("y"), text("")};
	struct yaml_change change = {
		.key = STR("m"),
		.kind = YAML_SET,
		.value = {.kind = YAML_MAP, .children = texts, .n_children = 3},
	};

	texts[0].key = STR("a");
	texts[1].key = STR("b");
	texts[2].key = STR("c");
	check(tree, "m:\n  a: 1\n  b: y # no\n  c: 3 # three\nn: 1\n", change,
	      "m:\n  a:\n  b: y # no\n  c: \"\" # three\nn: 1\n");
	check(tree, "m: {a: 1, b: y, c: 3}\n", change,
	      "m: {a: \"\", b: y, c: \"\"}\n");
	check(tree, "m:\n  a: {x: 1}\n  b: y\n  c: 3\n", change,
	      "m:\n  a:\n  b: y\n  c:\n");
}

static void what_is_not_there_is_added(void **state)
{
	struct tree *tree = *state;
	struct yaml_change change = setting("c", "3");

	check(tree, "", change, "c: 3\n");
	check(tree, "# alone", change, "# alone\nc: 3\n");
	check(tree, "a: 1\n# end\n", change, "a: 1\n# end\nc: 3\n");
	change.after = STR("a");
	change.above = STR("# three\n");
	check(tree, "a:\n  x: 1\n\n# b\nb: 2", change,
	      "a:\n  x: 1\n# three\nc: 3\n\n# b\nb: 2\n");
}

static void values_are_cleared(void **state)
{
	struct tree *tree = *state;
	struct yaml_change change = doing(YAML_CLEAR, "a");

	check(tree, "a: 1 # one\nb: 2\n", change, "a: # one\nb: 2\n");
	check(tree, "a: |\n  1\n  # 2\n\nb: 2\n", change, "a:\n\nb: 2\n");
	check(tree, "b: 2\n", change, "b: 2\n");
	change.below = STR("  # zh:\n");
	check(tree, "a:\n  zh: 1\nb: 2\n", change, "a:\n  # zh:\nb: 2\n");
}

static void keys_are_deleted(void **state)
{
	struct tree *tree = *state;
	struct yaml_change change = doing(YAML_DELETE, "b");

	check(tree, "a: 1\n# why\nb:\n  c: 2 # d\n  # e\n\nf: 3\n", change,
	      "a: 1\n\nf: 3\n");
	check(tree, "# the file\nb: 2\nc: 3\n", change, "# the file\nc: 3\n");
	check(tree, "a: 1\n\n# why\nb: 2\n# c\nc: 3\n", change,
	      "a: 1\n\n# c\nc: 3\n");
	check(tree, "b: 2\n", change, "");
}

static void keys_become_comments(void **state)
{
	struct tree *tree = *state;
	struct yaml_change change = doing(YAML_DISABLE, "b");

	change.above = STR("# Why.\n");
	check(tree, "a: 1\nb:\n  c: 2\n\nd: 4", change,
	      "a: 1\n# Why.\n# b:\n#   c: 2\n\nd: 4\n");
}

static void changes_go_together(void **state)
{
	struct tree *tree = *state;
	struct yaml_change changes[] = {
		setting("number", "2"), doing(YAML_CLEAR, "date"),
		doing(YAML_DELETE, "modified"), setting("replaces", "1")};

	changes[3].after = STR("modified");
	assert_str(edited(tree,
			  "number: 1\ndate: 2021-12-20\nmodified: "
			  "2021-12-24\nstatus: released\n",
			  changes, 4),
		   "number: 2\ndate:\nreplaces: 1\nstatus: released\n");
}

/* What cannot be told apart by lines loses its comments, not its values. */
static void odd_files_are_written_anew(void **state)
{
	struct tree *tree = *state;

	check(tree, "{a: 1, b: [x, {y: z}], c: 'd: e'} # f\n",
	      setting("a", "2"),
	      "a: 2\nb:\n  - x\n  -\n    y: z\nc: \"d: e\"\n");
	check(tree, "a: 1\n...\n", setting("b", "2"), "a: 1\nb: 2\n");
	check(tree, "b: \"x\n# y\"\na: 1\n", setting("b", "2"),
	      "b: 2\n# y\"\na: 1\n");
	check(tree, "a: []\nb: {}\nc: ''\n? d\n: 1\n", setting("d", "2"),
	      "a: []\nb: {}\nc:\nd: 2\n");
}

/* Whatever a text holds, it is read back; what cannot be shown is told of. */
static void any_text_is_read_back(void **state)
{
	static const char *const texts[] = {"",
					    " a",
					    "a ",
					    "- a",
					    "#a",
					    "a #b",
					    "a: b",
					    "a:",
					    "'a'",
					    "\"a\"",
					    "a\\b",
					    "a\nb",
					    "\ta",
					    "a\xC2\x85z",
					    "a\xE2\x80\xA8z",
					    "@a",
					    "`a`",
					    "%a",
					    "[a]",
					    "a, b",
					    "{a}",
					    "NO",
					    "1.10",
					    "~",
					    "https://example.org/a?b#c",
					    "——第1版：“真”",
					    "a\x01z",
					    "\xEF\xBB\xBFz",
					    "-",
					    "?",
					    "!a",
					    "&a",
					    "*a",
					    "|",
					    ">"};
	struct tree *tree = *state;
	size_t n;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct yaml_change change = setting("a", texts[i]);
		struct str out = edited(tree, "a: 1\nb: 2\n", &change, 1);
		const struct yaml *map = yaml_parse(&tree->reader, &tree->arena,
						    STR("a"), out, 1);

		assert_non_null(map);
		assert_str(yaml_get(map, STR("a"))->text, texts[i]);
		assert_str(yaml_get(map, STR("b"))->text, "2");
	}
	findings_sorted(tree->reader.findings, &n);
	assert_int_equal(n, 2);
	assert_int_equal(tree_count(tree, CONTROL_CHARACTER, NULL), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(a_text_is_set_in_its_place),
		TREE_TEST(a_text_of_several_lines_is_written_anew),
		TREE_TEST(texts_by_language_are_set_one_by_one),
		TREE_TEST(texts_of_a_map_may_become_empty),
		TREE_TEST(what_is_not_there_is_added),
		TREE_TEST(values_are_cleared),
		TREE_TEST(keys_are_deleted),
		TREE_TEST(keys_become_comments),
		TREE_TEST(changes_go_together),
		TREE_TEST(odd_files_are_written_anew),
		TREE_TEST(any_text_is_read_back),
	};

	return cmocka_run_group_tests_name("yaml_edit", tests, NULL, NULL);
}
