/* The blocks that a line may begin: CommonMark's and the dialect's. */
#include "read/markdown_scan.h"

enum { NOTE_INDENT = 4, DETAIL_INDENT = 2 };

static struct place line_place(const struct scan *scan)
{
	const struct line *line = &scan->line;

	return markdown_place(scan->source, line->start + line->nonspace,
			      line->text.len - line->nonspace);
}

/* ---- questions about the open paragraph ---- */

bool scan_in_paragraph(const struct scan *scan)
{
	return !scan->opened && scan->leaf == PARAGRAPH &&
	       scan->matched == scan->depth;
}

bool scan_only_defines(const struct scan *scan)
{
	cmark_node *root;
	bool is_empty;

	if (!scan->may_define)
		return false;
	root = cmark_parse_document(scan->definition.ptr, scan->definition.len,
				    CMARK_OPT_DEFAULT);
	is_empty = !cmark_node_first_child(root);
	cmark_node_free(root);
	return is_empty;
}

static bool begins_table(const struct scan *scan, struct str rest)
{
	size_t n;

	if (scan->source->is_plain || !scan_in_paragraph(scan) ||
	    scan->last_lazy)
		return false;
	n = markdown_delimiter_row(rest, NULL, 0);
	return n && (markdown_has_bar(scan->last_text) ||
		     markdown_count_cells(scan->last_text) == n);
}

/* A line that would be a paragraph wherever it stands. */
static bool is_mere_text(struct str s)
{
	return s.ptr[0] != '>' && s.ptr[0] != '[' && s.ptr[0] != ':' &&
	       !markdown_html_start(s, false) && !markdown_heading(s) &&
	       !markdown_fence_open(s) && !markdown_is_rule(s) &&
	       !markdown_list_marker(s, false);
}

/* ": " behind a term, or behind another detail. */
static bool begins_detail(const struct scan *scan, struct str rest)
{
	size_t pos = 1;

	if (rest.len < 3 || !char_is_blank(rest.ptr[1]))
		return false;
	while (pos < rest.len && char_is_blank(rest.ptr[pos]))
		pos++;
	if (pos == rest.len)
		return false;
	if (scan_in_paragraph(scan))
		return scan->n_lines == 1 && !scan_only_defines(scan);
	if (scan->leaf == PARAGRAPH && scan->last_lazy &&
	    (scan->last_matched != scan->matched ||
	     !is_mere_text(scan->last_text)))
		return false;
	return !scan->opened && scan->depth > scan->matched &&
	       scan->stack[scan->matched].kind == DETAIL;
}

/* ---- opening blocks ---- */

void scan_begin_block(struct scan *scan)
{
	if (!scan->opened) {
		scan->depth = scan->matched;
		scan->leaf = NO_LEAF;
		scan->opened = true;
	}
	if (scan->depth && scan->stack[scan->depth - 1].n_children < 2)
		scan->stack[scan->depth - 1].n_children++;
}

static bool push(struct scan *scan, enum container_kind kind, unsigned offset)
{
	if (scan->depth == NESTING_LIMIT) {
		markdown_too_deep(scan->source, line_place(scan),
				  scan->depth + 1);
		return false;
	}
	scan->stack[scan->depth++] = (struct container){kind, offset, 0};
	return true;
}

/* A quote right behind a note or detail would become part of the quote that
 * stands for it. */
static void part_quotes(struct scan *scan)
{
	if (!scan->opened && scan->depth > scan->matched &&
	    scan->stack[scan->matched].kind >= NOTE_TEXT)
		scan_emit_gap(scan, scan->matched);
}

static void open_quote(struct scan *scan)
{
	struct line *line = &scan->line;

	part_quotes(scan);
	scan_begin_block(scan);
	line_advance_to(line, line->nonspace + 1);
	if (line_is_blank_at(line, line->pos))
		line_advance(line, 1);
	if (scan->is_moved)
		buf_put(&scan->prefix, STR("> "));
	push(scan, QUOTE, 0);
}

/* Moves behind a marker and the space that parts it from its content; returns
 * the columns of both. */
static unsigned skip_padding(struct line *line, unsigned marker)
{
	struct line save;
	unsigned columns;

	line_advance_to(line, line->nonspace + marker);
	save = *line;
	while (line->column - save.column <= 5 &&
	       line_is_blank_at(line, line->pos))
		line_advance(line, 1);
	columns = line->column - save.column;
	if (columns >= 1 && columns < 5 && line->pos < line->text.len)
		return marker + columns;
	*line = save;
	if (columns)
		line_advance(line, 1);
	return marker + 1;
}

static void open_item(struct scan *scan, unsigned marker)
{
	struct line *line = &scan->line;
	struct str written = str_slice(line_rest(line), 0, marker);
	unsigned indent = line->indent;
	unsigned padding = skip_padding(line, marker);

	scan_begin_block(scan);
	if (scan->is_moved) {
		scan_put_spaces(&scan->prefix, indent);
		buf_put(&scan->prefix, written);
		scan_put_spaces(&scan->prefix, padding - marker);
	}
	push(scan, ITEM, indent + padding);
}

/* Begins a note or a detail: from here on the line stands in a quote. */
static void open_moved(struct scan *scan, enum container_kind kind,
		       unsigned offset)
{
	if (!push(scan, kind, offset))
		return;
	scan->is_moved = true;
	buf_clear(&scan->prefix);
	scan_put_prefix(scan, scan->depth, &scan->prefix);
}

static void open_note(struct scan *scan, struct str label, size_t len)
{
	struct line *line = &scan->line;
	struct note_entry *entry = markdown_note_entry(scan->source, label);
	struct marker *marker;

	scan_begin_block(scan);
	marker = scan_emit_marker(scan, MARKER_NOTE, len);
	marker->text = label;
	if (entry->marker)
		markdown_report(
			scan->source, NOTE_DUPLICATE,
			markdown_place(scan->source, marker->offset, len - 1),
			label, (struct str){0}, (struct str){0});
	else
		entry->marker = marker;
	line_advance_to(line, line->nonspace + len);
	line_find_nonspace(line);
	line_advance_to(line, line->nonspace);
	open_moved(scan, NOTE_TEXT, NOTE_INDENT);
}

static void open_detail(struct scan *scan)
{
	if (scan->leaf == PARAGRAPH && scan->matched < scan->depth &&
	    scan->last_lazy)
		scan_part_term(scan);
	scan_begin_block(scan);
	scan_emit_marker(scan, MARKER_DETAIL, 1);
	skip_padding(&scan->line, 1);
	open_moved(scan, DETAIL, DETAIL_INDENT);
}

static void fence_container(struct scan *scan, struct str rest)
{
	struct marker *marker;
	size_t n = 0;
	struct str text;

	while (n < rest.len && rest.ptr[n] == ':')
		n++;
	text = str_trim(str_slice(rest, n, rest.len));
	scan_begin_block(scan);
	marker = scan_emit_marker(scan, text.len ? MARKER_OPEN : MARKER_CLOSE,
				  str_trim(rest).len);
	marker->text = text;
}

/* ---- the blocks that a line may begin ---- */

static enum begun begin_dialect(struct scan *scan, struct str rest)
{
	struct str label;
	size_t len;

	if (scan->source->is_plain)
		return NOTHING;
	switch (rest.ptr[0]) {
	case '[':
		len = markdown_note_start(rest, &label);
		if (!len)
			return NOTHING;
		open_note(scan, label, len);
		return CONTAINER;
	case ':':
		if (str_starts(rest, STR(":::"))) {
			fence_container(scan, rest);
			return LEAF;
		}
		if (begins_detail(scan, rest)) {
			open_detail(scan);
			return CONTAINER;
		}
		break;
	}
	if (!begins_table(scan, rest))
		return NOTHING;
	scan_begin_block(scan);
	scan_emit_table(scan, rest);
	scan->leaf = TABLE;
	return LEAF;
}

enum begun scan_begin_leaf(struct scan *scan, enum leaf leaf)
{
	scan_begin_block(scan);
	scan->leaf = leaf;
	scan_emit(scan);
	return LEAF;
}

static enum begun begin_fence(struct scan *scan, struct str rest)
{
	size_t len = markdown_fence_open(rest);

	if (!len)
		return NOTHING;
	scan->fence = rest.ptr[0];
	scan->fence_length = len > 255 ? 255 : len; /* as cmark counts */
	return scan_begin_leaf(scan, FENCE);
}

static enum begun begin_html(struct scan *scan, struct str rest)
{
	bool text = !scan->opened && scan->leaf == PARAGRAPH;
	unsigned kind = markdown_html_start(rest, text);

	if (!kind)
		return NOTHING;
	scan->html_kind = kind;
	return scan_begin_leaf(scan,
			       markdown_html_ends(rest, kind) ? NO_LEAF : HTML);
}

void scan_guard_images(struct scan *scan, struct str text)
{
	const uint64_t limit = 50000000;

	if (!scan->source->has_images)
		return;
	for (size_t i = 0; i + 1 < text.len; i++) {
		scan->n_images += text.ptr[i] == '!' && text.ptr[i + 1] == '[';
		scan->n_closed += text.ptr[i] == ']';
	}
	if (scan->n_images * scan->n_closed > limit)
		markdown_too_deep(scan->source, line_place(scan),
				  scan->n_images);
}

static enum begun begin_heading(struct scan *scan, struct str rest)
{
	size_t content = markdown_heading(rest);

	if (!content)
		return NOTHING;
	scan_begin_block(scan);
	scan->n_images = 0;
	scan->n_closed = 0;
	scan_guard_images(scan, rest);
	if (!scan->source->is_plain &&
	    markdown_edit_text(scan->source, str_slice(rest, content, rest.len),
			       &scan->edited)) {
		struct buf changed = {0};

		buf_put(&changed, str_slice(rest, 0, content));
		buf_put(&changed, buf_str(&scan->edited));
		scan_emit_changed(scan, buf_str(&changed), 0);
		buf_free(&changed);
	} else {
		scan_emit(scan);
	}
	return LEAF;
}

/* The underline of a heading. Behind mere link definitions it is text. */
static enum begun end_heading(struct scan *scan)
{
	if (scan_only_defines(scan)) {
		scan->n_lines = 0;
		scan->may_define = false;
		return NOTHING;
	}
	scan->leaf = NO_LEAF;
	scan_emit(scan);
	return LEAF;
}

static enum begun begin_rule_or_item(struct scan *scan, struct str rest)
{
	size_t marker;

	if (markdown_is_rule(rest))
		return scan_begin_leaf(scan, NO_LEAF);
	marker = markdown_list_marker(rest, scan_in_paragraph(scan));
	if (!marker)
		return NOTHING;
	open_item(scan, (unsigned)marker);
	return CONTAINER;
}

enum begun scan_begin(struct scan *scan, struct str rest)
{
	enum begun begun = begin_dialect(scan, rest);

	if (begun != NOTHING)
		return begun;
	switch (rest.ptr[0]) {
	case '>':
		open_quote(scan);
		return CONTAINER;
	case '#':
		return begin_heading(scan, rest);
	case '`':
	case '~':
		return begin_fence(scan, rest);
	case '<':
		return begin_html(scan, rest);
	case '=':
	case '-':
		if (scan_in_paragraph(scan) && markdown_is_setext(rest))
			return end_heading(scan);
		return rest.ptr[0] == '-' ? begin_rule_or_item(scan, rest)
					  : NOTHING;
	case '*':
	case '_':
	case '+':
		return begin_rule_or_item(scan, rest);
	default:
		if (rest.ptr[0] >= '0' && rest.ptr[0] <= '9')
			return begin_rule_or_item(scan, rest);
		return NOTHING;
	}
}
