/* Waivers: rows of the ledger that say that a finding is right as it is. */
#ifndef DIGLOT_CHECK_WAIVER_H
#define DIGLOT_CHECK_WAIVER_H

#include "base/finding.h"
#include "model/statement.h"

/* Drops and counts the findings that the edition's ledger waives: same block,
 * language, check and texts. Reports waivers whose texts have changed and
 * those of checks and blocks that do not exist. Findings that stop the run are
 * not waived. Call it when all checks of the edition are done; subjects are
 * filled in first. */
void waivers_apply(const struct edition *edition, struct findings *findings);

#endif
