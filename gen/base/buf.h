/* Growing byte buffers. A struct buf owns its bytes; appending cannot fail. */
#ifndef DIGLOT_BASE_BUF_H
#define DIGLOT_BASE_BUF_H

#include "base/arena.h"
#include "base/str.h"

/* All zero is a valid empty buffer. */
struct buf {
	char *ptr;
	size_t len;
	size_t cap;
};

/* Makes room for extra more bytes and returns where they go; the caller adds
 * what it used to len. */
char *buf_reserve(struct buf *buf, size_t extra);

void buf_put(struct buf *buf, struct str s);
void buf_put_char(struct buf *buf, char c);
void buf_put_number(struct buf *buf, uint64_t number);

/* The code point in UTF-8; it must not be a surrogate. */
void buf_put_code_point(struct buf *buf, uint32_t code_point);
void buf_printf(struct buf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The content; borrowed until the next append. */
struct str buf_str(const struct buf *buf);

/* A copy of the content in the arena. */
struct str buf_copy(const struct buf *buf, struct arena *arena);

/* Empties the buffer and keeps its memory. */
void buf_clear(struct buf *buf);
void buf_free(struct buf *buf);

#endif
