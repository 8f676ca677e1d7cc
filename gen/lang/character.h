/* Classes of characters, for typography and for the Markdown dialect. */
#ifndef DIGLOT_LANG_CHARACTER_H
#define DIGLOT_LANG_CHARACTER_H

#include "base/buf.h"
#include "base/str.h"

/* Columns on a terminal: 0 (combining), 1 or 2 (Han, full-width forms). */
unsigned character_width(uint32_t code_point);

/* Where the grapheme cluster (UAX 29) ends that begins at pos: a character
 * with the marks on it, an emoji of several. pos is inside the text. */
size_t character_cluster_end(struct str text, size_t pos);

/* Columns of a whole string; a tab counts as 1. */
size_t text_width(struct str text);

/* East Asian wide or full-width, but not an emoji: between two such a line
 * break is no space. Hangul counts as not wide: Korean has spaces. */
bool character_is_wide(uint32_t code_point);

/* Han ideographs of all planes, 〇 and 々. */
bool character_is_han(uint32_t code_point);

/* Letters and digits of any script, Han included, and the marks on them. */
bool character_is_word(uint32_t code_point);

/* Punctuation (general category P) or symbols (S). */
bool character_is_punctuation(uint32_t code_point);

/* White space, category Zs and the ASCII controls of white space. */
bool character_is_space(uint32_t code_point);

/* Lower and upper case letters; scripts without case have neither. */
bool character_is_lower(uint32_t code_point);
bool character_is_upper(uint32_t code_point);

/* A character that stands for nothing in itself: those of the private-use
 * areas; and those that no page can hold, controls and noncharacters. */
enum unfit { UNFIT_NONE, UNFIT_PRIVATE, UNFIT_CONTROL };
enum unfit character_unfit(uint32_t code_point);

/* The first of them in the text, and where it is. */
enum unfit text_find_unfit(struct str text, struct span *span);

/* Whether hardly any font has it: Han beyond the Basic Multilingual Plane, and
 * what Unicode had not yet assigned there when the library was made. */
bool character_is_rare(uint32_t code_point);

/* How a Latin letter that does not come apart into a base letter and marks is
 * spelled in lower-case ASCII (ß → ss); empty for all others. */
struct str character_spelled(uint32_t code_point);

/* Appends the text in NFC, case-folded if asked. */
void text_normalise(struct buf *out, struct str text, bool fold_case);

/* An id from Latin-script text: ASCII letters, digits and hyphens, lower case,
 * diacritics dropped (é → e), at most 64 bytes, cut at a hyphen. Empty when
 * less than half of the text's letters are Latin, or none. Appends. */
void text_slug(struct buf *out, struct str text);

#endif
