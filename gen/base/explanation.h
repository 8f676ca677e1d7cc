/* What the checks are for, in words for editors. */
#ifndef DIGLOT_BASE_EXPLANATION_H
#define DIGLOT_BASE_EXPLANATION_H

#include "base/finding.h"

struct explanation {
	const char *name; /* of the check: messages[].name */
	const char *text; /* a paragraph in English, a msgid */
};

/* The table of base/checks.def, in the order of base/messages.def. */
extern const struct explanation explanations[];
extern const size_t n_explanations;

/* The check's explanation, or NULL if no check has this name. */
const struct explanation *explanation_find(struct str name);

/* The name of a check that may have been meant; empty: none is near. */
struct str explanation_nearest(struct str name);

/* The first sentence of an explanation in any language, with its full
 * stop. */
struct str explanation_summary(struct str text);

/* The gravest severity that messages of the check have by themselves; NOTE if
 * there is no such check. */
enum severity check_severity(struct str name);

/* Whether all messages of the check stop the run: then nothing can change or
 * waive them. */
bool check_is_fixed(struct str name);

#endif
