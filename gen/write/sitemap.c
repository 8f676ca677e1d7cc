/* The sitemap: the pages that have a text of their own, with the languages of
 * each as the pages name them, and robots.txt, which says where it is. A site
 * of very many pages has several sitemaps and an index. */
#include "write/address.h"
#include "write/feed.h"
#include "write/writers.h"

/* sitemaps.org: 50 000 addresses and 50 MiB a file. What a line takes besides
 * its address is less than MARKUP. */
enum { URLS_MOST = 50000, BYTES_MOST = 50 << 20, MARKUP = 80 };

struct sitemap {
	struct feeds feeds;
	struct url_record *urls;
	size_t n_urls;
	size_t n_files;
	struct url_record *files;
};

/* URLs */

/* How many pages are versions of the same text: this one and those behind. */
static size_t count_versions(const struct publication_summary *from,
			     size_t first)
{
	size_t n = 1;

	while (from->pages[first].tag.len && first + n < from->n_pages &&
	       from->pages[first + n].translates)
		n++;
	return n;
}

/* Each of n pages has the others beside it, and the first for all other
 * readers: so do the pages, see alternates in leaf.c. */
static void add_versions(struct sitemap *sitemap,
			 const struct page_summary *pages, size_t n)
{
	struct version_record *versions = ARENA_ARRAY(
		&sitemap->feeds.arena, struct version_record, n + 1);
	struct list list = {versions, pages->tag.len ? n + 1 : 0};

	for (size_t i = 0; i < n; i++)
		versions[i] = (struct version_record){
			pages[i].tag,
			feed_href(&sitemap->feeds, pages[i].address)};
	versions[n] =
		(struct version_record){STR("x-default"), versions[0].href};
	for (size_t i = 0; i < n; i++)
		sitemap->urls[sitemap->n_urls++] = (struct url_record){
			versions[i].href, pages[i].date, list};
}

static struct str newest_date(const struct feeds *feeds)
{
	struct str newest = {0};

	for (size_t i = 0; i < feeds->n_publications; i++) {
		const struct publication_summary *from =
			&feeds->publications[i];

		for (size_t j = 0; j < from->n_pages; j++)
			if (str_cmp(from->pages[j].date, newest) > 0)
				newest = from->pages[j].date;
	}
	return newest;
}

static void find_urls(struct sitemap *sitemap)
{
	struct feeds *feeds = &sitemap->feeds;
	size_t n = 1;

	for (size_t i = 0; i < feeds->n_publications; i++)
		n += feeds->publications[i].n_pages;
	sitemap->urls = ARENA_ARRAY(&feeds->arena, struct url_record, n);
	sitemap->files = ARENA_ARRAY(&feeds->arena, struct url_record, n);
	sitemap->urls[sitemap->n_urls++] = (struct url_record){
		.href = feed_href(feeds, STR("index.html")),
		.date = newest_date(feeds),
	};
	for (size_t i = 0; i < feeds->n_publications; i++) {
		const struct publication_summary *from =
			&feeds->publications[i];

		for (size_t j = 0; j < from->n_pages;) {
			n = count_versions(from, j);
			add_versions(sitemap, &from->pages[j], n);
			j += n;
		}
	}
}

/* Files */

static uint64_t size_of(const struct url_record *url)
{
	const struct version_record *versions = url->versions.items;
	uint64_t size = url->href.len + 2 * MARKUP;

	for (size_t i = 0; i < url->versions.len; i++)
		size += versions[i].href.len + versions[i].hreflang.len +
			MARKUP;
	return size;
}

/* How many of the URLs from the first on fit into a file. */
static size_t fitting(const struct sitemap *sitemap, size_t first)
{
	uint64_t size = 10 * MARKUP;
	size_t n = 0;

	while (first + n < sitemap->n_urls && n < URLS_MOST) {
		size += size_of(&sitemap->urls[first + n]);
		if (n && size > BYTES_MOST)
			break;
		n++;
	}
	return n;
}

static void put_file(struct sitemap *sitemap, struct str address, size_t first,
		     size_t n)
{
	struct sitemap_record record = {{sitemap->urls + first, n}};

	feed_put(&sitemap->feeds, FEED_SITEMAP, address, &record,
		 &sitemap->feeds.tongues[0]);
}

static void put_files(struct sitemap *sitemap)
{
	struct feeds *feeds = &sitemap->feeds;
	const struct str address = STR("sitemap.xml");
	struct sitemap_record index;
	size_t first = 0;

	if (fitting(sitemap, 0) == sitemap->n_urls) {
		put_file(sitemap, address, 0, sitemap->n_urls);
		return;
	}
	while (first < sitemap->n_urls) {
		size_t n = fitting(sitemap, first);
		struct str name = arena_printf(&feeds->arena, "sitemap-%zu.xml",
					       sitemap->n_files + 1);

		put_file(sitemap, name, first, n);
		sitemap->files[sitemap->n_files++] =
			(struct url_record){.href = feed_href(feeds, name)};
		first += n;
	}
	index = (struct sitemap_record){{sitemap->files, sitemap->n_files}};
	feed_put(feeds, FEED_SITEMAP_INDEX, address, &index,
		 &feeds->tongues[0]);
}

/* Nothing is forbidden: what must not be found says so itself. */
static void put_robots(struct sitemap *sitemap)
{
	struct feeds *feeds = &sitemap->feeds;

	outset_put(feeds->build->outset, STR("robots.txt"),
		   arena_join(&feeds->arena,
			      STR("User-agent: *\nAllow: /\n\nSitemap: "),
			      feed_href(feeds, STR("sitemap.xml")), STR("\n")));
}

void write_sitemap(const struct build *build,
		   const struct publication_summary *publications,
		   size_t n_publications)
{
	struct sitemap sitemap = {0};

	if (!build->site->base_url.len)
		return;
	feeds_begin(&sitemap.feeds, build, publications, n_publications);
	find_urls(&sitemap);
	put_files(&sitemap);
	put_robots(&sitemap);
	feeds_end(&sitemap.feeds);
}
