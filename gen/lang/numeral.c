/* Ways of writing a whole number, a row each. */
#include "lang/numeral.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "lang/character.h"
#include "lang/language.h"

/* The ordinals from 1 on, in words. */
struct ordinals {
	const struct str *words;
	uint32_t n;
};

#define ORDINALS(list)                                                         \
	{                                                                      \
		list, sizeof(list) / sizeof((list)[0])                         \
	}

static const struct str english_words[] = {
	STR_INIT("first"),   STR_INIT("second"),   STR_INIT("third"),
	STR_INIT("fourth"),  STR_INIT("fifth"),    STR_INIT("sixth"),
	STR_INIT("seventh"), STR_INIT("eighth"),   STR_INIT("ninth"),
	STR_INIT("tenth"),   STR_INIT("eleventh"), STR_INIT("twelfth")};

/* As editions are counted: الطبعة is feminine. */
static const struct str arabic_words[] = {
	STR_INIT("الأولى"),  STR_INIT("الثانية"), STR_INIT("الثالثة"),
	STR_INIT("الرابعة"), STR_INIT("الخامسة"), STR_INIT("السادسة"),
	STR_INIT("السابعة"), STR_INIT("الثامنة"), STR_INIT("التاسعة"),
	STR_INIT("العاشرة")};

static const struct ordinals english = ORDINALS(english_words);
static const struct ordinals arabic = ORDINALS(arabic_words);

/* A way of writing numbers. */
struct notation {
	struct str tag; /* of the language that has it; empty: all do */
	/* Appends the number; nothing if it cannot be written so. */
	void (*put)(struct buf *out, const struct notation *notation,
		    uint32_t number);
	/* Whether the character beside a number makes it part of something
	 * else. */
	bool (*joins)(uint32_t code_point, const struct notation *notation);
	uint32_t zero; /* of the digits */
	const struct ordinals *ordinals;
};

static bool is_latin_letter(uint32_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 0x80;
}

static void put_digits(struct buf *out, const struct notation *notation,
		       uint32_t number)
{
	uint32_t digits[10];
	size_t n = 0;

	do {
		digits[n++] = number % 10;
		number /= 10;
	} while (number);
	while (n)
		buf_put_code_point(out, notation->zero + digits[--n]);
}

static bool joins_digits(uint32_t c, const struct notation *notation)
{
	return c >= notation->zero && c <= notation->zero + 9;
}

static void put_han(struct buf *out, const struct notation *notation,
		    uint32_t number)
{
	static const char *const digits[] = {"",   "一", "二", "三", "四",
					     "五", "六", "七", "八", "九"};
	uint32_t tens = number / 10;

	(void)notation;
	if (!number || number > 99)
		return;
	if (tens > 1)
		buf_put(out, str_from(digits[tens]));
	if (tens)
		buf_put(out, STR("十"));
	buf_put(out, str_from(digits[number % 10]));
}

static bool joins_han(uint32_t c, const struct notation *notation)
{
	static const struct str numerals =
		STR_INIT("〇零一二三四五六七八九十百千万萬亿億两兩廿卅");
	size_t pos = 0;

	(void)notation;
	while (pos < numerals.len)
		if (utf8_next(numerals, &pos) == c)
			return true;
	return false;
}

/* 1st, 22nd, 113th */
static void put_suffixed(struct buf *out, const struct notation *notation,
			 uint32_t number)
{
	static const char *const suffixes[] = {"th", "st", "nd", "rd"};
	uint32_t last = number % 10;
	bool teen = number / 10 % 10 == 1;

	(void)notation;
	buf_put_number(out, number);
	buf_put(out, str_from(suffixes[teen || last > 3 ? 0 : last]));
}

static bool joins_word(uint32_t c, const struct notation *notation)
{
	(void)notation;
	return character_is_word(c);
}

static void put_word(struct buf *out, const struct notation *notation,
		     uint32_t number)
{
	const struct ordinals *ordinals = notation->ordinals;

	if (number && number <= ordinals->n)
		buf_put(out, ordinals->words[number - 1]);
}

static void put_upper(struct buf *out, struct str word)
{
	for (size_t i = 0; i < word.len; i++)
		buf_put_char(out, is_latin_letter((unsigned char)word.ptr[i])
					  ? (char)(word.ptr[i] & ~0x20)
					  : word.ptr[i]);
}

static void put_capital(struct buf *out, const struct notation *notation,
			uint32_t number)
{
	struct buf word = {0};

	put_word(&word, notation, number);
	put_upper(out, str_slice(buf_str(&word), 0, 1));
	buf_put(out, str_slice(buf_str(&word), 1, word.len));
	buf_free(&word);
}

static void put_capitals(struct buf *out, const struct notation *notation,
			 uint32_t number)
{
	struct buf word = {0};

	put_word(&word, notation, number);
	put_upper(out, buf_str(&word));
	buf_free(&word);
}

#define DIGITS(first)                                                          \
	{                                                                      \
		.put = put_digits, .joins = joins_digits, .zero = (first)      \
	}
#define WORDS(language, function, list)                                        \
	{                                                                      \
		.tag = STR_INIT(language), .put = (function),                  \
		.joins = joins_word, .ordinals = &(list)                       \
	}

static const struct notation notations[] = {
	DIGITS('0'),
	DIGITS(0xFF10), /* full width */
	DIGITS(0x0660), /* Arabic */
	DIGITS(0x06F0), /* Persian, Urdu, Uyghur */
	DIGITS(0x0966), /* Devanagari */
	DIGITS(0x0F20), /* Tibetan */
	DIGITS(0x1810), /* Mongolian */
	{.put = put_han, .joins = joins_han},
	{.tag = STR_INIT("en"), .put = put_suffixed, .joins = joins_word},
	WORDS("en", put_word, english),
	WORDS("en", put_capital, english),
	WORDS("en", put_capitals, english),
	WORDS("ar", put_word, arabic),
};

/* Marks inside of numbers: 1.2, 2021-1, 1/2. */
static bool is_inner(uint32_t c)
{
	return c < 0x80 && str_find_char(STR(".,-/:"), (char)c) != STR_NONE;
}

static bool joins_before(const struct notation *notation, struct str text)
{
	size_t pos = text.len;
	uint32_t c;

	if (!pos)
		return false;
	c = utf8_previous(text, &pos);
	return notation->joins(c, notation) ||
	       (is_inner(c) && pos &&
		notation->joins(utf8_previous(text, &pos), notation));
}

/* Also letters behind digits: 1st, 2b. */
static bool joins_after(const struct notation *notation, struct str text)
{
	size_t pos = 0;
	uint32_t c;

	if (!text.len)
		return false;
	c = utf8_next(text, &pos);
	return notation->joins(c, notation) ||
	       (notation->zero && is_latin_letter(c)) ||
	       (is_inner(c) && pos < text.len &&
		notation->joins(utf8_next(text, &pos), notation));
}

struct exchange {
	struct str text;
	uint32_t from;
	uint32_t to;
	struct span found;
	const struct notation *notation;
	size_t n_found;
};

static void find(struct exchange *exchange, const struct notation *notation)
{
	struct str text = exchange->text;
	struct buf number = {0};
	size_t start = 0;

	notation->put(&number, notation, exchange->from);
	while (number.len && start < text.len) {
		size_t at = str_find(str_slice(text, start, text.len),
				     buf_str(&number));
		size_t end;

		if (at == STR_NONE)
			break;
		at += start;
		end = at + number.len;
		start = end;
		if (joins_before(notation, str_slice(text, 0, at)) ||
		    joins_after(notation, str_slice(text, end, text.len)))
			continue;
		exchange->found = (struct span){(uint32_t)at, (uint32_t)end};
		exchange->notation = notation;
		exchange->n_found++;
	}
	buf_free(&number);
}

bool numeral_exchange(struct arena *arena, struct str tag, struct str text,
		      uint32_t from, uint32_t to, struct str *out)
{
	struct exchange exchange = {text, from, to, {0}, NULL, 0};
	struct buf number = {0};
	bool written;

	for (size_t i = 0; i < sizeof(notations) / sizeof(*notations); i++)
		if (!tag.len || !notations[i].tag.len ||
		    language_fit(notations[i].tag, tag))
			find(&exchange, &notations[i]);
	if (exchange.n_found != 1)
		return false;
	exchange.notation->put(&number, exchange.notation, to);
	written = number.len > 0;
	if (written)
		*out = arena_join(
			arena, str_slice(text, 0, exchange.found.start),
			buf_str(&number),
			str_slice(text, exchange.found.end, text.len));
	buf_free(&number);
	return written;
}
