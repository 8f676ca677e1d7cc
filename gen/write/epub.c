/* EPUB 3.3: the books of an edition, one a view. A book is put together as a
 * list of files in memory and packed at the end; the package document is
 * written last, from what the rendered chapters hold. */
#include "write/epub.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "write/address.h"
#include "write/colophon.h"
#include "write/cover.h"
#include "write/epub_book.h"
#include "write/notice.h"
#include "write/render.h"
#include "write/republish.h"
#include "write/templates.h"
#include "write/wording.h"
#include "write/zip.h"

static const struct str xhtml = STR_INIT("application/xhtml+xml");

struct epub_file *epub_add_file(struct epub_book *book)
{
	if (book->n_files == book->files_cap) {
		size_t cap = book->files_cap ? book->files_cap * 2 : 32;
		struct epub_file *files =
			ARENA_ARRAY(book->arena, struct epub_file, cap);

		if (book->n_files)
			memcpy(files, book->files,
			       book->n_files * sizeof(*files));
		book->files = files;
		book->files_cap = cap;
	}
	return &book->files[book->n_files++];
}

const struct edition_language *epub_language(const struct epub_book *book,
					     size_t side)
{
	return &book->edition->languages[book->view->sides[side]];
}

/* The text in the language; NULL if there is none. */
static const struct epub_text *text_in(const struct epub_book *book,
				       struct str text, struct str tag,
				       enum direction direction)
{
	struct epub_text *record;

	if (!text.len)
		return NULL;
	record = ARENA_NEW(book->arena, struct epub_text);
	*record = (struct epub_text){
		.text = text,
		.language = tag,
		.direction = direction_name(direction),
	};
	return record;
}

const struct epub_text *epub_text(const struct epub_book *book,
				  const struct localized *localized,
				  size_t side)
{
	struct str wanted = epub_language(book, side)->tag, tag = {0};
	struct str text = localized->len
				  ? localized_for(localized, wanted, &tag)
				  : (struct str){0};

	if (!tag.len)
		tag = wanted;
	return text_in(book, text, tag, language_find(tag)->direction);
}

/* The name, or else what it goes by in addresses. */
static const struct epub_text *text_or_slug(const struct epub_book *book,
					    const struct localized *name,
					    struct str slug, size_t side)
{
	const struct epub_text *given = epub_text(book, name, side);

	return given ? given
		     : text_in(book, slug, epub_language(book, side)->tag,
			       LEFT_TO_RIGHT);
}

const struct epub_text *epub_title(const struct epub_book *book, size_t side)
{
	const struct publication *publication = book->edition->publication;

	return text_or_slug(book, &publication->title, publication->slug, side);
}

struct str epub_date(const struct epub_book *book, size_t side, struct str date)
{
	const struct strings *ui = book->ui[side];

	if (!language_fit(epub_language(book, side)->tag, ui->tag))
		return date;
	return wording_date(book->arena, ui, date);
}

static void add_page(struct epub_book *book, struct str id, struct str path,
		     struct str properties, const struct template *template,
		     const void *record)
{
	struct epub_file *file = epub_add_file(book);
	struct buf out = {0};

	template_run(template, record, book->ui[0], &out);
	*file = (struct epub_file){
		.id = id,
		.path = path,
		.media_type = xhtml,
		.properties = properties,
		.bytes = buf_copy(&out, book->arena),
		.in_spine = true,
	};
	buf_free(&out);
}

/* Chapters */

struct str epub_chapter_title(const struct chapter *chapter, size_t wanted,
			      size_t *side)
{
	const struct document *own = chapter->documents[wanted];

	*side = wanted;
	if (own && own->title.len)
		return own->title;
	for (size_t i = 0; i < chapter->edition->n_languages; i++) {
		const struct document *other = chapter->documents[i];

		*side = i;
		if (other && other->title.len)
			return other->title;
	}
	*side = wanted;
	return chapter->address;
}

static void add_chapter(struct epub_book *book, const struct chapter *chapter,
			struct buf *body)
{
	struct epub_chapter *added = &book->chapters[book->n_chapters++];
	/* From a page in text/ to the book's folder. */
	struct str base = arena_join(
		book->arena, STR("../"),
		address_root(book->arena, chapter->address), STR(""));
	struct str media =
		arena_join(book->arena, base, STR("media/"), STR(""));
	struct render render = {.view = book->view,
				.target = TARGET_EPUB,
				.ui = {book->ui[0], book->ui[1]},
				.from = chapter->address,
				.assets = media};
	size_t side = book->view->sides[0];
	struct epub_page page = {
		.language = book->language->tag,
		.direction = direction_name(book->language->rules->direction),
		.title = epub_chapter_title(chapter, side, &side),
		.base = base,
		.bilingual = book->view->n_sides > 1,
	};

	buf_clear(body);
	render_chapter(&render, chapter, body);
	page.body = buf_str(body);
	epub_note_errata(book, chapter, page.body);
	added->chapter = chapter;
	added->path = arena_join(book->arena, STR("text/"), chapter->address,
				 STR(".xhtml"));
	epub_scan(book->arena, page.body, media, &added->scan);
	add_page(book,
		 arena_printf(book->arena, "chapter%zu", book->n_chapters),
		 added->path, added->scan.svg ? STR("svg") : STR(""),
		 book->build->templates->epub.chapter, &page);
}

static void add_chapters(struct epub_book *book)
{
	const struct edition *edition = book->edition;
	struct buf body = {0};

	for (size_t i = 0; i < edition->n_chapters; i++)
		if (view_has_chapter(book->view, edition->chapters[i]))
			add_chapter(book, edition->chapters[i], &body);
	buf_free(&body);
}

/* Pictures */

static int compare_names(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct map assets_by_name(const struct epub_book *book)
{
	const struct map *by_path = &book->edition->assets;
	struct map by_name = {0};

	for (size_t i = 0; i < by_path->cap; i++) {
		struct asset *asset = by_path->slots[i].value;

		if (asset)
			map_add(&by_name, book->arena, asset->name, asset);
	}
	return by_name;
}

static void add_picture(struct epub_book *book, const struct asset *asset,
			struct str id, struct str properties)
{
	*epub_add_file(book) = (struct epub_file){
		.id = id,
		.path = arena_join(book->arena, STR("media/"), asset->name,
				   STR("")),
		.media_type = asset->media_type,
		.properties = properties,
		.bytes = asset->bytes,
	};
}

/* Every picture that a chapter shows, once, by name; the cover has its place
 * already. */
static void add_pictures(struct epub_book *book)
{
	const struct asset *cover = book->edition->cover;
	struct map by_name = assets_by_name(book);
	struct str *names, last = STR("");
	size_t n = 0, used = 0;

	for (size_t i = 0; i < book->n_chapters; i++)
		n += book->chapters[i].scan.n_images;
	names = ARENA_ARRAY(book->arena, struct str, n);
	for (size_t i = 0; i < book->n_chapters; i++) {
		const struct epub_scan *scan = &book->chapters[i].scan;

		for (size_t j = 0; j < scan->n_images; j++)
			names[used++] = scan->images[j];
	}
	qsort(names, n, sizeof(*names), compare_names);
	for (size_t i = 0, number = 0; i < n; i++) {
		const struct asset *asset;

		if (str_eq(names[i], last) ||
		    (cover && str_eq(names[i], cover->name)))
			continue;
		last = names[i];
		asset = map_get(&by_name, last);
		if (asset)
			add_picture(book, asset,
				    arena_printf(book->arena, "picture%zu",
						 ++number),
				    STR(""));
	}
}

static void draw_cover(struct epub_book *book, struct epub_whole *whole)
{
	whole->cover = STR("media/cover.svg");
	whole->cover_width = arena_printf(book->arena, "%d", (int)COVER_WIDTH);
	whole->cover_height =
		arena_printf(book->arena, "%d", (int)COVER_HEIGHT);
	*epub_add_file(book) = (struct epub_file){
		.id = STR("cover-picture"),
		.path = whole->cover,
		.media_type = STR("image/svg+xml"),
		.properties = STR("cover-image"),
		.bytes = epub_cover_draw(book),
	};
}

static void add_cover(struct epub_book *book, struct epub_whole *whole)
{
	const struct asset *cover = book->edition->cover;

	if (!cover) {
		draw_cover(book, whole);
		return;
	}
	whole->cover =
		arena_join(book->arena, STR("media/"), cover->name, STR(""));
	if (cover->width && cover->height) {
		whole->cover_width =
			arena_printf(book->arena, "%u", cover->width);
		whole->cover_height =
			arena_printf(book->arena, "%u", cover->height);
	}
	add_picture(book, cover, STR("cover-picture"), STR("cover-image"));
}

/* What the title page says */

static struct list people(const struct epub_book *book, struct str role,
			  size_t side)
{
	const struct publication *publication = book->edition->publication;
	struct epub_text *names = ARENA_ARRAY(book->arena, struct epub_text,
					      publication->n_contributors);
	size_t n = 0;

	for (size_t i = 0; i < publication->n_contributors; i++) {
		const struct contributor *person =
			&publication->contributors[i];
		const struct epub_text *name =
			epub_text(book, &person->name, side);

		if (name && str_eq(person->role, role))
			names[n++] = *name;
	}
	return (struct list){names, n};
}

static const struct epub_text *authoritative(const struct epub_book *book)
{
	const struct edition_language *language = &book->edition->languages[0];

	return text_in(book, language->rules->autonym, language->tag,
		       language->rules->direction);
}

static void describe_withdrawal(const struct epub_book *book, size_t side,
				struct epub_side *out)
{
	const struct edition *edition = book->edition;
	const struct edition *newest = edition_successor(edition);
	const struct strings *ui = book->ui[side];
	struct str reason, tag = {0};

	out->status =
		notice_withdrawn_on(book->arena, ui, &edition->withdrawal);
	reason = notice_reason(book->arena, ui, &edition->withdrawal,
			       epub_language(book, side)->tag, &tag);
	out->reason = text_in(book, reason, tag, language_find(tag)->direction);
	if (!newest)
		return;
	out->newest = text_or_slug(book, &newest->name, newest->slug, side);
	out->newest_words = strings_get(ui, STR("withdrawn_newest"));
	out->newest_href = address_absolute(
		book->arena, book->build->site,
		address_publication(book->arena, edition->publication->slug));
}

static void describe_edition(const struct epub_book *book, size_t side,
			     struct epub_side *out)
{
	const struct edition *edition = book->edition;

	out->edition = epub_text(book, &edition->name, side);
	out->statement = epub_text(book, &edition->statement, side);
	out->date = edition->date;
	out->date_text = epub_date(book, side, edition->date);
	if (!str_eq(edition->modified, edition->date)) {
		out->modified = edition->modified;
		out->modified_text = epub_date(book, side, edition->modified);
	}
	if (edition->printing > 1)
		out->printing = arena_printf(book->arena, "%u",
					     (unsigned)edition->printing);
	out->identifier = book->identifier;
	if (edition->n_languages > 1)
		out->authoritative = authoritative(book);
	out->draft = edition->status == STATUS_DRAFT;
	out->withdrawn = edition->status == STATUS_WITHDRAWN;
	if (out->draft)
		out->status = strings_get(book->ui[side], STR("draft_notice"));
	if (out->withdrawn)
		describe_withdrawal(book, side, out);
}

/* That of the side itself where the interface has it. */
static struct str words_language(const struct epub_book *book, size_t side,
				 struct str *direction)
{
	/* Every side of a book has its words.
	 * NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	struct str words = book->ui[side]->tag;
	struct str own = epub_language(book, side)->tag;

	if (!words.len || language_fit(own, words))
		words = own;
	*direction = direction_name(language_find(words)->direction);
	return words;
}

static void describe_side(const struct epub_book *book, size_t side,
			  struct epub_side *out)
{
	const struct publication *publication = book->edition->publication;
	const struct edition_language *language = epub_language(book, side);

	out->language = language->tag;
	out->direction = direction_name(language->rules->direction);
	out->words = words_language(book, side, &out->words_direction);
	out->title = epub_title(book, side);
	out->subtitle = epub_text(book, &publication->subtitle, side);
	out->description = epub_text(book, &publication->description, side);
	out->series = epub_text(book, &publication->series, side);
	out->publisher = epub_text(book, &publication->publisher, side);
	out->rights = epub_text(book, &publication->rights, side);
	out->authors = people(book, STR("author"), side);
	out->editors = people(book, STR("editor"), side);
	out->translators = people(book, STR("translator"), side);
	describe_edition(book, side, out);
}

static struct str colophon(const struct epub_book *book, size_t side)
{
	const struct colophon colophon = {
		.build = book->build,
		.arena = book->arena,
		.edition = book->edition,
		.view = book->view,
		.identifier = book->identifier,
		.errata = book->has_errata ? STR("errata.xhtml") : STR(""),
	};

	return colophon_markup(&colophon, side);
}

static void describe(const struct epub_book *book, struct epub_whole *whole)
{
	struct epub_side *sides =
		ARENA_ARRAY(book->arena, struct epub_side, book->view->n_sides);

	for (size_t i = 0; i < book->view->n_sides; i++) {
		describe_side(book, i, &sides[i]);
		if (book->view->n_sides > 1)
			sides[i].place = i ? STR("second") : STR("first");
		sides[i].colophon = colophon(book, i);
	}
	whole->language = book->language->tag;
	whole->direction = direction_name(book->language->rules->direction);
	whole->words = words_language(book, 0, &whole->words_direction);
	whole->title = sides[0].title->text;
	whole->sides = (struct list){sides, book->view->n_sides};
	whole->bilingual = book->view->n_sides > 1;
}

/* Cover, title page, colophon and contents stand before the chapters, though
 * they can only be written after them. */
static void add_front(struct epub_book *book, struct epub_whole *whole)
{
	const struct epub_templates *templates = &book->build->templates->epub;
	size_t n = book->n_files;
	struct epub_file *files = book->files;
	struct buf contents = {0};

	epub_contents(book, &contents);
	whole->contents = buf_str(&contents);
	whole->start = book->chapters[0].path;
	book->files = NULL;
	book->n_files = book->files_cap = 0;
	add_page(book, STR("cover"), STR("cover.xhtml"), STR(""),
		 templates->cover, whole);
	if (book->edition->status == STATUS_WITHDRAWN)
		add_page(book, STR("withdrawn"), STR("withdrawn.xhtml"),
			 STR(""), templates->withdrawn, whole);
	add_page(book, STR("title-page"), STR("title.xhtml"), STR(""),
		 templates->title, whole);
	add_page(book, STR("colophon"), STR("colophon.xhtml"), STR(""),
		 templates->colophon, whole);
	add_page(book, STR("nav"), STR("nav.xhtml"), STR("nav"), templates->nav,
		 whole);
	for (size_t i = 0; i < n; i++)
		*epub_add_file(book) = files[i];
	buf_free(&contents);
}

/* The archive */

static void pack(const struct epub_book *book, struct buf *out)
{
	struct zip_member *members =
		ARENA_ARRAY(book->arena, struct zip_member, book->n_files + 3);
	struct buf package = {0}, container = {0};
	size_t n = 0;

	epub_package(book, &package);
	epub_container(&container);
	members[n++] = (struct zip_member){STR("mimetype"),
					   STR("application/epub+zip")};
	members[n++] = (struct zip_member){STR("META-INF/container.xml"),
					   buf_str(&container)};
	members[n++] =
		(struct zip_member){STR("EPUB/package.opf"), buf_str(&package)};
	for (size_t i = 0; i < book->n_files; i++) {
		struct str path = arena_join(book->arena, STR("EPUB/"),
					     book->files[i].path, STR(""));

		members[n++] = (struct zip_member){path, book->files[i].bytes};
	}
	if (!zip_pack(members, n, book->modified, out))
		findings_report(book->build->findings, OUT_COLLISION,
				place_file(book->edition->folder),
				book->identifier, STR(""));
	buf_free(&package);
	buf_free(&container);
}

void epub_begin(struct epub_book *book, const struct build *build,
		const struct edition *edition, const struct view *view,
		struct arena *arena)
{
	*book = (struct epub_book){
		.build = build,
		.edition = edition,
		.view = view,
		.arena = arena,
		.language = &edition->languages[view->sides[0]],
		.identifier =
			epub_identifier(arena, edition->identifier, view->slug),
		.modified = epub_modified(arena, edition, build->source_date),
		.chapters = ARENA_ARRAY(arena, struct epub_chapter,
					edition->n_chapters),
		.noted = ARENA_ARRAY(arena, bool, edition->n_errata),
	};
	for (size_t i = 0; i < view->n_sides; i++)
		book->ui[i] = strings_for(build->strings,
					  epub_language(book, i)->tag);
}

static void write_book(struct epub_book *book)
{
	struct epub_whole whole = {0};
	struct buf bytes = {0};

	add_chapters(book);
	if (!book->n_chapters)
		return;
	describe(book, &whole);
	whole.errata_list = epub_errata(book);
	if (whole.errata_list)
		add_page(book, STR("errata"), STR("errata.xhtml"), STR(""),
			 book->build->templates->epub.errata, &whole);
	add_cover(book, &whole);
	add_pictures(book);
	*epub_add_file(book) = (struct epub_file){
		.id = STR("style"),
		.path = STR("epub.css"),
		.media_type = STR("text/css"),
		.bytes = book->build->templates->epub.style,
	};
	add_front(book, &whole);
	pack(book, &bytes);
	if (bytes.len)
		outset_put(book->build->outset,
			   address_epub(book->arena, book->edition, book->view),
			   buf_str(&bytes));
	buf_free(&bytes);
}

struct task {
	const struct build *build;
	const struct edition *edition;
	const struct view *views;
};

static void write_view(void *context, size_t item, struct arena *scratch)
{
	const struct task *task = context;
	struct str address =
		address_epub(scratch, task->edition, &task->views[item]);
	struct epub_book book;
	struct str issued;

	if (republish(task->build, scratch, task->edition, path_base(address),
		      &issued)) {
		outset_put(task->build->outset, address, issued);
		return;
	}
	epub_begin(&book, task->build, task->edition, &task->views[item],
		   scratch);
	write_book(&book);
}

void write_epubs(const struct build *build, const struct edition *edition)
{
	struct arena arena = {0};
	size_t n_views;
	struct view *views = edition_views(&arena, edition, &n_views);
	struct task task = {build, edition, views};

	pool_each(build->pool, n_views, write_view, &task);
	arena_free(&arena);
}
