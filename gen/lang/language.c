/* The table of languages and BCP 47 tags.
 *
 * Rows are searched by their number of subtags; what a language says of its
 * sentences stands in sentence_data.c, of its typography in
 * typography_data.c. A tag is accepted by its syntax
 * (language[-script][-region][-variants]) and by its primary language. */
#include "lang/language.h"

#include "lang/quantity_rules.h"
#include "lang/sentence_rules.h"
#include "lang/typography_rules.h"
#include "lang/words_rules.h"

#define ROW(tag, autonym, english, direction, spaced, latin, rules, numbers,   \
	    marks, common)                                                     \
	{                                                                      \
		STR_INIT(tag), STR_INIT(autonym), STR_INIT(english),           \
			direction, spaced, latin, &(rules), &(numbers),        \
			&(marks), &(common)                                    \
	}
#define LATIN(tag, autonym, english)                                           \
	ROW(tag, autonym, english, LEFT_TO_RIGHT, true, true,                  \
	    sentences_neutral, quantities_neutral, typography_latin,           \
	    words_neutral)
#define OTHER(tag, autonym, english)                                           \
	ROW(tag, autonym, english, LEFT_TO_RIGHT, true, false,                 \
	    sentences_neutral, quantities_neutral, typography_neutral,         \
	    words_neutral)
#define SOLID(tag, autonym, english, rules, marks, common)                     \
	ROW(tag, autonym, english, LEFT_TO_RIGHT, false, false, rules,         \
	    quantities_neutral, marks, common)
#define CHINESE(tag, autonym, english, marks)                                  \
	ROW(tag, autonym, english, LEFT_TO_RIGHT, false, false,                \
	    sentences_east_asian, quantities_chinese, marks, words_chinese)
#define RIGHT(tag, autonym, english)                                           \
	ROW(tag, autonym, english, RIGHT_TO_LEFT, true, false,                 \
	    sentences_neutral, quantities_neutral, typography_neutral,         \
	    words_neutral)

static const struct language table[] = {
	CHINESE("zh", "中文", "Chinese", typography_simplified),
	CHINESE("zh-Hans", "简体中文", "Simplified Chinese",
		typography_simplified),
	CHINESE("zh-Hant", "繁體中文", "Traditional Chinese",
		typography_traditional),
	CHINESE("cmn", "普通话", "Mandarin", typography_simplified),
	CHINESE("yue", "粵語", "Cantonese", typography_traditional),
	CHINESE("nan", "閩南語", "Southern Min", typography_traditional),
	CHINESE("hak", "客家話", "Hakka", typography_traditional),
	CHINESE("wuu", "吴语", "Wu", typography_simplified),
	CHINESE("lzh", "文言", "Literary Chinese", typography_traditional),
	SOLID("ja", "日本語", "Japanese", sentences_east_asian,
	      typography_east_asian, words_solid),
	SOLID("ii", "ꆈꌠꉙ", "Nuosu", sentences_east_asian,
	      typography_east_asian, words_solid),
	SOLID("bo", "བོད་ཡིག", "Tibetan", sentences_neutral, typography_neutral,
	      words_neutral),
	SOLID("dz", "རྫོང་ཁ", "Dzongkha", sentences_neutral, typography_neutral,
	      words_neutral),
	SOLID("km", "ខ្មែរ", "Khmer", sentences_neutral, typography_neutral,
	      words_solid),
	SOLID("lo", "ລາວ", "Lao", sentences_neutral, typography_neutral,
	      words_solid),
	SOLID("my", "မြန်မာ", "Burmese", sentences_neutral, typography_neutral,
	      words_solid),
	SOLID("th", "ไทย", "Thai", sentences_neutral, typography_neutral,
	      words_solid),

	ROW("en", "English", "English", LEFT_TO_RIGHT, true, true,
	    sentences_english, quantities_english, typography_english,
	    words_english),
	ROW("de", "Deutsch", "German", LEFT_TO_RIGHT, true, true,
	    sentences_german, quantities_decimal_comma, typography_german,
	    words_neutral),
	ROW("es", "español", "Spanish", LEFT_TO_RIGHT, true, true,
	    sentences_romance, quantities_decimal_comma, typography_romance,
	    words_neutral),
	ROW("fr", "français", "French", LEFT_TO_RIGHT, true, true,
	    sentences_romance, quantities_decimal_comma, typography_romance,
	    words_neutral),
	ROW("it", "italiano", "Italian", LEFT_TO_RIGHT, true, true,
	    sentences_romance, quantities_decimal_comma, typography_romance,
	    words_neutral),
	ROW("pt", "português", "Portuguese", LEFT_TO_RIGHT, true, true,
	    sentences_romance, quantities_decimal_comma, typography_romance,
	    words_neutral),
	ROW("ru", "русский", "Russian", LEFT_TO_RIGHT, true, false,
	    sentences_russian, quantities_decimal_comma, typography_neutral,
	    words_neutral),

	RIGHT("ar", "العربية", "Arabic"),
	RIGHT("az-Arab", "تۆرکجه", "South Azerbaijani"),
	RIGHT("ckb", "کوردیی ناوەندی", "Central Kurdish"),
	RIGHT("dv", "ދިވެހި", "Divehi"),
	RIGHT("fa", "فارسی", "Persian"),
	RIGHT("he", "עברית", "Hebrew"),
	RIGHT("kk-Arab", "قازاقشا", "Kazakh"),
	RIGHT("ku-Arab", "کوردی", "Kurdish"),
	RIGHT("ky-Arab", "قىرعىزچا", "Kyrgyz"),
	RIGHT("pa-Arab", "پنجابی", "Punjabi"),
	RIGHT("ps", "پښتو", "Pashto"),
	RIGHT("sd", "سنڌي", "Sindhi"),
	RIGHT("ug", "ئۇيغۇرچە", "Uyghur"),
	RIGHT("ur", "اردو", "Urdu"),
	RIGHT("yi", "ייִדיש", "Yiddish"),

	OTHER("am", "አማርኛ", "Amharic"),
	OTHER("be", "беларуская", "Belarusian"),
	OTHER("bg", "български", "Bulgarian"),
	OTHER("bn", "বাংলা", "Bengali"),
	OTHER("el", "Ελληνικά", "Greek"),
	OTHER("gu", "ગુજરાતી", "Gujarati"),
	OTHER("hi", "हिन्दी", "Hindi"),
	OTHER("hy", "հայերեն", "Armenian"),
	OTHER("ka", "ქართული", "Georgian"),
	OTHER("kk", "қазақ тілі", "Kazakh"),
	OTHER("kn", "ಕನ್ನಡ", "Kannada"),
	ROW("ko", "한국어", "Korean", LEFT_TO_RIGHT, true, false,
	    sentences_neutral, quantities_neutral, typography_neutral,
	    words_neutral),
	OTHER("ky", "кыргызча", "Kyrgyz"),
	OTHER("mk", "македонски", "Macedonian"),
	OTHER("ml", "മലയാളം", "Malayalam"),
	OTHER("mn", "монгол", "Mongolian"),
	OTHER("mn-Mong", "ᠮᠣᠩᠭᠣᠯ", "Mongolian"),
	OTHER("mr", "मराठी", "Marathi"),
	OTHER("ne", "नेपाली", "Nepali"),
	OTHER("pa", "ਪੰਜਾਬੀ", "Punjabi"),
	OTHER("si", "සිංහල", "Sinhala"),
	OTHER("sr", "српски", "Serbian"),
	OTHER("ta", "தமிழ்", "Tamil"),
	OTHER("te", "తెలుగు", "Telugu"),
	OTHER("tg", "тоҷикӣ", "Tajik"),
	OTHER("tt", "татарча", "Tatar"),
	OTHER("uk", "українська", "Ukrainian"),
	OTHER("uz-Cyrl", "ўзбекча", "Uzbek"),

	LATIN("af", "Afrikaans", "Afrikaans"),
	LATIN("az", "azərbaycan dili", "Azerbaijani"),
	LATIN("bs", "bosanski", "Bosnian"),
	LATIN("ca", "català", "Catalan"),
	LATIN("cs", "čeština", "Czech"),
	LATIN("cy", "Cymraeg", "Welsh"),
	LATIN("da", "dansk", "Danish"),
	LATIN("eo", "Esperanto", "Esperanto"),
	LATIN("et", "eesti", "Estonian"),
	LATIN("eu", "euskara", "Basque"),
	LATIN("fi", "suomi", "Finnish"),
	LATIN("fil", "Filipino", "Filipino"),
	LATIN("ga", "Gaeilge", "Irish"),
	LATIN("gl", "galego", "Galician"),
	LATIN("hr", "hrvatski", "Croatian"),
	LATIN("hu", "magyar", "Hungarian"),
	LATIN("id", "Bahasa Indonesia", "Indonesian"),
	LATIN("is", "íslenska", "Icelandic"),
	LATIN("ku", "kurdî", "Kurdish"),
	LATIN("la", "Latina", "Latin"),
	LATIN("lt", "lietuvių", "Lithuanian"),
	LATIN("lv", "latviešu", "Latvian"),
	LATIN("ms", "Bahasa Melayu", "Malay"),
	LATIN("mt", "Malti", "Maltese"),
	LATIN("nb", "norsk bokmål", "Norwegian Bokmål"),
	LATIN("nl", "Nederlands", "Dutch"),
	LATIN("nn", "nynorsk", "Norwegian Nynorsk"),
	LATIN("no", "norsk", "Norwegian"),
	LATIN("pl", "polski", "Polish"),
	LATIN("ro", "română", "Romanian"),
	LATIN("sk", "slovenčina", "Slovak"),
	LATIN("sl", "slovenščina", "Slovenian"),
	LATIN("sq", "shqip", "Albanian"),
	LATIN("sr-Latn", "srpski", "Serbian"),
	LATIN("sv", "svenska", "Swedish"),
	LATIN("sw", "Kiswahili", "Swahili"),
	LATIN("tk", "türkmençe", "Turkmen"),
	LATIN("tr", "Türkçe", "Turkish"),
	LATIN("uz", "oʻzbekcha", "Uzbek"),
	LATIN("vi", "Tiếng Việt", "Vietnamese"),
	LATIN("za", "Vahcuengh", "Zhuang"),
	LATIN("zu", "isiZulu", "Zulu"),
};

enum { ROWS = sizeof(table) / sizeof(*table) };

/* For languages without a row, by the direction of their script. */
static const struct language neutral[] = {
	[LEFT_TO_RIGHT] =
		ROW("", "", "", LEFT_TO_RIGHT, true, false, sentences_neutral,
		    quantities_neutral, typography_neutral, words_neutral),
	[RIGHT_TO_LEFT] =
		ROW("", "", "", RIGHT_TO_LEFT, true, false, sentences_neutral,
		    quantities_neutral, typography_neutral, words_neutral),
};
static const struct language neutral_latin =
	ROW("", "", "", LEFT_TO_RIGHT, true, true, sentences_neutral,
	    quantities_neutral, typography_latin, words_neutral);

/* Regions that imply a script. */
static const struct {
	struct str region;
	struct str row;
} implied[] = {
	{STR_INIT("zh-CN"), STR_INIT("zh-Hans")},
	{STR_INIT("zh-MY"), STR_INIT("zh-Hans")},
	{STR_INIT("zh-SG"), STR_INIT("zh-Hans")},
	{STR_INIT("zh-HK"), STR_INIT("zh-Hant")},
	{STR_INIT("zh-MO"), STR_INIT("zh-Hant")},
	{STR_INIT("zh-TW"), STR_INIT("zh-Hant")},
	{STR_INIT("kk-CN"), STR_INIT("kk-Arab")},
	{STR_INIT("ky-CN"), STR_INIT("ky-Arab")},
	{STR_INIT("mn-CN"), STR_INIT("mn-Mong")},
	{STR_INIT("pa-PK"), STR_INIT("pa-Arab")},
};

/* ISO 639-1, two letters each. */
static const char two_letters[] =
	"aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdz"
	"eeeleneoeseteufafffifjfofrfygagdglgngugvhahehihohrhthuhyhziaidieigiiik"
	"ioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkml"
	"mnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsd"
	"sesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevi"
	"vowawoxhyiyozazhzu";

/* Languages of three letters that reports are written in, beside those of
 * the table. */
static const char three_letters[] =
	"cdo cjy cnr cpx csp czh czo dng gan gsw hmn hsn jje kab khb mnc mnp "
	"mvf nds nxq sco sjo tdd tyz yrl zgh ";

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

static bool all(struct str s, bool (*is)(char))
{
	for (size_t i = 0; i < s.len; i++) {
		if (!is(s.ptr[i]))
			return false;
	}
	return s.len > 0;
}

static struct str primary(struct str tag)
{
	size_t hyphen = str_find_char(tag, '-');

	return hyphen == STR_NONE ? tag : str_slice(tag, 0, hyphen);
}

static bool is_known_primary(struct str s)
{
	char code[5] = {0};

	if ((s.len != 2 && s.len != 3) || !all(s, char_is_letter))
		return false;
	for (size_t i = 0; i < s.len; i++)
		code[i] = char_lower(s.ptr[i]);
	if (s.len == 2) {
		for (const char *c = two_letters; *c; c += 2) {
			if (c[0] == code[0] && c[1] == code[1])
				return true;
		}
		return false;
	}
	for (size_t i = 0; i < ROWS; i++) {
		if (str_eq(primary(table[i].tag), (struct str){code, 3}))
			return true;
	}
	code[3] = ' ';
	return str_find(str_from(three_letters), (struct str){code, 4}) !=
	       STR_NONE;
}

/* The parts of a tag stand in a fixed order; a part is taken when the subtag
 * has its shape. */
enum part { PART_SCRIPT, PART_REGION, PART_VARIANT };

static bool is_variant(struct str s)
{
	if (!all(s, char_is_word))
		return false;
	return (s.len >= 5 && s.len <= 8) ||
	       (s.len == 4 && char_is_digit(*s.ptr));
}

static bool part_of(struct str s, enum part after, enum part *part)
{
	if (s.len == 4 && all(s, char_is_letter))
		*part = PART_SCRIPT;
	else if ((s.len == 2 && all(s, char_is_letter)) ||
		 (s.len == 3 && all(s, char_is_digit)))
		*part = PART_REGION;
	else if (is_variant(s))
		*part = PART_VARIANT;
	else
		return false;
	return *part >= after;
}

static void copy_in_case(char *out, struct str s, enum part part)
{
	for (size_t i = 0; i < s.len; i++) {
		bool large =
			part == PART_REGION || (part == PART_SCRIPT && i == 0);

		out[i] = large ? upper(s.ptr[i]) : char_lower(s.ptr[i]);
	}
}

struct str language_canonical(struct arena *arena, struct str tag)
{
	enum { LONGEST = 35 };
	char out[LONGEST];
	struct str rest = tag;
	struct str subtag = str_cut(&rest, '-');
	enum part after = PART_SCRIPT;

	if (tag.len > LONGEST || !is_known_primary(subtag))
		return (struct str){0};
	copy_in_case(out, subtag, PART_VARIANT);
	while (rest.ptr) {
		enum part part = PART_VARIANT;
		size_t pos = (size_t)(rest.ptr - tag.ptr);

		subtag = str_cut(&rest, '-');
		if (!part_of(subtag, after, &part))
			return (struct str){0};
		out[pos - 1] = '-';
		copy_in_case(out + pos, subtag, part);
		after = part == PART_VARIANT ? part : (enum part)(part + 1);
	}
	return arena_str(arena, (struct str){out, tag.len});
}

/* Whether the tag is the prefix or goes on behind it with a hyphen. */
static bool has_subtags(struct str tag, struct str prefix)
{
	return tag.len && tag.ptr[0] == prefix.ptr[0] &&
	       str_starts(tag, prefix) &&
	       (tag.len == prefix.len || tag.ptr[prefix.len] == '-');
}

static const struct language *longest_row(struct str tag)
{
	const struct language *best = NULL;

	for (size_t i = 0; i < ROWS; i++) {
		if (has_subtags(tag, table[i].tag) &&
		    (!best || table[i].tag.len > best->tag.len))
			best = &table[i];
	}
	return best;
}

static bool has_script(struct str tag, const char *scripts)
{
	struct str rest = tag;

	str_cut(&rest, '-');
	struct str script = str_cut(&rest, '-');

	return script.len == 4 &&
	       str_find(str_from(scripts), script) != STR_NONE;
}

struct str direction_name(enum direction direction)
{
	return direction == RIGHT_TO_LEFT ? STR("rtl") : STR("ltr");
}

const struct language *language_find(struct str tag)
{
	for (size_t i = 0; i < sizeof(implied) / sizeof(*implied); i++) {
		if (has_subtags(tag, implied[i].region))
			return longest_row(implied[i].row);
	}

	const struct language *row = longest_row(tag);
	bool right = has_script(tag, "Adlm Arab Hebr Mand Nkoo Rohg Syrc Thaa");

	if (row && (row->direction == RIGHT_TO_LEFT || !right))
		return row;
	if (has_script(tag, "Latn"))
		return &neutral_latin;
	return &neutral[right ? RIGHT_TO_LEFT : LEFT_TO_RIGHT];
}

/* The row for comparing: Chinese without a script is taken as simplified. */
static const struct language *row_of(struct str tag)
{
	const struct language *row = language_find(tag);

	return str_eq(row->tag, STR("zh")) ? longest_row(STR("zh-Hans")) : row;
}

unsigned language_fit(struct str wanted, struct str offered)
{
	if (str_eq(wanted, offered))
		return 3;
	if (!str_eq(primary(wanted), primary(offered)))
		return 0;
	return row_of(wanted) == row_of(offered) ? 2 : 1;
}

size_t language_match(struct str wanted, const struct str *offered, size_t n)
{
	size_t best = n;
	unsigned best_fit = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned fit = language_fit(wanted, offered[i]);

		if (fit > best_fit) {
			best = i;
			best_fit = fit;
		}
	}
	return best;
}
