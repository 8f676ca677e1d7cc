/* Charts: what is drawn of a table, on pages and in books. */
#include "render_world.h"

enum { ROOM = 1 << 16 };

/* A chart in the first two languages, whose cells may differ. */
static struct pair *chart(struct world *w, enum chart_type type,
			  size_t n_columns, size_t n_rows,
			  const char *const *zh, const char *const *en)
{
	struct pair *pair = leaves(w, BLOCK_CHART, "c", "", "");
	const char *const *cells[2] = {zh, en};

	for (size_t i = 0; i < 2; i++) {
		struct block *block = pair->sides[i].first;
		struct table *made = ARENA_NEW(&w->arena, struct table);

		made->type = type;
		made->n_columns = n_columns;
		made->n_rows = n_rows;
		made->alignments =
			ARENA_ARRAY(&w->arena, enum alignment, n_columns);
		made->cells =
			ARENA_ARRAY(&w->arena, struct cell, n_columns * n_rows);
		for (size_t j = 0; j < n_columns * n_rows; j++) {
			made->cells[j].text = str_from(cells[i][j]);
			if (cells[i][j][0])
				made->cells[j].content = text(w, cells[i][j]);
		}
		block->content = NULL;
		block->table = made;
	}
	return pair;
}

/* What is written of the pair; borrowed until the next call. */
static const char *written(struct world *w, struct pair *pair)
{
	static char markup[ROOM];
	struct buf out = {0};

	w->chapter.root = *pairs(w, 1);
	for (size_t i = 0; i < SIDES; i++)
		w->chapter.root.sides[i] =
			(struct side){blocks(w, 1, BLOCK_DOCUMENT), 1};
	over(&w->chapter.root, pair, 1);
	render_chapter(&w->render, &w->chapter, &out);
	buf_put_char(&out, 0);
	assert_true(out.len < ROOM);
	memcpy(markup, out.ptr, out.len);
	buf_free(&out);
	assert_well_formed(markup);
	return markup;
}

static size_t count(const char *markup, const char *part)
{
	size_t n = 0;

	while ((markup = strstr(markup, part))) {
		n++;
		markup++;
	}
	return n;
}

static void assert_has(const char *markup, const char *part)
{
	if (strstr(markup, part))
		return;
	fail_msg("%s is missing in %s", part, markup);
}

static void test_bar(void **state)
{
	static const char *const cells[6] = {"Year", "Number", "A",
					     "-1",   "B",      "3"};
	struct world *w = *state;

	w->render.target = TARGET_EPUB;
	check(w, chart(w, CHART_BAR, 2, 3, cells, cells), 1,
	      "<figure class=\"chart chart-bar\" id=\"c\">\n"
	      "<div class=\"table-scroll\">\n<table>\n<thead>\n<tr>\n"
	      "<th scope=\"col\">Year</th>\n"
	      "<th scope=\"col\" colspan=\"2\">Number</th>\n</tr>\n"
	      "</thead>\n<tbody>\n<tr>\n<th scope=\"row\">A</th>\n"
	      "<td>-1</td>\n<td class=\"drawn\" aria-hidden=\"true\">"
	      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bars\" "
	      "aria-hidden=\"true\" focusable=\"false\" font-size=\"13\" "
	      "width=\"130\" height=\"13\" viewBox=\"0 0 130 13\">"
	      "<g class=\"series-1\" fill=\"#2b7bb9\" stroke=\"#2b7bb9\">"
	      "<rect x=\"0\" y=\"0\" width=\"32.5\" height=\"13\" "
	      "stroke=\"none\"></rect></g>"
	      "<line x1=\"32.5\" y1=\"0\" x2=\"32.5\" y2=\"13\" "
	      "class=\"zero\" stroke=\"currentColor\"></line></svg></td>\n"
	      "</tr>\n<tr>\n<th scope=\"row\">B</th>\n"
	      "<td>3</td>\n<td class=\"drawn\" aria-hidden=\"true\">"
	      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bars\" "
	      "aria-hidden=\"true\" focusable=\"false\" font-size=\"13\" "
	      "width=\"130\" height=\"13\" viewBox=\"0 0 130 13\">"
	      "<g class=\"series-1\" fill=\"#2b7bb9\" stroke=\"#2b7bb9\">"
	      "<rect x=\"32.5\" y=\"0\" width=\"97.5\" height=\"13\" "
	      "stroke=\"none\"></rect></g>"
	      "<line x1=\"32.5\" y1=\"0\" x2=\"32.5\" y2=\"13\" "
	      "class=\"zero\" stroke=\"currentColor\"></line></svg></td>\n"
	      "</tr>\n</tbody>\n</table>\n</div>\n</figure>\n");
}

/* Read from the right, bars grow to the left; so does what is below 0 to the
 * right. */
static void test_bar_mirrored(void **state)
{
	static const char *const cells[6] = {"Year", "Number", "A",
					     "-1",   "B",      "2"};
	struct world *w = *state;
	struct pair *pair = chart(w, CHART_BAR, 2, 3, cells, cells);
	const char *got;

	pair->sides[2] = pair->sides[1];
	w->render.target = TARGET_EPUB;
	show(w, 1, 2, 0);
	got = written(w, pair);
	assert_has(got, "<rect x=\"86.67\" y=\"0\" width=\"43.33\"");
	assert_has(got, "<rect x=\"0\" y=\"0\" width=\"86.67\"");
	assert_int_equal(count(got, "<line x1=\"86.67\""), 2);
}

/* Two columns of numbers have one scale; words among them draw nothing. */
static void test_scale(void **state)
{
	static const char *const cells[] = {"", "A",    "B", "C", "x", "10",
					    "", "some", "y", "5", "2", "4"};
	struct world *w = *state;
	const char *got;

	got = written(w, chart(w, CHART_BAR, 4, 3, cells, cells));
	assert_int_equal(count(got, "colspan"), 2);
	assert_int_equal(count(got, "class=\"drawn\""), 4);
	assert_int_equal(count(got, "<svg"), 3);
	assert_has(got, "width=\"20%\"");
	assert_has(got, "series-2");
	assert_int_equal(count(got, "series-3"), 0);
}

/* Round numbers on the grid, as the author writes numbers. */
static void test_grid(void **state)
{
	static const char *const cells[] = {"Year",  "Number", "2020",
					    "1,210", "2021",   "-380"};
	static const char *const parts[] = {"Year", "Share", "2020",
					    "0.5%", "2021",  "0.15%"};
	struct world *w = *state;
	const char *got;

	got = written(w, chart(w, CHART_COLUMN, 2, 3, cells, cells));
	assert_has(got, ">1,500</text>");
	assert_has(got, ">−500</text>");
	assert_int_equal(count(got, "class=\"tick\""), 5);
	assert_int_equal(count(got, "class=\"zero\""), 1);
	assert_int_equal(count(got, "<rect"), 2);
	assert_has(got, "class=\"value\"");
	assert_has(got, "class=\"drawing few\" aria-hidden=\"true\"");
	assert_has(got, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
			"class=\"plot lines-1\"");
	assert_true(strstr(got, "</svg>") < strstr(got, "<table"));
	got = written(w, chart(w, CHART_COLUMN, 2, 3, parts, parts));
	assert_has(got, ">0.2%</text>");
	assert_has(got, ">0.6%</text>");
}

/* Names that do not fit on a phone make the drawing scroll. */
static void test_wide(void **state)
{
	static const char *const cells[] = {
		"Kind",           "Number", "Administrations", "1",
		"Establishments", "2",      "Municipalities",  "3",
		"Organizations",  "4"};
	struct world *w = *state;
	const char *got =
		written(w, chart(w, CHART_COLUMN, 2, 5, cells, cells));

	assert_int_equal(count(got, "width=\"100%\""), 0);
	assert_has(got, ">Establishments</text>");
	w->render.target = TARGET_EPUB;
	got = written(w, chart(w, CHART_COLUMN, 2, 5, cells, cells));
	assert_has(got, "viewBox=\"0 0 ");
	assert_int_equal(count(got, "%"), 0);
}

/* In two languages both are named; what is the same, once. */
static void test_names(void **state)
{
	static const char *const zh[] = {"年", "数",   "2020年",
					 "1",  "2021", "2"};
	static const char *const en[] = {"Year", "Number", "2020",
					 "1",    "2021",   "2"};
	struct world *w = *state;
	const char *got;

	show(w, 2, 0, 1);
	got = written(w, chart(w, CHART_COLUMN, 2, 3, zh, en));
	assert_has(got, "<text class=\"row-name first\"");
	assert_has(got, "xml:lang=\"zh-Hans\" fill=\"currentColor\">2020年<");
	assert_has(got, "xml:lang=\"en\" fill=\"currentColor\">2020<");
	assert_int_equal(count(got, ">2021</text>"), 1);
	assert_int_equal(count(got, "class=\"row-name\""), 1);
}

/* Lines that are apart are named where they end; an empty cell is a gap. */
static void test_line(void **state)
{
	static const char *const cells[] = {
		"Year", "North", "South", "2018", "10",   "1",  "2019", "",
		"2",    "2020",  "12",    "2",    "2021", "14", "3"};
	struct world *w = *state;
	const char *got;

	w->render.target = TARGET_EPUB;
	got = written(w, chart(w, CHART_LINE, 3, 5, cells, cells));
	assert_int_equal(count(got, "stroke-width=\"2.5\""), 1 + 3);
	assert_int_equal(count(got, "<circle"), 3);
	assert_int_equal(count(got, "stroke-linecap=\"square\""), 4);
	assert_int_equal(count(got, "stroke-dasharray=\"8 4\""), 3);
	assert_int_equal(count(got, "class=\"legend\""), 0);
	assert_has(got, "text-anchor=\"end\" fill=\"currentColor\">South<");
}

/* Where a name would stand in a line's way, and in two languages, a legend
 * says it. */
static void test_legend(void **state)
{
	static const char *const zh[] = {"年",   "北", "中", "南",
					 "2020", "20", "21", "22",
					 "2021", "21", "22", "20"};
	static const char *const en[] = {"Year", "North", "Center", "South",
					 "2020", "20",    "21",     "22",
					 "2021", "21",    "22",     "20"};
	struct world *w = *state;
	const char *got = written(w, chart(w, CHART_LINE, 4, 3, zh, en));

	assert_int_equal(count(got, "class=\"sample\""), 3);
	assert_has(got, "</svg> South</span>");
	show(w, 2, 0, 1);
	got = written(w, chart(w, CHART_COLUMN, 4, 3, zh, en));
	assert_int_equal(count(got, "class=\"entry\""), 3);
	assert_has(got,
		   "xml:lang=\"zh-Hans\">南</span> <span class=\"second\"");
}

/* A line of many points names some of them, the last among them. */
static void test_many_points(void **state)
{
	static const char *cells[2 + 2 * 30];
	static char years[30][8];
	struct world *w = *state;
	const char *got;

	cells[0] = "Year";
	cells[1] = "Number";
	for (size_t i = 0; i < 30; i++) {
		snprintf(years[i], sizeof(years[i]), "%zu", 1992 + i);
		cells[2 + 2 * i] = years[i];
		cells[3 + 2 * i] = i % 2 ? "7" : "4";
	}
	got = written(w, chart(w, CHART_LINE, 2, 31, cells, cells));
	assert_has(got, ">2021</text>");
	assert_in_range(count(got, "class=\"row-name\""), 4, 12);
	assert_int_equal(count(got, "class=\"value\""), 0);
	assert_has(got, "class=\"table-scroll long\"");
}

/* Marks stand for a round number; the last is cut off. */
static void test_pictogram(void **state)
{
	static const char *const zh[] = {"类", "套", "甲", "8991"};
	static const char *const en[] = {"Kind", "Homes", "A", "8,991"};
	struct world *w = *state;
	struct pair *pair = chart(w, CHART_PICTOGRAM, 2, 2, zh, en);
	const char *got;

	add_word(w, 0, "each_mark", "每个代表{number}{unit}。");
	add_word(w, 1, "each_mark", "Each is {number} {unit}.");
	add_word(w, 1, "each_mark_number", "Each is {number}.");
	add_word(w, 1, "each_mark_one", "Each is one.");
	got = written(w, pair);
	assert_has(got, "</svg> Each is 500.</p>");
	pair->sides[0].first->table->unit = STR("套");
	pair->sides[1].first->table->unit = STR("homes");
	got = written(w, pair);
	assert_has(got, "</svg> Each is 500 homes.</p>");
	assert_int_equal(count(got, "class=\"marks\""), 1 + 4);
	assert_int_equal(count(got, "<path"), 1 + 18);
	assert_has(got, "viewBox=\"0 0 53.71 18\""); /* 2 · 19 + 0.982 · 16 */
	show(w, 2, 0, 1);
	got = written(w, pair);
	assert_has(got, "xml:lang=\"zh-Hans\">每个代表500套。</span>");
	show(w, 1, 1, 0);
	pair->sides[1].first->table->cells[3].text = STR("7");
	assert_has(written(w, pair), "Each is one.");
}

/* What is below 0 is not drawn and changes no mark's worth. */
static void test_pictogram_negative(void **state)
{
	static const char *const cells[] = {"Kind", "Homes", "A", "8",
					    "B",    "-900",  "C", "2"};
	struct world *w = *state;
	const char *got;

	add_word(w, 1, "each_mark_number", "Each is {number}.");
	got = written(w, chart(w, CHART_PICTOGRAM, 2, 4, cells, cells));
	assert_has(got, "</svg> Each is 1.</p>");
	assert_int_equal(count(got, "<path"), 1 + 8 + 2);
	assert_has(got, "<td>-900</td>\n"
			"<td class=\"drawn\" aria-hidden=\"true\"></td>");
}

/* Nothing to draw: no drawing. */
static void test_no_numbers(void **state)
{
	static const char *const cells[] = {"Item", "Sum", "A", "some"};
	struct world *w = *state;

	for (enum chart_type i = CHART_BAR; i <= CHART_PICTOGRAM; i++)
		assert_int_equal(
			count(written(w, chart(w, i, 2, 2, cells, cells)),
			      "<svg"),
			0);
}

/* Zeros and a heading alone leave a scale of its own. */
static void test_nothing_there(void **state)
{
	static const char *const cells[] = {"Item", "Sum", "A", "0"};
	struct world *w = *state;

	assert_has(written(w, chart(w, CHART_COLUMN, 2, 2, cells, cells)),
		   ">1</text>");
	assert_has(written(w, chart(w, CHART_LINE, 2, 2, cells, cells)),
		   "<circle");
	assert_int_equal(
		count(written(w, chart(w, CHART_PICTOGRAM, 2, 2, cells, cells)),
		      "<path"),
		1);
	assert_int_equal(
		count(written(w, chart(w, CHART_LINE, 2, 1, cells, cells)),
		      "<svg"),
		0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_bar),
		TEST(test_bar_mirrored),
		TEST(test_scale),
		TEST(test_grid),
		TEST(test_wide),
		TEST(test_names),
		TEST(test_line),
		TEST(test_legend),
		TEST(test_many_points),
		TEST(test_pictogram),
		TEST(test_pictogram_negative),
		TEST(test_no_numbers),
		TEST(test_nothing_there),
	};

	return cmocka_run_group_tests_name("render: charts", tests, NULL, NULL);
}
