/* A publication to begin with: what diglot new puts into a folder.
 *
 * All of its words stand in files under new/ in the folders of templates; the
 * first folder that has a file prevails, and for a folder of texts or of
 * shared files likewise. docs/templates.md tells what they are and what
 * {{…}} in them stands for. */
#ifndef DIGLOT_WRITE_SCAFFOLD_H
#define DIGLOT_WRITE_SCAFFOLD_H

#include "read/read.h"
#include "write/new_folder.h"

struct scaffold {
	const struct str *templates; /* folders of templates */
	size_t n_templates;
	const struct str *languages; /* canonical tags, the authoritative one
					first */
	size_t n_languages;
	struct str user;    /* tag of the language of comments */
	struct str title;   /* of the publication; empty: a sample */
	struct str edition; /* the name of its folder */
};

struct scaffolding;

/* Reads the words of the languages; NULL after a FATAL or FAILURE finding. All
 * lives in the arena; scaffold must stay. */
struct scaffolding *scaffold_open(struct reader *reader, struct arena *arena,
				  const struct scaffold *scaffold);

/* Puts the publication with its first edition below a path of the new folder,
 * or into it if that is empty. False after a FATAL or FAILURE finding, or
 * when a file cannot be written; errno tells why then. */
bool scaffold_put_publication(struct scaffolding *scaffolding,
			      struct new_folder *folder, struct str path);

/* The text of site.yaml; empty after a FATAL or FAILURE finding. */
struct str scaffold_site(struct scaffolding *scaffolding);

#endif
