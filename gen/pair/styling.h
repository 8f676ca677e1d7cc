/* Styling: what inline markup does to words, and how it changed between two
 * texts that say the same. Links inside of the edition are left out: where
 * they lead follows from ids. */
#ifndef DIGLOT_PAIR_STYLING_H
#define DIGLOT_PAIR_STYLING_H

#include "model/site.h"

enum styling_kind {
	STYLING_EMPHASIS,
	STYLING_STRONG,
	STYLING_CODE,
	STYLING_ELEMENT, /* kept HTML */
	STYLING_LINK,
	STYLING_PICTURE
};

struct styling {
	enum styling_kind kind;
	struct str words;  /* that it is applied to */
	struct str target; /* of a link: its address; of a picture: the name of
			      its file; of an element: its name */
};

/* Either is NULL where there was none, or is none. Both are links or both are
 * pictures or neither is, and both apply to the same words; pictures may not
 * have the same text. */
struct styling_change {
	const struct styling *before;
	const struct styling *after;
};

/* What changed in the blocks of a pair in a language of its edition, compared
 * with those of another pair, in order of the old text, then of the new; in
 * the arena. Close to linear in their length. */
struct styling_change *styling_changes(struct arena *arena,
				       const struct pair *before,
				       size_t before_side,
				       const struct pair *after,
				       size_t after_side, size_t *n);

#endif
