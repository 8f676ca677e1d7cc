/* The page of differences, made of the same records as the site's page of
 * changes, but without links. */
#include "write/diff_page.h"

#include "write/changes.h"

static void put_page(const struct template_source *source,
		     const struct template *template,
		     const struct differences *differences, struct str style,
		     struct buf *out)
{
	const struct edition *edition = differences->edition;
	const struct build build = {.strings = source->strings};
	size_t n = edition->n_languages;
	struct str *tags = ARENA_ARRAY(source->arena, struct str, n);
	size_t *languages = ARENA_ARRAY(source->arena, size_t, n);
	struct change_listing listing = {.differences = differences,
					 .languages = languages,
					 .n_tongues = n};
	struct page page = {.build = &build, .arena = source->arena};
	struct diff_record record;

	for (size_t i = 0; i < n; i++) {
		tags[i] = edition->languages[i].tag;
		languages[i] = i;
	}
	page.tongues = listing.tongues =
		tongue_list(&build, source->arena, tags, n);
	page.n_tongues = n;
	page.ui = page.tongues[0].ui;
	page.record.lang = page.tongues[0].tag;
	record = (struct diff_record){
		.lang = page.record.lang,
		.dir = tongue_direction(&page.tongues[0]),
		.style = style,
		.title = page_first(
			page_name(&page, &edition->publication->title)),
		.change_list = change_list(&page, &listing, 0, SIZE_MAX),
	};
	template_run(template, &record, page.ui, out);
}

bool diff_page(const struct template_source *source,
	       const struct differences *differences, struct buf *out)
{
	const struct template *template = template_compile(
		source, STR("page/diff.html"), "diff", &diff_type);
	struct buf style = {0};
	bool good = template != NULL;

	good &= template_put_file(source, STR("assets/style.css"), &style);
	good &= template_put_file(source, STR("assets/figures.css"), &style);
	good &= template_put_file(source, STR("assets/changes.css"), &style);
	if (good)
		put_page(source, template, differences, buf_str(&style), out);
	buf_free(&style);
	return good;
}
