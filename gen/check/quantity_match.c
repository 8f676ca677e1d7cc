/* Matching quantities: passes over what is still open, each by another key.
 *
 * A pass sorts the open quantities of both texts by key and pairs those of
 * equal keys in their order. What is paired is never opened again, so the
 * passes go from what is surely meant to what is at least likely. */
#include "check/quantity_match.h"

#include <stdlib.h>
#include <string.h>

#include "check/quantity_key.h"

enum state { OPEN, REPEATED, PAIRED, GLOSS, MASKED };

/* A quantity in a pass, or one end of a range. */
struct entry {
	struct quantity_key key;
	uint32_t sentence; /* 0: it does not matter */
	uint32_t side;
	uint32_t index;
	uint32_t end;
};

struct matcher {
	const struct quantity_text *texts;
	struct arena *arena;
	uint8_t *states[MATCH_SIDES];     /* enum state, by quantity */
	uint32_t *sentences[MATCH_SIDES]; /* from 1, by quantity */
	int64_t *parts[MATCH_SIDES];      /* of all dates, sorted */
	size_t n_parts[MATCH_SIDES];
	struct entry *entries;
	size_t n_entries;
	struct quantity_judgment *judgments;
	size_t n_judgments;
	bool has_sentences;
	bool figures_only; /* one of the texts knows no more */
};

struct pass {
	quantity_key_function *key;
	enum quantity_outcome (*judge)(const struct quantity *a,
				       const struct quantity *b);
	bool figures;   /* by the digits alone, instead of a key */
	bool swapped;   /* the second text plays the first role */
	unsigned parts; /* of dates, instead of a key: the first has just these,
			   the second them and maybe more */
};

static const struct quantity *quantity_at(const struct matcher *matcher,
					  size_t side, size_t index)
{
	return &matcher->texts[side].quantities[index];
}

static void add_judgment(struct matcher *matcher, enum quantity_outcome outcome,
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

static void add_lonely(struct matcher *matcher, enum quantity_outcome outcome,
		       size_t side, size_t index)
{
	add_judgment(matcher, outcome, side ? QUANTITY_NONE : index,
		     side ? index : QUANTITY_NONE);
}

/* Preparation */

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
	const struct term_use *use = text->terms;
	const struct term_use *end = use + text->n_terms;
	size_t n;
	const size_t *numbers =
		sorted_terms(matcher->arena, &matcher->texts[!side], &n);

	for (size_t i = 0; i < text->n_quantities; i++) {
		uint32_t start = text->quantities[i].number.start;

		while (use < end && use->span.end <= start)
			use++;
		if (use < end && use->span.start <= start &&
		    has_term(numbers, n, use))
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

enum { PART_KINDS = 5, YEAR_LEAST = 1000, YEAR_MOST = 2999 };

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

/* Pairing */

static int compare_wide(wide a, wide b)
{
	return (a > b) - (a < b);
}

/* By key and sentence: what belongs together. */
static int compare_groups(const struct entry *a, const struct entry *b)
{
	for (size_t i = 0; i < KEY_PARTS; i++) {
		int order = compare_wide(a->key.parts[i], b->key.parts[i]);

		if (order)
			return order;
	}
	return (a->sentence > b->sentence) - (a->sentence < b->sentence);
}

static int compare_entries(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = compare_groups(a, b);

	if (order)
		return order;
	if (a->side != b->side)
		return a->side < b->side ? -1 : 1;
	return (a->index > b->index) - (a->index < b->index);
}

static struct entry *add_entry(struct matcher *matcher, size_t side,
			       size_t index, bool bound)
{
	struct entry *entry = &matcher->entries[matcher->n_entries++];

	*entry = (struct entry){
		.sentence = bound ? matcher->sentences[side][index] : 0,
		.side = (uint32_t)side,
		.index = (uint32_t)index,
	};
	return entry;
}

static bool set_date_key(const struct quantity *quantity, bool first,
			 unsigned parts, struct quantity_key *key)
{
	unsigned given = date_parts(quantity);

	if (quantity->kind != QUANTITY_DATE ||
	    (first ? given != parts : (given & parts) != parts))
		return false;
	key_of_date(quantity, parts, key);
	return true;
}

static bool set_key(const struct matcher *matcher, const struct pass *pass,
		    struct entry *entry)
{
	const struct quantity *quantity =
		quantity_at(matcher, entry->side, entry->index);
	bool first = (entry->side == 0) != pass->swapped;

	if (pass->parts)
		return set_date_key(quantity, first, pass->parts, &entry->key);
	if (pass->figures)
		return key_of_figures(matcher->texts[entry->side].text,
				      quantity, &entry->key);
	if (!pass->key)
		return key_of_digits(matcher->texts[entry->side].text, quantity,
				     &entry->key);
	return pass->key(quantity, first, &entry->key);
}

/* The quantities that take part, those up to the state; false if one side has
 * none. */
static bool collect(struct matcher *matcher, const struct pass *pass,
		    bool bound, enum state most)
{
	size_t n_before = 0;

	matcher->n_entries = 0;
	for (size_t side = 0; side < MATCH_SIDES; side++) {
		n_before = matcher->n_entries;
		for (size_t i = 0; i < matcher->texts[side].n_quantities; i++) {
			struct entry *entry;

			if (matcher->states[side][i] > most)
				continue;
			entry = add_entry(matcher, side, i, bound);
			if (!set_key(matcher, pass, entry))
				matcher->n_entries--;
		}
		if (matcher->n_entries == n_before)
			return false;
	}
	qsort(matcher->entries, matcher->n_entries, sizeof(*matcher->entries),
	      compare_entries);
	return true;
}

/* What is lost of a date is no loss if another date of the text gives it. */
static bool gives_parts_of(const struct matcher *matcher, size_t side,
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

static enum quantity_outcome judge_dates(const struct matcher *matcher,
					 const struct quantity *a,
					 const struct quantity *b)
{
	enum quantity_outcome outcome = judge_equal(a, b);

	if (outcome == QUANTITY_SAME &&
	    (!gives_parts_of(matcher, 1, a, date_parts(b)) ||
	     !gives_parts_of(matcher, 0, b, date_parts(a))))
		return QUANTITY_DATE_PART;
	return outcome;
}

/* Of a language that is known by its digits alone, unit and qualifier are not
 * known. */
static enum quantity_outcome judge_pair(const struct matcher *matcher,
					const struct pass *pass,
					const struct quantity *a,
					const struct quantity *b)
{
	if (matcher->figures_only)
		return QUANTITY_SAME;
	return pass->parts ? judge_dates(matcher, a, b) : pass->judge(a, b);
}

static void pair(struct matcher *matcher, const struct pass *pass,
		 const struct entry *first, const struct entry *second)
{
	const struct quantity *a = quantity_at(matcher, 0, first->index);
	const struct quantity *b = quantity_at(matcher, 1, second->index);

	add_judgment(matcher, judge_pair(matcher, pass, a, b), first->index,
		     second->index);
	matcher->states[0][first->index] = PAIRED;
	matcher->states[1][second->index] = PAIRED;
}

/* The end of the entries that belong together, from the one on. *middle is
 * where the second side begins. */
static size_t run_end(const struct matcher *matcher, size_t start,
		      size_t *middle)
{
	const struct entry *entries = matcher->entries;
	size_t end = start;

	*middle = start;
	while (end < matcher->n_entries &&
	       !compare_groups(&entries[start], &entries[end])) {
		if (!entries[end].side)
			*middle = end + 1;
		end++;
	}
	return end;
}

static void run_pass(struct matcher *matcher, const struct pass *pass,
		     bool bound, enum state most)
{
	size_t start = 0, middle, end;

	if (!collect(matcher, pass, bound, most))
		return;
	for (; start < matcher->n_entries; start = end) {
		end = run_end(matcher, start, &middle);
		for (size_t i = 0; i < middle - start && i < end - middle; i++)
			pair(matcher, pass, &matcher->entries[start + i],
			     &matcher->entries[middle + i]);
	}
}

/* Equal */

static const struct pass equal_passes[] = {
	{.key = key_of_phrase, .judge = judge_equal},
	{.key = key_of_measure, .judge = judge_equal},
	{.key = key_of_value, .judge = judge_equal},
	{.key = key_of_class, .judge = judge_equal},
	{.key = key_of_class, .judge = judge_equal, .swapped = true},
	{.key = key_of_name, .judge = judge_equal},
	{.key = key_of_named, .judge = judge_equal},
	{.key = key_of_named, .judge = judge_equal, .swapped = true},
	{.key = key_of_age, .judge = judge_equal},
	{.key = key_of_age, .judge = judge_equal, .swapped = true},
	{.key = key_of_place, .judge = judge_equal},
	{.key = key_of_place, .judge = judge_equal, .swapped = true},
	{.key = key_of_growth, .judge = judge_equal},
	{.key = key_of_growth, .judge = judge_equal, .swapped = true},
	{.key = NULL, .judge = judge_equal},
};

static const struct pass calendar_passes[] = {
	{.key = key_of_calendar, .judge = judge_equal},
	{.key = key_of_calendar, .judge = judge_equal, .swapped = true},
};

enum {
	PARTS_ALL = DATE_YEAR | DATE_MONTH | DATE_DAY | DATE_QUARTER | DATE_TIME
};

static void run_passes(struct matcher *matcher, const struct pass *passes,
		       size_t n, bool bound, enum state most)
{
	for (size_t i = 0; i < n; i++)
		run_pass(matcher, &passes[i], bound, most);
}

#define RUN_PASSES(matcher, passes, bound, most)                               \
	run_passes(matcher, passes, sizeof(passes) / sizeof(*(passes)), bound, \
		   most)

static bool has_dates(const struct matcher *matcher)
{
	return matcher->n_parts[0] && matcher->n_parts[1];
}

/* Dates that give the same, then those of which one gives less, the more the
 * better. */
static void run_dates(struct matcher *matcher, bool bound)
{
	for (unsigned parts = PARTS_ALL; parts; parts--) {
		struct pass pass = {.parts = parts};

		run_pass(matcher, &pass, bound, OPEN);
		pass.swapped = true;
		run_pass(matcher, &pass, bound, OPEN);
	}
}

static void match_equal(struct matcher *matcher, bool bound)
{
	RUN_PASSES(matcher, equal_passes, bound, OPEN);
	if (has_dates(matcher))
		run_dates(matcher, bound);
	RUN_PASSES(matcher, calendar_passes, bound, OPEN);
}

/* Ranges of which the other text gives the ends */

static void add_ends(struct matcher *matcher, size_t side, size_t index,
		     bool bare_low)
{
	const struct quantity *range = quantity_at(matcher, side, index);

	for (uint32_t end = 0; end < 2; end++) {
		struct quantity one = *range;
		struct entry *entry = add_entry(matcher, side, index, true);

		one.kind = QUANTITY_MEASURE;
		one.low = one.high = end ? range->high : range->low;
		if (bare_low && !end) {
			one.low = one.high = range->number_low;
			one.dimension = DIMENSION_NONE;
			one.unit = NULL;
		}
		entry->end = end;
		if (!key_of_value(&one, true, &entry->key))
			matcher->n_entries--;
	}
}

static void collect_ends(struct matcher *matcher, size_t ranges, bool bare_low)
{
	matcher->n_entries = 0;
	for (size_t side = 0; side < MATCH_SIDES; side++) {
		for (size_t i = 0; i < matcher->texts[side].n_quantities; i++) {
			bool is_range = quantity_at(matcher, side, i)->kind ==
					QUANTITY_RANGE;

			if (matcher->states[side][i] != OPEN ||
			    is_range != (side == ranges))
				continue;
			if (is_range) {
				add_ends(matcher, side, i, bare_low);
				continue;
			}
			if (!key_of_value(
				    quantity_at(matcher, side, i), false,
				    &add_entry(matcher, side, i, true)->key))
				matcher->n_entries--;
		}
	}
	if (matcher->n_entries)
		qsort(matcher->entries, matcher->n_entries,
		      sizeof(*matcher->entries), compare_entries);
}

/* Both ends of the range are there. */
static void pair_range(struct matcher *matcher, size_t ranges, size_t range,
		       const size_t *ends)
{
	matcher->states[ranges][range] = PAIRED;
	for (size_t end = 0; end < 2; end++) {
		matcher->states[!ranges][ends[end]] = PAIRED;
		add_judgment(matcher, QUANTITY_SAME, ranges ? ends[end] : range,
			     ranges ? range : ends[end]);
	}
}

static void match_ranges(struct matcher *matcher, size_t ranges, bool bare_low)
{
	size_t n = matcher->texts[ranges].n_quantities;
	size_t(*ends)[2] = arena_zero(matcher->arena, n, sizeof(*ends));
	size_t middle, end;

	collect_ends(matcher, ranges, bare_low);
	for (size_t start = 0; start < matcher->n_entries; start = end) {
		const struct entry *entries = matcher->entries;

		end = run_end(matcher, start, &middle);
		for (size_t i = 0; i < middle - start && i < end - middle;
		     i++) {
			const struct entry *one = &entries[start + i];
			const struct entry *other = &entries[middle + i];

			if (ranges)
				ends[other->index][other->end] = one->index + 1;
			else
				ends[one->index][one->end] = other->index + 1;
		}
	}
	for (size_t i = 0; i < n; i++) {
		size_t found[2] = {ends[i][0] - 1, ends[i][1] - 1};

		if (ends[i][0] && ends[i][1])
			pair_range(matcher, ranges, i, found);
	}
}

static bool has_ranges(const struct matcher *matcher, size_t side)
{
	for (size_t i = 0; i < matcher->texts[side].n_quantities; i++) {
		if (matcher->states[side][i] == OPEN &&
		    quantity_at(matcher, side, i)->kind == QUANTITY_RANGE)
			return true;
	}
	return false;
}

/* Equal but for rounding */

static bool key_of_near(const struct quantity *quantity, bool first,
			struct quantity_key *key)
{
	(void)first;
	return !quantity->weak && quantity->dimension != DIMENSION_ORDINAL &&
	       key_of_group(quantity, key);
}

static int compare_values(struct rational a, struct rational b)
{
	wide left, right;

	if (__builtin_mul_overflow(a.num, b.den, &left) ||
	    __builtin_mul_overflow(b.num, a.den, &right))
		return rational_compare(a, b);
	return compare_wide(left, right);
}

static int compare_entry_values(const void *left, const void *right,
				void *context)
{
	const struct matcher *matcher = context;
	const struct entry *a = left, *b = right;
	int order = compare_groups(a, b);

	if (!order)
		order = compare_values(
			quantity_at(matcher, a->side, a->index)->low,
			quantity_at(matcher, b->side, b->index)->low);
	return order ? order : compare_entries(a, b);
}

/* Of values in order, the nearest are neighbours: what finds no partner in the
 * one before waits on a stack for the next. */
static void match_near(struct matcher *matcher, bool bound)
{
	static const struct pass pass = {.key = key_of_near,
					 .judge = judge_near};
	struct entry *entries = matcher->entries;
	size_t n_waiting = 0;

	if (!collect(matcher, &pass, bound, OPEN))
		return;
	qsort_r(entries, matcher->n_entries, sizeof(*entries),
		compare_entry_values, matcher);
	for (size_t i = 0; i < matcher->n_entries; i++) {
		struct entry entry = entries[i];
		struct entry *last = n_waiting ? &entries[n_waiting - 1] : NULL;

		if (last && last->side != entry.side &&
		    !compare_groups(last, &entry) &&
		    quantities_are_near(
			    quantity_at(matcher, last->side, last->index),
			    quantity_at(matcher, entry.side, entry.index))) {
			pair(matcher, &pass, entry.side ? last : &entry,
			     entry.side ? &entry : last);
			n_waiting--;
		} else {
			entries[n_waiting++] = entry;
		}
	}
}

/* One side alone */

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

static void find_glosses(struct matcher *matcher, size_t side)
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
static void find_repetitions(struct matcher *matcher, size_t side)
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
	if (matcher->n_entries)
		qsort(matcher->entries, matcher->n_entries,
		      sizeof(*matcher->entries), compare_entries);
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
static bool is_given(const struct matcher *matcher, size_t side,
		     const struct quantity *quantity)
{
	int64_t year = part_of_number(quantity);

	if (quantity->kind == QUANTITY_DATE)
		return gives_parts_of(matcher, side, quantity, 0);
	if (matcher->figures_only && is_part(matcher, side, quantity))
		return true;
	return year && has_part(matcher, side, year);
}

/* One of what is said with or without a number: one year, one household. */
static bool may_be_article(const struct quantity *quantity)
{
	return quantity->dimension == DIMENSION_COUNT ||
	       quantity->dimension == DIMENSION_TIME ||
	       quantity->dimension == DIMENSION_PERIOD;
}

static enum quantity_outcome judge_lonely(const struct matcher *matcher,
					  size_t side, size_t index)
{
	const struct quantity *quantity = quantity_at(matcher, side, index);
	struct str number =
		str_span(matcher->texts[side].text, quantity->number);
	struct rational one = {1, 1};
	bool spelled = !has_digits(number);
	bool weak = quantity->weak ||
		    (quantity->kind == QUANTITY_ORDINAL && spelled);

	if (matcher->states[side][index] == REPEATED ||
	    is_given(matcher, !side, quantity))
		return QUANTITY_REPEATED;
	if ((weak || (spelled && may_be_article(quantity))) &&
	    rational_equal(quantity->number_low, one) && !quantity->vague)
		return QUANTITY_IDLE;
	if (quantity->kind == QUANTITY_NAME ||
	    (matcher->figures_only &&
	     (spelled || quantity->kind == QUANTITY_DATE)))
		return QUANTITY_IDLE;
	weak |= matcher->figures_only;
	return weak || quantity->vague ? QUANTITY_WEAK_MISSING
				       : QUANTITY_MISSING;
}

static void finish(struct matcher *matcher, size_t side)
{
	for (size_t i = 0; i < matcher->texts[side].n_quantities; i++) {
		if (matcher->states[side][i] <= REPEATED)
			add_lonely(matcher, judge_lonely(matcher, side, i),
				   side, i);
	}
}

/* The whole */

static const struct pass mistaken_passes[] = {
	{.key = key_of_scale, .judge = judge_scale},
	{.key = key_of_number, .judge = judge_number},
};

/* What both say in the same unit is no gloss of one alone. */
static const struct pass unit_pass = {.key = key_of_unit, .judge = judge_other};

static const struct pass other_passes[] = {
	{.key = key_of_shape, .judge = judge_other},
	{.key = key_of_kin, .judge = judge_other},
	{.key = key_of_dimension, .judge = judge_other},
	{.key = key_of_family, .judge = judge_other},
	{.key = key_of_weak, .judge = judge_other},
	{.key = key_of_any, .judge = judge_other},
};

/* Repetitions are compared with repetitions of their kind: where one text has
 * 20, 20 and 30, and the other 20, 30 and 30, they do not say the same. */
static const struct pass repeated_passes[] = {
	{.key = key_of_kin, .judge = judge_other},
	{.key = key_of_dimension, .judge = judge_other},
	{.key = key_of_weak, .judge = judge_other},
};

static void prepare(struct matcher *matcher, size_t n_sentences)
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

static void match_right(struct matcher *matcher)
{
	if (matcher->has_sentences)
		match_equal(matcher, true);
	match_equal(matcher, false);
	for (size_t side = 0; side < MATCH_SIDES; side++) {
		if (!has_ranges(matcher, side))
			continue;
		match_ranges(matcher, side, false);
		match_ranges(matcher, side, true);
	}
	if (matcher->has_sentences)
		match_near(matcher, true);
	match_near(matcher, false);
	for (size_t side = 0; side < MATCH_SIDES; side++)
		find_repetitions(matcher, side);
}

/* Where words of numbers are not known, only that digits are missing. */
static void match_figures(struct matcher *matcher)
{
	static const struct pass passes[] = {
		{.key = key_of_number, .judge = judge_number},
		{.figures = true},
	};

	RUN_PASSES(matcher, passes, true, REPEATED);
	RUN_PASSES(matcher, passes, false, REPEATED);
}

static void match_wrong(struct matcher *matcher)
{
	for (enum state most = OPEN; most <= REPEATED; most++) {
		RUN_PASSES(matcher, mistaken_passes, true, most);
		RUN_PASSES(matcher, mistaken_passes, false, most);
	}
	run_pass(matcher, &unit_pass, true, OPEN);
	for (size_t side = 0; side < MATCH_SIDES; side++)
		find_glosses(matcher, side);
	RUN_PASSES(matcher, other_passes, true, OPEN);
	RUN_PASSES(matcher, other_passes, false, OPEN);
	RUN_PASSES(matcher, repeated_passes, true, REPEATED);
}

struct quantity_judgment *quantities_match(const struct quantity_text *texts,
					   size_t n_sentences,
					   struct arena *arena, size_t *n)
{
	struct matcher matcher = {.texts = texts, .arena = arena};

	prepare(&matcher, n_sentences);
	match_right(&matcher);
	if (matcher.figures_only)
		match_figures(&matcher);
	else
		match_wrong(&matcher);
	for (size_t side = 0; side < MATCH_SIDES; side++)
		finish(&matcher, side);
	*n = matcher.n_judgments;
	return matcher.judgments;
}
