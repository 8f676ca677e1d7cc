/* Questions to statements. */
#include "model/statement.h"

struct str statement_id(const struct statement *statement)
{
	const struct pair *pair = pair_named(statement->pair);

	return pair ? pair->id : (struct str){0};
}

size_t statement_lead(const struct statement *statement, size_t n_languages)
{
	size_t lead = 0;

	while (lead < n_languages && !statement->wordings[lead].text.len)
		lead++;
	return lead;
}

const struct wording_part *wording_part_at(const struct wording *wording,
					   uint32_t pos)
{
	size_t low = 0, high = wording->n_parts;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (wording->parts[middle].start <= pos)
			low = middle;
		else
			high = middle;
	}
	return wording->n_parts ? &wording->parts[low] : NULL;
}

const struct inline_node *wording_part_content(const struct wording_part *part)
{
	return part->cell ? part->cell->content : part->block->content;
}

bool wordings_share_cell(const struct wording *one, const struct wording *other)
{
	const struct wording_part *a = one->parts, *b = other->parts;

	if (!one->n_parts || !other->n_parts || !a->cell || !b->cell)
		return false;
	return a->block->table->source.len &&
	       str_eq(a->block->table->source, b->block->table->source) &&
	       a->cell->line == b->cell->line &&
	       a->cell->column == b->cell->column;
}

const struct segment *statement_segments(const struct statement *statement,
					 size_t *n)
{
	*n = 0;
	if (statement->kind != STATEMENT_CONTENT)
		return NULL;
	*n = statement->pair->n_segments;
	return statement->pair->segments;
}
