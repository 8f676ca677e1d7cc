/* What putting errata into the sources is made of. Internal to fold_*.c. */
#ifndef DIGLOT_WRITE_FOLD_INTERNAL_H
#define DIGLOT_WRITE_FOLD_INTERNAL_H

#include "pair/place.h"
#include "write/fold_errata.h"

/* Bytes [start, end) of a source, and what takes their place. */
struct patch {
	size_t start, end;
	struct str now;
};

/* Blocks that must be corrected by hand. */
struct block_set {
	const struct block **items;
	size_t len, cap;
};

/* A block of the document at hand that was corrected. */
struct correction {
	const struct block *block;
	size_t first, end; /* its patches */
	bool taken;        /* they are to go into the source */
};

struct folding {
	struct reader *reader;
	struct arena *arena;
	const struct edition *edition;
	struct folded_errata *out;
	size_t cap_files;
	struct block_set failed;
	/* Of the document at hand. */
	const struct document *document;
	struct arena scratch;
	struct lines lines;
	struct patch *patches;
	size_t n_patches, cap_patches;
	struct correction *corrections;
	size_t n_corrections, cap_corrections;
	unsigned n_readings;
};

/* The block must be corrected by hand. */
void fold_leave(struct folding *folding, const struct block *block);

/* Whether the file is one of the edition's own. */
bool fold_is_inside(const struct folding *folding, struct str path);

/* fold_patch.c: finds the patches of each block of the document at hand that
 * was corrected, as corrections; a block whose words do not stand in the source
 * as they are is left. */
void fold_find_patches(struct folding *folding);

/* fold_again.c: takes as many corrections as the source can have and still say,
 * read again, what the corrected document says. */
void fold_take(struct folding *folding);

/* The source with what is taken, in the scratch arena, and the title that it
 * has then; false if it does not say what the corrected document says. */
bool fold_is_right(struct folding *folding, struct str *patched,
		   struct str *title);

#endif
