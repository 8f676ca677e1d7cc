/* Borrowed strings: a pointer and a length.
 *
 * A struct str never owns its bytes and never relies on a NUL behind them.
 * Its bytes live as long as the arena, buffer or literal they came from.
 * All text inside the program is valid UTF-8; readers check it at the door. */
#ifndef DIGLOT_BASE_STR_H
#define DIGLOT_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
	const char *ptr;
	size_t len;
};

/* Bytes [start, end) of a text. */
struct span {
	uint32_t start;
	uint32_t end;
};

/* A literal as a struct str; usable in expressions and static tables. */
#define STR(literal)                                                           \
	(struct str)                                                           \
	{                                                                      \
		"" literal, sizeof(literal) - 1                                \
	}
#define STR_INIT(literal)                                                      \
	{                                                                      \
		"" literal, sizeof(literal) - 1                                \
	}

/* The same for a phrase that a message takes as an argument: xgettext finds
 * it, and its placeholder in base/messages.def is {0t}, {1t} or {2t}.
 * MSGID_TEXT is the bare literal. */
#define MSGID(literal) STR(literal)
#define MSGID_INIT(literal) STR_INIT(literal)
#define MSGID_TEXT(literal) "" literal

/* For printf-like functions: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).len, (s).ptr

/* What str_find and str_find_char return when there is nothing. */
#define STR_NONE SIZE_MAX

/* ASCII alone, whatever the locale. */
static inline bool char_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool char_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A letter or a digit. */
static inline bool char_is_word(char c)
{
	return char_is_letter(c) || char_is_digit(c);
}

/* Space and tab. */
static inline bool char_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* White space of text, and of XML: blanks and the ends of lines. */
static inline bool char_is_space(char c)
{
	return char_is_blank(c) || c == '\n' || c == '\r';
}

/* White space of C, CommonMark and CSS: the two feeds besides. */
static inline bool char_is_space_or_feed(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline char char_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

struct str str_from(const char *nul_terminated);
bool str_eq(struct str a, struct str b);

/* Equal, taking ASCII letters of either case as the same. */
bool str_eq_fold(struct str a, struct str b);

/* Byte order, shorter first; for UTF-8 this is code point order. */
int str_cmp(struct str a, struct str b);

bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* First position of the needle, or STR_NONE. */
size_t str_find(struct str s, struct str needle);
size_t str_find_char(struct str s, char c);

/* The same as str_find_char, from the end. */
size_t str_find_last(struct str s, char c);

/* Bytes [start, end); both are clamped to the string. */
struct str str_slice(struct str s, size_t start, size_t end);

/* The bytes of the span. */
struct str str_span(struct str s, struct span span);

/* Without white space (char_is_space) at either end. */
struct str str_trim(struct str s);

/* Cuts the part before the separator off *rest and returns it; without a
 * separator the whole. *rest is then empty with a NULL pointer, which ends
 * the loop `while (rest.ptr)`. */
struct str str_cut(struct str *rest, char separator);

/* The next line of *rest without its end (LF, CRLF or CR), as str_cut. */
struct str str_cut_line(struct str *rest);

/* A whole number of ASCII digits only, at most max; false leaves *out. */
bool str_to_number(struct str s, uint32_t max, uint32_t *out);

/* The Levenshtein distance in bytes, or limit + 1 if it is larger; for
 * "did you mean". Strings longer than 63 bytes are limit + 1 apart. */
size_t str_distance(struct str a, struct str b, size_t limit);

#endif
