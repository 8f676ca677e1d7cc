/* Passages in Latin letters in a text whose words touch: titles, addresses and
 * names that are quoted as they are. Private to lang/. */
#ifndef DIGLOT_LANG_QUANTITY_EMBEDDED_H
#define DIGLOT_LANG_QUANTITY_EMBEDDED_H

#include "base/str.h"

/* The next passage at or behind the position: two words or more, or a word and
 * a number (February 2016), that no Han touches. Numbers beside Han are of the
 * text around it. Both ends are the text's if there is none. Linear over all
 * calls with rising positions. */
struct span embedded_next(struct str text, size_t pos);

#endif
