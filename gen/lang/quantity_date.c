/* The grammar of dates: numbers with marks behind them (2020年12月8日), or the
 * names of months among numbers (8 December 2020). */
#include "lang/quantity_date.h"

#include "lang/quantity_number.h"

struct dating {
	const struct token_scan *scan;
	struct calendar *date;
	size_t pos; /* the token behind what was read */
	size_t start;
};

/* Whether the next part may stand where it stands: the first anywhere, others
 * behind the one before. */
static bool follows(const struct dating *d)
{
	return d->pos == d->start || token_is_near(d->scan, d->pos);
}

static bool is_within(struct rational value, int low, int high)
{
	return value.den == 1 && value.num >= low && value.num <= high;
}

/* A whole number from low to high at the token; the token behind it, or 0. */
static size_t small_at(const struct token_scan *scan, size_t i, int low,
		       int high, int *value)
{
	struct number number;

	if (!number_read(scan, i, &number) ||
	    !is_within(number.low, low, high) ||
	    !rational_equal(number.low, number.high) ||
	    (number.digits && !number.plain) ||
	    number.qualifier != QUALIFIER_EXACT)
		return 0;
	*value = (int)number.low.num;
	return number.next;
}

static size_t year_at(const struct token_scan *scan, size_t i, int32_t *year)
{
	struct number number;

	if (!number_read(scan, i, &number) || number.n_figures != 4 ||
	    !(number.plain || number.figures) ||
	    !is_within(number.low, 1000, 2999))
		return 0;
	*year = (int32_t)number.low.num;
	return number.next;
}

bool date_is_year(const struct token_scan *scan, size_t i, int32_t *year)
{
	return year_at(scan, i, year) && *year >= 1900 && *year < 2100;
}

/* The number from low to high at the token, with the part behind it. */
static size_t marked_at(const struct token_scan *scan, size_t i,
			enum number_part mark, int low, int high, int *value)
{
	size_t next = small_at(scan, i, low, high, value);

	if (!next || !token_is_near(scan, next) ||
	    !token_part(scan, next, mark))
		return 0;
	return next + 1;
}

static bool take_day(struct dating *d)
{
	int day = 0;
	size_t next = 0;

	if (follows(d))
		next = marked_at(d->scan, d->pos, PART_DAY_AFTER, 1, 31, &day);
	if (!next)
		return false;
	/* 5号 alone is a number rather than a day. */
	if (!d->date->month &&
	    token_part(d->scan, next - 1, PART_DAY_AFTER)->flags & WORD_WEAK)
		return false;
	d->date->day = (uint8_t)day;
	d->pos = next;
	return true;
}

static bool take_month(struct dating *d)
{
	int month = 0;
	size_t next = 0;

	if (follows(d))
		next = marked_at(d->scan, d->pos, PART_MONTH_AFTER, 1, 12,
				 &month);
	if (!next)
		return false;
	d->date->month = (uint8_t)month;
	d->pos = next;
	take_day(d);
	return true;
}

/* 第一季度, first quarter, Q1, 上半年, first half. */
static bool take_quarter(struct dating *d)
{
	const struct token_scan *scan = d->scan;
	const struct number_word *name =
		token_part(scan, d->pos, PART_QUARTER_NAME);
	struct ordinal ordinal;
	int number = 0;
	size_t next = 0;

	if (name) {
		d->date->quarter = (uint8_t)name->value;
		d->pos++;
		return true;
	}
	if (ordinal_read(scan, d->pos, &ordinal) &&
	    is_within(ordinal.value, 1, 4)) {
		next = ordinal.next;
		number = (int)ordinal.value.num;
	} else if (scan->rules->solid) {
		next = small_at(scan, d->pos, 1, 4, &number);
	}
	if (!next || !token_is_near(scan, next))
		return false;
	if (token_part(scan, next, PART_HALF_OF_YEAR) && number <= 2)
		number += 4;
	else if (!token_part(scan, next, PART_QUARTER))
		return false;
	d->date->quarter = (uint8_t)number;
	d->pos = next + 1;
	return true;
}

/* 公元前221年, 221 BC. */
static bool take_early_year(struct dating *d)
{
	const struct token_scan *scan = d->scan;
	const struct number_word *before, *after;
	int year = 0;
	size_t next = small_at(scan, d->pos, 1, 9999, &year);

	if (!next || !token_is_near(scan, next))
		return false;
	before = d->pos && token_is_near(scan, d->pos)
			 ? token_part(scan, d->pos - 1, PART_DATE_AT)
			 : NULL;
	after = token_part(scan, next, PART_YEAR_AFTER);
	if (!after || ((!before || before->value >= 0) && after->value >= 0))
		return false;
	d->date->year = -year;
	d->pos = next + 1;
	return true;
}

/* 2020年, with what may follow. */
static bool take_marked_year(struct dating *d)
{
	const struct token_scan *scan = d->scan;
	int32_t year;
	size_t next = year_at(scan, d->pos, &year);

	if (!next || !token_is_near(scan, next) ||
	    !token_part(scan, next, PART_YEAR_AFTER))
		return false;
	d->date->year = year;
	d->pos = next + 1;
	if (!token_is_near(scan, d->pos))
		return true;
	if (!take_month(d))
		take_quarter(d);
	return true;
}

/* 20世纪90年代, 21世纪, 上世纪90年代, 90年代, 1990s, 21st century. */
static bool take_decade(struct dating *d, int32_t century)
{
	int decade = 0;
	size_t next =
		marked_at(d->scan, d->pos, PART_DECADE_AFTER, 10, 99, &decade);

	/* 30 s are seconds. */
	if (!next || decade % 10 ||
	    !(d->scan->rules->solid || token_is_touching(d->scan, next - 1)))
		return false;
	d->date->year = century + decade;
	d->date->years = 10;
	d->pos = next;
	return true;
}

/* The token behind the hyphen that touches the one before: 19th-century. */
static size_t behind_hyphen(const struct token_scan *scan, size_t i)
{
	return token_is_touching(scan, i) && token_part(scan, i, PART_HYPHEN) &&
			       token_is_touching(scan, i + 1)
		       ? i + 1
		       : i;
}

static bool take_century(struct dating *d)
{
	const struct token_scan *scan = d->scan;
	const struct number_word *last =
		token_part(scan, d->pos, PART_CENTURY_BEFORE);
	struct ordinal ordinal;
	int number = 0;
	size_t next = 0;

	if (last) {
		struct dating behind = {scan, d->date, d->pos + 1, d->start};

		if (!token_is_near(scan, behind.pos) ||
		    !take_decade(&behind, last->value))
			return false;
		d->pos = behind.pos;
		return true;
	}
	if (!scan->rules->solid && ordinal_read(scan, d->pos, &ordinal) &&
	    is_within(ordinal.value, 1, 30)) {
		next = behind_hyphen(scan, ordinal.next);
		next = token_is_near(scan, next) &&
				       token_part(scan, next,
						  PART_CENTURY_AFTER)
			       ? next + 1
			       : 0;
		number = (int)ordinal.value.num;
	} else if (scan->rules->solid) {
		next = marked_at(scan, d->pos, PART_CENTURY_AFTER, 1, 30,
				 &number);
	}
	if (!next)
		return false;
	d->date->year = (number - 1) * 100;
	d->date->years = 100;
	d->pos = next;
	if (token_is_near(scan, next))
		take_decade(d, d->date->year);
	return true;
}

/* 1990s; 1990年代 as well. */
static bool take_year_decade(struct dating *d)
{
	int32_t year;
	size_t next = year_at(d->scan, d->pos, &year);

	if (!next || year % 10 ||
	    !(d->scan->rules->solid ? token_is_near(d->scan, next)
				    : token_is_touching(d->scan, next)) ||
	    !token_part(d->scan, next, PART_DECADE_AFTER))
		return false;
	d->date->year = year;
	d->date->years = 10;
	d->pos = next + 1;
	return true;
}

/* Whether only a comma and a space stand before the token. */
static bool is_behind_comma(const struct token_scan *scan, size_t i)
{
	struct span gap;

	if (i == 0 || i >= scan->n)
		return false;
	gap = (struct span){scan->tokens[i - 1].span.end,
			    scan->tokens[i].span.start};
	return str_eq(str_trim(str_span(scan->text, gap)), STR(","));
}

/* The year that follows the name of a month: 2020, of 2020. */
static void take_late_year(struct dating *d)
{
	const struct token_scan *scan = d->scan;
	size_t at = d->pos;
	int32_t year;
	size_t next;

	if (token_is_near(scan, at) && token_part(scan, at, PART_OF))
		at++;
	if (!token_is_near(scan, at) &&
	    !(is_behind_comma(scan, at) && at == d->pos))
		return;
	next = year_at(scan, at, &year);
	if (!next || token_part(scan, next, PART_DECADE_AFTER))
		return;
	d->date->year = year;
	d->pos = next;
}

/* A day beside the name of a month: 8, 8th, the eighth of. */
static size_t day_at(const struct token_scan *scan, size_t i, int *day)
{
	struct ordinal ordinal;
	size_t next;

	if (ordinal_read(scan, i, &ordinal) &&
	    is_within(ordinal.value, 1, 31)) {
		*day = (int)ordinal.value.num;
		return ordinal.next;
	}
	next = scan->tokens[i].kind == TOKEN_DIGITS
		       ? small_at(scan, i, 1, 31, day)
		       : 0;
	return next;
}

/* December 8, 2020; December 2020; in December. */
static bool take_month_first(struct dating *d)
{
	const struct token_scan *scan = d->scan;
	const struct number_word *month = token_part(scan, d->pos, PART_MONTH);
	size_t start = d->pos, next;
	int day = 0;

	if (!month)
		return false;
	d->date->month = (uint8_t)month->value;
	d->pos++;
	if (token_is_near(scan, d->pos)) {
		next = day_at(scan, d->pos, &day);
		if (next) {
			d->date->day = (uint8_t)day;
			d->pos = next;
		}
	}
	take_late_year(d);
	if (d->date->day || d->date->year || !(month->flags & WORD_WEAK))
		return true;
	if (token_is_near(scan, d->pos + 1) && token_is_near(scan, d->pos) &&
	    token_part(scan, d->pos, PART_TO) &&
	    token_part(scan, d->pos + 1, PART_MONTH))
		return true;
	if (!start || !token_is_near(scan, start))
		return false;
	return token_part(scan, start - 1, PART_DATE_AT) ||
	       (start > 1 && token_is_near(scan, start - 1) &&
		token_has_part(scan, start - 1,
			       PART_BIT(PART_TO) | PART_BIT(PART_HYPHEN)) &&
		token_part(scan, start - 2, PART_MONTH));
}

/* 8 December 2020, the 8th of December. */
static bool take_day_first(struct dating *d)
{
	const struct token_scan *scan = d->scan;
	const struct number_word *month;
	int day = 0;
	size_t next = day_at(scan, d->pos, &day);

	if (!next || !token_is_near(scan, next))
		return false;
	if (token_part(scan, next, PART_OF) && token_is_near(scan, next + 1))
		next++;
	month = token_part(scan, next, PART_MONTH);
	if (!month)
		return false;
	d->date->day = (uint8_t)day;
	d->date->month = (uint8_t)month->value;
	d->pos = next + 1;
	take_late_year(d);
	return true;
}

static bool two_digits_at(const struct token_scan *scan, size_t i, int *value)
{
	return i < scan->n && token_is_touching(scan, i) &&
	       scan->tokens[i].kind == TOKEN_DIGITS &&
	       scan->tokens[i].n_digits <= 2 && small_at(scan, i, 0, 99, value);
}

/* 2020-12-08, 2020/12/8. */
static bool take_numeric(struct dating *d)
{
	const struct token_scan *scan = d->scan;
	size_t i = d->pos;
	enum number_part mark = PART_HYPHEN;
	int32_t year;
	int month = 0, day = 0;

	if (scan->tokens[i].kind != TOKEN_DIGITS || !year_at(scan, i, &year) ||
	    !token_is_touching(scan, i + 1))
		return false;
	if (token_part(scan, i + 1, PART_SLASH))
		mark = PART_SLASH;
	if (!token_part(scan, i + 1, mark) ||
	    !two_digits_at(scan, i + 2, &month) ||
	    !token_is_touching(scan, i + 3) || !token_part(scan, i + 3, mark) ||
	    !two_digits_at(scan, i + 4, &day))
		return false;
	if (month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	*d->date = (struct calendar){
		.year = year, .month = (uint8_t)month, .day = (uint8_t)day};
	d->pos = i + 5;
	return true;
}

static void set_time(struct dating *d, int hour, int minute,
		     const struct number_word *noon)
{
	if (noon && noon->value == 12 && hour < 12)
		hour += 12;
	if (noon && noon->value == 0 && hour == 12)
		hour = 0;
	d->date->hour = (uint8_t)hour;
	d->date->minute = (uint8_t)minute;
	d->date->timed = true;
}

/* 8:30, 8:30 a.m., 8 a.m. */
static bool take_clock(struct dating *d)
{
	const struct token_scan *scan = d->scan;
	const struct number_word *noon, *before;
	size_t i = d->pos, next;
	int hour = 0, minute = 0;
	bool colon;

	before = scan->rules->solid ? token_part(scan, i, PART_NOON) : NULL;
	if (before && token_is_near(scan, i + 1))
		i++;
	if (scan->tokens[i].kind != TOKEN_DIGITS)
		return false;
	next = small_at(scan, i, 0, 24, &hour);
	if (!next)
		return false;
	colon = next < scan->n && scan->tokens[next].n_digits == 2 &&
		str_eq(str_span(scan->text,
				(struct span){scan->tokens[i].span.end,
					      scan->tokens[next].span.start}),
		       STR(":"));
	if (colon)
		next = small_at(scan, next, 0, 59, &minute);
	if (!next)
		return false;
	noon = token_is_near(scan, next) ? token_part(scan, next, PART_NOON)
					 : NULL;
	if (!colon && (!noon || scan->rules->solid))
		return false;
	set_time(d, hour, minute, before ? before : noon);
	d->pos = next + (noon != NULL);
	return true;
}

/* Midnight. */
static bool take_midnight(struct dating *d)
{
	const struct number_word *word = token_part(d->scan, d->pos, PART_NOON);

	if (!word || word->value != 24)
		return false;
	set_time(d, 0, 0, NULL);
	d->pos++;
	return true;
}

static bool is_connector(const struct token_scan *scan, size_t i)
{
	return token_is_near(scan, i) &&
	       token_has_part(scan, i,
			      PART_BIT(PART_TO) | PART_BIT(PART_HYPHEN));
}

/* Whether an hour that ends before the token is the first or second of 6时至
 * 23时. */
static bool is_end_of_range(const struct dating *d, size_t next)
{
	const struct token_scan *scan = d->scan;
	size_t start = d->start;
	int hour;

	if (is_connector(scan, next) && token_is_near(scan, next + 1) &&
	    marked_at(scan, next + 1, PART_HOUR_AFTER, 0, 24, &hour))
		return true;
	return start > 1 && token_is_near(scan, start) &&
	       is_connector(scan, start - 1) &&
	       (token_part(scan, start - 2, PART_HOUR_AFTER) ||
		token_part(scan, start - 2, PART_MINUTE_AFTER));
}

/* 8时30分, 下午3时, 8点半. */
static bool take_hour(struct dating *d)
{
	const struct token_scan *scan = d->scan;
	const struct number_word *noon = token_part(scan, d->pos, PART_NOON);
	int hour = 0, minute = 0;
	size_t next, end;

	if (!scan->rules->solid)
		return false;
	next = marked_at(scan, d->pos + (noon != NULL), PART_HOUR_AFTER, 0, 24,
			 &hour);
	if (!next)
		return false;
	end = token_is_touching(scan, next)
		      ? marked_at(scan, next, PART_MINUTE_AFTER, 0, 59, &minute)
		      : 0;
	if (!end && token_is_touching(scan, next) &&
	    token_part(scan, next, PART_HALF)) {
		minute = 30;
		end = next + 1;
	}
	if (!end && !noon && !d->date->day && !is_end_of_range(d, next))
		return false;
	set_time(d, hour, minute, noon);
	d->pos = end ? end : next;
	return true;
}

static bool take_date(struct dating *d)
{
	return take_numeric(d) || take_early_year(d) || take_year_decade(d) ||
	       take_marked_year(d) || take_century(d) || take_decade(d, 1900) ||
	       take_month(d) || take_day_first(d) || take_month_first(d) ||
	       take_day(d);
}

/* H1 is the first half of a year only beside the year. */
static bool is_weak_name(const struct token_scan *scan, size_t i)
{
	const struct number_word *name = token_part(scan, i, PART_QUARTER_NAME);
	int32_t year;

	return name && name->flags & WORD_WEAK &&
	       !(i && token_is_near(scan, i) && year_at(scan, i - 1, &year));
}

size_t date_read(const struct token_scan *scan, size_t i, struct calendar *date)
{
	struct dating d = {scan, date, i, i};

	*date = (struct calendar){0};
	if (take_date(&d)) {
		if (date->day && token_is_near(scan, d.pos) && !take_clock(&d))
			take_hour(&d);
		return d.pos;
	}
	*date = (struct calendar){0};
	d.pos = i;
	if (take_quarter(&d)) {
		take_late_year(&d);
		return date->year || !is_weak_name(scan, i) ? d.pos : 0;
	}
	*date = (struct calendar){0};
	d.pos = i;
	return take_clock(&d) || take_hour(&d) || take_midnight(&d) ? d.pos : 0;
}
