/* The line scanner: CommonMark's block structure, and the dialect's.
 *
 * It does what cmark does with a line before any text is looked at: which of
 * the open containers go on, which blocks begin, and what remains as text. The
 * two must agree on every line; the fuzz test compares them. */
#include <string.h>

#include "read/markdown_scan.h"

enum { TAB = 4 };

/* ---- moving along a line ---- */

void line_find_nonspace(struct line *line)
{
	size_t pos = line->pos;
	unsigned column = line->column;

	while (pos < line->text.len) {
		if (line->text.ptr[pos] == ' ')
			column++;
		else if (line->text.ptr[pos] == '\t')
			column += TAB - column % TAB;
		else
			break;
		pos++;
	}
	line->nonspace = pos;
	line->indent = column - line->column;
	line->is_blank = pos == line->text.len;
}

void line_advance(struct line *line, unsigned n)
{
	while (n && line->pos < line->text.len) {
		unsigned width = 1;

		if (line->text.ptr[line->pos] == '\t')
			width = TAB - line->column % TAB;
		if (width > n) {
			width = n;
			line->tab_used += n;
		} else {
			line->pos++;
			line->tab_used = 0;
		}
		line->column += width;
		n -= width;
	}
}

void line_advance_to(struct line *line, size_t pos)
{
	while (line->pos < pos)
		line_advance(line, line->text.ptr[line->pos] == '\t'
					   ? TAB - line->column % TAB
					   : 1);
}

bool line_is_blank_at(const struct line *line, size_t pos)
{
	return pos < line->text.len && char_is_blank(line->text.ptr[pos]);
}

struct str line_rest(const struct line *line)
{
	return str_slice(line->text, line->nonspace, line->text.len);
}

/* ---- a line ---- */

static bool goes_on(struct scan *scan, const struct container *container)
{
	struct line *line = &scan->line;

	line_find_nonspace(line);
	if (container->kind == QUOTE) {
		if (line->indent > 3 || line->is_blank ||
		    line->text.ptr[line->nonspace] != '>')
			return false;
		line_advance_to(line, line->nonspace + 1);
		if (line_is_blank_at(line, line->pos))
			line_advance(line, 1);
		return true;
	}
	if (line->indent >= container->offset) {
		line_advance(line, container->offset);
		return true;
	}
	if (!line->is_blank || !container->n_children)
		return false;
	line_advance_to(line, line->nonspace);
	return true;
}

static void match_containers(struct scan *scan)
{
	bool is_moved = false;

	scan->matched = 0;
	scan->opened = false;
	while (scan->matched < scan->depth &&
	       goes_on(scan, &scan->stack[scan->matched])) {
		is_moved |= scan->stack[scan->matched].kind >= NOTE_TEXT;
		scan->matched++;
	}
	scan->is_moved = is_moved;
	if (is_moved) {
		buf_clear(&scan->prefix);
		scan_put_prefix(scan, scan->matched, &scan->prefix);
	}
	line_find_nonspace(&scan->line);
}

/* Whether the open code or HTML takes the line as it is. */
static bool is_verbatim(struct scan *scan)
{
	struct line *line = &scan->line;

	if (scan->matched < scan->depth)
		return false;
	switch (scan->leaf) {
	case NO_LEAF:
	case PARAGRAPH:
	case TABLE:
		return false;
	case FENCE:
		if (line->indent <= 3 &&
		    markdown_fence_close(line_rest(line), scan->fence,
					 scan->fence_length))
			scan->leaf = NO_LEAF;
		break;
	case INDENTED_CODE:
		if (line->indent < CODE_INDENT && !line->is_blank) {
			scan->leaf = NO_LEAF;
			return false;
		}
		break;
	case HTML:
		if (scan->html_kind >= 6 && line->is_blank) {
			scan->leaf = NO_LEAF;
			return false;
		}
		if (markdown_html_ends(line_rest(line), scan->html_kind))
			scan->leaf = NO_LEAF;
		break;
	}
	scan_emit(scan);
	return true;
}

static void take_blank(struct scan *scan)
{
	struct container *top;

	if (!scan->opened) {
		top = scan->matched ? &scan->stack[scan->matched - 1] : NULL;
		/* Link definitions are no child of their item. */
		if (scan->leaf == PARAGRAPH && top && top->n_children == 1 &&
		    scan->matched == scan->depth && scan_only_defines(scan))
			top->n_children = 0;
		scan->depth = scan->matched;
		scan->leaf = NO_LEAF;
	}
	scan_emit(scan);
}

static void take_text(struct scan *scan)
{
	struct str text = line_rest(&scan->line);
	bool lazy = !scan->opened && scan->leaf == PARAGRAPH &&
		    scan->matched < scan->depth;

	if (!lazy && !scan_in_paragraph(scan)) {
		bool in_table = !scan->opened && scan->leaf == TABLE &&
				scan->matched == scan->depth;

		if (in_table)
			scan_guard_images(scan, text);
		if (in_table &&
		    markdown_table_row(scan->source, scan->table, text,
				       scan->source->first_line +
					       scan->line.number)) {
			scan_emit_empty(scan);
			return;
		}
		scan_begin_block(scan);
		scan->leaf = PARAGRAPH;
		scan->n_lines = 0;
		scan->n_images = 0;
		scan->n_closed = 0;
		scan->may_define = text.ptr[0] == '[';
		buf_clear(&scan->definition);
	}
	scan_guard_images(scan, text);
	scan->n_lines++;
	scan->last_text = text;
	scan->last_lazy = lazy;
	scan->last_matched = scan->matched;
	if (scan->may_define) {
		buf_put(&scan->definition, text);
		buf_put_char(&scan->definition, '\n');
	}
	scan_emit_text(scan);
}

static void scan_line(struct scan *scan)
{
	struct line *line = &scan->line;
	enum begun begun = NOTHING;

	match_containers(scan);
	if (is_verbatim(scan))
		return;
	do {
		line_find_nonspace(line);
		if (line->is_blank) {
			take_blank(scan);
			return;
		}
		if (line->indent < CODE_INDENT) {
			begun = scan_begin(scan, line_rest(line));
		} else if (scan->opened || scan->leaf != PARAGRAPH) {
			begun = scan_begin_leaf(scan, INDENTED_CODE);
		} else {
			begun = NOTHING;
		}
	} while (begun == CONTAINER && !scan->source->failed);
	if (begun == NOTHING)
		take_text(scan);
}

/* Cuts the next line off the body, as cmark does. */
static void next_line(struct scan *scan, size_t start, uint32_t number)
{
	struct str body = scan->source->text;
	size_t end, next;
	const char *found;

	if (scan->newline < start || !start) {
		found = memchr(body.ptr + start, '\n', body.len - start);
		scan->newline = found ? (size_t)(found - body.ptr) : body.len;
	}
	end = scan->newline;
	found = memchr(body.ptr + start, '\r', end - start);
	next = end < body.len ? end + 1 : end;
	if (found) {
		end = (size_t)(found - body.ptr);
		next = end + 1;
		if (next < body.len && body.ptr[next] == '\n')
			next++;
	}
	scan->line = (struct line){
		.text = str_slice(body, start, end),
		.number = number,
		.start = start,
		.next = next,
	};
	buf_put(&scan->source->line_starts,
		(struct str){(const char *)&start, sizeof(start)});
}

bool markdown_scan(struct markdown_source *source)
{
	struct scan *scan = ARENA_NEW(source->scratch, struct scan);
	size_t pos = 0;
	uint32_t number = 0;

	scan->source = source;
	while (pos < source->text.len && !source->failed) {
		next_line(scan, pos, number++);
		scan_line(scan);
		pos = scan->line.next;
	}
	if (source->is_edited)
		markdown_source_copy(source, source->text.len);
	buf_free(&scan->definition);
	buf_free(&scan->prefix);
	buf_free(&scan->edited);
	return !source->failed;
}
