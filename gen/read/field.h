/* Tables of keys: what a map of YAML may hold and where it goes.
 *
 * A file format is an array of struct field. fields_read fills a struct from
 * a map; keys without a value count as not given and leave what is there. */
#ifndef DIGLOT_READ_FIELD_H
#define DIGLOT_READ_FIELD_H

#include "read/yaml.h"

enum field_kind {
	FIELD_TEXT,           /* struct str, trimmed */
	FIELD_LOCALIZED,      /* struct localized: a text, or a map by tag */
	FIELD_LOCALIZED_LIST, /* struct localized * and their number */
	FIELD_TEXTS,          /* struct str * and their number */
	FIELD_TAG,            /* struct str: a canonical language tag */
	FIELD_TAGS,           /* struct str * and their number */
	FIELD_NUMBER,         /* uint32_t from min to max */
	FIELD_DATE,           /* struct str: a day that exists */
	FIELD_SITE,           /* struct str: http(s)://… without a slash */
	FIELD_URI,            /* struct str: a URN or URL */
	FIELD_CHOICE,         /* an enum: the number of the word */
	FIELD_WORD,           /* struct str: one of the words */
	FIELD_GRADES,         /* struct grade *: severities by check */
	FIELD_DETAILS,        /* struct details: what a profile asks for */
	FIELD_RECORDS,        /* an array of structs and their number */
	FIELD_MAP,            /* a struct with fields of its own */
	FIELD_KIND_COUNT
};

struct field {
	struct str key;
	enum field_kind kind;
	size_t offset;           /* in the struct */
	size_t count;            /* lists: offset of their number (size_t) */
	uint32_t min, max;       /* FIELD_NUMBER */
	const struct str *words; /* FIELD_CHOICE, FIELD_WORD */
	size_t n_words;
	const struct field *fields; /* FIELD_RECORDS, FIELD_MAP: of one struct
				     */
	size_t n_fields;
	size_t size;     /* FIELD_RECORDS: of one struct */
	struct str hint; /* what the value can be */
};

/* Reads what the table names from the map into the struct. False after a
 * FATAL finding; the other fields are read all the same. */
bool fields_read(struct reader *reader, struct arena *arena,
		 const struct yaml *map, const struct field *fields,
		 size_t n_fields, void *target);

/* Reports the keys that are neither in the table nor among the others. */
void fields_check(struct reader *reader, const struct yaml *map,
		  const struct field *fields, size_t n_fields,
		  const struct str *others, size_t n_others);

/* Whether it is YYYY-MM-DD, a day that exists. */
bool date_is_valid(struct str date);

#endif
