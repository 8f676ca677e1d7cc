/* What feeds of news and catalogues of books share. */
#include "write/feed.h"

#include <stdlib.h>

#include "read/identifier.h"
#include "write/address.h"
#include "write/epub_book.h"
#include "write/wording.h"

const struct str feed_type_atom = STR_INIT("application/atom+xml");
const struct str feed_type_epub = STR_INIT("application/epub+zip");
const struct str feed_type_html = STR_INIT("text/html");

/* Languages */

static bool has_tag(const struct str *tags, size_t n, struct str tag)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(tags[i], tag))
			return true;
	return false;
}

static size_t count_tags(const struct feeds *feeds)
{
	size_t n = feeds->build->site->n_languages + 1;

	for (size_t i = 0; i < feeds->n_publications; i++)
		for (size_t j = 0; j < feeds->publications[i].n_editions; j++)
			n += feeds->publications[i].editions[j].n_languages;
	return n;
}

/* Those of the site, or else every language that has a page: see
 * page_feeds, which must not name another. */
static void find_tongues(struct feeds *feeds)
{
	const struct site *site = feeds->build->site;
	struct str *tags =
		ARENA_ARRAY(&feeds->arena, struct str, count_tags(feeds));
	size_t n = 0;

	for (size_t i = 0; i < site->n_languages; i++)
		tags[n++] = site->languages[i];
	for (size_t i = 0; i < feeds->n_publications && !site->n_languages;
	     i++) {
		const struct publication_summary *publication =
			&feeds->publications[i];

		for (size_t j = 0; j < publication->n_editions; j++) {
			const struct edition_summary *edition =
				&publication->editions[j];

			for (size_t k = 0; k < edition->n_languages; k++)
				if (!has_tag(tags, n, edition->languages[k]))
					tags[n++] = edition->languages[k];
		}
	}
	if (!n)
		tags[n++] = STR("en");
	feeds->tongues = tongue_list(feeds->build, &feeds->arena, tags, n);
	feeds->n_tongues = n;
}

/* Editions */

static int compare_items(const void *a, const void *b)
{
	const struct feed_item *left = a, *right = b;
	int order = str_cmp(right->edition->updated, left->edition->updated);

	if (order)
		return order;
	return left->place < right->place ? -1 : left->place > right->place;
}

static void find_items(struct feeds *feeds)
{
	size_t n = 0;

	for (size_t i = 0; i < feeds->n_publications; i++)
		n += feeds->publications[i].n_editions;
	feeds->items = ARENA_ARRAY(&feeds->arena, struct feed_item, n);
	n = 0;
	for (size_t i = 0; i < feeds->n_publications; i++) {
		const struct publication_summary *from =
			&feeds->publications[i];

		for (size_t j = 0; j < from->n_editions; j++)
			if (from->editions[j].status != STATUS_DRAFT) {
				feeds->items[n] = (struct feed_item){
					from, &from->editions[j], n};
				n++;
			}
	}
	feeds->n_items = n;
	if (n)
		qsort(feeds->items, n, sizeof(*feeds->items), compare_items);
}

void feeds_begin(struct feeds *feeds, const struct build *build,
		 const struct publication_summary *publications,
		 size_t n_publications)
{
	*feeds = (struct feeds){
		.build = build,
		.publications = publications,
		.n_publications = n_publications,
	};
	find_tongues(feeds);
	find_items(feeds);
}

void feeds_end(struct feeds *feeds)
{
	arena_free(&feeds->arena);
}

/* Records */

struct feed_link_record *feed_links(struct feeds *feeds, struct list *list,
				    size_t n)
{
	struct feed_link_record *links =
		ARENA_ARRAY(&feeds->arena, struct feed_link_record, n);

	*list = (struct list){links, 0};
	return links;
}

void feed_add_link(struct list *list, struct feed_link_record link)
{
	struct feed_link_record *links = (struct feed_link_record *)list->items;

	if (link.href.len)
		links[list->len++] = link;
}

struct list feed_text(struct feeds *feeds, struct str text, struct str lang)
{
	struct feed_text_record *record =
		ARENA_NEW(&feeds->arena, struct feed_text_record);

	*record = (struct feed_text_record){text, lang};
	return (struct list){record, text.len > 0};
}

struct list feed_localized(struct feeds *feeds,
			   const struct localized *localized, struct str tag)
{
	struct str lang = {0};
	struct str text = localized_for(localized, tag, &lang);

	return feed_text(feeds, text, lang);
}

struct str feed_site_name(const struct build *build,
			  const struct tongue *tongue)
{
	struct str name = localized_for(&build->site->name, tongue->tag, NULL);

	return name.len ? name : strings_get(tongue->ui, STR("publications"));
}

struct str feed_site_author(const struct build *build,
			    const struct tongue *tongue)
{
	struct str name =
		localized_for(&build->site->publisher, tongue->tag, NULL);

	return name.len ? name : feed_site_name(build, tongue);
}

struct list feed_people(struct feeds *feeds,
			const struct publication_summary *publication,
			struct str role, struct str tag)
{
	struct feed_text_record *texts =
		ARENA_ARRAY(&feeds->arena, struct feed_text_record,
			    publication->n_contributors);
	struct list list = {texts, 0};

	for (size_t i = 0; i < publication->n_contributors; i++) {
		const struct contributor *one = &publication->contributors[i];
		struct str lang = {0};
		struct str name = localized_for(&one->name, tag, &lang);

		if (name.len && str_eq(one->role, role))
			texts[list.len++] =
				(struct feed_text_record){name, lang};
	}
	return list;
}

struct list feed_publishers(struct feeds *feeds,
			    const struct publication_summary *publication,
			    struct str tag)
{
	struct list list = feed_localized(feeds, &publication->publisher, tag);

	if (!list.len)
		list = feed_people(feeds, publication, STR("publisher"), tag);
	return list.len ? list
			: feed_localized(feeds, &feeds->build->site->publisher,
					 tag);
}

struct list feed_authors(struct feeds *feeds,
			 const struct publication_summary *publication,
			 struct str tag)
{
	struct tongue tongue = tongue_find(feeds->build, tag);
	struct list list = feed_people(feeds, publication, STR("author"), tag);

	if (!list.len)
		list = feed_people(feeds, publication, STR("editor"), tag);
	if (!list.len)
		list = feed_publishers(feeds, publication, tag);
	return list.len
		       ? list
		       : feed_text(feeds, feed_site_name(feeds->build, &tongue),
				   STR(""));
}

struct str feed_item_title(struct feeds *feeds, const struct feed_item *item,
			   struct str tag, struct str *lang)
{
	const struct strings *ui = tongue_find(feeds->build, tag).ui;
	struct str title = localized_for(&item->publication->title, tag, lang);
	struct str name = localized_for(&item->edition->name, tag, NULL);
	struct str text;

	if (!lang->len || language_fit(tag, *lang) > 1)
		*lang = tag;
	if (!name.len)
		name = item->edition->slug;
	text = wording_fill(&feeds->arena,
			    strings_get(ui, STR("edition_title")),
			    STR("{edition}"), name);
	return wording_fill(&feeds->arena, text, STR("{title}"), title);
}

struct str feed_languages(struct feeds *feeds, const struct book_summary *book)
{
	struct str names = {0};

	for (size_t i = 0; i < book->n_languages; i++) {
		struct tongue tongue =
			tongue_find(feeds->build, book->languages[i]);
		struct str name = tongue_name(&tongue);

		names = i ? arena_join(&feeds->arena, names, STR(" / "), name)
			  : name;
	}
	return names;
}

struct str feed_id(struct feeds *feeds, struct str name)
{
	/* No slug has a colon: no publication has the same id. */
	return identifier_make(&feeds->arena, feeds->build->site->identifier,
			       STR("feed:"), name);
}

struct str feed_href(struct feeds *feeds, struct str path)
{
	return path.len ? address_absolute(&feeds->arena, feeds->build->site,
					   path)
			: path;
}

struct str feed_beginning(struct feeds *feeds)
{
	const struct edition none = {0};

	return epub_modified(&feeds->arena, &none, feeds->build->source_date);
}

struct str feed_time(struct feeds *feeds, struct str date)
{
	return date.len ? arena_join(&feeds->arena, date, STR("T00:00:00Z"),
				     STR(""))
			: date;
}

void feed_put(struct feeds *feeds, enum feed_kind kind, struct str address,
	      const void *record, const struct tongue *tongue)
{
	struct buf out = {0};

	template_run(feeds->build->templates->feeds[kind], record, tongue->ui,
		     &out);
	outset_put(feeds->build->outset, address, buf_str(&out));
	buf_free(&out);
}
