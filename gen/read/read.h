/* From the disk to the model. */
#ifndef DIGLOT_READ_READ_H
#define DIGLOT_READ_READ_H

#include "base/finding.h"
#include "base/pool.h"
#include "lang/strings.h"
#include "model/site.h"

struct read_options {
	size_t max_source; /* bytes a Markdown file may have; 1 MiB by default
			    */
};

/* What every reader needs: where it reports, what it may take. */
struct reader {
	struct findings *findings;
	struct read_options options;
	struct pool *pool;
};

/* Finds out what content is (a site, a publication or an edition), reads
 * site.yaml and lists the publications. NULL after a FATAL or FAILURE
 * finding. The site lives in the arena. */
struct site *read_site(struct reader *reader, struct arena *arena,
		       struct str content);

/* Reads one publication with all its editions and chapters, in parallel; of a
 * single edition also those before it, without images, ledger and findings.
 * Everything lives in the publication's own arena; the struct itself is in
 * it too. NULL after a FATAL or FAILURE finding. */
struct publication *read_publication(struct reader *reader, struct site *site,
				     const struct publication_source *source);

/* Releases it all. */
void publication_free(struct publication *publication);

/* A text file, checked: at most limit bytes, UTF-8, no NUL; a BOM is cut off.
 * False after a finding. */
bool read_text(struct reader *reader, struct arena *arena, struct str path,
	       size_t limit, struct str *text);

/* Adds the words of the interface from every <tag>.yaml in a folder; words
 * that are there already are replaced. False after a finding. */
bool read_strings(struct reader *reader, struct arena *arena, struct str folder,
		  struct string_tables *tables);

#endif
