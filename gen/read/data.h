/* The data files of an edition: the CSV files that its text shows. */
#ifndef DIGLOT_READ_DATA_H
#define DIGLOT_READ_DATA_H

#include "read/read.h"

/* Lists the files that tables and charts of the edition's chapters are made
 * of, and ties the tables to them; everything goes into the arena. False
 * after a FAILURE finding. */
bool data_take(struct reader *reader, struct arena *arena,
	       struct edition *edition);

#endif
