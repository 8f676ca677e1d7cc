/* Names of Markdown files and language folders; shared by the two halves of
 * discovery. */
#ifndef DIGLOT_READ_SOURCE_H
#define DIGLOT_READ_SOURCE_H

#include "base/file.h"
#include "read/discover.h"

/* Folders deeper than this are not looked into. */
enum { SOURCE_DEPTH = 32 };

/* Whether the name ends like a Markdown file's: .md or .markdown. */
bool source_is_markdown(struct str name);

/* The tag before the suffix, "intro.en-us.md" → "en-US", and the name without
 * it, "intro.md"; empty if there is none. */
struct str source_suffix_tag(struct arena *arena, struct str name,
			     struct str *stem);

/* Whether the entry of parent is a folder named after a language that holds
 * Markdown. */
bool source_is_language(struct arena *scratch, struct str parent,
			const struct folder_entry *entry);

#endif
