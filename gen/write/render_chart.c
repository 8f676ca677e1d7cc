/* Drawings of a chart's numbers, in SVG beside the table that says them.
 *
 * A drawing is for the eye only; without a style sheet too it has a size and
 * the text's colour. Coordinates are printed from whole hundredths, so that
 * no locale changes the bytes. */
#include "lang/character.h"
#include "read/csv.h"
#include "write/render_internal.h"

enum {
	WIDTH = 640, /* of a drawing above the table */
	HEIGHT = 240,
	MARGIN = 20,   /* above and below the values: room for words */
	CHARACTER = 8, /* width of a terminal column, in such words */
	BAR_WIDTH = 100,
	BAR_HEIGHT = 8
};

bool chart_value(const struct node *node, size_t row, size_t column,
		 double *value)
{
	const double limit = 1e15; /* beyond, hundredths are lost */

	for (size_t i = 0; i < node->n_shown; i++) {
		const struct table *table = node->shown[i].blocks->table;
		size_t at = row * table->n_columns + column;

		if (csv_number(table->cells[at].text, value) &&
		    *value<limit && * value> - limit)
			return true;
	}
	return false;
}

struct series *chart_series(struct arena *arena, const struct node *node)
{
	const struct table *table = node->shown[0].blocks->table;
	struct series *all =
		ARENA_ARRAY(arena, struct series, table->n_columns);

	for (size_t i = 1; i < table->n_columns; i++) {
		struct series *series = &all[i];
		double value;

		series->numeric = table->n_rows > 1;
		for (size_t row = 1; row < table->n_rows; row++) {
			if (!chart_value(node, row, i, &value)) {
				series->numeric = false;
				break;
			}
			series->low = value < series->low ? value : series->low;
			series->high =
				value > series->high ? value : series->high;
		}
	}
	return all;
}

/* How far up between the least and the greatest value, in parts of extent. */
static double rise(const struct series *series, double value, double extent)
{
	double range = series->high - series->low;

	return range > 0 ? (value - series->low) / range * extent : 0;
}

static void put_coordinate(struct buf *out, double value)
{
	uint64_t hundredths = (uint64_t)(value * 100 + 0.5);

	buf_put_number(out, hundredths / 100);
	if (hundredths % 100 == 0)
		return;
	buf_put_char(out, '.');
	buf_put_char(out, (char)('0' + hundredths / 10 % 10));
	if (hundredths % 10)
		buf_put_char(out, (char)('0' + hundredths % 10));
}

static void put_length(struct renderer *r, const char *name, double value)
{
	buf_clear(&r->value);
	put_coordinate(&r->value, value);
	markup_attr(&r->markup, name, buf_str(&r->value));
}

static void open_svg(struct renderer *r, struct str class_name, unsigned width,
		     unsigned height)
{
	markup_open(&r->markup, "svg");
	markup_attr(&r->markup, "xmlns", STR("http://www.w3.org/2000/svg"));
	markup_attr(&r->markup, "class", class_name);
	markup_attr(&r->markup, "aria-hidden", STR("true"));
	markup_attr(&r->markup, "focusable", STR("false"));
	markup_attr_number(&r->markup, "width", width);
	markup_attr_number(&r->markup, "height", height);
	buf_clear(&r->value);
	buf_put(&r->value, STR("0 0 "));
	buf_put_number(&r->value, width);
	buf_put_char(&r->value, ' ');
	buf_put_number(&r->value, height);
	markup_attr(&r->markup, "viewBox", buf_str(&r->value));
}

static void write_rectangle(struct renderer *r, double x, double y,
			    double width, double height)
{
	markup_open(&r->markup, "rect");
	put_length(r, "x", x);
	put_length(r, "y", y);
	put_length(r, "width", width);
	put_length(r, "height", height);
	markup_attr(&r->markup, "fill", STR("currentColor"));
	markup_close(&r->markup, "rect");
}

void chart_bar(struct renderer *r, const struct series *series, double value)
{
	double zero = rise(series, 0, BAR_WIDTH);
	double end = rise(series, value, BAR_WIDTH);
	double left = end < zero ? end : zero;
	double right = end < zero ? zero : end;

	open_svg(r, STR("bar"), BAR_WIDTH, BAR_HEIGHT);
	markup_attr(&r->markup, "preserveAspectRatio", STR("none"));
	write_rectangle(r, left, 0, right - left, BAR_HEIGHT);
	markup_close(&r->markup, "svg");
}

/* One series, as it is being drawn above its table. */
struct plot {
	const struct node *node;
	const struct series *series;
	size_t column;
	size_t n;    /* values */
	double slot; /* width of a value's place */
};

static double plot_x(const struct plot *plot, size_t i)
{
	return ((double)i + 0.5) * plot->slot;
}

static double plot_y(const struct plot *plot, double value)
{
	return HEIGHT - MARGIN - rise(plot->series, value, HEIGHT - 2 * MARGIN);
}

static double plot_value(const struct plot *plot, size_t i)
{
	double value = 0;

	chart_value(plot->node, i + 1, plot->column, &value);
	return value;
}

static void draw_columns(struct renderer *r, const struct plot *plot)
{
	double width = plot->slot * 0.6;
	double zero = plot_y(plot, 0);

	for (size_t i = 0; i < plot->n; i++) {
		double y = plot_y(plot, plot_value(plot, i));

		write_rectangle(r, plot_x(plot, i) - width / 2,
				y < zero ? y : zero, width,
				y < zero ? zero - y : y - zero);
	}
}

static void put_points(struct renderer *r, const struct plot *plot)
{
	buf_clear(&r->value);
	for (size_t i = 0; i < plot->n; i++) {
		if (i)
			buf_put_char(&r->value, ' ');
		put_coordinate(&r->value, plot_x(plot, i));
		buf_put_char(&r->value, ',');
		put_coordinate(&r->value, plot_y(plot, plot_value(plot, i)));
	}
	markup_attr(&r->markup, "points", buf_str(&r->value));
}

static void draw_line(struct renderer *r, const struct plot *plot)
{
	markup_open(&r->markup, "polyline");
	put_points(r, plot);
	markup_attr(&r->markup, "fill", STR("none"));
	markup_attr(&r->markup, "stroke", STR("currentColor"));
	markup_attr(&r->markup, "stroke-width", STR("2"));
	markup_close(&r->markup, "polyline");
	for (size_t i = 0; i < plot->n; i++) {
		markup_open(&r->markup, "circle");
		put_length(r, "cx", plot_x(plot, i));
		put_length(r, "cy", plot_y(plot, plot_value(plot, i)));
		markup_attr(&r->markup, "r", STR("4"));
		markup_attr(&r->markup, "fill", STR("currentColor"));
		markup_close(&r->markup, "circle");
	}
}

/* The types of charts; the first is what a chart is unless it says more. One
 * without a function to draw is drawn in the table's cells. */
static const struct chart_type {
	struct str name;
	struct str class_name;
	void (*draw)(struct renderer *r, const struct plot *plot);
} types[] = {
	{STR_INIT("bar"), STR_INIT("chart chart-bar"), NULL},
	{STR_INIT("column"), STR_INIT("chart chart-column"), draw_columns},
	{STR_INIT("line"), STR_INIT("chart chart-line"), draw_line},
};

static const struct chart_type *chart_type(const struct block *block)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_eq(types[i].name, block->info))
			return &types[i];
	return &types[0];
}

struct str chart_class(const struct block *block)
{
	return chart_type(block)->class_name;
}

bool chart_in_cells(const struct block *block)
{
	return !chart_type(block)->draw;
}

static void write_baseline(struct renderer *r, const struct plot *plot)
{
	double zero = plot_y(plot, 0);

	markup_open(&r->markup, "line");
	put_length(r, "x1", 0);
	put_length(r, "y1", zero);
	put_length(r, "x2", WIDTH);
	put_length(r, "y2", zero);
	markup_attr(&r->markup, "stroke", STR("currentColor"));
	markup_close(&r->markup, "line");
}

static struct str cell_text(const struct plot *plot, size_t i, size_t column)
{
	const struct table *table = plot->node->shown[0].blocks->table;

	return table->cells[(i + 1) * table->n_columns + column].text;
}

/* Words that would run into each other are left to the table. */
static bool words_fit(const struct plot *plot, size_t column)
{
	for (size_t i = 0; i < plot->n; i++)
		if ((double)text_width(cell_text(plot, i, column)) * CHARACTER >
		    plot->slot)
			return false;
	return true;
}

static void write_words(struct renderer *r, double x, double y,
			struct str words)
{
	markup_open(&r->markup, "text");
	put_length(r, "x", x);
	put_length(r, "y", y);
	markup_attr(&r->markup, "font-size", STR("13"));
	markup_attr(&r->markup, "text-anchor", STR("middle"));
	markup_attr(&r->markup, "fill", STR("currentColor"));
	markup_text(&r->markup, words);
	markup_close(&r->markup, "text");
}

static void write_plot_words(struct renderer *r, const struct plot *plot)
{
	bool values = words_fit(plot, plot->column);
	bool labels = words_fit(plot, 0);

	for (size_t i = 0; i < plot->n; i++) {
		double value = plot_value(plot, i);
		double top = plot_y(plot, value > 0 ? value : 0);

		if (values)
			write_words(r, plot_x(plot, i), top - 6,
				    cell_text(plot, i, plot->column));
		if (labels)
			write_words(r, plot_x(plot, i), HEIGHT - 5,
				    cell_text(plot, i, 0));
	}
}

/* HTML gives an svg element no lang of its own. */
static void put_language(struct renderer *r, size_t language)
{
	struct str tag = r->edition->languages[language].tag;

	if (!r->render->bare && !str_eq(tag, r->scope.tag))
		markup_attr(&r->markup, "xml:lang", tag);
}

static void draw_plot(struct renderer *r, const struct plot *plot,
		      const struct chart_type *type)
{
	open_svg(r, STR("drawing"), WIDTH, HEIGHT);
	put_language(r, plot->node->shown[0].language);
	write_baseline(r, plot);
	type->draw(r, plot);
	write_plot_words(r, plot);
	markup_close(&r->markup, "svg");
	markup_line(&r->markup);
}

static size_t count_numeric(const struct series *series, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += series[i].numeric;
	return count;
}

void chart_drawing(struct renderer *r, const struct node *node,
		   const struct series *series)
{
	const struct block *block = node->shown[0].blocks;
	size_t n = block->table->n_columns;
	bool several = count_numeric(series, n) > 1;

	for (size_t i = 0; i < n; i++) {
		struct plot plot = {node, &series[i], i,
				    block->table->n_rows - 1, 0};

		if (!series[i].numeric)
			continue;
		plot.slot = (double)WIDTH / (double)plot.n;
		if (several) {
			markup_open(&r->markup, "p");
			markup_attr(&r->markup, "class", STR("series"));
			render_cell(r, node, 0, i);
			markup_close(&r->markup, "p");
			markup_line(&r->markup);
		}
		draw_plot(r, &plot, chart_type(block));
	}
}
