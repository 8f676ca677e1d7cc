/* Growing byte buffers. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

char *buf_reserve(struct buf *buf, size_t extra)
{
	size_t cap = buf->cap ? buf->cap : 256;

	if (extra <= buf->cap - buf->len)
		return buf->ptr + buf->len;
	if (extra > SIZE_MAX / 4 - buf->len)
		die_out_of_memory();
	while (cap - buf->len < extra)
		cap *= 2;
	buf->ptr = realloc(buf->ptr, cap);
	if (!buf->ptr)
		die_out_of_memory();
	buf->cap = cap;
	return buf->ptr + buf->len;
}

void buf_put(struct buf *buf, struct str s)
{
	if (!s.len)
		return;
	memcpy(buf_reserve(buf, s.len), s.ptr, s.len);
	buf->len += s.len;
}

void buf_put_char(struct buf *buf, char c)
{
	*buf_reserve(buf, 1) = c;
	buf->len++;
}

void buf_put_number(struct buf *buf, uint64_t number)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	buf_put(buf, (struct str){digits + at, sizeof(digits) - at});
}

void buf_put_code_point(struct buf *buf, uint32_t c)
{
	char *out = buf_reserve(buf, 4);

	if (c < 0x80) {
		out[0] = (char)c;
		buf->len += 1;
	} else if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		buf->len += 2;
	} else if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		buf->len += 3;
	} else {
		out[0] = (char)(0xF0 | c >> 18);
		out[1] = (char)(0x80 | (c >> 12 & 0x3F));
		out[2] = (char)(0x80 | (c >> 6 & 0x3F));
		out[3] = (char)(0x80 | (c & 0x3F));
		buf->len += 4;
	}
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args, again;
	int len;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len > 0) {
		vsnprintf(buf_reserve(buf, (size_t)len + 1), (size_t)len + 1,
			  format, again);
		buf->len += (size_t)len;
	}
	va_end(again);
}

struct str buf_str(const struct buf *buf)
{
	return (struct str){buf->ptr, buf->len};
}

struct str buf_copy(const struct buf *buf, struct arena *arena)
{
	return arena_str(arena, buf_str(buf));
}

void buf_clear(struct buf *buf)
{
	buf->len = 0;
}

void buf_free(struct buf *buf)
{
	free(buf->ptr);
	*buf = (struct buf){0};
}
