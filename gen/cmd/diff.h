/* What diglot diff prints. */
#ifndef DIGLOT_CMD_DIFF_H
#define DIGLOT_CMD_DIFF_H

#include "write/differences.h"

/* The differences as text for people; docs/diglot.1 describes it. Appends. */
void diff_put_text(struct buf *out, const struct differences *differences,
		   bool colour);

#endif
