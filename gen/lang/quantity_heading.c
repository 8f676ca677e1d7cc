/* Units that the heading of a column names for all its numbers. */
#include <string.h>

#include "lang/quantity_finder.h"
#include "lang/unit.h"

/* Whether a unit may begin at the position: nothing stands before it, a
 * bracket or a mark that parts it from what the column holds. */
static bool begins_unit(struct str heading, size_t pos)
{
	struct str before = str_trim(str_slice(heading, 0, pos));

	return !before.len || strchr("([,/:", before.ptr[before.len - 1]) ||
	       str_ends(before, STR("（")) || str_ends(before, STR("，")) ||
	       str_ends(before, STR("／")) || str_ends(before, STR("：")) ||
	       str_ends(before, STR("〔"));
}

static bool ends_unit(struct str heading, size_t pos)
{
	struct str after = str_trim(str_slice(heading, pos, heading.len));

	return !after.len || strchr(")],", after.ptr[0]) ||
	       str_starts(after, STR("）")) || str_starts(after, STR("，")) ||
	       str_starts(after, STR("〕"));
}

/* Below "Year" and "Month" are years and months, not so many of them. */
static bool names_calendar(const struct finder *f, size_t i,
			   const struct unit *unit)
{
	return !f->scan.tokens[i].span.start &&
	       (unit->dimension == DIMENSION_PERIOD ||
		unit->dimension == DIMENSION_TIME);
}

/* The unit at the token of a heading, with the scale that it counts in. */
static const struct unit *heading_unit(struct finder *f, size_t i,
				       struct rational *scale)
{
	struct str heading = f->scan.text;
	bool in = finder_part(f, i, PART_IN) && finder_is_near(f, i + 1);
	const struct number_word *word = finder_part(f, i + in, PART_UNIT);
	struct phrase phrase = {.number.low = {1, 1}, .next = i + in + 1};

	if (!begins_unit(heading, f->scan.tokens[i].span.start) &&
	    !(in && f->scan.tokens[i].gap == GAP_SPACE))
		return NULL;
	if (word)
		phrase.unit = &units[word->value];
	else if (!phrase_read(f, i + in, false, &phrase))
		return NULL;
	if (!phrase.unit ||
	    !ends_unit(heading, f->scan.tokens[phrase.next - 1].span.end))
		return NULL;
	if (names_calendar(f, i, phrase.unit))
		return NULL;
	*scale = phrase.number.low;
	return phrase.unit;
}

static void set_unit(struct quantity *quantity, const struct unit *unit,
		     struct rational scale)
{
	const struct calendar *date = &quantity->date;
	bool year = quantity->kind == QUANTITY_DATE && !date->month &&
		    !date->day && !date->years && !date->quarter &&
		    quantity->span.end - quantity->span.start == 4;

	if (year && unit->dimension != DIMENSION_PERIOD) {
		quantity->number_low = quantity->number_high =
			whole(date->year);
		quantity->step = whole(1);
		quantity->date = (struct calendar){0};
		quantity->kind = QUANTITY_MEASURE;
	} else if (quantity->unit || quantity->dimension != DIMENSION_NONE ||
		   quantity->kind == QUANTITY_NAME) {
		return;
	}
	quantity->unit = unit;
	quantity->dimension = unit->dimension;
	if (quantity->kind != QUANTITY_RANGE)
		quantity->kind = quantity_kind_of(unit);
	quantity_set_value(quantity,
			   rational_multiply(quantity->number_low, scale),
			   rational_multiply(quantity->number_high, scale),
			   rational_multiply(quantity->step, scale));
}

void quantities_set_unit(const struct language *language, struct str heading,
			 struct quantity *quantities, size_t n)
{
	struct arena scratch = {0};
	struct finder f = {.arena = &scratch};
	const struct unit *unit = NULL;
	struct rational scale = {1, 1};

	f.scan = token_begin(language->quantities, heading);
	token_next(&f.scan, &scratch);
	for (size_t i = 0; i < f.scan.n && !unit; i++)
		unit = heading_unit(&f, i, &scale);
	arena_free(&scratch);
	for (size_t i = 0; unit && i < n; i++)
		set_unit(&quantities[i], unit, scale);
}
