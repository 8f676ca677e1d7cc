/* What elements have in common: id, classes, language, labels, permalinks. */
#include "write/render_internal.h"

/* "first" or "second" on what only one side of a view of two says: a reader
 * can hide it. Empty where the element around has said so. */
static struct str side_class(const struct renderer *r, size_t place,
			     struct str tag)
{
	if (r->view->n_sides == 1 || r->render->bare ||
	    str_eq(tag, r->scope.tag))
		return (struct str){0};
	return place ? STR("second") : STR("first");
}

/* The kind's own class, what the author adds, and what diglot has to say. */
static void put_classes(struct renderer *r, const struct node *node,
			struct str class_name)
{
	struct str given = {0}, side = {0};
	const struct str untranslated = STR("untranslated");
	struct str all[4];
	size_t n = 0;

	if (node->n_shown == 1)
		side = side_class(
			r, node->shown[0].place,
			r->edition->languages[node->shown[0].language].tag);

	if (node->kind != BLOCK_DOCUMENT && node->n_shown)
		given = node->shown[0].blocks->classes;
	if (class_name.len)
		all[n++] = class_name;
	if (given.len)
		all[n++] = given;
	if (node->missing)
		all[n++] = untranslated;
	if (side.len)
		all[n++] = side;
	if (!n)
		return;
	if (n == 1) {
		markup_attr(&r->markup, "class", all[0]);
		return;
	}
	buf_clear(&r->value);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_put_char(&r->value, ' ');
		buf_put(&r->value, all[i]);
	}
	markup_attr(&r->markup, "class", buf_str(&r->value));
}

struct scope render_open(struct renderer *r, const char *name,
			 const struct node *node, struct str class_name)
{
	struct scope around = r->scope;

	markup_open(&r->markup, name);
	put_classes(r, node, class_name);
	if (node->id.len && !r->render->bare && !r->in_title)
		markup_attr_written(&r->markup, "id", node->id);
	if (node->n_shown == 1)
		render_language(r, node->shown[0].language);
	return around;
}

void render_close(struct renderer *r, const char *name, struct scope scope)
{
	markup_close(&r->markup, name);
	r->scope = scope;
}

void render_tag(struct renderer *r, struct str tag, enum direction direction)
{
	if (r->render->bare || str_eq(tag, r->scope.tag))
		return;
	markup_attr_written(&r->markup, "lang", tag);
	markup_attr_written(&r->markup, "xml:lang", tag);
	if (direction != r->scope.direction)
		markup_attr(&r->markup, "dir", direction_name(direction));
	r->scope.tag = tag;
	r->scope.direction = direction;
}

void render_language(struct renderer *r, size_t language)
{
	const struct edition_language *row = &r->edition->languages[language];

	r->scope.language = language;
	render_tag(r, row->tag, row->rules->direction);
}

struct str render_word(const struct renderer *r, size_t place, struct str name)
{
	const struct strings *ui = r->render->ui[place];

	return ui ? strings_get(ui, name) : (struct str){0};
}

void render_open_side(struct renderer *r, const char *name,
		      const struct shown *shown)
{
	struct str tag = r->edition->languages[shown->language].tag;
	struct str side = side_class(r, shown->place, tag);

	markup_open(&r->markup, name);
	if (side.len)
		markup_attr_written(&r->markup, "class", side);
	render_language(r, shown->language);
}

void render_span(struct renderer *r, size_t place, struct str tag,
		 struct str text)
{
	struct str side = side_class(r, place, tag);
	struct scope scope = r->scope;

	if (str_eq(tag, scope.tag) || r->render->bare) {
		markup_text(&r->markup, text);
		return;
	}
	markup_open(&r->markup, "span");
	if (side.len)
		markup_attr_written(&r->markup, "class", side);
	render_tag(r, tag, language_find(tag)->direction);
	markup_text(&r->markup, text);
	render_close(r, "span", scope);
}

void render_label(struct renderer *r, bool in_line, unsigned missing)
{
	const char *name = in_line ? "span" : "p";

	if (r->source_only)
		return;
	for (size_t i = 0; i < r->view->n_sides; i++) {
		struct str word = render_word(r, i, STR("untranslated"));
		struct scope scope = r->scope;
		struct str tag, side;

		if (!(missing & 1u << i) || !word.len)
			continue;
		tag = r->render->ui[i]->tag;
		side = side_class(r, i, tag);
		markup_open(&r->markup, name);
		markup_attr(&r->markup, "class",
			    side.len ? arena_join(&r->arena, STR("label "),
						  side, STR(""))
				     : STR("label"));
		render_tag(r, tag, language_find(tag)->direction);
		markup_text(&r->markup, word);
		render_close(r, name, scope);
		if (in_line)
			markup_text(&r->markup, STR(" "));
		else
			markup_line(&r->markup);
	}
}

void render_line_start(struct renderer *r)
{
	const struct buf *out = r->markup.out;

	if (r->markup.in_tag || (out->len && out->ptr[out->len - 1] != '\n'))
		markup_line(&r->markup);
}

/* Headings alone have a permalink that the keyboard reaches and that is read
 * out: one on every paragraph would drown the text. */
void render_permalink(struct renderer *r, struct str id, bool reachable)
{
	if (!r->permalink.len || !id.len)
		return;
	buf_clear(&r->value);
	buf_put_char(&r->value, '#');
	buf_put(&r->value, id);
	markup_open(&r->markup, "a");
	markup_attr_written(&r->markup, "class", STR("permalink"));
	markup_attr_written(&r->markup, "href", buf_str(&r->value));
	markup_attr(&r->markup, reachable ? "aria-label" : "title",
		    r->permalink);
	if (!reachable) {
		markup_attr_written(&r->markup, "aria-hidden", STR("true"));
		markup_attr_written(&r->markup, "tabindex", STR("-1"));
	}
	markup_close(&r->markup, "a");
}
