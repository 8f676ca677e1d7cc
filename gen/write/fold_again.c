/* Corrected sources are read again: what they say decides which corrections are
 * taken. */
#include <stdlib.h>

#include "read/front_matter.h"
#include "read/markdown.h"
#include "write/fold_internal.h"

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

bool fold_is_right(struct folding *folding, struct str *patched,
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
		if (fold_is_right(folding, &patched, &title))
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

void fold_take(struct folding *folding)
{
	folding->n_readings = 0;
	take(folding, 0, folding->n_corrections);
}
