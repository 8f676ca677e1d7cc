/* The passages of a chapter in one language: what a search finds. */
#ifndef DIGLOT_WRITE_PASSAGE_H
#define DIGLOT_WRITE_PASSAGE_H

#include "model/site.h"

/* The text of a pair that has an id and something to say in the language; as
 * readers see it, without numbers of notes, labels, and what pictures show.
 * Cells of a table are parted by tabs, its rows and several blocks by line
 * feeds. What bears an id of its own inside of another pair, such as a
 * caption, is a passage of its own. */
struct passage {
	struct str id;
	struct str text; /* not empty; borrowed until the visit returns */
	bool heading;
};

typedef void passage_visit(void *context, const struct passage *passage);

/* Visits the passages in reading order, notes last; of these, the ones that
 * the language's text refers to. */
void passages_each(const struct chapter *chapter, size_t language,
		   passage_visit *visit, void *context);

/* The text of one block, likewise; in the arena. */
struct str passage_text(struct arena *arena, const struct chapter *chapter,
			size_t language, const struct block *block);

#endif
