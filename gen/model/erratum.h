/* Errata: corrections of an edition that is issued.
 *
 * The Markdown stays as it was issued; pair/ puts the corrections in once ids
 * are known, so that whoever reads the model sees the corrected text alone. A
 * printing is what the corrections of one day make of the edition. */
#ifndef DIGLOT_MODEL_ERRATUM_H
#define DIGLOT_MODEL_ERRATUM_H

#include "base/finding.h"
#include "model/site.h"

/* X(constant, the name that authors write) */
#define ERRATUM_SEVERITIES(X)                                                  \
	X(ERRATUM_EDITORIAL, "editorial") /* spelling, layout */               \
	X(ERRATUM_MINOR, "minor")                                              \
	X(ERRATUM_MAJOR, "major") /* figures or meaning */

#define ERRATUM_CONSTANT(constant, name) constant,
enum erratum_severity { ERRATUM_SEVERITIES(ERRATUM_CONSTANT) };
#undef ERRATUM_CONSTANT

/* A correction in one language, as plain text. All is empty in a language in
 * which the block has no text. */
struct erratum_wording {
	struct str was; /* equal to now: nothing to correct here */
	struct str now;
	struct str reason;
	struct place place; /* of was in errata.yaml */
};

struct erratum {
	struct str id;   /* unique in the edition; ASCII */
	struct str date; /* YYYY-MM-DD */
	enum erratum_severity severity;
	uint32_t printing;                /* the first that has it */
	struct str block;                 /* the id of a pair */
	struct erratum_wording *wordings; /* one a language */
	struct place place;
	struct place block_place; /* of the id in errata.yaml */
	/* What was corrected; set by pair_edition. NULL: there is no such
	 * block, or the correction does not fit it. */
	const struct pair *pair;
};

/* The name of a severity, as authors write it. */
struct str erratum_severity_name(enum erratum_severity severity);

/* Whether the erratum changes the text in the language. */
bool erratum_corrects(const struct erratum *erratum, size_t side);

#endif
