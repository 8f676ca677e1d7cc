/* What the pairs of a chapter say, as plain text.
 *
 * A wording that comes from one block or cell borrows its text; only where a
 * language has several is the text put together anew. */
#include "model/statement.h"

#include <string.h>

#include "lang/quantity.h"
#include "pair/internal.h"

/* Statements in the making; the list grows in the scratch arena. */
struct stating {
	struct pairing *pairing;
	const struct vocabulary **vocabularies; /* one a side, or NULL */
	struct statement *items;
	size_t len, cap;
};

/* A wording in the making: parts first, so that most texts are borrowed. */
struct telling {
	struct arena *arena;
	struct buf text; /* used from the second part on */
	struct str first;
	struct wording_part *parts;
	struct span *verbatim;
	size_t n_parts, cap_parts, n_verbatim, cap_verbatim;
};

static size_t told(const struct telling *telling)
{
	return telling->n_parts > 1 ? telling->text.len : telling->first.len;
}

static void tell_part(struct telling *telling, struct str text,
		      const struct block *block, const struct cell *cell)
{
	if (telling->n_parts == 1)
		buf_put(&telling->text, telling->first);
	if (telling->n_parts)
		buf_put_char(&telling->text, '\n');
	else
		telling->first = text;
	telling->parts =
		arena_grow(telling->arena, telling->parts, telling->n_parts,
			   &telling->cap_parts, sizeof(*telling->parts));
	telling->parts[telling->n_parts] = (struct wording_part){
		.start = (uint32_t)(telling->n_parts ? telling->text.len : 0),
		.block = block,
		.cell = cell,
	};
	if (telling->n_parts++)
		buf_put(&telling->text, text);
}

/* Notes the code among the inlines; the first of them begins at *pos. */
static void tell_verbatim(struct telling *telling,
			  const struct inline_node *node, size_t *pos)
{
	for (; node; node = node->next) {
		if (node->children) {
			tell_verbatim(telling, node->children, pos);
			continue;
		}
		if (node->kind == INLINE_CODE) {
			telling->verbatim = arena_grow(
				telling->arena, telling->verbatim,
				telling->n_verbatim, &telling->cap_verbatim,
				sizeof(*telling->verbatim));
			telling->verbatim[telling->n_verbatim++] =
				(struct span){
					(uint32_t)*pos,
					(uint32_t)(*pos + node->text.len)};
		}
		*pos += inline_length(node);
	}
}

static void tell_text(struct telling *telling, struct str text,
		      const struct inline_node *content,
		      const struct block *block, const struct cell *cell)
{
	size_t pos;

	if (!text.len)
		return;
	tell_part(telling, text, block, cell);
	pos = told(telling) - text.len;
	tell_verbatim(telling, content, &pos);
}

static void tell_cells(struct telling *telling, const struct block *block)
{
	const struct table *table = block->table;

	for (size_t i = 0; i < table->n_rows * table->n_columns; i++)
		tell_text(telling, table->cells[i].text,
			  table->cells[i].content, block, &table->cells[i]);
}

/* A block and, if whole, all in it. */
static void tell_block(struct telling *telling, const struct block *block,
		       bool whole, size_t depth)
{
	if (block->kind != BLOCK_CODE)
		tell_text(telling, block->text, block->content, block, NULL);
	for (size_t i = 0; whole && depth && i < block->n_children; i++)
		tell_block(telling, &block->children[i], true, depth - 1);
}

/* Whether bytes are in code, which is not language. Asked for by place; *code
 * is where the question before left off, 0 at the start. */
static bool is_verbatim(const struct wording *wording, struct span span,
			size_t *code)
{
	while (*code < wording->n_verbatim &&
	       wording->verbatim[*code].end <= span.start)
		++*code;
	return *code < wording->n_verbatim &&
	       wording->verbatim[*code].start < span.end;
}

static void drop_verbatim(struct wording *wording)
{
	size_t kept = 0, code = 0;

	for (size_t i = 0; i < wording->n_quantities; i++)
		if (!is_verbatim(wording, wording->quantities[i].span, &code))
			wording->quantities[kept++] = wording->quantities[i];
	wording->n_quantities = kept;
	kept = code = 0;
	for (size_t i = 0; i < wording->n_terms; i++)
		if (!is_verbatim(wording, wording->terms[i].span, &code))
			wording->terms[kept++] = wording->terms[i];
	wording->n_terms = kept;
}

static const struct language *rules_of(const struct stating *stating,
				       size_t side)
{
	return stating->pairing->edition->languages[side].rules;
}

static void end_wording(const struct stating *stating, struct telling *telling,
			size_t side, struct wording *wording)
{
	*wording = (struct wording){
		.text = telling->n_parts > 1
				? buf_copy(&telling->text, telling->arena)
				: telling->first,
		.parts = telling->parts,
		.n_parts = telling->n_parts,
		.verbatim = telling->verbatim,
		.n_verbatim = telling->n_verbatim,
	};
	buf_free(&telling->text);
	wording->terms = terms_find(stating->vocabularies[side], wording->text,
				    telling->arena, &wording->n_terms);
	wording->quantities =
		quantities_find(rules_of(stating, side), wording->text,
				telling->arena, &wording->n_quantities);
	drop_verbatim(wording);
}

/* A statement with room for its wordings; it is kept by keep(). */
static struct statement begin(struct stating *stating, const struct pair *pair,
			      enum statement_kind kind)
{
	return (struct statement){
		.kind = kind,
		.pair = pair,
		.wordings =
			ARENA_ARRAY(&stating->pairing->arena, struct wording,
				    stating->pairing->n_sides),
	};
}

static void keep(struct stating *stating, const struct statement *statement)
{
	bool says = false;

	for (size_t side = 0; side < stating->pairing->n_sides; side++)
		says |= statement->wordings[side].text.len > 0;
	if (!says)
		return;
	stating->items = arena_grow(stating->pairing->scratch, stating->items,
				    stating->len, &stating->cap,
				    sizeof(*stating->items));
	stating->items[stating->len++] = *statement;
}

static void state_content(struct stating *stating, const struct pair *pair)
{
	struct statement statement = begin(stating, pair, STATEMENT_CONTENT);

	for (size_t i = 0; i < stating->pairing->n_sides; i++) {
		const struct side *side = &pair->sides[i];
		struct telling telling = {.arena = &stating->pairing->arena};

		for (size_t j = 0; j < side->n; j++)
			tell_block(&telling, &side->first[j], !pair->n_children,
				   DEPTH_MOST);
		end_wording(stating, &telling, i, &statement.wordings[i]);
	}
	keep(stating, &statement);
}

/* What a block says in an attribute. */
typedef struct str attribute_of(const struct block *block);

static struct str title_of(const struct block *block)
{
	return block->title;
}

static struct str unit_of(const struct block *block)
{
	return block->table ? block->table->unit : (struct str){0};
}

static struct str credit_of(const struct block *block)
{
	return block->table ? block->table->credit : (struct str){0};
}

static void state_attribute(struct stating *stating, const struct pair *pair,
			    enum statement_kind kind, attribute_of *attribute)
{
	struct statement statement;
	bool says = false;

	for (size_t i = 0; i < stating->pairing->n_sides; i++)
		says |= pair->sides[i].n && attribute(pair->sides[i].first).len;
	if (!says)
		return;
	statement = begin(stating, pair, kind);
	for (size_t i = 0; i < stating->pairing->n_sides; i++) {
		const struct side *side = &pair->sides[i];
		struct telling telling = {.arena = &stating->pairing->arena};

		if (side->n)
			tell_text(&telling, attribute(side->first), NULL,
				  side->first, NULL);
		end_wording(stating, &telling, i, &statement.wordings[i]);
	}
	keep(stating, &statement);
}

/* Tables */

static const struct table *table_of(const struct pair *pair, size_t side)
{
	return pair->sides[side].n == 1 ? pair->sides[side].first->table : NULL;
}

/* Whether all languages that have a table have one of the same shape. */
static bool is_regular(const struct stating *stating, const struct pair *pair,
		       const struct table **shape)
{
	*shape = NULL;
	for (size_t i = 0; i < stating->pairing->n_sides; i++) {
		const struct table *table = table_of(pair, i);

		if (pair->sides[i].n > 1)
			return false;
		if (!table)
			continue;
		if (*shape && ((*shape)->n_rows != table->n_rows ||
			       (*shape)->n_columns != table->n_columns))
			return false;
		*shape = table;
	}
	return true;
}

/* A number's unit may stand above it, to its left or below the table. */
static void set_cell_unit(const struct stating *stating,
			  const struct table *table, size_t side, size_t row,
			  size_t column, struct wording *wording)
{
	const struct str headings[] = {
		table->cells[column].text,
		table->cells[row * table->n_columns].text,
		table->unit,
	};

	if (!row || !wording->n_quantities)
		return;
	for (size_t i = 0; i < sizeof(headings) / sizeof(*headings); i++)
		if (headings[i].len && (i != 1 || column))
			quantities_set_unit(rules_of(stating, side),
					    headings[i], wording->quantities,
					    wording->n_quantities);
}

static void state_cell(struct stating *stating, const struct pair *pair,
		       size_t row, size_t column)
{
	struct statement statement = begin(stating, pair, STATEMENT_CELL);

	statement.row = (uint32_t)row;
	statement.column = (uint32_t)column;
	for (size_t i = 0; i < stating->pairing->n_sides; i++) {
		const struct table *table = table_of(pair, i);
		struct telling telling = {.arena = &stating->pairing->arena};
		const struct cell *cell;

		if (!table)
			continue;
		cell = &table->cells[row * table->n_columns + column];
		tell_text(&telling, cell->text, cell->content,
			  pair->sides[i].first, cell);
		end_wording(stating, &telling, i, &statement.wordings[i]);
		set_cell_unit(stating, table, i, row, column,
			      &statement.wordings[i]);
	}
	keep(stating, &statement);
}

static void state_all_cells(struct stating *stating, const struct pair *pair)
{
	struct statement statement = begin(stating, pair, STATEMENT_CELL);

	statement.row = statement.column = UINT32_MAX;
	for (size_t i = 0; i < stating->pairing->n_sides; i++) {
		const struct side *side = &pair->sides[i];
		struct telling telling = {.arena = &stating->pairing->arena};

		for (size_t j = 0; j < side->n; j++)
			if (side->first[j].table)
				tell_cells(&telling, &side->first[j]);
		end_wording(stating, &telling, i, &statement.wordings[i]);
	}
	keep(stating, &statement);
}

static void state_table(struct stating *stating, const struct pair *pair)
{
	const struct table *shape;

	if (!is_regular(stating, pair, &shape)) {
		state_all_cells(stating, pair);
		return;
	}
	for (size_t row = 0; shape && row < shape->n_rows; row++)
		for (size_t column = 0; column < shape->n_columns; column++)
			state_cell(stating, pair, row, column);
}

static void state_pair(struct stating *stating, const struct pair *pair)
{
	state_attribute(stating, pair, STATEMENT_TITLE, title_of);
	state_content(stating, pair);
	state_table(stating, pair);
	state_attribute(stating, pair, STATEMENT_UNIT, unit_of);
	state_attribute(stating, pair, STATEMENT_CREDIT, credit_of);
	for (size_t i = 0; i < pair->n_children; i++)
		state_pair(stating, &pair->children[i]);
}

void pair_statements(struct pairing *pairing)
{
	struct chapter *chapter = pairing->chapter;
	const struct edition *edition = pairing->edition;
	struct stating stating = {
		.pairing = pairing,
		.vocabularies =
			ARENA_ARRAY(pairing->scratch, const struct vocabulary *,
				    pairing->n_sides),
	};

	for (size_t i = 0; i < pairing->n_sides; i++)
		stating.vocabularies[i] =
			term_vocabulary(&edition->publication->terms,
					edition->languages[i].tag);
	for (size_t i = 0; i < chapter->root.n_children; i++)
		state_pair(&stating, &chapter->root.children[i]);
	for (size_t i = 0; i < chapter->n_notes; i++)
		state_pair(&stating, &chapter->notes[i]);
	chapter->n_statements = stating.len;
	chapter->statements =
		ARENA_ARRAY(&pairing->arena, struct statement, stating.len);
	if (stating.len)
		memcpy(chapter->statements, stating.items,
		       stating.len * sizeof(*stating.items));
}
