/* Digests of bytes. */
#include "base/digest.h"

#include <errno.h>
#include <sodium.h>
#include <unistd.h>

static struct str digits_of(struct arena *arena,
			    const unsigned char hash[crypto_hash_sha256_BYTES])
{
	size_t len = 2 * crypto_hash_sha256_BYTES;
	char *digits = arena_alloc(arena, len + 1);

	sodium_bin2hex(digits, len + 1, hash, crypto_hash_sha256_BYTES);
	return (struct str){digits, len};
}

struct str digest_sha256(struct arena *arena, struct str bytes)
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, (const unsigned char *)bytes.ptr, bytes.len);
	return digits_of(arena, hash);
}

struct str digest_file(struct arena *arena, int file, uint64_t *len)
{
	unsigned char part[64 << 10], hash[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state state;
	uint64_t total = 0;

	crypto_hash_sha256_init(&state);
	for (;;) {
		ssize_t got = read(file, part, sizeof(part));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return (struct str){0};
		if (got == 0)
			break;
		crypto_hash_sha256_update(&state, part,
					  (unsigned long long)got);
		total += (uint64_t)got;
	}
	crypto_hash_sha256_final(&state, hash);
	if (len)
		*len = total;
	return digits_of(arena, hash);
}
