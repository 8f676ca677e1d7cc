/* CSV as in RFC 4180. Cells are slices of the source unless quotes inside
 * them have to go. */
#include "read/csv.h"

#include <string.h>

#include "read/text.h"

struct scan {
	struct reader *reader;
	struct arena *arena;
	struct csv *csv;
	size_t pos;
	size_t line_start;
	uint32_t line;
	size_t rows_cap;
	struct csv_cell *cells; /* of the row at hand, copied when it ends */
	size_t n_cells;
	size_t cells_cap;
	size_t n_total;
};

/* Cells of a file; beyond this it is no table for people. */
enum { CELL_LIMIT = 200000 };

static bool fail(struct scan *scan, size_t at, struct str what)
{
	findings_report(scan->reader->findings, CSV_SYNTAX,
			place_in(scan->csv->path, scan->csv->source, at, 1),
			what, STR(""));
	return false;
}

static char peek(const struct scan *scan)
{
	struct str source = scan->csv->source;

	return scan->pos < source.len ? source.ptr[scan->pos] : '\0';
}

static bool at_line_end(const struct scan *scan)
{
	struct str source = scan->csv->source;
	char c = peek(scan);

	return scan->pos == source.len || c == '\n' ||
	       (c == '\r' && scan->pos + 1 < source.len &&
		source.ptr[scan->pos + 1] == '\n') ||
	       (c == '\r' && scan->pos + 1 == source.len);
}

static void next_line(struct scan *scan)
{
	if (peek(scan) == '\r')
		scan->pos++;
	if (peek(scan) == '\n')
		scan->pos++;
	scan->line++;
	scan->line_start = scan->pos;
}

/* The text between quotes with doubled ones made single, and with LF for
 * every CRLF. */
static struct str plain(struct arena *arena, struct str text)
{
	char *out = arena_alloc(arena, text.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\r' && i + 1 < text.len &&
		    text.ptr[i + 1] == '\n')
			continue;
		out[len++] = text.ptr[i];
		if (text.ptr[i] == '"')
			i++;
	}
	return (struct str){out, len};
}

/* Steps over the quoted text; false if it never ends. */
static bool skip_quoted(struct scan *scan, bool *doubled)
{
	struct str source = scan->csv->source;

	for (; scan->pos < source.len; scan->pos++) {
		char c = source.ptr[scan->pos];

		if (c == '\n') {
			scan->line++;
			scan->line_start = scan->pos + 1;
		}
		if (c != '"')
			continue;
		if (scan->pos + 1 == source.len ||
		    source.ptr[scan->pos + 1] != '"')
			return true;
		*doubled = true;
		scan->pos++;
	}
	return false;
}

static bool quoted_cell(struct scan *scan, struct str *text)
{
	size_t open = scan->pos++;
	bool doubled = false;

	if (!skip_quoted(scan, &doubled))
		return fail(scan, open, MSGID("a quote that is never closed"));
	*text = str_slice(scan->csv->source, open + 1, scan->pos);
	if (doubled || str_find_char(*text, '\r') != STR_NONE)
		*text = plain(scan->arena, *text);
	scan->pos++;
	if (peek(scan) != ',' && !at_line_end(scan))
		return fail(scan, scan->pos,
			    MSGID("text behind the closing quote of a cell"));
	return true;
}

static bool plain_cell(struct scan *scan, struct str *text)
{
	size_t start = scan->pos;

	while (!at_line_end(scan) && peek(scan) != ',') {
		if (peek(scan) == '"')
			return fail(scan, scan->pos,
				    MSGID("a quote in a cell that does not "
					  "begin with one"));
		scan->pos++;
	}
	*text = str_slice(scan->csv->source, start, scan->pos);
	return true;
}

static struct csv_cell *add_cell(struct scan *scan)
{
	if (scan->n_cells == scan->cells_cap) {
		size_t cap = scan->cells_cap ? scan->cells_cap * 2 : 16;
		struct csv_cell *cells =
			ARENA_ARRAY(scan->arena, struct csv_cell, cap);

		if (scan->n_cells)
			memcpy(cells, scan->cells,
			       scan->n_cells * sizeof(*cells));
		scan->cells = cells;
		scan->cells_cap = cap;
	}
	return &scan->cells[scan->n_cells++];
}

static bool read_cell(struct scan *scan)
{
	struct csv_cell *cell = add_cell(scan);

	if (++scan->n_total > CELL_LIMIT)
		return fail(scan, scan->pos,
			    MSGID("more cells than diglot reads"));
	cell->line = scan->line;
	cell->column = (uint32_t)(scan->pos - scan->line_start) + 1;
	return peek(scan) == '"' ? quoted_cell(scan, &cell->text)
				 : plain_cell(scan, &cell->text);
}

static void add_row(struct scan *scan)
{
	struct csv *csv = scan->csv;
	struct csv_row *row;

	if (csv->len == scan->rows_cap) {
		size_t cap = scan->rows_cap ? scan->rows_cap * 2 : 16;
		struct csv_row *rows =
			ARENA_ARRAY(scan->arena, struct csv_row, cap);

		if (csv->len)
			memcpy(rows, csv->rows, csv->len * sizeof(*rows));
		csv->rows = rows;
		scan->rows_cap = cap;
	}
	row = &csv->rows[csv->len++];
	row->len = scan->n_cells;
	row->cells = ARENA_ARRAY(scan->arena, struct csv_cell, scan->n_cells);
	memcpy(row->cells, scan->cells, scan->n_cells * sizeof(*row->cells));
}

static bool read_row(struct scan *scan)
{
	scan->n_cells = 0;
	while (read_cell(scan)) {
		if (at_line_end(scan)) {
			add_row(scan);
			return true;
		}
		scan->pos++; /* the comma */
	}
	return false;
}

bool csv_parse(struct reader *reader, struct arena *arena, struct csv *csv)
{
	struct scan scan = {
		.reader = reader, .arena = arena, .csv = csv, .line = 1};

	csv->rows = NULL;
	csv->len = 0;
	while (scan.pos < csv->source.len) {
		if (!at_line_end(&scan) && !read_row(&scan))
			return false;
		next_line(&scan);
	}
	return true;
}

bool csv_read(struct reader *reader, struct arena *arena, struct str path,
	      struct csv *csv)
{
	csv->path = path;
	if (!text_read(reader, arena, path, text_limit(reader), &csv->bytes))
		return false;
	csv->source = text_of_bytes(csv->bytes);
	return csv_parse(reader, arena, csv);
}

static bool needs_quotes(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (str_find_char(STR("\",\n\r"), text.ptr[i]) != STR_NONE)
			return true;
	return false;
}

void csv_put_cell(struct buf *out, struct str text)
{
	if (!needs_quotes(text)) {
		buf_put(out, text);
		return;
	}
	buf_put_char(out, '"');
	while (text.ptr) {
		buf_put(out, str_cut(&text, '"'));
		if (text.ptr)
			buf_put(out, STR("\"\""));
	}
	buf_put_char(out, '"');
}
