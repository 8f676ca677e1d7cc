/* What cmark gets of each line that the scanner met.
 *
 * Lines go through as they are wherever they can. A line inside a note or a
 * detail is moved: its prefix is written anew, with a quote for each. Where
 * out stood before the text of a paragraph's last line is kept, since the next
 * line may turn it into a table's heading or a term. */
#include <string.h>

#include "read/markdown_scan.h"

void scan_put_spaces(struct buf *out, size_t n)
{
	if (!n)
		return;
	memset(buf_reserve(out, n), ' ', n);
	out->len += n;
}

/* Behind the containers' prefixes, in the body; a tab that they use in part
 * is written as spaces. */
static size_t prefix_end(const struct line *line)
{
	return line->start + line->pos;
}

void scan_put_prefix(const struct scan *scan, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		if (scan->stack[i].kind == ITEM)
			scan_put_spaces(out, scan->stack[i].offset);
		else
			buf_put(out, STR("> "));
	}
}

static void save_point(struct scan *scan)
{
	struct markdown_source *source = scan->source;

	scan->last_point = (struct point){
		.out_len = source->out.len,
		.origins_len = source->origins.len,
		.copied = source->copied,
		.prefix_end = prefix_end(&scan->line),
		.spaces = scan->is_moved ? 0 : scan->line.tab_used,
		.line = scan->line.number,
		.is_edited = source->is_edited,
	};
}

/* Takes a line's text back out of out. */
static void rewind_to(struct markdown_source *source, const struct point *point)
{
	source->out.len = point->out_len;
	source->origins.len = point->origins_len;
	source->copied = point->copied;
	source->is_edited = point->is_edited;
	markdown_source_edit(source, point->line);
	markdown_source_copy(source, point->prefix_end);
	scan_put_spaces(&source->out, point->spaces);
}

/* Writes what stands before a line's text; the rest of the line is dropped. */
static void begin_out(struct scan *scan, size_t indent)
{
	struct markdown_source *source = scan->source;
	struct line *line = &scan->line;
	size_t prefix;

	markdown_source_edit(source, line->number);
	if (scan->is_moved) {
		markdown_source_copy(source, line->start);
		buf_put(&source->out, buf_str(&scan->prefix));
		prefix = scan->prefix.len;
		source->copied = line->next;
	} else {
		markdown_source_copy(source, prefix_end(line));
		prefix = prefix_end(line) - line->start;
		indent += line->tab_used;
	}
	save_point(scan);
	scan_put_spaces(&source->out, indent);
	source->copied = line->next;
	markdown_source_origin(source, line->number,
			       line->start + line->nonspace, prefix + indent);
}

void scan_emit_changed(struct scan *scan, struct str text, size_t indent)
{
	begin_out(scan, indent);
	buf_put(&scan->source->out, text);
	buf_put_char(&scan->source->out, '\n');
}

void scan_emit(struct scan *scan)
{
	struct line *line = &scan->line;

	if (scan->is_moved) {
		scan_emit_changed(scan, line_rest(line), line->indent);
		return;
	}
	save_point(scan);
	markdown_source_origin(scan->source, line->number, line->start, 0);
}

void scan_emit_text(struct scan *scan)
{
	struct str text = line_rest(&scan->line);

	if (!scan->source->is_plain &&
	    markdown_edit_text(scan->source, text, &scan->edited))
		scan_emit_changed(scan, buf_str(&scan->edited),
				  scan->line.indent);
	else
		scan_emit(scan);
}

struct marker *scan_emit_marker(struct scan *scan, enum marker_kind kind,
				size_t length)
{
	struct marker *marker;
	const struct line *line = &scan->line;

	begin_out(scan, 0);
	marker = markdown_source_marker(scan->source, kind);
	buf_put_char(&scan->source->out, '\n');
	marker->line = scan->source->first_line + line->number;
	marker->column = (uint32_t)line->nonspace + 1;
	marker->offset = line->start + line->nonspace;
	marker->length = length;
	return marker;
}

/* A comment that says nothing. */
static void put_gap(struct markdown_source *source)
{
	buf_put(&source->out, STR("<!--"));
	markdown_put_sentinel(source, MARK, &source->out);
	buf_put(&source->out, STR("-->\n"));
}

void scan_emit_empty(struct scan *scan)
{
	begin_out(scan, 0);
	put_gap(scan->source);
}

void scan_emit_gap(struct scan *scan, size_t containers)
{
	struct markdown_source *source = scan->source;
	const struct line *line = &scan->line;

	markdown_source_edit(source, line->number);
	markdown_source_copy(source, line->start);
	scan_put_prefix(scan, containers, &source->out);
	put_gap(source);
	markdown_source_origin(source, line->number, line->start, 0);
}

void scan_part_term(struct scan *scan)
{
	struct markdown_source *source = scan->source;
	const struct point *point = &scan->last_point;
	size_t start, offset = (size_t)(scan->last_text.ptr - source->text.ptr);

	markdown_line(source, source->first_line + point->line, &start);
	rewind_to(source, point);
	put_gap(source);
	markdown_source_origin(source, point->line, start, 0);
	scan_put_prefix(scan, scan->matched, &source->out);
	if (markdown_edit_text(source, scan->last_text, &scan->edited))
		buf_put(&source->out, buf_str(&scan->edited));
	else
		buf_put(&source->out, scan->last_text);
	buf_put_char(&source->out, '\n');
	markdown_source_origin(source, point->line, offset, offset - start);
	source->copied = scan->line.start;
}

void scan_emit_table(struct scan *scan, struct str delimiters)
{
	struct markdown_source *source = scan->source;
	const struct point *point = &scan->last_point;
	struct marker *marker;
	size_t start;

	rewind_to(source, point);
	marker = markdown_source_marker(source, MARKER_TABLE);
	buf_put_char(&source->out, '\n');
	source->copied = scan->line.start;
	marker->offset = (size_t)(scan->last_text.ptr - source->text.ptr);
	marker->length = scan->last_text.len;
	marker->line = source->first_line + point->line;
	markdown_line(source, marker->line, &start);
	marker->column = (uint32_t)(marker->offset - start) + 1;
	markdown_source_origin(source, point->line, start, 0);
	scan->table = markdown_table_begin(source, scan->last_text, delimiters,
					   marker->line);
	marker->table = scan->table;
	scan_emit_empty(scan);
}
