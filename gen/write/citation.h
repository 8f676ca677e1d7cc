/* How an edition is cited. */
#ifndef DIGLOT_WRITE_CITATION_H
#define DIGLOT_WRITE_CITATION_H

#include "write/page.h"

/* In each of the edition's languages in the form that is usual there; of struct
 * citation_record. */
struct list page_citations(const struct page *page,
			   const struct edition *edition);

/* The same in the form of each of these languages; address says where the
 * edition is. In the arena. */
struct list citations_of(struct arena *arena, const struct edition *edition,
			 const struct tongue *tongues, size_t n,
			 struct str address);

#endif
