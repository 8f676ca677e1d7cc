/* Books of an edition made by hand: two languages, a part, headings. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>

#include "assert_str.h"
#include "base/file.h"
#include "write/colophon.h"
#include "write/cover.h"
#include "write/epub.h"
#include "write/epub_book.h"
#include "write/epub_lines.h"
#include "write/templates.h"
#include "write/tree.h"

enum { LANGUAGES = 2 };

/* The model */

struct sample {
	struct arena arena;
	struct site site;
	struct publication publication;
	struct edition edition;
	struct strings words;
	struct view views[3];
};

static struct localized both(struct arena *arena, const char *zh,
			     const char *en)
{
	struct localized_text *texts =
		ARENA_ARRAY(arena, struct localized_text, 2);

	texts[0] = (struct localized_text){STR("zh-Hans"), str_from(zh), 1};
	texts[1] = (struct localized_text){STR("en"), str_from(en), 2};
	return (struct localized){texts, 2};
}

static void fill_side(struct arena *arena, struct pair *pair, size_t side,
		      const char *text, unsigned level)
{
	struct block *block = ARENA_NEW(arena, struct block);

	if (!text)
		return;
	block->kind = pair->kind;
	block->level = (uint8_t)level;
	block->text = str_from(text);
	block->pair = pair;
	block->content = ARENA_NEW(arena, struct inline_node);
	block->content->kind = INLINE_TEXT;
	block->content->text = block->text;
	pair->sides[side] = (struct side){block, 1};
}

static void add_pair(struct sample *sample, struct chapter *chapter,
		     const char *id, unsigned level, const char *zh,
		     const char *en)
{
	struct pair *pair = &chapter->root.children[chapter->root.n_children++];

	*pair = (struct pair){
		.kind = level ? BLOCK_HEADING : BLOCK_PARAGRAPH,
		.id = str_from(id),
		.sides = ARENA_ARRAY(&sample->arena, struct side, LANGUAGES),
		.parent = &chapter->root,
		.chapter = chapter,
	};
	fill_side(&sample->arena, pair, 0, zh, level);
	fill_side(&sample->arena, pair, 1, en, level);
}

static struct chapter *add_chapter(struct sample *sample, const char *address,
				   const char *zh, const char *en)
{
	struct arena *arena = &sample->arena;
	struct chapter *chapter = ARENA_NEW(arena, struct chapter);
	const char *titles[] = {zh, en};

	chapter->address = chapter->name = str_from(address);
	chapter->edition = &sample->edition;
	chapter->documents = ARENA_ARRAY(arena, struct document *, LANGUAGES);
	chapter->root.kind = BLOCK_DOCUMENT;
	chapter->root.chapter = chapter;
	chapter->root.sides = ARENA_ARRAY(arena, struct side, LANGUAGES);
	chapter->root.children = ARENA_ARRAY(arena, struct pair, 16);
	for (size_t i = 0; i < LANGUAGES; i++) {
		struct document *document = ARENA_NEW(arena, struct document);

		document->title = str_from(titles[i]);
		document->root = ARENA_NEW(arena, struct block);
		document->root->kind = BLOCK_DOCUMENT;
		document->side = i;
		document->chapter = chapter;
		chapter->documents[i] = document;
		chapter->root.sides[i] = (struct side){document->root, 1};
	}
	chapter->number = sample->edition.n_chapters;
	sample->edition.chapters[sample->edition.n_chapters++] = chapter;
	return chapter;
}

static void add_chapters(struct sample *sample)
{
	struct arena *arena = &sample->arena;
	struct part *part = ARENA_NEW(arena, struct part);
	struct chapter *chapter;

	sample->edition.chapters = ARENA_ARRAY(arena, struct chapter *, 8);
	chapter = add_chapter(sample, "summary", "要点", "Key points");
	add_pair(sample, chapter, "key-points", 1, "要点", "Key points");
	add_pair(sample, chapter, "key-points-p1", 0, "一段文字。",
		 "A paragraph.");
	add_pair(sample, chapter, "economy", 2, "经济", "Economy");
	add_pair(sample, chapter, "detail", 3, "细目", "Detail");
	add_pair(sample, chapter, "people", 2, "民生 & 社会",
		 "People & society");
	chapter = add_chapter(sample, "goals/aims", "目标", "Goals");
	*part = (struct part){.path = STR("goals"), .index = chapter};
	part->titles = ARENA_ARRAY(arena, struct str, LANGUAGES);
	part->titles[0] = STR("未来五年");
	part->titles[1] = STR("The next five years");
	chapter->part = part;
	add_pair(sample, chapter, "goals", 1, "目标", "Goals");
	chapter = add_chapter(sample, "goals/tasks", "任务", "Tasks");
	chapter->part = part;
	add_pair(sample, chapter, "tasks", 1, "任务", "Tasks");
}

static void fill_publication(struct sample *sample)
{
	struct arena *arena = &sample->arena;
	struct publication *publication = &sample->publication;

	publication->slug = STR("report");
	publication->site = &sample->site;
	publication->identifier = STR("urn:example:report");
	publication->title =
		both(arena, "工作报告（摘编）", "Work report: a digest");
	publication->description = both(arena, "说明 <一>", "About <it>");
	publication->publisher = both(arena, "某区", "A district");
	publication->series = both(arena, "年度报告", "Annual reports");
	publication->rights = both(arena, "版权", "Rights");
	publication->subjects = ARENA_NEW(arena, struct localized);
	publication->subjects[0] = both(arena, "报告", "Reports");
	publication->n_subjects = 1;
	publication->contributors = ARENA_ARRAY(arena, struct contributor, 2);
	publication->contributors[0] = (struct contributor){
		both(arena, "张三", "Zhang San"), STR("author")};
	publication->contributors[1] = (struct contributor){
		both(arena, "李四", "Li Si"), STR("translator")};
	publication->n_contributors = 2;
	publication->editions = &sample->edition;
	publication->n_editions = 1;
}

static struct sample *sample_new(void)
{
	static const char *const tags[] = {"zh-Hans", "en"};
	struct sample *sample = calloc(1, sizeof(*sample));
	struct edition *edition = &sample->edition;

	assert_non_null(sample);
	fill_publication(sample);
	edition->slug = STR("2021-1");
	edition->number = edition->printing = 1;
	edition->name = both(&sample->arena, "第1版", "Edition 1");
	edition->date = STR("2021-12-20");
	edition->identifier = STR("urn:example:report:2021-1");
	edition->status = STATUS_RELEASED;
	edition->publication = &sample->publication;
	edition->languages =
		ARENA_ARRAY(&sample->arena, struct edition_language, LANGUAGES);
	edition->n_languages = LANGUAGES;
	for (size_t i = 0; i < LANGUAGES; i++) {
		struct str tag = str_from(tags[i]);

		edition->languages[i] =
			(struct edition_language){tag, language_find(tag)};
		sample->views[i] = (struct view){tag, {i, 0}, 1};
	}
	sample->views[2] = (struct view){STR("zh-Hans_en"), {0, 1}, 2};
	sample->words.tag = STR("en");
	add_chapters(sample);
	return sample;
}

static void sample_free(struct sample *sample)
{
	arena_free(&sample->arena);
	free(sample);
}

/* A book of the sample with its chapters as if rendered, every heading id
 * there, and three files. */
static struct epub_book book_of(struct sample *sample, size_t view)
{
	struct edition *edition = &sample->edition;
	struct epub_book book = {
		.edition = edition,
		.view = &sample->views[view],
		.arena = &sample->arena,
		.language = &edition->languages[sample->views[view].sides[0]],
		.ui = {&sample->words, &sample->words},
		.identifier = STR("urn:example:book"),
		.modified = STR("2021-12-20T00:00:00Z"),
	};

	book.n_chapters = edition->n_chapters;
	book.chapters =
		ARENA_ARRAY(book.arena, struct epub_chapter, book.n_chapters);
	for (size_t i = 0; i < book.n_chapters; i++) {
		struct epub_chapter *chapter = &book.chapters[i];
		struct pair *root = &edition->chapters[i]->root;

		chapter->chapter = edition->chapters[i];
		chapter->path =
			arena_join(book.arena, STR("text/"),
				   chapter->chapter->address, STR(".xhtml"));
		for (size_t j = 0; j < root->n_children; j++)
			map_add(&chapter->scan.headings, book.arena,
				root->children[j].id, chapter);
	}
	return book;
}

static struct str package_of(struct epub_book *book)
{
	struct buf out = {0};
	struct str package;

	epub_package(book, &out);
	package = buf_copy(&out, book->arena);
	buf_free(&out);
	return package;
}

static struct str contents_of(struct epub_book *book)
{
	struct buf out = {0};
	struct str contents;

	epub_contents(book, &out);
	contents = buf_copy(&out, book->arena);
	buf_free(&out);
	return contents;
}

static size_t count(struct str text, const char *needle)
{
	struct str wanted = str_from(needle);
	size_t n = 0, at;

	while ((at = str_find(text, wanted)) != STR_NONE) {
		text = str_slice(text, at + wanted.len, text.len);
		n++;
	}
	return n;
}

static void assert_has(struct str text, const char *needle)
{
	if (count(text, needle) != 1)
		fail_msg("%zu times %s in\n%.*s", count(text, needle), needle,
			 STR_ARG(text));
}

/* Identity */

static struct str identifier(struct arena *arena, const char *edition,
			     const char *view)
{
	return epub_identifier(arena, str_from(edition), str_from(view));
}

static void identifiers(void **state)
{
	struct arena arena = {0};
	struct str uuid = identifier(
		&arena, "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8", "en");

	(void)state;
	assert_str(identifier(&arena, "urn:diglot:a:1", "en"),
		   "urn:diglot:a:1:en");
	assert_str(identifier(&arena, "https://example.org/a", "zh-Hans_en"),
		   "https://example.org/a#zh-Hans_en");
	assert_int_equal(uuid.len, 45);
	assert_true(str_starts(uuid, STR("urn:uuid:")));
	assert_int_equal(uuid.ptr[9 + 14], '8');
	assert_true(str_find_char(STR("89ab"), uuid.ptr[9 + 19]) != STR_NONE);
	assert_false(str_eq(
		uuid,
		identifier(&arena,
			   "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
			   "zh-Hans")));
	assert_true(
		str_starts(identifier(&arena, "URN:ISBN:9787100000000", "en"),
			   STR("urn:uuid:")));
	arena_free(&arena);
}

static struct str modified(struct arena *arena, const char *day,
			   const char *date, int64_t seconds)
{
	struct edition edition = {.modified = str_from(day),
				  .date = str_from(date)};

	return epub_modified(arena, &edition, seconds);
}

static void modified_dates(void **state)
{
	struct arena arena = {0};

	(void)state;
	setenv("TZ", "Asia/Shanghai", 1);
	assert_str(modified(&arena, "2022-03-01", "2021-12-20", 86400),
		   "2022-03-01T00:00:00Z");
	assert_str(modified(&arena, "", "2021-12-20", 86400),
		   "2021-12-20T00:00:00Z");
	assert_str(modified(&arena, "", "", 1640000000),
		   "2021-12-20T11:33:20Z");
	assert_str(modified(&arena, "", "", -1), "1980-01-01T00:00:00Z");
	assert_str(modified(&arena, "", "", INT64_MAX), "9999-12-31T23:59:59Z");
	arena_free(&arena);
}

/* The package document */

static void metadata_of_one_language(void **state)
{
	struct sample *sample = sample_new();
	struct epub_book book = book_of(sample, 1);
	struct str opf = package_of(&book);

	(void)state;
	assert_has(opf, "unique-identifier=\"uid\" xml:lang=\"en\"");
	assert_has(opf, "<dc:identifier id=\"uid\">urn:example:book</");
	assert_int_equal(count(opf, "<dc:title"), 1);
	assert_has(opf, "<dc:title id=\"title\" xml:lang=\"en\">Work report");
	assert_has(opf, "<meta refines=\"#title\" property=\"alternate-script\""
			" xml:lang=\"zh-Hans\">工作报告（摘编）</meta>");
	assert_int_equal(count(opf, "<dc:language>"), 1);
	assert_has(opf, "<dc:language>en</dc:language>");
	assert_has(opf, "<meta property=\"dcterms:modified\">"
			"2021-12-20T00:00:00Z</meta>");
	assert_has(opf, "<dc:date>2021-12-20</dc:date>");
	assert_has(opf, ">About &lt;it&gt;</dc:description>");
	assert_has(opf, "<dc:publisher xml:lang=\"en\">A district<");
	assert_has(opf, "<dc:subject xml:lang=\"en\">Reports<");
	assert_has(opf, "<dc:rights xml:lang=\"en\">Rights<");
	assert_has(opf, "page-progression-direction=\"ltr\"");
	sample_free(sample);
}

/* A further identifier of the one book that has it; the first one stays. */
static void standard_numbers(void **state)
{
	struct sample *sample = sample_new();
	struct isbn isbns[] = {
		{.book = STR("en"),
		 .format = ISBN_PRINT,
		 .digits = STR("9787010000008")},
		{.book = STR("en"),
		 .format = ISBN_EPUB,
		 .digits = STR("9780306406157")},
		{.book = STR("zh-Hans_en"), .digits = STR("9780804429573")},
	};
	struct epub_book book = book_of(sample, 1);
	struct str opf = package_of(&book);

	(void)state;
	assert_int_equal(count(opf, "urn:isbn:"), 0);
	assert_int_equal(count(opf, "urn:issn:"), 0);
	sample->edition.isbns = isbns;
	sample->edition.n_isbns = 3;
	sample->publication.issn = STR("2434-561X");
	opf = package_of(&book);
	assert_int_equal(count(opf, "urn:isbn:"), 1);
	assert_has(opf, "<dc:identifier id=\"uid\">urn:example:book</");
	assert_has(opf, "<dc:identifier id=\"isbn\">urn:isbn:9780306406157<");
	assert_has(opf, "<meta refines=\"#isbn\" "
			"property=\"identifier-type\" "
			"scheme=\"onix:codelist5\">15</meta>");
	assert_has(opf, "<meta refines=\"#series\" "
			"property=\"dcterms:identifier\">"
			"urn:issn:2434-561X</meta>");
	book = book_of(sample, 2);
	assert_has(package_of(&book), "urn:isbn:9780804429573");
	book = book_of(sample, 0);
	assert_int_equal(count(package_of(&book), "urn:isbn:"), 0);
	sample_free(sample);
}

static void languages_of_two(void **state)
{
	struct sample *sample = sample_new();
	struct epub_book book = book_of(sample, 2);
	struct str opf = package_of(&book);

	(void)state;
	assert_has(opf, "xml:lang=\"zh-Hans\">\n<metadata");
	assert_has(opf, "<dc:language>zh-Hans</dc:language>\n"
			"<dc:language>en</dc:language>");
	assert_has(opf, "<dc:title id=\"title\" xml:lang=\"zh-Hans\">");
	sample_free(sample);
}

static void people_and_roles(void **state)
{
	struct sample *sample = sample_new();
	struct epub_book book = book_of(sample, 1);
	struct str opf = package_of(&book);

	(void)state;
	assert_has(opf, "<dc:creator id=\"person1\" xml:lang=\"en\">Zhang San");
	assert_has(opf, "<dc:contributor id=\"person2\" xml:lang=\"en\">Li Si");
	assert_has(opf, "<meta refines=\"#person1\" property=\"role\" "
			"scheme=\"marc:relators\">aut</meta>");
	assert_has(opf, "<meta refines=\"#person2\" property=\"role\" "
			"scheme=\"marc:relators\">trl</meta>");
	sample->publication.contributors[0].role = STR("editor");
	opf = package_of(&book); /* no author: the editor stands in */
	assert_has(opf, "<dc:creator id=\"person1\"");
	assert_has(opf, ">edt</meta>");
	sample->publication.contributors[0].role = STR("publisher");
	opf = package_of(&book); /* the publisher is named already */
	assert_int_equal(count(opf, "<dc:publisher"), 1);
	assert_int_equal(count(opf, "Zhang San"), 0);
	sample_free(sample);
}

static void editions_and_series(void **state)
{
	struct sample *sample = sample_new();
	struct epub_book book;
	struct edition editions[2] = {sample->edition, sample->edition};
	struct str opf;

	(void)state;
	editions[1].slug = STR("2022-1");
	editions[1].identifier = STR("urn:example:report:2022-1");
	editions[1].replaces = STR("2021-1");
	sample->publication.editions = editions;
	sample->publication.n_editions = 2;
	book = book_of(sample, 0);
	assert_int_equal(count(package_of(&book), "dcterms:replaces"), 0);
	book.edition = &editions[1];
	opf = package_of(&book);
	assert_has(opf, "<meta property=\"dcterms:replaces\">"
			"urn:example:report:2021-1:zh-Hans</meta>");
	assert_has(opf, "<meta property=\"dcterms:isVersionOf\">"
			"urn:example:report</meta>");
	assert_has(opf, "<meta property=\"schema:bookEdition\" "
			"xml:lang=\"zh-Hans\">第1版</meta>");
	assert_has(opf, "property=\"belongs-to-collection\" "
			"xml:lang=\"zh-Hans\">年度报告</meta>");
	assert_has(opf, "<meta refines=\"#series\" "
			"property=\"collection-type\">series</meta>");
	sample_free(sample);
}

static void accessibility_says_what_is_there(void **state)
{
	struct sample *sample = sample_new();
	struct epub_book book = book_of(sample, 0);
	struct str opf = package_of(&book);

	(void)state;
	assert_has(opf, "schema:accessMode\">textual</meta>");
	assert_int_equal(count(opf, ">visual</meta>"), 0);
	assert_int_equal(count(opf, "alternativeText"), 0);
	assert_has(opf, "schema:accessibilityHazard\">none</meta>");
	book.chapters[0].scan.n_images = 1;
	opf = package_of(&book);
	assert_has(opf, ">visual</meta>");
	assert_has(opf, "accessModeSufficient\">textual</meta>");
	assert_has(opf, ">alternativeText</meta>");
	book.chapters[1].scan.undescribed = true;
	opf = package_of(&book);
	assert_has(opf, "accessModeSufficient\">textual,visual</meta>");
	assert_int_equal(count(opf, "alternativeText"), 0);
	sample_free(sample);
}

static void manifest_and_spine(void **state)
{
	struct sample *sample = sample_new();
	struct epub_book book = book_of(sample, 0);
	struct str opf;

	(void)state;
	*epub_add_file(&book) = (struct epub_file){
		STR("nav"), STR("nav.xhtml"), STR("application/xhtml+xml"),
		STR("nav"), STR(""),          true};
	*epub_add_file(&book) =
		(struct epub_file){STR("p"),         STR("media/a.png"),
				   STR("image/png"), STR(""),
				   STR(""),          false};
	opf = package_of(&book);
	assert_has(opf, "<item id=\"nav\" href=\"nav.xhtml\" media-type=\""
			"application/xhtml+xml\" properties=\"nav\"></item>");
	assert_has(opf, "<item id=\"p\" href=\"media/a.png\" "
			"media-type=\"image/png\"></item>");
	assert_int_equal(count(opf, "<itemref"), 1);
	assert_has(opf, "<itemref idref=\"nav\">");
	sample_free(sample);
}

static void right_to_left(void **state)
{
	struct sample *sample = sample_new();
	struct epub_book book = book_of(sample, 0);
	struct edition_language uyghur = {STR("ug"), language_find(STR("ug"))};

	(void)state;
	book.language = &uyghur;
	assert_has(package_of(&book), "page-progression-direction=\"rtl\"");
	sample_free(sample);
}

/* The contents */

static void contents_of_one_language(void **state)
{
	struct sample *sample = sample_new();
	struct epub_book book = book_of(sample, 1);
	struct str contents = contents_of(&book);

	(void)state;
	assert_int_equal(count(contents, "<ol>"), count(contents, "</ol>"));
	assert_int_equal(count(contents, "<li>"), 5);
	assert_has(contents, "text/summary.xhtml#economy");
	assert_int_equal(count(contents, "#detail"), 0);
	assert_int_equal(count(contents, "#key-points"), 0);
	assert_has(contents, ">The next five years</a><ol>\n<li>"
			     "<a href=\"text/goals/tasks.xhtml\">Tasks</a></li>"
			     "\n</ol></li>");
	sample_free(sample);
}

static void contents_of_two(void **state)
{
	struct sample *sample = sample_new();
	struct epub_book book = book_of(sample, 2);

	(void)state;
	assert_has(contents_of(&book),
		   "<a href=\"text/summary.xhtml\">"
		   "<span class=\"first\" lang=\"zh-Hans\" "
		   "xml:lang=\"zh-Hans\">要点</span> "
		   "<span class=\"second\" lang=\"en\" xml:lang=\"en\">"
		   "Key points</span></a>");
	sample_free(sample);
}

static void contents_lead_only_to_what_is_there(void **state)
{
	struct sample *sample = sample_new();
	struct epub_book book = book_of(sample, 1);
	struct str contents;

	(void)state;
	book.chapters[0].scan.headings = (struct map){0};
	sample->edition.chapters[1]->part->index = NULL;
	contents = contents_of(&book);
	assert_int_equal(count(contents, "#"), 0);
	assert_has(contents,
		   "<span>The next five years</span><ol>\n<li>"
		   "<a href=\"text/goals/aims.xhtml\">Goals</a></li>");
	assert_int_equal(count(contents, "<ol></ol>"), 0);
	sample_free(sample);
}

static void contents_fall_back(void **state)
{
	struct sample *sample = sample_new();
	struct epub_book book = book_of(sample, 2);

	(void)state;
	sample->edition.chapters[2]->documents[0] = NULL;
	assert_has(contents_of(&book),
		   "<a href=\"text/goals/tasks.xhtml\"><span class=\"first\" "
		   "lang=\"en\" xml:lang=\"en\">Tasks</span></a>");
	book = book_of(sample, 0);
	assert_has(contents_of(&book),
		   "<a href=\"text/goals/tasks.xhtml\">"
		   "<span lang=\"en\" xml:lang=\"en\">Tasks</span></a>");
	sample_free(sample);
}

/* Scanning */

static void scanning(void **state)
{
	struct arena arena = {0};
	struct epub_scan scan = {0}, other = {0};

	(void)state;
	epub_scan(&arena,
		  STR("<h2 id=\"a\">x</h2><p id=\"b\">&lt;svg&gt;</p>"
		      "<img src=\"../media/i.png\" alt=\"an image\"/>"
		      "<img src=\"https://example.org/media/j.png\" alt=\"j\"/>"
		      "<hr id=\"c\"/>"),
		  STR("../media/"), &scan);
	assert_non_null(map_get(&scan.headings, STR("a")));
	assert_null(map_get(&scan.headings, STR("b")));
	assert_null(map_get(&scan.headings, STR("c")));
	assert_int_equal(scan.n_images, 1);
	assert_true(str_eq(scan.images[0], STR("i.png")));
	assert_false(scan.svg);
	assert_false(scan.undescribed);
	epub_scan(&arena, STR("<svg><g></g></svg><img src=\"a\" alt=\"\"/><"),
		  STR("../media/"), &other);
	assert_true(other.svg);
	assert_true(other.undescribed);
	arena_free(&arena);
}

/* Lines of a cover */

static struct lines fit(struct arena *arena, const char *tag, const char *text,
			struct lines_box box)
{
	return lines_fit(arena, language_find(str_from(tag)), str_from(text),
			 box);
}

static void lines_by_sense(void **state)
{
	static const struct lines_box box = {960, 540, 120, 40, false};
	struct arena arena = {0};
	struct lines lines = fit(&arena, "zh-Hans",
				 "芗城区政府工作报告摘编（2021年12月）", box);

	(void)state;
	assert_true(str_eq(lines.text[lines.len - 1], STR("（2021年12月）")));
	lines = fit(&arena, "en",
		    "Government Work Report: A Digest, December 2021", box);
	for (size_t i = 0; i < lines.len; i++) {
		assert_true(lines.text[i].ptr[0] != ' ');
		assert_false(str_ends(lines.text[i], STR(" ")));
	}
	assert_true(lines.len >= 2 && lines.len <= 4);
	arena_free(&arena);
}

static void lines_respect_marks(void **state)
{
	static const struct lines_box box = {400, 2000, 100, 100, false};
	struct arena arena = {0};
	struct lines lines =
		fit(&arena, "zh-Hans", "一二三，四五六“七八”九。", box);

	(void)state;
	assert_true(lines.len > 1);
	for (size_t i = 0; i < lines.len; i++) {
		assert_false(str_starts(lines.text[i], STR("，")));
		assert_false(str_starts(lines.text[i], STR("”")));
		assert_false(str_starts(lines.text[i], STR("。")));
		assert_false(str_ends(lines.text[i], STR("“")));
	}
	arena_free(&arena);
}

static void lines_always_fit(void **state)
{
	static const struct lines_box box = {960, 300, 64, 20, false};
	struct arena arena = {0};
	struct buf long_text = {0};
	struct lines lines;

	(void)state;
	for (size_t i = 0; i < 100; i++)
		buf_put(&long_text, STR("很长的书名"));
	buf_put_char(&long_text, '\0');
	lines = fit(&arena, "zh-Hans", long_text.ptr, box);
	assert_true(lines.len > 0);
	assert_true(lines.len * lines_pitch(lines.size) <= 300);
	assert_true(str_ends(lines.text[lines.len - 1], STR("…")));
	buf_clear(&long_text);
	for (size_t i = 0; i < 100; i++)
		buf_put(&long_text, STR("Unbroken"));
	buf_put_char(&long_text, '\0');
	lines = fit(&arena, "en", long_text.ptr, box);
	assert_true(lines.len > 1);
	assert_int_equal(fit(&arena, "en", "  ", box).len, 0);
	buf_free(&long_text);
	arena_free(&arena);
}

static void lines_keep_numbers(void **state)
{
	static const struct lines_box box = {780, 390, 176, 36, true};
	struct arena arena = {0};
	struct lines lines = fit(&arena, "zh-Hans",
				 "芗城区政府工作报告摘编（2021年12月）", box);

	(void)state;
	for (size_t i = 0; i < lines.len; i++)
		assert_false(str_ends(lines.text[i], STR("2021")));
	assert_true(lines.size > 80);
	arena_free(&arena);
}

static void bold_lines_are_wider(void **state)
{
	struct lines_box box = {400, 100, 76, 20, false};
	struct arena arena = {0};
	unsigned plain = fit(&arena, "en", "Public services", box).size;

	(void)state;
	box.bold = true;
	assert_true(fit(&arena, "en", "Public services", box).size < plain);
	arena_free(&arena);
}

static void long_lines_end_with_a_word(void **state)
{
	static const struct lines_box box = {960, 300, 64, 20, false};
	struct arena arena = {0};
	struct buf long_text = {0};
	struct lines lines;

	(void)state;
	for (size_t i = 0; i < 100; i++)
		buf_put(&long_text, STR("report "));
	buf_put_char(&long_text, '\0');
	lines = fit(&arena, "en", long_text.ptr, box);
	assert_true(str_ends(lines.text[lines.len - 1], STR("report…")));
	buf_free(&long_text);
	arena_free(&arena);
}

/* Covers */

static void covers_have_an_address(void **state)
{
	struct sample *sample = sample_new();
	struct asset picture = {.address = STR("assets/front.1.png"),
				.media_type = STR("image/png"),
				.width = 30,
				.height = 40};
	struct cover cover;

	(void)state;
	assert_true(cover_find(&sample->arena, &sample->edition,
			       &sample->views[2], &cover));
	assert_true(cover.drawn);
	assert_true(str_eq(cover.address,
			   STR("report/2021-1/zh-Hans_en/cover.svg")));
	assert_int_equal(cover.width, COVER_WIDTH);
	assert_int_equal(cover.height, COVER_HEIGHT);
	sample->edition.cover = &picture;
	assert_true(cover_find(&sample->arena, &sample->edition,
			       &sample->views[0], &cover));
	assert_false(cover.drawn);
	assert_true(str_eq(cover.address, picture.address));
	assert_int_equal(cover.width, 30);
	sample->edition.n_chapters = 0;
	assert_false(cover_find(&sample->arena, &sample->edition,
				&sample->views[0], &cover));
	sample_free(sample);
}

/* A right-to-left title ends at the right edge of the label, and its rule
 * stands there too. */
static void covers_turn_round(void **state)
{
	struct sample *sample = sample_new();
	struct arena *arena = &sample->arena;
	struct findings *findings = findings_new();
	struct str folders[] = {STR("templates")};
	struct string_tables strings = {0};
	struct template_source source = {arena, findings, folders, 1, &strings};
	struct templates templates = {0};
	struct build build = {.site = &sample->site,
			      .templates = &templates,
			      .strings = &strings,
			      .findings = findings,
			      .source_date = -1};
	struct epub_book book;
	struct str svg;

	(void)state;
	assert_true(epub_templates_compile(&source, &templates.epub));
	templates.colophon = colophon_compile(&source);
	assert_non_null(templates.colophon);
	epub_begin(&book, &build, &sample->edition, &sample->views[2], arena);
	svg = epub_cover_draw(&book);
	assert_int_equal(count(svg, "text-anchor=\"end\""), 0);
	assert_has(svg, "<rect x=\"0\" y=");
	assert_has(svg, ">年度报告</text>");
	sample->publication.title.texts[0] =
		(struct localized_text){STR("ar"), STR("دليل"), 1};
	sample->edition.languages[0] =
		(struct edition_language){STR("ar"), language_find(STR("ar"))};
	epub_begin(&book, &build, &sample->edition, &sample->views[2], arena);
	svg = epub_cover_draw(&book);
	assert_has(svg, "text-anchor=\"end\" xml:lang=\"ar\">"
			"\xE2\x80\x8Fدليل\xE2\x80\x8F</text>");
	assert_has(svg, "<rect x=\"660\" y=");
	findings_free(findings);
	sample_free(sample);
}

/* Whole books */

/* Writes all books of the sample into the folder and returns one of them. */
static struct str write_all(struct sample *sample, struct arena *arena,
			    struct str folder, unsigned threads)
{
	struct findings *findings = findings_new();
	struct str folders[] = {STR("templates")};
	struct string_tables strings = {0};
	struct template_source source = {arena, findings, folders, 1, &strings};
	struct templates templates = {0};
	struct build build = {.site = &sample->site,
			      .templates = &templates,
			      .strings = &strings,
			      .findings = findings,
			      .pool = pool_new(threads),
			      .source_date = -1};
	struct outset_summary summary;
	struct str bytes;

	assert_true(epub_templates_compile(&source, &templates.epub));
	templates.colophon = colophon_compile(&source);
	assert_non_null(templates.colophon);
	build.outset = outset_begin(folder, STR("/none"), findings);
	assert_non_null(build.outset);
	write_epubs(&build, &sample->edition);
	assert_true(outset_commit(build.outset, &summary));
	assert_int_equal(summary.files, 3);
	assert_int_equal(findings_count(findings, FATAL), 0);
	assert_int_equal(
		file_read(arena,
			  path_join(arena, folder,
				    STR("report/2021-1/"
					"report-2021-1-zh-Hans_en.epub")),
			  1 << 20, &bytes),
		FILE_OK);
	pool_free(build.pool);
	findings_free(findings);
	return bytes;
}

static void same_books_whoever_writes(void **state)
{
	char folder[] = "/tmp/diglot-epub-XXXXXX";
	struct sample *sample = sample_new();
	struct arena arena = {0};
	struct str first, second;

	(void)state;
	assert_non_null(mkdtemp(folder));
	setenv("TZ", "Pacific/Auckland", 1);
	first = write_all(sample, &arena,
			  path_join(&arena, str_from(folder), STR("a")), 1);
	setenv("TZ", "America/New_York", 1);
	second = write_all(sample, &arena,
			   path_join(&arena, str_from(folder), STR("b")), 4);
	assert_int_equal(first.len, second.len);
	assert_memory_equal(first.ptr, second.ptr, first.len);
	assert_true(str_eq(str_slice(first, 30, 58),
			   STR("mimetypeapplication/epub+zip")));
	assert_true(str_find(first, STR("EPUB/media/cover.svg")) != STR_NONE);
	assert_true(str_find(first, STR("EPUB/colophon.xhtml")) != STR_NONE);
	assert_true(str_find(first, STR("EPUB/text/goals/aims.xhtml")) !=
		    STR_NONE);
	assert_true(tree_remove(AT_FDCWD, folder));
	arena_free(&arena);
	sample_free(sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(identifiers),
		cmocka_unit_test(modified_dates),
		cmocka_unit_test(metadata_of_one_language),
		cmocka_unit_test(standard_numbers),
		cmocka_unit_test(languages_of_two),
		cmocka_unit_test(people_and_roles),
		cmocka_unit_test(editions_and_series),
		cmocka_unit_test(accessibility_says_what_is_there),
		cmocka_unit_test(manifest_and_spine),
		cmocka_unit_test(right_to_left),
		cmocka_unit_test(contents_of_one_language),
		cmocka_unit_test(contents_of_two),
		cmocka_unit_test(contents_lead_only_to_what_is_there),
		cmocka_unit_test(contents_fall_back),
		cmocka_unit_test(scanning),
		cmocka_unit_test(lines_by_sense),
		cmocka_unit_test(lines_respect_marks),
		cmocka_unit_test(lines_always_fit),
		cmocka_unit_test(lines_keep_numbers),
		cmocka_unit_test(bold_lines_are_wider),
		cmocka_unit_test(long_lines_end_with_a_word),
		cmocka_unit_test(covers_have_an_address),
		cmocka_unit_test(covers_turn_round),
		cmocka_unit_test(same_books_whoever_writes),
	};

	return cmocka_run_group_tests_name("epub", tests, NULL, NULL);
}
