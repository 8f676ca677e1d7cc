/* Names of files and folders as parts of addresses. */
#ifndef DIGLOT_READ_SLUG_H
#define DIGLOT_READ_SLUG_H

#include "base/arena.h"
#include "base/str.h"

/* The name without an ordering prefix: "01-summary" → "summary". A prefix is
 * up to three digits and then hyphens, underscores, dots or spaces; names of
 * nothing but numbers ("2021-1", "1.10") keep theirs. */
struct str slug_unordered(struct str name);

/* The name in lower case with hyphens for what cannot stand in an address:
 * ASCII letters, digits, ".", "_" and "-" only, at most 80 bytes. Empty if
 * there is nothing left, as for names in Han characters. */
struct str slug_from(struct arena *arena, struct str name);

/* The same, and where it would be empty, eight digits of a hash. */
struct str slug_always(struct arena *arena, struct str name);

/* Whether every byte is ASCII. */
bool slug_is_ascii(struct str name);

/* The slug with the first of -1, -2 … that makes a key which the map has
 * not; itself if the map has it not. */
struct map;
struct str slug_free(struct arena *arena, const struct map *taken,
		     struct str slug);

#endif
