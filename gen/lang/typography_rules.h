/* What a language says of its typography. Private to lang/.
 *
 * Words stand in one string, each between two spaces, as in
 * lang/sentence_rules.h. */
#ifndef DIGLOT_LANG_TYPOGRAPHY_RULES_H
#define DIGLOT_LANG_TYPOGRAPHY_RULES_H

#include "lang/typography.h"

/* Quotation marks or brackets. */
struct mark_pair {
	uint32_t open;
	uint32_t close;
	/* The closing mark has other work too (’ the apostrophe): alone it is
	 * not looked at. */
	bool shared;
};

/* A mark and what is written for it. */
struct substitute {
	uint32_t mark;
	struct str instead;
};

struct typography_rules {
	bool han; /* written in Han characters */
	const struct mark_pair *pairs;
	size_t n_pairs;
	bool straight_quotes;    /* " stands for quotation marks, two by two */
	struct str may_double;   /* words that may stand twice; without any,
				    doubled words are not looked for */
	struct str never_double; /* in Han: these may not, the longest two
				    characters long */
	struct str not_doubled;  /* but stand twice rightly in these */

	/* In Han: what half-width marks are written as. */
	const struct substitute *wide;
	size_t n_wide;
	struct str open_quote, close_quote;
	struct str ellipsis, dash;
	const struct substitute *dots; /* between two Han, for 卡尔·马克思 */
	size_t n_dots;

	/* In Han: what numbers are written like. */
	struct str number_range, time_range; /* empty: anything goes */
	bool repeat_percent;
	bool single_pauses; /* none between adjacent 《》 or “” */
	bool numbered;      /* headings by 一、（一）1.（1） */
};

extern const struct typography_rules typography_neutral;
extern const struct typography_rules typography_latin;
extern const struct typography_rules typography_english;
extern const struct typography_rules typography_german;
extern const struct typography_rules typography_romance;
extern const struct typography_rules typography_simplified;
extern const struct typography_rules typography_traditional;
extern const struct typography_rules typography_east_asian;

/* The parts of the rules: each looks at the glyph i. */
typedef void typography_rule(const struct prose *prose, size_t i,
			     struct slips *slips);
typography_rule count_proper, find_width, find_marks, find_range, find_spaces,
	find_doubled_word, find_doubled_han, find_circle_zero;

/* Those that need a look at the whole. */
void find_unbalanced(const struct prose *prose, struct slips *slips);
void find_scripts(const struct prose *prose, struct slips *slips);
void find_straight_quotes(const struct prose *prose, struct slips *slips);

/* The glyph at an index that may be out of the text: then a line's end. */
const struct glyph *glyph_at(const struct prose *prose, size_t i);

/* The glyph before; likewise. */
const struct glyph *glyph_before(const struct prose *prose, size_t i);

/* Adds the slip of the glyphs [first, end). */
void slip_add(struct slips *slips, const struct prose *prose,
	      enum slip_kind kind, size_t first, size_t end,
	      struct str instead);

/* Says that the slip added last may be a habit. */
void slip_is_usage(struct slips *slips, enum usage usage);

/* The bytes of the glyphs [first, end). */
struct str glyphs_text(const struct prose *prose, size_t first, size_t end);

/* What the table has for the mark; empty if it is not there. */
struct str substitute_find(const struct substitute *table, size_t n,
			   uint32_t mark);

/* Whether the word is in a list of words. */
bool words_have(struct str list, struct str word);

/* What a Han digit or 十 stands for, of an arabic one likewise; 11 for
 * anything else. */
unsigned han_digit(uint32_t code_point);

#endif
