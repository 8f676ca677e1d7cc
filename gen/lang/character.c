/* Classes of characters.
 *
 * ASCII and common Han are decided by comparison, without a call. */
#include "lang/character.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/utf8.h"

static bool is_between(uint32_t c, uint32_t first, uint32_t last)
{
	return c - first <= last - first;
}

static bool is_letter_ascii(uint32_t c)
{
	return is_between(c | 0x20, 'a', 'z');
}

static bool is_digit_ascii(uint32_t c)
{
	return is_between(c, '0', '9');
}

unsigned character_width(uint32_t code_point)
{
	if (code_point < 0x7F)
		return code_point >= 0x20;
	if (is_between(code_point, 0x4E00, 0x9FFF))
		return 2;

	int width = utf8proc_charwidth((utf8proc_int32_t)code_point);

	return width > 0 ? (unsigned)width : 0;
}

/* Nothing joins these but marks, which are beyond them. */
static bool is_apart(unsigned char byte)
{
	return byte < 0x80 && byte != '\r';
}

size_t character_cluster_end(struct str text, size_t pos)
{
	uint32_t last;
	utf8proc_int32_t state = 0;

	if (is_apart((unsigned char)text.ptr[pos]) &&
	    (pos + 1 == text.len || is_apart((unsigned char)text.ptr[pos + 1])))
		return pos + 1;
	last = utf8_next(text, &pos);
	while (pos < text.len) {
		size_t next = pos;
		uint32_t c = utf8_next(text, &next);

		if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)last,
						     (utf8proc_int32_t)c,
						     &state))
			break;
		last = c;
		pos = next;
	}
	return pos;
}

size_t text_width(struct str text)
{
	size_t width = 0;

	for (size_t pos = 0; pos < text.len;) {
		unsigned char byte = (unsigned char)text.ptr[pos];

		if (byte < 0x80) {
			width += (byte >= 0x20 && byte != 0x7F) || byte == '\t';
			pos++;
			continue;
		}
		width += character_width(utf8_next(text, &pos));
	}
	return width;
}

static bool is_hangul(uint32_t c)
{
	return is_between(c, 0x1100, 0x11FF) || is_between(c, 0x3130, 0x318F) ||
	       is_between(c, 0x3200, 0x321E) || is_between(c, 0x3260, 0x327E) ||
	       is_between(c, 0xA960, 0xA97F) || is_between(c, 0xAC00, 0xD7FF);
}

/* Characters shown as pictures; 〰 ㊗ and their like are typeset as text. */
static bool is_emoji(uint32_t c)
{
	if (is_between(c, 0x3000, 0x33FF))
		return false;
	if (is_between(c, 0x1F3FB, 0x1F3FF))
		return true;
	return utf8proc_get_property((utf8proc_int32_t)c)->boundclass ==
	       UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

bool character_is_wide(uint32_t code_point)
{
	if (code_point < 0x1100)
		return false;
	if (is_between(code_point, 0x4E00, 0x9FFF) ||
	    is_between(code_point, 0x20000, 0x3FFFD))
		return true;
	return character_width(code_point) == 2 && !is_hangul(code_point) &&
	       !is_emoji(code_point);
}

bool character_is_han(uint32_t code_point)
{
	return is_between(code_point, 0x4E00, 0x9FFF) || code_point == 0x3005 ||
	       code_point == 0x3007 || is_between(code_point, 0x3400, 0x4DBF) ||
	       is_between(code_point, 0xF900, 0xFAFF) ||
	       is_between(code_point, 0x20000, 0x3FFFD);
}

static utf8proc_category_t category(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c);
}

bool character_is_word(uint32_t code_point)
{
	if (code_point < 0x80)
		return is_letter_ascii(code_point) ||
		       is_digit_ascii(code_point);
	if (is_between(code_point, 0x4E00, 0x9FFF))
		return true;

	utf8proc_category_t c = category(code_point);

	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_NO;
}

bool character_is_punctuation(uint32_t code_point)
{
	if (code_point < 0x80)
		return code_point > 0x20 && code_point < 0x7F &&
		       !is_letter_ascii(code_point) &&
		       !is_digit_ascii(code_point);
	if (is_between(code_point, 0x4E00, 0x9FFF))
		return false;

	utf8proc_category_t c = category(code_point);

	return c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_SO;
}

bool character_is_space(uint32_t code_point)
{
	if (code_point < 0x80)
		return code_point == ' ' || is_between(code_point, 9, 13);
	return code_point == 0xA0 || code_point == 0x1680 ||
	       is_between(code_point, 0x2000, 0x200A) || code_point == 0x202F ||
	       code_point == 0x205F || code_point == 0x3000;
}

bool character_is_lower(uint32_t code_point)
{
	if (code_point < 0x80)
		return is_between(code_point, 'a', 'z');
	return category(code_point) == UTF8PROC_CATEGORY_LL;
}

bool character_is_upper(uint32_t code_point)
{
	if (code_point < 0x80)
		return is_between(code_point, 'A', 'Z');
	return category(code_point) == UTF8PROC_CATEGORY_LU;
}

/* Characters that neither compose nor decompose and, beyond ASCII, have no
 * case: a text of them alone is in NFC. Combining marks are not among them. */
static bool is_settled(uint32_t c, bool fold_case)
{
	if (c < 0x80 || is_between(c, 0x4E00, 0x9FFF))
		return true;
	if (!fold_case && (c < 0x300 || is_between(c, 0xFF01, 0xFF5E)))
		return true;
	return is_between(c, 0x2010, 0x2027) || is_between(c, 0x3001, 0x3029) ||
	       is_between(c, 0xFF01, 0xFF20);
}

static bool all_settled(struct str text, bool fold_case)
{
	for (size_t pos = 0; pos < text.len;) {
		if ((unsigned char)text.ptr[pos] < 0x80)
			pos++;
		else if (!is_settled(utf8_next(text, &pos), fold_case))
			return false;
	}
	return true;
}

static void lower_ascii(char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (bytes[i] >= 'A' && bytes[i] <= 'Z')
			bytes[i] = (char)(bytes[i] + 32);
	}
}

/* Reports whether the text went through; what is not UTF-8 does not. */
static bool compose(struct buf *out, struct str text, utf8proc_option_t options)
{
	utf8proc_uint8_t *bytes = NULL;
	utf8proc_ssize_t n =
		utf8proc_map((const utf8proc_uint8_t *)text.ptr,
			     (utf8proc_ssize_t)text.len, &bytes, options);

	if (n >= 0)
		buf_put(out, (struct str){(const char *)bytes, (size_t)n});
	free(bytes);
	return n >= 0;
}

void text_normalise(struct buf *out, struct str text, bool fold_case)
{
	utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	size_t start = out->len;

	if (fold_case)
		options |= UTF8PROC_CASEFOLD;
	if (!all_settled(text, fold_case) && compose(out, text, options))
		return;
	buf_put(out, text);
	if (fold_case && text.len)
		lower_ascii(out->ptr + start, out->len - start);
}

/* Latin letters that do not come apart into a base letter and marks. */
static const struct {
	uint32_t letter;
	char ascii[3];
} whole_letters[] = {
	{0xC6, "ae"},  {0xD0, "d"},   {0xD8, "o"},   {0xDE, "th"},
	{0xDF, "ss"},  {0xE6, "ae"},  {0xF0, "d"},   {0xF8, "o"},
	{0xFE, "th"},  {0x110, "d"},  {0x111, "d"},  {0x126, "h"},
	{0x127, "h"},  {0x131, "i"},  {0x141, "l"},  {0x142, "l"},
	{0x14A, "ng"}, {0x14B, "ng"}, {0x152, "oe"}, {0x153, "oe"},
	{0x166, "t"},  {0x167, "t"},  {0x18F, "e"},  {0x259, "e"},
};

struct str character_spelled(uint32_t code_point)
{
	enum { N = sizeof(whole_letters) / sizeof(*whole_letters) };

	for (size_t i = 0; i < N; i++) {
		if (whole_letters[i].letter == code_point)
			return str_from(whole_letters[i].ascii);
	}
	return (struct str){0};
}

struct slug {
	struct buf *out;
	size_t start;
	size_t latin;   /* letters that are Latin */
	size_t letters; /* all letters */
	bool gap;       /* a hyphen is due before the next letter */
};

static void slug_put(struct slug *slug, char c)
{
	if (slug->gap && slug->out->len > slug->start)
		buf_put_char(slug->out, '-');
	slug->gap = false;
	buf_put_char(slug->out,
		     is_between((uint32_t)c, 'A', 'Z') ? (char)(c + 32) : c);
}

static void slug_ascii(struct slug *slug, char c)
{
	if (is_letter_ascii((unsigned char)c)) {
		slug->latin++;
		slug->letters++;
		slug_put(slug, c);
	} else if (is_digit_ascii((unsigned char)c)) {
		slug_put(slug, c);
	} else if (c != '\'') {
		slug->gap = true;
	}
}

/* The base letter of a letter with marks, 0 if that is not ASCII. */
static char base_letter(uint32_t c)
{
	utf8proc_int32_t parts[32];
	int boundary = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char(
		(utf8proc_int32_t)c, parts, 32,
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);

	return n > 0 && parts[0] > 0x20 && parts[0] < 0x7F ? (char)parts[0] : 0;
}

static void slug_other(struct slug *slug, uint32_t c)
{
	struct str whole = character_spelled(c);

	if (whole.len) {
		slug_ascii(slug, whole.ptr[0]);
		if (whole.len > 1)
			slug_put(slug, whole.ptr[1]);
		return;
	}
	if (c == 0x2019 || c == 0x2BB || c == 0x2BC || c == 0xAD)
		return;

	utf8proc_category_t kind = category(c);

	if (kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME)
		return;
	if (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO) {
		char base = base_letter(c);

		if (base) {
			slug_ascii(slug, base);
			return;
		}
		slug->letters++;
	}
	slug->gap = true;
}

void text_slug(struct buf *out, struct str text)
{
	enum { LONGEST = 64 };
	struct slug slug = {.out = out, .start = out->len};

	for (size_t pos = 0; pos < text.len;) {
		unsigned char byte = (unsigned char)text.ptr[pos];

		if (byte < 0x80) {
			slug_ascii(&slug, (char)byte);
			pos++;
		} else {
			slug_other(&slug, utf8_next(text, &pos));
		}
	}
	if (!slug.latin || slug.latin * 2 < slug.letters) {
		out->len = slug.start;
	} else if (out->len - slug.start > LONGEST) {
		struct str head = {out->ptr + slug.start, LONGEST + 1};
		size_t hyphen = str_find_last(head, '-');

		out->len = slug.start + (hyphen == STR_NONE ? LONGEST : hyphen);
	}
}

/* What may be in a text and what not */

enum unfit character_unfit(uint32_t c)
{
	if (is_between(c, 0xE000, 0xF8FF) || is_between(c, 0xF0000, 0xFFFFD) ||
	    is_between(c, 0x100000, 0x10FFFD))
		return UNFIT_PRIVATE;
	if (c < 0x20)
		return c == '\t' || c == '\n' || c == '\r' ? UNFIT_NONE
							   : UNFIT_CONTROL;
	if (is_between(c, 0x7F, 0x9F) || is_between(c, 0xFDD0, 0xFDEF) ||
	    (c & 0xFFFE) == 0xFFFE)
		return UNFIT_CONTROL;
	return UNFIT_NONE;
}

/* Whether an unfit one may begin with the byte; most texts have none of
 * these. */
static bool may_be_unfit(unsigned char byte)
{
	return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte >= 0xEE;
}

enum unfit text_find_unfit(struct str text, struct span *span)
{
	size_t pos = 0;

	while (pos < text.len) {
		size_t start = pos;
		enum unfit unfit;

		if (!may_be_unfit((unsigned char)text.ptr[pos])) {
			pos++;
			continue;
		}
		unfit = character_unfit(utf8_next(text, &pos));
		if (unfit == UNFIT_NONE)
			continue;
		*span = (struct span){(uint32_t)start, (uint32_t)pos};
		return unfit;
	}
	return UNFIT_NONE;
}

bool character_is_rare(uint32_t c)
{
	return c > 0xFFFF && ((c >= 0x20000 && character_is_han(c)) ||
			      category(c) == UTF8PROC_CATEGORY_CN);
}
