/* The walk over pairs, the same for one language and for two. */
#include "write/render_internal.h"

#include <string.h>

/* The first language of an edition; it stands in for what others lack. */
enum { AUTHORITATIVE = 0 };

void renderer_begin(struct renderer *r, const struct render *render,
		    const struct chapter *chapter, struct buf *out)
{
	const struct edition *edition = chapter->edition;
	size_t main_side = render->view->sides[0];

	memset(r, 0, sizeof(*r));
	r->render = render;
	r->view = render->view;
	r->chapter = chapter;
	r->edition = edition;
	r->scope.language = main_side;
	r->scope.direction = edition->languages[main_side].rules->direction;
	if (render->view->n_sides == 1)
		r->scope.tag = edition->languages[main_side].tag;
	if (render->permalinks && !render->bare)
		r->permalink = render_word(r, 0, STR("permalink"));
	r->source_only = edition->publication &&
			 edition->publication->policy == POLICY_SOURCE_ONLY;
	markup_begin(&r->markup, out);
}

void renderer_end(struct renderer *r)
{
	buf_free(&r->value);
	arena_free(&r->arena);
}

static bool view_shows(const struct view *view, size_t language)
{
	for (size_t i = 0; i < view->n_sides; i++)
		if (view->sides[i] == language)
			return true;
	return false;
}

static bool node_shows(const struct node *node, size_t language)
{
	for (size_t i = 0; i < node->n_shown; i++)
		if (node->shown[i].language == language)
			return true;
	return false;
}

static void show_side(struct node *node, const struct view *view, size_t place)
{
	size_t language = view->sides[place];
	const struct side *side = &node->pair->sides[language];

	if (!side->n) {
		side = &node->pair->sides[AUTHORITATIVE];
		if (!side->n)
			return;
		node->missing |= 1u << place;
		language = AUTHORITATIVE;
		if (view_shows(view, language) || node_shows(node, language))
			return;
	}
	node->shown[node->n_shown++] =
		(struct shown){side->first, side->n, language, place};
}

static bool each_has_one(const struct node *node)
{
	for (size_t i = 0; i < node->n_shown; i++)
		if (node->shown[i].n != 1)
			return false;
	return true;
}

struct node render_pair_node(const struct renderer *r, const struct pair *pair)
{
	struct node node = {.kind = pair->kind, .pair = pair, .id = pair->id};

	for (size_t i = 0; i < r->view->n_sides; i++)
		show_side(&node, r->view, i);
	if (node.n_shown)
		node.kind = node.shown[0].blocks->kind;
	if (node.n_shown > 1 && pair->n_segments > 1 && each_has_one(&node))
		node.segmented = pair;
	node.missing &= ~r->labelled;
	return node;
}

struct node render_block_node(const struct shown *shown,
			      const struct block *block)
{
	struct node node = {.kind = block->kind, .n_shown = 1};

	node.shown[0] = *shown;
	node.shown[0].blocks = block;
	node.shown[0].n = 1;
	return node;
}

static bool same_code(const struct node *node)
{
	const struct block *first = node->shown[0].blocks;
	const struct block *last = node->shown[node->n_shown - 1].blocks;

	return first != last && str_eq(first->literal, last->literal) &&
	       str_eq(first->info, last->info);
}

static bool same_image(const struct node *node)
{
	const struct inline_node *first =
		render_image_of(node->shown[0].blocks->content);

	for (size_t i = 1; i < node->n_shown; i++) {
		const struct inline_node *other =
			render_image_of(node->shown[i].blocks->content);

		if (!first || !other || !first->asset ||
		    first->asset != other->asset)
			return false;
	}
	return true;
}

static bool same_container(const struct node *node)
{
	if (node->pair->n_children)
		return true;
	for (size_t i = 0; i < node->n_shown; i++)
		if (node->shown[i].blocks->n_children)
			return false;
	return true;
}

/* Whether the blocks of a pair in a view of two sides, one a side and of one
 * kind, become one element. */
static bool sides_merge(const struct node *node)
{
	switch (node->kind) {
	case BLOCK_PARAGRAPH:
		return false;
	case BLOCK_HEADING:
	case BLOCK_TERM:
	case BLOCK_RULE:
		return true;
	case BLOCK_CODE:
		return same_code(node);
	case BLOCK_TABLE:
	case BLOCK_CHART:
		return render_tables_agree(node);
	case BLOCK_FIGURE:
		return same_image(node);
	case BLOCK_DOCUMENT:
	case BLOCK_LIST:
	case BLOCK_ITEM:
	case BLOCK_QUOTE:
	case BLOCK_DEFINITIONS:
	case BLOCK_DETAIL:
	case BLOCK_FOOTNOTE:
	case BLOCK_SUMMARY:
	case BLOCK_ASIDE:
	case BLOCK_NOTE:
	case BLOCK_TIP:
	case BLOCK_WARNING:
	case BLOCK_KEYFIGURES:
	case BLOCK_DIVISION:
	case BLOCK_KIND_COUNT:
		break;
	}
	return same_container(node);
}

bool render_is_one(const struct renderer *r, const struct node *node)
{
	if (!each_has_one(node))
		return false;
	for (size_t i = 1; i < node->n_shown; i++)
		if (node->shown[i].blocks->kind != node->kind)
			return false;
	if (r->view->n_sides == 1 || !node->pair)
		return true;
	return sides_merge(node);
}

static void write_blocks(struct renderer *r, const struct node *node)
{
	struct str id = node->id;

	for (size_t i = 0; i < node->n_shown; i++) {
		const struct shown *shown = &node->shown[i];

		for (size_t j = 0; j < shown->n; j++) {
			struct node one =
				render_block_node(shown, &shown->blocks[j]);

			one.id = id;
			one.segmented = node->segmented;
			render_element(r, &one);
			id = (struct str){0};
		}
	}
}

/* Texts of two languages beside each other; one that stands alone keeps its
 * place. */
static void write_row(struct renderer *r, const struct node *node)
{
	struct node row = {.id = node->id};
	struct node sides = *node;
	bool tight = r->tight;
	struct scope scope;

	sides.id = (struct str){0};
	r->tight = false;
	render_line_start(r);
	scope = render_open(r, "div", &row,
			    node->shown[0].place ? STR("pair second")
						 : STR("pair"));
	markup_line(&r->markup);
	write_blocks(r, &sides);
	render_permalink(r, node->id, false);
	render_close(r, "div", scope);
	markup_line(&r->markup);
	r->tight = tight;
}

static void write_node(struct renderer *r, const struct node *node)
{
	if (!node->n_shown)
		return;
	if (render_is_one(r, node))
		render_element(r, node);
	else if (r->view->n_sides > 1)
		write_row(r, node);
	else
		write_blocks(r, node);
	render_errata(r, node->pair);
}

/* Writes the pairs from the first on that lack the same languages, in an
 * element that says so once; returns how many there were. */
static size_t write_untranslated(struct renderer *r, const struct pair *pairs,
				 size_t n)
{
	struct node node = render_pair_node(r, &pairs[0]);
	unsigned missing = node.missing, labelled = r->labelled;
	struct node wrapper = {.n_shown = node.n_shown};
	struct scope scope;
	size_t i;

	memcpy(wrapper.shown, node.shown, sizeof(node.shown));
	render_line_start(r);
	scope = render_open(r, "div", &wrapper, STR("untranslated"));
	markup_line(&r->markup);
	render_label(r, false, missing);
	for (i = 0; i < n; i++) {
		r->labelled = labelled;
		node = render_pair_node(r, &pairs[i]);
		if (node.n_shown && node.missing != missing)
			break;
		r->labelled |= missing;
		node.missing = 0;
		write_node(r, &node);
	}
	r->labelled = labelled;
	render_close(r, "div", scope);
	markup_line(&r->markup);
	return i;
}

static void write_pairs(struct renderer *r, const struct pair *pairs, size_t n)
{
	bool is_root = pairs == r->chapter->root.children;

	for (size_t i = 0; i < n;) {
		struct node node = render_pair_node(r, &pairs[i]);

		if (is_root)
			render_former(r, i);
		if (node.missing) {
			i += write_untranslated(r, pairs + i, n - i);
			continue;
		}
		write_node(r, &node);
		i++;
	}
}

static void write_children_of(struct renderer *r, const struct shown *shown)
{
	for (size_t i = 0; i < shown->n; i++) {
		const struct block *block = &shown->blocks[i];

		for (size_t j = 0; j < block->n_children; j++) {
			struct node child =
				render_block_node(shown, &block->children[j]);

			render_element(r, &child);
		}
	}
}

/* Children that the languages do not share: those of each in its own box. */
static void write_sides(struct renderer *r, const struct node *node)
{
	const struct node row = {0};
	struct scope around, scope;

	around = render_open(r, "div", &row, STR("pair"));
	markup_line(&r->markup);
	for (size_t i = 0; i < node->n_shown; i++) {
		struct node side = {.n_shown = 1};

		side.shown[0] = node->shown[i];
		scope = render_open(r, "div", &side, (struct str){0});
		write_children_of(r, &node->shown[i]);
		render_close(r, "div", scope);
		markup_line(&r->markup);
	}
	render_close(r, "div", around);
}

void render_children(struct renderer *r, const struct node *node)
{
	if (node->pair && node->pair->n_children)
		write_pairs(r, node->pair->children, node->pair->n_children);
	else if (node->n_shown > 1)
		write_sides(r, node);
	else if (node->n_shown)
		write_children_of(r, &node->shown[0]);
}

void render_chapter(const struct render *render, const struct chapter *chapter,
		    struct buf *out)
{
	struct renderer r;
	struct node root;

	renderer_begin(&r, render, chapter, out);
	if (chapter->n_notes) {
		r.notes = ARENA_ARRAY(&r.arena, struct note_state,
				      chapter->n_notes);
		r.wanted_notes =
			ARENA_ARRAY(&r.arena, size_t, chapter->n_notes);
	}
	if (render->terms)
		render_mark_terms(&r);
	if (!render->bare)
		render_mark_errata(&r);
	root = render_pair_node(&r, &chapter->root);
	render_children(&r, &root);
	render_former(&r, SIZE_MAX);
	render_all_former(&r);
	render_notes(&r);
	renderer_end(&r);
}

void render_excerpt(const struct render *render, const struct pair *pair,
		    struct buf *out)
{
	struct renderer r;

	renderer_begin(&r, render, pair->chapter, out);
	r.in_title = true;
	r.elsewhere = true;
	r.permalink = (struct str){0};
	write_pairs(&r, pair, 1);
	renderer_end(&r);
}

/* A heading's inlines, which may be of another language than the page. */
static void write_heading_title(struct renderer *r, const struct node *node)
{
	size_t language = node->shown[0].language;
	bool foreign =
		node->n_shown == 1 &&
		!str_eq(r->edition->languages[language].tag, r->scope.tag);
	struct scope scope = r->scope;

	if (foreign) {
		markup_open(&r->markup, "span");
		render_language(r, language);
	}
	render_text(r, node);
	if (foreign)
		render_close(r, "span", scope);
}

/* What names any other pair: plain text, once a language. */
static void write_name(struct renderer *r, const struct pair *pair)
{
	size_t seen[VIEW_SIDES];

	for (size_t i = 0; i < r->view->n_sides; i++) {
		struct str name = pair_title(pair, r->view->sides[i], &seen[i]);

		if (i && seen[i] == seen[0])
			continue;
		if (i)
			markup_text(&r->markup, STR(" "));
		render_span(r, i, r->edition->languages[seen[i]].tag, name);
	}
}

void render_title(const struct render *render, const struct pair *pair,
		  struct buf *out)
{
	struct renderer r;
	struct node node;

	renderer_begin(&r, render, pair->chapter, out);
	r.in_title = true;
	r.in_link = true;
	node = render_pair_node(&r, pair);
	if (node.n_shown &&
	    (node.kind == BLOCK_HEADING || node.kind == BLOCK_TERM))
		write_heading_title(&r, &node);
	else
		write_name(&r, pair);
	renderer_end(&r);
}
