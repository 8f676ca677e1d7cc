/* Blocks that hold text or code, and where they end.
 *
 * cmark says of a heading or of code whose end it learns from the next block
 * that it ends there; the source is looked at instead. */
#include <string.h>

#include "read/markdown_internal.h"

static struct str copy_restored(struct lowering *lowering, const char *text)
{
	struct str s = str_from(text ? text : "");

	if (markdown_has_sentinel(s)) {
		buf_clear(&lowering->restored);
		markdown_restore(lowering->source, s, &lowering->restored);
		s = buf_str(&lowering->restored);
	}
	return s.len ? arena_str(lowering->context->arena, s) : (struct str){0};
}

void markdown_lower_text(struct lowering *lowering, cmark_node *node,
			 struct block *block, size_t cut)
{
	struct inline_node *content;
	struct str plain;

	/* block moves when the stack grows; text adds no blocks. */
	markdown_text_begin(lowering, block->line, block->column);
	markdown_text_window(lowering, block->line, block->end_line);
	markdown_text_children(lowering, node, 0, cut);
	content = markdown_text_end(lowering, &plain);
	block->content = content;
	block->text = plain;
}

void markdown_lower_paragraph(struct lowering *lowering, cmark_node *node)
{
	struct block *block =
		markdown_push_node(lowering, BLOCK_PARAGRAPH, node);

	markdown_lower_text(lowering, node, block, 0);
	if (!block->content)
		lowering->blocks.len -= sizeof(*block);
}

/* Whether the line, prefixes of containers aside, underlines a heading. */
static bool is_underline(struct str line)
{
	char last;

	line = str_trim(line);
	last = line.len ? line.ptr[line.len - 1] : ' ';
	if (last != '=' && last != '-')
		return false;
	while (line.len && line.ptr[line.len - 1] == last)
		line.len--;
	for (size_t i = 0; i < line.len; i++)
		if (!char_is_blank(line.ptr[i]) && line.ptr[i] != '>')
			return false;
	return true;
}

/* cmark may say that a heading ends where the next block begins. It ends with
 * its underline, or with its only line. */
static uint32_t heading_end(const struct lowering *lowering,
			    const struct block *block)
{
	size_t start;

	for (uint32_t line = block->line + 1; line <= block->end_line; line++)
		if (is_underline(markdown_line(lowering->source, line, &start)))
			return line;
	return block->line;
}

/* How many bytes at the end of the heading's text are its attributes; the
 * text of a setext heading ends above its underline. */
static size_t heading_attributes(struct lowering *lowering, cmark_node *node,
				 const struct block *block,
				 struct attributes *attributes)
{
	cmark_node *last = cmark_node_last_child(node);
	uint32_t line = block->end_line - (block->end_line > block->line);
	struct str text, written;

	if (!last || cmark_node_get_type(last) != CMARK_NODE_TEXT)
		return 0;
	text = str_from(cmark_node_get_literal(last));
	if (!text.len || text.ptr[text.len - 1] != '}')
		return 0;
	written = markdown_heading_attributes(lowering->source, line);
	if (!written.len || !str_ends(text, written))
		return 0;
	markdown_attributes(lowering, written, attributes);
	markdown_attributes_rest(lowering, attributes,
				 MSGID_TEXT("a heading takes #id and .class"));
	text = str_slice(text, 0, text.len - written.len);
	while (text.len && char_is_blank(text.ptr[text.len - 1]))
		text.len--;
	return strlen(cmark_node_get_literal(last)) - text.len;
}

void markdown_lower_heading(struct lowering *lowering, cmark_node *node)
{
	struct block *block = markdown_push_node(lowering, BLOCK_HEADING, node);
	struct attributes attributes = {0};
	size_t cut;

	block->end_line = heading_end(lowering, block);
	cut = heading_attributes(lowering, node, block, &attributes);
	block->level = (uint8_t)cmark_node_get_heading_level(node);
	block->id = attributes.id;
	block->classes = attributes.classes;
	markdown_lower_text(lowering, node, block, cut);
	if (!block->content)
		markdown_report(lowering->source, HEADING_EMPTY,
				markdown_text_place(lowering), (struct str){0},
				(struct str){0}, (struct str){0});
	else if (!lowering->document->title.len)
		lowering->document->title = block->text;
}

static bool is_fence(struct str s)
{
	return str_starts(s, STR("```")) || str_starts(s, STR("~~~"));
}

/* The same for code: it ends with its last line, or with a closing fence. */
static uint32_t code_end(const struct lowering *lowering,
			 const struct block *block)
{
	size_t start;
	struct str first = markdown_line(lowering->source, block->line, &start);
	struct str last =
		markdown_line(lowering->source, block->end_line, &start);
	bool fenced = is_fence(str_slice(first, block->column - 1, first.len));
	uint32_t end = block->line - !fenced;

	last = str_trim(last);
	if (fenced && block->end_line > block->line && last.len >= 3 &&
	    is_fence(str_slice(last, last.len - 3, last.len)))
		return block->end_line;
	for (size_t i = 0; i < block->literal.len; i++)
		end += block->literal.ptr[i] == '\n';
	return end < block->end_line ? end : block->end_line;
}

void markdown_lower_code(struct lowering *lowering, cmark_node *node)
{
	struct block *block = markdown_push_node(lowering, BLOCK_CODE, node);

	block->literal = copy_restored(lowering, cmark_node_get_literal(node));
	block->info = copy_restored(lowering, cmark_node_get_fence_info(node));
	block->end_line = code_end(lowering, block);
}
