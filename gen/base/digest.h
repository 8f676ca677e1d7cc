/* Digests of bytes: what proves that a published file is the one that was
 * issued. */
#ifndef DIGLOT_BASE_DIGEST_H
#define DIGLOT_BASE_DIGEST_H

#include "base/arena.h"
#include "base/str.h"

/* 64 lower-case hexadecimal digits: SHA-256 (FIPS 180-4) of the bytes, as
 * sha256sum prints it. In the arena. */
struct str digest_sha256(struct arena *arena, struct str bytes);

enum digest { DIGEST_SHA256, DIGEST_SHA512, DIGESTS };

/* How many digits it has. */
size_t digest_length(enum digest kind);

/* Those that are wanted of what is left to read of an open file, part by part;
 * *len is how many bytes that was. False if reading fails; errno tells. */
bool digest_file(struct arena *arena, int file, const bool wanted[DIGESTS],
		 struct str digests[DIGESTS], uint64_t *len);

#endif
