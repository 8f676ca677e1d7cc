/* Judging two quantities that are paired. */
#include "check/quantity_key.h"

/* On which side of the number the truth is said to lie. */
static int bound_of(enum qualifier qualifier)
{
	switch (qualifier) {
	case QUALIFIER_BELOW:
	case QUALIFIER_AT_MOST:
		return -1;
	case QUALIFIER_ABOVE:
	case QUALIFIER_AT_LEAST:
		return 1;
	case QUALIFIER_EXACT:
	case QUALIFIER_ABOUT:
	case QUALIFIER_TOWARD:
	case QUALIFIER_COUNT:
		break;
	}
	return 0;
}

/* Opposite bounds or directions, or QUANTITY_SAME. */
static enum quantity_outcome judge_opposites(const struct quantity *a,
					     const struct quantity *b)
{
	if (bound_of(a->qualifier) * bound_of(b->qualifier) < 0)
		return QUANTITY_REVERSED;
	if (a->change * b->change < 0)
		return QUANTITY_DIRECTION;
	return QUANTITY_SAME;
}

/* Hundreds are more than a hundred; that much may be said of either. */
static enum quantity_outcome judge_vague(const struct quantity *a,
					 const struct quantity *b)
{
	return a->qualifier == QUALIFIER_ABOVE ||
			       b->qualifier == QUALIFIER_ABOVE
		       ? QUANTITY_SAME
		       : QUANTITY_QUALIFIER_SHIFTED;
}

/* At least one is one, and so are only one and within one. */
static bool is_any(const struct quantity *quantity)
{
	struct rational one = {1, 1};

	return quantity->weak && rational_equal(quantity->number_low, one);
}

/* Whether the qualifiers may say the same: over five years are as well five
 * years that something took. */
static bool may_agree(const struct quantity *a, const struct quantity *b)
{
	if ((a->loose || b->loose) &&
	    bound_of(a->qualifier) == bound_of(b->qualifier))
		return true;
	return (a->loose && b->qualifier == QUALIFIER_EXACT) ||
	       (b->loose && a->qualifier == QUALIFIER_EXACT) || is_any(a) ||
	       is_any(b);
}

static enum quantity_outcome judge_qualifiers(const struct quantity *a,
					      const struct quantity *b)
{
	if (a->qualifier == b->qualifier || may_agree(a, b))
		return QUANTITY_SAME;
	if (b->qualifier == QUALIFIER_EXACT)
		return QUANTITY_QUALIFIER_LOST;
	return a->qualifier == QUALIFIER_EXACT ? QUANTITY_QUALIFIER_ADDED
					       : QUANTITY_QUALIFIER_SHIFTED;
}

enum quantity_outcome judge_equal(const struct quantity *a,
				  const struct quantity *b)
{
	enum quantity_outcome outcome = judge_opposites(a, b);

	if (outcome != QUANTITY_SAME || (a->vague && b->vague))
		return outcome;
	if (a->ambiguous || b->ambiguous)
		return QUANTITY_AMBIGUOUS;
	if (a->vague != b->vague)
		return judge_vague(a, b);
	return judge_qualifiers(a, b);
}

/* What was converted is about right, whether that is said or not. */
static bool is_exact_or_about(const struct quantity *quantity)
{
	return quantity->qualifier == QUALIFIER_EXACT ||
	       quantity->qualifier == QUALIFIER_ABOUT;
}

enum quantity_outcome judge_near(const struct quantity *a,
				 const struct quantity *b)
{
	enum quantity_outcome outcome = judge_equal(a, b);

	if (a->vague && b->vague)
		return outcome;
	if (quantities_share_unit(a, b))
		return outcome > QUANTITY_PRECISION ? outcome
						    : QUANTITY_PRECISION;
	if (outcome == QUANTITY_SAME ||
	    (is_exact_or_about(a) && is_exact_or_about(b)))
		return QUANTITY_ROUNDED;
	return outcome;
}

/* 兆 is a million to some, and a million million to others. */
enum quantity_outcome judge_scale(const struct quantity *a,
				  const struct quantity *b)
{
	int exponent = 0;

	if ((a->ambiguous || b->ambiguous) &&
	    rational_is_scaled(b->low, a->low, &exponent) &&
	    (exponent == 6 || exponent == -6))
		return QUANTITY_AMBIGUOUS;
	return QUANTITY_SCALE;
}

enum quantity_outcome judge_number(const struct quantity *a,
				   const struct quantity *b)
{
	return a->dimension == DIMENSION_NONE || b->dimension == DIMENSION_NONE
		       ? QUANTITY_UNIT_LOST
		       : QUANTITY_UNIT;
}

/* Three times more is four times as much to some. */
static bool may_be_equal(const struct quantity *a, const struct quantity *b)
{
	struct rational one = {1, 1};
	struct rational difference = rational_subtract(a->low, b->low);

	if (a->dimension != b->dimension || (!a->ambiguous && !b->ambiguous))
		return false;
	if (a->dimension != DIMENSION_MULTIPLE)
		return false;
	if (difference.num < 0)
		difference.num = -difference.num;
	return rational_equal(difference, one);
}

enum quantity_outcome judge_other(const struct quantity *a,
				  const struct quantity *b)
{
	if (may_be_equal(a, b))
		return QUANTITY_AMBIGUOUS;
	return a->weak && b->weak ? QUANTITY_WEAK_VALUE : QUANTITY_VALUE;
}

bool quantities_share_unit(const struct quantity *a, const struct quantity *b)
{
	if (!a->unit || !b->unit)
		return a->unit == b->unit;
	return str_eq(a->unit->id, b->unit->id);
}

static bool share_group(const struct quantity *a, const struct quantity *b)
{
	struct quantity_key keys[2] = {0};

	return key_of_group(a, &keys[0]) && key_of_group(b, &keys[1]) &&
	       keys[0].parts[0] == keys[1].parts[0] &&
	       keys[0].parts[1] == keys[1].parts[1];
}

bool quantities_are_equal(const struct quantity *a, const struct quantity *b)
{
	return share_group(a, b) && rational_equal(a->low, b->low) &&
	       rational_equal(a->high, b->high);
}

/* What the last digit is worth; nothing where that is more than half of the
 * number: what is rounded to 1 may be half as much again. */
static struct rational honest_step(const struct quantity *quantity)
{
	struct rational low = quantity->low, two = {2, 1};
	struct rational most;

	if (low.num < 0)
		low.num = -low.num;
	most = rational_divide(low, two);
	if (!rational_is_number(most) ||
	    rational_compare(quantity->step, most) > 0)
		return (struct rational){0, 1};
	return quantity->step;
}

/* What the last digit is worth that need not be rounded: zeros behind three
 * digits may be (15,600), those of 60 are not. */
static struct rational rounded_step(const struct quantity *quantity)
{
	struct rational step = honest_step(quantity), ten = {10, 1};
	struct rational digits = rational_divide(quantity->low, step);

	if (digits.den != 1)
		return step;
	while (digits.num % 10 == 0 && digits.num / 1000 != 0) {
		digits.num /= 10;
		step = rational_multiply(step, ten);
	}
	return step;
}

/* Several of one scale and several of another: dozens are 几十. */
static bool are_alike(const struct quantity *a, const struct quantity *b)
{
	struct rational ratio = rational_divide(a->low, b->low);

	return rational_is_number(ratio) &&
	       rational_compare(ratio, rational(2, 1)) < 0 &&
	       rational_compare(ratio, rational(1, 2)) > 0;
}

bool quantities_are_near(const struct quantity *a, const struct quantity *b)
{
	bool converted = !quantities_share_unit(a, b);
	struct rational step, other, by;

	if (!share_group(a, b) || a->vague != b->vague ||
	    !rational_is_number(a->step) || !rational_is_number(b->step))
		return false;
	if (a->vague)
		return are_alike(a, b);
	step = converted ? honest_step(a) : rounded_step(a);
	other = converted ? honest_step(b) : rounded_step(b);
	by = rational_divide(rational_compare(step, other) > 0 ? step : other,
			     rational(2, 1));
	return rational_is_near(a->low, b->low, by) &&
	       rational_is_near(a->high, b->high, by);
}
