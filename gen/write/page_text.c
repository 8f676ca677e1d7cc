/* Texts on a page: which of them it shows, and in which language each is. */
#include "write/page.h"
#include "write/wording.h"

static const struct language *rules_of(const struct page *page, struct str tag)
{
	for (size_t i = 0; i < page->n_tongues; i++)
		if (str_eq(page->tongues[i].tag, tag))
			return page->tongues[i].rules;
	return language_find(tag);
}

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
		record.dir = direction_name(rules_of(page, tag)->direction);
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

struct list page_language_names(const struct page *page,
				const struct tongue *tongues, size_t n)
{
	struct text_record *texts =
		ARENA_ARRAY(page->arena, struct text_record, n);

	for (size_t i = 0; i < n; i++) {
		const struct tongue *tongue = &tongues[i];

		texts[i].text = tongue_name(tongue);
		texts[i].more = i + 1 < n;
		if (!is_foreign(page, tongue->tag))
			continue;
		texts[i].lang = tongue->tag;
		texts[i].dir = tongue_direction(tongue);
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

struct str page_date(const struct page *page, struct str date)
{
	return wording_date(page->arena, page->ui, date);
}
