/* Findings as text for people, like a good compiler's:
 *
 *   en/02-year.md:14:8: error: the id jobs is taken [duplicate-id]
 *    14 | ## Jobs {#jobs}
 *       |         ^~~~~~~
 *   en/01-summary.md:3:9: the other place is here
 *     3 | # Summary {#jobs}
 *   hint: ids are unique in an edition
 *
 * Carets stand in display columns: Han characters take two. */
#include "cmd/report.h"

#include <libintl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "lang/character.h"

/* Columns of an excerpt that are shown at most. */
enum { EXCERPT_COLUMNS = 100 };

const char *report_translate(const char *msgid)
{
	return gettext(msgid);
}

const char *report_severity(enum severity severity)
{
	switch (severity) {
	case OFF:
	case NOTE:
		return gettext("note");
	case WARNING:
		return gettext("warning");
	case ERROR:
	case FATAL:
	case FAILURE:
		return gettext("error");
	}
	return "";
}

static struct str severity_colour(enum severity severity)
{
	switch (severity) {
	case OFF:
	case NOTE:
		return STR("\033[1;36m");
	case WARNING:
		return STR("\033[1;35m");
	case ERROR:
	case FATAL:
	case FAILURE:
		return STR("\033[1;31m");
	}
	return STR("");
}

static void put_coloured(struct buf *out, struct str text, struct str code,
			 bool colour)
{
	if (colour)
		buf_put(out, code);
	buf_put(out, text);
	if (colour)
		buf_put(out, STR("\033[0m"));
}

/* Control characters could steer the terminal: each shows as one column.
 * U+0080 to U+009F do so, too. */
static bool is_control(uint32_t code_point)
{
	return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

static void put_shown(struct buf *out, struct str text)
{
	size_t pos = 0;

	while (pos < text.len) {
		size_t start = pos;
		uint32_t c = utf8_next(text, &pos);

		if (is_control(c))
			buf_put_char(out, c == '\t' ? ' ' : '?');
		else
			buf_put(out, str_slice(text, start, pos));
	}
}

/* The columns that a character takes once it is shown. */
static unsigned shown_columns(uint32_t code_point)
{
	return is_control(code_point) ? 1 : character_width(code_point);
}

static size_t shown_width(struct str text)
{
	size_t columns = 0;

	for (size_t pos = 0; pos < text.len;)
		columns += shown_columns(utf8_next(text, &pos));
	return columns;
}

/* Moves the start of the window right, until the mark fits on the screen. */
static size_t window_start(struct str excerpt, size_t mark)
{
	size_t start = 0;
	size_t columns = shown_width(str_slice(excerpt, 0, mark));

	while (columns > EXCERPT_COLUMNS / 2 && start < mark)
		columns -= shown_columns(utf8_next(excerpt, &start));
	return start;
}

static struct str window(struct str excerpt, size_t start)
{
	size_t end = start, columns = 0;

	while (end < excerpt.len) {
		size_t next = end;

		columns += shown_columns(utf8_next(excerpt, &next));
		if (columns > EXCERPT_COLUMNS)
			break;
		end = next;
	}
	return str_slice(excerpt, start, end);
}

static void put_caret(struct buf *out, struct str excerpt, size_t start,
		      struct span mark, bool colour)
{
	struct str before = str_slice(excerpt, start, mark.start);
	struct str shown = window(excerpt, start);
	size_t end = mark.end;
	size_t columns;

	if (end > start + shown.len)
		end = start + shown.len;
	columns = shown_width(str_slice(excerpt, mark.start, end));
	buf_printf(out, "      | %*s", (int)shown_width(before), "");
	if (colour)
		buf_put(out, STR("\033[1;32m"));
	buf_put_char(out, '^');
	for (size_t i = 1; i < columns; i++)
		buf_put_char(out, '~');
	if (colour)
		buf_put(out, STR("\033[0m"));
	buf_put_char(out, '\n');
}

static void put_excerpt(struct buf *out, const struct place *place, bool colour)
{
	struct span mark;
	size_t start;

	if (!place_mark(place, &mark))
		return;
	start = window_start(place->excerpt, mark.start);
	buf_printf(out, "%5u | ", place->line);
	put_shown(out, window(place->excerpt, start));
	buf_put_char(out, '\n');
	put_caret(out, place->excerpt, start, mark, colour);
}

static void put_place(struct buf *out, const struct place *place)
{
	put_shown(out, place->file);
	if (place->line)
		buf_printf(out, ":%u:%u", place->line, place->column);
	buf_put(out, STR(": "));
}

static void put_message(struct buf *out, const struct finding *finding,
			bool colour)
{
	const struct message *message = &messages[finding->id];
	struct buf text = {0};

	put_coloured(out, str_from(report_severity(finding->severity)),
		     severity_colour(finding->severity), colour);
	buf_put(out, str_from(gettext(": ")));
	message_format(&text, message->text, finding->args, report_translate);
	put_shown(out, buf_str(&text));
	buf_printf(out, " [%s]\n", message->name);
	buf_free(&text);
}

static void put_hint(struct buf *out, const struct finding *finding)
{
	const struct message *message = &messages[finding->id];
	struct buf text = {0};

	message_format(&text, message->hint, finding->args, report_translate);
	if (text.len) {
		buf_printf(out, "  %s%s", gettext("hint"), gettext(": "));
		put_shown(out, buf_str(&text));
		buf_put_char(out, '\n');
	}
	buf_free(&text);
}

void report_finding(struct buf *out, const struct finding *finding, bool colour)
{
	if (finding->place.file.len)
		put_place(out, &finding->place);
	else
		buf_put(out, STR("diglot: "));
	put_message(out, finding, colour);
	put_excerpt(out, &finding->place, colour);
	if (finding->counterpart.file.len) {
		put_place(out, &finding->counterpart);
		buf_printf(out, "%s\n", gettext("the other place is here"));
		put_excerpt(out, &finding->counterpart, colour);
	}
	put_hint(out, finding);
}

static void put_count(struct buf *out, const char *words, size_t count)
{
	if (out->len && out->ptr[out->len - 1] != '\n')
		buf_put(out, str_from(gettext(", ")));
	buf_printf(out, words, count);
}

void report_totals(struct buf *out, const struct finding_list *list)
{
	size_t errors = list->counts[ERROR] + list->counts[FATAL] +
			list->counts[FAILURE];
	size_t warnings = list->counts[WARNING];
	struct buf line = {0};

	if (errors || warnings) {
		put_count(&line, ngettext("%zu error", "%zu errors", errors),
			  errors);
		put_count(&line,
			  ngettext("%zu warning", "%zu warnings", warnings),
			  warnings);
	}
	if (list->counts[NOTE])
		put_count(&line,
			  ngettext("%zu note", "%zu notes", list->counts[NOTE]),
			  list->counts[NOTE]);
	if (list->waived)
		put_count(&line,
			  ngettext("%zu waived", "%zu waived", list->waived),
			  list->waived);
	if (line.len)
		buf_put_char(&line, '\n');
	buf_put(out, buf_str(&line));
	buf_free(&line);
}

static void put_findings(struct buf *out, const struct finding_list *list,
			 const struct report_options *options)
{
	size_t left[FAILURE + 1] = {0}, shown = 0;

	for (size_t i = FAILURE + 1; i-- > 0;) {
		size_t most = options->max_findings - shown;

		left[i] = list->counts[i] < most ? list->counts[i] : most;
		shown += left[i];
	}
	for (size_t i = 0; i < list->len; i++) {
		const struct finding *finding = &list->items[i];

		if (!left[finding->severity])
			continue;
		left[finding->severity]--;
		report_finding(out, finding, options->colour);
	}
	if (list->len > shown)
		buf_printf(out,
			   gettext("… and %zu more findings "
				   "(--max-findings shows more)\n"),
			   list->len - shown);
	report_totals(out, list);
}

void report_findings(FILE *file, struct findings *findings,
		     const struct report_options *options)
{
	struct finding_list list = findings_list(findings);
	struct buf out = {0};

	put_findings(&out, &list, options);
	if (out.len)
		fwrite(out.ptr, 1, out.len, file);
	buf_free(&out);
}

bool report_wants_colour(FILE *file)
{
	const char *refused = getenv("NO_COLOR");

	return (!refused || !*refused) && isatty(fileno(file));
}
