/* Strings of JSON, and documents. */
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

void json_begin(struct json *json, struct buf *out)
{
	*json = (struct json){.out = out, .is_first = true};
}

static void begin_line(struct json *json)
{
	if (!json->depth)
		return;
	buf_put_char(json->out, '\n');
	for (unsigned i = 0; i < json->depth; i++)
		buf_put(json->out, STR("  "));
}

static void begin_value(struct json *json, const char *name)
{
	if (!json->is_first)
		buf_put_char(json->out, ',');
	json->is_first = false;
	begin_line(json);
	if (name) {
		json_put_str(json->out, str_from(name));
		buf_put(json->out, STR(": "));
	}
}

static void open_value(struct json *json, const char *name, char bracket)
{
	begin_value(json, name);
	buf_put_char(json->out, bracket);
	json->depth++;
	json->is_first = true;
}

static void close_value(struct json *json, char bracket)
{
	bool is_empty = json->is_first;

	json->depth--;
	json->is_first = false;
	if (!is_empty && json->depth)
		begin_line(json);
	else if (!is_empty)
		buf_put_char(json->out, '\n');
	buf_put_char(json->out, bracket);
}

void json_object(struct json *json, const char *name)
{
	open_value(json, name, '{');
}

void json_end_object(struct json *json)
{
	close_value(json, '}');
}

void json_array(struct json *json, const char *name)
{
	open_value(json, name, '[');
}

void json_end_array(struct json *json)
{
	close_value(json, ']');
}

void json_str(struct json *json, const char *name, struct str value)
{
	begin_value(json, name);
	json_put_str(json->out, value);
}

void json_str_if(struct json *json, const char *name, struct str value)
{
	if (value.len)
		json_str(json, name, value);
}

void json_number(struct json *json, const char *name, uint64_t value)
{
	begin_value(json, name);
	buf_put_number(json->out, value);
}

void json_true(struct json *json, const char *name)
{
	begin_value(json, name);
	buf_put(json->out, STR("true"));
}

void json_end(struct json *json)
{
	buf_put_char(json->out, '\n');
}
