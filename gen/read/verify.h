/* Whether a folder is what its lists of sums say: a bag (BagIt), its data/, a
 * release as it is published, or any folder with a SHA256SUMS. Nothing outside
 * of the folder is read, whatever the lists say. */
#ifndef DIGLOT_READ_VERIFY_H
#define DIGLOT_READ_VERIFY_H

#include "base/signature.h"
#include "read/read.h"

struct verified {
	size_t n_files;    /* that lists name and that were checked */
	uint64_t bytes;    /* of them */
	bool is_signed;    /* by the key that was given */
	struct str signer; /* the signature's key and comment; in the arena */
	struct str comment;
};

/* Checks the folder; key may be NULL. What is wrong becomes findings of the
 * reader. */
void verify_folder(struct reader *reader, struct arena *arena,
		   struct str folder, const struct public_key *key,
		   struct verified *verified);

#endif
