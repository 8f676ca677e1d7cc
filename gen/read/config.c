/* The metadata files, each a table of its keys; docs/authors.md lists the
 * same keys with what they mean. */
#include "read/config.h"

#include "read/field.h"
#include "read/isbn.h"
#include "read/site_address.h"
#include "read/text.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* Where a field is, for the tables. */
#define AT(type, member) .offset = offsetof(struct type, member)
#define COUNT(type, member) .count = offsetof(struct type, member)
#define KEY(name) .key = STR_INIT(name)
#define WORDS(list) .words = (list), .n_words = LENGTH(list)

static const struct str publisher_types[] = {
	[PUBLISHER_UNSAID] = STR_INIT(""),
	[PUBLISHER_ORGANIZATION] = STR_INIT("organization"),
	[PUBLISHER_GOVERNMENT] = STR_INIT("government")};

#define PUBLISHER_TYPE(type)                                                   \
	{                                                                      \
		KEY("publisher_type"), FIELD_CHOICE, AT(type, publisher_type), \
			WORDS(publisher_types),                                \
			.hint = MSGID_INIT("use organization or government")   \
	}

static const struct field site_fields[] = {
	{KEY("name"), FIELD_LOCALIZED, AT(site, name)},
	{KEY("base_url"), FIELD_SITE, AT(site, base_url)},
	{KEY("identifier"), FIELD_URI, AT(site, identifier)},
	{KEY("languages"), FIELD_TAGS, AT(site, languages),
	 COUNT(site, n_languages)},
	{KEY("publisher"), FIELD_LOCALIZED, AT(site, publisher)},
	PUBLISHER_TYPE(site),
	{KEY("description"), FIELD_LOCALIZED, AT(site, description)},
	{KEY("checks"), FIELD_GRADES, AT(site, grades), COUNT(site, n_grades)},
	{KEY("profile"), FIELD_TEXT, AT(site, profile_name)},
	{KEY("details"), FIELD_DETAILS, AT(site, details)},
	{KEY("direct_hosts"), FIELD_TEXTS, AT(site, direct_hosts),
	 COUNT(site, n_direct_hosts)},
};

static const struct str roles[] = {STR_INIT("author"), STR_INIT("editor"),
				   STR_INIT("translator"),
				   STR_INIT("publisher")};

static const struct field contributor_fields[] = {
	{KEY("name"), FIELD_LOCALIZED, AT(contributor, name)},
	{KEY("role"), FIELD_WORD, AT(contributor, role), WORDS(roles),
	 .hint = MSGID_INIT("use author, editor, translator or publisher")},
};

static const struct str policies[] = {[POLICY_LABEL] = STR_INIT("label"),
				      [POLICY_STRICT] = STR_INIT("strict"),
				      [POLICY_SOURCE_ONLY] =
					      STR_INIT("source-only")};

static const struct str term_links[] = {[TERM_LINKS_NONE] = STR_INIT("false"),
					[TERM_LINKS_FIRST] = STR_INIT("true")};

static const struct field publication_fields[] = {
	{KEY("title"), FIELD_LOCALIZED, AT(publication, title)},
	{KEY("subtitle"), FIELD_LOCALIZED, AT(publication, subtitle)},
	{KEY("description"), FIELD_LOCALIZED, AT(publication, description)},
	{KEY("languages"), FIELD_TAGS, AT(publication, languages),
	 COUNT(publication, n_languages)},
	{KEY("authoritative"), FIELD_TAG, AT(publication, authoritative)},
	{KEY("contributors"), FIELD_RECORDS, AT(publication, contributors),
	 COUNT(publication, n_contributors), .fields = contributor_fields,
	 .n_fields = LENGTH(contributor_fields),
	 .size = sizeof(struct contributor),
	 .hint = MSGID_INIT("write a list of {name, role}")},
	{KEY("publisher"), FIELD_LOCALIZED, AT(publication, publisher)},
	PUBLISHER_TYPE(publication),
	{KEY("identifier"), FIELD_URI, AT(publication, identifier)},
	{KEY("subject"), FIELD_LOCALIZED_LIST, AT(publication, subjects),
	 COUNT(publication, n_subjects)},
	{KEY("series"), FIELD_LOCALIZED, AT(publication, series)},
	{KEY("rights"), FIELD_LOCALIZED, AT(publication, rights)},
	{KEY("term_links"), FIELD_CHOICE, AT(publication, term_links),
	 WORDS(term_links), .hint = MSGID_INIT("use true or false")},
	{KEY("translation"), FIELD_CHOICE, AT(publication, policy),
	 WORDS(policies),
	 .hint = MSGID_INIT("use label, strict or source-only")},
	{KEY("checks"), FIELD_GRADES, AT(publication, grades),
	 COUNT(publication, n_grades)},
	{KEY("details"), FIELD_DETAILS, AT(publication, details)},
};

static const struct str statuses[] = {[STATUS_DRAFT] = STR_INIT("draft"),
				      [STATUS_RELEASED] = STR_INIT("released"),
				      [STATUS_WITHDRAWN] =
					      STR_INIT("withdrawn")};

static const struct field withdrawal_fields[] = {
	{KEY("date"), FIELD_DATE, AT(withdrawal, date)},
	{KEY("reason"), FIELD_LOCALIZED, AT(withdrawal, reason)},
};

static const struct field edition_fields[] = {
	{KEY("number"), FIELD_NUMBER, AT(edition, number), .min = 1,
	 .max = 1000000, .hint = MSGID_INIT("write a whole number from 1 on")},
	{KEY("name"), FIELD_LOCALIZED, AT(edition, name)},
	{KEY("printing"), FIELD_NUMBER, AT(edition, printing), .min = 1,
	 .max = 1000000, .hint = MSGID_INIT("write a whole number from 1 on")},
	{KEY("date"), FIELD_DATE, AT(edition, date)},
	{KEY("modified"), FIELD_DATE, AT(edition, modified)},
	{KEY("status"), FIELD_CHOICE, AT(edition, status), WORDS(statuses),
	 .hint = MSGID_INIT("use draft, released or withdrawn")},
	{KEY("statement"), FIELD_LOCALIZED, AT(edition, statement)},
	{KEY("identifier"), FIELD_URI, AT(edition, identifier)},
	{KEY("details"), FIELD_DETAILS, AT(edition, details)},
	{KEY("withdrawn"), FIELD_MAP, AT(edition, withdrawal),
	 .fields = withdrawal_fields, .n_fields = LENGTH(withdrawal_fields),
	 .hint = MSGID_INIT("write a map of date and reason")},
};

/* The keys of edition.yaml that are no fields of the edition itself. */
static const struct field edition_path_fields[] = {
	{KEY("replaces"), FIELD_TEXT, AT(edition_config, replaces)},
	{KEY("cover"), FIELD_TEXT, AT(edition_config, cover)},
};

/* Standard numbers: of edition.yaml and of publication.yaml. */
static const struct str number_keys[] = {STR_INIT("isbn"), STR_INIT("issn")};

_Static_assert(sizeof(enum edition_status) == sizeof(unsigned) &&
		       sizeof(enum translation_policy) == sizeof(unsigned) &&
		       sizeof(enum term_links) == sizeof(unsigned) &&
		       sizeof(enum publisher_type) == sizeof(unsigned),
	       "FIELD_CHOICE writes an unsigned");

/* The map in a file; empty if there is no such file. NULL after a finding. */
static const struct yaml *read_map(struct reader *reader, struct arena *arena,
				   struct str folder, struct str name)
{
	struct str path = path_join(arena, folder, name);
	struct str text;
	struct yaml *empty;

	if (path_is_taken(path))
		return read_text(reader, arena, path, text_limit(reader), &text)
			       ? yaml_parse(reader, arena, path, text, 1)
			       : NULL;
	empty = ARENA_NEW(arena, struct yaml);
	empty->kind = YAML_MAP;
	empty->place = place_file(path);
	return empty;
}

/* Ids are made of the address unless there is something that stays. One that
 * the site had is put into the form that it had then. */
static void identify_site(struct arena *arena, struct site *site)
{
	struct str address = site_address(arena, site->identifier);

	if (address.len)
		site->identifier = address;
	if (!site->identifier.len)
		site->identifier = site->base_url;
}

bool config_site(struct reader *reader, struct arena *arena, struct str folder,
		 struct site *site)
{
	const struct yaml *map =
		read_map(reader, arena, folder, STR("site.yaml"));

	site->config = path_join(arena, folder, STR("site.yaml"));
	if (!map)
		return false;
	fields_check(reader, map, site_fields, LENGTH(site_fields), NULL, 0);
	if (!fields_read(reader, arena, map, site_fields, LENGTH(site_fields),
			 site))
		return false;
	identify_site(arena, site);
	findings_grade(reader->findings, site->grades, site->n_grades);
	return true;
}

static void check_contributors(struct reader *reader, const struct yaml *map,
			       const struct publication *publication)
{
	struct place place = config_place(map, STR("contributors"));

	for (size_t i = 0; i < publication->n_contributors; i++) {
		const struct contributor *one = &publication->contributors[i];

		if (!one->name.len)
			findings_report(reader->findings, METADATA_MISSING,
					place, STR("name"),
					MSGID("give every contributor a name"));
		if (!one->role.len)
			findings_report(reader->findings, METADATA_MISSING,
					place, STR("role"),
					MSGID("use author, editor, translator "
					      "or publisher"));
	}
}

bool config_publication(struct reader *reader, struct arena *arena,
			struct str folder, struct publication *publication,
			const struct yaml **map)
{
	*map = read_map(reader, arena, folder, STR("publication.yaml"));
	if (!*map)
		return false;
	fields_check(reader, *map, publication_fields,
		     LENGTH(publication_fields), &number_keys[1], 1);
	if (!fields_read(reader, arena, *map, publication_fields,
			 LENGTH(publication_fields), publication))
		return false;
	check_contributors(reader, *map, publication);
	publication->issn = issn_of(reader, arena, *map);
	identifier_check(reader, *map);
	findings_grade(reader->findings, publication->grades,
		       publication->n_grades);
	return true;
}

static void report_missing(struct reader *reader, struct place place,
			   struct str key, struct str hint)
{
	findings_report(reader->findings, METADATA_MISSING, place, key, hint);
}

/* What readers of a withdrawn edition have to be told. */
static void check_withdrawal(struct reader *reader, const struct yaml *map,
			     const struct edition *edition)
{
	const struct withdrawal *withdrawal = &edition->withdrawal;
	const struct yaml *given = yaml_get(map, STR("withdrawn"));
	struct place place =
		config_place(map, given ? STR("withdrawn") : STR("status"));

	if (edition->status != STATUS_WITHDRAWN) {
		if (withdrawal->date.len || withdrawal->reason.len)
			findings_report(reader->findings, WITHDRAWAL_STATUS,
					place, (struct str){0},
					(struct str){0});
		return;
	}
	if (!withdrawal->date.len)
		report_missing(reader, place, STR("withdrawn: date"),
			       MSGID("give the day on which the edition was "
				     "withdrawn"));
	else if (str_cmp(withdrawal->date, edition->date) < 0)
		findings_report(reader->findings, WITHDRAWAL_DATE,
				given ? config_place(given, STR("date"))
				      : place,
				withdrawal->date, edition->date);
	if (!withdrawal->reason.len)
		report_missing(reader, place, STR("withdrawn: reason"),
			       MSGID("tell readers in each language why the "
				     "edition was withdrawn"));
}

bool config_edition(struct reader *reader, struct arena *arena,
		    struct str folder, struct edition *edition,
		    struct edition_config *config)
{
	const struct yaml *map =
		read_map(reader, arena, folder, STR("edition.yaml"));
	struct str others[LENGTH(edition_path_fields) + 1];

	edition->printing = 1;
	config->map = map;
	if (!map)
		return false;
	for (size_t i = 0; i < LENGTH(edition_path_fields); i++)
		others[i] = edition_path_fields[i].key;
	others[LENGTH(edition_path_fields)] = number_keys[0];
	fields_check(reader, map, edition_fields, LENGTH(edition_fields),
		     others, LENGTH(others));
	if (!fields_read(reader, arena, map, edition_fields,
			 LENGTH(edition_fields), edition) ||
	    !fields_read(reader, arena, map, edition_path_fields,
			 LENGTH(edition_path_fields), config))
		return false;
	isbns_read(reader, arena, map, edition);
	identifier_check(reader, map);
	if (edition->status == STATUS_RELEASED && !edition->date.len)
		findings_report(reader->findings, METADATA_MISSING,
				config_place(map, STR("status")), STR("date"),
				MSGID("give the day on which the edition "
				      "was issued"));
	check_withdrawal(reader, map, edition);
	return true;
}

struct place config_place(const struct yaml *map, struct str key)
{
	const struct yaml *value = yaml_get(map, key);

	return value ? value->place : place_file(map->place.file);
}
