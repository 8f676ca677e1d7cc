/* The page of findings: by chapter, both texts side by side, what is meant
 * marked in each. It is read without a script and without a network, from
 * disk or as an attachment: so its style sheet is part of it. */
#include "write/findings_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/explanation.h"
#include "lang/language.h"
#include "template/table.h"

/* An excerpt of one language. */
struct side_record {
	struct str place; /* "en/02-year.md:14" */
	struct str lang;
	bool shown; /* there is a line to show */
	struct str before;
	struct str marked;
	struct str after;
};

struct finding_record {
	struct str id;
	struct str severity; /* note, warning or error: a class */
	struct str word;     /* the same in words */
	struct str message;
	struct str hint;
	struct str check;
	struct str explanation;
	struct str block; /* what a waiver names; empty: it cannot be waived */
	struct list sides;
};

struct group_record {
	struct str id;
	struct str href;
	struct str title;
	struct str lang;     /* of the title; empty: the page's */
	struct str file;     /* of the chapter; empty if title is one */
	struct str edition;  /* where there are several */
	struct str contains; /* classes: "has-error has-note" */
	struct str number;
	struct list findings;
};

struct count_record {
	struct str href;
	struct str label;
	struct str number;
};

struct report_record {
	struct str lang;
	struct str dir;
	struct str style;
	struct str content;
	struct str waived; /* how many; empty for none */
	struct list counts;
	struct list groups;
};

static const struct field side_fields[] = {
	TEXT(side_record, place, "Its file, line and column."),
	TEXT(side_record, lang, "Its language; empty if that is not known."),
	FLAG(side_record, shown, "There is a line to show."),
	TEXT(side_record, before, "The line up to what is meant."),
	TEXT(side_record, marked, "What is meant; may be empty."),
	TEXT(side_record, after, "The rest of the line."),
};
static const struct record_type side_type =
	TYPE("excerpt", "A line of a text.", side_fields, side_record);

static const struct field finding_fields[] = {
	TEXT(finding_record, id, "Its id on the page."),
	TEXT(finding_record, severity, "`error`, `warning` or `note`."),
	TEXT(finding_record, word, "The same in words."),
	TEXT(finding_record, message, "What is wrong."),
	TEXT(finding_record, hint, "What to do; may be empty."),
	TEXT(finding_record, check, "The name of the check."),
	TEXT(finding_record, explanation, "What the check is for."),
	TEXT(finding_record, block,
	     "What a waiver names; empty if it cannot be waived."),
	LIST(finding_record, sides, &side_type,
	     "The text that it is about, and its counterpart."),
};
static const struct record_type finding_type =
	TYPE("finding", "A finding.", finding_fields, finding_record);

static const struct field group_fields[] = {
	TEXT(group_record, id, "Its id on the page."),
	TEXT(group_record, href, "The reference to that."),
	TEXT(group_record, title, "The title of the chapter, or a file."),
	TEXT(group_record, lang,
	     "The language of that; empty if it is the page's or no "
	     "language."),
	TEXT(group_record, file, "The file of the chapter."),
	TEXT(group_record, edition,
	     "The publication and edition, where there are several."),
	TEXT(group_record, contains,
	     "`has-error`, `has-warning`, `has-note`, for filters."),
	TEXT(group_record, number, "How many findings there are."),
	LIST(group_record, findings, &finding_type, "The findings."),
};
static const struct record_type group_type =
	TYPE("group", "The findings of a chapter.", group_fields, group_record);

static const struct field count_fields[] = {
	TEXT(count_record, href, "Shows the findings of this severity alone."),
	TEXT(count_record, label, "The severity in words."),
	TEXT(count_record, number, "How many findings have it."),
};
static const struct record_type count_type =
	TYPE("count", "How many findings have a severity.", count_fields,
	     count_record);

static const struct field report_fields[] = {
	TEXT(report_record, lang, "The language of the page."),
	TEXT(report_record, dir, "Its direction: `ltr` or `rtl`."),
	MARKUP(report_record, style,
	       "`assets/style.css` and `page/findings.css`."),
	TEXT(report_record, content, "What was checked."),
	TEXT(report_record, waived,
	     "How many findings were waived; empty for none."),
	LIST(report_record, counts, &count_type,
	     "The severities that there are, the gravest first."),
	LIST(report_record, groups, &group_type, "The chapters."),
};
const struct record_type report_type =
	TYPE("report", "What check has found.", report_fields, report_record);

/* A report in the making. */
struct reporting {
	const struct finding_list *list;
	const struct strings *ui;
	struct arena *arena;
	const struct finding **order; /* by group */
	bool has_editions;            /* several */
};

static struct str words(const struct reporting *reporting, const char *msgid)
{
	return str_from(reporting->list->translate && *msgid
				? reporting->list->translate(msgid)
				: msgid);
}

static enum severity shown_severity(enum severity severity)
{
	return severity > ERROR ? ERROR : severity;
}

/* Excerpts */

static struct str place_text(struct arena *arena, const struct place *place)
{
	if (!place->line)
		return place->file;
	return arena_printf(arena, "%.*s:%u:%u", STR_ARG(place->file),
			    place->line, place->column);
}

static void add_side(const struct reporting *reporting,
		     const struct place *place, struct side_record *sides,
		     size_t *n)
{
	struct side_record *side = &sides[*n];
	struct span mark = {0};

	if (!place->file.len)
		return;
	++*n;
	side->place = place_text(reporting->arena, place);
	side->lang = place->language;
	side->shown = place->line && place->excerpt.len;
	if (!place_mark(place, &mark))
		mark.start = mark.end = (uint32_t)place->excerpt.len;
	side->before = str_slice(place->excerpt, 0, mark.start);
	side->marked = str_span(place->excerpt, mark);
	side->after = str_slice(place->excerpt, mark.end, place->excerpt.len);
}

/* The languages stand in their own order, whichever of them is wanting. */
static struct list sides_of(const struct reporting *reporting,
			    const struct finding *finding)
{
	struct side_record *sides =
		ARENA_ARRAY(reporting->arena, struct side_record, 2);
	const struct place *first = &finding->place;
	const struct place *second = &finding->counterpart;
	size_t n = 0;

	if (second->file.len && second->side < first->side) {
		first = second;
		second = &finding->place;
	}
	add_side(reporting, first, sides, &n);
	add_side(reporting, second, sides, &n);
	return (struct list){sides, n};
}

/* Findings */

static struct str formatted(const struct reporting *reporting, const char *text,
			    const struct finding *finding)
{
	struct buf out = {0};
	struct str copy;

	message_format(&out, text, finding->args, reporting->list->translate);
	copy = buf_copy(&out, reporting->arena);
	buf_free(&out);
	return copy;
}

static struct finding_record finding_of(const struct reporting *reporting,
					const struct finding *finding)
{
	const struct message *message = &messages[finding->id];
	const struct explanation *explanation =
		explanation_find(str_from(message->name));
	enum severity severity = shown_severity(finding->severity);
	struct finding_record record = {
		.id = arena_printf(reporting->arena, "f%zu",
				   (size_t)(finding - reporting->list->items) +
					   1),
		.severity = severity_names[severity],
		.word = words(reporting, severity_names[severity].ptr),
		.message = formatted(reporting, message->text, finding),
		.hint = formatted(reporting, message->hint, finding),
		.check = str_from(message->name),
		.sides = sides_of(reporting, finding),
	};

	if (explanation)
		record.explanation = words(reporting, explanation->text);
	if (finding->subject.block.len && finding->severity < FATAL)
		record.block =
			arena_join(reporting->arena, finding->subject.edition,
				   STR("#"), finding->subject.block);
	return record;
}

/* Groups */

/* The file, for findings of no chapter. */
static struct str group_name(const struct finding *finding)
{
	return finding->subject.chapter.len ? finding->subject.chapter
					    : finding->place.file;
}

static int compare_groups(const struct finding *a, const struct finding *b)
{
	int order = str_cmp(a->subject.edition, b->subject.edition);

	if (!order)
		order = (a->subject.chapter.len > 0) -
			(b->subject.chapter.len > 0);
	return order ? order : str_cmp(group_name(a), group_name(b));
}

/* In a group they follow each other by line, then as they are listed. */
static int compare_findings(const void *left, const void *right)
{
	const struct finding *a = *(const struct finding *const *)left;
	const struct finding *b = *(const struct finding *const *)right;
	int order = compare_groups(a, b);

	if (!order)
		order = (a->place.line > b->place.line) -
			(a->place.line < b->place.line);
	return order ? order : (a > b) - (a < b);
}

static void order_findings(struct reporting *reporting)
{
	const struct finding_list *list = reporting->list;

	reporting->order = ARENA_ARRAY(reporting->arena, const struct finding *,
				       list->len);
	for (size_t i = 0; i < list->len; i++)
		reporting->order[i] = &list->items[i];
	if (list->len)
		qsort(reporting->order, list->len, sizeof(*reporting->order),
		      compare_findings);
	for (size_t i = 1; i < list->len; i++)
		reporting->has_editions |=
			!str_eq(list->items[i - 1].subject.edition,
				list->items[i].subject.edition);
}

static struct str contains(struct arena *arena, const bool *severities)
{
	struct buf out = {0};
	struct str copy;

	for (enum severity i = NOTE; i <= ERROR; i++)
		if (severities[i])
			buf_printf(&out, "%shas-%.*s", out.len ? " " : "",
				   STR_ARG(severity_names[i]));
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

static struct group_record group_of(const struct reporting *reporting,
				    size_t start, size_t end, size_t number)
{
	struct arena *arena = reporting->arena;
	const struct finding *first = reporting->order[start];
	struct finding_record *findings =
		ARENA_ARRAY(arena, struct finding_record, end - start);
	bool severities[ERROR + 1] = {false};
	struct group_record group = {
		.id = arena_printf(arena, "g%zu", number),
		.href = arena_printf(arena, "#g%zu", number),
		.title = first->subject.title,
		.lang = first->subject.title_language,
		.file = first->subject.chapter,
		.number = arena_printf(arena, "%zu", end - start),
		.findings = {findings, end - start},
	};

	for (size_t i = start; i < end; i++) {
		findings[i - start] =
			finding_of(reporting, reporting->order[i]);
		severities[shown_severity(reporting->order[i]->severity)] =
			true;
	}
	if (!group.title.len)
		group.title = first->place.file;
	if (!group.title.len)
		group.title =
			strings_get(reporting->ui, STR("findings_general"));
	if (reporting->has_editions)
		group.edition = first->subject.edition;
	group.contains = contains(arena, severities);
	return group;
}

static struct list groups_of(struct reporting *reporting)
{
	size_t len = reporting->list->len, n = 0, end;
	struct group_record *groups =
		ARENA_ARRAY(reporting->arena, struct group_record, len);

	order_findings(reporting);
	for (size_t start = 0; start < len; start = end) {
		end = start + 1;
		while (end < len && !compare_groups(reporting->order[start],
						    reporting->order[end]))
			end++;
		groups[n] = group_of(reporting, start, end, n + 1);
		n++;
	}
	return (struct list){groups, n};
}

static struct list counts_of(const struct reporting *reporting)
{
	static const struct str labels[] = {
		[NOTE] = STR_INIT("findings_notes"),
		[WARNING] = STR_INIT("findings_warnings"),
		[ERROR] = STR_INIT("findings_errors"),
	};
	struct count_record *counts =
		ARENA_ARRAY(reporting->arena, struct count_record, ERROR);
	size_t n = 0;

	for (enum severity i = ERROR; i >= NOTE; i--) {
		const size_t *all = reporting->list->counts;
		size_t number = i == ERROR
					? all[ERROR] + all[FATAL] + all[FAILURE]
					: all[i];

		if (!number)
			continue;
		counts[n++] = (struct count_record){
			.href = arena_join(reporting->arena, STR("#only-"),
					   severity_names[i], STR("")),
			.label = strings_get(reporting->ui, labels[i]),
			.number = arena_printf(reporting->arena, "%zu", number),
		};
	}
	return (struct list){counts, n};
}

static struct report_record report_of(struct reporting *reporting,
				      struct str content)
{
	const struct finding_list *list = reporting->list;
	const struct language *language = language_find(reporting->ui->tag);
	struct report_record record = {
		.lang = reporting->ui->tag,
		.dir = direction_name(language->direction),
		.content = content,
		.counts = counts_of(reporting),
		.groups = groups_of(reporting),
	};

	if (list->waived)
		record.waived =
			arena_printf(reporting->arena, "%zu", list->waived);
	return record;
}

bool findings_page(const struct template_source *source,
		   const struct finding_list *list, struct str content,
		   struct buf *out)
{
	struct reporting reporting = {
		.list = list,
		.ui = strings_for(source->strings, list->language),
		.arena = source->arena,
	};
	const struct template *template = template_compile(
		source, STR("page/findings.html"), "report", &report_type);
	struct buf style = {0};
	bool good = template != NULL;
	struct report_record record;

	good &= template_put_file(source, STR("assets/style.css"), &style);
	good &= template_put_file(source, STR("page/findings.css"), &style);
	if (good) {
		record = report_of(&reporting, content);
		record.style = buf_str(&style);
		template_run(template, &record, reporting.ui, out);
	}
	buf_free(&style);
	return good;
}
