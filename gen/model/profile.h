/* Profiles: what the sites of a kind have to say of themselves beyond what
 * every site says. A government asks for numbers of registration, a library
 * for other things; diglot knows none of them. A profile is a folder of
 * templates with a table of fields, profile.yaml; what authors give for the
 * fields are details. */
#ifndef DIGLOT_MODEL_PROFILE_H
#define DIGLOT_MODEL_PROFILE_H

#include "model/site.h"

/* Which file a detail may stand in; the later prevails. */
enum profile_level {
	LEVEL_SITE,
	LEVEL_PUBLICATION,
	LEVEL_EDITION,
	LEVEL_COUNT
};

/* "site", "publication", "edition"; and their files. */
extern const struct str level_names[LEVEL_COUNT];
extern const struct str level_files[LEVEL_COUNT];

enum detail_kind {
	DETAIL_TEXT,      /* the same in every language */
	DETAIL_LOCALIZED, /* by language; may be a list of such */
	DETAIL_DATE,      /* YYYY-MM-DD */
	DETAIL_TIME,      /* YYYY-MM-DD HH:MM */
	DETAIL_URL,
	DETAIL_IMAGE, /* a file; of sites only */
	DETAIL_KIND_COUNT
};

/* What is shown in the place of a value. */
struct profile_word {
	struct str value;
	struct localized text;
};

struct profile_field {
	struct str key;
	struct localized label;
	enum detail_kind kind;
	bool levels[LEVEL_COUNT]; /* where authors may give it */
	struct str *from; /* or else what diglot knows: see profile_value; the
			     first that there is */
	size_t n_from;
	struct localized fallback; /* or else this */
	bool required;
	bool unique;        /* no two editions of a publication have the same */
	struct str pattern; /* POSIX ERE; empty: any value */
	struct str *placeholders; /* POSIX EREs of values that are none */
	size_t n_placeholders;
	struct str begins; /* it begins as this source says */
	struct profile_word *words;
	size_t n_words;
	struct str join; /* between the texts of a list */
	struct str link; /* where it leads: {value}, {digits} of it */
	struct str name; /* the label in the user's language */
	struct str hint; /* what to write, likewise; may be empty */
};

struct profile {
	struct str name;
	struct str file; /* profile.yaml, as found */
	struct profile_field *fields;
	size_t n_fields;
	bool leaving;      /* links to other hosts are announced … */
	struct str *hosts; /* … but to these */
	size_t n_hosts;
	struct str *unfinished; /* words that no finished text has */
	size_t n_unfinished;
	struct grade *grades; /* of checks, before those of the site */
	size_t n_grades;
};

/* What fields are asked of. What is further in may be NULL. */
struct profile_subject {
	const struct site *site;
	const struct publication *publication;
	const struct edition *edition;
};

/* The subject that has it all. */
struct profile_subject profile_of_edition(const struct edition *edition);

/* What a field says of a subject. */
struct profile_value {
	const struct localized *texts;
	size_t n_texts;              /* 0: nothing is known */
	const struct detail *detail; /* that says it; NULL: it is from
					elsewhere */
	struct str source;           /* the name of that; may be empty */
};

/* The innermost detail, or else the first source that says something, or else
 * the fallback. Sources are named by what they are of and their key in its
 * file, "publication.title"; moreover
 *
 *   site.host            the host that base_url names
 *   publication.author   its contributors of that role, a list
 *   edition.status       draft, released, superseded (by a newer edition that
 *                        is released) or withdrawn
 *
 * What is made lies in the arena. */
struct profile_value profile_value(struct arena *arena,
				   const struct profile_field *field,
				   const struct profile_subject *subject);

/* The same for a source alone. */
struct profile_value profile_source(struct arena *arena, struct str name,
				    const struct profile_subject *subject);

/* Whether there is such a source; *level is where its key stands. */
bool profile_source_exists(struct str name, enum profile_level *level);

/* How far in a subject must reach for the field to be known: the last level
 * that a detail or source of it has. */
enum profile_level profile_field_level(const struct profile_field *field);

/* The detail with the key, or NULL. */
const struct detail *details_find(const struct details *details,
				  struct str key);

/* Whether the host is one of those that are listed: as it is, or "*.name" for
 * all that end in ".name". */
bool host_is_listed(const struct str *list, size_t n, struct str host);

/* The host that a URL with // names, without its port; empty if it has
 * none. */
struct str url_host(struct str url);

#endif
