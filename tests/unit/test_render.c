/* The renderer in views of one language: text, links, lists, code, notes. */
#include "render_world.h"

static void test_single(void **state)
{
	struct world *w = *state;
	struct pair *all = pairs(w, 3);

	all[0] = *leaves(w, BLOCK_HEADING, "year", "年", "Year");
	all[1] = *leaves(w, BLOCK_PARAGRAPH, "year-p1", "好", "Good & <fine>");
	all[2] = *leaves(w, BLOCK_RULE, "", "", "");
	check(w, all, 3,
	      "<h2 id=\"year\">Year</h2>\n"
	      "<p id=\"year-p1\">Good &amp; &lt;fine&gt;</p>\n"
	      "<hr/>\n");
}

static void test_heading_levels(void **state)
{
	struct world *w = *state;
	struct pair *all = pairs(w, 3);

	for (size_t i = 0; i < 3; i++) {
		all[i] = *leaves(w, BLOCK_HEADING, "", "甲", "A");
		all[i].sides[1].first->level = i == 2 ? 6 : 1;
	}
	check(w, all, 3, "<h1>A</h1>\n<h2>A</h2>\n<h6>A</h6>\n");
	w->render.target = TARGET_ALL;
	check(w, all, 3, "<h2>A</h2>\n<h3>A</h3>\n<h6>A</h6>\n");
	w->render.bare = true;
	check(w, all, 3, "<h1>A</h1>\n<h1>A</h1>\n<h6>A</h6>\n");
}

static void test_permalinks(void **state)
{
	struct world *w = *state;
	struct pair *all = pairs(w, 3);

	all[0] = *leaves(w, BLOCK_HEADING, "year", NULL, "Year");
	all[1] = *leaves(w, BLOCK_PARAGRAPH, "year-p1", NULL, "Good");
	all[2] = *list(w, "year-p2", NULL, "A", true);
	w->render.permalinks = true;
	check(w, all, 3,
	      "<h2 id=\"year\">Year<a class=\"permalink\" href=\"#year\" "
	      "aria-label=\"Permalink\"></a></h2>\n"
	      "<p id=\"year-p1\">Good<a class=\"permalink\" "
	      "href=\"#year-p1\" title=\"Permalink\" aria-hidden=\"true\" "
	      "tabindex=\"-1\"></a></p>\n"
	      "<ul>\n<li id=\"year-p2\">A<a class=\"permalink\" "
	      "href=\"#year-p2\" title=\"Permalink\" aria-hidden=\"true\" "
	      "tabindex=\"-1\"></a></li>\n</ul>\n");
}

static void test_lists(void **state)
{
	struct world *w = *state;
	struct pair *tight = list(w, "p1", "甲", "A", true);
	struct pair *loose = list(w, "p2", "甲", "A", false);

	check(w, tight, 1, "<ul>\n<li id=\"p1\">A</li>\n</ul>\n");
	check(w, loose, 1, "<ul>\n<li>\n<p id=\"p2\">A</p>\n</li>\n</ul>\n");
	tight->sides[1].first->ordered = true;
	tight->sides[1].first->start = 3;
	w->render.bare = true;
	check(w, tight, 1, "<ol start=\"3\">\n<li>A</li>\n</ol>\n");
	w->render.bare = false;
	tight->children[0].id = STR("i1");
	check(w, tight, 1,
	      "<ol start=\"3\">\n<li id=\"i1\"><span id=\"p1\">A</span></li>\n"
	      "</ol>\n");
}

static void test_nested_list_bare(void **state)
{
	struct world *w = *state;
	struct pair *outer = list(w, "", NULL, "a", true);
	struct pair *inner = list(w, "", NULL, "b", true);
	struct pair *both = pairs(w, 2);

	both[0] = outer->children[0].children[0];
	both[1] = *inner;
	over(&outer->children[0], both, 2);
	w->render.bare = true;
	check(w, outer, 1,
	      "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n");
}

static void test_code(void **state)
{
	struct world *w = *state;
	struct pair *pair = leaves(w, BLOCK_CODE, "", "", "");

	for (size_t i = 0; i < 2; i++) {
		pair->sides[i].first->literal = STR("a < b\n");
		pair->sides[i].first->info = STR("c and more");
	}
	w->render.bare = true;
	check(w, pair, 1,
	      "<pre><code class=\"language-c\">a &lt; b\n</code></pre>\n");
	w->render.bare = false;
	show(w, 2, 0, 1);
	check(w, pair, 1,
	      "<pre tabindex=\"0\"><code class=\"language-c\">"
	      "a &lt; b\n</code></pre>\n");
	pair->sides[1].first->literal = STR("other\n");
	w->render.target = TARGET_EPUB;
	check(w, pair, 1,
	      "<div class=\"pair\">\n"
	      "<pre class=\"first\" lang=\"zh-Hans\" xml:lang=\"zh-Hans\">"
	      "<code class=\"language-c\">a &lt; b\n</code></pre>\n"
	      "<pre class=\"second\" lang=\"en\" xml:lang=\"en\"><code "
	      "class=\"language-c\">"
	      "other\n</code></pre>\n</div>\n");
}

static void test_inlines(void **state)
{
	struct world *w = *state;
	struct pair *pair = leaves(w, BLOCK_PARAGRAPH, "", "甲", "A");
	struct inline_node *first = text(w, "a\xC2\xA0");

	first->next = node(w, INLINE_SOFT_BREAK, "", NULL);
	first->next->next = node(w, INLINE_CODE, "<x>", NULL);
	first->next->next->next = node(w, INLINE_HARD_BREAK, "", NULL);
	first->next->next->next->next = node(
		w, INLINE_ELEMENT, "wbr", node(w, INLINE_ELEMENT, "b", NULL));
	first->next->next->next->next->next->children = text(w, "kept");
	pair->sides[1].first->content = first;
	check(w, pair, 1,
	      "<p>a&#160;\n<code>&lt;x&gt;</code><br/>\n<wbr/>kept</p>\n");
}

static struct pair *linked(struct world *w, const char *href,
			   struct inline_node **link)
{
	struct pair *pair = leaves(w, BLOCK_PARAGRAPH, "", "甲", "A");

	*link = node(w, INLINE_LINK, "", NULL);
	(*link)->href = str_from(href);
	(*link)->children = text(w, "x");
	pair->sides[1].first->content = *link;
	return pair;
}

static void test_external_links(void **state)
{
	static const char *const cases[][2] = {
		{"https://a.b/?x=1&y=[ü]%20",
		 "<p><a href=\"https://a.b/?x=1&amp;y=%5B%C3%BC%5D%20\">x</a>"
		 "</p>\n"},
		{"MAILTO:a@b.c", "<p><a href=\"MAILTO:a@b.c\">x</a></p>\n"},
		{"javascript:alert(1)", "<p>x</p>\n"},
		{"data:text/html,x", "<p>x</p>\n"},
		{"missing.md", "<p>x</p>\n"},
		{"", "<p>x</p>\n"},
	};
	struct world *w = *state;
	struct inline_node *link;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check(w, linked(w, cases[i][0], &link), 1, cases[i][1]);
	w->render.bare = true;
	check(w, linked(w, "missing.md", &link), 1,
	      "<p><a href=\"missing.md\">x</a></p>\n");
}

static void test_internal_links(void **state)
{
	struct world *w = *state;
	struct chapter other = w->chapter;
	struct pair *target = leaves(w, BLOCK_HEADING, "goal", "目标", "Goal");
	struct inline_node *link;
	struct pair *pair = linked(w, "02-goals.md#goal", &link);

	other.address = STR("goals");
	other.root.children = target;
	other.root.n_children = 1;
	link->target.chapter = &other;
	link->target.pair = target;
	check(w, pair, 1, "<p><a href=\"goals.html#goal\">x</a></p>\n");
	w->render.target = TARGET_EPUB;
	check(w, pair, 1, "<p><a href=\"goals.xhtml#goal\">x</a></p>\n");
	w->render.target = TARGET_ALL;
	check(w, pair, 1, "<p><a href=\"#goal\">x</a></p>\n");
	link->target.pair = NULL;
	check(w, pair, 1, "<p><a href=\"#goal\">x</a></p>\n");
	w->render.target = TARGET_PAGE;
	check(w, pair, 1, "<p><a href=\"goals.html\">x</a></p>\n");
}

static void test_references(void **state)
{
	struct world *w = *state;
	struct pair *target = leaves(w, BLOCK_HEADING, "goal", "目标", "Goal");
	struct inline_node *reference;
	struct pair *pair = linked(w, "#goal", &reference);

	reference->kind = INLINE_REFERENCE;
	reference->children = NULL;
	check(w, pair, 1, "<p><span>#goal</span></p>\n");
	reference->target.chapter = &w->chapter;
	reference->target.pair = target;
	check(w, pair, 1, "<p><a href=\"#goal\">Goal</a></p>\n");
	target->sides[1].n = 0;
	check(w, pair, 1,
	      "<p><a href=\"#goal\" lang=\"zh-Hans\" xml:lang=\"zh-Hans\">"
	      "目标</a></p>\n");
}

static void test_images(void **state)
{
	struct world *w = *state;
	struct pair *pair = leaves(w, BLOCK_PARAGRAPH, "", "甲", "A");
	struct inline_node *image = node(w, INLINE_IMAGE, "a \"b\"", NULL);

	image->href = STR("https://x.y/a b.png");
	image->title = STR("t");
	pair->sides[1].first->content = image;
	check(w, pair, 1, "<p><span class=\"image\">a \"b\"</span></p>\n");
	w->render.bare = true;
	check(w, pair, 1,
	      "<p><img src=\"https://x.y/a%20b.png\" alt=\"a &quot;b&quot;\" "
	      "title=\"t\"/></p>\n");
}

/* A paragraph that refers to a note twice; the note refers to another, which
 * the text never names. */
static struct pair *noted(struct world *w)
{
	struct pair *pair = leaves(w, BLOCK_PARAGRAPH, "", "甲", "A");
	struct inline_node *first = node(w, INLINE_NOTE, "x", NULL);
	struct inline_node *inner = node(w, INLINE_NOTE, "y", NULL);

	w->chapter.n_notes = 3;
	w->chapter.notes = pairs(w, 3);
	for (uint32_t i = 0; i < 3; i++) {
		struct pair *note = &w->chapter.notes[i];

		*note = *leaves(w, BLOCK_FOOTNOTE, "", "", "");
		note->number = i + 1;
		over(note, leaves(w, BLOCK_PARAGRAPH, "", "注", "N"), 1);
	}
	first->note = &w->chapter.notes[0];
	first->next = text(w, " and ");
	first->next->next = node(w, INLINE_NOTE, "x", NULL);
	first->next->next->note = &w->chapter.notes[0];
	inner->note = &w->chapter.notes[2];
	w->chapter.notes[0].children->sides[1].first->content->next = inner;
	pair->sides[1].first->content = first;
	return pair;
}

static void test_notes(void **state)
{
	struct world *w = *state;

	w->chapter.address = STR("a/b_c");
	check(w, noted(w), 1,
	      "<p><sup class=\"noteref\"><a role=\"doc-noteref\" "
	      "id=\"_a_-b__c-n1-ref1\" href=\"#_a_-b__c-n1\">1</a></sup> and "
	      "<sup class=\"noteref\"><a role=\"doc-noteref\" "
	      "id=\"_a_-b__c-n1-ref2\" href=\"#_a_-b__c-n1\">1</a></sup></p>\n"
	      "<section class=\"notes\" role=\"doc-endnotes\">\n"
	      "<h2>Notes</h2>\n<ol>\n<li id=\"_a_-b__c-n1\">\n"
	      "<p>N<sup class=\"noteref\"><a role=\"doc-noteref\" "
	      "id=\"_a_-b__c-n3-ref1\" href=\"#_a_-b__c-n3\">3</a></sup></p>\n"
	      "<p class=\"backlinks\">"
	      "<a role=\"doc-backlink\" href=\"#_a_-b__c-n1-ref1\" "
	      "aria-label=\"Back 1\">↑</a> "
	      "<a role=\"doc-backlink\" href=\"#_a_-b__c-n1-ref2\" "
	      "aria-label=\"Back 2\">↑</a></p>\n</li>\n"
	      "<li id=\"_a_-b__c-n3\" value=\"3\">\n<p>N</p>\n"
	      "<p class=\"backlinks\">"
	      "<a role=\"doc-backlink\" href=\"#_a_-b__c-n3-ref1\" "
	      "aria-label=\"Back\">↑</a></p>\n</li>\n"
	      "</ol>\n</section>\n");
}

static void test_notes_epub(void **state)
{
	struct world *w = *state;
	struct pair *pair = noted(w);

	w->render.target = TARGET_EPUB;
	w->chapter.notes[0].id = STR("fn-x");
	w->chapter.notes[0].children->sides[1].first->content->next = NULL;
	pair->sides[1].first->content->next = NULL;
	w->chapter.notes[0].sides[1].n = 0;
	w->chapter.notes[0].children->sides[1].n = 0;
	check(w, pair, 1,
	      "<p><sup class=\"noteref\"><a epub:type=\"noteref\" "
	      "role=\"doc-noteref\" id=\"_fn-x-ref1\" href=\"#fn-x\">1</a>"
	      "</sup></p>\n"
	      "<aside class=\"untranslated\" id=\"fn-x\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\" epub:type=\"footnote\" "
	      "role=\"doc-footnote\">\n<p class=\"backlinks\">"
	      "<a epub:type=\"backlink\" role=\"doc-backlink\" "
	      "href=\"#_fn-x-ref1\">1</a></p>\n"
	      "<p class=\"label\" lang=\"en\" xml:lang=\"en\">Untranslated"
	      "</p>\n<p>注</p>\n</aside>\n");
}

static void check_title(struct world *w, const struct pair *pair,
			const char *want)
{
	struct buf out = {0};

	render_title(&w->render, pair, &out);
	buf_put_char(&out, 0);
	assert_string_equal(out.ptr, want);
	buf_free(&out);
}

static void test_titles(void **state)
{
	struct world *w = *state;
	struct pair *pair = leaves(w, BLOCK_HEADING, "h", "年", "Year");
	struct inline_node *link = node(w, INLINE_LINK, "", NULL);

	link->href = STR("https://a.b/");
	link->children = text(w, "x");
	link->next = node(w, INLINE_NOTE, "n", NULL);
	pair->sides[1].first->content->next = link;
	check_title(w, pair, "Yearx");
	show(w, 2, 0, 1);
	check_title(w, pair,
		    "<span class=\"first\" lang=\"zh-Hans\" "
		    "xml:lang=\"zh-Hans\">年</span> "
		    "<span class=\"second\" lang=\"en\" "
		    "xml:lang=\"en\">Yearx</span>");
	pair->sides[1].n = 0;
	show(w, 1, 1, 0);
	check_title(w, pair,
		    "<span lang=\"zh-Hans\" xml:lang=\"zh-Hans\">年</span>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_single),           TEST(test_heading_levels),
		TEST(test_permalinks),       TEST(test_lists),
		TEST(test_nested_list_bare), TEST(test_code),
		TEST(test_inlines),          TEST(test_external_links),
		TEST(test_internal_links),   TEST(test_references),
		TEST(test_images),           TEST(test_notes),
		TEST(test_notes_epub),       TEST(test_titles),
	};

	return cmocka_run_group_tests_name("render", tests, NULL, NULL);
}
