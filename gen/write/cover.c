/* Covers as files of the website. What an edition names is written with its
 * other images; here are those that are drawn. */
#include "write/cover.h"

#include "write/address.h"
#include "write/epub_book.h"
#include "write/writers.h"

bool cover_find(struct arena *arena, const struct edition *edition,
		const struct view *view, struct cover *cover)
{
	const struct asset *given = edition->cover;

	if (!view_has_pages(view, edition))
		return false;
	if (given)
		*cover = (struct cover){given->address, given->media_type,
					given->width, given->height, false};
	else
		*cover = (struct cover){
			address_view(arena, edition, view, STR("cover.svg")),
			STR("image/svg+xml"), COVER_WIDTH, COVER_HEIGHT, true};
	return true;
}

void write_covers(const struct build *build, const struct edition *edition)
{
	struct arena arena = {0};
	size_t n_views;
	struct view *views = edition_views(&arena, edition, &n_views);

	for (size_t i = 0; i < n_views; i++) {
		struct epub_book book;
		struct cover cover;

		if (!cover_find(&arena, edition, &views[i], &cover) ||
		    !cover.drawn)
			continue;
		epub_begin(&book, build, edition, &views[i], &arena);
		outset_put(build->outset, cover.address,
			   epub_cover_draw(&book));
	}
	arena_free(&arena);
}
