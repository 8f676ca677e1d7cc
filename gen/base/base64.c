/* Base64. */
#include "base/base64.h"

#include <sodium.h>

/* A constant time, as sodium takes, is not needed for what is public, but
 * does no harm: keys are read with the same function. */
void base64_put(struct buf *out, struct str bytes)
{
	size_t len = sodium_base64_ENCODED_LEN(bytes.len,
					       sodium_base64_VARIANT_ORIGINAL);

	sodium_bin2base64(buf_reserve(out, len), len,
			  (const unsigned char *)bytes.ptr, bytes.len,
			  sodium_base64_VARIANT_ORIGINAL);
	out->len += len - 1; /* without the NUL */
}

bool base64_read(struct str text, unsigned char *bytes, size_t len)
{
	size_t got;

	return !sodium_base642bin(bytes, len, text.ptr, text.len, NULL, &got,
				  NULL, sodium_base64_VARIANT_ORIGINAL) &&
	       got == len;
}
