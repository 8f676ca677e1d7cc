/* The records of errata, as the templates page/errata.html, page/all.html and
 * epub/errata.xhtml see them. */
#ifndef DIGLOT_WRITE_ERRATA_FIELDS_H
#define DIGLOT_WRITE_ERRATA_FIELDS_H

#include "template/template.h"

/* An erratum in one language. */
struct erratum_side_record {
	struct str language; /* its name in itself */
	struct str lang;
	struct str dir;
	struct str words_lang; /* of remark and reason's word */
	struct str state;      /* a class: changed or same */
	struct str remark;     /* says that nothing changed here; else empty */
	struct str text;       /* markup: what was and what is */
	struct str reason;
};

struct erratum_record {
	struct str id;
	struct str date;        /* YYYY-MM-DD */
	struct str severity;    /* a class: editorial, minor or major */
	struct list severities; /* of struct text_record: the same in words */
	struct list places;     /* of struct link_record */
	struct list sides;      /* of struct erratum_side_record */
};

/* The errata that a printing was the first to have. */
struct printing_record {
	struct str id;
	struct list names; /* of struct text_record */
	struct list errata;
};

struct errata_list_record {
	struct list titles;
	struct list intros;
	struct list printings; /* of struct printing_record, newest first */
};

extern const struct record_type errata_list_type;

#endif
