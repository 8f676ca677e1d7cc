/* The table of writers, and running it. */
#include "write/write.h"

#include "write/epub.h"
#include "write/page.h"
#include "write/view.h"
#include "write/writers.h"

/* Books, figures and changes come first: the pages say how big they are, or
 * that there are any. */
const struct writer writers[] = {
	{"epub", FORMAT_EPUB, write_epubs, NULL, NULL},
	{"figures", FORMAT_PAGES, write_figures, NULL, NULL},
	{"changes", FORMAT_PAGES, write_changes, NULL, NULL},
	{"pages", FORMAT_PAGES, write_pages, NULL, NULL},
	{"covers", FORMAT_PAGES, write_covers, NULL, NULL},
	{"search", FORMAT_PAGES, write_search, NULL, NULL},
	{"images", FORMAT_PAGES, write_images, NULL, NULL},
	{"data", FORMAT_PAGES, write_data, NULL, NULL},
	{"editions", FORMAT_PAGES, NULL, write_editions, NULL},
	{"latest", FORMAT_PAGES, NULL, write_latest, NULL},
	{"home", FORMAT_PAGES, NULL, NULL, write_home},
	{"shared", FORMAT_PAGES, NULL, NULL, write_shared},
};
const size_t n_writers = sizeof(writers) / sizeof(*writers);

static bool is_wanted(const struct build *build, const struct writer *writer)
{
	return build->formats & writer->format;
}

void write_publication(const struct build *build,
		       const struct publication *publication)
{
	for (size_t i = 0; i < n_writers; i++) {
		const struct writer *writer = &writers[i];

		if (!is_wanted(build, writer))
			continue;
		for (size_t j = 0;
		     writer->edition && j < publication->n_editions; j++)
			writer->edition(build, &publication->editions[j]);
		if (writer->publication)
			writer->publication(build, publication);
	}
}

void write_site(const struct build *build,
		const struct publication_summary *summaries, size_t n)
{
	for (size_t i = 0; i < n_writers; i++)
		if (is_wanted(build, &writers[i]) && writers[i].site)
			writers[i].site(build, summaries, n);
}

/* Summaries */

static struct localized copy_localized(struct arena *arena,
				       const struct localized *from)
{
	struct localized copy = {
		ARENA_ARRAY(arena, struct localized_text, from->len),
		from->len};

	for (size_t i = 0; i < from->len; i++)
		copy.texts[i] = (struct localized_text){
			arena_str(arena, from->texts[i].tag),
			arena_str(arena, from->texts[i].text),
			from->texts[i].line};
	return copy;
}

static struct cover summarise_cover(struct arena *arena,
				    const struct edition *edition)
{
	struct arena scratch = {0};
	struct cover cover = {0};

	if (cover_find(&scratch, edition, page_cover_view(&scratch, edition),
		       &cover)) {
		cover.address = arena_str(arena, cover.address);
		cover.media_type = arena_str(arena, cover.media_type);
	}
	arena_free(&scratch);
	return cover;
}

static void summarise_edition(struct arena *arena,
			      const struct edition *edition,
			      struct edition_summary *summary)
{
	*summary = (struct edition_summary){
		.slug = arena_str(arena, edition->slug),
		.name = copy_localized(arena, &edition->name),
		.date = arena_str(arena, edition->date),
		.status = edition->status,
		.cover = summarise_cover(arena, edition),
		.languages =
			ARENA_ARRAY(arena, struct str, edition->n_languages),
	};
	for (size_t i = 0; i < edition->n_languages; i++) {
		struct view view = {.sides = {i}, .n_sides = 1};

		if (view_has_pages(&view, edition))
			summary->languages[summary->n_languages++] =
				arena_str(arena, edition->languages[i].tag);
	}
}

void publication_summarise(struct arena *arena,
			   const struct publication *publication,
			   struct publication_summary *summary)
{
	size_t n = publication->n_editions;

	*summary = (struct publication_summary){
		.slug = arena_str(arena, publication->slug),
		.title = copy_localized(arena, &publication->title),
		.description = copy_localized(arena, &publication->description),
		.editions = ARENA_ARRAY(arena, struct edition_summary, n),
		.n_editions = n,
	};
	for (size_t i = 0; i < n; i++)
		summarise_edition(arena, &publication->editions[n - 1 - i],
				  &summary->editions[i]);
}
