/* The table of units. */
#include "lang/unit.h"

#define ROW(constant, id, dimension, num, den, base)                           \
	{STR_INIT(id), DIMENSION_##dimension, RATIONAL_INIT(num, den),         \
	 STR_INIT(base)},
const struct unit units[UNIT_COUNT] = {UNITS(ROW)};
#undef ROW
