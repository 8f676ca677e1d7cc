/* Looking terms up, by language and in texts. */
#include "model/term.h"

#include "lang/language.h"

const struct vocabulary *term_vocabulary(const struct term_base *base,
					 struct str tag)
{
	const struct vocabulary *best = NULL;
	unsigned fit = 1; /* the same words as a rule, not the same script */

	for (size_t i = 0; i < base->n_vocabularies; i++) {
		const struct vocabulary *one = &base->vocabularies[i];
		unsigned its = language_fit(tag, one->tag);

		if (its <= fit)
			continue;
		fit = its;
		best = one;
	}
	return best;
}

struct term_use *terms_find(const struct vocabulary *vocabulary,
			    struct str text, struct arena *arena, size_t *n)
{
	struct phrase_match *matches;
	struct term_use *uses;

	*n = 0;
	if (!vocabulary || !text.len)
		return NULL;
	matches = phrases_find(vocabulary->phrases, text, arena, n);
	uses = ARENA_ARRAY(arena, struct term_use, *n);
	for (size_t i = 0; i < *n; i++) {
		const struct sense *sense =
			&vocabulary->senses[matches[i].phrase];

		uses[i] = (struct term_use){matches[i].span, sense->rendering,
					    sense};
	}
	return uses;
}

const struct rendering *term_preferred(const struct term *term,
				       const struct term_base *base,
				       const struct vocabulary *vocabulary)
{
	const struct rendering *best = NULL;

	for (size_t i = 0; i < term->n_renderings; i++) {
		const struct rendering *one = term->renderings[i];

		if (&base->vocabularies[one->vocabulary] != vocabulary ||
		    one->status == TERM_FORBIDDEN)
			continue;
		if (!best || one->status < best->status)
			best = one;
	}
	return best;
}
