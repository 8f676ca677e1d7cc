/* A hash map with linear probing, at most three quarters full. */
#include "base/map.h"

uint64_t str_hash(struct str s)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325);

	for (size_t i = 0; i < s.len; i++) {
		hash ^= (unsigned char)s.ptr[i];
		hash *= UINT64_C(0x100000001B3);
	}
	return hash;
}

/* The slot of the key: the one that holds it, or the free one for it. */
static struct map_slot *find_slot(const struct map *map, struct str key)
{
	size_t mask = map->cap - 1;
	size_t at = (size_t)str_hash(key) & mask;

	while (map->slots[at].value && !str_eq(map->slots[at].key, key))
		at = (at + 1) & mask;
	return &map->slots[at];
}

static void grow(struct map *map, struct arena *arena)
{
	struct map old = *map;

	map->cap = old.cap ? old.cap * 2 : 16;
	map->slots = ARENA_ARRAY(arena, struct map_slot, map->cap);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].value)
			*find_slot(map, old.slots[i].key) = old.slots[i];
}

void *map_get(const struct map *map, struct str key)
{
	return map->cap ? find_slot(map, key)->value : NULL;
}

void *map_add(struct map *map, struct arena *arena, struct str key, void *value)
{
	struct map_slot *slot;

	if (map->len + 1 > map->cap / 4 * 3)
		grow(map, arena);
	slot = find_slot(map, key);
	if (slot->value)
		return slot->value;
	*slot = (struct map_slot){key, value};
	map->len++;
	return NULL;
}
