/* Statements as the matching of quantities takes them. */
#ifndef DIGLOT_CHECK_QUANTITIES_H
#define DIGLOT_CHECK_QUANTITIES_H

#include "check/quantity_match.h"
#include "model/statement.h"

/* Fills in what two languages of the edition say in the statement. What has to
 * be made is in the arena, the rest is borrowed. Returns how many sentences
 * both have, 0 if they are not known. */
size_t quantity_texts(const struct edition *edition,
		      const struct statement *statement,
		      const size_t sides[MATCH_SIDES], struct arena *arena,
		      struct quantity_text texts[MATCH_SIDES]);

#endif
