/* Texts of statements, put together and compared. */
#include <string.h>

#include "write/differences_internal.h"

/* A stretch in the making. */
struct telling {
	struct comparing *comparing;
	struct stretch *stretch;
	size_t language;
	struct buf text;
};

/* The wording at hand: what of it is in the text already. */
struct reading {
	const struct wording *wording;
	size_t pos;
	size_t next; /* quantity */
};

/* Copies the wording up to the byte, with the quantities in it. */
static void tell(struct telling *telling, struct reading *reading, size_t end)
{
	const struct wording *wording = reading->wording;
	struct stretch *stretch = telling->stretch;
	size_t start = telling->text.len - reading->pos; /* of the wording */

	while (reading->next < wording->n_quantities &&
	       wording->quantities[reading->next].span.end <= end) {
		struct quantity *quantity =
			&stretch->quantities[stretch->n_quantities];

		*quantity = wording->quantities[reading->next++];
		stretch->origins[stretch->n_quantities++] =
			wording->text.ptr + quantity->span.start;
		quantity->span.start += (uint32_t)start;
		quantity->span.end += (uint32_t)start;
		quantity->number.start += (uint32_t)start;
		quantity->number.end += (uint32_t)start;
	}
	buf_put(&telling->text, str_slice(wording->text, reading->pos, end));
	reading->pos = end;
}

/* Puts in the titles of references; where is the byte that the nodes begin
 * at. One inside of a quantity would part it: there it is left out. */
static void tell_references(struct telling *telling, struct reading *reading,
			    const struct inline_node *nodes, size_t where)
{
	const struct wording *wording = reading->wording;

	for (const struct inline_node *node = nodes; node; node = node->next) {
		const struct pair *target = node->target.pair;
		bool is_inside =
			reading->next < wording->n_quantities &&
			wording->quantities[reading->next].span.start < where &&
			wording->quantities[reading->next].span.end > where;
		size_t side;

		if (node->kind == INLINE_REFERENCE && target && !is_inside &&
		    where >= reading->pos) {
			tell(telling, reading, where);
			buf_put(&telling->text,
				pair_title(target, telling->language, &side));
		}
		tell_references(telling, reading, node->children, where);
		where += inline_length(node);
	}
}

static bool has_inlines(const struct statement *statement)
{
	return statement->kind == STATEMENT_CONTENT ||
	       statement->kind == STATEMENT_CELL;
}

static void tell_statement(struct telling *telling,
			   const struct statement *statement)
{
	const struct wording *wording = &statement->wordings[telling->language];
	struct reading reading = {.wording = wording};

	for (size_t i = 0; has_inlines(statement) && i < wording->n_parts;
	     i++) {
		const struct wording_part *part = &wording->parts[i];

		tell_references(telling, &reading,
				part->cell ? part->cell->content
					   : part->block->content,
				part->start);
	}
	tell(telling, &reading, wording->text.len);
}

struct stretch stretch_of(struct comparing *comparing,
			  const struct statement *const *statements, size_t n,
			  size_t language, struct str separator)
{
	struct stretch stretch = {.n_parts = 0};
	struct telling telling = {.comparing = comparing,
				  .stretch = &stretch,
				  .language = language};
	size_t most = 0;

	for (size_t i = 0; i < n; i++)
		most += statements[i]->wordings[language].n_quantities;
	stretch.parts = ARENA_ARRAY(comparing->scratch, struct stretch_part, n);
	stretch.quantities =
		ARENA_ARRAY(comparing->arena, struct quantity, most);
	stretch.origins = ARENA_ARRAY(comparing->scratch, const char *, most);
	for (size_t i = 0; i < n; i++) {
		if (!statements[i]->wordings[language].text.len)
			continue;
		if (stretch.n_parts)
			buf_put(&telling.text, separator);
		stretch.parts[stretch.n_parts++] = (struct stretch_part){
			(uint32_t)telling.text.len, statements[i]};
		tell_statement(&telling, statements[i]);
	}
	stretch.text = buf_copy(&telling.text, comparing->arena);
	buf_free(&telling.text);
	return stretch;
}

/* Quantities are not cut; words that may be none are read as words. */
static struct diff_text diff_text_of(struct arena *scratch,
				     const struct stretch *stretch)
{
	struct span *whole =
		ARENA_ARRAY(scratch, struct span, stretch->n_quantities);
	size_t n = 0;

	for (size_t i = 0; i < stretch->n_quantities; i++)
		if (!stretch->quantities[i].weak)
			whole[n++] = stretch->quantities[i].span;
	return (struct diff_text){stretch->text, whole, n};
}

struct difference_passage compare_stretches(struct comparing *comparing,
					    size_t language,
					    const struct stretch *before,
					    const struct stretch *after)
{
	struct difference_passage passage = {.before = before->text,
					     .after = after->text};

	passage.edits = text_diff(comparing->edition->languages[language].rules,
				  diff_text_of(comparing->scratch, before),
				  diff_text_of(comparing->scratch, after),
				  comparing->arena, &passage.n_edits);
	passage.differs = text_edits_differ(passage.edits, passage.n_edits);
	return passage;
}
