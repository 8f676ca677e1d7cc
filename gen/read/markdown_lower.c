/* From cmark's tree to blocks.
 *
 * Blocks are collected on a stack; when their parent ends, its children move
 * from there into one array of the document's arena. Among siblings, markers
 * open and close frames: a container, or a definition list, whose terms and
 * details lie between other blocks. */
#include <string.h>

#include "read/markdown_internal.h"

static struct block *stack_of(struct lowering *lowering)
{
	return (void *)lowering->blocks.ptr;
}

static size_t n_stacked(const struct lowering *lowering)
{
	return lowering->blocks.len / sizeof(struct block);
}

struct block *markdown_push_block(struct lowering *lowering,
				  enum block_kind kind, uint32_t line,
				  uint32_t column)
{
	struct block block = {.kind = kind,
			      .line = line,
			      .end_line = line,
			      .column = column,
			      .document = lowering->document};

	buf_put(&lowering->blocks,
		(struct str){(const char *)&block, sizeof(block)});
	return &stack_of(lowering)[n_stacked(lowering) - 1];
}

struct block *markdown_take_blocks(struct lowering *lowering, size_t base,
				   size_t *n)
{
	struct block *blocks = NULL;

	*n = n_stacked(lowering) - base;
	if (*n) {
		blocks = arena_alloc(lowering->context->arena,
				     *n * sizeof(*blocks));
		memcpy(blocks, stack_of(lowering) + base, *n * sizeof(*blocks));
	}
	lowering->blocks.len = base * sizeof(*blocks);
	return blocks;
}

struct block *markdown_push_node(struct lowering *lowering,
				 enum block_kind kind, cmark_node *node)
{
	uint32_t line, column, end_line;
	struct block *block;

	markdown_position(lowering->source, cmark_node_get_start_line(node),
			  cmark_node_get_start_column(node), &line, &column);
	end_line = markdown_file_line(lowering->source,
				      cmark_node_get_end_line(node));
	block = markdown_push_block(lowering, kind, line, column);
	block->end_line = end_line > line ? end_line : line;
	return block;
}

/* ---- children ---- */

static void lower_node(struct lowering *lowering, cmark_node *node);
static void close_frame(struct lowering *lowering, uint32_t end_line);

/* Where the children of a block begin: false at the limit of nesting. The
 * document counts as a level of its own; lists and definition lists do not,
 * but their items do. */
static bool enter(struct lowering *lowering, uint32_t line, uint32_t column)
{
	if (lowering->depth++ <= NESTING_LIMIT)
		return true;
	markdown_text_begin(lowering, line, column);
	markdown_too_deep(lowering->source, markdown_text_place(lowering),
			  lowering->depth - 1);
	return false;
}

/* The last line of what stands on the stack from base on. */
static uint32_t last_line(const struct lowering *lowering, size_t base,
			  uint32_t line)
{
	const struct block *blocks = (const void *)lowering->blocks.ptr;
	size_t n = n_stacked(lowering);

	return n > base && blocks[n - 1].end_line > line
		       ? blocks[n - 1].end_line
		       : line;
}

/* Lowers siblings into the children of the block at position parent of the
 * stack, which is the last on it. */
static void lower_children(struct lowering *lowering, cmark_node *node)
{
	size_t base = n_stacked(lowering);
	size_t frames = lowering->first_frame;
	struct block *parent = &stack_of(lowering)[base - 1];
	struct block *children;
	uint32_t line = parent->line, end_line;
	size_t n;

	lowering->first_frame = lowering->n_frames;
	if (enter(lowering, line, parent->column))
		for (; node && !lowering->source->failed;
		     node = cmark_node_next(node))
			lower_node(lowering, node);
	while (lowering->n_frames > lowering->first_frame)
		close_frame(lowering, 0);
	lowering->first_frame = frames;
	lowering->depth--;
	end_line = last_line(lowering, base, line);
	children = markdown_take_blocks(lowering, base, &n);
	parent = &stack_of(lowering)[base - 1];
	parent->children = children;
	parent->n_children = n;
	if (n)
		parent->end_line = end_line;
}

/* ---- frames ---- */

static bool in_definitions(const struct lowering *lowering)
{
	return lowering->n_frames > lowering->first_frame &&
	       !lowering->frames[lowering->n_frames - 1].marker;
}

static bool open_frame(struct lowering *lowering, const struct marker *marker,
		       uint32_t line, uint32_t column)
{
	if (marker && !enter(lowering, line, column))
		return false;
	lowering->frames[lowering->n_frames++] =
		(struct block_frame){marker, n_stacked(lowering)};
	return true;
}

static void close_definitions(struct lowering *lowering, size_t base)
{
	struct block list = {.kind = BLOCK_DEFINITIONS,
			     .document = lowering->document};

	list.children = markdown_take_blocks(lowering, base, &list.n_children);
	if (!list.n_children)
		return;
	list.line = list.children[0].line;
	list.column = list.children[0].column;
	list.end_line = list.children[list.n_children - 1].end_line;
	*markdown_push_block(lowering, list.kind, 0, 0) = list;
}

/* Closes the innermost frame; end_line is 0 where nothing closes it. */
static void close_frame(struct lowering *lowering, uint32_t end_line)
{
	struct block_frame frame = lowering->frames[--lowering->n_frames];
	const struct marker *marker = frame.marker;

	if (!marker) {
		close_definitions(lowering, frame.base);
		return;
	}
	lowering->depth--;
	if (!end_line) {
		size_t end = 0;

		while (end < marker->text.len && marker->text.ptr[end] != ' ' &&
		       marker->text.ptr[end] != '{')
			end++;
		markdown_report(lowering->source, CONTAINER_OPEN,
				markdown_place(lowering->source, marker->offset,
					       marker->length),
				str_slice(marker->text, 0, end),
				(struct str){0}, (struct str){0});
		end_line = last_line(lowering, frame.base, marker->line);
	}
	markdown_close_container(lowering, &frame, end_line);
}

/* ---- markers ---- */

/* Whether the node is a comment of ours; number is what stands in it. */
static bool is_ours(const struct lowering *lowering, cmark_node *node,
		    struct str *number)
{
	const size_t start = 4 + SENTINEL_LEN; /* behind "<!--" and MARK */
	struct str s;
	size_t end;

	if (!lowering->source->markers.len || !node ||
	    cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK)
		return false;
	s = str_from(cmark_node_get_literal(node));
	if (!markdown_starts_with(lowering->source, str_slice(s, 4, s.len),
				  MARK))
		return false;
	end = str_find_char(s, '>');
	*number = str_slice(s, start, end - 2);
	return true;
}

/* The marker that a comment stands for, or NULL. */
static const struct marker *marker_of(const struct lowering *lowering,
				      cmark_node *node)
{
	const struct markdown_source *source = lowering->source;
	struct marker *const *markers = (const void *)source->markers.ptr;
	struct str digits;
	uint32_t number;

	if (!is_ours(lowering, node, &digits) ||
	    !str_to_number(digits, INT32_MAX, &number) ||
	    number >= source->markers.len / sizeof(*markers))
		return NULL;
	return markers[number];
}

static void lower_note(struct lowering *lowering, const struct marker *marker,
		       cmark_node *quote)
{
	const struct note_entry *entry =
		markdown_note_entry(lowering->source, marker->text);
	struct block *note = markdown_push_block(lowering, BLOCK_FOOTNOTE,
						 marker->line, marker->column);

	note->info = marker->text;
	if (quote)
		lower_children(lowering, cmark_node_first_child(quote));
	note = &stack_of(lowering)[n_stacked(lowering) - 1];
	if (entry->marker == marker)
		buf_put(&lowering->notes,
			(struct str){(const char *)note, sizeof(*note)});
	lowering->blocks.len -= sizeof(*note);
}

static void lower_detail(struct lowering *lowering, const struct marker *marker,
			 cmark_node *quote)
{
	struct block *detail;
	size_t paragraphs = 0;

	markdown_push_block(lowering, BLOCK_DETAIL, marker->line,
			    marker->column);
	if (quote)
		lower_children(lowering, cmark_node_first_child(quote));
	detail = &stack_of(lowering)[n_stacked(lowering) - 1];
	for (size_t i = 0; i < detail->n_children; i++)
		paragraphs += detail->children[i].kind == BLOCK_PARAGRAPH;
	detail->tight = paragraphs <= 1;
}

static void lower_pipe_table(struct lowering *lowering,
			     const struct marker *marker)
{
	struct table *table = markdown_lower_table(lowering, marker->table);
	struct block *block = markdown_push_block(lowering, BLOCK_TABLE,
						  marker->line, marker->column);

	block->table = table;
	block->end_line = marker->table->end_line;
}

static void close_stray(struct lowering *lowering, const struct marker *marker)
{
	markdown_report(lowering->source, CONTAINER_STRAY,
			markdown_place(lowering->source, marker->offset,
				       marker->length),
			(struct str){0}, (struct str){0}, (struct str){0});
}

/* The quote that holds a marker's content. */
static cmark_node *content_of(cmark_node *node)
{
	node = cmark_node_next(node);
	return node && cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE
		       ? node
		       : NULL;
}

static void lower_marker(struct lowering *lowering, const struct marker *marker,
			 cmark_node *node)
{
	switch (marker->kind) {
	case MARKER_OPEN:
		open_frame(lowering, marker, marker->line, marker->column);
		break;
	case MARKER_CLOSE:
		if (lowering->n_frames > lowering->first_frame)
			close_frame(lowering, marker->line);
		else
			close_stray(lowering, marker);
		break;
	case MARKER_TABLE:
		lower_pipe_table(lowering, marker);
		break;
	case MARKER_NOTE:
		lower_note(lowering, marker, content_of(node));
		break;
	case MARKER_DETAIL:
		lower_detail(lowering, marker, content_of(node));
		break;
	}
}

/* ---- all blocks ---- */

static void lower_list(struct lowering *lowering, cmark_node *node)
{
	struct block *list = markdown_push_node(lowering, BLOCK_LIST, node);
	bool tight = cmark_node_get_list_tight(node);

	list->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	list->start = (uint32_t)cmark_node_get_list_start(node);
	list->tight = tight;
	lowering->depth--;
	lower_children(lowering, cmark_node_first_child(node));
	lowering->depth++;
	list = &stack_of(lowering)[n_stacked(lowering) - 1];
	for (size_t i = 0; i < list->n_children; i++)
		list->children[i].tight = tight;
}

static void lower_nested(struct lowering *lowering, cmark_node *node,
			 enum block_kind kind)
{
	markdown_push_node(lowering, kind, node);
	lower_children(lowering, cmark_node_first_child(node));
}

static void lower_html(struct lowering *lowering, cmark_node *node)
{
	struct str literal = str_from(cmark_node_get_literal(node));
	uint32_t line, column;

	markdown_position(lowering->source, cmark_node_get_start_line(node),
			  cmark_node_get_start_column(node), &line, &column);
	markdown_lower_html(lowering, literal, line, column);
}

/* A paragraph is a term if a detail follows it. */
static bool is_term(const struct lowering *lowering, cmark_node *node)
{
	const struct marker *next = marker_of(lowering, cmark_node_next(node));

	return next && next->kind == MARKER_DETAIL &&
	       cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH;
}

/* The quote behind a marker is taken with the marker. */
static bool is_taken(const struct lowering *lowering, cmark_node *node)
{
	const struct marker *marker =
		marker_of(lowering, cmark_node_previous(node));

	return marker &&
	       (marker->kind == MARKER_NOTE || marker->kind == MARKER_DETAIL);
}

/* Opens a definition list before a term, closes it behind the last detail. */
static void part_definitions(struct lowering *lowering, cmark_node *node,
			     const struct marker *marker, bool term)
{
	bool inside = in_definitions(lowering);
	bool part = term || (marker && marker->kind == MARKER_DETAIL);
	uint32_t line, column;

	if (part == inside)
		return;
	if (inside) {
		close_frame(lowering, 0);
		return;
	}
	markdown_position(lowering->source, cmark_node_get_start_line(node),
			  cmark_node_get_start_column(node), &line, &column);
	open_frame(lowering, NULL, line, column);
}

static void lower_term(struct lowering *lowering, cmark_node *node)
{
	markdown_lower_text(lowering, node,
			    markdown_push_node(lowering, BLOCK_TERM, node), 0);
}

static void lower_block(struct lowering *lowering, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HEADING:
		markdown_lower_heading(lowering, node);
		break;
	case CMARK_NODE_PARAGRAPH:
		markdown_lower_paragraph(lowering, node);
		break;
	case CMARK_NODE_LIST:
		lower_list(lowering, node);
		break;
	case CMARK_NODE_ITEM:
		lower_nested(lowering, node, BLOCK_ITEM);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		lower_nested(lowering, node, BLOCK_QUOTE);
		break;
	case CMARK_NODE_CODE_BLOCK:
		markdown_lower_code(lowering, node);
		break;
	case CMARK_NODE_HTML_BLOCK:
		lower_html(lowering, node);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		markdown_push_node(lowering, BLOCK_RULE, node);
		break;
	default: /* cmark's enum, not ours: inlines do not stand here */
		break;
	}
}

static void lower_node(struct lowering *lowering, cmark_node *node)
{
	const struct marker *marker = marker_of(lowering, node);
	bool term = is_term(lowering, node);
	struct str number;

	if (!marker && is_ours(lowering, node, &number))
		return;
	if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE &&
	    is_taken(lowering, node))
		return;
	part_definitions(lowering, node, marker, term);
	if (lowering->source->failed)
		return;
	lowering->n_markers += marker != NULL;
	if (marker)
		lower_marker(lowering, marker, node);
	else if (term)
		lower_term(lowering, node);
	else
		lower_block(lowering, node);
}

/* The paragraphs in front are cells: each learns its own. Returns the first
 * node of the text. */
static cmark_node *take_front(struct lowering *lowering, cmark_node *node)
{
	struct markdown_source *source = lowering->source;
	struct raw_cell *cells = (void *)source->cells.ptr;
	size_t n = source->cells.len / sizeof(*cells);

	for (size_t i = 0; i < n && node; i++) {
		if (!cells[i].has_markup)
			continue;
		cells[i].node = node;
		node = cmark_node_next(node);
	}
	return node;
}

static void report_unused(struct lowering *lowering)
{
	const struct block *notes = (const void *)lowering->notes.ptr;

	for (size_t i = 0; i < lowering->notes.len / sizeof(*notes); i++) {
		const struct note_entry *entry =
			markdown_note_entry(lowering->source, notes[i].info);

		if (entry->used)
			continue;
		markdown_report(
			lowering->source, NOTE_UNUSED,
			markdown_place(lowering->source, entry->marker->offset,
				       entry->marker->length - 1),
			notes[i].info, (struct str){0}, (struct str){0});
	}
}

void markdown_lower(struct lowering *lowering, cmark_node *root)
{
	struct document *document = lowering->document;
	struct arena *arena = lowering->context->arena;
	cmark_node *first = take_front(lowering, cmark_node_first_child(root));
	size_t n;

	markdown_push_block(lowering, BLOCK_DOCUMENT,
			    lowering->source->first_line, 1);
	lower_children(lowering, first);
	document->root = markdown_take_blocks(lowering, 0, &n);
	document->n_notes = lowering->notes.len / sizeof(struct block);
	if (document->n_notes) {
		document->notes = arena_alloc(arena, lowering->notes.len);
		memcpy(document->notes, lowering->notes.ptr,
		       lowering->notes.len);
	}
	if (!lowering->source->failed)
		report_unused(lowering);
}
