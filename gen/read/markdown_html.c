/* HTML tags as CommonMark knows them, and HTML blocks.
 *
 * An HTML block is no Markdown: its text becomes paragraphs, which end where
 * an element of HTML's blocks begins or ends and at blank lines. */
#include <string.h>

#include "read/markdown_internal.h"

/* Sorted, for the search by halves. */
static const char *const block_elements[] = {
	"address",    "article",  "aside",   "base",     "basefont",
	"blockquote", "body",     "caption", "center",   "col",
	"colgroup",   "dd",       "details", "dialog",   "dir",
	"div",        "dl",       "dt",      "fieldset", "figcaption",
	"figure",     "footer",   "form",    "frame",    "frameset",
	"h1",         "h2",       "h3",      "h4",       "h5",
	"h6",         "head",     "header",  "hr",       "html",
	"iframe",     "legend",   "li",      "link",     "main",
	"menu",       "menuitem", "nav",     "noframes", "ol",
	"optgroup",   "option",   "p",       "param",    "section",
	"source",     "summary",  "table",   "tbody",    "td",
	"tfoot",      "th",       "thead",   "title",    "tr",
	"track",      "ul",
};

bool markdown_is_block_element(struct str name)
{
	char lower[12];
	size_t low = 0, high = sizeof(block_elements) / sizeof(*block_elements);

	if (!name.len || name.len >= sizeof(lower))
		return false;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		lower[i] = char_lower(c);
	}
	lower[name.len] = '\0';
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(lower, block_elements[middle]);

		if (!order)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

static bool is_name_character(char c)
{
	return char_is_word(c) || c == '-';
}

static size_t skip_spaces(struct str s, size_t pos)
{
	while (pos < s.len && char_is_space_or_feed(s.ptr[pos]))
		pos++;
	return pos;
}

/* Behind the value that begins at pos, or 0. */
static size_t attribute_value(struct str s, size_t pos)
{
	size_t start = pos;

	if (pos < s.len && (s.ptr[pos] == '"' || s.ptr[pos] == '\'')) {
		size_t end =
			str_find_char(str_slice(s, pos + 1, s.len), s.ptr[pos]);

		return end == STR_NONE ? 0 : pos + end + 2;
	}
	while (pos < s.len && !char_is_space_or_feed(s.ptr[pos]) &&
	       !strchr("\"'=<>`", s.ptr[pos]))
		pos++;
	return pos > start ? pos : 0;
}

/* Behind the attribute that begins at pos with its name, or 0. */
static size_t attribute(struct str s, size_t pos)
{
	size_t value;

	if (pos == s.len || !(char_is_letter(s.ptr[pos]) || s.ptr[pos] == '_' ||
			      s.ptr[pos] == ':'))
		return 0;
	while (pos < s.len &&
	       (is_name_character(s.ptr[pos]) || s.ptr[pos] == '_' ||
		s.ptr[pos] == ':' || s.ptr[pos] == '.'))
		pos++;
	value = skip_spaces(s, pos);
	if (value == s.len || s.ptr[value] != '=')
		return pos;
	value = attribute_value(s, skip_spaces(s, value + 1));
	return value;
}

size_t markdown_tag(struct str s, struct html_tag *tag)
{
	size_t pos = 1, start, next;

	*tag = (struct html_tag){0};
	if (s.len < 3 || s.ptr[0] != '<')
		return 0;
	tag->closing = s.ptr[1] == '/';
	pos += tag->closing;
	start = pos;
	if (!char_is_letter(s.ptr[pos]))
		return 0;
	while (pos < s.len && is_name_character(s.ptr[pos]))
		pos++;
	tag->name = str_slice(s, start, pos);
	while (!tag->closing && (start = skip_spaces(s, pos)) > pos) {
		next = attribute(s, start);
		if (!next)
			break;
		tag->has_attributes = true;
		pos = next;
	}
	pos = skip_spaces(s, pos);
	if (!tag->closing && pos < s.len && s.ptr[pos] == '/') {
		tag->empty = true;
		pos++;
	}
	return pos < s.len && s.ptr[pos] == '>' ? pos + 1 : 0;
}

/* A comment, declaration or the like at pos: where it ends. What is never
 * closed goes to the end. */
static size_t other_end(struct str s, size_t pos)
{
	struct str rest = str_slice(s, pos, s.len);
	struct str end = STR(">");
	size_t at;

	if (str_starts(rest, STR("<!--")))
		end = STR("-->");
	else if (str_starts(rest, STR("<?")))
		end = STR("?>");
	else if (str_starts(rest, STR("<![")))
		end = STR("]]>");
	at = str_find(rest, end);
	return at == STR_NONE ? s.len : pos + at + end.len;
}

/* An HTML block, as it is read. */
struct html_text {
	struct lowering *lowering;
	struct str s;
	size_t pos;
	uint32_t line; /* of pos, in the file */
	uint32_t column;
	bool is_open;        /* a paragraph is being built */
	bool has_break;      /* a line ended since its last text */
	uint32_t start_line; /* of its first text */
	uint32_t end_line;
};

static void open_paragraph(struct html_text *html)
{
	if (html->is_open)
		return;
	html->is_open = true;
	html->has_break = false;
	markdown_text_begin(html->lowering, html->line, html->column);
}

static void close_paragraph(struct html_text *html)
{
	struct inline_node *content;
	struct block *block;
	struct str plain;

	if (!html->is_open)
		return;
	html->is_open = false;
	content = markdown_text_end(html->lowering, &plain);
	if (!content)
		return;
	block = markdown_push_block(html->lowering, BLOCK_PARAGRAPH,
				    html->start_line, html->column);
	block->content = content;
	block->text = plain;
	block->end_line = html->end_line;
	block->in_html = true;
}

/* The character that an entity at the head of s stands for, appended by
 * cmark itself: with all else escaped, a paragraph is its plain text. */
static void put_decoded(struct lowering *lowering, struct str s)
{
	struct buf escaped = {0};
	cmark_parser *parser = cmark_parser_new_with_mem(
		CMARK_OPT_DEFAULT, markdown_memory_save());
	cmark_node *node;

	buf_put_char(&escaped, 'x');
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] > 0 && s.ptr[i] < 0x7F &&
		    strchr("!\"$%'()*+,-./:<=>?@[\\]^_`{|}~", s.ptr[i]))
			buf_put_char(&escaped, '\\');
		buf_put_char(&escaped, s.ptr[i]);
	}
	cmark_parser_feed(parser, escaped.ptr, escaped.len);
	node = cmark_node_first_child(
		cmark_node_first_child(cmark_parser_finish(parser)));
	if (node && cmark_node_get_type(node) == CMARK_NODE_TEXT)
		markdown_text_add(lowering,
				  str_from(cmark_node_get_literal(node) + 1));
	markdown_memory_restore();
	buf_free(&escaped);
}

/* Text without a line's end. */
static void add_text(struct html_text *html, struct str s)
{
	struct lowering *lowering = html->lowering;
	bool decided;

	if (html->pos < html->s.len && html->s.ptr[html->pos] == '\n')
		while (s.len && char_is_blank(s.ptr[s.len - 1]))
			s.len--;
	if (!html->is_open || html->has_break || !lowering->plain.len)
		while (s.len && char_is_blank(s.ptr[0]))
			s = str_slice(s, 1, s.len);
	if (!s.len)
		return;
	open_paragraph(html);
	if (!lowering->plain.len)
		html->start_line = html->line;
	html->end_line = html->line;
	if (html->has_break && lowering->plain.len &&
	    !(markdown_ends_wide(buf_str(&lowering->plain)) &&
	      markdown_begins_wide(s, &decided)))
		markdown_text_break(lowering);
	html->has_break = false;
	if (str_find_char(s, '&') == STR_NONE)
		markdown_text_add(lowering, s);
	else
		put_decoded(lowering, s);
}

static void end_line(struct html_text *html)
{
	size_t next = html->pos + 1;

	while (next < html->s.len && char_is_blank(html->s.ptr[next]))
		next++;
	if (next >= html->s.len || html->s.ptr[next] == '\n')
		close_paragraph(html);
	html->has_break = true;
	html->pos++;
	html->line++;
}

static void add_markup(struct html_text *html)
{
	struct str rest = str_slice(html->s, html->pos, html->s.len);
	struct html_tag tag;
	size_t len = markdown_tag(rest, &tag);
	struct str raw;
	uint32_t lines = 0;

	if (!len && rest.len > 1 && (rest.ptr[1] == '!' || rest.ptr[1] == '?'))
		len = other_end(html->s, html->pos) - html->pos;
	if (!len) {
		add_text(html, STR("<"));
		html->pos++;
		return;
	}
	raw = str_slice(rest, 0, len);
	for (size_t i = 0; i < len; i++)
		lines += raw.ptr[i] == '\n';
	if (tag.name.len && markdown_is_block_element(tag.name))
		close_paragraph(html);
	open_paragraph(html);
	markdown_text_window(html->lowering, html->line, html->line + lines);
	if (tag.name.len)
		markdown_text_tag(html->lowering, &tag, raw);
	else
		markdown_text_other(html->lowering, raw);
	html->line += lines;
	html->pos += len;
}

void markdown_lower_html(struct lowering *lowering, struct str literal,
			 uint32_t line, uint32_t column)
{
	struct html_text html = {.lowering = lowering,
				 .s = literal,
				 .line = line,
				 .column = column};

	lowering->hidden = (struct str){0};
	while (html.pos < html.s.len) {
		size_t start = html.pos;

		while (html.pos < html.s.len && html.s.ptr[html.pos] != '<' &&
		       html.s.ptr[html.pos] != '\n')
			html.pos++;
		if (html.pos > start)
			add_text(&html, str_slice(html.s, start, html.pos));
		else if (html.s.ptr[html.pos] == '\n')
			end_line(&html);
		else
			add_markup(&html);
	}
	close_paragraph(&html);
	lowering->hidden = (struct str){0};
}
