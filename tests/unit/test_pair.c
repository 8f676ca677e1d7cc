/* Pairing an edition: the tree of pairs, ids, notes, links, sentences. */
#include "notation.h"

/* A tree of pairs as text: the blocks of each side by line number. */
static void describe(struct buf *buf, const struct pair *pair)
{
	for (size_t i = 0; i < pair->n_children; i++) {
		const struct pair *one = &pair->children[i];

		if (i)
			buf_put_char(buf, ' ');
		for (size_t side = 0; side < work.edition.n_languages; side++) {
			const struct side *blocks = &one->sides[side];

			if (side)
				buf_put_char(buf, '=');
			if (!blocks->n)
				buf_put_char(buf, '0');
			for (size_t j = 0; j < blocks->n; j++)
				buf_printf(buf, j ? "+%u" : "%u",
					   blocks->first[j].line);
		}
		if (one->n_children) {
			buf_put_char(buf, '(');
			describe(buf, one);
			buf_put_char(buf, ')');
		}
	}
}

static void check_tree(size_t chapter, const char *want)
{
	struct buf buf = {0};

	describe(&buf, &work.chapters[chapter].root);
	assert_str(buf_str(&buf), want);
	buf_free(&buf);
}

static void put_ids(struct buf *buf, const struct pair *pair)
{
	for (size_t i = 0; i < pair->n_children; i++) {
		buf_put(buf, pair->children[i].id);
		buf_put_char(buf, ' ');
		put_ids(buf, &pair->children[i]);
	}
}

static void check_ids(size_t chapter, const char *want)
{
	struct buf buf = {0};

	put_ids(&buf, &work.chapters[chapter].root);
	assert_str(str_trim(buf_str(&buf)), want);
	buf_free(&buf);
}

static void test_equal(void **state)
{
	(void)state;
	add_chapter("one", "# 一\n甲。\n- 一\n- 二\n> 引\n``x",
		    "# One\nA.\n- one\n- two\n> quote\n``x", NULL);
	run_checked(false);
	check_tree(0, "1=1 2=2 3=3(3=3(3=3) 4=4(4=4)) 5=5(5=5) 6=6");
	check_ids(0, "one one-p1 one-l1  one-i1  one-i2 "
		     "one-q1 one-p2 one-c1");
	assert_int_equal(work.n_found, 0);
	assert_ptr_equal(work.chapters[0].documents[1]->root->children[1].pair,
			 &work.chapters[0].root.children[1]);
	assert_ptr_equal(map_get(&work.edition.ids, STR("one-p1")),
			 &work.chapters[0].root.children[1]);
}

/* A long chapter that is fully translated: the edition's ratio. */
static void add_usual_chapter(void)
{
#define SAME(text) text "\n" text "\n" text "\n" text "\n" text
	add_chapter("usual",
		    SAME("这里的文字说明中文与英文之间平常的长度之比，好让其余"
			 "各章有个依据。"),
		    SAME("The words in this place tell how long English "
			 "usually is for Chinese of this length, so that the "
			 "other chapters may rely on it."),
		    NULL);
#undef SAME
}

static void test_missing(void **state)
{
	(void)state;
	add_chapter("one",
		    "# 标题\n第一段讲的是区里这一年的经济情况。\n"
		    "第二段只有中文，讲的是66家企业与1."
		    "57万亩土地，此外还有许多别的事情。\n"
		    "第三段讲的是2021年农村的9条道路。",
		    "# Title\nThe first paragraph is on this year’s economy in "
		    "the district.\nThe third one is on nine country roads "
		    "built in 2021.",
		    NULL);
	add_usual_chapter();
	run_checked(false);
	check_tree(0, "1=1 2=2 3=0 4=3");
	assert_int_equal(work.n_found, 1);
	check_finding(0, BLOCK_MISSING, 3, 2);
	assert_str(work.found[0].args[0], "paragraph");
	assert_str(work.found[0].args[1], "en");
	assert_str(work.found[0].place.file, "book/zh-Hans/one.md");
	assert_str(work.found[0].counterpart.file, "book/en/one.md");
}

static void test_extra(void **state)
{
	(void)state;
	add_chapter("one", "# 标题\n``x = 1", "# Title\n> Quoted.\n``x = 1",
		    NULL);
	run_checked(false);
	check_tree(0, "1=1 0=2(0=2) 2=3");
	check_ids(0, "one one-q1 one-p1 one-c1");
	assert_int_equal(work.n_found, 1);
	check_finding(0, BLOCK_EXTRA, 2, 1);
}

static void test_kinds(void **state)
{
	(void)state;
	add_chapter("one", "# 标题\n- 一\n- 二\n## 小结\n文",
		    "# Title\nOne, two.\n### Summing up\nText", NULL);
	run_checked(false);
	check_tree(0, "1=1 2=2 4=3 5=4");
	assert_int_equal(work.n_found, 2);
	check_finding(0, BLOCK_KIND, 2, 2);
	check_finding(1, BLOCK_LEVEL, 4, 3);
}

static void test_merged(void **state)
{
	(void)state;
	add_chapter("one",
		    "# 标题\n第一段话说的是经济，说得不长不短正好。\n"
		    "第二段话说的是城市，说得也不长不短正好。\n"
		    "第三段话说的是农村。",
		    "# Title\nThe first speaks of the economy and the second "
		    "of the city, both at the same length, neither short nor "
		    "long, as it were.\nThe third of the villages.",
		    NULL);
	run_checked(false);
	check_tree(0, "1=1 2+3=2 4=3");
	assert_int_equal(work.n_found, 1);
	check_finding(0, BLOCK_MERGED, 2, 2);
	check_ids(0, "one one-p1 one-p2");
}

static void test_sections(void **state)
{
	(void)state;
	add_chapter("one",
		    "# 书\n## 甲 {#a}\n文\n## 乙\n文\n文\n## 丙 {#c}\n文",
		    "# Book\n## A {#a}\nText\n## C {#c}\nText", NULL);
	run_checked(false);
	check_tree(0, "1=1 2=2 3=3 4=0 5=0 6=0 7=4 8=5");
	assert_int_equal(work.n_found, 3);
	check_finding(0, BLOCK_MISSING, 4, 3);
	check_ids(0, "one a a-p1 section-1 section-1-p1 section-1-p2 c c-p1");
}

static void test_levels_shifted(void **state)
{
	(void)state;
	add_chapter("one", "# 书\n文\n## 甲\n文\n## 乙\n文\n文",
		    "## Book\nText\n### A\nText\n### B\nText", NULL);
	run_checked(false);
	check_tree(0, "1=1 2=2 3=3 4=4 5=5 6=6 7=0");
}

static void test_three_sides(void **state)
{
	(void)state;
	work.edition.n_languages = 3;
	add_chapter("one", "# 书\n``x\n> 引", "# Book\n``x\n> Quote",
		    "# Livre\n> Mot");
	add_chapter("two", NULL, "# Two\nText", "# Deux\nTexte");
	run_checked(false);
	check_tree(0, "1=1=1 2=2=0 3=3=2(3=3=2)");
	check_tree(1, "0=1=1 0=2=2");
	assert_int_equal(work.n_found, 1);
	assert_str(work.found[0].args[1], "fr");
	check_ids(1, "two two-p1");
}

static void test_missing_chapter(void **state)
{
	(void)state;
	add_chapter("one", "# 书\n文\n文", NULL, NULL);
	add_chapter("two", "# 书\n文\n文", "", NULL);
	run_checked(false);
	check_tree(0, "1=0 2=0 3=0");
	check_tree(1, "1=0 2=0 3=0");
	assert_int_equal(work.n_found, 0);
}

static void test_heading_ids(void **state)
{
	(void)state;
	add_chapter("01.part/sum mary",
		    "文\n# 甲\n文\n## 第一\n文\n## 第一\n## 第二\n## 第三\n"
		    "## 年",
		    "Text\n# A\nText\n## First\nText\n## First\n## 第二\n"
		    "## 第三\n## 2021 in review",
		    NULL);
	add_chapter("two", "# 甲\n## 第一\n文", "# B\n## First\nText", NULL);
	run_checked(false);
	check_ids(0, "sum-mary-p1 sum-mary sum-mary-p2 first first-p1 "
		     "sum-mary-first section-1 section-2 "
		     "section-2021-in-review");
	check_ids(1, "two two-first two-first-p1");
}

static void test_explicit_ids(void **state)
{
	(void)state;
	add_chapter("one", "# 甲 {#x}\n## 乙\n## 丙 {#b}\n文",
		    "# A\n## B\n## C {#c}\nSee [it](#c).", NULL);
	add_chapter("two", "# 乙 {#x}\n文", "# B\nText", NULL);
	run_checked(false);
	check_ids(0, "x one-b b b-p1");
	check_ids(1, "two two-p1");
	assert_int_equal(work.n_found, 2);
	check_finding(0, ID_CONFLICT, 3, 3);
	assert_str(work.found[0].place.file, "book/en/one.md");
	check_finding(1, ID_DUPLICATE, 1, 1);
	assert_str(work.found[1].counterpart.file, "book/zh-Hans/one.md");
	assert_ptr_equal(map_get(&work.edition.ids, STR("c")),
			 map_get(&work.edition.ids, STR("b")));
}

/* A thousand equal headings must not take a million steps. */
static void test_equal_headings(void **state)
{
	char source[4000] = "# T\n";

	(void)state;
	for (size_t i = 0; i < 300; i++)
		strcat(source, "## Again\n");
	add_chapter("one", source, NULL, NULL);
	run_checked(false);
	assert_str(work.chapters[0].root.children[1].id, "again");
	assert_str(work.chapters[0].root.children[2].id, "one-again");
	assert_str(work.chapters[0].root.children[300].id, "one-again-299");
}

static const struct inline_node *node_of(size_t chapter, size_t side,
					 size_t block, enum inline_kind kind)
{
	const struct inline_node *node = work.chapters[chapter]
						 .documents[side]
						 ->root->children[block]
						 .content;

	while (node && node->kind != kind)
		node = node->next;
	assert_non_null(node);
	return node;
}

static void test_notes(void **state)
{
	(void)state;
	add_chapter("one",
		    "# 书\n一[^b]二[^a]\n[^a]: 甲[^c]\n[^b]: 乙\n[^c]: 丙\n"
		    "[^d]: 丁\n[^e]: 戊",
		    "# Book\nOne[^a] two[^b] three[^d]\n[^a]: A\n[^b]: B\n"
		    "[^d]: D\n[^c]: C",
		    NULL);
	run_checked(false);

	const struct chapter *chapter = &work.chapters[0];
	static const uint32_t lines[][2] = {
		{4, 4}, {3, 3}, {5, 6}, {6, 5}, {7, 0}};

	assert_int_equal(chapter->n_notes, 5);
	for (size_t i = 0; i < 5; i++) {
		const struct side *sides = chapter->notes[i].sides;

		assert_int_equal(chapter->notes[i].number, i + 1);
		assert_int_equal(chapter->notes[i].mentioned, i < 2);
		assert_int_equal(sides[0].first->line, lines[i][0]);
		assert_int_equal(sides[1].n ? sides[1].first->line : 0,
				 lines[i][1]);
	}
	assert_str(chapter->notes[1].id, "one-fn2");
	assert_str(chapter->notes[1].children[0].id, "one-fn2-p1");
	assert_ptr_equal(node_of(0, 1, 1, INLINE_NOTE)->note,
			 &chapter->notes[1]);
	assert_int_equal(work.n_found, 1);
	check_finding(0, BLOCK_MISSING, 7, 5);
	assert_str(work.found[0].args[0], "footnote");
}

static void check_target(size_t block, size_t chapter, const char *id)
{
	const struct inline_node *node = node_of(0, 0, block, INLINE_LINK);

	assert_ptr_equal(node->target.chapter, &work.chapters[chapter]);
	assert_str(node->target.pair ? node->target.pair->id : STR(""), id);
}

static void test_links(void **state)
{
	(void)state;
	add_chapter("one",
		    "# 书\n[x](two.md)\n[x](two.md#second)\n[x](#p)\n"
		    "[x](#过去五年-gdp)\n[x](./two.md?a#%E4%B9%99)\n"
		    "[x](two)\n[x](#)\n[x](#here)\n## 过去五年 GDP！\n"
		    "[](#p)\n[x](two.md#here)",
		    NULL, NULL);
	add_chapter("two", "# 甲\n## 乙\n## Here\n### Second\n## P {#p}", NULL,
		    NULL);
	run_checked(false);
	assert_int_equal(work.n_found, 0);
	check_target(1, 1, "");
	check_target(2, 1, "second");
	check_target(3, 1, "p");
	check_target(4, 0, "section-1");
	check_target(5, 1, "two-section-1");
	check_target(6, 1, "");
	check_target(7, 0, "");
	check_target(8, 1, "here");
	check_target(11, 1, "here");
	assert_str(node_of(0, 0, 10, INLINE_REFERENCE)->target.pair->id, "p");
}

/* The same words head a section here and there: the nearer one is meant. */
static void test_link_to_own_heading(void **state)
{
	(void)state;
	add_chapter("zero", "# 零\n[x](one.md#overview)", NULL, NULL);
	add_chapter("two", "# 二\n## Overview", NULL, NULL);
	add_chapter("one", "# 一\n## Overview\n[x](#overview)", NULL, NULL);
	run_checked(false);
	check_target(1, 2, "one-overview");
	assert_ptr_equal(node_of(2, 0, 2, INLINE_LINK)->target.pair,
			 &work.chapters[2].root.children[1]);
}

static void test_bad_links(void **state)
{
	(void)state;
	add_chapter("one",
		    "# 书\n字[x](three.md)\n[x](two.html)\n[x](#livelyhood)\n"
		    "[x](../en/two.md)\n[x](javascript:alert%281%29)\n"
		    "[x](JAVA\tSCRIPT:x)\n[x]()\n[x](https://a.b/c)\n"
		    "[x](MAILTO:a@b.c)\n[](#nowhere-at-all)\n[x](//host/x)\n"
		    "## Livelihood\n文",
		    NULL, NULL);
	add_chapter("two", "# 甲", "# A", NULL);
	run_checked(false);
	assert_int_equal(work.n_found, 9);
	check_finding(0, LINK_FILE, 2, 0);
	assert_int_equal(work.found[0].place.column, 8);
	assert_int_equal(work.found[0].place.length, 8);
	check_finding(1, LINK_FILE_NEAR, 3, 0);
	assert_str(work.found[1].args[1], "two.md");
	check_finding(2, LINK_ANCHOR_NEAR, 4, 0);
	assert_str(work.found[2].args[1], "livelihood");
	check_finding(3, LINK_LANGUAGE, 5, 0);
	assert_str(work.found[3].args[1], "en");
	check_finding(4, LINK_SCHEME, 6, 0);
	check_finding(5, LINK_SCHEME, 7, 0);
	check_finding(6, LINK_EMPTY, 8, 0);
	check_finding(7, LINK_ANCHOR, 11, 0);
	check_finding(8, LINK_FILE, 12, 0);
	assert_null(node_of(0, 0, 1, INLINE_LINK)->target.chapter);
	assert_ptr_equal(node_of(0, 0, 4, INLINE_LINK)->target.chapter,
			 &work.chapters[1]);
}

/* The segments of the pair as text, sides by "=", segments by "|". */
static void check_segments(const struct pair *pair, const char *want)
{
	struct buf buf = {0};

	for (size_t i = 0; i < pair->n_segments; i++) {
		if (i)
			buf_put_char(&buf, '|');
		for (size_t side = 0; side < work.edition.n_languages; side++) {
			struct span span = pair->segments[i].spans[side];
			struct str text = {0};

			if (pair->sides[side].n)
				text = pair->sides[side].first->text;
			if (side)
				buf_put_char(&buf, '=');
			buf_put(&buf, str_slice(text, span.start, span.end));
		}
	}
	assert_str(buf_str(&buf), want);
	buf_free(&buf);
}

static void test_segments(void **state)
{
	(void)state;
	add_chapter("one",
		    "甲乙丙。丁戊己庚辛。\n只有一句。\n"
		    "先说*一句。再说*一句。[后面](#x)还有一句话。\n"
		    "第一句话说的是经济。第二句话说的是城市。"
		    "第三句话很短。\n## X {#x}",
		    "One two. Three four five.\nOnly one. Or two.\n"
		    "First *this. And* that. [Later](#x) there is one more.\n"
		    "The first speaks of the economy while the second is on "
		    "the city. The third is short.\n## X",
		    NULL);
	run_checked(false);

	const struct pair *pairs = work.chapters[0].root.children;

	assert_int_equal(work.n_found, 0);
	check_segments(&pairs[0], "甲乙丙。=One two. |丁戊己庚辛。=Three "
				  "four five.");
	assert_int_equal(pairs[1].n_segments, 0);
	check_segments(&pairs[2], "先说一句。再说一句。=First this. And that. "
				  "|后面还有一句话。=Later there is one more.");
	check_segments(&pairs[3],
		       "第一句话说的是经济。第二句话说的是城市。=The first "
		       "speaks of the economy while the second is on the city. "
		       "|第三句话很短。=The third is short.");
	assert_int_equal(pairs[4].n_segments, 0);
}

static void test_segments_three(void **state)
{
	(void)state;
	work.edition.n_languages = 3;
	add_chapter("one", "甲乙丙。丁戊己。\n``x\n一二三。四五六。",
		    "One two. Three four.\n``x\nOne two. Three four.",
		    "Un deux. Trois quatre.\n``x");
	run_checked(false);
	check_segments(&work.chapters[0].root.children[0],
		       "甲乙丙。=One two. =Un deux. |丁戊己。=Three four.="
		       "Trois quatre.");
	check_segments(&work.chapters[0].root.children[2],
		       "一二三。=One two. =|四五六。=Three four.=");
}

static uint32_t seed;

static uint32_t any(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static const char *any_document(void)
{
	static const char *const lines[] = {
		"# 书\n",
		"## 节 {#a}\n",
		"## Section {#b}\n",
		"### 小节\n",
		"第一句。第二句！*第三。句*[第四句](#a)。\n",
		"One. Two! *Three. Four.* Five[^x] 2021.\n",
		"- 一\n",
		"- two {#b}\n",
		"> 引[^y]\n",
		"``code\n",
		"---\n",
		"字\n",
		"[^x]: note\n",
		"[^y]: 注[^x]\n",
		"|a|b|\n"};
	struct buf buf = {0};

	for (uint32_t n = any(12); n; n--)
		buf_put(&buf, str_from(lines[any(15)]));

	const char *text = buf_copy(&buf, &work.arena).ptr;

	buf_free(&buf);
	return text;
}

static void check_spans(const struct pair *pair, size_t side)
{
	uint32_t end = 0;

	for (size_t i = 0; i < pair->n_segments; i++) {
		struct span span = pair->segments[i].spans[side];

		assert_int_equal(span.start, end);
		assert_true(span.end >= span.start);
		end = span.end;
	}
	if (pair->n_segments && pair->sides[side].n)
		assert_int_equal(end, pair->sides[side].first->text.len);
}

/* Every block below the pair's stands in one child pair, in order. */
static void check_cover(const struct pair *pair)
{
	for (size_t side = 0; side < SIDES; side++) {
		const struct block *next = NULL;

		if (pair->sides[side].n)
			next = pair->sides[side].first->children;
		for (size_t i = 0; i < pair->n_children; i++) {
			const struct side *blocks =
				&pair->children[i].sides[side];

			for (size_t j = 0; j < blocks->n; j++)
				assert_ptr_equal(blocks->first + j, next++);
			for (size_t j = 0; j < blocks->n; j++)
				assert_ptr_equal(blocks->first[j].pair,
						 &pair->children[i]);
			check_spans(&pair->children[i], side);
		}
		if (pair->n_children && pair->sides[side].n)
			assert_int_equal(
				next - pair->sides[side].first->children,
				pair->sides[side].first->n_children);
	}
	for (size_t i = 0; i < pair->n_children; i++) {
		const struct pair *child = &pair->children[i];

		assert_ptr_equal(child->parent, pair);
		if (child->id.len)
			assert_ptr_equal(map_get(&work.edition.ids, child->id),
					 child);
		check_cover(child);
	}
}

static void test_random(void **state)
{
	for (uint32_t i = 0; i < 300; i++) {
		seed = i;
		work.edition.n_languages = SIDES;
		for (size_t j = 0; j < 2; j++)
			add_chapter(j ? "one" : "two",
				    any(9) ? any_document() : NULL,
				    any_document(),
				    any(5) ? any_document() : NULL);
		run_checked(true);
		for (size_t j = 0; j < 2; j++) {
			check_cover(&work.chapters[j].root);
			for (size_t k = 0; k < work.chapters[j].n_notes; k++)
				check_spans(&work.chapters[j].notes[k], 0);
		}
		tear_down(state);
		set_up(state);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_equal),
		TEST(test_missing),
		TEST(test_extra),
		TEST(test_kinds),
		TEST(test_merged),
		TEST(test_sections),
		TEST(test_levels_shifted),
		TEST(test_three_sides),
		TEST(test_missing_chapter),
		TEST(test_heading_ids),
		TEST(test_explicit_ids),
		TEST(test_equal_headings),
		TEST(test_notes),
		TEST(test_links),
		TEST(test_link_to_own_heading),
		TEST(test_bad_links),
		TEST(test_segments),
		TEST(test_segments_three),
		TEST(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
