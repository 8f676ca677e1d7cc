/* What a profile asks for: that it is there, and that it is no placeholder. */
#include "model/profile.h"
#include "base/file.h"
#include "base/pattern.h"
#include "check/checks.h"
#include "lang/phrases.h"
#include "read/field.h"

/* Longer values are shown by their beginning. */
enum { SHOWN = 80 };

/* A field of a subject while it is looked at. */
struct asking {
	const struct profile *profile;
	const struct profile_field *field;
	struct profile_subject subject;
	struct findings *findings;
	struct arena *arena;
	bool fatal; /* the whole site lacks it, not an edition alone */
};

/* Places */

/* The file of the level, or of the one that is known above it. */
static struct str file_of(const struct asking *asking, enum profile_level level)
{
	const struct profile_subject *subject = &asking->subject;

	if (level == LEVEL_EDITION && subject->edition)
		return path_join(asking->arena, subject->edition->folder,
				 level_files[LEVEL_EDITION]);
	if (level != LEVEL_SITE && subject->publication)
		return path_join(asking->arena, subject->publication->folder,
				 level_files[LEVEL_PUBLICATION]);
	return subject->site->config;
}

/* Where the field is to be given: the first file that may hold it. */
static enum profile_level level_to_write(const struct profile_field *field)
{
	enum profile_level level = LEVEL_SITE;

	if (field->n_from && profile_source_exists(field->from[0], &level))
		return level;
	while (level + 1 < LEVEL_COUNT && !field->levels[level])
		level++;
	return level;
}

static struct str source_key(struct str source)
{
	size_t point = str_find_char(source, '.');
	struct str key = str_slice(source, point + 1, source.len);

	return str_eq(source, STR("site.host")) ? STR("base_url") : key;
}

/* The key as authors write it, and what it is called. */
static struct str key_name(const struct asking *asking, struct str source)
{
	const struct profile_field *field = asking->field;
	struct str key = source.len ? source_key(source)
				    : arena_join(asking->arena, STR("details."),
						 field->key, STR(""));

	if (!field->name.len)
		return key;
	key = arena_join(asking->arena, key, STR(" \xE2\x80\x9C"), field->name);
	return arena_join(asking->arena, key, STR("\xE2\x80\x9D"), STR(""));
}

static struct str hint_of(const struct asking *asking)
{
	if (asking->field->hint.len)
		return asking->field->hint;
	switch (asking->field->kind) {
	case DETAIL_DATE:
		return MSGID("write a day as YYYY-MM-DD, for example "
			     "2022-03-01");
	case DETAIL_TIME:
		return MSGID("write a day and a time as YYYY-MM-DD HH:MM");
	case DETAIL_URL:
		return MSGID("write an address like https://example.org");
	case DETAIL_IMAGE:
		return MSGID("name an image in the folder of site.yaml");
	case DETAIL_TEXT:
	case DETAIL_LOCALIZED:
	case DETAIL_KIND_COUNT:
		break;
	}
	return MSGID("write what is so called");
}

static void report(const struct asking *asking, enum message_id stops,
		   enum message_id here, struct place place, struct str key,
		   struct str what)
{
	struct finding finding = {
		.id = asking->fatal ? stops : here,
		.place = place,
		.args = {key, what, hint_of(asking)},
	};

	findings_add(asking->findings, &finding);
}

static void report_missing(const struct asking *asking)
{
	const struct profile_field *field = asking->field;
	enum profile_level level = level_to_write(field);

	report(asking, PROFILE_MISSING, PROFILE_MISSING_HERE,
	       place_file(file_of(asking, level)),
	       key_name(asking, field->n_from ? field->from[0] : STR("")),
	       asking->profile->name);
}

static struct place place_of(const struct asking *asking,
			     const struct profile_value *value)
{
	enum profile_level level;
	struct place place;

	if (value->detail)
		return value->detail->place;
	profile_source_exists(value->source, &level);
	place = place_file(file_of(asking, level));
	place.line = value->texts[0].texts[0].line;
	place.column = place.line > 0;
	return place;
}

/* Values */

static bool is_digits(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!char_is_digit(text.ptr[i]))
			return false;
	return text.len > 0;
}

static bool is_time(struct str text)
{
	uint32_t hour, minute;

	return text.len == 16 && date_is_valid(str_slice(text, 0, 10)) &&
	       text.ptr[10] == ' ' && text.ptr[13] == ':' &&
	       is_digits(str_slice(text, 11, 13)) &&
	       is_digits(str_slice(text, 14, 16)) &&
	       str_to_number(str_slice(text, 11, 13), 23, &hour) &&
	       str_to_number(str_slice(text, 14, 16), 59, &minute);
}

static bool is_of_kind(enum detail_kind kind, struct str text)
{
	switch (kind) {
	case DETAIL_DATE:
		return date_is_valid(text);
	case DETAIL_TIME:
		return is_time(text);
	case DETAIL_URL:
		return (str_starts(text, STR("https://")) ||
			str_starts(text, STR("http://"))) &&
		       url_host(text).len &&
		       pattern_match(STR("^[!#-;=?-Z_a-z~]+$"), text) ==
			       PATTERN_FITS;
	case DETAIL_TEXT:
	case DETAIL_LOCALIZED:
	case DETAIL_IMAGE:
	case DETAIL_KIND_COUNT:
		break;
	}
	return true;
}

/* What the source says that the value begins with; empty: it does. */
static bool begins_well(const struct asking *asking, struct str text)
{
	struct profile_value start = profile_source(
		asking->arena, asking->field->begins, &asking->subject);

	return !start.n_texts || str_starts(text, start.texts[0].texts[0].text);
}

static bool is_placeholder(const struct asking *asking, struct str text)
{
	const struct profile *profile = asking->profile;
	const struct profile_field *field = asking->field;
	size_t n;

	if (!text.len)
		return true;
	phrases_find(phrases_new(asking->arena, profile->unfinished,
				 profile->n_unfinished),
		     text, asking->arena, &n);
	for (size_t i = 0; i < field->n_placeholders; i++)
		n += pattern_match(field->placeholders[i], text) ==
		     PATTERN_FITS;
	return n > 0;
}

static void check_text(const struct asking *asking,
		       const struct profile_value *value, struct str text)
{
	const struct profile_field *field = asking->field;
	struct place place = place_of(asking, value);
	struct str key = key_name(asking, value->source);
	struct str shown = str_slice(text, 0, SHOWN);

	if (is_placeholder(asking, text))
		report(asking, PROFILE_PLACEHOLDER, PROFILE_PLACEHOLDER_HERE,
		       place, key, shown);
	else if (!is_of_kind(field->kind, text) || !begins_well(asking, text) ||
		 (field->pattern.len &&
		  pattern_match(field->pattern, text) == PATTERN_DIFFERS))
		report(asking, PROFILE_VALUE, PROFILE_VALUE_HERE, place, key,
		       shown);
}

/* Whether readers of every language have a text: one of theirs, or one that is
 * meant for all. */
static void check_languages(const struct asking *asking,
			    const struct profile_value *value,
			    const struct localized *localized)
{
	const struct site *site = asking->subject.site;
	const struct edition *edition = asking->subject.edition;
	size_t n = edition ? edition->n_languages : site->n_languages;

	for (size_t i = 0; i < n; i++) {
		struct str tag = edition ? edition->languages[i].tag
					 : site->languages[i];
		struct str found = {0};

		localized_for(localized, tag, &found);
		if (found.len && language_fit(tag, found) < 2)
			findings_report(asking->findings, METADATA_LANGUAGE,
					place_of(asking, value),
					key_name(asking, value->source), tag);
	}
}

/* Of editions that have the same, the later is found wanting. */
static void check_unique(const struct asking *asking,
			 const struct profile_value *value)
{
	const struct edition *edition = asking->subject.edition;
	struct str text = value->texts[0].texts[0].text;

	for (const struct edition *i = edition->before; i; i = i->before) {
		const struct detail *other =
			details_find(&i->details, asking->field->key);
		struct finding finding = {
			.id = PROFILE_REPEATED,
			.place = place_of(asking, value),
			.args = {key_name(asking, STR("")), i->slug, text},
		};

		if (!other || !str_eq(other->texts[0].texts[0].text, text))
			continue;
		findings_add(asking->findings, &finding);
		return;
	}
}

static void check_value(const struct asking *asking,
			const struct profile_value *value)
{
	bool one = value->detail && value->detail->by_language &&
		   asking->field->kind != DETAIL_LOCALIZED;

	for (size_t i = 0; i < value->n_texts; i++) {
		const struct localized *localized = &value->texts[i];

		if (one && (value->n_texts > 1 || localized->len > 1))
			report(asking, PROFILE_VALUE, PROFILE_VALUE_HERE,
			       value->detail->place, key_name(asking, STR("")),
			       MSGID("a list"));
		for (size_t j = 0; j < localized->len; j++)
			check_text(asking, value, localized->texts[j].text);
		if (value->detail && asking->field->kind == DETAIL_LOCALIZED)
			check_languages(asking, value, localized);
	}
	if (asking->field->unique && value->detail && asking->subject.edition)
		check_unique(asking, value);
}

/* An image that is not found, or found to be none, is none. */
static bool is_given(const struct asking *asking,
		     const struct profile_value *value)
{
	if (asking->field->kind == DETAIL_IMAGE)
		return value->detail && value->detail->asset;
	return value->n_texts > 0;
}

static void check_field(const struct asking *asking)
{
	struct profile_value value =
		profile_value(asking->arena, asking->field, &asking->subject);

	if (!is_given(asking, &value)) {
		if (asking->field->required && value.n_texts &&
		    value.texts[0].len)
			report(asking, PROFILE_VALUE, PROFILE_VALUE_HERE,
			       value.detail->place, key_name(asking, STR("")),
			       str_slice(value.texts[0].texts[0].text, 0,
					 SHOWN));
		else if (asking->field->required)
			report_missing(asking);
		return;
	}
	/* The fallback is the profile's own. */
	if (value.detail || value.source.len)
		check_value(asking, &value);
}

/* Keys */

static const struct profile_field *find_field(const struct profile *profile,
					      struct str key)
{
	for (size_t i = 0; i < profile->n_fields; i++)
		if (str_eq(profile->fields[i].key, key))
			return &profile->fields[i];
	return NULL;
}

static struct str nearest(const struct profile *profile, struct str key)
{
	struct str best = {0};
	size_t least = 3;

	for (size_t i = 0; i < profile->n_fields; i++) {
		size_t distance = str_distance(profile->fields[i].key, key, 2);

		if (distance >= least)
			continue;
		least = distance;
		best = profile->fields[i].key;
	}
	return best;
}

static void check_keys(const struct profile *profile,
		       const struct details *details, enum profile_level level,
		       struct findings *findings)
{
	for (size_t i = 0; i < details->len; i++) {
		const struct detail *detail = &details->items[i];
		const struct profile_field *field =
			find_field(profile, detail->key);
		struct str near = nearest(profile, detail->key);

		if (!field)
			findings_report(findings,
					near.len ? KEY_UNKNOWN_NEAR
						 : KEY_UNKNOWN,
					detail->place, detail->key, near);
		else if (!field->levels[level])
			findings_report(findings, PROFILE_PLACE, detail->place,
					detail->key,
					level_files[level_to_write(field)]);
	}
}

/* Asks for all that is known once the subject reaches as far as the level. */
static void check_fields(struct asking *asking, enum profile_level first,
			 enum profile_level last)
{
	const struct profile *profile = asking->profile;

	for (size_t i = 0; i < profile->n_fields; i++) {
		enum profile_level level;

		asking->field = &profile->fields[i];
		level = profile_field_level(asking->field);
		asking->fatal = level == LEVEL_SITE;
		if (level >= first && level <= last)
			check_field(asking);
	}
}

void check_site(const struct site *site, struct findings *findings)
{
	struct arena arena = {0};
	struct asking asking = {.profile = site->profile,
				.subject = {.site = site},
				.findings = findings,
				.arena = &arena};

	check_keys(site->profile, &site->details, LEVEL_SITE, findings);
	check_fields(&asking, LEVEL_SITE, LEVEL_SITE);
	arena_free(&arena);
}

void check_profile(const struct edition *edition, struct findings *findings)
{
	struct arena arena = {0};
	struct asking asking = {.subject = profile_of_edition(edition),
				.findings = findings,
				.arena = &arena};

	asking.profile = asking.subject.site->profile;
	if (!asking.profile)
		return;
	check_keys(asking.profile, &edition->publication->details,
		   LEVEL_PUBLICATION, findings);
	check_keys(asking.profile, &edition->details, LEVEL_EDITION, findings);
	check_fields(&asking, LEVEL_PUBLICATION, LEVEL_EDITION);
	arena_free(&arena);
}
