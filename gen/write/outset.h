/* The outset: all that a run wants to have in out/, and its commit.
 *
 * Writers put paths and bytes. They go at once into a staging folder beside
 * out/: a hard link to the old file where the bytes are the same, else a new
 * file. outset_commit exchanges the two folders in one step, so that a reader
 * sees the old site or the new one; a run that ends before leaves the old
 * site, and the next run removes the staging folder. Files in out/ that
 * diglot did not make (out/.diglot lists what it made) are kept. Nobody else
 * writes to the disk. */
#ifndef DIGLOT_WRITE_OUTSET_H
#define DIGLOT_WRITE_OUTSET_H

#include "base/finding.h"

struct outset;

struct outset_summary {
	size_t files;   /* in the new tree */
	size_t written; /* new or changed */
	size_t removed; /* were made by diglot and are gone */
	uint64_t bytes; /* of all files */
};

/* Begins a staging folder for out. content must not lie in it.
 * NULL after a FAILURE finding. */
struct outset *outset_begin(struct str out, struct str content,
			    struct findings *findings);

/* An outset that keeps what is put in memory, and commits nothing: for what
 * takes the same files elsewhere (write/release_bag.h). */
struct outset *outset_begin_memory(struct findings *findings);

/* The bytes of a file that was put into an outset in memory; empty if it was
 * not. They live as long as the outset. */
struct str outset_bytes(struct outset *outset, struct str path);

/* Adds a file; path is relative with slashes, its folders are made. Safe from
 * several threads. A path that is put twice is a finding. */
void outset_put(struct outset *outset, struct str path, struct str bytes);

/* The same for a file whose name holds the hash of its bytes: an image that
 * several editions show is put by each of them, and that is no collision. */
void outset_put_shared(struct outset *outset, struct str path,
		       struct str bytes);

/* How many bytes a file has that was put before; 0 if it was not. */
uint64_t outset_size(struct outset *outset, struct str path);

/* Makes the new tree visible; false after a FAILURE finding, and nothing has
 * changed then. Frees the outset. */
bool outset_commit(struct outset *outset, struct outset_summary *summary);

/* Drops the staging folder; out stays as it was. Frees the outset. */
void outset_abandon(struct outset *outset);

#endif
