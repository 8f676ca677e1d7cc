/* Names in out/ that are diglot's own: no folder or chapter may have them. They
 * are given as slugs. */
#ifndef DIGLOT_READ_RESERVED_H
#define DIGLOT_READ_RESERVED_H

#include "base/str.h"

/* Beside the publications: feeds, catalogues, sitemaps and the like. */
bool reserved_publication(struct str slug);

/* Beside the editions of a publication. */
bool reserved_edition(struct str slug);

/* A chapter's address: pages that every view has. */
bool reserved_chapter(struct str address);

/* A folder of chapters: named like a page. */
bool reserved_folder(struct str slug);

#endif
