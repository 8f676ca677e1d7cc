/* What outlives a publication: copies for the pages, feeds and catalogues of
 * the site. */
#include "write/address.h"
#include "write/epub_book.h"
#include "write/errata.h"
#include "write/leave.h"
#include "write/page.h"

/* Copies */

static struct localized copy_localized(struct arena *arena,
				       const struct localized *from)
{
	struct localized copy = {
		ARENA_ARRAY(arena, struct localized_text, from->len),
		from->len};

	for (size_t i = 0; i < from->len; i++)
		copy.texts[i] = (struct localized_text){
			arena_str(arena, from->texts[i].tag),
			arena_str(arena, from->texts[i].text),
			from->texts[i].line};
	return copy;
}

static struct cover copy_cover(struct arena *arena,
			       const struct edition *edition,
			       const struct view *view)
{
	struct arena scratch = {0};
	struct cover cover = {0};

	if (cover_find(&scratch, edition, view, &cover)) {
		cover.address = arena_str(arena, cover.address);
		cover.media_type = arena_str(arena, cover.media_type);
	}
	arena_free(&scratch);
	return cover;
}

static void copy_people(struct arena *arena,
			const struct publication *publication,
			struct publication_summary *summary)
{
	size_t n = publication->n_contributors;

	summary->contributors = ARENA_ARRAY(arena, struct contributor, n);
	summary->n_contributors = n;
	for (size_t i = 0; i < n; i++) {
		const struct contributor *from = &publication->contributors[i];

		summary->contributors[i] =
			(struct contributor){copy_localized(arena, &from->name),
					     arena_str(arena, from->role)};
	}
}

static void copy_subjects(struct arena *arena,
			  const struct publication *publication,
			  struct publication_summary *summary)
{
	size_t n = publication->n_subjects;

	summary->subjects = ARENA_ARRAY(arena, struct localized, n);
	summary->n_subjects = n;
	for (size_t i = 0; i < n; i++)
		summary->subjects[i] =
			copy_localized(arena, &publication->subjects[i]);
}

/* Editions */

static void summarise_book(struct arena *arena, const struct edition *edition,
			   const struct view *view, struct book_summary *book)
{
	book->identifier =
		epub_identifier(arena, edition->identifier, view->slug);
	book->isbn = epub_isbn(arena, edition, view);
	book->languages = ARENA_ARRAY(arena, struct str, view->n_sides);
	for (size_t i = 0; i < view->n_sides; i++)
		book->languages[book->n_languages++] = arena_str(
			arena, edition->languages[view->sides[i]].tag);
	book->cover = copy_cover(arena, edition, view);
}

/* The books that were put. */
static void summarise_books(const struct build *build, struct arena *arena,
			    const struct edition *edition,
			    struct edition_summary *summary)
{
	struct arena scratch = {0};
	size_t n_views;
	struct view *views = edition_views(&scratch, edition, &n_views);

	summary->books = ARENA_ARRAY(arena, struct book_summary, n_views);
	for (size_t i = 0; i < n_views && build->outset; i++) {
		struct book_summary *book = &summary->books[summary->n_books];
		struct str address = address_epub(&scratch, edition, &views[i]);

		book->size = outset_size(build->outset, address);
		if (!book->size)
			continue;
		book->address = arena_str(arena, address);
		summarise_book(arena, edition, &views[i], book);
		summary->n_books++;
	}
	arena_free(&scratch);
}

static void summarise_languages(struct arena *arena,
				const struct edition *edition,
				struct edition_summary *summary)
{
	size_t n = edition->n_languages;

	summary->languages = ARENA_ARRAY(arena, struct str, n);
	summary->versions = ARENA_ARRAY(arena, struct str, n);
	for (size_t i = 0; i < n; i++) {
		struct view view = {.sides = {i}, .n_sides = 1};
		struct str tag = arena_str(arena, edition->languages[i].tag);

		if (view_has_pages(&view, edition))
			summary->languages[summary->n_languages++] = tag;
		if (view_is_version(&view, edition, NULL))
			summary->versions[summary->n_versions++] = tag;
	}
}

/* The note in the language's own page; empty if that has none. */
static struct str erratum_place(struct arena *arena,
				const struct erratum *erratum, size_t language)
{
	const struct chapter *chapter = erratum->pair->chapter;
	const struct view view = {
		.slug = chapter->edition->languages[language].tag,
		.sides = {language},
		.n_sides = 1};

	if (!view_is_translated(&view, chapter) ||
	    !erratum->pair->sides[language].n)
		return (struct str){0};
	return arena_join(arena, address_chapter(arena, &view, chapter),
			  STR("#_erratum-"), erratum->id);
}

static void summarise_erratum(const struct build *build, struct arena *arena,
			      const struct edition *edition,
			      const struct erratum *erratum,
			      struct edition_summary *summary)
{
	struct erratum_summary *added = &summary->errata[summary->n_errata++];
	size_t n = summary->n_versions;

	added->id = arena_str(arena, erratum->id);
	added->date = arena_str(arena, erratum->date);
	added->list = arena_join(arena, address_errata(arena, edition),
				 STR("#erratum-"), erratum->id);
	added->texts = ARENA_ARRAY(arena, struct str, n);
	added->tags = ARENA_ARRAY(arena, struct str, n);
	added->places = ARENA_ARRAY(arena, struct str, n);
	for (size_t i = 0; i < n; i++) {
		struct str tag = summary->versions[i];
		const struct strings *ui = strings_for(build->strings, tag);
		size_t language = language_in(edition, tag);
		struct erratum_words words;

		added->places[i] = erratum_place(arena, erratum, language);
		if (!erratum_words(erratum, language, &words))
			continue;
		added->texts[i] = erratum_text(arena, ui, &words);
		added->tags[i] = arena_str(
			arena, edition->languages[words.language].tag);
	}
}

static void summarise_errata(const struct build *build, struct arena *arena,
			     const struct edition *edition,
			     struct edition_summary *summary)
{
	summary->errata =
		ARENA_ARRAY(arena, struct erratum_summary, edition->n_errata);
	for (size_t i = edition->n_errata; i-- > 0;)
		if (edition->errata[i].pair)
			summarise_erratum(build, arena, edition,
					  &edition->errata[i], summary);
}

/* When the edition came out as it is, whatever came of it later. */
static struct str issued(struct arena *arena, const struct build *build,
			 const struct edition *edition)
{
	struct edition copy = *edition;

	copy.status = STATUS_RELEASED;
	return epub_modified(arena, &copy, build->source_date);
}

static void summarise_edition(const struct build *build, struct arena *arena,
			      const struct edition *edition,
			      struct edition_summary *summary)
{
	struct arena scratch = {0};

	*summary = (struct edition_summary){
		.slug = arena_str(arena, edition->slug),
		.name = copy_localized(arena, &edition->name),
		.statement = copy_localized(arena, &edition->statement),
		.date = arena_str(arena, edition->date),
		.updated = arena_str(arena, epub_modified(&scratch, edition,
							  build->source_date)),
		.issued = arena_str(arena, issued(&scratch, build, edition)),
		.identifier = arena_str(arena, edition->identifier),
		.status = edition->status,
		.withdrawal = {arena_str(arena, edition->withdrawal.date),
			       copy_localized(arena,
					      &edition->withdrawal.reason)},
		.cover = copy_cover(arena, edition,
				    page_cover_view(&scratch, edition)),
	};
	summarise_languages(arena, edition, summary);
	if (build->strings)
		summarise_errata(build, arena, edition, summary);
	summarise_books(build, arena, edition, summary);
	arena_free(&scratch);
}

/* Pages for search engines */

struct pages {
	const struct build *build;
	struct arena *arena;
	struct arena scratch;
	const struct edition *edition;
	struct view *views;
	size_t n_views;
	struct publication_summary *summary;
};

static struct page_summary *add_page(struct pages *pages, struct str address)
{
	struct publication_summary *summary = pages->summary;
	const struct edition *edition = pages->edition;
	struct page_summary *page = &summary->pages[summary->n_pages++];

	page->address = arena_str(pages->arena, address);
	page->date = arena_str(pages->arena, edition_changed(edition));
	return page;
}

static bool has_page(const struct pages *pages, const struct view *view,
		     const struct chapter *chapter, struct str file)
{
	if (str_eq(file, address_whole[WHOLE_TERMS]))
		return view_has_terms(view, pages->edition);
	return chapter ? view_has_chapter(view, chapter)
		       : view_has_pages(view, pages->edition);
}

/* The page in every view that has a text of its own: languages first. */
static void add_versions(struct pages *pages, const struct chapter *chapter,
			 struct str file)
{
	bool translates = false;

	for (size_t i = 0; i < pages->n_views; i++) {
		const struct view *view = &pages->views[i];
		bool version = view_is_version(view, pages->edition, chapter);
		struct page_summary *page;

		if (!has_page(pages, view, chapter, file) ||
		    !(version ||
		      (view->n_sides > 1 &&
		       (!chapter || view_is_translated(view, chapter)))))
			continue;
		page = add_page(pages,
				address_view(&pages->scratch, pages->edition,
					     view, file));
		if (!version)
			continue;
		page->tag = arena_str(
			pages->arena,
			pages->edition->languages[view->sides[0]].tag);
		page->translates = translates;
		translates = true;
	}
}

/* A page in all languages, which an edition has or has not; the first one of a
 * long list leads to the others. */
static void add_if_put(struct pages *pages, struct str address)
{
	if (outset_size(pages->build->outset, address))
		add_page(pages, address);
}

static void add_pages(struct pages *pages)
{
	const struct edition *edition = pages->edition;

	pages->views = edition_views(&pages->scratch, edition, &pages->n_views);
	add_versions(pages, NULL, address_whole[WHOLE_CONTENTS]);
	for (size_t i = 0; i < edition->n_chapters; i++)
		add_versions(pages, edition->chapters[i],
			     arena_join(&pages->scratch,
					edition->chapters[i]->address,
					STR(".html"), STR("")));
	add_versions(pages, NULL, address_whole[WHOLE_TERMS]);
	add_versions(pages, NULL, address_whole[WHOLE_COLOPHON]);
	add_if_put(pages,
		   address_figures(&pages->scratch, edition, STR(".html")));
	add_if_put(pages, address_changes(&pages->scratch, edition, 0));
	add_if_put(pages, address_errata(&pages->scratch, edition));
	arena_free(&pages->scratch);
}

/* The page that lists editions changes when one of them does. */
static struct str last_change(const struct publication *publication)
{
	struct str last = {0};

	for (size_t i = 0; i < publication->n_editions; i++) {
		const struct edition *edition = &publication->editions[i];
		struct str day = edition_changed(edition);

		if (edition->status != STATUS_DRAFT && str_cmp(day, last) > 0)
			last = day;
	}
	return last;
}

static void summarise_pages(const struct build *build, struct arena *arena,
			    const struct publication *publication,
			    struct publication_summary *summary)
{
	const struct edition *newest = publication_latest(publication);
	size_t limit = 1;

	if (!newest)
		return;
	for (size_t i = 0; i < publication->n_editions; i++) {
		const struct edition *edition = &publication->editions[i];

		limit += 3 + 2 * edition->n_languages *
				     (edition->n_chapters + WHOLE_PAGES);
	}
	summary->pages = ARENA_ARRAY(arena, struct page_summary, limit);
	add_page(&(struct pages){.build = build,
				 .arena = arena,
				 .edition = newest,
				 .summary = summary},
		 address_publication(arena, publication->slug))
		->date = arena_str(arena, last_change(publication));
	for (size_t i = publication->n_editions; i-- > 0;)
		if (publication->editions[i].status == STATUS_RELEASED)
			add_pages(&(struct pages){
				.build = build,
				.arena = arena,
				.edition = &publication->editions[i],
				.summary = summary});
}

void publication_summarise(const struct build *build, struct arena *arena,
			   const struct publication *publication,
			   struct publication_summary *summary)
{
	size_t n = publication->n_editions;

	*summary = (struct publication_summary){
		.slug = arena_str(arena, publication->slug),
		.title = copy_localized(arena, &publication->title),
		.description = copy_localized(arena, &publication->description),
		.publisher = copy_localized(arena, &publication->publisher),
		.series = copy_localized(arena, &publication->series),
		.issn = arena_str(arena, publication->issn),
		.rights = copy_localized(arena, &publication->rights),
		.editions = ARENA_ARRAY(arena, struct edition_summary, n),
		.n_editions = n,
	};
	copy_people(arena, publication, summary);
	copy_subjects(arena, publication, summary);
	for (size_t i = 0; i < n; i++)
		summarise_edition(build, arena,
				  &publication->editions[n - 1 - i],
				  &summary->editions[i]);
	if (build->outset && build->site->base_url.len)
		summarise_pages(build, arena, publication, summary);
	if (build->outset)
		summary->leaves =
			leave_targets(arena, publication, &summary->n_leaves);
}
