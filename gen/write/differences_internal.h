/* Comparing the texts and the figures of a change. Private to
 * write/differences*.c. */
#ifndef DIGLOT_WRITE_DIFFERENCES_INTERNAL_H
#define DIGLOT_WRITE_DIFFERENCES_INTERNAL_H

#include "base/map.h"
#include "write/differences.h"

/* The first statement of every pair that has any; the others of the pair
 * follow it. */
struct statement_index {
	struct map first;
};

/* The pair's statements; none: NULL and 0. */
const struct statement *statements_of(const struct statement_index *index,
				      const struct pair *pair, size_t *n);

/* Figures that changed, as they are found. */
struct changed_list {
	struct changed_figure *items;
	size_t n, cap;
};

/* Two editions while they are compared. */
struct comparing {
	const struct edition *edition;
	const struct figures *listed; /* of the edition */
	struct statement_index before;
	struct statement_index after;
	struct arena *arena;   /* of the results */
	struct arena *scratch; /* of the change at hand */
	struct changed_list *changed;
};

/* Where a stretch comes from: from start to the next part. */
struct stretch_part {
	uint32_t start;
	const struct statement *statement;
};

/* A text that is compared: of one statement, or of several. */
struct stretch {
	struct str text;
	struct quantity *quantities; /* spans are of the text */
	const char **origins; /* where each begins in its statement's text */
	size_t n_quantities;
	struct stretch_part *parts;
	size_t n_parts;
};

/* differences_change.c: fills the sides of the difference and adds the
 * figures that changed. */
void compare_change(struct comparing *comparing, struct difference *difference);

enum { BEFORE, AFTER, STATES };

/* Statements of the blocks of one edition. */
struct statements {
	const struct statement **items;
	size_t n;
};

/* A change in one language. */
struct compared {
	struct comparing *comparing;
	const struct difference *difference;
	size_t first_figure;      /* of the change, in the list */
	size_t languages[STATES]; /* its number in each edition */
	struct statements statements[STATES];
	struct difference_side *result;
	size_t cap;
};

/* Whether the edition has the language at all. */
bool compared_has_language(const struct compared *side, int state);

/* The text of statements of one edition; nothing where it has not the
 * language. */
struct stretch compared_stretch(const struct compared *side, int state,
				const struct statement *const *statements,
				size_t n, struct str separator);

/* A passage of the kind that stands in no table. */
struct difference_passage passage_labels(enum statement_kind kind);

/* Compares two stretches and keeps what came of it: if they are equal, only if
 * asked to, or if what they are of has moved. */
void compared_add(struct compared *side, const struct stretch *stretches,
		  const struct difference_passage *labels, bool keep_equal);

/* Whether it is not the cell of a table whose rows can be told apart. */
bool statement_is_plain(const struct statement *statement);

/* differences_table.c: compares the tables. */
void compared_tables(struct compared *side);

/* differences_text.c: the texts of statements of an edition's language,
 * parted by the separator, which may be empty. A reference is read as the
 * title that it leads to, as readers see it. */
struct stretch stretch_of(struct comparing *comparing,
			  const struct statement *const *statements, size_t n,
			  size_t language, struct str separator);

/* The passage of two stretches; its edits. */
struct difference_passage compare_stretches(struct comparing *comparing,
					    size_t language,
					    const struct stretch *before,
					    const struct stretch *after);

/* differences_figures.c: adds the quantities of the passage that changed. */
void add_changed_figures(struct comparing *comparing,
			 const struct difference *difference, size_t first,
			 size_t language,
			 const struct difference_passage *passage,
			 const struct stretch *before,
			 const struct stretch *after);

/* Fills in what the other languages say of the figures that were added from
 * first on. */
void complete_changed_figures(struct comparing *comparing, size_t first);

#endif
