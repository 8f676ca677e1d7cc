/* What kind of image some bytes are. The content tells, never the name. */
#ifndef DIGLOT_READ_IMAGE_H
#define DIGLOT_READ_IMAGE_H

#include "base/arena.h"
#include "base/str.h"

struct image_format {
	struct str suffix;     /* "png" */
	struct str media_type; /* "image/png" */
	bool cover;            /* may be a book's cover */

	/* Whether the bytes are of this format, and if so their size in CSS
	 * pixels, 0 where unknown. */
	bool (*measure)(struct str bytes, uint32_t *width, uint32_t *height);
};

struct image {
	const struct image_format *format;
	uint32_t width;
	uint32_t height;
};

/* False if it is none that can be published. */
bool image_detect(struct str bytes, struct image *image);

/* What makes the image unfit for publication, in words: a script, an address
 * on another host; empty if it is harmless. */
struct str image_danger(const struct image *image, struct str bytes);

/* The parts for SVG, in svg.c. */
bool svg_measure(struct str bytes, uint32_t *width, uint32_t *height);
struct str svg_danger(struct str bytes);

#endif
