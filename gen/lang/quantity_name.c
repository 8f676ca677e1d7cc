/* Names, identifiers and addresses, told by their looks. */
#include "lang/quantity_name.h"

#include <string.h>

#include "lang/quantity_digits.h"

enum { CODE_BYTES = 64 };

size_t name_end(struct str text, size_t pos)
{
	while (pos < text.len) {
		size_t width;

		if (char_is_letter(text.ptr[pos])) {
			pos++;
		} else if (figure_at(text, pos, &width) >= 0) {
			pos += width;
		} else if (pos + 1 < text.len &&
			   strchr(".-+/", text.ptr[pos]) && text.ptr[pos] &&
			   char_is_word(text.ptr[pos + 1])) {
			pos += 2;
		} else {
			break;
		}
	}
	return pos;
}

static bool is_capitals(struct str text, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++) {
		if (text.ptr[i] < 'A' || text.ptr[i] > 'Z')
			return false;
	}
	return true;
}

size_t name_digits(struct str text, size_t pos, size_t piece)
{
	if (piece >= text.len)
		return 0;
	if (char_is_digit(text.ptr[piece]))
		return piece;
	if (text.ptr[piece] == '-' && piece + 1 < text.len &&
	    char_is_digit(text.ptr[piece + 1]) && is_capitals(text, pos, piece))
		return piece + 1;
	return 0;
}

/* Whether an identifier or a path begins at the letter: use_case_2,
 * example.org/2016. Only so many bytes are looked at. */
static bool is_code(struct str text, size_t pos)
{
	size_t end = pos + CODE_BYTES < text.len ? pos + CODE_BYTES : text.len;
	size_t point = 0;

	for (size_t i = pos; i < end; i++) {
		char c = text.ptr[i];

		if (c == '_' && i + 1 < end)
			return char_is_word(text.ptr[i + 1]);
		if (c == '/' && point && i > point + 2)
			return true;
		if (c == '.')
			point = i;
		else if (!char_is_word(c) && c != '-')
			return false;
	}
	return false;
}

/* A digital object identifier: 10.1145/3035918.3054784. */
static bool is_object_id(struct str text, size_t pos)
{
	size_t n;

	if (!str_starts(str_slice(text, pos, text.len), STR("10.")))
		return false;
	pos = skip_figures(text, pos + 3, &n);
	return n >= 4 && pos < text.len && text.ptr[pos] == '/';
}

static bool is_behind_word(struct str text, size_t pos)
{
	return pos && char_is_word(text.ptr[pos - 1]);
}

static bool is_web_address(struct str text, size_t pos)
{
	struct str rest;

	if (text.ptr[pos] != 'h' && text.ptr[pos] != 'w')
		return false;
	rest = str_slice(text, pos, text.len);
	return str_starts(rest, STR("http://")) ||
	       str_starts(rest, STR("https://")) ||
	       str_starts(rest, STR("www."));
}

static bool is_address(struct str text, size_t pos)
{
	bool behind_word = is_behind_word(text, pos);

	if (char_is_letter(text.ptr[pos]))
		return is_web_address(text, pos) ||
		       (!behind_word && is_code(text, pos));
	return !behind_word && is_object_id(text, pos);
}

size_t address_end(struct str text, size_t pos)
{
	if (!is_address(text, pos))
		return 0;
	while (pos < text.len && (unsigned char)text.ptr[pos] > ' ' &&
	       !((unsigned char)text.ptr[pos] & 0x80))
		pos++;
	return pos;
}
