/* What pages of whole editions have in common. */
#include "write/edition_page.h"

#include "write/address.h"
#include "write/citation.h"
#include "write/notice.h"

const struct tongue *edition_tongues(const struct build *build,
				     struct arena *arena,
				     const struct edition *edition,
				     const size_t **languages, size_t *n)
{
	struct str *tags = ARENA_ARRAY(arena, struct str, edition->n_languages);
	size_t *numbers = ARENA_ARRAY(arena, size_t, edition->n_languages);

	*n = 0;
	for (size_t i = 0; i < edition->n_languages; i++) {
		const struct view view = {.sides = {i}, .n_sides = 1};

		if (!view_has_pages(&view, edition))
			continue;
		numbers[*n] = i;
		tags[(*n)++] = edition->languages[i].tag;
	}
	*languages = numbers;
	return tongue_list(build, arena, tags, *n);
}

/* From the home page down to this one, in the page's own language. */
static struct list breadcrumb(const struct page *page,
			      const struct edition *edition, struct str word)
{
	enum { STEPS = 4 };
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, STEPS);
	struct list name = page_name(page, &edition->name);

	links[0].href = page_href(page, STR("index.html"));
	links[0].names = page_site_name(page);
	links[1].href = page_href(
		page,
		address_publication(page->arena, edition->publication->slug));
	links[1].names = page_name(page, &edition->publication->title);
	links[2].href = page->record.contents_href;
	links[2].names =
		name.len ? name : page_text(page, edition->slug, STR(""));
	links[3].names =
		page_text(page, strings_get(page->ui, word), page->ui->tag);
	links[3].current = STR("page");
	return (struct list){links, STEPS};
}

static struct list notices(const struct page *page,
			   const struct edition *edition)
{
	struct notices notices;

	notices_begin(&notices, page, NOTICES_OF_EDITION);
	notices_of_edition(&notices, page, edition, page->record.newer);
	return notices.list;
}

/* The address of the same page of the edition to read instead, or else of its
 * contents. */
static struct list newer_link(const struct page *page,
			      const struct edition *edition, struct str newer)
{
	const struct edition *newest = edition_successor(edition);

	if (!newest)
		return (struct list){0};
	if (!newer.len)
		newer = address_view(page->arena, newest,
				     page_cover_view(page->arena, newest),
				     address_whole[WHOLE_CONTENTS]);
	return page_link(page,
			 (struct link_record){
				 .href = page_href(page, newer),
				 .names = page_edition(page, newest)->names,
			 });
}

void edition_page_set(struct page *page, const struct edition *edition,
		      struct str name, struct str newer)
{
	const struct view *view = page_cover_view(page->arena, edition);
	struct page_record *record = &page->record;

	page->publication = edition->publication;
	page->edition = edition;
	record->publication = page_publication(page, edition->publication);
	record->edition = page_edition(page, edition);
	record->citations = page_citations(page, edition);
	record->contents_href =
		page_href(page, address_view(page->arena, edition, view,
					     address_whole[WHOLE_CONTENTS]));
	record->all_href =
		page_href(page, address_view(page->arena, edition, view,
					     address_whole[WHOLE_ALL]));
	record->search_href =
		page_href(page, address_view(page->arena, edition, view,
					     address_whole[WHOLE_SEARCH]));
	record->colophon_href =
		page_href(page, address_view(page->arena, edition, view,
					     address_whole[WHOLE_COLOPHON]));
	record->breadcrumb = breadcrumb(page, edition, name);
	record->newer = newer_link(page, edition, newer);
	record->notices = notices(page, edition);
}

struct str edition_page_publication(const struct page *page)
{
	const struct publication_record *publication = page->record.publication;

	return page_first(publication->names);
}
