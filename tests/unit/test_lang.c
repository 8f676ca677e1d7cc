/* Languages: tags, classes of characters, slugs, ends of sentences, words of
 * the interface. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lang/character.h"
#include "lang/language.h"
#include "lang/locale.h"
#include "lang/numeral.h"
#include "lang/sentence.h"
#include "lang/strings.h"

#define assert_str(got, want)                                                  \
	do {                                                                   \
		struct str got_ = (got);                                       \
		struct str want_ = str_from(want);                             \
		assert_int_equal(got_.len, want_.len);                         \
		if (want_.len)                                                 \
			assert_memory_equal(got_.ptr, want_.ptr, want_.len);   \
	} while (0)

static void test_canonical(void **state)
{
	static const char *const tags[][2] = {
		{"zh-hans", "zh-Hans"},
		{"ZH-CN", "zh-CN"},
		{"en", "en"},
		{"en-us", "en-US"},
		{"zh-hant-hk", "zh-Hant-HK"},
		{"es-419", "es-419"},
		{"de-CH-1996", "de-CH-1996"},
		{"sl-ROZAJ-biske", "sl-rozaj-biske"},
		{"Yue", "yue"},
		{"cmn-Hans-cn", "cmn-Hans-CN"},
		{"nan", "nan"},
		{"bo", "bo"},
		{"zgh", "zgh"},
		{"img", ""},
		{"data", ""},
		{"xx", ""},
		{"", ""},
		{"-", ""},
		{"en-", ""},
		{"en--US", ""},
		{"en-US-Latn", ""},
		{"en-US-GB", ""},
		{"en_US", ""},
		{"en-a", ""},
		{"e1", ""},
		{"zh-Hans-CN-abcdefgh-abcdefgh-abcdefgh", ""},
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
		assert_str(language_canonical(&arena, str_from(tags[i][0])),
			   tags[i][1]);
	arena_free(&arena);
}

static void test_find(void **state)
{
	static const char *const rows[][2] = {
		{"zh-Hans", "zh-Hans"},
		{"zh", "zh"},
		{"zh-CN", "zh-Hans"},
		{"zh-TW", "zh-Hant"},
		{"zh-HK", "zh-Hant"},
		{"zh-Hant-HK", "zh-Hant"},
		{"zh-Hans-SG", "zh-Hans"},
		{"en-GB", "en"},
		{"pt-BR", "pt"},
		{"sr-Latn-RS", "sr-Latn"},
		{"ug-Arab", "ug"},
		{"fil", "fil"},
		{"fi", "fi"},
		{"zu", "zu"},
		{"ty", ""},
		{"ha-Arab", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		assert_str(language_find(str_from(rows[i][0]))->tag,
			   rows[i][1]);
	assert_int_equal(language_find(STR("ug-CN"))->direction, RIGHT_TO_LEFT);
	assert_int_equal(language_find(STR("ha-Arab"))->direction,
			 RIGHT_TO_LEFT);
	assert_int_equal(language_find(STR("bo"))->direction, LEFT_TO_RIGHT);
	assert_false(language_find(STR("zh-Hans"))->spaced);
	assert_true(language_find(STR("ko"))->spaced);
	assert_true(language_find(STR("en-US"))->latin);
	assert_true(language_find(STR("ty-Latn"))->latin);
}

static void test_match(void **state)
{
	struct str offered[] = {STR("zh-Hant"), STR("en"), STR("zh-Hans"),
				STR("en-GB")};

	(void)state;
	assert_int_equal(language_match(STR("zh-CN"), offered, 4), 2);
	assert_int_equal(language_match(STR("zh"), offered, 4), 2);
	assert_int_equal(language_match(STR("zh-TW"), offered, 4), 0);
	assert_int_equal(language_match(STR("en-GB"), offered, 4), 3);
	assert_int_equal(language_match(STR("en-US"), offered, 4), 1);
	assert_int_equal(language_match(STR("fr"), offered, 4), 4);
	assert_int_equal(language_match(STR("zh-Hans"), offered, 1), 0);
	assert_int_equal(language_match(STR("fr"), NULL, 0), 0);
}

static void test_locale(void **state)
{
	static const char *const rows[][2] = {
		{"zh-Hans", "zh_CN"}, {"zh-Hant", "zh_TW"},
		{"zh-HK", "zh_HK"},   {"zh-Hant-MO", "zh_MO"},
		{"en", "en_US"},      {"en-GB", "en_GB"},
		{"bo-CN", "bo_CN"},   {"zh-Hans-x", "zh_CN"},
		{"eo", ""},           {"", ""},
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		assert_str(language_locale(&arena, str_from(rows[i][0])),
			   rows[i][1]);
	arena_free(&arena);
}

static void test_classes(void **state)
{
	(void)state;
	assert_true(character_is_wide(0x4E2D));   /* 中 */
	assert_true(character_is_wide(0x3002));   /* 。 */
	assert_true(character_is_wide(0xFF0C));   /* ， */
	assert_true(character_is_wide(0x20000));  /* 𠀀 */
	assert_true(character_is_wide(0x3042));   /* あ */
	assert_false(character_is_wide(0xD55C));  /* 한 */
	assert_false(character_is_wide(0x1F600)); /* 😀 */
	assert_false(character_is_wide('a'));
	assert_false(character_is_wide(0x201C));
	assert_true(character_is_han(0x3007));
	assert_true(character_is_han(0x3005));
	assert_true(character_is_han(0x3400));
	assert_false(character_is_han(0x3002));
	assert_false(character_is_han(0x3042));
	assert_true(character_is_word(0x4E2D));
	assert_true(character_is_word(0x0661));
	assert_true(character_is_word(0xE9));
	assert_false(character_is_word('-'));
	assert_false(character_is_word(0x3002));
	assert_true(character_is_punctuation('$'));
	assert_true(character_is_punctuation(0x201C));
	assert_true(character_is_punctuation(0x20AC));
	assert_false(character_is_punctuation(' '));
	assert_false(character_is_punctuation('7'));
	assert_true(character_is_space(0x3000));
	assert_true(character_is_space('\t'));
	assert_false(character_is_space(0x200B));
}

static void test_width(void **state)
{
	(void)state;
	assert_int_equal(text_width(STR("abc\t中文。")), 10);
	assert_int_equal(text_width(STR("e\xCC\x81")), 1);
	assert_int_equal(character_width(0x2014), 1);
	assert_int_equal(character_width('\n'), 0);
	assert_int_equal(text_width(STR("")), 0);
}

static void check_normal(const char *text, bool fold, const char *want)
{
	struct buf buf = {0};

	buf_put(&buf, STR("x"));
	text_normalise(&buf, str_from(text), fold);
	assert_str(str_slice(buf_str(&buf), 1, buf.len), want);
	buf_free(&buf);
}

static void test_normalise(void **state)
{
	(void)state;
	check_normal("", true, "");
	check_normal("ABC 中文。", false, "ABC 中文。");
	check_normal("ABC 中文。", true, "abc 中文。");
	check_normal("e\xCC\x81", false, "é");
	check_normal("É", true, "é");
	check_normal("Ａ", true, "ａ");
	check_normal("\xEF\xA4\x80", false, "豈");
	check_normal("STRASSE straße", true, "strasse strasse");
}

static void check_slug(const char *text, const char *want)
{
	struct buf buf = {0};

	text_slug(&buf, str_from(text));
	assert_str(buf_str(&buf), want);
	buf_free(&buf);
}

static void test_slug(void **state)
{
	(void)state;
	check_slug("The past five years", "the-past-five-years");
	check_slug("  People’s Congress — 2021!  ", "peoples-congress-2021");
	check_slug("Économie générale", "economie-generale");
	check_slug("Großer Bär, Œuvre, Łódź", "grosser-bar-oeuvre-lodz");
	check_slug("过去五年", "");
	check_slug("AI 技术与应用的发展", "");
	check_slug("WTO 规则", "wto");
	check_slug("2021", "");
	check_slug("", "");
	check_slug("Ｆｕｌｌ", "full");
	check_slug("aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd eeeeeeeeee "
		   "ffffffffff gggg",
		   "aaaaaaaaaa-bbbbbbbbbb-cccccccccc-dddddddddd-eeeeeeeeee");
	check_slug("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee"
		   "ffffffffffgggggggggg",
		   "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee"
		   "ffffffffffgggg");
}

/* The text with a bar at the end of each sentence must cut as it says. */
static void check_cuts(const char *tag, const char *marked)
{
	const struct language *language = language_find(str_from(tag));
	struct buf text = {0};
	struct buf got = {0};

	for (const char *c = marked; *c; c++) {
		if (*c != '|')
			buf_put_char(&text, *c);
	}
	for (size_t start = 0; start < text.len;) {
		size_t end = sentence_end(language, buf_str(&text), start);

		assert_true(end > start && end <= text.len);
		buf_put(&got, str_slice(buf_str(&text), start, end));
		if (end < text.len)
			buf_put_char(&got, '|');
		start = end;
	}
	assert_str(buf_str(&got), marked);
	buf_free(&text);
	buf_free(&got);
}

static void test_sentences_chinese(void **state)
{
	(void)state;
	check_cuts("zh-Hans", "");
	check_cuts("zh-Hans",
		   "第一句。|第二句！|第三句？|第四句；还是第四句，");
	check_cuts("zh-Hans", "他说：“好。”|然后走了。|（见附件。）|完");
	check_cuts("zh-Hans", "真的吗？！|是的……|“好。”");
	check_cuts("zh-Hans", "增长3.5%，达到U.S.标准。|见example.com页。");
	check_cuts("zh-Hans", "真的?|假的!|好.|行");
	check_cuts("zh-Hans", "一。 |二。　|三");
	check_cuts("ja", "「はい。」|そうです。");
}

static void test_sentences_english(void **state)
{
	(void)state;
	check_cuts("en", "One. |Two! |Three?");
	check_cuts("en", "Mr. Li met Dr. Wang. |They spoke.");
	check_cuts("en", "The U.S. Government paid $3.5 million. |It did.");
	check_cuts("en", "He lives in the U.S. |The house is big.");
	check_cuts("en", "J. R. R. Tolkien wrote, e.g. The Hobbit. |Good.");
	check_cuts("en", "See No. 5 and Fig. 3. |Say no. |Go.");
	check_cuts("en", "“Stop!” he said. |“Go.” |(Really.) |Yes.");
	check_cuts("en", "Wait... and see. |Wait... |Then go.");
	check_cuts("en", "1. First point. |2021 was good.");
	check_cuts("en", "Sold by Foo Co. Ltd. |The price rose 5 p.m. today.");
	check_cuts("en", "It grew to 2.5. |Next at www.example.com/a.b now.");
	check_cuts("en", "............................");
}

static void test_sentences_others(void **state)
{
	(void)state;
	check_cuts("de", "Am 3. Oktober kam Hr. Abt. |„Ja.“ |Danach z.B. so.");
	check_cuts("fr", "M. Dupont est là. |Il dort.");
	check_cuts("ru", "В 2020 г. Москва росла. |Это так.");
	check_cuts("hi", "एक। |दो।");
	check_cuts("ar", "هل هذا؟ |نعم. |لا.");
	check_cuts("th", "ไม่มี");
}

static void test_strings(void **state)
{
	struct arena arena = {0};
	struct str next[] = {STR("Next"), STR("下一页")};
	struct strings tables[2] = {{.tag = STR("en")},
				    {.tag = STR("zh-Hans")}};
	struct string_tables all = {tables, 2};
	struct string_tables none = {NULL, 0};

	(void)state;
	for (size_t i = 0; i < 2; i++)
		map_add(&tables[i].texts, &arena, STR("next"), &next[i]);
	assert_str(strings_get(strings_for(&all, STR("zh-CN")), STR("next")),
		   "下一页");
	assert_str(strings_get(strings_for(&all, STR("bo")), STR("next")),
		   "Next");
	assert_str(strings_get(strings_for(&all, STR("en")), STR("last")), "");
	assert_str(strings_get(strings_for(&none, STR("en")), STR("next")), "");
	arena_free(&arena);
}

static void test_numeral(void **state)
{
	static const struct {
		const char *tag, *text;
		uint32_t from, to;
		const char *wanted; /* NULL: none */
	} rows[] = {
		{"en", "Edition 1", 1, 2, "Edition 2"},
		{"zh-Hans", "第1版", 1, 2, "第2版"},
		{"zh-Hans", "第１版", 1, 12, "第１２版"},
		{"zh-Hans", "第一版", 1, 2, "第二版"},
		{"zh-Hant", "2021年第九版", 9, 10, "2021年第十版"},
		{"zh-Hans", "第十版", 10, 11, "第十一版"},
		{"zh-Hans", "第十九版", 19, 20, "第二十版"},
		{"zh-Hans", "第九十九版", 99, 100, NULL},
		{"zh-Hans", "第二十一版", 1, 2, NULL},
		{"zh-Hans", "2021年版", 1, 2, NULL},
		{"zh-Hans", "第1版（第1次修订）", 1, 2, NULL},
		{"zh-Hans", "第1版，第一次修订", 1, 2, NULL},
		{"en", "1st edition", 1, 2, "2nd edition"},
		{"en", "The 21st edition", 21, 22, "The 22nd edition"},
		{"en", "12th", 12, 13, "13th"},
		{"en", "First edition", 1, 2, "Second edition"},
		{"en", "the first edition", 1, 3, "the third edition"},
		{"en", "TWELFTH EDITION", 12, 13, NULL},
		{"en", "ELEVENTH EDITION", 11, 12, "TWELFTH EDITION"},
		{"en", "Edition firstly", 1, 2, NULL},
		{"", "First edition", 1, 2, "Second edition"},
		{"fr", "first", 1, 2, NULL},
		{"en", "Edition 1, 2021", 1, 2, "Edition 2, 2021"},
		{"en", "Version 1.2", 1, 2, NULL},
		{"en", "2021-1", 1, 2, NULL},
		{"en", "v1", 1, 2, "v2"},
		{"en", "1b", 1, 2, NULL},
		{"en", "No.1", 1, 2, "No.2"},
		{"en", "Revised edition", 1, 2, NULL},
		{"en", "", 1, 2, NULL},
		{"ar", "الطبعة ١", 1, 2, "الطبعة ٢"},
		{"ar", "الطبعة الأولى", 1, 2, "الطبعة الثانية"},
		{"ar", "الطبعة العاشرة", 10, 11, NULL},
		{"bo", "པར་གཞི་༡", 1, 2, "པར་གཞི་༢"},
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct str out = {0};
		bool done = numeral_exchange(&arena, str_from(rows[i].tag),
					     str_from(rows[i].text),
					     rows[i].from, rows[i].to, &out);

		if (done != (rows[i].wanted != NULL))
			fail_msg("%s: %.*s", rows[i].text, STR_ARG(out));
		if (done)
			assert_str(out, rows[i].wanted);
	}
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_canonical),
		cmocka_unit_test(test_numeral),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_match),
		cmocka_unit_test(test_locale),
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_normalise),
		cmocka_unit_test(test_slug),
		cmocka_unit_test(test_sentences_chinese),
		cmocka_unit_test(test_sentences_english),
		cmocka_unit_test(test_sentences_others),
		cmocka_unit_test(test_strings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
