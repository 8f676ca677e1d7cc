/* Numbers: digits, number words and scales, without what they count. Private
 * to lang/. */
#ifndef DIGLOT_LANG_QUANTITY_NUMBER_H
#define DIGLOT_LANG_QUANTITY_NUMBER_H

#include "lang/quantity.h"
#include "lang/quantity_scan.h"

struct number {
	size_t next; /* the token behind it */
	struct span span;
	struct rational low, high; /* differ in 七八: seven or eight */
	struct rational step;      /* worth of one in the last digit printed */
	enum qualifier qualifier;  /* of what stands inside: 20多万 */
	bool digits;               /* begins with digits rather than words */
	bool plain;            /* digits alone, without separators and scales */
	bool figures;          /* a word for each figure: 二〇二〇 */
	uint8_t n_figures;     /* of plain digits or figures */
	bool small;            /* a single word for at most ten */
	bool bare;             /* a scale alone: 亿, hundred */
	bool scaled;           /* ends in a scale */
	struct rational scale; /* what its scale words multiply digits with */
	bool vague, ambiguous;
};

/* The last numbers read: every reader of quantities asks for the same. */
enum { NUMBER_MEMOS = 4 };
struct number_memo {
	size_t token; /* 1 + where it was asked for; 0: nothing was */
	bool is_number;
	struct number number;
};

/* Whether a number begins at the token. One whose value is too large to hold
 * is a number all the same, with no value. */
bool number_read(const struct token_scan *scan, size_t i,
		 struct number *number);

struct ordinal {
	size_t next;
	struct rational value;
	bool weak;
};

/* Whether an ordinal begins at the token: 第十, 10th, twenty-first. */
bool ordinal_read(const struct token_scan *scan, size_t i,
		  struct ordinal *ordinal);

#endif
