/* Quantities: numbers with what stands around them.
 *
 * The text is scanned once into words and digits (quantity_scan.h). Then each
 * token is offered to the readers below in turn; the first that can read a
 * quantity there takes the tokens up to its end. Readers look back over a
 * bounded number of tokens that no earlier quantity took. */
#include "lang/quantity.h"

#include <string.h>

#include "base/buf.h"
#include "lang/character.h"
#include "lang/quantity_date.h"
#include "lang/quantity_number.h"
#include "lang/quantity_scan.h"
#include "lang/unit.h"

enum {
	FILLERS_MOST = 2,
	PARTICLES_MOST = 3,
	CHANGE_TOKENS = 6, /* how far a word of growth may stand away */
	CHANGE_BYTES = 48,
	NAME_BYTES = 24,
	/* of a name before its number: Shenzhou-13 */
};

#define NAME(constant, name) STR_INIT(name),
const struct str quantity_kind_names[QUANTITY_KIND_COUNT] = {
	QUANTITY_KINDS(NAME)};
const struct str dimension_names[DIMENSION_LAST] = {DIMENSIONS(NAME)};
const struct str qualifier_names[QUALIFIER_COUNT] = {QUALIFIERS(NAME)};
#undef NAME

struct finder {
	struct scan scan;
	struct arena *arena;
	struct quantity *found;
	size_t n, cap;
	size_t used; /* tokens before belong to quantities already found */
};

/* A number on its way to a quantity: the tokens from start to next. */
struct phrase {
	size_t start, next;
	struct number number;
	const struct unit *unit;
	enum qualifier qualifier;
	bool negative;
	bool times; /* 倍, times, fold stands behind */
};

static struct rational whole(int64_t number)
{
	return rational(number, 1);
}

static const struct number_word *part(const struct finder *f, size_t i,
				      enum number_part which)
{
	return scan_part(&f->scan, i, which);
}

static bool is_near(const struct finder *f, size_t i)
{
	return scan_is_near(&f->scan, i);
}

static bool is_touching(const struct finder *f, size_t i)
{
	return scan_is_touching(&f->scan, i);
}

/* The part right behind the tokens before i. */
static const struct number_word *near_part(const struct finder *f, size_t i,
					   enum number_part which)
{
	return is_near(f, i) ? part(f, i, which) : NULL;
}

/* The part right before the token, unless an earlier quantity has it. */
static const struct number_word *part_before(const struct finder *f, size_t i,
					     enum number_part which)
{
	return i > f->used && is_near(f, i) ? part(f, i - 1, which) : NULL;
}

static struct quantity *add(struct finder *f, enum quantity_kind kind,
			    enum dimension dimension, size_t start, size_t next)
{
	struct quantity *quantity;

	if (f->n == f->cap) {
		size_t cap = f->cap ? f->cap * 2 : 8;
		struct quantity *found =
			ARENA_ARRAY(f->arena, struct quantity, cap);

		if (f->n)
			memcpy(found, f->found, f->n * sizeof(*found));
		f->found = found;
		f->cap = cap;
	}
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

static void set_value(struct quantity *quantity, struct rational low,
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
		const struct number_word *word = part(f, i, PART_AFTER);

		if (f->scan.tokens[i].gap == GAP_CLAUSE)
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
	       rational_compare(number->low, whole(10)) <= 0;
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

/* Qualifiers before the phrase: nearly, 近, 达到约. */
static void take_before(struct finder *f, struct phrase *phrase)
{
	size_t i = phrase->start;
	const struct number_word *word;

	for (size_t n = 0; n < PARTICLES_MOST; n++) {
		word = part_before(f, i, PART_BEFORE);
		if (word && !is_meant(f, phrase, word))
			return;
		if (word) {
			phrase->qualifier = (enum qualifier)word->value;
			phrase->start = i - 1;
			return;
		}
		if (!part_before(f, i, PART_PARTICLE))
			return;
		i--;
	}
}

/* Whether a letter, a digit or a unit touches the hyphen from before. */
static bool is_inside_word(const struct finder *f, size_t i)
{
	uint32_t start = f->scan.tokens[i].span.start;
	char before = start ? f->scan.text.ptr[start - 1] : ' ';

	return (i && is_touching(f, i) && part(f, i - 1, PART_UNIT)) ||
	       (before >= '0' && before <= '9') ||
	       (before >= 'A' && before <= 'Z') ||
	       (before >= 'a' && before <= 'z');
}

/* A minus sign is not one inside a word. */
static void take_minus(struct finder *f, struct phrase *phrase)
{
	size_t i = phrase->start;

	if (!part_before(f, i, PART_MINUS))
		return;
	if (part(f, i - 1, PART_HYPHEN) &&
	    (!is_touching(f, i) || is_inside_word(f, i - 1)))
		return;
	phrase->negative = true;
	phrase->start = i - 1;
}

static void take_currency_before(struct finder *f, struct phrase *phrase)
{
	const struct number_word *word =
		part_before(f, phrase->start, PART_UNIT_BEFORE);

	if (!word)
		return;
	phrase->unit = &units[word->value];
	phrase->start--;
}

/* Multiplies with the scale that a sign of money lets stand: $20m. */
static void take_magnitude(struct finder *f, struct phrase *phrase)
{
	const struct number_word *word =
		is_touching(f, phrase->next)
			? part(f, phrase->next, PART_MAGNITUDE)
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

static void take_more(struct finder *f, struct phrase *phrase)
{
	size_t i = phrase->next;
	const struct number_word *word;

	if (is_touching(f, i) && part(f, i, PART_HYPHEN) &&
	    is_touching(f, i + 1))
		i++;
	word = is_touching(f, i) || (i == phrase->next && is_near(f, i) &&
				     !f->scan.rules->solid)
		       ? part(f, i, PART_MORE)
		       : NULL;
	if (!word)
		return;
	if (phrase->qualifier == QUALIFIER_EXACT)
		phrase->qualifier = (enum qualifier)word->value;
	phrase->next = i + 1;
}

/* Qualifiers behind: 以上, or more. */
static void take_after(struct finder *f, struct phrase *phrase)
{
	const struct number_word *word = near_part(f, phrase->next, PART_AFTER);

	if (!word)
		return;
	if (word->value == QUALIFIER_COUNT)
		phrase->negative = true;
	else if (phrase->qualifier == QUALIFIER_EXACT ||
		 phrase->qualifier == QUALIFIER_ABOUT)
		phrase->qualifier = (enum qualifier)word->value;
	phrase->next++;
}

/* The token of a unit that stands behind the number, or 0. */
static size_t unit_at(const struct finder *f, size_t i)
{
	if (is_touching(f, i) && part(f, i, PART_HYPHEN) &&
	    is_touching(f, i + 1))
		i++;
	for (size_t n = 0; n <= FILLERS_MOST; n++, i++) {
		if (!is_near(f, i))
			return 0;
		if (part(f, i, PART_UNIT))
			return i;
		if (!part(f, i, PART_FILLER))
			return 0;
	}
	return 0;
}

static void take_unit(struct finder *f, struct phrase *phrase)
{
	const struct unit *unit;
	const struct number_word *large;
	size_t i = unit_at(f, phrase->next);

	if (!i)
		return;
	unit = &units[part(f, i, PART_UNIT)->value];
	large = part(f, i, PART_LARGE_UNIT);
	if (large && rational_compare(phrase->number.low, whole(100)) >= 0)
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
		return is_touching(f, i) && part(f, i, PART_HALF) ? i + 1 : 0;
	return near_part(f, i, PART_AND) && near_part(f, i + 1, PART_ARTICLE) &&
			       near_part(f, i + 2, PART_HALF)
		       ? i + 3
		       : 0;
}

/* 两年半, 两个半小时; an hour and a half. */
static void take_half(struct finder *f, struct phrase *phrase)
{
	size_t i = phrase->next;

	size_t next = half_at(f, i);

	if (!phrase->unit || !next)
		return;
	phrase->number.low = rational_add(phrase->number.low, rational(1, 2));
	phrase->number.high = phrase->number.low;
	phrase->next = next;
	if (phrase->unit->dimension == DIMENSION_COUNT)
		take_unit(f, phrase);
}

/* What stands behind a number, up to a unit. */
static void take_behind(struct finder *f, struct phrase *phrase)
{
	size_t i;

	take_magnitude(f, phrase);
	take_more(f, phrase);
	i = phrase->next;
	take_after(f, phrase);
	take_unit(f, phrase);
	take_half(f, phrase);
	if (phrase->next > i || phrase->unit)
		take_more(f, phrase);
	take_after(f, phrase);
}

/* Everything of one number; without what stands before it if told so. */
static bool read_phrase(struct finder *f, size_t i, bool look_back,
			struct phrase *phrase)
{
	*phrase = (struct phrase){.start = i};
	if (!number_read(&f->scan, i, &phrase->number))
		return false;
	phrase->next = phrase->number.next;
	phrase->qualifier = phrase->number.qualifier;
	if (look_back) {
		take_currency_before(f, phrase);
		take_minus(f, phrase);
	}
	take_behind(f, phrase);
	if (look_back)
		take_before(f, phrase);
	if (phrase->negative) {
		phrase->number.low =
			rational_subtract(whole(0), phrase->number.low);
		phrase->number.high = phrase->number.low;
	}
	return true;
}

static enum quantity_kind kind_of(const struct unit *unit)
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
static int8_t change_before(const struct finder *f, size_t start)
{
	uint32_t at = f->scan.tokens[start].span.start;

	for (size_t i = start, n = 0; i > 0 && n < CHANGE_TOKENS; i--, n++) {
		const struct token *token = &f->scan.tokens[i - 1];
		const struct number_word *word = part(f, i - 1, PART_RISE);

		if (f->scan.tokens[i].gap == GAP_CLAUSE ||
		    at - token->span.end > CHANGE_BYTES)
			return 0;
		if (word)
			return (int8_t)word->value;
		word = part(f, i - 1, PART_REACH);
		if (word && word->value != 1)
			return 0;
	}
	return 0;
}

static int8_t change_after(const struct finder *f, size_t next)
{
	uint32_t at = f->scan.tokens[next - 1].span.end;

	for (size_t i = next, n = 0; i < f->scan.n && n < 2; i++, n++) {
		const struct number_word *word = part(f, i, PART_RISE);

		if (f->scan.tokens[i].gap == GAP_CLAUSE ||
		    f->scan.tokens[i].span.start - at > CHANGE_BYTES / 2)
			return 0;
		if (word)
			return (int8_t)word->value;
	}
	return 0;
}

static void set_change(const struct finder *f, struct quantity *quantity,
		       size_t start, size_t next)
{
	if (quantity->dimension != DIMENSION_SHARE &&
	    quantity->dimension != DIMENSION_POINTS)
		return;
	quantity->change = change_before(f, start);
	if (!quantity->change)
		quantity->change = change_after(f, next);
}

static struct quantity *add_phrase(struct finder *f,
				   const struct phrase *phrase)
{
	const struct number *number = &phrase->number;
	enum dimension dimension =
		phrase->unit ? phrase->unit->dimension : DIMENSION_NONE;
	bool counts =
		dimension == DIMENSION_NONE || dimension == DIMENSION_COUNT;
	struct quantity *quantity = add(f, kind_of(phrase->unit), dimension,
					phrase->start, phrase->next);

	quantity->number = number->span;
	quantity->qualifier = phrase->qualifier;
	quantity->unit = phrase->unit;
	quantity->weak = counts && (number->small || number->bare) &&
			 phrase->qualifier == QUALIFIER_EXACT;
	quantity->vague = number->vague;
	quantity->ambiguous = number->ambiguous;
	set_value(quantity, number->low, number->high, number->step);
	if (!rational_equal(number->low, number->high))
		quantity->kind = QUANTITY_RANGE;
	set_change(f, quantity, phrase->start, phrase->next);
	return quantity;
}

/* A name is told by its letters and digits, whatever their case. */
static struct quantity *add_name(struct finder *f, size_t start, size_t next)
{
	struct quantity *quantity =
		add(f, QUANTITY_NAME, DIMENSION_NONE, start, next);
	struct buf key = {0};

	text_normalise(&key, str_span(f->scan.text, quantity->span), true);
	quantity->key = buf_copy(&key, f->arena);
	buf_free(&key);
	return quantity;
}

static bool read_name(struct finder *f, size_t i)
{
	if (f->scan.tokens[i].kind != TOKEN_NAME)
		return false;
	add_name(f, i, i + 1);
	return true;
}

static struct quantity *add_date(struct finder *f, size_t start, size_t next,
				 const struct calendar *date)
{
	struct quantity *quantity =
		add(f, QUANTITY_DATE, DIMENSION_DATE, start, next);

	quantity->date = *date;
	return quantity;
}

/* Whether the token may stand between the ends of a range. */
static bool is_connector(const struct finder *f, size_t i)
{
	return is_near(f, i) &&
	       (part(f, i, PART_HYPHEN) || part(f, i, PART_TO));
}

/* What one end of a range of dates says holds for the other. */
static void complete(struct calendar *date, const struct calendar *other)
{
	if (date->day && !date->month)
		date->month = other->month;
	if (date->month && !date->year && other->month)
		date->year = other->year;
}

/* The date of the same range that ends before the token. */
static const struct calendar *date_before(const struct finder *f, size_t i)
{
	if (!f->n || f->found[f->n - 1].kind != QUANTITY_DATE ||
	    i != f->used + 1 || !is_near(f, i) || !is_connector(f, i - 1))
		return NULL;
	return &f->found[f->n - 1].date;
}

/* One or two digits that are no more than the highest day. */
static size_t few_digits(const struct finder *f, size_t i, uint8_t *value)
{
	struct number number;

	if (i >= f->scan.n || f->scan.tokens[i].kind != TOKEN_DIGITS ||
	    !number_read(&f->scan, i, &number) || !number.plain ||
	    number.n_figures > 2 || !number.low.num || number.low.num > 31)
		return 0;
	*value = (uint8_t)number.low.num;
	return number.next;
}

/* The 10 of December 8-10. */
static void read_date_tail(struct finder *f, size_t i)
{
	struct calendar date = f->found[f->n - 1].date, other;
	size_t next;
	uint8_t day = 0;

	if (!date.day || !date.month || f->scan.rules->solid ||
	    !is_connector(f, i) || !is_near(f, i + 1) ||
	    date_read(&f->scan, i + 1, &other))
		return;
	next = few_digits(f, i + 1, &day);
	if (!next || unit_at(f, next) || day <= date.day)
		return;
	date.day = day;
	add_date(f, i + 1, next, &date);
}

static bool read_date(struct finder *f, size_t i)
{
	struct calendar date, other;
	const struct calendar *first = date_before(f, i);
	size_t next = date_read(&f->scan, i, &date);

	if (!next)
		return false;
	/* 30日以内 are thirty days. */
	if (date.day && !date.month && near_part(f, next, PART_AFTER))
		return false;
	if (first)
		complete(&date, first);
	if (is_connector(f, next) && is_near(f, next + 1) &&
	    date_read(&f->scan, next + 1, &other))
		complete(&date, &other);
	add_date(f, i, next, &date);
	read_date_tail(f, next);
	return true;
}

/* The 8 of 8-10 December, 8-10日 and 8-10月. */
static bool read_date_head(struct finder *f, size_t i)
{
	struct calendar date = {0}, end;
	uint8_t value = 0;
	size_t next = few_digits(f, i, &value);
	bool between = part_before(f, i, PART_BETWEEN);

	if (!next || !is_near(f, next + 1) ||
	    !(is_connector(f, next) ||
	      (between && near_part(f, next, PART_AND))) ||
	    !date_read(&f->scan, next + 1, &end) || end.timed ||
	    part_before(f, i, PART_UNIT_BEFORE))
		return false;
	if (end.day)
		date.day = value;
	else if (end.month && f->scan.rules->solid && value <= 12)
		date.month = value;
	else
		return false;
	complete(&date, &end);
	add_date(f, i, next, &date);
	return true;
}

/* 2021-25, where the second is no month. */
static bool read_short_year(struct finder *f, size_t i,
			    const struct calendar *date)
{
	struct calendar end = *date;
	struct number number;

	if (f->scan.rules->solid || !part(f, i + 1, PART_HYPHEN) ||
	    !number_read(&f->scan, i + 2, &number) || !number.plain ||
	    number.n_figures != 2 || number.low.num <= date->year % 100 ||
	    number.low.num <= 12 || unit_at(f, i + 3))
		return false;
	end.year += (int32_t)number.low.num - date->year % 100;
	add_date(f, i, i + 1, date);
	add_date(f, i + 2, i + 3, &end);
	return true;
}

/* The 2016 of 2016-2020年 and, where years stand alone, 2020. */
static bool read_year(struct finder *f, size_t i)
{
	struct calendar date = {0}, end = {0};
	int32_t year;

	if (!date_is_year(&f->scan, i, &date.year))
		return false;
	if (f->scan.tokens[i].kind != TOKEN_DIGITS)
		return false;
	if (is_connector(f, i + 1) && is_near(f, i + 2)) {
		if ((date_read(&f->scan, i + 2, &end) && end.year) ||
		    date_is_year(&f->scan, i + 2, &year)) {
			add_date(f, i, i + 1, &date);
			f->used = i + 2;
			return true;
		}
		if (read_short_year(f, i, &date))
			return true;
		if (is_touching(f, i + 1) && is_touching(f, i + 2))
			return false;
	}
	if (unit_at(f, i + 1) || part_before(f, i, PART_UNIT_BEFORE) ||
	    near_part(f, i + 1, PART_SCALE) || near_part(f, i + 1, PART_MORE) ||
	    part_before(f, i, PART_MINUS) || near_part(f, i + 1, PART_TIMES))
		return false;
	add_date(f, i, i + 1, &date);
	return true;
}

/* The plan of the “十四五”, the 14th Five-Year Plan. */
static bool read_plan(struct finder *f, size_t i)
{
	struct number number;
	struct quantity *quantity;
	bool quoted = part(f, i, PART_QUOTE);
	size_t start = i + quoted, next;

	if (quoted && !is_touching(f, start))
		return false;
	if (!part(f, start, PART_DIGIT) && !part(f, start, PART_SCALE))
		return false;
	for (next = start; next < start + 3; next++) {
		if (next > start && !is_touching(f, next))
			return false;
		if (part(f, next, PART_PLAN_PERIOD) && next > start)
			break;
		if (!part(f, next, PART_DIGIT) && !part(f, next, PART_SCALE))
			return false;
	}
	if (next == start + 3)
		return false;
	if (!is_touching(f, next + 1) ||
	    !(quoted ? part(f, next + 1, PART_QUOTE)
		     : part(f, next + 1, PART_PLAN)))
		return false;

	struct scan head = f->scan;

	head.n = next;
	head.memo = NULL;
	if (!number_read(&head, start, &number) || number.next != next)
		return false;
	quantity = add(f, QUANTITY_ORDINAL, DIMENSION_ORDINAL, start, next + 1);
	set_value(quantity, number.low, number.low, whole(1));
	return true;
}

static void add_years(struct finder *f, size_t start, size_t next,
		      struct rational years)
{
	struct phrase phrase = {.start = start, .next = next};
	struct quantity *quantity;

	take_before(f, &phrase);
	quantity =
		add(f, QUANTITY_DURATION, DIMENSION_PERIOD, phrase.start, next);
	quantity->qualifier = phrase.qualifier;
	quantity->unit = &units[UNIT_YEAR];
	set_value(quantity, years, years, whole(1));
}

/* Centenary, past century. */
static bool read_years(struct finder *f, size_t i)
{
	const struct number_word *word = part(f, i, PART_YEARS);

	if (!word)
		return false;
	add_years(f, i, i + 1, whole(word->value));
	return true;
}

static bool read_ordinal(struct finder *f, size_t i)
{
	struct ordinal ordinal;
	struct number number;
	struct quantity *quantity;
	const struct number_word *counted;
	size_t next;

	if (!ordinal_read(&f->scan, i, &ordinal))
		return false;
	next = ordinal.next;
	/* The first three are three. */
	if (ordinal.weak && is_near(f, next) &&
	    number_read(&f->scan, next, &number)) {
		f->used = next;
		return true;
	}
	if (near_part(f, next, PART_ANNIVERSARY)) {
		add_years(f, i, next + 1, ordinal.value);
		return true;
	}
	counted = near_part(f, next, PART_UNIT);
	if (near_part(f, next, PART_PLAN) ||
	    (f->scan.rules->solid && counted &&
	     units[counted->value].dimension == DIMENSION_COUNT))
		next++;
	quantity = add(f, QUANTITY_ORDINAL, DIMENSION_ORDINAL, i, next);
	quantity->weak = ordinal.weak;
	set_value(quantity, ordinal.value, ordinal.value, whole(1));
	return true;
}

static struct quantity *add_share(struct finder *f, size_t start, size_t next,
				  struct rational value, struct rational step)
{
	struct phrase phrase = {.start = start, .next = next};
	struct quantity *quantity;

	take_minus(f, &phrase);
	take_before(f, &phrase);
	take_after(f, &phrase);
	quantity = add(f, QUANTITY_SHARE, DIMENSION_SHARE, phrase.start,
		       phrase.next);
	if (phrase.negative)
		value = rational_subtract(whole(0), value);
	quantity->qualifier = phrase.qualifier;
	set_value(quantity, value, value, step);
	set_change(f, quantity, phrase.start, phrase.next);
	return quantity;
}

/* 百分之十二, 百分之12.5. */
static bool read_percent_before(struct finder *f, size_t i)
{
	const struct number_word *word = part(f, i, PART_PERCENT_BEFORE);
	struct number number;
	struct quantity *quantity;
	struct rational unit;

	if (!word || !is_near(f, i + 1) ||
	    !number_read(&f->scan, i + 1, &number))
		return false;
	unit = rational_power_of_ten(-word->value);
	quantity = add_share(f, i, number.next,
			     rational_multiply(number.low, unit),
			     rational_multiply(number.step, unit));
	quantity->number = number.span;
	return true;
}

static bool is_small(struct rational value, int most)
{
	return value.den == 1 && value.num >= 1 && value.num <= most;
}

/* 1/3: a share if it is one of few parts, and no date. */
static size_t slash_parts(struct finder *f, const struct number *number,
			  struct rational *value)
{
	size_t i = number->next;
	struct number below;

	if (!number->plain || !is_touching(f, i) || !part(f, i, PART_SLASH) ||
	    !is_touching(f, i + 1) || !number_read(&f->scan, i + 1, &below) ||
	    !below.plain)
		return 0;
	if (!is_small(below.low, 1000) ||
	    rational_compare(number->low, below.low) >= 0)
		return 0;
	*value = rational_divide(number->low, below.low);
	return below.next;
}

/* 三分之一, where the whole stands first. */
static size_t han_parts(struct finder *f, const struct number *number,
			struct rational *value)
{
	size_t i = number->next;
	struct number above;

	if (!is_touching(f, i) || !part(f, i, PART_PARTS) ||
	    !is_touching(f, i + 1) || !number_read(&f->scan, i + 1, &above))
		return 0;
	*value = rational_divide(above.low, number->low);
	return above.next;
}

/* One third, two-thirds, three quarters. */
static size_t nth_parts(struct finder *f, const struct number *number,
			struct rational *value)
{
	size_t i = number->next;
	const struct number_word *word;

	if (is_touching(f, i) && part(f, i, PART_HYPHEN) &&
	    is_touching(f, i + 1))
		i++;
	word = near_part(f, i, PART_NTH);
	if (!word)
		return 0;
	*value = rational_divide(number->low, whole(word->value));
	return i + 1;
}

/* One in five, nine out of ten. */
static size_t in_parts(struct finder *f, const struct number *number,
		       struct rational *value)
{
	size_t i = number->next;
	struct number all;

	const struct number_word *in = near_part(f, i, PART_IN);
	size_t unit;

	/* "12 in 20 villages" is no share. */
	if (!in || (number->digits && !in->value) || !is_near(f, i + 1) ||
	    !number_read(&f->scan, i + 1, &all) ||
	    (all.scaled && number->digits))
		return 0;
	unit = unit_at(f, all.next);
	if (unit &&
	    units[part(f, unit, PART_UNIT)->value].dimension != DIMENSION_COUNT)
		return 0;
	if (!is_small(number->low, 1000) || !is_small(all.low, 10000000) ||
	    rational_compare(number->low, all.low) >= 0)
		return 0;
	*value = rational_divide(number->low, all.low);
	return all.next;
}

/* Reduced to one third, 降至原来的三分之一: what is left of the old level. */
static bool is_remainder(const struct finder *f, size_t i)
{
	for (size_t n = 0; n < PARTICLES_MOST && i > 0 && is_near(f, i);
	     n++, i--) {
		const struct number_word *reach = part(f, i - 1, PART_REACH);

		if (reach)
			return reach->value < 0 ||
			       (!reach->value && change_before(f, i - 1) < 0);
		if (!part(f, i - 1, PART_PARTICLE))
			return false;
	}
	return false;
}

static bool read_parts(struct finder *f, size_t i)
{
	static size_t (*const forms[])(struct finder *, const struct number *,
				       struct rational *) = {
		slash_parts, han_parts, nth_parts, in_parts};
	struct number number;

	if (!number_read(&f->scan, i, &number) || number.low.num <= 0)
		return false;
	for (size_t form = 0; form < 4; form++) {
		struct rational value = {0, 0};
		size_t next = forms[form](f, &number, &value);

		if (!next)
			continue;
		add_share(f, i, next, value, value);
		if (is_remainder(f, i)) {
			f->found[f->n - 1].kind = QUANTITY_MULTIPLE;
			f->found[f->n - 1].dimension = DIMENSION_MULTIPLE;
		}
		return true;
	}
	return false;
}

/* Whether the text or a part of the sentence ends behind the token. */
static bool ends_here(const struct finder *f, size_t i)
{
	size_t end = f->scan.tokens[i].span.end;

	return end >= f->scan.text.len ||
	       strchr(".,;:!?)", f->scan.text.ptr[end]);
}

/* A third of, a quarter. */
static bool read_article_part(struct finder *f, size_t i)
{
	const struct number_word *word;
	struct rational value;
	size_t next = i + 1;

	if (!part(f, i, PART_ARTICLE))
		return false;
	word = near_part(f, next, PART_NTH);
	if (!word || !(near_part(f, next + 1, PART_OF) || ends_here(f, next)))
		return false;
	value = rational(1, word->value);
	add_share(f, i, next + 1, value, value);
	return true;
}

/* Half of, half the, by half, nearly half; 近半, 过半. */
static bool is_share_half(const struct finder *f, size_t i)
{
	const uint64_t before = PART_BIT(PART_BEFORE) | PART_BIT(PART_SEVERAL);

	if (i > f->used && is_near(f, i) &&
	    scan_has_part(&f->scan, i - 1, before))
		return true;
	if (f->scan.rules->solid)
		return false;
	return near_part(f, i + 1, PART_OF) ||
	       near_part(f, i + 1, PART_COMPARED) || ends_here(f, i);
}

/* Half a year, 半年,half of, half the; 一半 is one word. */
static bool read_half(struct finder *f, size_t i)
{
	struct rational half = {1, 2};
	struct phrase phrase = {.start = i, .next = i + 1};
	const struct number_word *several;

	if (!part(f, i, PART_HALF))
		return false;
	phrase.number = (struct number){
		.low = half, .high = half, .step = half, .scale = {1, 1}};
	phrase.number.span = f->scan.tokens[i].span;
	if (near_part(f, phrase.next, PART_ARTICLE))
		phrase.next++;
	take_unit(f, &phrase);
	if (phrase.unit && phrase.unit->dimension == DIMENSION_COUNT)
		take_unit(f, &phrase);
	if (phrase.unit && phrase.unit->dimension != DIMENSION_COUNT) {
		take_before(f, &phrase);
		take_more(f, &phrase);
		take_after(f, &phrase);
		add_phrase(f, &phrase);
		return true;
	}
	if (!is_share_half(f, i))
		return false;
	several = part_before(f, i, PART_SEVERAL);
	add_share(f, i, i + 1, half, half);
	if (several) {
		f->found[f->n - 1].qualifier = (enum qualifier)several->value;
		f->found[f->n - 1].span.start =
			f->scan.tokens[i - 1].span.start;
	}
	return true;
}

/* A share that is one word: 一半. */
static bool read_share_word(struct finder *f, size_t i)
{
	const struct number_word *word = part(f, i, PART_NTH);
	struct rational value;

	if (!word || !f->scan.rules->solid)
		return false;
	value = rational(1, word->value);
	add_share(f, i, i + 1, value, value);
	return true;
}

/* 三成, 三成五; 八折, 八五折. */
static bool read_tenths(struct finder *f, size_t i)
{
	struct number number;
	struct rational value, step;
	size_t next;
	const struct number_word *digit, *tenths;

	if (!number_read(&f->scan, i, &number) || !is_touching(f, number.next))
		return false;
	next = number.next;
	value = number.low;
	step = number.step;
	tenths = part(f, next, PART_TENTHS);
	if (!tenths)
		return false;
	if (tenths->value && number.n_figures == 2)
		value = rational_divide(value, whole(10));
	if (rational_compare(value, whole(10)) > 0)
		return false;
	next++;
	digit = is_touching(f, next) ? part(f, next, PART_DIGIT) : NULL;
	if (digit && !tenths->value) {
		value = rational_add(value, rational(digit->value, 10));
		step = rational(1, 10);
		next++;
	}
	add_share(f, i, next, rational_divide(value, whole(10)),
		  rational_divide(step, whole(10)));
	return true;
}

static void add_multiple(struct finder *f, size_t start, size_t next,
			 struct rational value, enum qualifier qualifier,
			 bool ambiguous)
{
	struct quantity *quantity =
		add(f, QUANTITY_MULTIPLE, DIMENSION_MULTIPLE, start, next);

	quantity->qualifier = qualifier;
	quantity->ambiguous = ambiguous;
	set_value(quantity, value, value, whole(1));
}

/* 翻番, 翻两番. */
static bool read_doublings(struct finder *f, size_t i)
{
	struct phrase phrase = {.start = i};
	struct rational times = {1, 1};
	struct number number;
	size_t next = i + 1;

	if (!part(f, i, PART_DOUBLE))
		return false;
	if (near_part(f, next, PART_PARTICLE))
		next++;
	if (is_near(f, next) && number_read(&f->scan, next, &number)) {
		next = number.next;
		times = number.low;
	}
	if (!near_part(f, next, PART_DOUBLINGS) || !is_small(times, 60))
		return false;
	take_before(f, &phrase);
	add_multiple(f, phrase.start, next + 1,
		     whole((int64_t)1 << (int)times.num), phrase.qualifier,
		     false);
	return true;
}

/* Doubled, threefold, 翻倍. */
static bool read_factor(struct finder *f, size_t i)
{
	const struct number_word *word = part(f, i, PART_FACTOR);
	struct phrase phrase = {.start = i};
	struct rational value;

	if (!word)
		return false;
	value = word->value < 0 ? rational(1, -word->value)
				: whole(word->value);
	take_before(f, &phrase);
	add_multiple(f, phrase.start, i + 1, value, phrase.qualifier, false);
	f->found[f->n - 1].weak = word->flags & WORD_WEAK;
	return true;
}

/* What a multiple is of: 1 if a word of growth stands right before it. */
static bool is_growth(const struct finder *f, size_t i)
{
	for (size_t n = 0; n < PARTICLES_MOST && i > 0 && is_near(f, i);
	     n++, i--) {
		if (part(f, i - 1, PART_REACH))
			return false;
		if (part(f, i - 1, PART_RISE))
			return part(f, i - 1, PART_RISE)->value > 0;
		if (!part(f, i - 1, PART_PARTICLE) &&
		    !part(f, i - 1, PART_BEFORE))
			return false;
	}
	return false;
}

/* Twice. */
static bool read_twice(struct finder *f, size_t i)
{
	const struct number_word *word = part(f, i, PART_TWICE);
	struct phrase phrase = {.start = i, .next = i + 1};

	if (!word)
		return false;
	phrase.unit = &units[UNIT_TIME];
	phrase.number.low = phrase.number.high = whole(word->value);
	phrase.number.step = phrase.number.scale = whole(1);
	phrase.number.small = true;
	phrase.number.span = f->scan.tokens[i].span;
	add_phrase(f, &phrase);
	return true;
}

/* An hour, an hour and a half: weak without the half. */
static bool read_article_unit(struct finder *f, size_t i)
{
	struct phrase phrase = {.start = i, .next = i + 1};
	struct quantity *quantity;

	if (!part(f, i, PART_ARTICLE) || !near_part(f, i + 1, PART_UNIT))
		return false;
	phrase.number.low = phrase.number.high = whole(1);
	phrase.number.step = phrase.number.scale = whole(1);
	phrase.number.span = f->scan.tokens[i].span;
	take_unit(f, &phrase);
	if (!phrase.unit || (phrase.unit->dimension != DIMENSION_TIME &&
			     phrase.unit->dimension != DIMENSION_PERIOD))
		return false;
	take_half(f, &phrase);
	take_before(f, &phrase);
	quantity = add_phrase(f, &phrase);
	quantity->weak = phrase.next == i + 2;
	return true;
}

/* 增长3倍, 是…的3倍; three times the, threefold. */
static bool read_multiple(struct finder *f, size_t i)
{
	struct phrase phrase;
	const struct number_word *times, *compared;
	struct rational value;
	bool growth;
	size_t next;

	if (!read_phrase(f, i, true, &phrase))
		return false;
	next = phrase.next;
	if (part(f, next, PART_HYPHEN) && is_touching(f, next) &&
	    is_touching(f, next + 1))
		next++;
	times = near_part(f, next, PART_TIMES);
	if (!times && phrase.unit == &units[UNIT_TIME])
		times = part(f, --next, PART_TIMES);
	else if (phrase.unit)
		return false;
	if (!times)
		return false;
	phrase.next = next + 1;
	take_more(f, &phrase);
	take_after(f, &phrase);
	compared = near_part(f, phrase.next, PART_COMPARED);
	growth = is_growth(f, phrase.start);
	if (times->flags & WORD_WEAK && !compared && !growth)
		return false;
	value = phrase.number.low;
	if (growth && times->value)
		value = rational_add(value, whole(1));
	add_multiple(f, phrase.start, phrase.next, value, phrase.qualifier,
		     compared && compared->value);
	f->found[f->n - 1].number = phrase.number.span;
	return true;
}

static void scale_like(struct number *number, const struct number *other)
{
	if (number->scaled || !other->scaled ||
	    rational_compare(rational_multiply(number->low, other->scale),
			     other->low) >= 0)
		return;
	number->low = rational_multiply(number->low, other->scale);
	number->high = number->low;
	number->step = rational_multiply(number->step, other->scale);
}

/* The second end of a range behind the first, if one follows. */
static bool read_second_end(struct finder *f, const struct phrase *first,
			    struct phrase *second)
{
	size_t i = first->next;
	bool between = part_before(f, first->start, PART_BETWEEN);
	const struct number_word *sign;

	if (!is_connector(f, i) && !(between && near_part(f, i, PART_AND)))
		return false;
	if (!is_near(f, ++i))
		return false;
	sign = part(f, i, PART_UNIT_BEFORE);
	if (sign && !is_near(f, ++i))
		return false;
	if (!read_phrase(f, i, false, second))
		return false;
	if (sign && !second->unit)
		second->unit = &units[sign->value];
	if (first->unit && second->unit && first->unit != second->unit)
		return false;
	if (first->unit && !second->unit &&
	    !part_before(f, first->start + 1, PART_UNIT_BEFORE))
		return first->unit->dimension != DIMENSION_COUNT;
	return true;
}

/* 25-30人, 25～30万元, between 25 and 30. */
static bool read_range(struct finder *f, size_t i)
{
	struct phrase first, second;
	struct quantity *quantity;
	const struct number_word *connector;

	if (!read_phrase(f, i, true, &first) || first.negative ||
	    !read_second_end(f, &first, &second))
		return false;
	if (change_before(f, first.start) &&
	    part_before(f, first.start, PART_DATE_AT))
		return false;
	if (!first.unit)
		scale_like(&first.number, &second.number);
	else if (!second.unit && second.number.scaled)
		scale_like(&first.number, &second.number);
	if (rational_compare(first.number.low, second.number.low) >= 0)
		return false;
	connector = part(f, first.next, PART_TO);
	if (connector && connector->value &&
	    !rational_equal(rational_add(first.number.low, first.number.step),
			    second.number.low))
		return false;
	if (part_before(f, first.start, PART_BETWEEN))
		first.start--;
	if (!first.unit)
		first.unit = second.unit;
	if (second.qualifier != QUALIFIER_EXACT)
		first.qualifier = second.qualifier;
	first.next = second.next;
	first.number.high = second.number.high;
	first.number.span.end = second.number.span.end;
	first.number.small = false;
	quantity = add_phrase(f, &first);
	quantity->kind = QUANTITY_RANGE;
	return true;
}

/* Whether the token goes on with a name of digits: 24/7, 16:9. */
static bool is_joint(const struct finder *f, size_t i)
{
	return is_touching(f, i) &&
	       (part(f, i, PART_HYPHEN) || part(f, i, PART_SLASH));
}

/* 2021-1: what looks like a range and is none. */
static bool read_number_name(struct finder *f, size_t i)
{
	struct number number;

	if (f->scan.tokens[i].kind != TOKEN_DIGITS || !is_joint(f, i + 1) ||
	    !is_touching(f, i + 2) ||
	    f->scan.tokens[i + 2].kind != TOKEN_DIGITS ||
	    !number_read(&f->scan, i + 2, &number) || number.next != i + 3 ||
	    unit_at(f, i + 3))
		return false;
	add_name(f, i, i + 3);
	return true;
}

/* 20 percent off is 80 percent of the price. */
static void take_off(struct finder *f, struct phrase *phrase)
{
	struct number *number = &phrase->number;

	if (!phrase->unit || phrase->unit->dimension != DIMENSION_SHARE ||
	    !near_part(f, phrase->next, PART_OFF))
		return;
	number->low = rational_subtract(
		rational_divide(whole(1), phrase->unit->factor), number->low);
	number->high = number->low;
	phrase->next++;
}

/* A scale alone or 零 is part of a word, if nothing is counted. */
static bool says_nothing(const struct phrase *phrase)
{
	const struct number *number = &phrase->number;

	if (phrase->unit || phrase->qualifier != QUALIFIER_EXACT)
		return false;
	return (number->bare && rational_equal(number->low, number->scale)) ||
	       (number->small && !number->low.num);
}

/* Shenzhou-13: the number of a thing with a name. */
static bool is_numbered(const struct finder *f, size_t i,
			const struct phrase *phrase)
{
	struct str text = f->scan.text;
	size_t pos;

	if (phrase->unit || !phrase->number.plain || i == 0 ||
	    !is_touching(f, i) || !part(f, i - 1, PART_HYPHEN))
		return false;
	pos = f->scan.tokens[i - 1].span.start;
	for (size_t n = 0; n < NAME_BYTES && pos; n++) {
		char c = text.ptr[--pos];

		if (c >= 'A' && c <= 'Z')
			return true;
		if ((c < 'a' || c > 'z') && c != '\'')
			return false;
	}
	return false;
}

static void add_numbered(struct finder *f, size_t i, struct rational value)
{
	struct quantity *quantity =
		add(f, QUANTITY_ORDINAL, DIMENSION_ORDINAL, i, i + 1);

	set_value(quantity, value, value, whole(1));
}

/* 1小时30分钟, 3 years and 6 months: the smaller unit is added. */
static void take_smaller(struct finder *f, struct phrase *phrase)
{
	struct phrase smaller;
	size_t i = phrase->next;
	struct rational ratio;

	if (!phrase->unit || (phrase->unit->dimension != DIMENSION_TIME &&
			      phrase->unit->dimension != DIMENSION_PERIOD))
		return;
	if (near_part(f, i, PART_AND))
		i++;
	if (!is_near(f, i) || !read_phrase(f, i, false, &smaller) ||
	    !smaller.unit || smaller.unit->dimension != phrase->unit->dimension)
		return;
	ratio = rational_divide(smaller.unit->factor, phrase->unit->factor);
	if (rational_compare(ratio, whole(1)) >= 0)
		return;
	phrase->number.low =
		rational_add(phrase->number.low,
			     rational_multiply(smaller.number.low, ratio));
	phrase->number.high = phrase->number.low;
	phrase->number.step = rational_multiply(smaller.number.step, ratio);
	phrase->number.span.end = smaller.number.span.end;
	phrase->next = smaller.next;
}

static bool read_number(struct finder *f, size_t i)
{
	struct phrase phrase;

	if (!read_phrase(f, i, true, &phrase))
		return false;
	if (!rational_is_number(phrase.number.low)) {
		add_name(f, i, phrase.number.next);
		return true;
	}
	if (says_nothing(&phrase)) {
		f->used = phrase.number.next;
		return true;
	}
	if (is_numbered(f, i, &phrase)) {
		add_numbered(f, i, phrase.number.low);
		return true;
	}
	take_off(f, &phrase);
	take_smaller(f, &phrase);
	add_phrase(f, &phrase);
	return true;
}

/* What quantities begin with, apart from what readers look back at. */
static const uint64_t beginners =
	PART_BIT(PART_DIGIT) | PART_BIT(PART_SMALL) | PART_BIT(PART_TENS) |
	PART_BIT(PART_SCALE) | PART_BIT(PART_SCALES) | PART_BIT(PART_DOZEN) |
	PART_BIT(PART_SEVERAL) | PART_BIT(PART_ARTICLE) | PART_BIT(PART_HALF) |
	PART_BIT(PART_PERCENT_BEFORE) | PART_BIT(PART_NTH) |
	PART_BIT(PART_FACTOR) | PART_BIT(PART_DOUBLE) | PART_BIT(PART_YEARS) |
	PART_BIT(PART_ORDINAL_BEFORE) | PART_BIT(PART_ORDINAL) |
	PART_BIT(PART_QUOTE) | PART_BIT(PART_MONTH) |
	PART_BIT(PART_CENTURY_BEFORE) | PART_BIT(PART_QUARTER_NAME) |
	PART_BIT(PART_TWICE) | PART_BIT(PART_NOON);

/* One quantity at the token, or none; whatever it takes is used up. */
static bool read_any(struct finder *f, size_t i)
{
	static bool (*const readers[])(struct finder *, size_t) = {
		read_name,           read_plan,        read_date_head,
		read_date,           read_year,        read_ordinal,
		read_percent_before, read_parts,       read_tenths,
		read_doublings,      read_factor,      read_share_word,
		read_article_part,   read_half,        read_multiple,
		read_range,          read_years,       read_twice,
		read_article_unit,   read_number_name, read_number,
	};

	const struct token *token = &f->scan.tokens[i];

	if (token->kind == TOKEN_WORD && !(token->parts & beginners))
		return false;
	for (size_t n = 0; n < sizeof(readers) / sizeof(*readers); n++) {
		if (readers[n](f, i))
			return true;
	}
	return false;
}

struct quantity *quantities_find(const struct language *language,
				 struct str text, struct arena *arena,
				 size_t *n)
{
	struct arena scratch = {0};
	struct number_memo memo[NUMBER_MEMOS] = {0};
	struct finder f = {.arena = arena};

	f.scan = scan_text(language->quantities, text, &scratch);
	f.scan.memo = memo;
	for (size_t i = 0; i < f.scan.n;)
		i = read_any(&f, i) ? f.used : i + 1;
	arena_free(&scratch);
	*n = f.n;
	return f.found;
}

/* Whether a unit may begin at the position: nothing stands before it, a
 * bracket or a mark that parts it from what the column holds. */
static bool begins_unit(struct str heading, size_t pos)
{
	struct str before = str_trim(str_slice(heading, 0, pos));

	return !before.len || strchr("([,/:", before.ptr[before.len - 1]) ||
	       str_ends(before, STR("（")) || str_ends(before, STR("，")) ||
	       str_ends(before, STR("／")) || str_ends(before, STR("：")) ||
	       str_ends(before, STR("〔"));
}

static bool ends_unit(struct str heading, size_t pos)
{
	struct str after = str_trim(str_slice(heading, pos, heading.len));

	return !after.len || strchr(")],", after.ptr[0]) ||
	       str_starts(after, STR("）")) || str_starts(after, STR("，")) ||
	       str_starts(after, STR("〕"));
}

/* The unit at the token of a heading, with the scale that it counts in. */
static const struct unit *heading_unit(struct finder *f, size_t i,
				       struct rational *scale)
{
	struct str heading = f->scan.text;
	bool in = part(f, i, PART_IN) && is_near(f, i + 1);
	const struct number_word *word = part(f, i + in, PART_UNIT);
	struct phrase phrase = {.number.low = {1, 1}, .next = i + in + 1};

	if (!begins_unit(heading, f->scan.tokens[i].span.start) &&
	    !(in && f->scan.tokens[i].gap == GAP_SPACE))
		return NULL;
	if (word)
		phrase.unit = &units[word->value];
	else if (!read_phrase(f, i + in, false, &phrase))
		return NULL;
	if (!phrase.unit ||
	    !ends_unit(heading, f->scan.tokens[phrase.next - 1].span.end))
		return NULL;
	*scale = phrase.number.low;
	return phrase.unit;
}

static void set_unit(struct quantity *quantity, const struct unit *unit,
		     struct rational scale)
{
	const struct calendar *date = &quantity->date;
	bool year = quantity->kind == QUANTITY_DATE && !date->month &&
		    !date->day && !date->years && !date->quarter &&
		    quantity->span.end - quantity->span.start == 4;

	if (year) {
		quantity->number_low = quantity->number_high =
			whole(date->year);
		quantity->step = whole(1);
		quantity->date = (struct calendar){0};
		quantity->kind = QUANTITY_MEASURE;
	} else if (quantity->unit || quantity->dimension != DIMENSION_NONE ||
		   quantity->kind == QUANTITY_NAME) {
		return;
	}
	quantity->unit = unit;
	quantity->dimension = unit->dimension;
	if (quantity->kind != QUANTITY_RANGE)
		quantity->kind = kind_of(unit);
	set_value(quantity, rational_multiply(quantity->number_low, scale),
		  rational_multiply(quantity->number_high, scale),
		  rational_multiply(quantity->step, scale));
}

void quantities_set_unit(const struct language *language, struct str heading,
			 struct quantity *quantities, size_t n)
{
	struct arena scratch = {0};
	struct finder f = {.arena = &scratch};
	const struct unit *unit = NULL;
	struct rational scale = {1, 1};

	f.scan = scan_text(language->quantities, heading, &scratch);
	for (size_t i = 0; i < f.scan.n && !unit; i++)
		unit = heading_unit(&f, i, &scale);
	arena_free(&scratch);
	for (size_t i = 0; unit && i < n; i++)
		set_unit(&quantities[i], unit, scale);
}

bool quantities_have_words(const struct language *language)
{
	return language->quantities->n_words > 0;
}
