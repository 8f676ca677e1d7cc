/* CSV as in RFC 4180: quoted cells may hold separators, quotes (doubled) and
 * line ends, which are read as LF; lines end with LF or CRLF; a BOM is cut off.
 */
#ifndef DIGLOT_READ_CSV_H
#define DIGLOT_READ_CSV_H

#include "base/buf.h"
#include "read/read.h"

struct csv_cell {
	struct str text;
	uint32_t line;   /* 1-based, where the cell begins */
	uint32_t column; /* 1-based, bytes */
};

struct csv_row {
	struct csv_cell *cells;
	size_t len;
};

struct csv {
	struct str path;
	struct str bytes; /* of the file; the source with its BOM */
	struct str source;
	struct csv_row *rows;
	size_t len; /* blank lines do not count */
};

/* Reads a file. Rows may have different lengths (ragged rows are reported
 * by the caller that wants a table). False after a finding. */
bool csv_read(struct reader *reader, struct arena *arena, struct str path,
	      struct csv *csv);

/* Reads the rows of csv->source, which is valid UTF-8. False after a finding;
 * csv->path names the source there. */
bool csv_parse(struct reader *reader, struct arena *arena, struct csv *csv);

/* The table that a reader of the language sees: the columns whose headings
 * name it or name no language (see docs/authors.md). language_tags are those of
 * the edition. Columns that are numeric throughout are aligned to the right.
 * Ragged rows are reported, filled up and cut. NULL after a finding that
 * leaves no table. */
struct table *csv_table(struct reader *reader, struct arena *arena,
			struct str path, const struct str *language_tags,
			size_t n_tags, size_t side);

/* Appends the text as a cell: between quotation marks where it has to be. */
void csv_put_cell(struct buf *out, struct str text);

/* Digits with separators, sign, decimal point and percent sign: can it be
 * drawn? *value is for drawing only, never for checking. */
bool csv_number(struct str text, double *value);

#endif
