/* Exact numbers: fractions of whole numbers of 128 bits, in lowest terms.
 *
 * Quantities are compared by value, so nothing is ever rounded on the way.
 * What does not fit is no number: .den is 0, and so is that of everything
 * computed from it; it compares as unequal to all, itself included. */
#ifndef DIGLOT_LANG_RATIONAL_H
#define DIGLOT_LANG_RATIONAL_H

#include "base/buf.h"
#include "base/str.h"

__extension__ typedef __int128 wide;

struct rational {
	wide num;
	wide den; /* above 0; 0: no number */
};

/* For static tables; the fraction must be in lowest terms. */
#define RATIONAL_INIT(num, den)                                                \
	{                                                                      \
		num, den                                                       \
	}

struct rational rational(int64_t num, int64_t den);
bool rational_is_number(struct rational a);

struct rational rational_add(struct rational a, struct rational b);
struct rational rational_subtract(struct rational a, struct rational b);
struct rational rational_multiply(struct rational a, struct rational b);

/* b must not be 0: that is no number. */
struct rational rational_divide(struct rational a, struct rational b);

/* 10 to the exponent, which may be negative. */
struct rational rational_power_of_ten(int exponent);

bool rational_equal(struct rational a, struct rational b);

/* Below, equal to or above 0 as a is to b; both must be numbers. */
int rational_compare(struct rational a, struct rational b);

/* |a - b| <= by. */
bool rational_is_near(struct rational a, struct rational b, struct rational by);

/* Whether a is b times a power of ten other than 1; *exponent is which. */
bool rational_is_scaled(struct rational a, struct rational b, int *exponent);

/* Appends the number in decimal digits without separators ("15700",
 * "2216.6", "-0.5"); a fraction that does not end as "2/3". */
void rational_put(struct buf *out, struct rational a);

#endif
