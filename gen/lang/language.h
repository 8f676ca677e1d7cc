/* What differs between languages, one row a language.
 *
 * The rest of the program never asks which language it has before it; it asks
 * the row. A new language is a row in language.c. This folder is the sole
 * user of utf8proc. */
#ifndef DIGLOT_LANG_LANGUAGE_H
#define DIGLOT_LANG_LANGUAGE_H

#include "base/arena.h"
#include "base/str.h"

enum direction { LEFT_TO_RIGHT, RIGHT_TO_LEFT };

/* As HTML and its kin have it: ltr or rtl. */
struct str direction_name(enum direction direction);

/* What a language says of its sentences, see lang/sentence.h. */
struct sentence_rules;

/* What it says of its numbers, see lang/quantity.h. */
struct quantity_rules;

/* What it says of its typography, see lang/typography.h. */
struct typography_rules;

/* What it says of its words, see lang/words.h. */
struct words_rules;

struct language {
	struct str tag;     /* as matched: "zh-Hans", "zh", "en" */
	struct str autonym; /* its name in itself: 简体中文 */
	struct str english; /* its name in English */
	enum direction direction;
	bool spaced; /* words are parted by spaces */
	bool latin;  /* written in Latin letters */
	const struct sentence_rules *sentences;
	const struct quantity_rules *quantities;
	const struct typography_rules *typography;
	const struct words_rules *words;
};

/* A BCP 47 tag in its canonical case (zh-Hans, en-US), copied into the arena;
 * empty if the string is not a tag whose primary language diglot knows (the
 * two-letter codes of ISO 639-1 and the three-letter ones in its table). */
struct str language_canonical(struct arena *arena, struct str tag);

/* The row that fits the canonical tag best: the longest row that is a prefix
 * of it by subtags (zh-CN counts as zh-Hans, zh-TW and zh-HK as zh-Hant), or
 * a neutral row. Never NULL. */
const struct language *language_find(struct str tag);

/* How well an offered tag fits a wanted one: 3 equal, 2 the same row of the
 * table (zh counts as zh-Hans), 1 the same primary language, 0 not at all. */
unsigned language_fit(struct str wanted, struct str offered);

/* The BCP 47 best fit of a wanted tag among n offered: equal, else the same
 * row of the table, else the same primary language; n if none fits. */
size_t language_match(struct str wanted, const struct str *offered, size_t n);

#endif
