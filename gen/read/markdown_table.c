/* Pipe tables: rows are cut into cells before cmark sees them.
 *
 * A cell without markup is its text; all others become paragraphs in front of
 * what cmark is given, so that links by reference work in them too. */
#include "read/markdown_internal.h"

static bool is_escapable(char c)
{
	return c > ' ' && c < 0x7F &&
	       !(char_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'));
}

/* The next bar from pos on that no backslash stands before, or s.len. */
static size_t find_bar(struct str s, size_t pos)
{
	for (; pos < s.len; pos++) {
		if (s.ptr[pos] == '|')
			return pos;
		if (s.ptr[pos] == '\\' && pos + 1 < s.len &&
		    is_escapable(s.ptr[pos + 1]))
			pos++;
	}
	return s.len;
}

bool markdown_has_bar(struct str s)
{
	return str_find_char(s, '|') != STR_NONE && find_bar(s, 0) < s.len;
}

/* The part of a row between its outer bars. */
static struct str inner_row(struct str s)
{
	s = str_trim(s);
	if (s.len && s.ptr[0] == '|')
		s = str_slice(s, 1, s.len);
	return s;
}

/* Cuts the next cell off *rest; the bar at a row's end closes its last one.
 * False when there is none. */
static bool next_cell(struct str *rest, struct str *cell)
{
	size_t bar;

	if (!rest->ptr)
		return false;
	bar = find_bar(*rest, 0);
	*cell = str_trim(str_slice(*rest, 0, bar));
	if (bar == rest->len || bar + 1 == rest->len)
		*rest = (struct str){0};
	else
		*rest = str_slice(*rest, bar + 1, rest->len);
	return true;
}

size_t markdown_count_cells(struct str s)
{
	struct str rest = inner_row(s), cell;
	size_t n = 0;

	while (next_cell(&rest, &cell))
		n++;
	return n;
}

/* The alignment that a delimiter cell asks for; false if it is none. */
static bool delimiter(struct str cell, enum alignment *alignment)
{
	bool left = cell.len && cell.ptr[0] == ':';
	bool right = cell.len > 1 && cell.ptr[cell.len - 1] == ':';
	struct str dashes = str_slice(cell, left, cell.len - right);

	if (!dashes.len)
		return false;
	for (size_t i = 0; i < dashes.len; i++)
		if (dashes.ptr[i] != '-')
			return false;
	*alignment = left && right ? ALIGN_CENTER
		     : left        ? ALIGN_LEFT
		     : right       ? ALIGN_RIGHT
				   : ALIGN_NONE;
	return true;
}

size_t markdown_delimiter_row(struct str s, enum alignment *alignments,
			      size_t limit)
{
	struct str rest, cell;
	enum alignment alignment;
	size_t n = 0;

	if (!s.len || (s.ptr[0] != '|' && s.ptr[0] != '-' && s.ptr[0] != ':') ||
	    str_find_char(s, '|') == STR_NONE)
		return 0;
	rest = inner_row(s);
	while (next_cell(&rest, &cell)) {
		if (!delimiter(cell, &alignment))
			return 0;
		if (n < limit)
			alignments[n] = alignment;
		n++;
	}
	return n;
}

/* Whether cmark would find anything but text. */
static bool has_markup(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		switch (s.ptr[i]) {
		case '\\':
		case '`':
		case '*':
		case '_':
		case '[':
		case ']':
		case '<':
		case '&':
			return true;
		}
	}
	return false;
}

static void put_unescaped(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\\' && i + 1 < s.len && s.ptr[i + 1] == '|')
			i++;
		buf_put_char(out, s.ptr[i]);
	}
}

/* The paragraph's first characters keep it from being anything else. */
static void put_front(struct markdown_source *source, struct str cell)
{
	struct buf edited = {0};

	if (markdown_edit_text(source, cell, &edited))
		cell = buf_str(&edited);
	markdown_put_sentinel(source, MARK, &source->front);
	buf_put_char(&source->front, ' ');
	put_unescaped(&source->front, cell);
	buf_put(&source->front, STR("\n\n"));
	source->n_front++;
	buf_free(&edited);
}

static void add_cell(struct markdown_source *source, struct str text,
		     uint32_t line, size_t column)
{
	struct raw_cell cell = {
		.text = text, .line = line, .column = (uint32_t)column};

	cell.has_markup = has_markup(text);
	if (cell.has_markup)
		put_front(source, text);
	buf_put(&source->cells,
		(struct str){(const char *)&cell, sizeof(cell)});
}

/* Bytes of the row's line in front of it: the marks of its containers. */
static size_t bytes_before(const struct markdown_source *source, struct str row)
{
	size_t start = (size_t)(row.ptr - source->text.ptr), n = 0;

	while (n < start && row.ptr[-(ptrdiff_t)n - 1] != '\n')
		n++;
	return n;
}

static void add_row(struct markdown_source *source, struct raw_table *table,
		    struct str s, uint32_t line)
{
	struct str rest = inner_row(s), cell;
	size_t before = bytes_before(source, s), n = 0;

	while (next_cell(&rest, &cell))
		if (n++ < table->n_columns)
			add_cell(source, cell, line,
				 before + (size_t)(cell.ptr - s.ptr) + 1);
	if (n != table->n_columns) {
		size_t offset = (size_t)(s.ptr - source->text.ptr);

		markdown_report(
			source, TABLE_RAGGED,
			markdown_place(source, offset, s.len),
			arena_printf(source->scratch, "%zu", n),
			arena_printf(source->scratch, "%zu", table->n_columns),
			(struct str){0});
	}
	for (; n < table->n_columns; n++)
		add_cell(source, (struct str){0}, line, before + s.len + 1);
	table->n_rows++;
	table->end_line = line;
}

struct raw_table *markdown_table_begin(struct markdown_source *source,
				       struct str heading,
				       struct str delimiters, uint32_t line)
{
	struct raw_table *table = ARENA_NEW(source->scratch, struct raw_table);

	table->n_columns = markdown_delimiter_row(delimiters, NULL, 0);
	table->alignments = ARENA_ARRAY(source->context->arena, enum alignment,
					table->n_columns);
	markdown_delimiter_row(delimiters, table->alignments, table->n_columns);
	table->first_cell = source->cells.len / sizeof(struct raw_cell);
	add_row(source, table, heading, line);
	table->end_line = line + 1;
	return table;
}

/* Rows much shorter than a wide heading are no rows: a small file must not
 * make a huge table. */
enum { WIDE = 8, SHARE = 4 };

bool markdown_table_row(struct markdown_source *source, struct raw_table *table,
			struct str s, uint32_t line)
{
	if (!markdown_has_bar(s))
		return false;
	if (table->n_columns > WIDE &&
	    markdown_count_cells(s) < table->n_columns / SHARE)
		return false;
	add_row(source, table, s, line);
	return true;
}

static void lower_cell(struct lowering *lowering, const struct raw_cell *raw,
		       struct cell *cell)
{
	cell->line = raw->line;
	cell->column = raw->column;
	if (!raw->text.len)
		return;
	markdown_text_begin(lowering, raw->line, 1);
	markdown_text_window(lowering, raw->line, raw->line);
	if (raw->has_markup && raw->node)
		markdown_text_children(lowering, raw->node, SENTINEL_LEN + 1,
				       0);
	else
		markdown_text_add(lowering, raw->text);
	cell->content = markdown_text_end(lowering, &cell->text);
}

struct table *markdown_lower_table(struct lowering *lowering,
				   const struct raw_table *raw)
{
	struct arena *arena = lowering->context->arena;
	const struct raw_cell *cells =
		(const void *)lowering->source->cells.ptr;
	struct table *table = ARENA_NEW(arena, struct table);
	size_t n = raw->n_columns * raw->n_rows;

	table->n_columns = raw->n_columns;
	table->n_rows = raw->n_rows;
	table->alignments = raw->alignments;
	table->cells = ARENA_ARRAY(arena, struct cell, n);
	for (size_t i = 0; i < n; i++)
		lower_cell(lowering, &cells[raw->first_cell + i],
			   &table->cells[i]);
	return table;
}
