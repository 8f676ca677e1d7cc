/* YAML as diglot reads it: maps, lists and scalars, every scalar a text.
 *
 * Anchors, aliases, tags and repeated keys are findings. The reader gives the
 * tree; a table of keys says what is understood. */
#ifndef DIGLOT_READ_YAML_H
#define DIGLOT_READ_YAML_H

#include "read/read.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
	enum yaml_kind kind;
	struct str key; /* in a map: the name; empty elsewhere */
	struct place key_place;
	struct place place; /* of the value */
	struct str text;    /* scalar */
	struct yaml *children;
	size_t n_children;
};

/* Parses text, which stands in the file from first_line on (1-based; front
 * matter begins below its fence). An empty text is an empty map. NULL after a
 * finding. */
struct yaml *yaml_parse(struct reader *reader, struct arena *arena,
			struct str file, struct str text, uint32_t first_line);

/* The same for a file that is a list: an empty text is an empty list. */
struct yaml *yaml_parse_list(struct reader *reader, struct arena *arena,
			     struct str file, struct str text);

/* The child with the key, or NULL. */
const struct yaml *yaml_get(const struct yaml *map, struct str key);

/* Reports every key of the map that is not among the known ones, with the
 * nearest known one. */
void yaml_check_keys(struct reader *reader, const struct yaml *map,
		     const struct str *known, size_t n_known);

#endif
