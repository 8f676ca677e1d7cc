/* diglot's own JSON; docs/findings.md describes it. Members are only ever
 * added; anything else is another version. */
#include "exchange/exchange.h"
#include "write/json.h"

enum { VERSION = 1 };

static void put_text(struct json *json, const char *name, const char *text,
		     const struct finding *finding,
		     const struct finding_list *list)
{
	struct buf formatted = {0};

	message_format(&formatted, text, finding->args, list->translate);
	json_str_if(json, name, buf_str(&formatted));
	buf_free(&formatted);
}

static void put_place(struct json *json, const struct place *place)
{
	uint32_t start, end;

	json_str_if(json, "file", place->file);
	json_str_if(json, "language", place->language);
	if (!place->line)
		return;
	json_number(json, "line", place->line);
	if (place_columns(place, &start, &end)) {
		json_number(json, "column", start);
		json_number(json, "endColumn", end);
	}
	json_str_if(json, "excerpt", place->excerpt);
	if (place->cut_units)
		json_number(json, "excerptColumn", place->cut_units + 1);
}

static void put_subject(struct json *json, const struct subject *subject)
{
	json_str_if(json, "edition", subject->edition);
	json_str_if(json, "chapter", subject->chapter);
	json_str_if(json, "title", subject->title);
	if (!subject->block.len)
		return;
	json_object(json, "waiver");
	json_str(json, "block", subject->block);
	json_str(json, "language", subject->language);
	json_str(json, "sourceHash", subject->source_hash);
	json_str(json, "targetHash", subject->target_hash);
	json_end_object(json);
}

static void put_finding(struct json *json, const struct finding *finding,
			const struct finding_list *list)
{
	const struct message *message = &messages[finding->id];

	json_object(json, NULL);
	json_str(json, "check", str_from(message->name));
	json_str(json, "id", str_from(message->constant));
	json_str(json, "severity", severity_names[finding->severity]);
	put_text(json, "message", message->text, finding, list);
	put_text(json, "hint", message->hint, finding, list);
	put_place(json, &finding->place);
	if (finding->counterpart.file.len) {
		json_object(json, "counterpart");
		put_place(json, &finding->counterpart);
		json_end_object(json);
	}
	put_subject(json, &finding->subject);
	json_end_object(json);
}

static void put_totals(struct json *json, const struct finding_list *list)
{
	json_object(json, "totals");
	json_number(json, "errors",
		    list->counts[ERROR] + list->counts[FATAL] +
			    list->counts[FAILURE]);
	json_number(json, "warnings", list->counts[WARNING]);
	json_number(json, "notes", list->counts[NOTE]);
	json_number(json, "waived", list->waived);
	json_end_object(json);
}

void exchange_json(struct buf *out, const struct finding_list *list)
{
	struct json json;

	json_begin(&json, out);
	json_object(&json, NULL);
	json_number(&json, "version", VERSION);
	json_str(&json, "diglot", STR(DIGLOT_VERSION));
	json_str(&json, "language", list->language);
	put_totals(&json, list);
	json_array(&json, "findings");
	for (size_t i = 0; i < list->len; i++)
		put_finding(&json, &list->items[i], list);
	json_end_array(&json);
	json_end_object(&json);
	json_end(&json);
}
