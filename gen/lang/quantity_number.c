/* The grammar of numbers.
 *
 * A number is a sum of parts, each a figure or digits times a scale. A scale
 * multiplies all that stands before it down to the next larger one, which
 * reads 五亿一万四千六百, 4.78万亿 and "two hundred thousand" alike. */
#include "lang/quantity_number.h"

enum { DEPTH_MOST = 8, FIGURES_MOST = 30 };

struct reading {
	/* Finished parts, scales falling, and the figure that waits for its
	 * scale. */
	struct rational values[DEPTH_MOST];
	struct rational current;
	struct rational spread; /* between the ends: 七八 */
	int scales[DEPTH_MOST];
	size_t depth;

	const struct token_scan *scan;
	struct number *out;
	size_t pos;
	size_t words;
	bool has;
	bool has_tens;  /* it is a word that a digit may follow */
	bool has_digit; /* it is a single figure in a word */
	bool bridged;   /* 零 stands before it */
};

static struct rational whole(int64_t number)
{
	return rational(number, 1);
}

/* Whether the token goes on with what was read. */
static bool joins(const struct reading *r, size_t i)
{
	const struct token_scan *scan = r->scan;

	if (i == 0 || !r->words)
		return i < scan->n;
	if (token_is_touching(scan, i))
		return true;
	if (!token_is_near(scan, i))
		return false;
	return !scan->rules->solid || scan->tokens[i - 1].kind == TOKEN_DIGITS;
}

static const struct number_word *part(const struct reading *r, size_t i,
				      enum number_part which)
{
	return joins(r, i) ? token_part(r->scan, i, which) : NULL;
}

static void advance(struct reading *r, size_t tokens)
{
	r->pos += tokens;
	r->words += tokens;
}

static void set_current(struct reading *r, struct rational value,
			struct rational step)
{
	r->current = value;
	r->out->step = step;
	r->has = true;
	r->has_tens = r->has_digit = false;
}

static bool take_digits(struct reading *r)
{
	const struct token *token = &r->scan->tokens[r->pos];

	if (r->has || token->kind != TOKEN_DIGITS || !joins(r, r->pos) ||
	    (r->depth && !r->scan->rules->solid))
		return false;
	set_current(r, token_digits(r->scan, r->pos),
		    rational_power_of_ten(-token->n_decimals));
	if (!r->words) {
		r->out->digits = true;
		r->out->plain = !token->grouped && !token->n_decimals;
		r->out->n_figures = token->n_digits;
	}
	advance(r, 1);
	return true;
}

static int digit_at(const struct reading *r, size_t i)
{
	const struct number_word *word;

	if (i > r->pos && !token_is_touching(r->scan, i))
		return -1;
	word = token_part(r->scan, i, PART_DIGIT);
	return word ? word->value : -1;
}

/* 七八, 三五: either of two. */
static bool take_pair(struct reading *r, int first, int second)
{
	if (first < 1 || (second != first + 1 && !(first == 3 && second == 5)))
		return false;
	set_current(r, whole(first), whole(1));
	r->spread = whole(second - first);
	advance(r, 2);
	return true;
}

/* 二〇二〇, 八五: figures in words. */
static bool take_figures(struct reading *r)
{
	struct rational value = {0, 1};
	size_t n = 0;
	int first = digit_at(r, r->pos), second = digit_at(r, r->pos + 1);

	if (!r->scan->rules->solid || r->has || first < 0 || second < 0)
		return false;
	while (digit_at(r, r->pos + n) >= 0) {
		value.num = n < FIGURES_MOST ? value.num * 10 : 0;
		value.num += digit_at(r, r->pos + n++);
	}
	if (n > FIGURES_MOST)
		value.den = 0;
	if (n == 2 && take_pair(r, first, second))
		return true;
	if (r->depth)
		return false;
	set_current(r, value, whole(1));
	r->out->figures = true;
	r->out->n_figures = (uint8_t)(n < 255 ? n : 255);
	advance(r, n);
	return true;
}

static bool take_word(struct reading *r)
{
	const struct number_word *digit = part(r, r->pos, PART_DIGIT);
	const struct number_word *tens = part(r, r->pos, PART_TENS);
	const struct number_word *word = digit  ? digit
					 : tens ? tens
						: part(r, r->pos, PART_SMALL);

	if (!word)
		return false;
	if (r->has) {
		if (!r->has_tens || !digit || !digit->value)
			return false;
		set_current(r, rational_add(r->current, whole(digit->value)),
			    whole(1));
	} else {
		set_current(r, whole(word->value), whole(1));
		r->has_tens = tens != NULL;
		r->has_digit = digit != NULL;
	}
	advance(r, 1);
	return true;
}

/* The hyphen of twenty-one and 100-million. */
static bool take_hyphen(struct reading *r)
{
	size_t next = r->pos + 1;

	if (r->scan->rules->solid || !r->has || !part(r, r->pos, PART_HYPHEN) ||
	    !token_is_touching(r->scan, next))
		return false;
	if (!(r->has_tens && token_part(r->scan, next, PART_DIGIT)) &&
	    !token_part(r->scan, next, PART_SCALE))
		return false;
	advance(r, 1);
	return true;
}

/* All below the scale is multiplied with it. */
static void multiply(struct reading *r, struct rational by, int exponent)
{
	struct rational sum = r->has ? r->current : whole(0);
	bool any = r->has;

	while (r->depth && r->scales[r->depth - 1] < exponent) {
		sum = rational_add(sum, r->values[--r->depth]);
		any = true;
	}
	if (!any) {
		sum = whole(1);
		r->out->step = whole(1);
	}
	r->out->step = rational_multiply(r->out->step, by);
	r->out->scale = rational_multiply(r->out->scale, by);
	r->spread = rational_multiply(r->spread, by);
	r->values[r->depth] = rational_multiply(sum, by);
	r->scales[r->depth++] = exponent;
	r->has = r->has_tens = r->has_digit = r->bridged = false;
}

/* A scale without a figure counts once, at the head of a number only. */
static bool fits(const struct reading *r, int exponent)
{
	if (r->depth == DEPTH_MOST)
		return false;
	if (!r->depth)
		return true;
	if (r->scales[r->depth - 1] < exponent)
		return true;
	return r->has && r->scales[r->depth - 1] > exponent;
}

static bool take_scale(struct reading *r)
{
	const struct number_word *word = part(r, r->pos, PART_SCALE);

	if (!word || !fits(r, word->value))
		return false;
	if (!r->words)
		r->out->bare = true;
	if (word->flags & WORD_AMBIGUOUS)
		r->out->ambiguous = true;
	multiply(r, rational_power_of_ten(word->value), word->value);
	r->out->scaled = true;
	r->out->plain = false;
	advance(r, 1);
	return true;
}

static bool take_dozen(struct reading *r)
{
	const struct number_word *word = part(r, r->pos, PART_DOZEN);

	if (!word || r->depth)
		return false;
	multiply(r, whole(word->value), 1);
	r->out->plain = false;
	advance(r, 1);
	return true;
}

/* Thousands, tens of thousands; behind a figure they are but a scale. */
static bool take_scales(struct reading *r)
{
	const struct number_word *word = part(r, r->pos, PART_SCALES);
	size_t gap = 0;

	if (!word && r->words && part(r, r->pos, PART_OF)) {
		word = part(r, r->pos + 1, PART_SCALES);
		gap = 1;
	}
	if (!word || (gap && !r->out->vague))
		return false;
	if (!r->has && !r->depth)
		r->out->vague = true;
	if (r->depth == DEPTH_MOST)
		return false;
	if (word->value == 1 && token_part(r->scan, r->pos + gap, PART_DOZEN))
		multiply(r, whole(12), 1);
	else
		multiply(r, rational_power_of_ten(word->value), word->value);
	r->out->plain = false;
	advance(r, 1 + gap);
	return true;
}

/* 数百, 几十: the scale is all that is known. */
static bool take_several(struct reading *r)
{
	const struct token_scan *scan = r->scan;
	const struct number_word *several = part(r, r->pos, PART_SEVERAL);
	size_t next = r->pos + 1;

	if (r->words || !several ||
	    !(scan->rules->solid ? token_is_touching(scan, next)
				 : token_is_near(scan, next)) ||
	    !token_part(scan, next, PART_SCALE))
		return false;
	r->out->vague = true;
	r->out->qualifier = (enum qualifier)several->value;
	advance(r, 1);
	return true;
}

/* The 多 of 20多万, the 几 of 十几万. */
static bool take_more(struct reading *r)
{
	const struct number_word *more = part(r, r->pos, PART_MORE);

	if (!more || !r->words || r->out->qualifier != QUALIFIER_EXACT ||
	    !token_is_touching(r->scan, r->pos) ||
	    !token_is_touching(r->scan, r->pos + 1) ||
	    !token_part(r->scan, r->pos + 1, PART_SCALE))
		return false;
	r->out->qualifier = (enum qualifier)more->value;
	advance(r, 1);
	return true;
}

/* 五亿零六: nothing stands between. */
static bool take_zero(struct reading *r)
{
	if (r->has || !r->depth || !part(r, r->pos, PART_ZERO) ||
	    !part(r, r->pos + 1, PART_DIGIT))
		return false;
	r->bridged = true;
	advance(r, 1);
	return true;
}

/* Two hundred and five; but "one hundred and two hundred" are two numbers. */
static bool take_and(struct reading *r)
{
	const struct token_scan *scan = r->scan;
	const struct number_word *scale;
	size_t next = r->pos + 1, behind = r->pos + 2;

	if (r->has || !r->depth || r->scales[r->depth - 1] < 2 ||
	    r->out->digits || !part(r, r->pos, PART_AND) ||
	    !token_is_near(scan, next))
		return false;
	if (!token_part(scan, next, PART_DIGIT) &&
	    !token_part(scan, next, PART_SMALL) &&
	    !token_part(scan, next, PART_TENS))
		return false;
	scale = token_is_near(scan, behind)
			? token_part(scan, behind, PART_SCALE)
			: NULL;
	if (scale && scale->value <= r->scales[r->depth - 1])
		return false;
	advance(r, 1);
	return true;
}

/* Two and a half. */
static bool take_half(struct reading *r)
{
	const struct token_scan *scan = r->scan;

	if (!r->has || !part(r, r->pos, PART_AND) ||
	    !part(r, r->pos + 1, PART_ARTICLE) ||
	    !part(r, r->pos + 2, PART_HALF) || scan->rules->solid)
		return false;
	set_current(r, rational_add(r->current, rational(1, 2)),
		    rational(1, 2));
	advance(r, 3);
	r->out->plain = false;
	return true;
}

/* The minutes of 十点五分, 十点五十分. */
static bool is_clock(const struct reading *r, size_t i)
{
	const struct number_word *scale = part(r, i, PART_SCALE);

	return part(r, i, PART_MINUTE_AFTER) || (scale && scale->value == 1);
}

/* 三点五, three point five. */
static bool take_decimals(struct reading *r)
{
	struct rational step = {1, 1};
	struct rational value = r->has ? r->current : whole(0);
	size_t n = 0;

	if (r->out->digits || !part(r, r->pos, PART_DECIMAL) ||
	    (r->has ? r->depth && r->scales[r->depth - 1] > 2
		    : !r->depth || r->scales[r->depth - 1] > 1))
		return false;
	for (; n < FIGURES_MOST / 2; n++) {
		const struct number_word *digit =
			part(r, r->pos + 1 + n, PART_DIGIT);

		if (!digit)
			break;
		step = rational_divide(step, whole(10));
		value = rational_add(
			value, rational_multiply(step, whole(digit->value)));
	}
	if (!n || is_clock(r, r->pos + 1 + n))
		return false;
	advance(r, 1 + n);
	set_current(r, value, step);
	return true;
}

/* A hundred, half a million. */
static bool take_article(struct reading *r)
{
	const struct token_scan *scan = r->scan;
	size_t next = r->pos;
	bool half = !r->words && token_part(scan, next, PART_HALF);

	if (r->words)
		return false;
	next += half;
	if (!token_part(scan, next, PART_ARTICLE) ||
	    !token_is_near(scan, next + 1) ||
	    (half && !token_is_near(scan, next)))
		return false;
	if (!token_part(scan, next + 1, PART_SCALE) &&
	    !token_part(scan, next + 1, PART_DOZEN))
		return false;
	if (half)
		set_current(r, rational(1, 2), rational(1, 2));
	else
		set_current(r, whole(1), whole(1));
	advance(r, half + 1u);
	return true;
}

/* 一万三 is 13,000: the last figure is of the next scale below. */
static void shorten(struct reading *r)
{
	int scale;

	if (!r->has_digit || !r->depth || r->bridged || !r->scan->rules->solid)
		return;
	scale = r->scales[r->depth - 1] - 1;
	if (scale >= 1)
		multiply(r, rational_power_of_ten(scale), scale);
}

static void finish(struct reading *r, size_t first)
{
	const struct token_scan *scan = r->scan;
	struct number *out = r->out;
	struct rational value;

	shorten(r);
	value = r->has ? r->current : whole(0);
	while (r->depth)
		value = rational_add(value, r->values[--r->depth]);
	out->low = value;
	out->high = rational_add(value, r->spread);
	out->next = r->pos;
	out->span.start = scan->tokens[first].span.start;
	out->span.end = scan->tokens[r->pos - 1].span.end;
	out->small = r->words == 1 && !out->digits && !out->bare &&
		     value.den == 1 && value.num <= 10;
	if (out->bare && r->words == 1 && value.num == 10) {
		out->bare = false;
		out->small = true;
	}
	out->bare = out->bare && rational_equal(value, out->scale);
}

static bool read_number(const struct token_scan *scan, size_t i,
			struct number *number)
{
	static bool (*const takes[])(struct reading *) = {
		take_article, take_several, take_zero,   take_digits,
		take_figures, take_word,    take_hyphen, take_scale,
		take_scales,  take_dozen,   take_more,   take_decimals,
		take_half,    take_and,
	};
	enum { TAKES = sizeof(takes) / sizeof(*takes) };
	struct reading r;
	size_t take = 0;

	*number = (struct number){.scale = {1, 1}};
	r.scan = scan;
	r.out = number;
	r.pos = i;
	r.depth = r.words = 0;
	r.has = r.has_tens = r.has_digit = r.bridged = false;
	r.spread = r.current = whole(0);
	while (take < TAKES && r.pos < scan->n)
		take = takes[take](&r) ? 0 : take + 1;
	if (!r.words)
		return false;
	finish(&r, i);
	return true;
}

/* What begins a number. */
static bool may_begin(const struct token_scan *scan, size_t i)
{
	const uint64_t parts = PART_BIT(PART_DIGIT) | PART_BIT(PART_SMALL) |
			       PART_BIT(PART_TENS) | PART_BIT(PART_SCALE) |
			       PART_BIT(PART_SCALES) | PART_BIT(PART_DOZEN) |
			       PART_BIT(PART_SEVERAL) | PART_BIT(PART_ARTICLE) |
			       PART_BIT(PART_HALF);

	return i < scan->n && (scan->tokens[i].kind == TOKEN_DIGITS ||
			       token_has_part(scan, i, parts));
}

bool number_read(const struct token_scan *scan, size_t i, struct number *number)
{
	struct number_memo *memo = scan->memo;

	if (!may_begin(scan, i))
		return false;
	if (!memo)
		return read_number(scan, i, number);
	memo += i % NUMBER_MEMOS;
	if (memo->token != i + 1) {
		memo->is_number = read_number(scan, i, &memo->number);
		memo->token = i + 1;
	}
	*number = memo->number;
	return memo->is_number;
}

/* Twenty-first, third, 首: words of their own. */
static bool ordinal_word(const struct token_scan *scan, size_t i,
			 struct ordinal *ordinal)
{
	const struct number_word *tens = token_part(scan, i, PART_TENS);
	const struct number_word *word;
	size_t at = i;

	if (tens && token_is_touching(scan, i + 1) &&
	    token_part(scan, i + 1, PART_HYPHEN) &&
	    token_is_touching(scan, i + 2))
		at = i + 2;
	word = token_part(scan, at, PART_ORDINAL);
	if (!word)
		return false;
	if (at > i && word->value > 9)
		return false;
	ordinal->value =
		whole(word->value + (at > i ? (int64_t)tens->value : 0));
	ordinal->weak = at == i && word->flags & WORD_WEAK;
	ordinal->next = at + 1;
	return true;
}

bool ordinal_read(const struct token_scan *scan, size_t i,
		  struct ordinal *ordinal)
{
	bool before = token_part(scan, i, PART_ORDINAL_BEFORE);
	struct number number;

	if (before && !token_is_near(scan, i + 1))
		return false;
	*ordinal = (struct ordinal){0};
	if (!before && ordinal_word(scan, i, ordinal))
		return true;
	if (!number_read(scan, i + before, &number) || number.low.den != 1)
		return false;
	ordinal->value = number.low;
	ordinal->next = number.next;
	if (before)
		return true;
	ordinal->next++;
	return token_is_touching(scan, number.next) &&
	       token_part(scan, number.next, PART_ORDINAL_AFTER);
}
