/* Atom feeds (RFC 4287) of what is new, one a language: an entry for each
 * edition that has a text in it, for each correction of one, and for its
 * withdrawal. Whatever else is news becomes an entry_record in the same way. */
#include <stdlib.h>

#include "write/address.h"
#include "write/epub_book.h"
#include "write/feed.h"
#include "write/notice.h"
#include "write/wording.h"
#include "write/writers.h"

/* The edition's language that serves readers of the feed; empty if none. */
static struct str version_for(const struct edition_summary *edition,
			      const struct tongue *tongue)
{
	size_t i = language_match(tongue->tag, edition->versions,
				  edition->n_versions);

	return i < edition->n_versions ? edition->versions[i] : STR("");
}

static struct str contents_address(struct feeds *feeds,
				   const struct feed_item *item,
				   struct str view)
{
	struct str folder = arena_join(&feeds->arena, item->publication->slug,
				       STR("/"), item->edition->slug);

	folder = arena_join(&feeds->arena, folder, STR("/"), view);
	return arena_join(&feeds->arena, folder, STR("/index.html"), STR(""));
}

/* The page, and the books that hold the language. */
static struct list item_links(struct feeds *feeds, const struct feed_item *item,
			      struct str tag)
{
	const struct edition_summary *edition = item->edition;
	struct list list;

	feed_links(feeds, &list, edition->n_books + 1);
	feed_add_link(
		&list,
		(struct feed_link_record){
			.rel = STR("alternate"),
			.type = feed_type_html,
			.hreflang = tag,
			.href = feed_href(feeds,
					  contents_address(feeds, item, tag)),
		});
	for (size_t i = 0;
	     i < edition->n_books && edition->status == STATUS_RELEASED; i++) {
		const struct book_summary *book = &edition->books[i];

		if (language_match(tag, book->languages, book->n_languages) <
		    book->n_languages)
			feed_add_link(
				&list,
				(struct feed_link_record){
					.rel = STR("enclosure"),
					.type = feed_type_epub,
					.hreflang = book->languages[0],
					.href = feed_href(feeds, book->address),
					.title = feed_languages(feeds, book),
					.length = arena_printf(
						&feeds->arena, "%llu",
						(unsigned long long)book->size),
				});
	}
	return list;
}

/* What is new in it; what has happened to it, if it is withdrawn. */
static struct list item_summaries(struct feeds *feeds,
				  const struct feed_item *item, struct str tag)
{
	struct tongue tongue = tongue_find(feeds->build, tag);

	if (item->edition->status == STATUS_WITHDRAWN)
		return feed_text(
			feeds, strings_get(tongue.ui, STR("withdrawn_notice")),
			tongue.ui->tag);
	return feed_localized(feeds,
			      item->edition->statement.len
				      ? &item->edition->statement
				      : &item->publication->description,
			      tag);
}

/* The title behind what has happened. */
static struct list news_title(struct feeds *feeds, const struct feed_item *item,
			      struct str event, struct str tag)
{
	const struct strings *ui = tongue_find(feeds->build, tag).ui;
	struct str lang;
	struct str title = feed_item_title(feeds, item, tag, &lang);

	return feed_text(feeds,
			 wording_fill(&feeds->arena, strings_get(ui, event),
				      STR("{title}"), title),
			 lang);
}

/* Whether the publication had no edition before. */
static bool is_first(const struct feed_item *item)
{
	const struct publication_summary *publication = item->publication;

	return item->edition ==
	       &publication->editions[publication->n_editions - 1];
}

static struct entry_record
edition_entry(struct feeds *feeds, const struct feed_item *item, struct str tag)
{
	const struct edition_summary *edition = item->edition;

	return (struct entry_record){
		.id = epub_identifier(
			&feeds->arena, edition->identifier,
			arena_join(&feeds->arena, STR("news-"), tag, STR(""))),
		.titles = news_title(feeds, item,
				     is_first(item) ? STR("published_news")
						    : STR("edition_news"),
				     tag),
		.summaries = item_summaries(feeds, item, tag),
		.updated = edition->issued,
		.published = feed_time(feeds, edition->date),
		.status = edition->status == STATUS_WITHDRAWN ? STR("withdrawn")
							      : STR(""),
		.authors = feed_authors(feeds, item->publication, tag),
		.rights =
			feed_localized(feeds, &item->publication->rights, tag),
		.links = item_links(feeds, item, tag),
	};
}

static size_t version_number(const struct edition_summary *edition,
			     struct str tag)
{
	size_t i = 0;

	while (i < edition->n_versions && !str_eq(edition->versions[i], tag))
		i++;
	return i;
}

/* An address with a fragment. */
static struct str place_href(struct feeds *feeds, struct str place)
{
	size_t mark = str_find_char(place, '#');
	struct str page = feed_href(feeds, str_slice(place, 0, mark));

	return place.len
		       ? arena_join(&feeds->arena, page,
				    str_slice(place, mark, place.len), STR(""))
		       : place;
}

/* The text of the language, or else the list of errata; and that beside it. */
static struct list erratum_links(struct feeds *feeds,
				 const struct erratum_summary *erratum,
				 struct str place, struct str tag)
{
	struct str errata = place_href(feeds, erratum->list);
	struct list list;

	feed_links(feeds, &list, 2);
	feed_add_link(
		&list,
		(struct feed_link_record){
			.rel = STR("alternate"),
			.type = feed_type_html,
			.hreflang = place.len ? tag : STR(""),
			.href = place.len ? place_href(feeds, place) : errata,
		});
	if (place.len)
		feed_add_link(&list, (struct feed_link_record){
					     .rel = STR("related"),
					     .type = feed_type_html,
					     .href = errata,
				     });
	return list;
}

/* A correction of the edition. */
static struct entry_record erratum_entry(struct feeds *feeds,
					 const struct feed_item *item,
					 const struct erratum_summary *erratum,
					 struct str tag)
{
	const struct edition_summary *edition = item->edition;
	size_t version = version_number(edition, tag);
	struct str name = arena_join(&feeds->arena, STR("erratum-"),
				     erratum->id, STR("-"));
	return (struct entry_record){
		.id = epub_identifier(
			&feeds->arena, edition->identifier,
			arena_join(&feeds->arena, name, tag, STR(""))),
		.titles = news_title(feeds, item, STR("erratum_news"), tag),
		.summaries = feed_text(feeds, erratum->texts[version],
				       erratum->tags[version]),
		.updated = feed_time(feeds, erratum->date),
		.published = feed_time(feeds, erratum->date),
		.status = STR("correction"),
		.authors = feed_authors(feeds, item->publication, tag),
		.rights =
			feed_localized(feeds, &item->publication->rights, tag),
		.links = erratum_links(feeds, erratum, erratum->places[version],
				       tag),
	};
}

/* When and why, in one text. */
static struct list withdrawal_summaries(struct feeds *feeds,
					const struct withdrawal *withdrawal,
					struct str tag)
{
	const struct strings *ui = tongue_find(feeds->build, tag).ui;
	struct str language;
	struct str text = notice_withdrawn_on(&feeds->arena, ui, withdrawal);
	struct str reason =
		notice_reason(&feeds->arena, ui, withdrawal, tag, &language);
	struct str pattern = strings_get(ui, STR("withdrawn_summary"));

	if (reason.len && language_fit(language, ui->tag)) {
		text = wording_fill(&feeds->arena, pattern, STR("{notice}"),
				    text);
		text = wording_fill(&feeds->arena, text, STR("{reason}"),
				    reason);
	}
	return feed_text(feeds, text, ui->tag);
}

static struct entry_record withdrawal_entry(struct feeds *feeds,
					    const struct feed_item *item,
					    struct str tag)
{
	const struct edition_summary *edition = item->edition;
	struct entry_record entry = edition_entry(feeds, item, tag);
	struct str name =
		arena_join(&feeds->arena, STR("withdrawal-"), tag, STR(""));

	entry.id = epub_identifier(&feeds->arena, edition->identifier, name);
	entry.titles = news_title(feeds, item, STR("withdrawn_news"), tag);
	entry.summaries =
		withdrawal_summaries(feeds, &edition->withdrawal, tag);
	entry.updated = edition->updated;
	entry.published = feed_time(feeds, edition->withdrawal.date);
	return entry;
}

struct dated {
	struct entry_record entry;
	size_t place; /* among those of one time: as they came */
};

/* What is new in a language. */
struct news {
	struct dated *items;
	size_t len;
};

static int compare_entries(const void *a, const void *b)
{
	const struct dated *left = a, *right = b;
	int order = str_cmp(right->entry.updated, left->entry.updated);

	if (!order)
		order = str_cmp(right->entry.published, left->entry.published);
	if (order)
		return order;
	return left->place < right->place ? -1 : left->place > right->place;
}

static void add_entry(struct news *news, struct entry_record entry)
{
	news->items[news->len] = (struct dated){entry, news->len};
	news->len++;
}

/* So many are kept: a feed is fetched whole, again and again. */
enum { NEWS_MOST = 100 };

/* Editions, their corrections and withdrawals, the newest first. */
static struct list news_in(struct feeds *feeds, const struct tongue *tongue)
{
	struct news news = {.items = NULL};
	struct entry_record *entries;
	size_t n = 2 * feeds->n_items;

	for (size_t i = 0; i < feeds->n_items; i++)
		n += feeds->items[i].edition->n_errata;
	news.items = ARENA_ARRAY(&feeds->arena, struct dated, n);
	for (size_t i = 0; i < feeds->n_items; i++) {
		const struct feed_item *item = &feeds->items[i];
		struct str tag = version_for(item->edition, tongue);

		if (!tag.len)
			continue;
		if (item->edition->status == STATUS_WITHDRAWN)
			add_entry(&news, withdrawal_entry(feeds, item, tag));
		add_entry(&news, edition_entry(feeds, item, tag));
		for (size_t j = 0; j < item->edition->n_errata; j++)
			add_entry(&news,
				  erratum_entry(feeds, item,
						&item->edition->errata[j],
						tag));
	}
	if (news.len)
		qsort(news.items, news.len, sizeof(*news.items),
		      compare_entries);
	if (news.len > NEWS_MOST)
		news.len = NEWS_MOST;
	entries = ARENA_ARRAY(&feeds->arena, struct entry_record, news.len);
	for (size_t i = 0; i < news.len; i++)
		entries[i] = news.items[i].entry;
	return (struct list){entries, news.len};
}

/* Itself, the home page, the same in other languages. */
static struct list feed_ways(struct feeds *feeds, const struct tongue *tongue)
{
	struct list list;

	feed_links(feeds, &list, feeds->n_tongues + 1);
	for (size_t i = 0; i < feeds->n_tongues; i++) {
		const struct tongue *other = &feeds->tongues[i];
		bool itself = other == tongue;

		feed_add_link(
			&list,
			(struct feed_link_record){
				.rel = itself ? STR("self") : STR("related"),
				.type = feed_type_atom,
				.hreflang = other->tag,
				.href = feed_href(feeds,
						  address_feed(&feeds->arena,
							       other->tag)),
			});
	}
	feed_add_link(&list,
		      (struct feed_link_record){
			      .rel = STR("alternate"),
			      .type = feed_type_html,
			      .href = feed_href(feeds, STR("index.html")),
		      });
	return list;
}

static void write_feed(struct feeds *feeds, const struct tongue *tongue)
{
	struct feed_record feed = {
		.id = feed_id(feeds, tongue->tag),
		.lang = tongue->tag,
		.title = feed_site_name(feeds->build, tongue),
		.subtitle = localized_for(&feeds->build->site->description,
					  tongue->tag, NULL),
		.updated = feed_beginning(feeds),
		.author = feed_site_author(feeds->build, tongue),
		.links = feed_ways(feeds, tongue),
		.entries = news_in(feeds, tongue),
	};

	if (feed.entries.len)
		feed.updated = ((const struct entry_record *)feed.entries.items)
				       ->updated;
	feed_put(feeds, FEED_NEWS, address_feed(&feeds->arena, tongue->tag),
		 &feed, tongue);
}

void write_feeds(const struct build *build,
		 const struct publication_summary *publications,
		 size_t n_publications)
{
	struct feeds feeds;

	if (!build->site->base_url.len) {
		findings_report(build->findings, BASE_URL_MISSING,
				place_file(build->site->config),
				(struct str){0}, (struct str){0});
		return;
	}
	feeds_begin(&feeds, build, publications, n_publications);
	for (size_t i = 0; i < feeds.n_tongues; i++)
		write_feed(&feeds, &feeds.tongues[i]);
	feeds_end(&feeds);
}
