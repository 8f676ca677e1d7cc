/* Quantities in one line, for tests: "近800亿元: money 80000000000 CNY below".
 *
 * Several are parted by " | ". Behind the span stand the kind, the number in
 * its unit (a range as low..high), the unit's id, the qualifier if any, and
 * what else is set: weak, ambiguous, vague, grows, falls. */
#ifndef DIGLOT_TESTS_QUANTITY_NOTATION_H
#define DIGLOT_TESTS_QUANTITY_NOTATION_H

#include "base/buf.h"
#include "lang/quantity.h"

static void put_date(struct buf *out, const struct calendar *date)
{
	buf_put_char(out, ' ');
	if (date->year)
		buf_printf(out, "%d", date->year);
	if (date->years)
		buf_printf(out, "+%d", date->years);
	if (date->month || date->day)
		buf_printf(out, "-%02d", date->month);
	if (date->day)
		buf_printf(out, "-%02d", date->day);
	if (date->quarter)
		buf_printf(out, "Q%d", date->quarter);
	if (date->timed)
		buf_printf(out, "T%02d:%02d", date->hour, date->minute);
}

static void put_quantity(struct buf *out, struct str text,
			 const struct quantity *quantity)
{
	buf_put(out, str_span(text, quantity->span));
	buf_put(out, STR(": "));
	buf_put(out, quantity_kind_names[quantity->kind]);
	if (quantity->kind == QUANTITY_DATE) {
		put_date(out, &quantity->date);
	} else if (quantity->kind == QUANTITY_NAME) {
		buf_put_char(out, ' ');
		buf_put(out, quantity->key);
	} else {
		buf_put_char(out, ' ');
		rational_put(out, quantity->number_low);
		if (!rational_equal(quantity->number_low,
				    quantity->number_high)) {
			buf_put(out, STR(".."));
			rational_put(out, quantity->number_high);
		}
	}
	if (quantity->unit) {
		buf_put_char(out, ' ');
		buf_put(out, quantity->unit->id);
	}
	if (quantity->qualifier != QUALIFIER_EXACT) {
		buf_put_char(out, ' ');
		buf_put(out, qualifier_names[quantity->qualifier]);
	}
	if (quantity->weak)
		buf_put(out, STR(" weak"));
	if (quantity->ambiguous)
		buf_put(out, STR(" ambiguous"));
	if (quantity->vague)
		buf_put(out, STR(" vague"));
	if (quantity->change)
		buf_put(out,
			quantity->change > 0 ? STR(" grows") : STR(" falls"));
}

static void put_quantities(struct buf *out, struct str text,
			   const struct quantity *quantities, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_put(out, STR(" | "));
		put_quantity(out, text, &quantities[i]);
	}
}

#endif
