/* Pages of an edition as a whole, which are in all of its languages: what they
 * have in common. Internal to the writers of pages. */
#ifndef DIGLOT_WRITE_EDITION_PAGE_H
#define DIGLOT_WRITE_EDITION_PAGE_H

#include "write/page.h"

/* The languages of the edition that have pages, in the arena; *languages are
 * their numbers in the edition. */
const struct tongue *edition_tongues(const struct build *build,
				     struct arena *arena,
				     const struct edition *edition,
				     const size_t **languages, size_t *n);

/* Fills in what is known of the publication and the edition, and the ways to
 * its other pages. name: the page's own words; newer: the address of the same
 * page of the edition to read instead, empty if that has no such page. */
void edition_page_set(struct page *page, const struct edition *edition,
		      struct str name, struct str newer);

/* The publication's title, for the page's own. */
struct str edition_page_publication(const struct page *page);

#endif
