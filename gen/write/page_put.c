/* A page that is finished: what its kind adds, and its way into the outset. */
#include "write/page.h"

#include "write/address.h"
#include "write/changes_fields.h"
#include "write/details.h"
#include "write/errata_fields.h"
#include "write/feed.h"
#include "write/linked_data.h"

/* The language of the site whose feed serves readers of the tag, or the tag
 * itself where the site names none: see find_tongues in feed.c. */
static struct str feed_tag(const struct site *site, struct str tag)
{
	size_t i = language_match(tag, site->languages, site->n_languages);

	if (!site->n_languages)
		return tag;
	return site->languages[i < site->n_languages ? i : 0];
}

static bool has_feed(const struct list *list, struct str href)
{
	const struct feed_reference_record *records = list->items;

	for (size_t i = 0; i < list->len; i++)
		if (str_eq(records[i].href, href))
			return true;
	return false;
}

static struct list feeds(const struct page *page)
{
	const struct build *build = page->build;
	struct feed_reference_record *records = ARENA_ARRAY(
		page->arena, struct feed_reference_record, page->n_tongues);
	struct list list = {records, 0};

	for (size_t i = 0; i < page->n_tongues && build->site->base_url.len;
	     i++) {
		struct str tag = feed_tag(build->site, page->tongues[i].tag);
		struct tongue tongue = tongue_find(build, tag);
		struct str href =
			page_href(page, address_feed(page->arena, tag));

		if (!has_feed(&list, href))
			records[list.len++] = (struct feed_reference_record){
				feed_type_atom, feed_site_name(build, &tongue),
				href};
	}
	return list;
}

static const struct page_kind_record kinds[PAGE_KIND_COUNT] = {
	[PAGE_CHAPTER] = {.chapter = true},
	[PAGE_CONTENTS] = {.contents = true},
	[PAGE_ALL] = {.all = true},
	[PAGE_COLOPHON] = {.colophon = true},
	[PAGE_SEARCH] = {.search = true},
	[PAGE_TERMS] = {.terms = true},
	[PAGE_PUBLICATION] = {.publication = true},
	[PAGE_HOME] = {.home = true},
	[PAGE_FIGURES] = {.figures = true},
	[PAGE_CHANGES] = {.changes = true},
	[PAGE_ERRATA] = {.errata = true},
	[PAGE_GONE] = {.gone = true},
	[PAGE_WITHDRAWN] = {.withdrawal = true},
	[PAGE_LATEST] = {.latest = true},
	[PAGE_LEAVE] = {.leave = true},
};

/* What the heading of the page says in its own language. */
static struct str name_of(const struct page *page, enum page_kind kind)
{
	const struct page_record *record = &page->record;
	const struct chapter_record *chapter = record->chapter;
	const struct publication_record *publication = record->publication;
	const struct figure_list_record *figures = record->figure_list;
	const struct change_list_record *changes = record->change_list;
	const struct errata_list_record *errata = record->errata_list;
	const struct leave_record *leave = record->leave;
	const struct site_record *site = record->site;

	switch (kind) {
	case PAGE_CHAPTER:
	case PAGE_GONE:
		return page_first(chapter->names);
	case PAGE_CONTENTS:
	case PAGE_ALL:
	case PAGE_PUBLICATION:
		return page_first(publication->names);
	case PAGE_COLOPHON:
		return page_first(record->colophon_titles);
	case PAGE_SEARCH:
		return strings_get(page->ui, STR("search"));
	case PAGE_TERMS:
		return page_first(record->term_titles);
	case PAGE_HOME:
		return page_first(site->names);
	case PAGE_FIGURES:
		return page_first(figures->titles);
	case PAGE_CHANGES:
		return page_first(changes->titles);
	case PAGE_ERRATA:
		return page_first(errata->titles);
	case PAGE_WITHDRAWN:
		return strings_get(page->ui, STR("withdrawn"));
	case PAGE_LEAVE:
		return page_first(leave->titles);
	case PAGE_LATEST:
	case PAGE_KIND_COUNT:
		break;
	}
	return record->title;
}

void page_put(const struct page *page, enum page_kind kind)
{
	struct page_record record = page->record;
	struct buf out = {0};

	record.feeds = feeds(page);
	record.kind = &kinds[kind];
	record.name = name_of(page, kind);
	record.share = page_share(page, kind, page->cover);
	record.details = page_details(page);
	template_run(page->build->templates->pages[kind], &record, page->ui,
		     &out);
	outset_put(page->build->outset, page->address, buf_str(&out));
	buf_free(&out);
}
