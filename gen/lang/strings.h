/* The words of the interface (“Next”, “Contents”) in the languages of the
 * site. They are read from templates/strings/<tag>.yaml. */
#ifndef DIGLOT_LANG_STRINGS_H
#define DIGLOT_LANG_STRINGS_H

#include "base/map.h"
#include "base/str.h"

struct strings {
	struct str tag;   /* the language of these words */
	struct map texts; /* name → struct str * */
};

/* All languages that the templates speak. */
struct string_tables {
	struct strings *tables;
	size_t len;
};

/* The table that fits the tag best, by language_match; English if none. */
const struct strings *strings_for(const struct string_tables *tables,
				  struct str tag);

/* The text, or an empty string. */
struct str strings_get(const struct strings *strings, struct str name);

#endif
