/* Shares and multiples: parts of a whole, tenths, and how many times as much
 * something has become. */
#include <string.h>

#include "lang/quantity_finder.h"
#include "lang/unit.h"

static struct quantity *add_share(struct finder *f, size_t start, size_t next,
				  struct rational value, struct rational step)
{
	struct phrase phrase = {.start = start, .next = next};
	struct quantity *quantity;

	phrase_take_minus(f, &phrase);
	phrase_take_before(f, &phrase);
	phrase_take_after(f, &phrase);
	quantity = finder_add(f, QUANTITY_SHARE, DIMENSION_SHARE, phrase.start,
			      phrase.next);
	if (phrase.negative)
		value = rational_subtract(whole(0), value);
	quantity->qualifier = phrase.qualifier;
	quantity_set_value(quantity, value, value, step);
	finder_set_change(f, quantity, phrase_verb_end(&phrase), phrase.next);
	return quantity;
}

/* 百分之十二, 百分之12.5. */
static bool read_percent_before(struct finder *f, size_t i)
{
	const struct number_word *word = finder_part(f, i, PART_PERCENT_BEFORE);
	struct number number;
	struct quantity *quantity;
	struct rational unit;

	if (!word || !finder_is_near(f, i + 1) ||
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

	if (!number->plain || !finder_is_touching(f, i) ||
	    !finder_part(f, i, PART_SLASH) || !finder_is_touching(f, i + 1) ||
	    !number_read(&f->scan, i + 1, &below) || !below.plain)
		return 0;
	/* 5/6/2020 is a date. */
	if (finder_is_touching(f, below.next) &&
	    finder_part(f, below.next, PART_SLASH))
		return 0;
	if (!is_small(below.low, 1000) || !is_less(number->low, below.low))
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

	if (!finder_is_touching(f, i) || !finder_part(f, i, PART_PARTS) ||
	    !finder_is_touching(f, i + 1) ||
	    !number_read(&f->scan, i + 1, &above))
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

	if (finder_is_touching(f, i) && finder_part(f, i, PART_HYPHEN) &&
	    finder_is_touching(f, i + 1))
		i++;
	word = finder_part_near(f, i, PART_NTH);
	/* Two half pages are no share. */
	if (!word || !is_less(number->low, whole(word->value)))
		return 0;
	*value = rational_divide(number->low, whole(word->value));
	return i + 1;
}

static bool is_one(const struct number *number)
{
	return rational_equal(number->low, whole(1)) &&
	       rational_equal(number->high, whole(1));
}

/* One in five, 1 in 1,000, nine out of ten. */
static size_t in_parts(struct finder *f, const struct number *number,
		       struct rational *value)
{
	size_t i = number->next;
	struct number all;

	const struct number_word *in = finder_part_near(f, i, PART_IN);
	size_t unit;

	/* "12 in 20 villages" is no share. */
	if (!in || (number->digits && !in->value && !is_one(number)) ||
	    !finder_is_near(f, i + 1) || !number_read(&f->scan, i + 1, &all) ||
	    (all.scaled && number->digits && !is_one(number)))
		return 0;
	unit = phrase_unit_at(f, all.next);
	if (unit && units[finder_part(f, unit, PART_UNIT)->value].dimension !=
			    DIMENSION_COUNT)
		return 0;
	if (!is_small(number->low, 1000) || !is_small(all.low, 10000000) ||
	    !is_less(number->low, all.low))
		return 0;
	*value = rational_divide(number->low, all.low);
	return all.next;
}

/* Reduced to one third, 降至原来的三分之一: what is left of the old level. */
static bool is_remainder(const struct finder *f, size_t i)
{
	for (size_t n = 0; n < PARTICLES_MOST && i > 0 && finder_is_near(f, i);
	     n++, i--) {
		const struct number_word *reach =
			finder_part(f, i - 1, PART_REACH);

		if (reach)
			return reach->value < 0 ||
			       (!reach->value &&
				finder_change_before(f, i - 1) < 0);
		if (!finder_part(f, i - 1, PART_PARTICLE))
			return false;
	}
	return false;
}

/* Three quarters of an hour. */
static bool add_part_of_unit(struct finder *f, size_t start, size_t next,
			     struct rational value)
{
	struct phrase phrase = {.start = start, .next = next + 2};

	if (!finder_part_near(f, next, PART_OF) ||
	    !finder_part_near(f, next + 1, PART_ARTICLE))
		return false;
	phrase.number = (struct number){
		.low = value, .high = value, .step = value, .scale = {1, 1}};
	phrase.number.span = (struct span){f->scan.tokens[start].span.start,
					   f->scan.tokens[next - 1].span.end};
	phrase_take_unit(f, &phrase);
	if (!phrase.unit || phrase.unit->dimension != DIMENSION_TIME)
		return false;
	phrase_take_before(f, &phrase);
	phrase_add(f, &phrase);
	return true;
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
		if (add_part_of_unit(f, i, next, value))
			return true;
		add_share(f, i, next, value, whole(0));
		f->found[f->n - 1].parts[0] = number.low;
		f->found[f->n - 1].parts[1] =
			rational_divide(number.low, value);
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

	if (!finder_part(f, i, PART_ARTICLE))
		return false;
	word = finder_part_near(f, next, PART_NTH);
	if (!word ||
	    !(finder_part_near(f, next + 1, PART_OF) || ends_here(f, next)))
		return false;
	value = rational(1, word->value);
	add_share(f, i, next + 1, value, whole(0));
	return true;
}

/* Half-full. */
static bool is_in_compound(const struct finder *f, size_t i)
{
	return (finder_is_touching(f, i + 1) &&
		finder_part(f, i + 1, PART_HYPHEN)) ||
	       (finder_is_touching(f, i) && i &&
		finder_part(f, i - 1, PART_HYPHEN));
}

/* Half of, half the, by half, nearly half; 近半, 过半. */
static bool is_share_half(const struct finder *f, size_t i)
{
	const uint64_t before = PART_BIT(PART_BEFORE) | PART_BIT(PART_SEVERAL);

	if (i > f->used && finder_is_near(f, i) &&
	    token_has_part(&f->scan, i - 1, before))
		return true;
	if (f->scan.rules->solid)
		return false;
	return finder_part_near(f, i + 1, PART_OF) ||
	       finder_part_near(f, i + 1, PART_COMPARED) || ends_here(f, i);
}

/* Half a year, 半年,half of, half the; 一半 is one word. */
static bool read_half(struct finder *f, size_t i)
{
	struct rational half = {1, 2};
	struct phrase phrase = {.start = i, .next = i + 1};
	const struct number_word *several;

	if (!finder_part(f, i, PART_HALF))
		return false;
	phrase.number = (struct number){
		.low = half, .high = half, .step = half, .scale = {1, 1}};
	phrase.number.span = f->scan.tokens[i].span;
	if (finder_part_near(f, phrase.next, PART_ARTICLE))
		phrase.next++;
	phrase_take_unit(f, &phrase);
	if (phrase.unit && phrase.unit->dimension == DIMENSION_COUNT) {
		phrase_take_more(f, &phrase);
		phrase_take_unit(f, &phrase);
	}
	if (phrase.unit && phrase.unit->dimension != DIMENSION_COUNT) {
		phrase_take_before(f, &phrase);
		phrase_take_more(f, &phrase);
		phrase_take_after(f, &phrase);
		phrase_add(f, &phrase);
		return true;
	}
	if (!is_share_half(f, i)) {
		if (f->scan.rules->solid || is_in_compound(f, i) ||
		    finder_part_near(f, i + 1, PART_ARTICLE))
			return false;
		add_share(f, i, i + 1, half, whole(0))->weak = true;
		return true;
	}
	several = finder_part_before(f, i, PART_SEVERAL);
	add_share(f, i, i + 1, half, whole(0));
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
	const struct number_word *word = finder_part(f, i, PART_NTH);
	struct rational value;

	if (!word || !f->scan.rules->solid)
		return false;
	value = rational(1, word->value);
	add_share(f, i, i + 1, value, whole(0));
	return true;
}

/* 三成, 三成五; 八折, 八五折. */
static bool read_tenths(struct finder *f, size_t i)
{
	struct number number;
	struct rational value, step;
	size_t next;
	const struct number_word *digit, *tenths;

	if (!number_read(&f->scan, i, &number) ||
	    !finder_is_touching(f, number.next))
		return false;
	next = number.next;
	value = number.low;
	step = number.step;
	tenths = finder_part(f, next, PART_TENTHS);
	if (!tenths)
		return false;
	if (tenths->value && number.n_figures == 2)
		value = rational_divide(value, whole(10));
	if (is_less(whole(10), value))
		return false;
	next++;
	digit = finder_is_touching(f, next) ? finder_part(f, next, PART_DIGIT)
					    : NULL;
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
			 struct rational value, enum qualifier qualifier)
{
	struct quantity *quantity = finder_add(f, QUANTITY_MULTIPLE,
					       DIMENSION_MULTIPLE, start, next);

	quantity->qualifier = qualifier;
	quantity_set_value(quantity, value, value, whole(1));
}

/* 翻番, 翻两番. */
static bool read_doublings(struct finder *f, size_t i)
{
	struct phrase phrase = {.start = i};
	struct rational times = {1, 1};
	struct number number;
	size_t next = i + 1;

	if (!finder_part(f, i, PART_DOUBLE))
		return false;
	if (finder_part_near(f, next, PART_PARTICLE))
		next++;
	if (finder_is_near(f, next) && number_read(&f->scan, next, &number)) {
		next = number.next;
		times = number.low;
	}
	if (!finder_part_near(f, next, PART_DOUBLINGS) || !is_small(times, 60))
		return false;
	phrase.next = next + 1;
	phrase_take_before(f, &phrase);
	phrase_take_more(f, &phrase);
	phrase_take_after(f, &phrase);
	add_multiple(f, phrase.start, phrase.next,
		     whole((int64_t)1 << (int)times.num), phrase.qualifier);
	return true;
}

/* Doubled, threefold, 翻倍. */
static bool read_factor(struct finder *f, size_t i)
{
	const struct number_word *word = finder_part(f, i, PART_FACTOR);
	struct phrase phrase = {.start = i};
	struct rational value;

	if (!word)
		return false;
	value = word->value < 0 ? rational(1, -word->value)
				: whole(word->value);
	phrase_take_before(f, &phrase);
	add_multiple(f, phrase.start, i + 1, value, phrase.qualifier);
	f->found[f->n - 1].weak = word->flags & WORD_WEAK;
	return true;
}

/* What a multiple is of: 1 if a word of growth stands right before it. */
static bool is_growth(const struct finder *f, size_t i)
{
	for (size_t n = 0; n < PARTICLES_MOST && i > 0 && finder_is_near(f, i);
	     n++, i--) {
		if (finder_part(f, i - 1, PART_REACH))
			return false;
		if (finder_part(f, i - 1, PART_RISE))
			return finder_part(f, i - 1, PART_RISE)->value > 0;
		if (!finder_part(f, i - 1, PART_PARTICLE) &&
		    !finder_part(f, i - 1, PART_BEFORE))
			return false;
	}
	return false;
}

/* The second end of 2-3倍, two to three times. */
static void take_second_end(struct finder *f, struct phrase *phrase)
{
	struct phrase end;

	if (phrase->unit || !finder_is_connector(f, phrase->next) ||
	    !finder_is_near(f, phrase->next + 1) ||
	    !phrase_read(f, phrase->next + 1, false, &end) ||
	    !is_less(phrase->number.low, end.number.low))
		return;
	phrase->number.high = end.number.low;
	phrase->number.span.end = end.number.span.end;
	phrase->unit = end.unit;
	phrase->next = end.next;
}

/* The word for times behind the phrase, which is then part of it; it may have
 * been read as a unit of what was counted: three times. */
static const struct number_word *take_times(struct finder *f,
					    struct phrase *phrase)
{
	size_t i = phrase->next;
	const struct number_word *times;

	if (finder_part(f, i, PART_HYPHEN) && finder_is_touching(f, i) &&
	    finder_is_touching(f, i + 1))
		i++;
	times = finder_part_near(f, i, PART_TIMES);
	if (!times && phrase->unit == &units[UNIT_TIME])
		times = finder_part(f, --i, PART_TIMES);
	else if (phrase->unit)
		times = NULL;
	if (times)
		phrase->next = i + 1;
	return times;
}

/* 增长3倍, 是…的3倍; three times the, threefold. */
static bool read_multiple(struct finder *f, size_t i)
{
	struct phrase phrase;
	struct quantity *quantity;
	const struct number_word *times, *compared;
	struct rational more;
	bool growth;

	if (!phrase_read(f, i, true, &phrase))
		return false;
	take_second_end(f, &phrase);
	times = take_times(f, &phrase);
	if (!times)
		return false;
	phrase_take_more(f, &phrase);
	phrase_take_after(f, &phrase);
	compared = finder_part_near(f, phrase.next, PART_COMPARED);
	growth = is_growth(f, phrase_verb_end(&phrase));
	/* Three times may be as often; one and a half times never. */
	if (times->flags & WORD_WEAK && !compared && !growth &&
	    phrase.number.low.den == 1)
		return false;
	more = whole(growth && times->value);
	quantity = finder_add(f, QUANTITY_MULTIPLE, DIMENSION_MULTIPLE,
			      phrase.start, phrase.next);
	quantity->number = phrase.number.span;
	quantity->qualifier = phrase.qualifier;
	quantity->ambiguous = compared && compared->value;
	quantity_set_value(quantity, rational_add(phrase.number.low, more),
			   rational_add(phrase.number.high, more),
			   phrase.number.step);
	if (!rational_equal(quantity->low, quantity->high))
		quantity->kind = QUANTITY_RANGE;
	return true;
}

bool share_read(struct finder *f, size_t i)
{
	return read_percent_before(f, i) || read_parts(f, i) ||
	       read_tenths(f, i) || read_doublings(f, i) || read_factor(f, i) ||
	       read_share_word(f, i) || read_article_part(f, i) ||
	       read_half(f, i) || read_multiple(f, i);
}
