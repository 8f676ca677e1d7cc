/* The index of a language, in the form that MiniSearch 7 loads
 * (serializationVersion 2): one field, "text", and documents numbered from 0.
 *
 * A chapter's part is filled on its own, so that parts can be made at once, and
 * packed small; writing joins them. */
#ifndef DIGLOT_WRITE_SEARCH_INDEX_H
#define DIGLOT_WRITE_SEARCH_INDEX_H

#include "base/buf.h"
#include "base/map.h"

struct search_term;

/* All zero is a valid empty part. */
struct search_part {
	struct buf terms;   /* with their documents; packed */
	struct buf lengths; /* of uint32_t, one a document: different terms */
	uint32_t n_documents;
};

/* A part that is being filled; lives in the scratch arena. */
struct search_filling {
	struct search_part *part;
	struct arena *scratch;
	struct map terms;          /* term → struct search_term * */
	struct search_term *first; /* in the order they came up */
	struct search_term *last;
	struct buf folded; /* the document that is being added */
};

void search_part_begin(struct search_filling *filling, struct search_part *part,
		       struct arena *scratch);

/* Adds the next document. */
void search_part_add(struct search_filling *filling, struct str text);
void search_part_end(struct search_filling *filling);
void search_part_free(struct search_part *part);

/* Appends the index of all parts as JSON; their documents are numbered on. */
void search_index_write(struct buf *out, const struct search_part *parts,
			size_t n_parts);

#endif
