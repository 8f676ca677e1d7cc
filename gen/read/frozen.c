/* What was issued stays: whether the sources of an edition are those of its
 * newest release. */
#include <stdlib.h>

#include "base/utf8.h"
#include "read/release.h"
#include "read/source.h"
#include "read/text.h"

/* What the functions below share. */
struct comparing {
	struct reader *reader;
	struct arena *arena;
	const struct edition *edition;
	const struct release *release;
	struct str printing; /* of the release, for messages */
	struct map used;     /* files of the release that still are sources */
};

static const struct str errata_name = STR_INIT("errata.yaml");

/* Files that may change: what is said of the texts. */
static bool is_metadata(struct str name)
{
	static const struct str names[] = {
		STR_INIT("edition.yaml"),     STR_INIT("ledger.csv"),
		STR_INIT("errata.yaml"),      STR_INIT("site.yaml"),
		STR_INIT("publication.yaml"), STR_INIT("terms.csv")};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq(name, names[i]))
			return true;
	return false;
}

static bool is_text(struct str name)
{
	return source_is_markdown(name) ||
	       str_eq_fold(path_suffix(name), STR(".csv"));
}

/* Where texts part */

/* A line with its place in its text. */
struct text_line {
	size_t start;
	size_t len; /* without line end and spaces before it */
};

/* Cuts the next line off; false behind the last one. */
static bool next_line(struct str text, size_t *pos, struct text_line *line)
{
	size_t end = *pos;

	if (*pos >= text.len)
		return false;
	while (end < text.len && text.ptr[end] != '\n')
		end++;
	line->start = *pos;
	*pos = end + (end < text.len);
	while (end > line->start &&
	       (char_is_blank(text.ptr[end - 1]) || text.ptr[end - 1] == '\r'))
		end--;
	line->len = end - line->start;
	return true;
}

static struct str line_of(struct str text, const struct text_line *line)
{
	return str_slice(text, line->start, line->start + line->len);
}

static bool is_rest_empty(struct str text, size_t pos)
{
	struct text_line line;

	while (next_line(text, &pos, &line))
		if (line.len)
			return false;
	return true;
}

/* The first lines that have other words; empty ones at the end of a text that
 * ends. False if only line ends and spaces before them differ. */
static bool find_parting(struct str now, struct str then,
			 struct text_line *line_now,
			 struct text_line *line_then)
{
	size_t pos_now = 0, pos_then = 0;

	for (;;) {
		size_t from_now = pos_now, from_then = pos_then;
		bool more_now = next_line(now, &pos_now, line_now);
		bool more_then = next_line(then, &pos_then, line_then);

		if (!more_now)
			*line_now = (struct text_line){now.len, 0};
		if (!more_then)
			*line_then = (struct text_line){then.len, 0};
		if (!more_now || !more_then)
			return !is_rest_empty(now, from_now) ||
			       !is_rest_empty(then, from_then);
		if (!str_eq(line_of(now, line_now), line_of(then, line_then)))
			return true;
	}
}

/* The bytes of the line that are not those of the other one. */
static struct span differing(struct str line, struct str other)
{
	size_t least = line.len < other.len ? line.len : other.len;
	size_t start = 0, end = line.len;

	while (start < least && line.ptr[start] == other.ptr[start])
		start++;
	while (end > start && other.len - (line.len - end) > start &&
	       line.ptr[end - 1] == other.ptr[other.len - (line.len - end) - 1])
		end--;
	while (start > 0 && start < line.len &&
	       ((unsigned char)line.ptr[start] & 0xC0) == 0x80)
		start--;
	while (end < line.len && ((unsigned char)line.ptr[end] & 0xC0) == 0x80)
		end++;
	return (struct span){(uint32_t)start, (uint32_t)end};
}

static struct place place_of(struct str file, struct str text,
			     const struct text_line *line, struct str other)
{
	struct span span = differing(line_of(text, line), other);

	return place_in(file, text, line->start + span.start,
			span.end - span.start);
}

/* Sources */

static void report_differing(const struct comparing *comparing,
			     const struct source_record *source,
			     const struct release_file *frozen,
			     enum message_id id)
{
	findings_report(comparing->reader->findings, id,
			place_file(source->path), comparing->printing,
			frozen->path);
}

static void compare_text(const struct comparing *comparing,
			 const struct source_record *source,
			 const struct release_file *frozen, struct str then)
{
	struct text_line line_now, line_then;
	struct str now = source->bytes;

	if (!find_parting(now, then, &line_now, &line_then)) {
		report_differing(comparing, source, frozen,
				 RELEASE_DIFFERS_SPACES);
		return;
	}
	findings_add(
		comparing->reader->findings,
		&(struct finding){
			.id = RELEASE_DIFFERS,
			.place = place_of(source->path, now, &line_now,
					  line_of(then, &line_then)),
			.counterpart = place_of(frozen->path, then, &line_then,
						line_of(now, &line_now)),
			.args = {comparing->printing}});
}

static void compare_source(struct comparing *comparing,
			   const struct source_record *source)
{
	const struct release_file *frozen = release_source(
		comparing->release, comparing->arena, source->name);
	struct str then;

	if (!frozen) {
		findings_report(comparing->reader->findings, RELEASE_ADDED,
				place_file(source->path), comparing->printing,
				(struct str){0});
		return;
	}
	map_add(&comparing->used, comparing->arena, frozen->name,
		(void *)frozen);
	if (str_eq(frozen->sha256, source->sha256))
		return;
	if (!is_text(source->name)) {
		report_differing(comparing, source, frozen,
				 RELEASE_DIFFERS_FILE);
		return;
	}
	then = release_bytes(comparing->reader->findings, comparing->arena,
			     comparing->release, frozen);
	if (then.ptr && utf8_invalid(then) == STR_NONE)
		compare_text(comparing, source, frozen, then);
}

/* A file that was issued and is none of the edition's any more. A picture may
 * be there without being used: then the text that used it differs. */
static void check_kept(const struct comparing *comparing,
		       const struct release_file *frozen)
{
	struct str own = comparing->release->source;
	struct str name, path;

	if (!path_is_inside(frozen->name, own) || frozen->name.len == own.len)
		return;
	name = str_slice(frozen->name, own.len + 1, frozen->name.len);
	path = path_join(comparing->arena, comparing->edition->folder, name);
	if (is_metadata(name) || map_get(&comparing->used, frozen->name) ||
	    (!source_is_markdown(name) && file_exists(path)))
		return;
	findings_report(comparing->reader->findings, RELEASE_LACKS,
			place_file(path), comparing->printing, frozen->path);
}

static void compare_sources(struct comparing *comparing)
{
	const struct edition *edition = comparing->edition;

	for (size_t i = 0; i < edition->n_sources; i++) {
		const struct source_record *source = &edition->sources[i];

		if (!str_eq(source->name, errata_name))
			compare_source(comparing, source);
	}
	for (size_t i = 0; i < comparing->release->n_files; i++)
		check_kept(comparing, &comparing->release->files[i]);
}

/* Metadata */

/* What edition.yaml said when the edition was issued. */
static struct yaml *issued_metadata(const struct comparing *comparing)
{
	const struct release_file *frozen = release_source(
		comparing->release, comparing->arena, STR("edition.yaml"));
	struct reader quiet = *comparing->reader;
	struct yaml *map;
	struct str text;

	text = text_of_bytes(release_bytes(comparing->reader->findings,
					   comparing->arena, comparing->release,
					   frozen));
	if (utf8_invalid(text) != STR_NONE)
		return NULL;
	quiet.findings = findings_new();
	map = yaml_parse(&quiet, comparing->arena, frozen->path, text, 1);
	findings_free(quiet.findings);
	return map;
}

/* What readers cite the edition by stays. */
static void check_cited(const struct comparing *comparing,
			const struct edition_config *config,
			const struct yaml *issued, struct str key,
			struct str now)
{
	const struct yaml *value = issued ? yaml_get(issued, key) : NULL;
	struct str then = value && value->kind == YAML_SCALAR
				  ? str_trim(value->text)
				  : (struct str){0};

	if (!then.len || str_eq(then, now))
		return;
	findings_add(comparing->reader->findings,
		     &(struct finding){.id = RELEASE_CITED,
				       .place = config_place(config->map, key),
				       .counterpart = value->place,
				       .args = {key, then, now}});
}

static void check_status(const struct comparing *comparing,
			 const struct edition_config *config)
{
	if (comparing->edition->status == STATUS_DRAFT)
		findings_report(comparing->reader->findings, RELEASE_DRAFT,
				config_place(config->map, STR("status")),
				comparing->printing, (struct str){0});
}

static void check_printing(const struct comparing *comparing,
			   const struct edition_config *config)
{
	const struct edition *edition = comparing->edition;
	struct findings *findings = comparing->reader->findings;
	uint32_t issued = comparing->release->printing;
	struct str own = arena_printf(comparing->arena, "%u",
				      (unsigned)edition->printing);

	if (edition->printing < issued)
		findings_report(findings, RELEASE_PRINTING,
				config_place(config->map, STR("printing")),
				comparing->printing, own);
}

void releases_compare(struct reader *reader, struct arena *arena,
		      const struct edition *edition,
		      const struct edition_config *config)
{
	struct comparing comparing = {.reader = reader,
				      .arena = arena,
				      .edition = edition,
				      .release = release_newest(edition)};
	const struct yaml *issued;

	if (!comparing.release)
		return;
	comparing.printing = arena_printf(
		arena, "%u", (unsigned)comparing.release->printing);
	compare_sources(&comparing);
	check_status(&comparing, config);
	/* Without its errata, or as a draft, it has too few printings. */
	if (releases_compare_errata(
		    reader, arena, edition,
		    release_source(comparing.release, arena, errata_name)) &&
	    edition->status != STATUS_DRAFT)
		check_printing(&comparing, config);
	issued = issued_metadata(&comparing);
	check_cited(&comparing, config, issued, STR("date"), edition->date);
	check_cited(&comparing, config, issued, STR("number"),
		    arena_printf(arena, "%u", (unsigned)edition->number));
}
