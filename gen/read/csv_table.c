/* The table that a reader of one language sees of a CSV file. */
#include <string.h>

#include "base/buf.h"
#include "read/csv.h"

enum {
	RAGGED_LIMIT = 20,   /* rows of a file that are reported */
	TABLE_LIMIT = 400000 /* cells, those that ragged rows lack counted */
};

/* A part of a heading: "en: Number". */
struct piece {
	struct str tag; /* canonical; empty: any language */
	struct str text;
};

struct heading {
	struct piece *pieces;
	size_t len;
};

/* What the functions below share. */
struct columns {
	struct arena *arena;
	const struct str *tags;
	size_t n_tags;
	size_t side;
	struct heading *headings;
	size_t n_headings;
	bool tagged; /* some heading names a language of the edition */
	bool exact;  /* some heading names this very language */
};

static struct str piece_tag(struct arena *arena, struct str piece,
			    struct str *text)
{
	size_t colon = str_find_char(piece, ':');
	struct str tag;

	if (colon == STR_NONE)
		return (struct str){0};
	tag = str_trim(str_slice(piece, 0, colon));
	*text = str_trim(str_slice(piece, colon + 1, piece.len));
	return language_canonical(arena, tag);
}

/* Splits a heading; a piece without a tag continues the one before it. */
static struct heading parse_heading(struct arena *arena, struct str text)
{
	struct heading heading = {0};
	struct str rest = text, dummy;
	size_t n = 1;

	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == ';';
	heading.pieces = ARENA_ARRAY(arena, struct piece, n);
	if (!piece_tag(arena, text, &dummy).len) {
		heading.pieces[heading.len++].text = str_trim(text);
		return heading;
	}
	while (rest.ptr) {
		struct str one = str_cut(&rest, ';'), words;
		struct str tag = piece_tag(arena, one, &words);

		if (tag.len) {
			heading.pieces[heading.len++] =
				(struct piece){tag, words};
		} else {
			struct piece *last = &heading.pieces[heading.len - 1];

			last->text = str_trim((struct str){
				last->text.ptr,
				(size_t)(one.ptr + one.len - last->text.ptr)});
		}
	}
	return heading;
}

static void parse_headings(struct columns *columns, const struct csv_row *row)
{
	columns->n_headings = row->len;
	columns->headings =
		ARENA_ARRAY(columns->arena, struct heading, row->len);
	for (size_t i = 0; i < row->len; i++) {
		struct heading *heading = &columns->headings[i];

		*heading = parse_heading(columns->arena, row->cells[i].text);
		for (size_t j = 0; j < heading->len; j++) {
			struct str tag = heading->pieces[j].tag;

			if (!tag.len)
				continue;
			columns->tagged |= language_match(tag, columns->tags,
							  columns->n_tags) <
					   columns->n_tags;
			columns->exact |=
				str_eq(tag, columns->tags[columns->side]);
		}
	}
}

static bool fits(const struct columns *columns, struct str tag)
{
	if (columns->exact)
		return str_eq(tag, columns->tags[columns->side]);
	return language_match(tag, columns->tags, columns->n_tags) ==
	       columns->side;
}

/* What the column is called in this language; false if it is hidden. Where no
 * heading names a language of the edition, colons mean nothing. */
static bool column_name(const struct columns *columns,
			const struct csv_row *row, size_t column,
			struct str *name)
{
	const struct heading *heading = &columns->headings[column];

	if (!columns->tagged || !heading->pieces[0].tag.len) {
		*name = str_trim(row->cells[column].text);
		return true;
	}
	for (size_t i = 0; i < heading->len; i++)
		if (fits(columns, heading->pieces[i].tag)) {
			*name = heading->pieces[i].text;
			return true;
		}
	return false;
}

/* The text of a cell as inlines; line ends in it stay. */
static void fill_cell(struct arena *arena, struct cell *cell, struct str text,
		      const struct csv_cell *from)
{
	struct inline_node **link = &cell->content;
	struct str rest = text;

	cell->text = text;
	cell->line = from->line;
	cell->column = from->column;
	while (text.len && rest.ptr) {
		struct str line = str_cut_line(&rest);

		if (line.len) {
			*link = ARENA_NEW(arena, struct inline_node);
			(*link)->kind = INLINE_TEXT;
			(*link)->text = line;
			link = &(*link)->next;
		}
		if (rest.ptr) {
			*link = ARENA_NEW(arena, struct inline_node);
			(*link)->kind = INLINE_HARD_BREAK;
			link = &(*link)->next;
		}
	}
}

static void check_ragged(struct reader *reader, const struct csv *csv)
{
	size_t width = csv->rows[0].len, found = 0;
	struct arena scratch = {0};

	for (size_t i = 1; i < csv->len && found < RAGGED_LIMIT; i++) {
		const struct csv_row *row = &csv->rows[i];
		const struct csv_cell *cell = &row->cells[0];

		if (row->len == width)
			continue;
		found++;
		if (row->len > width)
			cell = &row->cells[width];
		findings_add(
			reader->findings,
			&(struct finding){
				.id = CSV_RAGGED,
				.place = place_at(csv->path, csv->source,
						  cell->line, cell->column, 1),
				.args = {
					arena_printf(&scratch, "%zu", i + 1),
					arena_printf(&scratch, "%zu", row->len),
					arena_printf(&scratch, "%zu", width)}});
	}
	arena_free(&scratch);
}

/* Numbers throughout, apart from empty cells. */
static bool is_numeric(const struct csv *csv, size_t column)
{
	bool some = false;
	double value;

	for (size_t i = 1; i < csv->len; i++) {
		struct str text = {0};

		if (column < csv->rows[i].len)
			text = str_trim(csv->rows[i].cells[column].text);
		if (text.len && !csv_number(text, &value))
			return false;
		some |= text.len > 0;
	}
	return some;
}

static void fill_column(struct arena *arena, struct table *table,
			const struct csv *csv, size_t from, size_t to)
{
	for (size_t i = 1; i < csv->len; i++) {
		const struct csv_row *row = &csv->rows[i];

		if (from < row->len)
			fill_cell(arena,
				  &table->cells[i * table->n_columns + to],
				  str_trim(row->cells[from].text),
				  &row->cells[from]);
	}
	/* The first column names its row, be it a year. */
	if (to > 0 && is_numeric(csv, from))
		table->alignments[to] = ALIGN_RIGHT;
}

static struct table *build_table(struct columns *columns, const struct csv *csv)
{
	struct arena *arena = columns->arena;
	struct table *table = ARENA_NEW(arena, struct table);
	size_t column = 0;
	struct str name;

	for (size_t i = 0; i < columns->n_headings; i++)
		table->n_columns +=
			column_name(columns, &csv->rows[0], i, &name);
	table->n_rows = csv->len;
	table->source = csv->path;
	table->bytes = csv->bytes;
	table->alignments =
		ARENA_ARRAY(arena, enum alignment, table->n_columns);
	table->cells = ARENA_ARRAY(arena, struct cell,
				   table->n_columns * table->n_rows);
	for (size_t i = 0; i < columns->n_headings; i++) {
		if (!column_name(columns, &csv->rows[0], i, &name))
			continue;
		fill_cell(arena, &table->cells[column], name,
			  &csv->rows[0].cells[i]);
		fill_column(arena, table, csv, i, column++);
	}
	return table;
}

struct table *csv_table(struct reader *reader, struct arena *arena,
			struct str path, const struct str *language_tags,
			size_t n_tags, size_t side)
{
	struct columns columns = {.arena = arena,
				  .tags = language_tags,
				  .n_tags = n_tags,
				  .side = side};
	struct table *table;
	struct csv csv;

	if (!csv_read(reader, arena, path, &csv))
		return NULL;
	if (!csv.len || csv.len > TABLE_LIMIT / csv.rows[0].len) {
		findings_report(reader->findings, CSV_SYNTAX, place_file(path),
				csv.len ? MSGID("more cells than diglot reads")
					: MSGID("there is no row of headings"),
				STR(""));
		return NULL;
	}
	check_ragged(reader, &csv);
	parse_headings(&columns, &csv.rows[0]);
	table = build_table(&columns, &csv);
	if (table->n_columns)
		return table;
	findings_report(
		reader->findings, CSV_LANGUAGE,
		place_at(path, csv.source, csv.rows[0].cells[0].line, 1, 1),
		language_tags[side], STR(""));
	return NULL;
}
