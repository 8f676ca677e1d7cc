/* Findings as a page for editors: one file that needs nothing else. */
#ifndef DIGLOT_WRITE_FINDINGS_PAGE_H
#define DIGLOT_WRITE_FINDINGS_PAGE_H

#include "template/template.h"

/* The record that templates/page/findings.html sees as `report`. */
extern const struct record_type report_type;

/* Appends the page; content is what was checked, as the user named it. False
 * after findings in the source's sink, which is not the one of the list. */
bool findings_page(const struct template_source *source,
		   const struct finding_list *list, struct str content,
		   struct buf *out);

#endif
