/* Corrections of what stands in data files: in every table and chart made of
 * the file, and in the file as it is published. */
#include <stdlib.h>
#include <string.h>

#include "pair/errata.h"
#include "read/csv.h"

struct data_blocks {
	struct arena *scratch;
	struct edition *edition;
	struct block_list list;
	bool found;
};

struct data_blocks *data_blocks_new(struct arena *scratch,
				    struct edition *edition)
{
	struct data_blocks *blocks = ARENA_NEW(scratch, struct data_blocks);

	blocks->scratch = scratch;
	blocks->edition = edition;
	return blocks;
}

static void find_below(struct data_blocks *blocks, struct block *block,
		       size_t depth)
{
	if (block->table && block->table->source.len)
		block_list_add(&blocks->list, blocks->scratch, block);
	for (size_t i = 0; depth && i < block->n_children; i++)
		find_below(blocks, &block->children[i], depth - 1);
}

static void find_blocks(struct data_blocks *blocks)
{
	const struct edition *edition = blocks->edition;

	blocks->found = true;
	for (size_t i = 0; i < edition->n_chapters; i++)
		for (size_t j = 0; j < edition->n_languages; j++) {
			struct document *document =
				edition->chapters[i]->documents[j];

			if (!document || !document->root)
				continue;
			find_below(blocks, document->root, DEPTH_MOST);
			for (size_t k = 0; k < document->n_notes; k++)
				find_below(blocks, &document->notes[k],
					   DEPTH_MOST);
		}
}

static void correct_cell(struct arena *arena, struct block *block, size_t at,
			 struct str old, struct str now)
{
	struct cell *cell;
	struct correctable text;

	keep_issued(arena, block);
	cell = &block->table->cells[at];
	text = (struct correctable){block, &cell->text, &cell->content, cell};
	correct_text(arena, &text, 0, old.len, now);
}

void correct_data(struct data_blocks *blocks, const struct block *block,
		  const struct cell *cell, struct str old)
{
	struct arena *arena = &blocks->edition->publication->arena;

	if (!blocks->found)
		find_blocks(blocks);
	for (size_t i = 0; i < blocks->list.len; i++) {
		struct block *other = blocks->list.items[i];
		const struct table *table = other->table;
		size_t n = table->n_rows * table->n_columns;

		if (!str_eq(table->source, block->table->source))
			continue;
		for (size_t j = 0; j < n; j++)
			if (table->cells[j].line == cell->line &&
			    table->cells[j].column == cell->column &&
			    str_eq(table->cells[j].text, old))
				correct_cell(arena, other, j, old, cell->text);
	}
}

/* The files */

/* A cell of a file that was corrected. */
struct patch {
	const struct data_file *file;
	uint32_t line, column;
	bool is_heading;
	struct str old, now;
};

struct patches {
	struct patch *items;
	size_t len, cap;
};

static void add_patches(struct patches *patches, struct arena *arena,
			const struct block *block)
{
	const struct table *now = block->table, *old = block->issued->table;

	for (size_t i = 0; i < now->n_rows * now->n_columns; i++) {
		if (str_eq(now->cells[i].text, old->cells[i].text))
			continue;
		patches->items =
			arena_grow(arena, patches->items, patches->len,
				   &patches->cap, sizeof(*patches->items));
		patches->items[patches->len++] = (struct patch){
			.file = now->data,
			.line = old->cells[i].line,
			.column = old->cells[i].column,
			.is_heading = i < now->n_columns,
			.old = old->cells[i].text,
			.now = now->cells[i].text,
		};
	}
}

static int compare_patches(const void *a, const void *b)
{
	const struct patch *left = a, *right = b;
	int order = left->file == right->file
			    ? 0
			    : str_cmp(left->file->name, right->file->name);

	if (order)
		return order;
	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	if (left->column != right->column)
		return left->column < right->column ? -1 : 1;
	order = str_cmp(left->old, right->old);
	return order ? order : str_cmp(left->now, right->now);
}

/* A heading may name its column in several languages. */
static struct str patched(struct arena *arena, const struct patch *patch,
			  struct str text)
{
	size_t at = str_find(text, patch->old);

	if (!patch->is_heading || at == STR_NONE)
		return patch->now;
	return arena_join(arena, str_slice(text, 0, at), patch->now,
			  str_slice(text, at + patch->old.len, text.len));
}

/* A CR ends a line with the LF behind it, or at the end of the file. */
static bool is_line_end(struct str source, size_t at)
{
	if (source.ptr[at] == '\r' && at + 1 < source.len)
		return source.ptr[at + 1] == '\n';
	return source.ptr[at] == '\n' || source.ptr[at] == '\r';
}

/* Where the source of a cell ends that begins at the byte. */
static size_t cell_end(struct str source, size_t at)
{
	bool quoted = at < source.len && source.ptr[at] == '"';

	for (at += quoted; at < source.len; at++) {
		char c = source.ptr[at];

		if (quoted && c == '"') {
			if (at + 1 == source.len || source.ptr[at + 1] != '"')
				return at + 1;
			at++;
		} else if (!quoted && (c == ',' || is_line_end(source, at))) {
			return at;
		}
	}
	return at;
}

/* The text of a cell's source, as csv_parse reads it. */
static struct str cell_text(struct arena *arena, struct str source)
{
	struct csv csv = {.source = source};
	struct reader reader = {.findings = findings_new()};
	bool read = csv_parse(&reader, arena, &csv) && csv.len;

	findings_free(reader.findings);
	return read ? csv.rows[0].cells[0].text : source;
}

/* The file with the patches, which are in the order of their places. */
static struct str patched_file(struct arena *arena, struct str bytes,
			       const struct patch *patches, size_t n)
{
	size_t mark = str_starts(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0;
	size_t kept = 0, start = mark;
	uint32_t line = 1;
	struct buf out = {0};
	struct str copy;

	for (size_t i = 0; i < n;) {
		const struct patch *first = &patches[i];
		struct str text;
		size_t at, end;

		for (; start < bytes.len && line < first->line; start++)
			line += bytes.ptr[start] == '\n';
		at = start + first->column - 1;
		end = cell_end(bytes, at);
		text = cell_text(arena, str_slice(bytes, at, end));
		for (; i < n && patches[i].line == first->line &&
		       patches[i].column == first->column;
		     i++)
			if (&patches[i] == first ||
			    compare_patches(&patches[i], &patches[i - 1]))
				text = patched(arena, &patches[i], text);
		buf_put(&out, str_slice(bytes, kept, at));
		csv_put_cell(&out, text);
		kept = end;
	}
	buf_put(&out, str_slice(bytes, kept, bytes.len));
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

static void patch_file(struct data_blocks *blocks, const struct patch *patches,
		       size_t n)
{
	struct edition *edition = blocks->edition;

	for (size_t i = 0; i < edition->n_data; i++)
		if (edition->data[i] == patches->file)
			edition->data[i]->bytes = patched_file(
				&edition->publication->arena,
				edition->data[i]->bytes, patches, n);
}

void correct_files(struct data_blocks *blocks)
{
	struct patches patches = {.items = NULL};

	for (size_t i = 0; i < blocks->list.len; i++)
		if (blocks->list.items[i]->issued &&
		    blocks->list.items[i]->table->data)
			add_patches(&patches, blocks->scratch,
				    blocks->list.items[i]);
	if (patches.len)
		qsort(patches.items, patches.len, sizeof(*patches.items),
		      compare_patches);
	for (size_t i = 0, j; i < patches.len; i = j) {
		for (j = i; j < patches.len &&
			    patches.items[j].file == patches.items[i].file;
		     j++)
			;
		patch_file(blocks, &patches.items[i], j - i);
	}
}
