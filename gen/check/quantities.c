/* Quantities: every language says the numbers that the first one says. */
#include "check/quantities.h"

#include "check/checks.h"
#include "check/quantity_describe.h"

/* The sentences of one side, if they are known. */
static struct span *sentences_of(struct arena *arena,
				 const struct segment *segments, size_t n,
				 size_t side)
{
	struct span *spans = ARENA_ARRAY(arena, struct span, n);

	for (size_t i = 0; i < n; i++)
		spans[i] = segments[i].spans[side];
	return spans;
}

size_t quantity_texts(const struct edition *edition,
		      const struct statement *statement,
		      const size_t sides[MATCH_SIDES], struct arena *arena,
		      struct quantity_text texts[MATCH_SIDES])
{
	size_t n;
	const struct segment *segments = statement_segments(statement, &n);

	for (size_t i = 0; i < MATCH_SIDES; i++) {
		const struct wording *wording = &statement->wordings[sides[i]];

		texts[i] = (struct quantity_text){
			.text = wording->text,
			.quantities = wording->quantities,
			.n_quantities = wording->n_quantities,
			.figures_only = !quantities_have_words(
				edition->languages[sides[i]].rules),
			.terms = wording->terms,
			.n_terms = wording->n_terms,
			.sentences = sentences_of(arena, segments, n, sides[i]),
		};
	}
	return n;
}

/* The quantity, or all the text where it has no counterpart. */
static struct excerpt excerpt_of(const struct quantity_text *text, size_t side,
				 size_t index)
{
	struct excerpt excerpt = {.side = side};

	if (index != QUANTITY_NONE)
		excerpt.span = text->quantities[index].span;
	return excerpt;
}

static void report(struct checking *checking, const struct statement *statement,
		   const struct quantity_text *texts, const size_t *sides,
		   const struct quantity_judgment *judgment)
{
	struct excerpt excerpts[MATCH_SIDES];
	struct str args[FINDING_ARGS];
	enum message_id id;
	size_t at = judgment->index[1] != QUANTITY_NONE;

	if (!quantity_message(judgment->outcome, &id))
		return;
	for (size_t i = 0; i < MATCH_SIDES; i++)
		excerpts[i] =
			excerpt_of(&texts[i], sides[i], judgment->index[i]);
	quantity_describe(texts, judgment, checking_arena(checking), args);
	check_report(checking, id, statement, excerpts[at], &excerpts[!at],
		     args, FINDING_ARGS);
}

static void compare(struct checking *checking,
		    const struct statement *statement, size_t first,
		    size_t second)
{
	struct arena *arena = checking_arena(checking);
	const size_t sides[MATCH_SIDES] = {first, second};
	struct quantity_text texts[MATCH_SIDES];
	size_t n_sentences = quantity_texts(checking_edition(checking),
					    statement, sides, arena, texts);
	struct quantity_judgment *judgments;
	size_t n;

	/* Word for word the same, such as a bibliography's entry. */
	if (str_eq(texts[0].text, texts[1].text))
		return;
	judgments = quantities_match(texts, n_sentences, arena, &n);
	for (size_t i = 0; i < n; i++)
		report(checking, statement, texts, sides, &judgments[i]);
}

void check_quantities(struct checking *checking,
		      const struct statement *statement)
{
	size_t n = checking_edition(checking)->n_languages;
	size_t first = statement_lead(statement, n);

	for (size_t side = first + 1; side < n; side++) {
		const struct wording *wording = &statement->wordings[side];

		if (wording->text.len &&
		    (wording->n_quantities ||
		     statement->wordings[first].n_quantities))
			compare(checking, statement, first, side);
	}
}
