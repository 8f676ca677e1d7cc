/* Addresses: the one place that knows where things are in out/. */
#ifndef DIGLOT_WRITE_ADDRESS_H
#define DIGLOT_WRITE_ADDRESS_H

#include "base/buf.h"
#include "model/site.h"
#include "write/view.h"

/* The relative link between two files of out/, both given from its root:
 * ("p/1/en/a.html", "p/1/zh/b.html") → "../zh/b.html". Appends. */
void address_relative(struct buf *out, struct str from, struct str to);

/* The way from a file of out/ to its root: "../" for each folder. */
struct str address_root(struct arena *arena, struct str from);

/* The pages of every view besides its chapters; gen/read/chapter_address.c
 * keeps chapters from taking their names. */
enum whole_page {
	WHOLE_CONTENTS,
	WHOLE_ALL,
	WHOLE_SEARCH,
	WHOLE_TERMS,
	WHOLE_COLOPHON,
	WHOLE_PAGES
};

/* Their files, below the view's folder. */
extern const struct str address_whole[WHOLE_PAGES];

/* Appends the id of the term's entry on the page of terms. */
void address_put_term(struct buf *out, const struct term *term);

/* Paths from the root of out/; in the arena. */
struct str address_chapter(struct arena *arena, const struct view *view,
			   const struct chapter *chapter);
struct str address_view(struct arena *arena, const struct edition *edition,
			const struct view *view, struct str file);
struct str address_epub(struct arena *arena, const struct edition *edition,
			const struct view *view);

/* The page of the view that stands alone, beside its EPUB. */
struct str address_single(struct arena *arena, const struct edition *edition,
			  const struct view *view);

/* Where pdf.py prints the view to. */
struct str address_pdf(struct arena *arena, const struct edition *edition,
		       const struct view *view);

/* What a search of the edition in the language loads; suffix is ".js" or
 * ".index.js". */
struct str address_search(struct arena *arena, const struct edition *edition,
			  struct str tag, struct str suffix);
struct str address_data(struct arena *arena, const struct edition *edition,
			const struct data_file *data);

/* The list of the files that the edition was made of. */
struct str address_sources(struct arena *arena, const struct edition *edition);

/* The edition's figures; suffix is ".html", ".csv" or what else the name ends
 * in. And what is at the same place under latest/. */
struct str address_figures(struct arena *arena, const struct edition *edition,
			   struct str suffix);
struct str address_latest_figures(struct arena *arena, struct str publication,
				  struct str suffix);

/* A file of what was issued of the edition; see model/release.h. And the
 * notice that stands there once the edition is withdrawn. */
struct release;
struct str address_release(struct arena *arena, const struct edition *edition,
			   const struct release *release, struct str name);
struct str address_withdrawn(struct arena *arena,
			     const struct edition *edition);

/* What changed in the edition; number counts the pages of a long list from 0.
 * And the same under latest/. */
struct str address_changes(struct arena *arena, const struct edition *edition,
			   size_t number);
struct str address_latest_changes(struct arena *arena, struct str publication);

/* The edition's errata, and the same under latest/. */
struct str address_errata(struct arena *arena, const struct edition *edition);
struct str address_latest_errata(struct arena *arena, struct str publication);

struct str address_publication(struct arena *arena, struct str slug);

/* The page under latest/ that leads to the file of the view; file may be any
 * path below the view's folder. */
struct str address_latest(struct arena *arena, struct str publication,
			  const struct view *view, struct str file);

/* A path as a URL reference: bytes outside of RFC 3986's path characters are
 * percent-encoded. Appends. */
void address_escape(struct buf *out, struct str path);

/* The address of something outside of out/ as a URL reference: what stands for
 * nothing there is percent-encoded. Appends. */
void address_put_external(struct buf *out, struct str href);

/* The absolute address of a path from the root of out/, in the arena; empty
 * where the site has no base_url. */
struct str address_absolute(struct arena *arena, const struct site *site,
			    struct str path);

/* The feed of news in a language. */
struct str address_feed(struct arena *arena, struct str tag);

#endif
