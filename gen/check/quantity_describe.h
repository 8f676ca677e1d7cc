/* What is said of a judgment about quantities. */
#ifndef DIGLOT_CHECK_QUANTITY_DESCRIBE_H
#define DIGLOT_CHECK_QUANTITY_DESCRIBE_H

#include "base/finding.h"
#include "check/quantity_match.h"

/* The message of an outcome; false: it needs none. */
bool quantity_message(enum quantity_outcome outcome, enum message_id *id);

/* Sets the FINDING_ARGS arguments of the judgment's message, in the arena: {0}
 * is what the second text says (or the only one that says something), {1} what
 * the first does, {2} of QUANTITY_SCALE what the second should say. */
void quantity_describe(const struct quantity_text *texts,
		       const struct quantity_judgment *judgment,
		       struct arena *arena, struct str *args);

#endif
