/* What the fields of profiles say of sites, publications and editions. */
#include "model/profile.h"

#include <stddef.h>

const struct str level_names[LEVEL_COUNT] = {
	[LEVEL_SITE] = STR_INIT("site"),
	[LEVEL_PUBLICATION] = STR_INIT("publication"),
	[LEVEL_EDITION] = STR_INIT("edition"),
};

const struct str level_files[LEVEL_COUNT] = {
	[LEVEL_SITE] = STR_INIT("site.yaml"),
	[LEVEL_PUBLICATION] = STR_INIT("publication.yaml"),
	[LEVEL_EDITION] = STR_INIT("edition.yaml"),
};

struct profile_subject profile_of_edition(const struct edition *edition)
{
	const struct publication *publication = edition->publication;

	return (struct profile_subject){publication->site, publication,
					edition};
}

/* Hosts */

struct str url_host(struct str url)
{
	size_t start = str_find(url, STR("//")), end;
	struct str host;

	if (start == STR_NONE)
		return (struct str){0};
	host = str_slice(url, start + 2, url.len);
	for (end = 0; end < host.len; end++)
		if (str_find_char(STR("/?#\\"), host.ptr[end]) != STR_NONE)
			break;
	host = str_slice(host, 0, end);
	start = str_find_last(host, '@');
	if (start != STR_NONE)
		host = str_slice(host, start + 1, host.len);
	end = str_find_last(host, ':');
	/* An address of IPv6 has colons of its own, in brackets. */
	if (end != STR_NONE &&
	    str_find_char(str_slice(host, end, host.len), ']') == STR_NONE)
		host = str_slice(host, 0, end);
	return host;
}

bool host_is_listed(const struct str *list, size_t n, struct str host)
{
	for (size_t i = 0; i < n; i++) {
		struct str entry = list[i];

		if (str_eq_fold(entry, host))
			return true;
		if (!str_starts(entry, STR("*.")) || host.len < entry.len)
			continue;
		entry = str_slice(entry, 1, entry.len);
		if (str_eq_fold(str_slice(host, host.len - entry.len, host.len),
				entry))
			return true;
	}
	return false;
}

/* Sources */

static struct profile_value nothing(void)
{
	return (struct profile_value){0};
}

static struct profile_value of_localized(const struct localized *localized)
{
	return (struct profile_value){.texts = localized,
				      .n_texts = localized->len > 0};
}

static struct profile_value of_text(struct arena *arena, struct str text)
{
	struct localized_text *words;
	struct localized *localized;

	if (!text.len)
		return nothing();
	words = ARENA_NEW(arena, struct localized_text);
	localized = ARENA_NEW(arena, struct localized);
	words->text = text;
	*localized = (struct localized){words, 1};
	return of_localized(localized);
}

static struct profile_value authors(struct arena *arena,
				    const struct publication *publication)
{
	size_t n = publication->n_contributors;
	struct localized *names = ARENA_ARRAY(arena, struct localized, n);
	struct profile_value value = {.texts = names};

	for (size_t i = 0; i < n; i++)
		if (str_eq(publication->contributors[i].role, STR("author")))
			names[value.n_texts++] =
				publication->contributors[i].name;
	return value;
}

static struct str status_of(const struct edition *edition)
{
	const struct edition *newest = publication_latest(edition->publication);

	switch (edition->status) {
	case STATUS_DRAFT:
		return STR("draft");
	case STATUS_WITHDRAWN:
		return STR("withdrawn");
	case STATUS_RELEASED:
		break;
	}
	return newest && newest->number > edition->number ? STR("superseded")
							  : STR("released");
}

/* Sources that are texts of a struct. */
static const struct {
	struct str name;
	size_t offset;
	bool localized; /* else a struct str */
} members[] = {
#define SITE(member, kind)                                                     \
	{                                                                      \
		STR_INIT("site." #member), offsetof(struct site, member), kind \
	}
#define PUBLICATION(member, kind)                                              \
	{                                                                      \
		STR_INIT("publication." #member),                              \
			offsetof(struct publication, member), kind             \
	}
#define EDITION(member, kind)                                                  \
	{                                                                      \
		STR_INIT("edition." #member),                                  \
			offsetof(struct edition, member), kind                 \
	}
	SITE(name, true),
	SITE(description, true),
	SITE(publisher, true),
	SITE(base_url, false),
	PUBLICATION(title, true),
	PUBLICATION(subtitle, true),
	PUBLICATION(description, true),
	PUBLICATION(publisher, true),
	PUBLICATION(series, true),
	PUBLICATION(rights, true),
	PUBLICATION(identifier, false),
	EDITION(name, true),
	EDITION(statement, true),
	EDITION(date, false),
	EDITION(modified, false),
	EDITION(identifier, false),
};

enum { MEMBERS = sizeof(members) / sizeof(*members) };

/* Sources that are made; level and key of what they are made of. */
enum made { MADE_HOST, MADE_SUBJECT, MADE_AUTHOR, MADE_STATUS, MADE_COUNT };

static const struct str made_names[MADE_COUNT] = {
	[MADE_HOST] = STR_INIT("site.host"),
	[MADE_SUBJECT] = STR_INIT("publication.subject"),
	[MADE_AUTHOR] = STR_INIT("publication.author"),
	[MADE_STATUS] = STR_INIT("edition.status"),
};

static struct profile_value make(struct arena *arena, enum made made,
				 const struct profile_subject *subject)
{
	switch (made) {
	case MADE_HOST:
		return of_text(arena, url_host(subject->site->base_url));
	case MADE_SUBJECT:
		return (struct profile_value){
			.texts = subject->publication->subjects,
			.n_texts = subject->publication->n_subjects};
	case MADE_AUTHOR:
		return authors(arena, subject->publication);
	case MADE_STATUS:
		return of_text(arena, status_of(subject->edition));
	case MADE_COUNT:
		break;
	}
	return nothing();
}

static enum profile_level level_of(struct str name)
{
	struct str level = str_slice(name, 0, str_find_char(name, '.'));

	for (enum profile_level i = LEVEL_SITE; i < LEVEL_COUNT; i++)
		if (str_eq(level_names[i], level))
			return i;
	return LEVEL_COUNT;
}

/* The struct that a level's sources are members of; NULL: out of reach. */
static const void *struct_of(const struct profile_subject *subject,
			     enum profile_level level)
{
	switch (level) {
	case LEVEL_SITE:
		return subject->site;
	case LEVEL_PUBLICATION:
		return subject->publication;
	case LEVEL_EDITION:
		return subject->edition;
	case LEVEL_COUNT:
		break;
	}
	return NULL;
}

bool profile_source_exists(struct str name, enum profile_level *level)
{
	*level = level_of(name);
	for (size_t i = 0; i < MEMBERS; i++)
		if (str_eq(members[i].name, name))
			return true;
	for (size_t i = 0; i < MADE_COUNT; i++)
		if (str_eq(made_names[i], name))
			return true;
	return false;
}

static struct profile_value of_member(struct arena *arena, size_t member,
				      const char *record)
{
	const void *at = record + members[member].offset;

	return members[member].localized
		       ? of_localized(at)
		       : of_text(arena, *(const struct str *)at);
}

struct profile_value profile_source(struct arena *arena, struct str name,
				    const struct profile_subject *subject)
{
	const char *record = struct_of(subject, level_of(name));
	struct profile_value value = {0};

	if (!record)
		return value;
	for (size_t i = 0; i < MEMBERS; i++)
		if (str_eq(members[i].name, name))
			value = of_member(arena, i, record);
	for (enum made i = 0; i < MADE_COUNT; i++)
		if (str_eq(made_names[i], name))
			value = make(arena, i, subject);
	value.source = name;
	return value;
}

/* Fields */

const struct detail *details_find(const struct details *details, struct str key)
{
	for (size_t i = 0; i < details->len; i++)
		if (str_eq(details->items[i].key, key))
			return &details->items[i];
	return NULL;
}

static const struct details *details_of(const struct profile_subject *subject,
					enum profile_level level)
{
	if (level == LEVEL_SITE)
		return &subject->site->details;
	if (level == LEVEL_PUBLICATION)
		return subject->publication ? &subject->publication->details
					    : NULL;
	return subject->edition ? &subject->edition->details : NULL;
}

static const struct detail *innermost(const struct profile_field *field,
				      const struct profile_subject *subject)
{
	for (size_t level = LEVEL_COUNT; level-- > 0;) {
		const struct details *details =
			details_of(subject, (enum profile_level)level);
		const struct detail *detail =
			details && field->levels[level]
				? details_find(details, field->key)
				: NULL;

		if (detail)
			return detail;
	}
	return NULL;
}

struct profile_value profile_value(struct arena *arena,
				   const struct profile_field *field,
				   const struct profile_subject *subject)
{
	const struct detail *detail = innermost(field, subject);

	if (detail)
		return (struct profile_value){.texts = detail->texts,
					      .n_texts = detail->n_texts,
					      .detail = detail};
	for (size_t i = 0; i < field->n_from; i++) {
		struct profile_value value =
			profile_source(arena, field->from[i], subject);

		if (value.n_texts)
			return value;
	}
	return of_localized(&field->fallback);
}

enum profile_level profile_field_level(const struct profile_field *field)
{
	enum profile_level last = LEVEL_SITE;

	for (enum profile_level i = LEVEL_SITE; i < LEVEL_COUNT; i++)
		if (field->levels[i])
			last = i;
	for (size_t i = 0; i < field->n_from; i++) {
		enum profile_level level = level_of(field->from[i]);

		if (level < LEVEL_COUNT && level > last)
			last = level;
	}
	return last;
}
