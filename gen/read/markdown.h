/* The Markdown dialect of docs/authors.md. Sole user of cmark. */
#ifndef DIGLOT_READ_MARKDOWN_H
#define DIGLOT_READ_MARKDOWN_H

#include "read/read.h"

/* What the dialect needs to know beyond the file. */
struct markdown_context {
	struct reader *reader;
	struct arena *arena;         /* where the blocks go */
	struct arena *scratch;       /* for what is forgotten on return */
	const struct str *languages; /* tags of the edition */
	size_t n_languages;
	size_t side;               /* the language of this file */
	struct str edition_folder; /* second place to look up src= */
};

/* Parses document->source from body_start on, which is line body_line of the
 * file, and fills root and notes; and title, if that is empty, from the first
 * heading. Images keep their href; assets are found later. False only after
 * a FATAL finding. */
bool markdown_parse(const struct markdown_context *context,
		    struct document *document, size_t body_start,
		    uint32_t body_line);

#endif
