/* Style sheets as readers get them. */
#ifndef DIGLOT_WRITE_STYLESHEET_H
#define DIGLOT_WRITE_STYLESHEET_H

#include "base/arena.h"
#include "base/str.h"

/* The sheet without comments, indentation and line breaks that say nothing;
 * strings stay as they are. In the arena. */
struct str stylesheet_pack(struct arena *arena, struct str text);

#endif
