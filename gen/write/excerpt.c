/* Cutting long texts. */
#include "write/excerpt.h"

static bool is_continued(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static bool is_in_word(struct str text, size_t pos)
{
	return pos > 0 && pos < text.len && char_is_word(text.ptr[pos - 1]) &&
	       char_is_word(text.ptr[pos]);
}

struct str excerpt_head(struct str text, size_t most)
{
	size_t end = 0, whole;

	for (size_t n = 0; end < text.len; end++)
		if (!is_continued(text.ptr[end]) && n++ == most)
			break;
	for (whole = end; is_in_word(text, whole);)
		whole--;
	return str_slice(text, 0, whole ? whole : end);
}

struct str excerpt_tail(struct str text, size_t most)
{
	size_t start = text.len, whole;

	for (size_t n = 0; start > 0 && n < most;)
		n += !is_continued(text.ptr[--start]);
	for (whole = start; is_in_word(text, whole);)
		whole++;
	return str_slice(text, whole < text.len ? whole : start, text.len);
}
