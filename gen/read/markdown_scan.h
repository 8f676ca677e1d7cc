/* The line scanner's parts; nobody else includes this.
 *
 * A line is met in this order: the open containers that go on with it are
 * matched (markdown_scan.c), the blocks that it begins are opened
 * (markdown_begin.c), what remains is text; and at each end stands one call
 * that says what of it cmark gets (markdown_emit.c). */
#ifndef DIGLOT_READ_MARKDOWN_SCAN_H
#define DIGLOT_READ_MARKDOWN_SCAN_H

#include "read/markdown_internal.h"

enum { CODE_INDENT = 4 };

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

/* ---- moving along a line (markdown_scan.c) ---- */

/* Sets nonspace, indent and is_blank, from pos on. */
void line_find_nonspace(struct line *line);

/* Moves pos by columns, or to a place; tabs reach to multiples of four. */
void line_advance(struct line *line, unsigned columns);
void line_advance_to(struct line *line, size_t pos);
bool line_is_blank_at(const struct line *line, size_t pos);

/* The line from its first character that is no space on. */
struct str line_rest(const struct line *line);

/* ---- what a line begins (markdown_begin.c) ---- */

enum begun { NOTHING, CONTAINER, LEAF };

/* Opens the block that the line begins at nonspace, if any. After a container
 * the line goes on; a leaf takes what remains of it. */
enum begun scan_begin(struct scan *scan, struct str rest);
enum begun scan_begin_leaf(struct scan *scan, enum leaf leaf);

/* Ends what the line does not go on with, before it begins a block. */
void scan_begin_block(struct scan *scan);

/* Whether the line can go on with the open paragraph, not lazily. */
bool scan_in_paragraph(const struct scan *scan);

/* Whether the open paragraph is nothing but link definitions; cmark knows. */
bool scan_only_defines(const struct scan *scan);

/* For each link, cmark looks at all images that were opened before it and not
 * closed. A text with very many of both would take minutes: that is reported
 * as nesting that is too deep. */
void scan_guard_images(struct scan *scan, struct str text);

/* ---- what cmark gets (markdown_emit.c) ---- */

/* The line as it is; as text, in which things may have to change; with other
 * text in its place, at an indentation; a marker in its place. */
void scan_emit(struct scan *scan);
void scan_emit_text(struct scan *scan);
void scan_emit_changed(struct scan *scan, struct str text, size_t indent);
struct marker *scan_emit_marker(struct scan *scan, enum marker_kind kind,
				size_t length);

/* Nothing in the line's place, which ends what was open; and the same in front
 * of the line, in its first n containers. */
void scan_emit_empty(struct scan *scan);
void scan_emit_gap(struct scan *scan, size_t n);

/* The last line of a detail's text turns out to be the next term. */
void scan_part_term(struct scan *scan);

/* The paragraph's last line and this one turn out to begin a table. */
void scan_emit_table(struct scan *scan, struct str delimiters);

/* Appends the prefix of a further line in the first n containers, as out has
 * it: notes and details are quotes there. */
void scan_put_prefix(const struct scan *scan, size_t n, struct buf *out);
void scan_put_spaces(struct buf *out, size_t n);

#endif
