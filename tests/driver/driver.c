/* From a record of Markdown to XHTML by way of the whole model. */
#include "driver.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "pair/pair.h"
#include "read/markdown.h"
#include "read/read.h"
#include "write/render.h"

/* Where the text pretends to be: data files are looked up beside it. */
static const struct str path = STR_INIT("tests/spec/example.md");

/* The words of the interface, where the tests are run from. */
static const struct str words = STR_INIT("templates/strings");

_Noreturn static void fail(const char *message)
{
	fprintf(stderr, "driver: %s\n", message);
	exit(2);
}

bool driver_read(FILE *file, struct buf *buf)
{
	size_t len, got;
	int matched = fscanf(file, "%zu", &len);

	buf_clear(buf);
	if (matched == EOF)
		return false;
	if (matched != 1 || getc(file) != '\n')
		fail("no length where a record begins");
	while (len) {
		size_t wanted = len < 1 << 16 ? len : 1 << 16;

		got = fread(buf_reserve(buf, wanted), 1, wanted, file);
		if (!got)
			fail("a record is cut short");
		buf->len += got;
		len -= got;
	}
	return true;
}

void driver_write(FILE *file, struct str bytes)
{
	fprintf(file, "%zu\n", bytes.len);
	if (bytes.len)
		fwrite(bytes.ptr, 1, bytes.len, file);
}

/* An edition in one language with one chapter of one file. */
struct single {
	struct site site;
	struct publication publication;
	struct edition edition;
	struct edition_language language;
	struct chapter chapter;
	struct chapter *chapters[1];
	struct document document;
	struct document *documents[1];
	struct string_tables words;
};

static void begin(struct single *single, const struct driver_text *text)
{
	struct arena *arena = &single->publication.arena;
	struct str tag = language_canonical(arena, text->language);

	*single = (struct single){.publication = single->publication};
	single->language.tag = tag.len ? tag : STR("en");
	single->language.rules = language_find(single->language.tag);
	single->document = (struct document){
		.path = path,
		.source = arena_str(arena, text->markdown),
		.order = UINT32_MAX,
		.chapter = &single->chapter,
	};
	single->documents[0] = &single->document;
	single->chapter = (struct chapter){
		.address = STR("example"),
		.name = STR("example.md"),
		.documents = single->documents,
		.edition = &single->edition,
	};
	single->chapters[0] = &single->chapter;
	single->edition = (struct edition){
		.slug = STR("1"),
		.number = 1,
		.languages = &single->language,
		.n_languages = 1,
		.chapters = single->chapters,
		.n_chapters = 1,
		.publication = &single->publication,
	};
	single->publication.editions = &single->edition;
	single->publication.n_editions = 1;
	single->publication.site = &single->site;
}

static bool check_bytes(struct findings *findings, struct str markdown)
{
	size_t invalid = utf8_invalid(markdown);
	size_t nul = str_find_char(markdown, 0);
	bool valid = invalid == STR_NONE;
	char byte[8];

	if (valid && nul == STR_NONE)
		return true;
	snprintf(byte, sizeof(byte), "0x%02X",
		 valid ? 0u : (unsigned char)markdown.ptr[invalid]);
	findings_report(findings, valid ? NUL_BYTE : UTF8_INVALID,
			place_in(path, markdown, valid ? nul : invalid, 1),
			valid ? (struct str){0} : str_from(byte),
			(struct str){0});
	return false;
}

static bool parse(struct single *single, struct reader *reader)
{
	struct arena scratch = {0};
	struct markdown_context context = {
		.reader = reader,
		.arena = &single->publication.arena,
		.scratch = &scratch,
		.languages = &single->language.tag,
		.n_languages = 1,
		.edition_folder = path_dir(path),
	};
	bool parsed = markdown_parse(&context, &single->document, 0, 1);

	arena_free(&scratch);
	return parsed;
}

static void read_words(struct single *single, struct reader *reader)
{
	struct reader quiet = *reader;

	if (!folder_exists(words))
		return;
	quiet.findings = findings_new();
	read_strings(&quiet, &single->publication.arena, words, &single->words);
	findings_free(quiet.findings);
}

static void render(struct single *single, bool bare, struct buf *out)
{
	struct view view = {.slug = single->language.tag, .n_sides = 1};
	struct render render = {
		.view = &view,
		.from = single->chapter.address,
		.assets = STR("media/"),
		.bare = bare,
	};

	if (single->words.len)
		render.ui[0] =
			strings_for(&single->words, single->language.tag);
	render_chapter(&render, &single->chapter, out);
}

void driver_render(struct pool *pool, const struct driver_text *text,
		   struct findings *findings, struct buf *out)
{
	struct single single = {.publication = {.policy = POLICY_LABEL}};
	struct reader reader = {
		.findings = findings,
		.options = {.max_source = 1 << 20},
		.pool = pool,
	};

	begin(&single, text);
	if (check_bytes(findings, text->markdown) && parse(&single, &reader)) {
		pair_edition(&single.edition, pool, findings);
		if (!text->bare)
			read_words(&single, &reader);
		render(&single, text->bare, out);
	}
	arena_free(&single.publication.arena);
}
