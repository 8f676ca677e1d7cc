/* CSV: cells and their places, the columns of a language, numbers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "assert_str.h"
#include "read/csv.h"

static const struct str tags[] = {STR_INIT("zh-Hans"), STR_INIT("en")};

struct fixture {
	struct reader reader;
	struct arena arena;
	char path[32]; /* a file for csv_table */
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));
	int file;

	fixture->reader.findings = findings_new();
	strcpy(fixture->path, "/tmp/test_csv.XXXXXX");
	file = mkstemp(fixture->path);
	assert_true(file >= 0);
	close(file);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	unlink(fixture->path);
	findings_free(fixture->reader.findings);
	arena_free(&fixture->arena);
	free(fixture);
	return 0;
}

static struct csv parse(struct fixture *fixture, const char *text)
{
	struct csv csv = {.path = STR("a.csv"), .source = str_from(text)};

	assert_true(csv_parse(&fixture->reader, &fixture->arena, &csv));
	return csv;
}

static void check_cell(const struct csv *csv, size_t row, size_t column,
		       const char *text, uint32_t line, uint32_t at)
{
	const struct csv_cell *cell = &csv->rows[row].cells[column];

	assert_str(cell->text, text);
	assert_int_equal(cell->line, line);
	assert_int_equal(cell->column, at);
}

static void test_cells(void **state)
{
	struct csv csv = parse(*state, "a,b\r\n\"x, \"\"y\"\"\",\r\n\r\n"
				       "\"two\nlines\",中,z");

	assert_int_equal(csv.len, 3);
	assert_int_equal(csv.rows[1].len, 2);
	assert_int_equal(csv.rows[2].len, 3);
	check_cell(&csv, 0, 1, "b", 1, 3);
	check_cell(&csv, 1, 0, "x, \"y\"", 2, 1);
	check_cell(&csv, 1, 1, "", 2, 12);
	check_cell(&csv, 2, 0, "two\nlines", 4, 1);
	check_cell(&csv, 2, 1, "中", 5, 8);
	check_cell(&csv, 2, 2, "z", 5, 12);
	csv = parse(*state, "\"two\r\nlines\",\"\"\"\r\n\"\"\r\"\r\n");
	check_cell(&csv, 0, 0, "two\nlines", 1, 1);
	check_cell(&csv, 0, 1, "\"\n\"\r", 2, 8);
}

static void test_empty(void **state)
{
	assert_int_equal(parse(*state, "").len, 0);
	assert_int_equal(parse(*state, "\n\r\n").len, 0);
	assert_int_equal(parse(*state, "\"\"").len, 1);
}

static void check_refused(struct fixture *fixture, const char *text,
			  uint32_t line, uint32_t column)
{
	struct csv csv = {.path = STR("a.csv"), .source = str_from(text)};
	const struct finding *findings;
	size_t n;

	findings_free(fixture->reader.findings);
	fixture->reader.findings = findings_new();
	assert_false(csv_parse(&fixture->reader, &fixture->arena, &csv));
	findings = findings_sorted(fixture->reader.findings, &n);
	assert_int_equal(n, 1);
	assert_int_equal(findings[0].id, CSV_SYNTAX);
	assert_int_equal(findings[0].place.line, line);
	assert_int_equal(findings[0].place.column, column);
}

static void test_syntax(void **state)
{
	check_refused(*state, "a\n\"b\nc", 2, 1);
	check_refused(*state, "a,\"b\"c\n", 1, 6);
	check_refused(*state, "中,5\" pipe\n", 1, 6);
}

static struct table *table(struct fixture *fixture, const char *text,
			   size_t side)
{
	FILE *file = fopen(fixture->path, "w");

	fputs(text, file);
	fclose(file);
	return csv_table(&fixture->reader, &fixture->arena,
			 str_from(fixture->path), tags, 2, side);
}

static struct str cell(const struct table *table, size_t row, size_t column)
{
	return table->cells[row * table->n_columns + column].text;
}

static void test_columns_of_a_language(void **state)
{
	const char *text = "\xEF\xBB\xBFzh-hans:年份,en: Year,"
			   "zh-Hans:数量;en:Number; of them\n"
			   "2021年,2021,\"1,234\"\n2022年,2022,−5.5%\n";
	struct table *first = table(*state, text, 0);
	struct table *second = table(*state, text, 1);

	assert_int_equal(first->n_columns, 2);
	assert_int_equal(first->n_rows, 3);
	assert_str(cell(first, 0, 0), "年份");
	assert_str(cell(first, 0, 1), "数量");
	assert_str(cell(first, 1, 0), "2021年");
	assert_int_equal(first->alignments[0], ALIGN_NONE);
	assert_int_equal(first->alignments[1], ALIGN_RIGHT);
	assert_str(cell(second, 0, 0), "Year");
	assert_str(cell(second, 0, 1), "Number; of them");
	assert_str(cell(second, 2, 1), "−5.5%");
	assert_int_equal(second->alignments[0], ALIGN_NONE);
}

/* "No" and "Id" are language tags too, but nobody means them. */
static void test_plain_headings(void **state)
{
	struct table *plain = table(*state, "No: 1,Id:x;y\na,b\n", 1);

	assert_int_equal(plain->n_columns, 2);
	assert_str(cell(plain, 0, 0), "No: 1");
	assert_str(cell(plain, 0, 1), "Id:x;y");
}

/* zh fits zh-Hans, unless there is a column for zh-Hans itself. */
static void test_close_tags(void **state)
{
	struct table *close = table(*state, "zh:甲,en:A\n1,2\n", 0);
	struct table *exact = table(*state, "zh-Hant:甲,zh-Hans:乙\n1,2\n", 0);

	assert_int_equal(close->n_columns, 1);
	assert_str(cell(close, 0, 0), "甲");
	assert_int_equal(exact->n_columns, 1);
	assert_str(cell(exact, 0, 0), "乙");
}

static void test_line_ends_in_cells(void **state)
{
	struct table *lines = table(*state, "a\n\"x\ny\"\n", 0);
	const struct inline_node *node = lines->cells[1].content;

	assert_str(node->text, "x");
	assert_int_equal(node->next->kind, INLINE_HARD_BREAK);
	assert_str(node->next->next->text, "y");
	assert_null(node->next->next->next);
}

static void test_ragged_rows(void **state)
{
	struct fixture *fixture = *state;
	struct table *ragged = table(fixture, "a,b\n1\n1,2\n1,2,3\n", 0);
	const struct finding *findings;
	size_t n;

	assert_int_equal(ragged->n_columns, 2);
	assert_int_equal(cell(ragged, 1, 1).len, 0);
	findings = findings_sorted(fixture->reader.findings, &n);
	assert_int_equal(n, 2);
	assert_int_equal(findings[0].id, CSV_RAGGED);
	assert_str(findings[0].args[0], "2");
	assert_str(findings[0].args[1], "1");
	assert_str(findings[0].args[2], "2");
	assert_int_equal(findings[1].place.line, 4);
	assert_int_equal(findings[1].place.column, 5);
}

static void test_no_table(void **state)
{
	struct fixture *fixture = *state;
	const struct finding *findings;
	size_t n;

	assert_null(table(fixture, "", 0));
	assert_null(table(fixture, "\n\nen:A,en:B\n1,2\n", 0));
	findings = findings_sorted(fixture->reader.findings, &n);
	assert_int_equal(n, 2);
	assert_int_equal(findings[0].id, CSV_SYNTAX);
	assert_int_equal(findings[1].id, CSV_LANGUAGE);
	assert_int_equal(findings[1].place.line, 3);
	assert_str(findings[1].args[0], "zh-Hans");
}

/* A row of headings times many short rows must not make a giant. */
static void test_a_giant_is_refused(void **state)
{
	struct fixture *fixture = *state;
	char *text = malloc(40001);

	memset(text, ',', 20000);
	for (size_t i = 20000; i < 40000; i += 2)
		memcpy(text + i, "\n1", 2);
	text[40000] = '\0';
	assert_null(table(fixture, text, 0));
	free(text);
}

static void test_numbers(void **state)
{
	static const struct {
		const char *text;
		double value;
	} good[] = {{"0", 0},
		    {" 1234 ", 1234},
		    {"1,234,567", 1234567},
		    {"-2.5", -2.5},
		    {"\xE2\x88\x92"
		     "3",
		     -3},
		    {"+4", 4},
		    {"12.5%", 12.5},
		    {"7％", 7},
		    {"1\xC2\xA0"
		     "000",
		     1000},
		    {"0.125", 0.125},
		    {"2216.6", 2216.6}};
	static const char *const bad[] = {
		"",    "近1500", "1,23", "12,3456", "1.",  ".5",     "1.2.3",
		"1e5", "--1",    "5 %",  "0x1F",    "inf", "1,234,5"};
	double value = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(csv_number(str_from(good[i].text), &value));
		assert_true(value - good[i].value < 1e-9 &&
			    good[i].value - value < 1e-9);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(csv_number(str_from(bad[i]), &value));
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_cells),
		TEST(test_empty),
		TEST(test_syntax),
		TEST(test_columns_of_a_language),
		TEST(test_plain_headings),
		TEST(test_close_tags),
		TEST(test_line_ends_in_cells),
		TEST(test_ragged_rows),
		TEST(test_no_table),
		TEST(test_a_giant_is_refused),
		TEST(test_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
