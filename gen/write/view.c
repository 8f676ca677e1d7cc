/* Views: which languages a page or book shows. */
#include "write/view.h"

#include "model/statement.h"

/* The authoritative language is the first of an edition. */
enum { AUTHORITATIVE = 0 };

struct str view_slug(struct arena *arena, const struct str *tags, size_t n)
{
	struct str slug = n ? tags[0] : STR("");

	for (size_t i = 1; i < n; i++)
		slug = arena_join(arena, slug, STR("_"), tags[i]);
	return slug;
}

static void fill_view(struct arena *arena, const struct edition *edition,
		      struct view *view)
{
	struct str tags[VIEW_SIDES] = {{0}};

	for (size_t i = 0; i < view->n_sides; i++)
		tags[i] = edition->languages[view->sides[i]].tag;
	view->slug = view_slug(arena, tags, view->n_sides);
}

bool edition_is_written(const struct edition *edition)
{
	const struct publication *publication = edition->publication;

	return edition >= publication->editions &&
	       edition < publication->editions + publication->n_editions;
}

struct view *edition_views(struct arena *arena, const struct edition *edition,
			   size_t *n_views)
{
	size_t n = edition->n_languages;
	struct view *views = ARENA_ARRAY(arena, struct view, 2 * n);

	*n_views = 0;
	for (size_t i = 0; i < n; i++)
		views[(*n_views)++] = (struct view){.sides = {i}, .n_sides = 1};
	for (size_t i = 1; i < n; i++)
		views[(*n_views)++] = (struct view){.sides = {AUTHORITATIVE, i},
						    .n_sides = VIEW_SIDES};
	for (size_t i = 0; i < *n_views; i++)
		fill_view(arena, edition, &views[i]);
	return views;
}

/* Whether the authoritative text stands in for what is not translated. */
static bool has_stand_in(const struct chapter *chapter)
{
	switch (chapter->edition->publication->policy) {
	case POLICY_LABEL:
	case POLICY_SOURCE_ONLY:
		return chapter->documents[AUTHORITATIVE] != NULL;
	case POLICY_STRICT:
		break;
	}
	return false;
}

bool view_has_chapter(const struct view *view, const struct chapter *chapter)
{
	for (size_t i = 0; i < view->n_sides; i++)
		if (chapter->documents[view->sides[i]])
			return true;
	return has_stand_in(chapter);
}

bool view_is_translated(const struct view *view, const struct chapter *chapter)
{
	for (size_t i = 0; i < view->n_sides; i++)
		if (!chapter->documents[view->sides[i]])
			return false;
	return true;
}

bool view_has_pages(const struct view *view, const struct edition *edition)
{
	for (size_t i = 0; i < edition->n_chapters; i++)
		if (view_has_chapter(view, edition->chapters[i]))
			return true;
	return false;
}

bool view_is_version(const struct view *view, const struct edition *edition,
		     const struct chapter *chapter)
{
	if (view->n_sides > 1)
		return false;
	if (chapter)
		return view_is_translated(view, chapter);
	for (size_t i = 0; i < edition->n_chapters; i++)
		if (view_is_translated(view, edition->chapters[i]))
			return true;
	return false;
}

static bool wording_has_term(const struct wording *wording)
{
	for (size_t i = 0; i < wording->n_terms; i++)
		for (const struct sense *sense = wording->terms[i].senses;
		     sense; sense = sense->alike)
			if (sense->rendering->status != TERM_FORBIDDEN)
				return true;
	return false;
}

static bool chapter_has_term(const struct view *view,
			     const struct chapter *chapter)
{
	for (size_t i = 0; i < chapter->n_statements; i++)
		for (size_t j = 0; j < view->n_sides; j++)
			if (wording_has_term(
				    &chapter->statements[i]
					     .wordings[view->sides[j]]))
				return true;
	return false;
}

bool view_has_terms(const struct view *view, const struct edition *edition)
{
	if (!edition->publication->terms.n_terms)
		return false;
	for (size_t i = 0; i < edition->n_chapters; i++)
		if (chapter_has_term(view, edition->chapters[i]))
			return true;
	return false;
}
