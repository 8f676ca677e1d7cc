/* ledger.csv: to rows, and back to text. */
#include "read/ledger.h"

#include "base/buf.h"
#include "base/file.h"
#include "read/text.h"

/* As the members of struct ledger_row. */
static const struct str columns[LEDGER_COLUMN_COUNT] = {
#define LEDGER_NAME(name) STR_INIT(#name),
	LEDGER_COLUMNS(LEDGER_NAME)
#undef LEDGER_NAME
};

static struct str *cell_of(struct ledger_row *row, size_t column)
{
	struct str *const cells[LEDGER_COLUMN_COUNT] = {
#define LEDGER_CELL(name) &row->name,
		LEDGER_COLUMNS(LEDGER_CELL)
#undef LEDGER_CELL
	};

	return cells[column];
}

/* The number of a heading's column, or LEDGER_COLUMN_COUNT. */
static size_t column_named(struct str name)
{
	size_t i = 0;

	name = str_trim(name);
	while (i < LEDGER_COLUMN_COUNT && !str_eq(columns[i], name))
		i++;
	return i;
}

struct reading {
	struct reader *reader;
	const struct csv *csv;
	struct ledger *ledger;
};

/* The line at hand: csv_cell has no position in bytes. */
static struct place place_of(const struct reading *reading,
			     const struct csv_cell *cell)
{
	struct place place = place_file(reading->csv->path);

	place.line = cell->line;
	place.column = cell->column;
	place.length = cell->text.len ? (uint32_t)cell->text.len : 1;
	return place;
}

static void report_row(const struct reading *reading, const struct csv_row *row,
		       struct str what, struct str hint)
{
	findings_report(reading->reader->findings, LEDGER_ROW,
			place_of(reading, &row->cells[0]), what, hint);
}

static bool has_column(const struct csv_row *heading, struct str name)
{
	for (size_t i = 0; i < heading->len; i++)
		if (str_eq(str_trim(heading->cells[i].text), name))
			return true;
	return false;
}

static bool check_heading(const struct reading *reading)
{
	static const struct str needed[] = {
		STR_INIT("block"), STR_INIT("language"), STR_INIT("state")};
	const struct csv_row *heading = &reading->csv->rows[0];

	for (size_t i = 0; i < sizeof(needed) / sizeof(*needed); i++) {
		if (has_column(heading, needed[i]))
			continue;
		report_row(reading, heading,
			   MSGID("a column is missing from its heading"),
			   MSGID("it needs block, language and state, and for "
				 "waivers source_hash, target_hash, note and "
				 "check"));
		return false;
	}
	return true;
}

/* A waiver that says what it waives and why. */
static bool is_whole(const struct reading *reading, const struct csv_row *cells,
		     const struct ledger_row *row)
{
	if (!str_eq(row->state, STR("waived")))
		return true;
	if (!row->note.len)
		report_row(reading, cells, MSGID("a waiver without a reason"),
			   MSGID("write into the column note why the texts "
				 "are right as they are"));
	else if (!row->block.len || !row->check.len)
		report_row(reading, cells,
			   MSGID("a waiver without a block or a check"),
			   MSGID("diglot waive writes whole rows"));
	else
		return true;
	return false;
}

static void add_row(const struct reading *reading, const struct csv_row *cells)
{
	const struct csv_row *heading = &reading->csv->rows[0];
	struct ledger *ledger = reading->ledger;
	struct ledger_row *row = &ledger->rows[ledger->n_rows];

	if (cells->len != heading->len)
		report_row(reading, cells,
			   MSGID("this row has not as many cells as the "
				 "heading"),
			   MSGID("put cells that hold a comma between quotes"));
	*row = (struct ledger_row){.line = cells->cells[0].line};
	for (size_t i = 0; i < cells->len && i < heading->len; i++) {
		size_t column = column_named(heading->cells[i].text);

		if (column < LEDGER_COLUMN_COUNT)
			*cell_of(row, column) = str_trim(cells->cells[i].text);
	}
	if (is_whole(reading, cells, row))
		ledger->n_rows++;
}

struct str ledger_path(struct arena *arena, struct str folder)
{
	return path_join(arena, folder, STR("ledger.csv"));
}

bool ledger_read(struct reader *reader, struct arena *arena, struct str folder,
		 struct ledger *ledger)
{
	struct csv csv = {0};
	struct reading reading = {reader, &csv, ledger};

	*ledger = (struct ledger){.path = ledger_path(arena, folder)};
	if (!path_is_taken(ledger->path))
		return true;
	if (!text_read(reader, arena, ledger->path, text_limit(reader),
		       &csv.bytes))
		return false;
	csv.path = ledger->path;
	csv.source = text_of_bytes(csv.bytes);
	ledger->source = csv.source;
	if (!csv_parse(reader, arena, &csv) || !csv.len ||
	    !check_heading(&reading))
		return true;
	ledger->rows = ARENA_ARRAY(arena, struct ledger_row, csv.len);
	for (size_t i = 1; i < csv.len; i++)
		add_row(&reading, &csv.rows[i]);
	return true;
}

/* Back to text */

/* A cell and what ends it: nothing stands before the first. */
static void put_next(struct buf *out, struct str text, bool is_first)
{
	if (!is_first)
		buf_put_char(out, ',');
	csv_put_cell(out, text);
}

/* The columns that the heading lacks are added behind its own. */
static void put_missing(struct buf *out, const struct csv_row *heading,
			struct ledger_row *row)
{
	bool is_first = !heading->len;

	for (size_t i = 0; i < LEDGER_COLUMN_COUNT; i++) {
		if (has_column(heading, columns[i]))
			continue;
		put_next(out, row ? *cell_of(row, i) : columns[i], is_first);
		is_first = false;
	}
}

static void put_known(struct buf *out, const struct csv_row *heading,
		      struct ledger_row row)
{
	for (size_t i = 0; i < heading->len; i++) {
		size_t column = column_named(heading->cells[i].text);

		put_next(out,
			 column < LEDGER_COLUMN_COUNT ? *cell_of(&row, column)
						      : STR(""),
			 i == 0);
	}
	put_missing(out, heading, &row);
	buf_put_char(out, '\n');
}

static void put_as_read(struct buf *out, const struct csv_row *heading,
			const struct csv_row *cells)
{
	struct ledger_row none = {0};

	for (size_t i = 0; i < cells->len || i < heading->len; i++)
		put_next(out, i < cells->len ? cells->cells[i].text : STR(""),
			 i == 0);
	put_missing(out, heading, cells == heading ? NULL : &none);
	buf_put_char(out, '\n');
}

static bool is_dropped(uint32_t line, const uint32_t *dropped, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (dropped[i] == line)
			return true;
	return false;
}

void ledger_write(struct buf *out, const struct csv *csv,
		  const uint32_t *dropped, size_t n_dropped,
		  const struct ledger_row *rows, size_t n_rows)
{
	const struct csv_row none = {0};
	const struct csv_row *heading = csv->len ? &csv->rows[0] : &none;

	buf_put(out,
		str_slice(csv->bytes, 0, csv->bytes.len - csv->source.len));
	put_as_read(out, heading, heading);
	for (size_t i = 1; i < csv->len; i++)
		if (!is_dropped(csv->rows[i].cells[0].line, dropped, n_dropped))
			put_as_read(out, heading, &csv->rows[i]);
	for (size_t i = 0; i < n_rows; i++)
		put_known(out, heading, rows[i]);
}
