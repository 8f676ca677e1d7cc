/* The renderer in views of two languages, and what happens where one has no
 * text. */
#include "render_world.h"

static void test_two_sides(void **state)
{
	struct world *w = *state;
	struct pair *all = pairs(w, 3);

	all[0] = *leaves(w, BLOCK_HEADING, "year", "年", "Year");
	all[1] = *leaves(w, BLOCK_PARAGRAPH, "p1", "好", "Good");
	all[2] = *list(w, "p2", "甲", "A", true);
	show(w, 2, 0, 1);
	check(w, all, 3,
	      "<h2 id=\"year\"><span class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">年"
	      "</span> <span class=\"second\" lang=\"en\" "
	      "xml:lang=\"en\">Year</span></h2>\n"
	      "<div class=\"pair\" id=\"p1\">\n"
	      "<p class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">好</p>\n"
	      "<p class=\"second\" lang=\"en\" "
	      "xml:lang=\"en\">Good</p>\n</div>\n"
	      "<ul>\n<li>\n<div class=\"pair\" id=\"p2\">\n"
	      "<p class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">甲</p>\n"
	      "<p class=\"second\" lang=\"en\" "
	      "xml:lang=\"en\">A</p>\n</div>\n</li>\n</ul>\n");
}

static void test_untranslated_run(void **state)
{
	struct world *w = *state;
	struct pair *all = pairs(w, 3);

	all[0] = *leaves(w, BLOCK_PARAGRAPH, "p1", "甲", NULL);
	all[1] = *list(w, "p2", "乙", NULL, true);
	all[2] = *leaves(w, BLOCK_PARAGRAPH, "p3", "丙", "C");
	check(w, all, 3,
	      "<div class=\"untranslated\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">\n"
	      "<p class=\"label\" lang=\"en\" xml:lang=\"en\">Untranslated"
	      "</p>\n"
	      "<p id=\"p1\">甲</p>\n"
	      "<ul>\n<li id=\"p2\">乙</li>\n</ul>\n</div>\n"
	      "<p id=\"p3\">C</p>\n");
	w->publication.policy = POLICY_SOURCE_ONLY;
	check(w, all, 1,
	      "<div class=\"untranslated\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">\n<p id=\"p1\">甲</p>\n</div>\n");
}

static void test_untranslated_item(void **state)
{
	struct world *w = *state;
	struct pair *both = list(w, "p1", "甲", "A", true);
	struct pair *lone = list(w, "p2", "乙", NULL, true);
	struct pair *items = pairs(w, 2);

	items[0] = both->children[0];
	items[1] = lone->children[0];
	over(both, items, 2);
	check(w, both, 1,
	      "<ul>\n<li id=\"p1\">A</li>\n"
	      "<li class=\"untranslated\" id=\"p2\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\"><span class=\"label\" lang=\"en\" "
	      "xml:lang=\"en\">Untranslated</span> 乙</li>\n</ul>\n");
}

static void test_untranslated_row(void **state)
{
	struct world *w = *state;

	show(w, 2, 0, 1);
	check(w, leaves(w, BLOCK_PARAGRAPH, "p1", "甲", NULL), 1,
	      "<div class=\"untranslated first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">\n"
	      "<p class=\"label second\" lang=\"en\" "
	      "xml:lang=\"en\">Untranslated"
	      "</p>\n"
	      "<div class=\"pair\" id=\"p1\">\n<p>甲</p>\n</div>\n</div>\n");
}

/* What the authoritative text lacks stands only where its language does. */
static void test_extra(void **state)
{
	struct world *w = *state;
	struct pair *pair = leaves(w, BLOCK_PARAGRAPH, "p1", NULL, "A");

	check(w, pair, 1, "<p id=\"p1\">A</p>\n");
	show(w, 1, 0, 1);
	check(w, pair, 1, "");
	show(w, 2, 0, 1);
	check(w, pair, 1,
	      "<div class=\"pair second\" id=\"p1\">\n"
	      "<p class=\"second\" lang=\"en\" "
	      "xml:lang=\"en\">A</p>\n</div>\n");
	show(w, 2, 0, 2);
	check(w, pair, 1, "");
}

static void test_right_to_left(void **state)
{
	struct world *w = *state;
	struct pair *pair = leaves(w, BLOCK_PARAGRAPH, "p1", "甲", NULL);

	pair->sides[2] = (struct side){leaf(w, BLOCK_PARAGRAPH, "ئا"), 1};
	show(w, 1, 2, 0);
	check(w, pair, 1, "<p id=\"p1\">ئا</p>\n");
	show(w, 2, 0, 2);
	check(w, pair, 1,
	      "<div class=\"pair\" id=\"p1\">\n"
	      "<p class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">甲</p>\n"
	      "<p class=\"second\" lang=\"ug\" xml:lang=\"ug\" "
	      "dir=\"rtl\">ئا</p>\n</div>\n");
	pair->sides[2].n = 0;
	show(w, 1, 2, 0);
	check(w, pair, 1,
	      "<div class=\"untranslated\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\" dir=\"ltr\">\n"
	      "<p class=\"label\" lang=\"ug\" xml:lang=\"ug\" dir=\"rtl\">U"
	      "</p>\n<p id=\"p1\">甲</p>\n</div>\n");
}

/* Two blocks of one language against one of the other: one id, one row. */
static void test_two_against_one(void **state)
{
	struct world *w = *state;
	struct pair *pair = leaves(w, BLOCK_PARAGRAPH, "p1", "甲乙", "A");
	struct block *two = blocks(w, 2, BLOCK_PARAGRAPH);

	two[0].content = text(w, "A");
	two[1].content = text(w, "B");
	pair->sides[1] = (struct side){two, 2};
	check(w, pair, 1, "<p id=\"p1\">A</p>\n<p>B</p>\n");
	show(w, 2, 0, 1);
	check(w, pair, 1,
	      "<div class=\"pair\" id=\"p1\">\n"
	      "<p class=\"first\" lang=\"zh-Hans\" "
	      "xml:lang=\"zh-Hans\">甲乙</p>\n"
	      "<p class=\"second\" lang=\"en\" xml:lang=\"en\">A</p>\n"
	      "<p class=\"second\" lang=\"en\" "
	      "xml:lang=\"en\">B</p>\n</div>\n");
}

static void test_segments(void **state)
{
	struct world *w = *state;
	struct pair *pair = leaves(w, BLOCK_PARAGRAPH, "", "甲。乙。", NULL);
	struct block *english = leaf(w, BLOCK_PARAGRAPH, "A. B.");
	struct span spans[2][2] = {{{0, 6}, {0, 3}}, {{6, 12}, {3, 5}}};
	struct segment segments[2] = {{spans[0]}, {spans[1]}};

	english->content = text(w, "A");
	english->content->next = text(w, ". ");
	english->content->next->next = node(w, INLINE_EMPHASIS, "", NULL);
	english->content->next->next->children = text(w, "B");
	english->content->next->next->next = text(w, ".");
	pair->sides[1] = (struct side){english, 1};
	pair->segments = segments;
	pair->n_segments = 2;
	check(w, pair, 1, "<p>A. <em>B</em>.</p>\n");
	show(w, 2, 0, 1);
	check(w, pair, 1,
	      "<div class=\"pair\">\n"
	      "<p class=\"first\" lang=\"zh-Hans\" xml:lang=\"zh-Hans\">"
	      "<span class=\"seg\" data-s=\"1\">甲。</span>"
	      "<span class=\"seg\" data-s=\"2\">乙。</span></p>\n"
	      "<p class=\"second\" lang=\"en\" xml:lang=\"en\">"
	      "<span class=\"seg\" data-s=\"1\">A. </span>"
	      "<span class=\"seg\" data-s=\"2\"><em>B</em>.</span></p>\n"
	      "</div>\n");
}

/* A note's number at the end of a sentence stays with it; a language that
 * lacks a sentence leaves its number out. */
static void test_segment_without_text(void **state)
{
	struct world *w = *state;
	struct pair *pair = leaves(w, BLOCK_PARAGRAPH, "", "甲。乙。", "A. C");
	struct span spans[3][2] = {
		{{0, 6}, {0, 3}}, {{6, 12}, {3, 3}}, {{12, 12}, {3, 4}}};
	struct segment segments[3] = {{spans[0]}, {spans[1]}, {spans[2]}};
	struct inline_node *chinese = text(w, "甲。");

	chinese->next = node(w, INLINE_NOTE, "x", text(w, "乙。"));
	pair->sides[0].first->content = chinese;
	pair->segments = segments;
	pair->n_segments = 3;
	show(w, 2, 0, 1);
	check(w, pair, 1,
	      "<div class=\"pair\">\n"
	      "<p class=\"first\" lang=\"zh-Hans\" xml:lang=\"zh-Hans\">"
	      "<span class=\"seg\" data-s=\"1\">甲。[^x]</span>"
	      "<span class=\"seg\" data-s=\"2\">乙。</span></p>\n"
	      "<p class=\"second\" lang=\"en\" xml:lang=\"en\">"
	      "<span class=\"seg\" data-s=\"1\">A. </span>"
	      "<span class=\"seg\" data-s=\"3\">C</span></p>\n"
	      "</div>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_two_sides),
		TEST(test_untranslated_run),
		TEST(test_untranslated_item),
		TEST(test_untranslated_row),
		TEST(test_extra),
		TEST(test_right_to_left),
		TEST(test_two_against_one),
		TEST(test_segments),
		TEST(test_segment_without_text),
	};

	return cmocka_run_group_tests_name("render: sides", tests, NULL, NULL);
}
