/* Errata put into the sources that they correct: what the next edition begins
 * with. Only the words that change are touched. Every text is read again and
 * compared with the corrected model, so that what is written says what the
 * pages say; a correction of which that cannot be made sure is left to people.
 */
#ifndef DIGLOT_WRITE_FOLD_ERRATA_H
#define DIGLOT_WRITE_FOLD_ERRATA_H

#include "model/erratum.h"
#include "read/read.h"

/* A file of the edition with its corrections. */
struct folded_file {
	struct str path; /* in the edition's folder */
	struct str bytes;
};

/* A correction that is to be made by hand. */
struct unfolded_erratum {
	const struct erratum *erratum;
	size_t side;
	struct place place; /* of the block in the edition's sources; no place
			       if there is no such block */
};

struct folded_errata {
	struct folded_file *files;
	size_t n_files;
	struct unfolded_erratum *left;
	size_t n_left;
	size_t n_done; /* errata of which nothing is left */
};

/* The edition must be paired. All lives in the arena. Linear in the size of
 * the edition. */
void fold_errata(struct reader *reader, struct arena *arena,
		 const struct edition *edition, struct folded_errata *folded);

#endif
