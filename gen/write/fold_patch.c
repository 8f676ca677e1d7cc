/* Where the words of a correction stand in the source. The texts as issued and
 * as corrected are compared, and what differs is looked up. */
#include "base/file.h"
#include "base/utf8.h"
#include "pair/text_diff.h"
#include "write/fold_internal.h"

static void patch(struct folding *folding, size_t start, size_t end,
		  struct str now)
{
	folding->patches = arena_grow(&folding->scratch, folding->patches,
				      folding->n_patches, &folding->cap_patches,
				      sizeof(*folding->patches));
	folding->patches[folding->n_patches++] =
		(struct patch){start, end, now};
}

/* The text as Markdown that says no more than the text. */
static struct str escaped(struct arena *arena, struct str text)
{
	static const struct str marks = STR_INIT("\\`*_[]<>&|{}");
	struct buf out = {0};
	struct str copy;

	for (size_t i = 0; i < text.len; i++) {
		if (str_find_char(marks, text.ptr[i]) != STR_NONE)
			buf_put_char(&out, '\\');
		buf_put_char(&out, text.ptr[i]);
	}
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

/* Bytes of the text in the source; false if they are not there as they are. */
static bool find_span(struct folding *folding, const struct block *block,
		      const struct cell *cell, struct span span,
		      struct span *found)
{
	struct lines *lines = &folding->lines;
	struct str text = str_span(cell ? cell->text : block->text, span);
	struct place place =
		lines_span(lines, &folding->scratch, block, cell, span);

	found->start = lines->starts[place.line - 1] + place.column - 1;
	found->end = found->start + (uint32_t)text.len;
	return str_eq(str_span(lines->text, *found), text);
}

/* Something put in stands with the character before it, or else with the one
 * behind it. */
static bool find_gap(struct folding *folding, const struct block *block,
		     const struct cell *cell, size_t at, struct span *found)
{
	struct str text = cell ? cell->text : block->text;
	size_t before = at, behind = at;

	if (!text.len)
		return false;
	if (at) {
		utf8_previous(text, &before);
		if (!find_span(folding, block, cell,
			       (struct span){(uint32_t)before, (uint32_t)at},
			       found))
			return false;
		found->start = found->end;
		return true;
	}
	utf8_next(text, &behind);
	if (!find_span(folding, block, cell, (struct span){0, (uint32_t)behind},
		       found))
		return false;
	found->end = found->start;
	return true;
}

static bool fold_edit(struct folding *folding, const struct block *block,
		      const struct cell *cell, struct span before,
		      struct str now)
{
	struct span found;
	bool good =
		before.start < before.end
			? find_span(folding, block, cell, before, &found)
			: find_gap(folding, block, cell, before.start, &found);

	if (good)
		patch(folding, found.start, found.end,
		      escaped(&folding->scratch, now));
	return good;
}

/* The text of a block or a cell as issued, to what it is now. */
static bool fold_text(struct folding *folding, const struct block *block,
		      const struct cell *cell, struct str now)
{
	const struct language *rules =
		folding->edition->languages[folding->document->side].rules;
	struct diff_text old = {cell ? cell->text : block->text, NULL, 0};
	struct diff_text new = {now, NULL, 0};
	size_t n;
	const struct text_edit *edits =
		text_diff(rules, old, new, &folding->scratch, &n);
	bool good = true;

	for (size_t i = 0; i < n; i++) {
		bool replaced = edits[i].kind == TEXT_DELETED && i + 1 < n &&
				edits[i + 1].kind == TEXT_INSERTED;
		size_t with = replaced ? i + 1 : i;

		if (edits[i].kind == TEXT_EQUAL)
			continue;
		good &= fold_edit(folding, block, cell, edits[i].before,
				  edits[with].kind == TEXT_INSERTED
					  ? str_span(now, edits[with].after)
					  : STR(""));
		i = with;
	}
	return good;
}

/* Words that stand in the part of the source as they are, once. */
static bool fold_words(struct folding *folding, struct str part, struct str old,
		       struct str now)
{
	size_t at = str_find(part, old);
	size_t start = (size_t)(part.ptr - folding->lines.text.ptr) + at;

	if (at == STR_NONE || !old.len ||
	    str_find(str_slice(part, at + 1, part.len), old) != STR_NONE)
		return false;
	patch(folding, start, start + old.len, now);
	return true;
}

static bool fold_attribute(struct folding *folding, const struct block *issued,
			   struct str old, struct str now)
{
	if (str_eq(old, now))
		return true;
	return fold_words(
		folding,
		lines_block(&folding->lines, &folding->scratch, issued).excerpt,
		old, now);
}

/* Cells of a file are corrected with it (fold_data). */
static bool fold_table(struct folding *folding, const struct block *issued,
		       const struct table *now)
{
	const struct table *old = issued->table;
	bool good = fold_attribute(folding, issued, old->unit, now->unit) &&
		    fold_attribute(folding, issued, old->credit, now->credit);

	for (size_t i = 0; i < old->n_rows * old->n_columns; i++) {
		if (str_eq(old->cells[i].text, now->cells[i].text))
			continue;
		if (old->source.len)
			good &= now->data &&
				fold_is_inside(folding, now->data->path);
		else
			good &= fold_text(folding, issued, &old->cells[i],
					  now->cells[i].text);
	}
	return good;
}

/* The title in the front matter is corrected with the heading that it
 * repeats. What does not come out right is found by reading it again. */
static void fold_title(struct folding *folding, const struct block *issued,
		       struct str now)
{
	struct str rest = folding->document->source;

	if (issued->kind != BLOCK_HEADING ||
	    !str_eq(folding->document->title, now) ||
	    !str_eq(str_cut_line(&rest), STR("---")))
		return;
	while (rest.ptr) {
		struct str line = str_cut_line(&rest);

		if (str_eq(line, STR("---")))
			return;
		if (str_starts(line, STR("title:")))
			fold_words(folding, line, issued->text, now);
	}
}

static bool find_patches(struct folding *folding, const struct block *block)
{
	const struct block *issued = block->issued;
	bool good =
		fold_attribute(folding, issued, issued->title, block->title);

	fold_title(folding, issued, block->text);
	if (!str_eq(issued->text, block->text))
		good &= fold_text(folding, issued, NULL, block->text);
	if (!str_eq(issued->literal, block->literal))
		good &= fold_words(folding,
				   lines_markdown(&folding->lines,
						  &folding->scratch, issued,
						  issued),
				   issued->literal, block->literal);
	if (issued->table)
		good &= fold_table(folding, issued, block->table);
	return good;
}

static void fold_block(struct folding *folding, const struct block *block)
{
	struct correction *correction;

	folding->corrections = arena_grow(
		&folding->scratch, folding->corrections, folding->n_corrections,
		&folding->cap_corrections, sizeof(*folding->corrections));
	correction = &folding->corrections[folding->n_corrections++];
	*correction = (struct correction){.block = block,
					  .first = folding->n_patches};
	if (!find_patches(folding, block)) {
		folding->n_patches = correction->first;
		fold_leave(folding, block);
	}
	correction->end = folding->n_patches;
}

/* Blocks nest no deeper than the reader of Markdown lets them. */
static void fold_blocks(struct folding *folding, const struct block *blocks,
			size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (blocks[i].issued)
			fold_block(folding, &blocks[i]);
		fold_blocks(folding, blocks[i].children, blocks[i].n_children);
	}
}

void fold_find_patches(struct folding *folding)
{
	const struct document *document = folding->document;

	fold_blocks(folding, document->root, 1);
	fold_blocks(folding, document->notes, document->n_notes);
}
