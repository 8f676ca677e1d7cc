/* Staging folders: where a tree is made before it gets its name in one step.
 *
 * Beside what is to be called NAME there is, while a run lasts, a folder
 * .NAME.diglot-PID. Its owner holds a lock on it; one without a lock is the
 * remains of a run that was stopped, and the next run removes it. */
#ifndef DIGLOT_WRITE_STAGING_H
#define DIGLOT_WRITE_STAGING_H

#include "base/arena.h"

/* An open folder of the root; -1 with errno. The caller closes it. */
int staging_open(int root, const char *name);

/* Removes what stopped runs left of NAME in the open parent folder; false if
 * another run is at work on it. */
bool staging_clear(int parent, const char *name);

/* Makes an empty staging folder, open and locked as long as it is open.
 * *staging is its name in the parent, in the arena. -1 with errno. */
int staging_make(struct arena *arena, int parent, const char *name,
		 const char **staging);

#endif
