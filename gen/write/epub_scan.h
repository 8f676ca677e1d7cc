/* What a rendered chapter holds, read from its markup: the package document
 * must say exactly what is there, whatever the renderer left out. */
#ifndef DIGLOT_WRITE_EPUB_SCAN_H
#define DIGLOT_WRITE_EPUB_SCAN_H

#include "base/map.h"

struct epub_scan {
	struct map headings; /* the ids of h1 to h6; values mean nothing */
	struct str *images;  /* names behind the media prefix, as they come */
	size_t n_images;
	size_t images_cap;
	bool svg;         /* an inline svg element */
	bool undescribed; /* an image whose alternative text is empty */
};

/* Scans markup that our own renderer wrote (so that ">" ends every tag).
 * media_prefix is what the src of every image of the book begins with. */
void epub_scan(struct arena *arena, struct str markup, struct str media_prefix,
	       struct epub_scan *scan);

#endif
