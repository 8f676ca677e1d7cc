/* A hash map from strings to pointers, in an arena. Nothing is removed. */
#ifndef DIGLOT_BASE_MAP_H
#define DIGLOT_BASE_MAP_H

#include "base/arena.h"
#include "base/str.h"

struct map_slot {
	struct str key; /* borrowed from the caller */
	void *value;    /* NULL marks a free slot */
};

/* All zero is a valid empty map. */
struct map {
	struct map_slot *slots;
	size_t cap; /* a power of two, or 0 */
	size_t len;
};

/* The value of the key, or NULL. */
void *map_get(const struct map *map, struct str key);

/* Adds the pair unless the key is there; returns the value that was there
 * before, or NULL when it was added. value must not be NULL; the key's bytes
 * must live as long as the map. */
void *map_add(struct map *map, struct arena *arena, struct str key,
	      void *value);

/* FNV-1a over the bytes, 64 bits. */
uint64_t str_hash(struct str s);

#endif
