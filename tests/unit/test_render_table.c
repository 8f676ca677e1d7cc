/* Tables, figures, definitions and containers, in one language and in two. */
#include "render_world.h"

static struct table *table(struct world *w, size_t n_columns, size_t n_rows,
			   const char *const *cells)
{
	struct table *made = ARENA_NEW(&w->arena, struct table);

	made->n_columns = n_columns;
	made->n_rows = n_rows;
	made->alignments = ARENA_ARRAY(&w->arena, enum alignment, n_columns);
	made->alignments[n_columns - 1] = ALIGN_RIGHT;
	made->cells = ARENA_ARRAY(&w->arena, struct cell, n_columns * n_rows);
	for (size_t i = 0; i < n_columns * n_rows; i++) {
		made->cells[i].text = str_from(cells[i]);
		if (cells[i][0])
			made->cells[i].content = text(w, cells[i]);
	}
	return made;
}

static struct pair *tables(struct world *w, enum block_kind kind,
			   const char *const *a, const char *const *b)
{
	struct pair *pair = leaves(w, kind, "t", "", "");
	const char *const *cells[2] = {a, b};

	for (size_t i = 0; i < 2; i++) {
		struct block *block = pair->sides[i].first;

		block->content = NULL;
		block->table = table(w, 2, 2, cells[i]);
		with(block, leaf(w, BLOCK_PARAGRAPH, i ? "Land" : "土地"), 1);
	}
	return pair;
}

static void test_table(void **state)
{
	static const char *const cells[2][4] = {{"项", "数", "甲", "1"},
						{"", "Number", "A", "1"}};
	struct world *w = *state;
	struct pair *pair = tables(w, BLOCK_TABLE, cells[0], cells[1]);

	check(w, pair, 1,
	      "<div class=\"table-scroll\" id=\"t\" tabindex=\"0\" "
	      "role=\"group\" aria-labelledby=\"_t-caption\">\n<table>\n"
	      "<caption id=\"_t-caption\">Land</caption>\n<thead>\n<tr>\n"
	      "<td></td>\n"
	      "<th scope=\"col\" class=\"align-right\">Number</th>\n</tr>\n"
	      "</thead>\n<tbody>\n<tr>\n<td>A</td>\n"
	      "<td class=\"align-right\">1</td>\n</tr>\n</tbody>\n"
	      "</table>\n</div>\n");
	w->render.bare = true;
	pair->sides[1].first->n_children = 0;
	check(w, pair, 1,
	      "<table>\n<thead>\n<tr>\n<th scope=\"col\"></th>\n"
	      "<th scope=\"col\" class=\"align-right\">Number</th>\n</tr>\n"
	      "</thead>\n<tbody>\n<tr>\n<td>A</td>\n"
	      "<td class=\"align-right\">1</td>\n</tr>\n</tbody>\n"
	      "</table>\n");
}

/* From the right, in a book: a sign stands before its number. */
static void test_table_turned(void **state)
{
	static const char *const cells[2][4] = {{"项", "数", "甲", "-1"},
						{"ئا", "ب", "ئا", "-1"}};
	struct world *w = *state;
	struct pair *pair = tables(w, BLOCK_TABLE, cells[0], cells[1]);

	pair->sides[2] = pair->sides[1];
	pair->sides[2].first->n_children = 0;
	show(w, 1, 2, 0);
	w->render.target = TARGET_EPUB;
	check(w, pair, 1,
	      "<div class=\"table-scroll\" id=\"t\">\n<table>\n<thead>\n<tr>\n"
	      "<th scope=\"col\">ئا</th>\n"
	      "<th scope=\"col\" class=\"align-right\">ب</th>\n</tr>\n"
	      "</thead>\n<tbody>\n<tr>\n<td>ئا</td>\n"
	      "<td class=\"align-right\" dir=\"ltr\">-1</td>\n</tr>\n"
	      "</tbody>\n</table>\n</div>\n");
}

static void test_table_merged(void **state)
{
	static const char *const cells[2][4] = {{"项", "数", "甲", "1"},
						{"Item", "Number", "A", "1"}};
	struct world *w = *state;
	struct pair *pair = tables(w, BLOCK_TABLE, cells[0], cells[1]);

	show(w, 2, 0, 1);
	w->render.target = TARGET_EPUB;
	pair->sides[0].first->table->source = STR("data/a.csv");
	check(w, pair, 1,
	      "<div class=\"table-scroll\" id=\"t\">\n<table>\n"
	      "<caption id=\"_t-caption\">"
	      "<span class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">土地</span> "
	      "<span class=\"second\" lang=\"en\" "
	      "xml:lang=\"en\">Land</span></caption>\n"
	      "<thead>\n<tr>\n<th scope=\"col\">"
	      "<span class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">项</span><br/>"
	      "<span class=\"second\" lang=\"en\" "
	      "xml:lang=\"en\">Item</span></th>\n"
	      "<th scope=\"col\" class=\"align-right\">"
	      "<span class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">数</span><br/>"
	      "<span class=\"second\" lang=\"en\" "
	      "xml:lang=\"en\">Number</span></th>\n</tr>\n"
	      "</thead>\n<tbody>\n<tr>\n<th scope=\"row\">"
	      "<span class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">甲</span><br/>"
	      "<span class=\"second\" lang=\"en\" "
	      "xml:lang=\"en\">A</span></th>\n"
	      "<td class=\"align-right\">1</td>\n</tr>\n</tbody>\n"
	      "</table>\n</div>\n");
}

/* Tables of another shape stand beside each other. */
static void test_table_apart(void **state)
{
	static const char *const cells[2][4] = {{"项", "数", "甲", "1"},
						{"Item", "Number", "A", "1"}};
	struct world *w = *state;
	struct pair *pair = tables(w, BLOCK_TABLE, cells[0], cells[1]);

	for (size_t i = 0; i < 2; i++)
		pair->sides[i].first->n_children = 0;
	pair->sides[0].first->table->n_rows = 1;
	pair->sides[1].first->table->n_rows = 0;
	show(w, 2, 0, 1);
	w->render.target = TARGET_EPUB;
	check(w, pair, 1,
	      "<div class=\"pair\" id=\"t\">\n"
	      "<div class=\"table-scroll first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">\n<table>\n<thead>\n<tr>\n"
	      "<th scope=\"col\">项</th>\n"
	      "<th scope=\"col\" class=\"align-right\">数</th>\n</tr>\n"
	      "</thead>\n</table>\n</div>\n"
	      "<div class=\"table-scroll second\" lang=\"en\" "
	      "xml:lang=\"en\">\n"
	      "<table>\n</table>\n</div>\n</div>\n");
}

/* Unit, source and data: below the table, in the languages shown. */
static void test_sources(void **state)
{
	static const char *const cells[2][4] = {{"项", "数", "甲", "1"},
						{"Item", "Number", "A", "1"}};
	struct world *w = *state;
	struct data_file data = {.name = STR("land.csv")};
	struct pair *pair = tables(w, BLOCK_TABLE, cells[0], cells[1]);
	struct table *own = pair->sides[1].first->table;

	for (size_t i = 0; i < 2; i++)
		pair->sides[i].first->n_children = 0;
	w->chapter.address = w->render.from = STR("year/land");
	add_word(w, 0, "source_is", "来源：{source}");
	add_word(w, 1, "unit_is", "Unit: {unit}");
	add_word(w, 1, "data_file", "Data");
	pair->sides[0].first->table->unit = STR("亩");
	pair->sides[0].first->table->credit = STR("公报");
	own->credit = STR("Gazette");
	own->data = &data;
	w->edition.n_data = 1;
	check(w, pair, 1,
	      "<div class=\"data\" id=\"t\">\n"
	      "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" "
	      "aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n"
	      "<th scope=\"col\">Item</th>\n"
	      "<th scope=\"col\" class=\"align-right\">Number</th>\n</tr>\n"
	      "</thead>\n<tbody>\n<tr>\n<td>A</td>\n"
	      "<td class=\"align-right\">1</td>\n</tr>\n</tbody>\n"
	      "</table>\n</div>\n"
	      "<p class=\"source\">Unit: <span lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">亩</span> · Gazette · "
	      "<a href=\"../../data/land.csv\" type=\"text/csv\">Data</a></p>\n"
	      "</div>\n");
	show(w, 2, 0, 1);
	w->render.target = TARGET_EPUB;
	own->n_rows = 1; /* the tables stand apart */
	pair->sides[1].first->pair = pair;
	check(w, pair, 1,
	      "<div class=\"pair\" id=\"t\">\n"
	      "<div class=\"data first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">\n<div class=\"table-scroll\">\n"
	      "<table>\n<thead>\n<tr>\n<th scope=\"col\">项</th>\n"
	      "<th scope=\"col\" class=\"align-right\">数</th>\n</tr>\n"
	      "</thead>\n<tbody>\n<tr>\n<td>甲</td>\n"
	      "<td class=\"align-right\">1</td>\n</tr>\n</tbody>\n"
	      "</table>\n</div>\n"
	      "<p class=\"source\">亩 · 来源：公报</p>\n</div>\n"
	      "<div class=\"data second\" lang=\"en\" xml:lang=\"en\">\n"
	      "<div class=\"table-scroll\">\n<table>\n<thead>\n<tr>\n"
	      "<th scope=\"col\">Item</th>\n"
	      "<th scope=\"col\" class=\"align-right\">Number</th>\n</tr>\n"
	      "</thead>\n</table>\n</div>\n"
	      "<p class=\"source\">Unit: <span class=\"second\" "
	      "lang=\"zh-Hans\" xml:lang=\"zh-Hans\">亩</span> · Gazette</p>\n"
	      "</div>\n</div>\n");
}

static void test_figure(void **state)
{
	struct world *w = *state;
	struct pair *pair = leaves(w, BLOCK_FIGURE, "f", "", "");
	struct asset asset = {.name = STR("r.1.svg"), .width = 4, .height = 3};

	for (size_t i = 0; i < 2; i++) {
		struct block *block = pair->sides[i].first;

		block->content =
			node(w, INLINE_IMAGE, i ? "River" : "江", NULL);
		block->content->asset = &asset;
		with(block, leaf(w, BLOCK_PARAGRAPH, i ? "The river" : "江"),
		     1);
	}
	check(w, pair, 1,
	      "<figure id=\"f\">\n"
	      "<img src=\"../media/r.1.svg\" alt=\"River\" width=\"4\" "
	      "height=\"3\"/>\n"
	      "<figcaption>The river</figcaption>\n</figure>\n");
	show(w, 2, 0, 1);
	check(w, pair, 1,
	      "<figure id=\"f\">\n"
	      "<span lang=\"zh-Hans\" xml:lang=\"zh-Hans\">"
	      "<img src=\"../media/r.1.svg\" alt=\"江\" width=\"4\" "
	      "height=\"3\"/></span>\n"
	      "<figcaption><span class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">江"
	      "</span> <span class=\"second\" lang=\"en\" xml:lang=\"en\">The "
	      "river</span>"
	      "</figcaption>\n</figure>\n");
}

static void test_definitions(void **state)
{
	struct world *w = *state;
	struct pair *list = leaves(w, BLOCK_DEFINITIONS, "", "", "");
	struct pair *entries = pairs(w, 2);
	struct pair *words = leaves(w, BLOCK_PARAGRAPH, "", "义", "Meaning");

	entries[0] = *leaves(w, BLOCK_TERM, "d", "词", NULL);
	entries[1] = *leaves(w, BLOCK_DETAIL, "", "", "");
	over(&entries[1], words, 1);
	over(list, entries, 2);
	check(w, list, 1,
	      "<dl>\n<dt class=\"untranslated\" id=\"d\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\"><span class=\"label\" lang=\"en\" "
	      "xml:lang=\"en\">Untranslated</span> 词</dt>\n"
	      "<dd>\n<p>Meaning</p>\n</dd>\n</dl>\n");
	entries[0] = *leaves(w, BLOCK_TERM, "d", "词", "Term");
	show(w, 2, 0, 1);
	check(w, list, 1,
	      "<dl>\n<dt id=\"d\">"
	      "<span class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">词</span> "
	      "<span class=\"second\" lang=\"en\" "
	      "xml:lang=\"en\">Term</span></dt>\n"
	      "<dd>\n<div class=\"pair\">\n"
	      "<p class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">义</p>\n"
	      "<p class=\"second\" lang=\"en\" xml:lang=\"en\">Meaning</p>\n"
	      "</div>\n</dd>\n</dl>\n");
}

static void test_containers(void **state)
{
	struct world *w = *state;
	struct pair *note = leaves(w, BLOCK_NOTE, "n", "", "");

	over(note, leaves(w, BLOCK_PARAGRAPH, "", "甲", "A"), 1);
	note->sides[1].first->classes = STR("wide");
	check(w, note, 1,
	      "<div class=\"note wide\" id=\"n\" role=\"note\">\n"
	      "<p class=\"title\">Note</p>\n<p>A</p>\n</div>\n");
	show(w, 2, 0, 1);
	check(w, note, 1,
	      "<div class=\"note\" id=\"n\" role=\"note\">\n"
	      "<p class=\"title\">"
	      "<span class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">注意</span> "
	      "<span class=\"second\" lang=\"en\" "
	      "xml:lang=\"en\">Note</span></p>\n"
	      "<div class=\"pair\">\n"
	      "<p class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">甲</p>\n"
	      "<p class=\"second\" lang=\"en\" "
	      "xml:lang=\"en\">A</p>\n</div>\n</div>\n");
	note->sides[1].first->title = STR("Mind");
	show(w, 1, 1, 0);
	check(w, note, 1,
	      "<div class=\"note wide\" id=\"n\" role=\"note\">\n"
	      "<p class=\"title\">Mind</p>\n<p>A</p>\n</div>\n");
}

static void test_keyfigures(void **state)
{
	struct world *w = *state;
	struct pair *figures = leaves(w, BLOCK_KEYFIGURES, "k", "", "");
	struct pair *inner = list(w, "", "甲", "A", true);

	for (size_t i = 0; i < 2; i++)
		with(figures->sides[i].first, inner->sides[i].first, 1);
	over(figures, inner, 1);
	check(w, figures, 1,
	      "<ul class=\"keyfigures\" id=\"k\">\n<li>A</li>\n</ul>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_table),        TEST(test_table_turned),
		TEST(test_table_merged), TEST(test_table_apart),
		TEST(test_sources),      TEST(test_figure),
		TEST(test_definitions),  TEST(test_containers),
		TEST(test_keyfigures),
	};

	return cmocka_run_group_tests_name("render: tables", tests, NULL, NULL);
}
