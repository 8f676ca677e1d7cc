/* Identifiers for what has none. */
#include "read/identifier.h"

#include <inttypes.h>

#include "base/map.h"

/* Spreads every bit of a hash over all others: the finisher of Murmur3 by
 * Austin Appleby, in the public domain. */
static uint64_t mix(uint64_t hash)
{
	hash ^= hash >> 33;
	hash *= UINT64_C(0xFF51AFD7ED558CCD);
	hash ^= hash >> 33;
	hash *= UINT64_C(0xC4CEB9FE1A85EC53);
	return hash ^ hash >> 33;
}

struct str identifier_make(struct arena *arena, struct str site,
			   struct str publication, struct str edition)
{
	size_t scheme = str_find(site, STR("://"));
	struct str host = scheme == STR_NONE
				  ? site
				  : str_slice(site, scheme + 3, site.len);
	struct str name =
		arena_printf(arena, "diglot\n%.*s\n%.*s\n%.*s", STR_ARG(host),
			     STR_ARG(publication), STR_ARG(edition));
	uint64_t high = mix(str_hash(name));
	uint64_t low = mix(str_hash(
		arena_join(arena, STR("second half\n"), name, STR(""))));

	high = (high & ~UINT64_C(0xF000)) | UINT64_C(0x8000);
	low = low >> 2 | UINT64_C(1) << 63;
	return arena_printf(arena,
			    "urn:uuid:%08" PRIx64 "-%04" PRIx64 "-%04" PRIx64
			    "-%04" PRIx64 "-%012" PRIx64,
			    high >> 32, high >> 16 & 0xFFFF, high & 0xFFFF,
			    low >> 48, low & UINT64_C(0xFFFFFFFFFFFF));
}
