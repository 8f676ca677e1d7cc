/* What all pages have in common. */
#include "write/page.h"

#include <string.h>

#include "write/address.h"
#include "write/changes_fields.h"
#include "write/details.h"
#include "write/errata_fields.h"
#include "write/feed.h"
#include "write/issued.h"
#include "write/linked_data.h"

/* Languages */

/* Whether the interface speaks the page's language, if only in general:
 * English words do for en-GB. */
static bool speaks(const struct strings *ui, const struct language *rules)
{
	return str_eq(language_find(ui->tag)->tag, rules->tag);
}

struct tongue tongue_find(const struct build *build, struct str tag)
{
	struct tongue tongue = {.tag = tag,
				.rules = language_find(tag),
				.ui = strings_for(build->strings, tag)};

	tongue.foreign_words = !speaks(tongue.ui, tongue.rules);
	return tongue;
}

struct tongue *tongue_list(const struct build *build, struct arena *arena,
			   const struct str *tags, size_t n)
{
	struct tongue *tongues = ARENA_ARRAY(arena, struct tongue, n);

	for (size_t i = 0; i < n; i++)
		tongues[i] = tongue_find(build, tags[i]);
	return tongues;
}

static struct str direction_name(const struct language *rules)
{
	return rules->direction == RIGHT_TO_LEFT ? STR("rtl") : STR("ltr");
}

static const struct language *rules_of(const struct page *page, struct str tag)
{
	for (size_t i = 0; i < page->n_tongues; i++)
		if (str_eq(page->tongues[i].tag, tag))
			return page->tongues[i].rules;
	return language_find(tag);
}

/* Links */

static struct str escaped(struct arena *arena, struct str path)
{
	struct buf out = {0};
	struct str copy;

	address_escape(&out, path);
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

struct str page_href(const struct page *page, struct str to)
{
	struct buf out = {0};
	struct str copy;

	address_relative(&out, page->address, to);
	copy = escaped(page->arena, buf_str(&out));
	buf_free(&out);
	return copy;
}

struct str page_absolute(const struct page *page, struct str to)
{
	return address_absolute(page->arena, page->build->site, to);
}

static struct str root_of(struct arena *arena, struct str address)
{
	struct str root = STR("");

	for (size_t i = 0; i < address.len; i++)
		if (address.ptr[i] == '/')
			root = arena_join(arena, root, STR("../"), STR(""));
	return root;
}

/* Texts */

/* Whether text in the language has to say so: all text does where the words
 * around it are not in the page's language. */
static bool is_foreign(const struct page *page, struct str tag)
{
	return tag.len && (page->tongues[0].foreign_words ||
			   !str_eq(tag, page->record.lang));
}

static struct text_record text_record(const struct page *page, struct str text,
				      struct str tag)
{
	struct text_record record = {.text = text};

	if (is_foreign(page, tag)) {
		record.lang = tag;
		record.dir = direction_name(rules_of(page, tag));
	}
	return record;
}

/* Adds the text unless it is empty or there already. */
static void add_text(const struct page *page, struct text_record *texts,
		     struct list *list, struct str text, struct str tag)
{
	for (size_t i = 0; i < list->len; i++)
		if (str_eq(texts[i].text, text))
			return;
	if (!text.len)
		return;
	if (list->len)
		texts[list->len - 1].more = true;
	texts[list->len++] = text_record(page, text, tag);
}

static struct list names_in(const struct page *page,
			    const struct localized *localized, size_t n_tags)
{
	struct text_record *texts;
	struct list list = {0};

	if (!localized->len)
		return list;
	texts = ARENA_ARRAY(page->arena, struct text_record, n_tags);
	list.items = texts;
	for (size_t i = 0; i < n_tags; i++) {
		struct str tag = {0};
		struct str text =
			localized_for(localized, page->tongues[i].tag, &tag);

		add_text(page, texts, &list, text, tag);
	}
	return list;
}

struct list page_names(const struct page *page,
		       const struct localized *localized)
{
	return names_in(page, localized, page->n_tongues);
}

struct list page_name(const struct page *page,
		      const struct localized *localized)
{
	return names_in(page, localized, 1);
}

struct list page_words(const struct page *page, struct str name)
{
	struct text_record *texts =
		ARENA_ARRAY(page->arena, struct text_record, page->n_tongues);
	struct list list = {texts, 0};

	for (size_t i = 0; i < page->n_tongues; i++) {
		const struct strings *ui = page->tongues[i].ui;

		add_text(page, texts, &list, strings_get(ui, name), ui->tag);
	}
	return list;
}

struct list page_texts(const struct page *page,
		       const struct localized_text *texts, size_t n)
{
	struct text_record *records =
		ARENA_ARRAY(page->arena, struct text_record, n);
	struct list list = {records, 0};

	for (size_t i = 0; i < n; i++)
		add_text(page, records, &list, texts[i].text, texts[i].tag);
	return list;
}

struct list page_text(const struct page *page, struct str text, struct str tag)
{
	struct text_record *record = ARENA_NEW(page->arena, struct text_record);

	*record = text_record(page, text, tag);
	return (struct list){record, text.len > 0};
}

struct str page_language_name(const struct tongue *tongue)
{
	return tongue->rules->autonym.len ? tongue->rules->autonym
					  : tongue->tag;
}

struct str page_direction(const struct tongue *tongue)
{
	return direction_name(tongue->rules);
}

struct list page_language_names(const struct page *page,
				const struct tongue *tongues, size_t n)
{
	struct text_record *texts =
		ARENA_ARRAY(page->arena, struct text_record, n);

	for (size_t i = 0; i < n; i++) {
		const struct tongue *tongue = &tongues[i];

		texts[i].text = page_language_name(tongue);
		texts[i].more = i + 1 < n;
		if (!is_foreign(page, tongue->tag))
			continue;
		texts[i].lang = tongue->tag;
		texts[i].dir = direction_name(tongue->rules);
	}
	return (struct list){texts, n};
}

struct str page_first(struct list names)
{
	return names.len ? ((const struct text_record *)names.items)->text
			 : STR("");
}

struct list page_chapter_names(const struct page *page,
			       const struct chapter *chapter)
{
	const struct edition *edition = chapter->edition;
	struct localized_text *texts = ARENA_ARRAY(
		page->arena, struct localized_text, edition->n_languages);
	struct localized title = {texts, 0};

	for (size_t i = 0; i < edition->n_languages; i++) {
		const struct document *document = chapter->documents[i];

		if (document && document->title.len)
			texts[title.len++] = (struct localized_text){
				edition->languages[i].tag, document->title, 0};
	}
	return title.len ? page_names(page, &title)
			 : page_text(page, chapter->name, STR(""));
}

struct list page_site_name(const struct page *page)
{
	struct list names = page_name(page, &page->build->site->name);

	if (names.len)
		return names;
	return page_text(page, strings_get(page->ui, STR("publications")),
			 page->ui->tag);
}

struct str page_title(const struct page *page, struct str a, struct str b)
{
	const struct str between = STR(" \xE2\x80\x93 "); /* an en dash */
	const struct str names[] = {
		a, b, page_first(page_name(page, &page->build->site->name))};
	struct str title = STR(""), last = STR("");

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (!names[i].len || str_eq(names[i], last))
			continue;
		title = title.len ? arena_join(page->arena, title, between,
					       names[i])
				  : names[i];
		last = names[i];
	}
	return title;
}

/* Dates */

struct str page_fill(struct arena *arena, struct str pattern, struct str name,
		     struct str value)
{
	size_t start = str_find(pattern, name);

	if (start == STR_NONE)
		return pattern;
	return arena_join(arena, str_slice(pattern, 0, start), value,
			  str_slice(pattern, start + name.len, pattern.len));
}

struct str page_date_in(struct arena *arena, const struct strings *ui,
			struct str date)
{
	struct str pattern = strings_get(ui, STR("date_format"));
	uint32_t year, month, day;
	struct str name;

	if (!pattern.len || date.len != 10 ||
	    !str_to_number(str_slice(date, 0, 4), 9999, &year) ||
	    !str_to_number(str_slice(date, 5, 7), 12, &month) ||
	    !str_to_number(str_slice(date, 8, 10), 31, &day))
		return date;
	name = arena_printf(arena, "month_%u", month);
	pattern = page_fill(arena, pattern, STR("{year}"),
			    arena_printf(arena, "%u", year));
	pattern = page_fill(arena, pattern, STR("{month}"),
			    arena_printf(arena, "%u", month));
	pattern = page_fill(arena, pattern, STR("{month_name}"),
			    strings_get(ui, name));
	return page_fill(arena, pattern, STR("{day}"),
			 arena_printf(arena, "%u", day));
}

struct str page_date(const struct page *page, struct str date)
{
	return page_date_in(page->arena, page->ui, date);
}

/* Records */

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
	struct text_record *texts =
		ARENA_ARRAY(page->arena, struct text_record, n);
	struct list list = {texts, 0};

	for (size_t i = 0; i < n; i++) {
		struct str tag = {0};
		struct str text = localized_for(&publication->subjects[i],
						page->tongues[0].tag, &tag);

		add_text(page, texts, &list, text, tag);
	}
	return list;
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

struct str page_size(struct arena *arena, uint64_t bytes)
{
	unsigned long long kilo = (bytes + 999) / 1000;
	unsigned long long tenths = (bytes + 50000) / 100000;

	if (kilo < 1000)
		return arena_printf(arena, "%llu\xC2\xA0KB", kilo);
	return arena_printf(arena, "%llu.%llu\xC2\xA0MB", tenths / 10,
			    tenths % 10);
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
			.size = page_size(page->arena, size),
		};
	}
	return list;
}

/* The page itself */

/* Screen and print have sheets of their own: neither undoes the other. */
static struct str media_of(const struct shared_file *file)
{
	if (file->use != USE_STYLE)
		return STR("");
	return str_eq(file->name, STR("print.css")) ||
			       str_ends(file->name, STR(".print.css"))
		       ? STR("print")
		       : STR("screen");
}

struct list page_files(const struct page *page, enum shared_use use)
{
	const struct templates *templates = page->build->templates;
	struct file_record *records = ARENA_ARRAY(
		page->arena, struct file_record, templates->n_files);
	struct list list = {records, 0};

	for (size_t i = 0; i < templates->n_files; i++) {
		const struct shared_file *file = &templates->files[i];

		if (file->use == use)
			records[list.len++] = (struct file_record){
				.href = page_href(page, file->address),
				.media = media_of(file),
			};
	}
	return list;
}

void page_run(struct page *page, enum shared_use use)
{
	struct list before = page->record.scripts;
	struct list added = page_files(page, use);
	struct file_record *records = ARENA_ARRAY(
		page->arena, struct file_record, before.len + added.len);

	memcpy(records, before.items, before.len * sizeof(*records));
	memcpy(records + before.len, added.items, added.len * sizeof(*records));
	page->record.scripts = (struct list){records, before.len + added.len};
}

static const struct site_record *site_record(const struct page *page)
{
	const struct site *site = page->build->site;
	struct site_record *record = ARENA_NEW(page->arena, struct site_record);

	record->names = page_names(page, &site->name);
	if (!record->names.len)
		record->names = page_site_name(page);
	record->descriptions = page_names(page, &site->description);
	record->publishers = page_names(page, &site->publisher);
	record->href = page_href(page, STR("index.html"));
	return record;
}

void page_begin(struct page *page, const struct build *build,
		struct arena *arena, struct str address,
		const struct tongue *tongues, size_t n_tongues)
{
	const struct tongue *own = &tongues[0];

	*page = (struct page){
		.build = build,
		.arena = arena,
		.address = address,
		.tongues = tongues,
		.n_tongues = n_tongues,
		.ui = own->ui,
	};
	page->record.lang = own->tag;
	page->record.dir = direction_name(own->rules);
	if (own->foreign_words) {
		page->record.words_lang = own->ui->tag;
		page->record.words_dir =
			direction_name(language_find(own->ui->tag));
	}
	page->record.layout = STR("single");
	page->record.root = root_of(arena, address);
	page->record.canonical = page_absolute(page, address);
	page->record.styles = page_files(page, USE_STYLE);
	page->record.scripts = page_files(page, USE_SCRIPT);
	page->record.site = site_record(page);
}

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
