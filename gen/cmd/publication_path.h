/* Which publication and which edition the user means: names on the command
 * line to folders. */
#ifndef DIGLOT_CMD_PUBLICATION_PATH_H
#define DIGLOT_CMD_PUBLICATION_PATH_H

#include "base/arena.h"

/* The folder of the publication that a name on the command line means: that
 * folder, or a publication of the site in content/ (in the current folder,
 * where there is no content/) with that name or address. Empty, it is the
 * only one there. The folder of a site stands for its only publication.
 * Empty after a message on standard error. */
struct str publication_path(struct arena *arena, struct str name);

/* The folder of the publication's edition with that folder name or address;
 * empty after a message on standard error. */
struct str edition_path(struct arena *arena, struct str publication,
			struct str name);

#endif
