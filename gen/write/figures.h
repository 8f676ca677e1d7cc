/* The figures of an edition: every quantity that its text measures, said in
 * each of its languages. docs/figures.md explains the files made of them.
 *
 * A figure is one quantity of a statement with its counterparts in the other
 * languages, as check/quantity_match.h pairs them. What it is worth is what
 * the first language that says it says. Listed are numbers with a meaning of
 * their own: no dates, ordinals, names, numbers inside of terms, small number
 * words that may be no number (weak), scales without a number (vague), and
 * nothing twice that one language merely repeats or converts. */
#ifndef DIGLOT_WRITE_FIGURES_H
#define DIGLOT_WRITE_FIGURES_H

#include "base/pool.h"
#include "model/statement.h"
#include "write/view.h"

/* A figure in the words of one language. */
struct figure_saying {
	struct str phrase; /* the exact words; empty: it does not say it */
	struct str before; /* the sentence around them, or the end of it */
	struct str after;  /* that is near: 160 characters */
	bool cut_before;   /* there is more of the sentence */
	bool cut_after;
	struct str row;    /* of a table's cell: what its row and its column */
	struct str column; /* are about; may be empty */
};

struct figure {
	struct str id; /* unique in the edition; see docs/figures.md */
	const struct statement *statement;
	const struct quantity *quantity; /* what it is worth */
	struct figure_saying *sayings;   /* one a language of the edition */
};

struct figure_chapter {
	const struct chapter *chapter;
	struct figure *figures; /* in the order of the text */
	size_t n;
};

/* Frees with figures_free. Lives no longer than the edition. */
struct figures {
	const struct edition *edition;
	struct view *views; /* those that have pages */
	size_t n_views;
	struct figure_chapter *chapters; /* one a chapter, empty ones too */
	size_t n;                        /* figures in all */
	struct arena arena;
	struct arena *arenas; /* one a chapter, while they are found */
};

/* Finds them, chapter by chapter in parallel. */
void figures_find(struct figures *figures, const struct edition *edition,
		  struct pool *pool);
void figures_free(struct figures *figures);

/* Whether the edition has anything to list; without, no file is written. */
bool figures_any(const struct edition *edition);

/* Whether both ends are given and differ, so that there is no one value. */
bool figure_is_range(const struct figure *figure);

/* The unit's id: "mu", "CNY"; empty if none is given. */
struct str figure_unit(const struct figure *figure);

/* What low and high count: "m2"; of a share, points or a multiple without a
 * unit the kind; else empty. */
struct str figure_base_unit(const struct figure *figure);

/* "rise", "fall", or empty. */
struct str figure_change(const struct figure *figure);

/* Appends what the figure is about in a language: its sentence with the words
 * themselves, "…" where it is cut; or the row and the column of its cell. */
void figure_put_context(struct buf *out, const struct figure_saying *saying);

/* Appends the number in decimal digits; a fraction that does not end is
 * rounded to FIGURE_DECIMALS. */
enum { FIGURE_DECIMALS = 12 };
void figure_put_decimal(struct buf *out, struct rational number);

/* The relative reference from the edition's folder to the figure's place in a
 * view, which must have the chapter. In the arena. */
struct str figure_href(struct arena *arena, const struct view *view,
		       const struct figure *figure);

/* A tag or a view's slug as part of a column's name: "zh_Hans". */
struct str figure_column(struct arena *arena, struct str prefix,
			 struct str slug);

/* What the names of the data files end in, for address_figures. */
enum { FIGURES_FILES = 3 };
extern const struct str figures_suffixes[FIGURES_FILES];

/* The files: figures_json.c, figures_csv.c. ui are the words of the edition's
 * languages, one each, for the metadata. */
struct strings;
void figures_put_json(struct buf *out, const struct figures *figures);
void figures_put_csv(struct buf *out, const struct figures *figures);
void figures_put_metadata(struct buf *out, const struct figures *figures,
			  const struct strings *const *ui);

#endif
