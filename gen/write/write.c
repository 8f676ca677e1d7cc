/* The table of writers, and running it. */
#include "write/write.h"

#include "write/differences.h"
#include "write/epub.h"
#include "write/writers.h"

/* Books, figures, changes, errata and lists of sources come first: the pages
 * say how big they are, or that there are any. A page that stands alone is
 * made of what is there. */
const struct writer writers[] = {
	{"epub", FORMAT_EPUB | FORMAT_RELEASE, write_epubs, NULL, NULL},
	{"figures", FORMAT_PAGES | FORMAT_RELEASE, write_figures, NULL, NULL},
	{"changes", FORMAT_PAGES, write_changes, NULL, NULL},
	{"errata", FORMAT_PAGES, write_errata, NULL, NULL},
	{"releases", FORMAT_PAGES, write_releases, NULL, NULL},
	{"sources", FORMAT_PAGES, write_sources, NULL, NULL},
	{"pages", FORMAT_PAGES | FORMAT_RELEASE, write_pages, NULL, NULL},
	{"withdrawn", FORMAT_PAGES, write_withdrawn, NULL, NULL},
	{"covers", FORMAT_PAGES | FORMAT_RELEASE, write_covers, NULL, NULL},
	{"search", FORMAT_PAGES, write_search, NULL, NULL},
	{"images", FORMAT_PAGES | FORMAT_RELEASE, write_images, NULL, NULL},
	{"single", FORMAT_RELEASE, write_single, NULL, NULL},
	{"data", FORMAT_PAGES, write_data, NULL, NULL},
	{"editions", FORMAT_PAGES, NULL, write_editions, NULL},
	{"latest", FORMAT_PAGES, NULL, write_latest, NULL},
	{"home", FORMAT_PAGES, NULL, NULL, write_home},
	{"leave", FORMAT_PAGES, NULL, NULL, write_leave},
	{"shared", FORMAT_PAGES, NULL, NULL, write_shared},
	{"feeds", FORMAT_PAGES, NULL, NULL, write_feeds},
	{"catalogues", FORMAT_PAGES, NULL, NULL, write_catalogues},
	{"sitemap", FORMAT_PAGES, NULL, NULL, write_sitemap},
};
const size_t n_writers = sizeof(writers) / sizeof(*writers);

static bool is_wanted(const struct build *build, const struct writer *writer)
{
	return build->formats & writer->format;
}

const struct differences *build_differences(const struct build *build,
					    const struct edition *edition)
{
	if (!build->differences || !edition->before)
		return NULL;
	return &build->differences[edition - edition->publication->editions];
}

static void run_writer(const struct build *build, const struct writer *writer,
		       const struct publication *publication)
{
	for (size_t i = 0; writer->edition && i < publication->n_editions; i++)
		writer->edition(build, &publication->editions[i]);
	if (writer->publication)
		writer->publication(build, publication);
}

void write_publication(const struct build *build,
		       const struct publication *publication)
{
	size_t n = publication->n_editions;
	struct arena arena = {0};
	struct differences *differences =
		ARENA_ARRAY(&arena, struct differences, n);
	struct build own = *build;

	for (size_t i = 0; i < n; i++)
		if (publication->editions[i].before)
			differences_find(&differences[i],
					 &publication->editions[i],
					 build->pool);
	own.differences = differences;
	for (size_t i = 0; i < n_writers; i++)
		if (is_wanted(build, &writers[i]))
			run_writer(&own, &writers[i], publication);
	for (size_t i = 0; i < n; i++)
		if (publication->editions[i].before)
			differences_free(&differences[i]);
	arena_free(&arena);
}

void write_site(const struct build *build,
		const struct publication_summary *summaries, size_t n)
{
	for (size_t i = 0; i < n_writers; i++)
		if (is_wanted(build, &writers[i]) && writers[i].site)
			writers[i].site(build, summaries, n);
}
