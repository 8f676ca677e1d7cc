/* Folder trees on disk, for the commit alone. Every function answers whether
 * it worked; errno tells why not. Paths are relative to an open folder. */
#ifndef DIGLOT_WRITE_TREE_H
#define DIGLOT_WRITE_TREE_H

#include "base/arena.h"
#include "base/str.h"

enum { TREE_PATH_LIMIT = 4096 };

/* The path with a NUL behind it; false with ENAMETOOLONG. */
bool tree_path(struct str path, char out[TREE_PATH_LIMIT]);

/* Makes a folder and those above it; one that exists is fine. */
bool tree_make(int root, struct str path);

/* Writes a new file; an old one with that name is an error. */
bool tree_write(int root, struct str path, struct str bytes);

/* Whether the file exists and holds exactly these bytes. */
bool tree_equal(int root, struct str path, struct str bytes);

/* The same file under the same path in another tree: a hard link, or a copy
 * with its time stamps where the file system has no links. */
bool tree_link(int from, int to, struct str path);

/* A copy of a file or of a symbolic link, with the rights of a new file. What
 * is neither fails with EINVAL. */
bool tree_copy(int from, struct str path, int to, struct str copy);

/* Removes the named entry of root with all that is in it. */
bool tree_remove(int root, const char *name);

typedef bool tree_visit(void *context, struct str path);

/* Calls visit for every file below root, folders not counted, until it
 * answers false. */
bool tree_walk(int root, struct arena *scratch, tree_visit *visit,
	       void *context);

#endif
