/* Comparing the blocks of a change: their text, their attributes, their
 * tables row by row. */
#include <string.h>

#include "pair/edit_script.h"
#include "write/differences_internal.h"

enum { BEFORE, AFTER, STATES };

/* Statements of the blocks of one edition. */
struct statements {
	const struct statement **items;
	size_t n;
};

/* A change in one language. */
struct compared {
	struct comparing *comparing;
	const struct difference *difference;
	size_t first_figure;      /* of the change, in the list */
	size_t languages[STATES]; /* its number in each edition */
	struct statements statements[STATES];
	struct difference_side *result;
	size_t cap;
};

static struct statements statements_of_all(struct comparing *comparing,
					   const struct statement_index *index,
					   const struct pair *const *pairs,
					   size_t n)
{
	struct statements all = {NULL, 0};
	size_t total = 0, count;

	for (size_t i = 0; i < n; i++) {
		statements_of(index, pairs[i], &count);
		total += count;
	}
	all.items = ARENA_ARRAY(comparing->scratch, const struct statement *,
				total);
	for (size_t i = 0; i < n; i++) {
		const struct statement *statements =
			statements_of(index, pairs[i], &count);

		for (size_t j = 0; j < count; j++)
			all.items[all.n++] = &statements[j];
	}
	return all;
}

/* Passages */

static bool has_language(const struct compared *side, int state)
{
	return state == AFTER ||
	       side->languages[BEFORE] <
		       side->comparing->edition->before->n_languages;
}

static struct stretch stretch(const struct compared *side, int state,
			      const struct statement *const *statements,
			      size_t n, struct str separator)
{
	if (!has_language(side, state))
		n = 0;
	return stretch_of(side->comparing, statements, n,
			  side->languages[state], separator);
}

static void add_passage(struct compared *side,
			const struct difference_passage *passage)
{
	struct difference_side *result = side->result;

	if (result->n_passages == side->cap) {
		struct difference_passage *passages;

		side->cap = side->cap ? 2 * side->cap : 1;
		passages = ARENA_ARRAY(side->comparing->arena,
				       struct difference_passage, side->cap);
		if (result->n_passages)
			memcpy(passages, result->passages,
			       result->n_passages * sizeof(*passages));
		result->passages = passages;
	}
	result->passages[result->n_passages++] = *passage;
	result->differs |= passage->differs;
}

/* Compares two stretches and keeps what came of it. */
static void compare(struct compared *side, const struct stretch *stretches,
		    const struct difference_passage *labels, bool keep_equal)
{
	struct difference_passage passage;

	if (!stretches[BEFORE].text.len && !stretches[AFTER].text.len)
		return;
	passage = compare_stretches(side->comparing, side->languages[AFTER],
				    &stretches[BEFORE], &stretches[AFTER]);
	passage.kind = labels->kind;
	passage.row = labels->row;
	passage.column = labels->column;
	if (!passage.differs && !keep_equal)
		return;
	add_passage(side, &passage);
	add_changed_figures(side->comparing, side->difference,
			    side->first_figure, side->languages[AFTER],
			    &passage, &stretches[BEFORE], &stretches[AFTER]);
}

/* What is not the cell of a table whose rows can be told apart. */
static bool is_plain(const struct statement *statement)
{
	return statement->kind != STATEMENT_CELL ||
	       statement->row == UINT32_MAX;
}

static void compare_kind(struct compared *side, enum statement_kind kind)
{
	struct stretch stretches[STATES] = {0};
	const struct difference_passage labels = {.kind = kind};

	for (int i = 0; i < STATES; i++) {
		const struct statements *all = &side->statements[i];
		const struct statement **some =
			ARENA_ARRAY(side->comparing->scratch,
				    const struct statement *, all->n);
		size_t n = 0;

		for (size_t j = 0; j < all->n; j++)
			if (all->items[j]->kind == kind &&
			    is_plain(all->items[j]))
				some[n++] = all->items[j];
		stretches[i] = stretch(side, i, some, n, STR("\n"));
	}
	compare(side, stretches, &labels, kind == STATEMENT_CONTENT);
}

/* Tables */

/* The rows of the tables of one edition. */
struct rows {
	const struct statement ***cells; /* by row */
	size_t *n_cells;
	uint32_t *numbers; /* the same for the same words */
	bool *changed;
	size_t n;
};

/* One row after the other: their cells follow each other. */
static struct rows rows_of(const struct compared *side, int state)
{
	struct arena *scratch = side->comparing->scratch;
	const struct statements *all = &side->statements[state];
	struct rows rows = {
		ARENA_ARRAY(scratch, const struct statement **, all->n),
		ARENA_ARRAY(scratch, size_t, all->n),
		ARENA_ARRAY(scratch, uint32_t, all->n),
		ARENA_ARRAY(scratch, bool, all->n), 0};
	const struct statement *last = NULL;

	if (!has_language(side, state))
		return rows;
	for (size_t i = 0; i < all->n; i++) {
		const struct statement *cell = all->items[i];

		if (is_plain(cell))
			continue;
		if (!last || last->pair != cell->pair || last->row != cell->row)
			rows.cells[rows.n++] = &all->items[i];
		rows.n_cells[rows.n - 1]++;
		last = cell;
	}
	return rows;
}

static void number_rows(const struct compared *side, struct rows *rows)
{
	struct arena *scratch = side->comparing->scratch;
	struct map known = {0};
	uint32_t *names = ARENA_ARRAY(scratch, uint32_t,
				      rows[BEFORE].n + rows[AFTER].n + 1);
	uint32_t next = 0;

	for (int i = 0; i < STATES; i++)
		for (size_t j = 0; j < rows[i].n; j++) {
			struct str text = stretch(side, i, rows[i].cells[j],
						  rows[i].n_cells[j], STR("\t"))
						  .text;
			uint32_t *name =
				map_add(&known, scratch, text, &names[next]);

			if (!name) {
				name = &names[next];
				*name = next++;
			}
			rows[i].numbers[j] = *name;
		}
}

static void align_rows(const struct compared *side, struct rows *rows)
{
	struct edit_script script;

	number_rows(side, rows);
	for (int i = 0; i < STATES; i++) {
		script.numbers[i] = rows[i].numbers;
		script.n[i] = rows[i].n;
		script.changed[i] = rows[i].changed;
	}
	edit_script_find(&script, side->comparing->scratch);
}

/* What the row is about that the cell is the first of. */
static struct str row_text(const struct compared *side,
			   const struct statement *cell)
{
	if (cell->column)
		return (struct str){0};
	return cell->wordings[side->languages[AFTER]].text;
}

/* What the column is about: the text at its head. */
static struct str column_text(const struct compared *side,
			      const struct statement *cell)
{
	const struct block *block =
		pair_block(cell->pair, side->languages[AFTER]);

	if (!cell->row || !block || !block->table ||
	    cell->column >= block->table->n_columns)
		return (struct str){0};
	return block->table->cells[cell->column].text;
}

/* Two rows of one shape, cell by cell. */
static void compare_cells(struct compared *side, const struct rows *rows,
			  size_t before, size_t after)
{
	const struct statement **old = rows[BEFORE].cells[before];
	const struct statement **new = rows[AFTER].cells[after];

	for (size_t i = 0; i < rows[AFTER].n_cells[after]; i++) {
		const struct stretch stretches[STATES] = {
			stretch(side, BEFORE, &old[i], 1, STR("")),
			stretch(side, AFTER, &new[i], 1, STR("")),
		};
		const struct difference_passage labels = {
			.kind = STATEMENT_CELL,
			.row = new[i]->column ? row_text(side, new[0])
					      : STR(""),
			.column = column_text(side, new[i]),
		};

		compare(side, stretches, &labels, false);
	}
}

/* Rows, one of which may be missing, as a text. */
static void compare_whole_rows(struct compared *side, const struct rows *rows,
			       const size_t *at)
{
	const struct difference_passage labels = {.kind = STATEMENT_CELL};
	struct stretch stretches[STATES] = {0};

	for (int i = 0; i < STATES; i++) {
		bool is_there = at[i] < rows[i].n;

		stretches[i] = stretch(
			side, i, is_there ? rows[i].cells[at[i]] : NULL,
			is_there ? rows[i].n_cells[at[i]] : 0, STR(" | "));
	}
	compare(side, stretches, &labels, false);
}

/* How many rows from this on are changed. */
static size_t changed_rows(const struct rows *rows, size_t from)
{
	size_t n = 0;

	while (from + n < rows->n && rows->changed[from + n])
		n++;
	return n;
}

static bool same_shape(const struct rows *rows, const size_t *at)
{
	size_t n = rows[BEFORE].n_cells[at[BEFORE]];

	if (n != rows[AFTER].n_cells[at[AFTER]])
		return false;
	for (size_t i = 0; i < n; i++)
		if (rows[BEFORE].cells[at[BEFORE]][i]->column !=
		    rows[AFTER].cells[at[AFTER]][i]->column)
			return false;
	return true;
}

/* The k-th of the rows that went is taken to be the k-th of those that came,
 * as far as both go. */
static void compare_changed_rows(struct compared *side, const struct rows *rows,
				 const size_t *at, const size_t *n)
{
	size_t most = n[BEFORE] > n[AFTER] ? n[BEFORE] : n[AFTER];

	for (size_t i = 0; i < most; i++) {
		const size_t pos[STATES] = {
			i < n[BEFORE] ? at[BEFORE] + i : SIZE_MAX,
			i < n[AFTER] ? at[AFTER] + i : SIZE_MAX,
		};

		if (i < n[BEFORE] && i < n[AFTER] && same_shape(rows, pos))
			compare_cells(side, rows, pos[BEFORE], pos[AFTER]);
		else
			compare_whole_rows(side, rows, pos);
	}
}

static void compare_tables(struct compared *side)
{
	struct rows rows[STATES] = {rows_of(side, BEFORE),
				    rows_of(side, AFTER)};
	size_t at[STATES] = {0, 0};

	if (!rows[BEFORE].n && !rows[AFTER].n)
		return;
	align_rows(side, rows);
	while (at[BEFORE] < rows[BEFORE].n || at[AFTER] < rows[AFTER].n) {
		const size_t n[STATES] = {
			changed_rows(&rows[BEFORE], at[BEFORE]),
			changed_rows(&rows[AFTER], at[AFTER]),
		};

		compare_changed_rows(side, rows, at, n);
		for (int i = 0; i < STATES; i++)
			at[i] += n[i] ? n[i] : !n[BEFORE] && !n[AFTER];
	}
}

static void compare_styling(const struct compared *side,
			    const struct change *change)
{
	if (change->n_before != 1 || change->n_after != 1 ||
	    !change->edited[side->languages[AFTER]] ||
	    !has_language(side, BEFORE) || side->result->differs)
		return;
	side->result->stylings = styling_changes(
		side->comparing->arena, change->before[0],
		side->languages[BEFORE], change->after[0],
		side->languages[AFTER], &side->result->n_stylings);
}

void compare_change(struct comparing *comparing, struct difference *difference)
{
	static const enum statement_kind attributes[] = {
		STATEMENT_TITLE, STATEMENT_UNIT, STATEMENT_CREDIT};
	const struct change *change = difference->change;
	const struct edition *edition = comparing->edition;
	struct compared side = {.comparing = comparing,
				.difference = difference,
				.first_figure = comparing->changed->n};

	side.statements[BEFORE] =
		statements_of_all(comparing, &comparing->before, change->before,
				  change->n_before);
	side.statements[AFTER] = statements_of_all(
		comparing, &comparing->after, change->after, change->n_after);
	difference->sides = ARENA_ARRAY(
		comparing->arena, struct difference_side, edition->n_languages);
	for (size_t i = 0; i < edition->n_languages; i++) {
		side.languages[BEFORE] = language_before(edition, i);
		side.languages[AFTER] = i;
		side.result = &difference->sides[i];
		side.cap = 0;
		compare_kind(&side, STATEMENT_CONTENT);
		compare_kind(&side, STATEMENT_CELL);
		compare_tables(&side);
		for (size_t j = 0; j < sizeof(attributes) / sizeof(*attributes);
		     j++)
			compare_kind(&side, attributes[j]);
		compare_styling(&side, change);
	}
	complete_changed_figures(comparing, side.first_figure);
}
