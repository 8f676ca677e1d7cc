/* What a line begins: CommonMark's block starts, and a note's.
 *
 * Each function follows cmark 0.30.2 to the letter, also where CommonMark
 * leaves room, because its tree must have the blocks that the scanner saw. */
#include <string.h>

#include "read/markdown_internal.h"

/* A line ends where s does. */
static bool is_space_at(struct str s, size_t pos)
{
	return pos >= s.len || char_is_space_or_feed(s.ptr[pos]);
}

static size_t skip_blanks(struct str s, size_t pos)
{
	while (pos < s.len && char_is_blank(s.ptr[pos]))
		pos++;
	return pos;
}

static size_t run_length(struct str s, char c)
{
	size_t n = 0;

	while (n < s.len && s.ptr[n] == c)
		n++;
	return n;
}

size_t markdown_fence_open(struct str s)
{
	size_t n;

	if (!s.len || (s.ptr[0] != '`' && s.ptr[0] != '~'))
		return 0;
	n = run_length(s, s.ptr[0]);
	if (n < 3)
		return 0;
	if (s.ptr[0] == '`' &&
	    str_find_char(str_slice(s, n, s.len), '`') != STR_NONE)
		return 0;
	return n;
}

size_t markdown_fence_close(struct str s, char character, size_t length)
{
	size_t n = run_length(s, character);

	return n >= 3 && n >= length && skip_blanks(s, n) == s.len ? n : 0;
}

size_t markdown_heading(struct str s)
{
	size_t n = run_length(s, '#');

	if (n < 1 || n > 6 || (n < s.len && !char_is_blank(s.ptr[n])))
		return 0;
	return skip_blanks(s, n);
}

bool markdown_is_setext(struct str s)
{
	if (!s.len || (s.ptr[0] != '=' && s.ptr[0] != '-'))
		return false;
	return skip_blanks(s, run_length(s, s.ptr[0])) == s.len;
}

bool markdown_is_rule(struct str s)
{
	size_t n = 0;

	if (!s.len || (s.ptr[0] != '*' && s.ptr[0] != '_' && s.ptr[0] != '-'))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == s.ptr[0])
			n++;
		else if (!char_is_blank(s.ptr[i]))
			return false;
	}
	return n >= 3;
}

static size_t ordered_marker(struct str s, bool interrupts)
{
	size_t n = 0;
	unsigned number = 0;

	while (n < s.len && n < 9 && s.ptr[n] >= '0' && s.ptr[n] <= '9')
		number = number * 10 + (unsigned)(s.ptr[n++] - '0');
	if (!n || n == s.len || (s.ptr[n] != '.' && s.ptr[n] != ')'))
		return 0;
	return interrupts && number != 1 ? 0 : n + 1;
}

size_t markdown_list_marker(struct str s, bool interrupts)
{
	size_t n;

	if (!s.len)
		return 0;
	if (s.ptr[0] == '*' || s.ptr[0] == '-' || s.ptr[0] == '+')
		n = 1;
	else
		n = ordered_marker(s, interrupts);
	if (!n || !is_space_at(s, n))
		return 0;
	return interrupts && skip_blanks(s, n) == s.len ? 0 : n;
}

static bool starts_fold(struct str s, const char *prefix)
{
	size_t len = strlen(prefix);

	return s.len >= len &&
	       str_eq_fold((struct str){s.ptr, len}, (struct str){prefix, len});
}

/* Elements whose content is no Markdown. */
static const char *const verbatim[] = {"script", "pre", "textarea", "style"};

static bool starts_verbatim(struct str s)
{
	for (size_t i = 0; i < sizeof(verbatim) / sizeof(*verbatim); i++) {
		size_t len = strlen(verbatim[i]);

		if (starts_fold(str_slice(s, 1, s.len), verbatim[i]) &&
		    (is_space_at(s, len + 1) || s.ptr[len + 1] == '>'))
			return true;
	}
	return false;
}

static bool starts_block_element(struct str s)
{
	size_t start = s.len > 1 && s.ptr[1] == '/' ? 2 : 1, end = start;

	while (end < s.len && ((s.ptr[end] | 0x20) >= 'a') &&
	       ((s.ptr[end] | 0x20) <= 'z'))
		end++;
	if (end < s.len && s.ptr[end] >= '1' && s.ptr[end] <= '6')
		end++;
	if (!markdown_is_block_element(str_slice(s, start, end)))
		return false;
	return is_space_at(s, end) || s.ptr[end] == '>' ||
	       (s.ptr[end] == '/' && end + 1 < s.len && s.ptr[end + 1] == '>');
}

static bool is_only_tag(struct str s)
{
	struct html_tag tag;
	size_t pos = markdown_tag(s, &tag);

	if (!pos)
		return false;
	while (pos < s.len && (char_is_blank(s.ptr[pos]) || s.ptr[pos] == '\f'))
		pos++;
	return pos == s.len;
}

unsigned markdown_html_start(struct str s, bool in_paragraph)
{
	if (s.len < 2 || s.ptr[0] != '<')
		return 0;
	if (s.ptr[1] == '?')
		return 3;
	if (s.ptr[1] == '!') {
		if (str_starts(s, STR("<!--")))
			return 2;
		if (s.len > 2 && s.ptr[2] >= 'A' && s.ptr[2] <= 'Z')
			return 4;
		return starts_fold(s, "<![CDATA[") ? 5 : 0;
	}
	if (starts_verbatim(s))
		return 1;
	if (starts_block_element(s))
		return 6;
	return !in_paragraph && is_only_tag(s) ? 7 : 0;
}

static bool ends_verbatim(struct str s)
{
	size_t at;

	while ((at = str_find(s, STR("</"))) != STR_NONE) {
		s = str_slice(s, at + 2, s.len);
		for (size_t i = 0; i < sizeof(verbatim) / sizeof(*verbatim);
		     i++) {
			size_t len = strlen(verbatim[i]);

			if (starts_fold(s, verbatim[i]) && s.len > len &&
			    s.ptr[len] == '>')
				return true;
		}
	}
	return false;
}

bool markdown_html_ends(struct str s, unsigned kind)
{
	switch (kind) {
	case 1:
		return ends_verbatim(s);
	case 2:
		return str_find(s, STR("-->")) != STR_NONE;
	case 3:
		return str_find(s, STR("?>")) != STR_NONE;
	case 4:
		return str_find_char(s, '>') != STR_NONE;
	case 5:
		return str_find(s, STR("]]>")) != STR_NONE;
	default: /* the others end with a blank line */
		return false;
	}
}

/* Characters of a note's label, besides all that are not ASCII. */
static bool is_label_character(char c)
{
	return (unsigned char)c > ' ' && c != 0x7F && !strchr("[]^\\`<>|", c);
}

size_t markdown_note_label(struct str s, struct str *label)
{
	size_t end = 2;

	if (s.len < 4 || s.ptr[0] != '[' || s.ptr[1] != '^')
		return 0;
	while (end < s.len && end < 256 && is_label_character(s.ptr[end]))
		end++;
	if (end == 2 || end == s.len || s.ptr[end] != ']')
		return 0;
	*label = str_slice(s, 2, end);
	return end + 1;
}

size_t markdown_note_start(struct str s, struct str *label)
{
	size_t n = markdown_note_label(s, label);

	return n && n < s.len && s.ptr[n] == ':' ? n + 1 : 0;
}
