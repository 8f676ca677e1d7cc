/* Errata: corrections put into the text. Private to pair/.
 *
 * The words that an erratum names are looked for in the plain text of its
 * block and all that is in it: contents, titles, code, cells, units and
 * credits, each by itself. They must be there once, as whole words and
 * numbers; what of them differs from the correction is then replaced, so that
 * emphasis and links around it stay. Errata go in by their dates: a later one
 * may correct what an earlier one wrote.
 *
 * A block that is corrected remembers how it was issued (block->issued):
 * identity is found by the texts as issued, so that a correction never moves
 * an id, and changes are told of the texts as corrected.
 *
 * A search takes time linear in the text of the block. */
#ifndef DIGLOT_PAIR_ERRATA_H
#define DIGLOT_PAIR_ERRATA_H

#include "model/erratum.h"
#include "pair/internal.h"

/* A text of a block that can be corrected. */
struct correctable {
	struct block *block;
	struct str *text;
	struct inline_node **content; /* what the text is of, or NULL */
	struct cell *cell;            /* it is that of a cell, or NULL */
};

/* errata.c: puts the edition's errata into its blocks and reports those that
 * do not fit. Ids are known; links and statements come after. */
void pair_errata(struct edition *edition, struct pairing *pairings);

/* errata_inline.c: puts now in the place of bytes [start, end) of the text,
 * and of its inlines: the first that the bytes lie in takes it, the rest of
 * the bytes goes, and so does what is left empty. start and end lie between
 * characters. */
void correct_text(struct arena *arena, const struct correctable *text,
		  size_t start, size_t end, struct str now);

/* errata_data.c: lets every table and chart of the edition that is made of
 * the cell's file have the cell's text, which was the old one. */
struct data_blocks;
void correct_data(struct data_blocks *blocks, const struct block *block,
		  const struct cell *cell, struct str old);

/* The blocks of the edition that are made of files, found when first asked
 * for. */
struct data_blocks *data_blocks_new(struct arena *scratch,
				    struct edition *edition);

/* Writes what was corrected into the files as they are published. */
void correct_files(struct data_blocks *blocks);

/* Remembers how the block was issued, unless it does already. */
void keep_issued(struct arena *arena, struct block *block);

#endif
