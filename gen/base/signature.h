/* Signatures in the format of minisign (https://jedisct1.github.io/minisign/):
 * Ed25519 over the BLAKE2b-512 hash of a file, and once more over that
 * signature with a comment, so that the comment can be trusted, too. */
#ifndef DIGLOT_BASE_SIGNATURE_H
#define DIGLOT_BASE_SIGNATURE_H

#include "base/arena.h"
#include "base/buf.h"

enum { KEY_ID_BYTES = 8, PUBLIC_KEY_BYTES = 32, SIGNATURE_BYTES = 64 };

/* A secret key, in memory that is not swapped out, and wiped when freed. */
struct secret_key;

enum key_status {
	KEY_OK,
	KEY_UNREADABLE, /* the file; errno tells */
	KEY_MALFORMED,  /* it is no secret key of minisign's */
	KEY_LOCKED,     /* it needs a password */
	KEY_WRONG_PASSWORD,
	KEY_NO_MEMORY /* for what its password asks: up to 1 GiB */
};

/* Reads a secret key's file, as minisign -G makes it; password may be NULL.
 * *key is set with KEY_OK only. */
enum key_status secret_key_read(struct str path, const char *password,
				struct secret_key **key);

/* The key's id as people write it: 16 hexadecimal digits. In the arena. */
struct str secret_key_id(struct arena *arena, const struct secret_key *key);

/* Wipes it. NULL is fine. */
void secret_key_free(struct secret_key *key);

/* Appends the text of FILE.minisig for the bytes. comment is one line of at
 * most 8 KB. The same key, bytes and comment give the same signature. */
void signature_make(struct buf *out, const struct secret_key *key,
		    struct str bytes, struct str comment);

struct public_key {
	unsigned char id[KEY_ID_BYTES];
	unsigned char bytes[PUBLIC_KEY_BYTES];
};

/* Reads a public key: the text of its file, or its line of base64 alone. False
 * if it is none. */
bool public_key_read(struct str text, struct public_key *key);

struct signature {
	bool prehashed; /* false: of minisign before 0.6, over the bytes */
	unsigned char id[KEY_ID_BYTES]; /* of the key */
	unsigned char of_bytes[SIGNATURE_BYTES];
	unsigned char of_comment[SIGNATURE_BYTES];
	struct str comment; /* borrowed from the text */
};

/* Reads the text of FILE.minisig; false if it is none. */
bool signature_read(struct str text, struct signature *signature);

/* Whether it is the key's own signature of the bytes, with its comment. */
bool signature_is_good(const struct signature *signature,
		       const struct public_key *key, struct str bytes);

/* A key's id as people write it. In the arena. */
struct str key_id(struct arena *arena, const unsigned char id[KEY_ID_BYTES]);

#endif
