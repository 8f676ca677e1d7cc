/* What the files of the renderer share; nobody else includes it.
 *
 * Everything that is written is a node: a pair in a view, or a block inside a
 * pair that is a leaf. A node shows the blocks of one or two languages, so
 * that one function an element serves views of one language and of two.
 *
 * The language of the element around is always known. An element of another
 * language gets lang and xml:lang when it is opened; in a view of two sides no
 * language is known to begin with, so that each text says its own. */
#ifndef DIGLOT_WRITE_RENDER_INTERNAL_H
#define DIGLOT_WRITE_RENDER_INTERNAL_H

#include "base/arena.h"
#include "base/map.h"
#include "base/markup.h"
#include "model/statement.h"
#include "write/render.h"

/* How many elements may always be opened inside a text, so that not even one
 * that is nested beyond all limits overflows the writer's stack. */
enum { RENDER_RESERVE = 8 };

/* Blocks of one language that a node shows. */
struct shown {
	const struct block *blocks;
	size_t n;
	size_t language; /* its number in the edition */
	size_t place;    /* the side of the view that it stands for */
};

struct node {
	enum block_kind kind;
	const struct pair *pair;      /* NULL: a block inside a leaf */
	const struct pair *segmented; /* its sentences are marked, or NULL */
	struct str id;                /* to be written on its element */
	struct shown shown[VIEW_SIDES];
	size_t n_shown;   /* 0: the view has nothing of it */
	unsigned missing; /* sides of the view that have no text of their own
			     and are not labelled yet, a bit each */
};

/* What is inherited from the element around. */
struct scope {
	struct str tag; /* empty: not known */
	enum direction direction;
	size_t language; /* whose text is being written */
};

/* A reference to a note that was written. */
struct reference {
	size_t place; /* the side of the view that it stands in; VIEW_SIDES:
			 no side's alone */
	struct reference *next;
};

/* A note of the chapter, by its place in chapter->notes. */
struct note_state {
	struct reference *first; /* written so far */
	struct reference *last;
	size_t n_references;
	bool wanted;  /* something leads to it */
	size_t start; /* where its body stands among the bodies */
	size_t end;
};

struct renderer {
	const struct render *render;
	const struct view *view;
	const struct chapter *chapter;
	const struct edition *edition;
	struct markup markup;
	struct scope scope;
	unsigned labelled; /* sides of the view: an element around says that
			      their text is missing */
	bool source_only;  /* policy: no label */
	bool tight;        /* paragraphs are written without <p> */
	bool in_link;
	bool in_title;            /* a copy: no ids, notes or sentences */
	bool elsewhere;           /* on a page that is not the chapter's */
	bool has_title;           /* an h1 was written */
	const struct pair *taken; /* an element around has its id */
	struct str permalink;     /* words; empty if none are wanted */
	struct note_state *notes;
	size_t *wanted_notes; /* in the order in which they came to be wanted */
	size_t n_wanted_notes;
	size_t n_former;       /* former places that were written */
	struct map term_links; /* text node → struct term_link * */
	struct map errata;     /* pair → struct erratum_note * */
	struct buf value;      /* for the attribute that is being written */
	struct arena arena;
};

/* render.c: pairs, nodes and elements */

void renderer_begin(struct renderer *r, const struct render *render,
		    const struct chapter *chapter, struct buf *out);
void renderer_end(struct renderer *r);
struct node render_pair_node(const struct renderer *r, const struct pair *pair);
struct node render_block_node(const struct shown *shown,
			      const struct block *block);

/* The children of the node's blocks: child pairs, or else the blocks. */
void render_children(struct renderer *r, const struct node *node);

/* Whether the sides of a pair are written as one element. */
bool render_is_one(const struct renderer *r, const struct node *node);

/* render_block.c: the elements of blocks */

/* Writes the node as one element. */
void render_element(struct renderer *r, const struct node *node);

/* render_attributes.c: what elements have in common */

/* Opens an element with the node's id, classes and language; the scope is
 * what render_close restores. */
struct scope render_open(struct renderer *r, const char *name,
			 const struct node *node, struct str class_name);
void render_close(struct renderer *r, const char *name, struct scope scope);

/* The attributes of another language for the element just opened; the scope
 * changes with it. */
void render_language(struct renderer *r, size_t language);
void render_tag(struct renderer *r, struct str tag, enum direction direction);

/* A word of the interface in the language of a side of the view. */
struct str render_word(const struct renderer *r, size_t place, struct str name);

/* A text that stands for a side of the view, in a span if it is of another
 * language than what is around. */
void render_span(struct renderer *r, size_t place, struct str tag,
		 struct str text);

/* Opens an element for one side's part of what both share. */
void render_open_side(struct renderer *r, const char *name,
		      const struct shown *shown);

/* Says which sides have no text of their own: in a span or in a paragraph. */
void render_label(struct renderer *r, bool in_line, unsigned missing);

/* A line feed unless a line begins here. */
void render_line_start(struct renderer *r);

void render_permalink(struct renderer *r, struct str id, bool reachable);

/* render_inline.c: text */

/* The text of a node: plainly if it shows one language or the same in both,
 * else in a span a language. */
void render_text(struct renderer *r, const struct node *node);
void render_inlines(struct renderer *r, const struct inline_node *node);
bool render_inlines_equal(const struct inline_node *a,
			  const struct inline_node *b);
const struct inline_node *render_image_of(const struct inline_node *node);

/* render_link.c: where links lead */

/* Puts the reference into r->value; false if the view has no such place. */
bool render_link_address(struct renderer *r, const struct link_target *target);

/* Puts an external reference into r->value, escaped as cmark does; false if
 * links like this are not published. */
bool render_external_address(struct renderer *r, struct str href);
void render_link(struct renderer *r, const struct inline_node *node);
void render_reference(struct renderer *r, const struct inline_node *node);

/* render_reading.c: what differs between a page of its own and all on one */

/* The element of a heading of this level on a page of its own. */
const char *render_heading_name(const struct renderer *r, unsigned level);

/* Around the two readings of a part of a buffer, in this order. */
void render_begin_page_reading(struct buf *out);
void render_begin_all_reading(struct buf *out);
void render_end_readings(struct buf *out);

/* render_table.c */

void render_table(struct renderer *r, const struct node *node);
void render_figure(struct renderer *r, const struct node *node);

/* The texts of a cell: plainly if equal, else a span a language, on lines of
 * their own if wanted. */
void render_cell(struct renderer *r, const struct node *node, size_t row,
		 size_t column, bool lines);

/* Whether all sides' tables have as many rows and columns. */
bool render_tables_agree(const struct node *node);

/* render_chart.c */

/* A column of a chart's table. */
struct series {
	bool numeric;  /* numbers throughout, apart from empty cells */
	size_t number; /* among those that are, from 0 */
};

/* How numbers are written in a chart: as its author writes them. */
struct notation {
	bool commas;
	bool percent;
};

struct chart {
	const struct node *node;
	const struct table *table; /* of the first language */
	const struct drawing *drawing;
	struct series *columns;
	size_t n_series;
	double low; /* of all series, 0 among them: they have one scale */
	double high;
	bool whole;  /* no number has a fraction */
	double step; /* a round number: from line to line, or a mark's worth */
	struct notation notation[VIEW_SIDES];
};

/* What the renderer draws for a node of kind BLOCK_CHART that has a table, in
 * the arena. */
struct chart *chart_of(struct renderer *r, const struct node *node);

/* The number in a cell of any side; false if there is none. */
bool chart_value(const struct chart *chart, size_t row, size_t column,
		 double *value);

/* The class that goes with the chart's type, "chart chart-bar". */
struct str chart_class(const struct chart *chart);

/* Whether a column has its drawings in cells of their own beside it. */
bool chart_beside(const struct chart *chart, size_t column);
void chart_cell(struct renderer *r, const struct chart *chart, size_t row,
		size_t column);

/* What stands between the caption and the table, if anything. */
void chart_drawing(struct renderer *r, const struct chart *chart);

/* render_plot.c: columns and lines over a grid */

void plot_columns(struct renderer *r, const struct chart *chart);
void plot_lines(struct renderer *r, const struct chart *chart);

/* Appends a number of the chart's scale. */
void plot_put_number(struct buf *out, const struct chart *chart, double value,
		     const struct notation *notation);

/* render_svg.c */

enum { SVG_SERIES = 4 }; /* that can be told apart */

struct canvas {
	double width; /* em: what places of words are reckoned with */
	double height;
	bool fixed; /* for a book */
	bool wide;  /* it needs its width and scrolls if there is less */
	bool mirrored;
};

/* Across in parts of the width, from where a line of text begins: on a
 * mirrored canvas from the right. Down in em. */
struct svg_box {
	double x, y, width, height;
};

struct svg_line {
	double x1, y1, x2, y2;
};

enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };

struct svg_text {
	double x, y; /* of the base line */
	enum svg_anchor anchor;
	bool number; /* or words */
	struct str class_name;
	struct str tag; /* of its language; empty: of none */
	struct str words;
};

void svg_begin(struct renderer *r, const struct canvas *canvas,
	       struct str class_name);

/* A drawing of a size in pixels. */
void svg_begin_icon(struct renderer *r, struct str class_name, double width,
		    double height);
void svg_end(struct renderer *r);

/* Around what belongs to the series: its colour. Its number tells it apart in
 * a second way: by filling, dashes or the shape of points. */
void svg_begin_series(struct renderer *r, size_t number);
void svg_end_series(struct renderer *r);
void svg_rectangle(struct renderer *r, const struct canvas *canvas,
		   const struct svg_box *box, size_t number);
void svg_stroke(struct renderer *r, const struct canvas *canvas,
		const struct svg_line *line, size_t number);
void svg_point(struct renderer *r, const struct canvas *canvas, double x,
	       double y, size_t number);

/* A line of the grid ("grid") or its zero ("zero"). */
void svg_rule(struct renderer *r, const struct canvas *canvas,
	      const struct svg_line *line, struct str class_name);
void svg_text(struct renderer *r, const struct canvas *canvas,
	      const struct svg_text *text);

/* render_data.c: what stands below a table or chart */

/* Whether there is anything to say of where its numbers come from. */
bool render_has_data(const struct renderer *r, const struct node *node);

/* Its unit, its source and its data file, in each language shown. */
void render_data(struct renderer *r, const struct node *node);

/* render_erratum.c */

/* Finds the errata of the chapter. */
void render_mark_errata(struct renderer *r);

/* Writes the notes on the errata of the pair, and of the pairs in it, that are
 * not written yet. The pair may be NULL. */
void render_errata(struct renderer *r, const struct pair *pair);

/* render_term.c */

/* Finds the first use of each term in the chapter, in each language. */
void render_mark_terms(struct renderer *r);

/* Writes bytes [start, end) of a node of text, with the links in it. */
void render_words(struct renderer *r, const struct inline_node *node,
		  size_t start, size_t end);

/* render_former.c: where links to what is gone lead */

/* Writes the former places that have up to so many children of the chapter's
 * root above them and are not written yet. */
void render_former(struct renderer *r, size_t n_above);

/* Those of the chapter, and of chapters that are gone if it is the view's
 * last one, on the page that holds all. */
void render_all_former(struct renderer *r);

/* render_note.c */

void render_note_reference(struct renderer *r, const struct inline_node *node);
void render_notes(struct renderer *r);

/* Sees to it that the note is written; false if it is no note of this
 * chapter. */
bool render_want_note(struct renderer *r, const struct pair *note);

/* Appends the id of the note's element. */
void render_put_note_id(struct buf *out, const struct pair *note);

#endif
