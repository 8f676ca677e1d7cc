/* Borrowed strings. */
#include "base/str.h"

#include <string.h>

struct str str_from(const char *nul_terminated)
{
	return (struct str){nul_terminated, strlen(nul_terminated)};
}

bool str_eq(struct str a, struct str b)
{
	if (a.len != b.len || !a.len || !a.ptr || !b.ptr)
		return a.len == b.len;
	return !memcmp(a.ptr, b.ptr, a.len);
}

bool str_eq_fold(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (char_lower(a.ptr[i]) != char_lower(b.ptr[i]))
			return false;
	return true;
}

int str_cmp(struct str a, struct str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.ptr, b.ptr, len) : 0;

	if (order)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str s, struct str prefix)
{
	return s.len >= prefix.len &&
	       str_eq((struct str){s.ptr, prefix.len}, prefix);
}

bool str_ends(struct str s, struct str suffix)
{
	return s.len >= suffix.len &&
	       str_eq(str_slice(s, s.len - suffix.len, s.len), suffix);
}

size_t str_find(struct str s, struct str needle)
{
	const char *found;

	if (needle.len == 0)
		return 0;
	if (s.len < needle.len)
		return STR_NONE;
	found = memmem(s.ptr, s.len, needle.ptr, needle.len);
	return found ? (size_t)(found - s.ptr) : STR_NONE;
}

size_t str_find_char(struct str s, char c)
{
	const char *found = s.len ? memchr(s.ptr, c, s.len) : NULL;

	return found ? (size_t)(found - s.ptr) : STR_NONE;
}

size_t str_find_last(struct str s, char c)
{
	const char *found = s.len ? memrchr(s.ptr, c, s.len) : NULL;

	return found ? (size_t)(found - s.ptr) : STR_NONE;
}

struct str str_slice(struct str s, size_t start, size_t end)
{
	if (end > s.len)
		end = s.len;
	if (start > end)
		start = end;
	return (struct str){s.ptr ? s.ptr + start : NULL, end - start};
}

struct str str_span(struct str s, struct span span)
{
	return str_slice(s, span.start, span.end);
}

struct str str_trim(struct str s)
{
	while (s.len && char_is_space(s.ptr[0]))
		s = str_slice(s, 1, s.len);
	while (s.len && char_is_space(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

struct str str_cut(struct str *rest, char separator)
{
	struct str s = *rest;
	size_t at = str_find_char(s, separator);

	if (at == STR_NONE) {
		*rest = (struct str){0};
		return s;
	}
	*rest = str_slice(s, at + 1, s.len);
	return str_slice(s, 0, at);
}

struct str str_cut_line(struct str *rest)
{
	struct str s = *rest;
	size_t at = 0;

	while (at < s.len && s.ptr[at] != '\n' && s.ptr[at] != '\r')
		at++;
	if (at == s.len) {
		*rest = (struct str){0};
		return s;
	}
	size_t next = at + 1;
	if (s.ptr[at] == '\r' && next < s.len && s.ptr[next] == '\n')
		next++;
	*rest = str_slice(s, next, s.len);
	return str_slice(s, 0, at);
}

bool str_to_number(struct str s, uint32_t max, uint32_t *out)
{
	uint64_t number = 0;

	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		number = number * 10 + (uint64_t)(s.ptr[i] - '0');
		if (number > max)
			return false;
	}
	*out = (uint32_t)number;
	return true;
}

size_t str_distance(struct str a, struct str b, size_t limit)
{
	size_t row[64];

	if (a.len > 63 || b.len > 63)
		return limit + 1;
	for (size_t j = 0; j <= b.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t cost = diagonal + (a.ptr[i - 1] != b.ptr[j - 1]);
			size_t step =
				(row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;

			diagonal = row[j];
			row[j] = cost < step ? cost : step;
		}
	}
	return row[b.len] > limit ? limit + 1 : row[b.len];
}
