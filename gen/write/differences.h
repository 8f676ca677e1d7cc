/* What changed from one edition to the next, in the words of both: the texts
 * of every change compared, and the figures in them that changed.
 * docs/differences.md explains what is made of it.
 *
 * Identity, which texts are compared with which, is the model's: see
 * model/change.h. */
#ifndef DIGLOT_WRITE_DIFFERENCES_H
#define DIGLOT_WRITE_DIFFERENCES_H

#include "base/pool.h"
#include "model/change.h"
#include "model/statement.h"
#include "pair/styling.h"
#include "pair/text_diff.h"
#include "write/figures.h"

/* Where a cell stands, from 0; the heading is row 0. */
struct cell_place {
	uint32_t row;
	uint32_t column; /* DIFFERENCE_ALL: the whole row */
};

static const uint32_t DIFFERENCE_NONE = UINT32_MAX; /* it is not there */
static const uint32_t DIFFERENCE_ALL = UINT32_MAX - 1;

/* A text and what it was: of the blocks of a change, of an attribute of them,
 * of a table's cell, or of a whole row. Either may be empty. */
struct difference_passage {
	enum statement_kind kind;
	struct str row; /* of a cell: what its row and its column are about; */
	struct str column;       /* may be empty */
	struct cell_place at[2]; /* of a cell or a row: before, and now */
	bool moved; /* of a cell: its row, or in the heading its column, stands
		       in another place; there is one passage of this for
		       each, whether or not it differs otherwise */
	struct str before;
	struct str after;
	struct text_edit *edits; /* between them */
	size_t n_edits;
	bool differs;
};

/* A change in one language. */
struct difference_side {
	struct difference_passage *passages; /* blocks first; attributes and
						cells only if they differ */
	size_t n_passages;
	bool differs; /* in words; else only in markup or pictures, or not */
	/* What of these, where one text stands for one, in the same words. */
	const struct styling_change *stylings;
	size_t n_stylings;
};

struct difference {
	const struct change *change;
	struct difference_side *sides; /* one a language of the edition */
	bool uneven; /* a language that has the text did not change where
			another did */
};

/* A figure in the words of one language; both are empty if it does not say
 * it. */
struct changed_saying {
	struct str before;
	struct str after;
	bool changed;
	struct str context; /* what of it changed: the words around it now, or
			       what its cell is about; only if it changed */
};

struct changed_figure {
	const struct difference *difference;
	/* Of this edition, for its id; NULL: it is listed nowhere, as a
	 * date. */
	const struct figure *figure;
	const struct quantity *before; /* in the first language that changed */
	const struct quantity *after;
	struct changed_saying *sayings; /* one a language of the edition */
	bool uneven; /* it changed in one language and not in another */
};

/* Frees with differences_free. Lives no longer than the publication. */
struct differences {
	const struct edition *edition; /* its edition before is not NULL */
	struct difference *items;      /* one a change, in their order */
	size_t n;
	struct changed_figure *figures; /* in the order of the items */
	size_t n_figures;
	struct figures listed; /* of the edition */
	struct arena arena;
};

/* Compares the edition with the one before it, in parallel. */
void differences_find(struct differences *differences,
		      const struct edition *edition, struct pool *pool);
void differences_free(struct differences *differences);

/* A passage as people read it: text that is equal and far from any change is
 * left out. */
struct difference_piece {
	enum text_edit_kind kind;
	struct str text;
	bool cut; /* there is more of it, which is left out: behind it */
};

/* The pieces, in the arena: what is deleted and what is inserted is whole. */
struct difference_piece *
difference_pieces(const struct difference_passage *passage, struct arena *arena,
		  size_t *n);

/* The permalink of a change: of what it is now, or was; empty if it has
 * none. */
struct str difference_id(const struct difference *difference);

#endif
