/* Findings and differences for other programs. */
#ifndef DIGLOT_EXCHANGE_EXCHANGE_H
#define DIGLOT_EXCHANGE_EXCHANGE_H

#include "base/finding.h"

/* diglot's own JSON, as docs/findings.md describes it. Appends. */
void exchange_json(struct buf *out, const struct finding_list *list);

/* SARIF 2.1.0 (OASIS Standard, 27 March 2020). Appends. */
void exchange_sarif(struct buf *out, const struct finding_list *list);

/* Differences as JSON, as docs/differences.md describes it. Appends. */
struct differences;
void exchange_differences(struct buf *out,
			  const struct differences *differences);

#endif
