/* The elements of blocks, one function a kind; a table says which. */
#include "write/render_internal.h"

struct element {
	void (*write)(struct renderer *r, const struct node *node);
	struct str class_name; /* of a container */
	const char *role;
	struct str words; /* names its usual title */
};

static void write_heading(struct renderer *r, const struct node *node);
static void write_paragraph(struct renderer *r, const struct node *node);
static void write_list(struct renderer *r, const struct node *node);
static void write_item(struct renderer *r, const struct node *node);
static void write_quote(struct renderer *r, const struct node *node);
static void write_code(struct renderer *r, const struct node *node);
static void write_rule(struct renderer *r, const struct node *node);
static void write_definitions(struct renderer *r, const struct node *node);
static void write_term(struct renderer *r, const struct node *node);
static void write_detail(struct renderer *r, const struct node *node);
static void write_container(struct renderer *r, const struct node *node);
static void write_keyfigures(struct renderer *r, const struct node *node);

static const struct element elements[BLOCK_KIND_COUNT] = {
	[BLOCK_DOCUMENT] = {.write = render_children},
	[BLOCK_HEADING] = {.write = write_heading},
	[BLOCK_PARAGRAPH] = {.write = write_paragraph},
	[BLOCK_LIST] = {.write = write_list},
	[BLOCK_ITEM] = {.write = write_item},
	[BLOCK_QUOTE] = {.write = write_quote},
	[BLOCK_CODE] = {.write = write_code},
	[BLOCK_RULE] = {.write = write_rule},
	[BLOCK_TABLE] = {.write = render_table},
	[BLOCK_DEFINITIONS] = {.write = write_definitions},
	[BLOCK_TERM] = {.write = write_term},
	[BLOCK_DETAIL] = {.write = write_detail},
	[BLOCK_FOOTNOTE] = {.write = render_children},
	[BLOCK_SUMMARY] = {write_container, STR_INIT("summary"), NULL,
			   STR_INIT("summary")},
	[BLOCK_ASIDE] = {write_container, STR_INIT("aside"), "note",
			 STR_INIT("")},
	[BLOCK_NOTE] = {write_container, STR_INIT("note"), "note",
			STR_INIT("note")},
	[BLOCK_TIP] = {write_container, STR_INIT("tip"), "note",
		       STR_INIT("tip")},
	[BLOCK_WARNING] = {write_container, STR_INIT("warning"), "note",
			   STR_INIT("warning")},
	[BLOCK_KEYFIGURES] = {.write = write_keyfigures},
	[BLOCK_FIGURE] = {.write = render_figure},
	[BLOCK_CHART] = {.write = render_table},
	[BLOCK_DIVISION] = {.write = write_container},
};

void render_element(struct renderer *r, const struct node *node)
{
	elements[node->kind].write(r, node);
}

/* A chapter has one h1, whatever its author wrote. */
static unsigned heading_level(struct renderer *r, const struct block *heading)
{
	unsigned level = heading->level;

	if (r->render->bare)
		return level;
	if (level == 1 && r->has_title)
		level = 2;
	else if (level == 1)
		r->has_title = true;
	return level;
}

static void write_heading(struct renderer *r, const struct node *node)
{
	unsigned level = heading_level(r, node->shown[0].blocks);
	const char *name = render_heading_name(r, level);
	struct scope scope;

	render_line_start(r);
	scope = render_open(r, name, node, (struct str){0});
	render_text(r, node);
	render_permalink(r, node->id, true);
	render_close(r, name, scope);
	markup_line(&r->markup);
}

/* In a tight list there is no paragraph around the text. */
static void write_tight(struct renderer *r, const struct node *node)
{
	bool is_anchor =
		node->id.len && node->pair != r->taken && !r->render->bare;
	struct scope scope = r->scope;

	if (is_anchor)
		scope = render_open(r, "span", node, (struct str){0});
	render_text(r, node);
	if (is_anchor)
		render_close(r, "span", scope);
	render_permalink(r, node->id, false);
}

static void write_paragraph(struct renderer *r, const struct node *node)
{
	struct scope scope;

	if (r->tight) {
		write_tight(r, node);
		return;
	}
	render_line_start(r);
	scope = render_open(r, "p", node, (struct str){0});
	render_text(r, node);
	render_permalink(r, node->id, false);
	render_close(r, "p", scope);
	markup_line(&r->markup);
}

/* Children that must stand right below their parent: items, terms, details.
 * What lacks a text of its own says so itself. */
static void write_entries(struct renderer *r, const struct node *node)
{
	bool tight = r->tight;

	r->tight = false;
	if (!node->pair || !node->pair->n_children) {
		render_children(r, node);
		r->tight = tight;
		return;
	}
	for (size_t i = 0; i < node->pair->n_children; i++) {
		struct node entry =
			render_pair_node(r, &node->pair->children[i]);

		if (!entry.n_shown)
			continue;
		render_element(r, &entry);
	}
	r->tight = tight;
}

static void write_list_as(struct renderer *r, const struct node *node,
			  struct str class_name)
{
	const struct block *list = node->shown[0].blocks;
	const char *name = list->ordered ? "ol" : "ul";
	struct scope scope;

	render_line_start(r);
	scope = render_open(r, name, node, class_name);
	if (list->ordered && list->start != 1)
		markup_attr_number(&r->markup, "start", list->start);
	markup_line(&r->markup);
	write_entries(r, node);
	render_close(r, name, scope);
	markup_line(&r->markup);
}

static void write_list(struct renderer *r, const struct node *node)
{
	write_list_as(r, node, (struct str){0});
}

/* Key figures have no room for notes: those stand below all of them. */
static bool is_keyfigure(const struct pair *pair)
{
	return pair && pair->parent && pair->parent->parent &&
	       pair->parent->parent->kind == BLOCK_KEYFIGURES;
}

/* The content of an item or a detail, with the label of what is missing. */
static void write_content(struct renderer *r, const struct node *node)
{
	unsigned labelled = r->labelled;
	bool tight = r->tight;

	r->tight = node->shown[0].blocks->tight;
	render_label(r, true, node->missing);
	r->labelled |= node->missing;
	render_children(r, node);
	r->labelled = labelled;
	r->tight = tight;
	if (!is_keyfigure(node->pair))
		render_errata(r, node->pair);
}

/* An item without an id of its own takes that of its text, which has no
 * element to bear it. */
static const struct pair *item_anchor(const struct renderer *r,
				      const struct node *node)
{
	const struct pair *pair = node->pair;

	if (r->view->n_sides > 1 || !pair || pair->id.len ||
	    !pair->n_children || !node->shown[0].blocks->tight ||
	    pair->children[0].kind != BLOCK_PARAGRAPH)
		return NULL;
	return &pair->children[0];
}

static void write_one_item(struct renderer *r, const struct node *node)
{
	const struct pair *taken = r->taken;
	struct node item = *node;
	struct scope scope;

	r->taken = item_anchor(r, node);
	if (r->taken)
		item.id = r->taken->id;
	render_line_start(r);
	scope = render_open(r, "li", &item, (struct str){0});
	write_content(r, node);
	render_close(r, "li", scope);
	markup_line(&r->markup);
	r->taken = taken;
}

/* Where two items of the only language shown say what another language says
 * in one, they remain two items. */
static void write_each(struct renderer *r, const struct node *node,
		       void (*write)(struct renderer *r,
				     const struct node *node))
{
	const struct shown *shown = &node->shown[0];

	if (node->n_shown > 1 || shown->n == 1) {
		write(r, node);
		return;
	}
	for (size_t i = 0; i < shown->n; i++) {
		struct node one = render_block_node(shown, &shown->blocks[i]);

		one.id = i ? (struct str){0} : node->id;
		one.missing = node->missing;
		write(r, &one);
	}
}

static void write_item(struct renderer *r, const struct node *node)
{
	write_each(r, node, write_one_item);
}

static void write_quote(struct renderer *r, const struct node *node)
{
	bool tight = r->tight;
	struct scope scope;

	r->tight = false;
	render_line_start(r);
	scope = render_open(r, "blockquote", node, (struct str){0});
	markup_line(&r->markup);
	render_children(r, node);
	render_line_start(r);
	render_permalink(r, node->id, false);
	render_close(r, "blockquote", scope);
	markup_line(&r->markup);
	r->tight = tight;
}

/* The first word of the information string. */
static struct str code_language(struct str info)
{
	size_t end = 0;

	while (end < info.len && !char_is_blank(info.ptr[end]))
		end++;
	return str_slice(info, 0, end);
}

/* Code is wider than a small screen; the keyboard must be able to scroll it. */
static void write_code(struct renderer *r, const struct node *node)
{
	const struct block *block = node->shown[0].blocks;
	struct str language = code_language(block->info);
	struct scope scope;

	render_line_start(r);
	scope = render_open(r, "pre", node, (struct str){0});
	if (r->render->target != TARGET_EPUB && !r->render->bare)
		markup_attr(&r->markup, "tabindex", STR("0"));
	markup_open(&r->markup, "code");
	if (language.len) {
		buf_clear(&r->value);
		buf_put(&r->value, STR("language-"));
		buf_put(&r->value, language);
		markup_attr(&r->markup, "class", buf_str(&r->value));
	}
	markup_text(&r->markup, block->literal);
	markup_close(&r->markup, "code");
	render_close(r, "pre", scope);
	markup_line(&r->markup);
}

/* A line has no language. */
static void write_rule(struct renderer *r, const struct node *node)
{
	struct node rule = {.id = node->id};

	render_line_start(r);
	render_close(r, "hr", render_open(r, "hr", &rule, (struct str){0}));
	markup_line(&r->markup);
}

static void write_definitions(struct renderer *r, const struct node *node)
{
	struct scope scope;

	render_line_start(r);
	scope = render_open(r, "dl", node, (struct str){0});
	markup_line(&r->markup);
	write_entries(r, node);
	render_close(r, "dl", scope);
	markup_line(&r->markup);
}

static void write_one_term(struct renderer *r, const struct node *node)
{
	struct scope scope;

	render_line_start(r);
	scope = render_open(r, "dt", node, (struct str){0});
	render_label(r, true, node->missing);
	render_text(r, node);
	render_permalink(r, node->id, false);
	render_close(r, "dt", scope);
	markup_line(&r->markup);
}

static void write_term(struct renderer *r, const struct node *node)
{
	write_each(r, node, write_one_term);
}

static void write_one_detail(struct renderer *r, const struct node *node)
{
	struct scope scope;

	render_line_start(r);
	scope = render_open(r, "dd", node, (struct str){0});
	write_content(r, node);
	render_close(r, "dd", scope);
	markup_line(&r->markup);
}

static void write_detail(struct renderer *r, const struct node *node)
{
	write_each(r, node, write_one_detail);
}

/* The title that the author gave, or else the usual word. */
static struct str title_of(const struct renderer *r, const struct shown *shown,
			   struct str words, struct str *tag)
{
	struct str word;

	*tag = r->edition->languages[shown->language].tag;
	if (shown->blocks->title.len || !words.len)
		return shown->blocks->title;
	word = render_word(r, shown->place, words);
	if (word.len)
		*tag = r->render->ui[shown->place]->tag;
	return word;
}

static void write_title(struct renderer *r, const struct node *node,
			struct str words)
{
	struct str before = {0};
	struct str tag;

	for (size_t i = 0; i < node->n_shown; i++) {
		struct str title = title_of(r, &node->shown[i], words, &tag);

		if (!title.len || str_eq(title, before))
			continue;
		if (before.len) {
			markup_text(&r->markup, STR(" "));
		} else {
			markup_open(&r->markup, "p");
			markup_attr(&r->markup, "class", STR("title"));
		}
		render_span(r, node->shown[i].place, tag, title);
		before = title;
	}
	if (!before.len)
		return;
	markup_close(&r->markup, "p");
	markup_line(&r->markup);
}

static void write_container(struct renderer *r, const struct node *node)
{
	const struct element *element = &elements[node->kind];
	struct str class_name = node->kind == BLOCK_DIVISION
					? node->shown[0].blocks->info
					: element->class_name;
	bool tight = r->tight;
	struct scope scope;

	r->tight = false;
	render_line_start(r);
	scope = render_open(r, "div", node, class_name);
	if (element->role)
		markup_attr(&r->markup, "role", str_from(element->role));
	markup_line(&r->markup);
	write_title(r, node, element->words);
	render_children(r, node);
	render_line_start(r);
	render_permalink(r, node->id, false);
	render_close(r, "div", scope);
	markup_line(&r->markup);
	r->tight = tight;
}

/* The only list of a node's container as a node of its own; false if there
 * are other blocks, or none. */
static bool only_list(const struct renderer *r, const struct node *node,
		      struct node *list)
{
	const struct block *block = node->shown[0].blocks;

	if (block->n_children != 1 || block->children->kind != BLOCK_LIST)
		return false;
	if (!node->pair || !node->pair->n_children) {
		*list = render_block_node(&node->shown[0], block->children);
		return node->n_shown == 1;
	}
	*list = render_pair_node(r, &node->pair->children[0]);
	return render_is_one(r, list);
}

/* The container is its list; where both have an id, or where there is more
 * than a list, it keeps an element of its own. */
static void write_keyfigures(struct renderer *r, const struct node *node)
{
	struct node list, box = *node;
	struct scope scope;

	if (only_list(r, node, &list) && !(node->id.len && list.id.len)) {
		if (node->id.len)
			list.id = node->id;
		write_list_as(r, &list, STR("keyfigures"));
		return;
	}
	render_line_start(r);
	scope = render_open(r, "div", &box, STR("keyfigures"));
	markup_line(&r->markup);
	render_children(r, node);
	render_line_start(r);
	render_close(r, "div", scope);
	markup_line(&r->markup);
}
