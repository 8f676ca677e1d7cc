/* Findings as text for people. Only this folder prints. */
#ifndef DIGLOT_CMD_REPORT_H
#define DIGLOT_CMD_REPORT_H

#include <stdio.h>

#include "base/finding.h"

struct report_options {
	uint32_t max_findings; /* shown; all are counted */
	bool colour;
};

/* "1 error, 2 warnings, 3 waived" and a line feed; nothing if there is nothing
 * to count. Appends. */
void report_totals(struct buf *out, const struct finding_list *list);

/* Prints the findings in their order, at most so many, the rest counted, and
 * the totals. */
void report_findings(FILE *file, struct findings *findings,
		     const struct report_options *options);

/* The text of a finding as it is printed; for tests. Appends. */
void report_finding(struct buf *out, const struct finding *finding,
		    bool colour);

/* A msgid in the user's language. */
const char *report_translate(const char *msgid);

/* The severity in the user's language. */
const char *report_severity(enum severity severity);

/* Whether colour suits the stream: a terminal, and NO_COLOR is not set. */
bool report_wants_colour(FILE *file);

#endif
