/* Line by line, without regard to what YAML would make of the lines. */
#include "read/yaml_slip.h"

static const struct str wide_colon = STR_INIT("：");
static const struct str wide_comma = STR_INIT("，");
static const struct str wide_space = STR_INIT("\u3000");

static bool is_key_character(char c)
{
	return char_is_word(c) || c == '-' || c == '_';
}

/* How many characters of a key the text begins with. */
static size_t key_length(struct str text)
{
	size_t len = 0;

	if (!text.len || !char_is_letter(text.ptr[0]))
		return 0;
	while (len < text.len && is_key_character(text.ptr[len]))
		len++;
	return len;
}

struct str yaml_slip_key(struct str line)
{
	size_t len = key_length(line);

	return str_starts(str_slice(line, len, line.len), wide_colon)
		       ? str_slice(line, 0, len)
		       : STR("");
}

static bool found(struct yaml_slip *slip, size_t start, size_t len,
		  struct str what)
{
	*slip = (struct yaml_slip){start, len, what};
	return true;
}

/* What a line may be indented by; *pos is moved behind it and behind the
 * hyphens of list entries. */
static bool find_in_indentation(struct str line, size_t *pos,
				struct yaml_slip *slip)
{
	for (; *pos < line.len; ++*pos) {
		struct str rest = str_slice(line, *pos, line.len);

		if (rest.ptr[0] == '\t')
			return found(slip, *pos, 1,
				     MSGID("a line is indented by a tab; use "
					   "spaces"));
		if (str_starts(rest, wide_space))
			return found(slip, *pos, wide_space.len,
				     MSGID("a line is indented by a "
					   "full-width space; use ordinary "
					   "spaces"));
		if (rest.ptr[0] != ' ' && !str_starts(rest, STR("- ")))
			return false;
	}
	return false;
}

static bool find_at_key(struct str line, size_t start, struct yaml_slip *slip)
{
	size_t pos = start + key_length(str_slice(line, start, line.len));
	struct str rest = str_slice(line, pos, line.len);

	if (pos == start)
		return false;
	if (str_starts(rest, wide_colon))
		return found(slip, pos, wide_colon.len,
			     MSGID("a full-width colon behind a key; write : "
				   "and a space"));
	if (rest.len > 1 && rest.ptr[0] == ':' && rest.ptr[1] != ' ' &&
	    !str_starts(rest, STR("://")))
		return found(slip, pos, 1,
			     MSGID("a key and its value are parted by : and a "
				   "space"));
	return false;
}

/* In {…} and […] the key behind the comma shows that entries are parted. */
static bool find_comma(struct str line, struct yaml_slip *slip)
{
	size_t open = str_find_char(line, '{');

	for (size_t pos = open; pos < line.len; pos++) {
		struct str rest = str_slice(line, pos, line.len);
		size_t len = wide_comma.len;

		if (!str_starts(rest, wide_comma))
			continue;
		while (len < rest.len && rest.ptr[len] == ' ')
			len++;
		rest = str_slice(rest, len, rest.len);
		len = key_length(rest);
		if (len && len < rest.len && rest.ptr[len] == ':')
			return found(
				slip, pos, wide_comma.len,
				MSGID("a full-width comma between entries; "
				      "write , and a space"));
	}
	return false;
}

static bool find_in_line(struct str line, struct yaml_slip *slip)
{
	size_t pos = 0;
	struct str text = str_trim(line);

	if (!text.len || text.ptr[0] == '#')
		return false;
	return find_in_indentation(line, &pos, slip) ||
	       find_at_key(line, pos, slip) || find_comma(line, slip);
}

bool yaml_slip_find(struct str text, size_t offset, struct yaml_slip *slip)
{
	struct str rest = text;
	bool is_found = false;

	while (rest.ptr && (size_t)(rest.ptr - text.ptr) <= offset) {
		size_t start = (size_t)(rest.ptr - text.ptr);
		struct str line = str_cut(&rest, '\n');

		if (str_ends(line, STR("\r")))
			line.len--;
		if (find_in_line(line, slip)) {
			slip->start += start;
			is_found = true;
		}
	}
	return is_found;
}
