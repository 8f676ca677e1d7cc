/* Atom feeds (RFC 4287) of what is new, one a language: an entry for each
 * edition that has a text in it. Whatever else is news, such as a correction,
 * becomes an entry_record in the same way. */
#include "write/address.h"
#include "write/epub_book.h"
#include "write/feed.h"
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

static struct entry_record
edition_entry(struct feeds *feeds, const struct feed_item *item, struct str tag)
{
	const struct edition_summary *edition = item->edition;

	return (struct entry_record){
		.id = epub_identifier(
			&feeds->arena, edition->identifier,
			arena_join(&feeds->arena, STR("news-"), tag, STR(""))),
		.titles = feed_text(feeds, feed_item_title(feeds, item, tag),
				    tag),
		.summaries = item_summaries(feeds, item, tag),
		.updated = edition->updated,
		.published = feed_time(feeds, edition->date),
		.status = edition->status == STATUS_WITHDRAWN ? STR("withdrawn")
							      : STR(""),
		.authors = feed_authors(feeds, item->publication, tag),
		.rights =
			feed_localized(feeds, &item->publication->rights, tag),
		.links = item_links(feeds, item, tag),
	};
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
	struct entry_record *entries =
		ARENA_ARRAY(&feeds->arena, struct entry_record, feeds->n_items);
	struct feed_record feed = {
		.id = feed_id(feeds, tongue->tag),
		.lang = tongue->tag,
		.title = feed_site_name(feeds->build, tongue),
		.subtitle = localized_for(&feeds->build->site->description,
					  tongue->tag, NULL),
		.updated = feed_beginning(feeds),
		.author = feed_site_author(feeds->build, tongue),
		.links = feed_ways(feeds, tongue),
		.entries = {entries, 0},
	};

	for (size_t i = 0; i < feeds->n_items; i++) {
		struct str tag = version_for(feeds->items[i].edition, tongue);

		if (tag.len)
			entries[feed.entries.len++] =
				edition_entry(feeds, &feeds->items[i], tag);
	}
	if (feed.entries.len)
		feed.updated = entries[0].updated;
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
