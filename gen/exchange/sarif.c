/* SARIF 2.1.0: one run, a rule for every check, a result for every finding.
 *
 * Columns are in UTF-16 code units. Addresses of files are relative to the
 * folder that diglot ran in (%SRCROOT%) unless an absolute CONTENT was given.
 * A result's fingerprint is made of its check, its arguments, its block and
 * the text that is marked, not of its line: it stays when lines move. */
#include "base/explanation.h"
#include "base/map.h"
#include "exchange/exchange.h"
#include "write/json.h"

static const char schema[] =
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
	"sarif-schema-2.1.0.json";

static const char *translate(const struct finding_list *list, const char *msgid)
{
	return list->translate && *msgid ? list->translate(msgid) : msgid;
}

static struct str level(enum severity severity)
{
	return severity_names[severity > ERROR ? ERROR : severity];
}

static void put_message(struct json *json, const char *name, struct str text)
{
	json_object(json, name);
	json_str(json, "text", text);
	json_end_object(json);
}

/* Rules */

static void put_rule(struct json *json, const struct explanation *check,
		     const struct finding_list *list)
{
	struct str text = str_from(translate(list, check->text));
	enum severity severity = check_severity(str_from(check->name));

	json_object(json, NULL);
	json_str(json, "id", str_from(check->name));
	put_message(json, "shortDescription", explanation_summary(text));
	put_message(json, "fullDescription", text);
	put_message(json, "help", text);
	json_object(json, "defaultConfiguration");
	json_str(json, "level", level(severity));
	json_end_object(json);
	json_end_object(json);
}

static void put_driver(struct json *json, const struct finding_list *list)
{
	json_object(json, "tool");
	json_object(json, "driver");
	json_str(json, "name", STR("diglot"));
	json_str(json, "version", STR(DIGLOT_VERSION));
	json_str(json, "semanticVersion", STR(DIGLOT_VERSION));
	json_str(json, "language", list->language);
	json_array(json, "rules");
	for (size_t i = 0; i < n_explanations; i++)
		put_rule(json, &explanations[i], list);
	json_end_array(json);
	json_end_object(json);
	json_end_object(json);
}

/* Places */

/* RFC 3986: what is not unreserved or a slash is percent-encoded. */
static struct str uri_of(struct arena *arena, struct str path)
{
	static const struct str kept = STR_INIT("-._~/");
	struct buf uri = {0};
	struct str copy;

	if (str_starts(path, STR("/")))
		buf_put(&uri, STR("file://"));
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.ptr[i];
		bool plain = char_is_word((char)c) ||
			     str_find_char(kept, (char)c) != STR_NONE;

		if (plain)
			buf_put_char(&uri, (char)c);
		else
			buf_printf(&uri, "%%%02X", c);
	}
	copy = buf_copy(&uri, arena);
	buf_free(&uri);
	return copy;
}

static void put_region(struct json *json, const struct place *place)
{
	uint32_t start, end;

	if (!place->line)
		return;
	json_object(json, "region");
	json_number(json, "startLine", place->line);
	if (place_columns(place, &start, &end)) {
		json_number(json, "startColumn", start);
		json_number(json, "endColumn", end);
	}
	if (place->excerpt.len)
		put_message(json, "snippet", place->excerpt);
	json_end_object(json);
}

static void put_physical(struct json *json, const struct place *place)
{
	struct arena arena = {0};

	json_object(json, "physicalLocation");
	json_object(json, "artifactLocation");
	json_str(json, "uri", uri_of(&arena, place->file));
	if (!str_starts(place->file, STR("/")))
		json_str(json, "uriBaseId", STR("%SRCROOT%"));
	json_end_object(json);
	put_region(json, place);
	json_end_object(json);
	arena_free(&arena);
}

static void put_location(struct json *json, const struct finding *finding)
{
	const struct subject *subject = &finding->subject;
	struct arena arena = {0};

	json_array(json, "locations");
	json_object(json, NULL);
	put_physical(json, &finding->place);
	if (subject->block.len) {
		json_array(json, "logicalLocations");
		json_object(json, NULL);
		json_str(json, "fullyQualifiedName",
			 arena_join(&arena, subject->edition, STR("#"),
				    subject->block));
		json_str(json, "name", subject->block);
		json_end_object(json);
		json_end_array(json);
	}
	json_end_object(json);
	json_end_array(json);
	arena_free(&arena);
}

static void put_related(struct json *json, const struct finding *finding,
			const struct finding_list *list)
{
	json_array(json, "relatedLocations");
	json_object(json, NULL);
	json_number(json, "id", 1);
	put_physical(json, &finding->counterpart);
	put_message(json, "message",
		    str_from(translate(list,
				       MSGID_TEXT("the other place is here"))));
	json_end_object(json);
	json_end_array(json);
}

/* Results */

struct results {
	struct arena arena;
	struct map rules;  /* name → its explanation */
	struct map prints; /* fingerprint → how often it was given */
};

static struct str marked(const struct place *place)
{
	struct span mark;

	return place_mark(place, &mark) ? str_span(place->excerpt, mark)
					: STR("");
}

/* Findings that are alike in all of this are told apart by their order. */
static struct str fingerprint(struct results *results,
			      const struct finding *finding)
{
	const struct subject *subject = &finding->subject;
	struct buf what = {0};
	struct str print;
	size_t *times;

	buf_printf(&what, "%s\n%.*s\n%.*s\n%.*s\n", messages[finding->id].name,
		   STR_ARG(subject->block.len ? subject->edition
					      : finding->place.file),
		   STR_ARG(subject->block), STR_ARG(subject->language));
	for (size_t i = 0; i < FINDING_ARGS; i++)
		buf_printf(&what, "%.*s\n", STR_ARG(finding->args[i]));
	buf_put(&what, marked(&finding->place));
	print = arena_printf(&results->arena, "%016llx",
			     (unsigned long long)str_hash(buf_str(&what)));
	buf_free(&what);
	times = map_get(&results->prints, print);
	if (!times) {
		times = ARENA_NEW(&results->arena, size_t);
		map_add(&results->prints, &results->arena, print, times);
	}
	return arena_printf(&results->arena, "%.*s:%zu", STR_ARG(print),
			    ++*times);
}

/* The message and what to do about it. */
static void put_text(struct json *json, const struct finding *finding,
		     const struct finding_list *list)
{
	const struct message *message = &messages[finding->id];
	struct buf text = {0}, hint = {0};

	message_format(&text, message->text, finding->args, list->translate);
	message_format(&hint, message->hint, finding->args, list->translate);
	if (hint.len) {
		buf_put_char(&text, '\n');
		buf_put(&text, buf_str(&hint));
	}
	put_message(json, "message", buf_str(&text));
	buf_free(&text);
	buf_free(&hint);
}

static void put_result(struct json *json, struct results *results,
		       const struct finding *finding,
		       const struct finding_list *list)
{
	const char *name = messages[finding->id].name;
	const struct explanation *rule =
		map_get(&results->rules, str_from(name));

	json_object(json, NULL);
	json_str(json, "ruleId", str_from(name));
	if (rule)
		json_number(json, "ruleIndex", (uint64_t)(rule - explanations));
	json_str(json, "level", level(finding->severity));
	put_text(json, finding, list);
	if (finding->place.file.len)
		put_location(json, finding);
	if (finding->counterpart.file.len)
		put_related(json, finding, list);
	json_object(json, "partialFingerprints");
	json_str(json, "diglot/v1", fingerprint(results, finding));
	json_end_object(json);
	json_end_object(json);
}

static void put_results(struct json *json, const struct finding_list *list)
{
	struct results results = {0};

	for (size_t i = 0; i < n_explanations; i++)
		map_add(&results.rules, &results.arena,
			str_from(explanations[i].name),
			(void *)&explanations[i]);
	json_array(json, "results");
	for (size_t i = 0; i < list->len; i++)
		put_result(json, &results, &list->items[i], list);
	json_end_array(json);
	arena_free(&results.arena);
}

void exchange_sarif(struct buf *out, const struct finding_list *list)
{
	struct json json;

	json_begin(&json, out);
	json_object(&json, NULL);
	json_str(&json, "$schema", str_from(schema));
	json_str(&json, "version", STR("2.1.0"));
	json_array(&json, "runs");
	json_object(&json, NULL);
	put_driver(&json, list);
	json_str(&json, "columnKind", STR("utf16CodeUnits"));
	put_results(&json, list);
	json_end_object(&json);
	json_end_array(&json);
	json_end_object(&json);
	json_end(&json);
}
