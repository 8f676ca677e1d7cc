/* Tables of keys. One function a kind of value; no other place knows how a
 * kind is written. */
#include "read/field.h"

#include <string.h>

#include "base/explanation.h"
#include "read/site_address.h"
#include "read/text.h"
#include "read/yaml_slip.h"

/* What the functions below need; target is where the value goes. */
struct filling {
	struct reader *reader;
	struct arena *arena;
	const struct field *field;
	void *target; /* the struct */
};

static void *place_in_struct(const struct filling *filling, size_t offset)
{
	return (char *)filling->target + offset;
}

static struct str *str_target(const struct filling *filling)
{
	return place_in_struct(filling, filling->field->offset);
}

static bool refuse(const struct filling *filling, const struct yaml *value,
		   struct str hint)
{
	static const struct str kinds[] = {[YAML_LIST] = MSGID_INIT("a list"),
					   [YAML_MAP] = MSGID_INIT("a map")};
	struct str key = filling->field->key;

	if (value->kind == YAML_SCALAR)
		text_report_value(filling->reader, value->place, key,
				  str_slice(value->text, 0, 200), hint);
	else
		text_report_kind(filling->reader, value->place, key,
				 kinds[value->kind], hint);
	return false;
}

/* The text of a scalar; false after a finding. */
static bool scalar(const struct filling *filling, const struct yaml *value,
		   struct str *text)
{
	if (value->kind != YAML_SCALAR)
		return refuse(filling, value,
			      filling->field->hint.len
				      ? filling->field->hint
				      : MSGID("write one text"));
	*text = str_trim(value->text);
	return true;
}

static bool read_plain(const struct filling *filling, const struct yaml *value)
{
	return scalar(filling, value, str_target(filling));
}

static bool is_given(const struct yaml *value)
{
	return value->kind == YAML_SCALAR ? str_trim(value->text).len > 0
					  : value->n_children > 0;
}

/* A tag in its canonical form; empty after a finding. */
static struct str canonical_tag(const struct filling *filling, struct str tag,
				struct place place)
{
	struct str canonical = language_canonical(filling->arena, tag);

	if (!canonical.len)
		findings_report(filling->reader->findings, LANGUAGE_UNKNOWN,
				place, tag, STR(""));
	return canonical;
}

/* One entry of a map by language, unless there is something wrong with it. */
static bool add_text(const struct filling *filling, const struct yaml *entry,
		     struct localized *out)
{
	struct findings *findings = filling->reader->findings;
	struct str tag = canonical_tag(filling, entry->key, entry->key_place);
	struct str text;

	if (!tag.len)
		return true;
	if (!scalar(filling, entry, &text))
		return false;
	for (size_t i = 0; i < out->len; i++)
		if (str_eq(out->texts[i].tag, tag)) {
			findings_report(findings, KEY_DUPLICATE,
					entry->key_place, tag, STR(""));
			return false;
		}
	if (!text.len) {
		findings_report(findings, METADATA_LANGUAGE, entry->key_place,
				filling->field->key, tag);
		return true;
	}
	out->texts[out->len++] =
		(struct localized_text){tag, text, entry->place.line};
	return true;
}

/* "zh-Hans：…", in one line or several: a map by language was meant. "IT：…" is
 * a title. */
static bool is_slipped_map(const struct filling *filling, struct str text)
{
	struct str key = yaml_slip_key(text);

	return key.len && str_eq(language_canonical(filling->arena, key), key);
}

static bool take_localized(const struct filling *filling,
			   const struct yaml *value, struct localized *out)
{
	size_t n = value->kind == YAML_MAP ? value->n_children : 1;
	bool good = true;

	*out = (struct localized){0};
	if (value->kind == YAML_LIST)
		return refuse(filling, value,
			      MSGID("write one text, or a map by language"));
	out->texts = ARENA_ARRAY(filling->arena, struct localized_text, n);
	if (value->kind == YAML_SCALAR) {
		if (is_slipped_map(filling, value->text))
			return refuse(filling, value,
				      MSGID("a full-width colon behind a "
					    "language; write : and a space"));
		out->len = 1;
		out->texts[0] = (struct localized_text){
			STR(""), str_trim(value->text), value->place.line};
		return true;
	}
	for (size_t i = 0; i < n; i++)
		good &= add_text(filling, &value->children[i], out);
	return good;
}

static bool read_localized(const struct filling *filling,
			   const struct yaml *value)
{
	return take_localized(filling, value,
			      place_in_struct(filling, filling->field->offset));
}

/* The entries of a list; a single value counts as a list of one. */
static const struct yaml *list_entries(const struct yaml *value, size_t *n)
{
	*n = value->kind == YAML_LIST ? value->n_children : 1;
	return value->kind == YAML_LIST ? value->children : value;
}

static void set_list(const struct filling *filling, void *entries, size_t n)
{
	memcpy(place_in_struct(filling, filling->field->offset), &entries,
	       sizeof(entries));
	memcpy(place_in_struct(filling, filling->field->count), &n, sizeof(n));
}

static bool read_localized_list(const struct filling *filling,
				const struct yaml *value)
{
	size_t n;
	const struct yaml *entries = list_entries(value, &n);
	struct localized *texts =
		ARENA_ARRAY(filling->arena, struct localized, n);
	bool good = true;

	for (size_t i = 0; i < n; i++)
		good &= take_localized(filling, &entries[i], &texts[i]);
	set_list(filling, texts, n);
	return good;
}

static bool read_texts(const struct filling *filling, const struct yaml *value)
{
	size_t n;
	const struct yaml *entries = list_entries(value, &n);
	struct str *texts = ARENA_ARRAY(filling->arena, struct str, n);

	for (size_t i = 0; i < n; i++)
		if (!scalar(filling, &entries[i], &texts[i]))
			return false;
	set_list(filling, texts, n);
	return true;
}

static bool read_tag(const struct filling *filling, const struct yaml *value)
{
	struct str tag;

	if (!scalar(filling, value, &tag))
		return false;
	*str_target(filling) = canonical_tag(filling, tag, value->place);
	return true;
}

static bool has_tag(const struct str *tags, size_t n, struct str tag)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(tags[i], tag))
			return true;
	return false;
}

static bool read_tags(const struct filling *filling, const struct yaml *value)
{
	size_t n, n_tags = 0;
	const struct yaml *entries = list_entries(value, &n);
	struct str *tags = ARENA_ARRAY(filling->arena, struct str, n);

	for (size_t i = 0; i < n; i++) {
		struct str text, tag;

		if (!scalar(filling, &entries[i], &text))
			return false;
		tag = canonical_tag(filling, text, entries[i].place);
		if (tag.len && has_tag(tags, n_tags, tag)) {
			findings_report(filling->reader->findings,
					KEY_DUPLICATE, entries[i].place, tag,
					STR(""));
			return false;
		}
		if (tag.len)
			tags[n_tags++] = tag;
	}
	set_list(filling, tags, n_tags);
	return true;
}

static bool read_number(const struct filling *filling, const struct yaml *value)
{
	const struct field *field = filling->field;
	uint32_t number;
	struct str text;

	if (!scalar(filling, value, &text))
		return false;
	if (!str_to_number(text, field->max, &number) || number < field->min)
		return refuse(filling, value, field->hint);
	memcpy(place_in_struct(filling, field->offset), &number,
	       sizeof(number));
	return true;
}

static unsigned days_in(uint32_t year, uint32_t month)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30,
					     31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap ? 1u : 0u);
}

bool date_is_valid(struct str date)
{
	uint32_t year, month, day;

	return date.len == 10 && date.ptr[4] == '-' && date.ptr[7] == '-' &&
	       str_to_number(str_slice(date, 0, 4), 9999, &year) &&
	       str_to_number(str_slice(date, 5, 7), 12, &month) &&
	       str_to_number(str_slice(date, 8, 10), 31, &day) && year &&
	       month && day && day <= days_in(year, month);
}

static bool read_date(const struct filling *filling, const struct yaml *value)
{
	struct str text;

	if (!scalar(filling, value, &text))
		return false;
	if (!date_is_valid(text))
		return refuse(filling, value,
			      MSGID("write a day as YYYY-MM-DD, for example "
				    "2022-03-01"));
	*str_target(filling) = text;
	return true;
}

/* The characters that RFC 3986 lets stand in an address; letters of other
 * scripts pass, as in RFC 3987. */
static bool is_address_text(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if ((unsigned char)c <= ' ' || c == 0x7F ||
		    str_find_char(STR("\"<>\\^`{|}"), c) != STR_NONE)
			return false;
	}
	return true;
}

static bool read_site_address(const struct filling *filling,
			      const struct yaml *value)
{
	struct str text, address;

	if (!scalar(filling, value, &text))
		return false;
	address = site_address(filling->arena, text);
	if (!address.len)
		return refuse(
			filling, value,
			MSGID("write an address like https://example.org"));
	*str_target(filling) = address;
	return true;
}

static bool is_uri(struct str text)
{
	size_t colon = str_find_char(text, ':');

	if (colon == STR_NONE || colon == 0 || colon + 1 == text.len)
		return false;
	for (size_t i = 0; i < colon; i++) {
		char c = text.ptr[i];
		bool letter = char_is_letter(c);

		if (!letter && (i == 0 || !c || !strchr("0123456789+-.", c)))
			return false;
	}
	return is_address_text(text);
}

static bool read_uri(const struct filling *filling, const struct yaml *value)
{
	struct str text;

	if (!scalar(filling, value, &text))
		return false;
	if (!is_uri(text))
		return refuse(filling, value,
			      MSGID("write a URN or a URL, for example "
				    "urn:isbn:9787010000008"));
	*str_target(filling) = text;
	return true;
}

/* The number of the word that the value is; n_words after a finding. */
static size_t word_number(const struct filling *filling,
			  const struct yaml *value)
{
	const struct field *field = filling->field;
	size_t n = field->n_words;
	struct str text;

	if (!scalar(filling, value, &text))
		return n;
	for (size_t i = 0; i < n; i++)
		if (str_eq(field->words[i], text))
			return i;
	refuse(filling, value, field->hint);
	return n;
}

static bool read_choice(const struct filling *filling, const struct yaml *value)
{
	unsigned number = (unsigned)word_number(filling, value);

	if (number == filling->field->n_words)
		return false;
	memcpy(place_in_struct(filling, filling->field->offset), &number,
	       sizeof(number));
	return true;
}

static bool read_word(const struct filling *filling, const struct yaml *value)
{
	size_t number = word_number(filling, value);

	if (number == filling->field->n_words)
		return false;
	*str_target(filling) = filling->field->words[number];
	return true;
}

/* The check that a key of the map names; false after a finding. */
static bool is_gradable(const struct filling *filling, const struct yaml *entry)
{
	struct str near = explanation_nearest(entry->key);
	enum message_id id = near.len ? CHECK_UNKNOWN_NEAR : CHECK_UNKNOWN;

	if (explanation_find(entry->key) && !check_is_fixed(entry->key))
		return true;
	if (explanation_find(entry->key))
		id = CHECK_FIXED;
	findings_report(filling->reader->findings, id, entry->key_place,
			entry->key, near);
	return false;
}

static bool read_severity(const struct filling *filling,
			  const struct yaml *value, enum severity *severity)
{
	struct field field = {.key = value->key,
			      .words = severity_names,
			      .n_words = ERROR + 1,
			      .hint = MSGID("use off, note, warning or error")};
	struct filling one = *filling;
	size_t number;

	one.field = &field;
	number = word_number(&one, value);
	*severity = (enum severity)number;
	return number < field.n_words;
}

static bool read_grades(const struct filling *filling, const struct yaml *value)
{
	struct grade *grades =
		ARENA_ARRAY(filling->arena, struct grade, value->n_children);
	size_t n = 0;

	if (value->kind != YAML_MAP)
		return refuse(filling, value,
			      MSGID("write a map of checks, for example "
				    "image-alt: off"));
	for (size_t i = 0; i < value->n_children; i++) {
		const struct yaml *entry = &value->children[i];

		if (!is_gradable(filling, entry))
			continue;
		if (!read_severity(filling, entry, &grades[n].severity))
			return false;
		grades[n++].check = entry->key;
	}
	set_list(filling, grades, n);
	return true;
}

static bool take_detail(const struct filling *filling, const struct yaml *entry,
			struct detail *detail)
{
	struct field field = {.key = entry->key};
	struct filling one = *filling;
	size_t n;
	const struct yaml *texts = list_entries(entry, &n);
	bool good = true;

	one.field = &field;
	detail->key = entry->key;
	detail->place = entry->place;
	detail->by_language = entry->kind != YAML_SCALAR;
	detail->texts = ARENA_ARRAY(filling->arena, struct localized, n);
	for (size_t i = 0; i < n; i++) {
		struct localized *text = &detail->texts[detail->n_texts];

		good &= take_localized(&one, &texts[i], text);
		detail->n_texts += text->len && text->texts[0].text.len;
	}
	return good;
}

/* What the keys mean is the profile's business, which checks them. */
static bool read_details(const struct filling *filling,
			 const struct yaml *value)
{
	struct details *details =
		place_in_struct(filling, filling->field->offset);
	bool good = true;

	if (value->kind != YAML_MAP)
		return refuse(filling, value,
			      MSGID("write a map of what the profile asks "
				    "for"));
	details->items =
		ARENA_ARRAY(filling->arena, struct detail, value->n_children);
	for (size_t i = 0; i < value->n_children; i++) {
		struct detail *detail = &details->items[details->len];

		if (!is_given(&value->children[i]))
			continue;
		good &= take_detail(filling, &value->children[i], detail);
		details->len += detail->n_texts > 0;
	}
	return good;
}

static bool read_records(const struct filling *filling,
			 const struct yaml *value)
{
	const struct field *field = filling->field;
	size_t n;
	const struct yaml *entries = list_entries(value, &n);
	char *records = arena_zero(filling->arena, n, field->size);
	bool good = true;

	for (size_t i = 0; i < n; i++) {
		if (entries[i].kind != YAML_MAP) {
			good = refuse(filling, &entries[i], field->hint);
			continue;
		}
		fields_check(filling->reader, &entries[i], field->fields,
			     field->n_fields, NULL, 0);
		good &= fields_read(filling->reader, filling->arena,
				    &entries[i], field->fields, field->n_fields,
				    records + i * field->size);
	}
	set_list(filling, records, n);
	return good;
}

static bool read_map(const struct filling *filling, const struct yaml *value)
{
	const struct field *field = filling->field;

	if (value->kind != YAML_MAP)
		return refuse(filling, value, field->hint);
	fields_check(filling->reader, value, field->fields, field->n_fields,
		     NULL, 0);
	return fields_read(filling->reader, filling->arena, value,
			   field->fields, field->n_fields,
			   place_in_struct(filling, field->offset));
}

static bool (*const read_kind[FIELD_KIND_COUNT])(const struct filling *filling,
						 const struct yaml *value) = {
	[FIELD_TEXT] = read_plain,
	[FIELD_LOCALIZED] = read_localized,
	[FIELD_LOCALIZED_LIST] = read_localized_list,
	[FIELD_TEXTS] = read_texts,
	[FIELD_TAG] = read_tag,
	[FIELD_TAGS] = read_tags,
	[FIELD_NUMBER] = read_number,
	[FIELD_DATE] = read_date,
	[FIELD_SITE] = read_site_address,
	[FIELD_URI] = read_uri,
	[FIELD_CHOICE] = read_choice,
	[FIELD_WORD] = read_word,
	[FIELD_GRADES] = read_grades,
	[FIELD_DETAILS] = read_details,
	[FIELD_RECORDS] = read_records,
	[FIELD_MAP] = read_map};

bool fields_read(struct reader *reader, struct arena *arena,
		 const struct yaml *map, const struct field *fields,
		 size_t n_fields, void *target)
{
	bool good = true;

	for (size_t i = 0; i < n_fields; i++) {
		const struct yaml *value = yaml_get(map, fields[i].key);
		struct filling filling = {reader, arena, &fields[i], target};

		if (value && is_given(value))
			good &= read_kind[fields[i].kind](&filling, value);
	}
	return good;
}

enum { KNOWN_LIMIT = 192 };

void fields_check(struct reader *reader, const struct yaml *map,
		  const struct field *fields, size_t n_fields,
		  const struct str *others, size_t n_others)
{
	struct str known[KNOWN_LIMIT];
	size_t n = 0;

	for (size_t i = 0; i < n_fields && n < KNOWN_LIMIT; i++)
		known[n++] = fields[i].key;
	for (size_t i = 0; i < n_others && n < KNOWN_LIMIT; i++)
		known[n++] = others[i];
	yaml_check_keys(reader, map, known, n);
}
