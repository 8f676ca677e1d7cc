/* YAML through libyaml's events, of which the smallest part is let in. What
 * comes out is a tree in the arena; nothing of libyaml outlives yaml_parse.
 * Nesting, the number of values and (by the readers of files) the size are
 * limited, and there are no aliases: no input grows while it is read. */
#include "read/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/die.h"
#include "read/text.h"
#include "read/yaml_slip.h"

enum {
	DEPTH_LIMIT = 32,
	VALUE_LIMIT = 50000,
	SUGGESTION_LIMIT = 100 /* unknown keys of a map that get one */
};

/* A position in the text, moved from mark to mark: libyaml counts code points
 * where diglot counts bytes. */
struct cursor {
	size_t index;      /* in code points */
	size_t offset;     /* the same in bytes */
	size_t line_start; /* in bytes */
	size_t line_end;   /* in bytes; SIZE_MAX if not yet known */
	uint32_t line;
};

struct parse {
	struct reader *reader;
	struct arena *arena;
	yaml_parser_t parser;
	struct str file;
	struct str text;
	uint32_t first_line;
	enum yaml_kind root; /* what the text as a whole has to be */
	struct cursor at;
	size_t n_values;
};

static void enter_line(struct cursor *at, size_t start, uint32_t line)
{
	at->line_start = start;
	at->line_end = SIZE_MAX;
	at->line = line;
}

static bool is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static void step_forward(struct cursor *at, struct str text)
{
	if (text.ptr[at->offset] == '\n')
		enter_line(at, at->offset + 1, at->line + 1);
	at->offset++;
	while (at->offset < text.len && is_continuation(text.ptr[at->offset]))
		at->offset++;
	at->index++;
}

static void step_back(struct cursor *at, struct str text)
{
	at->offset--;
	while (at->offset && is_continuation(text.ptr[at->offset]))
		at->offset--;
	at->index--;
	if (text.ptr[at->offset] == '\n') {
		struct str before = {text.ptr, at->offset};
		size_t end = str_find_last(before, '\n');

		enter_line(at, end == STR_NONE ? 0 : end + 1, at->line - 1);
	}
}

static void find_line_end(struct cursor *at, struct str text)
{
	struct str rest = str_slice(text, at->line_start, text.len);
	size_t len = str_find_char(rest, '\n');

	if (len == STR_NONE)
		len = rest.len;
	if (len && rest.ptr[len - 1] == '\r')
		len--;
	at->line_end = at->line_start + len;
}

/* The place of the code points [start, end), as far as they are on one line. */
static struct place place_of(struct parse *parse, size_t start, size_t end)
{
	struct cursor *at = &parse->at;
	struct place place = {.file = parse->file};
	size_t stop;

	while (at->index < start && at->offset < parse->text.len)
		step_forward(at, parse->text);
	while (at->index > start && at->offset > 0)
		step_back(at, parse->text);
	if (at->line_end == SIZE_MAX)
		find_line_end(at, parse->text);
	stop = at->offset;
	for (size_t i = start; i < end && stop < at->line_end; i++) {
		stop++;
		while (stop < at->line_end &&
		       is_continuation(parse->text.ptr[stop]))
			stop++;
	}
	place.line = at->line;
	place.column = (uint32_t)(at->offset - at->line_start) + 1;
	place.length = stop > at->offset ? (uint32_t)(stop - at->offset) : 1;
	place.excerpt = str_slice(parse->text, at->line_start, at->line_end);
	return place;
}

static struct place event_place(struct parse *parse, const yaml_event_t *event)
{
	return place_of(parse, event->start_mark.index, event->end_mark.index);
}

static bool refuse(struct parse *parse, enum message_id id, struct place place,
		   struct str what)
{
	findings_report(parse->reader->findings, id, place, what, STR(""));
	return false;
}

static struct place byte_place(const struct parse *parse, size_t start,
			       size_t len)
{
	struct place place = place_in(parse->file, parse->text, start, len);

	place.line += parse->first_line - 1;
	return place;
}

/* That the text is wrong at the place; or, if there is one before it, the slip
 * of the pen that it comes from. */
static bool refuse_syntax(struct parse *parse, struct place place,
			  struct str what)
{
	struct yaml_slip slip;

	if (!yaml_slip_find(parse->text, parse->at.offset, &slip))
		return refuse(parse, YAML_SYNTAX, place, what);
	return refuse(parse, YAML_SYNTAX,
		      byte_place(parse, slip.start, slip.len), slip.what);
}

/* Of a quotation mark that is never closed, where it was opened. */
static size_t problem_index(const yaml_parser_t *parser)
{
	bool is_quoted = parser->context &&
			 strstr(parser->context, "quoted scalar") &&
			 strstr(parser->problem, "end of stream");

	return is_quoted ? parser->context_mark.index
			 : parser->problem_mark.index;
}

static bool next_event(struct parse *parse, yaml_event_t *event)
{
	const yaml_parser_t *parser = &parse->parser;
	size_t at;

	if (yaml_parser_parse(&parse->parser, event))
		return true;
	if (parser->error == YAML_MEMORY_ERROR)
		die_out_of_memory();
	/* A control character, of which the byte offset alone is told. */
	if (parser->error == YAML_READER_ERROR)
		return refuse(parse, YAML_SYNTAX,
			      byte_place(parse, parser->problem_offset, 1),
			      MSGID("control characters are not allowed"));
	if (!parser->problem)
		return refuse(parse, YAML_SYNTAX, place_of(parse, 0, 1),
			      MSGID("not understood"));
	at = problem_index(parser);
	return refuse_syntax(parse, place_of(parse, at, at + 1),
			     str_from(parser->problem));
}

static bool check_features(struct parse *parse, const yaml_event_t *event,
			   const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		return refuse(parse, YAML_FEATURE, event_place(parse, event),
			      MSGID("an anchor"));
	if (tag)
		return refuse(parse, YAML_FEATURE, event_place(parse, event),
			      MSGID("a tag"));
	if (++parse->n_values > VALUE_LIMIT)
		return refuse(parse, YAML_SYNTAX, event_place(parse, event),
			      MSGID("more values than diglot reads"));
	return true;
}

static bool take_scalar(struct parse *parse, const yaml_event_t *event,
			struct str *text, struct place *place)
{
	*text = (struct str){(const char *)event->data.scalar.value,
			     event->data.scalar.length};
	*place = event_place(parse, event);
	if (!check_features(parse, event, event->data.scalar.anchor,
			    event->data.scalar.tag))
		return false;
	/* "\0" is an escape in double quotes. */
	if (str_find_char(*text, '\0') != STR_NONE)
		return refuse(parse, NUL_BYTE, *place, STR(""));
	*text = arena_str(parse->arena, *text);
	/* A list of errata may say that such a character was wrong. */
	if (parse->root == YAML_MAP)
		text_check(parse->reader, *text, *place);
	return true;
}

static bool take_value(struct parse *parse, const yaml_event_t *event,
		       unsigned depth, struct yaml *value);

/* Room for one more child; cap is how many there is room for. */
static struct yaml *add_child(struct arena *arena, struct yaml *parent,
			      size_t *cap)
{
	if (parent->n_children == *cap) {
		size_t grown = *cap ? *cap * 2 : 4;
		struct yaml *children = ARENA_ARRAY(arena, struct yaml, grown);

		if (*cap)
			memcpy(children, parent->children,
			       *cap * sizeof(*children));
		parent->children = children;
		*cap = grown;
	}
	return &parent->children[parent->n_children++];
}

static bool take_list(struct parse *parse, unsigned depth, struct yaml *list)
{
	size_t cap = 0;
	yaml_event_t event;
	bool good = true;

	while (good && next_event(parse, &event)) {
		bool last = event.type == YAML_SEQUENCE_END_EVENT;

		if (!last)
			good = take_value(parse, &event, depth + 1,
					  add_child(parse->arena, list, &cap));
		yaml_event_delete(&event);
		if (last)
			return true;
	}
	return false;
}

/* The key in the event and the value behind it. */
static bool take_entry(struct parse *parse, const yaml_event_t *key,
		       unsigned depth, struct yaml *entry)
{
	yaml_event_t event;
	bool good;

	if (key->type != YAML_SCALAR_EVENT)
		return refuse(parse, YAML_FEATURE, event_place(parse, key),
			      key->type == YAML_ALIAS_EVENT
				      ? MSGID("an alias")
				      : MSGID("a key that is no text"));
	if (!take_scalar(parse, key, &entry->key, &entry->key_place))
		return false;
	if (!next_event(parse, &event))
		return false;
	good = take_value(parse, &event, depth + 1, entry);
	yaml_event_delete(&event);
	return good;
}

static bool take_map(struct parse *parse, unsigned depth, struct yaml *map)
{
	struct map keys = {0};
	size_t cap = 0;
	yaml_event_t event;
	bool good = true;

	while (good && next_event(parse, &event)) {
		bool last = event.type == YAML_MAPPING_END_EVENT;

		if (!last) {
			struct yaml *entry = add_child(parse->arena, map, &cap);

			good = take_entry(parse, &event, depth, entry);
			if (good &&
			    map_add(&keys, parse->arena, entry->key, parse))
				good = refuse(parse, KEY_DUPLICATE,
					      entry->key_place, entry->key);
		}
		yaml_event_delete(&event);
		if (last)
			return true;
	}
	return false;
}

static bool check_depth(struct parse *parse, const yaml_event_t *event,
			unsigned depth)
{
	if (depth <= DEPTH_LIMIT)
		return true;
	return refuse(parse, YAML_SYNTAX, event_place(parse, event),
		      MSGID("more than 32 levels of nesting"));
}

static bool take_value(struct parse *parse, const yaml_event_t *event,
		       unsigned depth, struct yaml *value)
{
	if (!check_depth(parse, event, depth))
		return false;
	value->place = event_place(parse, event);
	if (event->type == YAML_SCALAR_EVENT) {
		value->kind = YAML_SCALAR;
		return take_scalar(parse, event, &value->text, &value->place);
	}
	if (event->type == YAML_SEQUENCE_START_EVENT) {
		value->kind = YAML_LIST;
		return check_features(parse, event,
				      event->data.sequence_start.anchor,
				      event->data.sequence_start.tag) &&
		       take_list(parse, depth, value);
	}
	if (event->type == YAML_MAPPING_START_EVENT) {
		value->kind = YAML_MAP;
		return check_features(parse, event,
				      event->data.mapping_start.anchor,
				      event->data.mapping_start.tag) &&
		       take_map(parse, depth, value);
	}
	return refuse(parse, YAML_FEATURE, value->place, MSGID("an alias"));
}

/* The text as a whole; it may be empty. */
static bool take_root(struct parse *parse, const yaml_event_t *event,
		      struct yaml *root)
{
	if (!take_value(parse, event, 0, root))
		return false;
	if (root->kind == YAML_SCALAR && root->text.len == 0)
		root->kind = parse->root;
	if (root->kind == parse->root)
		return true;
	return refuse_syntax(
		parse, root->place,
		parse->root == YAML_LIST
			? MSGID("a list is expected, each entry of which "
				"begins with a hyphen")
			: MSGID("lines of the form key: value are "
				"expected"));
}

/* One event between the values; *done at the end of the stream. */
static bool take_event(struct parse *parse, const yaml_event_t *event,
		       struct yaml *root, unsigned *n_documents, bool *done)
{
	switch (event->type) {
	case YAML_STREAM_END_EVENT:
		*done = true;
		return true;
	case YAML_DOCUMENT_START_EVENT:
		if (event->data.document_start.version_directive ||
		    event->data.document_start.tag_directives.start !=
			    event->data.document_start.tag_directives.end)
			return refuse(parse, YAML_FEATURE,
				      event_place(parse, event),
				      MSGID("a directive"));
		if ((*n_documents)++)
			return refuse(parse, YAML_FEATURE,
				      event_place(parse, event),
				      MSGID("a second document"));
		return true;
	case YAML_ALIAS_EVENT:
	case YAML_SCALAR_EVENT:
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return take_root(parse, event, root);
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return true;
	}
	return true;
}

static bool take_stream(struct parse *parse, struct yaml *root)
{
	unsigned n_documents = 0;
	bool good = true, done = false;
	yaml_event_t event;

	while (good && !done) {
		if (!next_event(parse, &event))
			return false;
		good = take_event(parse, &event, root, &n_documents, &done);
		yaml_event_delete(&event);
	}
	return good;
}

static struct yaml *parse_text(struct parse *parse)
{
	struct yaml *root = ARENA_NEW(parse->arena, struct yaml);
	struct str text = parse->text;
	bool good;

	enter_line(&parse->at, 0, parse->first_line);
	root->kind = parse->root;
	root->place = place_of(parse, 0, 0);
	if (!yaml_parser_initialize(&parse->parser))
		die_out_of_memory();
	yaml_parser_set_encoding(&parse->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&parse->parser,
		(const unsigned char *)(text.len ? text.ptr : ""), text.len);
	good = take_stream(parse, root);
	yaml_parser_delete(&parse->parser);
	return good ? root : NULL;
}

struct yaml *yaml_parse(struct reader *reader, struct arena *arena,
			struct str file, struct str text, uint32_t first_line)
{
	struct parse parse = {.reader = reader,
			      .arena = arena,
			      .file = file,
			      .text = text,
			      .first_line = first_line,
			      .root = YAML_MAP};

	return parse_text(&parse);
}

struct yaml *yaml_parse_list(struct reader *reader, struct arena *arena,
			     struct str file, struct str text)
{
	struct parse parse = {.reader = reader,
			      .arena = arena,
			      .file = file,
			      .text = text,
			      .first_line = 1,
			      .root = YAML_LIST};

	return parse_text(&parse);
}

const struct yaml *yaml_get(const struct yaml *map, struct str key)
{
	for (size_t i = 0; i < map->n_children; i++)
		if (str_eq(map->children[i].key, key))
			return &map->children[i];
	return NULL;
}

/* The known key that is most like the given one; empty if none is. */
static struct str nearest(struct str key, const struct str *known,
			  size_t n_known)
{
	size_t best = key.len / 3 + 1;
	struct str found = {0};

	for (size_t i = 0; i < n_known; i++) {
		size_t distance = str_distance(key, known[i], best);

		if (distance <= best && distance < key.len) {
			found = known[i];
			if (distance == 0)
				break;
			best = distance - 1;
		}
	}
	return found;
}

static bool is_known(struct str key, const struct str *known, size_t n_known)
{
	for (size_t i = 0; i < n_known; i++)
		if (str_eq(key, known[i]))
			return true;
	return false;
}

/* "details.phone": a key within a key, as messages write it. */
static bool is_dotted(struct str key, const struct str *known, size_t n_known,
		      struct str *inner)
{
	*inner = key;
	return is_known(str_cut(inner, '.'), known, n_known) && inner->len;
}

static void report_unknown(struct reader *reader, const struct yaml *child,
			   struct str near, const struct str *known,
			   size_t n_known)
{
	struct finding finding = {.id = near.len ? KEY_UNKNOWN_NEAR
						 : KEY_UNKNOWN,
				  .place = child->key_place,
				  .args = {child->key, near}};
	struct str inner;

	if (is_dotted(child->key, known, n_known, &inner)) {
		finding.id = KEY_UNKNOWN_DOTTED;
		finding.args[1] = str_slice(child->key, 0,
					    child->key.len - inner.len - 1);
		finding.args[2] = inner;
	}
	findings_add(reader->findings, &finding);
}

void yaml_check_keys(struct reader *reader, const struct yaml *map,
		     const struct str *known, size_t n_known)
{
	size_t n_unknown = 0;

	for (size_t i = 0; i < map->n_children; i++) {
		const struct yaml *child = &map->children[i];
		struct str near;

		if (is_known(child->key, known, n_known))
			continue;
		near = n_unknown++ < SUGGESTION_LIMIT
			       ? nearest(child->key, known, n_known)
			       : STR("");
		report_unknown(reader, child, near, known, n_known);
	}
}
