/* Places in a file, many of them in linear time: a table of where its
 * lines begin, made when the first place is asked for. */
#ifndef DIGLOT_PAIR_PLACE_H
#define DIGLOT_PAIR_PLACE_H

#include "base/finding.h"
#include "model/site.h"

/* All zero but for file and text is a valid start. */
struct lines {
	struct str file; /* as the user would name it */
	struct str text;
	uint32_t *starts; /* byte positions */
	size_t len;

	/* What lines_span has read so far. */
	const void *walked;       /* the block or cell */
	struct milestone *stones; /* along its text, at even distances */
	size_t n_stones, cap_stones;
};

/* A byte of a plain text, and behind what of the source it comes. */
struct milestone {
	size_t text, source;
};

struct lines lines_of_document(const struct document *document);
struct lines lines_of_table(const struct table *table); /* from a CSV file */

/* The place of a block of the document: its first line. */
struct place lines_block(struct lines *lines, struct arena *arena,
			 const struct block *block);

/* The lines of the source that the blocks, from the first to the last, stand
 * on. */
struct str lines_markdown(struct lines *lines, struct arena *arena,
			  const struct block *first, const struct block *last);

/* The first place of the text inside the block, or the block's if the source
 * does not have it in these letters. */
struct place lines_text(struct lines *lines, struct arena *arena,
			const struct block *block, struct str text);

/* The place of bytes of the block's plain text; of the cell's, if that is not
 * NULL. The source is read along with the text: what is markup in it is passed
 * over. A block is read once, as long as no other one is asked for; its spans
 * may come in any order. */
struct place lines_span(struct lines *lines, struct arena *arena,
			const struct block *block, const struct cell *cell,
			struct span span);

#endif
