/* The tables behind the records of feeds: name, place and meaning. */
#include "write/feed_fields.h"

#include "template/table.h"

static const struct field text_fields[] = {
	TEXT(feed_text_record, text, "The words."),
	TEXT(feed_text_record, lang,
	     "Their language, empty where it is that of the feed."),
};
static const struct record_type text_type =
	TYPE("feed_text", "Words of a feed.", text_fields, feed_text_record);

static const struct field link_fields[] = {
	TEXT(feed_link_record, rel,
	     "What it leads to: `self`, `alternate`, `enclosure` …"),
	TEXT(feed_link_record, type, "The media type."),
	TEXT(feed_link_record, hreflang, "The language; may be empty."),
	TEXT(feed_link_record, href, "The absolute address."),
	TEXT(feed_link_record, title, "What to call it; may be empty."),
	TEXT(feed_link_record, length, "Its size in bytes; may be empty."),
};
static const struct record_type link_type =
	TYPE("feed_link", "A link of a feed.", link_fields, feed_link_record);

static const struct field entry_fields[] = {
	TEXT(entry_record, id, "A URI that stays for ever."),
	LIST(entry_record, titles, &text_type, "The title."),
	LIST(entry_record, alternatives, &text_type,
	     "The title in other languages; of a book."),
	LIST(entry_record, summaries, &text_type,
	     "What is new, or what it is about; may be empty."),
	TEXT(entry_record, updated, "When it was last changed: a time."),
	TEXT(entry_record, published,
	     "When it was first published: a time, or empty."),
	TEXT(entry_record, issued, "The day of issue; of a book."),
	TEXT(entry_record, status,
	     "`withdrawn` if readers should no longer use it, `correction` for "
	     "an erratum; else empty."),
	LIST(entry_record, authors, &text_type,
	     "Names: the authors, or else who publishes it."),
	LIST(entry_record, publishers, &text_type, "Who publishes it."),
	LIST(entry_record, subjects, &text_type, "Its subjects."),
	LIST(entry_record, rights, &text_type, "Its rights."),
	LIST(entry_record, languages, &text_type, "The tags; of a book."),
	LIST(entry_record, links, &link_type, "Pages, books, pictures."),
	TEXT(entry_record, identifier, "The identifier of a book."),
	TEXT(entry_record, isbn,
	     "Its ISBN: `urn:isbn:` and 13 digits; may be empty."),
};
static const struct record_type entry_type =
	TYPE("entry", "An edition, a book, or another catalogue.", entry_fields,
	     entry_record);

static const struct field feed_fields[] = {
	TEXT(feed_record, id, "A URI that stays for ever."),
	TEXT(feed_record, lang, "The language."),
	TEXT(feed_record, title, "The name of the site or of the list."),
	TEXT(feed_record, subtitle, "What the site is; may be empty."),
	TEXT(feed_record, updated, "When an entry was last changed: a time."),
	TEXT(feed_record, author, "Who publishes the site."),
	LIST(feed_record, links, &link_type, "Where it is, and its relatives."),
	LIST(feed_record, entries, &entry_type, "The newest first."),
};
const struct record_type feed_type = TYPE(
	"feed", "A feed of news, or a catalogue.", feed_fields, feed_record);

static const struct field version_fields[] = {
	TEXT(version_record, hreflang, "The language, or `x-default`."),
	TEXT(version_record, href, "The absolute address."),
};
static const struct record_type version_type =
	TYPE("version", "A page in one of its languages.", version_fields,
	     version_record);

static const struct field url_fields[] = {
	TEXT(url_record, href, "The absolute address."),
	TEXT(url_record, date, "The day of its text; may be empty."),
	LIST(url_record, versions, &version_type,
	     "The page in all its languages; none for a page of several."),
};
static const struct record_type url_type =
	TYPE("url", "A page for search engines.", url_fields, url_record);

static const struct field sitemap_fields[] = {
	LIST(sitemap_record, urls, &url_type,
	     "The pages, or the files that list them."),
};
const struct record_type sitemap_type = TYPE(
	"sitemap", "The pages of the site.", sitemap_fields, sitemap_record);
