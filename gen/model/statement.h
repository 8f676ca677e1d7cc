/* Statements: what a pair says, as plain text in every language, with the
 * terms and quantities in it. This is what is checked, listed and compared.
 *
 * A pair that has texts of its own makes one statement of them (its blocks'
 * contents, where a language has several they are joined by line feeds), one
 * of the title of a container, and one of each cell of a table. Statements of
 * a chapter are in reading order, notes last. They are made by pair/ once the
 * pairs are laid, and live in the publication's arena. */
#ifndef DIGLOT_MODEL_STATEMENT_H
#define DIGLOT_MODEL_STATEMENT_H

#include "lang/quantity.h"
#include "model/site.h"
#include "model/term.h"

enum statement_kind {
	STATEMENT_CONTENT, /* the text of blocks */
	STATEMENT_TITLE,   /* of a container: title="…" */
	STATEMENT_UNIT,    /* of a table or chart: unit="…" */
	STATEMENT_CREDIT,  /* likewise: source="…" */
	/* Of a table: row and column say which; where the languages have
	 * tables of different shapes, one statement of all cells, parted by
	 * line feeds, row and column UINT32_MAX. */
	STATEMENT_CELL
};

/* Where a stretch of a wording comes from: from start to the next part. */
struct wording_part {
	uint32_t start;
	const struct block *block;
	const struct cell *cell; /* STATEMENT_CELL; else NULL */
};

/* A statement in one language. Empty text: the language says nothing. */
struct wording {
	struct str text;
	struct wording_part *parts; /* one a block, as a rule; one a cell */
	size_t n_parts;
	struct span *verbatim; /* code in it, which is not language */
	size_t n_verbatim;
	struct term_use *terms; /* by place, the longest, none overlapping */
	size_t n_terms;
	struct quantity *quantities; /* by place, none overlapping */
	size_t n_quantities;
};

struct statement {
	enum statement_kind kind;
	uint32_t row; /* STATEMENT_CELL: from 0, the heading */
	uint32_t column;
	const struct pair *pair;
	struct wording *wordings; /* one a language */
};

/* The first language that says anything; n_languages if none does. */
size_t statement_lead(const struct statement *statement, size_t n_languages);

/* The part of the wording that has the byte; NULL if it has no parts. */
const struct wording_part *wording_part_at(const struct wording *wording,
					   uint32_t pos);

/* The inlines that the part's text comes from. */
const struct inline_node *wording_part_content(const struct wording_part *part);

/* Whether both are the same cell of a data file: written once, for several
 * languages. */
bool wordings_share_cell(const struct wording *one,
			 const struct wording *other);

/* The permalink of the pair, or of the nearest around it that has one. */
struct str statement_id(const struct statement *statement);

/* The pair's segments if spans of theirs are spans of the wordings; else
 * NULL and 0. */
const struct segment *statement_segments(const struct statement *statement,
					 size_t *n);

#endif
