/* Texts taken apart into what a reader sees as one: the units by which two
 * states of a text are compared.
 *
 * A word of an alphabet is whole, with the apostrophes, hyphens, points and
 * commas inside of it (don't, well-off, 8.2). Of a script that is written
 * without spaces every character stands by itself. Marks and spaces are units
 * of their own. No unit begins or ends inside of a grapheme cluster (UAX 29):
 * a letter and the marks on it are never parted. What a language knows of its
 * words is in its row of the table of languages, see lang/words_rules.h. */
#ifndef DIGLOT_LANG_WORDS_H
#define DIGLOT_LANG_WORDS_H

#include "base/arena.h"
#include "lang/language.h"

enum word_kind {
	WORD_SPACE,
	WORD_LINE,   /* one line feed */
	WORD_MARK,   /* quotation marks, brackets, symbols */
	WORD_PAUSE,  /* a mark inside of a clause: 、 */
	WORD_STOP,   /* one that ends a clause or a sentence: ， 。 , . */
	WORD_LIGHT,  /* too common to say anything alone: 的, the */
	WORD_LETTER, /* a character of a script without spaces */
	WORD_PLAIN,
	WORD_WHOLE /* what the caller keeps together: a quantity */
};

struct word {
	struct span span;
	enum word_kind kind;
};

/* The units of the text, one after the other without a gap, in the arena.
 * whole are stretches of it that are one unit each, by place, none
 * overlapping; one that would part a grapheme cluster grows over it. Linear
 * in the text's length. */
struct word *words_split(const struct language *language, struct str text,
			 const struct span *whole, size_t n_whole,
			 struct arena *arena, size_t *n);

#endif
