/* The table of a profile. What is wrong with it is a matter of whoever wrote
 * it, and stops. */
#include "read/profile.h"

#include "base/pattern.h"
#include "read/asset.h"
#include "read/field.h"
#include "read/text.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define KEY(name) .key = STR_INIT(name)
#define AT(type, member) .offset = offsetof(struct type, member)
#define COUNT(type, member) .count = offsetof(struct type, member)

/* A row as it is written. */
struct row {
	struct profile_field field;
	unsigned kind;
	unsigned required;
	unsigned unique;
	struct str *levels;
	size_t n_levels;
	struct localized hint;
};

/* The file as it is written. */
struct file {
	struct row *rows;
	size_t n_rows;
	unsigned leaving;
	struct profile profile;
};

static const struct str kinds[DETAIL_KIND_COUNT] = {
	[DETAIL_TEXT] = STR_INIT("text"),
	[DETAIL_LOCALIZED] = STR_INIT("localized"),
	[DETAIL_DATE] = STR_INIT("date"),
	[DETAIL_TIME] = STR_INIT("time"),
	[DETAIL_URL] = STR_INIT("url"),
	[DETAIL_IMAGE] = STR_INIT("image"),
};

static const struct str flags[] = {STR_INIT("false"), STR_INIT("true")};

#define FLAG(name, type, member)                                               \
	{                                                                      \
		KEY(name), FIELD_CHOICE, AT(type, member),                     \
			.words = flags, .n_words = LENGTH(flags),              \
			.hint = MSGID_INIT("use true or false")                \
	}

static const struct field word_fields[] = {
	{KEY("value"), FIELD_TEXT, AT(profile_word, value)},
	{KEY("text"), FIELD_LOCALIZED, AT(profile_word, text)},
};

static const struct field row_fields[] = {
	{KEY("key"), FIELD_TEXT, AT(row, field.key)},
	{KEY("label"), FIELD_LOCALIZED, AT(row, field.label)},
	{KEY("kind"), FIELD_CHOICE, AT(row, kind), .words = kinds,
	 .n_words = LENGTH(kinds),
	 .hint = MSGID_INIT("use text, localized, date, time, url or image")},
	{KEY("set"), FIELD_TEXTS, AT(row, levels), COUNT(row, n_levels)},
	{KEY("from"), FIELD_TEXTS, AT(row, field.from),
	 COUNT(row, field.n_from)},
	{KEY("default"), FIELD_LOCALIZED, AT(row, field.fallback)},
	FLAG("required", row, required),
	FLAG("unique", row, unique),
	{KEY("pattern"), FIELD_TEXT, AT(row, field.pattern)},
	{KEY("placeholders"), FIELD_TEXTS, AT(row, field.placeholders),
	 COUNT(row, field.n_placeholders)},
	{KEY("begins"), FIELD_TEXT, AT(row, field.begins)},
	{KEY("words"), FIELD_RECORDS, AT(row, field.words),
	 COUNT(row, field.n_words), .fields = word_fields,
	 .n_fields = LENGTH(word_fields), .size = sizeof(struct profile_word),
	 .hint = MSGID_INIT("write a list of {value, text}")},
	{KEY("join"), FIELD_TEXT, AT(row, field.join)},
	{KEY("link"), FIELD_TEXT, AT(row, field.link)},
	{KEY("hint"), FIELD_LOCALIZED, AT(row, hint)},
};

static const struct field file_fields[] = {
	{KEY("fields"), FIELD_RECORDS, AT(file, rows), COUNT(file, n_rows),
	 .fields = row_fields, .n_fields = LENGTH(row_fields),
	 .size = sizeof(struct row),
	 .hint = MSGID_INIT("write a list of {key, label, kind, set …}")},
	FLAG("announce_leaving", file, leaving),
	{KEY("direct_hosts"), FIELD_TEXTS, AT(file, profile.hosts),
	 COUNT(file, profile.n_hosts)},
	{KEY("unfinished"), FIELD_TEXTS, AT(file, profile.unfinished),
	 COUNT(file, profile.n_unfinished)},
	{KEY("checks"), FIELD_GRADES, AT(file, profile.grades),
	 COUNT(file, profile.n_grades)},
};

/* What is refused, and where it stands. */
struct judging {
	struct reader *reader;
	const struct yaml *map; /* of the row */
	bool good;
};

static void refuse(struct judging *judging, const char *key, struct str value,
		   struct str hint)
{
	const struct yaml *found = yaml_get(judging->map, str_from(key));

	text_report_value(judging->reader,
			  found ? found->place : judging->map->place,
			  str_from(key), value, hint);
	judging->good = false;
}

/* Templates name fields by their keys. */
static bool is_name(struct str key)
{
	for (size_t i = 0; i < key.len; i++) {
		char c = key.ptr[i];
		bool letter = (c >= 'a' && c <= 'z') || c == '_';

		if (!letter && (i == 0 || c < '0' || c > '9'))
			return false;
	}
	return key.len > 0;
}

static void judge_key(struct judging *judging, const struct file *file,
		      size_t number)
{
	struct str key = file->rows[number].field.key;

	if (!is_name(key))
		refuse(judging, "key", key,
		       MSGID("use small ASCII letters, digits and _"));
	for (size_t i = 0; i < number; i++)
		if (str_eq(file->rows[i].field.key, key))
			refuse(judging, "key", key,
			       MSGID("give each field a key of its own"));
}

static void judge_levels(struct judging *judging, struct row *row)
{
	for (size_t i = 0; i < row->n_levels; i++) {
		size_t level = 0;

		while (level < LEVEL_COUNT &&
		       !str_eq(level_names[level], row->levels[i]))
			level++;
		if (level < LEVEL_COUNT)
			row->field.levels[level] = true;
		else
			refuse(judging, "set", row->levels[i],
			       MSGID("use site, publication and edition"));
	}
	if (row->field.kind == DETAIL_IMAGE &&
	    (row->field.levels[LEVEL_PUBLICATION] ||
	     row->field.levels[LEVEL_EDITION]))
		refuse(judging, "set", row->levels[row->n_levels - 1],
		       MSGID("images belong to the site"));
}

static void judge_source(struct judging *judging, const char *key,
			 struct str source)
{
	enum profile_level level;

	if (!profile_source_exists(source, &level))
		refuse(judging, key, source,
		       MSGID("name what is said elsewhere, for example "
			     "publication.title"));
}

static void judge_pattern(struct judging *judging, const char *key,
			  struct str pattern)
{
	if (pattern.len && pattern_match(pattern, STR("")) == PATTERN_BROKEN)
		refuse(judging, key, pattern,
		       MSGID("write an extended regular expression"));
}

static void judge_row(struct judging *judging, struct file *file, size_t number)
{
	struct row *row = &file->rows[number];
	const struct profile_field *field = &row->field;

	row->field.kind = (enum detail_kind)row->kind;
	row->field.required = row->required;
	row->field.unique = row->unique;
	judge_key(judging, file, number);
	judge_levels(judging, row);
	for (size_t i = 0; i < field->n_from; i++)
		judge_source(judging, "from", field->from[i]);
	if (field->begins.len)
		judge_source(judging, "begins", field->begins);
	judge_pattern(judging, "pattern", field->pattern);
	for (size_t i = 0; i < field->n_placeholders; i++)
		judge_pattern(judging, "placeholders", field->placeholders[i]);
	if (!row->n_levels && !field->n_from)
		refuse(judging, "key", field->key,
		       MSGID("say by set: or from: where it comes from"));
}

static bool take_rows(struct reader *reader, struct arena *arena,
		      const struct yaml *map, struct file *file,
		      struct str language)
{
	const struct yaml *list = yaml_get(map, STR("fields"));
	struct profile *profile = &file->profile;
	bool good = true;

	profile->fields =
		ARENA_ARRAY(arena, struct profile_field, file->n_rows);
	for (size_t i = 0; i < file->n_rows; i++) {
		struct judging judging = {
			reader,
			list->kind == YAML_LIST ? &list->children[i] : list,
			true};

		judge_row(&judging, file, i);
		good &= judging.good;
		profile->fields[i] = file->rows[i].field;
		profile->fields[i].name = localized_for(
			&file->rows[i].field.label, language, NULL);
		profile->fields[i].hint =
			localized_for(&file->rows[i].hint, language, NULL);
	}
	profile->n_fields = file->n_rows;
	profile->leaving = file->leaving;
	return good;
}

const struct profile *profile_read(struct reader *reader, struct arena *arena,
				   struct str folder, struct str name,
				   struct str language)
{
	struct file *file = ARENA_NEW(arena, struct file);
	struct profile *profile = &file->profile;
	const struct yaml *map;
	struct str text;

	profile->name = name;
	profile->file = path_join(arena, folder, STR("profile.yaml"));
	if (!read_text(reader, arena, profile->file, text_limit(reader), &text))
		return NULL;
	map = yaml_parse(reader, arena, profile->file, text, 1);
	if (!map)
		return NULL;
	fields_check(reader, map, file_fields, LENGTH(file_fields), NULL, 0);
	if (!fields_read(reader, arena, map, file_fields, LENGTH(file_fields),
			 file) ||
	    !take_rows(reader, arena, map, file, language))
		return NULL;
	findings_grade(reader->findings, profile->grades, profile->n_grades);
	return profile;
}

void profile_take_images(struct reader *reader, struct arena *arena,
			 struct site *site)
{
	struct str folder = path_dir(site->config);

	for (size_t i = 0; i < site->profile->n_fields; i++) {
		const struct profile_field *field = &site->profile->fields[i];
		struct detail *detail = NULL;

		for (size_t j = 0; j < site->details.len; j++)
			if (str_eq(site->details.items[j].key, field->key))
				detail = &site->details.items[j];
		if (field->kind != DETAIL_IMAGE || !detail)
			continue;
		detail->asset = asset_take_site(
			reader, arena, folder,
			localized_for(&detail->texts[0], STR(""), NULL),
			detail->place);
	}
}
