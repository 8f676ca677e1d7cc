/* The one writer of markup. */
#include "base/markup.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

void markup_begin(struct markup *markup, struct buf *out)
{
	markup->out = out;
	markup->depth = 0;
	markup->in_tag = false;
}

static void end_tag(struct markup *markup)
{
	if (markup->in_tag)
		buf_put_char(markup->out, '>');
	markup->in_tag = false;
}

void markup_open(struct markup *markup, const char *name)
{
	assert(markup->depth < MARKUP_DEPTH);
	end_tag(markup);
	buf_put_char(markup->out, '<');
	buf_put(markup->out, str_from(name));
	markup->open[markup->depth++] = name;
	markup->in_tag = true;
}

void markup_attr(struct markup *markup, const char *name, struct str value)
{
	assert(markup->in_tag);
	buf_put_char(markup->out, ' ');
	buf_put(markup->out, str_from(name));
	buf_put(markup->out, STR("=\""));
	markup_escape(markup->out, value, true);
	buf_put_char(markup->out, '"');
}

void markup_attr_written(struct markup *markup, const char *name,
			 struct str value)
{
	assert(markup->in_tag);
	buf_put_char(markup->out, ' ');
	buf_put(markup->out, str_from(name));
	buf_put(markup->out, STR("=\""));
	buf_put(markup->out, value);
	buf_put_char(markup->out, '"');
}

void markup_attr_number(struct markup *markup, const char *name,
			uint64_t number)
{
	assert(markup->in_tag);
	buf_put_char(markup->out, ' ');
	buf_put(markup->out, str_from(name));
	buf_put(markup->out, STR("=\""));
	buf_put_number(markup->out, number);
	buf_put_char(markup->out, '"');
}

void markup_text(struct markup *markup, struct str text)
{
	end_tag(markup);
	markup_escape(markup->out, text, false);
}

void markup_close(struct markup *markup, const char *name)
{
	assert(markup->depth > 0);
	assert(!strcmp(markup->open[markup->depth - 1], name));
	markup->depth--;
	if (markup->in_tag && markup_is_void(str_from(name))) {
		buf_put(markup->out, STR("/>"));
		markup->in_tag = false;
		return;
	}
	end_tag(markup);
	buf_put(markup->out, STR("</"));
	buf_put(markup->out, str_from(name));
	buf_put_char(markup->out, '>');
}

void markup_line(struct markup *markup)
{
	end_tag(markup);
	buf_put_char(markup->out, '\n');
}

void markup_insert(struct markup *markup, struct str written)
{
	end_tag(markup);
	buf_put(markup->out, written);
}

/* Bytes that cannot be copied unseen: markup characters, controls, and the
 * first bytes of U+0080 to U+00BF (C2) and of the noncharacters U+FFFE and
 * U+FFFF (EF). */
static const bool special[256] = {
	[0x00] = true, [0x01] = true, [0x02] = true, [0x03] = true,
	[0x04] = true, [0x05] = true, [0x06] = true, [0x07] = true,
	[0x08] = true, [0x09] = true, [0x0A] = true, [0x0B] = true,
	[0x0C] = true, [0x0D] = true, [0x0E] = true, [0x0F] = true,
	[0x10] = true, [0x11] = true, [0x12] = true, [0x13] = true,
	[0x14] = true, [0x15] = true, [0x16] = true, [0x17] = true,
	[0x18] = true, [0x19] = true, [0x1A] = true, [0x1B] = true,
	[0x1C] = true, [0x1D] = true, [0x1E] = true, [0x1F] = true,
	['&'] = true,  ['<'] = true,  ['>'] = true,  ['"'] = true,
	[0x7F] = true, [0xC2] = true, [0xEF] = true,
};

static struct str replacement(uint32_t c, bool in_attribute)
{
	switch (c) {
	case '&':
		return STR("&amp;");
	case '<':
		return STR("&lt;");
	case '>':
		return STR("&gt;");
	case '"':
		return in_attribute ? STR("&quot;") : (struct str){0};
	case '\t':
		return in_attribute ? STR("&#9;") : (struct str){0};
	case '\n':
		return in_attribute ? STR("&#10;") : (struct str){0};
	case '\r':
		return STR("&#13;");
	case 0xA0:
		return STR("&#160;");
	}
	if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0xFFFE ||
	    c == 0xFFFF)
		return STR("\xEF\xBF\xBD");
	return (struct str){0};
}

/* Full-width punctuation begins with EF too: only EF BF BE and EF BF BF are
 * noncharacters. */
static bool is_harmless(const unsigned char *p)
{
	return p[0] == 0xEF && (p[1] != 0xBF || p[2] < 0xBE);
}

void markup_escape(struct buf *out, struct str text, bool in_attribute)
{
	const unsigned char *bytes = (const unsigned char *)text.ptr;
	size_t copied = 0, pos = 0;

	while (pos < text.len) {
		size_t at = pos;
		struct str instead;

		if (text.len - pos >= 4 &&
		    !(special[bytes[pos]] | special[bytes[pos + 1]] |
		      special[bytes[pos + 2]] | special[bytes[pos + 3]])) {
			pos += 4;
			continue;
		}
		if (!special[bytes[pos]] || is_harmless(bytes + pos)) {
			pos++;
			continue;
		}
		instead = replacement(utf8_next(text, &pos), in_attribute);
		if (!instead.ptr)
			continue;
		buf_put(out, str_slice(text, copied, at));
		buf_put(out, instead);
		copied = pos;
	}
	buf_put(out, str_slice(text, copied, text.len));
}

bool markup_is_void(struct str name)
{
	static const struct str voids[] = {
		STR_INIT("area"), STR_INIT("base"),   STR_INIT("br"),
		STR_INIT("col"),  STR_INIT("embed"),  STR_INIT("hr"),
		STR_INIT("img"),  STR_INIT("input"),  STR_INIT("link"),
		STR_INIT("meta"), STR_INIT("source"), STR_INIT("track"),
		STR_INIT("wbr"),
	};

	for (size_t i = 0; i < sizeof(voids) / sizeof(*voids); i++)
		if (name.len && voids[i].ptr[0] == name.ptr[0] &&
		    str_eq(voids[i], name))
			return true;
	return false;
}
