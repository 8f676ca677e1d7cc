/* Views: which languages a page or book shows. */
#ifndef DIGLOT_WRITE_VIEW_H
#define DIGLOT_WRITE_VIEW_H

#include "model/site.h"

enum { VIEW_SIDES = 2 };

/* One language, or two side by side; the first side is the view's own. */
struct view {
	struct str slug; /* "en", "zh-Hans_en": in addresses */
	size_t sides[VIEW_SIDES];
	size_t n_sides;
};

/* Whether the edition is written, so that links may lead to it: one that was
 * read for the sake of a later one is not. */
bool edition_is_written(const struct edition *edition);

/* Every view of an edition, in the arena: each language alone, then the
 * authoritative language beside each other one. */
struct view *edition_views(struct arena *arena, const struct edition *edition,
			   size_t *n_views);

/* The slug of a view: one tag, or two joined by "_"; in the arena. */
struct str view_slug(struct arena *arena, const struct str *tags, size_t n);

/* Whether the chapter has a page in the view: one of its languages has it, or
 * the authoritative text stands in for it (by the publication's policy). */
bool view_has_chapter(const struct view *view, const struct chapter *chapter);

/* Whether the view's own text exists, so that it is no mere fallback. */
bool view_is_translated(const struct view *view, const struct chapter *chapter);

/* Whether any chapter has a page in the view; one without is not written. */
bool view_has_pages(const struct view *view, const struct edition *edition);

/* Whether its page is one of the versions of a text that translations of each
 * other are: in one language, and not a mere fallback. chapter is NULL for a
 * page of the whole, which needs a chapter in the language. */
bool view_is_version(const struct view *view, const struct edition *edition,
		     const struct chapter *chapter);

/* Whether a text in one of the view's languages has a term of the term base:
 * then there is a page of terms. */
bool view_has_terms(const struct view *view, const struct edition *edition);

#endif
