/* Slips of the pen that make no YAML, where libyaml sees only what follows
 * from them: above all marks of full width, which an input method for Chinese
 * puts in. */
#ifndef DIGLOT_READ_YAML_SLIP_H
#define DIGLOT_READ_YAML_SLIP_H

#include <stdbool.h>

#include "base/str.h"

struct yaml_slip {
	size_t start; /* in bytes */
	size_t len;
	struct str what; /* a msgid */
};

/* The last slip in the lines of the text up to the one that holds the offset,
 * where reading failed. Linear in that. A text without an error may hold what
 * looks like one. */
bool yaml_slip_find(struct str text, size_t offset, struct yaml_slip *slip);

/* The key before a full-width colon at the beginning of a line; empty if the
 * line does not begin so. */
struct str yaml_slip_key(struct str line);

#endif
