/* The text of a block: from cmark's inlines to ours.
 *
 * A builder takes text, nodes and tags in order and knows what is open. Text
 * is collected until something else comes, so that neighbours are one node.
 * Beside the nodes it collects the plain text, as model/block.h defines it. */
#include <string.h>

#include "base/utf8.h"
#include "lang/character.h"
#include "read/markdown_internal.h"

/* ---- levels and nodes ---- */

void markdown_list_append(struct inline_list *list, struct inline_node *node)
{
	if (list->tail)
		*list->tail = node;
	else
		list->first = node;
	while (node->next)
		node = node->next;
	list->tail = &node->next;
}

static struct inline_list *top_list(struct lowering *lowering)
{
	return &lowering->inlines[lowering->n_inlines - 1].list;
}

static struct inline_node *new_inline(struct lowering *lowering,
				      enum inline_kind kind)
{
	struct inline_node *node =
		ARENA_NEW(lowering->context->arena, struct inline_node);

	node->kind = kind;
	return node;
}

void markdown_flush_text(struct lowering *lowering)
{
	struct inline_node *node;
	size_t start = lowering->text_start;

	lowering->text_start = lowering->plain.len;
	if (start == lowering->plain.len)
		return;
	node = new_inline(lowering, INLINE_TEXT);
	node->text = arena_str(lowering->context->arena,
			       str_slice(buf_str(&lowering->plain), start,
					 lowering->plain.len));
	markdown_list_append(top_list(lowering), node);
}

void markdown_add_plain(struct lowering *lowering, struct str s)
{
	buf_put(&lowering->plain, s);
	lowering->text_start = lowering->plain.len;
}

struct inline_node *markdown_add_inline(struct lowering *lowering,
					enum inline_kind kind)
{
	struct inline_node *node = new_inline(lowering, kind);

	markdown_flush_text(lowering);
	markdown_list_append(top_list(lowering), node);
	return node;
}

bool markdown_open_level(struct lowering *lowering, struct inline_node *element,
			 unsigned name)
{
	if (lowering->n_inlines > NESTING_LIMIT) {
		markdown_too_deep(lowering->source,
				  markdown_text_place(lowering),
				  lowering->n_inlines);
		return false;
	}
	markdown_flush_text(lowering);
	lowering->inlines[lowering->n_inlines++] =
		(struct inline_frame){.element = element, .name = name};
	return true;
}

struct inline_node *markdown_close_level(struct lowering *lowering)
{
	markdown_flush_text(lowering);
	return lowering->inlines[--lowering->n_inlines].list.first;
}

/* ---- the beginning and the end ---- */

void markdown_text_window(struct lowering *lowering, uint32_t line,
			  uint32_t end_line)
{
	lowering->window = line;
	lowering->window_end = end_line;
}

struct place markdown_text_place(const struct lowering *lowering)
{
	size_t start, offset = lowering->column ? lowering->column - 1 : 0;
	struct str text =
		markdown_line(lowering->source, lowering->line, &start);

	if (offset > text.len)
		offset = text.len;
	return markdown_place(lowering->source, start + offset,
			      text.len - offset);
}

void markdown_text_begin(struct lowering *lowering, uint32_t line,
			 uint32_t column)
{
	lowering->line = line;
	lowering->column = column;
	lowering->window = line;
	lowering->window_end = line;
	lowering->cursor = 0;
	lowering->lifted = (struct inline_list){0};
	lowering->links = 0;
	lowering->n_inlines = 1;
	lowering->inlines[0] = (struct inline_frame){0};
	lowering->text_start = 0;
	buf_clear(&lowering->plain);
}

struct inline_node *markdown_text_end(struct lowering *lowering,
				      struct str *plain)
{
	struct inline_node *content;

	markdown_close_elements(lowering);
	content = markdown_close_level(lowering);
	if (content && !content->next && content->kind == INLINE_TEXT)
		*plain = content->text;
	else if (lowering->plain.len)
		*plain = buf_copy(&lowering->plain, lowering->context->arena);
	else
		*plain = (struct str){0};
	return content;
}

/* ---- text ---- */

/* s as the author wrote it; borrowed until the next call. */
static struct str restored(struct lowering *lowering, struct str s)
{
	if (!markdown_has_sentinel(s))
		return s;
	buf_clear(&lowering->restored);
	markdown_restore(lowering->source, s, &lowering->restored);
	return buf_str(&lowering->restored);
}

static struct str kept(struct lowering *lowering, struct str s)
{
	s = restored(lowering, s);
	return s.len ? arena_str(lowering->context->arena, s) : (struct str){0};
}

static void add_note(struct lowering *lowering,
		     const struct note_reference *reference)
{
	struct inline_node *node = new_inline(lowering, INLINE_NOTE);
	struct note_entry *entry =
		markdown_note_entry(lowering->source, reference->label);

	node->text = arena_str(lowering->context->arena, reference->label);
	entry->used = true;
	if (!entry->marker)
		markdown_report(
			lowering->source, NOTE_UNDEFINED,
			markdown_place(lowering->source, reference->offset,
				       reference->label.len + 3),
			reference->label, (struct str){0}, (struct str){0});
	markdown_flush_text(lowering);
	markdown_list_append(
		lowering->links ? &lowering->lifted : top_list(lowering), node);
}

/* A reference to a note at the head of s, bracket included: its length. */
static size_t note_at(const struct lowering *lowering, struct str s,
		      const struct note_reference **reference)
{
	size_t len;

	if (s.len < 2 || s.ptr[0] != '[')
		return 0;
	len = markdown_reference_at(lowering->source, str_slice(s, 1, s.len),
				    reference);
	return len && len + 1 < s.len && s.ptr[len + 1] == ']' ? len + 2 : 0;
}

/* The first reference to a note in s: where it is and its length, which is 0
 * if there is none. */
static size_t find_note(const struct lowering *lowering, struct str s,
			size_t *len, const struct note_reference **reference)
{
	size_t pos = 0, at;

	*len = 0;
	while ((at = str_find_char(str_slice(s, pos, s.len), '[')) !=
	       STR_NONE) {
		pos += at;
		*len = note_at(lowering, str_slice(s, pos, s.len), reference);
		if (*len)
			return pos;
		pos++;
	}
	return s.len;
}

void markdown_text_add(struct lowering *lowering, struct str s)
{
	const struct note_reference *reference;
	size_t at, len;

	if (lowering->hidden.len)
		return;
	if (!markdown_has_sentinel(s)) {
		buf_put(&lowering->plain, s);
		return;
	}
	do {
		at = find_note(lowering, s, &len, &reference);
		buf_put(&lowering->plain,
			restored(lowering, str_slice(s, 0, at)));
		if (len)
			add_note(lowering, reference);
		s = str_slice(s, at + len, s.len);
	} while (s.len);
}

/* ---- line breaks ---- */

/* Marks that Chinese and Latin text share: what they belong to decides. */
static bool is_shared_mark(uint32_t c)
{
	switch (c) {
	case 0x00B7: /* middle dot */
	case 0x2014: /* dash */
	case 0x2018: /* quotation marks */
	case 0x2019:
	case 0x201C:
	case 0x201D:
	case 0x2026: /* ellipsis */
		return true;
	default:
		return false;
	}
}

enum { SHARED_MARKS = 4 }; /* how many are looked through */

bool markdown_ends_wide(struct str s)
{
	size_t pos = s.len;

	for (unsigned i = 0; pos && i <= SHARED_MARKS; i++) {
		uint32_t c = utf8_previous(s, &pos);

		if (!is_shared_mark(c))
			return character_is_wide(c);
	}
	return false;
}

bool markdown_begins_wide(struct str s, bool *decided)
{
	size_t pos = 0;

	for (unsigned i = 0; pos < s.len && i <= SHARED_MARKS; i++) {
		uint32_t c = utf8_next(s, &pos);

		if (is_shared_mark(c))
			continue;
		*decided = true;
		return character_is_wide(c);
	}
	return false;
}

/* What was put in at the head of s: its length. */
static size_t put_in_at(const struct lowering *lowering, struct str s)
{
	const struct markdown_source *source = lowering->source;
	const struct note_reference *reference;

	if (markdown_starts_with(source, s, MARK))
		return SENTINEL_LEN;
	if (markdown_starts_with(source, s, LEAD) ||
	    markdown_starts_with(source, str_slice(s, 1, s.len), TAIL))
		return SENTINEL_LEN + 1;
	return note_at(lowering, s, &reference);
}

/* The same for text from cmark, which may begin with notes and sentinels. */
static bool text_begins_wide(const struct lowering *lowering, struct str s,
			     bool *decided)
{
	size_t len;

	while (markdown_has_sentinel(s) && (len = put_in_at(lowering, s)))
		s = str_slice(s, len, s.len);
	return markdown_begins_wide(s, decided);
}

/* The next node in document order below top; children only if asked. */
static cmark_node *next_node(cmark_node *node, cmark_node *top, bool enter)
{
	cmark_node *next = enter ? cmark_node_first_child(node) : NULL;

	while (!next && node != top) {
		next = cmark_node_next(node);
		node = cmark_node_parent(node);
	}
	return next;
}

/* Whether what follows a soft break begins with a wide character. */
static bool follows_wide(const struct lowering *lowering, cmark_node *node,
			 cmark_node *top)
{
	bool decided = false, wide = false;

	while ((node = next_node(node, top, true)) && !decided) {
		switch (cmark_node_get_type(node)) {
		case CMARK_NODE_TEXT:
		case CMARK_NODE_CODE:
			wide = text_begins_wide(
				lowering,
				str_from(cmark_node_get_literal(node)),
				&decided);
			break;
		case CMARK_NODE_SOFTBREAK:
		case CMARK_NODE_LINEBREAK:
			return false;
		default: /* cmark's enum, not ours: the rest have no text */
			break;
		}
	}
	return wide;
}

void markdown_text_break(struct lowering *lowering)
{
	if (lowering->hidden.len)
		return;
	markdown_add_inline(lowering, INLINE_SOFT_BREAK);
	markdown_add_plain(lowering, STR(" "));
}

/* ---- cmark's nodes ---- */

/* The block whose children are being added. */
struct walk {
	cmark_node *top;
	size_t skip;
	size_t cut;
};

static void add_node(struct lowering *lowering, cmark_node *node,
		     const struct walk *walk);

static void add_siblings(struct lowering *lowering, cmark_node *node,
			 const struct walk *walk)
{
	for (; node && !lowering->source->failed; node = cmark_node_next(node))
		add_node(lowering, node, walk);
}

static void add_text(struct lowering *lowering, cmark_node *node,
		     const struct walk *walk)
{
	struct str s = str_from(cmark_node_get_literal(node));

	if (cmark_node_parent(node) == walk->top) {
		if (!cmark_node_next(node))
			s = str_slice(s, 0, s.len - walk->cut);
		if (!cmark_node_previous(node))
			s = str_slice(s, walk->skip, s.len);
	}
	markdown_text_add(lowering, s);
}

static void add_soft_break(struct lowering *lowering, cmark_node *node,
			   const struct walk *walk)
{
	const struct buf *plain = &lowering->plain;

	/* Behind <br> the line's end says nothing more. */
	if (plain->len && plain->ptr[plain->len - 1] == '\n')
		return;
	if (markdown_ends_wide(buf_str(plain)) &&
	    follows_wide(lowering, node, walk->top))
		return;
	markdown_text_break(lowering);
}

static void add_code(struct lowering *lowering, cmark_node *node)
{
	struct inline_node *code = markdown_add_inline(lowering, INLINE_CODE);

	code->text = kept(lowering, str_from(cmark_node_get_literal(node)));
	markdown_add_plain(lowering, code->text);
}

/* Adds a node with the children of cmark's. */
static struct inline_node *add_nested(struct lowering *lowering,
				      cmark_node *node, enum inline_kind kind,
				      const struct walk *walk)
{
	struct inline_node *parent = markdown_add_inline(lowering, kind);

	if (!markdown_open_level(lowering, NULL, 0))
		return parent;
	add_siblings(lowering, cmark_node_first_child(node), walk);
	markdown_close_elements(lowering);
	parent->children = markdown_close_level(lowering);
	return parent;
}

/* Notes inside of a link follow it: links do not nest. */
static void add_lifted(struct lowering *lowering)
{
	if (lowering->links || !lowering->lifted.first)
		return;
	markdown_list_append(top_list(lowering), lowering->lifted.first);
	lowering->lifted = (struct inline_list){0};
}

static void add_link(struct lowering *lowering, cmark_node *node,
		     const struct walk *walk)
{
	struct str url = str_from(cmark_node_get_url(node));
	struct inline_node *link;

	if (!cmark_node_first_child(node) && url.len && url.ptr[0] == '#') {
		link = markdown_add_inline(lowering, INLINE_REFERENCE);
		link->href = kept(lowering, url);
		return;
	}
	lowering->links++;
	link = add_nested(lowering, node, INLINE_LINK, walk);
	lowering->links--;
	link->href = kept(lowering, url);
	link->title = kept(lowering, str_from(cmark_node_get_title(node)));
	add_lifted(lowering);
}

/* Notes say nothing there. */
static void put_alternative(struct lowering *lowering, struct str s,
			    struct buf *out)
{
	const struct note_reference *reference;
	size_t at, len;

	do {
		at = find_note(lowering, s, &len, &reference);
		buf_put(out, restored(lowering, str_slice(s, 0, at)));
		s = str_slice(s, at + len, s.len);
	} while (s.len);
}

/* The plain text below an image. */
static struct str alternative(struct lowering *lowering, cmark_node *image)
{
	struct buf text = {0};
	struct str copy;
	cmark_node *node = image;

	while ((node = next_node(node, image, true))) {
		switch (cmark_node_get_type(node)) {
		case CMARK_NODE_TEXT:
			put_alternative(lowering,
					str_from(cmark_node_get_literal(node)),
					&text);
			break;
		case CMARK_NODE_CODE:
			buf_put(&text, restored(lowering,
						str_from(cmark_node_get_literal(
							node))));
			break;
		case CMARK_NODE_SOFTBREAK:
			if (markdown_ends_wide(buf_str(&text)) &&
			    follows_wide(lowering, node, image))
				break;
			buf_put_char(&text, ' ');
			break;
		case CMARK_NODE_LINEBREAK:
			buf_put_char(&text, ' ');
			break;
		default: /* cmark's enum, not ours: the rest have no text */
			break;
		}
	}
	copy = text.len ? buf_copy(&text, lowering->context->arena)
			: (struct str){0};
	buf_free(&text);
	return copy;
}

static void add_image(struct lowering *lowering, cmark_node *node)
{
	struct inline_node *image = markdown_add_inline(lowering, INLINE_IMAGE);

	image->text = alternative(lowering, node);
	image->href = kept(lowering, str_from(cmark_node_get_url(node)));
	image->title = kept(lowering, str_from(cmark_node_get_title(node)));
	markdown_add_plain(lowering, image->text);
}

static void add_html(struct lowering *lowering, cmark_node *node)
{
	struct html_tag tag;
	struct str raw =
		restored(lowering, str_from(cmark_node_get_literal(node)));

	if (markdown_tag(raw, &tag))
		markdown_text_tag(lowering, &tag, raw);
	else
		markdown_text_other(lowering, raw);
}

static void add_node(struct lowering *lowering, cmark_node *node,
		     const struct walk *walk)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (lowering->hidden.len && type != CMARK_NODE_HTML_INLINE)
		return;
	switch (type) {
	case CMARK_NODE_TEXT:
		add_text(lowering, node, walk);
		break;
	case CMARK_NODE_SOFTBREAK:
		add_soft_break(lowering, node, walk);
		break;
	case CMARK_NODE_LINEBREAK:
		markdown_add_inline(lowering, INLINE_HARD_BREAK);
		markdown_add_plain(lowering, STR("\n"));
		break;
	case CMARK_NODE_CODE:
		add_code(lowering, node);
		break;
	case CMARK_NODE_HTML_INLINE:
		add_html(lowering, node);
		break;
	case CMARK_NODE_EMPH:
		add_nested(lowering, node, INLINE_EMPHASIS, walk);
		break;
	case CMARK_NODE_STRONG:
		add_nested(lowering, node, INLINE_STRONG, walk);
		break;
	case CMARK_NODE_LINK:
		add_link(lowering, node, walk);
		break;
	case CMARK_NODE_IMAGE:
		add_image(lowering, node);
		break;
	default: /* cmark's enum, not ours: blocks do not stand here */
		break;
	}
}

void markdown_text_children(struct lowering *lowering, cmark_node *parent,
			    size_t skip, size_t cut)
{
	struct walk walk = {parent, skip, cut};

	lowering->hidden = (struct str){0};
	add_siblings(lowering, cmark_node_first_child(parent), &walk);
	lowering->hidden = (struct str){0};
}
