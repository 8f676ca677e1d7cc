/* Replacing one file of the user's: all of it is new, or nothing. Output
 * folders are the outset's business (write/outset.h). */
#ifndef DIGLOT_WRITE_REPLACE_H
#define DIGLOT_WRITE_REPLACE_H

#include "base/str.h"

/* Writes the bytes beside the file and then gives them its name. A symbolic
 * link stays one; what is no file (a pipe, /dev/null) is written to.
 * False when that fails, and the old file is still there; errno tells why. */
bool file_replace(struct str path, struct str bytes);

#endif
