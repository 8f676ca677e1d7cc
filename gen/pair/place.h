/* Places in a document, many of them in linear time: a table of where its
 * lines begin, made when the first place is asked for. */
#ifndef DIGLOT_PAIR_PLACE_H
#define DIGLOT_PAIR_PLACE_H

#include "base/finding.h"
#include "model/site.h"

/* All zero but for the document is a valid start. */
struct lines {
	const struct document *document;
	uint32_t *starts; /* byte positions */
	size_t len;
};

/* The place of a block of the document: its first line. */
struct place lines_block(struct lines *lines, struct arena *arena,
			 const struct block *block);

/* The first place of the text inside the block, or the block's if the source
 * does not have it in these letters. */
struct place lines_text(struct lines *lines, struct arena *arena,
			const struct block *block, struct str text);

#endif
