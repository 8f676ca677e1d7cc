/* What figures are found with. Internal to figures*.c. */
#ifndef DIGLOT_WRITE_FIGURES_INTERNAL_H
#define DIGLOT_WRITE_FIGURES_INTERNAL_H

#include "write/figures.h"

/* Where in its table a figure stands. */
struct place_in_table {
	const struct table *table;
	size_t row;
	size_t column;
};

/* False if the wording is of no table there. */
bool figure_find_cell(const struct wording *wording, uint32_t pos,
		      struct place_in_table *place);

/* The sentences of a wording, none across the blocks it is made of. */
struct sentences {
	uint32_t *ends;
	size_t n; /* 0: they were not looked for */
};

/* figure_saying.c: what a language says of a figure with the words of the span.
 * Finds the sentences in the scratch arena when they are asked for first. */
void figure_say(struct arena *scratch, const struct language *rules,
		const struct wording *wording, struct sentences *sentences,
		struct span span, struct figure_saying *saying);

/* figure_id.c: the figure's id but for the number that tells it from others of
 * the same id. In the arena. */
struct str figure_id(struct arena *arena, const struct figure *figure,
		     size_t n_languages);

#endif
