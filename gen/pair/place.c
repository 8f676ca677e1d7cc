/* Places by a table of line starts. */
#include "pair/place.h"

#include <string.h>

static void find_lines(struct lines *lines, struct arena *arena)
{
	struct str source = lines->document->source;
	size_t n = 1;

	for (size_t i = 0; i < source.len; i++)
		n += source.ptr[i] == '\n';
	lines->starts = ARENA_ARRAY(arena, uint32_t, n);
	for (size_t i = 0; i < source.len; i++) {
		if (source.ptr[i] == '\n')
			lines->starts[++lines->len] = (uint32_t)i + 1;
	}
	lines->len = n;
}

static size_t line_start(const struct lines *lines, uint32_t line)
{
	size_t len = lines->document->source.len;

	if (line == 0)
		return 0;
	return line <= lines->len ? lines->starts[line - 1] : len;
}

static size_t line_end(const struct lines *lines, uint32_t line)
{
	struct str source = lines->document->source;
	size_t end = line_start(lines, line + 1);

	while (end > line_start(lines, line) &&
	       (source.ptr[end - 1] == '\n' || source.ptr[end - 1] == '\r'))
		end--;
	return end;
}

static struct place place_on(const struct lines *lines, uint32_t line,
			     size_t start, size_t length)
{
	size_t first = line_start(lines, line), end = line_end(lines, line);

	if (start > end)
		start = end;
	if (length > end - start)
		length = end - start;
	return (struct place){
		.file = lines->document->path,
		.line = line,
		.column = (uint32_t)(start - first) + 1,
		.length = length ? (uint32_t)length : 1,
		.excerpt = str_slice(lines->document->source, first, end),
	};
}

struct place lines_block(struct lines *lines, struct arena *arena,
			 const struct block *block)
{
	if (!lines->starts)
		find_lines(lines, arena);

	size_t start = line_start(lines, block->line);

	if (block->column)
		start += block->column - 1;
	return place_on(lines, block->line, start, SIZE_MAX);
}

struct place lines_text(struct lines *lines, struct arena *arena,
			const struct block *block, struct str text)
{
	struct place place = lines_block(lines, arena, block);
	size_t from = line_start(lines, block->line);
	struct str part = str_slice(lines->document->source, from,
				    line_end(lines, block->end_line));
	size_t at = text.len ? str_find(part, text) : STR_NONE;

	if (at == STR_NONE)
		return place;

	uint32_t line = block->line;

	while (line < block->end_line && line_end(lines, line) < from + at)
		line++;
	return place_on(lines, line, from + at, text.len);
}
