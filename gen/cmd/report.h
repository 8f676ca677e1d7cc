/* Findings as text for people. Only this folder prints. */
#ifndef DIGLOT_CMD_REPORT_H
#define DIGLOT_CMD_REPORT_H

#include <stdio.h>

#include "base/finding.h"

struct report_options {
	uint32_t max_findings; /* shown; all are counted */
	bool colour;
};

/* Prints the findings in their order, at most so many, the rest counted. */
void report_findings(FILE *file, struct findings *findings,
		     const struct report_options *options);

/* The text of a finding as it is printed; for tests. Appends. */
void report_finding(struct buf *out, const struct finding *finding,
		    bool colour);

/* The severity in the user's language. */
const char *report_severity(enum severity severity);

/* Whether colour suits the stream: a terminal, and NO_COLOR is not set. */
bool report_wants_colour(FILE *file);

#endif
