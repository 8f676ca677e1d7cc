/* Questions to a figure, and its numbers in digits. */
#include "write/address.h"
#include "write/figures.h"

enum { DIGIT = 10 };

__extension__ typedef unsigned __int128 unsigned_wide;

bool figure_is_range(const struct figure *figure)
{
	const struct quantity *quantity = figure->quantity;

	return !rational_equal(quantity->low, quantity->high);
}

struct str figure_unit(const struct figure *figure)
{
	return figure->quantity->unit ? figure->quantity->unit->id
				      : (struct str){0};
}

struct str figure_base_unit(const struct figure *figure)
{
	const struct quantity *quantity = figure->quantity;

	if (quantity->unit)
		return quantity->unit->base;
	switch (quantity->dimension) {
	case DIMENSION_SHARE:
	case DIMENSION_POINTS:
	case DIMENSION_MULTIPLE:
		return dimension_names[quantity->dimension];
	default:
		return (struct str){0};
	}
}

struct str figure_change(const struct figure *figure)
{
	if (!figure->quantity->change)
		return (struct str){0};
	return figure->quantity->change > 0 ? STR("rise") : STR("fall");
}

struct str figure_column(struct arena *arena, struct str prefix,
			 struct str slug)
{
	struct str column = arena_join(arena, prefix, STR("_"), slug);
	char *bytes = (char *)column.ptr;

	for (size_t i = 0; i < column.len; i++)
		if (bytes[i] == '-')
			bytes[i] = '_';
	return column;
}

struct str figure_href(struct arena *arena, const struct view *view,
		       const struct figure *figure)
{
	struct str id = statement_id(figure->statement), href;
	struct buf out = {0};

	address_escape(&out, view->slug);
	buf_put_char(&out, '/');
	address_escape(&out, figure->statement->pair->chapter->address);
	buf_put(&out, STR(".html"));
	if (id.len) {
		buf_put_char(&out, '#');
		buf_put(&out, id);
	}
	href = buf_copy(&out, arena);
	buf_free(&out);
	return href;
}

void figure_put_context(struct buf *out, const struct figure_saying *saying)
{
	const struct str ellipsis = STR("\xE2\x80\xA6");
	const struct str between = STR(" \xC2\xB7 "); /* a middle dot */

	if (!saying->row.len && !saying->column.len) {
		buf_put(out, saying->cut_before ? ellipsis : STR(""));
		buf_put(out, saying->before);
		buf_put(out, saying->phrase);
		buf_put(out, saying->after);
		buf_put(out, saying->cut_after ? ellipsis : STR(""));
		return;
	}
	buf_put(out, saying->row);
	if (saying->row.len && saying->column.len)
		buf_put(out, between);
	buf_put(out, saying->column);
}

/* The digits of remainder / divisor; carries into *whole when it rounds up.
 * Both are halved until ten times the remainder fits: digits that far out are
 * not written. */
static uint64_t decimals_of(unsigned_wide remainder, unsigned_wide divisor,
			    uint64_t limit)
{
	uint64_t digits = 0;

	while (divisor > ~(unsigned_wide)0 / DIGIT) {
		remainder /= 2;
		divisor /= 2;
	}
	for (uint64_t i = 1; i < limit; i *= DIGIT) {
		remainder *= DIGIT;
		digits = digits * DIGIT + (uint64_t)(remainder / divisor);
		remainder %= divisor;
	}
	return digits + (remainder >= divisor - remainder);
}

void figure_put_decimal(struct buf *out, struct rational number)
{
	bool negative = number.num < 0;
	unsigned_wide size = (unsigned_wide)number.num, divisor;
	uint64_t limit = 1, decimals;
	struct rational rounded;

	if (!rational_is_number(number))
		return;
	for (size_t i = 0; i < FIGURE_DECIMALS; i++)
		limit *= DIGIT;
	size = negative ? -size : size;
	divisor = (unsigned_wide)number.den;
	decimals = decimals_of(size % divisor, divisor, limit);
	rounded = rational_add((struct rational){(wide)(size / divisor), 1},
			       rational((int64_t)decimals, (int64_t)limit));
	if (negative)
		rounded = rational_subtract(rational(0, 1), rounded);
	rational_put(out,
		     rational_is_number(rounded)
			     ? rounded
			     : (struct rational){(wide)(size / divisor), 1});
}
