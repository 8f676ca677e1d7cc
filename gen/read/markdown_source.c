/* What cmark is given, and where it comes from.
 *
 * The body is copied only where it has to change. Lines of out and lines of
 * the body are joined by origins, one a line of out, from the first change
 * on; the columns of a line that lost its indentation are off by a shift. */
#include <string.h>

#include "read/markdown_internal.h"

/* No file of this size keeps cmark busy for long. */
enum { SMALL = 64 << 10 };

/* U+E000 to U+EFFF: three bytes each, the first of which is 0xEE and begins
 * no other character. */
enum { FIRST_PRIVATE = 0xE000, N_PRIVATE = 0x1000, PRIVATE_LEAD = 0xEE };

static void put_private(char *out, unsigned code_point)
{
	out[0] = (char)(0xE0 | code_point >> 12);
	out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
	out[2] = (char)(0x80 | (code_point & 0x3F));
}

static void mark_plain(struct str s, bool *taken)
{
	for (;;) {
		size_t at = str_find_char(s, (char)PRIVATE_LEAD);

		if (at == STR_NONE || s.len - at < SENTINEL_LEN)
			return;
		taken[(s.ptr[at + 1] & 0x3F) << 6 | (s.ptr[at + 2] & 0x3F)] =
			true;
		s = str_slice(s, at + SENTINEL_LEN, s.len);
	}
}

/* The value of a digit of the base, or -1. */
static int digit_value(char c, unsigned base)
{
	int value = -1;

	if (c >= '0' && c <= '9')
		value = c - '0';
	else if (c >= 'a' && c <= 'f')
		value = c - 'a' + 10;
	else if (c >= 'A' && c <= 'F')
		value = c - 'A' + 10;
	return value < (int)base ? value : -1;
}

/* The value of the numeric entity that s begins with, or 0. */
static unsigned entity_value(struct str s)
{
	unsigned base = 10, code_point = 0;
	size_t pos = 2;

	if (s.len < 4 || s.ptr[1] != '#')
		return 0;
	if ((s.ptr[2] | 0x20) == 'x') {
		base = 16;
		pos++;
	}
	for (size_t i = 0; i < 7 && pos < s.len; i++, pos++) {
		int digit = digit_value(s.ptr[pos], base);

		if (digit < 0)
			break;
		code_point = code_point * base + (unsigned)digit;
	}
	return code_point;
}

static void mark_entities(struct str s, bool *taken)
{
	size_t at;

	while ((at = str_find_char(s, '&')) != STR_NONE) {
		unsigned value;

		s = str_slice(s, at, s.len);
		value = entity_value(s);
		if (value >= FIRST_PRIVATE && value < FIRST_PRIVATE + N_PRIVATE)
			taken[value - FIRST_PRIVATE] = true;
		s = str_slice(s, 1, s.len);
	}
}

/* A file that uses all private characters is read as mere CommonMark. */
static void choose_sentinels(struct markdown_source *source)
{
	bool taken[N_PRIVATE] = {false};
	size_t n = 0;

	mark_plain(source->text, taken);
	mark_entities(source->text, taken);
	for (unsigned i = 0; i < N_PRIVATE && n < N_SENTINELS; i++)
		if (!taken[i])
			put_private(source->sentinels[n++], FIRST_PRIVATE + i);
	source->is_plain = n < N_SENTINELS;
}

void markdown_source_init(struct markdown_source *source,
			  const struct markdown_context *context,
			  const struct document *document, size_t body_start,
			  uint32_t body_line)
{
	*source = (struct markdown_source){
		.context = context,
		.document = document,
		.scratch = context->scratch,
		.text = str_slice(document->source, body_start,
				  document->source.len),
		.first_line = body_line,
	};
	choose_sentinels(source);
	source->has_stars = str_find_char(source->text, '*') != STR_NONE;
	source->has_images = source->text.len > SMALL &&
			     str_find(source->text, STR("![")) != STR_NONE;
	source->has_notes = markdown_has_note(source->text);
}

void markdown_source_free(struct markdown_source *source)
{
	buf_free(&source->line_starts);
	buf_free(&source->out);
	buf_free(&source->origins);
	buf_free(&source->front);
	buf_free(&source->markers);
	buf_free(&source->cells);
	buf_free(&source->references);
}

static void put_origin(struct markdown_source *source, uint32_t line,
		       int32_t shift)
{
	struct origin origin = {line, shift};

	buf_put(&source->origins,
		(struct str){(const char *)&origin, sizeof(origin)});
}

void markdown_source_edit(struct markdown_source *source, uint32_t line)
{
	if (source->is_edited)
		return;
	source->is_edited = true;
	for (uint32_t i = 0; i < line; i++)
		put_origin(source, i, 0);
}

void markdown_source_copy(struct markdown_source *source, size_t offset)
{
	if (offset <= source->copied)
		return;
	buf_put(&source->out, str_slice(source->text, source->copied, offset));
	source->copied = offset;
}

void markdown_source_origin(struct markdown_source *source, uint32_t line,
			    size_t offset, size_t out_start)
{
	const size_t *starts = (const void *)source->line_starts.ptr;

	if (!source->is_edited)
		return;
	put_origin(source, line,
		   (int32_t)(offset - starts[line]) - (int32_t)out_start);
}

struct marker *markdown_source_marker(struct markdown_source *source,
				      enum marker_kind kind)
{
	struct marker *marker = ARENA_NEW(source->scratch, struct marker);
	size_t n = source->markers.len / sizeof(marker);

	marker->kind = kind;
	buf_put(&source->markers,
		(struct str){(const char *)&marker, sizeof(marker)});
	buf_put(&source->out, STR("<!--"));
	markdown_put_sentinel(source, MARK, &source->out);
	buf_put_number(&source->out, n);
	buf_put(&source->out, STR("-->"));
	return marker;
}

struct note_entry *markdown_note_entry(struct markdown_source *source,
				       struct str label)
{
	struct note_entry *entry = map_get(&source->notes, label);

	if (!entry) {
		entry = ARENA_NEW(source->scratch, struct note_entry);
		map_add(&source->notes, source->scratch, label, entry);
	}
	return entry;
}

/* The origin of a line of cmark's, from 1. */
static struct origin origin_of(const struct markdown_source *source, int line)
{
	const struct origin *origins = (const void *)source->origins.ptr;
	size_t n = source->origins.len / sizeof(*origins);
	size_t front = source->n_front * 2 + 1;
	size_t i = line > 0 && (size_t)line > front ? (size_t)line - front : 0;

	if (!n)
		return (struct origin){(uint32_t)i, 0};
	return origins[i < n ? i : n - 1];
}

uint32_t markdown_file_line(const struct markdown_source *source, int line)
{
	return source->first_line + origin_of(source, line).line;
}

void markdown_position(const struct markdown_source *source, int line,
		       int column, uint32_t *file_line, uint32_t *file_column)
{
	struct origin origin = origin_of(source, line);
	int64_t at = (int64_t)column + origin.shift;

	*file_line = source->first_line + origin.line;
	*file_column = at > 0 ? (uint32_t)at : 1;
}

struct str markdown_line(const struct markdown_source *source, uint32_t line,
			 size_t *start)
{
	const size_t *starts = (const void *)source->line_starts.ptr;
	size_t n = source->line_starts.len / sizeof(*starts);
	size_t i = line - source->first_line;
	size_t end;

	*start = source->text.len;
	if (line < source->first_line || i >= n)
		return (struct str){0};
	*start = starts[i];
	end = i + 1 < n ? starts[i + 1] : source->text.len;
	while (end > *start && (source->text.ptr[end - 1] == '\n' ||
				source->text.ptr[end - 1] == '\r'))
		end--;
	return str_slice(source->text, *start, end);
}

struct place markdown_place(const struct markdown_source *source, size_t offset,
			    size_t length)
{
	const size_t *starts = (const void *)source->line_starts.ptr;
	size_t low = 0, high = source->line_starts.len / sizeof(*starts);
	struct place place = {.file = source->document->path};
	size_t start;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	place.line = source->first_line + (uint32_t)low;
	place.excerpt = markdown_line(source, place.line, &start);
	place.column = (uint32_t)(offset - start) + 1;
	if (length + offset - start > place.excerpt.len)
		length = place.excerpt.len > offset - start
				 ? place.excerpt.len - (offset - start)
				 : 1;
	place.length = length ? (uint32_t)length : 1;
	return place;
}

void markdown_report(struct markdown_source *source, enum message_id id,
		     struct place place, struct str arg0, struct str arg1,
		     struct str arg2)
{
	if (source->n_findings++ >= FINDINGS_LIMIT &&
	    messages[id].severity < FATAL)
		return;
	findings_add(source->context->reader->findings,
		     &(struct finding){.id = id,
				       .place = place,
				       .args = {arg0, arg1, arg2}});
}

void markdown_too_deep(struct markdown_source *source, struct place place,
		       size_t levels)
{
	if (source->failed)
		return;
	source->failed = true;
	markdown_report(source, NESTING_DEEP, place,
			arena_printf(source->scratch, "%zu", levels),
			arena_printf(source->scratch, "%d", NESTING_LIMIT),
			(struct str){0});
}
