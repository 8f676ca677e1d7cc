/* UTF-8 as defined in RFC 3629. */
#include "base/utf8.h"

#include <string.h>

static bool is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Length of the valid sequence at p, of which n bytes exist; 0 if invalid.
 * The bounds on the second byte exclude overlong forms, surrogates and what
 * lies above U+10FFFF (RFC 3629, section 4). */
static size_t sequence(const unsigned char *p, size_t n)
{
	unsigned char low = 0x80, high = 0xBF;
	size_t len;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xC2 || p[0] > 0xF4)
		return 0;
	len = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	if (n < len)
		return 0;
	if (p[0] == 0xE0)
		low = 0xA0;
	if (p[0] == 0xED)
		high = 0x9F;
	if (p[0] == 0xF0)
		low = 0x90;
	if (p[0] == 0xF4)
		high = 0x8F;
	if (p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < len; i++)
		if (!is_tail(p[i]))
			return 0;
	return len;
}

size_t utf8_invalid(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	size_t pos = 0;

	while (pos < s.len) {
		uint64_t eight;
		size_t len;

		if (s.len - pos >= 8) {
			memcpy(&eight, p + pos, 8);
			if (!(eight & UINT64_C(0x8080808080808080))) {
				pos += 8;
				continue;
			}
		}
		len = sequence(p + pos, s.len - pos);
		if (!len)
			return pos;
		pos += len;
	}
	return STR_NONE;
}

uint32_t utf8_next(struct str s, size_t *pos)
{
	const unsigned char *p = (const unsigned char *)s.ptr + *pos;

	if (p[0] < 0x80) {
		*pos += 1;
		return p[0];
	}
	if (p[0] < 0xE0) {
		*pos += 2;
		return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	}
	if (p[0] < 0xF0) {
		*pos += 3;
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 |
		       (p[2] & 0x3Fu);
	}
	*pos += 4;
	return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 |
	       (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

uint32_t utf8_previous(struct str s, size_t *pos)
{
	size_t at = *pos - 1;

	while (at > 0 && is_tail((unsigned char)s.ptr[at]))
		at--;
	*pos = at;
	return utf8_next(s, &at);
}

size_t utf8_count(struct str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.len; i++)
		count += !is_tail((unsigned char)s.ptr[i]);
	return count;
}

struct str utf8_printable(struct arena *arena, struct str s)
{
	bool is_text = utf8_invalid(s) == STR_NONE;
	struct str copy = arena_str(arena, s);
	char *bytes = (char *)copy.ptr;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (c < ' ' || c == 0x7F || (c > 0x7F && !is_text))
			bytes[i] = '?';
	}
	return copy;
}
