/* The search page of a view. It searches all languages of the edition, so it
 * runs the scripts of the search and loads the texts and the index of each. */
#include <string.h>

#include "write/address.h"
#include "write/leaf.h"

static void add_file(const struct page *page, struct file_record *files,
		     struct list *list, struct str address)
{
	files[list->len++] =
		(struct file_record){.href = page_href(page, address)};
}

/* The scripts of the search, then what they work on. */
static struct list scripts(const struct leaf *leaf)
{
	const struct page *page = &leaf->page;
	const struct edition *edition = leaf->book->edition;
	struct list shared = page_files(page, USE_SEARCH);
	struct file_record *files =
		ARENA_ARRAY(page->arena, struct file_record,
			    shared.len + 2 * edition->n_languages);
	struct list list = {files, shared.len};

	memcpy(files, shared.items, shared.len * sizeof(*files));
	for (size_t i = 0; i < edition->n_languages; i++) {
		struct view view = {.sides = {i}, .n_sides = 1};
		struct str tag = edition->languages[i].tag;

		if (!view_has_pages(&view, edition))
			continue;
		add_file(page, files, &list,
			 address_search(page->arena, edition, tag, STR(".js")));
		add_file(page, files, &list,
			 address_search(page->arena, edition, tag,
					STR(".index.js")));
	}
	return list;
}

static struct str languages(const struct leaf *leaf)
{
	const struct view *view = leaf->shelf->view;
	struct str tags = leaf->shelf->tongues[0].tag;

	for (size_t i = 1; i < view->n_sides; i++)
		tags = arena_join(leaf->page.arena, tags, STR(" "),
				  leaf->shelf->tongues[i].tag);
	return tags;
}

void leaf_write_search(const struct book *book, const struct shelf *shelf,
		       struct arena *arena)
{
	const struct publication_record *publication;
	struct leaf leaf;

	leaf_begin(&leaf, book, shelf, NULL, address_whole[WHOLE_SEARCH],
		   arena);
	publication = leaf.page.record.publication;
	leaf.page.record.search_scripts = scripts(&leaf);
	leaf.page.record.search_languages = languages(&leaf);
	leaf.page.record.title =
		page_title(&leaf.page, strings_get(leaf.page.ui, STR("search")),
			   page_first(publication->names));
	page_put(&leaf.page, PAGE_SEARCH);
}
