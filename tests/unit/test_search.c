/* Searching: terms, the index, the strings of a script. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lang/term.h"
#include "write/json.h"
#include "write/passage.h"
#include "write/search_index.h"

#define assert_buf(buf, want)                                                  \
	do {                                                                   \
		buf_put_char(buf, '\0');                                       \
		assert_string_equal((buf)->ptr, want);                         \
		buf_clear(buf);                                                \
	} while (0)

static void test_fold(void **state)
{
	static const char *const folds[][2] = {
		{"Xiangcheng 2021", "xiangcheng 2021"},
		{"Élan naïve ÅNGSTRÖM", "elan naive angstrom"},
		{"e\xCC\x81t\xC3\xA9", "ete"},
		{"Straße Łódź Ærø", "strasse lodz aero"},
		{"ΟΔΟΣ ὁδός", "οδοσ οδοσ"},
		{"Ёлка", "елка"},
		{"ＧＤＰ　１２％", "gdp 12%"},
		{"ﬁne ㎡ ½", "fine m2 1\xE2\x81\x84"
			     "2"},
		{"“真”——‘好’", "\"真\"--'好'"},
		{"soft\xC2\xADhyphen zero\xE2\x80\x8Bwidth",
		 "softhyphen zerowidth"},
		{"كِتَاب", "كتاب"},
		{"한국어", "한국어"},
		{"15,633 1,234,567", "15633 1234567"},
		{"12,34 1,2345 a,123 1, 234", "12,34 1,2345 a,123 1, 234"},
		{"١,234", "١,234"},
		{"", ""},
	};
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(folds) / sizeof(*folds); i++) {
		text_fold(&out, str_from(folds[i][0]));
		assert_buf(&out, folds[i][1]);
	}
	buf_free(&out);
}

static void test_terms(void **state)
{
	static const char *const terms[][2] = {
		{"", ""},
		{" ，。 ", ""},
		{"漢", "漢|"},
		{"芗城区", "芗城|城区|区|"},
		{"芗城、漳州", "芗城|城|漳州|州|"},
		{"gdp增长8%左右", "gdp|增长|长|8|左右|右|"},
		{"58.93亿元", "58|93|亿元|元|"},
		{"high-tech park's", "high|tech|park|s|"},
		{"ひらカナ漢", "ひら|らカ|カナ|ナ漢|漢|"},
		{"ภาษา", "ภา|าษ|ษา|า|"},
		{"한국어 사전", "한국어|사전|"},
		{"कितना", "कितना|"},
		{"𠀀𠀁", "𠀀𠀁|𠀁|"},
	};
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(terms) / sizeof(*terms); i++) {
		struct term_walk walk = term_walk(str_from(terms[i][0]));
		struct str term;

		while (term_next(&walk, &term)) {
			buf_put(&out, term);
			buf_put_char(&out, '|');
		}
		assert_false(term_next(&walk, &term));
		assert_buf(&out, terms[i][1]);
	}
	buf_free(&out);
}

static void test_json(void **state)
{
	struct buf out = {0};

	(void)state;
	json_put_str(&out, STR("a\"b\\c\n\t\x01</script>\xE2\x80\xA8"
			       "\xE2\x80\xA9\xE2\x80\xA6漢"));
	assert_buf(&out, "\"a\\\"b\\\\c\\n\\t\\u0001\\u003c/script>\\u2028"
			 "\\u2029…漢\"");
	json_put_str(&out, STR("\xE2\x80\xA7"));
	assert_buf(&out, "\"\xE2\x80\xA7\"");
	buf_free(&out);
}

/* Parts are joined: documents are numbered on, a term stands once. */
static void test_index(void **state)
{
	struct search_part parts[3] = {{.n_documents = 0}};
	struct search_filling filling;
	struct arena scratch = {0};
	struct buf out = {0}, many = {0};

	(void)state;
	search_part_begin(&filling, &parts[0], &scratch);
	search_part_add(&filling, STR("好事 Good"));
	search_part_add(&filling, STR("…"));
	search_part_add(&filling, STR("事"));
	search_part_end(&filling);
	search_part_begin(&filling, &parts[2], &scratch);
	for (size_t i = 0; i < 300; i++)
		buf_put(&many, STR("good "));
	search_part_add(&filling, buf_str(&many));
	search_part_add(&filling, STR("good good 好"));
	search_part_end(&filling);
	search_index_write(&out, parts, 3);
	assert_buf(&out,
		   "{\"documentCount\":5,\"nextId\":5,\"documentIds\":"
		   "{\"0\":0,\"1\":1,\"2\":2,\"3\":3,\"4\":4},"
		   "\"fieldIds\":{\"text\":0},\"fieldLength\":{\"0\":[3],"
		   "\"1\":[0],\"2\":[1],\"3\":[1],\"4\":[2]},"
		   "\"averageFieldLength\":[1.40],\"storedFields\":{},"
		   "\"dirtCount\":0,\"index\":["
		   "[\"好事\",{\"0\":{\"0\":1}}],\n"
		   "[\"事\",{\"0\":{\"0\":1,\"2\":1}}],\n"
		   "[\"good\",{\"0\":{\"0\":1,\"3\":300,\"4\":2}}],\n"
		   "[\"好\",{\"0\":{\"4\":1}}]],\"serializationVersion\":2}");
	buf_free(&many);
	arena_free(&scratch);
	for (size_t i = 0; i < 3; i++)
		search_part_free(&parts[i]);
	buf_free(&out);
}

static void test_empty_index(void **state)
{
	struct buf out = {0};

	(void)state;
	search_index_write(&out, NULL, 0);
	assert_buf(&out, "{\"documentCount\":0,\"nextId\":0,\"documentIds\":{},"
			 "\"fieldIds\":{\"text\":0},\"fieldLength\":{},"
			 "\"averageFieldLength\":[0.00],\"storedFields\":{},"
			 "\"dirtCount\":0,\"index\":[],"
			 "\"serializationVersion\":2}");
	buf_free(&out);
}

/* Passages: a chapter of one language, made by hand. */

struct world {
	struct chapter chapter;
	struct edition edition;
	struct document document;
	struct document *documents[1];
	struct buf seen;
};

static void see(void *context, const struct passage *passage)
{
	struct buf *seen = context;

	buf_printf(seen, "%s%.*s=%.*s|", passage->heading ? "#" : "",
		   STR_ARG(passage->id), STR_ARG(passage->text));
}

static struct pair make_pair(struct world *world, struct side *side,
			     const char *id)
{
	return (struct pair){.kind = side->first->kind,
			     .id = str_from(id),
			     .sides = side,
			     .chapter = &world->chapter};
}

static void test_passages(void **state)
{
	struct world world = {.edition = {.n_languages = 1}};
	struct inline_node text = {.kind = INLINE_TEXT, .text = STR("text")};
	struct inline_node mark = {.kind = INLINE_NOTE, .text = STR("n")};
	struct inline_node break_ = {.kind = INLINE_HARD_BREAK, .next = &text};
	struct inline_node image = {
		.kind = INLINE_IMAGE, .text = STR("gone"), .next = &break_};
	struct inline_node refer = {
		.kind = INLINE_TEXT, .text = STR("refers"), .next = &mark};
	struct cell cells[4] = {{.content = &text},
				{.content = &image},
				{.content = NULL},
				{.content = &refer}};
	struct table table = {.n_columns = 2, .n_rows = 2, .cells = cells};
	struct block inner = {.kind = BLOCK_PARAGRAPH, .content = &text};
	struct block blocks[] = {
		{.kind = BLOCK_HEADING, .content = &text},
		{.kind = BLOCK_NOTE,
		 .title = STR("Mind"),
		 .children = &inner,
		 .n_children = 1},
		{.kind = BLOCK_TABLE, .table = &table},
		{.kind = BLOCK_CODE, .literal = STR("a\n\nb\n")},
		{.kind = BLOCK_QUOTE, .children = &inner, .n_children = 1},
		{.kind = BLOCK_PARAGRAPH, .content = &refer},
		{.kind = BLOCK_PARAGRAPH},
		{.kind = BLOCK_FOOTNOTE, .children = &inner, .n_children = 1},
		{.kind = BLOCK_FOOTNOTE, .children = &inner, .n_children = 1},
	};
	struct side sides[9], none = {0}, inside = {&inner, 1};
	struct pair all[8], notes[2], child;

	(void)state;
	for (size_t i = 0; i < 9; i++)
		sides[i] = (struct side){&blocks[i], 1};
	world.documents[0] = &world.document;
	world.chapter.edition = &world.edition;
	world.chapter.documents = world.documents;
	all[0] = make_pair(&world, &sides[0], "h");
	all[1] = make_pair(&world, &sides[1], "box");
	child = make_pair(&world, &inside, "box-p1");
	all[1].children = &child;
	all[1].n_children = 1;
	all[2] = make_pair(&world, &sides[2], "t1");
	all[3] = make_pair(&world, &sides[3], "c1");
	all[4] = make_pair(&world, &sides[4], "q1");
	all[5] = make_pair(&world, &sides[5], "");
	all[6] = make_pair(&world, &sides[6], "empty");
	all[7] = (struct pair){.id = STR("other"), .sides = &none};
	notes[0] = make_pair(&world, &sides[7], "fn1");
	notes[1] = make_pair(&world, &sides[8], "fn2");
	mark.note = &notes[1];
	world.chapter.notes = notes;
	world.chapter.n_notes = 2;
	world.chapter.root.children = all;
	world.chapter.root.n_children = 8;
	passages_each(&world.chapter, 0, see, &world.seen);
	assert_buf(&world.seen, "#h=text|box=Mind|box-p1=text|"
				"t1=text\tgone text\n\trefers|c1=a\n\nb|"
				"q1=text|fn2=text|");
	buf_free(&world.seen);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fold),
		cmocka_unit_test(test_terms),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_index),
		cmocka_unit_test(test_empty_index),
		cmocka_unit_test(test_passages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
