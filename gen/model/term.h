/* The term base of a publication: what its terms are called in each
 * language. */
#ifndef DIGLOT_MODEL_TERM_H
#define DIGLOT_MODEL_TERM_H

#include "base/str.h"

enum term_status { TERM_PREFERRED, TERM_ADMITTED, TERM_FORBIDDEN };

/* One way to say a term in one language: a row's cell of terms.csv. */
struct rendering {
	struct str text;
	struct str tag; /* canonical language tag, as the column's heading */
	enum term_status status;
	struct str *forms; /* inflected: found as text is */
	size_t n_forms;
	uint32_t line; /* in terms.csv */
	uint32_t column;
	const struct term *term;
};

struct term {
	struct str id;   /* "cleared-land"; ASCII, unique */
	struct str note; /* of the first row that has one */
	struct str source;
	struct str date;
	struct rendering **renderings; /* in the order of the file */
	size_t n_renderings;
	size_t number; /* place in the term base */
};

struct term_base {
	struct str path;   /* of terms.csv; empty: there is none */
	struct str source; /* its bytes, for excerpts */
	struct term *terms;
	size_t n_terms;
	struct str *tags; /* languages of its columns, the source first */
	size_t n_tags;
};

/* A term in a text. */
struct term_use {
	struct span span;
	const struct rendering *rendering;
};

#endif
