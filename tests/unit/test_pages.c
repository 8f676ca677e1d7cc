/* The page writers with the templates of the tree, over a model made by hand:
 * addresses, links, languages, notices, stubs under latest/. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "read/read.h"
#include "write/templates.h"
#include "write/tree.h"
#include "write/write.h"

enum { SIDES = 3, CHAPTERS = 4, EDITIONS = 2 };

static const char *const tags[SIDES] = {"zh-Hans", "en", "ar"};

/* Chapters of every edition: in the third language only the first exists. */
static const struct {
	const char *address;
	const char *titles[SIDES];
	size_t part; /* 0: none */
} outline[CHAPTERS] = {
	{"preface", {"序言", "Preface", "مقدمة"}, 0},
	{"years/introduction", {"年度", "Years", NULL}, 1},
	{"years/land", {"土地 <甲>", "Land & <water>", NULL}, 1},
	{"years/old/past", {"往年", "The past", NULL}, 2},
};

struct fixture {
	char folder[64];
	struct arena arena;
	struct findings *findings;
	struct pool *pool;
	struct string_tables strings;
	struct site site;
	struct publication publication;
	struct edition editions[EDITIONS];
	struct build build;
	struct str out;
};

static struct localized localized(struct fixture *fixture, const char *first,
				  const char *second)
{
	struct localized_text *texts =
		ARENA_ARRAY(&fixture->arena, struct localized_text, 2);

	texts[0].tag = STR("zh-Hans");
	texts[0].text = str_from(first);
	texts[1].tag = STR("en");
	texts[1].text = str_from(second);
	return (struct localized){texts, 2};
}

/* A paragraph pair that says the same everywhere. */
static void fill_text(struct fixture *fixture, struct chapter *chapter)
{
	struct arena *arena = &fixture->arena;
	struct pair *pair = ARENA_NEW(arena, struct pair);

	*pair = (struct pair){.kind = BLOCK_PARAGRAPH,
			      .id = STR("p1"),
			      .parent = &chapter->root,
			      .chapter = chapter};
	pair->sides = ARENA_ARRAY(arena, struct side, SIDES);
	for (size_t i = 0; i < SIDES; i++) {
		struct block *block;

		if (!chapter->documents[i])
			continue;
		block = ARENA_NEW(arena, struct block);
		block->kind = BLOCK_PARAGRAPH;
		block->content = ARENA_NEW(arena, struct inline_node);
		block->content->text = chapter->documents[i]->title;
		block->text = block->content->text;
		block->document = chapter->documents[i];
		pair->sides[i] = (struct side){block, 1};
	}
	chapter->root.kind = BLOCK_DOCUMENT;
	chapter->root.children = pair;
	chapter->root.n_children = 1;
	chapter->root.chapter = chapter;
	chapter->root.sides = ARENA_ARRAY(arena, struct side, SIDES);
}

static struct part *make_part(struct fixture *fixture, const char *path,
			      struct part *parent)
{
	struct part *part = ARENA_NEW(&fixture->arena, struct part);

	part->path = str_from(path);
	part->titles = ARENA_ARRAY(&fixture->arena, struct str, SIDES);
	part->titles[0] = STR("部分");
	part->titles[1] = STR("Part");
	part->parent = parent;
	part->depth = parent ? 1 : 0;
	return part;
}

static struct chapter *make_chapter(struct fixture *fixture, size_t number,
				    struct edition *edition,
				    struct part *const *parts)
{
	struct arena *arena = &fixture->arena;
	struct chapter *chapter = ARENA_NEW(arena, struct chapter);

	chapter->address = str_from(outline[number].address);
	chapter->name = chapter->address;
	chapter->number = number;
	chapter->edition = edition;
	chapter->part = parts[outline[number].part];
	chapter->documents = ARENA_ARRAY(arena, struct document *, SIDES);
	for (size_t i = 0; i < SIDES; i++) {
		struct document *document = ARENA_NEW(arena, struct document);

		if (!outline[number].titles[i])
			continue;
		document->title = str_from(outline[number].titles[i]);
		document->root = ARENA_NEW(arena, struct block);
		document->side = i;
		document->chapter = chapter;
		chapter->documents[i] = document;
	}
	fill_text(fixture, chapter);
	return chapter;
}

static void fill_edition(struct fixture *fixture, struct edition *edition,
			 const char *slug, uint32_t number)
{
	struct arena *arena = &fixture->arena;
	struct part *parts[3] = {0};

	parts[1] = make_part(fixture, "years", NULL);
	parts[2] = make_part(fixture, "years/old", parts[1]);
	*edition = (struct edition){
		.slug = str_from(slug),
		.number = number,
		.printing = 1,
		.name = localized(fixture, "第一版", "First edition"),
		.date = STR("2021-12-20"),
		.status = STATUS_RELEASED,
		.identifier = STR("urn:x"),
		.n_languages = SIDES,
		.n_chapters = CHAPTERS,
		.publication = &fixture->publication,
	};
	edition->languages = ARENA_ARRAY(arena, struct edition_language, SIDES);
	edition->chapters = ARENA_ARRAY(arena, struct chapter *, CHAPTERS);
	for (size_t i = 0; i < SIDES; i++) {
		edition->languages[i].tag = str_from(tags[i]);
		edition->languages[i].rules = language_find(str_from(tags[i]));
	}
	for (size_t i = 0; i < CHAPTERS; i++)
		edition->chapters[i] = make_chapter(fixture, i, edition, parts);
	parts[1]->index = edition->chapters[1];
}

static void fill_model(struct fixture *fixture)
{
	fixture->site.name = localized(fixture, "站点", "The site");
	fixture->publication = (struct publication){
		.slug = STR("pub"),
		.title = localized(fixture, "报告", "Report"),
		.description = localized(fixture, "说明。", "About."),
		.policy = POLICY_LABEL,
		.editions = fixture->editions,
		.n_editions = EDITIONS,
		.site = &fixture->site,
	};
	fill_edition(fixture, &fixture->editions[0], "2021-1", 1);
	fill_edition(fixture, &fixture->editions[1], "2021-2", 2);
}

static int setup(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));
	struct str templates = STR("templates");
	struct template_source source;
	struct reader reader = {0};

	strcpy(fixture->folder, "/tmp/diglot-pages-XXXXXX");
	assert_non_null(mkdtemp(fixture->folder));
	fixture->findings = findings_new();
	fixture->pool = pool_new(2);
	reader.findings = fixture->findings;
	assert_true(read_strings(&reader, &fixture->arena,
				 STR("templates/strings"), &fixture->strings));
	source = (struct template_source){&fixture->arena, fixture->findings,
					  &templates, 1, &fixture->strings};
	fill_model(fixture);
	fixture->out = path_join(&fixture->arena, str_from(fixture->folder),
				 STR("out"));
	fixture->build = (struct build){
		.site = &fixture->site,
		.templates = templates_load(&source, NULL),
		.strings = &fixture->strings,
		.outset = outset_begin(fixture->out, STR("templates"),
				       fixture->findings),
		.findings = fixture->findings,
		.pool = fixture->pool,
		.formats = FORMAT_PAGES,
		.source_date = -1,
	};
	assert_non_null(fixture->build.templates);
	*state = fixture;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *fixture = *state;

	tree_remove(AT_FDCWD, fixture->folder);
	pool_free(fixture->pool);
	findings_free(fixture->findings);
	arena_free(&fixture->arena);
	free(fixture);
	return 0;
}

static void write_everything(struct fixture *fixture)
{
	struct publication_summary summary;
	struct outset_summary outcome;
	size_t n;

	write_publication(&fixture->build, &fixture->publication);
	publication_summarise(&fixture->build, &fixture->arena,
			      &fixture->publication, &summary);
	write_site(&fixture->build, &summary, 1);
	findings_sorted(fixture->findings, &n);
	/* Without an address there is a note that says so. */
	assert_int_equal(n, fixture->site.base_url.len ? 0 : 1);
	assert_true(outset_commit(fixture->build.outset, &outcome));
}

static const char *page(struct fixture *fixture, const char *name)
{
	struct str path =
		path_join(&fixture->arena, fixture->out, str_from(name));
	struct str bytes;

	if (file_read(&fixture->arena, path, 1 << 26, &bytes) != FILE_OK)
		return NULL;
	return bytes.ptr;
}

static void assert_holds(struct fixture *fixture, const char *name,
			 const char *text)
{
	const char *bytes = page(fixture, name);

	if (!bytes || !strstr(bytes, text))
		fail_msg("%s does not hold %s:\n%s", name, text,
			 bytes ? bytes : "(no file)");
}

static void assert_lacks(struct fixture *fixture, const char *name,
			 const char *text)
{
	const char *bytes = page(fixture, name);

	if (!bytes || strstr(bytes, text))
		fail_msg("%s holds %s:\n%s", name, text,
			 bytes ? bytes : "(no file)");
}

static void files_are_where_the_design_says(void **state)
{
	static const char *const files[] = {
		"index.html",
		"pub/index.html",
		"pub/2021-1/zh-Hans/index.html",
		"pub/2021-1/en/preface.html",
		"pub/2021-1/zh-Hans_en/years/land.html",
		"pub/2021-1/zh-Hans_ar/all.html",
		"pub/latest/en/index.html",
		"pub/latest/zh-Hans_en/years/land.html",
		"pub/latest/en/all.html",
	};

	write_everything(*state);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		if (!page(*state, files[i]))
			fail_msg("no %s", files[i]);
}

static void chapters_link_to_their_neighbours(void **state)
{
	const char *land = "pub/2021-1/en/years/land.html";

	write_everything(*state);
	assert_holds(*state, land,
		     "<html xmlns=\"http://www.w3.org/1999/xhtml"
		     "\" lang=\"en\" xml:lang=\"en\" dir=\"ltr\" id=\"_top\">");
	assert_holds(*state, land,
		     "<title>Land &amp; &lt;water&gt; – Report – The site");
	assert_holds(*state, land, "href=\"introduction.html\"");
	assert_holds(*state, land, "href=\"old/past.html\"");
	assert_holds(*state, land, "href=\"../../../../index.html\"");
	assert_holds(*state, land, "href=\"../../../index.html\"");
	assert_holds(*state, land,
		     "<h1 class=\"names\"><span class=\"name\">Land &amp; "
		     "&lt;water&gt;</span>"
		     "</h1>");
	assert_holds(*state, land, "href=\"../../../../assets/style.");
	assert_lacks(*state, "pub/2021-1/en/preface.html", "\"previous\"");
	assert_lacks(*state, "pub/2021-1/en/years/old/past.html", "\"next\"");
}

static void paper_has_a_sheet_of_its_own(void **state)
{
	const char *name = "index.html";

	write_everything(*state);
	assert_holds(*state, name, "media=\"print\" href=\"assets/print.");
	assert_holds(*state, name, "media=\"screen\" href=\"assets/style.");
	assert_lacks(*state, name, "media=\"screen\" href=\"assets/print.");
}

static void languages_are_switched(void **state)
{
	const char *land = "pub/2021-1/en/years/land.html";

	write_everything(*state);
	assert_holds(*state, land,
		     "<a href=\"../../zh-Hans/years/land.html\" "
		     "hreflang=\"zh-Hans\"><span class=\"name\" "
		     "lang=\"zh-Hans\" dir=\"ltr\">简体中文</span>");
	assert_holds(*state, land, "href=\"../../zh-Hans_en/years/land.html\"");
	assert_holds(*state, land,
		     "<a href=\"land.html\" hreflang=\"en\" "
		     "aria-current=\"true\">");
	assert_holds(*state, land, "lang=\"ar\" dir=\"rtl\"");
}

static void alternates_need_a_base_url(void **state)
{
	struct fixture *fixture = *state;
	const char *land = "pub/2021-1/en/years/land.html";

	fixture->site.base_url = STR("https://example.org/x");
	write_everything(fixture);
	assert_holds(fixture, land,
		     "<link rel=\"canonical\" href=\"https://example.org/x/"
		     "pub/2021-1/en/years/land.html\"/>");
	assert_holds(fixture, land,
		     "<link rel=\"alternate\" hreflang=\"zh-Hans\" "
		     "href=\"https://example.org/x/pub/2021-1/zh-Hans/years/"
		     "land.html\"/>");
	assert_holds(fixture, land,
		     "hreflang=\"x-default\" href=\"https://example.org/x/"
		     "pub/2021-1/zh-Hans/years/land.html\"/>");
	/* A page that only falls back is no translation. */
	assert_lacks(fixture, land, "<link rel=\"alternate\" hreflang=\"ar\"");
	assert_lacks(fixture, "pub/2021-1/ar/years/land.html",
		     "rel=\"alternate\" hreflang");
	assert_holds(fixture, "pub/latest/en/years/land.html",
		     "<link rel=\"canonical\" href=\"https://example.org/x/"
		     "pub/2021-2/en/years/land.html\"/>");
}

static void nothing_absolute_without_a_base_url(void **state)
{
	write_everything(*state);
	assert_lacks(*state, "pub/2021-1/en/years/land.html", "canonical");
	assert_lacks(*state, "pub/2021-1/en/years/land.html", "alternate");
	assert_lacks(*state, "index.html", "canonical");
}

static size_t count(const char *bytes, const char *text)
{
	size_t n = 0, len = strlen(text);

	/* The sanitizer lets strstr measure all that follows, every time. */
	while (bytes && (bytes = strchr(bytes, *text)))
		n += !strncmp(bytes++, text, len);
	return n;
}

/* sitemaps.org allows 50 000 addresses a file. Versions of a page may part at
 * the border: each names all others. */
static void very_many_pages_have_several_sitemaps(void **state)
{
	enum { PAGES = 60000, FIRST = 50000 };
	struct fixture *fixture = *state;
	struct arena *arena = &fixture->arena;
	struct publication_summary summary = {
		.pages = ARENA_ARRAY(arena, struct page_summary, PAGES),
		.n_pages = PAGES,
	};
	struct outset_summary outcome;

	for (size_t i = 0; i < PAGES; i++)
		summary.pages[i] = (struct page_summary){
			.address = arena_printf(arena, "%zu.html", i),
			.tag = i % 2 ? STR("en") : STR("zh-Hans"),
			.translates = i % 2,
		};
	fixture->site.base_url = STR("https://example.org");
	write_site(&fixture->build, &summary, 1);
	assert_true(outset_commit(fixture->build.outset, &outcome));
	assert_holds(fixture, "sitemap.xml",
		     "<loc>https://example.org/sitemap-2.xml</loc>");
	assert_int_equal(count(page(fixture, "sitemap.xml"), "<loc>"), 2);
	assert_int_equal(count(page(fixture, "sitemap-1.xml"), "<loc>"), FIRST);
	assert_int_equal(count(page(fixture, "sitemap-2.xml"), "<loc>"),
			 PAGES + 1 - FIRST);
	assert_int_equal(count(page(fixture, "sitemap-2.xml"), "hreflang"),
			 3 * (PAGES + 1 - FIRST));
	assert_holds(
		fixture, "sitemap-2.xml",
		"hreflang=\"zh-Hans\" href=\"https://example.org/49998.html");
}

static void missing_translations_are_told(void **state)
{
	const char *land = "pub/2021-1/ar/years/land.html";

	write_everything(*state);
	assert_holds(*state, land, "class=\"notice fallback\"");
	assert_holds(*state, land, "dir=\"rtl\"");
	assert_lacks(*state, "pub/2021-1/ar/preface.html", "notice fallback");
	assert_lacks(*state, "pub/2021-1/en/years/land.html",
		     "notice fallback");
}

static void authoritative_text_is_named(void **state)
{
	write_everything(*state);
	assert_holds(*state, "pub/2021-2/en/preface.html",
		     "class=\"notice authoritative\"");
	assert_holds(*state, "pub/2021-2/zh-Hans_en/preface.html",
		     "class=\"notice authoritative\"");
	assert_lacks(*state, "pub/2021-2/zh-Hans/preface.html",
		     "notice authoritative");
}

static void older_editions_lead_to_the_newest(void **state)
{
	write_everything(*state);
	assert_holds(*state, "pub/2021-1/en/years/land.html",
		     "href=\"../../../2021-2/en/years/land.html\"");
	assert_lacks(*state, "pub/2021-2/en/years/land.html", "superseded");
}

static void drafts_are_labelled(void **state)
{
	struct fixture *fixture = *state;

	fixture->editions[1].status = STATUS_DRAFT;
	write_everything(fixture);
	assert_holds(fixture, "pub/2021-2/en/preface.html", "notice draft");
	assert_holds(fixture, "pub/2021-2/en/preface.html", "noindex");
	assert_lacks(fixture, "pub/2021-1/en/preface.html", "notice draft");
	assert_lacks(fixture, "pub/2021-1/en/preface.html", "superseded");
	assert_holds(fixture, "pub/latest/en/preface.html",
		     "url=../../2021-1/en/preface.html\"");
}

static void latest_leads_on(void **state)
{
	const char *land = "pub/latest/zh-Hans_en/years/land.html";

	write_everything(*state);
	assert_holds(*state, land,
		     "<meta http-equiv=\"refresh\" content=\"0; "
		     "url=../../../2021-2/zh-Hans_en/years/land.html\"/>");
	assert_holds(*state, land,
		     "<a id=\"_target\" "
		     "href=\"../../../2021-2/zh-Hans_en/years/land.html\">");
}

static void contents_show_parts(void **state)
{
	const char *contents = "pub/2021-2/en/index.html";

	write_everything(*state);
	assert_holds(*state, contents,
		     "<a href=\"years/introduction.html\">"
		     "<span class=\"name\">Part</span></a>");
	assert_holds(*state, contents, "<h4><span class=\"name\">Part");
	assert_holds(*state, contents, "href=\"years/old/past.html\"");
	assert_holds(*state, contents, "December 20, 2021");
	assert_holds(*state, "pub/2021-2/zh-Hans/index.html", "2021年12月20日");
	assert_holds(*state, "pub/2021-2/zh-Hans_en/index.html",
		     "<span class=\"name\">序言</span> <span "
		     "class=\"between\">/</span> <span class=\"name\" "
		     "lang=\"en\" dir=\"ltr\">Preface</span>");
}

static void home_shows_every_language(void **state)
{
	write_everything(*state);
	assert_holds(*state, "index.html", "href=\"pub/index.html\"");
	assert_holds(*state, "index.html",
		     "href=\"pub/2021-2/ar/index.html\" hreflang=\"ar\"");
	assert_holds(*state, "index.html",
		     "href=\"pub/2021-1/zh-Hans_ar/index.html\"");
	assert_holds(*state, "pub/index.html", "href=\"2021-1/en/index.html\"");
	assert_lacks(*state, "pub/index.html", ".epub");
}

static void chapters_say_what_is_near(void **state)
{
	const char *land = "pub/2021-2/en/years/land.html";
	const char *preface = "pub/2021-2/en/preface.html";

	write_everything(*state);
	assert_holds(*state, land, "max=\"4\"");
	assert_holds(*state, land,
		     "<a href=\"land.html\" aria-current=\"page\">");
	assert_holds(*state, land, "<li><a href=\"introduction.html\">");
	assert_lacks(*state, land, "<li><a href=\"../preface.html\">");
	assert_holds(*state, preface,
		     "<li><a href=\"years/introduction.html\">");
	assert_lacks(*state, preface, "<li><a href=\"years/land.html\">");
}

static void editions_say_how_to_cite_them(void **state)
{
	const char *contents = "pub/2021-2/zh-Hans/index.html";

	write_everything(*state);
	assert_holds(*state, contents,
		     "dir=\"ltr\">报告[R/OL]. 第一版. (2021-12-20)[<span "
		     "class=\"accessed\">引用日期</span>]. <bdi "
		     "class=\"address\" dir=\"ltr\">urn:x</bdi></p>");
	assert_holds(*state, contents,
		     "Report. First edition. December 20, 2021. Accessed <span "
		     "class=\"accessed\" data-pattern=");
}

/* What is not known takes its marks with it. */
static void citations_have_no_gaps(void **state)
{
	struct fixture *fixture = *state;

	fixture->editions[1].date = STR("");
	fixture->editions[1].name.len = 0;
	write_everything(fixture);
	assert_holds(fixture, "pub/2021-2/en/index.html",
		     "dir=\"ltr\">报告[R/OL]. [<span ");
	assert_holds(fixture, "pub/2021-2/en/index.html",
		     ">Report. Accessed <span ");
}

static void chapters_are_read_in_another_language(void **state)
{
	const char *preface = "pub/2021-2/en/preface.html";

	write_everything(*state);
	assert_holds(*state, preface,
		     "data-texts=\"../../../search/pub/2021-2/zh-Hans.js\" "
		     "data-href=\"../zh-Hans/preface.html\"");
	assert_lacks(*state, "pub/2021-2/zh-Hans_en/preface.html",
		     "data-texts=");
	assert_holds(*state, "pub/2021-2/zh-Hans_en/preface.html",
		     "id=\"_show-second\"");
}

static void books_are_offered_if_they_are_made(void **state)
{
	struct fixture *fixture = *state;

	fixture->build.formats = FORMAT_PAGES | FORMAT_EPUB;
	write_everything(fixture);
	assert_holds(fixture, "pub/index.html",
		     "href=\"2021-2/pub-2021-2-zh-Hans_en.epub\"");
	assert_holds(fixture, "pub/2021-2/en/index.html",
		     "href=\"../pub-2021-2-en.epub\"");
	assert_holds(fixture, "pub/2021-2/en/index.html",
		     "&#160;KB</span></li>");
}

/* Tibetan has no words of the interface: English ones are marked as such. */
static void words_in_another_language_are_marked(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < EDITIONS; i++) {
		fixture->editions[i].languages[2].tag = STR("bo");
		fixture->editions[i].languages[2].rules =
			language_find(STR("bo"));
	}
	write_everything(fixture);
	assert_holds(fixture, "pub/2021-2/bo/preface.html", "lang=\"bo\"");
	assert_holds(fixture, "pub/2021-2/bo/preface.html",
		     "<header class=\"page-header\" lang=\"en\" dir=\"ltr\">");
	assert_lacks(fixture, "pub/2021-2/en/preface.html",
		     "<header class=\"page-header\" lang");
}

static void threads_change_nothing(void **state)
{
	struct fixture *fixture = *state;
	const char *before, *after;

	write_everything(fixture);
	before = page(fixture, "pub/2021-2/en/all.html");
	pool_free(fixture->pool);
	fixture->pool = fixture->build.pool = pool_new(1);
	fixture->build.outset =
		outset_begin(fixture->out, STR("templates"), fixture->findings);
	write_everything(fixture);
	after = page(fixture, "pub/2021-2/en/all.html");
	assert_string_equal(before, after);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(files_are_where_the_design_says),
		TEST(chapters_link_to_their_neighbours),
		TEST(paper_has_a_sheet_of_its_own),
		TEST(languages_are_switched),
		TEST(alternates_need_a_base_url),
		TEST(nothing_absolute_without_a_base_url),
		TEST(very_many_pages_have_several_sitemaps),
		TEST(missing_translations_are_told),
		TEST(authoritative_text_is_named),
		TEST(older_editions_lead_to_the_newest),
		TEST(drafts_are_labelled),
		TEST(latest_leads_on),
		TEST(contents_show_parts),
		TEST(home_shows_every_language),
		TEST(chapters_say_what_is_near),
		TEST(editions_say_how_to_cite_them),
		TEST(citations_have_no_gaps),
		TEST(chapters_are_read_in_another_language),
		TEST(books_are_offered_if_they_are_made),
		TEST(words_in_another_language_are_marked),
		TEST(threads_change_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
