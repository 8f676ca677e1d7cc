/* Style sheets as readers get them. White space becomes one space, or none
 * where it stands beside a mark that parts by itself; a comment counts as white
 * space, as CSS Syntax has it between two tokens. What stands before a colon or
 * a bracket that opens, behind one that closes, or beside a sign, is for
 * selectors and values to know, so white space there stays. */
#include "write/stylesheet.h"

#include "base/buf.h"

static bool parts(char c)
{
	return c == '{' || c == '}' || c == ';' || c == ',' || c == '>';
}

static bool parts_before_space(char c)
{
	return parts(c) || c == ':' || c == '(';
}

static bool parts_behind_space(char c)
{
	return parts(c) || c == ')';
}

static size_t skip_comment(struct str text, size_t pos)
{
	size_t end = str_find(str_slice(text, pos + 2, text.len), STR("*/"));

	return end == STR_NONE ? text.len : pos + 2 + end + 2;
}

/* The end of the string that begins at pos with its quote. */
static size_t skip_string(struct str text, size_t pos)
{
	char quote = text.ptr[pos++];

	while (pos < text.len && text.ptr[pos] != quote)
		pos += text.ptr[pos] == '\\' ? 2 : 1;
	return pos < text.len ? pos + 1 : text.len;
}

/* Behind white space and comments. */
static size_t skip_blank(struct str text, size_t pos)
{
	while (pos < text.len)
		if (char_is_space_or_feed(text.ptr[pos]))
			pos++;
		else if (str_starts(str_slice(text, pos, pos + 2), STR("/*")))
			pos = skip_comment(text, pos);
		else
			break;
	return pos;
}

static size_t token_end(struct str text, size_t pos)
{
	char c = text.ptr[pos];

	if (c == '"' || c == '\'')
		return skip_string(text, pos);
	return c == '\\' && pos + 1 < text.len ? pos + 2 : pos + 1;
}

struct str stylesheet_pack(struct arena *arena, struct str text)
{
	struct buf out = {0};
	struct str packed;
	size_t pos = 0;
	char before = '{'; /* the mark that came last; of longer tokens none */

	while (pos < text.len) {
		size_t next = skip_blank(text, pos), end;

		if (next == text.len)
			break;
		if (next > pos && !parts_before_space(before) &&
		    !parts_behind_space(text.ptr[next]))
			buf_put_char(&out, ' ');
		if (text.ptr[next] == '}' && before == ';')
			out.len--;
		end = token_end(text, next);
		buf_put(&out, str_slice(text, next, end));
		before = end == next + 1 ? text.ptr[next] : '\0';
		pos = end;
	}
	buf_put_char(&out, '\n');
	packed = buf_copy(&out, arena);
	buf_free(&out);
	return packed;
}
