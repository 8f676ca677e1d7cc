/* The page of what changed in an edition, in all of its languages. */
#include <string.h>

#include "write/address.h"
#include "write/changes.h"
#include "write/edition_page.h"
#include "write/writers.h"

/* The same page of the edition to read instead, if it has one. */
static struct str newer(const struct page *page, const struct edition *edition)
{
	const struct edition *newest = edition_successor(edition);

	if (!newest || !newest->before)
		return (struct str){0};
	return address_changes(page->arena, newest, 0);
}

/* An edition being written. */
struct writing {
	const struct build *build;
	struct change_listing listing;
};

static void write_page(void *context, size_t item, struct arena *scratch)
{
	const struct writing *writing = context;
	const struct change_listing *listing = &writing->listing;
	const struct edition *edition = listing->differences->edition;
	const struct change_list_record *list;
	struct page page;

	page_begin(&page, writing->build, scratch,
		   address_changes(scratch, edition, item), listing->tongues,
		   listing->n_tongues);
	edition_page_set(&page, edition, STR("changes"), newer(&page, edition));
	list = change_list(&page, listing, item, PAGE_CHANGES_MOST);
	page.record.change_list = list;
	page.record.title = page_title(&page, page_first(list->titles),
				       edition_page_publication(&page));
	page.record.description = page_first(list->intros);
	page_put(&page, PAGE_CHANGES);
}

void write_changes(const struct build *build, const struct edition *edition)
{
	struct arena arena = {0};
	struct writing writing = {.build = build};
	struct change_listing *listing = &writing.listing;

	listing->differences = build_differences(build, edition);
	if (!listing->differences)
		return;
	listing->tongues =
		edition_tongues(build, &arena, edition, &listing->languages,
				&listing->n_tongues);
	listing->views = edition_views(&arena, edition, &listing->n_views);
	if (edition_is_written(edition->before))
		listing->views_before = edition_views(&arena, edition->before,
						      &listing->n_views_before);
	pool_each(build->pool, change_pages(listing->differences), write_page,
		  &writing);
	arena_free(&arena);
}

struct list page_changes(const struct page *page, const struct edition *edition)
{
	struct str address = address_changes(page->arena, edition, 0);

	if (!outset_size(page->build->outset, address))
		return (struct list){0};
	return page_link(page,
			 (struct link_record){
				 .href = page_href(page, address),
				 .names = page_words(page, STR("changes")),
			 });
}

struct list page_with_changes(const struct page *page,
			      const struct edition *edition, struct list links)
{
	const struct edition *newest = publication_latest(edition->publication);
	struct list changes =
		newest ? page_changes(page, newest) : (struct list){0};
	struct link_record *all = ARENA_ARRAY(page->arena, struct link_record,
					      links.len + changes.len);

	if (!links.len || !changes.len)
		return links;
	memcpy(all, links.items, links.len * sizeof(*all));
	memcpy(all + links.len, changes.items, changes.len * sizeof(*all));
	return (struct list){all, links.len + changes.len};
}
