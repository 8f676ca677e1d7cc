/* Dates, years, decades and clock times. Private to lang/. */
#ifndef DIGLOT_LANG_QUANTITY_DATE_H
#define DIGLOT_LANG_QUANTITY_DATE_H

#include "lang/quantity.h"
#include "lang/quantity_scan.h"

/* The token behind the date that begins at the token, or 0 if none does. */
size_t date_read(const struct token_scan *scan, size_t i,
		 struct calendar *date);

/* A number of four figures that is a year where nothing else is said. */
bool date_is_year(const struct token_scan *scan, size_t i, int32_t *year);

#endif
