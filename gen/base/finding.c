/* The sink of findings and their one order. */
#include "base/finding.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/map.h"
#include "base/utf8.h"

const struct message messages[MESSAGE_COUNT] = {
#define X(id, name, severity, text, hint)                                      \
	[id] = {#id, name, severity, text, hint},
#include "base/messages.def"
#undef X
};

const struct str severity_names[FAILURE + 1] = {
	[OFF] = STR_INIT("off"),         [NOTE] = STR_INIT("note"),
	[WARNING] = STR_INIT("warning"), [ERROR] = STR_INIT("error"),
	[FATAL] = STR_INIT("fatal"),     [FAILURE] = STR_INIT("failure"),
};

struct findings {
	pthread_mutex_t mutex;
	struct arena arena;
	struct map texts; /* names of files and excerpts, each kept once */
	struct finding *items;
	size_t len;
	size_t cap;
	size_t counts[FAILURE + 1];
	size_t waived;
	enum severity severities[MESSAGE_COUNT]; /* as graded */
};

struct findings *findings_new(void)
{
	struct findings *findings = calloc(1, sizeof(*findings));

	if (!findings)
		die_out_of_memory();
	pthread_mutex_init(&findings->mutex, NULL);
	for (size_t i = 0; i < MESSAGE_COUNT; i++)
		findings->severities[i] = messages[i].severity;
	return findings;
}

void findings_free(struct findings *findings)
{
	pthread_mutex_destroy(&findings->mutex);
	arena_free(&findings->arena);
	free(findings->items);
	free(findings);
}

/* Of longer lines what is around the column is kept; of even longer ones the
 * column in UTF-16 is not known, as each finding would have to count it. */
enum {
	EXCERPT_LIMIT = 2048,
	EXCERPT_BEFORE = 512, /* at least; findings side by side share one */
	COUNTED_LIMIT = 1 << 16
};

static size_t character_start(struct str s, size_t pos)
{
	while (pos > 0 && pos < s.len &&
	       ((unsigned char)s.ptr[pos] & 0xC0) == 0x80)
		pos--;
	return pos < s.len ? pos : s.len;
}

/* A character of four bytes is two units, every other one. */
static uint32_t utf16_units(struct str s)
{
	uint32_t units = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		units += (c & 0xC0) != 0x80;
		units += c >= 0xF0;
	}
	return units;
}

static void cut_excerpt(struct place *place)
{
	size_t mark = place->column ? place->column - 1 : 0;
	size_t start = 0;

	if (place->excerpt.len <= EXCERPT_LIMIT || place->cut)
		return;
	if (mark > EXCERPT_BEFORE)
		start = character_start(place->excerpt, (mark / EXCERPT_BEFORE -
							 1) * EXCERPT_BEFORE);
	place->cut = (uint32_t)start;
	if (start <= COUNTED_LIMIT)
		place->cut_units =
			utf16_units(str_slice(place->excerpt, 0, start));
	place->excerpt = str_slice(
		place->excerpt, start,
		character_start(place->excerpt, start + EXCERPT_LIMIT));
}

/* A copy in the sink; the same text is copied once. */
static struct str keep_text(struct findings *findings, struct str text)
{
	const char *kept = map_get(&findings->texts, text);
	struct str copy;

	if (kept || !text.len)
		return (struct str){kept, text.len};
	copy = arena_str(&findings->arena, text);
	map_add(&findings->texts, &findings->arena, copy, (void *)copy.ptr);
	return copy;
}

static void keep_place(struct findings *findings, struct place *place)
{
	cut_excerpt(place);
	place->file = keep_text(findings, place->file);
	place->language = keep_text(findings, place->language);
	place->excerpt = keep_text(findings, place->excerpt);
}

bool place_mark(const struct place *place, struct span *mark)
{
	size_t start = place->column ? place->column - 1 : 0;
	size_t end;

	if (!place->line || !place->column || !place->excerpt.len ||
	    start < place->cut || start - place->cut > place->excerpt.len)
		return false;
	start = character_start(place->excerpt, start - place->cut);
	end = character_start(place->excerpt, start + place->length);
	if (end == start && start < place->excerpt.len)
		utf8_next(place->excerpt, &end);
	*mark = (struct span){(uint32_t)start, (uint32_t)end};
	return true;
}

bool place_columns(const struct place *place, uint32_t *start, uint32_t *end)
{
	struct span mark;

	if (!place_mark(place, &mark) || (place->cut && !place->cut_units))
		return false;
	*start = 1 + place->cut_units +
		 utf16_units(str_slice(place->excerpt, 0, mark.start));
	*end = *start + utf16_units(str_span(place->excerpt, mark));
	return true;
}

void subject_copy(struct subject *subject, struct arena *arena)
{
	subject->edition = arena_str(arena, subject->edition);
	subject->folder = arena_str(arena, subject->folder);
	subject->chapter = arena_str(arena, subject->chapter);
	subject->title = arena_str(arena, subject->title);
	subject->title_language = arena_str(arena, subject->title_language);
	subject->block = arena_str(arena, subject->block);
	subject->language = arena_str(arena, subject->language);
	subject->source_hash = arena_str(arena, subject->source_hash);
	subject->target_hash = arena_str(arena, subject->target_hash);
}

/* The mutex is held. */
static void add(struct findings *findings, const struct finding *finding,
		enum severity severity)
{
	struct finding *copy;

	if (findings->len == findings->cap) {
		findings->cap = findings->cap ? findings->cap * 2 : 64;
		findings->items = reallocarray(findings->items, findings->cap,
					       sizeof(*findings->items));
		if (!findings->items)
			die_out_of_memory();
	}
	copy = &findings->items[findings->len++];
	*copy = *finding;
	copy->severity = severity;
	keep_place(findings, &copy->place);
	keep_place(findings, &copy->counterpart);
	subject_copy(&copy->subject, &findings->arena);
	for (size_t i = 0; i < FINDING_ARGS; i++)
		copy->args[i] = arena_str(&findings->arena, copy->args[i]);
	findings->counts[severity]++;
}

void findings_add(struct findings *findings, const struct finding *finding)
{
	pthread_mutex_lock(&findings->mutex);
	if (findings->severities[finding->id] != OFF)
		add(findings, finding, findings->severities[finding->id]);
	pthread_mutex_unlock(&findings->mutex);
}

static void set_severities(struct findings *findings, const struct grade *grade)
{
	for (size_t i = 0; i < MESSAGE_COUNT; i++)
		if (messages[i].severity < FATAL &&
		    str_eq(str_from(messages[i].name), grade->check))
			findings->severities[i] = grade->severity;
}

static bool regrade(void *context, struct finding *finding, struct arena *arena)
{
	const struct findings *findings = context;

	(void)arena;
	finding->severity = findings->severities[finding->id];
	return finding->severity != OFF;
}

void findings_grade(struct findings *findings, const struct grade *grades,
		    size_t n_grades)
{
	if (!n_grades)
		return;
	for (size_t i = 0; i < n_grades; i++)
		set_severities(findings, &grades[i]);
	findings_filter(findings, regrade, findings);
}

void findings_count_waived(struct findings *findings, size_t n)
{
	pthread_mutex_lock(&findings->mutex);
	findings->waived += n;
	pthread_mutex_unlock(&findings->mutex);
}

void findings_filter(struct findings *findings,
		     bool (*keep)(void *context, struct finding *finding,
				  struct arena *arena),
		     void *context)
{
	size_t kept = 0;

	pthread_mutex_lock(&findings->mutex);
	memset(findings->counts, 0, sizeof(findings->counts));
	for (size_t i = 0; i < findings->len; i++) {
		struct finding item = findings->items[i];

		if (!keep(context, &item, &findings->arena))
			continue;
		findings->counts[item.severity]++;
		findings->items[kept++] = item;
	}
	findings->len = kept;
	pthread_mutex_unlock(&findings->mutex);
}

void findings_report(struct findings *findings, enum message_id id,
		     struct place place, struct str arg0, struct str arg1)
{
	findings_add(findings, &(struct finding){.id = id,
						 .place = place,
						 .args = {arg0, arg1}});
}

void findings_merge(struct findings *findings, struct findings *from)
{
	pthread_mutex_lock(&findings->mutex);
	for (size_t i = 0; i < from->len; i++)
		add(findings, &from->items[i], from->items[i].severity);
	findings->waived += from->waived;
	pthread_mutex_unlock(&findings->mutex);
	from->len = from->waived = 0;
	memset(from->counts, 0, sizeof(from->counts));
	from->texts = (struct map){0};
	arena_free(&from->arena);
}

/* The placeholder at the head of text: its length, or 0 if there is none. */
static size_t placeholder(struct str text, size_t *number, bool *is_msgid)
{
	if (text.len < 3 || text.ptr[1] < '0' ||
	    text.ptr[1] >= '0' + FINDING_ARGS)
		return 0;
	*number = (size_t)(text.ptr[1] - '0');
	*is_msgid = text.ptr[2] == 't';
	if (text.ptr[2] == '}')
		return 3;
	return *is_msgid && text.len > 3 && text.ptr[3] == '}' ? 4 : 0;
}

static void put_arg(struct buf *out, struct str arg, bool is_msgid,
		    const char *(*translate)(const char *msgid))
{
	struct arena copy = {0};

	if (is_msgid && translate && arg.len)
		arg = str_from(translate(arena_str(&copy, arg).ptr));
	buf_put(out, arg);
	arena_free(&copy);
}

void message_format(struct buf *out, const char *text, const struct str *args,
		    const char *(*translate)(const char *msgid))
{
	struct str rest = str_from(translate && *text ? translate(text) : text);

	while (rest.len) {
		size_t at = str_find_char(rest, '{');
		size_t number, len;
		bool is_msgid;

		buf_put(out, str_slice(rest, 0, at));
		if (at == STR_NONE)
			break;
		rest = str_slice(rest, at, rest.len);
		len = placeholder(rest, &number, &is_msgid);
		if (len)
			put_arg(out, args[number], is_msgid, translate);
		else
			buf_put_char(out, '{');
		rest = str_slice(rest, len ? len : 1, rest.len);
	}
}

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_places(const struct place *a, const struct place *b)
{
	int order = str_cmp(a->file, b->file);

	if (!order)
		order = compare_numbers(a->line, b->line);
	if (!order)
		order = compare_numbers(a->column, b->column);
	return order;
}

/* Findings that say the same of the same place. */
static int compare_contents(const struct finding *a, const struct finding *b)
{
	int order = compare_places(&a->place, &b->place);

	if (!order)
		order = (a->id > b->id) - (a->id < b->id);
	for (size_t i = 0; !order && i < FINDING_ARGS; i++)
		order = str_cmp(a->args[i], b->args[i]);
	if (!order)
		order = compare_places(&a->counterpart, &b->counterpart);
	return order;
}

/* A file that several blocks share has one place for all of them: whichever
 * thread was first, the same block comes first. */
static int compare_subjects(const struct subject *a, const struct subject *b)
{
	int order = str_cmp(a->edition, b->edition);

	if (!order)
		order = str_cmp(a->chapter, b->chapter);
	if (!order)
		order = str_cmp(a->block, b->block);
	if (!order)
		order = str_cmp(a->language, b->language);
	if (!order)
		order = str_cmp(a->source_hash, b->source_hash);
	return order ? order : str_cmp(a->target_hash, b->target_hash);
}

static int compare_findings(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int order = compare_contents(a, b);

	return order ? order : compare_subjects(&a->subject, &b->subject);
}

const struct finding *findings_sorted(struct findings *findings, size_t *count)
{
	size_t kept = 0;

	if (findings->len)
		qsort(findings->items, findings->len, sizeof(*findings->items),
		      compare_findings);
	memset(findings->counts, 0, sizeof(findings->counts));
	for (size_t i = 0; i < findings->len; i++) {
		const struct finding *item = &findings->items[i];

		if (kept && !compare_contents(&findings->items[kept - 1], item))
			continue;
		findings->counts[item->severity]++;
		findings->items[kept++] = *item;
	}
	findings->len = kept;
	*count = kept;
	return findings->items;
}

struct finding_list findings_list(struct findings *findings)
{
	struct finding_list list = {.waived = findings->waived};

	list.items = findings_sorted(findings, &list.len);
	memcpy(list.counts, findings->counts, sizeof(list.counts));
	return list;
}

size_t findings_count(const struct findings *findings, enum severity severity)
{
	struct findings *shared = (struct findings *)findings;
	size_t count;

	pthread_mutex_lock(&shared->mutex);
	count = findings->counts[severity];
	pthread_mutex_unlock(&shared->mutex);
	return count;
}

bool findings_stop(const struct findings *findings)
{
	return findings_count(findings, FATAL) ||
	       findings_count(findings, FAILURE);
}

struct place place_in(struct str file, struct str text, size_t start,
		      size_t length)
{
	struct place place = {.file = file, .line = 1};
	size_t line_start = 0, line_end;

	if (start > text.len)
		start = text.len;
	for (size_t i = 0; i < start; i++) {
		if (text.ptr[i] != '\n')
			continue;
		place.line++;
		line_start = i + 1;
	}
	line_end = line_start;
	while (line_end < text.len && text.ptr[line_end] != '\n' &&
	       text.ptr[line_end] != '\r')
		line_end++;
	place.column = (uint32_t)(start - line_start) + 1;
	place.excerpt = str_slice(text, line_start, line_end);
	if (start + length > line_end)
		length = line_end > start ? line_end - start : 1;
	place.length = length ? (uint32_t)length : 1;
	return place;
}

struct place place_at(struct str file, struct str text, uint32_t line,
		      uint32_t column, uint32_t length)
{
	size_t start = 0;

	for (uint32_t i = 1; i < line; i++) {
		size_t end =
			str_find_char(str_slice(text, start, text.len), '\n');

		if (end == STR_NONE)
			break;
		start += end + 1;
	}
	return place_in(file, text, start + (column ? column - 1 : 0), length);
}

struct place place_file(struct str file)
{
	return (struct place){.file = file, .length = 1};
}
