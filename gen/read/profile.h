/* profile.yaml, and the images that a site gives for its profile. */
#ifndef DIGLOT_READ_PROFILE_H
#define DIGLOT_READ_PROFILE_H

#include "model/profile.h"
#include "read/read.h"

/* Reads the table from the folder of a profile; language is the tag that hints
 * are wanted in. Grades the reader's findings as the table says, after which
 * those of the site are to come again. NULL after a FATAL or FAILURE
 * finding. */
const struct profile *profile_read(struct reader *reader, struct arena *arena,
				   struct str folder, struct str name,
				   struct str language);

/* Finds the images of the site's details; those that cannot be published are
 * findings, and missing. */
void profile_take_images(struct reader *reader, struct arena *arena,
			 struct site *site);

#endif
