/* Writers: each turns the constant model into files of the outset. */
#ifndef DIGLOT_WRITE_WRITE_H
#define DIGLOT_WRITE_WRITE_H

#include "base/finding.h"
#include "base/pool.h"
#include "lang/strings.h"
#include "model/site.h"
#include "write/cover.h"
#include "write/outset.h"

/* What --formats may name. */
enum format { FORMAT_PAGES = 1, FORMAT_EPUB = 2 };

struct templates; /* write/templates.h: every template, compiled */

/* What the site's own pages need of a publication after it is released. */
struct publication_summary {
	struct str slug;
	struct localized title;
	struct localized description;
	struct edition_summary *editions; /* newest first */
	size_t n_editions;
};

struct edition_summary {
	struct str slug;
	struct localized name;
	struct str date;
	enum edition_status status;
	struct cover cover;    /* without an address: there is none */
	struct str *languages; /* tags */
	size_t n_languages;
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
};

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

/* A copy in the arena of what the site's pages need later. */
void publication_summarise(struct arena *arena,
			   const struct publication *publication,
			   struct publication_summary *summary);

/* All that the writers make of the site as a whole; summaries by slug. */
void write_site(const struct build *build,
		const struct publication_summary *summaries, size_t n);

#endif
