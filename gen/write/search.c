/* What a search page loads, a script each:
 *
 *   search/<publication>/<edition>/<lang>.js        the texts
 *   search/<publication>/<edition>/<lang>.index.js  the index of their terms
 *
 * The texts call diglotTexts(lang, data), if the page has such a function:
 *
 *   {"chapters": [{"address": "summary", "title": "Summary",
 *                  "headings": [0, 4],
 *                  "texts": {"summary": "Summary", "summary-p1": "…"}}, …]}
 *
 * Chapters are those that have a page in the language; one whose text is not
 * translated has no title and no texts. Texts are by id, in reading order;
 * headings are numbers of texts. The index calls diglotIndex(lang, index); its
 * documents are the texts of all chapters, numbered from 0. */
#include "write/address.h"
#include "write/json.h"
#include "write/passage.h"
#include "write/search_index.h"
#include "write/view.h"
#include "write/writers.h"

/* A chapter in a language. */
struct excerpt {
	struct buf texts;
	struct buf headings;
	struct search_part part;
	struct search_filling filling; /* while it is read */
};

struct search {
	const struct build *build;
	const struct edition *edition;
	struct excerpt *excerpts; /* chapter by chapter, language by language */
	struct search_part *parts; /* of the same, for writing */
};

static bool has_page(const struct search *search, size_t language,
		     size_t chapter)
{
	struct view view = {.sides = {language}, .n_sides = 1};

	return view_has_chapter(&view, search->edition->chapters[chapter]);
}

static void add_passage(void *context, const struct passage *passage)
{
	struct excerpt *excerpt = context;

	if (passage->heading) {
		if (excerpt->headings.len)
			buf_put_char(&excerpt->headings, ',');
		buf_put_number(&excerpt->headings, excerpt->part.n_documents);
	}
	if (excerpt->texts.len)
		buf_put(&excerpt->texts, STR(",\n"));
	json_put_str(&excerpt->texts, passage->id);
	buf_put_char(&excerpt->texts, ':');
	json_put_str(&excerpt->texts, passage->text);
	search_part_add(&excerpt->filling, passage->text);
}

static void read_excerpt(void *context, size_t item, struct arena *scratch)
{
	struct search *search = context;
	size_t n = search->edition->n_chapters;
	const struct chapter *chapter = search->edition->chapters[item % n];

	struct excerpt *excerpt = &search->excerpts[item];

	search_part_begin(&excerpt->filling, &excerpt->part, scratch);
	passages_each(chapter, item / n, add_passage, excerpt);
	search_part_end(&excerpt->filling);
}

static void put_chapter(struct buf *out, const struct chapter *chapter,
			size_t language, const struct excerpt *excerpt)
{
	const struct document *document = chapter->documents[language];

	buf_put(out, STR("{\"address\":"));
	json_put_str(out, chapter->address);
	if (document && document->title.len) {
		buf_put(out, STR(",\"title\":"));
		json_put_str(out, document->title);
	}
	buf_put(out, STR(",\"headings\":["));
	buf_put(out, buf_str(&excerpt->headings));
	buf_put(out, STR("],\"texts\":{"));
	buf_put(out, buf_str(&excerpt->texts));
	buf_put(out, STR("}}"));
}

/* Calls the function with the language and what is put next, if the page has
 * the function. */
static void begin_call(struct buf *out, struct str function, struct str tag)
{
	buf_put(out, STR("typeof "));
	buf_put(out, function);
	buf_put(out, STR(" == \"function\" && "));
	buf_put(out, function);
	buf_put_char(out, '(');
	json_put_str(out, tag);
	buf_put_char(out, ',');
}

static void write_texts(const struct search *search, size_t language,
			struct buf *out)
{
	const struct edition *edition = search->edition;
	bool first = true;

	begin_call(out, STR("diglotTexts"), edition->languages[language].tag);
	buf_put(out, STR("{\"chapters\":["));
	for (size_t i = 0; i < edition->n_chapters; i++) {
		if (!has_page(search, language, i))
			continue;
		if (!first)
			buf_put(out, STR(",\n"));
		first = false;
		put_chapter(
			out, edition->chapters[i], language,
			&search->excerpts[language * edition->n_chapters + i]);
	}
	buf_put(out, STR("]});\n"));
}

static void write_index(const struct search *search, size_t language,
			struct buf *out)
{
	const struct edition *edition = search->edition;
	size_t n = edition->n_chapters;
	struct search_part *parts = &search->parts[language * n];

	for (size_t i = 0; i < n; i++)
		parts[i] = search->excerpts[language * n + i].part;
	begin_call(out, STR("diglotIndex"), edition->languages[language].tag);
	search_index_write(out, parts, n);
	buf_put(out, STR(");\n"));
}

static void write_language(void *context, size_t item, struct arena *scratch)
{
	const struct search *search = context;
	const struct edition *edition = search->edition;
	struct view view = {.sides = {item}, .n_sides = 1};
	struct str tag = edition->languages[item].tag;
	struct buf out = {0};

	if (!view_has_pages(&view, edition))
		return;
	write_texts(search, item, &out);
	outset_put(search->build->outset,
		   address_search(scratch, edition, tag, STR(".js")),
		   buf_str(&out));
	buf_clear(&out);
	write_index(search, item, &out);
	outset_put(search->build->outset,
		   address_search(scratch, edition, tag, STR(".index.js")),
		   buf_str(&out));
	buf_free(&out);
}

static void free_excerpts(struct excerpt *excerpts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_free(&excerpts[i].texts);
		buf_free(&excerpts[i].headings);
		search_part_free(&excerpts[i].part);
	}
}

void write_search(const struct build *build, const struct edition *edition)
{
	struct arena arena = {0};
	size_t n = edition->n_languages * edition->n_chapters;
	struct search search = {
		.build = build,
		.edition = edition,
		.excerpts = ARENA_ARRAY(&arena, struct excerpt, n),
		.parts = ARENA_ARRAY(&arena, struct search_part, n),
	};

	pool_each(build->pool, n, read_excerpt, &search);
	pool_each(build->pool, edition->n_languages, write_language, &search);
	free_excerpts(search.excerpts, n);
	arena_free(&arena);
}
