/* errata.yaml: to errata in the order of their dates. */
#include "read/errata.h"

#include <stdlib.h>

#include "read/field.h"
#include "read/text.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define AT(member) .offset = offsetof(struct entry, member)
#define KEY(name) .key = STR_INIT(name)

/* An erratum as it is written. */
struct entry {
	struct str id, date, block;
	unsigned severity;
	struct localized was, now, reason;
};

#define SEVERITY_NAME(constant, name) STR_INIT(name),
static const struct str severities[] = {ERRATUM_SEVERITIES(SEVERITY_NAME)};
#undef SEVERITY_NAME

static const struct field fields[] = {
	{KEY("id"), FIELD_TEXT, AT(id)},
	{KEY("date"), FIELD_DATE, AT(date)},
	{KEY("block"), FIELD_TEXT, AT(block)},
	{KEY("severity"), FIELD_CHOICE, AT(severity), .words = severities,
	 .n_words = LENGTH(severities),
	 .hint = MSGID_INIT("use editorial, minor or major")},
	{KEY("was"), FIELD_LOCALIZED, AT(was)},
	{KEY("now"), FIELD_LOCALIZED, AT(now)},
	{KEY("reason"), FIELD_LOCALIZED, AT(reason)},
};

struct reading {
	struct reader *reader;
	struct arena *arena;
	struct edition *edition;
	struct map ids; /* id → erratum */
};

static void report(const struct reading *reading, enum message_id id,
		   struct place place, struct str arg0, struct str arg1)
{
	findings_report(reading->reader->findings, id, place, arg0, arg1);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether it can stand in addresses, as ids of blocks do. */
static bool is_id(struct str id)
{
	for (size_t i = 0; i < id.len; i++) {
		char c = id.ptr[i];

		if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '-' &&
		    c != '_' && c != '.')
			return false;
	}
	return id.len > 0;
}

static bool is_given(const struct yaml *value)
{
	return value &&
	       (value->kind == YAML_SCALAR ? str_trim(value->text).len > 0
					   : value->n_children > 0);
}

/* Every key is needed. */
static bool is_whole(const struct reading *reading, const struct yaml *map)
{
	struct buf lacking = {0};
	bool whole;

	for (size_t i = 0; i < LENGTH(fields); i++) {
		if (is_given(yaml_get(map, fields[i].key)))
			continue;
		if (lacking.len)
			buf_put(&lacking, STR(", "));
		buf_put(&lacking, fields[i].key);
	}
	whole = !lacking.len;
	if (!whole)
		report(reading, ERRATUM_INCOMPLETE, map->place,
		       buf_str(&lacking), (struct str){0});
	buf_free(&lacking);
	return whole;
}

static struct str *member_of(struct erratum_wording *wording, size_t number)
{
	struct str *const members[] = {&wording->was, &wording->now,
				       &wording->reason};

	return members[number];
}

/* The place of the text in a language: of the map's value whose key is the
 * tag, however it is written. */
static struct place place_of_text(const struct reading *reading,
				  const struct yaml *value, struct str tag)
{
	for (size_t i = 0; value->kind == YAML_MAP && i < value->n_children;
	     i++) {
		const struct yaml *child = &value->children[i];

		if (str_eq(language_canonical(reading->arena, child->key), tag))
			return child->place;
	}
	return value->place;
}

/* Puts the texts of one key where their languages are. A text without a
 * language is that of an edition in one language. */
static bool take_texts(const struct reading *reading, const struct yaml *map,
		       struct str key, const struct localized *texts,
		       struct erratum *erratum, size_t member)
{
	const struct edition *edition = reading->edition;
	const struct yaml *value = yaml_get(map, key);

	for (size_t i = 0; i < texts->len; i++) {
		struct str tag = texts->texts[i].tag;
		size_t side = tag.len ? language_in(edition, tag) : 0;
		struct place place = place_of_text(reading, value, tag);
		struct erratum_wording *wording;

		if (!tag.len && edition->n_languages > 1) {
			report(reading, ERRATUM_PLAIN, place, key,
			       (struct str){0});
			return false;
		}
		if (side == edition->n_languages) {
			report(reading, ERRATUM_LANGUAGE_EXTRA, place, tag,
			       (struct str){0});
			return false;
		}
		wording = &erratum->wordings[side];
		*member_of(wording, member) = texts->texts[i].text;
		if (!member)
			wording->place = place;
	}
	return true;
}

static bool take_wordings(const struct reading *reading, const struct yaml *map,
			  const struct entry *entry, struct erratum *erratum)
{
	const struct localized *texts[] = {&entry->was, &entry->now,
					   &entry->reason};
	static const struct str keys[] = {STR_INIT("was"), STR_INIT("now"),
					  STR_INIT("reason")};
	bool good = true;

	erratum->wordings = ARENA_ARRAY(reading->arena, struct erratum_wording,
					reading->edition->n_languages);
	for (size_t i = 0; i < reading->edition->n_languages; i++)
		erratum->wordings[i].place = yaml_get(map, keys[0])->place;
	for (size_t i = 0; i < LENGTH(keys); i++)
		good &= take_texts(reading, map, keys[i], texts[i], erratum, i);
	return good;
}

static bool changes_nothing(const struct edition *edition,
			    const struct erratum *erratum)
{
	for (size_t i = 0; i < edition->n_languages; i++)
		if (!str_eq(erratum->wordings[i].was, erratum->wordings[i].now))
			return false;
	return true;
}

/* What the texts of the erratum cannot be wrong about. */
static bool is_sound(struct reading *reading, const struct yaml *map,
		     const struct erratum *erratum)
{
	struct str issued = reading->edition->date;
	const struct yaml *id = yaml_get(map, STR("id"));
	bool good = is_id(erratum->id);

	if (!good)
		report(reading, ERRATUM_ID, id->place, erratum->id,
		       (struct str){0});
	if (map_get(&reading->ids, erratum->id)) {
		report(reading, ERRATUM_DUPLICATE, id->place, erratum->id,
		       (struct str){0});
		good = false;
	}
	if (issued.len && str_cmp(erratum->date, issued) < 0) {
		report(reading, ERRATUM_DATE, yaml_get(map, STR("date"))->place,
		       erratum->date, issued);
		good = false;
	}
	return good;
}

/* False after a FATAL finding. */
static bool take_entry(struct reading *reading, const struct yaml *map)
{
	struct edition *edition = reading->edition;
	struct erratum *erratum = &edition->errata[edition->n_errata];
	struct entry entry = {.id = {0}};
	bool good;

	fields_check(reading->reader, map, fields, LENGTH(fields), NULL, 0);
	if (!fields_read(reading->reader, reading->arena, map, fields,
			 LENGTH(fields), &entry))
		return false;
	if (!is_whole(reading, map))
		return true;
	*erratum = (struct erratum){
		.id = entry.id,
		.date = entry.date,
		.severity = (enum erratum_severity)entry.severity,
		.block = entry.block,
		.place = map->place,
		.block_place = yaml_get(map, STR("block"))->place};
	good = is_sound(reading, map, erratum);
	if (!take_wordings(reading, map, &entry, erratum) || !good)
		return true;
	if (changes_nothing(edition, erratum)) {
		report(reading, ERRATUM_EMPTY, map->place, erratum->id,
		       (struct str){0});
		return true;
	}
	map_add(&reading->ids, reading->arena, erratum->id, erratum);
	edition->n_errata++;
	return true;
}

static bool take_list(struct reading *reading, const struct yaml *list)
{
	struct edition *edition = reading->edition;
	bool good = true;

	edition->errata =
		ARENA_ARRAY(reading->arena, struct erratum, list->n_children);
	for (size_t i = 0; i < list->n_children; i++) {
		const struct yaml *entry = &list->children[i];

		if (entry->kind == YAML_MAP) {
			good &= take_entry(reading, entry);
			continue;
		}
		report(reading, ERRATUM_KIND, entry->place, (struct str){0},
		       (struct str){0});
	}
	return good;
}

/* Sorting keeps what is of one day in its order. */
static int compare_dates(const void *a, const void *b)
{
	const struct erratum *left = a, *right = b;
	int order = str_cmp(left->date, right->date);

	if (order)
		return order;
	if (left->place.line != right->place.line)
		return left->place.line < right->place.line ? -1 : 1;
	return (left->place.column > right->place.column) -
	       (left->place.column < right->place.column);
}

/* Every day on which there are corrections makes a printing. */
static void number_printings(struct edition *edition)
{
	struct str date = {0};

	for (size_t i = 0; i < edition->n_errata; i++) {
		struct erratum *erratum = &edition->errata[i];

		if (!str_eq(erratum->date, date))
			edition->printing++;
		date = erratum->date;
		erratum->printing = edition->printing;
	}
	if (str_cmp(date, edition->modified) > 0)
		edition->modified = date;
}

/* The books of a withdrawn edition bear the day of the withdrawal, which must
 * be the last. */
static void check_withdrawal(const struct reading *reading)
{
	const struct edition *edition = reading->edition;
	struct str withdrawn = edition->withdrawal.date;

	for (size_t i = 0; withdrawn.len && i < edition->n_errata; i++)
		if (str_cmp(edition->errata[i].date, withdrawn) > 0)
			report(reading, ERRATUM_WITHDRAWN,
			       edition->errata[i].place,
			       edition->errata[i].date, withdrawn);
}

bool errata_read(struct reader *reader, struct arena *arena,
		 struct edition *edition)
{
	struct str path = path_join(arena, edition->folder, STR("errata.yaml"));
	struct reading reading = {
		.reader = reader, .arena = arena, .edition = edition};
	const struct yaml *list;
	struct str text;

	if (!path_is_taken(path))
		return true;
	if (!read_text(reader, arena, path, text_limit(reader), &text))
		return false;
	list = yaml_parse_list(reader, arena, path, text);
	if (!list)
		return false;
	if (list->n_children && edition->status == STATUS_DRAFT) {
		report(&reading, ERRATA_DRAFT, list->children[0].place,
		       (struct str){0}, (struct str){0});
		return true;
	}
	if (!take_list(&reading, list))
		return false;
	if (edition->n_errata)
		qsort(edition->errata, edition->n_errata,
		      sizeof(*edition->errata), compare_dates);
	number_printings(edition);
	check_withdrawal(&reading);
	return true;
}
