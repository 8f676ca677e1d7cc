/* Records of what changed. */
#include "write/changes.h"

#include <string.h>

#include "write/address.h"
#include "write/excerpt.h"
#include "write/wording.h"

/* Characters of what ids stood for: of one, and of all, so that the page stays
 * light. */
enum { RETIRED_MOST = 120, RETIRED_LEAST = 12, RETIRED_ALL = 9000 };

static const struct {
	struct str class;
	struct str word;
} kinds[] = {
	[CHANGE_EDITED] = {STR_INIT("edited"), STR_INIT("changes_edited")},
	[CHANGE_MOVED] = {STR_INIT("moved"), STR_INIT("changes_moved")},
	[CHANGE_ADDED] = {STR_INIT("added"), STR_INIT("changes_added")},
	[CHANGE_REMOVED] = {STR_INIT("removed"), STR_INIT("changes_removed")},
	[CHANGE_SPLIT] = {STR_INIT("split"), STR_INIT("changes_split")},
	[CHANGE_MERGED] = {STR_INIT("merged"), STR_INIT("changes_merged")},
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

/* Words */

/* A phrase of the interface in each language, with a value of that language
 * in the place of the name. */
static struct list filled(const struct page *page, struct list phrases,
			  struct str name, const struct str *values)
{
	struct text_record *texts =
		ARENA_ARRAY(page->arena, struct text_record, phrases.len);

	for (size_t i = 0; i < phrases.len; i++) {
		texts[i] = ((const struct text_record *)phrases.items)[i];
		texts[i].text = wording_fill(page->arena, texts[i].text, name,
					     values[i]);
	}
	return (struct list){texts, phrases.len};
}

static struct list counted(const struct page *page, struct str word, size_t n)
{
	struct list phrases = page_words(page, word);
	struct str *values = ARENA_ARRAY(page->arena, struct str, phrases.len);

	for (size_t i = 0; i < phrases.len; i++)
		values[i] = arena_printf(page->arena, "%zu", n);
	return filled(page, phrases, STR("{count}"), values);
}

/* "Edition 1 (December 20, 2021)" in the language. */
static struct str edition_name(const struct page *page,
			       const struct tongue *tongue,
			       const struct edition *edition)
{
	struct str name = localized_for(&edition->name, tongue->tag, NULL);
	struct str date = wording_date(page->arena, tongue->ui, edition->date);
	struct str pattern = strings_get(tongue->ui, STR("changes_edition"));

	if (!name.len)
		name = edition->slug;
	if (!date.len)
		return name;
	pattern = wording_fill(page->arena, pattern, STR("{edition}"), name);
	return wording_fill(page->arena, pattern, STR("{date}"), date);
}

/* A phrase that names an edition, in each language that the interface
 * speaks. */
static struct list about_edition(const struct page *page, struct str word,
				 struct str name, const struct edition *edition)
{
	struct list phrases = page_words(page, word);
	struct str *values = ARENA_ARRAY(page->arena, struct str, phrases.len);

	for (size_t i = 0; i < phrases.len; i++) {
		const struct text_record *phrase =
			&((const struct text_record *)phrases.items)[i];
		const struct tongue *tongue = &page->tongues[0];

		for (size_t j = page->n_tongues; j-- > 0;)
			if (str_eq(strings_get(page->tongues[j].ui, word),
				   phrase->text))
				tongue = &page->tongues[j];
		values[i] = edition_name(page, tongue, edition);
	}
	return filled(page, phrases, name, values);
}

/* Places */

/* The address of the pair in the first view of so many sides that has it;
 * empty if none has. */
static struct str address_among(const struct page *page,
				const struct view *views, size_t n,
				bool parallel, const struct pair *pair)
{
	for (size_t i = 0; i < n; i++) {
		const struct view *view = &views[i];
		struct str href;

		if ((view->n_sides > 1) != parallel ||
		    !view_has_pages(view, pair->chapter->edition) ||
		    !view_has_chapter(view, pair->chapter))
			continue;
		href = page_href(page, address_chapter(page->arena, view,
						       pair->chapter));
		return pair->id.len ? arena_join(page->arena, href, STR("#"),
						 pair->id)
				    : href;
	}
	return (struct str){0};
}

/* The address of the pair where two languages stand side by side, or else in
 * the first language that has it; empty if there are no pages. */
static struct str place_of(const struct page *page, const struct view *views,
			   size_t n, const struct pair *pair)
{
	struct str place = address_among(page, views, n, true, pair);

	return place.len ? place : address_among(page, views, n, false, pair);
}

static void add_place(const struct page *page, struct link_record *links,
		      struct list *list, struct str href, struct str word)
{
	if (!href.len)
		return;
	links[list->len++] = (struct link_record){
		.href = href, .names = page_words(page, word)};
}

static struct list places_of(const struct page *page,
			     const struct change_listing *listing,
			     const struct change *change)
{
	enum { MOST = 2 };
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, MOST);
	struct list list = {links, 0};

	if (change->n_before)
		add_place(page, links, &list,
			  place_of(page, listing->views_before,
				   listing->n_views_before, change->before[0]),
			  STR("changes_there"));
	if (change->n_after)
		add_place(page, links, &list,
			  place_of(page, listing->views, listing->n_views,
				   change->after[0]),
			  STR("changes_here"));
	return list;
}

/* Changes */

static struct str styling_text(const struct strings *ui,
			       const struct styling *styling, bool picture)
{
	if (!styling)
		return strings_get(ui, picture ? STR("styling_none")
					       : STR("styling_plain"));
	switch (styling->kind) {
	case STYLING_EMPHASIS:
		return strings_get(ui, STR("styling_emphasis"));
	case STYLING_STRONG:
		return strings_get(ui, STR("styling_strong"));
	case STYLING_CODE:
		return strings_get(ui, STR("styling_code"));
	case STYLING_ELEMENT:
	case STYLING_LINK:
	case STYLING_PICTURE:
		break;
	}
	return styling->target;
}

static struct styling_record styling_record(struct arena *arena,
					    const struct strings *ui,
					    const struct styling_change *change)
{
	const struct styling *any =
		change->before ? change->before : change->after;
	bool picture = any->kind == STYLING_PICTURE;
	struct str what = strings_get(ui, picture ? STR("styling_picture")
					  : any->kind == STYLING_LINK
						  ? STR("styling_link")
						  : STR("styling_words"));

	return (struct styling_record){
		.what = wording_fill(arena, what, STR("{words}"), any->words),
		.before = styling_text(ui, change->before, picture),
		.after = styling_text(ui, change->after, picture),
	};
}

static struct list stylings_of(struct arena *arena, const struct strings *ui,
			       const struct difference_side *side)
{
	struct styling_record *records =
		ARENA_ARRAY(arena, struct styling_record, side->n_stylings);

	for (size_t i = 0; i < side->n_stylings; i++)
		records[i] = styling_record(arena, ui, &side->stylings[i]);
	return (struct list){records, side->n_stylings};
}

static void set_state(const struct difference *difference, size_t language,
		      const struct strings *ui,
		      struct change_side_record *record)
{
	const struct difference_side *side = &difference->sides[language];

	record->state = STR("changed");
	if (!side->n_passages && !side->n_stylings) {
		record->state = STR("missing");
		record->remark = strings_get(ui, STR("changes_missing"));
	} else if (difference->change->kind == CHANGE_MOVED || side->differs) {
		return;
	} else if (difference->change->edited[language]) {
		record->state = STR("markup");
		record->remark = strings_get(ui, STR("changes_markup"));
	} else {
		record->state = STR("same");
		record->remark = strings_get(ui, STR("changes_same"));
	}
}

static struct list sides_of(const struct page *page,
			    const struct change_listing *listing,
			    const struct difference *difference)
{
	struct change_side_record *records = ARENA_ARRAY(
		page->arena, struct change_side_record, listing->n_tongues);

	for (size_t i = 0; i < listing->n_tongues; i++) {
		const struct tongue *tongue = &listing->tongues[i];
		size_t language = listing->languages[i];
		struct change_side_record *record = &records[i];

		record->language = tongue_name(tongue);
		record->lang = tongue->tag;
		record->dir = tongue_direction(tongue);
		record->words_lang = tongue->ui->tag;
		record->passages = change_passages(
			page, tongue, difference, &difference->sides[language]);
		record->stylings = stylings_of(page->arena, tongue->ui,
					       &difference->sides[language]);
		set_state(difference, language, tongue->ui, record);
	}
	return (struct list){records, listing->n_tongues};
}

static struct list kind_words(const struct page *page,
			      const struct change *change)
{
	bool also_moved = change->moved && change->kind != CHANGE_MOVED;

	if (also_moved && change->kind == CHANGE_EDITED)
		return page_words(page, STR("changes_edited_moved"));
	return page_words(page, kinds[change->kind].word);
}

static bool is_one_sided(const struct change *change)
{
	return change->kind == CHANGE_ADDED || change->kind == CHANGE_REMOVED;
}

static struct change_record change_record(const struct page *page,
					  const struct change_listing *listing,
					  size_t number, bool is_first)
{
	const struct difference *difference =
		&listing->differences->items[number];
	const struct change *change = difference->change;
	struct change_record record = {
		.kind = kinds[change->kind].class,
		.again = !is_first && is_one_sided(change) &&
			 difference[-1].change->kind == change->kind,
		.kinds = kind_words(page, change),
		.places = places_of(page, listing, change),
		.sides = sides_of(page, listing, difference),
	};

	if (change->n_after)
		record.id = change->after[0]->id;
	if (difference->uneven)
		record.warnings = page_words(page, STR("changes_uneven"));
	return record;
}

/* Sections */

/* How many pairs of a chapter say something. */
static size_t count_pairs(const struct chapter *chapter)
{
	const struct pair *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < chapter->n_statements; i++) {
		n += chapter->statements[i].pair != last;
		last = chapter->statements[i].pair;
	}
	return n;
}

/* Whether the changes are all of a chapter that was not there before, or is
 * there no more. */
static bool is_whole(const struct change_listing *listing, size_t first,
		     size_t n)
{
	const struct difference *items = &listing->differences->items[first];
	const struct change *change = items->change;

	for (size_t i = 0; i < n; i++)
		if (!is_one_sided(items[i].change) ||
		    items[i].change->kind != change->kind)
			return false;
	return n > 1 && n == count_pairs(change->chapter);
}

static void set_whole(const struct page *page,
		      const struct change_listing *listing, size_t first,
		      size_t n, struct change_section_record *record)
{
	const struct change *change = listing->differences->items[first].change;
	struct link_record *links = ARENA_NEW(page->arena, struct link_record);
	bool is_new = change->kind == CHANGE_ADDED;
	struct str href =
		is_new ? place_of(page, listing->views, listing->n_views,
				  change->after[0])
		       : place_of(page, listing->views_before,
				  listing->n_views_before, change->before[0]);

	record->wholes =
		page_words(page, is_new ? STR("changes_chapter_added")
					: STR("changes_chapter_removed"));
	record->counts = counted(page, STR("changes_texts"), n);
	record->places.items = links;
	add_place(page, links, &record->places, href,
		  is_new ? STR("changes_here") : STR("changes_there"));
}

static size_t section_length(const struct differences *differences,
			     size_t first)
{
	size_t n = 1;

	while (first + n < differences->n &&
	       differences->items[first + n].change->chapter ==
		       differences->items[first].change->chapter)
		n++;
	return n;
}

/* Of a section's n changes those from skip on, at most so many. */
static struct change_section_record
section_record(const struct page *page, const struct change_listing *listing,
	       size_t first, size_t n, size_t skip, size_t most)
{
	const struct chapter *chapter =
		listing->differences->items[first].change->chapter;
	size_t n_shown = n - skip < most ? n - skip : most;
	struct change_record *records =
		ARENA_ARRAY(page->arena, struct change_record, n_shown);
	struct change_section_record section = {
		.id = arena_printf(page->arena, "_section-%zu", first + 1),
		.names = page_chapter_names(page, chapter),
		.changes = {records, n_shown},
	};

	for (size_t i = 0; i < n_shown; i++)
		records[i] =
			change_record(page, listing, first + skip + i, i == 0);
	if (is_whole(listing, first, n))
		set_whole(page, listing, first, n, &section);
	return section;
}

/* What belongs on the page of that number. */
static struct list sections_of(const struct page *page,
			       const struct change_listing *listing,
			       size_t number, size_t most)
{
	const struct differences *differences = listing->differences;
	size_t start = number ? number * most : 0, room = most, n;
	struct change_section_record *records =
		ARENA_ARRAY(page->arena, struct change_section_record,
			    differences->edition->n_chapters +
				    differences->edition->before->n_chapters);
	struct list list = {records, 0};

	for (size_t i = 0; i < differences->n && room; i += n) {
		size_t skip = i < start ? start - i : 0;

		n = section_length(differences, i);
		if (skip >= n)
			continue;
		records[list.len] =
			section_record(page, listing, i, n, skip, room);
		room -= records[list.len++].changes.len;
	}
	return list;
}

/* Figures */

static struct changed_phrase_record
phrase_record(const struct tongue *tongue, const struct changed_saying *saying)
{
	struct changed_phrase_record record = {
		.before = saying->before,
		.after = saying->after,
		.context = saying->context,
		.words_lang = tongue->ui->tag,
		.lang = tongue->tag,
		.dir = tongue_direction(tongue),
		.changed = saying->changed,
	};

	if (!saying->after.len && !saying->changed)
		record.remark = strings_get(tongue->ui, STR("figures_missing"));
	else if (!saying->changed && saying->before.len)
		record.remark = strings_get(tongue->ui, STR("changes_same"));
	return record;
}

static struct changed_figure_record
figure_record(const struct page *page, const struct change_listing *listing,
	      const struct changed_figure *figure)
{
	const struct change *change = figure->difference->change;
	struct changed_phrase_record *phrases = ARENA_ARRAY(
		page->arena, struct changed_phrase_record, listing->n_tongues);
	struct changed_figure_record record = {
		.names = page_chapter_names(page, change->chapter),
		.phrases = {phrases, listing->n_tongues},
	};

	if (change->n_after)
		record.href = place_of(page, listing->views, listing->n_views,
				       change->after[0]);
	if (figure->uneven)
		record.warnings = page_words(page, STR("changes_uneven"));
	for (size_t i = 0; i < listing->n_tongues; i++)
		phrases[i] =
			phrase_record(&listing->tongues[i],
				      &figure->sayings[listing->languages[i]]);
	return record;
}

/* The figures of the changes that are on the page, so that it stays light. */
static struct list figures_of(const struct page *page,
			      const struct change_listing *listing,
			      size_t number, size_t most)
{
	const struct differences *differences = listing->differences;
	const struct difference *first =
		differences->items + (number ? number * most : 0);
	struct changed_figure_record *records =
		ARENA_ARRAY(page->arena, struct changed_figure_record,
			    differences->n_figures);
	struct list list = {records, 0};

	for (size_t i = 0; i < differences->n_figures; i++) {
		const struct changed_figure *figure = &differences->figures[i];

		if (figure->difference >= first &&
		    (size_t)(figure->difference - first) < most)
			records[list.len++] =
				figure_record(page, listing, figure);
	}
	return list;
}

/* Retired ids */

/* The first text in a pair's blocks of the language. */
static struct str first_text(const struct block *blocks, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str text = blocks[i].text;

		if (!text.len)
			text = first_text(blocks[i].children,
					  blocks[i].n_children);
		if (!text.len)
			text = blocks[i].title;
		if (!text.len && blocks[i].table && blocks[i].table->n_rows)
			text = blocks[i].table->cells[0].text;
		if (text.len)
			return text;
	}
	return (struct str){0};
}

static struct list retired_texts(const struct page *page,
				 const struct pair *pair, size_t most)
{
	const struct str ellipsis = STR("\xE2\x80\xA6");
	const struct edition *edition = pair->chapter->edition;
	struct localized_text *texts = ARENA_ARRAY(
		page->arena, struct localized_text, edition->n_languages);
	struct localized localized = {texts, 0};

	for (size_t i = 0; i < edition->n_languages; i++) {
		struct str text =
			first_text(pair->sides[i].first, pair->sides[i].n);
		struct str head = excerpt_head(text, most);

		if (!text.len)
			continue;
		texts[localized.len++] = (struct localized_text){
			edition->languages[i].tag,
			head.len < text.len ? arena_join(page->arena, head,
							 ellipsis, STR(""))
					    : text,
			0};
	}
	return page_names(page, &localized);
}

/* How many characters of each of so many. */
static size_t retired_length(size_t n)
{
	size_t most = RETIRED_ALL / n;

	if (most < RETIRED_LEAST)
		return RETIRED_LEAST;
	return most < RETIRED_MOST ? most : RETIRED_MOST;
}

static struct retired_record
retired_record(const struct page *page, const struct change_listing *listing,
	       const struct retired_id *retired)
{
	enum { MOST = 2 };
	const struct edition *last = retired->pair->chapter->edition;
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, MOST);
	struct retired_record record = {
		.id = retired->id,
		.texts = retired_texts(
			page, retired->pair,
			retired_length(
				listing->differences->edition->n_retired)),
		.lasts = about_edition(page, STR("changes_last"),
				       STR("{edition}"), last),
	};
	struct str href = {0};
	size_t n = 0;
	const struct view *views = NULL;

	if (listing->n_views && edition_is_written(last))
		views = edition_views(page->arena, last, &n);
	if (n)
		href = place_of(page, views, n, retired->pair);
	record.places.items = links;
	add_place(page, links, &record.places, href, STR("changes_there"));
	if (retired->now)
		add_place(page, links, &record.places,
			  place_of(page, listing->views, listing->n_views,
				   retired->now),
			  STR("changes_now"));
	return record;
}

static void set_retired(const struct page *page,
			const struct change_listing *listing,
			struct change_list_record *record)
{
	const struct edition *edition = listing->differences->edition;
	struct retired_record *records = ARENA_ARRAY(
		page->arena, struct retired_record, edition->n_retired);

	for (size_t i = 0; i < edition->n_retired; i++)
		records[i] =
			retired_record(page, listing, &edition->retired[i]);
	record->retired = (struct list){records, edition->n_retired};
	if (!edition->n_retired)
		return;
	record->retired_titles = page_words(page, STR("changes_retired"));
	record->retired_intros = page_words(page, STR("changes_retired_intro"));
}

/* The list */

static struct list counts_of(const struct page *page,
			     const struct differences *differences)
{
	struct change_count_record *records =
		ARENA_ARRAY(page->arena, struct change_count_record, KINDS);
	struct list list = {records, 0};
	size_t counts[KINDS] = {0};

	for (size_t i = 0; i < differences->n; i++)
		counts[differences->items[i].change->kind]++;
	for (size_t i = 0; i < KINDS; i++) {
		if (!counts[i])
			continue;
		records[list.len++] = (struct change_count_record){
			.number = arena_printf(page->arena, "%zu", counts[i]),
			.names = page_words(page, kinds[i].word),
		};
	}
	return list;
}

size_t change_pages(const struct differences *differences)
{
	return differences->n ? (differences->n - 1) / PAGE_CHANGES_MOST + 1
			      : 1;
}

static struct list pages_of(const struct page *page,
			    const struct differences *differences,
			    size_t number)
{
	size_t n = change_pages(differences);
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, n);

	for (size_t i = 0; i < n; i++)
		links[i] = (struct link_record){
			.href = page_href(
				page, address_changes(page->arena,
						      differences->edition, i)),
			.names = page_text(
				page, arena_printf(page->arena, "%zu", i + 1),
				STR("")),
			.current = i == number ? STR("page") : STR(""),
		};
	return (struct list){links, n > 1 ? n : 0};
}

static void set_first(const struct page *page,
		      const struct change_listing *listing,
		      struct change_list_record *record)
{
	const struct differences *differences = listing->differences;
	const struct edition *before = differences->edition->before;

	if (!differences->n)
		record->nones = about_edition(page, STR("changes_none"),
					      STR("{edition}"), before);
	if (differences->n && !differences->n_figures)
		record->figure_nones =
			page_words(page, STR("changes_figures_none"));
	set_retired(page, listing, record);
}

struct change_list_record *change_list(const struct page *page,
				       const struct change_listing *listing,
				       size_t number, size_t most)
{
	const struct differences *differences = listing->differences;
	struct change_list_record *record =
		ARENA_NEW(page->arena, struct change_list_record);

	*record = (struct change_list_record){
		.titles = page_words(page, STR("changes")),
		.intros = about_edition(page, STR("changes_intro"),
					STR("{edition}"),
					differences->edition->before),
		.counts = counts_of(page, differences),
		.languages = page_language_names(page, listing->tongues,
						 listing->n_tongues),
		.sections = sections_of(page, listing, number, most),
	};
	if (most < SIZE_MAX)
		record->pages = pages_of(page, differences, number);
	record->figures = figures_of(page, listing, number, most);
	if (!number)
		set_first(page, listing, record);
	if (record->figures.len || record->figure_nones.len)
		record->figure_titles =
			page_words(page, STR("changes_figures"));
	return record;
}
