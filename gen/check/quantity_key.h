/* What two quantities must have in common to be paired: keys that are equal,
 * and ways to judge the pair. Private to check/quantity_match.c. */
#ifndef DIGLOT_CHECK_QUANTITY_KEY_H
#define DIGLOT_CHECK_QUANTITY_KEY_H

#include "check/quantity_match.h"

enum { KEY_PARTS = 8 };

struct quantity_key {
	wide parts[KEY_PARTS];
};

/* Sets the key of a quantity, all zero before; false: it takes no part. first
 * tells the two sides apart where they play different roles. */
typedef bool quantity_key_function(const struct quantity *quantity, bool first,
				   struct quantity_key *key);

/* equal values: in ever less else */
bool key_of_phrase(const struct quantity *quantity, bool first,
		   struct quantity_key *key);
bool key_of_measure(const struct quantity *quantity, bool first,
		    struct quantity_key *key);
bool key_of_value(const struct quantity *quantity, bool first,
		  struct quantity_key *key);
bool key_of_name(const struct quantity *quantity, bool first,
		 struct quantity_key *key);

/* a name first, a bare number, count or ordinal that is in it second */
bool key_of_named(const struct quantity *quantity, bool first,
		  struct quantity_key *key);
/* a count of people or households first, one of whatever second */
bool key_of_class(const struct quantity *quantity, bool first,
		  struct quantity_key *key);
/* years first, a bare number, which may be an age, second */
bool key_of_age(const struct quantity *quantity, bool first,
		struct quantity_key *key);
/* an ordinal first, a number, count or years second: 光绪二十一年 */
bool key_of_place(const struct quantity *quantity, bool first,
		  struct quantity_key *key);
/* a year or a day of a month first, a bare number, an ordinal or years second
 */
bool key_of_calendar(const struct quantity *quantity, bool first,
		     struct quantity_key *key);
/* a multiple first, a share second */
bool key_of_growth(const struct quantity *quantity, bool first,
		   struct quantity_key *key);

/* a share by which something falls first, one to which it falls second */
bool key_of_level(const struct quantity *quantity, bool first,
		  struct quantity_key *key);

/* Numbers too long to be computed with: their digits. */
bool key_of_digits(struct str text, const struct quantity *quantity,
		   struct quantity_key *key);

/* The digits of a number, without separators and zeros at its end. */
bool key_of_figures(struct str text, const struct quantity *quantity,
		    struct quantity_key *key);

/* the same but for a power of ten; the same number of something else */
bool key_of_scale(const struct quantity *quantity, bool first,
		  struct quantity_key *key);
bool key_of_number(const struct quantity *quantity, bool first,
		   struct quantity_key *key);

/* names that differ in numbers alone */
bool key_of_shape(const struct quantity *quantity, bool first,
		  struct quantity_key *key);

/* likely meant to be the same: in one unit, of one dimension and class, of one
 * dimension, of like dimensions; then weak ones, and weak ones with others */
bool key_of_unit(const struct quantity *quantity, bool first,
		 struct quantity_key *key);
bool key_of_kin(const struct quantity *quantity, bool first,
		struct quantity_key *key);
bool key_of_dimension(const struct quantity *quantity, bool first,
		      struct quantity_key *key);
bool key_of_family(const struct quantity *quantity, bool first,
		   struct quantity_key *key);
bool key_of_weak(const struct quantity *quantity, bool first,
		 struct quantity_key *key);

bool key_of_any(const struct quantity *quantity, bool first,
		struct quantity_key *key);

/* Dimension and class alone: what can be compared as numbers. */
bool key_of_group(const struct quantity *quantity, struct quantity_key *key);

/* The parts of a date that are given. */
enum {
	DATE_YEAR = 1,
	DATE_MONTH = 2,
	DATE_DAY = 4,
	DATE_QUARTER = 8,
	DATE_TIME = 16
};
unsigned date_parts(const struct quantity *quantity);

/* The key of these parts of a date. */
void key_of_date(const struct quantity *quantity, unsigned parts,
		 struct quantity_key *key);

/* Outcomes of a pair, the first text's quantity first. */
enum quantity_outcome judge_equal(const struct quantity *a,
				  const struct quantity *b);
enum quantity_outcome judge_near(const struct quantity *a,
				 const struct quantity *b);
enum quantity_outcome judge_scale(const struct quantity *a,
				  const struct quantity *b);
enum quantity_outcome judge_number(const struct quantity *a,
				   const struct quantity *b);
enum quantity_outcome judge_other(const struct quantity *a,
				  const struct quantity *b);

/* Whether both ends are equal to half of the last digit of either, in the
 * same dimension. */
bool quantities_are_near(const struct quantity *a, const struct quantity *b);

bool quantities_share_unit(const struct quantity *a, const struct quantity *b);

/* Whether the two are of one dimension and class and have the same value. */
bool quantities_are_equal(const struct quantity *a, const struct quantity *b);

#endif
