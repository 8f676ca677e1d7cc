/* What findings are about: the block that a waiver names, and fingerprints of
 * its texts. */
#ifndef DIGLOT_CHECK_SUBJECT_H
#define DIGLOT_CHECK_SUBJECT_H

#include "base/finding.h"
#include "model/statement.h"
#include "pair/place.h"

/* Fingerprints of the texts of one thing, one a language; kept until the next
 * thing is asked for, as findings about the same follow each other. */
struct text_hashes {
	const void *of;
	struct str *hashes;
	struct arena arena; /* released by the owner */
};

/* The slugs of publication and edition: "report/2021-1". */
struct str edition_address(struct arena *arena, const struct edition *edition);

/* Fingerprints of a statement's wordings. */
const struct str *statement_hashes(struct text_hashes *cache,
				   const struct statement *statement,
				   size_t n_sides);

/* Fingerprints of a pair's Markdown; lines: one a language, which keep their
 * tables in the arena. */
const struct str *pair_hashes(struct text_hashes *cache, struct arena *arena,
			      const struct pair *pair, struct lines *lines,
			      size_t n_sides);

/* Fills the subject in for the text of the side. arena is for what has to be
 * made; the rest is borrowed. */
void subject_fill(struct subject *subject, struct arena *arena,
		  const struct pair *pair, const struct edition *edition,
		  const struct str *hashes, size_t side);

/* Fills the subjects in that checks left open, by the findings' places: a
 * place in a chapter belongs to the block that has its line. Says of all places
 * in chapters which language they are in. */
void subjects_find(const struct edition *edition, struct findings *findings);

#endif
