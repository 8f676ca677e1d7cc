/* What an edition was made of. */
#ifndef DIGLOT_READ_MANIFEST_H
#define DIGLOT_READ_MANIFEST_H

#include "base/buf.h"
#include "read/read.h"

/* Fills in edition->sources and edition->checksum once all else is read.
 * Both live in the arena. */
void manifest_make(struct arena *arena, struct edition *edition);

/* Appends the list that the checksum is of. */
void manifest_put(const struct edition *edition, struct buf *out);

#endif
