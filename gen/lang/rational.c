/* Fractions in lowest terms; whatever overflows is no number. */
#include "lang/rational.h"

enum { DIGITS_MOST = 40 };

/* The lowest number, which has no opposite. */
__extension__ static const wide lowest =
	-(wide)(~(unsigned __int128)0 >> 1) - 1;

static const struct rational no_number = {0, 0};

static wide absolute(wide a)
{
	return a < 0 ? -a : a;
}

/* Euclid; a and b are not negative. */
static wide common_divisor(wide a, wide b)
{
	while (b) {
		wide rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

static struct rational reduced(wide num, wide den)
{
	wide divisor;

	if (!den || num == lowest || den == lowest)
		return no_number;
	divisor = common_divisor(absolute(num), absolute(den));
	if (den < 0)
		divisor = -divisor;
	return (struct rational){num / divisor, den / divisor};
}

struct rational rational(int64_t num, int64_t den)
{
	return reduced(num, den);
}

bool rational_is_number(struct rational a)
{
	return a.den > 0;
}

struct rational rational_multiply(struct rational a, struct rational b)
{
	wide num, den;

	if (!a.den || !b.den)
		return no_number;

	/* Across first, so that only what cannot be held overflows. */
	struct rational left = reduced(a.num, b.den);
	struct rational right = reduced(b.num, a.den);

	if (__builtin_mul_overflow(left.num, right.num, &num) ||
	    __builtin_mul_overflow(left.den, right.den, &den))
		return no_number;
	return reduced(num, den);
}

struct rational rational_divide(struct rational a, struct rational b)
{
	if (!b.den || !b.num)
		return no_number;
	return rational_multiply(a, reduced(b.den, b.num));
}

struct rational rational_add(struct rational a, struct rational b)
{
	wide left, right, num, den, divisor;

	if (!a.den || !b.den)
		return no_number;
	divisor = common_divisor(a.den, b.den);
	if (__builtin_mul_overflow(a.num, b.den / divisor, &left) ||
	    __builtin_mul_overflow(b.num, a.den / divisor, &right) ||
	    __builtin_add_overflow(left, right, &num) ||
	    __builtin_mul_overflow(a.den, b.den / divisor, &den))
		return no_number;
	return reduced(num, den);
}

struct rational rational_subtract(struct rational a, struct rational b)
{
	if (b.num == lowest)
		return no_number;
	b.num = -b.num;
	return rational_add(a, b);
}

struct rational rational_power_of_ten(int exponent)
{
	wide power = 1;

	for (int i = 0; i < (exponent < 0 ? -exponent : exponent); i++)
		if (__builtin_mul_overflow(power, (wide)10, &power))
			return no_number;
	return exponent < 0 ? (struct rational){1, power}
			    : (struct rational){power, 1};
}

bool rational_equal(struct rational a, struct rational b)
{
	return a.den && a.den == b.den && a.num == b.num;
}

int rational_compare(struct rational a, struct rational b)
{
	struct rational difference = rational_subtract(a, b);

	/* Too far apart to subtract: then the signs or the whole parts tell. */
	if (!difference.den) {
		wide left = a.num / a.den, right = b.num / b.den;

		return (left > right) - (left < right);
	}
	return (difference.num > 0) - (difference.num < 0);
}

bool rational_is_near(struct rational a, struct rational b, struct rational by)
{
	struct rational difference = rational_subtract(a, b);

	if (!difference.den || !by.den)
		return false;
	difference.num = absolute(difference.num);
	return rational_compare(difference, by) <= 0;
}

/* How many times ten divides the number; *rest is what is left. */
static int tens(wide number, wide *rest)
{
	int n = 0;

	while (number && number % 10 == 0) {
		number /= 10;
		n++;
	}
	*rest = number;
	return n;
}

bool rational_is_scaled(struct rational a, struct rational b, int *exponent)
{
	struct rational ratio = rational_divide(a, b);
	wide num, den;

	if (!ratio.den || !ratio.num)
		return false;
	*exponent = tens(ratio.num, &num) - tens(ratio.den, &den);
	return num == 1 && den == 1 && *exponent;
}

static void put_wide(struct buf *out, wide number)
{
	char digits[DIGITS_MOST];
	size_t n = sizeof(digits);

	do {
		digits[--n] = (char)('0' + (int)(number % 10));
		number /= 10;
	} while (number);
	buf_put(out, (struct str){digits + n, sizeof(digits) - n});
}

/* Whether the fraction ends in decimal digits: its denominator has no factor
 * but 2 and 5. */
static bool ends(wide den)
{
	while (den % 2 == 0)
		den /= 2;
	while (den % 5 == 0)
		den /= 5;
	return den == 1;
}

static void put_decimals(struct buf *out, wide rest, wide den)
{
	if (!rest)
		return;
	buf_put_char(out, '.');
	while (rest) {
		rest *= 10;
		buf_put_char(out, (char)('0' + (int)(rest / den)));
		rest %= den;
	}
}

void rational_put(struct buf *out, struct rational a)
{
	if (!a.den)
		return;
	if (a.num < 0)
		buf_put_char(out, '-');
	a.num = absolute(a.num);
	if (ends(a.den) && a.den < ((wide)1 << 100)) {
		put_wide(out, a.num / a.den);
		put_decimals(out, a.num % a.den, a.den);
		return;
	}
	put_wide(out, a.num);
	buf_put_char(out, '/');
	put_wide(out, a.den);
}
