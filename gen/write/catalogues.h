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

/* The title in the language, see feed_item_title; of a book in two languages
 * it says so, lest it be taken for the book in one of them. */
struct str catalogue_title(struct feeds *feeds,
			   const struct catalogue_book *book, struct str tag,
			   struct str *lang);

/* The absolute address of the page that the book is a form of. */
struct str catalogue_page(struct feeds *feeds,
			  const struct catalogue_book *book);

/* catalogue_json.c: OPDS 2.0, all in one. */
void catalogue_put_json(struct catalogue *catalogue);

#endif
