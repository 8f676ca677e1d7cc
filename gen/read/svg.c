/* A careful look at SVG: enough of XML to find every tag and attribute, and
 * refusal of whatever is not understood. It decides what is let out, so it
 * names what is allowed for references and what is not for elements. */
#include "read/image.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

enum token_kind {
	TOKEN_END,
	TOKEN_TEXT,
	TOKEN_CDATA,
	TOKEN_OPEN,        /* <a>; text is "a …" */
	TOKEN_EMPTY,       /* <a/> */
	TOKEN_CLOSE,       /* </a> */
	TOKEN_COMMENT,     /* comment */
	TOKEN_INSTRUCTION, /* <?…?> */
	TOKEN_DOCTYPE,
	TOKEN_BROKEN
};

struct token {
	enum token_kind kind;
	struct str text; /* without the marks around it */
};

/* Cuts what ends at the mark off the rest. */
static struct token cut_until(struct str *rest, size_t start, struct str end,
			      enum token_kind kind)
{
	struct str from = str_slice(*rest, start, rest->len);
	size_t at = str_find(from, end);

	if (at == STR_NONE) {
		*rest = (struct str){0};
		return (struct token){TOKEN_BROKEN, {0}};
	}
	*rest = str_slice(from, at + end.len, from.len);
	return (struct token){kind, str_slice(from, 0, at)};
}

/* The end of a tag: ">" outside of quotes. */
static struct token cut_tag(struct str *rest)
{
	struct token token = {TOKEN_BROKEN, {0}};
	char quote = '\0';

	for (size_t i = 1; i < rest->len; i++) {
		char c = rest->ptr[i];

		if (quote)
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '<')
			break;
		else if (c == '>') {
			token.kind = TOKEN_OPEN;
			token.text = str_slice(*rest, 1, i);
			*rest = str_slice(*rest, i + 1, rest->len);
			break;
		}
	}
	if (str_starts(token.text, STR("/"))) {
		token.kind = TOKEN_CLOSE;
		token.text = str_slice(token.text, 1, token.text.len);
	} else if (str_ends(token.text, STR("/"))) {
		token.kind = TOKEN_EMPTY;
		token.text.len--;
	}
	return token;
}

static struct token next_token(struct str *rest)
{
	size_t at;
	struct token token;

	if (!rest->len)
		return (struct token){TOKEN_END, {0}};
	if (rest->ptr[0] != '<') {
		at = str_find_char(*rest, '<');
		token = (struct token){TOKEN_TEXT, str_slice(*rest, 0, at)};
		*rest = str_slice(*rest, token.text.len, rest->len);
		return token;
	}
	if (str_starts(*rest, STR("<!--")))
		return cut_until(rest, 4, STR("-->"), TOKEN_COMMENT);
	if (str_starts(*rest, STR("<![CDATA[")))
		return cut_until(rest, 9, STR("]]>"), TOKEN_CDATA);
	if (str_starts(*rest, STR("<?")))
		return cut_until(rest, 2, STR("?>"), TOKEN_INSTRUCTION);
	if (str_starts(*rest, STR("<!")))
		return cut_until(rest, 2, STR(">"), TOKEN_DOCTYPE);
	return cut_tag(rest);
}

/* Cuts a name off: what stands before white space, "=" or the end. */
static struct str cut_name(struct str *rest)
{
	size_t len = 0;

	while (len < rest->len && !char_is_space(rest->ptr[len]) &&
	       rest->ptr[len] != '=')
		len++;
	struct str name = str_slice(*rest, 0, len);
	*rest = str_slice(*rest, len, rest->len);
	return name;
}

struct attribute {
	struct str name;
	struct str value; /* as written */
};

enum attribute_status { ATTRIBUTE_FOUND, ATTRIBUTE_NONE, ATTRIBUTE_BROKEN };

static enum attribute_status cut_attribute(struct str *rest,
					   struct attribute *attribute)
{
	size_t end;
	char quote;

	*rest = str_trim(*rest);
	if (!rest->len)
		return ATTRIBUTE_NONE;
	attribute->name = cut_name(rest);
	*rest = str_trim(*rest);
	if (!attribute->name.len || !str_starts(*rest, STR("=")))
		return ATTRIBUTE_BROKEN;
	*rest = str_trim(str_slice(*rest, 1, rest->len));
	if (!rest->len || (rest->ptr[0] != '"' && rest->ptr[0] != '\''))
		return ATTRIBUTE_BROKEN;
	quote = rest->ptr[0];
	*rest = str_slice(*rest, 1, rest->len);
	end = str_find_char(*rest, quote);
	if (end == STR_NONE)
		return ATTRIBUTE_BROKEN;
	attribute->value = str_slice(*rest, 0, end);
	*rest = str_slice(*rest, end + 1, rest->len);
	return ATTRIBUTE_FOUND;
}

/* The name without its namespace prefix. */
static struct str local_name(struct str name)
{
	size_t colon = str_find_char(name, ':');

	return colon == STR_NONE ? name : str_slice(name, colon + 1, name.len);
}

/* The text of the first tag; false if it is no svg element. */
static bool find_root(struct str bytes, struct str *attributes)
{
	struct str rest = bytes;
	struct token token;

	if (str_starts(rest, STR("\xEF\xBB\xBF")))
		rest = str_slice(rest, 3, rest.len);
	do {
		token = next_token(&rest);
		if (token.kind == TOKEN_TEXT && str_trim(token.text).len)
			return false;
	} while (token.kind == TOKEN_TEXT || token.kind == TOKEN_COMMENT ||
		 token.kind == TOKEN_INSTRUCTION ||
		 token.kind == TOKEN_DOCTYPE);
	if (token.kind != TOKEN_OPEN && token.kind != TOKEN_EMPTY)
		return false;
	*attributes = token.text;
	return str_eq(local_name(cut_name(attributes)), STR("svg"));
}

/* Cuts a number off the front; negative ones and exponents are none. */
static bool cut_decimal(struct str *s, double *number)
{
	double scale = 1;
	size_t pos = 0;
	bool point = false;

	*number = 0;
	for (; pos < s->len && pos < 20; pos++) {
		char c = s->ptr[pos];

		if (c == '.' && !point) {
			point = true;
			continue;
		}
		if (c < '0' || c > '9')
			break;
		*number = *number * 10 + (c - '0');
		scale *= point ? 10 : 1;
	}
	*number /= scale;
	*s = str_slice(*s, pos, s->len);
	return pos > (size_t)point;
}

static uint32_t to_pixels(double length)
{
	return length >= 0.5 && length <= 100000 ? (uint32_t)(length + 0.5) : 0;
}

/* A length in CSS pixels, or 0 if it is relative or none. */
static uint32_t parse_length(struct str text)
{
	static const struct {
		struct str name;
		double pixels;
	} units[] = {{STR_INIT(""), 1},           {STR_INIT("px"), 1},
		     {STR_INIT("pt"), 96.0 / 72}, {STR_INIT("pc"), 16},
		     {STR_INIT("mm"), 96 / 25.4}, {STR_INIT("cm"), 96 / 2.54},
		     {STR_INIT("in"), 96}};
	struct str unit = str_trim(text);
	double number;

	if (!cut_decimal(&unit, &number))
		return 0;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (str_eq(unit, units[i].name))
			return to_pixels(number * units[i].pixels);
	return 0;
}

/* The last two of the four numbers. */
static void parse_view_box(struct str text, double *width, double *height)
{
	double numbers[4] = {0};

	for (size_t i = 0; i < 4; i++) {
		while (text.len &&
		       (char_is_space(text.ptr[0]) || text.ptr[0] == ',' ||
			(i < 2 && text.ptr[0] == '-')))
			text = str_slice(text, 1, text.len);
		if (!cut_decimal(&text, &numbers[i]))
			return;
	}
	*width = numbers[2];
	*height = numbers[3];
}

bool svg_measure(struct str bytes, uint32_t *width, uint32_t *height)
{
	double box_width = 0, box_height = 0;
	struct attribute attribute;
	struct str rest;

	if (utf8_invalid(bytes) != STR_NONE || !find_root(bytes, &rest))
		return false;
	while (cut_attribute(&rest, &attribute) == ATTRIBUTE_FOUND) {
		if (str_eq(attribute.name, STR("width")))
			*width = parse_length(attribute.value);
		else if (str_eq(attribute.name, STR("height")))
			*height = parse_length(attribute.value);
		else if (str_eq(attribute.name, STR("viewBox")))
			parse_view_box(attribute.value, &box_width,
				       &box_height);
	}
	if (*width && *height)
		return true;
	/* One length and the box give the other; the box alone gives both. */
	if (box_width > 0 && box_height > 0) {
		double ratio = box_width / box_height;

		if (*width)
			*height = to_pixels(*width / ratio);
		else if (*height)
			*width = to_pixels(*height * ratio);
		else {
			*width = to_pixels(box_width);
			*height = to_pixels(box_height);
		}
	}
	if (!*width || !*height)
		*width = *height = 0;
	return true;
}

static bool has_prefix(struct str s, struct str prefix)
{
	return str_eq_fold(str_slice(s, 0, prefix.len), prefix);
}

/* A place in the same file or an image inside of it. */
static bool is_inner_reference(struct str reference)
{
	return str_starts(reference, STR("#")) || !reference.len ||
	       has_prefix(reference, STR("data:image/png")) ||
	       has_prefix(reference, STR("data:image/jpeg")) ||
	       has_prefix(reference, STR("data:image/gif")) ||
	       has_prefix(reference, STR("data:image/webp"));
}

/* Whether the text is url(…) with anything but an inner reference in it. */
static bool url_loads(struct str text)
{
	if (!has_prefix(text, STR("url(")))
		return false;
	text = str_trim(str_slice(text, 4, text.len));
	if (text.len && (text.ptr[0] == '"' || text.ptr[0] == '\''))
		text = str_trim(str_slice(text, 1, text.len));
	return !text.len || !is_inner_reference(text);
}

/* Whether style text loads anything from elsewhere. Escapes could hide it,
 * so a text with both an escape and a bracket or @ is not trusted. */
static bool style_loads(struct str style)
{
	if (str_find_char(style, '\\') != STR_NONE &&
	    (str_find_char(style, '(') != STR_NONE ||
	     str_find_char(style, '@') != STR_NONE))
		return true;
	for (size_t i = 0; i < style.len; i++) {
		char c = style.ptr[i];

		if (c == '@' &&
		    has_prefix(str_slice(style, i, style.len), STR("@import")))
			return true;
		if ((c == 'u' || c == 'U') &&
		    url_loads(str_slice(style, i, i + 64)))
			return true;
	}
	return false;
}

/* The value of a character reference without its & and ;, or 0. */
static uint32_t character_of(struct str name)
{
	static const struct {
		struct str name;
		char c;
	} named[] = {{STR_INIT("amp"), '&'},
		     {STR_INIT("lt"), '<'},
		     {STR_INIT("gt"), '>'},
		     {STR_INIT("quot"), '"'},
		     {STR_INIT("apos"), '\''}};
	uint32_t base = 10, number = 0;

	for (size_t i = 0; i < 5; i++)
		if (str_eq(name, named[i].name))
			return (unsigned char)named[i].c;
	if (name.len < 2 || name.len > 9 || name.ptr[0] != '#')
		return 0;
	name = str_slice(name, 1, name.len);
	if (name.ptr[0] == 'x') {
		base = 16;
		name = str_slice(name, 1, name.len);
	}
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i] >= 'a' && name.ptr[i] <= 'f'
				 ? (char)(name.ptr[i] - 'a' + 'A')
				 : name.ptr[i];
		const char *digits = "0123456789ABCDEF";
		const char *digit = c ? strchr(digits, c) : NULL;

		if (!digit || (uint32_t)(digit - digits) >= base)
			return 0;
		number = number * base + (uint32_t)(digit - digits);
	}
	return number < 0x110000 && (number < 0xD800 || number > 0xDFFF)
		       ? number
		       : 0;
}

/* The value with its character references read; false for one that is not
 * known here. */
static bool decode(struct buf *out, struct str value)
{
	while (value.len) {
		size_t at = str_find_char(value, '&');
		struct str name;
		uint32_t character;

		buf_put(out, str_slice(value, 0, at));
		if (at == STR_NONE)
			return true;
		name = str_slice(value, at + 1, at + 12);
		name = str_slice(name, 0, str_find_char(name, ';'));
		character = character_of(name);
		if (!character)
			return false;
		buf_put_code_point(out, character);
		value = str_slice(value, at + name.len + 2, value.len);
	}
	return true;
}

static struct str attribute_danger(struct str name, struct str value)
{
	if (has_prefix(name, STR("on")))
		return MSGID("an event attribute");
	if ((str_eq_fold(local_name(name), STR("href")) ||
	     str_eq_fold(local_name(name), STR("src")) ||
	     str_eq_fold(name, STR("xml:base"))) &&
	    !is_inner_reference(str_trim(value)))
		return MSGID("a reference to another file");
	/* What editors and screen readers read is no style. */
	if (str_find_char(name, ':') == STR_NONE &&
	    !has_prefix(name, STR("aria-")) &&
	    !has_prefix(name, STR("data-")) && style_loads(value))
		return MSGID("a reference to another file");
	return (struct str){0};
}

static struct str attributes_danger(struct str rest, struct buf *value)
{
	struct attribute attribute;
	enum attribute_status status;
	struct str danger = {0};

	while (!danger.len &&
	       (status = cut_attribute(&rest, &attribute)) != ATTRIBUTE_NONE) {
		buf_clear(value);
		if (status == ATTRIBUTE_BROKEN ||
		    !decode(value, attribute.value))
			return MSGID("markup that is not well-formed");
		danger = attribute_danger(attribute.name, buf_str(value));
	}
	return danger;
}

static struct str element_danger(struct str name)
{
	static const struct str refused[] = {
		STR_INIT("script"),  STR_INIT("foreignObject"),
		STR_INIT("iframe"),  STR_INIT("object"),
		STR_INIT("embed"),   STR_INIT("audio"),
		STR_INIT("video"),   STR_INIT("handler"),
		STR_INIT("listener")};

	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		if (str_eq_fold(local_name(name), refused[i]))
			return refused[i];
	return (struct str){0};
}

static struct str tag_danger(struct str tag, struct buf *value)
{
	struct str rest = tag;
	struct str danger = element_danger(cut_name(&rest));

	return danger.len ? danger : attributes_danger(rest, value);
}

static struct str instruction_danger(struct str text)
{
	struct str name = cut_name(&text);
	struct attribute attribute;

	if (str_eq_fold(name, STR("xml-stylesheet")))
		return MSGID("a reference to another file");
	if (!str_eq_fold(name, STR("xml")))
		return (struct str){0};
	while (cut_attribute(&text, &attribute) == ATTRIBUTE_FOUND)
		if (str_eq(attribute.name, STR("encoding")) &&
		    !str_eq_fold(attribute.value, STR("utf-8")) &&
		    !str_eq_fold(attribute.value, STR("us-ascii")) &&
		    !str_eq_fold(attribute.value, STR("ascii")))
			return MSGID("another encoding than UTF-8");
	return (struct str){0};
}

struct inspection {
	struct buf value; /* of the attribute at hand */
	size_t depth;     /* open elements */
	bool in_style;    /* the innermost is <style> */
	struct buf style; /* its text so far, whatever it is cut into */
};

static struct str open_danger(const struct token *token,
			      struct inspection *inspection)
{
	struct str rest = token->text;

	inspection->depth++;
	inspection->in_style =
		str_eq_fold(local_name(cut_name(&rest)), STR("style"));
	buf_clear(&inspection->style);
	return tag_danger(token->text, &inspection->value);
}

static struct str close_danger(struct inspection *inspection)
{
	bool loads = inspection->in_style &&
		     style_loads(buf_str(&inspection->style));

	inspection->in_style = false;
	if (inspection->depth == 0)
		return MSGID("markup that is not well-formed");
	inspection->depth--;
	return loads ? MSGID("a reference to another file") : (struct str){0};
}

static struct str text_danger(const struct token *token,
			      struct inspection *inspection)
{
	if (!inspection->in_style)
		return (struct str){0};
	if (token->kind == TOKEN_CDATA)
		buf_put(&inspection->style, token->text);
	else if (!decode(&inspection->style, token->text))
		return MSGID("markup that is not well-formed");
	return (struct str){0};
}

static struct str token_danger(const struct token *token,
			       struct inspection *inspection)
{
	switch (token->kind) {
	case TOKEN_OPEN:
		return open_danger(token, inspection);
	case TOKEN_EMPTY:
		return tag_danger(token->text, &inspection->value);
	case TOKEN_CLOSE:
		return close_danger(inspection);
	case TOKEN_TEXT:
	case TOKEN_CDATA:
		return text_danger(token, inspection);
	case TOKEN_INSTRUCTION:
		return instruction_danger(token->text);
	case TOKEN_DOCTYPE:
		return str_find_char(token->text, '[') == STR_NONE
			       ? (struct str){0}
			       : MSGID("a document type of its own");
	case TOKEN_BROKEN:
		return MSGID("markup that is not well-formed");
	case TOKEN_COMMENT:
	case TOKEN_END:
		break;
	}
	return (struct str){0};
}

struct str svg_danger(struct str bytes)
{
	struct inspection inspection = {0};
	struct str rest = bytes, danger = {0};
	struct token token;

	do {
		token = next_token(&rest);
		danger = token_danger(&token, &inspection);
	} while (!danger.len && token.kind != TOKEN_END);
	if (!danger.len && inspection.depth)
		danger = MSGID("markup that is not well-formed");
	buf_free(&inspection.value);
	buf_free(&inspection.style);
	return danger;
}
