/* The difference between two states of a text, for people to read.
 *
 * A pure function of two texts in the same language. Units are words, single
 * characters of scripts without spaces, and what the caller keeps whole (see
 * lang/words.h); a shortest edit script is found as in E. W. Myers, "An O(ND)
 * Difference Algorithm and Its Variations" (1986), in linear space. It is then
 * made readable: what is left standing between two changes and says nothing
 * alone becomes part of the change, a change that could begin in several places
 * begins where a clause does, and of two texts that have little in common one
 * replaces the other as a whole.
 *
 * The search is cut off when it takes too long; what is not looked through is
 * replaced as a whole. So time grows with the length of the texts. */
#ifndef DIGLOT_PAIR_TEXT_DIFF_H
#define DIGLOT_PAIR_TEXT_DIFF_H

#include "base/arena.h"
#include "lang/language.h"

enum text_edit_kind { TEXT_EQUAL, TEXT_DELETED, TEXT_INSERTED };

/* A stretch of the texts. Spans follow each other without a gap in each text;
 * that of a text which has nothing of it is empty and says where it would
 * be. */
struct text_edit {
	enum text_edit_kind kind;
	struct span before;
	struct span after;
};

/* A text, and the stretches of it that are never cut: by place, none
 * overlapping. */
struct diff_text {
	struct str text;
	const struct span *whole;
	size_t n_whole;
};

/* The edits, in the arena: equal ones hold the same bytes; none of a kind
 * stands beside one of the same kind; what is deleted comes before what is
 * inserted in its place. None for two empty texts. */
struct text_edit *text_diff(const struct language *language,
			    struct diff_text before, struct diff_text after,
			    struct arena *arena, size_t *n);

/* Whether anything is deleted or inserted. */
bool text_edits_differ(const struct text_edit *edits, size_t n);

#endif
