/* The state of a match, and what its parts do. Private to
 * check/quantity_match.c and its parts. */
#ifndef DIGLOT_CHECK_QUANTITY_MATCHER_H
#define DIGLOT_CHECK_QUANTITY_MATCHER_H

#include "check/quantity_key.h"

/* Of a quantity. What is paired is never opened again. */
enum state { OPEN, REPEATED, PAIRED, GLOSS, MASKED };

/* A quantity in a pass, or one end of a range. */
struct entry {
	struct quantity_key key;
	uint32_t sentence; /* 0: it does not matter */
	uint32_t side;
	uint32_t index;
	uint32_t end;
};

struct matcher {
	const struct quantity_text *texts;
	struct arena *arena;
	uint8_t *states[MATCH_SIDES];     /* enum state, by quantity */
	uint32_t *sentences[MATCH_SIDES]; /* from 1, by quantity */
	int64_t *parts[MATCH_SIDES];      /* of all dates, sorted */
	size_t n_parts[MATCH_SIDES];
	struct entry *entries;
	size_t n_entries;
	struct quantity_judgment *judgments;
	size_t n_judgments;
	bool has_sentences;
	bool figures_only; /* one of the texts knows no more */
};

struct pass {
	quantity_key_function *key;
	enum quantity_outcome (*judge)(const struct quantity *a,
				       const struct quantity *b);
	bool digits;    /* numbers too long to be computed with */
	bool figures;   /* by the digits alone, instead of a key */
	bool swapped;   /* the second text plays the first role */
	unsigned parts; /* of dates, instead of a key: the first has just these,
			   the second them and maybe more */
};

/* quantity_state.c: the state before the first pass. */
void matcher_prepare(struct matcher *matcher, size_t n_sentences);

const struct quantity *quantity_at(const struct matcher *matcher, size_t side,
				   size_t index);

/* Judgments of a pair, and of one that is alone. */
void add_judgment(struct matcher *matcher, enum quantity_outcome outcome,
		  size_t first, size_t second);
void add_lonely(struct matcher *matcher, enum quantity_outcome outcome,
		size_t side, size_t index);

/* Whether the dates of a text give the parts of the date, but those. */
bool gives_parts_of(const struct matcher *matcher, size_t side,
		    const struct quantity *quantity, unsigned parts);

/* Whether the quantity is a date, or a bare year, that the text gives in
 * another date. */
bool is_given(const struct matcher *matcher, size_t side,
	      const struct quantity *quantity);

/* quantity_pass.c: pairs what is open, or in a state up to most, by the keys
 * of the pass; bound to the same sentence or not. */
void run_pass(struct matcher *matcher, const struct pass *pass, bool bound,
	      enum state most);
void run_passes(struct matcher *matcher, const struct pass *passes, size_t n,
		bool bound, enum state most);

#define RUN_PASSES(matcher, passes, bound, most)                               \
	run_passes(matcher, passes, sizeof(passes) / sizeof(*(passes)), bound, \
		   most)

/* Its parts, for passes of another kind: fills entries with what takes part,
 * in order, false if one side has none; adds one; orders them; finds where
 * those that belong together end and where the second side begins in them;
 * pairs two. */
bool collect(struct matcher *matcher, const struct pass *pass, bool bound,
	     enum state most);
struct entry *add_entry(struct matcher *matcher, size_t side, size_t index,
			bool bound);
void sort_entries(struct matcher *matcher);
int compare_groups(const struct entry *a, const struct entry *b);
int compare_entries(const void *left, const void *right);
size_t run_end(const struct matcher *matcher, size_t start, size_t *middle);
void pair_entries(struct matcher *matcher, const struct pass *pass,
		  const struct entry *first, const struct entry *second);

/* quantity_range.c: ranges of which the other text gives the ends. */
void match_ranges(struct matcher *matcher);

/* quantity_near.c: what is equal but for rounding. */
void match_near(struct matcher *matcher, bool bound);

/* quantity_alone.c: what one text repeats, in the same unit or another, and
 * what is left in the end. */
void find_repetitions(struct matcher *matcher, size_t side);
void find_glosses(struct matcher *matcher, size_t side);
void judge_rest(struct matcher *matcher, size_t side);

enum {
	PARTS_ALL = DATE_YEAR | DATE_MONTH | DATE_DAY | DATE_QUARTER | DATE_TIME
};

#endif
