/* What a folder is, and where its texts are. Looks at names only: nothing is
 * read but folders. */
#ifndef DIGLOT_READ_DISCOVER_H
#define DIGLOT_READ_DISCOVER_H

#include "read/read.h"

enum content_kind {
	CONTENT_SITE,
	CONTENT_PUBLICATION,
	CONTENT_EDITION /* of the publication in the folder above */
};

/* What the folder is as CONTENT; a guess where no metadata file tells. */
enum content_kind content_kind(struct arena *scratch, struct str folder);

/* Whether a site lists the folder as a publication. */
bool folder_is_publication(struct arena *scratch, struct str folder);

/* Whether there is a folder that may not be looked into. */
bool folder_is_denied(struct arena *scratch, struct str path);

/* The folder's own name, also for "." and the like; copied into the arena. */
struct str folder_name(struct arena *arena, struct str folder);

/* The folders of a publication's editions in the natural order of their
 * names; the publication's own folder if it holds the texts itself. */
struct str *edition_folders(struct arena *arena, struct str publication,
			    size_t *n_editions);

/* A Markdown file of an edition. */
struct source_file {
	struct str path; /* on disk, as the user would name it */
	struct str name; /* within its language: "part/01-summary.md" */
	struct str tag;
	size_t side;
};

struct edition_files {
	struct str *languages; /* canonical tags; the first is authoritative */
	size_t n_languages;
	struct source_file *files; /* by side, then by path */
	size_t n_files;
};

/* Lists the texts of an edition. The languages that the publication asks for
 * come first, in its order, the authoritative one before them. False after a
 * FATAL or FAILURE finding. */
bool discover_files(struct reader *reader, struct arena *arena,
		    struct str folder, const struct publication *publication,
		    struct place languages_place, struct edition_files *out);

/* The order in which people expect names: "2" before "10", case ignored. */
int natural_cmp(struct str a, struct str b);

#endif
