/* Putting a struct page_record together: what all pages have in common.
 * Internal to the writers of pages. */
#ifndef DIGLOT_WRITE_PAGE_H
#define DIGLOT_WRITE_PAGE_H

#include "write/cover.h"
#include "write/fields.h"
#include "write/templates.h"
#include "write/tongue.h"
#include "write/view.h"

/* A page that is being put together. */
struct page {
	const struct build *build;
	struct arena *arena;
	struct str address;           /* in out/ */
	const struct tongue *tongues; /* its languages, its own first */
	size_t n_tongues;
	const struct strings *ui;  /* of its own language */
	const struct cover *cover; /* of what it shows; may be NULL */
	const struct publication *publication; /* that it is of, or NULL */
	const struct edition *edition;         /* likewise */
	struct page_record record;
};

/* Begins a page at the address: languages, style, site. */
void page_begin(struct page *page, const struct build *build,
		struct arena *arena, struct str address,
		const struct tongue *tongues, size_t n_tongues);

/* The relative reference to a file of out/. */
struct str page_href(const struct page *page, struct str to);

/* The absolute address of a file of out/; empty without base_url. */
struct str page_absolute(const struct page *page, struct str to);

/* The shared files of this use, as struct file_record. */
struct list page_files(const struct page *page, enum shared_use use);

/* Lets the page run the scripts of this use behind those it runs already. */
void page_run(struct page *page, enum shared_use use);

/* page_put.c: runs the template and puts the page into the outset. */
void page_put(const struct page *page, enum page_kind kind);

/* page_text.c: text in the page's languages, one struct text_record for each
 * that there is, the same text once. */
struct list page_names(const struct page *page,
		       const struct localized *localized);

/* The same in the page's own language only. */
struct list page_name(const struct page *page,
		      const struct localized *localized);

/* A word of the interface in each language of the page. */
struct list page_words(const struct page *page, struct str name);

/* Texts, each in the language of its tag, as they are; the same once, empty
 * ones not at all. */
struct list page_texts(const struct page *page,
		       const struct localized_text *texts, size_t n);

/* A list of one text in the language of the tag. */
struct list page_text(const struct page *page, struct str text, struct str tag);

/* The names of languages, each in itself. */
struct list page_language_names(const struct page *page,
				const struct tongue *tongues, size_t n);

/* The title of a chapter in the page's languages; without one, its path. */
struct list page_chapter_names(const struct page *page,
			       const struct chapter *chapter);

/* The name of the site in the page's own language; a word for what is there
 * if it has none. */
struct list page_site_name(const struct page *page);

/* The first of the names, or an empty string. */
struct str page_first(struct list names);

/* For <title>: "a – b – site" of those that are not empty and not the same. */
struct str page_title(const struct page *page, struct str a, struct str b);

/* YYYY-MM-DD in words; as it is if it is no date. */
struct str page_date(const struct page *page, struct str date);

/* page_record.c: what is known of a publication and of an edition. Lists of
 * editions, views and downloads are left empty. */
struct publication_record *
page_publication(const struct page *page,
		 const struct publication *publication);
struct edition_record *page_edition(const struct page *page,
				    const struct edition *edition);

/* The contents pages of an edition's languages (the first authoritative) and
 * of its pairs of languages. */
struct list page_view_links(const struct page *page, struct str publication,
			    struct str edition, const struct tongue *tongues,
			    size_t n);

/* The view whose cover stands for an edition on pages of all languages: of its
 * first two languages, or of its only one. In the arena. */
const struct view *page_cover_view(struct arena *arena,
				   const struct edition *edition);

/* The record of a cover as it was found; NULL for one without an address. */
const struct picture_record *page_cover(const struct page *page,
					const struct cover *cover);

/* A list of this link alone. */
struct list page_link(const struct page *page, struct link_record link);

/* The EPUBs of an edition, by view, with their sizes; those that were put
 * before. */
struct list page_downloads(const struct page *page,
			   const struct edition *edition);

/* figures_page.c: the figures of an edition, their page, then the same as CSV
 * and as JSON, with sizes. Empty if there are none. */
struct list page_figures(const struct page *page,
			 const struct edition *edition);

/* changes_page.c: the page of what changed in an edition. Empty if there is no
 * edition before it. */
struct list page_changes(const struct page *page,
			 const struct edition *edition);

/* The links, and behind them what changed in the newest edition: for notices
 * on pages of an older one. */
struct list page_with_changes(const struct page *page,
			      const struct edition *edition, struct list links);

/* errata_page.c: the page of an edition's errata. Empty if it has none. */
struct list page_errata(const struct page *page, const struct edition *edition);

/* home.c: the languages of the site, or else those of its publications;
 * English if there are none at all. In the arena. */
struct str *page_site_tags(struct arena *arena, const struct site *site,
			   const struct publication_summary *summaries,
			   size_t n, size_t *n_tags);

#endif
