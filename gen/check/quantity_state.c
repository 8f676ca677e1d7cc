/* The state of a match: masks, sentences, parts of dates, judgments. */
#include "check/quantity_matcher.h"

#include <stdlib.h>

enum { PART_KINDS = 5, YEAR_LEAST = 1000, YEAR_MOST = 2999 };

const struct quantity *quantity_at(const struct matcher *matcher, size_t side,
				   size_t index)
{
	return &matcher->texts[side].quantities[index];
}

void add_judgment(struct matcher *matcher, enum quantity_outcome outcome,
		  size_t first, size_t second)
{
	struct quantity_judgment *judgment =
		&matcher->judgments[matcher->n_judgments++];

	*judgment = (struct quantity_judgment){outcome, {first, second}, 0};
	if (outcome == QUANTITY_SCALE)
		rational_is_scaled(quantity_at(matcher, 1, second)->low,
				   quantity_at(matcher, 0, first)->low,
				   &judgment->exponent);
}

void add_lonely(struct matcher *matcher, enum quantity_outcome outcome,
		size_t side, size_t index)
{
	add_judgment(matcher, outcome, side ? QUANTITY_NONE : index,
		     side ? index : QUANTITY_NONE);
}

static int compare_terms(const void *left, const void *right)
{
	size_t a = *(const size_t *)left, b = *(const size_t *)right;

	return (a > b) - (a < b);
}

/* The numbers of the terms that a text has, in whatever sense, sorted. */
static size_t *sorted_terms(struct arena *arena,
			    const struct quantity_text *text, size_t *n)
{
	size_t *numbers;

	*n = 0;
	for (size_t i = 0; i < text->n_terms; i++) {
		for (const struct sense *sense = text->terms[i].senses; sense;
		     sense = sense->alike)
			++*n;
	}
	numbers = ARENA_ARRAY(arena, size_t, *n);
	*n = 0;
	for (size_t i = 0; i < text->n_terms; i++) {
		for (const struct sense *sense = text->terms[i].senses; sense;
		     sense = sense->alike)
			numbers[(*n)++] = sense->rendering->term->number;
	}
	if (*n)
		qsort(numbers, *n, sizeof(*numbers), compare_terms);
	return numbers;
}

static bool has_term(const size_t *numbers, size_t n,
		     const struct term_use *use)
{
	for (const struct sense *sense = use->senses; n && sense;
	     sense = sense->alike) {
		if (bsearch(&sense->rendering->term->number, numbers, n,
			    sizeof(*numbers), compare_terms))
			return true;
	}
	return false;
}

/* Inside a term that the other text has too, its rendering is what counts. */
static void mask_side(struct matcher *matcher, size_t side)
{
	const struct quantity_text *text = &matcher->texts[side];
	size_t n, use = 0;
	const size_t *numbers =
		sorted_terms(matcher->arena, &matcher->texts[!side], &n);

	for (size_t i = 0; i < text->n_quantities; i++) {
		uint32_t start = text->quantities[i].number.start;

		while (use < text->n_terms &&
		       text->terms[use].span.end <= start)
			use++;
		if (use < text->n_terms &&
		    text->terms[use].span.start <= start &&
		    has_term(numbers, n, &text->terms[use]))
			matcher->states[side][i] = MASKED;
	}
}

static void find_sentences(struct matcher *matcher, size_t side,
			   size_t n_sentences)
{
	const struct quantity_text *text = &matcher->texts[side];
	uint32_t sentence = 0;

	for (size_t i = 0; i < text->n_quantities; i++) {
		while (sentence + 1 < n_sentences &&
		       text->sentences[sentence].end <=
			       text->quantities[i].number.start)
			sentence++;
		matcher->sentences[side][i] = sentence + 1;
	}
}

static int compare_parts(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

/* The part of a date as one number, its kind included; 0: it has none. */
static int64_t part_of_date(const struct quantity *quantity, unsigned kind)
{
	const struct calendar *date = &quantity->date;
	const int64_t values[PART_KINDS] = {
		date->year, date->month, date->day, date->quarter,
		date->timed ? date->hour * 60 + date->minute + 1 : 0};

	return values[kind] ? values[kind] * PART_KINDS + kind : 0;
}

/* A bare number may be a year. */
static int64_t part_of_number(const struct quantity *quantity)
{
	if (quantity->dimension != DIMENSION_NONE ||
	    quantity->number_low.den != 1 ||
	    quantity->number_low.num < YEAR_LEAST ||
	    quantity->number_low.num > YEAR_MOST)
		return 0;
	return (int64_t)quantity->number_low.num * PART_KINDS;
}

static void collect_parts(struct matcher *matcher, size_t side)
{
	const struct quantity_text *text = &matcher->texts[side];
	int64_t *parts = ARENA_ARRAY(matcher->arena, int64_t,
				     text->n_quantities * PART_KINDS);
	size_t n = 0;

	for (size_t i = 0; i < text->n_quantities; i++) {
		const struct quantity *quantity = &text->quantities[i];
		int64_t part = part_of_number(quantity);

		if (part)
			parts[n++] = part;
		if (quantity->kind != QUANTITY_DATE)
			continue;
		for (unsigned kind = 0; kind < PART_KINDS; kind++) {
			part = part_of_date(quantity, kind);
			if (part)
				parts[n++] = part;
		}
	}
	if (n)
		qsort(parts, n, sizeof(*parts), compare_parts);
	matcher->parts[side] = parts;
	matcher->n_parts[side] = n;
}

static bool has_part(const struct matcher *matcher, size_t side, int64_t part)
{
	return matcher->n_parts[side] &&
	       bsearch(&part, matcher->parts[side], matcher->n_parts[side],
		       sizeof(part), compare_parts);
}

/* What is lost of a date is no loss if another date of the text gives it. */
bool gives_parts_of(const struct matcher *matcher, size_t side,
		    const struct quantity *quantity, unsigned parts)
{
	for (unsigned kind = 0; kind < PART_KINDS; kind++) {
		int64_t part = part_of_date(quantity, kind);

		if (part && !(parts >> kind & 1) &&
		    !has_part(matcher, side, part))
			return false;
	}
	return true;
}

/* Whether a date of the text has the number as a part of whatever kind. */
static bool is_part(const struct matcher *matcher, size_t side,
		    const struct quantity *quantity)
{
	struct rational number = quantity->number_low;

	if (number.den != 1 || number.num < 1 || number.num > YEAR_MOST)
		return false;
	for (unsigned kind = 0; kind < PART_KINDS; kind++) {
		if (has_part(matcher, side,
			     (int64_t)number.num * PART_KINDS + kind))
			return true;
	}
	return false;
}

/* A date, or a bare year, that the other text gives in a longer date. */
bool is_given(const struct matcher *matcher, size_t side,
	      const struct quantity *quantity)
{
	int64_t year = part_of_number(quantity);

	if (quantity->kind == QUANTITY_DATE)
		return gives_parts_of(matcher, side, quantity, 0);
	if (matcher->figures_only && is_part(matcher, side, quantity))
		return true;
	return year && has_part(matcher, side, year);
}

void matcher_prepare(struct matcher *matcher, size_t n_sentences)
{
	size_t total = 0;

	for (size_t side = 0; side < MATCH_SIDES; side++) {
		size_t n = matcher->texts[side].n_quantities;

		matcher->states[side] = ARENA_ARRAY(matcher->arena, uint8_t, n);
		matcher->sentences[side] =
			ARENA_ARRAY(matcher->arena, uint32_t, n);
		mask_side(matcher, side);
		find_sentences(matcher, side, n_sentences);
		collect_parts(matcher, side);
		total += n;
	}
	/* A range has an entry for each end. */
	matcher->entries = ARENA_ARRAY(matcher->arena, struct entry, 2 * total);
	matcher->judgments =
		ARENA_ARRAY(matcher->arena, struct quantity_judgment, total);
	matcher->has_sentences = n_sentences > 1;
	matcher->figures_only = matcher->texts[0].figures_only ||
				matcher->texts[1].figures_only;
}
