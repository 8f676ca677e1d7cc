/* Open Graph: what others show of a page where somebody shares it. */
#include "lang/locale.h"
#include "write/linked_data.h"

static struct str kind_name(enum page_kind kind)
{
	switch (kind) {
	case PAGE_CONTENTS:
	case PAGE_ALL:
		return STR("book");
	case PAGE_CHAPTER:
		return STR("article");
	default:
		return STR("website");
	}
}

/* The name of the thing, without that of the site. */
static struct str title(const struct page *page, enum page_kind kind)
{
	const struct chapter_record *chapter = page->record.chapter;
	const struct publication_record *publication = page->record.publication;

	if (kind == PAGE_CHAPTER)
		return page_first(chapter->names);
	if (kind == PAGE_CONTENTS || kind == PAGE_ALL ||
	    kind == PAGE_PUBLICATION)
		return page_first(publication->names);
	return page->record.title;
}

static void add_locale(const struct page *page, struct text_record *texts,
		       struct list *list, struct str tag)
{
	struct str locale = language_locale(page->arena, tag);

	if (!locale.len)
		return;
	for (size_t i = 0; i < list->len; i++)
		if (str_eq(texts[i].text, locale))
			return;
	texts[list->len++].text = locale;
}

/* Those of the page itself, its own first, then those of other pages that have
 * the same text. */
static struct list locales(const struct page *page)
{
	const struct alternate_record *others = page->record.alternates.items;
	size_t n = page->record.alternates.len;
	struct text_record *texts = ARENA_ARRAY(page->arena, struct text_record,
						n + page->n_tongues);
	struct list list = {texts, 0};

	for (size_t i = 0; i < page->n_tongues; i++)
		add_locale(page, texts, &list, page->tongues[i].tag);
	for (size_t i = 0; i + 1 < n; i++)
		add_locale(page, texts, &list, others[i].hreflang);
	return list;
}

/* Those who show it want a picture made of pixels; a drawn cover is none. */
static bool is_shown(const struct cover *cover)
{
	return cover && cover->address.len &&
	       !str_eq(cover->media_type, STR("image/svg+xml"));
}

const struct share_record *page_share(const struct page *page,
				      enum page_kind kind,
				      const struct cover *cover)
{
	struct share_record *share;
	struct list tags;

	if (!page->build->site->base_url.len || kind == PAGE_LATEST ||
	    kind == PAGE_LEAVE)
		return NULL;
	share = ARENA_NEW(page->arena, struct share_record);
	*share = (struct share_record){
		.kind = kind_name(kind),
		.title = title(page, kind),
		.site = page_first(page_site_name(page)),
	};
	tags = locales(page);
	if (tags.len) {
		share->locale = page_first(tags);
		share->locales = (struct list){
			(const struct text_record *)tags.items + 1,
			tags.len - 1};
	}
	if (is_shown(cover))
		share->image = page_absolute(page, cover->address);
	return share;
}
