/* Errata put into the sources. A block that was corrected remembers how it was
 * issued (block->issued); the differences of the two are looked up in the
 * source, where the words must stand as they are. */
#include "write/fold_errata.h"

#include <stdlib.h>

#include "base/file.h"
#include "read/text.h"
#include "write/fold_internal.h"

void fold_leave(struct folding *folding, const struct block *block)
{
	struct block_set *set = &folding->failed;

	set->items = arena_grow(folding->arena, set->items, set->len, &set->cap,
				sizeof(*set->items));
	set->items[set->len++] = block;
}

bool fold_is_inside(const struct folding *folding, struct str path)
{
	struct str folder = folding->edition->folder;

	return path.len > folder.len && path_is_inside(path, folder);
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

/* A title of the front matter that says the same as the heading stays what it
 * was. */
static void check_title(struct folding *folding, struct str title)
{
	if (!title.len || str_eq(title, folding->document->title))
		return;
	for (size_t i = 0; i < folding->n_corrections; i++)
		if (folding->corrections[i].taken &&
		    folding->corrections[i].block->kind == BLOCK_HEADING)
			fold_leave(folding, folding->corrections[i].block);
}

static void put_document(struct folding *folding)
{
	const struct document *document = folding->document;
	size_t mark = document->bytes.len - document->source.len;
	struct str patched, title;

	if (!fold_is_right(folding, &patched, &title))
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
	fold_find_patches(folding);
	if (!folding->n_patches)
		return;
	fold_take(folding);
	put_document(folding);
	for (size_t i = 0; i < folding->n_corrections; i++) {
		const struct correction *one = &folding->corrections[i];

		if (!one->taken && one->first < one->end)
			fold_leave(folding, one->block);
	}
}

/* Data files as they are published, corrected. */
static void fold_data(struct folding *folding)
{
	const struct edition *edition = folding->edition;

	for (size_t i = 0; i < edition->n_data; i++) {
		const struct data_file *data = edition->data[i];
		struct str bytes;

		if (fold_is_inside(folding, data->path) &&
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
