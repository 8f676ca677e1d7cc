/* Tables compared: columns are known by their headings, rows by their first
 * cells, wherever they stand; then cell by cell.
 *
 * What has no counterpart by name is taken to be what stands in its place, if
 * it looks like it. A row that came or went is told as a whole, a column cell
 * by cell. */
#include <string.h>

#include "pair/sequence.h"
#include "write/differences_internal.h"

enum {
	TRIES = 16,     /* rows that one is compared with */
	ALIKE_SHARE = 2 /* one half of the words, or of the cells */
};

/* Rows or columns of a table, before and now. */
struct axis {
	size_t n[STATES];
	struct str *names[STATES]; /* empty: it has none */
	uint32_t *matches[STATES]; /* in the other; or DIFFERENCE_NONE */
	bool *stays[STATES];       /* joined, and in the same order */
};

struct tables {
	struct compared *side;
	struct arena *arena;
	const struct statement **cells[STATES]; /* NULL: it is not there */
	struct axis rows;
	struct axis columns;
};

static const struct statement *cell_at(const struct tables *tables, int state,
				       size_t row, size_t column)
{
	if (row >= tables->rows.n[state] || column >= tables->columns.n[state])
		return NULL;
	return tables->cells[state][row * tables->columns.n[state] + column];
}

static struct stretch cell_stretch(const struct tables *tables, int state,
				   size_t row, size_t column)
{
	const struct statement *cell = cell_at(tables, state, row, column);

	return compared_stretch(tables->side, state, &cell, cell ? 1 : 0,
				STR(""));
}

/* The words of a cell, without titles of references. */
static struct str cell_text(const struct tables *tables, int state, size_t row,
			    size_t column)
{
	const struct statement *cell = cell_at(tables, state, row, column);

	if (!cell)
		return (struct str){0};
	return cell->wordings[tables->side->languages[state]].text;
}

/* Reading */

static void begin_axis(struct arena *arena, struct axis *axis, int state,
		       size_t n)
{
	axis->n[state] = n;
	axis->names[state] = ARENA_ARRAY(arena, struct str, n);
	axis->matches[state] = ARENA_ARRAY(arena, uint32_t, n);
	axis->stays[state] = ARENA_ARRAY(arena, bool, n);
	for (size_t i = 0; i < n; i++)
		axis->matches[state][i] = DIFFERENCE_NONE;
}

static void read_table(struct tables *tables, int state)
{
	const struct statements *all = &tables->side->statements[state];
	size_t n = compared_has_language(tables->side, state) ? all->n : 0;
	size_t n_rows = 0, n_columns = 0;

	for (size_t i = 0; i < n; i++) {
		const struct statement *cell = all->items[i];

		if (statement_is_plain(cell))
			continue;
		if (cell->row >= n_rows)
			n_rows = cell->row + 1;
		if (cell->column >= n_columns)
			n_columns = cell->column + 1;
	}
	begin_axis(tables->arena, &tables->rows, state, n_rows);
	begin_axis(tables->arena, &tables->columns, state, n_columns);
	tables->cells[state] = ARENA_ARRAY(
		tables->arena, const struct statement *, n_rows *n_columns);
	for (size_t i = 0; i < n; i++) {
		const struct statement *cell = all->items[i];

		if (!statement_is_plain(cell))
			tables->cells[state][cell->row * n_columns +
					     cell->column] = cell;
	}
}

/* Joining */

static void join(struct axis *axis, size_t before, size_t after)
{
	axis->matches[BEFORE][before] = (uint32_t)after;
	axis->matches[AFTER][after] = (uint32_t)before;
}

static bool is_open(const struct axis *axis, int state, size_t i)
{
	return i < axis->n[state] && axis->matches[state][i] == DIFFERENCE_NONE;
}

/* So often is a text there, and here last. */
struct found {
	size_t n[STATES];
	size_t at[STATES];
};

/* Joins open lines of the same text, if nothing else has it. */
static void join_equal(struct arena *arena, struct axis *axis,
		       struct str *const *texts)
{
	size_t total = axis->n[BEFORE] + axis->n[AFTER], n = 0;
	struct found *found = ARENA_ARRAY(arena, struct found, total);
	struct map known = {0};

	for (int state = BEFORE; state < STATES; state++)
		for (size_t i = 0; i < axis->n[state]; i++) {
			struct found *at;

			if (!is_open(axis, state, i) || !texts[state][i].len)
				continue;
			at = map_add(&known, arena, texts[state][i], &found[n]);
			if (!at)
				at = &found[n++];
			at->n[state]++;
			at->at[state] = i;
		}
	for (size_t i = 0; i < n; i++)
		if (found[i].n[BEFORE] == 1 && found[i].n[AFTER] == 1)
			join(axis, found[i].at[BEFORE], found[i].at[AFTER]);
}

/* Sees what is in the same order. What is not, and has no name, cannot be said
 * to have moved: it came and went. */
static void find_order(struct arena *arena, struct axis *axis)
{
	size_t n = axis->n[AFTER], len = 0;
	uint32_t *places = ARENA_ARRAY(arena, uint32_t, n);
	uint32_t *matches = ARENA_ARRAY(arena, uint32_t, n);
	bool *kept = ARENA_ARRAY(arena, bool, n);

	for (size_t i = 0; i < n; i++)
		if (!is_open(axis, AFTER, i)) {
			places[len] = (uint32_t)i;
			matches[len++] = axis->matches[AFTER][i];
		}
	longest_increasing(arena, matches, len, kept);
	for (size_t i = 0; i < len; i++) {
		axis->stays[AFTER][places[i]] = kept[i];
		axis->stays[BEFORE][matches[i]] = kept[i];
		if (kept[i] || (axis->names[AFTER][places[i]].len &&
				axis->names[BEFORE][matches[i]].len))
			continue;
		axis->matches[AFTER][places[i]] = DIFFERENCE_NONE;
		axis->matches[BEFORE][matches[i]] = DIFFERENCE_NONE;
	}
}

/* Where the open lines from this on end, up to the next that stays. */
static size_t gap_end(const struct axis *axis, int state, size_t start)
{
	while (start < axis->n[state] && !axis->stays[state][start])
		start++;
	return start;
}

static size_t count_open(const struct axis *axis, int state, size_t start,
			 size_t end)
{
	size_t n = 0;

	for (size_t i = start; i < end; i++)
		n += is_open(axis, state, i);
	return n;
}

/* Open columns between the same neighbours, as many on either side, have got
 * other headings. */
static void join_renamed(struct axis *columns, const size_t *start,
			 const size_t *end)
{
	size_t j = start[AFTER];

	if (count_open(columns, BEFORE, start[BEFORE], end[BEFORE]) !=
	    count_open(columns, AFTER, start[AFTER], end[AFTER]))
		return;
	for (size_t i = start[BEFORE]; i < end[BEFORE]; i++) {
		if (!is_open(columns, BEFORE, i))
			continue;
		while (!is_open(columns, AFTER, j))
			j++;
		join(columns, i, j);
	}
}

/* Whether half of the name stays. */
static bool names_alike(const struct tables *tables, struct str before,
			struct str after)
{
	const struct compared *side = tables->side;
	const struct edition_language *languages =
		side->comparing->edition->languages;
	const struct diff_text old = {.text = before}, new = {.text = after};
	size_t n, equal = 0;
	const struct text_edit *edits =
		text_diff(languages[side->languages[AFTER]].rules, old, new,
			  tables->arena, &n);

	for (size_t i = 0; i < n; i++)
		if (edits[i].kind == TEXT_EQUAL)
			equal += edits[i].after.end - edits[i].after.start;
	return equal && equal * 2 * ALIKE_SHARE >= before.len + after.len;
}

/* Whether half of the cells that are in both tables are equal. */
static bool cells_alike(const struct tables *tables, size_t before,
			size_t after)
{
	const struct axis *columns = &tables->columns;
	size_t n = 0, equal = 0;

	for (size_t i = 1; i < columns->n[AFTER]; i++) {
		struct str old, new;

		if (is_open(columns, AFTER, i))
			continue;
		old = cell_text(tables, BEFORE, before,
				columns->matches[AFTER][i]);
		new = cell_text(tables, AFTER, after, i);
		n += old.len || new.len;
		equal += new.len &&str_eq(old, new);
	}
	return equal && equal * ALIKE_SHARE >= n;
}

static bool rows_alike(const struct tables *tables, size_t before, size_t after)
{
	return names_alike(tables, tables->rows.names[BEFORE][before],
			   tables->rows.names[AFTER][after]) ||
	       cells_alike(tables, before, after);
}

/* Each open row with the first like it behind the last one that was found. */
static void join_alike(struct tables *tables, const size_t *start,
		       const size_t *end)
{
	struct axis *rows = &tables->rows;
	size_t next = start[AFTER];

	for (size_t i = start[BEFORE]; i < end[BEFORE]; i++)
		for (size_t j = next; is_open(rows, BEFORE, i) &&
				      j < end[AFTER] && j < next + TRIES;
		     j++)
			if (is_open(rows, AFTER, j) &&
			    rows_alike(tables, i, j)) {
				join(rows, i, j);
				next = j + 1;
			}
}

/* Looks at what is open between lines that stay. */
static void join_between(struct tables *tables, bool columns)
{
	struct axis *axis = columns ? &tables->columns : &tables->rows;
	size_t start[STATES] = {0, 0};

	for (;;) {
		const size_t end[STATES] = {
			gap_end(axis, BEFORE, start[BEFORE]),
			gap_end(axis, AFTER, start[AFTER]),
		};

		if (columns)
			join_renamed(axis, start, end);
		else
			join_alike(tables, start, end);
		if (end[BEFORE] == axis->n[BEFORE])
			break;
		start[BEFORE] = end[BEFORE] + 1;
		start[AFTER] = end[AFTER] + 1;
	}
	find_order(tables->arena, axis);
}

static void name_columns(struct tables *tables)
{
	for (int state = BEFORE; state < STATES; state++)
		for (size_t i = 0; i < tables->columns.n[state]; i++)
			tables->columns.names[state][i] =
				cell_text(tables, state, 0, i);
}

static void join_columns(struct tables *tables)
{
	struct axis *columns = &tables->columns;

	name_columns(tables);
	join_equal(tables->arena, columns, columns->names);
	if (is_open(columns, BEFORE, 0) && is_open(columns, AFTER, 0))
		join(columns, 0, 0);
	find_order(tables->arena, columns);
	join_between(tables, true);
}

/* Rows are named in the first column of the newer table. */
static void name_rows(struct tables *tables)
{
	size_t first[STATES] = {0, 0};

	if (tables->columns.n[AFTER] && !is_open(&tables->columns, AFTER, 0))
		first[BEFORE] = tables->columns.matches[AFTER][0];
	for (int state = BEFORE; state < STATES; state++)
		for (size_t i = 0; i < tables->rows.n[state]; i++)
			tables->rows.names[state][i] =
				cell_text(tables, state, i, first[state]);
}

static struct stretch row_stretch(const struct tables *tables, int state,
				  size_t row)
{
	size_t n_columns = tables->columns.n[state], n = 0;
	const struct statement **cells =
		ARENA_ARRAY(tables->arena, const struct statement *, n_columns);

	for (size_t i = 0; row < tables->rows.n[state] && i < n_columns; i++)
		if (cell_at(tables, state, row, i))
			cells[n++] = cell_at(tables, state, row, i);
	return compared_stretch(tables->side, state, cells, n, STR(" | "));
}

static void join_rows(struct tables *tables)
{
	struct axis *rows = &tables->rows;
	struct str *whole[STATES];

	name_rows(tables);
	if (rows->n[BEFORE] && rows->n[AFTER])
		join(rows, 0, 0);
	join_equal(tables->arena, rows, rows->names);
	for (int state = BEFORE; state < STATES; state++) {
		whole[state] =
			ARENA_ARRAY(tables->arena, struct str, rows->n[state]);
		for (size_t i = 0; i < rows->n[state]; i++)
			if (is_open(rows, state, i))
				whole[state][i] =
					row_stretch(tables, state, i).text;
	}
	join_equal(tables->arena, rows, whole);
	find_order(tables->arena, rows);
	join_between(tables, false);
}

/* Telling */

/* A row that came or went, as a text. */
static void tell_row(struct tables *tables, int state, size_t row)
{
	struct difference_passage labels = passage_labels(STATEMENT_CELL);
	struct stretch stretches[STATES] = {0};

	labels.at[state] = (struct cell_place){(uint32_t)row, DIFFERENCE_ALL};
	stretches[state] = row_stretch(tables, state, row);
	compared_add(tables->side, stretches, &labels, false);
}

static struct cell_place place_of(uint32_t row, uint32_t column)
{
	if (column == DIFFERENCE_NONE)
		row = DIFFERENCE_NONE;
	return (struct cell_place){row, column};
}

/* The cell in a row that is in both tables; either column may be none. */
static void tell_cell(struct tables *tables, const uint32_t *row,
		      const uint32_t *column)
{
	const struct axis *rows = &tables->rows, *columns = &tables->columns;
	int state = column[AFTER] == DIFFERENCE_NONE ? BEFORE : AFTER;
	struct difference_passage labels = passage_labels(STATEMENT_CELL);
	const struct stretch stretches[STATES] = {
		cell_stretch(tables, BEFORE, row[BEFORE], column[BEFORE]),
		cell_stretch(tables, AFTER, row[AFTER], column[AFTER]),
	};

	for (int i = BEFORE; i < STATES; i++)
		labels.at[i] = place_of(row[i], column[i]);
	if (column[AFTER])
		labels.row = rows->names[AFTER][row[AFTER]];
	if (row[AFTER])
		labels.column = columns->names[state][column[state]];
	if (column[BEFORE] != DIFFERENCE_NONE && state == AFTER)
		labels.moved =
			(!row[AFTER] &&
			 !columns->stays[AFTER][column[AFTER]]) ||
			(!column[AFTER] && !rows->stays[AFTER][row[AFTER]]);
	compared_add(tables->side, stretches, &labels, false);
}

static void tell_cells(struct tables *tables, const uint32_t *row)
{
	const struct axis *columns = &tables->columns;

	for (uint32_t i = 0; i < columns->n[AFTER]; i++)
		tell_cell(tables, row,
			  (const uint32_t[]){columns->matches[AFTER][i], i});
	for (uint32_t i = 0; i < columns->n[BEFORE]; i++)
		if (is_open(columns, BEFORE, i))
			tell_cell(tables, row,
				  (const uint32_t[]){i, DIFFERENCE_NONE});
}

/* Rows of the older table that are gone, up to one that stays. */
static void tell_gone(struct tables *tables, size_t start)
{
	size_t end = gap_end(&tables->rows, BEFORE, start);

	for (size_t i = start; i < end; i++)
		if (is_open(&tables->rows, BEFORE, i))
			tell_row(tables, BEFORE, i);
}

void compared_tables(struct compared *side)
{
	struct tables tables = {.side = side,
				.arena = side->comparing->scratch};
	const struct axis *rows = &tables.rows;

	read_table(&tables, BEFORE);
	read_table(&tables, AFTER);
	if (!rows->n[BEFORE] && !rows->n[AFTER])
		return;
	join_columns(&tables);
	join_rows(&tables);
	tell_gone(&tables, 0);
	for (uint32_t i = 0; i < rows->n[AFTER]; i++) {
		const uint32_t row[STATES] = {rows->matches[AFTER][i], i};

		if (row[BEFORE] == DIFFERENCE_NONE)
			tell_row(&tables, AFTER, i);
		else
			tell_cells(&tables, row);
		if (rows->stays[AFTER][i])
			tell_gone(&tables, row[BEFORE] + 1);
	}
}
