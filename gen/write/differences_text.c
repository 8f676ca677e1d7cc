/* Texts of statements, put together and compared. */
#include <string.h>

#include "write/differences_internal.h"

/* A single statement's text is borrowed. */
static void borrow(struct stretch *stretch, const struct wording *wording)
{
	stretch->text = wording->text;
	stretch->quantities = wording->quantities;
	stretch->n_quantities = wording->n_quantities;
}

static void put_quantities(struct stretch *stretch,
			   const struct wording *wording, uint32_t start)
{
	for (size_t i = 0; i < wording->n_quantities; i++) {
		struct quantity *quantity =
			&stretch->quantities[stretch->n_quantities++];

		*quantity = wording->quantities[i];
		quantity->span.start += start;
		quantity->span.end += start;
		quantity->number.start += start;
		quantity->number.end += start;
	}
}

static void put_together(struct comparing *comparing, struct stretch *stretch,
			 size_t language, struct str separator)
{
	struct buf text = {0};
	size_t n = 0;

	for (size_t i = 0; i < stretch->n_parts; i++)
		n += stretch->parts[i]
			     .statement->wordings[language]
			     .n_quantities;
	stretch->quantities = ARENA_ARRAY(comparing->arena, struct quantity, n);
	for (size_t i = 0; i < stretch->n_parts; i++) {
		struct stretch_part *part = &stretch->parts[i];
		const struct wording *wording =
			&part->statement->wordings[language];

		if (i)
			buf_put(&text, separator);
		part->start = (uint32_t)text.len;
		buf_put(&text, wording->text);
		put_quantities(stretch, wording, part->start);
	}
	stretch->text = buf_copy(&text, comparing->arena);
	buf_free(&text);
}

struct stretch stretch_of(struct comparing *comparing,
			  const struct statement *const *statements, size_t n,
			  size_t language, struct str separator)
{
	struct stretch stretch = {.parts = ARENA_ARRAY(comparing->scratch,
						       struct stretch_part, n)};

	for (size_t i = 0; i < n; i++)
		if (statements[i]->wordings[language].text.len)
			stretch.parts[stretch.n_parts++].statement =
				statements[i];
	if (stretch.n_parts == 1)
		borrow(&stretch,
		       &stretch.parts[0].statement->wordings[language]);
	else if (stretch.n_parts)
		put_together(comparing, &stretch, language, separator);
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
