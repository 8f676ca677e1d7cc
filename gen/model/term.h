/* The term base of a publication: what its terms are called in each
 * language. */
#ifndef DIGLOT_MODEL_TERM_H
#define DIGLOT_MODEL_TERM_H

#include "base/arena.h"
#include "base/str.h"
#include "lang/phrases.h"

enum term_status { TERM_PREFERRED, TERM_ADMITTED, TERM_FORBIDDEN };

/* One way to say a term in one language: a row's cell of terms.csv. */
struct rendering {
	struct str text;
	size_t vocabulary; /* number of its language in the term base */
	enum term_status status;
	struct str *forms; /* inflected: found as text is */
	size_t n_forms;
	uint32_t line; /* in terms.csv */
	uint32_t column;
	const struct term *term;
	size_t number; /* among all of the term base */
};

struct term {
	struct str id;   /* "cleared-land"; ASCII, unique */
	struct str note; /* of the first row that has one; in any language */
	struct str source;
	struct str date;               /* YYYY-MM-DD or empty */
	struct rendering **renderings; /* in the order of the file */
	size_t n_renderings;
	size_t number; /* place in the term base */
};

/* What a phrase of a vocabulary stands for. */
struct sense {
	const struct rendering *rendering;
	const struct sense *alike; /* of another rendering that reads the
					same; NULL: there is none more */
};

/* The renderings and forms of a language, to be found in texts. */
struct vocabulary {
	struct str tag; /* canonical, as the column's heading */
	const struct phrases *phrases;
	struct sense *senses; /* one a phrase */
	size_t n_senses;
};

struct term_base {
	struct str path;    /* of terms.csv; empty: there is none */
	struct str source;  /* its text, for excerpts */
	struct term *terms; /* in the order of the file */
	size_t n_terms;
	size_t n_renderings;
	struct vocabulary *vocabularies; /* in the order of the columns */
	size_t n_vocabularies;
};

/* A term in a text. */
struct term_use {
	struct span span;
	const struct rendering *rendering; /* the first of the senses */
	const struct sense *senses;
};

/* The vocabulary for texts of the language: that with the tag, else one of
 * the same row of the table of languages (en-GB reads en); NULL if there is
 * none. */
const struct vocabulary *term_vocabulary(const struct term_base *base,
					 struct str tag);

/* The terms in a text: by place, the longest, none overlapping; in the arena.
 * vocabulary may be NULL. */
struct term_use *terms_find(const struct vocabulary *vocabulary,
			    struct str text, struct arena *arena, size_t *n);

/* What to call the term in the vocabulary's language: the preferred
 * rendering, else the first admitted one; NULL if there is neither. */
const struct rendering *term_preferred(const struct term *term,
				       const struct term_base *base,
				       const struct vocabulary *vocabulary);

#endif
