/* What the readers of quantities share: the text as tokens, what was found in
 * it, and numbers with their surroundings. Private to lang/. */
#ifndef DIGLOT_LANG_QUANTITY_FINDER_H
#define DIGLOT_LANG_QUANTITY_FINDER_H

#include "base/buf.h"
#include "lang/quantity.h"
#include "lang/quantity_number.h"
#include "lang/quantity_scan.h"

struct finder {
	struct token_scan scan;
	struct arena *arena;
	struct buf store; /* of what was found, until all is */
	struct quantity *found;
	size_t n;
	size_t used; /* tokens before belong to quantities already found */
};

static inline struct rational whole(int64_t number)
{
	return rational(number, 1);
}

/* False where either is no number. */
static inline bool is_less(struct rational a, struct rational b)
{
	return rational_is_number(a) && rational_is_number(b) &&
	       rational_compare(a, b) < 0;
}

/* The row of the part at the token, or NULL; near: if nothing but white space
 * stands before the token; before: at the one before, if that is near and no
 * quantity has it. */
const struct number_word *finder_part(const struct finder *f, size_t i,
				      enum number_part which);
const struct number_word *finder_part_near(const struct finder *f, size_t i,
					   enum number_part which);
const struct number_word *finder_part_before(const struct finder *f, size_t i,
					     enum number_part which);
bool finder_is_near(const struct finder *f, size_t i);
bool finder_is_touching(const struct finder *f, size_t i);

/* Whether the token may stand between the ends of a range. */
bool finder_is_connector(const struct finder *f, size_t i);

/* Whether a letter, a digit or a unit touches the hyphen at the token from
 * before. */
bool finder_is_inside_word(const struct finder *f, size_t i);

/* A new quantity of the tokens from start up to next, which are used then. */
struct quantity *finder_add(struct finder *f, enum quantity_kind kind,
			    enum dimension dimension, size_t start,
			    size_t next);

/* Whether words before the token say that something grew (1) or fell (-1). */
int8_t finder_change_before(const struct finder *f, size_t start);

/* Sets .change of a share or of points between the tokens. */
void finder_set_change(const struct finder *f, struct quantity *quantity,
		       size_t start, size_t next);

enum quantity_kind quantity_kind_of(const struct unit *unit);

/* Sets the numbers, in the quantity's unit and in base units. */
void quantity_set_value(struct quantity *quantity, struct rational low,
			struct rational high, struct rational step);

/* A number on its way to a quantity: the tokens from start to next. */
struct phrase {
	size_t start, next;
	struct number number;
	const struct unit *unit;
	enum qualifier qualifier;
	bool negative;
	size_t verb; /* where a verb ends that parts it from a qualifier, or 0
		      */
	unsigned loose; /* the flags of the word that say so */
};

enum { PARTICLES_MOST = 3 };

/* The token behind the words that may say that it grew or fell. */
static inline size_t phrase_verb_end(const struct phrase *phrase)
{
	return phrase->verb ? phrase->verb : phrase->start;
}

/* Everything of the number at the token; without what stands before it if
 * told so. False if there is no number. */
bool phrase_read(struct finder *f, size_t i, bool look_back,
		 struct phrase *phrase);

/* The steps of that: each takes what it names, if it is there. */
void phrase_take_before(struct finder *f, struct phrase *phrase);
void phrase_take_minus(struct finder *f, struct phrase *phrase);
void phrase_take_more(struct finder *f, struct phrase *phrase);
void phrase_take_unit(struct finder *f, struct phrase *phrase);
void phrase_take_half(struct finder *f, struct phrase *phrase);
void phrase_take_after(struct finder *f, struct phrase *phrase);

/* The token of a unit that stands behind the tokens before i, or 0. */
size_t phrase_unit_at(const struct finder *f, size_t i);

/* Adds it as a quantity. */
struct quantity *phrase_add(struct finder *f, const struct phrase *phrase);

/* Readers: whether a quantity begins at the token; it is added then. */
bool calendar_read(struct finder *f, size_t i);
bool share_read(struct finder *f, size_t i);

#endif
