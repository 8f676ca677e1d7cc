/* EPUB 3.3: one book for each view of an edition. */
#ifndef DIGLOT_WRITE_EPUB_H
#define DIGLOT_WRITE_EPUB_H

#include "write/write.h"

/* Puts the books of the edition, in parallel. A view without any chapter
 * gives no book, since an EPUB must have a contents list that is not empty. */
void write_epubs(const struct build *build, const struct edition *edition);

#endif
