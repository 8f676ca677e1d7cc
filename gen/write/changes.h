/* The differences of an edition as records for templates. Internal to the
 * writers of pages. */
#ifndef DIGLOT_WRITE_CHANGES_H
#define DIGLOT_WRITE_CHANGES_H

#include "base/markup.h"
#include "pair/text_diff.h"
#include "write/changes_fields.h"
#include "write/differences.h"
#include "write/page.h"

/* Changes on a page, so that it stays light. */
enum { PAGE_CHANGES_MOST = 250 };

/* Differences while they are shown. */
struct change_listing {
	const struct differences *differences;
	const struct tongue *tongues; /* of the languages that are shown */
	const size_t *languages;      /* their numbers in the edition */
	size_t n_tongues;
	const struct view *views; /* of the edition and the one before: where */
	const struct view *views_before; /* links lead; NULL: there are none */
	size_t n_views;
	size_t n_views_before;
};

size_t change_pages(const struct differences *differences);

/* The list on the page of that number, from 0. Of the page only the arena and
 * the languages are asked, and the address where there are views. Without an
 * address for pages the list is not parted: most is SIZE_MAX. */
struct change_list_record *change_list(const struct page *page,
				       const struct change_listing *listing,
				       size_t number, size_t most);

/* changes_text.c: puts a stretch of a text, marked by del or ins. */
void change_put(struct markup *markup, const struct strings *ui,
		enum text_edit_kind kind, struct str text);

/* changes_text.c: the passages of a change in one language. */
struct list change_passages(const struct page *page,
			    const struct tongue *tongue,
			    const struct difference *difference,
			    const struct difference_side *side);

#endif
