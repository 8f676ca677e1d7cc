/* Digests of bytes: what proves that a published file is the one that was
 * issued. */
#ifndef DIGLOT_BASE_DIGEST_H
#define DIGLOT_BASE_DIGEST_H

#include "base/arena.h"
#include "base/str.h"

/* 64 lower-case hexadecimal digits: SHA-256 (FIPS 180-4) of the bytes, as
 * sha256sum prints it. In the arena. */
struct str digest_sha256(struct arena *arena, struct str bytes);

/* The same of what is left to read of an open file, part by part; *len, if not
 * NULL, is how many bytes that was. Empty if reading fails; errno tells. */
struct str digest_file(struct arena *arena, int file, uint64_t *len);

#endif
