/* Raw HTML in a text: what is kept, and what is left out with a warning.
 *
 * A kept element must be opened and closed among siblings; a tag without its
 * partner is left out like any other. */
#include <string.h>

#include "read/markdown_internal.h"

struct kept_element {
	struct str name;
	bool is_void;
	bool in_ruby; /* stands directly in a ruby */
};

static const struct kept_element kept_elements[] = {
	{STR_INIT("br"), true, false},     {STR_INIT("wbr"), true, false},
	{STR_INIT("sub"), false, false},   {STR_INIT("sup"), false, false},
	{STR_INIT("kbd"), false, false},   {STR_INIT("mark"), false, false},
	{STR_INIT("small"), false, false}, {STR_INIT("u"), false, false},
	{STR_INIT("s"), false, false},     {STR_INIT("bdi"), false, false},
	{STR_INIT("ruby"), false, false},  {STR_INIT("rt"), false, true},
	{STR_INIT("rp"), false, true},
};

enum { N_KEPT = sizeof(kept_elements) / sizeof(*kept_elements) };

static const char hint_other[] =
	MSGID_TEXT("write it in Markdown, or in a container");
static const char hint_attributes[] = MSGID_TEXT("write it without attributes");
static const char hint_open[] = MSGID_TEXT("close it in the same text");
static const char hint_close[] = MSGID_TEXT("open it before in the same text");
static const char hint_ruby[] =
	MSGID_TEXT("ruby holds rt and rp, which stand only there");
static const char hint_verbatim[] = MSGID_TEXT("its content is left out too");

/* What to write instead of some elements. */
static const struct advice {
	struct str name;
	const char *hint;
} advices[] = {
	{STR_INIT("a"), MSGID_TEXT("write [text](address)")},
	{STR_INIT("img"), MSGID_TEXT("write ![description](file)")},
	{STR_INIT("b"), MSGID_TEXT("write **text**")},
	{STR_INIT("strong"), MSGID_TEXT("write **text**")},
	{STR_INIT("i"), MSGID_TEXT("write *text*")},
	{STR_INIT("em"), MSGID_TEXT("write *text*")},
	{STR_INIT("code"), MSGID_TEXT("write `text`")},
	{STR_INIT("table"), MSGID_TEXT("write a pipe table")},
	{STR_INIT("hr"), MSGID_TEXT("write ---")},
	{STR_INIT("script"), hint_verbatim},
	{STR_INIT("style"), hint_verbatim},
};

static const char *advice_for(struct str name)
{
	for (size_t i = 0; i < sizeof(advices) / sizeof(*advices); i++)
		if (str_eq_fold(advices[i].name, name))
			return advices[i].hint;
	return hint_other;
}

static unsigned find_kept(struct str name)
{
	for (unsigned i = 0; i < N_KEPT; i++)
		if (str_eq_fold(kept_elements[i].name, name))
			return i;
	return N_KEPT;
}

/* The place of the tag: the next such bytes in the block's lines. */
static struct place tag_place(struct lowering *lowering, struct str raw)
{
	const struct markdown_source *source = lowering->source;
	size_t start, last, at;
	struct str line = markdown_line(source, lowering->window_end, &last);
	size_t end = last + line.len;

	markdown_line(source, lowering->window, &start);
	if (start < lowering->cursor)
		start = lowering->cursor;
	at = str_find(str_slice(source->text, start, end), raw);
	if (at == STR_NONE) {
		/* Do not look again: it may be far. */
		lowering->cursor = end;
		return markdown_text_place(lowering);
	}
	lowering->cursor = start + at + raw.len;
	return markdown_place(source, start + at, raw.len);
}

/* "<div>" for any tag of that name, "</div>" for a closing one. */
static struct str tag_shown(struct lowering *lowering, struct str name,
			    bool closing)
{
	return arena_join(lowering->source->scratch,
			  closing ? STR("</") : STR("<"), name, STR(">"));
}

static void leave_out(struct lowering *lowering, struct place place,
		      struct str shown, const char *hint)
{
	markdown_report(lowering->source, HTML_TAG, place, shown,
			str_from(hint), (struct str){0});
}

/* How many tags of this name were left out and are still to be closed. */
static unsigned *count_left(struct lowering *lowering, struct str name)
{
	struct arena *scratch = lowering->source->scratch;
	unsigned *count = map_get(&lowering->left, name);

	if (!count) {
		count = ARENA_NEW(scratch, unsigned);
		map_add(&lowering->left, scratch, arena_str(scratch, name),
			count);
	}
	return count;
}

static bool is_void_element(struct str name)
{
	static const struct str names[] = {
		STR_INIT("img"),   STR_INIT("hr"),    STR_INIT("input"),
		STR_INIT("meta"),  STR_INIT("link"),  STR_INIT("source"),
		STR_INIT("track"), STR_INIT("embed"), STR_INIT("base"),
		STR_INIT("col"),   STR_INIT("area"),
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq_fold(names[i], name))
			return true;
	return false;
}

/* An element is reported once: at its opening tag if it has one. */
static void leave_tag(struct lowering *lowering, const struct html_tag *tag,
		      struct str raw, const char *hint)
{
	struct place place = tag_place(lowering, raw);
	unsigned *left = count_left(lowering, tag->name);

	if (tag->closing && *left) {
		--*left;
		return;
	}
	if (!tag->closing && !tag->empty && !is_void_element(tag->name))
		++*left;
	leave_out(lowering, place, tag_shown(lowering, tag->name, tag->closing),
		  hint);
}

static struct inline_frame *top(struct lowering *lowering)
{
	return &lowering->inlines[lowering->n_inlines - 1];
}

/* Ends the topmost element as if it had never been opened. */
static void drop_element(struct lowering *lowering, const char *hint)
{
	struct inline_frame *frame = top(lowering);
	struct str name = kept_elements[frame->name].name;
	struct place place = frame->place;
	struct inline_node *children = markdown_close_level(lowering);

	leave_out(lowering, place, tag_shown(lowering, name, false), hint);
	if (children)
		markdown_list_append(&top(lowering)->list, children);
}

void markdown_close_elements(struct lowering *lowering)
{
	while (top(lowering)->element)
		drop_element(lowering, hint_open);
}

static bool has_child(const struct inline_node *node, struct str name)
{
	for (; node; node = node->next)
		if (node->kind == INLINE_ELEMENT && str_eq(node->text, name))
			return true;
	return false;
}

static void open_element(struct lowering *lowering, unsigned name,
			 struct str raw)
{
	struct inline_node *element;
	struct place place = tag_place(lowering, raw);

	markdown_flush_text(lowering);
	element = ARENA_NEW(lowering->context->arena, struct inline_node);
	element->kind = INLINE_ELEMENT;
	element->text = kept_elements[name].name;
	if (markdown_open_level(lowering, element, name))
		top(lowering)->place = place;
}

/* Closes the topmost element, which is the right one. */
static void close_element(struct lowering *lowering)
{
	struct inline_node *element;

	markdown_flush_text(lowering);
	element = top(lowering)->element;
	if (str_eq(element->text, STR("ruby")) &&
	    !has_child(top(lowering)->list.first, STR("rt"))) {
		drop_element(lowering, hint_ruby);
		return;
	}
	element->children = markdown_close_level(lowering);
	markdown_list_append(&top(lowering)->list, element);
}

static bool is_open(const struct lowering *lowering, unsigned name)
{
	for (size_t i = lowering->n_inlines; i-- > 0;) {
		if (!lowering->inlines[i].element)
			return false;
		if (lowering->inlines[i].name == name)
			return true;
	}
	return false;
}

static void add_void(struct lowering *lowering, unsigned name)
{
	struct inline_node *node;

	if (str_eq(kept_elements[name].name, STR("br"))) {
		markdown_add_inline(lowering, INLINE_HARD_BREAK);
		markdown_add_plain(lowering, STR("\n"));
		return;
	}
	node = markdown_add_inline(lowering, INLINE_ELEMENT);
	node->text = kept_elements[name].name;
}

/* A tag of the table: why it cannot be kept here, or NULL. */
static const char *objection(struct lowering *lowering, unsigned name,
			     const struct html_tag *tag)
{
	const struct kept_element *kept = &kept_elements[name];
	const struct inline_node *parent = top(lowering)->element;

	if (tag->has_attributes)
		return hint_attributes;
	if (kept->is_void)
		return tag->closing ? hint_close : NULL;
	if (tag->empty)
		return hint_open;
	if (tag->closing)
		return is_open(lowering, name) ? NULL : hint_close;
	if (kept->in_ruby && (!parent || !str_eq(parent->text, STR("ruby"))))
		return hint_ruby;
	return NULL;
}

static bool hides_content(struct str name)
{
	return str_eq_fold(name, STR("script")) ||
	       str_eq_fold(name, STR("style"));
}

void markdown_text_tag(struct lowering *lowering, const struct html_tag *tag,
		       struct str raw)
{
	unsigned name = find_kept(tag->name);
	const char *hint;

	if (lowering->hidden.len) {
		if (!tag->closing || !str_eq_fold(tag->name, lowering->hidden))
			return;
		lowering->hidden = (struct str){0};
	}
	if (name == N_KEPT) {
		leave_tag(lowering, tag, raw, advice_for(tag->name));
		if (!tag->closing && hides_content(tag->name))
			lowering->hidden =
				arena_str(lowering->source->scratch, tag->name);
		return;
	}
	hint = objection(lowering, name, tag);
	if (hint) {
		leave_tag(lowering, tag, raw, hint);
	} else if (kept_elements[name].is_void) {
		add_void(lowering, name);
	} else if (!tag->closing) {
		open_element(lowering, name, raw);
	} else {
		while (top(lowering)->name != name)
			drop_element(lowering, hint_open);
		close_element(lowering);
	}
}

void markdown_text_other(struct lowering *lowering, struct str raw)
{
	size_t end = 2;

	if (lowering->hidden.len || str_starts(raw, STR("<!--")))
		return;
	while (end < raw.len && end < 32 && !strchr(" \t\r\n>", raw.ptr[end]))
		end++;
	leave_out(lowering, tag_place(lowering, raw), str_slice(raw, 0, end),
		  hint_other);
}
