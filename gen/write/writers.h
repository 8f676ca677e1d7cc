/* What the table of writers consists of. Internal to write/. */
#ifndef DIGLOT_WRITE_WRITERS_H
#define DIGLOT_WRITE_WRITERS_H

#include "write/write.h"

/* pages.c: the pages of every view of an edition: its chapters, its contents
 * (index.html) and all of it (all.html). */
void write_pages(const struct build *build, const struct edition *edition);

/* single.c: every view of an edition as one file that needs no other. */
void write_single(const struct build *build, const struct edition *edition);

/* search.c: the texts and indexes that search pages load. */
void write_search(const struct build *build, const struct edition *edition);

/* figures_page.c: the figures of an edition, as pages and as data. */
void write_figures(const struct build *build, const struct edition *edition);

/* sources.c: the list of the files that an edition was made of. */
void write_sources(const struct build *build, const struct edition *edition);

/* changes_page.c: what changed since the edition before, as a page. */
void write_changes(const struct build *build, const struct edition *edition);

/* errata_page.c: the errata of an edition, as a page. */
void write_errata(const struct build *build, const struct edition *edition);

/* republish.c: what was issued of an edition, as it was issued. */
void write_releases(const struct build *build, const struct edition *edition);

/* issued.c: the notice in the place of what was issued of a withdrawn
 * edition. */
void write_withdrawn(const struct build *build, const struct edition *edition);

/* home.c: the list of a publication's editions, and the home page. */
void write_editions(const struct build *build,
		    const struct publication *publication);
void write_home(const struct build *build,
		const struct publication_summary *publications,
		size_t n_publications);

/* feeds.c: what is new, one Atom feed a language of the site. Says once that
 * nothing absolute can be written without base_url. */
void write_feeds(const struct build *build,
		 const struct publication_summary *publications,
		 size_t n_publications);

/* catalogues.c: the EPUBs as catalogues for reading programs, OPDS 1.2 and
 * 2.0. */
void write_catalogues(const struct build *build,
		      const struct publication_summary *publications,
		      size_t n_publications);

/* sitemap.c: the pages for search engines, and robots.txt. */
void write_sitemap(const struct build *build,
		   const struct publication_summary *publications,
		   size_t n_publications);

/* latest.c: pages under latest/ that lead to the newest released edition. */
void write_latest(const struct build *build,
		  const struct publication *publication);

/* cover.c: the cover of every view, unless the edition has a picture for it. */
void write_covers(const struct build *build, const struct edition *edition);

/* leave.c: the pages that lead out of the site, where its profile wants
 * them. */
void write_leave(const struct build *build,
		 const struct publication_summary *publications,
		 size_t n_publications);

/* static.c: the edition's images and data files; the styles and scripts of
 * the site. */
void write_images(const struct build *build, const struct edition *edition);
void write_data(const struct build *build, const struct edition *edition);
void write_shared(const struct build *build,
		  const struct publication_summary *publications,
		  size_t n_publications);

#endif
