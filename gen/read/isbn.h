/* The standard numbers in publication.yaml and edition.yaml. */
#ifndef DIGLOT_READ_ISBN_H
#define DIGLOT_READ_ISBN_H

#include "read/yaml.h"

/* Fills in edition->isbns from the key isbn: one number, or a map by book
 * (named by its languages as its address is) whose values are numbers or maps
 * by format. What is wrong is reported and left out. */
void isbns_read(struct reader *reader, struct arena *arena,
		const struct yaml *map, struct edition *edition);

/* The ISSN of the key issn, "1234-5679"; empty without one or after a
 * finding. */
struct str issn_of(struct reader *reader, struct arena *arena,
		   const struct yaml *map);

/* Reports a wrong number in an identifier urn:isbn: or urn:issn:, the value
 * of the key identifier. */
void identifier_check(struct reader *reader, const struct yaml *map);

#endif
