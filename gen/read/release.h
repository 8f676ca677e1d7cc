/* Releases of an edition, and whether it still is what was issued. */
#ifndef DIGLOT_READ_RELEASE_H
#define DIGLOT_READ_RELEASE_H

#include "model/release.h"
#include "read/config.h"

/* The folder of an edition that its releases lie in. */
extern const struct str releases_folder;

/* The label in bag-info.txt of the printings that were issued before. */
extern const struct str release_earlier;

/* Whether the folder is that of an edition's releases: chapters in it are none
 * of the edition's. A folder of that name in a bare folder of documents is
 * one of them. */
bool releases_are(struct arena *scratch, struct str edition, struct str name);

/* Fills in edition->releases: their lists of sums are read, and every file is
 * looked for; its bytes are not. False after a FATAL or FAILURE finding. */
bool releases_read(struct reader *reader, struct arena *arena,
		   struct edition *edition);

/* The identifier that the newest printing in the edition's folder was issued
 * with; empty if nothing was issued, or its bag does not say. */
struct str release_identifier(struct arena *arena, struct str edition);

/* Compares the edition with its newest release once all else is read: a text
 * that was issued stays as it is, and corrections are only added. Adds
 * findings. */
void releases_compare(struct reader *reader, struct arena *arena,
		      const struct edition *edition,
		      const struct edition_config *config);

/* frozen_errata.c: the part of it that is about errata.yaml, which may be
 * missing; frozen is the release's, NULL if it has none. Whether all that was
 * issued is still there. */
bool releases_compare_errata(struct reader *reader, struct arena *arena,
			     const struct edition *edition,
			     const struct release_file *frozen);

/* The bytes of a released file, as they were issued; empty after a FATAL
 * finding. In the arena. */
struct str release_bytes(struct findings *findings, struct arena *arena,
			 const struct release *release,
			 const struct release_file *file);

#endif
