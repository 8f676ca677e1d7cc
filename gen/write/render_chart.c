/* Charts: the numbers of a table, drawn. A drawing is for the eye only; the
 * table beside it says the same.
 *
 * All series of a chart have one scale, which begins at 0. Bars and marks
 * stand in the table, in cells of their own beside the numbers; columns and
 * lines above it. */
#include "read/csv.h"
#include "write/render_internal.h"

enum {
	MARKS_MOST = 20, /* in a row of a pictogram */
	MARKS_GROUP = 5, /* that stand close together */
	MARK_HEIGHT = 18,
	MARK_GAP = 3,
	GRID_PARTS = 4
};

bool chart_value(const struct chart *chart, size_t row, size_t column,
		 double *value)
{
	const double limit = 1e15; /* beyond, hundredths are lost */
	const struct node *node = chart->node;

	for (size_t i = 0; i < node->n_shown; i++) {
		const struct table *table = node->shown[i].blocks->table;
		size_t at = row * table->n_columns + column;

		if (csv_number(table->cells[at].text, value) &&
		    *value<limit && * value> - limit)
			return true;
	}
	return false;
}

static bool is_empty(const struct chart *chart, size_t row, size_t column)
{
	return !chart->table->cells[row * chart->table->n_columns + column]
			.text.len;
}

/* Marks do not go below 0: such a number leaves the others their scale. */
static bool is_drawn(const struct chart *chart, double value)
{
	return chart->table->type != CHART_PICTOGRAM || value >= 0;
}

static void take_value(struct chart *chart, double value)
{
	if (value < chart->low)
		chart->low = value;
	if (value > chart->high)
		chart->high = value;
	chart->whole &= value == (double)(int64_t)value;
}

static void take_column(struct chart *chart, size_t column)
{
	struct series *series = &chart->columns[column];
	bool some = false;
	double value;

	for (size_t row = 1; row < chart->table->n_rows; row++) {
		if (chart_value(chart, row, column, &value))
			some = true;
		else if (!is_empty(chart, row, column))
			return;
	}
	if (!some)
		return;
	series->numeric = true;
	series->number = chart->n_series++;
	for (size_t row = 1; row < chart->table->n_rows; row++)
		if (chart_value(chart, row, column, &value) &&
		    is_drawn(chart, value))
			take_value(chart, value);
}

/* The least of 1, 2 and 5 times a power of ten that is not less. */
static double round_up(double value)
{
	static const double steps[] = {1, 2, 5};
	double power = 1;

	while (power > value)
		power /= 10;
	while (power * 10 <= value)
		power *= 10;
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
		if (power * steps[i] >= value)
			return power * steps[i];
	return power * 10;
}

static struct notation notation_of(const struct chart *chart,
				   const struct table *table)
{
	struct notation notation = {.percent = true};

	for (size_t row = 1; row < table->n_rows; row++)
		for (size_t i = 1; i < table->n_columns; i++) {
			struct str text =
				table->cells[row * table->n_columns + i].text;

			if (!chart->columns[i].numeric || !text.len)
				continue;
			notation.commas |= str_find_char(text, ',') != STR_NONE;
			notation.percent &= str_ends(text, STR("%")) ||
					    str_ends(text, STR("％"));
		}
	return notation;
}

/* ---- bars ---- */

static double part_of(const struct chart *chart, double value)
{
	double range = chart->high - chart->low;

	return range > 0 ? (value - chart->low) / range : 0;
}

/* From 0 towards the end of the line: in a table that is read from the right
 * bars grow to the left. */
static void write_bar(struct renderer *r, const struct chart *chart,
		      double value, size_t number)
{
	const struct canvas canvas = {
		.width = 10,
		.height = 1,
		.fixed = r->render->target == TARGET_EPUB,
		.wide = true,
		.mirrored = r->scope.direction == RIGHT_TO_LEFT,
	};
	double zero = part_of(chart, 0), end = part_of(chart, value);
	double left = end < zero ? end : zero, right = end < zero ? zero : end;
	const struct svg_box box = {left, 0, right - left, 1};
	const struct svg_line line = {zero, 0, zero, 1};

	svg_begin(r, &canvas, STR("bars"));
	svg_begin_series(r, number);
	svg_rectangle(r, &canvas, &box, number);
	svg_end_series(r);
	if (chart->low < 0)
		svg_rule(r, &canvas, &line, STR("zero"));
	svg_end(r);
}

/* ---- pictograms ---- */

struct shape {
	double width;
	struct str path;
};

static struct shape shape_of(const struct chart *chart)
{
	switch (chart->table->mark) {
	case MARK_DOT:
		break;
	case MARK_PERSON:
		return (struct shape){
			14, STR("M7 .5a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 1 1 "
				"0-6.4zM5 7.7h4q4 0 4 4V17H1v-5.3q0-4 4-4z")};
	case MARK_HOUSE:
		return (struct shape){
			18, STR("M9 1.5L1 9h2v7.5h4.5V12h3v4.5H15V9h2z")};
	case MARK_PAGE:
		return (struct shape){
			13, STR("M1 1h8l3 3.5V17H1zM3.5 7.5v1.3h6V7.5zM3.5 "
				"10.5v1.3h6v-1.3z")};
	}
	return (struct shape){16, STR("M8 2a7 7 0 1 1 0 14a7 7 0 1 1 0-14z")};
}

static void put_offset(struct renderer *r, unsigned offset)
{
	buf_clear(&r->value);
	buf_put(&r->value, STR("translate("));
	buf_put_number(&r->value, offset);
	buf_put_char(&r->value, ')');
	markup_attr_written(&r->markup, "transform", buf_str(&r->value));
}

/* Some marks in a row, the last cut off where its share ends. */
static void write_group(struct renderer *r, const struct shape *shape,
			double count, size_t number)
{
	unsigned advance = (unsigned)shape->width + MARK_GAP, whole = 0;

	while (whole + 1 < count)
		whole++;
	svg_begin_icon(r, STR("marks"),
		       whole * advance + (count - whole) * shape->width,
		       MARK_HEIGHT);
	svg_begin_series(r, number);
	for (unsigned i = 0; i <= whole; i++) {
		markup_open(&r->markup, "path");
		markup_attr_written(&r->markup, "d", shape->path);
		if (i)
			put_offset(r, i * advance);
		markup_attr_written(&r->markup, "fill-rule", STR("evenodd"));
		markup_attr_written(&r->markup, "stroke", STR("none"));
		markup_close(&r->markup, "path");
	}
	svg_end_series(r);
	svg_end(r);
}

static void write_marks(struct renderer *r, const struct chart *chart,
			double value, size_t number)
{
	struct shape shape = shape_of(chart);
	double count = value / chart->step;

	for (unsigned start = 0; start < count; start += MARKS_GROUP) {
		double rest = count - start;

		if (rest * shape.width < 1)
			return; /* a sliver that nobody sees */
		if (start)
			markup_line(&r->markup);
		write_group(r, &shape, rest < MARKS_GROUP ? rest : MARKS_GROUP,
			    number);
	}
}

static void write_worth(struct renderer *r, const struct chart *chart,
			size_t side)
{
	const struct shown *shown = &chart->node->shown[side];
	struct buf number = {0};
	struct str tag = r->edition->languages[shown->language].tag;
	struct str unit = shown->blocks->table->unit;
	struct str words = render_word(r, shown->place,
				       !unit.len ? STR("each_mark_number")
				       : chart->step == 1 ? STR("each_mark_one")
							  : STR("each_mark"));
	size_t at;

	plot_put_number(&number, chart, chart->step, &chart->notation[side]);
	at = str_find(words, STR("{number}"));
	if (at != STR_NONE)
		words = arena_join(&r->arena, str_slice(words, 0, at),
				   buf_str(&number),
				   str_slice(words, at + 8, words.len));
	at = str_find(words, STR("{unit}"));
	if (at != STR_NONE)
		words = arena_join(&r->arena, str_slice(words, 0, at), unit,
				   str_slice(words, at + 6, words.len));
	if (words.len)
		tag = r->render->ui[shown->place]->tag;
	render_span(r, shown->place, tag, words);
	buf_free(&number);
}

static void draw_key(struct renderer *r, const struct chart *chart)
{
	struct shape shape = shape_of(chart);

	if (r->render->bare)
		return;
	markup_open(&r->markup, "p");
	markup_attr_written(&r->markup, "class", STR("key"));
	write_group(r, &shape, 1, 0);
	for (size_t i = 0; i < chart->node->n_shown; i++) {
		markup_text(&r->markup, STR(" "));
		write_worth(r, chart, i);
	}
	markup_close(&r->markup, "p");
	markup_line(&r->markup);
}

/* ---- types ---- */

struct drawing {
	void (*draw)(struct renderer *r, const struct chart *chart);
	void (*cell)(struct renderer *r, const struct chart *chart,
		     double value, size_t number);
	double parts; /* how many steps its scale has, about */
};

static const struct drawing *drawing_of(enum chart_type type)
{
	static const struct drawing bar = {NULL, write_bar, GRID_PARTS};
	static const struct drawing column = {plot_columns, NULL, GRID_PARTS};
	static const struct drawing line = {plot_lines, NULL, GRID_PARTS};
	static const struct drawing pictogram = {draw_key, write_marks,
						 MARKS_MOST};

	switch (type) {
	case CHART_BAR:
		break;
	case CHART_COLUMN:
		return &column;
	case CHART_LINE:
		return &line;
	case CHART_PICTOGRAM:
		return &pictogram;
	}
	return &bar;
}

struct chart *chart_of(struct renderer *r, const struct node *node)
{
	struct chart *chart = ARENA_NEW(&r->arena, struct chart);

	chart->node = node;
	chart->table = node->shown[0].blocks->table;
	chart->drawing = drawing_of(chart->table->type);
	chart->whole = true;
	chart->columns =
		ARENA_ARRAY(&r->arena, struct series, chart->table->n_columns);
	for (size_t i = 1; i < chart->table->n_columns; i++)
		take_column(chart, i);
	if (chart->high == chart->low)
		chart->high = 1;
	chart->step =
		round_up((chart->high - chart->low) / chart->drawing->parts);
	if (chart->whole && chart->step < 1)
		chart->step = 1;
	for (size_t i = 0; i < node->n_shown; i++)
		chart->notation[i] =
			notation_of(chart, node->shown[i].blocks->table);
	return chart;
}

struct str chart_class(const struct chart *chart)
{
#define CLASS(constant, name) [constant] = STR_INIT("chart chart-" name),
	static const struct str classes[] = {CHART_TYPES(CLASS)};
#undef CLASS

	return classes[chart->table->type];
}

bool chart_beside(const struct chart *chart, size_t column)
{
	return chart->drawing->cell && chart->columns[column].numeric;
}

void chart_cell(struct renderer *r, const struct chart *chart, size_t row,
		size_t column)
{
	double value;

	markup_open(&r->markup, "td");
	markup_attr_written(&r->markup, "class", STR("drawn"));
	markup_attr_written(&r->markup, "aria-hidden", STR("true"));
	if (chart_value(chart, row, column, &value) && is_drawn(chart, value))
		chart->drawing->cell(r, chart, value,
				     chart->columns[column].number);
	markup_close(&r->markup, "td");
	markup_line(&r->markup);
}

void chart_drawing(struct renderer *r, const struct chart *chart)
{
	if (chart->drawing->draw && chart->n_series)
		chart->drawing->draw(r, chart);
}
