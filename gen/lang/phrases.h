/* Finding phrases in texts: a set of phrases, built once, and all places
 * where they stand, in time linear in the text.
 *
 * A text need not repeat a phrase letter by letter:
 *
 * - White space of any kind and length is one space, and none beside the
 *   characters of scripts without spaces (Han, kana). Soft hyphens are not
 *   there; the kinds of hyphens, of single and of double quotation marks, 「」
 *   and 『』 among them, are the same; so are full and half width.
 * - A capital of the phrase is a capital in the text: GDP, Two Upholds. Other
 *   letters may be capitals where a word begins; everywhere only in phrases of
 *   several words (a heading in capitals), for a word alone in capitals is an
 *   acronym of its own.
 * - Words are whole: no "mu" in "municipal", though one in "a mu’s". Between
 *   characters of scripts without spaces there are no bounds.
 *
 * The automaton is that of Aho and Corasick, "Efficient string matching: an
 * aid to bibliographic search", CACM 18 (1975). */
#ifndef DIGLOT_LANG_PHRASES_H
#define DIGLOT_LANG_PHRASES_H

#include "base/arena.h"
#include "base/str.h"

/* Longer phrases, in characters, are not found. */
enum { PHRASE_LIMIT = 255 };

/* What phrases_next returns behind the last. */
#define PHRASE_NONE SIZE_MAX

struct phrases;

/* A set of phrases; a phrase is known by its number in the list. It lives in
 * the arena, as the list must; empty phrases are never found. */
const struct phrases *phrases_new(struct arena *arena, const struct str *list,
				  size_t n);

/* A phrase that reads like this one, capitals included, and comes after it in
 * the list; PHRASE_NONE if there is none. */
size_t phrases_next(const struct phrases *phrases, size_t phrase);

struct phrase_match {
	struct span span;
	size_t phrase; /* the first of those that read alike */
};

/* The phrases of a text by place: of those that overlap the one that begins
 * first, of those that begin together the longest. In the arena. */
struct phrase_match *phrases_find(const struct phrases *phrases,
				  struct str text, struct arena *arena,
				  size_t *n);

typedef void phrase_visit(void *context, const struct phrase_match *match);

/* Visits all of them, overlapping ones too, by their ends. */
void phrases_each(const struct phrases *phrases, struct str text,
		  phrase_visit *visit, void *context);

#endif
