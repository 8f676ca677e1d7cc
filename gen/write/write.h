/* Writers: each turns the constant model into files of the outset. */
#ifndef DIGLOT_WRITE_WRITE_H
#define DIGLOT_WRITE_WRITE_H

#include "base/finding.h"
#include "base/pool.h"
#include "lang/strings.h"
#include "model/site.h"
#include "write/cover.h"
#include "write/outset.h"

/* What --formats may name; and what a release consists of, which it may not. */
enum format { FORMAT_PAGES = 1, FORMAT_EPUB = 2, FORMAT_RELEASE = 4 };

struct differences; /* write/differences.h */
struct templates;   /* write/templates.h: every template, compiled */

/* What the site's own pages, feeds and catalogues need of a publication after
 * it is released. */
struct publication_summary {
	struct str slug;
	struct localized title;
	struct localized description;
	struct localized publisher;
	struct localized series;
	struct str issn;
	struct localized rights;
	struct localized *subjects;
	size_t n_subjects;
	struct contributor *contributors;
	size_t n_contributors;
	struct edition_summary *editions; /* newest first */
	size_t n_editions;
	struct page_summary *pages;
	size_t n_pages;
	struct str *leaves; /* addresses whose leaving is announced */
	size_t n_leaves;
};

struct edition_summary {
	struct str slug;
	struct localized name;
	struct localized statement;
	struct str date;
	struct str updated; /* a time: see epub_modified */
	struct str issued;  /* likewise, whatever came of it later */
	struct str identifier;
	enum edition_status status;
	struct withdrawal withdrawal;
	struct cover cover;    /* without an address: there is none */
	struct str *languages; /* tags of those that have pages */
	size_t n_languages;
	struct str *versions; /* of those that have a text of their own */
	size_t n_versions;
	struct erratum_summary *errata; /* newest first */
	size_t n_errata;
	struct book_summary *books; /* EPUBs, by view */
	size_t n_books;
};

/* What readers of each version are told of a correction. */
struct erratum_summary {
	struct str id;
	struct str date;
	struct str list;    /* the page of errata, with its entry there */
	struct str *texts;  /* one a version; in the words of the interface */
	struct str *tags;   /* the languages of the texts */
	struct str *places; /* where the text is; empty: in no page of theirs */
};

struct book_summary {
	struct str address;
	uint64_t size;
	struct str identifier;
	struct str isbn;       /* a URN, or empty */
	struct str *languages; /* tags, its own first */
	size_t n_languages;
	struct cover cover;
};

/* A page for search engines: with a text of its own, of an edition that is
 * neither draft nor withdrawn. */
struct page_summary {
	struct str address;
	struct str tag;  /* empty: in several languages at once */
	struct str date; /* YYYY-MM-DD of its text or empty */
	bool translates; /* it is a version of the page before it */
};

/* What all writers share. */
struct build {
	const struct site *site;
	const struct templates *templates;
	const struct string_tables *strings;
	struct outset *outset;
	struct findings *findings;
	struct pool *pool;
	unsigned formats;    /* enum format, or-ed */
	int64_t source_date; /* SOURCE_DATE_EPOCH in seconds, or -1 */
	/* Of the publication that is being written, one an edition; set by
	 * write_publication. */
	const struct differences *differences;
};

/* What changed in an edition of the publication that is being written; NULL if
 * there is no edition before it. */
const struct differences *build_differences(const struct build *build,
					    const struct edition *edition);

/* A writer of files for an edition, a publication or the site; each may be
 * NULL. Called once an object; they use build->pool for what is parallel. */
struct writer {
	const char *name;
	unsigned format;
	void (*edition)(const struct build *build,
			const struct edition *edition);
	void (*publication)(const struct build *build,
			    const struct publication *publication);
	void (*site)(const struct build *build,
		     const struct publication_summary *publications,
		     size_t n_publications);
};

extern const struct writer writers[];
extern const size_t n_writers;

/* All that the writers make of a publication. */
void write_publication(const struct build *build,
		       const struct publication *publication);

/* summary.c: a copy in the arena of what the site's pages need later, once all
 * of the publication is written. The build may have no outset. */
void publication_summarise(const struct build *build, struct arena *arena,
			   const struct publication *publication,
			   struct publication_summary *summary);

/* All that the writers make of the site as a whole; summaries by slug. */
void write_site(const struct build *build,
		const struct publication_summary *summaries, size_t n);

#endif
