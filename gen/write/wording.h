/* Words of the interface with something in them: values, dates, sizes. All in
 * the arena. */
#ifndef DIGLOT_WRITE_WORDING_H
#define DIGLOT_WRITE_WORDING_H

#include "base/arena.h"
#include "lang/strings.h"

/* A pattern with the value in the place of the name, which stands in braces;
 * the pattern itself if it has no such name. */
struct str wording_fill(struct arena *arena, struct str pattern,
			struct str name, struct str value);

/* YYYY-MM-DD in words; as it is if it is no date. */
struct str wording_date(struct arena *arena, const struct strings *ui,
			struct str date);

/* How big a file is, as people say it: 46 KB, 1.3 MB. */
struct str wording_size(struct arena *arena, uint64_t bytes);

#endif
