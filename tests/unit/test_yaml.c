/* YAML as diglot reads it: what comes out, what is refused, and where. */
#include <stdlib.h>
#include <string.h>

#include "assert_str.h"
#include "base/buf.h"
#include "read/yaml.h"

struct fixture {
	struct reader reader;
	struct arena arena;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	fixture->reader.findings = findings_new();
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	findings_free(fixture->reader.findings);
	arena_free(&fixture->arena);
	free(fixture);
	return 0;
}

static struct yaml *parse(struct fixture *fixture, const char *text)
{
	return yaml_parse(&fixture->reader, &fixture->arena, STR("a.yaml"),
			  str_from(text), 1);
}

/* The text is refused with this finding at this place. */
static void check_refused(struct fixture *fixture, const char *text,
			  enum message_id id, uint32_t line, uint32_t column)
{
	const struct finding *findings;
	size_t n;

	findings_free(fixture->reader.findings);
	fixture->reader.findings = findings_new();
	assert_null(parse(fixture, text));
	findings = findings_sorted(fixture->reader.findings, &n);
	assert_int_equal(n, 1);
	assert_int_equal(findings[0].id, id);
	assert_int_equal(findings[0].place.line, line);
	assert_int_equal(findings[0].place.column, column);
}

static void test_scalars_are_text(void **state)
{
	const struct yaml *map =
		parse(*state, "a: NO\nb: 1.10\nc: 2021-12-20\nd: ~\ne: 0x1F\n"
			      "f: \"\\u4e2d\"\ng: |\n  two\n  lines\n");

	assert_non_null(map);
	assert_int_equal(map->n_children, 7);
	assert_str(yaml_get(map, STR("a"))->text, "NO");
	assert_str(yaml_get(map, STR("b"))->text, "1.10");
	assert_str(yaml_get(map, STR("c"))->text, "2021-12-20");
	assert_str(yaml_get(map, STR("d"))->text, "~");
	assert_str(yaml_get(map, STR("e"))->text, "0x1F");
	assert_str(yaml_get(map, STR("f"))->text, "中");
	assert_str(yaml_get(map, STR("g"))->text, "two\nlines\n");
	assert_null(yaml_get(map, STR("h")));
}

static void test_shapes(void **state)
{
	const struct yaml *map =
		parse(*state, "list: [x, {k: v}]\nmap:\n  zh: 一\n  en: one\n");
	const struct yaml *list = yaml_get(map, STR("list"));

	assert_int_equal(list->kind, YAML_LIST);
	assert_int_equal(list->n_children, 2);
	assert_str(list->children[0].text, "x");
	assert_int_equal(list->children[1].kind, YAML_MAP);
	assert_str(yaml_get(yaml_get(map, STR("map")), STR("zh"))->text, "一");
}

static void test_nothing_is_a_map(void **state)
{
	static const char *const texts[] = {"", "\n\n", "# comment\n", "---\n",
					    "---\n...\n"};

	for (size_t i = 0; i < 5; i++) {
		const struct yaml *map = parse(*state, texts[i]);

		assert_non_null(map);
		assert_int_equal(map->kind, YAML_MAP);
		assert_int_equal(map->n_children, 0);
	}
}

/* libyaml counts characters; diglot counts bytes. */
static void test_places_are_in_bytes(void **state)
{
	struct fixture *fixture = *state;
	const struct yaml *map =
		yaml_parse(&fixture->reader, &fixture->arena, STR("a.md"),
			   STR("标题: \"值\" # x\r\n乙: {丙: 丁, e: f}\n"), 2);
	const struct yaml *second = yaml_get(map, STR("乙"));
	const struct yaml *last = yaml_get(second, STR("e"));

	assert_int_equal(map->children[0].key_place.line, 2);
	assert_int_equal(map->children[0].key_place.length, 6);
	assert_int_equal(map->children[0].place.column, 9);
	assert_int_equal(map->children[0].place.length, 5);
	assert_str(map->children[0].place.excerpt, "标题: \"值\" # x");
	assert_int_equal(second->key_place.line, 3);
	assert_int_equal(last->key_place.column, 17);
	assert_int_equal(last->place.column, 20);
	assert_int_equal(last->place.length, 1);
}

/* The line separators of YAML that no editor counts as lines. */
static void test_places_behind_foreign_line_ends(void **state)
{
	const struct yaml *map = parse(*state, "a: \"x\xE2\x80\xA8y\"\nb: z\n");

	assert_int_equal(yaml_get(map, STR("b"))->key_place.line, 2);
	assert_int_equal(yaml_get(map, STR("b"))->place.column, 4);
}

static void test_refused_features(void **state)
{
	check_refused(*state, "a: &x 1\n", YAML_FEATURE, 1, 4);
	check_refused(*state, "a: 1\nb: *x\n", YAML_FEATURE, 2, 4);
	check_refused(*state, "a: [1, &y {}]\n", YAML_FEATURE, 1, 8);
	check_refused(*state, "a: !!str 1\n", YAML_FEATURE, 1, 4);
	check_refused(*state, "a: ! 1\n", YAML_FEATURE, 1, 4);
	check_refused(*state, "? [a]\n: 1\n", YAML_FEATURE, 1, 3);
	check_refused(*state, "a: 1\n---\nb: 2\n", YAML_FEATURE, 2, 1);
	check_refused(*state, "%YAML 1.1\n---\na: 1\n", YAML_FEATURE, 1, 1);
	check_refused(*state, "a: \"x\\0y\"\n", NUL_BYTE, 1, 4);
}

static void test_refused_text(void **state)
{
	check_refused(*state, "a: 1\n甲: 2\na: 3\n", KEY_DUPLICATE, 3, 1);
	check_refused(*state, "a: {b: 1, b: 2}\n", KEY_DUPLICATE, 1, 11);
	check_refused(*state, "甲: \"一\n", YAML_SYNTAX, 1, 6);
	check_refused(*state, "a: 1\n b: 2\n", YAML_SYNTAX, 2, 3);
	check_refused(*state, "a: x: y\n", YAML_SYNTAX, 1, 5);
	check_refused(*state, "ab: 1\nc: \x01\n", YAML_SYNTAX, 2, 4);
	check_refused(*state, "text\n", YAML_SYNTAX, 1, 1);
	check_refused(*state, "- a\n- b\n", YAML_SYNTAX, 1, 1);
}

static void test_deep_nesting_is_refused(void **state)
{
	char text[40003] = "a: ";

	memset(text + 3, '[', 39999);
	text[40002] = '\0';
	check_refused(*state, text, YAML_SYNTAX, 1, 36);
}

/* Many values on one line: neither memory nor time may run away. */
static void test_many_values_are_refused(void **state)
{
	struct buf text = {0};

	buf_put(&text, STR("a: ["));
	for (size_t i = 0; i < 300000; i++)
		buf_put(&text, STR("x,"));
	buf_put_char(&text, '\0');
	check_refused(*state, text.ptr, YAML_SYNTAX, 1, 5 + 2 * 49997);
	buf_free(&text);
}

static void test_unknown_keys(void **state)
{
	static const struct str known[] = {
		STR_INIT("title"), STR_INIT("translation"), STR_INIT("order")};
	struct fixture *fixture = *state;
	const struct yaml *map = parse(fixture, "titel: a\norder: 1\nzzz: b\n"
						"title.en: A\n");
	const struct finding *findings;
	size_t n;

	yaml_check_keys(&fixture->reader, map, known, 3);
	findings = findings_sorted(fixture->reader.findings, &n);
	assert_int_equal(n, 3);
	assert_int_equal(findings[0].id, KEY_UNKNOWN_NEAR);
	assert_str(findings[0].args[0], "titel");
	assert_str(findings[0].args[1], "title");
	assert_int_equal(findings[1].id, KEY_UNKNOWN);
	assert_int_equal(findings[1].place.line, 3);
	assert_int_equal(findings[2].id, KEY_UNKNOWN_DOTTED);
	assert_str(findings[2].args[1], "title");
	assert_str(findings[2].args[2], "en");
}

/* What an input method for Chinese makes of YAML is shown where it stands,
 * not where the parser stumbles. */
static void test_slips_are_found(void **state)
{
	check_refused(*state, "a: 1\ndate：2022-03-01\nc: 2\n", YAML_SYNTAX, 2,
		      5);
	check_refused(*state, "number： 1\n", YAML_SYNTAX, 1, 7);
	check_refused(*state, "a: 1\ndate:2022-03-01\nc: 2\n", YAML_SYNTAX, 2,
		      5);
	check_refused(*state, "n:\n  zh-Hans：一\r\n  en: A\n", YAML_SYNTAX, 2,
		      10);
	check_refused(*state, "n:\n\u3000\u3000zh: 一\n  en: A\n", YAML_SYNTAX,
		      2, 1);
	check_refused(*state, "n:\n\tzh: 一\n", YAML_SYNTAX, 2, 1);
	check_refused(*state, "n: {zh: 一，en: A}\n", YAML_SYNTAX, 1, 12);
	check_refused(*state, "n: {zh: 一， en: A}\n", YAML_SYNTAX, 1, 12);
	/* Comments have none, and what is behind the place does not count. */
	check_refused(*state, "# a：b\na：1\nb: 2\nc：3\n", YAML_SYNTAX, 2, 2);
	check_refused(*state, "a: b: c\nd：1\n", YAML_SYNTAX, 1, 5);
	/* An address is no key. */
	check_refused(*state, "a: |\n  https://example.org\nb: c: d\n",
		      YAML_SYNTAX, 3, 5);
	/* A mark of half width that is closed by one of full width. */
	check_refused(*state, "a: \"一”\nb: 2\n", YAML_SYNTAX, 1, 4);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_scalars_are_text),
		TEST(test_shapes),
		TEST(test_nothing_is_a_map),
		TEST(test_places_are_in_bytes),
		TEST(test_places_behind_foreign_line_ends),
		TEST(test_refused_features),
		TEST(test_refused_text),
		TEST(test_slips_are_found),
		TEST(test_deep_nesting_is_refused),
		TEST(test_many_values_are_refused),
		TEST(test_unknown_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
