/* The page of a publication, which lists its editions, and the home page,
 * which lists the publications. Both show every language that there is. */
#include "write/issued.h"
#include "write/linked_data.h"
#include "write/notice.h"
#include "write/page.h"
#include "write/writers.h"

#include "write/address.h"

/* The page of a publication */

/* The tags of an edition's languages that have pages. */
static struct str *shown_languages(struct arena *arena,
				   const struct edition *edition, size_t *n)
{
	struct str *tags = ARENA_ARRAY(arena, struct str, edition->n_languages);

	*n = 0;
	for (size_t i = 0; i < edition->n_languages; i++) {
		struct view view = {.sides = {i}, .n_sides = 1};

		if (view_has_pages(&view, edition))
			tags[(*n)++] = edition->languages[i].tag;
	}
	return tags;
}

/* That an edition was withdrawn; empty if it was not. */
static struct list withdrawal_of(const struct page *page,
				 enum edition_status status,
				 const struct withdrawal *withdrawal)
{
	struct notice_record *record =
		ARENA_NEW(page->arena, struct notice_record);

	if (status != STATUS_WITHDRAWN)
		return (struct list){0};
	*record = notice_withdrawn(page, withdrawal);
	return (struct list){record, 1};
}

static void add_edition(const struct page *page, const struct edition *edition,
			struct edition_record *record)
{
	size_t n_tags;
	struct str *tags = shown_languages(page->arena, edition, &n_tags);
	struct cover cover;

	*record = *page_edition(page, edition);
	record->views = page_view_links(
		page, edition->publication->slug, edition->slug,
		tongue_list(page->build, page->arena, tags, n_tags), n_tags);
	record->downloads = page_downloads(page, edition);
	record->issues = page_issues(page, edition);
	record->figures = page_figures(page, edition);
	record->notices =
		withdrawal_of(page, edition->status, &edition->withdrawal);
	record->changes = page_changes(page, edition);
	record->errata = page_errata(page, edition);
	if (cover_find(page->arena, edition,
		       page_cover_view(page->arena, edition), &cover))
		record->cover = page_cover(page, &cover);
}

static struct list editions_of(const struct page *page,
			       const struct publication *publication)
{
	size_t n = publication->n_editions;
	struct edition_record *records =
		ARENA_ARRAY(page->arena, struct edition_record, n);

	for (size_t i = 0; i < n; i++)
		add_edition(page, &publication->editions[n - 1 - i],
			    &records[i]);
	return (struct list){records, n};
}

/* From the home page to the name of the publication. */
static struct list breadcrumb(const struct page *page,
			      const struct localized *title)
{
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, 2);

	links[0].href = page_href(page, STR("index.html"));
	links[0].names = page_site_name(page);
	links[1].names = page_name(page, title);
	links[1].current = STR("page");
	return (struct list){links, 2};
}

void write_editions(const struct build *build,
		    const struct publication *publication)
{
	struct arena arena = {0};
	struct publication_record *record;
	struct page page;
	struct str *tags;
	size_t n_tags = 0;

	if (!publication->n_editions)
		return;
	tags = shown_languages(
		&arena, &publication->editions[publication->n_editions - 1],
		&n_tags);
	if (n_tags) {
		page_begin(&page, build, &arena,
			   address_publication(&arena, publication->slug),
			   tongue_list(build, &arena, tags, n_tags), n_tags);
		record = page_publication(&page, publication);
		record->editions = editions_of(&page, publication);
		page.publication = publication;
		page.record.publication = record;
		page.record.breadcrumb = breadcrumb(&page, &publication->title);
		page.record.description = page_first(record->descriptions);
		page.record.title =
			page_title(&page, page_first(record->names), STR(""));
		page.record.linked_data =
			linked_publication(&page, publication);
		page_put(&page, PAGE_PUBLICATION);
	}
	arena_free(&arena);
}

/* The home page */

static bool has_tag(const struct str *tags, size_t n, struct str tag)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(tags[i], tag))
			return true;
	return false;
}

struct str *page_site_tags(struct arena *arena, const struct site *site,
			   const struct publication_summary *summaries,
			   size_t n, size_t *n_tags)
{
	size_t limit = site->n_languages + 1;
	struct str *tags;

	for (size_t i = 0; i < n; i++)
		if (summaries[i].n_editions)
			limit += summaries[i].editions[0].n_languages;
	tags = ARENA_ARRAY(arena, struct str, limit);
	*n_tags = 0;
	for (size_t i = 0; i < site->n_languages; i++)
		tags[(*n_tags)++] = site->languages[i];
	for (size_t i = 0; i < n && !site->n_languages; i++) {
		const struct edition_summary *newest = summaries[i].editions;

		for (size_t j = 0;
		     summaries[i].n_editions && j < newest->n_languages; j++)
			if (!has_tag(tags, *n_tags, newest->languages[j]))
				tags[(*n_tags)++] = newest->languages[j];
	}
	if (!*n_tags)
		tags[(*n_tags)++] = STR("en");
	return tags;
}

static bool is_first_released(const struct publication_summary *summary,
			      size_t number)
{
	for (size_t i = 0; i < number; i++)
		if (summary->editions[i].status == STATUS_RELEASED)
			return false;
	return summary->editions[number].status == STATUS_RELEASED;
}

static struct list summary_editions(const struct page *page,
				    const struct publication_summary *summary)
{
	struct edition_record *records = ARENA_ARRAY(
		page->arena, struct edition_record, summary->n_editions);

	for (size_t i = 0; i < summary->n_editions; i++) {
		const struct edition_summary *edition = &summary->editions[i];

		records[i] = (struct edition_record){
			.names = page_names(page, &edition->name),
			.views = page_view_links(
				page, summary->slug, edition->slug,
				tongue_list(page->build, page->arena,
					    edition->languages,
					    edition->n_languages),
				edition->n_languages),
			.date = edition->date,
			.date_text = page_date(page, edition->date),
			.draft = edition->status == STATUS_DRAFT,
			.withdrawn = edition->status == STATUS_WITHDRAWN,
			.notices = withdrawal_of(page, edition->status,
						 &edition->withdrawal),
			.cover = page_cover(page, &edition->cover),
			.newest = is_first_released(summary, i),
			.superseded = edition->status == STATUS_RELEASED &&
				      !is_first_released(summary, i),
		};
		if (!records[i].names.len)
			records[i].names =
				page_text(page, edition->slug, STR(""));
	}
	return (struct list){records, summary->n_editions};
}

static struct list publications_of(const struct page *page,
				   const struct publication_summary *summaries,
				   size_t n)
{
	struct publication_record *records =
		ARENA_ARRAY(page->arena, struct publication_record, n);
	size_t shown = 0;

	for (size_t i = 0; i < n; i++) {
		const struct publication_summary *summary = &summaries[i];

		/* A publication that could not be read has no summary. */
		if (!summary->n_editions)
			continue;
		records[shown++] = (struct publication_record){
			.names = page_names(page, &summary->title),
			.descriptions = page_names(page, &summary->description),
			.editions = summary_editions(page, summary),
			.href = page_href(page,
					  address_publication(page->arena,
							      summary->slug)),
		};
	}
	return (struct list){records, shown};
}

static bool has_books(const struct publication_summary *summaries, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < summaries[i].n_editions; j++)
			if (summaries[i].editions[j].n_books &&
			    summaries[i].editions[j].status == STATUS_RELEASED)
				return true;
	return false;
}

/* As catalogues.c writes them. */
static struct list catalogues(const struct page *page,
			      const struct publication_summary *summaries,
			      size_t n)
{
	static const struct feed_reference_record versions[] = {
		{.type = STR_INIT("application/atom+xml;profile=opds-catalog;"
				  "kind=navigation"),
		 .href = STR_INIT("opds.xml")},
		{.type = STR_INIT("application/opds+json"),
		 .href = STR_INIT("opds.json")}};
	enum { VERSIONS = sizeof(versions) / sizeof(*versions) };
	struct feed_reference_record *records = ARENA_ARRAY(
		page->arena, struct feed_reference_record, VERSIONS);

	if (!page->build->site->base_url.len || !has_books(summaries, n))
		return (struct list){0};
	for (size_t i = 0; i < VERSIONS; i++) {
		records[i] = versions[i];
		records[i].title = strings_get(page->ui, STR("books_newest"));
	}
	return (struct list){records, VERSIONS};
}

void write_home(const struct build *build,
		const struct publication_summary *publications,
		size_t n_publications)
{
	struct arena arena = {0};
	const struct site_record *site;
	struct page page;
	size_t n_tags;
	struct str *tags = page_site_tags(&arena, build->site, publications,
					  n_publications, &n_tags);

	page_begin(&page, build, &arena, STR("index.html"),
		   tongue_list(build, &arena, tags, n_tags), n_tags);
	site = page.record.site;
	page.record.description = page_first(site->descriptions);
	page.record.publications =
		publications_of(&page, publications, n_publications);
	page.record.title = page_first(site->names);
	page.record.catalogues =
		catalogues(&page, publications, n_publications);
	page.record.linked_data =
		linked_site(&page, publications, n_publications);
	page_put(&page, PAGE_HOME);
	arena_free(&arena);
}
