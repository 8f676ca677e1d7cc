/* What readers find of the releases of an edition: their files and sums.
 * Internal to the writers of pages. */
#ifndef DIGLOT_WRITE_ISSUED_H
#define DIGLOT_WRITE_ISSUED_H

#include "model/release.h"
#include "write/page.h"

/* The releases of an edition as struct issue_record, the newest first; none
 * of a withdrawn edition. */
struct list page_issues(const struct page *page, const struct edition *edition);

/* The same with the sources of the newest of them: on pages of the edition. */
struct list page_sources(const struct page *page, const struct edition *edition,
			 struct list issues);

/* What of the edition's current release is for reading: the EPUBs at their
 * usual address, PDFs and single pages, of struct link_record. Empty if the
 * edition has no current release. */
struct list page_issued_books(const struct page *page,
			      const struct edition *edition);

/* Says of the link what it is known by, if the file of the address was
 * issued. */
void link_set_digest(struct link_record *link, const struct edition *edition,
		     struct str address);

/* The notice that stands in the place of a withdrawn edition's releases; empty
 * for others. */
struct list page_withdrawal(const struct page *page,
			    const struct edition *edition);

#endif
