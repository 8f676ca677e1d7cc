/* Digests of bytes. */
#include "base/digest.h"

#include <errno.h>
#include <sodium.h>
#include <unistd.h>

static struct str digits_of(struct arena *arena, const unsigned char *hash,
			    enum digest kind)
{
	size_t len = digest_length(kind);
	char *digits = arena_alloc(arena, len + 1);

	sodium_bin2hex(digits, len + 1, hash, len / 2);
	return (struct str){digits, len};
}

size_t digest_length(enum digest kind)
{
	return 2 * (kind == DIGEST_SHA512 ? crypto_hash_sha512_BYTES
					  : crypto_hash_sha256_BYTES);
}

struct str digest_sha256(struct arena *arena, struct str bytes)
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, (const unsigned char *)bytes.ptr, bytes.len);
	return digits_of(arena, hash, DIGEST_SHA256);
}

struct states {
	crypto_hash_sha256_state sha256;
	crypto_hash_sha512_state sha512;
};

static void begin(struct states *states)
{
	crypto_hash_sha256_init(&states->sha256);
	crypto_hash_sha512_init(&states->sha512);
}

static void update(struct states *states, const bool wanted[DIGESTS],
		   const unsigned char *part, size_t len)
{
	if (wanted[DIGEST_SHA256])
		crypto_hash_sha256_update(&states->sha256, part, len);
	if (wanted[DIGEST_SHA512])
		crypto_hash_sha512_update(&states->sha512, part, len);
}

static void finish(struct states *states, struct arena *arena,
		   const bool wanted[DIGESTS], struct str digests[DIGESTS])
{
	unsigned char hash[crypto_hash_sha512_BYTES];

	if (wanted[DIGEST_SHA256]) {
		crypto_hash_sha256_final(&states->sha256, hash);
		digests[DIGEST_SHA256] = digits_of(arena, hash, DIGEST_SHA256);
	}
	if (wanted[DIGEST_SHA512]) {
		crypto_hash_sha512_final(&states->sha512, hash);
		digests[DIGEST_SHA512] = digits_of(arena, hash, DIGEST_SHA512);
	}
}

bool digest_file(struct arena *arena, int file, const bool wanted[DIGESTS],
		 struct str digests[DIGESTS], uint64_t *len)
{
	unsigned char part[64 << 10];
	struct states states;

	begin(&states);
	*len = 0;
	for (;;) {
		ssize_t got = read(file, part, sizeof(part));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0)
			break;
		update(&states, wanted, part, (size_t)got);
		*len += (uint64_t)got;
	}
	finish(&states, arena, wanted, digests);
	return true;
}
