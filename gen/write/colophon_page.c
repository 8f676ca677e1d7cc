/* The page of the colophon of a view. */
#include "write/address.h"
#include "write/colophon.h"
#include "write/leaf.h"

struct list leaf_colophons(const struct leaf *leaf)
{
	static const struct str places[VIEW_SIDES] = {STR_INIT("first"),
						      STR_INIT("second")};
	const struct view *view = leaf->shelf->view;
	const struct edition *edition = leaf->book->edition;
	const struct colophon colophon = {
		.build = leaf->book->build,
		.arena = leaf->page.arena,
		.edition = edition,
		.view = view,
		.identifier = edition->identifier,
		.page = &leaf->page,
		.lasts = str_eq(leaf->file, address_whole[WHOLE_ALL]),
	};
	struct colophon_side_record *sides = ARENA_ARRAY(
		leaf->page.arena, struct colophon_side_record, view->n_sides);

	for (size_t i = 0; i < view->n_sides; i++)
		sides[i] = (struct colophon_side_record){
			.place = view->n_sides > 1 ? places[i] : STR(""),
			.text = colophon_markup(&colophon, i),
		};
	return (struct list){sides, view->n_sides};
}

void leaf_write_colophon(const struct book *book, const struct shelf *shelf,
			 struct arena *arena)
{
	const struct publication_record *publication;
	struct page_record *record;
	struct leaf leaf;

	leaf_begin(&leaf, book, shelf, NULL, address_whole[WHOLE_COLOPHON],
		   arena);
	record = &leaf.page.record;
	publication = record->publication;
	record->colophons = leaf_colophons(&leaf);
	record->colophon_titles = page_words(&leaf.page, STR("colophon"));
	record->title = page_title(&leaf.page,
				   strings_get(leaf.page.ui, STR("colophon")),
				   page_first(publication->names));
	page_put(&leaf.page, PAGE_COLOPHON);
}
