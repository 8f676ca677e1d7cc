/* The line scanner: CommonMark's block structure, and the dialect's.
 *
 * It does what cmark does with a line before any text is looked at: which of
 * the open containers go on, which blocks begin, and what remains as text. The
 * two must agree on every line; the fuzz test compares them. Lines of the
 * dialect are written to the source as markers (see markdown_internal.h). */
#include <string.h>

#include "read/markdown_internal.h"

enum { TAB = 4, CODE_INDENT = 4, NOTE_INDENT = 4, DETAIL_INDENT = 2 };

enum container_kind { QUOTE, ITEM, NOTE_TEXT, DETAIL };

struct container {
	enum container_kind kind;
	unsigned offset;     /* columns that its further lines are indented */
	unsigned n_children; /* counted up to what matters: 0, 1, more */
};

enum leaf { NO_LEAF, PARAGRAPH, FENCE, INDENTED_CODE, HTML, TABLE };

/* A line of the body, without its end. */
struct line {
	struct str text;
	uint32_t number; /* from 0 */
	size_t start;    /* in the body */
	size_t next;
	size_t pos; /* the containers' prefixes lie before it */
	unsigned column;
	unsigned
		tab_used; /* columns before column that the tab at pos covers */
	size_t nonspace;
	unsigned indent; /* columns from column to nonspace */
	bool is_blank;
};

/* Where out stood before the text of a line. */
struct point {
	size_t out_len;
	size_t origins_len;
	size_t copied;
	size_t prefix_end; /* in the body */
	unsigned spaces;   /* that belong to the prefix too */
	uint32_t line;
	bool is_edited;
};

struct scan {
	struct markdown_source *source;
	size_t newline; /* the next in the body, or its length */
	struct line line;
	struct container stack[NESTING_LIMIT];
	size_t depth;
	size_t matched; /* containers that this line goes on with */
	bool opened;    /* this line has begun a block */
	enum leaf leaf;

	char fence;
	size_t fence_length;
	unsigned html_kind;
	struct raw_table *table;

	uint32_t n_lines;     /* of the open paragraph */
	struct str last_text; /* its last line */
	bool last_lazy;
	size_t last_matched; /* containers that it went on with */
	struct point last_point;
	bool may_define;       /* it begins like a link definition */
	struct buf definition; /* then: its text */

	uint64_t n_images; /* "![" of the open paragraph */
	uint64_t n_closed; /* "]" of it */

	bool is_moved; /* the line stands in a note or detail: the prefix below
			* takes the place of its own */
	struct buf prefix;
	struct buf edited;
};

static void put_spaces(struct buf *out, size_t n)
{
	memset(buf_reserve(out, n), ' ', n);
	out->len += n;
}

/* ---- moving along a line ---- */

static void find_nonspace(struct line *line)
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

static void advance_columns(struct line *line, unsigned n)
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

static void advance_to(struct line *line, size_t pos)
{
	while (line->pos < pos)
		advance_columns(line, line->text.ptr[line->pos] == '\t'
					      ? TAB - line->column % TAB
					      : 1);
}

static bool is_blank_at(const struct line *line, size_t pos)
{
	return pos < line->text.len &&
	       (line->text.ptr[pos] == ' ' || line->text.ptr[pos] == '\t');
}

static struct str rest_of(const struct line *line)
{
	return str_slice(line->text, line->nonspace, line->text.len);
}

/* Behind the containers' prefixes, in the body; a tab that they use in part
 * is written as spaces. */
static size_t prefix_end(const struct line *line)
{
	return line->start + line->pos;
}

static struct place line_place(const struct scan *scan)
{
	const struct line *line = &scan->line;

	return markdown_place(scan->source, line->start + line->nonspace,
			      line->text.len - line->nonspace);
}

/* ---- writing ---- */

/* The prefix of a further line in the first n containers, as out has it: notes
 * and details are quotes there. */
static void put_prefix(const struct scan *scan, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		if (scan->stack[i].kind == ITEM)
			put_spaces(out, scan->stack[i].offset);
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
	put_spaces(&source->out, point->spaces);
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
	put_spaces(&source->out, indent);
	source->copied = line->next;
	markdown_source_origin(source, line->number,
			       line->start + line->nonspace, prefix + indent);
}

/* The line with other text, which stands at its indentation. */
static void emit_changed(struct scan *scan, struct str text, size_t indent)
{
	begin_out(scan, indent);
	buf_put(&scan->source->out, text);
	buf_put_char(&scan->source->out, '\n');
}

/* The line as it is. */
static void emit(struct scan *scan)
{
	struct line *line = &scan->line;

	if (scan->is_moved) {
		emit_changed(scan, rest_of(line), line->indent);
		return;
	}
	save_point(scan);
	markdown_source_origin(scan->source, line->number, line->start, 0);
}

/* The line as text: what stands in it may have to change. */
static void emit_text(struct scan *scan)
{
	struct str text = rest_of(&scan->line);

	if (!scan->source->is_plain &&
	    markdown_edit_text(scan->source, text, &scan->edited))
		emit_changed(scan, buf_str(&scan->edited), scan->line.indent);
	else
		emit(scan);
}

/* A marker in the line's place. */
static struct marker *emit_marker(struct scan *scan, enum marker_kind kind,
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

/* ---- opening blocks ---- */

/* Ends what the line does not go on with, before it begins a block. */
static void begin_block(struct scan *scan)
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

/* A line in front of this one, without text. */
static void emit_gap(struct scan *scan, size_t containers)
{
	struct markdown_source *source = scan->source;
	const struct line *line = &scan->line;

	markdown_source_edit(source, line->number);
	markdown_source_copy(source, line->start);
	put_prefix(scan, containers, &source->out);
	buf_put(&source->out, STR("<!-- -->\n"));
	markdown_source_origin(source, line->number, line->start, 0);
}

/* A quote right behind a note or detail would become part of the quote that
 * stands for it. */
static void part_quotes(struct scan *scan)
{
	if (!scan->opened && scan->depth > scan->matched &&
	    scan->stack[scan->matched].kind >= NOTE_TEXT)
		emit_gap(scan, scan->matched);
}

static void open_quote(struct scan *scan)
{
	struct line *line = &scan->line;

	part_quotes(scan);
	begin_block(scan);
	advance_to(line, line->nonspace + 1);
	if (is_blank_at(line, line->pos))
		advance_columns(line, 1);
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

	advance_to(line, line->nonspace + marker);
	save = *line;
	while (line->column - save.column <= 5 && is_blank_at(line, line->pos))
		advance_columns(line, 1);
	columns = line->column - save.column;
	if (columns >= 1 && columns < 5 && line->pos < line->text.len)
		return marker + columns;
	*line = save;
	if (columns)
		advance_columns(line, 1);
	return marker + 1;
}

static void open_item(struct scan *scan, unsigned marker)
{
	struct line *line = &scan->line;
	struct str written = str_slice(rest_of(line), 0, marker);
	unsigned indent = line->indent;
	unsigned padding = skip_padding(line, marker);

	begin_block(scan);
	if (scan->is_moved) {
		put_spaces(&scan->prefix, indent);
		buf_put(&scan->prefix, written);
		put_spaces(&scan->prefix, padding - marker);
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
	put_prefix(scan, scan->depth, &scan->prefix);
}

static void open_note(struct scan *scan, struct str label, size_t len)
{
	struct line *line = &scan->line;
	struct note_entry *entry = markdown_note_entry(scan->source, label);
	struct marker *marker;

	begin_block(scan);
	marker = emit_marker(scan, MARKER_NOTE, len);
	marker->text = label;
	if (entry->marker)
		markdown_report(
			scan->source, NOTE_DUPLICATE,
			markdown_place(scan->source, marker->offset, len - 1),
			label, (struct str){0}, (struct str){0});
	else
		entry->marker = marker;
	advance_to(line, line->nonspace + len);
	find_nonspace(line);
	advance_to(line, line->nonspace);
	open_moved(scan, NOTE_TEXT, NOTE_INDENT);
}

/* The last line of a detail's text turns out to be the next term. */
static void part_term(struct scan *scan)
{
	struct markdown_source *source = scan->source;
	const struct point *point = &scan->last_point;
	size_t start, offset = (size_t)(scan->last_text.ptr - source->text.ptr);

	markdown_line(source, source->first_line + point->line, &start);
	rewind_to(source, point);
	buf_put(&source->out, STR("<!-- -->\n"));
	markdown_source_origin(source, point->line, start, 0);
	put_prefix(scan, scan->matched, &source->out);
	if (markdown_edit_text(source, scan->last_text, &scan->edited))
		buf_put(&source->out, buf_str(&scan->edited));
	else
		buf_put(&source->out, scan->last_text);
	buf_put_char(&source->out, '\n');
	markdown_source_origin(source, point->line, offset, offset - start);
	source->copied = scan->line.start;
}

static void open_detail(struct scan *scan)
{
	if (scan->leaf == PARAGRAPH && scan->matched < scan->depth &&
	    scan->last_lazy)
		part_term(scan);
	begin_block(scan);
	emit_marker(scan, MARKER_DETAIL, 1);
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
	begin_block(scan);
	marker = emit_marker(scan, text.len ? MARKER_OPEN : MARKER_CLOSE,
			     str_trim(rest).len);
	marker->text = text;
}

/* The open paragraph's last line and this one are a table's first two. */
static void open_table(struct scan *scan, struct str rest)
{
	struct markdown_source *source = scan->source;
	const struct point *point = &scan->last_point;
	struct marker *marker;
	size_t start;

	begin_block(scan);
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
	scan->table = markdown_table_begin(source, scan->last_text, rest,
					   marker->line);
	marker->table = scan->table;
	emit_changed(scan, STR("<!-- -->"), 0);
	scan->leaf = TABLE;
}

/* ---- questions about the open paragraph ---- */

static bool in_paragraph(const struct scan *scan)
{
	return !scan->opened && scan->leaf == PARAGRAPH &&
	       scan->matched == scan->depth;
}

/* Whether the open paragraph is nothing but link definitions; cmark knows. */
static bool only_defines(const struct scan *scan)
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

	if (scan->source->is_plain || !in_paragraph(scan) || scan->last_lazy)
		return false;
	n = markdown_delimiter_row(rest, NULL, 0);
	return n && (markdown_has_bar(scan->last_text) ||
		     markdown_count_cells(scan->last_text) == n);
}

/* ": " behind a term, or behind another detail. */
static bool begins_detail(const struct scan *scan, struct str rest)
{
	size_t pos = 1;

	if (rest.len < 3 || (rest.ptr[1] != ' ' && rest.ptr[1] != '\t'))
		return false;
	while (pos < rest.len &&
	       (rest.ptr[pos] == ' ' || rest.ptr[pos] == '\t'))
		pos++;
	if (pos == rest.len)
		return false;
	if (in_paragraph(scan))
		return scan->n_lines == 1 && !only_defines(scan);
	if (scan->leaf == PARAGRAPH && scan->last_lazy &&
	    scan->last_matched != scan->matched)
		return false;
	return !scan->opened && scan->depth > scan->matched &&
	       scan->stack[scan->matched].kind == DETAIL;
}

/* ---- the blocks that a line may begin ---- */

enum begun { NOTHING, CONTAINER, LEAF };

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
	open_table(scan, rest);
	return LEAF;
}

static enum begun begin_leaf(struct scan *scan, enum leaf leaf)
{
	begin_block(scan);
	scan->leaf = leaf;
	emit(scan);
	return LEAF;
}

static enum begun begin_fence(struct scan *scan, struct str rest)
{
	size_t len = markdown_fence_open(rest);

	if (!len)
		return NOTHING;
	scan->fence = rest.ptr[0];
	scan->fence_length = len > 255 ? 255 : len; /* as cmark counts */
	return begin_leaf(scan, FENCE);
}

static enum begun begin_html(struct scan *scan, struct str rest)
{
	bool text = !scan->opened && scan->leaf == PARAGRAPH;
	unsigned kind = markdown_html_start(rest, text);

	if (!kind)
		return NOTHING;
	scan->html_kind = kind;
	return begin_leaf(scan,
			  markdown_html_ends(rest, kind) ? NO_LEAF : HTML);
}

/* For each link, cmark looks at all images that were opened before it and not
 * closed. A text with very many of both would take minutes. */
static void guard_images(struct scan *scan, struct str text)
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
	begin_block(scan);
	scan->n_images = 0;
	scan->n_closed = 0;
	guard_images(scan, rest);
	if (!scan->source->is_plain &&
	    markdown_edit_text(scan->source, str_slice(rest, content, rest.len),
			       &scan->edited)) {
		struct buf changed = {0};

		buf_put(&changed, str_slice(rest, 0, content));
		buf_put(&changed, buf_str(&scan->edited));
		emit_changed(scan, buf_str(&changed), 0);
		buf_free(&changed);
	} else {
		emit(scan);
	}
	return LEAF;
}

/* The underline of a heading. Behind mere link definitions it is text. */
static enum begun end_heading(struct scan *scan)
{
	if (only_defines(scan)) {
		scan->n_lines = 0;
		scan->may_define = false;
		return NOTHING;
	}
	scan->leaf = NO_LEAF;
	emit(scan);
	return LEAF;
}

static enum begun begin_rule_or_item(struct scan *scan, struct str rest)
{
	size_t marker;

	if (markdown_is_rule(rest))
		return begin_leaf(scan, NO_LEAF);
	marker = markdown_list_marker(rest, in_paragraph(scan));
	if (!marker)
		return NOTHING;
	open_item(scan, (unsigned)marker);
	return CONTAINER;
}

static enum begun begin_any(struct scan *scan, struct str rest)
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
		if (in_paragraph(scan) && markdown_is_setext(rest))
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

/* ---- a line ---- */

static bool goes_on(struct scan *scan, const struct container *container)
{
	struct line *line = &scan->line;

	find_nonspace(line);
	if (container->kind == QUOTE) {
		if (line->indent > 3 || line->is_blank ||
		    line->text.ptr[line->nonspace] != '>')
			return false;
		advance_to(line, line->nonspace + 1);
		if (is_blank_at(line, line->pos))
			advance_columns(line, 1);
		return true;
	}
	if (line->indent >= container->offset) {
		advance_columns(line, container->offset);
		return true;
	}
	if (!line->is_blank || !container->n_children)
		return false;
	advance_to(line, line->nonspace);
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
		put_prefix(scan, scan->matched, &scan->prefix);
	}
	find_nonspace(&scan->line);
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
		    markdown_fence_close(rest_of(line), scan->fence,
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
		if (markdown_html_ends(rest_of(line), scan->html_kind))
			scan->leaf = NO_LEAF;
		break;
	}
	emit(scan);
	return true;
}

static void take_blank(struct scan *scan)
{
	struct container *top;

	if (!scan->opened) {
		top = scan->matched ? &scan->stack[scan->matched - 1] : NULL;
		/* Link definitions are no child of their item. */
		if (scan->leaf == PARAGRAPH && top && top->n_children == 1 &&
		    scan->matched == scan->depth && only_defines(scan))
			top->n_children = 0;
		scan->depth = scan->matched;
		scan->leaf = NO_LEAF;
	}
	emit(scan);
}

static void take_text(struct scan *scan)
{
	struct str text = rest_of(&scan->line);
	bool lazy = !scan->opened && scan->leaf == PARAGRAPH &&
		    scan->matched < scan->depth;

	if (!lazy && !in_paragraph(scan)) {
		bool in_table = !scan->opened && scan->leaf == TABLE &&
				scan->matched == scan->depth;

		if (in_table)
			guard_images(scan, text);
		if (in_table &&
		    markdown_table_row(scan->source, scan->table, text,
				       scan->source->first_line +
					       scan->line.number)) {
			emit_changed(scan, STR("<!-- -->"), 0);
			return;
		}
		begin_block(scan);
		scan->leaf = PARAGRAPH;
		scan->n_lines = 0;
		scan->n_images = 0;
		scan->n_closed = 0;
		scan->may_define = text.ptr[0] == '[';
		buf_clear(&scan->definition);
	}
	guard_images(scan, text);
	scan->n_lines++;
	scan->last_text = text;
	scan->last_lazy = lazy;
	scan->last_matched = scan->matched;
	if (scan->may_define) {
		buf_put(&scan->definition, text);
		buf_put_char(&scan->definition, '\n');
	}
	emit_text(scan);
}

static void scan_line(struct scan *scan)
{
	struct line *line = &scan->line;
	enum begun begun = NOTHING;

	match_containers(scan);
	if (is_verbatim(scan))
		return;
	do {
		find_nonspace(line);
		if (line->is_blank) {
			take_blank(scan);
			return;
		}
		if (line->indent < CODE_INDENT) {
			begun = begin_any(scan, rest_of(line));
		} else if (scan->opened || scan->leaf != PARAGRAPH) {
			begun = begin_leaf(scan, INDENTED_CODE);
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
