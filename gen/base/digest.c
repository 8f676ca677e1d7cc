/* Digests of bytes. */
#include "base/digest.h"

#include <sodium.h>

struct str digest_sha256(struct arena *arena, struct str bytes)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	size_t len = 2 * sizeof(hash);
	char *digits = arena_alloc(arena, len + 1);

	crypto_hash_sha256(hash, (const unsigned char *)bytes.ptr, bytes.len);
	sodium_bin2hex(digits, len + 1, hash, sizeof(hash));
	return (struct str){digits, len};
}
