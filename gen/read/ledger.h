/* ledger.csv in an edition's folder. */
#ifndef DIGLOT_READ_LEDGER_H
#define DIGLOT_READ_LEDGER_H

#include "model/ledger.h"
#include "read/csv.h"

/* Reads the ledger in the folder, if there is one. What is wrong with it is
 * reported, and the rows that are understood are kept; waivers that lack a
 * block, a check or a reason are not. False after a FATAL or FAILURE
 * finding. */
bool ledger_read(struct reader *reader, struct arena *arena, struct str folder,
		 struct ledger *ledger);

/* Where the ledger of the folder is or would be. */
struct str ledger_path(struct arena *arena, struct str folder);

/* The text of a ledger: the file as csv has it (no rows: a new one) without
 * the lines in dropped, then the rows. Columns that it has keep their order,
 * and what diglot does not know is kept. Appends. */
void ledger_write(struct buf *out, const struct csv *csv,
		  const uint32_t *dropped, size_t n_dropped,
		  const struct ledger_row *rows, size_t n_rows);

#endif
