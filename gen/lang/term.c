/* Folding and splitting; the tables stand in templates/search/search.js once
 * more. What is folded character by character is ranges and short lists, and
 * not properties of Unicode, so that a browser of another year agrees. */
#include "lang/term.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "lang/character.h"

struct range {
	uint32_t first;
	uint32_t last;
};

/* Diacritics, points and characters that are not seen. */
static const struct range dropped[] = {
	{0xAD, 0xAD},     {0x300, 0x36F},   {0x591, 0x5BD},
	{0x5BF, 0x5BF},   {0x5C1, 0x5C2},   {0x5C4, 0x5C5},
	{0x5C7, 0x5C7},   {0x610, 0x61A},   {0x640, 0x640},
	{0x64B, 0x65F},   {0x670, 0x670},   {0x1AB0, 0x1AFF},
	{0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E},
	{0x2060, 0x206F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F},
	{0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

/* Scripts that put no spaces between words. */
static const struct range solid[] = {
	{0xE01, 0xE4E},   {0xE81, 0xECF},   {0x1000, 0x1049},
	{0x1780, 0x17D3}, {0x3005, 0x3005}, {0x3007, 0x3007},
	{0x3041, 0x309A}, {0x309D, 0x309F}, {0x30A1, 0x30FA},
	{0x30FC, 0x30FF}, {0x31F0, 0x31FF}, {0x3400, 0x4DBF},
	{0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFD},
};

static bool is_among(const struct range *ranges, size_t n, uint32_t c)
{
	for (size_t i = 0; i < n && c >= ranges[i].first; i++)
		if (c <= ranges[i].last)
			return true;
	return false;
}

static bool is_common_han(uint32_t c)
{
	return c - 0x4E00 <= 0x9FFF - 0x4E00;
}

static bool is_dropped(uint32_t c)
{
	return is_among(dropped, sizeof(dropped) / sizeof(*dropped), c);
}

bool term_is_solid(uint32_t c)
{
	return is_common_han(c) ||
	       is_among(solid, sizeof(solid) / sizeof(*solid), c);
}

static bool is_word(uint32_t c)
{
	return character_is_word(c) && !term_is_solid(c);
}

/* Folding */

/* What a keyboard writes for marks that are only printed. */
static char plain_mark(uint32_t c)
{
	switch (c) {
	case 0x2018:
	case 0x2019:
	case 0x201A:
	case 0x201B:
		return '\'';
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0x201F:
		return '"';
	case 0x2010:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
		return '-';
	default:
		return 0;
	}
}

/* A character that does not come apart any further. */
static void fold_part(struct buf *out, uint32_t c)
{
	struct str spelled;
	char mark;

	if (c < 0x80) {
		buf_put_char(out, c - 'A' < 26 ? (char)(c + 32) : (char)c);
		return;
	}
	if (is_dropped(c))
		return;
	c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
	spelled = character_spelled(c);
	mark = plain_mark(c);
	if (spelled.len)
		buf_put(out, spelled);
	else if (mark)
		buf_put_char(out, mark);
	else
		buf_put_code_point(out, c == 0x3C2 ? 0x3C3 : c);
}

/* Hangul stays whole: a syllable is what readers type. */
static bool comes_apart(uint32_t c)
{
	return c - 0xAC00 > 0xD7A3 - 0xAC00;
}

static void fold_character(struct buf *out, uint32_t c)
{
	utf8proc_int32_t parts[32];
	int boundary = 0;
	utf8proc_ssize_t n = 0;

	if (comes_apart(c))
		n = utf8proc_decompose_char(
			(utf8proc_int32_t)c, parts, 32,
			UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
	if (n <= 0 || n > 32) {
		fold_part(out, c);
		return;
	}
	for (utf8proc_ssize_t i = 0; i < n; i++)
		fold_part(out, (uint32_t)parts[i]);
}

/* Whether the comma at pos parts thousands: 15,633. */
static bool parts_thousands(struct str text, size_t pos)
{
	size_t n = 0;

	if (text.ptr[pos] != ',' || !pos || !char_is_digit(text.ptr[pos - 1]))
		return false;
	while (n < 4 && pos + 1 + n < text.len &&
	       char_is_digit(text.ptr[pos + 1 + n]))
		n++;
	return n == 3;
}

/* 15,633 and 15633 are one number; which is printed differs by language. */
static void join_thousands(struct buf *out, size_t start)
{
	struct str text = {out->ptr + start, out->len - start};
	size_t len = start;

	for (size_t i = 0; i < text.len; i++)
		if (!parts_thousands(text, i))
			out->ptr[len++] = text.ptr[i];
	out->len = len;
}

static bool has_comma(const struct buf *out, size_t start)
{
	return str_find_char((struct str){out->ptr + start, out->len - start},
			     ',') != STR_NONE;
}

void text_fold(struct buf *out, struct str text)
{
	size_t begin = out->len;

	for (size_t pos = 0; pos < text.len;) {
		size_t start = pos;
		uint32_t c = utf8_next(text, &pos);

		if (c < 0x80)
			fold_part(out, c);
		else if (is_common_han(c))
			buf_put(out, str_slice(text, start, pos));
		else
			fold_character(out, c);
	}
	if (has_comma(out, begin))
		join_thousands(out, begin);
}

/* Splitting */

struct term_walk term_walk(struct str folded)
{
	return (struct term_walk){.text = folded};
}

/* The rest of a word; pos is behind its first character. */
static struct str take_word(struct term_walk *walk, size_t start)
{
	while (walk->pos < walk->text.len) {
		size_t pos = walk->pos;

		if (!is_word(utf8_next(walk->text, &pos)))
			break;
		walk->pos = pos;
	}
	return str_slice(walk->text, start, walk->pos);
}

/* The character before pos and the next one, or it alone at the run's end. */
static struct str take_pair(struct term_walk *walk)
{
	size_t start = walk->last;
	size_t pos = walk->pos;

	if (pos < walk->text.len &&
	    term_is_solid(utf8_next(walk->text, &pos))) {
		walk->last = walk->pos;
		walk->pos = pos;
	} else {
		walk->in_run = false;
	}
	return str_slice(walk->text, start, walk->pos);
}

bool term_next(struct term_walk *walk, struct str *term)
{
	while (!walk->in_run && walk->pos < walk->text.len) {
		size_t start = walk->pos;
		uint32_t c = utf8_next(walk->text, &walk->pos);

		if (term_is_solid(c)) {
			walk->last = start;
			walk->in_run = true;
		} else if (is_word(c)) {
			*term = take_word(walk, start);
			return true;
		}
	}
	if (walk->in_run)
		*term = take_pair(walk);
	else
		return false;
	return true;
}
