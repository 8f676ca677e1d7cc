/* What the drivers of the tests share: records, and an edition that is one
 * text in one language. A record is "<number of bytes>\n<bytes>". */
#ifndef DIGLOT_TESTS_DRIVER_H
#define DIGLOT_TESTS_DRIVER_H

#include <stdio.h>

#include "base/buf.h"
#include "base/finding.h"
#include "base/pool.h"

struct driver_text {
	struct str markdown;
	struct str language; /* a tag; English if it is none */
	bool bare; /* no ids, no language, no words of the interface */
};

/* The next record into buf; false at the end of the input. A record that is
 * cut short ends the program with status 2. */
bool driver_read(FILE *file, struct buf *buf);
void driver_write(FILE *file, struct str bytes);

/* Appends the text as the renderer writes it; nothing after a fatal
 * finding. */
void driver_render(struct pool *pool, const struct driver_text *text,
		   struct findings *findings, struct buf *out);

#endif
