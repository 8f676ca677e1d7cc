/* Columns and lines over a grid.
 *
 * Words are placed by reckoning with a drawing no wider than a phone, so that
 * on any screen they keep apart: names break into lines, a drawing of many
 * columns scrolls, a line of many points names some of them. */
#include "write/epub_lines.h"
#include "write/render_internal.h"

enum {
	NARROW = 20, /* em: a phone; style sheets let no plot be narrower */
	BOOK = 28,
	WIDEST = 72,
	NAME_LINES = 4,
	FONT = 100, /* as lines_fit is asked: hundredths of an em */
	FEW = 3,    /* columns look clumsy on a wide drawing */
	SNUG = 4
};

static const double pitch = 1.35;  /* em, from line to line */
static const double above = 1.8;   /* em, over the highest line */
static const double extent = 11.5; /* em, from the lowest to the highest */
static const double filled = 0.62; /* of a column's place */

struct plot {
	const struct chart *chart;
	struct canvas canvas;
	size_t n;            /* rows */
	double right;        /* kept free, part of the width */
	double left;         /* of the columns' places, part of the width */
	double slot;         /* part of the width */
	long first, last;    /* lines of the grid, in steps */
	size_t every;        /* of so many rows one has its name written */
	struct lines *names; /* a row after the other, a side each */
	double name_lines[VIEW_SIDES]; /* of the longest name */
};

static const struct edition_language *
language_of(const struct renderer *r, const struct plot *plot, size_t side)
{
	size_t language = plot->chart->node->shown[side].language;

	return &r->edition->languages[language];
}

static struct str cell_text(const struct plot *plot, size_t side, size_t row,
			    size_t column)
{
	const struct table *table =
		plot->chart->node->shown[side].blocks->table;

	return table->cells[row * table->n_columns + column].text;
}

/* Numbers of the scale are set plainly, all other words in bold. */
static double width_of(struct renderer *r, const struct plot *plot,
		       struct str text, bool bold)
{
	return lines_width(&r->arena, language_of(r, plot, 0)->rules, text,
			   bold) /
	       1000.0;
}

/* ---- the scale ---- */

static void put_grouped(struct buf *out, uint64_t number, bool commas)
{
	if (number >= 1000 && commas) {
		put_grouped(out, number / 1000, commas);
		buf_printf(out, ",%03u", (unsigned)(number % 1000));
	} else {
		buf_put_number(out, number);
	}
}

void plot_put_number(struct buf *out, const struct chart *chart, double value,
		     const struct notation *notation)
{
	double step = chart->step;
	uint64_t scale = 1, scaled;

	while (step < 1 && scale < 1000000) {
		step *= 10;
		scale *= 10;
	}
	if (value < 0)
		buf_put(out, STR("\xE2\x88\x92"));
	value = value < 0 ? -value : value;
	scaled = (uint64_t)(value * (double)scale + 0.5);
	put_grouped(out, scaled / scale, notation->commas);
	if (scale > 1) {
		buf_put_char(out, '.');
		for (uint64_t i = scale / 10; i; i /= 10)
			buf_put_char(out, (char)('0' + scaled / i % 10));
	}
	if (notation->percent)
		buf_put_char(out, '%');
}

static struct str tick_words(struct renderer *r, const struct plot *plot,
			     long tick)
{
	struct buf buf = {0};
	struct str words;

	plot_put_number(&buf, plot->chart, (double)tick * plot->chart->step,
			&plot->chart->notation[0]);
	words = buf_copy(&buf, &r->arena);
	buf_free(&buf);
	return words;
}

static void set_scale(struct plot *plot)
{
	const struct chart *chart = plot->chart;

	while ((double)plot->first * chart->step > chart->low)
		plot->first--;
	while ((double)plot->last * chart->step < chart->high)
		plot->last++;
}

static double down(const struct plot *plot, double value)
{
	double low = (double)plot->first * plot->chart->step;
	double high = (double)plot->last * plot->chart->step;

	return above + (high - value) / (high - low) * extent;
}

static double across(const struct plot *plot, size_t row)
{
	return plot->left + ((double)row - 0.5) * plot->slot;
}

/* ---- names ---- */

/* Whether a language says what the one before has said. */
static bool is_repeated(const struct plot *plot, size_t side, size_t row,
			size_t column)
{
	return side && str_eq(cell_text(plot, 0, row, column),
			      cell_text(plot, side, row, column));
}

/* Breaks a name into lines that fit into the box; false if it must not. */
static bool fit_name(struct renderer *r, struct plot *plot, size_t row,
		     size_t side, struct lines_box box)
{
	struct lines *lines = &plot->names[row * VIEW_SIDES + side];
	double *most = &plot->name_lines[side];

	*lines = (struct lines){0};
	if (is_repeated(plot, side, row, 0))
		return true;
	*lines = lines_fit(&r->arena, language_of(r, plot, side)->rules,
			   cell_text(plot, side, row, 0), box);
	if ((double)lines->len > *most)
		*most = (double)lines->len;
	return !lines->broken;
}

/* Whether all names fit into the places of so many rows. */
static bool fit_names(struct renderer *r, struct plot *plot, double places)
{
	double room = places * plot->slot * plot->canvas.width - 0.4;
	const struct lines_box box = {
		.width = room > 0 ? (unsigned)(room * FONT) : 1,
		.height = lines_pitch(FONT) * NAME_LINES,
		.largest = FONT,
		.smallest = FONT,
	};
	bool fit = true;

	for (size_t i = 0; i < plot->chart->node->n_shown; i++) {
		plot->name_lines[i] = 0;
		for (size_t row = 1; row <= plot->n; row++)
			fit &= fit_name(r, plot, row, i, box);
	}
	return fit;
}

/* Few columns stand so far apart that the numbers of the scale may reach into
 * the first one's place. */
static void set_width(struct renderer *r, struct plot *plot, double width)
{
	double free = plot->n > SNUG ? 0 : (1 - filled) / 2 / (double)plot->n;
	double widest = 0;

	for (long i = plot->first; i <= plot->last; i++) {
		double own = width_of(r, plot, tick_words(r, plot, i), false);

		widest = own > widest ? own : widest;
	}
	plot->canvas.width = width;
	plot->left = ((widest + 0.5) / width - free) / (1 - free);
	if (plot->left < 0)
		plot->left = 0;
	plot->slot = (1 - plot->left - plot->right) / (double)plot->n;
}

static void begin(struct renderer *r, struct plot *plot,
		  const struct chart *chart)
{
	bool fixed = r->render->target == TARGET_EPUB;

	*plot = (struct plot){.chart = chart, .every = 1};
	plot->n = chart->table->n_rows - 1;
	plot->canvas.fixed = fixed;
	plot->canvas.mirrored = r->scope.direction == RIGHT_TO_LEFT;
	plot->names = ARENA_ARRAY(&r->arena, struct lines,
				  (plot->n + 1) * VIEW_SIDES);
	set_scale(plot);
	set_width(r, plot, fixed ? BOOK : NARROW);
}

static void finish(struct plot *plot)
{
	plot->canvas.height =
		above + extent + 0.5 +
		(plot->name_lines[0] + plot->name_lines[1] + 0.2) * pitch;
}

/* In two languages, what one side says has its class, as all text does. */
static struct str name_class(const struct plot *plot, size_t side, size_t row)
{
	if (plot->chart->node->n_shown == 1 || is_repeated(plot, 1, row, 0))
		return STR("row-name");
	return side ? STR("row-name second") : STR("row-name first");
}

static void write_name(struct renderer *r, const struct plot *plot, size_t row)
{
	struct svg_text text = {.x = across(plot, row), .anchor = SVG_MIDDLE};
	double top = above + extent + 0.2;

	for (size_t i = 0; i < plot->chart->node->n_shown; i++) {
		const struct lines *lines = &plot->names[row * VIEW_SIDES + i];

		text.y = top;
		top += plot->name_lines[i] * pitch;
		text.class_name = name_class(plot, i, row);
		text.tag = language_of(r, plot, i)->tag;
		for (size_t j = 0; j < lines->len; j++) {
			text.y += pitch;
			text.words = lines->text[j];
			svg_text(r, &plot->canvas, &text);
		}
	}
}

static void write_names(struct renderer *r, const struct plot *plot)
{
	for (size_t row = 1; row <= plot->n; row++)
		if ((plot->n - row) % plot->every == 0)
			write_name(r, plot, row);
}

/* ---- what all plots have ---- */

static void write_grid(struct renderer *r, const struct plot *plot)
{
	for (long i = plot->first; i <= plot->last; i++) {
		double y = down(plot, (double)i * plot->chart->step);
		struct svg_line line = {0, y, 1, y};
		struct svg_text text = {.y = y - 0.3,
					.class_name = STR("tick"),
					.words = tick_words(r, plot, i)};

		svg_rule(r, &plot->canvas, &line,
			 i ? STR("grid") : STR("zero"));
		svg_text(r, &plot->canvas, &text);
	}
}

/* A sample of how a series is drawn. */
static void write_sample(struct renderer *r, const struct chart *chart,
			 size_t number, bool is_line)
{
	const struct canvas canvas = {.width = 2, .height = 1, .fixed = true};
	const struct svg_line line = {0.04, 0.5, 0.96, 0.5};
	const struct svg_box box = {0.25, 0.1, 0.5, 0.8};

	(void)chart;
	svg_begin(r, &canvas, STR("sample"));
	svg_begin_series(r, number);
	if (is_line) {
		svg_stroke(r, &canvas, &line, number);
		svg_point(r, &canvas, 0.5, 0.5, number);
	} else {
		svg_rectangle(r, &canvas, &box, number);
	}
	svg_end_series(r);
	svg_end(r);
}

static void write_legend(struct renderer *r, const struct chart *chart,
			 bool is_line)
{
	markup_open(&r->markup, "p");
	markup_attr_written(&r->markup, "class", STR("legend"));
	for (size_t i = 1; i < chart->table->n_columns; i++) {
		if (!chart->columns[i].numeric)
			continue;
		markup_open(&r->markup, "span");
		markup_attr_written(&r->markup, "class", STR("entry"));
		write_sample(r, chart, chart->columns[i].number, is_line);
		markup_text(&r->markup, STR(" "));
		render_cell(r, chart->node, 0, i, false);
		markup_close(&r->markup, "span");
		markup_line(&r->markup);
	}
	markup_close(&r->markup, "p");
	markup_line(&r->markup);
}

/* The element around legend and drawing. Readers of the table need neither. */
static void open_drawing(struct renderer *r, const struct plot *plot)
{
	bool few = plot->n <= FEW;

	markup_open(&r->markup, "div");
	markup_attr_written(&r->markup, "class",
			    few ? STR("drawing few") : STR("drawing"));
	markup_attr_written(&r->markup, "aria-hidden", STR("true"));
	markup_line(&r->markup);
}

/* The class tells style sheets how high it is. */
static void begin_svg(struct renderer *r, const struct plot *plot)
{
	svg_begin(r, &plot->canvas,
		  arena_printf(&r->arena, "plot lines-%u",
			       (unsigned)(plot->name_lines[0] +
					  plot->name_lines[1])));
}

static void close_drawing(struct renderer *r)
{
	svg_end(r);
	markup_line(&r->markup);
	markup_close(&r->markup, "div");
	markup_line(&r->markup);
}

/* Whether every number of the series fits into its place. */
static bool values_fit(struct renderer *r, const struct plot *plot,
		       size_t column)
{
	double place = plot->slot * plot->canvas.width;
	double room = plot->n > SNUG ? place - 0.3 : place * filled + 0.6;

	for (size_t row = 1; row <= plot->n; row++)
		if (width_of(r, plot, cell_text(plot, 0, row, column), true) >
		    room)
			return false;
	return true;
}

static void write_value(struct renderer *r, const struct plot *plot, double x,
			double y, struct str words)
{
	const struct svg_text text = {.x = x,
				      .y = y,
				      .anchor = SVG_MIDDLE,
				      .number = true,
				      .class_name = STR("value"),
				      .words = words};

	svg_text(r, &plot->canvas, &text);
}

/* ---- columns ---- */

static struct svg_box column_box(const struct plot *plot, size_t row,
				 const struct series *series, double value)
{
	double width = plot->slot * filled / (double)plot->chart->n_series;
	double zero = down(plot, 0), end = down(plot, value);

	return (struct svg_box){
		.x = across(plot, row) - plot->slot * filled / 2 +
		     (double)series->number * width,
		.y = end < zero ? end : zero,
		.width = width * (plot->chart->n_series > 1 ? 0.9 : 1),
		.height = end < zero ? zero - end : end - zero,
	};
}

static void draw_column(struct renderer *r, const struct plot *plot,
			size_t column)
{
	const struct series *series = &plot->chart->columns[column];
	double value;

	svg_begin_series(r, series->number);
	for (size_t row = 1; row <= plot->n; row++) {
		struct svg_box box;

		if (!chart_value(plot->chart, row, column, &value))
			continue;
		box = column_box(plot, row, series, value);
		svg_rectangle(r, &plot->canvas, &box, series->number);
	}
	svg_end_series(r);
}

static void write_values(struct renderer *r, const struct plot *plot,
			 size_t column)
{
	double value;

	for (size_t row = 1; row <= plot->n; row++)
		if (chart_value(plot->chart, row, column, &value))
			write_value(r, plot, across(plot, row),
				    down(plot, value) +
					    (value < 0 ? 1.2 : -0.5),
				    cell_text(plot, 0, row, column));
}

void plot_columns(struct renderer *r, const struct chart *chart)
{
	struct plot plot;
	double width;

	begin(r, &plot, chart);
	width = plot.canvas.width;
	while (!fit_names(r, &plot, 1) && width < WIDEST) {
		width += 3;
		set_width(r, &plot, width);
		plot.canvas.wide = true;
	}
	finish(&plot);
	open_drawing(r, &plot);
	if (chart->n_series > 1)
		write_legend(r, chart, false);
	begin_svg(r, &plot);
	write_grid(r, &plot);
	for (size_t i = 1; i < chart->table->n_columns; i++) {
		if (!chart->columns[i].numeric)
			continue;
		draw_column(r, &plot, i);
		if (chart->n_series == 1 && values_fit(r, &plot, i))
			write_values(r, &plot, i);
	}
	write_names(r, &plot);
	close_drawing(r);
}

/* ---- lines ---- */

/* An empty cell is a gap. */
static void draw_line(struct renderer *r, const struct plot *plot,
		      size_t column)
{
	const struct series *series = &plot->chart->columns[column];
	struct svg_line line = {0};
	bool before = false;
	double value;

	svg_begin_series(r, series->number);
	for (size_t row = 1; row <= plot->n; row++) {
		bool some = chart_value(plot->chart, row, column, &value);

		line.x1 = line.x2;
		line.y1 = line.y2;
		line.x2 = across(plot, row);
		line.y2 = some ? down(plot, value) : 0;
		if (some && before)
			svg_stroke(r, &plot->canvas, &line, series->number);
		before = some;
	}
	for (size_t row = 1; row <= plot->n; row++)
		if (chart_value(plot->chart, row, column, &value))
			svg_point(r, &plot->canvas, across(plot, row),
				  down(plot, value), series->number);
	svg_end_series(r);
}

/* Above a point, but below where the line comes down and goes up again. */
static double beside_point(const struct plot *plot, size_t row, size_t column,
			   double value)
{
	double before = value, after = value;
	bool valley;

	if (row > 1)
		chart_value(plot->chart, row - 1, column, &before);
	if (row < plot->n)
		chart_value(plot->chart, row + 1, column, &after);
	valley =
		before >= value && after >= value && before + after > 2 * value;
	return down(plot, value) + (valley ? 1.6 : -0.8);
}

static void write_point_values(struct renderer *r, const struct plot *plot,
			       size_t column)
{
	double value;

	for (size_t row = 1; row <= plot->n; row++)
		if (chart_value(plot->chart, row, column, &value))
			write_value(r, plot, across(plot, row),
				    beside_point(plot, row, column, value),
				    cell_text(plot, 0, row, column));
}

/* A series' name, right-aligned at the end of its line. */
struct end_name {
	bool numeric;
	double width; /* part of the drawing's */
	double y;     /* of its base line */
};

/* Whether any series passes through the place of the name. */
static bool is_crossed(const struct plot *plot, const struct end_name *name)
{
	const struct chart *chart = plot->chart;
	double top = name->y - 1.1, bottom = name->y + 0.4;

	for (size_t i = 1; i < chart->table->n_columns; i++) {
		for (size_t row = plot->n; row >= 1; row--) {
			double value, next, y, to;

			if (!chart->columns[i].numeric ||
			    !chart_value(chart, row, i, &value))
				continue;
			if (row == plot->n ||
			    !chart_value(chart, row + 1, i, &next))
				next = value;
			y = down(plot, value);
			to = down(plot, next);
			if ((y < to ? y : to) < bottom &&
			    (y < to ? to : y) > top)
				return true;
			if (across(plot, row) < 1 - name->width)
				break;
		}
	}
	return false;
}

static bool is_free(const struct plot *plot, const struct end_name *names,
		    size_t column)
{
	const struct end_name *own = &names[column];

	for (size_t i = 1; i < column; i++) {
		double gap = names[i].y - own->y;

		if (names[i].numeric && gap < pitch && gap > -pitch)
			return false;
	}
	return own->y > 1 && own->y < above + extent && !is_crossed(plot, own);
}

/* Finds a place for every series' name at the end of its line; false if one
 * has none, or has to be said in two languages. */
static bool place_names(struct renderer *r, const struct plot *plot,
			struct end_name *names)
{
	const struct chart *chart = plot->chart;

	for (size_t i = 1; i < chart->table->n_columns; i++) {
		struct end_name *own = &names[i];
		double value;

		if (!chart->columns[i].numeric)
			continue;
		own->numeric = true;
		own->width = width_of(r, plot, cell_text(plot, 0, 0, i), true) /
			     plot->canvas.width;
		if (!chart_value(chart, plot->n, i, &value) ||
		    own->width > 0.5 ||
		    (chart->node->n_shown > 1 && !is_repeated(plot, 1, 0, i)))
			return false;
		own->y = down(plot, value) - 0.8;
		if (is_free(plot, names, i))
			continue;
		own->y = down(plot, value) + 1.6;
		if (!is_free(plot, names, i))
			return false;
	}
	return true;
}

static void write_end_names(struct renderer *r, const struct plot *plot,
			    const struct end_name *names)
{
	for (size_t i = 1; i < plot->chart->table->n_columns; i++) {
		struct svg_text text = {
			.x = 1,
			.y = names[i].y,
			.anchor = SVG_END,
			.class_name = STR("series"),
			.tag = language_of(r, plot, 0)->tag,
			.words = cell_text(plot, 0, 0, i),
		};

		if (names[i].numeric)
			svg_text(r, &plot->canvas, &text);
	}
}

static void draw_lines(struct renderer *r, const struct plot *plot)
{
	const struct chart *chart = plot->chart;

	for (size_t i = 1; i < chart->table->n_columns; i++) {
		if (!chart->columns[i].numeric)
			continue;
		draw_line(r, plot, i);
		if (chart->n_series == 1 && values_fit(r, plot, i))
			write_point_values(r, plot, i);
	}
}

/* If not all fit, some are named; the last then needs room to its right. */
static void thin_names(struct renderer *r, struct plot *plot)
{
	double width = 0;

	if (fit_names(r, plot, 1))
		return;
	for (size_t i = 0; i < plot->chart->node->n_shown; i++) {
		double own =
			width_of(r, plot, cell_text(plot, i, plot->n, 0), true);

		width = own > width ? own : width;
	}
	plot->right = (width > 4 ? 4 : width) / 2 / plot->canvas.width;
	set_width(r, plot, plot->canvas.width);
	while (plot->every < plot->n &&
	       !fit_names(r, plot, (double)plot->every))
		plot->every++;
}

void plot_lines(struct renderer *r, const struct chart *chart)
{
	struct plot plot;
	struct end_name *names = ARENA_ARRAY(&r->arena, struct end_name,
					     chart->table->n_columns);
	bool direct;

	begin(r, &plot, chart);
	thin_names(r, &plot);
	finish(&plot);
	direct = chart->n_series > 1 && place_names(r, &plot, names);
	open_drawing(r, &plot);
	if (chart->n_series > 1 && !direct)
		write_legend(r, chart, true);
	begin_svg(r, &plot);
	write_grid(r, &plot);
	draw_lines(r, &plot);
	write_names(r, &plot);
	if (direct)
		write_end_names(r, &plot, names);
	close_drawing(r);
}
