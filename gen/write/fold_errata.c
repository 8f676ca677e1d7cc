/* Errata put into the sources. A block that was corrected remembers how it was
 * issued (block->issued); the differences of the two are looked up in the
 * source, where the words must stand as they are. */
#include "write/fold_errata.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "pair/place.h"
#include "pair/text_diff.h"
#include "read/front_matter.h"
#include "read/markdown.h"
#include "read/text.h"

/* Bytes [start, end) of a source, and what takes their place. */
struct patch {
	size_t start, end;
	struct str now;
};

/* Blocks that must be corrected by hand. */
struct block_set {
	const struct block **items;
	size_t len, cap;
};

/* A block of the document at hand that was corrected. */
struct correction {
	const struct block *block;
	size_t first, end; /* its patches */
	bool taken;        /* they are to go into the source */
};

struct folding {
	struct reader *reader;
	struct arena *arena;
	const struct edition *edition;
	struct folded_errata *out;
	size_t cap_files;
	struct block_set failed;
	/* Of the document at hand. */
	const struct document *document;
	struct arena scratch;
	struct lines lines;
	struct patch *patches;
	size_t n_patches, cap_patches;
	struct correction *corrections;
	size_t n_corrections, cap_corrections;
	unsigned n_readings;
};

static void leave(struct folding *folding, const struct block *block)
{
	struct block_set *set = &folding->failed;

	set->items = arena_grow(folding->arena, set->items, set->len, &set->cap,
				sizeof(*set->items));
	set->items[set->len++] = block;
}

static void add_file(struct folding *folding, struct str path, struct str bytes)
{
	struct folded_errata *out = folding->out;
	struct str folder = folding->edition->folder;

	out->files = arena_grow(folding->arena, out->files, out->n_files,
				&folding->cap_files, sizeof(*out->files));
	out->files[out->n_files++] = (struct folded_file){
		str_slice(path, folder.len + 1, path.len), bytes};
}

/* Where the words stand */

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

/* The blocks */

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

static bool is_in_edition(const struct folding *folding, struct str path)
{
	struct str folder = folding->edition->folder;

	return path.len > folder.len && path_is_inside(path, folder);
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
				is_in_edition(folding, now->data->path);
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
		leave(folding, block);
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

/* Reading it again */

static bool says_same_table(const struct table *a, const struct table *b)
{
	if (!a || !b || a->n_rows != b->n_rows || a->n_columns != b->n_columns)
		return !a && !b;
	for (size_t i = 0; !a->source.len && i < a->n_rows * a->n_columns; i++)
		if (!str_eq(a->cells[i].text, b->cells[i].text))
			return false;
	return str_eq(a->unit, b->unit) && str_eq(a->credit, b->credit);
}

/* Whether the source still has the block as it was issued. */
static bool is_as_issued(const struct folding *folding,
			 const struct block *block)
{
	for (size_t i = 0; block->issued && i < folding->n_corrections; i++)
		if (folding->corrections[i].block == block)
			return !folding->corrections[i].taken;
	return false;
}

static bool says_same_block(const struct block *a, const struct block *b)
{
	return str_eq(a->text, b->text) && str_eq(a->title, b->title) &&
	       str_eq(a->literal, b->literal) &&
	       says_same_table(a->table, b->table);
}

/* The blocks as they are read again, and as they are corrected. */
static bool say_same(const struct folding *folding, const struct block *again,
		     const struct block *now, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct block *a = &again[i], *b = &now[i];

		if (a->kind != b->kind || a->n_children != b->n_children)
			return false;
		if (!says_same_block(a, b) && !is_as_issued(folding, b))
			return false;
		if (!say_same(folding, a->children, b->children, a->n_children))
			return false;
	}
	return true;
}

static bool read_again(struct folding *folding, struct document *document)
{
	const struct edition *edition = folding->edition;
	struct arena scratch = {0};
	struct reader quiet = *folding->reader;
	struct str *tags = ARENA_ARRAY(&folding->scratch, struct str,
				       edition->n_languages);
	struct markdown_context context = {.reader = &quiet,
					   .arena = &folding->scratch,
					   .scratch = &scratch,
					   .languages = tags,
					   .n_languages = edition->n_languages,
					   .side = document->side,
					   .edition_folder = edition->folder};
	struct body body;
	bool good;

	for (size_t i = 0; i < edition->n_languages; i++)
		tags[i] = edition->languages[i].tag;
	quiet.findings = findings_new();
	good = front_matter_read(&quiet, &folding->scratch, document, &body) &&
	       markdown_parse(&context, document, body.start, body.line);
	findings_free(quiet.findings);
	arena_free(&scratch);
	return good;
}

/* A title of the front matter that says the same as the heading stays what it
 * was. */
static void check_title(struct folding *folding, struct str title)
{
	if (!title.len || str_eq(title, folding->document->title))
		return;
	for (size_t i = 0; i < folding->n_corrections; i++)
		if (folding->corrections[i].taken &&
		    folding->corrections[i].block->kind == BLOCK_HEADING)
			leave(folding, folding->corrections[i].block);
}

static int compare_patches(const void *a, const void *b)
{
	const struct patch *left = a, *right = b;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return (left->end > right->end) - (left->end < right->end);
}

/* The patches that are taken, in the order of their places. */
static struct patch *list_taken(struct folding *folding, size_t *n)
{
	struct patch *list = ARENA_ARRAY(&folding->scratch, struct patch,
					 folding->n_patches);

	*n = 0;
	for (size_t i = 0; i < folding->n_corrections; i++) {
		const struct correction *one = &folding->corrections[i];

		for (size_t j = one->first; one->taken && j < one->end; j++)
			list[(*n)++] = folding->patches[j];
	}
	if (*n)
		qsort(list, *n, sizeof(*list), compare_patches);
	return list;
}

/* The source with what is taken; false if two patches meet. */
static bool apply(struct folding *folding, struct str *patched)
{
	struct str source = folding->document->source;
	size_t n, kept = 0;
	const struct patch *list = list_taken(folding, &n);
	struct buf out = {0};
	bool good = true;

	for (size_t i = 0; good && i < n; i++) {
		good = list[i].start >= kept;
		buf_put(&out, str_slice(source, kept, list[i].start));
		buf_put(&out, list[i].now);
		kept = list[i].end;
	}
	buf_put(&out, str_slice(source, kept, source.len));
	*patched = buf_copy(&out, &folding->scratch);
	buf_free(&out);
	return good;
}

/* Whether the source with what is taken says what the corrected document
 * says. */
static bool is_right(struct folding *folding, struct str *patched,
		     struct str *title)
{
	const struct document *now = folding->document;
	struct document again = {.path = now->path, .side = now->side};

	if (!apply(folding, patched))
		return false;
	again.source = *patched;
	if (!read_again(folding, &again) || again.n_notes != now->n_notes ||
	    !say_same(folding, again.root, now->root, 1) ||
	    !say_same(folding, again.notes, now->notes, now->n_notes))
		return false;
	*title = again.title;
	return true;
}

/* What makes the text another one is found by halves, as long as it does not
 * take too many readings. */
enum { READINGS_MOST = 64 };

static bool take(struct folding *folding, size_t first, size_t end)
{
	struct str patched, title;
	size_t middle = first + (end - first) / 2;

	for (size_t i = first; i < end; i++)
		folding->corrections[i].taken = true;
	if (folding->n_readings < READINGS_MOST) {
		folding->n_readings++;
		if (is_right(folding, &patched, &title))
			return true;
	}
	for (size_t i = first; i < end; i++)
		folding->corrections[i].taken = false;
	if (end - first < 2 || folding->n_readings == READINGS_MOST)
		return false;
	take(folding, first, middle);
	take(folding, middle, end);
	return false;
}

static void put_document(struct folding *folding)
{
	const struct document *document = folding->document;
	size_t mark = document->bytes.len - document->source.len;
	struct str patched, title;

	if (!is_right(folding, &patched, &title))
		return;
	check_title(folding, title);
	add_file(folding, document->path,
		 arena_join(folding->arena, str_slice(document->bytes, 0, mark),
			    patched, STR("")));
}

static void fold_document(struct folding *folding,
			  const struct document *document)
{
	folding->document = document;
	folding->lines = lines_of_document(document);
	folding->patches = NULL;
	folding->n_patches = folding->cap_patches = 0;
	folding->corrections = NULL;
	folding->n_corrections = folding->cap_corrections = 0;
	folding->n_readings = 0;
	fold_blocks(folding, document->root, 1);
	fold_blocks(folding, document->notes, document->n_notes);
	if (!folding->n_patches)
		return;
	take(folding, 0, folding->n_corrections);
	put_document(folding);
	for (size_t i = 0; i < folding->n_corrections; i++) {
		const struct correction *one = &folding->corrections[i];

		if (!one->taken && one->first < one->end)
			leave(folding, one->block);
	}
}

/* Data files as they are published, corrected. */
static void fold_data(struct folding *folding)
{
	const struct edition *edition = folding->edition;

	for (size_t i = 0; i < edition->n_data; i++) {
		const struct data_file *data = edition->data[i];
		struct str bytes;

		if (is_in_edition(folding, data->path) &&
		    file_read(&folding->scratch, data->path,
			      text_limit(folding->reader), &bytes) == FILE_OK &&
		    !str_eq(bytes, data->bytes))
			add_file(folding, data->path, data->bytes);
		arena_free(&folding->scratch);
	}
}

/* What is left */

static int compare_blocks(const void *a, const void *b)
{
	uintptr_t left = (uintptr_t) * (const struct block *const *)a;
	uintptr_t right = (uintptr_t) * (const struct block *const *)b;

	return (left > right) - (left < right);
}

/* A block among these or in them that failed, or NULL. */
static const struct block *find_failed(const struct folding *folding,
				       const struct block *blocks, size_t n)
{
	const struct block_set *failed = &folding->failed;

	for (size_t i = 0; i < n; i++) {
		const struct block *block = &blocks[i], *inside;

		if (bsearch(&block, failed->items, failed->len,
			    sizeof(*failed->items), compare_blocks))
			return block;
		inside = find_failed(folding, block->children,
				     block->n_children);
		if (inside)
			return inside;
	}
	return NULL;
}

/* Whether the erratum is left to be put in by hand in the language. */
static bool is_left(const struct folding *folding,
		    const struct erratum *erratum, size_t side,
		    struct place *place)
{
	const struct pair *pair = erratum->pair;
	const struct block *block;

	*place = (struct place){0};
	if (!erratum_corrects(erratum, side))
		return false;
	if (!pair)
		return true;
	block = folding->failed.len
			? find_failed(folding, pair->sides[side].first,
				      pair->sides[side].n)
			: NULL;
	if (block)
		*place = (struct place){.file = block->document->path,
					.line = block->line};
	return block != NULL;
}

static void list_left(struct folding *folding)
{
	const struct edition *edition = folding->edition;
	struct folded_errata *out = folding->out;
	size_t cap = 0;

	if (folding->failed.len)
		qsort(folding->failed.items, folding->failed.len,
		      sizeof(*folding->failed.items), compare_blocks);
	for (size_t i = 0; i < edition->n_errata; i++) {
		size_t before = out->n_left;

		for (size_t j = 0; j < edition->n_languages; j++) {
			struct unfolded_erratum one;

			one.erratum = &edition->errata[i];
			one.side = j;
			if (!is_left(folding, one.erratum, j, &one.place))
				continue;
			out->left = arena_grow(folding->arena, out->left,
					       out->n_left, &cap,
					       sizeof(*out->left));
			out->left[out->n_left++] = one;
		}
		out->n_done += out->n_left == before;
	}
}

void fold_errata(struct reader *reader, struct arena *arena,
		 const struct edition *edition, struct folded_errata *folded)
{
	struct folding folding = {.reader = reader,
				  .arena = arena,
				  .edition = edition,
				  .out = folded};

	*folded = (struct folded_errata){0};
	if (!edition->n_errata)
		return;
	for (size_t i = 0; i < edition->n_chapters; i++)
		for (size_t j = 0; j < edition->n_languages; j++) {
			const struct document *document =
				edition->chapters[i]->documents[j];

			if (document)
				fold_document(&folding, document);
			arena_free(&folding.scratch);
		}
	fold_data(&folding);
	list_left(&folding);
}
