/* Loading templates/: the table of pages, the shared files, the words. */
#include "write/templates.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "write/changes_fields.h"
#include "write/colophon.h"
#include "write/details.h"
#include "write/feed_fields.h"
#include "write/fields.h"
#include "write/findings_page.h"
#include "write/stylesheet.h"

/* A shared file may be a font or a picture. */
enum { SHARED_LIMIT = 64 << 20 };

static const struct {
	struct str file;
	const struct record_type *type;
} pages[PAGE_KIND_COUNT] = {
	[PAGE_CHAPTER] = {STR_INIT("page/chapter.html"), &page_type},
	[PAGE_CONTENTS] = {STR_INIT("page/contents.html"), &page_type},
	[PAGE_ALL] = {STR_INIT("page/all.html"), &page_type},
	[PAGE_SEARCH] = {STR_INIT("page/search.html"), &page_type},
	[PAGE_TERMS] = {STR_INIT("page/terms.html"), &page_type},
	[PAGE_COLOPHON] = {STR_INIT("page/colophon.html"), &page_type},
	[PAGE_PUBLICATION] = {STR_INIT("page/publication.html"), &page_type},
	[PAGE_HOME] = {STR_INIT("page/home.html"), &page_type},
	[PAGE_FIGURES] = {STR_INIT("page/figures.html"), &page_type},
	[PAGE_CHANGES] = {STR_INIT("page/changes.html"), &page_type},
	[PAGE_ERRATA] = {STR_INIT("page/errata.html"), &page_type},
	[PAGE_GONE] = {STR_INIT("page/gone.html"), &page_type},
	[PAGE_WITHDRAWN] = {STR_INIT("page/withdrawn.html"), &page_type},
	[PAGE_LATEST] = {STR_INIT("page/latest.html"), &page_type},
	[PAGE_LEAVE] = {STR_INIT("page/leave.html"), &page_type},
};

static const struct {
	struct str file;
	const char *root;
	const struct record_type *type;
} feeds[FEED_KIND_COUNT] = {
	[FEED_NEWS] = {STR_INIT("feed/news.xml"), "feed", &feed_type},
	[FEED_CATALOGUE] = {STR_INIT("feed/catalogue.xml"), "feed", &feed_type},
	[FEED_SITEMAP] = {STR_INIT("feed/sitemap.xml"), "sitemap",
			  &sitemap_type},
	[FEED_SITEMAP_INDEX] = {STR_INIT("feed/sitemap-index.xml"), "sitemap",
				&sitemap_type},
};

/* Words that the program asks for itself; those that templates name are
 * checked where they are named. */
static const struct str own_words[] = {
	STR_INIT("accessibility_summary"),
	STR_INIT("authoritative_notice"),
	STR_INIT("back_to_text"),
	STR_INIT("books_in"),
	STR_INIT("books_newest"),
	STR_INIT("changes"),
	STR_INIT("changes_added"),
	STR_INIT("changes_chapter_added"),
	STR_INIT("changes_chapter_removed"),
	STR_INIT("changes_deleted"),
	STR_INIT("changes_edited"),
	STR_INIT("changes_edited_moved"),
	STR_INIT("changes_edition"),
	STR_INIT("changes_figures"),
	STR_INIT("changes_figures_none"),
	STR_INIT("changes_here"),
	STR_INIT("changes_inserted"),
	STR_INIT("changes_intro"),
	STR_INIT("changes_last"),
	STR_INIT("changes_markup"),
	STR_INIT("changes_merged"),
	STR_INIT("changes_missing"),
	STR_INIT("changes_moved"),
	STR_INIT("changes_none"),
	STR_INIT("changes_now"),
	STR_INIT("changes_removed"),
	STR_INIT("changes_retired"),
	STR_INIT("changes_retired_intro"),
	STR_INIT("changes_same"),
	STR_INIT("changes_source"),
	STR_INIT("changes_split"),
	STR_INIT("changes_texts"),
	STR_INIT("changes_there"),
	STR_INIT("changes_title"),
	STR_INIT("changes_uneven"),
	STR_INIT("changes_unit"),
	STR_INIT("citation"),
	STR_INIT("citation_accessed"),
	STR_INIT("colophon"),
	STR_INIT("date_format"),
	STR_INIT("draft"),
	STR_INIT("draft_notice"),
	STR_INIT("edition_number"),
	STR_INIT("edition_printing"),
	STR_INIT("errata"),
	STR_INIT("errata_intro"),
	STR_INIT("errata_intro_book"),
	STR_INIT("erratum_editorial"),
	STR_INIT("erratum_label"),
	STR_INIT("erratum_major"),
	STR_INIT("erratum_minor"),
	STR_INIT("erratum_news"),
	STR_INIT("erratum_note"),
	STR_INIT("erratum_printing"),
	STR_INIT("erratum_same"),
	STR_INIT("erratum_text"),
	STR_INIT("fallback_notice"),
	STR_INIT("figures"),
	STR_INIT("figures_change_fall"),
	STR_INIT("figures_change_rise"),
	STR_INIT("figures_column_base_high"),
	STR_INIT("figures_column_base_low"),
	STR_INIT("figures_column_base_unit"),
	STR_INIT("figures_column_base_value"),
	STR_INIT("figures_column_change"),
	STR_INIT("figures_column_chapter"),
	STR_INIT("figures_column_chapter_title"),
	STR_INIT("figures_column_context"),
	STR_INIT("figures_column_high"),
	STR_INIT("figures_column_href"),
	STR_INIT("figures_column_id"),
	STR_INIT("figures_column_kind"),
	STR_INIT("figures_column_low"),
	STR_INIT("figures_column_phrase"),
	STR_INIT("figures_column_qualifier"),
	STR_INIT("figures_column_unit"),
	STR_INIT("figures_column_value"),
	STR_INIT("figures_csv"),
	STR_INIT("figures_intro"),
	STR_INIT("figures_intro_single"),
	STR_INIT("figures_json"),
	STR_INIT("figures_kind_duration"),
	STR_INIT("figures_kind_measure"),
	STR_INIT("figures_kind_money"),
	STR_INIT("figures_kind_multiple"),
	STR_INIT("figures_kind_points"),
	STR_INIT("figures_kind_range"),
	STR_INIT("figures_kind_share"),
	STR_INIT("figures_limits"),
	STR_INIT("figures_many"),
	STR_INIT("figures_metadata"),
	STR_INIT("figures_missing"),
	STR_INIT("figures_one"),
	STR_INIT("figures_qualifier_about"),
	STR_INIT("figures_qualifier_above"),
	STR_INIT("figures_qualifier_at_least"),
	STR_INIT("figures_qualifier_at_most"),
	STR_INIT("figures_qualifier_below"),
	STR_INIT("figures_qualifier_toward"),
	STR_INIT("figures_restore"),
	STR_INIT("figures_sorted"),
	STR_INIT("former_merged"),
	STR_INIT("former_moved"),
	STR_INIT("former_now"),
	STR_INIT("former_removed"),
	STR_INIT("former_renamed"),
	STR_INIT("former_was"),
	STR_INIT("gone_notice"),
	STR_INIT("gone_what"),
	STR_INIT("identifier"),
	STR_INIT("isbn_epub"),
	STR_INIT("isbn_pdf"),
	STR_INIT("isbn_print"),
	STR_INIT("leave_go"),
	STR_INIT("leave_stay"),
	STR_INIT("leave_text"),
	STR_INIT("leave_title"),
	STR_INIT("list_mark"),
	STR_INIT("list_separator"),
	STR_INIT("month_1"),
	STR_INIT("month_10"),
	STR_INIT("month_11"),
	STR_INIT("month_12"),
	STR_INIT("month_2"),
	STR_INIT("month_3"),
	STR_INIT("month_4"),
	STR_INIT("month_5"),
	STR_INIT("month_6"),
	STR_INIT("month_7"),
	STR_INIT("month_8"),
	STR_INIT("month_9"),
	STR_INIT("newer_notice"),
	STR_INIT("note"),
	STR_INIT("notes"),
	STR_INIT("permalink"),
	STR_INIT("prevails"),
	STR_INIT("publications"),
	STR_INIT("role_author"),
	STR_INIT("role_editor"),
	STR_INIT("role_publisher"),
	STR_INIT("role_translator"),
	STR_INIT("search"),
	STR_INIT("status_current"),
	STR_INIT("status_released"),
	STR_INIT("status_withdrawn"),
	STR_INIT("styling_code"),
	STR_INIT("styling_emphasis"),
	STR_INIT("styling_link"),
	STR_INIT("styling_none"),
	STR_INIT("styling_picture"),
	STR_INIT("styling_plain"),
	STR_INIT("styling_strong"),
	STR_INIT("styling_words"),
	STR_INIT("summary"),
	STR_INIT("table"),
	STR_INIT("tally"),
	STR_INIT("tally_added"),
	STR_INIT("tally_edited"),
	STR_INIT("tally_errata"),
	STR_INIT("tally_figure"),
	STR_INIT("tally_figures"),
	STR_INIT("tally_moved"),
	STR_INIT("tally_removed"),
	STR_INIT("terms"),
	STR_INIT("terms_more"),
	STR_INIT("tip"),
	STR_INIT("untranslated"),
	STR_INIT("warning"),
	STR_INIT("withdrawn"),
	STR_INIT("withdrawn_notice"),
};

/* Scripts of single pages, in the order in which these run them. */
static const struct {
	struct str folder;
	struct str name;
	enum shared_use use;
} page_scripts[] = {
	{STR_INIT("reading/"), STR_INIT("reading.js"), USE_READING},
	{STR_INIT("search/"), STR_INIT("search.js"), USE_SEARCH},
	{STR_INIT("search/"), STR_INIT("minisearch.js"), USE_SEARCH},
	{STR_INIT("figures/"), STR_INIT("figures.js"), USE_FIGURES},
};

enum { PAGE_SCRIPTS = sizeof(page_scripts) / sizeof(*page_scripts) };

static bool check_words(const struct template_source *source,
			const struct strings *table)
{
	bool complete = true;
	struct str file = arena_join(source->arena, STR("templates/strings/"),
				     table->tag, STR(".yaml"));

	for (size_t i = 0; i < sizeof(own_words) / sizeof(*own_words); i++) {
		if (strings_get(table, own_words[i]).len)
			continue;
		findings_report(source->findings, TEMPLATE_STRING,
				place_file(file), own_words[i], table->tag);
		complete = false;
	}
	return complete;
}

static bool compile_pages(const struct template_source *source,
			  const struct profile *profile,
			  struct templates *templates)
{
	const struct record_type *with_details =
		details_page_type(source->arena, profile);
	bool all = true;

	for (size_t i = 0; i < PAGE_KIND_COUNT; i++) {
		const struct record_type *type = pages[i].type == &page_type
							 ? with_details
							 : pages[i].type;

		templates->pages[i] =
			template_compile(source, pages[i].file, "page", type);
		all = all && templates->pages[i];
	}
	return all;
}

static bool compile_feeds(const struct template_source *source,
			  struct templates *templates)
{
	bool all = true;

	for (size_t i = 0; i < FEED_KIND_COUNT; i++) {
		templates->feeds[i] = template_compile(
			source, feeds[i].file, feeds[i].root, feeds[i].type);
		all = all && templates->feeds[i];
	}
	return all;
}

/* Shared files */

static enum shared_use use_of(struct str suffix)
{
	if (str_eq(suffix, STR(".css")))
		return USE_STYLE;
	return str_eq(suffix, STR(".js")) ? USE_SCRIPT : USE_NONE;
}

static struct str shared_address(struct arena *arena, struct str name,
				 struct str bytes)
{
	struct str suffix = path_suffix(name);

	if (use_of(suffix) == USE_NONE)
		return arena_join(arena, STR("assets/"), name, STR(""));
	name = str_slice(name, 0, name.len - suffix.len);
	return arena_printf(arena, "assets/%.*s.%016llx%.*s", STR_ARG(name),
			    (unsigned long long)str_hash(bytes),
			    STR_ARG(suffix));
}

static struct shared_file *find_shared(struct templates *templates,
				       struct str name)
{
	for (size_t i = 0; i < templates->n_files; i++)
		if (str_eq(templates->files[i].name, name))
			return &templates->files[i];
	return NULL;
}

static bool read_file(const struct template_source *source, struct str path,
		      struct str *bytes)
{
	if (file_read(source->arena, path, SHARED_LIMIT, bytes) == FILE_OK)
		return true;
	findings_report(source->findings, FILE_UNREADABLE, place_file(path),
			path, str_from(strerror(errno)));
	return false;
}

/* Reads a file; one of the same name from a folder of less weight gives its
 * place to it. */
static bool read_shared(const struct template_source *source, struct str folder,
			struct str name, struct templates *templates)
{
	struct str path = path_join(source->arena, folder, name), bytes;
	struct shared_file *file = find_shared(templates, name);

	if (!read_file(source, path, &bytes))
		return false;
	if (use_of(path_suffix(name)) == USE_STYLE)
		bytes = stylesheet_pack(source->arena, bytes);
	if (!file)
		file = &templates->files[templates->n_files++];
	*file = (struct shared_file){
		.name = name,
		.address = shared_address(source->arena, name, bytes),
		.bytes = bytes,
		.use = use_of(path_suffix(name)),
	};
	return true;
}

static void reserve_files(struct arena *arena, struct templates *templates,
			  size_t extra)
{
	struct shared_file *files = ARENA_ARRAY(arena, struct shared_file,
						templates->n_files + extra);

	if (templates->n_files)
		memcpy(files, templates->files,
		       templates->n_files * sizeof(*files));
	templates->files = files;
}

static bool read_assets(const struct template_source *source, struct str folder,
			struct templates *templates)
{
	struct folder entries;
	bool all = true;

	folder = path_join(source->arena, folder, STR("assets"));
	if (folder_list(source->arena, folder, &entries) != FILE_OK)
		return true;
	reserve_files(source->arena, templates, entries.len);
	for (size_t i = 0; i < entries.len; i++)
		if (!entries.entries[i].is_folder)
			all &= read_shared(source, folder,
					   entries.entries[i].name, templates);
	return all;
}

/* The first folder that has the script counts, as with templates. */
static struct str find_script(const struct template_source *source,
			      struct str folder, struct str name)
{
	struct str path = {0};

	for (size_t i = 0; i < source->n_folders; i++) {
		path = path_join(
			source->arena, source->folders[i],
			arena_join(source->arena, folder, name, STR("")));
		if (file_exists(path))
			return path;
	}
	findings_report(source->findings, TEMPLATE_SEARCH, place_file(path),
			path, (struct str){0});
	return (struct str){0};
}

static bool read_scripts(const struct template_source *source,
			 struct templates *templates)
{
	reserve_files(source->arena, templates, PAGE_SCRIPTS);
	for (size_t i = 0; i < PAGE_SCRIPTS; i++) {
		struct str name = page_scripts[i].name, bytes;
		struct str path =
			find_script(source, page_scripts[i].folder, name);

		if (!path.len || !read_file(source, path, &bytes))
			return false;
		templates->files[templates->n_files++] = (struct shared_file){
			.name = name,
			.address = shared_address(source->arena, name, bytes),
			.bytes = bytes,
			.use = page_scripts[i].use,
		};
	}
	return true;
}

const struct templates *templates_load(const struct template_source *source,
				       const struct profile *profile)
{
	struct templates *templates =
		ARENA_NEW(source->arena, struct templates);
	bool good = compile_pages(source, profile, templates);

	good &= epub_templates_compile(source, &templates->epub);
	templates->colophon = colophon_compile(source);
	good &= templates->colophon != NULL;
	good &= compile_feeds(source, templates);
	for (size_t i = source->n_folders; i-- > 0;)
		good &= read_assets(source, source->folders[i], templates);
	good &= read_scripts(source, templates);
	for (size_t i = 0; i < source->strings->len; i++)
		good &= check_words(source, &source->strings->tables[i]);
	return good ? templates : NULL;
}

void templates_describe(struct buf *out)
{
	buf_put(out, STR("## Fields of pages\n\n"));
	template_describe("page", &page_type, out);
	buf_put(out, STR("\n## Fields of the colophon\n\n"));
	template_describe("colophon", &colophon_type, out);
	buf_put(out, STR("\n## Fields of EPUB files\n\n"));
	template_describe("book", &epub_whole_type, out);
	buf_put_char(out, '\n');
	template_describe("sheet", &epub_page_type, out);
	buf_put_char(out, '\n');
	template_describe("side", &epub_side_type, out);
	buf_put_char(out, '\n');
	template_describe("cover", &epub_cover_type, out);
	buf_put(out, STR("\n## Fields of feeds\n\n"));
	template_describe("feed", &feed_type, out);
	buf_put_char(out, '\n');
	template_describe("sitemap", &sitemap_type, out);
	buf_put(out, STR("\n## Fields of the page of findings\n\n"));
	template_describe("report", &report_type, out);
	buf_put(out, STR("\n## Fields of the page of diff\n\n"));
	template_describe("diff", &diff_type, out);
	buf_put_char(out, '\n');
}
