/* A BagIt 1.0 bag (RFC 8493): files with what tells an archive whether they
 * are all there, and whole. Its files are kept in memory; the same files give
 * the same bytes on any machine and any day.
 *
 *   bagit.txt  bag-info.txt  manifest-sha256.txt  tagmanifest-sha256.txt
 *   data/SHA256SUMS          every other file below data/, for sha256sum
 *   data/SHA256SUMS.minisig  its signature, if it has one
 *   data/…
 */
#ifndef DIGLOT_WRITE_BAG_H
#define DIGLOT_WRITE_BAG_H

#include "base/sums.h"

struct bag_file {
	struct str path; /* from the bag's folder */
	struct str bytes;
};

/* All zero but for the arena is a valid empty bag. */
struct bag {
	struct arena *arena;
	struct bag_file *files;
	size_t len;
	size_t cap;
	struct sums payload; /* from data/ */
	struct sums tags;    /* from the bag's folder */
	uint64_t payload_bytes;
	struct buf info; /* bag-info.txt */
};

/* Adds a file below data/; the path is safe (sums_path_is_safe) and, like the
 * bytes, lives as long as the bag. False if the path is there already. */
bool bag_add(struct bag *bag, struct str path, struct str bytes);

/* Adds a line to bag-info.txt; line ends in the value become spaces. Nothing
 * for an empty value. */
void bag_tell(struct bag *bag, struct str label, struct str value);

/* The list of all that was added so far, as data/SHA256SUMS: adds it, too, and
 * returns its bytes. */
struct str bag_add_sums(struct bag *bag);

/* Adds what makes a bag of it. */
void bag_finish(struct bag *bag);

void bag_free(struct bag *bag);

#endif
