/* Pairs in which one language says nothing where another says something:
 * headings and terms without text, cells left blank, tables of another
 * shape. */
#include "check/checks.h"
#include "pair/place.h"

struct comparison {
	struct findings *findings;
	struct arena arena;
	struct lines *lines; /* one a side */
	size_t n_sides;
};

/* Texts may be empty beside an image or a reference: then there is content. */
static bool is_empty(const struct block *block)
{
	return !block->content && !block->n_children &&
	       !str_trim(block->literal).len;
}

static void report(struct comparison *comparison, enum message_id id,
		   const struct block *block, const struct block *other,
		   struct str first, struct str second)
{
	struct lines *lines = comparison->lines;

	findings_add(comparison->findings,
		     &(struct finding){
			     .id = id,
			     .place = lines_block(&lines[block->document->side],
						  &comparison->arena, block),
			     .counterpart =
				     lines_block(&lines[other->document->side],
						 &comparison->arena, other),
			     .args = {first, second},
		     });
}

static struct str shape(struct arena *arena, const struct table *table)
{
	return arena_printf(arena, "%zu × %zu", table->n_rows,
			    table->n_columns);
}

/* Data files have columns by language: only tables in the text are compared. */
static void compare_tables(struct comparison *comparison,
			   const struct block *block, const struct block *other)
{
	const struct table *ours = block->table, *theirs = other->table;

	if (!ours || !theirs || ours->source.len || theirs->source.len)
		return;
	if (ours->n_rows != theirs->n_rows ||
	    ours->n_columns != theirs->n_columns) {
		report(comparison, TABLE_SHAPE, block, other,
		       shape(&comparison->arena, ours),
		       shape(&comparison->arena, theirs));
		return;
	}
	for (size_t i = 0; i < ours->n_rows * ours->n_columns; i++) {
		if (!ours->cells[i].content == !theirs->cells[i].content)
			continue;
		report(comparison, CELL_EMPTY, block, other,
		       arena_printf(&comparison->arena, "%zu",
				    i / ours->n_columns + 1),
		       arena_printf(&comparison->arena, "%zu",
				    i % ours->n_columns + 1));
	}
}

static bool has_own_text(enum block_kind kind)
{
	return kind == BLOCK_HEADING || kind == BLOCK_PARAGRAPH ||
	       kind == BLOCK_TERM || kind == BLOCK_ITEM ||
	       kind == BLOCK_DETAIL || kind == BLOCK_CODE;
}

static void compare(struct comparison *comparison, const struct block *block,
		    const struct block *other)
{
	if (block->kind != other->kind)
		return;
	if (has_own_text(block->kind)) {
		if (is_empty(block) && !is_empty(other))
			report(comparison, BLOCK_EMPTY, block, other,
			       str_from(block_kind_name(block->kind)),
			       (struct str){0});
		else if (is_empty(other) && !is_empty(block))
			report(comparison, BLOCK_EMPTY, other, block,
			       str_from(block_kind_name(block->kind)),
			       (struct str){0});
	}
	compare_tables(comparison, block, other);
}

static void compare_pair(struct comparison *comparison, const struct pair *pair)
{
	const struct block *first = NULL;

	for (size_t side = 0; side < comparison->n_sides; side++) {
		const struct block *block = pair->sides[side].n == 1
						    ? pair->sides[side].first
						    : NULL;

		if (first && block)
			compare(comparison, first, block);
		else if (block)
			first = block;
	}
	for (size_t i = 0; i < pair->n_children; i++)
		compare_pair(comparison, &pair->children[i]);
}

void check_counterpart(const struct chapter *chapter, struct findings *findings)
{
	struct comparison comparison = {
		.findings = findings,
		.n_sides = chapter->edition->n_languages,
	};

	comparison.lines = ARENA_ARRAY(&comparison.arena, struct lines,
				       comparison.n_sides);
	for (size_t side = 0; side < comparison.n_sides; side++)
		comparison.lines[side] =
			lines_of_document(chapter->documents[side]);
	for (size_t i = 0; i < chapter->root.n_children; i++)
		compare_pair(&comparison, &chapter->root.children[i]);
	for (size_t i = 0; i < chapter->n_notes; i++)
		compare_pair(&comparison, &chapter->notes[i]);
	arena_free(&comparison.arena);
}
