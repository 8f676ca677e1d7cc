/* Quantities that one text has alone: glosses, repetitions, and what is
 * missing in the other. */
#include "check/quantity_matcher.h"

#include <string.h>

static bool is_bracket(const char *at, size_t left, bool opens)
{
	static const char *const brackets[] = {"(", "（", "[", "［",
					       ")", "）", "]", "］"};

	for (size_t i = opens ? 0 : 4; i < (opens ? 4 : 8); i++) {
		size_t len = strlen(brackets[i]);

		if (len <= left && !memcmp(at, brackets[i], len))
			return true;
	}
	return false;
}

/* Whether a bracket opens behind the first that is still open at the second. */
static bool is_in_brackets(const struct quantity_text *text,
			   const struct quantity *before,
			   const struct quantity *quantity)
{
	bool opened = false;

	for (size_t i = before->span.end; i < quantity->span.start; i++) {
		size_t left = quantity->span.start - i;

		if (is_bracket(text->text.ptr + i, left, false))
			opened = false;
		else if (is_bracket(text->text.ptr + i, left, true))
			opened = true;
	}
	return opened;
}

/* What is said once more in another unit; another currency in brackets cannot
 * be verified. */
static bool repeats(const struct quantity_text *text,
		    const struct quantity *before,
		    const struct quantity *quantity)
{
	if (quantities_share_unit(before, quantity))
		return false;
	if (quantities_are_equal(before, quantity) ||
	    quantities_are_near(before, quantity))
		return true;
	return before->dimension == DIMENSION_MONEY &&
	       quantity->dimension == DIMENSION_MONEY && before->unit &&
	       quantity->unit &&
	       !str_eq(before->unit->base, quantity->unit->base) &&
	       is_in_brackets(text, before, quantity);
}

static void mark_gloss(struct matcher *matcher, size_t side, size_t index)
{
	matcher->states[side][index] = GLOSS;
	add_lonely(matcher, QUANTITY_GLOSS, side, index);
}

void find_glosses(struct matcher *matcher, size_t side)
{
	const struct quantity_text *text = &matcher->texts[side];
	const struct quantity *quantities = text->quantities;
	uint8_t *states = matcher->states[side];

	for (size_t i = 1; i < text->n_quantities; i++) {
		if (states[i] == OPEN && states[i - 1] != MASKED &&
		    repeats(text, &quantities[i - 1], &quantities[i]))
			mark_gloss(matcher, side, i);
	}
	for (size_t i = text->n_quantities; i-- > 1;) {
		if (states[i - 1] == OPEN && states[i] != MASKED &&
		    states[i] != OPEN &&
		    repeats(text, &quantities[i - 1], &quantities[i]))
			mark_gloss(matcher, side, i - 1);
	}
}

static bool key_of_repetition(const struct quantity *quantity, bool first,
			      struct quantity_key *key)
{
	if (quantity->kind == QUANTITY_DATE) {
		key_of_date(quantity, PARTS_ALL, key);
		key->parts[7] = QUANTITY_DATE;
		return true;
	}
	if (key_of_name(quantity, first, key)) {
		key->parts[7] = QUANTITY_NAME;
		return true;
	}
	*key = (struct quantity_key){0};
	return key_of_value(quantity, first, key);
}

/* Marks what is equal to one that is paired: languages repeat themselves. */
void find_repetitions(struct matcher *matcher, size_t side)
{
	size_t middle, end;

	matcher->n_entries = 0;
	for (size_t i = 0; i < matcher->texts[side].n_quantities; i++) {
		struct entry *entry;

		if (matcher->states[side][i] > GLOSS)
			continue;
		entry = add_entry(matcher, side, i, false);
		if (!key_of_repetition(quantity_at(matcher, side, i), true,
				       &entry->key))
			matcher->n_entries--;
	}
	sort_entries(matcher);
	for (size_t start = 0; start < matcher->n_entries; start = end) {
		bool paired = false;

		end = run_end(matcher, start, &middle);
		for (size_t i = start; i < end; i++)
			paired |= matcher->states[side]
						 [matcher->entries[i].index] !=
				  OPEN;
		for (size_t i = start; paired && i < end; i++) {
			uint8_t *state =
				&matcher->states[side]
						[matcher->entries[i].index];

			if (*state == OPEN)
				*state = REPEATED;
		}
	}
}

static bool has_digits(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
			return true;
	}
	return false;
}

/* What is said with or without a number: one year, one household, decades, the
 * first half; and the ordinals that number nothing: 第二, next. */
static bool may_be_article(const struct quantity *quantity)
{
	struct rational one = {1, 1}, few = {3, 1};

	switch (quantity->dimension) {
	case DIMENSION_ORDINAL:
		return rational_compare(quantity->low, few) <= 0;
	case DIMENSION_NONE:
	case DIMENSION_COUNT:
	case DIMENSION_TIME:
		return rational_equal(quantity->number_low, one) &&
		       !quantity->vague;
	case DIMENSION_PERIOD:
		return quantity->vague ||
		       rational_equal(quantity->number_low, one);
	case DIMENSION_DATE:
		return date_parts(quantity) == DATE_QUARTER ||
		       date_parts(quantity) == DATE_TIME;
	default:
		return false;
	}
}

static enum quantity_outcome judge_lonely(const struct matcher *matcher,
					  size_t side, size_t index)
{
	const struct quantity *quantity = quantity_at(matcher, side, index);
	struct str number =
		str_span(matcher->texts[side].text, quantity->number);
	struct rational half = {1, 2};
	bool spelled = !has_digits(number);
	bool weak = matcher->figures_only || quantity->vague ||
		    (spelled && (quantity->kind == QUANTITY_ORDINAL ||
				 rational_equal(quantity->low, half)));

	if (matcher->states[side][index] == REPEATED ||
	    is_given(matcher, !side, quantity))
		return QUANTITY_REPEATED;
	if (quantity->weak || quantity->kind == QUANTITY_NAME ||
	    (spelled && may_be_article(quantity)) ||
	    (matcher->figures_only &&
	     (spelled || quantity->kind == QUANTITY_DATE)))
		return QUANTITY_IDLE;
	return weak ? QUANTITY_WEAK_MISSING : QUANTITY_MISSING;
}

void judge_rest(struct matcher *matcher, size_t side)
{
	for (size_t i = 0; i < matcher->texts[side].n_quantities; i++) {
		if (matcher->states[side][i] <= REPEATED)
			add_lonely(matcher, judge_lonely(matcher, side, i),
				   side, i);
	}
}
