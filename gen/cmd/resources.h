/* Where the program's own files are: beside the program in its source tree
 * (build/diglot or build/san/diglot, templates/ and build/locale/), or
 * installed (bin/diglot and share/diglot/templates, share/locale). */
#ifndef DIGLOT_CMD_RESOURCES_H
#define DIGLOT_CMD_RESOURCES_H

#include "base/arena.h"

/* The folder of the installed templates. */
struct str resources_templates(struct arena *arena);

/* Tells gettext the user's language and where the messages in it are. */
void resources_bind_messages(void);

#endif
