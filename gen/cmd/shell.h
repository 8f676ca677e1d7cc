/* Commands that the user is told to run. */
#ifndef DIGLOT_CMD_SHELL_H
#define DIGLOT_CMD_SHELL_H

#include "base/buf.h"

/* Appends the name as one word of a shell's command line, in quotes if need
 * be; one that begins with a hyphen is no option then. */
void shell_put(struct buf *out, struct str name);

/* The words as a command line; the first is diglot as the user called it. In
 * the arena. */
struct str shell_diglot(struct arena *arena, const struct str *words, size_t n);

#endif
