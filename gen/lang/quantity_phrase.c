/* A number with what belongs to it: unit, sign, qualifiers, growth. */
#include <string.h>

#include "lang/quantity_finder.h"
#include "lang/unit.h"

enum {
	FILLERS_MOST = 2,
	CHANGE_TOKENS = 6, /* how far a word of growth may stand away */
	CHANGE_BYTES = 48,
	FAR_BYTES = 36 /* between a qualifier and its number */
};

const struct number_word *finder_part(const struct finder *f, size_t i,
				      enum number_part which)
{
	return token_part(&f->scan, i, which);
}

bool finder_is_near(const struct finder *f, size_t i)
{
	return token_is_near(&f->scan, i);
}

bool finder_is_touching(const struct finder *f, size_t i)
{
	return token_is_touching(&f->scan, i);
}

/* The part right behind the tokens before i. */
const struct number_word *finder_part_near(const struct finder *f, size_t i,
					   enum number_part which)
{
	return finder_is_near(f, i) ? finder_part(f, i, which) : NULL;
}

/* The part right before the token, unless an earlier quantity has it. */
const struct number_word *finder_part_before(const struct finder *f, size_t i,
					     enum number_part which)
{
	return i > f->used && finder_is_near(f, i)
		       ? finder_part(f, i - 1, which)
		       : NULL;
}

struct quantity *finder_add(struct finder *f, enum quantity_kind kind,
			    enum dimension dimension, size_t start, size_t next)
{
	struct quantity *quantity;

	buf_reserve(&f->store, sizeof(*quantity));
	f->store.len += sizeof(*quantity);
	f->found = (struct quantity *)(void *)f->store.ptr;
	quantity = &f->found[f->n++];
	*quantity = (struct quantity){
		.kind = kind,
		.dimension = dimension,
		.span = {f->scan.tokens[start].span.start,
			 f->scan.tokens[next - 1].span.end},
	};
	quantity->number = quantity->span;
	f->used = next;
	return quantity;
}

void quantity_set_value(struct quantity *quantity, struct rational low,
			struct rational high, struct rational step)
{
	struct rational factor =
		quantity->unit ? quantity->unit->factor : whole(1);

	quantity->number_low = low;
	quantity->number_high = high;
	quantity->low = rational_multiply(low, factor);
	quantity->high = rational_multiply(high, factor);
	quantity->step = rational_multiply(step, factor);
}

/* Whether the qualifier stands behind as well: 向1000亿元的目标迈进. */
static bool is_confirmed(const struct finder *f, size_t next, int qualifier)
{
	for (size_t i = next; i < f->scan.n && i < next + 3; i++) {
		const struct number_word *word = finder_part(f, i, PART_AFTER);

		if (f->scan.tokens[i].gap >= GAP_CLAUSE)
			return false;
		if (word && word->value == qualifier)
			return true;
	}
	return false;
}

/* 近五年 are the last five years rather than nearly five. */
static bool is_recent(const struct phrase *phrase)
{
	const struct number *number = &phrase->number;

	return phrase->unit && !number->bare && number->step.den == 1 &&
	       (phrase->unit->dimension == DIMENSION_PERIOD ||
		phrase->unit == &units[UNIT_DAY]) &&
	       is_less(number->low, whole(11));
}

static bool is_meant(const struct finder *f, const struct phrase *phrase,
		     const struct number_word *word)
{
	if (word->flags & WORD_RECENT)
		return !is_recent(phrase);
	return !(word->flags & WORD_WEAK) ||
	       phrase->qualifier == (enum qualifier)word->value ||
	       is_confirmed(f, phrase->next, word->value);
}

static void qualify(struct phrase *phrase, const struct number_word *word)
{
	phrase->qualifier = (enum qualifier)word->value;
	phrase->loose = word->flags & (WORD_LOOSE | WORD_DURING | WORD_AS_IS);
}

/* Where the last quantity ends that is no date. */
static uint32_t end_of_last(const struct finder *f)
{
	size_t n = f->n;

	if (n && f->found[n - 1].kind == QUANTITY_DATE)
		n--;
	return n ? f->found[n - 1].span.end : 0;
}

/* The qualifier that a verb or a date parts from its number in the same
 * clause: 最多可获500万元, 约占全球的93%, 约为2023年的4倍. */
static void take_far(struct finder *f, struct phrase *phrase)
{
	const struct token *tokens = f->scan.tokens;
	uint32_t start = tokens[phrase->start].span.start;
	uint32_t last = end_of_last(f);

	for (size_t i = phrase->start; i > 0; i--) {
		const struct number_word *word =
			finder_part(f, i - 1, PART_BEFORE);

		if (tokens[i].gap == GAP_CLAUSE ||
		    start - tokens[i - 1].span.end > FAR_BYTES ||
		    tokens[i - 1].span.start < last)
			return;
		if (!word || !(word->flags & WORD_FAR))
			continue;
		qualify(phrase, word);
		if (i > f->used) {
			phrase->verb = phrase->start;
			phrase->start = i - 1;
		}
		return;
	}
}

/* Qualifiers before the phrase: nearly, 近, 达到约. */
void phrase_take_before(struct finder *f, struct phrase *phrase)
{
	size_t i = phrase->start;
	const struct number_word *word;

	for (size_t n = 0; n < PARTICLES_MOST; n++) {
		word = finder_part_before(f, i, PART_BEFORE);
		if (word && !is_meant(f, phrase, word))
			return;
		if (word) {
			qualify(phrase, word);
			phrase->start = i - 1;
			return;
		}
		if (!finder_part_before(f, i, PART_PARTICLE))
			break;
		i--;
	}
	if (phrase->qualifier == QUALIFIER_EXACT)
		take_far(f, phrase);
}

/* Whether a letter, a digit or a unit touches the hyphen from before. */
bool finder_is_inside_word(const struct finder *f, size_t i)
{
	uint32_t start = f->scan.tokens[i].span.start;
	char before = start ? f->scan.text.ptr[start - 1] : ' ';

	return (i && finder_is_touching(f, i) &&
		finder_part(f, i - 1, PART_UNIT)) ||
	       (before >= '0' && before <= '9') ||
	       (before >= 'A' && before <= 'Z') ||
	       (before >= 'a' && before <= 'z');
}

/* A minus sign is not one inside a word. */
void phrase_take_minus(struct finder *f, struct phrase *phrase)
{
	size_t i = phrase->start;

	if (!finder_part_before(f, i, PART_MINUS))
		return;
	if (finder_part(f, i - 1, PART_HYPHEN) &&
	    (!finder_is_touching(f, i) || finder_is_inside_word(f, i - 1)))
		return;
	phrase->negative = true;
	phrase->start = i - 1;
}

static void take_currency_before(struct finder *f, struct phrase *phrase)
{
	const struct number_word *word =
		finder_part_before(f, phrase->start, PART_UNIT_BEFORE);

	if (!word)
		return;
	phrase->unit = &units[word->value];
	phrase->start--;
}

/* Multiplies with the scale that a sign of money lets stand: $20m. */
static void take_magnitude(struct finder *f, struct phrase *phrase)
{
	const struct number_word *word =
		finder_is_touching(f, phrase->next)
			? finder_part(f, phrase->next, PART_MAGNITUDE)
			: NULL;
	struct rational by;
	struct number *number = &phrase->number;

	if (!word || !phrase->unit)
		return;
	by = rational_power_of_ten(word->value);
	number->low = rational_multiply(number->low, by);
	number->high = rational_multiply(number->high, by);
	number->step = rational_multiply(number->step, by);
	number->scale = rational_multiply(number->scale, by);
	number->scaled = true;
	number->plain = false;
	phrase->next++;
}

void phrase_take_more(struct finder *f, struct phrase *phrase)
{
	size_t i = phrase->next;
	const struct number_word *word;

	if (finder_is_touching(f, i) && finder_part(f, i, PART_HYPHEN) &&
	    finder_is_touching(f, i + 1))
		i++;
	word = finder_part_near(f, i, PART_MORE);
	/* "30 + 10" is a sum. */
	if (!word || (!finder_is_touching(f, i) &&
		      (i > phrase->next || f->scan.rules->solid ||
		       str_eq(word->text, STR("+")))))
		return;
	if (phrase->qualifier == QUALIFIER_EXACT)
		phrase->qualifier = (enum qualifier)word->value;
	phrase->next = i + 1;
}

/* The token of a qualifier behind the number: 以上, at least, or more. "And
 * over 80" is of the next number. */
static size_t after_at(const struct finder *f, size_t i)
{
	const struct number_word *neighbour = finder_part_near(f, i, PART_TO);
	bool joined = finder_part_near(f, i, PART_AND) ||
		      (neighbour && neighbour->value);
	const struct number_word *word;
	struct number number;

	i += joined;
	word = finder_part_near(f, i, PART_AFTER);
	if (!word || !(word->flags & WORD_JOINED) == joined)
		return 0;
	if (joined && finder_is_near(f, i + 1) &&
	    (finder_part(f, i + 1, PART_UNIT_BEFORE) ||
	     number_read(&f->scan, i + 1, &number)))
		return 0;
	return i;
}

/* Behind a thing that is counted, 多 and 来 are of the next word (两种多层架构,
 * 三种来源), but for 三个多月. */
static bool may_be_more(const struct finder *f, const struct phrase *phrase)
{
	size_t i = phrase->next;
	const struct number_word *more = finder_part(f, i, PART_MORE);
	const struct number_word *unit;

	if (!more || !f->scan.rules->solid || !phrase->unit)
		return true;
	if (phrase->unit->dimension != DIMENSION_COUNT)
		return more->value == QUALIFIER_ABOVE;
	unit = finder_is_touching(f, i + 1) ? finder_part(f, i + 1, PART_UNIT)
					    : NULL;
	return more->value == QUALIFIER_ABOVE && unit &&
	       units[unit->value].dimension != DIMENSION_COUNT;
}

void phrase_take_after(struct finder *f, struct phrase *phrase)
{
	size_t i = after_at(f, phrase->next);
	const struct number_word *word;

	if (!i || !may_be_more(f, phrase))
		return;
	word = finder_part(f, i, PART_AFTER);
	if (word->value == QUALIFIER_COUNT)
		phrase->negative = true;
	else if (phrase->qualifier == QUALIFIER_EXACT ||
		 phrase->qualifier == QUALIFIER_ABOUT)
		qualify(phrase, word);
	phrase->next = i + 1;
}

/* The token of a unit that stands behind the number, or 0. */
size_t phrase_unit_at(const struct finder *f, size_t i)
{
	if (finder_is_touching(f, i) && finder_part(f, i, PART_HYPHEN) &&
	    finder_is_touching(f, i + 1))
		i++;
	for (size_t n = 0; n <= FILLERS_MOST; n++, i++) {
		if (!finder_is_near(f, i))
			return 0;
		if (finder_part(f, i, PART_UNIT))
			return i;
		if (!finder_part(f, i, PART_FILLER))
			return 0;
	}
	return 0;
}

void phrase_take_unit(struct finder *f, struct phrase *phrase)
{
	const struct unit *unit;
	const struct number_word *large;
	size_t i = phrase_unit_at(f, phrase->next);

	if (!i)
		return;
	unit = &units[finder_part(f, i, PART_UNIT)->value];
	large = finder_part(f, i, PART_LARGE_UNIT);
	if (large && !is_less(phrase->number.low, whole(100)))
		unit = &units[large->value];
	/* 时速350公里: the speed is told before the number. */
	if (phrase->unit && phrase->unit->dimension == DIMENSION_SPEED &&
	    unit->dimension == DIMENSION_LENGTH)
		unit = phrase->unit;
	if (phrase->unit && phrase->unit != &units[UNIT_ITEM] &&
	    unit != phrase->unit)
		return;
	phrase->unit = unit;
	phrase->next = i + 1;
}

/* The token behind the half that a unit is followed by, or 0. */
static size_t half_at(const struct finder *f, size_t i)
{
	if (f->scan.rules->solid)
		return finder_is_touching(f, i) && finder_part(f, i, PART_HALF)
			       ? i + 1
			       : 0;
	return finder_part_near(f, i, PART_AND) &&
			       finder_part_near(f, i + 1, PART_ARTICLE) &&
			       finder_part_near(f, i + 2, PART_HALF)
		       ? i + 3
		       : 0;
}

/* 两年半, 两个半小时; an hour and a half. */
void phrase_take_half(struct finder *f, struct phrase *phrase)
{
	size_t i = phrase->next;

	size_t next = half_at(f, i);

	if (!phrase->unit || !next)
		return;
	/* Two half-full pages are two: 两个半满的页. */
	if (phrase->unit->dimension == DIMENSION_COUNT &&
	    !phrase_unit_at(f, next))
		return;
	phrase->number.low = rational_add(phrase->number.low, rational(1, 2));
	phrase->number.high = phrase->number.low;
	phrase->next = next;
	if (phrase->unit->dimension == DIMENSION_COUNT)
		phrase_take_unit(f, phrase);
}

/* What stands behind a number, up to a unit. */
static void take_behind(struct finder *f, struct phrase *phrase)
{
	size_t i;

	take_magnitude(f, phrase);
	phrase_take_more(f, phrase);
	i = phrase->next;
	phrase_take_after(f, phrase);
	phrase_take_unit(f, phrase);
	phrase_take_half(f, phrase);
	if ((phrase->next > i || phrase->unit) && may_be_more(f, phrase))
		phrase_take_more(f, phrase);
	phrase_take_after(f, phrase);
}

/* The two of "under two-phase locking" is of the word. */
static bool is_compound(const struct finder *f, const struct phrase *phrase)
{
	struct str behind = str_slice(f->scan.text, phrase->number.span.end,
				      f->scan.text.len);

	return !f->scan.rules->solid && phrase->number.small && !phrase->unit &&
	       phrase->next == phrase->number.next && behind.len > 1 &&
	       behind.ptr[0] == '-' &&
	       ((behind.ptr[1] >= 'a' && behind.ptr[1] <= 'z') ||
		(behind.ptr[1] >= 'A' && behind.ptr[1] <= 'Z'));
}

/* Everything of one number; without what stands before it if told so. */
bool phrase_read(struct finder *f, size_t i, bool look_back,
		 struct phrase *phrase)
{
	*phrase = (struct phrase){.start = i};
	if (!number_read(&f->scan, i, &phrase->number))
		return false;
	phrase->next = phrase->number.next;
	phrase->qualifier = phrase->number.qualifier;
	if (look_back) {
		take_currency_before(f, phrase);
		phrase_take_minus(f, phrase);
	}
	take_behind(f, phrase);
	if (look_back && !is_compound(f, phrase))
		phrase_take_before(f, phrase);
	if (phrase->negative) {
		phrase->number.low =
			rational_subtract(whole(0), phrase->number.low);
		phrase->number.high = phrase->number.low;
	}
	return true;
}

enum quantity_kind quantity_kind_of(const struct unit *unit)
{
	if (!unit)
		return QUANTITY_MEASURE;
	switch (unit->dimension) {
	case DIMENSION_MONEY:
		return QUANTITY_MONEY;
	case DIMENSION_SHARE:
		return QUANTITY_SHARE;
	case DIMENSION_POINTS:
		return QUANTITY_POINTS;
	case DIMENSION_MULTIPLE:
		return QUANTITY_MULTIPLE;
	case DIMENSION_TIME:
	case DIMENSION_PERIOD:
		return QUANTITY_DURATION;
	default:
		return QUANTITY_MEASURE;
	}
}

/* Whether the words around say that it grew or fell by so much. */
int8_t finder_change_before(const struct finder *f, size_t start)
{
	uint32_t at = f->scan.tokens[start].span.start;

	for (size_t i = start, n = 0; i > 0 && n < CHANGE_TOKENS; i--, n++) {
		const struct token *token = &f->scan.tokens[i - 1];
		const struct number_word *word =
			finder_part(f, i - 1, PART_RISE);

		if (f->scan.tokens[i].gap >= GAP_CLAUSE ||
		    at - token->span.end > CHANGE_BYTES)
			return 0;
		if (word)
			return (int8_t)word->value;
		word = finder_part(f, i - 1, PART_REACH);
		if (word && word->value != 1)
			return 0;
	}
	return 0;
}

static int8_t change_after(const struct finder *f, size_t next)
{
	uint32_t at = f->scan.tokens[next - 1].span.end;

	for (size_t i = next, n = 0; i < f->scan.n && n < 2; i++, n++) {
		const struct number_word *word = finder_part(f, i, PART_RISE);

		if (f->scan.tokens[i].gap >= GAP_CLAUSE ||
		    f->scan.tokens[i].span.start - at > CHANGE_BYTES / 2)
			return 0;
		if (word)
			return (int8_t)word->value;
		if (finder_part(f, i, PART_OF))
			return 0;
	}
	return 0;
}

void finder_set_change(const struct finder *f, struct quantity *quantity,
		       size_t start, size_t next)
{
	if (quantity->dimension != DIMENSION_SHARE &&
	    quantity->dimension != DIMENSION_POINTS)
		return;
	/* In "an increase led to 2 percent fewer" the nearer word tells. */
	if (!f->scan.rules->solid && finder_part_near(f, next, PART_RISE)) {
		quantity->change = change_after(f, next);
		return;
	}
	quantity->change = finder_change_before(f, start);
	if (!quantity->change)
		quantity->change = change_after(f, next);
}

static bool is_loose(const struct phrase *phrase)
{
	const struct unit *unit = phrase->unit;

	if (phrase->loose & WORD_DURING && unit &&
	    (unit->dimension == DIMENSION_TIME ||
	     unit->dimension == DIMENSION_PERIOD))
		return true;
	return phrase->loose & WORD_AS_IS ||
	       (phrase->loose & WORD_LOOSE &&
		(phrase->number.small || phrase->number.vague));
}

struct quantity *phrase_add(struct finder *f, const struct phrase *phrase)
{
	const struct number *number = &phrase->number;
	enum dimension dimension =
		phrase->unit ? phrase->unit->dimension : DIMENSION_NONE;
	bool counts =
		dimension == DIMENSION_NONE || dimension == DIMENSION_COUNT;
	struct quantity *quantity =
		finder_add(f, quantity_kind_of(phrase->unit), dimension,
			   phrase->start, phrase->next);

	quantity->number = number->span;
	quantity->qualifier = phrase->qualifier;
	quantity->unit = phrase->unit;
	quantity->weak =
		counts && (number->small || number->bare) &&
		(phrase->qualifier == QUALIFIER_EXACT ||
		 (number->small && rational_equal(number->low, whole(1))));
	quantity->loose = is_loose(phrase);
	quantity->vague = number->vague;
	quantity->ambiguous = number->ambiguous;
	quantity_set_value(quantity, number->low, number->high, number->step);
	if (!rational_equal(number->low, number->high))
		quantity->kind = QUANTITY_RANGE;
	finder_set_change(f, quantity, phrase_verb_end(phrase), phrase->next);
	return quantity;
}

/* Whether the token may stand between the ends of a range. */
bool finder_is_connector(const struct finder *f, size_t i)
{
	return finder_is_near(f, i) &&
	       (finder_part(f, i, PART_HYPHEN) || finder_part(f, i, PART_TO));
}
