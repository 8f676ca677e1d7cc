/* The number in a name: “Edition 1”, 第1版, 第十二版, “1st edition”, “First
 * edition”, الطبعة الأولى. */
#ifndef DIGLOT_LANG_NUMERAL_H
#define DIGLOT_LANG_NUMERAL_H

#include "base/arena.h"

/* The text with a whole number in it exchanged for another that is written in
 * the same way: in digits of any script, in Chinese numerals, as an ordinal.
 * tag is the text's language; empty: it may be any. The new text is in the
 * arena. False if the text does not hold the number exactly once, or if the
 * other number has no such way of writing that diglot knows. */
bool numeral_exchange(struct arena *arena, struct str tag, struct str text,
		      uint32_t from, uint32_t to, struct str *out);

#endif
