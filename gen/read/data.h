/* The data files of an edition: the CSV files that its text shows. */
#ifndef DIGLOT_READ_DATA_H
#define DIGLOT_READ_DATA_H

#include "model/site.h"

/* Lists the files that tables and charts of the edition's chapters are made
 * of, with the bytes that their first tables were read from, and ties the
 * tables to them; the lists go into the arena. */
void data_take(struct arena *arena, struct edition *edition);

#endif
