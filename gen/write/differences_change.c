/* Comparing the blocks of a change: their text, code and attributes. */
#include <string.h>

#include "write/differences_internal.h"

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

bool compared_has_language(const struct compared *side, int state)
{
	return state == AFTER ||
	       side->languages[BEFORE] <
		       side->comparing->edition->before->n_languages;
}

struct stretch compared_stretch(const struct compared *side, int state,
				const struct statement *const *statements,
				size_t n, struct str separator)
{
	if (!compared_has_language(side, state))
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

void compared_add(struct compared *side, const struct stretch *stretches,
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
	memcpy(passage.at, labels->at, sizeof(passage.at));
	passage.moved = labels->moved;
	passage.differs |= passage.moved;
	if (!passage.differs && !keep_equal)
		return;
	add_passage(side, &passage);
	add_changed_figures(side->comparing, side->difference,
			    side->first_figure, side->languages[AFTER],
			    &passage, &stretches[BEFORE], &stretches[AFTER]);
}

bool statement_is_plain(const struct statement *statement)
{
	return statement->kind != STATEMENT_CELL ||
	       statement->row == UINT32_MAX;
}

struct difference_passage passage_labels(enum statement_kind kind)
{
	return (struct difference_passage){
		.kind = kind,
		.at = {{DIFFERENCE_NONE, DIFFERENCE_NONE},
		       {DIFFERENCE_NONE, DIFFERENCE_NONE}},
	};
}

static void compare_kind(struct compared *side, enum statement_kind kind)
{
	struct stretch stretches[STATES] = {0};
	const struct difference_passage labels = passage_labels(kind);

	for (int i = 0; i < STATES; i++) {
		const struct statements *all = &side->statements[i];
		const struct statement **some =
			ARENA_ARRAY(side->comparing->scratch,
				    const struct statement *, all->n);
		size_t n = 0;

		for (size_t j = 0; j < all->n; j++)
			if (all->items[j]->kind == kind &&
			    statement_is_plain(all->items[j]))
				some[n++] = all->items[j];
		stretches[i] = compared_stretch(side, i, some, n, STR("\n"));
	}
	compared_add(side, stretches, &labels, kind == STATEMENT_CONTENT);
}

/* Code in the block; depth so that nobody has to trust the reader. */
static void put_code(struct buf *out, const struct block *block, size_t depth)
{
	if (block->kind == BLOCK_CODE) {
		if (out->len)
			buf_put_char(out, '\n');
		buf_put(out, str_ends(block->literal, STR("\n"))
				     ? str_slice(block->literal, 0,
						 block->literal.len - 1)
				     : block->literal);
	}
	for (size_t i = 0; depth && i < block->n_children; i++)
		put_code(out, &block->children[i], depth - 1);
}

/* All code of what has no pairs below it. */
static struct str code_of(const struct compared *side, int state,
			  const struct pair *const *pairs, size_t n)
{
	enum { DEPTH_MOST = 256 };
	struct buf out = {0};
	struct str copy;

	for (size_t i = 0; compared_has_language(side, state) && i < n; i++) {
		const struct side *blocks =
			&pairs[i]->sides[side->languages[state]];

		for (size_t j = 0; !pairs[i]->n_children && j < blocks->n; j++)
			put_code(&out, &blocks->first[j], DEPTH_MOST);
	}
	copy = buf_copy(&out, side->comparing->arena);
	buf_free(&out);
	return copy;
}

/* Code is no language: it makes no statement. */
static void compare_code(struct compared *side, const struct change *change)
{
	const struct stretch stretches[STATES] = {
		{.text = code_of(side, BEFORE, change->before,
				 change->n_before)},
		{.text = code_of(side, AFTER, change->after, change->n_after)},
	};
	const struct difference_passage labels =
		passage_labels(STATEMENT_CONTENT);

	compared_add(side, stretches, &labels, true);
}

static void compare_styling(const struct compared *side,
			    const struct change *change)
{
	if (change->n_before != 1 || change->n_after != 1 ||
	    !change->edited[side->languages[AFTER]] ||
	    !compared_has_language(side, BEFORE) || side->result->differs)
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
		compare_code(&side, change);
		compare_kind(&side, STATEMENT_CELL);
		compared_tables(&side);
		for (size_t j = 0; j < sizeof(attributes) / sizeof(*attributes);
		     j++)
			compare_kind(&side, attributes[j]);
		compare_styling(&side, change);
	}
	complete_changed_figures(comparing, side.first_figure);
}
