/* Drawing: SVG of our own.
 *
 * Across, places are parts of the width; down, they are ems of the drawing's
 * text. On pages they are written as they are, in percent and em, so that a
 * drawing becomes as wide as its place and its words keep their size. Readers
 * of books differ in what they understand: there all is in units of a
 * viewBox. Colours are attributes, which any style sheet can overrule, and
 * tell series apart without one. Numbers are printed from whole hundredths,
 * so that no locale changes the bytes. */
#include "write/render_internal.h"

enum { FIXED_EM = 13 }; /* units of the viewBox */

/* Mid-tones: 3:1 on white and on near black, apart for the colour-blind. */
static const struct str colours[SVG_SERIES] = {
	STR_INIT("#2b7bb9"),
	STR_INIT("#c9543a"),
	STR_INIT("#9a7b16"),
	STR_INIT("#8a63b4"),
};

static void put_hundredths(struct buf *out, double value)
{
	uint64_t hundredths = value > 0 ? (uint64_t)(value * 100 + 0.5) : 0;

	buf_put_number(out, hundredths / 100);
	if (hundredths % 100 == 0)
		return;
	buf_put_char(out, '.');
	buf_put_char(out, (char)('0' + hundredths / 10 % 10));
	if (hundredths % 10)
		buf_put_char(out, (char)('0' + hundredths % 10));
}

static void put_unit(struct renderer *r, const char *name, double value,
		     struct str unit)
{
	buf_clear(&r->value);
	put_hundredths(&r->value, value);
	buf_put(&r->value, unit);
	markup_attr_written(&r->markup, name, buf_str(&r->value));
}

static void put_across(struct renderer *r, const struct canvas *canvas,
		       const char *name, double part)
{
	if (canvas->fixed)
		put_unit(r, name, part * canvas->width * FIXED_EM, STR(""));
	else
		put_unit(r, name, part * 100, STR("%"));
}

/* Where something that wide begins. */
static void put_left(struct renderer *r, const struct canvas *canvas,
		     const char *name, double x, double width)
{
	put_across(r, canvas, name, canvas->mirrored ? 1 - x - width : x);
}

static void put_down(struct renderer *r, const struct canvas *canvas,
		     const char *name, double ems)
{
	if (canvas->fixed)
		put_unit(r, name, ems * FIXED_EM, STR(""));
	else
		put_unit(r, name, ems, STR("em"));
}

static void put_view_box(struct renderer *r, double width, double height)
{
	buf_clear(&r->value);
	buf_put(&r->value, STR("0 0 "));
	put_hundredths(&r->value, width);
	buf_put_char(&r->value, ' ');
	put_hundredths(&r->value, height);
	markup_attr_written(&r->markup, "viewBox", buf_str(&r->value));
}

static void put_common(struct renderer *r, struct str class_name)
{
	markup_open(&r->markup, "svg");
	markup_attr_written(&r->markup, "xmlns",
			    STR("http://www.w3.org/2000/svg"));
	markup_attr_written(&r->markup, "class", class_name);
	markup_attr_written(&r->markup, "aria-hidden", STR("true"));
	markup_attr_written(&r->markup, "focusable", STR("false"));
}

void svg_begin(struct renderer *r, const struct canvas *canvas,
	       struct str class_name)
{
	put_common(r, class_name);
	/* On paper too: WeasyPrint's SVG does not see the text around it. */
	markup_attr_number(&r->markup, "font-size", FIXED_EM);
	if (canvas->fixed) {
		double width = canvas->width * FIXED_EM;
		double height = canvas->height * FIXED_EM;

		put_unit(r, "width", width, STR(""));
		put_unit(r, "height", height, STR(""));
		put_view_box(r, width, height);
		return;
	}
	if (canvas->wide)
		put_unit(r, "width", canvas->width, STR("em"));
	else
		markup_attr_written(&r->markup, "width", STR("100%"));
	put_unit(r, "height", canvas->height, STR("em"));
}

void svg_begin_icon(struct renderer *r, struct str class_name, double width,
		    double height)
{
	put_common(r, class_name);
	put_unit(r, "width", width, STR(""));
	put_unit(r, "height", height, STR(""));
	put_view_box(r, width, height);
}

void svg_end(struct renderer *r)
{
	markup_close(&r->markup, "svg");
}

void svg_begin_series(struct renderer *r, size_t number)
{
	size_t i = number % SVG_SERIES;

	markup_open(&r->markup, "g");
	buf_clear(&r->value);
	buf_put(&r->value, STR("series-"));
	buf_put_number(&r->value, i + 1);
	markup_attr_written(&r->markup, "class", buf_str(&r->value));
	markup_attr_written(&r->markup, "fill", colours[i]);
	markup_attr_written(&r->markup, "stroke", colours[i]);
}

void svg_end_series(struct renderer *r)
{
	markup_close(&r->markup, "g");
}

/* Columns of series differ in how they are filled, too. */
void svg_rectangle(struct renderer *r, const struct canvas *canvas,
		   const struct svg_box *box, size_t number)
{
	static const char *const opacities[SVG_SERIES] = {NULL, "0.3", "0",
							  "0"};
	const char *opacity = opacities[number % SVG_SERIES];

	markup_open(&r->markup, "rect");
	put_left(r, canvas, "x", box->x, box->width);
	put_down(r, canvas, "y", box->y);
	put_across(r, canvas, "width", box->width);
	put_down(r, canvas, "height", box->height);
	if (opacity) {
		markup_attr_written(&r->markup, "fill-opacity",
				    str_from(opacity));
		markup_attr_written(&r->markup, "stroke-width", STR("2"));
	} else {
		markup_attr_written(&r->markup, "stroke", STR("none"));
	}
	if (number % SVG_SERIES == 3)
		markup_attr_written(&r->markup, "stroke-dasharray", STR("4 3"));
	markup_close(&r->markup, "rect");
}

static void put_line(struct renderer *r, const struct canvas *canvas,
		     const struct svg_line *line)
{
	markup_open(&r->markup, "line");
	put_left(r, canvas, "x1", line->x1, 0);
	put_down(r, canvas, "y1", line->y1);
	put_left(r, canvas, "x2", line->x2, 0);
	put_down(r, canvas, "y2", line->y2);
}

void svg_rule(struct renderer *r, const struct canvas *canvas,
	      const struct svg_line *line, struct str class_name)
{
	put_line(r, canvas, line);
	markup_attr_written(&r->markup, "class", class_name);
	markup_attr_written(&r->markup, "stroke", STR("currentColor"));
	if (str_eq(class_name, STR("grid")))
		markup_attr_written(&r->markup, "stroke-opacity", STR("0.2"));
	markup_close(&r->markup, "line");
}

void svg_stroke(struct renderer *r, const struct canvas *canvas,
		const struct svg_line *line, size_t number)
{
	static const char *const dashes[SVG_SERIES] = {NULL, "8 4", "2 4",
						       "10 3 2 3"};
	const char *dash = dashes[number % SVG_SERIES];

	put_line(r, canvas, line);
	markup_attr_written(&r->markup, "stroke-width", STR("2.5"));
	if (dash)
		markup_attr_written(&r->markup, "stroke-dasharray",
				    str_from(dash));
	else
		markup_attr_written(&r->markup, "stroke-linecap", STR("round"));
	markup_close(&r->markup, "line");
}

static void put_circle(struct renderer *r, const struct canvas *canvas,
		       double x, double y, const char *radius)
{
	markup_open(&r->markup, "circle");
	put_left(r, canvas, "cx", x, 0);
	put_down(r, canvas, "cy", y);
	markup_attr_written(&r->markup, "r", str_from(radius));
}

/* A dot, a square, a ring, a ring around a dot: shapes that need no path, for
 * a path cannot stand at a percentage. */
void svg_point(struct renderer *r, const struct canvas *canvas, double x,
	       double y, size_t number)
{
	const struct svg_line place = {x, y, x, y};

	switch (number % SVG_SERIES) {
	case 1: /* the end of a line without length */
		put_line(r, canvas, &place);
		markup_attr_written(&r->markup, "stroke-width", STR("9"));
		markup_attr_written(&r->markup, "stroke-linecap",
				    STR("square"));
		markup_close(&r->markup, "line");
		return;
	case 2:
	case 3:
		put_circle(r, canvas, x, y, "5");
		markup_attr_written(&r->markup, "class", STR("hollow"));
		markup_attr_written(&r->markup, "fill", STR("none"));
		markup_attr_written(&r->markup, "stroke-width", STR("2"));
		markup_close(&r->markup, "circle");
		if (number % SVG_SERIES == 2)
			return;
		put_circle(r, canvas, x, y, "2");
		break;
	default:
		put_circle(r, canvas, x, y, "4.5");
		break;
	}
	markup_attr_written(&r->markup, "stroke", STR("none"));
	markup_close(&r->markup, "circle");
}

/* Which side of the text its x is. The direction is given along with it: not
 * all engines know that of the page, and a number is never read from the
 * right. */
static void put_anchor(struct renderer *r, const struct canvas *canvas,
		       const struct svg_text *text)
{
	static const char *const names[][2] = {
		[SVG_START] = {NULL, "end"},
		[SVG_MIDDLE] = {"middle", "middle"},
		[SVG_END] = {"end", NULL},
	};
	const char *name = names[text->anchor][canvas->mirrored];

	if (name)
		markup_attr_written(&r->markup, "text-anchor", str_from(name));
	if (canvas->mirrored && (text->anchor != SVG_MIDDLE || text->number))
		markup_attr_written(&r->markup, "direction", STR("ltr"));
}

void svg_text(struct renderer *r, const struct canvas *canvas,
	      const struct svg_text *text)
{
	markup_open(&r->markup, "text");
	if (text->class_name.len)
		markup_attr_written(&r->markup, "class", text->class_name);
	put_left(r, canvas, "x", text->x, 0);
	put_down(r, canvas, "y", text->y);
	put_anchor(r, canvas, text);
	/* SVG has no lang of its own in HTML. */
	if (text->tag.len && !str_eq(text->tag, r->scope.tag))
		markup_attr_written(&r->markup, "xml:lang", text->tag);
	markup_attr_written(&r->markup, "fill", STR("currentColor"));
	markup_text(&r->markup, text->words);
	markup_close(&r->markup, "text");
}
