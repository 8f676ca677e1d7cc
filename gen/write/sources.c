/* The list of the files that an edition was made of, as sha256sum writes and
 * checks it. The checksum in the colophon is that of this file. */
#include "read/manifest.h"
#include "write/address.h"
#include "write/writers.h"

void write_sources(const struct build *build, const struct edition *edition)
{
	struct arena arena = {0};
	struct buf list = {0};

	manifest_put(edition, &list);
	outset_put(build->outset, address_sources(&arena, edition),
		   buf_str(&list));
	buf_free(&list);
	arena_free(&arena);
}
