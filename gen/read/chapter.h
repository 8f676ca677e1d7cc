/* From documents to chapters. */
#ifndef DIGLOT_READ_CHAPTER_H
#define DIGLOT_READ_CHAPTER_H

#include "read/read.h"

/* A document and its path within its language. */
struct named_document {
	struct document *document;
	struct str name; /* "part/01-summary.md" */
};

/* Joins the documents of all languages to chapters, puts them in order, finds
 * their parts and addresses, and fills the edition's chapters. Documents come
 * by side, then by path. What a language lacks stays NULL; that is for the
 * checks to say. */
void chapters_build(struct reader *reader, struct arena *arena,
		    struct edition *edition,
		    const struct named_document *documents, size_t n_documents);

#endif
