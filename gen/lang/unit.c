/* The table of units. */
#include "lang/unit.h"

#define ROW(constant, id, dimension, num, den, base)                           \
	{STR_INIT(id), DIMENSION_##dimension, RATIONAL_INIT(num, den),         \
	 STR_INIT(base)},
const struct unit units[UNIT_COUNT] = {UNITS(ROW)};
#undef ROW

const struct unit *unit_find(struct str id)
{
	for (size_t i = 0; i < UNIT_COUNT; i++) {
		if (str_eq(units[i].id, id))
			return &units[i];
	}
	return NULL;
}
