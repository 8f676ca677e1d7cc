/* The figures of an edition as pages in all of its languages, and the files of
 * the same as data. */
#include <string.h>

#include "base/file.h"
#include "write/address.h"
#include "write/edition_page.h"
#include "write/figures.h"
#include "write/issued.h"
#include "write/page.h"
#include "write/republish.h"
#include "write/wording.h"
#include "write/writers.h"

enum {
	PAGE_FIGURES_MOST = 400, /* figures on a page, so that it stays light */
	GROUP = 3                /* digits between thin spaces */
};

/* The edition while its figures are written. */
struct listing {
	const struct build *build;
	const struct figures *figures;
	const struct tongue *tongues; /* of languages that have pages */
	const size_t *languages;      /* their numbers in the edition */
	size_t n_tongues;
	size_t n_pages;
};

const struct str figures_suffixes[FIGURES_FILES] = {
	STR_INIT(".csv"),
	STR_INIT(".json"),
	STR_INIT(".csv-metadata.json"),
};

/* Numbers for people */

/* A number with thin spaces between its thousands. */
static void put_grouped(struct buf *out, struct str number)
{
	const struct str thin = STR("\xE2\x80\x89");
	size_t point = str_find_char(number, '.');
	size_t digits = point == STR_NONE ? number.len : point;
	size_t start = str_starts(number, STR("-"));

	if (str_find_char(number, '/') != STR_NONE)
		digits = 0;
	if (start)
		buf_put(out, STR("\xE2\x88\x92")); /* a minus sign */
	for (size_t i = start; i < number.len; i++) {
		if (i > start && i < digits && (digits - i) % GROUP == 0)
			buf_put(out, thin);
		buf_put_char(out, number.ptr[i]);
	}
}

static void put_number(struct buf *out, struct rational number)
{
	struct buf digits = {0};

	rational_put(&digits, number);
	put_grouped(out, buf_str(&digits));
	buf_free(&digits);
}

static struct str value_text(struct arena *arena, const struct figure *figure)
{
	const struct str dash = STR("\xE2\x80\x93");
	struct buf out = {0};
	struct str text;

	put_number(&out, figure->quantity->number_low);
	if (figure_is_range(figure)) {
		buf_put(&out, dash);
		put_number(&out, figure->quantity->number_high);
	}
	text = buf_copy(&out, arena);
	buf_free(&out);
	return text;
}

/* Units whose sign is not their id. */
static const struct {
	struct str unit;
	struct str sign;
} signs[] = {
	{STR_INIT("percent"), STR_INIT("%")},
	{STR_INIT("permille"), STR_INIT("\xE2\x80\xB0")},
	{STR_INIT("m2"), STR_INIT("m\xC2\xB2")},
	{STR_INIT("km2"), STR_INIT("km\xC2\xB2")},
	{STR_INIT("cm2"), STR_INIT("cm\xC2\xB2")},
	{STR_INIT("m3"), STR_INIT("m\xC2\xB3")},
	{STR_INIT("um"), STR_INIT("\xC2\xB5m")},
	{STR_INIT("celsius"), STR_INIT("\xC2\xB0"
				       "C")},
	{STR_INIT("fahrenheit"), STR_INIT("\xC2\xB0"
					  "F")},
};

/* A sign that means the same in every language; empty for what has none, such
 * as people and years. */
static struct str unit_sign(const struct figure *figure)
{
	struct str unit = figure_unit(figure);

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (str_eq(signs[i].unit, unit))
			return signs[i].sign;
	switch (figure->quantity->dimension) {
	case DIMENSION_MONEY:
	case DIMENSION_LENGTH:
	case DIMENSION_AREA:
	case DIMENSION_VOLUME:
	case DIMENSION_MASS:
	case DIMENSION_ENERGY:
	case DIMENSION_POWER:
	case DIMENSION_SPEED:
	case DIMENSION_DATA:
		return unit;
	default:
		return (struct str){0};
	}
}

/* Words */

/* A word of the interface in each language, by the end of its name. */
static struct list words(const struct page *page, struct str head,
			 struct str name)
{
	struct str full = arena_join(page->arena, head, name, STR(""));
	char *bytes = (char *)full.ptr;

	for (size_t i = 0; i < full.len; i++)
		if (bytes[i] == '-')
			bytes[i] = '_';
	return page_words(page, full);
}

/* A phrase of the interface in each language with a number put in. */
static struct list counted(const struct page *page, struct str name, size_t n)
{
	struct list list = page_words(page, name);
	struct text_record *texts =
		ARENA_ARRAY(page->arena, struct text_record, list.len);

	for (size_t i = 0; i < list.len; i++) {
		texts[i] = ((const struct text_record *)list.items)[i];
		texts[i].text =
			wording_fill(page->arena, texts[i].text, STR("{count}"),
				     arena_printf(page->arena, "%zu", n));
	}
	return (struct list){texts, list.len};
}

static struct list counts(const struct page *page, size_t n)
{
	return n == 1 ? page_words(page, STR("figures_one"))
		      : counted(page, STR("figures_many"), n);
}

/* Figures */

static struct str href_in(const struct page *page,
			  const struct figures *figures,
			  const struct view *view, const struct figure *figure)
{
	if (!view_has_pages(view, figures->edition) ||
	    !view_has_chapter(view, figure->statement->pair->chapter))
		return (struct str){0};
	return figure_href(page->arena, view, figure);
}

static struct str label_of(struct arena *arena,
			   const struct figure_saying *saying)
{
	struct buf out = {0};
	struct str label = {0};

	if (saying->row.len || saying->column.len) {
		figure_put_context(&out, saying);
		label = buf_copy(&out, arena);
	}
	buf_free(&out);
	return label;
}

static struct phrase_record phrase_record(const struct page *page,
					  const struct listing *listing,
					  size_t number,
					  const struct figure *figure)
{
	const struct str ellipsis = STR("\xE2\x80\xA6");
	const struct tongue *tongue = &listing->tongues[number];
	size_t language = listing->languages[number];
	const struct figure_saying *saying = &figure->sayings[language];
	const struct view *view = &listing->figures->views[number];
	struct phrase_record record = {
		.words = saying->phrase,
		.lang = tongue->tag,
		.dir = tongue_direction(tongue),
	};

	if (!saying->phrase.len) {
		record.missing =
			strings_get(tongue->ui, STR("figures_missing"));
		record.missing_lang = tongue->ui->tag;
		return record;
	}
	record.href = href_in(page, listing->figures, view, figure);
	record.label = label_of(page->arena, saying);
	record.stand = saying->before.len || saying->after.len ? STR("")
							       : STR("alone");
	record.before =
		arena_join(page->arena, saying->cut_before ? ellipsis : STR(""),
			   saying->before, STR(""));
	record.after =
		arena_join(page->arena, saying->after,
			   saying->cut_after ? ellipsis : STR(""), STR(""));
	return record;
}

static struct list phrases_of(const struct page *page,
			      const struct listing *listing,
			      const struct figure *figure)
{
	struct phrase_record *records = ARENA_ARRAY(
		page->arena, struct phrase_record, listing->n_tongues);

	for (size_t i = 0; i < listing->n_tongues; i++)
		records[i] = phrase_record(page, listing, i, figure);
	return (struct list){records, listing->n_tongues};
}

/* The figure's place where two languages stand side by side. */
static struct str parallel_href(const struct page *page,
				const struct figures *figures,
				const struct figure *figure)
{
	for (size_t i = 0; i < figures->n_views; i++) {
		const struct view *view = &figures->views[i];
		struct str href = href_in(page, figures, view, figure);

		if (view->n_sides > 1 && href.len)
			return href;
	}
	return (struct str){0};
}

static struct figure_record figure_record(const struct page *page,
					  const struct listing *listing,
					  const struct figure *figure)
{
	const struct quantity *quantity = figure->quantity;
	struct buf decimal = {0};
	struct figure_record record = {
		.id = figure->id,
		.value = value_text(page->arena, figure),
		.unit = unit_sign(figure),
		.kinds = words(page, STR("figures_kind_"),
			       quantity_kind_names[quantity->kind]),
		.phrases = phrases_of(page, listing, figure),
		.href = parallel_href(page, listing->figures, figure),
		.kind_order = arena_printf(page->arena, "%d", quantity->kind),
		.base_unit = figure_base_unit(figure),
	};

	if (quantity->qualifier != QUALIFIER_EXACT)
		record.qualifiers = words(page, STR("figures_qualifier_"),
					  qualifier_names[quantity->qualifier]);
	if (quantity->change)
		record.changes = words(page, STR("figures_change_"),
				       figure_change(figure));
	figure_put_decimal(&decimal, quantity->low);
	record.base_value = buf_copy(&decimal, page->arena);
	buf_free(&decimal);
	return record;
}

/* Sections */

/* The figures of a chapter from first on, at most so many. */
static struct figure_section_record
section_record(const struct page *page, const struct listing *listing,
	       const struct figure_chapter *chapter, size_t first, size_t most)
{
	size_t n = chapter->n - first < most ? chapter->n - first : most;
	struct figure_record *records =
		ARENA_ARRAY(page->arena, struct figure_record, n);

	for (size_t i = 0; i < n; i++)
		records[i] = figure_record(page, listing,
					   &chapter->figures[first + i]);
	return (struct figure_section_record){
		.id = arena_printf(page->arena, "_chapter-%zu",
				   chapter->chapter->number + 1),
		.names = page_chapter_names(page, chapter->chapter),
		.counts = counts(page, chapter->n),
		.figures = {records, n},
	};
}

/* What belongs on the page of that number. */
static struct list sections_of(const struct page *page,
			       const struct listing *listing, size_t number)
{
	const struct figures *figures = listing->figures;
	size_t n_chapters = figures->edition->n_chapters;
	size_t skip = number * PAGE_FIGURES_MOST, room = PAGE_FIGURES_MOST;
	struct figure_section_record *records = ARENA_ARRAY(
		page->arena, struct figure_section_record, n_chapters);
	struct list list = {records, 0};

	for (size_t i = 0; i < n_chapters && room; i++) {
		const struct figure_chapter *chapter = &figures->chapters[i];

		if (skip >= chapter->n) {
			skip -= chapter->n;
			continue;
		}
		records[list.len] =
			section_record(page, listing, chapter, skip, room);
		room -= records[list.len++].figures.len;
		skip = 0;
	}
	return list;
}

/* The page */

static struct str page_suffix(struct arena *arena, size_t number)
{
	return number ? arena_printf(arena, "-%zu.html", number + 1)
		      : STR(".html");
}

static struct list pages_of(const struct page *page,
			    const struct listing *listing, size_t number)
{
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, listing->n_pages);

	for (size_t i = 0; i < listing->n_pages; i++) {
		struct str address =
			address_figures(page->arena, listing->figures->edition,
					page_suffix(page->arena, i));

		links[i] = (struct link_record){
			.href = page_href(page, address),
			.names = page_text(
				page, arena_printf(page->arena, "%zu", i + 1),
				STR("")),
			.current = i == number ? STR("page") : STR(""),
		};
	}
	return (struct list){links,
			     listing->n_pages > 1 ? listing->n_pages : 0};
}

/* A file of the figures; its size is known once it was put. */
static struct link_record file_link(const struct page *page,
				    const struct edition *edition,
				    struct str suffix, struct str name)
{
	struct str address = address_figures(page->arena, edition, suffix);
	uint64_t size = outset_size(page->build->outset, address);

	struct link_record link = {
		.href = page_href(page, address),
		.names = page_words(page, name),
		.size = size ? wording_size(page->arena, size) : STR(""),
	};

	link_set_digest(&link, edition, address);
	return link;
}

struct list page_figures(const struct page *page, const struct edition *edition)
{
	enum { WAYS = 3 };
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, WAYS);

	if (!outset_size(page->build->outset,
			 address_figures(page->arena, edition, STR(".html"))))
		return (struct list){0};
	links[0] = file_link(page, edition, STR(".html"), STR("figures"));
	links[0].size = STR("");
	links[1] = file_link(page, edition, STR(".csv"), STR("figures_csv"));
	links[2] = file_link(page, edition, STR(".json"), STR("figures_json"));
	return (struct list){links, WAYS};
}

static struct list files_of(const struct page *page,
			    const struct edition *edition)
{
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, FIGURES_FILES);
	const struct str names[FIGURES_FILES] = {
		STR_INIT("figures_csv"),
		STR_INIT("figures_json"),
		STR_INIT("figures_metadata"),
	};

	for (size_t i = 0; i < FIGURES_FILES; i++)
		links[i] =
			file_link(page, edition, figures_suffixes[i], names[i]);
	return (struct list){links, FIGURES_FILES};
}

static struct figure_list_record *list_record(const struct page *page,
					      const struct listing *listing,
					      size_t number)
{
	struct figure_list_record *record =
		ARENA_NEW(page->arena, struct figure_list_record);

	*record = (struct figure_list_record){
		.titles = page_words(page, STR("figures")),
		.intros = counted(page,
				  listing->n_tongues > 1
					  ? STR("figures_intro")
					  : STR("figures_intro_single"),
				  listing->figures->n),
		.limits = page_words(page, STR("figures_limits")),
		.languages = page_language_names(page, listing->tongues,
						 listing->n_tongues),
		.values = page_words(page, STR("figures_column_value")),
		.kinds = page_words(page, STR("figures_column_kind")),
		.sorted = page_words(page, STR("figures_sorted")),
		.restores = page_words(page, STR("figures_restore")),
		.files = files_of(page, listing->figures->edition),
		.pages = pages_of(page, listing, number),
		.sections = sections_of(page, listing, number),
		.scripts = page_files(page, USE_FIGURES),
	};
	return record;
}

/* The same page of the edition to read instead, if it has one. */
static struct str newer(const struct page *page, const struct edition *edition)
{
	const struct edition *newest = edition_successor(edition);

	if (!newest || !figures_any(newest))
		return (struct str){0};
	return address_figures(page->arena, newest, STR(".html"));
}

static void write_page(void *context, size_t item, struct arena *scratch)
{
	const struct listing *listing = context;
	const struct edition *edition = listing->figures->edition;
	const struct figure_list_record *list;
	struct page page;

	page_begin(
		&page, listing->build, scratch,
		address_figures(scratch, edition, page_suffix(scratch, item)),
		listing->tongues, listing->n_tongues);
	edition_page_set(&page, edition, STR("figures"), newer(&page, edition));
	list = list_record(&page, listing, item);
	page.record.figure_list = list;
	page.record.title = page_title(&page, page_first(list->titles),
				       edition_page_publication(&page));
	page.record.description = page_first(list->intros);
	page_put(&page, PAGE_FIGURES);
}

/* Data */

/* Puts the file, or what was issued in its place, and under latest/ if the
 * edition is the newest. */
static void put_data(const struct listing *listing, struct arena *arena,
		     struct str suffix, struct str bytes)
{
	const struct edition *edition = listing->figures->edition;
	const struct publication *publication = edition->publication;
	struct str address = address_figures(arena, edition, suffix);

	republish(listing->build, arena, edition, path_base(address), &bytes);
	outset_put(listing->build->outset, address, bytes);
	if (edition == publication_current(publication))
		outset_put(listing->build->outset,
			   address_latest_figures(arena, publication->slug,
						  suffix),
			   bytes);
}

static void write_data_file(void *context, size_t item, struct arena *scratch)
{
	const struct listing *listing = context;
	const struct edition *edition = listing->figures->edition;
	const struct strings **ui = ARENA_ARRAY(scratch, const struct strings *,
						edition->n_languages);
	struct buf out = {0};

	for (size_t i = 0; i < edition->n_languages; i++)
		ui[i] = strings_for(listing->build->strings,
				    edition->languages[i].tag);
	if (item == 0)
		figures_put_csv(&out, listing->figures);
	else if (item == 1)
		figures_put_json(&out, listing->figures);
	else
		figures_put_metadata(&out, listing->figures, ui);
	put_data(listing, scratch, figures_suffixes[item], buf_str(&out));
	buf_free(&out);
}

void write_figures(const struct build *build, const struct edition *edition)
{
	struct arena arena = {0};
	struct figures figures;
	struct listing listing = {.build = build, .figures = &figures};

	if (!figures_any(edition))
		return;
	figures_find(&figures, edition, build->pool);
	listing.tongues = edition_tongues(
		build, &arena, edition, &listing.languages, &listing.n_tongues);
	listing.n_pages =
		figures.n ? (figures.n - 1) / PAGE_FIGURES_MOST + 1 : 1;
	pool_each(build->pool, FIGURES_FILES, write_data_file, &listing);
	pool_each(build->pool, listing.n_pages, write_page, &listing);
	figures_free(&figures);
	arena_free(&arena);
}
