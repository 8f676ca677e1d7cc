/* Catalogues of the EPUBs for reading programs, OPDS 1.2: opds.xml leads to
 * the list of all books, the newest first, and to one a language. A site
 * without books has none. */
#include "write/catalogues.h"

#include "write/address.h"
#include "write/wording.h"
#include "write/writers.h"

#define OPDS "application/atom+xml;profile=opds-catalog;kind="
#define OPDS_RELATION "http://opds-spec.org/"

static const struct str navigation = STR_INIT(OPDS "navigation");
static const struct str acquisition = STR_INIT(OPDS "acquisition");
static const struct str root_address = STR_INIT("opds.xml");
static const struct str newest_address = STR_INIT("opds-new.xml");

/* Books */

static bool speaks(const struct book_summary *book, struct str tag)
{
	for (size_t i = 0; i < book->n_languages; i++)
		if (str_eq(book->languages[i], tag))
			return true;
	return false;
}

static void add_languages(struct catalogue *catalogue,
			  const struct book_summary *book)
{
	for (size_t i = 0; i < book->n_languages; i++) {
		struct str tag = book->languages[i];
		size_t n = 0;

		while (n < catalogue->n_languages &&
		       !str_eq(catalogue->languages[n], tag))
			n++;
		catalogue->languages[n] = tag;
		catalogue->n_languages += n == catalogue->n_languages;
	}
}

static void find_books(struct catalogue *catalogue)
{
	struct feeds *feeds = &catalogue->feeds;
	size_t n = 0;

	for (size_t i = 0; i < feeds->n_items; i++)
		n += feeds->items[i].edition->n_books;
	catalogue->books = ARENA_ARRAY(&feeds->arena, struct catalogue_book, n);
	catalogue->languages =
		ARENA_ARRAY(&feeds->arena, struct str, VIEW_SIDES * n + 1);
	for (size_t i = 0; i < feeds->n_items; i++) {
		const struct edition_summary *edition = feeds->items[i].edition;

		for (size_t j = 0;
		     j < edition->n_books && edition->status == STATUS_RELEASED;
		     j++) {
			catalogue->books[catalogue->n_books++] =
				(struct catalogue_book){&feeds->items[i],
							&edition->books[j]};
			add_languages(catalogue, &edition->books[j]);
		}
	}
}

/* What OPDS 1.2 allows. */
static bool is_shown(const struct cover *cover)
{
	static const struct str types[] = {STR_INIT("image/png"),
					   STR_INIT("image/jpeg"),
					   STR_INIT("image/gif")};

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_eq(cover->media_type, types[i]))
			return cover->address.len > 0;
	return false;
}

/* Entries */

static struct list tags_of(struct feeds *feeds, const struct book_summary *book)
{
	struct feed_text_record *texts = ARENA_ARRAY(
		&feeds->arena, struct feed_text_record, book->n_languages);

	for (size_t i = 0; i < book->n_languages; i++)
		texts[i].text = book->languages[i];
	return (struct list){texts, book->n_languages};
}

/* The title in the other languages of the book, as far as it is given. */
static struct list alternatives(struct feeds *feeds,
				const struct catalogue_book *book)
{
	struct feed_text_record *texts =
		ARENA_ARRAY(&feeds->arena, struct feed_text_record,
			    book->book->n_languages);
	struct list list = {texts, 0};

	for (size_t i = 1; i < book->book->n_languages; i++) {
		struct str tag = book->book->languages[i], lang;
		struct str title =
			feed_item_title(feeds, book->item, tag, &lang);

		if (str_eq(lang, tag))
			texts[list.len++] =
				(struct feed_text_record){title, lang};
	}
	return list;
}

static struct list subjects(struct feeds *feeds,
			    const struct publication_summary *publication,
			    struct str tag)
{
	struct feed_text_record *texts =
		ARENA_ARRAY(&feeds->arena, struct feed_text_record,
			    publication->n_subjects);
	struct list list = {texts, 0};

	for (size_t i = 0; i < publication->n_subjects; i++) {
		struct str text =
			localized_for(&publication->subjects[i], tag, NULL);

		if (text.len)
			texts[list.len++].text = text;
	}
	return list;
}

struct str catalogue_title(struct feeds *feeds,
			   const struct catalogue_book *book, struct str tag,
			   struct str *lang)
{
	const struct strings *ui = tongue_find(feeds->build, tag).ui;
	struct str title = feed_item_title(feeds, book->item, tag, lang);
	struct str pattern = strings_get(ui, STR("bilingual_title"));

	if (book->book->n_languages < 2)
		return title;
	pattern = wording_fill(&feeds->arena, pattern, STR("{languages}"),
			       feed_languages(feeds, book->book));
	return wording_fill(&feeds->arena, pattern, STR("{title}"), title);
}

struct str catalogue_page(struct feeds *feeds,
			  const struct catalogue_book *book)
{
	struct str folder = arena_join(
		&feeds->arena, book->item->publication->slug, STR("/"),
		arena_join(&feeds->arena, book->item->edition->slug, STR("/"),
			   view_slug(&feeds->arena, book->book->languages,
				     book->book->n_languages)));

	return feed_href(feeds, arena_join(&feeds->arena, folder,
					   STR("/index.html"), STR("")));
}

static struct list book_links(struct feeds *feeds,
			      const struct catalogue_book *entry)
{
	const struct book_summary *book = entry->book;
	static const struct str pictures[] = {
		STR_INIT(OPDS_RELATION "image"),
		STR_INIT(OPDS_RELATION "image/thumbnail")};
	struct list list;

	feed_links(feeds, &list, 4);
	feed_add_link(
		&list,
		(struct feed_link_record){
			.rel = STR(OPDS_RELATION "acquisition/open-access"),
			.type = feed_type_epub,
			.hreflang = book->languages[0],
			.href = feed_href(feeds, book->address),
			.length = arena_printf(&feeds->arena, "%llu",
					       (unsigned long long)book->size),
		});
	feed_add_link(&list, (struct feed_link_record){
				     .rel = STR("alternate"),
				     .type = feed_type_html,
				     .hreflang = book->languages[0],
				     .href = catalogue_page(feeds, entry)});
	for (size_t i = 0; i < 2 && is_shown(&book->cover); i++)
		feed_add_link(
			&list,
			(struct feed_link_record){
				.rel = pictures[i],
				.type = book->cover.media_type,
				.href = feed_href(feeds, book->cover.address),
			});
	return list;
}

static struct entry_record book_entry(struct feeds *feeds,
				      const struct catalogue_book *book)
{
	const struct publication_summary *publication = book->item->publication;
	const struct edition_summary *edition = book->item->edition;
	struct str tag = book->book->languages[0], lang;
	struct str title = catalogue_title(feeds, book, tag, &lang);

	return (struct entry_record){
		.id = book->book->identifier,
		.identifier = book->book->identifier,
		.isbn = book->book->isbn,
		.titles = feed_text(feeds, title, lang),
		.alternatives = alternatives(feeds, book),
		.summaries =
			feed_localized(feeds, &publication->description, tag),
		.updated = edition->updated,
		.published = feed_time(feeds, edition->date),
		.issued = edition->date,
		.authors = feed_authors(feeds, publication, tag),
		.publishers = feed_publishers(feeds, publication, tag),
		.subjects = subjects(feeds, publication, tag),
		.rights = feed_localized(feeds, &publication->rights, tag),
		.languages = tags_of(feeds, book->book),
		.links = book_links(feeds, book),
	};
}

/* Catalogues */

/* Where the catalogue is, and where the root is. */
static struct list ways(struct feeds *feeds, struct str address,
			struct str type)
{
	struct list list;

	feed_links(feeds, &list, 3);
	feed_add_link(&list, (struct feed_link_record){
				     .rel = STR("self"),
				     .type = type,
				     .href = feed_href(feeds, address)});
	feed_add_link(&list, (struct feed_link_record){
				     .rel = STR("start"),
				     .type = navigation,
				     .href = feed_href(feeds, root_address)});
	if (!str_eq(address, root_address))
		feed_add_link(&list,
			      (struct feed_link_record){
				      .rel = STR("up"),
				      .type = navigation,
				      .href = feed_href(feeds, root_address)});
	return list;
}

static struct feed_record begin_catalogue(struct catalogue *catalogue,
					  struct str address, struct str type,
					  struct str title)
{
	struct feeds *feeds = &catalogue->feeds;

	return (struct feed_record){
		.id = feed_id(feeds, address),
		.lang = feeds->tongues[0].tag,
		.title = title,
		.updated = catalogue->books[0].item->edition->updated,
		.author = feed_site_author(feeds->build, &feeds->tongues[0]),
		.links = ways(feeds, address, type),
	};
}

/* The books in the language, or all of them; returns the newest's time. */
static struct str put_books(struct catalogue *catalogue, struct str address,
			    struct str title, struct str tag)
{
	struct feeds *feeds = &catalogue->feeds;
	struct entry_record *entries = ARENA_ARRAY(
		&feeds->arena, struct entry_record, catalogue->n_books);
	struct feed_record feed =
		begin_catalogue(catalogue, address, acquisition, title);
	size_t n = 0;

	for (size_t i = 0; i < catalogue->n_books; i++)
		if (!tag.len || speaks(catalogue->books[i].book, tag))
			entries[n++] = book_entry(feeds, &catalogue->books[i]);
	feed.entries = (struct list){entries, n};
	feed.updated = entries[0].updated;
	feed_put(feeds, FEED_CATALOGUE, address, &feed, &feeds->tongues[0]);
	return feed.updated;
}

static struct entry_record way_to(struct feeds *feeds, struct str address,
				  struct str relation, struct str title,
				  struct str content)
{
	struct list list;

	feed_links(feeds, &list, 1);
	feed_add_link(&list, (struct feed_link_record){
				     .rel = relation,
				     .type = acquisition,
				     .href = feed_href(feeds, address)});
	return (struct entry_record){
		.id = feed_id(feeds, address),
		.titles = feed_text(feeds, title, STR("")),
		.summaries = feed_text(feeds, content, STR("")),
		.links = list,
	};
}

static struct entry_record put_language(struct catalogue *catalogue,
					struct str tag)
{
	struct feeds *feeds = &catalogue->feeds;
	struct tongue tongue = tongue_find(feeds->build, tag);
	struct str address =
		arena_join(&feeds->arena, STR("opds-"), tag, STR(".xml"));
	struct str name = tongue_name(&tongue);
	struct entry_record entry = way_to(
		feeds, address, STR("subsection"), name,
		wording_fill(&feeds->arena,
			     strings_get(feeds->tongues[0].ui, STR("books_in")),
			     STR("{language}"), name));

	entry.updated = put_books(catalogue, address, name, tag);
	return entry;
}

static void put_root(struct catalogue *catalogue)
{
	struct feeds *feeds = &catalogue->feeds;
	struct str words =
		strings_get(feeds->tongues[0].ui, STR("books_newest"));
	struct entry_record *entries = ARENA_ARRAY(
		&feeds->arena, struct entry_record, catalogue->n_languages + 1);
	struct feed_record feed = begin_catalogue(
		catalogue, root_address, navigation,
		feed_site_name(feeds->build, &feeds->tongues[0]));

	entries[0] = way_to(feeds, newest_address,
			    STR(OPDS_RELATION "sort/new"), words, words);
	entries[0].updated =
		put_books(catalogue, newest_address, words, STR(""));
	for (size_t i = 0; i < catalogue->n_languages; i++)
		entries[i + 1] =
			put_language(catalogue, catalogue->languages[i]);
	feed.entries = (struct list){entries, catalogue->n_languages + 1};
	feed_put(feeds, FEED_CATALOGUE, root_address, &feed,
		 &feeds->tongues[0]);
}

void write_catalogues(const struct build *build,
		      const struct publication_summary *publications,
		      size_t n_publications)
{
	struct catalogue catalogue = {0};

	if (!build->site->base_url.len)
		return;
	feeds_begin(&catalogue.feeds, build, publications, n_publications);
	find_books(&catalogue);
	if (catalogue.n_books) {
		put_root(&catalogue);
		catalogue_put_json(&catalogue);
	}
	feeds_end(&catalogue.feeds);
}
