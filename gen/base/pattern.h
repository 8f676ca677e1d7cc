/* Patterns: POSIX extended regular expressions over bytes, in no locale. So a
 * letter outside of ASCII is several bytes: it may stand in a pattern, but not
 * in brackets. */
#ifndef DIGLOT_BASE_PATTERN_H
#define DIGLOT_BASE_PATTERN_H

#include "base/arena.h"

enum pattern_result {
	PATTERN_FITS,
	PATTERN_DIFFERS,
	PATTERN_BROKEN /* the pattern is none */
};

/* Whether the pattern is found in the text. What is in the pattern comes from
 * whoever wrote the templates and is trusted not to take for ever. */
enum pattern_result pattern_match(struct str pattern, struct str text);

#endif
