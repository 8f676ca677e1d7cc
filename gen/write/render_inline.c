/* Text: inlines, and the sentences that two languages share. */
#include "write/render_internal.h"

/* HTML that authors may write; the constants outlive the elements. */
static const char *const kept_elements[] = {
	"br", "wbr", "sub", "sup", "kbd",  "mark", "small",
	"u",  "s",   "bdi", "rp",  "ruby", "rt",
};

static const char *kept_element(struct str name)
{
	size_t n = sizeof(kept_elements) / sizeof(*kept_elements);

	for (size_t i = 0; i < n; i++)
		if (str_eq(str_from(kept_elements[i]), name))
			return kept_elements[i];
	return NULL;
}

static void wrap(struct renderer *r, const char *name,
		 const struct inline_node *children)
{
	if (!name || r->markup.depth + RENDER_RESERVE > MARKUP_DEPTH) {
		render_inlines(r, children);
		return;
	}
	markup_open(&r->markup, name);
	render_inlines(r, children);
	markup_close(&r->markup, name);
}

static void write_code(struct renderer *r, struct str text)
{
	markup_open(&r->markup, "code");
	markup_text(&r->markup, text);
	markup_close(&r->markup, "code");
}

static void write_hard_break(struct renderer *r)
{
	if (r->in_title) {
		markup_text(&r->markup, STR(" "));
		return;
	}
	markup_open(&r->markup, "br");
	markup_close(&r->markup, "br");
	markup_line(&r->markup);
}

/* Puts the address of the image into r->value; false if there is none. */
static bool image_address(struct renderer *r, const struct inline_node *node)
{
	if (r->render->bare)
		return render_external_address(r, node->href);
	if (!node->asset)
		return false;
	buf_clear(&r->value);
	if (r->render->target == TARGET_PAGE_AND_ALL) {
		render_begin_page_reading(&r->value);
		buf_put(&r->value, r->render->assets);
		render_begin_all_reading(&r->value);
		buf_put(&r->value, r->render->all_assets);
		render_end_readings(&r->value);
	} else {
		buf_put(&r->value, r->render->assets);
	}
	buf_put(&r->value, node->asset->name);
	return true;
}

static void write_image(struct renderer *r, const struct inline_node *node)
{
	if (r->in_title) {
		markup_text(&r->markup, node->text);
		return;
	}
	if (!image_address(r, node)) {
		markup_open(&r->markup, "span");
		markup_attr(&r->markup, "class", STR("image"));
		markup_text(&r->markup, node->text);
		markup_close(&r->markup, "span");
		return;
	}
	markup_open(&r->markup, "img");
	if (node->asset)
		markup_attr_written(&r->markup, "src", buf_str(&r->value));
	else
		markup_attr(&r->markup, "src", buf_str(&r->value));
	markup_attr(&r->markup, "alt", node->text);
	if (node->title.len)
		markup_attr(&r->markup, "title", node->title);
	if (node->asset && node->asset->width && node->asset->height) {
		markup_attr_number(&r->markup, "width", node->asset->width);
		markup_attr_number(&r->markup, "height", node->asset->height);
	}
	markup_close(&r->markup, "img");
}

static void write_inline(struct renderer *r, const struct inline_node *node)
{
	switch (node->kind) {
	case INLINE_TEXT:
		render_words(r, node, 0, node->text.len);
		break;
	case INLINE_SOFT_BREAK:
		markup_line(&r->markup);
		break;
	case INLINE_HARD_BREAK:
		write_hard_break(r);
		break;
	case INLINE_CODE:
		write_code(r, node->text);
		break;
	case INLINE_EMPHASIS:
		wrap(r, "em", node->children);
		break;
	case INLINE_STRONG:
		wrap(r, "strong", node->children);
		break;
	case INLINE_LINK:
		render_link(r, node);
		break;
	case INLINE_IMAGE:
		write_image(r, node);
		break;
	case INLINE_NOTE:
		render_note_reference(r, node);
		break;
	case INLINE_REFERENCE:
		render_reference(r, node);
		break;
	case INLINE_ELEMENT:
		wrap(r, kept_element(node->text), node->children);
		break;
	}
}

void render_inlines(struct renderer *r, const struct inline_node *node)
{
	for (; node; node = node->next)
		write_inline(r, node);
}

/* Where the writer of a block's sentences stands. */
struct sentences {
	const struct pair *pair;
	size_t language;
	size_t pos; /* in the plain text */
	size_t i;   /* the segment at pos */
	bool open;  /* its span is open */
};

static size_t sentence_limit(const struct sentences *at)
{
	return at->pair->segments[at->i].spans[at->language].end;
}

static void close_sentence(struct renderer *r, struct sentences *at)
{
	if (at->open)
		markup_close(&r->markup, "span");
	at->open = false;
}

/* Makes sure that the span around is that of the text at pos. */
static void enter_sentence(struct renderer *r, struct sentences *at)
{
	while (at->i < at->pair->n_segments && sentence_limit(at) <= at->pos) {
		close_sentence(r, at);
		at->i++;
	}
	if (at->open || at->i == at->pair->n_segments)
		return;
	markup_open(&r->markup, "span");
	markup_attr_written(&r->markup, "class", STR("seg"));
	markup_attr_number(&r->markup, "data-s", at->i + 1);
	at->open = true;
}

/* A text at the top level may hold the end of several sentences. */
static void write_sentence_text(struct renderer *r, struct sentences *at,
				const struct inline_node *node)
{
	struct str text = node->text;
	size_t done = 0;

	while (done < text.len) {
		size_t end = text.len;

		enter_sentence(r, at);
		if (at->i < at->pair->n_segments &&
		    sentence_limit(at) - at->pos < end - done)
			end = done + (sentence_limit(at) - at->pos);
		render_words(r, node, done, end);
		at->pos += end - done;
		done = end;
	}
}

static void write_sentences(struct renderer *r, const struct pair *pair,
			    size_t language, const struct inline_node *node)
{
	struct sentences at = {.pair = pair, .language = language};

	for (; node; node = node->next) {
		size_t len;

		if (node->kind == INLINE_TEXT) {
			write_sentence_text(r, &at, node);
			continue;
		}
		/* What has no text of its own, a note's number, belongs to
		 * the sentence before it. */
		len = inline_length(node);
		if (len)
			enter_sentence(r, &at);
		write_inline(r, node);
		at.pos += len;
	}
	close_sentence(r, &at);
}

static void write_shown(struct renderer *r, const struct node *node, size_t i)
{
	const struct shown *shown = &node->shown[i];

	for (size_t j = 0; j < shown->n; j++) {
		if (j)
			markup_text(&r->markup, STR(" "));
		if (node->segmented && !r->in_title)
			write_sentences(r, node->segmented, shown->language,
					shown->blocks[j].content);
		else
			render_inlines(r, shown->blocks[j].content);
	}
}

static bool all_equal(const struct node *node)
{
	for (size_t i = 1; i < node->n_shown; i++)
		if (node->shown[0].n != 1 || node->shown[i].n != 1 ||
		    !render_inlines_equal(node->shown[0].blocks->content,
					  node->shown[i].blocks->content))
			return false;
	return true;
}

void render_text(struct renderer *r, const struct node *node)
{
	if (node->n_shown == 1 || (node->n_shown && all_equal(node))) {
		write_shown(r, node, 0);
		return;
	}
	for (size_t i = 0; i < node->n_shown; i++) {
		struct scope scope = r->scope;

		if (i)
			markup_text(&r->markup, STR(" "));
		render_open_side(r, "span", &node->shown[i]);
		write_shown(r, node, i);
		render_close(r, "span", scope);
	}
}

static bool same(const struct inline_node *a, const struct inline_node *b)
{
	return a->kind == b->kind && a->asset == b->asset &&
	       a->note == b->note && a->target.chapter == b->target.chapter &&
	       a->target.pair == b->target.pair && str_eq(a->text, b->text) &&
	       str_eq(a->href, b->href) && str_eq(a->title, b->title) &&
	       render_inlines_equal(a->children, b->children);
}

bool render_inlines_equal(const struct inline_node *a,
			  const struct inline_node *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (!same(a, b))
			return false;
	return !a && !b;
}

const struct inline_node *render_image_of(const struct inline_node *node)
{
	for (; node; node = node->next) {
		const struct inline_node *inside;

		if (node->kind == INLINE_IMAGE)
			return node;
		inside = render_image_of(node->children);
		if (inside)
			return inside;
	}
	return NULL;
}
