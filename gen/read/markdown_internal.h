/* What the parts of the Markdown reader share; nobody else includes it.
 *
 * A file is read in three steps:
 *
 * 1. scan (markdown_scan.c): a line scanner that follows CommonMark's block
 *    structure exactly, and the dialect's with it, line by line.
 * 2. source (markdown_source.c): what cmark is given. Lines of the dialect
 *    become one-line comments, which cmark leaves alone: a marker each. Notes
 *    and details become quotes behind their marker; table cells that hold
 *    markup become paragraphs in front of the text. All other lines stay as
 *    they are, so that a file without the dialect is parsed as it stands.
 * 3. lower (markdown_lower.c): cmark's tree and the markers become blocks.
 *
 * Private-use characters that the file does not hold, neither plainly nor as a
 * numeric entity, make what we put in unmistakable (see enum sentinel). */
#ifndef DIGLOT_READ_MARKDOWN_INTERNAL_H
#define DIGLOT_READ_MARKDOWN_INTERNAL_H

#include <cmark.h>

#include "base/map.h"
#include "read/markdown.h"

enum {
	NESTING_LIMIT = 100,   /* containers, and inlines in inlines */
	FINDINGS_LIMIT = 1000, /* what a file's reading says at most */
	SENTINEL_LEN = 3       /* bytes of a private-use character */
};

/* Characters that we put in. A full stop beside LEAD and TAIL is what cmark is
 * to see beside a run of "*"; it goes with them. */
enum sentinel {
	MARK,  /* parts what stands beside it; taken out again */
	CARET, /* with a number: the ^label of a note */
	LEAD,  /* a full stop follows, and then "*" */
	TAIL,  /* a full stop comes before, and "*" before that */
	N_SENTINELS
};

/* ---- HTML tags (markdown_html.c) ---- */

struct html_tag {
	struct str name; /* as written */
	bool closing;
	bool empty; /* ends with "/>" */
	bool has_attributes;
};

/* The length of the complete tag that s begins with, or 0; CommonMark's open
 * and closing tags. */
size_t markdown_tag(struct str s, struct html_tag *tag);

/* An element that ends a paragraph: CommonMark's list for HTML blocks. */
bool markdown_is_block_element(struct str name);

/* ---- lines (markdown_line.c): each gets the line from its first character
 * that is no space on, without the line's end ---- */

/* How many characters open a code fence; 0 if none do. */
size_t markdown_fence_open(struct str s);

/* How many characters close one, at least length of them; 0 if none do. */
size_t markdown_fence_close(struct str s, char character, size_t length);

/* The bytes before the content of an ATX heading, or 0. */
size_t markdown_heading(struct str s);
bool markdown_is_setext(struct str s);
bool markdown_is_rule(struct str s);

/* Bytes of a list marker, or 0. What interrupts a paragraph has content and
 * begins with 1. */
size_t markdown_list_marker(struct str s, bool interrupts);

/* The kind of HTML block that begins here, 1 to 7 as in CommonMark, or 0. */
unsigned markdown_html_start(struct str s, bool in_paragraph);
bool markdown_html_ends(struct str s, unsigned kind);

/* Bytes of "[^label]:", or 0. */
size_t markdown_note_start(struct str s, struct str *label);

/* Bytes of "[^label]" at the head of s, or 0. */
size_t markdown_note_label(struct str s, struct str *label);

/* ---- the source (markdown_source.c) ---- */

enum marker_kind {
	MARKER_OPEN,  /* "::: name"; text is what follows the colons */
	MARKER_CLOSE, /* ":::" */
	MARKER_TABLE,
	MARKER_NOTE,  /* text is the label; a quote holds the content */
	MARKER_DETAIL /* a quote holds the content */
};

struct marker {
	enum marker_kind kind;
	uint32_t line; /* in the file */
	uint32_t column;
	size_t offset; /* in the body */
	size_t length;
	struct str text;
	const struct raw_table *table;
};

/* A pipe table as written: n_rows × n_columns cells from first_cell on. */
struct raw_table {
	size_t first_cell;
	size_t n_columns;
	size_t n_rows;
	enum alignment *alignments; /* in the document's arena */
	uint32_t end_line;
};

struct raw_cell {
	struct str text; /* trimmed, bars still behind their backslash */
	uint32_t line;
	uint32_t column;  /* from 1, in the file */
	bool has_markup;  /* parsed by cmark, in front of the text */
	cmark_node *node; /* then: its paragraph */
};

/* A reference to a note in the text, by the number behind "caret". */
struct note_reference {
	struct str label;
	size_t offset; /* in the body, of its bracket */
};

/* A note: its definition, if any, and whether a text leads to it. */
struct note_entry {
	const struct marker *marker;
	bool used;
};

struct markdown_source {
	const struct markdown_context *context;
	const struct document *document;
	struct arena *scratch;
	struct str text;        /* the body */
	uint32_t first_line;    /* of the body, in the file */
	struct buf line_starts; /* size_t: where lines begin in the body */
	unsigned n_findings;
	bool failed; /* a FATAL finding was given */

	char sentinels[N_SENTINELS][SENTINEL_LEN];
	bool is_plain; /* no character is free to be a sentinel */
	bool has_stars;
	bool has_notes;
	bool has_images; /* so many bytes that there could be too many */

	bool is_edited;     /* cmark gets out instead of text */
	size_t copied;      /* the body up to here is in out, or dropped */
	struct buf out;     /* what cmark gets */
	struct buf origins; /* struct origin: a line of out each */
	struct buf front;   /* cells with markup, two lines each */
	size_t n_front;

	struct buf markers;    /* struct marker * */
	struct buf cells;      /* struct raw_cell */
	struct buf references; /* struct note_reference */
	struct map notes;      /* label → struct note_entry * */
};

/* Where a line of out comes from. */
struct origin {
	uint32_t line; /* from 0, in the body */
	int32_t shift; /* column in the file less column in out */
};

void markdown_source_init(struct markdown_source *source,
			  const struct markdown_context *context,
			  const struct document *document, size_t body_start,
			  uint32_t body_line);
void markdown_source_free(struct markdown_source *source);

/* Makes out differ from the body from now on: lines before the given one are
 * as they were. */
void markdown_source_edit(struct markdown_source *source, uint32_t line);

/* Copies the body up to offset into out, unless that was done. */
void markdown_source_copy(struct markdown_source *source, size_t offset);

/* Notes that a line of out is complete. */
void markdown_source_origin(struct markdown_source *source, uint32_t line,
			    size_t offset, size_t out_start);

/* Puts the comment that stands for a new marker into out. */
struct marker *markdown_source_marker(struct markdown_source *source,
				      enum marker_kind kind);

/* A note's entry; made if it is new. */
struct note_entry *markdown_note_entry(struct markdown_source *source,
				       struct str label);

/* The line and column in the file of cmark's line and column. */
void markdown_position(const struct markdown_source *source, int line,
		       int column, uint32_t *file_line, uint32_t *file_column);
uint32_t markdown_file_line(const struct markdown_source *source, int line);

/* The bytes of a file's line in the body, without its end; *start is where
 * they begin. Empty beyond the body. */
struct str markdown_line(const struct markdown_source *source, uint32_t line,
			 size_t *start);

/* The place of bytes of the body. */
struct place markdown_place(const struct markdown_source *source, size_t offset,
			    size_t length);

/* Reports unless the file's limit is reached. */
void markdown_report(struct markdown_source *source, enum message_id id,
		     struct place place, struct str arg0, struct str arg1,
		     struct str arg2);

/* Reports that nesting goes beyond the limit, and marks the source failed. */
void markdown_too_deep(struct markdown_source *source, struct place place,
		       size_t levels);

/* Fits s for out: escapes Chinese emphasis with marks and numbers notes.
 * Returns false, and leaves *edited alone, if there is nothing to do. */
bool markdown_edit_text(struct markdown_source *source, struct str s,
			struct buf *edited);

/* Whether "[^" stands in s. */
bool markdown_has_note(struct str s);

/* Whether s begins with the sentinel. */
bool markdown_starts_with(const struct markdown_source *source, struct str s,
			  enum sentinel sentinel);
void markdown_put_sentinel(const struct markdown_source *source,
			   enum sentinel sentinel, struct buf *out);

/* Whether s may hold something that was put in. */
bool markdown_has_sentinel(struct str s);

/* Appends s as the author wrote it. */
void markdown_restore(const struct markdown_source *source, struct str s,
		      struct buf *out);

/* The reference to a note at the head of s, which is "caret", a number and a
 * bracket: its length, or 0. */
size_t markdown_reference_at(const struct markdown_source *source, struct str s,
			     const struct note_reference **reference);

/* ---- the line scanner (markdown_scan.c) ---- */

/* Reads the whole body; false after a FATAL finding. */
bool markdown_scan(struct markdown_source *source);

/* ---- tables (markdown_table.c) ---- */

/* How many columns a delimiter row has; 0 if it is none. */
size_t markdown_delimiter_row(struct str s, enum alignment *alignments,
			      size_t limit);
bool markdown_has_bar(struct str s);
size_t markdown_count_cells(struct str s);

/* Begins a table with its heading; s is the row's text, in the body. */
struct raw_table *markdown_table_begin(struct markdown_source *source,
				       struct str heading,
				       struct str delimiters, uint32_t line);

/* Adds a row; false if s cannot be one of this table. */
bool markdown_table_row(struct markdown_source *source, struct raw_table *table,
			struct str s, uint32_t line);

/* ---- cmark's memory (markdown_memory.c) ---- */

/* An allocator that takes from the arena of this thread's parse; nothing is
 * given back before markdown_memory_end. */
cmark_mem *markdown_memory_begin(struct arena *arena);
void markdown_memory_end(void);

/* The allocator for a small parse in between, and the end of that parse: what
 * it took is free again. Not nested. */
cmark_mem *markdown_memory_save(void);
void markdown_memory_restore(void);

/* ---- from cmark's tree to blocks ---- */

/* An open container, definition list or the like among siblings. */
struct block_frame {
	const struct marker *marker; /* NULL: a definition list */
	size_t base;                 /* first of its blocks on the stack */
};

struct inline_list {
	struct inline_node *first;
	struct inline_node **tail;
};

/* A level of the text that is being built: the text itself, an emphasis, a
 * link …, or a kept HTML element that is still open. */
struct inline_frame {
	struct inline_list list;
	struct inline_node *element; /* NULL: no HTML element */
	struct place place;          /* of its tag */
	unsigned name;               /* its row in the table of tags */
};

struct lowering {
	const struct markdown_context *context;
	struct markdown_source *source;
	struct document *document;
	struct buf blocks; /* struct block: a stack */
	struct buf notes;  /* struct block */
	struct block_frame frames[2 * NESTING_LIMIT + 4];
	size_t n_frames;
	size_t first_frame; /* of the siblings at hand */
	size_t n_markers;   /* met so far */
	unsigned depth;     /* containers around, frames counted */

	/* the block whose text is being built */
	struct buf plain;  /* struct block.text so far */
	size_t text_start; /* from here on it is in no node yet */
	struct inline_frame inlines[NESTING_LIMIT + 2];
	size_t n_inlines;
	struct inline_list lifted; /* notes that leave the link around them */
	unsigned links;            /* links around */
	uint32_t line;             /* its place, in the file */
	uint32_t column;
	uint32_t window;     /* the lines where tags are looked for, */
	uint32_t window_end; /* in the file */
	size_t cursor;       /* in the body: tags before it were found */
	struct str hidden;   /* text is left out up to this closing tag */
	struct map left; /* name of a tag left out → unsigned *: still open */
	struct buf restored;
};

/* ---- blocks (markdown_lower.c) ---- */

void markdown_lower(struct lowering *lowering, cmark_node *root);

/* A new block on the stack at a place of the file; valid until the next. */
struct block *markdown_push_block(struct lowering *lowering,
				  enum block_kind kind, uint32_t line,
				  uint32_t column);

/* The same at the place of a node of cmark's. */
struct block *markdown_push_node(struct lowering *lowering,
				 enum block_kind kind, cmark_node *node);

/* Moves the blocks from base on off the stack into the document's arena. */
struct block *markdown_take_blocks(struct lowering *lowering, size_t base,
				   size_t *n);

/* ---- blocks with text (markdown_leaf.c) ---- */

/* Fills the block, the last on the stack, with the node's text; cut bytes at
 * its end are left out. */
void markdown_lower_text(struct lowering *lowering, cmark_node *node,
			 struct block *block, size_t cut);

/* Push a block. A paragraph without content is none. */
void markdown_lower_paragraph(struct lowering *lowering, cmark_node *node);
void markdown_lower_heading(struct lowering *lowering, cmark_node *node);
void markdown_lower_code(struct lowering *lowering, cmark_node *node);

/* ---- inlines (markdown_inline.c) ---- */

/* Begins the text of a block that begins at this place of the file. */
void markdown_text_begin(struct lowering *lowering, uint32_t line,
			 uint32_t column);

/* The place where the block's text begins. */
struct place markdown_text_place(const struct lowering *lowering);

/* Says which lines of the file hold what comes next: where findings look for
 * the tags that they are about. */
void markdown_text_window(struct lowering *lowering, uint32_t line,
			  uint32_t end_line);

/* Adds the children of a cmark node; skip bytes of the first text and cut
 * bytes of the last are left out. */
void markdown_text_children(struct lowering *lowering, cmark_node *parent,
			    size_t skip, size_t cut);
void markdown_text_add(struct lowering *lowering, struct str s);
void markdown_text_break(struct lowering *lowering);

/* A tag in the text; raw is the whole of it. */
void markdown_text_tag(struct lowering *lowering, const struct html_tag *tag,
		       struct str raw);

/* A comment, declaration or the like. */
void markdown_text_other(struct lowering *lowering, struct str raw);

/* Ends it: the inlines, and the plain text. */
struct inline_node *markdown_text_end(struct lowering *lowering,
				      struct str *plain);

/* What adding needs: nodes and levels. */
struct inline_node *markdown_add_inline(struct lowering *lowering,
					enum inline_kind kind);
void markdown_flush_text(struct lowering *lowering);

/* Adds to the plain text what is in a node already. */
void markdown_add_plain(struct lowering *lowering, struct str s);
void markdown_list_append(struct inline_list *list, struct inline_node *node);

/* False, with a finding, at the limit of nesting. */
bool markdown_open_level(struct lowering *lowering, struct inline_node *element,
			 unsigned name);
struct inline_node *markdown_close_level(struct lowering *lowering);

/* Whether the text so far ends with a wide character, seen through quotation
 * marks and dashes; whether s begins with one. */
bool markdown_ends_wide(struct str s);
bool markdown_begins_wide(struct str s, bool *decided);

/* ---- raw HTML (markdown_element.c, markdown_html.c) ---- */

/* Ends the HTML elements above the frame that are still open: their tags are
 * left out. */
void markdown_close_elements(struct lowering *lowering);

/* The blocks of an HTML block's text. */
void markdown_lower_html(struct lowering *lowering, struct str literal,
			 uint32_t line, uint32_t column);

/* ---- attributes (markdown_attribute.c) ---- */

struct attribute {
	struct str key;
	struct str value;
	struct str written; /* in the body */
};

enum { ATTRIBUTES_LIMIT = 8 };

struct attributes {
	struct str id;
	struct str classes;
	struct attribute pairs[ATTRIBUTES_LIMIT];
	size_t n_pairs;
};

/* Reads "{#id .class key=value}", which lies in the body; reports what it
 * cannot read. */
void markdown_attributes(struct lowering *lowering, struct str written,
			 struct attributes *attributes);

/* Takes a pair out and returns its value; empty with a NULL pointer if there
 * is none. */
struct str markdown_attribute_take(struct attributes *attributes,
				   struct str key, struct str *written);

/* Reports what was not taken. */
void markdown_attributes_rest(struct lowering *lowering,
			      const struct attributes *attributes,
			      const char *hint);

/* The attributes at the end of a heading's source line; empty if there are
 * none. */
struct str markdown_heading_attributes(const struct markdown_source *source,
				       uint32_t line);

/* ---- containers (markdown_container.c) ---- */

/* Turns the blocks from the frame's base on into the container that its
 * marker opened. end_line: of the marker that closes it. */
void markdown_close_container(struct lowering *lowering,
			      const struct block_frame *frame,
			      uint32_t end_line);

/* The table of a marker (markdown_table.c). */
struct table *markdown_lower_table(struct lowering *lowering,
				   const struct raw_table *raw);

#endif
