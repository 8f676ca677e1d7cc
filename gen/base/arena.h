/* Arenas: memory that is released as a whole.
 *
 * There is one arena for the run, one for each publication and one for each
 * thread as scratch. Allocation cannot fail: when memory is out, the program
 * ends with status 2 and a sentence (see base/die.h). An arena belongs to one
 * thread at a time; threads that fill one publication each use an arena of
 * their own and arena_adopt it afterwards. */
#ifndef DIGLOT_BASE_ARENA_H
#define DIGLOT_BASE_ARENA_H

#include "base/str.h"

struct arena_chunk;

/* All zero is a valid empty arena. */
struct arena {
	struct arena_chunk *chunk; /* the newest; older ones hang behind it */
	size_t used;               /* bytes taken of the newest chunk */
	struct arena_chunk *spare; /* rewound, kept for what comes next */
};

/* Where an arena stood; see arena_rewind. */
struct arena_mark {
	struct arena_chunk *chunk;
	size_t used;
};

/* Memory aligned for any type, not cleared. size may be 0. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same for count things of the size each, cleared to zero. */
void *arena_zero(struct arena *arena, size_t count, size_t size);

#define ARENA_NEW(arena, type) ((type *)arena_zero(arena, 1, sizeof(type)))
#define ARENA_ARRAY(arena, type, count)                                        \
	((type *)arena_zero(arena, count, sizeof(type)))

/* Room for one more in a list of len things of the size: the list itself while
 * len is below *cap, else a longer copy of it. items may be NULL at first. */
void *arena_grow(struct arena *arena, void *items, size_t len, size_t *cap,
		 size_t size);

/* A copy of the string; a NUL follows it for the sake of system calls. */
struct str arena_str(struct arena *arena, struct str s);

/* A formatted string, as printf. */
struct str arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* a and b and c in one string. */
struct str arena_join(struct arena *arena, struct str a, struct str b,
		      struct str c);

struct arena_mark arena_mark(const struct arena *arena);

/* Releases all that was allocated since the mark. The arena keeps the memory
 * and takes from it first: fresh pages are what small parses wait for. */
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Moves all of from's memory into the arena; from is empty afterwards. */
void arena_adopt(struct arena *arena, struct arena *from);

/* Releases everything; the arena is empty and may be used again. */
void arena_free(struct arena *arena);

#endif
