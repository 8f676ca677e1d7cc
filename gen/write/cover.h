/* The cover of a view: the picture that the edition names, or one that is
 * drawn from epub/cover.svg. Books and the website show the same. */
#ifndef DIGLOT_WRITE_COVER_H
#define DIGLOT_WRITE_COVER_H

#include "write/view.h"

enum { COVER_WIDTH = 1200, COVER_HEIGHT = 1600 }; /* of a drawn one */

/* A cover as a file of out/. */
struct cover {
	struct str address;    /* <pub>/<edition>/<view>/cover.svg, or that of
				  the edition's own picture in assets/ */
	struct str media_type; /* image/svg+xml, image/png … */
	uint32_t width;        /* pixels; 0 if unknown, as the height */
	uint32_t height;
	bool drawn; /* by diglot: its own words are the title, the edition,
		       the date and the publisher */
};

/* Where the cover of the view is found; strings in the arena. False if the
 * view has no chapter and so neither pages nor a book. Only with FORMAT_PAGES
 * is the file there. */
bool cover_find(struct arena *arena, const struct edition *edition,
		const struct view *view, struct cover *cover);

#endif
