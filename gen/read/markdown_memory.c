/* Memory for cmark: taken from an arena, given back as a whole.
 *
 * cmark's allocator has no room for a context, so the arena of the parse that
 * runs is kept by thread. It is set only between begin and end. cmark frees
 * much; only what was allocated last is worth taking back, which is what
 * growing strings are made of. */
#include <string.h>

#include "base/die.h"
#include "read/markdown_internal.h"

enum { ALIGN = 16, BLOCK = 64 << 10 };

/* In front of every piece; realloc must know what it copies. */
struct piece {
	size_t size;
	size_t unused; /* keeps what follows aligned */
};

struct bump {
	struct arena *arena;
	char *free;  /* in the block at hand */
	size_t left; /* bytes of it */
	struct piece *last;
};

static _Thread_local struct bump bump;
static _Thread_local struct bump saved;

static size_t padded(size_t size)
{
	return (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static void *take(size_t size)
{
	size_t need;

	if (size > SIZE_MAX / 2)
		die_out_of_memory();
	need = sizeof(struct piece) + padded(size);
	if (need > bump.left) {
		size_t block = need > BLOCK ? need : BLOCK;

		bump.free = arena_alloc(bump.arena, block);
		bump.left = block;
	}
	bump.last = (struct piece *)(void *)bump.free;
	bump.last->size = padded(size);
	bump.free += need;
	bump.left -= need;
	return bump.last + 1;
}

static void *bump_calloc(size_t n, size_t size)
{
	if (size && n > SIZE_MAX / 2 / size)
		die_out_of_memory();
	return memset(take(n * size), 0, n * size);
}

static void *bump_realloc(void *old, size_t size)
{
	struct piece *piece = old ? (struct piece *)old - 1 : NULL;
	void *new;

	if (piece && size <= piece->size)
		return old;
	if (piece && piece == bump.last &&
	    padded(size) - piece->size <= bump.left) {
		bump.free += padded(size) - piece->size;
		bump.left -= padded(size) - piece->size;
		piece->size = padded(size);
		return old;
	}
	new = take(size);
	if (piece)
		memcpy(new, old, piece->size);
	return new;
}

static void bump_free(void *old)
{
	struct piece *piece = old ? (struct piece *)old - 1 : NULL;

	if (!piece || piece != bump.last)
		return;
	bump.free -= sizeof(*piece) + piece->size;
	bump.left += sizeof(*piece) + piece->size;
	bump.last = NULL;
}

static cmark_mem memory = {bump_calloc, bump_realloc, bump_free};

cmark_mem *markdown_memory_begin(struct arena *arena)
{
	bump = (struct bump){.arena = arena};
	return &memory;
}

void markdown_memory_end(void)
{
	bump = (struct bump){0};
}

cmark_mem *markdown_memory_save(void)
{
	if (bump.left < BLOCK / 2) {
		bump.free = arena_alloc(bump.arena, BLOCK);
		bump.left = BLOCK;
		bump.last = NULL;
	}
	saved = bump;
	return &memory;
}

void markdown_memory_restore(void)
{
	bump = saved;
}
