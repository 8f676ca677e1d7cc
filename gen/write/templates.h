/* Every template and file of templates/, read once at the start. */
#ifndef DIGLOT_WRITE_TEMPLATES_H
#define DIGLOT_WRITE_TEMPLATES_H

#include "model/profile.h"
#include "template/template.h"
#include "write/epub_fields.h"

/* The pages of the website; each has a template that sees `page`. */
enum page_kind {
	PAGE_CHAPTER,
	PAGE_CONTENTS,    /* index.html of a view */
	PAGE_ALL,         /* all.html of a view, for print */
	PAGE_SEARCH,      /* search.html of a view */
	PAGE_TERMS,       /* terms.html of a view */
	PAGE_COLOPHON,    /* colophon.html of a view */
	PAGE_PUBLICATION, /* index.html of a publication */
	PAGE_HOME,        /* index.html of the site */
	PAGE_FIGURES,     /* figures.html of an edition */
	PAGE_CHANGES,     /* changes.html of an edition */
	PAGE_ERRATA,      /* errata.html of an edition */
	PAGE_GONE,        /* of a chapter that earlier editions had */
	PAGE_WITHDRAWN,   /* in the place of what was issued */
	PAGE_LATEST,      /* under latest/: leads to the newest edition */
	PAGE_LEAVE,       /* under leave/: leads out of the site */
	PAGE_KIND_COUNT
};

/* What programs read; see write/feed_fields.h. */
enum feed_kind {
	FEED_NEWS,          /* sees `feed` */
	FEED_CATALOGUE,     /* sees `feed`, too */
	FEED_SITEMAP,       /* sees `sitemap` */
	FEED_SITEMAP_INDEX, /* sees `sitemap`, too */
	FEED_KIND_COUNT
};

/* How pages use a file of templates/assets/, reading/, search/, figures/. */
enum shared_use {
	USE_STYLE,   /* .css: every page links it */
	USE_SCRIPT,  /* .js: every page runs it, deferred */
	USE_READING, /* of templates/reading/: pages of views run it, too */
	USE_SEARCH,  /* of templates/search/: search pages run it, deferred */
	USE_FIGURES, /* of templates/figures/: pages of figures run it, too */
	USE_NONE     /* fonts, pictures: what the others name */
};

/* A file that pages share. Styles and scripts carry a hash in their name,
 * the others keep it, for styles name them. */
struct shared_file {
	struct str name;
	struct str address; /* in out/ */
	struct str bytes;
	enum shared_use use;
};

struct templates {
	const struct template *pages[PAGE_KIND_COUNT];
	struct epub_templates epub;
	const struct template *colophon; /* see write/colophon.h */
	const struct template *feeds[FEED_KIND_COUNT];
	/* Installed files first, then the site's own, each by name: so what a
	 * site adds comes last in the cascade. */
	struct shared_file *files;
	size_t n_files;
};

/* Reads them all; lives in source->arena. Pages see the fields of the profile,
 * which may be NULL. Reports what a language of the interface lacks. NULL after
 * findings. */
const struct templates *templates_load(const struct template_source *source,
				       const struct profile *profile);

/* The tables of fields for docs/templates.md, as Markdown. */
void templates_describe(struct buf *out);

#endif
