/* Former places: whoever follows a link to a text that is gone, or stands
 * elsewhere, is told so where it stood. Style hides each until a link leads
 * to it. */
#include "model/change.h"
#include "write/render_internal.h"

/* Written as on one of the two pages only. */
struct alone {
	struct render render;
	const struct render *both;
};

static void begin_alone(struct renderer *r, struct alone *alone,
			enum render_target target)
{
	alone->both = r->render;
	alone->render = *r->render;
	alone->render.target = target;
	r->render = &alone->render;
}

static struct str about(const struct former_place *place)
{
	if (!place->retired)
		return STR("former_moved");
	if (!place->now)
		return STR("former_removed");
	return place->retired->merged ? STR("former_merged")
				      : STR("former_renamed");
}

static struct str edition_name(const struct renderer *r, size_t side,
			       const struct edition *edition)
{
	struct str tag = r->edition->languages[r->view->sides[side]].tag;
	struct str name = localized_for(&edition->name, tag, NULL);

	return name.len ? name : edition->slug;
}

static struct str filled(struct renderer *r, struct str words, struct str name)
{
	const struct str slot = STR("{edition}");
	size_t start = str_find(words, slot);

	if (start == STR_NONE)
		return words;
	return arena_join(&r->arena, str_slice(words, 0, start), name,
			  str_slice(words, start + slot.len, words.len));
}

/* What stands before it ends with the space that its language wants. */
static void write_link(struct renderer *r, size_t side, struct str word)
{
	markup_open(&r->markup, "a");
	markup_attr_written(&r->markup, "href", buf_str(&r->value));
	markup_text(&r->markup, render_word(r, side, word));
	markup_close(&r->markup, "a");
	markup_text(&r->markup, STR(" "));
}

/* The page of changes is one folder above those of the view. */
static void link_changes(struct renderer *r, size_t side, struct str id)
{
	struct str from =
		r->render->target == TARGET_ALL ? STR("") : r->render->from;

	buf_clear(&r->value);
	for (size_t i = 0; i < from.len; i++)
		if (from.ptr[i] == '/')
			buf_put(&r->value, STR("../"));
	buf_put(&r->value, STR("../changes.html#"));
	buf_put(&r->value, id);
	write_link(r, side, STR("former_was"));
}

static void write_side(struct renderer *r, const struct former_place *place,
		       size_t side)
{
	const struct strings *ui = r->render->ui[side];
	struct scope scope = r->scope;
	struct str words = render_word(r, side, about(place));

	if (!words.len)
		return;
	if (place->retired)
		words = filled(r, words,
			       edition_name(r, side, place->retired->since));
	markup_open(&r->markup, "p");
	if (r->view->n_sides > 1)
		markup_attr_written(&r->markup, "class",
				    side ? STR("second") : STR("first"));
	render_tag(r, ui->tag, language_find(ui->tag)->direction);
	markup_text(&r->markup, words);
	if (place->retired)
		link_changes(r, side, place->id);
	if (place->now &&
	    render_link_address(
		    r, &(struct link_target){place->now->chapter, place->now}))
		write_link(r, side, STR("former_now"));
	render_close(r, "p", scope);
}

static void write_place(struct renderer *r, const struct former_place *place)
{
	markup_open(&r->markup, "div");
	markup_attr_written(&r->markup, "id", place->id);
	markup_attr_written(&r->markup, "class", STR("notice"));
	for (size_t i = 0; i < r->view->n_sides; i++)
		if (!i || r->render->ui[i] != r->render->ui[0])
			write_side(r, place, i);
	markup_close(&r->markup, "div");
	markup_line(&r->markup);
}

static void open_places(struct renderer *r)
{
	markup_open(&r->markup, "div");
	markup_attr_written(&r->markup, "class", STR("former"));
	markup_line(&r->markup);
}

static void close_places(struct renderer *r)
{
	markup_close(&r->markup, "div");
	markup_line(&r->markup);
}

static bool tells(const struct renderer *r)
{
	return r->render->target != TARGET_EPUB && !r->render->bare &&
	       !r->in_title && r->render->ui[0];
}

void render_former(struct renderer *r, size_t n_above)
{
	const struct chapter *chapter = r->chapter;
	size_t start = r->n_former, end = start;
	enum render_target target = r->render->target;
	struct alone alone;

	while (end < chapter->n_former &&
	       chapter->former[end].n_above <= n_above)
		end++;
	r->n_former = end;
	if (end == start || !tells(r) || target == TARGET_ALL)
		return;
	render_line_start(r);
	if (target == TARGET_PAGE_AND_ALL)
		render_begin_page_reading(r->markup.out);
	begin_alone(r, &alone, TARGET_PAGE);
	open_places(r);
	for (size_t i = start; i < end; i++)
		write_place(r, &chapter->former[i]);
	close_places(r);
	r->render = alone.both;
	if (target == TARGET_PAGE_AND_ALL) {
		render_begin_all_reading(r->markup.out);
		render_end_readings(r->markup.out);
	}
}

/* On the page that holds all, what is in use has its own place. */
static void write_retired(struct renderer *r, const struct former_place *places,
			  size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (places[i].retired && places[i].last)
			write_place(r, &places[i]);
}

static bool is_last(const struct renderer *r)
{
	size_t i = r->edition->n_chapters;

	while (i-- > 0)
		if (view_has_chapter(r->view, r->edition->chapters[i]))
			return r->edition->chapters[i] == r->chapter;
	return false;
}

static void write_all(struct renderer *r, size_t n_gone)
{
	open_places(r);
	write_retired(r, r->chapter->former, r->chapter->n_former);
	for (size_t i = 0; i < n_gone; i++)
		write_retired(r, r->edition->gone[i].former,
			      r->edition->gone[i].n_former);
	close_places(r);
}

void render_all_former(struct renderer *r)
{
	enum render_target target = r->render->target;
	size_t n_gone = is_last(r) ? r->edition->n_gone : 0;
	struct alone alone;

	if (!tells(r) || target == TARGET_PAGE ||
	    !(r->chapter->n_former || n_gone))
		return;
	render_line_start(r);
	if (target == TARGET_PAGE_AND_ALL) {
		render_begin_page_reading(r->markup.out);
		render_begin_all_reading(r->markup.out);
	}
	begin_alone(r, &alone, TARGET_ALL);
	write_all(r, n_gone);
	r->render = alone.both;
	if (target == TARGET_PAGE_AND_ALL)
		render_end_readings(r->markup.out);
}

void render_gone(const struct render *render, const struct edition *edition,
		 const struct gone_chapter *gone, struct buf *out)
{
	struct renderer r;

	renderer_begin(&r, render, edition->chapters[0], out);
	r.elsewhere = true;
	if (gone->n_former) {
		open_places(&r);
		for (size_t i = 0; i < gone->n_former; i++)
			write_place(&r, &gone->former[i]);
		close_places(&r);
	}
	renderer_end(&r);
}
