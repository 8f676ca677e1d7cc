/* Wordings taken apart into glyphs, for the rules of typography. Private to
 * check/. */
#ifndef DIGLOT_CHECK_GLYPHS_H
#define DIGLOT_CHECK_GLYPHS_H

#include "lang/typography.h"
#include "model/statement.h"

/* The glyphs of one wording, with memory for the next. All zero is valid. */
struct glyph_text {
	const struct wording *wording;
	struct prose prose;
	struct glyph *glyphs;
	size_t cap;
};

/* The wording's glyphs; those of the wording before are gone. */
const struct prose *glyphs_of(struct glyph_text *text, struct arena *arena,
			      const struct language *language,
			      const struct wording *wording);

#endif
