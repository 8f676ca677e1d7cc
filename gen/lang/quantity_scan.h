/* A text as the words and digits that the grammar of numbers knows. Private to
 * lang/.
 *
 * What the rules do not list leaves no token; the gap before the next one
 * tells that there was something. */
#ifndef DIGLOT_LANG_QUANTITY_SCAN_H
#define DIGLOT_LANG_QUANTITY_SCAN_H

#include "base/arena.h"
#include "lang/quantity_rules.h"
#include "lang/rational.h"

enum token_kind {
	TOKEN_WORD,
	TOKEN_DIGITS, /* with separators and decimals */
	TOKEN_NAME    /* letters and digits in one: PM2.5, 2+N */
};

/* What stands between a token and the one before. */
enum token_gap {
	GAP_NONE,
	GAP_SPACE,
	GAP_TEXT,    /* words or marks */
	GAP_CLAUSE,  /* a mark that ends a clause was among them */
	GAP_SENTENCE /* one that ends a sentence, or the text begins */
};

struct token {
	struct span span;
	const struct number_word *const *rows; /* of a word */
	uint64_t parts;                        /* the set of them */
	uint8_t n_rows;
	uint8_t kind;
	uint8_t gap;
	bool grouped;     /* digits with separators */
	uint8_t n_digits; /* digits before the decimals; 255: or more */
	uint8_t n_decimals;
};

struct number_memo;

struct token_scan {
	const struct quantity_rules *rules;
	struct str text;
	size_t end; /* of what was scanned */
	struct token *tokens;
	size_t n, cap;
	struct number_memo *memo; /* see number_read; NULL: there is none */
};

struct token_scan token_begin(const struct quantity_rules *rules,
			      struct str text);

/* The tokens of the next part of the text, instead of those before: so many
 * as fit a processor's cache, whole sentences if there are any. False at the
 * end of the text. */
bool token_next(struct token_scan *scan, struct arena *arena);

/* Whether the token is a word that plays one of the parts of the set. */
bool token_has_part(const struct token_scan *scan, size_t i, uint64_t parts);

/* The row of the part among those of the token, or NULL. */
const struct number_word *token_part(const struct token_scan *scan, size_t i,
				     enum number_part part);

/* Whether nothing but white space stands before the token. */
bool token_is_near(const struct token_scan *scan, size_t i);
bool token_is_touching(const struct token_scan *scan, size_t i);

/* The value of digits; no number if it is too large to hold. */
struct rational token_digits(const struct token_scan *scan, size_t i);

#endif
