/* Strings of JSON that are safe in a script, too. */
#include "write/json.h"

/* How many bytes at pos cannot stand as they are: 0, 1, or 3 for the line
 * ends of JavaScript. */
static size_t escaped_at(struct str s, size_t pos)
{
	unsigned char c = (unsigned char)s.ptr[pos];

	if (c == 0xE2 && s.len - pos > 2 && s.ptr[pos + 1] == '\x80' &&
	    (s.ptr[pos + 2] == '\xA8' || s.ptr[pos + 2] == '\xA9'))
		return 3;
	return c < 0x20 || c == '"' || c == '\\' || c == '<';
}

static void put_escape(struct buf *out, struct str s)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char c = (unsigned char)s.ptr[0];

	switch (c) {
	case '\n':
		buf_put(out, STR("\\n"));
		break;
	case '\t':
		buf_put(out, STR("\\t"));
		break;
	case '"':
	case '\\':
		buf_put_char(out, '\\');
		buf_put_char(out, (char)c);
		break;
	case 0xE2:
		buf_put(out,
			s.ptr[2] == '\xA8' ? STR("\\u2028") : STR("\\u2029"));
		break;
	default:
		buf_put(out, STR("\\u00"));
		buf_put_char(out, digits[c >> 4]);
		buf_put_char(out, digits[c & 15]);
	}
}

void json_put_str(struct buf *out, struct str s)
{
	size_t copied = 0;

	buf_put_char(out, '"');
	for (size_t pos = 0; pos < s.len;) {
		size_t n = escaped_at(s, pos);

		if (!n) {
			pos++;
			continue;
		}
		buf_put(out, str_slice(s, copied, pos));
		put_escape(out, str_slice(s, pos, pos + n));
		pos += n;
		copied = pos;
	}
	buf_put(out, str_slice(s, copied, s.len));
	buf_put_char(out, '"');
}
