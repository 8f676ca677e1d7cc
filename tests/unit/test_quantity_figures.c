/* Every figure of the report is found in the sample publication, in both
 * languages, with its value, unit and qualifier.
 *
 * numbers/figures.csv has the figures as data, report/figures-phrases.tsv the
 * phrase that says each in each language. The phrase is looked for in the
 * chapters' source; a quantity of the value must stand in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <glob.h>

#include "base/buf.h"
#include "lang/quantity.h"

enum { ROWS = 157, LANGUAGES = 2, COLUMNS = 12 };

static const char *const tags[LANGUAGES] = {"zh-Hans", "en"};

/* Figures that a language's text does not say as a number. All are numbers
 * inside set phrases, marked as names in the data. */
static const struct {
	const char *id;
	const char *tag;
	const char *reason;
} exceptions[] = {
	{"no-trip-name", "en", "“no trip” says no one"},
	{"illegal-two-name-2021", "en", "the two kinds are named"},
	{"illegal-two-name-2022", "en", "the two kinds are named"},
	{"double-reduction-name-2021", "zh-Hans", "双 is no numeral"},
	{"double-reduction-name-2022", "zh-Hans", "双 is no numeral"},
	{"energy-dual-control-name", "zh-Hans", "双 is no numeral"},
	{"energy-dual-control-name", "en", "dual is no numeral"},
	{"double-support-name", "zh-Hans", "双 is no numeral"},
	{"double-support-name", "en", "the two sides are named"},
	{"three-public-expenses-name", "en", "the three kinds are named"},
	{"secondary-sector", "zh-Hans", "接二连三 is an idiom"},
	{"secondary-sector", "en", "“secondary” is no numeral"},
	{"tertiary-sector", "zh-Hans", "接二连三 is an idiom"},
	{"tertiary-sector", "en", "“tertiary” is no numeral"},
	{"two-highs-name", "en", "the two traits are named"},
	{"two-committees-name", "en", "the two committees are named"},
	{"three-majors-name", "en", "the matters are named"},
	{"one-large-name", "en", "the matters are named"},
	{"four-conducts-name", "en", "the four kinds are named"},
	{"three-guarantees-name", "en", "the three kinds are named"},
};

static struct {
	struct arena arena;
	struct buf texts[LANGUAGES]; /* all chapters of a language */
	struct str figures, phrases;
} sample;

static struct str read_all(const char *path)
{
	struct buf buf = {0};
	struct str text;
	FILE *file = fopen(path, "rb");
	char bytes[4096];
	size_t n;

	assert_non_null(file);
	while ((n = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_put(&buf, (struct str){bytes, n});
	fclose(file);
	text = buf_copy(&buf, &sample.arena);
	buf_free(&buf);
	return text;
}

/* The text of Markdown as far as quantities go: without the marks of notes
 * and of emphasis. */
static void put_plain(struct buf *out, struct str source)
{
	while (source.len) {
		if (str_starts(source, STR("[^"))) {
			size_t end = str_find_char(source, ']');

			source = str_slice(source, end + 1, source.len);
			continue;
		}
		if (source.ptr[0] != '*')
			buf_put_char(out, source.ptr[0]);
		source = str_slice(source, 1, source.len);
	}
}

static int set_up(void **state)
{
	static const char *const patterns[] = {
		"content/xiangcheng-2021/2022-1/%s/*.md",
		"content/xiangcheng-2021/2022-1/%s/*/*.md",
	};

	(void)state;
	for (size_t side = 0; side < LANGUAGES; side++) {
		for (size_t i = 0; i < 2; i++) {
			struct str pattern = arena_printf(
				&sample.arena, patterns[i], tags[side]);
			glob_t files;

			assert_int_equal(glob(pattern.ptr, 0, NULL, &files), 0);
			for (size_t n = 0; n < files.gl_pathc; n++)
				put_plain(&sample.texts[side],
					  read_all(files.gl_pathv[n]));
			globfree(&files);
		}
	}
	sample.figures = read_all("tests/numbers/figures.csv");
	sample.phrases = read_all("tests/report/figures-phrases.tsv");
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	for (size_t side = 0; side < LANGUAGES; side++)
		buf_free(&sample.texts[side]);
	arena_free(&sample.arena);
	return 0;
}

/* The cells of a line of CSV; a quoted one has no quotes inside. */
static void split(struct str line, struct str *cells)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		cells[i] = (struct str){0};
		if (!line.ptr)
			continue;
		if (str_starts(line, STR("\""))) {
			line = str_slice(line, 1, line.len);
			cells[i] = str_cut(&line, '"');
			str_cut(&line, ',');
		} else {
			cells[i] = str_cut(&line, ',');
		}
	}
}

/* The number of a plain decimal. */
static struct rational number_of(struct str decimal)
{
	int64_t value = 0, scale = 1;
	bool point = false;

	for (size_t i = 0; i < decimal.len; i++) {
		if (decimal.ptr[i] == '.') {
			point = true;
			continue;
		}
		value = value * 10 + (decimal.ptr[i] - '0');
		scale *= point ? 10 : 1;
	}
	return rational(value, scale);
}

/* The unit's ids in the data and in diglot; units that English leaves out
 * may be missing. */
static bool unit_fits(struct str unit, const struct quantity *quantity)
{
	static const struct {
		const char *data, *id;
		bool needed;
	} names[] = {
		{"CNY", "CNY", true},        {"percent", "percent", true},
		{"mu", "mu", true},          {"m2", "m2", true},
		{"km2", "km2", true},        {"tonnes", "t", true},
		{"people", "person", false}, {"households", "household", true},
		{"minutes", "min", true},    {"stars", "star", true},
		{"years", "year", true},     {"count", "item", false},
		{"places", "item", false},
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (!str_eq(unit, str_from(names[i].data)))
			continue;
		if (!quantity->unit)
			return !names[i].needed;
		return str_eq(quantity->unit->id, str_from(names[i].id));
	}
	return false;
}

static bool qualifier_fits(struct str name, enum qualifier qualifier)
{
	switch (qualifier) {
	case QUALIFIER_EXACT:
		return str_eq(name, STR("exact"));
	case QUALIFIER_BELOW:
		return str_eq(name, STR("approx-below"));
	case QUALIFIER_ABOVE:
	case QUALIFIER_AT_LEAST:
		return str_eq(name, STR("above"));
	case QUALIFIER_TOWARD:
		return str_eq(name, STR("toward"));
	default:
		return false;
	}
}

static bool date_fits(struct str value, struct str unit,
		      const struct calendar *date)
{
	struct rational number = number_of(value);

	if (str_eq(unit, STR("year")))
		return number.num == date->year;
	return number.num == date->year * 10000 + date->month * 100 + date->day;
}

/* Whether the quantity is the figure; of a name only the number counts. */
static bool is_figure(struct str *row, const struct quantity *quantity)
{
	struct str value = row[4], unit = row[5], qualifier = row[6];

	if (quantity->kind == QUANTITY_DATE)
		return date_fits(value, unit, &quantity->date);
	if (str_eq(row[0], STR("two-plus-n-name")))
		return str_eq(quantity->key, STR("2+n"));
	if (!rational_equal(quantity->number_low, number_of(value)))
		return false;
	return str_eq(qualifier, STR("name")) ||
	       (unit_fits(unit, quantity) &&
		qualifier_fits(qualifier, quantity->qualifier));
}

/* The line of the text around the position. */
static struct str line_at(struct str text, size_t pos, size_t *start)
{
	size_t end = pos;

	*start = pos;
	while (*start && text.ptr[*start - 1] != '\n')
		--*start;
	while (end < text.len && text.ptr[end] != '\n')
		end++;
	return str_slice(text, *start, end);
}

static bool is_found(size_t side, struct str *row, struct str phrase)
{
	struct str text = buf_str(&sample.texts[side]);
	size_t pos = str_find(text, phrase), start = 0, n = 0;
	struct str line;
	struct quantity *found;

	if (pos == STR_NONE)
		return false;
	line = line_at(text, pos, &start);
	found = quantities_find(language_find(str_from(tags[side])), line,
				&sample.arena, &n);
	pos -= start;
	for (size_t i = 0; i < n; i++) {
		if (found[i].span.end > pos &&
		    found[i].span.start < pos + phrase.len &&
		    is_figure(row, &found[i]))
			return true;
	}
	return false;
}

static bool is_exception(struct str id, size_t side)
{
	for (size_t i = 0; i < sizeof(exceptions) / sizeof(*exceptions); i++) {
		if (str_eq(id, str_from(exceptions[i].id)) &&
		    !strcmp(exceptions[i].tag, tags[side]))
			return true;
	}
	return false;
}

static size_t check_row(struct str figure, struct str phrases)
{
	struct str row[COLUMNS], id = str_cut(&phrases, '\t');
	size_t wrong = 0;

	split(figure, row);
	assert_true(str_eq(id, row[0]));
	str_cut(&phrases, '\t');
	for (size_t side = 0; side < LANGUAGES; side++) {
		struct str phrase = str_cut(&phrases, '\t');

		if (is_found(side, row, phrase) != is_exception(id, side))
			continue;
		fprintf(stderr, "# %.*s %s: %.*s\n", STR_ARG(id), tags[side],
			STR_ARG(phrase));
		wrong++;
	}
	return wrong;
}

static void every_figure_is_found(void **state)
{
	struct str figures = sample.figures, phrases = sample.phrases;
	size_t rows = 0, wrong = 0;

	(void)state;
	str_cut_line(&figures);
	str_cut_line(&phrases);
	while (figures.len) {
		wrong += check_row(str_cut_line(&figures),
				   str_cut_line(&phrases));
		rows++;
	}
	assert_int_equal(rows, ROWS);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_figure_is_found),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
