/* What readers find of the releases of an edition, and the notice that stands
 * there once the edition is withdrawn. */
#include "write/issued.h"

#include <string.h>

#include "base/file.h"
#include "write/address.h"
#include "write/edition_page.h"
#include "write/wording.h"
#include "write/writers.h"

enum { DIGEST_SHOWN = 16 /* digits, which tell files apart at a glance */ };

static struct str digest_short(struct str digest)
{
	return str_slice(digest, 0, DIGEST_SHOWN);
}

void link_set_digest(struct link_record *link, const struct edition *edition,
		     struct str address)
{
	const struct release *release = release_current(edition);
	const struct release_file *file =
		release ? release_issued(release, edition, path_base(address))
			: NULL;

	if (!file)
		return;
	link->digest = file->sha256;
	link->digest_short = digest_short(file->sha256);
}

/* Files for reading */

/* In their order; called by a name or by a word of the interface. */
static const struct reading {
	struct str suffix;
	struct str kind;
	struct str word;
} readings[] = {
	{STR_INIT(".epub"), STR_INIT("EPUB"), STR_INIT("")},
	{STR_INIT(".pdf"), STR_INIT("PDF"), STR_INIT("")},
	{STR_INIT(".html"), STR_INIT(""), STR_INIT("single_page")},
};

enum { READINGS = sizeof(readings) / sizeof(*readings) };

static bool ends_with_view(struct arena *scratch, struct str name,
			   const struct view *view, struct str suffix)
{
	return str_ends(name,
			arena_join(scratch, STR("-"), view->slug, suffix));
}

/* The file of a view and a suffix; NULL if there is none. */
static const struct release_file *find_book(const struct release *release,
					    struct arena *scratch,
					    const struct view *view,
					    struct str suffix)
{
	for (size_t i = 0; i < release->n_files; i++) {
		const struct release_file *file = &release->files[i];

		if (str_find_char(file->name, '/') == STR_NONE &&
		    ends_with_view(scratch, file->name, view, suffix))
			return file;
	}
	return NULL;
}

/* The book at its usual address, if it is the same, or else among the files
 * of the release. */
static struct str book_address(const struct page *page,
			       const struct edition *edition,
			       const struct release *release,
			       const struct view *view,
			       const struct release_file *file)
{
	struct str usual = address_epub(page->arena, edition, view);

	return release_issued(release, edition, path_base(usual)) == file &&
			       outset_size(page->build->outset, usual)
		       ? usual
		       : address_release(page->arena, edition, release,
					 file->name);
}

static struct link_record
book_link(const struct page *page, const struct edition *edition,
	  const struct release *release, const struct view *view,
	  const struct reading *reading, const struct release_file *file)
{
	struct tongue tongues[VIEW_SIDES] = {{.ui = NULL}};

	for (size_t i = 0; i < view->n_sides; i++)
		tongues[i] = tongue_find(
			page->build, edition->languages[view->sides[i]].tag);
	return (struct link_record){
		.href = page_href(
			page, book_address(page, edition, release, view, file)),
		.hreflang = tongues[0].tag,
		.names = page_language_names(page, tongues, view->n_sides),
		.size = wording_size(page->arena, file->size),
		.kind = reading->word.len ? strings_get(page->ui, reading->word)
					  : reading->kind,
		.digest = file->sha256,
		.digest_short = digest_short(file->sha256),
	};
}

struct list page_issued_books(const struct page *page,
			      const struct edition *edition)
{
	const struct release *release = release_current(edition);
	size_t n_views;
	struct view *views = edition_views(page->arena, edition, &n_views);
	struct link_record *links = ARENA_ARRAY(page->arena, struct link_record,
						n_views * READINGS);
	struct list list = {links, 0};

	for (size_t i = 0; release && i < READINGS; i++)
		for (size_t j = 0; j < n_views; j++) {
			const struct release_file *file =
				find_book(release, page->arena, &views[j],
					  readings[i].suffix);

			if (file)
				links[list.len++] = book_link(
					page, edition, release, &views[j],
					&readings[i], file);
		}
	return list;
}

/* Releases */

static struct list numbered(const struct page *page, struct str word,
			    struct str name, size_t number)
{
	struct localized_text *texts = ARENA_ARRAY(
		page->arena, struct localized_text, page->n_tongues);

	for (size_t i = 0; i < page->n_tongues; i++) {
		const struct strings *ui = page->tongues[i].ui;

		texts[i].tag = ui->tag;
		texts[i].text =
			wording_fill(page->arena, strings_get(ui, word), name,
				     arena_printf(page->arena, "%zu", number));
	}
	return page_texts(page, texts, page->n_tongues);
}

static struct link_record file_link(const struct page *page,
				    const struct edition *edition,
				    const struct release *release,
				    const struct release_file *file,
				    struct str name)
{
	return (struct link_record){
		.href = page_href(page, address_release(page->arena, edition,
							release, file->name)),
		.names = page_text(page, name, STR("")),
		.size = wording_size(page->arena, file->size),
		.digest = file->sha256,
		.digest_short = digest_short(file->sha256),
	};
}

/* The list of the sums and its signature, then the files for readers. */
static struct list files_of(const struct page *page,
			    const struct edition *edition,
			    const struct release *release)
{
	struct link_record *links = ARENA_ARRAY(page->arena, struct link_record,
						2 * release->n_files);
	struct link_record *others = links + release->n_files;
	struct list list = {links, 0};
	size_t n_others = 0;

	for (size_t i = 0; i < release->n_files; i++) {
		const struct release_file *file = &release->files[i];

		if (str_find_char(file->name, '/') != STR_NONE)
			continue;
		*(file->sha256.len ? &others[n_others++] : &links[list.len++]) =
			file_link(page, edition, release, file, file->name);
	}
	memmove(links + list.len, others, n_others * sizeof(*others));
	list.len += n_others;
	return list;
}

/* What the edition itself was made of, named from its folder; none if that is
 * too much for a page. */
static struct list sources_of(const struct page *page,
			      const struct edition *edition,
			      const struct release *release)
{
	enum { MOST = 300 };
	struct link_record *links =
		ARENA_ARRAY(page->arena, struct link_record, MOST);
	struct list list = {links, 0};

	for (size_t i = 0; i < release->n_files; i++) {
		const struct release_file *file = &release->files[i];
		size_t start = release->source.len + 1;

		if (!path_is_inside(file->name, release->source))
			continue;
		if (list.len == MOST)
			return (struct list){0};
		links[list.len++] =
			file_link(page, edition, release, file,
				  str_slice(file->name, start, file->name.len));
	}
	return list;
}

static struct issue_record issue(const struct page *page,
				 const struct edition *edition,
				 const struct release *release)
{
	return (struct issue_record){
		.names = numbered(page, STR("printing_number"), STR("{number}"),
				  release->printing),
		.files = files_of(page, edition, release),
		.is_signed = release_file(release, release_signature),
	};
}

struct list page_sources(const struct page *page, const struct edition *edition,
			 struct list issues)
{
	struct issue_record *records = (struct issue_record *)issues.items;

	if (issues.len) {
		records[0].sources =
			sources_of(page, edition, release_newest(edition));
		records[0].source_names =
			numbered(page, STR("issued_sources"), STR("{count}"),
				 records[0].sources.len);
	}
	return issues;
}

struct list page_issues(const struct page *page, const struct edition *edition)
{
	size_t n =
		edition->status == STATUS_WITHDRAWN ? 0 : edition->n_releases;
	struct issue_record *records =
		ARENA_ARRAY(page->arena, struct issue_record, n);

	for (size_t i = 0; i < n; i++)
		records[i] =
			issue(page, edition, &edition->releases[n - 1 - i]);
	return (struct list){records, n};
}

/* Withdrawal */

struct list page_withdrawal(const struct page *page,
			    const struct edition *edition)
{
	if (edition->status != STATUS_WITHDRAWN || !edition->n_releases)
		return (struct list){0};
	return page_link(
		page,
		(struct link_record){
			.href = page_href(
				page, address_withdrawn(page->arena, edition)),
			.names = page_words(page, STR("withdrawn_files")),
		});
}

/* The lists of sums, one a printing, the newest first. */
static struct list sums_of(const struct page *page,
			   const struct edition *edition)
{
	size_t n = edition->n_releases;
	struct issue_record *records =
		ARENA_ARRAY(page->arena, struct issue_record, n);

	for (size_t i = 0; i < n; i++) {
		const struct release *release = &edition->releases[n - 1 - i];

		records[i] = issue(page, edition, release);
		records[i].files.len = records[i].is_signed ? 2 : 1;
	}
	return (struct list){records, n};
}

void write_withdrawn(const struct build *build, const struct edition *edition)
{
	struct arena arena = {0};
	const size_t *languages;
	const struct tongue *tongues;
	struct edition_record *record;
	struct page page;
	size_t n;

	if (edition->status != STATUS_WITHDRAWN || !edition->n_releases)
		return;
	tongues = edition_tongues(build, &arena, edition, &languages, &n);
	page_begin(&page, build, &arena, address_withdrawn(&arena, edition),
		   tongues, n);
	edition_page_set(&page, edition, STR("withdrawn"), STR(""));
	record = page_edition(&page, edition);
	record->issues = sums_of(&page, edition);
	page.record.edition = record;
	page.record.withdrawal_hints = page_words(&page, STR("withdrawn_hint"));
	page.record.title =
		page_title(&page, strings_get(page.ui, STR("withdrawn")),
			   edition_page_publication(&page));
	page_put(&page, PAGE_WITHDRAWN);
	arena_free(&arena);
}
