/* The next edition of a publication, as a copy of another to write on. */
#ifndef DIGLOT_WRITE_NEXT_EDITION_H
#define DIGLOT_WRITE_NEXT_EDITION_H

#include "model/site.h"
#include "read/read.h"
#include "write/fold_errata.h"
#include "write/new_folder.h"

struct next_edition {
	const struct edition *from;
	struct str name;               /* of the new edition's folder */
	uint32_t number;               /* of the new edition */
	struct folded_errata errata;   /* of the old one */
	const struct profile *profile; /* model/profile.h; NULL: none */
	struct str name_hint; /* comment lines above an edition's name that
				 does not say its number */
};

/* Puts all that the next edition begins with into the folder: a copy of the
 * edition with its errata folded in, without its releases and dot files, and an
 * edition.yaml of a draft that nobody has dated, identified or described yet.
 * *failed is the path of the file that cannot be copied; errno tells why. False
 * also after a FATAL or FAILURE finding; *failed is empty then. */
bool next_edition_put(struct new_folder *folder, struct reader *reader,
		      struct arena *arena, const struct next_edition *next,
		      struct str *failed);

/* The number that comes after those of all editions of the publication. An
 * edition without a number of its own has one by the order of names; one that
 * would lose it to an edition of the new name is *displaced, else NULL. False
 * after a FATAL or FAILURE finding. */
bool next_edition_number(struct reader *reader, struct arena *arena,
			 const struct publication *publication, struct str name,
			 uint32_t *number, const struct edition **displaced);

#endif
