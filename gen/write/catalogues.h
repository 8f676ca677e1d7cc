/* The books of the site as its catalogues list them. Internal to their
 * writers. */
#ifndef DIGLOT_WRITE_CATALOGUES_H
#define DIGLOT_WRITE_CATALOGUES_H

#include "write/feed.h"

/* A book of an edition that is released. */
struct catalogue_book {
	const struct feed_item *item;
	const struct book_summary *book;
};

struct catalogue {
	struct feeds feeds;
	struct catalogue_book *books; /* the newest first */
	size_t n_books;
	struct str *languages; /* of books: tags */
	size_t n_languages;
};

/* Whether reading programs may show the cover: a drawn one is SVG, which
 * OPDS does not allow. */
bool catalogue_shows(const struct cover *cover);

/* catalogue_json.c: OPDS 2.0, all in one. */
void catalogue_put_json(struct catalogue *catalogue);

#endif
