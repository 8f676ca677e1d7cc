/* Breaking text into lines where nobody else will: SVG does not wrap. */
#ifndef DIGLOT_WRITE_EPUB_LINES_H
#define DIGLOT_WRITE_EPUB_LINES_H

#include "base/arena.h"
#include "lang/language.h"

enum { LINES_MAX = 12 };

struct lines {
	struct str text[LINES_MAX]; /* borrowed, without space at the ends */
	size_t len;
	unsigned size; /* the font size at which they fit */
	bool broken;   /* a word had to be broken, or the text cut */
};

/* A field that text must fit into, all in the same unit. */
struct lines_box {
	unsigned width;
	unsigned height;
	unsigned largest; /* font size, tried first */
	unsigned smallest;
	bool bold; /* letters are wider than plain ones */
};

/* Breaks the text at the largest font size whose lines fit, as evenly as it
 * can: at spaces in languages that have them, between ideographs otherwise,
 * never before a closing mark or behind an opening one, and best where the
 * sense breaks (behind a colon or comma, before a bracket). Text too long for
 * the smallest size is cut with "…". Widths are estimates for common fonts,
 * on the safe side. */
struct lines lines_fit(struct arena *arena, const struct language *language,
		       struct str text, struct lines_box box);

/* The estimated width of a text in one line, in thousandths of an em. */
unsigned lines_width(struct arena *arena, const struct language *language,
		     struct str text, bool bold);

/* How far apart base lines are at a font size. */
unsigned lines_pitch(unsigned size);

#endif
