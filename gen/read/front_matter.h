/* The metadata at the top of a chapter, between two lines "---". */
#ifndef DIGLOT_READ_FRONT_MATTER_H
#define DIGLOT_READ_FRONT_MATTER_H

#include "read/read.h"

/* Where the text begins behind the front matter. */
struct body {
	size_t start;  /* in bytes */
	uint32_t line; /* 1-based */
};

/* Reads title, key and order of document->source into the document. Without
 * front matter the body is the whole. False after a FATAL finding. */
bool front_matter_read(struct reader *reader, struct arena *arena,
		       struct document *document, struct body *body);

#endif
