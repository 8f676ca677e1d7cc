/* site.yaml, publication.yaml and edition.yaml. All three may be missing. */
#ifndef DIGLOT_READ_CONFIG_H
#define DIGLOT_READ_CONFIG_H

#include "read/yaml.h"

/* Each reads the file in the folder, if it is there, into the struct, and
 * grades the reader's findings as the file says. False after a FATAL or
 * FAILURE finding. */
bool config_site(struct reader *reader, struct arena *arena, struct str folder,
		 struct site *site);

/* *map is what the file held, for the places of its values. */
bool config_publication(struct reader *reader, struct arena *arena,
			struct str folder, struct publication *publication,
			const struct yaml **map);

/* What edition.yaml says beyond the struct. number is 0 if not given; it and
 * the strings come as written. */
struct edition_config {
	struct str cover;    /* a path, or empty */
	struct str replaces; /* a folder name, or empty */
	const struct yaml *map;
};

bool config_edition(struct reader *reader, struct arena *arena,
		    struct str folder, struct edition *edition,
		    struct edition_config *config);

/* The place of a key's value; of the file if the map lacks the key. */
struct place config_place(const struct yaml *map, struct str key);

#endif
