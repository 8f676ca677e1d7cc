/* A number in digits, ASCII or of full width, with the marks in it. Private to
 * lang/. */
#ifndef DIGLOT_LANG_QUANTITY_DIGITS_H
#define DIGLOT_LANG_QUANTITY_DIGITS_H

#include "lang/quantity_rules.h"
#include "lang/rational.h"

struct digits {
	size_t end;
	size_t n; /* before the decimals */
	size_t n_decimals;
	bool grouped; /* something parts them into threes */
	bool name; /* no number: 1.2.3, 2⁵³, or more than a number holds */
};

/* The digits that begin at the position, with groups and decimals as the rules
 * part them. */
struct digits digits_read(const struct quantity_rules *rules, struct str text,
			  size_t start);

/* What they are worth; they are a number. */
struct rational digits_value(struct str digits, int n_decimals);

/* The figure of a digit at the position, ASCII or of full width, or -1; *width
 * is how many bytes the character has, 1 for any other. */
int figure_at(struct str text, size_t pos, size_t *width);

/* Behind *n figures that touch. */
size_t skip_figures(struct str text, size_t pos, size_t *n);

#endif
