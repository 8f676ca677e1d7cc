/* Terms: what an index holds of a text, and what a query of it looks up.
 *
 * A text is folded first: compatibility forms become the usual ones (full
 * width, ligatures, superscripts), letters lose case and diacritics, quotation
 * marks and dashes become those of ASCII, marks that are not seen go, and so do
 * commas between thousands, which only some languages print. The
 * folded text is split: scripts without spaces between words (Han, kana, Thai
 * and their like) into pairs of neighbours, everything else into words, that
 * is, letters and digits that follow each other. Of every run without spaces
 * the last character is a term of its own too: so the terms that begin with a
 * character lead to every place that has it.
 *
 * templates/search/search.js does the same in the browser; tests/search.mjs
 * holds the two together. */
#ifndef DIGLOT_LANG_TERM_H
#define DIGLOT_LANG_TERM_H

#include "base/buf.h"
#include "base/str.h"

/* Whether the character is of a script without spaces between words. */
bool term_is_solid(uint32_t code_point);

/* Appends the text, folded. */
void text_fold(struct buf *out, struct str text);

/* A walk over the terms of a folded text. */
struct term_walk {
	struct str text;
	size_t pos;
	size_t last; /* the character before pos; in a run without spaces */
	bool in_run;
};

/* Begins at the start of a folded text, which must outlive the walk. */
struct term_walk term_walk(struct str folded);

/* The next term, borrowed from the text; false when there is none. */
bool term_next(struct term_walk *walk, struct str *term);

#endif
