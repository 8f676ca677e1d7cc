/* Quantities: numbers with what stands around them.
 *
 * The text is scanned once into words and digits (quantity_scan.h). Then each
 * token is offered to the readers below in turn; the first that can read a
 * quantity there takes the tokens up to its end. Readers look back over a
 * bounded number of tokens that no earlier quantity took. */
#include "lang/quantity.h"

#include <string.h>

#include "lang/character.h"
#include "lang/quantity_embedded.h"
#include "lang/quantity_finder.h"
#include "lang/unit.h"

enum {
	INDENT_BYTES = 16, /* before a label */
	NAME_BYTES = 24    /* of a name before its number: Shenzhou-13 */
};

#define NAME(constant, name) STR_INIT(name),
const struct str quantity_kind_names[QUANTITY_KIND_COUNT] = {
	QUANTITY_KINDS(NAME)};
const struct str dimension_names[DIMENSION_LAST] = {DIMENSIONS(NAME)};
const struct str qualifier_names[QUALIFIER_COUNT] = {QUALIFIERS(NAME)};
#undef NAME

/* A name is told by its letters and digits, whatever their case. */
static void set_name(struct finder *f, struct quantity *quantity)
{
	struct buf key = {0};

	quantity->kind = QUANTITY_NAME;
	quantity->dimension = DIMENSION_NONE;
	quantity->unit = NULL;
	text_normalise(&key, str_span(f->scan.text, quantity->number), true);
	quantity->key = buf_copy(&key, f->arena);
	buf_free(&key);
}

static void add_name(struct finder *f, size_t start, size_t next)
{
	set_name(f, finder_add(f, QUANTITY_NAME, DIMENSION_NONE, start, next));
}

/* What cannot be held, in its unit or in base units, is a name too. */
static void name_overflow(struct finder *f)
{
	struct quantity *quantity = &f->found[f->n - 1];

	if (quantity->kind == QUANTITY_DATE || quantity->kind == QUANTITY_NAME)
		return;
	if (!rational_is_number(quantity->low) ||
	    !rational_is_number(quantity->high) ||
	    !rational_is_number(quantity->step))
		set_name(f, quantity);
}

static bool read_name(struct finder *f, size_t i)
{
	if (f->scan.tokens[i].kind != TOKEN_NAME)
		return false;
	add_name(f, i, i + 1);
	return true;
}

static void scale_like(struct number *number, const struct number *other)
{
	if (number->scaled || !other->scaled ||
	    !is_less(rational_multiply(number->low, other->scale), other->low))
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
	bool between = finder_part_before(f, first->start, PART_BETWEEN);
	const struct number_word *sign;

	if (!finder_is_connector(f, i) &&
	    !(between && finder_part_near(f, i, PART_AND)))
		return false;
	/* five- to ten-year */
	if (finder_part(f, i, PART_HYPHEN) &&
	    finder_part_near(f, i + 1, PART_TO))
		i++;
	if (!finder_is_near(f, ++i))
		return false;
	sign = finder_part(f, i, PART_UNIT_BEFORE);
	if (sign && !finder_is_near(f, ++i))
		return false;
	if (!phrase_read(f, i, false, second))
		return false;
	if (sign && !second->unit)
		second->unit = &units[sign->value];
	if (first->unit && second->unit && first->unit != second->unit)
		return false;
	if (first->unit && !second->unit &&
	    !finder_part_before(f, first->start + 1, PART_UNIT_BEFORE))
		return first->unit->dimension != DIMENSION_COUNT;
	return true;
}

/* 0596-2023456 is no range. */
static bool begins_with_zero(const struct finder *f,
			     const struct number *number)
{
	return number->plain && number->n_figures > 1 &&
	       f->scan.text.ptr[number->span.start] == '0';
}

/* 25-30人, 25～30万元, between 25 and 30. */
static bool read_range(struct finder *f, size_t i)
{
	struct phrase first, second;
	struct quantity *quantity;
	const struct number_word *connector;

	if (!phrase_read(f, i, true, &first) || first.negative ||
	    !read_second_end(f, &first, &second))
		return false;
	/* What rose from one to the other is no range. */
	if (finder_part_before(f, first.start, PART_DATE_AT) &&
	    finder_change_before(f, first.start - 1))
		return false;
	if (!first.unit)
		scale_like(&first.number, &second.number);
	else if (!second.unit && second.number.scaled)
		scale_like(&first.number, &second.number);
	if (!is_less(first.number.low, second.number.low) ||
	    begins_with_zero(f, &first.number))
		return false;
	connector = finder_part(f, first.next, PART_TO);
	if (connector && connector->value &&
	    !rational_equal(rational_add(first.number.low, first.number.step),
			    second.number.low))
		return false;
	if (finder_part_before(f, first.start, PART_BETWEEN))
		first.start--;
	if (!first.unit)
		first.unit = second.unit;
	if (second.qualifier != QUALIFIER_EXACT) {
		first.qualifier = second.qualifier;
		first.loose = second.loose;
	}
	first.next = second.next;
	first.number.high = second.number.high;
	first.number.span.end = second.number.span.end;
	first.number.small = false;
	quantity = phrase_add(f, &first);
	quantity->kind = QUANTITY_RANGE;
	return true;
}

/* Twice. */
static bool read_twice(struct finder *f, size_t i)
{
	const struct number_word *word = finder_part(f, i, PART_TWICE);
	struct phrase phrase = {.start = i, .next = i + 1};

	if (!word)
		return false;
	phrase.unit = &units[UNIT_TIME];
	phrase.number.low = phrase.number.high = whole(word->value);
	phrase.number.step = phrase.number.scale = whole(1);
	phrase.number.small = true;
	phrase.number.span = f->scan.tokens[i].span;
	phrase_take_before(f, &phrase);
	phrase_add(f, &phrase);
	return true;
}

/* An hour, an hour and a half: weak without the half. */
static bool read_article_unit(struct finder *f, size_t i)
{
	struct phrase phrase = {.start = i, .next = i + 1};
	struct quantity *quantity;

	if (!finder_part(f, i, PART_ARTICLE) ||
	    !finder_part_near(f, i + 1, PART_UNIT))
		return false;
	phrase.number.low = phrase.number.high = whole(1);
	phrase.number.step = phrase.number.scale = whole(1);
	phrase.number.span = f->scan.tokens[i].span;
	phrase_take_unit(f, &phrase);
	if (!phrase.unit || (phrase.unit->dimension != DIMENSION_TIME &&
			     phrase.unit->dimension != DIMENSION_PERIOD))
		return false;
	phrase_take_half(f, &phrase);
	phrase_take_before(f, &phrase);
	quantity = phrase_add(f, &phrase);
	quantity->weak = phrase.next == i + 2;
	return true;
}

/* Whether the token goes on with a name of digits: 24/7, 16:9. */
static bool is_joint(const struct finder *f, size_t i)
{
	return finder_is_touching(f, i) && (finder_part(f, i, PART_HYPHEN) ||
					    finder_part(f, i, PART_SLASH));
}

/* Digits alone, with a zero before them perhaps. */
static bool is_digits(const struct finder *f, size_t i)
{
	return i < f->scan.n && f->scan.tokens[i].kind == TOKEN_DIGITS;
}

/* Figure 12-4 is no range. */
static bool is_falling(const struct finder *f, size_t i)
{
	return !is_less(token_digits(&f->scan, i),
			token_digits(&f->scan, i + 2));
}

/* 2021-1, 0596-2023456, 5/6/2020: what looks like a range and is none. */
static bool read_number_name(struct finder *f, size_t i)
{
	size_t next = i + 1;

	if (!is_digits(f, i))
		return false;
	while (is_joint(f, next) && is_digits(f, next + 1) &&
	       finder_is_touching(f, next + 1))
		next += 2;
	if (next == i + 1 || (phrase_unit_at(f, next) && !is_falling(f, i)))
		return false;
	add_name(f, i, next);
	return true;
}

/* Whether a line of the text begins at the position. */
static bool begins_line(struct str text, size_t pos)
{
	size_t most = INDENT_BYTES;

	while (pos && most-- && char_is_blank(text.ptr[pos - 1]))
		pos--;
	return !pos || text.ptr[pos - 1] == '\n';
}

static bool ends_label(const struct finder *f, size_t pos)
{
	struct str behind = str_slice(f->scan.text, pos, f->scan.text.len);

	return str_starts(behind, STR(". ")) || str_starts(behind, STR("、")) ||
	       str_starts(behind, STR(") ")) || str_starts(behind, STR("）")) ||
	       (f->scan.rules->solid && behind.len > 1 &&
		behind.ptr[0] == '.' && (unsigned char)behind.ptr[1] & 0x80);
}

/* The label of an item at the beginning of a line: 1. Install; 十一、安装. */
static bool read_label(struct finder *f, size_t i)
{
	struct number number;
	struct quantity *quantity;

	if (!begins_line(f->scan.text, f->scan.tokens[i].span.start) ||
	    !number_read(&f->scan, i, &number) || number.low.den != 1 ||
	    !is_less(number.low, whole(100)) ||
	    !(f->scan.rules->solid || number.digits) ||
	    !ends_label(f, number.span.end))
		return false;
	quantity = finder_add(f, QUANTITY_ORDINAL, DIMENSION_ORDINAL, i,
			      number.next);
	quantity->weak = true;
	quantity_set_value(quantity, number.low, number.low, whole(1));
	return true;
}

/* 20 percent off is 80 percent of the price. */
static void take_off(struct finder *f, struct phrase *phrase)
{
	struct number *number = &phrase->number;

	if (!phrase->unit || phrase->unit->dimension != DIMENSION_SHARE ||
	    !finder_part_near(f, phrase->next, PART_OFF))
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
	    !finder_is_touching(f, i) || !finder_part(f, i - 1, PART_HYPHEN))
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
		finder_add(f, QUANTITY_ORDINAL, DIMENSION_ORDINAL, i, i + 1);

	quantity_set_value(quantity, value, value, whole(1));
}

/* The 18分 of 4小时18分. */
static void take_minutes(struct finder *f, const struct phrase *phrase,
			 struct phrase *smaller)
{
	if (smaller->unit || phrase->unit != &units[UNIT_HOUR] ||
	    !finder_part_near(f, smaller->next, PART_MINUTE_AFTER))
		return;
	smaller->unit = &units[UNIT_MINUTE];
	smaller->next++;
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
	if (finder_part_near(f, i, PART_AND) ||
	    finder_part_near(f, i, PART_ZERO))
		i++;
	if (!finder_is_near(f, i) || !phrase_read(f, i, false, &smaller))
		return;
	take_minutes(f, phrase, &smaller);
	if (!smaller.unit || smaller.unit->dimension != phrase->unit->dimension)
		return;
	ratio = rational_divide(smaller.unit->factor, phrase->unit->factor);
	if (!is_less(ratio, whole(1)))
		return;
	phrase->number.low =
		rational_add(phrase->number.low,
			     rational_multiply(smaller.number.low, ratio));
	phrase->number.high = phrase->number.low;
	phrase->number.step = rational_multiply(smaller.number.step, ratio);
	phrase->number.span.end = smaller.number.span.end;
	phrase->next = smaller.next;
}

/* What rose from 25,000 to 42,000 kilometers did so from kilometers. */
static void lend_unit(struct finder *f, struct phrase *phrase)
{
	struct phrase end;
	size_t i = phrase->next;

	if (phrase->unit || f->scan.rules->solid ||
	    !finder_part_before(f, phrase->start, PART_REACH) ||
	    !finder_part_near(f, i, PART_TO) || !finder_is_near(f, i + 1) ||
	    !phrase_read(f, i + 1, false, &end) || !end.unit)
		return;
	phrase->unit = end.unit;
	scale_like(&phrase->number, &end.number);
}

static bool read_number(struct finder *f, size_t i)
{
	struct phrase phrase;

	if (!phrase_read(f, i, true, &phrase))
		return false;
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
	lend_unit(f, &phrase);
	phrase_add(f, &phrase);
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
		read_name,         read_label,       calendar_read,
		share_read,        read_twice,       read_range,
		read_article_unit, read_number_name, read_number,
	};
	const struct token *token = &f->scan.tokens[i];

	if (token->kind == TOKEN_WORD && !(token->parts & beginners))
		return false;
	for (size_t n = 0; n < sizeof(readers) / sizeof(*readers); n++) {
		if (!readers[n](f, i))
			continue;
		if (f->n)
			name_overflow(f);
		return true;
	}
	return false;
}

/* Finds those behind what was scanned, up to the end of the text. */
static void find_to(struct finder *f, const struct quantity_rules *rules,
		    struct str text, struct arena *scratch)
{
	struct number_memo memo[NUMBER_MEMOS];

	f->scan.rules = rules;
	f->scan.text = text;
	f->scan.memo = memo;
	while (f->scan.end < text.len && token_next(&f->scan, scratch)) {
		memset(memo, 0, sizeof(memo));
		f->used = 0;
		for (size_t i = 0; i < f->scan.n;)
			i = read_any(f, i) ? f->used : i + 1;
	}
	f->scan.memo = NULL;
}

struct quantity *quantities_find(const struct language *language,
				 struct str text, struct arena *arena,
				 size_t *n)
{
	struct arena scratch = {0};
	struct finder f = {.arena = arena};
	struct quantity *found = NULL;
	const struct quantity_rules *rules = language->quantities;

	f.scan = token_begin(rules, text);
	while (f.scan.end < text.len) {
		struct span run = {(uint32_t)text.len, (uint32_t)text.len};

		if (rules->embedded)
			run = embedded_next(text, f.scan.end);
		find_to(&f, rules, str_slice(text, 0, run.start), &scratch);
		find_to(&f, rules->embedded, str_slice(text, 0, run.end),
			&scratch);
	}
	arena_free(&scratch);
	if (f.n) {
		found = arena_alloc(arena, f.n * sizeof(*found));
		memcpy(found, f.found, f.n * sizeof(*found));
	}
	buf_free(&f.store);
	*n = f.n;
	return found;
}

bool quantities_have_words(const struct language *language)
{
	return language->quantities->n_words > 0;
}
