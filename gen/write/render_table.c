/* Tables, figures, and the captions of both.
 *
 * Tables of the same shape are one table for two languages: each cell holds
 * both texts, equal ones once. A table can be wider than a small screen, so
 * on pages a named element around it scrolls. */
#include "read/csv.h"
#include "write/render_internal.h"

enum { LONG_TABLE = 25 }; /* rows that still show as a whole */

bool render_tables_agree(const struct node *node)
{
	const struct table *first = node->shown[0].blocks->table;

	for (size_t i = 1; i < node->n_shown; i++) {
		const struct table *other = node->shown[i].blocks->table;

		if (!first || !other || first->n_columns != other->n_columns ||
		    first->n_rows != other->n_rows)
			return false;
	}
	return true;
}

/* A caption of one paragraph a language as a node; false if it has none or
 * more. */
static bool simple_caption(const struct renderer *r, const struct node *node,
			   struct node *caption)
{
	const struct pair *pair = node->pair;

	if (pair && pair->n_children) {
		*caption = render_pair_node(r, &pair->children[0]);
		if (pair->n_children > 1 || !caption->n_shown)
			return false;
	} else {
		*caption = (struct node){.kind = BLOCK_PARAGRAPH};
		for (size_t i = 0; i < node->n_shown; i++) {
			struct shown shown = node->shown[i];

			shown.n = shown.blocks->n_children;
			shown.blocks = shown.blocks->children;
			if (shown.n)
				caption->shown[caption->n_shown++] = shown;
		}
	}
	for (size_t i = 0; i < caption->n_shown; i++)
		if (caption->shown[i].n != 1 ||
		    caption->shown[i].blocks->kind != BLOCK_PARAGRAPH)
			return false;
	return caption->n_shown > 0;
}

static bool has_caption(const struct node *node)
{
	for (size_t i = 0; i < node->n_shown; i++)
		if (node->shown[i].blocks->n_children)
			return true;
	return false;
}

/* The id of the caption; empty if the node has none to make one from. */
static struct str caption_id(struct renderer *r, const struct node *node)
{
	struct node caption;

	if (simple_caption(r, node, &caption) && caption.id.len)
		return caption.id;
	if (!node->id.len)
		return (struct str){0};
	return arena_join(&r->arena, STR("_"), node->id, STR("-caption"));
}

static void write_caption(struct renderer *r, const struct node *node,
			  const char *name, struct str id)
{
	struct node caption;
	struct node element = {.id = id};
	unsigned labelled = r->labelled;
	struct scope scope;

	if (!has_caption(node))
		return;
	if (simple_caption(r, node, &caption)) {
		element = caption;
		element.id = id.len ? id : caption.id;
		scope = render_open(r, name, &element, (struct str){0});
		render_label(r, true, caption.missing);
		render_text(r, &caption);
	} else {
		scope = render_open(r, name, &element, (struct str){0});
		markup_line(&r->markup);
		render_children(r, node);
	}
	r->labelled = labelled;
	render_permalink(r, node->id, false);
	render_close(r, name, scope);
	markup_line(&r->markup);
}

/* A table as it is being written. */
struct grid {
	const struct node *node;
	const struct table *table; /* of the first language */
	const struct chart *chart; /* NULL: it is a table only */
	bool labels;               /* the first column heads the rows */
};

static const struct cell *cell_of(const struct node *node, size_t side,
				  size_t row, size_t column)
{
	const struct table *table = node->shown[side].blocks->table;

	return &table->cells[row * table->n_columns + column];
}

/* A line of its own for each language. Not by style: MuPDF lays cells that
 * hold blocks over each other. */
static void break_cell(struct renderer *r)
{
	if (r->render->target == TARGET_EPUB) {
		markup_open(&r->markup, "br");
		markup_close(&r->markup, "br");
	} else {
		markup_text(&r->markup, STR(" "));
	}
}

void render_cell(struct renderer *r, const struct node *node, size_t row,
		 size_t column, bool lines)
{
	const struct cell *first = cell_of(node, 0, row, column);
	bool equal = true;

	for (size_t i = 1; i < node->n_shown; i++)
		equal &= render_inlines_equal(
			first->content, cell_of(node, i, row, column)->content);
	if (equal) {
		render_inlines(r, first->content);
		return;
	}
	for (size_t i = 0; i < node->n_shown; i++) {
		struct scope scope = r->scope;

		if (i && lines)
			break_cell(r);
		else if (i)
			markup_text(&r->markup, STR(" "));
		render_open_side(r, "span", &node->shown[i]);
		render_inlines(r, cell_of(node, i, row, column)->content);
		render_close(r, "span", scope);
	}
}

static bool is_empty(const struct node *node, size_t row, size_t column)
{
	for (size_t i = 0; i < node->n_shown; i++)
		if (cell_of(node, i, row, column)->content)
			return false;
	return true;
}

static void put_alignment(struct renderer *r, enum alignment alignment)
{
	static const char *const classes[] = {
		[ALIGN_LEFT] = "align-left",
		[ALIGN_CENTER] = "align-center",
		[ALIGN_RIGHT] = "align-right",
	};

	if (alignment != ALIGN_NONE)
		markup_attr(&r->markup, "class", str_from(classes[alignment]));
}

static bool has_drawing(const struct renderer *r, const struct grid *grid,
			size_t column)
{
	return grid->chart && !r->render->bare &&
	       chart_beside(grid->chart, column);
}

/* A sign would stand behind its number. On pages style says so, but style of
 * books must not. */
static bool is_turned(const struct renderer *r, const struct grid *grid,
		      size_t row, size_t column)
{
	double value;

	return r->render->target == TARGET_EPUB &&
	       r->scope.direction == RIGHT_TO_LEFT &&
	       csv_number(cell_of(grid->node, 0, row, column)->text, &value);
}

/* An empty cell heads nothing. */
static void write_cell(struct renderer *r, const struct grid *grid, size_t row,
		       size_t column)
{
	const char *scope = !row                      ? "col"
			    : grid->labels && !column ? "row"
						      : NULL;
	const char *name;

	if (!r->render->bare && is_empty(grid->node, row, column))
		scope = NULL;
	name = scope ? "th" : "td";
	markup_open(&r->markup, name);
	if (scope)
		markup_attr(&r->markup, "scope", str_from(scope));
	if (!row && has_drawing(r, grid, column))
		markup_attr_written(&r->markup, "colspan", STR("2"));
	else
		put_alignment(r, grid->table->alignments[column]);
	if (is_turned(r, grid, row, column))
		markup_attr_written(&r->markup, "dir", STR("ltr"));
	render_cell(r, grid->node, row, column, true);
	markup_close(&r->markup, name);
	markup_line(&r->markup);
	if (row && has_drawing(r, grid, column))
		chart_cell(r, grid->chart, row, column);
}

static void write_rows(struct renderer *r, const struct grid *grid,
		       const char *name, size_t from, size_t to)
{
	if (from == to)
		return;
	markup_open(&r->markup, name);
	markup_line(&r->markup);
	for (size_t row = from; row < to; row++) {
		markup_open(&r->markup, "tr");
		markup_line(&r->markup);
		for (size_t i = 0; i < grid->table->n_columns; i++)
			write_cell(r, grid, row, i);
		markup_close(&r->markup, "tr");
		markup_line(&r->markup);
	}
	markup_close(&r->markup, name);
	markup_line(&r->markup);
}

/* Not a landmark: a page can have many tables, and some without a name of
 * their own. */
static void put_scroll(struct renderer *r, const struct node *node,
		       struct str caption)
{
	struct str words = render_word(r, 0, STR("table"));

	if (r->render->target == TARGET_EPUB)
		return;
	markup_attr(&r->markup, "tabindex", STR("0"));
	if (has_caption(node) && caption.len) {
		markup_attr(&r->markup, "role", STR("group"));
		markup_attr(&r->markup, "aria-labelledby", caption);
	} else if (words.len) {
		markup_attr(&r->markup, "role", STR("group"));
		markup_attr(&r->markup, "aria-label", words);
	}
}

static void write_grid(struct renderer *r, const struct grid *grid,
		       struct str caption)
{
	const struct table *table = grid->table;

	markup_open(&r->markup, "table");
	if (grid->chart && caption.len && has_caption(grid->node) &&
	    !r->render->bare)
		markup_attr_written(&r->markup, "aria-labelledby", caption);
	markup_line(&r->markup);
	if (!grid->chart)
		write_caption(r, grid->node, "caption", caption);
	write_rows(r, grid, "thead", 0, table->n_rows ? 1 : 0);
	write_rows(r, grid, "tbody", 1, table->n_rows ? table->n_rows : 1);
	markup_close(&r->markup, "table");
	markup_line(&r->markup);
}

/* A table whose file could not be read has only its caption. */
static void write_missing(struct renderer *r, const struct node *node)
{
	struct scope scope;

	scope = render_open(r, "div", node, STR("table-scroll"));
	markup_line(&r->markup);
	render_children(r, node);
	render_close(r, "div", scope);
	markup_line(&r->markup);
}

static struct str scroll_class(const struct grid *grid)
{
	return grid->table->n_rows > LONG_TABLE ? STR("table-scroll long")
						: STR("table-scroll");
}

/* Inside of an element that has the node's id and language. */
static void write_scrolled(struct renderer *r, const struct grid *grid,
			   struct str caption)
{
	if (r->render->bare) {
		write_grid(r, grid, caption);
		return;
	}
	markup_open(&r->markup, "div");
	markup_attr(&r->markup, "class", scroll_class(grid));
	put_scroll(r, grid->node, caption);
	markup_line(&r->markup);
	write_grid(r, grid, caption);
	markup_close(&r->markup, "div");
	markup_line(&r->markup);
}

static void write_chart(struct renderer *r, const struct grid *grid,
			struct str caption)
{
	const struct node *node = grid->node;
	struct scope scope;

	scope = render_open(r, "figure", node, chart_class(grid->chart));
	markup_line(&r->markup);
	write_caption(r, node, "figcaption", caption);
	if (!r->render->bare)
		chart_drawing(r, grid->chart);
	write_scrolled(r, grid, caption);
	render_data(r, node);
	if (!has_caption(node))
		render_permalink(r, node->id, false);
	render_close(r, "figure", scope);
	markup_line(&r->markup);
}

/* A table with something to be said of where it comes from. */
static void write_sourced(struct renderer *r, const struct grid *grid,
			  struct str caption)
{
	struct scope scope;

	scope = render_open(r, "div", grid->node, STR("data"));
	markup_line(&r->markup);
	write_scrolled(r, grid, caption);
	render_data(r, grid->node);
	render_close(r, "div", scope);
	markup_line(&r->markup);
}

static void write_plain(struct renderer *r, const struct grid *grid,
			struct str caption)
{
	struct scope scope;

	if (r->render->bare) {
		write_grid(r, grid, caption);
		return;
	}
	scope = render_open(r, "div", grid->node, scroll_class(grid));
	put_scroll(r, grid->node, caption);
	markup_line(&r->markup);
	write_grid(r, grid, caption);
	render_close(r, "div", scope);
	markup_line(&r->markup);
}

static void write_table(struct renderer *r, const struct node *node)
{
	const struct block *block = node->shown[0].blocks;
	struct str caption = caption_id(r, node);
	struct grid grid = {.node = node, .table = block->table};

	if (!block->table || !block->table->n_columns) {
		write_missing(r, node);
		return;
	}
	grid.labels = node->kind == BLOCK_CHART || block->table->source.len;
	if (node->kind == BLOCK_CHART) {
		grid.chart = chart_of(r, node);
		write_chart(r, &grid, caption);
	} else if (render_has_data(r, node)) {
		write_sourced(r, &grid, caption);
	} else {
		write_plain(r, &grid, caption);
	}
}

void render_table(struct renderer *r, const struct node *node)
{
	bool tight = r->tight;

	r->tight = false;
	render_line_start(r);
	write_table(r, node);
	r->tight = tight;
}

/* The image of a figure; where two languages share it, its alternative text
 * is that of the first. */
static void write_image(struct renderer *r, const struct node *node)
{
	struct scope scope = r->scope;

	if (node->n_shown > 1) {
		markup_open(&r->markup, "span");
		render_language(r, node->shown[0].language);
	}
	render_inlines(r, node->shown[0].blocks->content);
	if (node->n_shown > 1)
		render_close(r, "span", scope);
	markup_line(&r->markup);
}

void render_figure(struct renderer *r, const struct node *node)
{
	bool tight = r->tight;
	struct scope scope;

	r->tight = false;
	render_line_start(r);
	scope = render_open(r, "figure", node, (struct str){0});
	markup_line(&r->markup);
	write_image(r, node);
	write_caption(r, node, "figcaption", (struct str){0});
	if (!has_caption(node))
		render_permalink(r, node->id, false);
	render_close(r, "figure", scope);
	markup_line(&r->markup);
	r->tight = tight;
}
