/* Beginnings and ends of long texts. */
#ifndef DIGLOT_WRITE_EXCERPT_H
#define DIGLOT_WRITE_EXCERPT_H

#include "base/str.h"

/* The first so many characters of a text, or the last; fewer, so that no word
 * in Latin letters is cut. */
struct str excerpt_head(struct str text, size_t most);
struct str excerpt_tail(struct str text, size_t most);

#endif
