/* Dates and ordinals among the quantities of a text: ranges of dates, years
 * that stand alone, anniversaries and plans. */
#include "lang/quantity_date.h"
#include "lang/quantity_finder.h"
#include "lang/unit.h"

static struct quantity *add_date(struct finder *f, size_t start, size_t next,
				 const struct calendar *date)
{
	struct quantity *quantity =
		finder_add(f, QUANTITY_DATE, DIMENSION_DATE, start, next);

	quantity->date = *date;
	return quantity;
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
	    i != f->used + 1 || !finder_is_near(f, i) ||
	    !finder_is_connector(f, i - 1))
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
	    !finder_is_connector(f, i) || !finder_is_near(f, i + 1) ||
	    date_read(&f->scan, i + 1, &other))
		return;
	next = few_digits(f, i + 1, &day);
	if (!next || phrase_unit_at(f, next) || day <= date.day)
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
	if (date.day && !date.month && finder_part_near(f, next, PART_AFTER))
		return false;
	if (first)
		complete(&date, first);
	if (finder_is_connector(f, next) && finder_is_near(f, next + 1) &&
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
	bool between = finder_part_before(f, i, PART_BETWEEN);

	if (!next || !finder_is_near(f, next + 1) ||
	    !(finder_is_connector(f, next) ||
	      (between && finder_part_near(f, next, PART_AND))) ||
	    !date_read(&f->scan, next + 1, &end) || end.timed ||
	    finder_part_before(f, i, PART_UNIT_BEFORE))
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

	bool marked = finder_part_near(f, i + 3, PART_YEAR_AFTER);

	if (!finder_part(f, i + 1, PART_HYPHEN) ||
	    !number_read(&f->scan, i + 2, &number) || !number.plain ||
	    number.n_figures != 2 || number.low.num <= date->year % 100)
		return false;
	if (f->scan.rules->solid
		    ? !marked
		    : number.low.num <= 12 || phrase_unit_at(f, i + 3))
		return false;
	end.year += (int32_t)number.low.num - date->year % 100;
	add_date(f, i, i + 1, date);
	add_date(f, i + 2, i + 3 + marked, &end);
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
	if (finder_is_connector(f, i + 1) && finder_is_near(f, i + 2)) {
		if ((date_read(&f->scan, i + 2, &end) && end.year) ||
		    date_is_year(&f->scan, i + 2, &year)) {
			add_date(f, i, i + 1, &date);
			f->used = i + 2;
			return true;
		}
		if (read_short_year(f, i, &date))
			return true;
		if (finder_is_touching(f, i + 1) &&
		    finder_is_touching(f, i + 2))
			return false;
	}
	if (phrase_unit_at(f, i + 1) ||
	    finder_part_before(f, i, PART_UNIT_BEFORE) ||
	    finder_part_near(f, i + 1, PART_SCALE) ||
	    finder_part_near(f, i + 1, PART_MORE) ||
	    (finder_part_before(f, i, PART_MINUS) &&
	     !finder_is_inside_word(f, i - 1)) ||
	    finder_part_near(f, i + 1, PART_TIMES))
		return false;
	add_date(f, i, i + 1, &date);
	return true;
}

/* The plan of the “十四五”, the 14th Five-Year Plan. */
static bool read_plan(struct finder *f, size_t i)
{
	struct number number;
	struct quantity *quantity;
	bool quoted = finder_part(f, i, PART_QUOTE);
	size_t start = i + quoted, next;

	if (quoted && !finder_is_touching(f, start))
		return false;
	if (!finder_part(f, start, PART_DIGIT) &&
	    !finder_part(f, start, PART_SCALE))
		return false;
	for (next = start; next < start + 3; next++) {
		if (next > start && !finder_is_touching(f, next))
			return false;
		if (finder_part(f, next, PART_PLAN_PERIOD) && next > start)
			break;
		if (!finder_part(f, next, PART_DIGIT) &&
		    !finder_part(f, next, PART_SCALE))
			return false;
	}
	if (next == start + 3)
		return false;
	if (!finder_is_touching(f, next + 1) ||
	    !(quoted ? finder_part(f, next + 1, PART_QUOTE)
		     : finder_part(f, next + 1, PART_PLAN)))
		return false;

	struct token_scan head = f->scan;

	head.n = next;
	head.memo = NULL;
	if (!number_read(&head, start, &number) || number.next != next)
		return false;
	quantity = finder_add(f, QUANTITY_ORDINAL, DIMENSION_ORDINAL, start,
			      next + 1);
	quantity_set_value(quantity, number.low, number.low, whole(1));
	return true;
}

static void add_years(struct finder *f, size_t start, size_t next,
		      struct rational years)
{
	struct phrase phrase = {.start = start, .next = next};
	struct quantity *quantity;

	phrase_take_before(f, &phrase);
	quantity = finder_add(f, QUANTITY_DURATION, DIMENSION_PERIOD,
			      phrase.start, next);
	quantity->qualifier = phrase.qualifier;
	quantity->unit = &units[UNIT_YEAR];
	quantity_set_value(quantity, years, years, whole(1));
}

/* Centenary, past century. */
static bool read_years(struct finder *f, size_t i)
{
	const struct number_word *word = finder_part(f, i, PART_YEARS);

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
	/* 第2～3句 are a range. */
	if (f->scan.rules->solid && finder_part(f, i, PART_ORDINAL_BEFORE) &&
	    finder_is_connector(f, next) && finder_is_near(f, next + 1) &&
	    f->scan.tokens[next + 1].kind == TOKEN_DIGITS)
		return false;
	/* The first three are three. */
	if (ordinal.weak && finder_is_near(f, next) &&
	    number_read(&f->scan, next, &number)) {
		f->used = next;
		return true;
	}
	if (finder_part_near(f, next, PART_ANNIVERSARY)) {
		add_years(f, i, next + 1, ordinal.value);
		return true;
	}
	counted = finder_part_near(f, next, PART_UNIT);
	if (finder_part_near(f, next, PART_PLAN) ||
	    (f->scan.rules->solid && counted &&
	     units[counted->value].dimension == DIMENSION_COUNT))
		next++;
	quantity = finder_add(f, QUANTITY_ORDINAL, DIMENSION_ORDINAL, i, next);
	quantity->weak = ordinal.weak;
	quantity_set_value(quantity, ordinal.value, ordinal.value, whole(1));
	return true;
}

bool calendar_read(struct finder *f, size_t i)
{
	return read_plan(f, i) || read_date_head(f, i) || read_date(f, i) ||
	       read_year(f, i) || read_ordinal(f, i) || read_years(f, i);
}
