/* Differences as a page for editors: one file that needs nothing else. */
#ifndef DIGLOT_WRITE_DIFF_PAGE_H
#define DIGLOT_WRITE_DIFF_PAGE_H

#include "template/template.h"
#include "write/differences.h"

/* Appends the page, in the languages of the edition. False after findings in
 * the source's sink. */
bool diff_page(const struct template_source *source,
	       const struct differences *differences, struct buf *out);

#endif
