/* What pages say of themselves to programs: JSON-LD in the words of
 * schema.org, and Open Graph. Internal to the writers of pages. Both need
 * absolute addresses: without base_url there is nothing. */
#ifndef DIGLOT_WRITE_LINKED_DATA_H
#define DIGLOT_WRITE_LINKED_DATA_H

#include "write/leaf.h"

/* JSON-LD as the content of a script element, in the page's arena: the page of
 * a publication with its editions, the home page with its publications. */
struct str linked_publication(const struct page *page,
			      const struct publication *publication);
struct str linked_site(const struct page *page,
		       const struct publication_summary *publications,
		       size_t n_publications);

/* The contents page of an edition's language, or of two. */
struct str linked_edition(const struct leaf *leaf);

/* A chapter, the shelf's by number; empty for one that is not translated. */
struct str linked_chapter(const struct leaf *leaf, size_t number);

/* Open Graph; NULL without base_url. cover may be NULL. */
const struct share_record *page_share(const struct page *page,
				      enum page_kind kind,
				      const struct cover *cover);

#endif
