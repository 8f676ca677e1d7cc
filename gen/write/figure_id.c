/* Ids of figures; docs/figures.md explains them. */
#include "read/slug.h"
#include "write/figures_internal.h"

/* A label as a part of an id: of the first language whose label can be
 * spelled in ASCII, else a hash of the first label that there is; without
 * one, the letter and the number. */
static struct str label_slug(struct arena *arena, const struct str *labels,
			     size_t n, const char *letter, size_t number)
{
	for (size_t i = 0; i < n; i++) {
		struct str slug = slug_from(arena, labels[i]);

		if (slug.len)
			return slug;
	}
	for (size_t i = 0; i < n; i++)
		if (labels[i].len)
			return slug_always(arena, labels[i]);
	return arena_printf(arena, "%s%zu", letter, number + 1);
}

/* Where the language that the value is of has the figure in its table. */
static struct place_in_table cell_of(const struct figure *figure,
				     size_t n_languages)
{
	const struct statement *statement = figure->statement;
	struct place_in_table place = {0};
	size_t side = 0;

	while (side + 1 < n_languages && !figure->sayings[side].phrase.len)
		side++;
	figure_find_cell(&statement->wordings[side],
			 figure->quantity->span.start, &place);
	return place;
}

/* The row and the column of a cell. */
static struct str cell_slug(struct arena *arena, const struct figure *figure,
			    size_t n_languages)
{
	struct place_in_table place = cell_of(figure, n_languages);
	struct str *rows = ARENA_ARRAY(arena, struct str, n_languages);
	struct str *columns = ARENA_ARRAY(arena, struct str, n_languages);

	for (size_t i = 0; i < n_languages; i++) {
		rows[i] = figure->sayings[i].row;
		columns[i] = figure->sayings[i].column;
	}
	return arena_join(
		arena, label_slug(arena, rows, n_languages, "r", place.row),
		STR("."),
		label_slug(arena, columns, n_languages, "c", place.column));
}

/* What tells the statements of one permalink apart; empty: nothing. */
static struct str statement_slug(struct arena *arena,
				 const struct figure *figure,
				 size_t n_languages)
{
	switch (figure->statement->kind) {
	case STATEMENT_CONTENT:
		break;
	case STATEMENT_TITLE:
		return STR("title");
	case STATEMENT_UNIT:
		return STR("unit");
	case STATEMENT_CREDIT:
		return STR("source");
	case STATEMENT_CELL:
		return cell_slug(arena, figure, n_languages);
	}
	return (struct str){0};
}

/* The unit or else the kind; "km/h" is "km-h". */
static struct str unit_slug(struct arena *arena, const struct figure *figure)
{
	struct str unit = figure_unit(figure);
	char *bytes;

	if (!unit.len)
		unit = quantity_kind_names[figure->quantity->kind];
	unit = arena_str(arena, unit);
	bytes = (char *)unit.ptr;
	for (size_t i = 0; i < unit.len; i++)
		if (bytes[i] == '/')
			bytes[i] = '-';
	return unit;
}

struct str figure_id(struct arena *arena, const struct figure *figure,
		     size_t n_languages)
{
	struct str id = statement_id(figure->statement);
	struct str slug = statement_slug(arena, figure, n_languages);

	if (slug.len)
		id = arena_join(arena, id, STR("."), slug);
	return arena_join(arena, id, STR("."), unit_slug(arena, figure));
}
