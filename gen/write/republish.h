/* Publishing what was issued, to the byte. Internal to the writers. */
#ifndef DIGLOT_WRITE_REPUBLISH_H
#define DIGLOT_WRITE_REPUBLISH_H

#include "model/release.h"
#include "write/write.h"

/* What was issued under the name, where the edition's books and data are
 * those of its release; false if it is to be made. *bytes are in the arena;
 * none after a finding, when nothing is to be put at all. */
bool republish(const struct build *build, struct arena *arena,
	       const struct edition *edition, struct str name,
	       struct str *bytes);

#endif
