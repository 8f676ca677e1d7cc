/* The ledger of an edition: a row for each translated block and language, and
 * one for each waiver (see docs/findings.md). */
#ifndef DIGLOT_MODEL_LEDGER_H
#define DIGLOT_MODEL_LEDGER_H

#include "base/str.h"

/* X(member): the columns, which may stand in any order. */
#define LEDGER_COLUMNS(X)                                                      \
	X(block)                                                               \
	X(language)                                                            \
	X(state)                                                               \
	X(source_hash)                                                         \
	X(codes_hash)                                                          \
	X(target_hash)                                                         \
	X(reviewer)                                                            \
	X(date)                                                                \
	X(edition)                                                             \
	X(note)                                                                \
	X(check)

struct ledger_row {
#define LEDGER_MEMBER(name) struct str name;
	LEDGER_COLUMNS(LEDGER_MEMBER)
#undef LEDGER_MEMBER
	uint32_t line; /* in the file */
};

enum {
#define LEDGER_ONE(name) +1
	LEDGER_COLUMN_COUNT = LEDGER_COLUMNS(LEDGER_ONE)
#undef LEDGER_ONE
};

struct ledger {
	struct str path;
	struct str source; /* its text, for excerpts; empty: there is none */
	struct ledger_row *rows;
	size_t n_rows;
};

#endif
