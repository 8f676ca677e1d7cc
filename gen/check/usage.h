/* Slips that may be the habit of a whole text: they wait until the edition is
 * read. What a language's text nearly always writes its own way is a style of
 * its makers, and one note says so; what it writes now so, now so, are slips.
 * Private to check/. */
#ifndef DIGLOT_CHECK_USAGE_H
#define DIGLOT_CHECK_USAGE_H

#include "check/check.h"

/* Keeps a slip until it is decided upon; n: how many of them the text has, of
 * which this is the first. */
void usage_keep(struct checking *checking, const struct statement *statement,
		size_t side, const struct slip *slip, size_t n);

/* Counts a text that does not follow its language's habits. */
void usage_count(struct checking *checking, size_t side,
		 const size_t proper[USAGE_COUNT]);

#endif
