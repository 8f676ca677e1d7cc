/* Arenas: chunks that grow from 8 KiB to 1 MiB, each behind the one before. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

enum { CHUNK_FIRST = 8 << 10, CHUNK_LARGEST = 1 << 20 };

struct arena_chunk {
	struct arena_chunk *older;
	size_t cap;
	alignas(max_align_t) char bytes[];
};

static struct arena_chunk *new_chunk(size_t cap)
{
	struct arena_chunk *chunk;

	if (cap > SIZE_MAX - sizeof(*chunk))
		die_out_of_memory();
	chunk = malloc(sizeof(*chunk) + cap);
	if (!chunk)
		die_out_of_memory();
	chunk->cap = cap;
	return chunk;
}

static void add_chunk(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = arena->spare;
	size_t cap = arena->chunk ? arena->chunk->cap * 2 : CHUNK_FIRST;

	if (cap > CHUNK_LARGEST)
		cap = CHUNK_LARGEST;
	while (chunk && chunk->cap < size) {
		arena->spare = chunk->older;
		free(chunk);
		chunk = arena->spare;
	}
	if (chunk)
		arena->spare = chunk->older;
	else
		chunk = new_chunk(cap < size ? size : cap);
	chunk->older = arena->chunk;
	arena->chunk = chunk;
	arena->used = 0;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	void *memory;

	if (size > SIZE_MAX - align)
		die_out_of_memory();
	size = (size + align - 1) / align * align;
	if (!arena->chunk || arena->chunk->cap - arena->used < size)
		add_chunk(arena, size);
	memory = arena->chunk->bytes + arena->used;
	arena->used += size;
	return memory;
}

void *arena_zero(struct arena *arena, size_t count, size_t size)
{
	void *memory;

	if (size && count > SIZE_MAX / size)
		die_out_of_memory();
	memory = arena_alloc(arena, count * size);
	return memset(memory, 0, count * size);
}

void *arena_grow(struct arena *arena, void *items, size_t len, size_t *cap,
		 size_t size)
{
	void *grown;

	if (len < *cap)
		return items;
	*cap = *cap ? 2 * *cap : 1;
	grown = arena_alloc(arena, *cap * size);
	if (len)
		memcpy(grown, items, len * size);
	return grown;
}

struct str arena_str(struct arena *arena, struct str s)
{
	char *copy = arena_alloc(arena, s.len + 1);

	if (s.len)
		memcpy(copy, s.ptr, s.len);
	copy[s.len] = '\0';
	return (struct str){copy, s.len};
}

struct str arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args, again;
	char *copy;
	int len;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0)
		len = 0;
	copy = arena_alloc(arena, (size_t)len + 1);
	vsnprintf(copy, (size_t)len + 1, format, again);
	va_end(again);
	return (struct str){copy, (size_t)len};
}

struct str arena_join(struct arena *arena, struct str a, struct str b,
		      struct str c)
{
	size_t len = a.len + b.len + c.len;
	char *copy = arena_alloc(arena, len + 1);

	if (a.len)
		memcpy(copy, a.ptr, a.len);
	if (b.len)
		memcpy(copy + a.len, b.ptr, b.len);
	if (c.len)
		memcpy(copy + a.len + b.len, c.ptr, c.len);
	copy[len] = '\0';
	return (struct str){copy, len};
}

struct arena_mark arena_mark(const struct arena *arena)
{
	return (struct arena_mark){arena->chunk, arena->used};
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
	while (arena->chunk != mark.chunk) {
		struct arena_chunk *older = arena->chunk->older;

		arena->chunk->older = arena->spare;
		arena->spare = arena->chunk;
		arena->chunk = older;
	}
	arena->used = mark.used;
}

static void free_chunks(struct arena_chunk *chunk)
{
	while (chunk) {
		struct arena_chunk *older = chunk->older;

		free(chunk);
		chunk = older;
	}
}

void arena_adopt(struct arena *arena, struct arena *from)
{
	struct arena_chunk *oldest = from->chunk;

	free_chunks(from->spare);
	from->spare = NULL;
	if (!oldest)
		return;
	if (!arena->chunk) {
		arena->chunk = oldest;
		arena->used = from->used;
	} else {
		/* Behind the newest chunk, so that its free room stays in use.
		 */
		while (oldest->older)
			oldest = oldest->older;
		oldest->older = arena->chunk->older;
		arena->chunk->older = from->chunk;
	}
	*from = (struct arena){0};
}

void arena_free(struct arena *arena)
{
	free_chunks(arena->chunk);
	free_chunks(arena->spare);
	*arena = (struct arena){0};
}
