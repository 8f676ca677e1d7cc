/* Letters and digits that hold no quantity. Private to lang/. */
#ifndef DIGLOT_LANG_QUANTITY_NAME_H
#define DIGLOT_LANG_QUANTITY_NAME_H

#include "base/str.h"

/* Where the digits of a name begin whose letters stand from pos to piece: they
 * follow at once (G20), or behind a hyphen and capitals (COVID-19). 0: those
 * letters begin no name. */
size_t name_digits(struct str text, size_t pos, size_t piece);

/* The end of a name that the position is in: it goes on over marks that
 * letters or digits follow at once. */
size_t name_end(struct str text, size_t pos);

/* The end of an address that begins at the position, of a page, a path, an
 * identifier (use_case_2) or a digital object identifier; 0 if none does. The
 * position is inside the text. */
size_t address_end(struct str text, size_t pos);

#endif
