/* Where links lead: to other places of the view, or out of it. */
#include "write/address.h"
#include "write/leave.h"
#include "write/render_internal.h"

static struct str view_suffix(const struct renderer *r)
{
	return r->render->target == TARGET_EPUB ? STR(".xhtml") : STR(".html");
}

static bool in_view(const struct renderer *r, const struct pair *pair)
{
	for (size_t i = 0; i < r->view->n_sides; i++)
		if (pair->sides[r->view->sides[i]].n)
			return true;
	return pair->sides[0].n;
}

/* The innermost pair from here outwards that has an id in this view. */
static const struct pair *anchor_pair(const struct renderer *r,
				      const struct pair *pair)
{
	while (pair && !(pair->id.len && in_view(r, pair)) &&
	       pair->kind != BLOCK_FOOTNOTE)
		pair = pair->parent;
	return pair;
}

/* The first pair of the chapter with an id, for a page that has it all. */
static const struct pair *first_anchor(const struct renderer *r,
				       const struct chapter *chapter)
{
	for (size_t i = 0; i < chapter->root.n_children; i++) {
		const struct pair *pair = &chapter->root.children[i];

		if (pair->id.len && in_view(r, pair))
			return pair;
	}
	return NULL;
}

static void put_chapter(struct renderer *r, const struct chapter *chapter)
{
	struct buf path = {0};

	address_relative(&path, r->render->from, chapter->address);
	address_escape(&r->value, buf_str(&path));
	buf_put(&r->value, view_suffix(r));
	buf_free(&path);
}

/* The note that the pair is or stands in, or NULL. */
static const struct pair *note_around(const struct pair *pair)
{
	while (pair && pair->kind != BLOCK_FOOTNOTE)
		pair = pair->parent;
	return pair;
}

/* The pair that a link may lead to. Of another chapter's note it is known that
 * it is written if every language refers to it; else the link leads to the
 * chapter. */
static const struct pair *target_pair(struct renderer *r,
				      const struct link_target *target)
{
	const struct pair *note = note_around(target->pair);

	if (note && !render_want_note(r, note) && !note->mentioned)
		return NULL;
	return anchor_pair(r, target->pair);
}

static void put_anchor(struct renderer *r, const struct pair *pair)
{
	buf_put_char(&r->value, '#');
	if (pair && pair->kind == BLOCK_FOOTNOTE)
		render_put_note_id(&r->value, pair);
	else if (pair)
		buf_put(&r->value, pair->id);
}

/* pair is NULL: to the chapter as a whole. */
static void put_page_address(struct renderer *r, const struct chapter *chapter,
			     const struct pair *pair)
{
	if (r->elsewhere || chapter != r->chapter || !pair)
		put_chapter(r, chapter);
	if (pair)
		put_anchor(r, pair);
}

static void put_all_address(struct renderer *r, const struct chapter *chapter,
			    const struct pair *pair)
{
	put_anchor(r, pair ? pair : first_anchor(r, chapter));
}

bool render_link_address(struct renderer *r, const struct link_target *target)
{
	const struct chapter *chapter = target->chapter;
	const struct pair *pair = target_pair(r, target);

	buf_clear(&r->value);
	if (!view_has_chapter(r->view, chapter))
		return false;
	switch (r->render->target) {
	case TARGET_PAGE:
	case TARGET_EPUB:
		put_page_address(r, chapter, pair);
		break;
	case TARGET_ALL:
		put_all_address(r, chapter, pair);
		break;
	case TARGET_PAGE_AND_ALL:
		render_begin_page_reading(&r->value);
		put_page_address(r, chapter, pair);
		render_begin_all_reading(&r->value);
		put_all_address(r, chapter, pair);
		render_end_readings(&r->value);
		break;
	}
	return true;
}

/* The scheme of an absolute URL without its colon; empty if there is none. */
static struct str scheme_of(struct str href)
{
	size_t i = 0;

	if (!href.len || !char_is_letter(href.ptr[0]))
		return (struct str){0};
	while (i < href.len &&
	       (char_is_word(href.ptr[i]) || href.ptr[i] == '+' ||
		href.ptr[i] == '-' || href.ptr[i] == '.'))
		i++;
	if (i == href.len || href.ptr[i] != ':')
		return (struct str){0};
	return str_slice(href, 0, i);
}

bool render_external_address(struct renderer *r, struct str href)
{
	static const struct str published[] = {
		STR_INIT("https"),
		STR_INIT("http"),
		STR_INIT("mailto"),
		STR_INIT("tel"),
	};
	struct str scheme = scheme_of(href);
	bool known = r->render->bare;

	for (size_t i = 0; i < sizeof(published) / sizeof(*published); i++)
		known |= str_eq_fold(scheme, published[i]);
	buf_clear(&r->value);
	address_put_external(&r->value, href);
	return known;
}

/* The way to out/ itself from a page that has this way to its assets. */
static struct str root_of(struct str assets)
{
	const struct str folder = STR("assets/");

	return str_ends(assets, folder)
		       ? str_slice(assets, 0, assets.len - folder.len)
		       : STR("");
}

/* Lets the link lead to the page that announces r->value. */
static void announce(struct renderer *r)
{
	struct str address = leave_address(&r->arena, buf_str(&r->value));

	buf_clear(&r->value);
	if (r->render->target == TARGET_PAGE_AND_ALL) {
		render_begin_page_reading(&r->value);
		buf_put(&r->value, root_of(r->render->assets));
		render_begin_all_reading(&r->value);
		buf_put(&r->value, root_of(r->render->all_assets));
		render_end_readings(&r->value);
	} else {
		buf_put(&r->value, root_of(r->render->assets));
	}
	buf_put(&r->value, address);
}

/* Puts where the node leads into r->value; false if a reader could not go
 * there. *written: there is nothing to escape, and there may be two
 * readings. */
static bool put_address(struct renderer *r, const struct inline_node *node,
			bool *written)
{
	bool known;

	*written = node->target.chapter && !r->render->bare;
	if (*written)
		return render_link_address(r, &node->target);
	known = render_external_address(r, node->href);
	if (!known || r->render->bare || r->render->target == TARGET_EPUB ||
	    !leave_is_announced(r->edition->publication->site,
				buf_str(&r->value)))
		return known;
	*written = true;
	announce(r);
	return true;
}

/* The attribute for what put_address made. */
static void write_href(struct renderer *r, bool written)
{
	if (written)
		markup_attr_written(&r->markup, "href", buf_str(&r->value));
	else
		markup_attr(&r->markup, "href", buf_str(&r->value));
}

static struct str chapter_title(const struct renderer *r,
				const struct chapter *chapter, size_t *language)
{
	if (chapter->documents[*language])
		return chapter->documents[*language]->title;
	for (size_t i = 0; i < r->edition->n_languages; i++)
		if (chapter->documents[i]) {
			*language = i;
			return chapter->documents[i]->title;
		}
	return (struct str){0};
}

/* What a reference says: the name of its target, else what the author wrote.
 * *language is that of the words. */
static struct str reference_words(struct renderer *r,
				  const struct inline_node *node,
				  size_t *language)
{
	const struct link_target *target = &node->target;
	struct str words = {0};

	if (target->pair && target->pair->kind == BLOCK_FOOTNOTE)
		return arena_printf(&r->arena, "%u",
				    (unsigned)target->pair->number);
	if (target->pair)
		words = pair_title(target->pair, *language, language);
	else if (target->chapter)
		words = chapter_title(r, target->chapter, language);
	if (!words.len)
		words = node->href;
	return words;
}

void render_reference(struct renderer *r, const struct inline_node *node)
{
	size_t language = r->scope.language;
	struct str words = reference_words(r, node, &language);
	struct scope scope = r->scope;
	bool written = false;
	bool link = !r->in_link && put_address(r, node, &written);
	const char *name = link ? "a" : "span";

	markup_open(&r->markup, name);
	if (link)
		write_href(r, written);
	render_language(r, language);
	markup_text(&r->markup, words);
	render_close(r, name, scope);
}

/* A link without words of its own says what a reference would. */
void render_link(struct renderer *r, const struct inline_node *node)
{
	bool written = false;

	if (!node->children && !r->render->bare) {
		render_reference(r, node);
		return;
	}
	if (r->in_link || r->markup.depth + RENDER_RESERVE > MARKUP_DEPTH ||
	    !put_address(r, node, &written)) {
		render_inlines(r, node->children);
		return;
	}
	markup_open(&r->markup, "a");
	write_href(r, written);
	if (node->title.len)
		markup_attr(&r->markup, "title", node->title);
	r->in_link = true;
	render_inlines(r, node->children);
	r->in_link = false;
	markup_close(&r->markup, "a");
}
