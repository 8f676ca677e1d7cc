/* UTF-8 as defined in RFC 3629: no overlong forms, no surrogates. */
#ifndef DIGLOT_BASE_UTF8_H
#define DIGLOT_BASE_UTF8_H

#include "base/arena.h"

/* Position of the first byte that is not valid UTF-8, or STR_NONE. */
size_t utf8_invalid(struct str s);

/* The code point at *pos, which moves behind it. s is valid UTF-8 and *pos is
 * inside it at the start of a code point. */
uint32_t utf8_next(struct str s, size_t *pos);

/* The code point that ends before *pos, which moves to its start; *pos > 0. */
uint32_t utf8_previous(struct str s, size_t *pos);

/* How many code points the string has. */
size_t utf8_count(struct str s);

/* Any bytes as a terminal can show them, in one line: a question mark for each
 * byte of a control character and, if they are no UTF-8, for all but ASCII. In
 * the arena. */
struct str utf8_printable(struct arena *arena, struct str s);

#endif
