/* Quantities. */
#include "lang/quantity.h"

#define NAME(constant, name) STR_INIT(name),
const struct str quantity_kind_names[QUANTITY_KIND_COUNT] = {
	QUANTITY_KINDS(NAME)};
const struct str dimension_names[DIMENSION_LAST] = {DIMENSIONS(NAME)};
const struct str qualifier_names[QUALIFIER_COUNT] = {QUALIFIERS(NAME)};
#undef NAME

struct quantity *quantities_find(const struct language *language,
				 struct str text, struct arena *arena,
				 size_t *n)
{
	(void)language;
	(void)text;
	(void)arena;
	*n = 0;
	return NULL;
}

void quantities_set_unit(const struct language *language, struct str heading,
			 struct quantity *quantities, size_t n)
{
	(void)language;
	(void)heading;
	(void)quantities;
	(void)n;
}

const struct unit *unit_find(struct str id)
{
	(void)id;
	return NULL;
}
