/* Places by a table of line starts. */
#include "pair/place.h"

#include <string.h>

#include "base/utf8.h"

struct lines lines_of_document(const struct document *document)
{
	if (!document)
		return (struct lines){0};
	return (struct lines){.file = document->path, .text = document->source};
}

struct lines lines_of_table(const struct table *table)
{
	static const struct str mark = STR_INIT("\xEF\xBB\xBF");
	struct str text = table->bytes;

	if (str_starts(text, mark))
		text = str_slice(text, mark.len, text.len);
	return (struct lines){.file = table->source, .text = text};
}

static void find_lines(struct lines *lines, struct arena *arena)
{
	struct str source = lines->text;
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
	size_t len = lines->text.len;

	if (line == 0)
		return 0;
	return line <= lines->len ? lines->starts[line - 1] : len;
}

static size_t line_end(const struct lines *lines, uint32_t line)
{
	struct str source = lines->text;
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
		.file = lines->file,
		.line = line,
		.column = (uint32_t)(start - first) + 1,
		.length = length ? (uint32_t)length : 1,
		.excerpt = str_slice(lines->text, first, end),
	};
}

/* The line that has the position. */
static uint32_t line_number(const struct lines *lines, size_t pos)
{
	size_t low = 0, high = lines->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (lines->starts[middle] <= pos)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)low;
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

struct str lines_markdown(struct lines *lines, struct arena *arena,
			  const struct block *first, const struct block *last)
{
	if (!lines->starts)
		find_lines(lines, arena);
	return str_slice(lines->text, line_start(lines, first->line),
			 line_end(lines, last->end_line));
}

struct place lines_text(struct lines *lines, struct arena *arena,
			const struct block *block, struct str text)
{
	struct place place = lines_block(lines, arena, block);
	size_t from = line_start(lines, block->line);
	struct str part =
		str_slice(lines->text, from, line_end(lines, block->end_line));
	size_t at = text.len ? str_find(part, text) : STR_NONE;

	if (at == STR_NONE)
		return place;

	uint32_t line = block->line;

	while (line < block->end_line && line_end(lines, line) < from + at)
		line++;
	return place_on(lines, line, from + at, text.len);
}

/* Reading a source along with the plain text that was made of it. */
struct alignment_walk {
	struct str source;
	struct str text;
	size_t from, end; /* of the block in the source */
};

/* <https://…> shows what it holds. */
static bool is_address(struct str rest, size_t close)
{
	struct str inner = str_slice(rest, 0, close);

	return rest.ptr[0] == '<' && (str_find_char(inner, ':') != STR_NONE ||
				      str_find_char(inner, '@') != STR_NONE);
}

/* A closing bracket on the same line; what is farther off closes nothing. */
static size_t find_on_line(struct str rest, char close)
{
	enum { FAR = 2048 };

	for (size_t i = 0; i < rest.len && i < FAR && rest.ptr[i] != '\n'; i++)
		if (rest.ptr[i] == close)
			return i;
	return STR_NONE;
}

/* Behind the markup that begins at the position: a link's target, a note's
 * label, a tag; one byte of anything else. */
static size_t behind_markup(const struct alignment_walk *walk, size_t pos)
{
	static const struct {
		struct str open;
		char close;
	} spans[] = {
		{STR_INIT("]("), ')'},
		{STR_INIT("[^"), ']'},
		{STR_INIT("<"), '>'},
	};
	struct str rest = str_slice(walk->source, pos, walk->end);

	for (size_t i = 0; i < sizeof(spans) / sizeof(*spans); i++) {
		size_t close;

		if (!str_starts(rest, spans[i].open))
			continue;
		close = find_on_line(rest, spans[i].close);
		if (close == STR_NONE || is_address(rest, close))
			break;
		return pos + close + 1;
	}
	return pos + 1;
}

static bool same_at(const struct alignment_walk *walk, size_t source,
		    size_t text)
{
	char a = walk->source.ptr[source], b = walk->text.ptr[text];

	return a == b || (char_is_space(a) && char_is_space(b));
}

/* The position behind an entity, or 0: it stands for one character. */
static size_t behind_entity(const struct alignment_walk *walk, size_t pos)
{
	enum { LONGEST = 34 };
	size_t end = pos + LONGEST < walk->end ? pos + LONGEST : walk->end;

	for (size_t i = pos + 1; i < end; i++) {
		unsigned char c = (unsigned char)walk->source.ptr[i];

		if (c == ';')
			return i + 1;
		if (c != '#' && !((c | 32) >= 'a' && (c | 32) <= 'z') &&
		    !(c >= '0' && c <= '9'))
			return 0;
	}
	return 0;
}

/* Moves on in the source to where the byte of the text comes from; the end of
 * the block if it is not found. */
static size_t source_of(const struct alignment_walk *walk, size_t source,
			size_t text)
{
	while (source < walk->end && !same_at(walk, source, text)) {
		if (walk->source.ptr[source] == '&' &&
		    behind_entity(walk, source))
			return source;
		source = behind_markup(walk, source);
	}
	return source;
}

/* Behind the character of the text at *text, which begins at source. */
static size_t behind_character(const struct alignment_walk *walk, size_t source,
			       size_t *text)
{
	size_t before = *text, entity;

	utf8_next(walk->text, text);
	if (source >= walk->end)
		return walk->end;
	if (walk->source.ptr[source] == '&' &&
	    (walk->text.ptr[before] != '&' || behind_entity(walk, source))) {
		entity = behind_entity(walk, source);
		return entity ? entity : source + 1;
	}
	source += *text - before;
	return source < walk->end ? source : walk->end;
}

enum { STRIDE = 64 }; /* bytes of the text between milestones */

static void reserve_stones(struct lines *lines, struct arena *arena, size_t n)
{
	if (n <= lines->cap_stones)
		return;
	lines->cap_stones = n;
	lines->stones = arena_alloc(arena, n * sizeof(*lines->stones));
}

static void enter(struct lines *lines, struct arena *arena,
		  struct alignment_walk *walk, const struct block *block,
		  const struct cell *cell)
{
	uint32_t line = cell ? cell->line : block->line;
	uint32_t column = cell ? cell->column : block->column;
	const void *what = cell ? (const void *)cell : block;

	walk->source = lines->text;
	walk->text = cell ? cell->text : block->text;
	walk->from = line_start(lines, line) + (column ? column - 1 : 0);
	/* A cell of a CSV file may hold line ends. */
	walk->end = cell && block->table->source.len
			    ? lines->text.len
			    : line_end(lines, cell ? line : block->end_line);
	if (walk->from > walk->end)
		walk->from = walk->end;
	if (lines->walked == what)
		return;
	reserve_stones(lines, arena, walk->text.len / STRIDE + 1);
	lines->walked = what;
	lines->stones[0] = (struct milestone){0, walk->from};
	lines->n_stones = 1;
}

/* Reads on to the byte of the text. */
static void walk_to(const struct alignment_walk *walk, size_t pos,
		    struct milestone *at)
{
	while (at->text < pos && at->text < walk->text.len) {
		at->source = source_of(walk, at->source, at->text);
		at->source = behind_character(walk, at->source, &at->text);
	}
}

/* Where in the source what stands before the byte of the text ends. */
static struct milestone
milestone_at(struct lines *lines, const struct alignment_walk *walk, size_t pos)
{
	size_t number = pos / STRIDE;
	struct milestone at;

	if (number > walk->text.len / STRIDE)
		number = walk->text.len / STRIDE;
	while (lines->n_stones <= number) {
		at = lines->stones[lines->n_stones - 1];
		walk_to(walk, lines->n_stones * STRIDE, &at);
		lines->stones[lines->n_stones++] = at;
	}
	at = lines->stones[number];
	/* A character may lie across the milestone. */
	if (at.text > pos && number)
		at = lines->stones[number - 1];
	walk_to(walk, pos, &at);
	return at;
}

struct place lines_span(struct lines *lines, struct arena *arena,
			const struct block *block, const struct cell *cell,
			struct span span)
{
	struct alignment_walk walk;
	struct milestone start, end;

	/* The source does not have what was corrected. */
	if (block->issued && !cell)
		return lines_block(lines, arena, block);
	if (block->issued)
		span = (struct span){0, 0};
	if (!lines->starts)
		find_lines(lines, arena);
	enter(lines, arena, &walk, block, cell);
	start = milestone_at(lines, &walk, span.start);
	if (start.text < walk.text.len)
		start.source = source_of(&walk, start.source, start.text);
	end = milestone_at(lines, &walk, span.end);
	if (end.source < start.source)
		end.source = start.source;
	return place_on(lines, line_number(lines, start.source), start.source,
			end.source - start.source);
}
