/* The term base: terms.csv in the folder of a publication. */
#ifndef DIGLOT_READ_TERM_BASE_H
#define DIGLOT_READ_TERM_BASE_H

#include "read/read.h"

/* Reads the term base of the publication in the folder, if it has one. What
 * is wrong with a row is reported, and the row or cell left out; a file that
 * cannot be read leaves the term base empty. See docs/authors.md for the
 * columns. */
void term_base_read(struct reader *reader, struct arena *arena,
		    struct str folder, struct term_base *base);

#endif
