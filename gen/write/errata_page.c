/* The page of an edition's errata, in all of its languages. */
#include "write/address.h"
#include "write/edition_page.h"
#include "write/errata.h"
#include "write/writers.h"

/* The views that links may lead into. */
struct places {
	const struct view *views;
	size_t n;
};

/* Whether the view has an element of the pair's. */
static bool shows(const struct view *view, const struct pair *pair)
{
	for (size_t i = 0; i < view->n_sides; i++)
		if (pair->sides[view->sides[i]].n)
			return true;
	return pair->sides[0].n > 0;
}

/* Where two languages stand side by side, or else in the first that has it. */
static struct str place_of(const struct page *page, const void *context,
			   const struct erratum *erratum)
{
	const struct places *places = context;
	const struct pair *pair = erratum->pair;
	const struct view *best = NULL;

	for (size_t i = 0; i < places->n; i++) {
		const struct view *view = &places->views[i];

		if (view_has_pages(view, pair->chapter->edition) &&
		    view_has_chapter(view, pair->chapter) &&
		    shows(view, pair) &&
		    (!best || (best->n_sides == 1 && view->n_sides > 1)))
			best = view;
	}
	if (!best)
		return (struct str){0};
	return arena_join(page->arena,
			  page_href(page, address_chapter(page->arena, best,
							  pair->chapter)),
			  STR("#_erratum-"), erratum->id);
}

/* The same page of the edition to read instead, if it has one. */
static struct str newer(const struct page *page, const struct edition *edition)
{
	const struct edition *newest = edition_successor(edition);

	if (!newest || !newest->n_errata)
		return (struct str){0};
	return address_errata(page->arena, newest);
}

static bool has_corrected(const struct edition *edition)
{
	for (size_t i = 0; i < edition->n_errata; i++)
		if (edition->errata[i].pair)
			return true;
	return false;
}

void write_errata(const struct build *build, const struct edition *edition)
{
	struct arena arena = {0};
	struct errata_listing listing = {.edition = edition, .href = place_of};
	struct places places;
	const struct errata_list_record *list;
	struct page page;

	if (!has_corrected(edition))
		return;
	places.views = edition_views(&arena, edition, &places.n);
	listing.context = &places;
	listing.tongues = edition_tongues(
		build, &arena, edition, &listing.languages, &listing.n_tongues);
	page_begin(&page, build, &arena, address_errata(&arena, edition),
		   listing.tongues, listing.n_tongues);
	edition_page_set(&page, edition, STR("errata"), newer(&page, edition));
	list = errata_list(&page, &listing);
	page.record.errata_list = list;
	page.record.title = page_title(&page, page_first(list->titles),
				       edition_page_publication(&page));
	page.record.description = page_first(list->intros);
	page_put(&page, PAGE_ERRATA);
	arena_free(&arena);
}

struct list page_errata(const struct page *page, const struct edition *edition)
{
	struct str address = address_errata(page->arena, edition);

	if (!outset_size(page->build->outset, address))
		return (struct list){0};
	return page_link(page, (struct link_record){
				       .href = page_href(page, address),
				       .names = page_words(page, STR("errata")),
			       });
}
