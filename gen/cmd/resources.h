/* Where the program's own files are: beside the program in its source tree
 * (build/diglot or build/san/diglot, templates/ and build/locale/), or
 * installed (bin/diglot and share/diglot/templates, share/locale). */
#ifndef DIGLOT_CMD_RESOURCES_H
#define DIGLOT_CMD_RESOURCES_H

#include "read/read.h"
#include "template/template.h"

/* The folder of a profile, profiles/<name> in the first of the folders below
 * that has its table; empty if none has. */
struct str resources_profile(struct arena *arena, struct str content,
			     struct str given, struct str profile);

/* The names of all profiles that there are, for people. */
struct str resources_profiles(struct arena *arena, struct str content,
			      struct str given);

/* The folders of templates for content, the first prevailing: its own, the
 * given one (empty: none), the installed ones. */
struct str *resources_folders(struct arena *arena, struct str content,
			      struct str given, size_t *n);

/* Fills in where the templates for content come from: its own folder before
 * the given one (empty: none) before the installed ones, those of the profile
 * (empty: none) before the installed ones too, with the words of the
 * interface. Everything lies in the arena. False after findings. */
bool resources_source(struct reader *reader, struct arena *arena,
		      struct str content, struct str given, struct str profile,
		      struct string_tables *strings,
		      struct template_source *source);

/* Tells gettext the user's language and where the messages in it are. */
void resources_bind_messages(void);

#endif
