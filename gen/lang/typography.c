/* The walk over a text that calls the rules, and what they share.
 *
 * Most characters concern no rule: the walk sorts them out by their class. */
#include "lang/typography.h"

#include <string.h>

#include "base/utf8.h"
#include "lang/character.h"
#include "lang/typography_rules.h"

static bool is_between(uint32_t c, uint32_t first, uint32_t last)
{
	return c - first <= last - first;
}

/* Full-width letters and digits count as what they are. */
static enum glyph_class wide_class(uint32_t c)
{
	if (is_between(c, 0xFF10, 0xFF19))
		return GLYPH_DIGIT;
	if (is_between(c, 0xFF21, 0xFF3A) || is_between(c, 0xFF41, 0xFF5A))
		return GLYPH_LATIN;
	return GLYPH_WIDE_MARK;
}

enum glyph_class glyph_class(uint32_t c)
{
	if (c < 0x80) {
		if (is_between(c | 0x20, 'a', 'z'))
			return GLYPH_LATIN;
		if (is_between(c, '0', '9'))
			return GLYPH_DIGIT;
		if (c == '\n')
			return GLYPH_LINE;
		return character_is_space(c) ? GLYPH_SPACE : GLYPH_MARK;
	}
	if (character_is_han(c))
		return GLYPH_HAN;
	if (is_between(c, 0xFF01, 0xFF65) || is_between(c, 0xFFE0, 0xFFE6))
		return wide_class(c);
	if (is_between(c, 0x3001, 0x301F))
		return GLYPH_WIDE_MARK;
	if (is_between(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7)
		return GLYPH_LATIN;
	if (is_between(c, 0x1E00, 0x1EFF))
		return GLYPH_LATIN;
	if (character_is_space(c))
		return GLYPH_SPACE;
	return character_is_word(c) ? GLYPH_LETTER : GLYPH_OTHER;
}

const struct glyph *glyph_at(const struct prose *prose, size_t i)
{
	return &prose->glyphs[i < prose->n ? i : prose->n];
}

const struct glyph *glyph_before(const struct prose *prose, size_t i)
{
	return &prose->glyphs[i ? i - 1 : prose->n];
}

struct str glyphs_text(const struct prose *prose, size_t first, size_t end)
{
	return str_slice(prose->text, prose->glyphs[first].start,
			 glyph_at(prose, end)->start);
}

void slip_add(struct slips *slips, const struct prose *prose,
	      enum slip_kind kind, size_t first, size_t end, struct str instead)
{
	slips->items = arena_grow(slips->arena, slips->items, slips->len,
				  &slips->cap, sizeof(*slips->items));
	slips->items[slips->len++] = (struct slip){
		.kind = kind,
		.span = {prose->glyphs[first].start,
			 glyph_at(prose, end)->start},
		.instead = instead,
	};
}

void slip_is_usage(struct slips *slips, enum usage usage)
{
	slips->items[slips->len - 1].usage = usage;
}

struct str substitute_find(const struct substitute *table, size_t n,
			   uint32_t mark)
{
	for (size_t i = 0; i < n; i++)
		if (table[i].mark == mark)
			return table[i].instead;
	return (struct str){0};
}

bool words_have(struct str list, struct str word)
{
	enum { LONGEST = 24 };
	char key[LONGEST + 2];

	if (!word.len || word.len > LONGEST)
		return false;
	key[0] = ' ';
	memcpy(key + 1, word.ptr, word.len);
	key[word.len + 1] = ' ';
	return str_find(list, (struct str){key, word.len + 2}) != STR_NONE;
}

unsigned han_digit(uint32_t code_point)
{
	static const uint32_t digits[] = {
		0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
		0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, /* 〇 to 十 */
	};
	unsigned digit = 0;

	if (is_between(code_point, '0', '9'))
		return code_point - '0';
	while (digit < 11 && digits[digit] != code_point)
		digit++;
	return digit;
}

bool typography_is_han(const struct language *language)
{
	return language->typography->han;
}

static void look_at(const struct prose *prose, size_t i, struct slips *slips)
{
	const struct typography_rules *rules = prose->language->typography;

	if (rules->n_wide)
		count_proper(prose, i, slips);
	switch ((enum glyph_class)prose->glyphs[i].class) {
	case GLYPH_SPACE:
		find_spaces(prose, i, slips);
		find_doubled_word(prose, i, slips);
		break;
	case GLYPH_HAN:
		if (rules->never_double.len)
			find_doubled_han(prose, i, slips);
		break;
	case GLYPH_MARK:
	case GLYPH_WIDE_MARK:
	case GLYPH_OTHER:
		find_width(prose, i, slips);
		if (rules->han) {
			find_marks(prose, i, slips);
			find_range(prose, i, slips);
			find_circle_zero(prose, i, slips);
		}
		break;
	case GLYPH_LATIN:
	case GLYPH_DIGIT:
		if (rules->han)
			find_circle_zero(prose, i, slips);
		break;
	case GLYPH_LINE:
	case GLYPH_LETTER:
		break;
	}
}

void typography_find(const struct prose *prose, struct slips *slips)
{
	for (size_t i = 0; i < prose->n; i++)
		if (!(prose->glyphs[i].traits & GLYPH_CODE))
			look_at(prose, i, slips);
	find_unbalanced(prose, slips);
	find_scripts(prose, slips);
	find_straight_quotes(prose, slips);
}

/* Ends of texts */

static enum text_end end_of(uint32_t c)
{
	switch (c) {
	case '.':
	case 0x3002: /* 。 */
	case 0xFF0E: /* ． */
	case 0xFF61:
	case 0x06D4: /* Urdu */
	case 0x0964: /* danda */
	case 0x0F0D: /* Tibetan shad */
		return END_STOP;
	case '?':
	case 0xFF1F:
	case 0x061F: /* Arabic */
		return END_QUESTION;
	case '!':
	case 0xFF01:
		return END_EXCLAMATION;
	case ':':
	case 0xFF1A:
		return END_COLON;
	case ';':
	case 0xFF1B:
	case 0x061B: /* Arabic */
		return END_SEMICOLON;
	case ',':
	case 0xFF0C:
	case 0x3001: /* 、 */
	case 0x060C: /* Arabic */
		return END_COMMA;
	case 0x2026: /* … */
		return END_ELLIPSIS;
	}
	return END_NONE;
}

/* Marks that close what a text opened. */
static bool closes(uint32_t c)
{
	switch (c) {
	case '"':
	case '\'':
	case ')':
	case ']':
	case 0xBB:   /* » */
	case 0x2019: /* ’ */
	case 0x201C: /* “, which closes in German */
	case 0x201D: /* ” */
	case 0x3009: /* 〉 */
	case 0x300B: /* 》 */
	case 0x300D: /* 」 */
	case 0x300F: /* 』 */
	case 0x3011: /* 】 */
	case 0x3015: /* 〕 */
	case 0xFF09: /* ） */
		return true;
	}
	return false;
}

/* (… etc.) ends in no full stop. */
static bool is_etc(const struct prose *prose, size_t stop, size_t end)
{
	return stop >= 3 && end < prose->n && prose->glyphs[end].code == ')' &&
	       prose->glyphs[stop - 1].code == 'c' &&
	       prose->glyphs[stop - 2].code == 't' &&
	       prose->glyphs[stop - 3].code == 'e';
}

enum text_end typography_end(const struct prose *prose)
{
	size_t i = prose->n;
	enum text_end end;

	while (i > 0 && (prose->glyphs[i - 1].class == GLYPH_SPACE ||
			 prose->glyphs[i - 1].class == GLYPH_LINE ||
			 closes(prose->glyphs[i - 1].code)))
		i--;
	if (!i || prose->glyphs[i - 1].traits & GLYPH_CODE)
		return END_NONE;
	end = end_of(prose->glyphs[i - 1].code);
	if (end == END_STOP && is_etc(prose, i - 1, i))
		return END_NONE;
	if (end == END_STOP && i > 2 && prose->glyphs[i - 2].code == '.' &&
	    prose->glyphs[i - 3].code == '.')
		return END_ELLIPSIS;
	/* “Really?”. asks as much as “Really?” does. */
	if (end == END_STOP && i > 1 && closes(prose->glyphs[i - 2].code) &&
	    i > 2) {
		enum text_end inner = end_of(prose->glyphs[i - 3].code);

		if (inner == END_QUESTION || inner == END_EXCLAMATION)
			return inner;
	}
	return end;
}
