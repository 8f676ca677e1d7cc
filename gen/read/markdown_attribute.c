/* Attributes: {#id .class key=value key="a value"}.
 *
 * Ids, classes and values are slices of the document's source, which lives as
 * long as its blocks. */
#include "read/markdown_internal.h"

static const char hint_form[] =
	MSGID_TEXT("write #id, .class or key=\"value\", parted by spaces");

static bool is_name_character(char c)
{
	return char_is_word(c) || c == '-' || c == '_';
}

/* ASCII letters, digits, - and _, and dots in ids; a letter first. */
static bool is_name(struct str s, bool dots)
{
	if (!s.len || !char_is_letter(s.ptr[0]))
		return false;
	for (size_t i = 1; i < s.len; i++)
		if (!is_name_character(s.ptr[i]) && !(dots && s.ptr[i] == '.'))
			return false;
	return true;
}

static struct place place_of(const struct lowering *lowering, struct str s)
{
	const struct markdown_source *source = lowering->source;

	return markdown_place(source, (size_t)(s.ptr - source->text.ptr),
			      s.len);
}

static void object(struct lowering *lowering, struct str written,
		   const char *hint)
{
	markdown_report(lowering->source, ATTRIBUTE_INVALID,
			place_of(lowering, written), written, str_from(hint),
			(struct str){0});
}

/* Cuts the next attribute off *rest; a value in quotes may hold spaces. */
static struct str next_attribute(struct str *rest)
{
	size_t end = 0;
	struct str s = *rest;

	while (end < s.len && !char_is_blank(s.ptr[end])) {
		size_t quote = STR_NONE;

		if (s.ptr[end] == '"')
			quote = str_find_char(str_slice(s, end + 1, s.len),
					      '"');
		end += quote == STR_NONE ? 1 : quote + 2;
	}
	*rest = str_slice(s, end, s.len);
	while (rest->len && char_is_blank(rest->ptr[0]))
		*rest = str_slice(*rest, 1, rest->len);
	return str_slice(s, 0, end);
}

static void read_id(struct lowering *lowering, struct str written,
		    struct attributes *attributes)
{
	struct str id = str_slice(written, 1, written.len);

	if (!is_name(id, true))
		markdown_report(lowering->source, ID_INVALID,
				place_of(lowering, written), written,
				(struct str){0}, (struct str){0});
	else if (attributes->id.len)
		object(lowering, written, MSGID_TEXT("give one id"));
	else
		attributes->id = id;
}

static void read_class(struct lowering *lowering, struct str written,
		       struct attributes *attributes)
{
	struct str name = str_slice(written, 1, written.len);

	if (!is_name(name, false))
		object(lowering, written, hint_form);
	else if (!attributes->classes.len)
		attributes->classes = name;
	else
		attributes->classes =
			arena_join(lowering->context->arena,
				   attributes->classes, STR(" "), name);
}

static void read_pair(struct lowering *lowering, struct str written,
		      struct attributes *attributes)
{
	size_t equals = str_find_char(written, '=');
	struct attribute *pair;
	struct str value;

	if (equals == STR_NONE || !equals ||
	    attributes->n_pairs == ATTRIBUTES_LIMIT) {
		object(lowering, written, hint_form);
		return;
	}
	value = str_slice(written, equals + 1, written.len);
	if (value.len >= 2 && value.ptr[0] == '"' &&
	    value.ptr[value.len - 1] == '"')
		value = str_slice(value, 1, value.len - 1);
	pair = &attributes->pairs[attributes->n_pairs++];
	pair->key = str_slice(written, 0, equals);
	pair->value = value;
	pair->written = written;
}

void markdown_attributes(struct lowering *lowering, struct str written,
			 struct attributes *attributes)
{
	struct str rest = str_trim(str_slice(written, 1, written.len - 1));

	*attributes = (struct attributes){0};
	while (rest.len) {
		struct str attribute = next_attribute(&rest);

		if (attribute.ptr[0] == '#')
			read_id(lowering, attribute, attributes);
		else if (attribute.ptr[0] == '.')
			read_class(lowering, attribute, attributes);
		else
			read_pair(lowering, attribute, attributes);
	}
}

struct str markdown_attribute_take(struct attributes *attributes,
				   struct str key, struct str *written)
{
	for (size_t i = 0; i < attributes->n_pairs; i++) {
		struct attribute *pair = &attributes->pairs[i];
		struct str value = pair->value;

		if (!str_eq(pair->key, key))
			continue;
		*written = pair->written;
		*pair = attributes->pairs[--attributes->n_pairs];
		return value;
	}
	*written = (struct str){0};
	return (struct str){0};
}

void markdown_attributes_rest(struct lowering *lowering,
			      const struct attributes *attributes,
			      const char *hint)
{
	for (size_t i = 0; i < attributes->n_pairs; i++)
		object(lowering, attributes->pairs[i].written, hint);
}

/* Where the text of an ATX heading's line ends, without closing "#"s. */
static struct str without_closing(struct str s)
{
	struct str shorter;

	s = str_trim(s);
	shorter = s;
	while (shorter.len && shorter.ptr[shorter.len - 1] == '#')
		shorter.len--;
	if (shorter.len < s.len && shorter.len &&
	    char_is_blank(shorter.ptr[shorter.len - 1]))
		return str_trim(shorter);
	return s;
}

struct str markdown_heading_attributes(const struct markdown_source *source,
				       uint32_t line)
{
	size_t start, at;
	struct str s = without_closing(markdown_line(source, line, &start));

	if (s.len < 4 || s.ptr[s.len - 1] != '}')
		return (struct str){0};
	at = str_find_last(s, '{');
	if (at == STR_NONE || at + 2 >= s.len ||
	    (s.ptr[at + 1] != '#' && s.ptr[at + 1] != '.') ||
	    (at && s.ptr[at - 1] == '\\'))
		return (struct str){0};
	return str_slice(s, at, s.len);
}
