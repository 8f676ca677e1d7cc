/* Publications, editions and their books, as pages show them. */
#include "write/page.h"

#include "write/address.h"
#include "write/issued.h"
#include "write/wording.h"

static struct str role_word(const struct page *page, struct str role)
{
	struct str name = arena_join(page->arena, STR("role_"), role, STR(""));
	struct str word = strings_get(page->ui, name);

	return word.len ? word : role;
}

static struct list contributors(const struct page *page,
				const struct publication *publication)
{
	size_t n = publication->n_contributors;
	struct contributor_record *records =
		ARENA_ARRAY(page->arena, struct contributor_record, n);

	for (size_t i = 0; i < n; i++) {
		const struct contributor *from = &publication->contributors[i];

		records[i].names = page_names(page, &from->name);
		records[i].role = role_word(page, from->role);
	}
	return (struct list){records, n};
}

/* Every subject in the page's own language. */
static struct list subjects(const struct page *page,
			    const struct publication *publication)
{
	size_t n = publication->n_subjects;
	struct localized_text *texts =
		ARENA_ARRAY(page->arena, struct localized_text, n);

	for (size_t i = 0; i < n; i++)
		texts[i].text =
			localized_for(&publication->subjects[i],
				      page->tongues[0].tag, &texts[i].tag);
	return page_texts(page, texts, n);
}

struct publication_record *
page_publication(const struct page *page, const struct publication *publication)
{
	struct publication_record *record =
		ARENA_NEW(page->arena, struct publication_record);

	*record = (struct publication_record){
		.names = page_names(page, &publication->title),
		.subtitles = page_names(page, &publication->subtitle),
		.descriptions = page_names(page, &publication->description),
		.publishers = page_names(page, &publication->publisher),
		.series = page_names(page, &publication->series),
		.rights = page_names(page, &publication->rights),
		.subjects = subjects(page, publication),
		.contributors = contributors(page, publication),
		.href = page_href(page, address_publication(page->arena,
							    publication->slug)),
		.identifier = publication->identifier,
	};
	return record;
}

struct edition_record *page_edition(const struct page *page,
				    const struct edition *edition)
{
	const struct edition *newest = publication_latest(edition->publication);
	struct edition_record *record =
		ARENA_NEW(page->arena, struct edition_record);

	*record = (struct edition_record){
		.names = page_names(page, &edition->name),
		.statements = page_names(page, &edition->statement),
		.date = edition->date,
		.date_text = page_date(page, edition->date),
		.modified = edition->modified,
		.modified_text = page_date(page, edition->modified),
		.identifier = edition->identifier,
		.draft = edition->status == STATUS_DRAFT,
		.withdrawn = edition->status == STATUS_WITHDRAWN,
		.newest = edition == newest,
		.superseded = edition->status == STATUS_RELEASED &&
			      edition_successor(edition),
	};
	if (!record->names.len)
		record->names = page_text(page, edition->slug, STR(""));
	if (edition->printing > 1)
		record->printing =
			arena_printf(page->arena, "%u", edition->printing);
	return record;
}

static struct link_record view_link(const struct page *page, struct str folder,
				    const struct tongue *tongues, size_t n)
{
	struct str tags[VIEW_SIDES], path;

	for (size_t i = 0; i < n; i++)
		tags[i] = tongues[i].tag;
	path = arena_join(page->arena, folder, view_slug(page->arena, tags, n),
			  STR("/index.html"));
	return (struct link_record){
		.href = page_href(page, path),
		.hreflang = tags[0],
		.names = page_language_names(page, tongues, n),
	};
}

struct list page_view_links(const struct page *page, struct str publication,
			    struct str edition, const struct tongue *tongues,
			    size_t n)
{
	struct str folder =
		arena_join(page->arena, publication, STR("/"), edition);
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, 2 * n);
	struct list list = {links, 0};

	folder = arena_join(page->arena, folder, STR("/"), STR(""));
	for (size_t i = 0; i < n; i++)
		links[list.len++] = view_link(page, folder, &tongues[i], 1);
	for (size_t i = 1; i < n; i++) {
		const struct tongue pair[VIEW_SIDES] = {tongues[0], tongues[i]};

		links[list.len++] = view_link(page, folder, pair, VIEW_SIDES);
	}
	return list;
}

const struct view *page_cover_view(struct arena *arena,
				   const struct edition *edition)
{
	size_t n_views;
	struct view *views = edition_views(arena, edition, &n_views);

	return &views[edition->n_languages < n_views ? edition->n_languages
						     : 0];
}

static struct str pixels(struct arena *arena, uint32_t n)
{
	return n ? arena_printf(arena, "%u", n) : STR("");
}

const struct picture_record *page_cover(const struct page *page,
					const struct cover *cover)
{
	struct picture_record *record;

	if (!cover->address.len)
		return NULL;
	record = ARENA_NEW(page->arena, struct picture_record);
	*record = (struct picture_record){
		.href = page_href(page, cover->address),
		.width = pixels(page->arena, cover->width),
		.height = pixels(page->arena, cover->height),
	};
	return record;
}

struct list page_link(const struct page *page, struct link_record link)
{
	struct link_record *copy = ARENA_NEW(page->arena, struct link_record);

	*copy = link;
	return (struct list){copy, 1};
}

struct list page_downloads(const struct page *page,
			   const struct edition *edition)
{
	size_t n_views;
	struct view *views = edition_views(page->arena, edition, &n_views);
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, n_views);
	struct list list = page_issued_books(page, edition);

	if (list.len)
		return list;
	list.items = links;
	for (size_t i = 0; i < n_views; i++) {
		const struct view *view = &views[i];
		struct str address = address_epub(page->arena, edition, view);
		uint64_t size = outset_size(page->build->outset, address);
		struct tongue tongues[VIEW_SIDES];

		if (!size)
			continue;
		for (size_t j = 0; j < view->n_sides; j++)
			tongues[j] = tongue_find(
				page->build,
				edition->languages[view->sides[j]].tag);
		links[list.len++] = (struct link_record){
			.href = page_href(page, address),
			.hreflang = tongues[0].tag,
			.names = page_language_names(page, tongues,
						     view->n_sides),
			.size = wording_size(page->arena, size),
		};
	}
	return list;
}
