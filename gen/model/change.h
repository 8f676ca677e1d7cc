/* What became of the pairs of the edition before: changes, and the ids that
 * are in use no more.
 *
 * Identity is found by pair/ from the texts of the two editions alone (see
 * pair/identity.h). All lives in the publication's arena; pairs of the
 * edition before belong to that edition and are as constant as the others.
 *
 * Only pairs that have text of their own are in changes: a list whose items
 * changed is not, its items are. A pair that is the same in every language
 * and stands where it stood is in none. */
#ifndef DIGLOT_MODEL_CHANGE_H
#define DIGLOT_MODEL_CHANGE_H

#include "model/site.h"

enum change_kind {
	CHANGE_EDITED,  /* one and one; its text differs in some language */
	CHANGE_MOVED,   /* one and one; the same text in another place */
	CHANGE_ADDED,   /* none and one */
	CHANGE_REMOVED, /* one and none */
	CHANGE_SPLIT,   /* one and several, in reading order */
	CHANGE_MERGED   /* several, in reading order, and one */
};

struct change {
	enum change_kind kind;
	const struct pair **before; /* of the edition before */
	size_t n_before;
	const struct pair **after; /* of this edition */
	size_t n_after;
	/* Where to tell of it: a chapter of this edition; one of the edition
	 * before if all of that chapter is gone. */
	const struct chapter *chapter;
	bool moved; /* it stands in another place, whatever else changed */
	/* One a language of this edition: the text differs (white space
	 * apart), or of one and one the markup; links inside of the edition
	 * do not count, a picture by its file's name. Where only some are
	 * set, one language was changed and another was not. A language that
	 * either edition lacks as a whole is never set. For what was added or
	 * removed: the languages that have the text. */
	bool *edited;
};

/* An id that an earlier edition had and this one has not. It is never given
 * to another text again. */
struct retired_id {
	struct str id;
	const struct pair *pair; /* what last had it, in an earlier edition */
	const struct pair *now;  /* what its text is part of in this edition:
				    it was merged into another, or an author
				    gave it another id; NULL: nothing */
	bool merged;             /* now is another text that has taken it in */
	/* The edition that brought this about: the first without the id, or
	 * without what its text was part of. */
	const struct edition *since;
};

/* An id that earlier editions had on a page, and that is not on it any more:
 * it is retired, or its text stands on another page. */
struct former_place {
	struct str id;
	const struct retired_id *retired; /* NULL: the id is in use */
	const struct pair *now; /* what has its text now; NULL: nothing */
	bool last;              /* no other page had it later */
	size_t n_above;         /* how many children of the chapter's root
				   stand before the place that it had */
};

/* A chapter's address that earlier editions had and this one has not. */
struct gone_chapter {
	struct str address;
	const struct chapter *chapter; /* the last that had it */
	const struct chapter *now;     /* what became of that; NULL: nothing */
	struct former_place *former;   /* empty where there is a chapter now:
					  it has them */
	size_t n_former;
};

#endif
