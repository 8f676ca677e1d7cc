/* Base64 with padding, on one line (RFC 4648, section 4). */
#ifndef DIGLOT_BASE_BASE64_H
#define DIGLOT_BASE_BASE64_H

#include "base/buf.h"

/* Appends the bytes as base64. */
void base64_put(struct buf *out, struct str bytes);

/* The bytes that the text stands for, of which there must be exactly len;
 * false if it is not that. */
bool base64_read(struct str text, unsigned char *bytes, size_t len);

#endif
