/* YAML by lines. What was made is parsed again and compared with what it is
 * meant to say, so that an odd way of writing can cost comments, but never a
 * value. */
#include "read/yaml_edit.h"

#include "base/buf.h"
#include "base/map.h"

/* A line of the file with its end, and what is put around it. */
struct line {
	struct str text;
	struct str above;
	struct str below;
	bool gone;
};

struct edit {
	struct arena *arena;
	const struct yaml *map;
	struct line *lines;
	size_t n_lines;
	struct str end;    /* of a line in this file */
	struct str behind; /* goes to the end of the file */
};

/* The lines of a key with its value: [first, end). */
struct extent {
	size_t first;
	size_t end;
};

static struct str line_content(struct str line)
{
	while (line.len && (line.ptr[line.len - 1] == '\n' ||
			    line.ptr[line.len - 1] == '\r'))
		line.len--;
	return line;
}

static void cut_lines(struct edit *edit, struct str text)
{
	size_t most = 1;

	for (size_t i = 0; i < text.len; i++)
		most += text.ptr[i] == '\n';
	edit->lines = ARENA_ARRAY(edit->arena, struct line, most);
	while (text.len) {
		size_t end = str_find_char(text, '\n');

		end = end == STR_NONE ? text.len : end + 1;
		edit->lines[edit->n_lines++].text = str_slice(text, 0, end);
		text = str_slice(text, end, text.len);
	}
	edit->end = str_ends(edit->lines[0].text, STR("\r\n")) ? STR("\r\n")
							       : STR("\n");
}

/* A line on its own: whoever puts one behind it must not lengthen it. */
static void end_last_line(struct edit *edit)
{
	struct line *last;

	if (!edit->n_lines)
		return;
	last = &edit->lines[edit->n_lines - 1];
	if (!str_ends(last->text, STR("\n")))
		last->text =
			arena_join(edit->arena, last->text, edit->end, STR(""));
}

/* Whether keys stand one below the other, each first on its line. */
static bool is_in_lines(const struct edit *edit)
{
	const struct yaml *map = edit->map;

	for (size_t i = 0; i < map->n_children; i++) {
		struct place place = map->children[i].key_place;
		struct str line;

		if (place.line == 0 || place.line > edit->n_lines ||
		    place.column != map->children[0].key_place.column ||
		    (i && place.line <= map->children[i - 1].key_place.line))
			return false;
		line = edit->lines[place.line - 1].text;
		if (str_trim(str_slice(line, 0, place.column - 1)).len)
			return false;
	}
	return true;
}

/* Blank, or a comment that stands as far left as the keys do. */
static bool is_between(const struct edit *edit, size_t line)
{
	struct str text = line_content(edit->lines[line].text);
	size_t hash = str_find_char(text, '#');

	if (!str_trim(text).len)
		return true;
	return hash != STR_NONE &&
	       hash < edit->map->children[0].key_place.column &&
	       !str_trim(str_slice(text, 0, hash)).len;
}

static struct extent extent_of(const struct edit *edit,
			       const struct yaml *entry)
{
	const struct yaml *next = entry + 1;
	bool last = next == edit->map->children + edit->map->n_children;
	struct extent extent = {entry->key_place.line - 1,
				last ? edit->n_lines
				     : next->key_place.line - 1};

	while (extent.end > extent.first + 1 &&
	       is_between(edit, extent.end - 1))
		extent.end--;
	return extent;
}

/* Whether nothing makes the text more than itself at its beginning, in it or
 * at its end; flow: between braces or brackets. */
static bool is_plain(struct str text, bool flow)
{
	static const struct str first = STR_INIT("-?:,[]{}#&*!|>'\"%@`=~<");

	if (!text.len || str_find_char(first, text.ptr[0]) != STR_NONE ||
	    str_trim(text).len != text.len || text.ptr[text.len - 1] == ':' ||
	    str_find(text, STR(": ")) != STR_NONE ||
	    str_find(text, STR(" #")) != STR_NONE)
		return false;
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] < ' ' || text.ptr[i] == 0x7F ||
		    (flow &&
		     str_find_char(STR(",[]{}"), text.ptr[i]) != STR_NONE))
			return false;
	/* Line ends of YAML 1.1, and the mark of byte order. */
	return str_find(text, STR("\xC2\x85")) == STR_NONE &&
	       str_find(text, STR("\xE2\x80\xA8")) == STR_NONE &&
	       str_find(text, STR("\xE2\x80\xA9")) == STR_NONE &&
	       str_find(text, STR("\xEF\xBB\xBF")) == STR_NONE;
}

/* In double quotes; returns how many bytes of the text it wrote. */
static size_t put_escaped(struct buf *out, struct str rest)
{
	static const struct {
		struct str text;
		const char *escape;
	} rows[] = {{STR_INIT("\""), "\\\""},
		    {STR_INIT("\\"), "\\\\"},
		    {STR_INIT("\n"), "\\n"},
		    {STR_INIT("\t"), "\\t"},
		    {STR_INIT("\xC2\x85"), "\\N"},
		    {STR_INIT("\xE2\x80\xA8"), "\\L"},
		    {STR_INIT("\xE2\x80\xA9"), "\\P"},
		    {STR_INIT("\xEF\xBB\xBF"), "\\uFEFF"}};
	unsigned char c = (unsigned char)rest.ptr[0];

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (str_starts(rest, rows[i].text)) {
			buf_put(out, str_from(rows[i].escape));
			return rows[i].text.len;
		}
	if (c < ' ' || c == 0x7F)
		buf_printf(out, "\\x%02X", c);
	else
		buf_put_char(out, rest.ptr[0]);
	return 1;
}

static void put_text(struct buf *out, struct str text, bool flow)
{
	if (is_plain(text, flow)) {
		buf_put(out, text);
		return;
	}
	buf_put_char(out, '"');
	for (size_t i = 0; i < text.len;)
		i += put_escaped(out, str_slice(text, i, text.len));
	buf_put_char(out, '"');
}

void yaml_put_text(struct buf *out, struct str text)
{
	put_text(out, text, false);
}

static void put_indent(struct buf *out, size_t depth)
{
	for (size_t i = 0; i < depth; i++)
		buf_put(out, STR("  "));
}

static void put_value(struct buf *out, const struct yaml *value, size_t depth,
		      struct str end);

/* "key: value", indented. */
static void put_entry(struct buf *out, const struct yaml *entry, size_t depth,
		      struct str end)
{
	yaml_put_text(out, entry->key);
	buf_put_char(out, ':');
	put_value(out, entry, depth, end);
}

static void put_children(struct buf *out, const struct yaml *value,
			 size_t depth, struct str end)
{
	for (size_t i = 0; i < value->n_children; i++) {
		const struct yaml *child = &value->children[i];

		put_indent(out, depth);
		if (value->kind == YAML_MAP) {
			put_entry(out, child, depth, end);
			continue;
		}
		buf_put_char(out, '-');
		put_value(out, child, depth, end);
	}
}

/* What comes behind a colon or a hyphen, with the end of the line. */
static void put_value(struct buf *out, const struct yaml *value, size_t depth,
		      struct str end)
{
	bool empty = !value->n_children;

	switch (value->kind) {
	case YAML_SCALAR:
		if (value->text.len) {
			buf_put_char(out, ' ');
			yaml_put_text(out, value->text);
		}
		break;
	case YAML_LIST:
		if (empty)
			buf_put(out, STR(" []"));
		break;
	case YAML_MAP:
		if (empty)
			buf_put(out, STR(" {}"));
		break;
	}
	buf_put(out, end);
	put_children(out, value, depth + 1, end);
}

/* Whether the text of the value stands as a whole in its place. */
static bool is_on_one_line(const struct edit *edit, const struct yaml *value)
{
	struct place place = value->place;
	struct str line, written;

	if (value->kind != YAML_SCALAR || !value->text.len || !place.line ||
	    place.line > edit->n_lines)
		return false;
	line = edit->lines[place.line - 1].text;
	written = str_slice(line, place.column - 1,
			    place.column - 1 + place.length);
	return str_eq(written, value->text) ||
	       (written.len > 1 &&
		(written.ptr[0] == '"' || written.ptr[0] == '\'') &&
		written.ptr[0] == written.ptr[written.len - 1]);
}

/* Exchanges the value in its place. */
static void set_in_place(struct edit *edit, const struct yaml *value,
			 struct str text)
{
	struct line *line = &edit->lines[value->place.line - 1];
	size_t start = value->place.column - 1;
	struct str rest = str_slice(line->text, start + value->place.length,
				    line->text.len);
	struct buf fresh = {0};

	/* Nothing at the end of a line is shown by nothing. */
	if (!text.len && str_eq(rest, edit->end))
		start -= line->text.ptr[start - 1] == ' ';
	buf_put(&fresh, str_slice(line->text, 0, start));
	/* It may stand between the braces of a map. */
	if (text.len || !str_eq(rest, edit->end))
		put_text(&fresh, text, true);
	buf_put(&fresh, rest);
	line->text = buf_copy(&fresh, edit->arena);
	buf_free(&fresh);
}

/* The value for a key of the map, if that is a text; or NULL. */
static const struct yaml *text_in(const struct yaml *map, struct str key)
{
	const struct yaml *value = yaml_get(map, key);

	return value && value->kind == YAML_SCALAR ? value : NULL;
}

static bool can_set_in_place(const struct edit *edit, const struct yaml *old,
			     const struct yaml *value)
{
	if (old->kind != value->kind || old->n_children != value->n_children)
		return false;
	if (old->kind == YAML_SCALAR)
		return is_on_one_line(edit, old);
	for (size_t i = 0; i < old->n_children; i++)
		if (!is_on_one_line(edit, &old->children[i]) ||
		    !text_in(value, old->children[i].key))
			return false;
	return true;
}

static struct str written(struct edit *edit, const struct yaml *entry)
{
	struct buf out = {0};
	struct str text;

	put_entry(&out, entry, 0, edit->end);
	text = buf_copy(&out, edit->arena);
	buf_free(&out);
	return text;
}

static void drop(struct edit *edit, struct extent extent)
{
	for (size_t i = extent.first; i < extent.end; i++)
		edit->lines[i].gone = true;
}

static void set(struct edit *edit, const struct yaml *old,
		const struct yaml_change *change)
{
	const struct yaml *value = &change->value;
	struct extent extent = extent_of(edit, old);
	struct yaml entry = *value;

	if (!can_set_in_place(edit, old, value)) {
		entry.key = change->key;
		drop(edit, extent);
		edit->lines[extent.first].gone = false;
		edit->lines[extent.first].text = written(edit, &entry);
		return;
	}
	if (old->kind == YAML_SCALAR)
		set_in_place(edit, old, value->text);
	/* From the last on: they may stand on one line. */
	for (size_t i = old->n_children; i-- > 0;)
		set_in_place(edit, &old->children[i],
			     text_in(value, old->children[i].key)->text);
}

static struct str join(struct edit *edit, struct str a, struct str b)
{
	return arena_join(edit->arena, a, b, STR(""));
}

static void add(struct edit *edit, const struct yaml_change *change)
{
	const struct yaml *before = yaml_get(edit->map, change->after);
	struct yaml entry = change->value;
	struct str *where = &edit->behind;
	struct str text;

	entry.key = change->key;
	text = arena_join(edit->arena, change->above, written(edit, &entry),
			  change->below);
	if (before)
		where = &edit->lines[extent_of(edit, before).end - 1].below;
	*where = join(edit, *where, text);
}

/* Keeps a comment behind a value of one line. */
static void clear(struct edit *edit, const struct yaml *old)
{
	struct extent extent = extent_of(edit, old);
	struct line *line = &edit->lines[extent.first];
	size_t colon = old->key_place.column - 1 + old->key_place.length;
	struct str rest = STR("");

	colon += str_find_char(str_slice(line->text, colon, line->text.len),
			       ':');
	if (is_on_one_line(edit, old) && old->place.line == old->key_place.line)
		rest = str_slice(line_content(line->text),
				 old->place.column - 1 + old->place.length,
				 line->text.len);
	drop(edit, extent);
	line->gone = false;
	line->text =
		arena_join(edit->arena, str_slice(line->text, 0, colon + 1),
			   rest, edit->end);
}

/* A comment at the top of the file is about all of it and stays. */
static void delete (struct edit *edit, const struct yaml *old)
{
	struct extent extent = extent_of(edit, old);
	size_t first = extent.first;

	while (first && is_between(edit, first - 1) &&
	       str_trim(edit->lines[first - 1].text).len)
		first--;
	if (first)
		extent.first = first;
	drop(edit, extent);
}

static void disable(struct edit *edit, const struct yaml *old)
{
	struct extent extent = extent_of(edit, old);

	for (size_t i = extent.first; i < extent.end; i++)
		edit->lines[i].text =
			join(edit, STR("# "), edit->lines[i].text);
}

static void change_one(struct edit *edit, const struct yaml_change *change)
{
	const struct yaml *old = yaml_get(edit->map, change->key);
	struct extent extent;

	if (!old) {
		if (change->kind == YAML_SET)
			add(edit, change);
		return;
	}
	switch (change->kind) {
	case YAML_SET:
		set(edit, old, change);
		break;
	case YAML_CLEAR:
		clear(edit, old);
		break;
	case YAML_DELETE:
		delete (edit, old);
		break;
	case YAML_DISABLE:
		disable(edit, old);
		break;
	}
	extent = extent_of(edit, old);
	edit->lines[extent.first].above = change->above;
	/* Before what was added behind the key. */
	edit->lines[extent.end - 1].below =
		join(edit, change->below, edit->lines[extent.end - 1].below);
}

static struct str assemble(struct edit *edit)
{
	struct buf out = {0};
	struct str text;

	for (size_t i = 0; i < edit->n_lines; i++) {
		const struct line *line = &edit->lines[i];

		buf_put(&out, line->above);
		if (!line->gone)
			buf_put(&out, line->text);
		buf_put(&out, line->below);
	}
	buf_put(&out, edit->behind);
	text = buf_copy(&out, edit->arena);
	buf_free(&out);
	return text;
}

static const struct yaml_change *change_of(const struct yaml_change *changes,
					   size_t n, struct str key)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(changes[i].key, key))
			return &changes[i];
	return NULL;
}

/* The map as it is meant to be. */
static struct yaml *changed_map(struct arena *arena, const struct yaml *map,
				const struct yaml_change *changes, size_t n)
{
	struct yaml *fresh = ARENA_NEW(arena, struct yaml);

	*fresh = (struct yaml){.kind = YAML_MAP};
	fresh->children = ARENA_ARRAY(arena, struct yaml, map->n_children + n);
	for (size_t i = 0; i < map->n_children; i++) {
		const struct yaml *old = &map->children[i];
		const struct yaml_change *change =
			change_of(changes, n, old->key);
		struct yaml *child = &fresh->children[fresh->n_children];

		*child = *old;
		if (change && change->kind == YAML_SET)
			*child = change->value;
		else if (change && change->kind == YAML_CLEAR)
			*child = (struct yaml){.kind = YAML_SCALAR};
		else if (change)
			continue;
		child->key = old->key;
		fresh->n_children++;
	}
	for (size_t i = 0; i < n; i++) {
		struct yaml *child = &fresh->children[fresh->n_children];

		if (changes[i].kind != YAML_SET ||
		    yaml_get(map, changes[i].key))
			continue;
		*child = changes[i].value;
		child->key = changes[i].key;
		fresh->n_children++;
	}
	return fresh;
}

static bool is_equal(struct arena *arena, const struct yaml *a,
		     const struct yaml *b);

/* The order of keys aside. */
static bool has_equal_children(struct arena *arena, const struct yaml *a,
			       const struct yaml *b)
{
	struct map others = {0};

	for (size_t i = 0; a->kind == YAML_MAP && i < b->n_children; i++)
		map_add(&others, arena, b->children[i].key, &b->children[i]);
	for (size_t i = 0; i < a->n_children; i++) {
		const struct yaml *other =
			a->kind == YAML_MAP
				? map_get(&others, a->children[i].key)
				: &b->children[i];

		if (!other || !is_equal(arena, &a->children[i], other))
			return false;
	}
	return true;
}

static bool is_equal(struct arena *arena, const struct yaml *a,
		     const struct yaml *b)
{
	return a->kind == b->kind && a->n_children == b->n_children &&
	       (a->kind != YAML_SCALAR || str_eq(a->text, b->text)) &&
	       has_equal_children(arena, a, b);
}

static bool says(struct arena *arena, struct str text, const struct yaml *map)
{
	struct reader reader = {.findings = findings_new()};
	const struct yaml *read = yaml_parse(&reader, arena, STR(""), text, 1);

	findings_free(reader.findings);
	return read && is_equal(arena, read, map);
}

struct str yaml_edit(struct arena *arena, struct str text,
		     const struct yaml *map, const struct yaml_change *changes,
		     size_t n)
{
	struct edit edit = {.arena = arena, .map = map};
	struct yaml *wanted = changed_map(arena, map, changes, n);
	struct buf out = {0};
	struct str edited;

	cut_lines(&edit, text);
	if (is_in_lines(&edit)) {
		end_last_line(&edit);
		for (size_t i = 0; i < n; i++)
			change_one(&edit, &changes[i]);
		edited = assemble(&edit);
		if (says(arena, edited, wanted))
			return edited;
	}
	put_children(&out, wanted, 0, STR("\n"));
	edited = buf_copy(&out, arena);
	buf_free(&out);
	return edited;
}
