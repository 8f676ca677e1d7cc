/* Fingerprints of texts. */
#include "lang/fingerprint.h"

#include <xxhash.h>

#include "base/utf8.h"
#include "lang/character.h"

static void fold_space(struct buf *out, struct str text)
{
	bool space = false;
	size_t pos = 0;

	while (pos < text.len) {
		size_t start = pos;

		if (character_is_space(utf8_next(text, &pos))) {
			space = out->len > 0;
			continue;
		}
		if (space)
			buf_put_char(out, ' ');
		space = false;
		buf_put(out, str_slice(text, start, pos));
	}
}

/* The text as both functions below see it. */
static void put_folded(struct buf *out, struct str text)
{
	struct buf normal = {0};

	text_normalise(&normal, text, false);
	fold_space(out, buf_str(&normal));
	buf_free(&normal);
}

struct str text_fingerprint(struct arena *arena, struct str text)
{
	XXH128_canonical_t canonical;
	struct buf folded = {0}, digits = {0};
	struct str fingerprint;

	put_folded(&folded, text);
	XXH128_canonicalFromHash(&canonical,
				 XXH3_128bits(folded.ptr, folded.len));
	for (size_t i = 0; i < sizeof(canonical.digest); i++)
		buf_printf(&digits, "%02x", canonical.digest[i]);
	fingerprint = buf_copy(&digits, arena);
	buf_free(&digits);
	buf_free(&folded);
	return fingerprint;
}

uint64_t text_digest(struct str text)
{
	struct buf folded = {0};
	uint64_t digest;

	put_folded(&folded, text);
	digest = XXH3_64bits(folded.ptr, folded.len);
	buf_free(&folded);
	return digest ? digest : 1;
}
