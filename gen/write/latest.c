/* Pages under latest/: addresses that stay the same from edition to edition
 * and lead to the newest released one; where all were withdrawn, to the last
 * of those. */
#include "model/change.h"
#include "write/address.h"
#include "write/leaf.h"
#include "write/writers.h"

/* What the pages lead to. */
struct target {
	const struct build *build;
	const struct edition *edition;
	const struct view *views;
	const struct tongue *tongues; /* one a language of the edition */
};

/* The page that leads to the address in out/. */
static void put_page(const struct target *target, struct str from,
		     struct str to, const struct tongue *tongues, size_t n,
		     struct arena *arena)
{
	struct link_record link;
	struct page page;

	page_begin(&page, target->build, arena, from, tongues, n);
	link = (struct link_record){
		.href = page_href(&page, to),
		.names =
			page_names(&page, &target->edition->publication->title),
	};
	if (target->edition->status == STATUS_WITHDRAWN)
		page.record.edition = page_edition(&page, target->edition);
	page.record.canonical = page_absolute(&page, to);
	page.record.title = page_first(link.names);
	page.record.target = page_link(&page, link);
	page_put(&page, PAGE_LATEST);
}

static void put_latest(const struct target *target, const struct view *view,
		       struct str file, struct str to, struct arena *arena)
{
	const struct edition *edition = target->edition;
	const struct publication *publication = edition->publication;
	struct tongue tongues[VIEW_SIDES];

	for (size_t i = 0; i < view->n_sides; i++)
		tongues[i] = target->tongues[view->sides[i]];
	put_page(target, address_latest(arena, publication->slug, view, file),
		 to, tongues, view->n_sides, arena);
}

/* The data of the figures is there itself, see figures_page.c. */
static void put_latest_figures(const struct target *target, struct arena *arena)
{
	const struct edition *edition = target->edition;
	struct str to = address_figures(arena, edition, STR(".html"));

	if (outset_size(target->build->outset, to))
		put_page(target,
			 address_latest_figures(arena,
						edition->publication->slug,
						STR(".html")),
			 to, target->tongues, edition->n_languages, arena);
}

static void put_latest_changes(const struct target *target, struct arena *arena)
{
	const struct edition *edition = target->edition;
	struct str to = address_changes(arena, edition, 0);

	if (outset_size(target->build->outset, to))
		put_page(target,
			 address_latest_changes(arena,
						edition->publication->slug),
			 to, target->tongues, edition->n_languages, arena);
}

static void put_latest_errata(const struct target *target, struct arena *arena)
{
	const struct edition *edition = target->edition;
	struct str to = address_errata(arena, edition);

	if (outset_size(target->build->outset, to))
		put_page(target,
			 address_latest_errata(arena,
					       edition->publication->slug),
			 to, target->tongues, edition->n_languages, arena);
}

static void put_chapter(const struct target *target, const struct view *view,
			const struct chapter *chapter, struct arena *arena)
{
	struct str file =
		arena_join(arena, chapter->address, STR(".html"), STR(""));
	struct str to = view_has_chapter(view, chapter)
				? address_chapter(arena, view, chapter)
				: leaf_absent_address(arena, view, chapter);

	if (to.len && view_has_pages(view, target->edition))
		put_latest(target, view, file, to, arena);
}

static void put_gone(const struct target *target, const struct view *view,
		     const struct gone_chapter *gone, struct arena *arena)
{
	struct str file =
		arena_join(arena, gone->address, STR(".html"), STR(""));

	if (view_has_pages(view, target->edition))
		put_latest(
			target, view, file,
			leaf_gone_address(arena, target->edition, view, gone),
			arena);
}

static size_t count_files(const struct edition *edition)
{
	return edition->n_chapters + WHOLE_PAGES + edition->n_gone;
}

static void write_target(void *context, size_t item, struct arena *scratch)
{
	const struct target *target = context;
	size_t n_chapters = target->edition->n_chapters;
	size_t n_files = count_files(target->edition);
	const struct view *view = &target->views[item / n_files];
	size_t file = item % n_files;
	struct str name;

	if (file < n_chapters) {
		put_chapter(target, view, target->edition->chapters[file],
			    scratch);
		return;
	}
	file -= n_chapters;
	if (file >= WHOLE_PAGES) {
		put_gone(target, view,
			 &target->edition->gone[file - WHOLE_PAGES], scratch);
		return;
	}
	name = address_whole[file];
	if (file == WHOLE_TERMS ? view_has_terms(view, target->edition)
				: view_has_pages(view, target->edition))
		put_latest(target, view, name,
			   address_view(scratch, target->edition, view, name),
			   scratch);
}

void write_latest(const struct build *build,
		  const struct publication *publication)
{
	const struct edition *newest = publication_current(publication);
	struct target target = {.build = build, .edition = newest};
	struct arena arena = {0};
	struct tongue *tongues;
	size_t n_views;

	if (!newest)
		return;
	tongues = ARENA_ARRAY(&arena, struct tongue, newest->n_languages);
	for (size_t i = 0; i < newest->n_languages; i++)
		tongues[i] = tongue_find(build, newest->languages[i].tag);
	target.tongues = tongues;
	target.views = edition_views(&arena, newest, &n_views);
	pool_each(build->pool, n_views * count_files(newest), write_target,
		  &target);
	put_latest_figures(&target, &arena);
	put_latest_changes(&target, &arena);
	put_latest_errata(&target, &arena);
	arena_free(&arena);
}
