/* Typography: what a language's own rules find wrong in a text, whatever its
 * counterpart says. The rules are data, one set a language; what they look at
 * are glyphs: a text taken apart once, for all of them.
 *
 * The rules for Chinese follow GB/T 15834 (punctuation) and GB/T 15835
 * (numerals). */
#ifndef DIGLOT_LANG_TYPOGRAPHY_H
#define DIGLOT_LANG_TYPOGRAPHY_H

#include "base/buf.h"
#include "lang/language.h"

enum glyph_class {
	GLYPH_SPACE,
	GLYPH_LINE, /* the end of a line or block */
	GLYPH_DIGIT,
	GLYPH_LATIN, /* a letter of the Latin script */
	GLYPH_HAN,
	GLYPH_LETTER,    /* of any other script */
	GLYPH_MARK,      /* punctuation of ASCII */
	GLYPH_WIDE_MARK, /* full-width punctuation, and that of East Asia */
	GLYPH_OTHER      /* “ … — and all the rest */
};

/* What a character stands in. */
enum {
	GLYPH_CODE = 1,         /* code, or an address of the web */
	GLYPH_EMPHASIS = 2,     /* emphasis or a link's text */
	GLYPH_AFTER_OBJECT = 4, /* behind a note's number, a reference … that
				   has no letters of its own; a line's end that
				   counts as a space */
	GLYPH_UNREAD = 8        /* code that looks like markup, and is not read
				   as such: `x` in an HTML element */
};

/* A character of a text. */
struct glyph {
	uint32_t code;
	uint32_t start; /* byte */
	uint8_t class;  /* enum glyph_class */
	uint8_t traits;
};

enum glyph_class glyph_class(uint32_t code_point);

/* A text as the rules see it. Behind the n glyphs stands one more, of class
 * GLYPH_LINE, that starts where the text ends. */
struct prose {
	const struct language *language;
	struct str text;
	const struct glyph *glyphs;
	size_t n;
};

enum slip_kind {
	SLIP_FULL_WIDTH,
	SLIP_HALF_WIDTH,
	SLIP_STRAIGHT_QUOTES,
	SLIP_ELLIPSIS,
	SLIP_DASH,
	SLIP_MIDDLE_DOT,
	SLIP_RANGE_NUMBER,
	SLIP_RANGE_TIME,
	SLIP_RANGE_PERCENT,
	SLIP_CIRCLE_ZERO,
	SLIP_PAUSE_MARK,
	SLIP_MARK_AFTER_NUMBER,
	SLIP_TYPED_SPACE,
	SLIP_DOUBLE_SPACE,
	SLIP_DOUBLED_WORD,
	SLIP_UNCLOSED,
	SLIP_UNOPENED,
	SLIP_ODD_QUOTES,
	SLIP_HAN,     /* Han in a text in Latin letters */
	SLIP_SENTENCE /* a sentence in Latin letters in a text in Han */
};

/* What a text in Han may write its own way throughout. */
enum usage {
	USAGE_NONE,
	USAGE_SPACE, /* between Han and Latin letters or digits */
	USAGE_QUOTES,
	USAGE_BRACKETS,
	USAGE_COMMA,
	USAGE_SEMICOLON,
	USAGE_COLON,
	USAGE_EXCLAMATION,
	USAGE_QUESTION,
	USAGE_STOP,
	USAGE_COUNT
};

/* Something that is written wrongly. */
struct slip {
	enum slip_kind kind;
	enum usage usage; /* that it belongs to */
	struct span span;
	struct str instead; /* what to write there; for SLIP_UNCLOSED and
			       SLIP_UNOPENED the mark that is missing */
};

/* All zero but for the arena is a valid start; cleared by len = 0. */
struct slips {
	struct arena *arena;
	struct slip *items;
	size_t len, cap;
	/* How often a habit could have been followed and was not. */
	size_t proper[USAGE_COUNT];
};

/* Adds what is wrong in the text, in linear time. Typed spaces are added one
 * by one. */
void typography_find(const struct prose *prose, struct slips *slips);

/* How a text ends, closing quotes and brackets looked through. */
enum text_end {
	END_NONE,
	END_STOP,
	END_QUESTION,
	END_EXCLAMATION,
	END_COLON,
	END_SEMICOLON,
	END_COMMA,
	END_ELLIPSIS
};
enum text_end typography_end(const struct prose *prose);

/* Whether the language is written in Han characters. */
bool typography_is_han(const struct language *language);

/* The number that a heading begins with, if the language numbers its headings
 * in fixed styles, from 一、 down to （1）. */
struct heading_number {
	unsigned style; /* from 1, the highest; 0: the heading has none */
	uint32_t number;
	struct str text; /* as it stands there */
};
struct heading_number typography_heading(const struct language *language,
					 struct str heading);

/* The number written in a style. Appends. */
void typography_put_number(struct buf *out, unsigned style, uint32_t number);

#endif
