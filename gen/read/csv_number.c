/* Numbers of a table that can be drawn. strtod is no help: what it accepts
 * changes with the user's locale. */
#include "read/csv.h"

enum { DIGIT_LIMIT = 40 };

/* Cuts the text off the front, if it is there. */
static bool cut(struct str *s, struct str text)
{
	if (!str_starts(*s, text))
		return false;
	*s = str_slice(*s, text.len, s->len);
	return true;
}

static bool cut_separator(struct str *s)
{
	/* a comma; no-break, thin and narrow no-break space */
	return cut(s, STR(",")) || cut(s, STR("\xC2\xA0")) ||
	       cut(s, STR("\xE2\x80\x89")) || cut(s, STR("\xE2\x80\xAF"));
}

/* Adds the digits at the front to the number; returns how many. */
static size_t cut_digits(struct str *s, double *number)
{
	size_t n = 0;

	while (n < s->len && s->ptr[n] >= '0' && s->ptr[n] <= '9')
		*number = *number * 10 + (s->ptr[n++] - '0');
	*s = str_slice(*s, n, s->len);
	return n;
}

/* Digits, perhaps in groups of three. */
static bool cut_whole(struct str *s, double *number)
{
	size_t n = cut_digits(s, number);

	if (n == 0 || n > DIGIT_LIMIT)
		return false;
	if (n > 3)
		return true;
	while (cut_separator(s)) {
		n += 3;
		if (cut_digits(s, number) != 3 || n > DIGIT_LIMIT)
			return false;
	}
	return true;
}

static bool cut_fraction(struct str *s, double *number)
{
	double fraction = 0;
	size_t n;

	if (!cut(s, STR(".")))
		return true;
	n = cut_digits(s, &fraction);
	if (n == 0 || n > DIGIT_LIMIT)
		return false;
	while (n--)
		fraction /= 10;
	*number += fraction;
	return true;
}

bool csv_number(struct str text, double *value)
{
	struct str s = str_trim(text);
	/* hyphen, minus sign, full-width hyphen */
	bool negative = cut(&s, STR("-")) || cut(&s, STR("\xE2\x88\x92")) ||
			cut(&s, STR("\xEF\xBC\x8D"));
	double number = 0;

	if (!negative)
		cut(&s, STR("+"));
	if (!cut_whole(&s, &number) || !cut_fraction(&s, &number))
		return false;
	if (!cut(&s, STR("%")))
		cut(&s, STR("\xEF\xBC\x85"));
	if (s.len)
		return false;
	*value = negative ? -number : number;
	return true;
}
