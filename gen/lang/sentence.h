/* Where sentences end. */
#ifndef DIGLOT_LANG_SENTENCE_H
#define DIGLOT_LANG_SENTENCE_H

#include "lang/language.h"

/* The end, as a byte position, of the sentence that begins at start: behind
 * its closing marks and quotes and behind the white space that follows; the
 * text's length for the last. Abbreviations, initials, decimal points and
 * enumerations (Mr., U.S., 3.5, e.g.) end nothing. */
size_t sentence_end(const struct language *language, struct str text,
		    size_t start);

#endif
