/* The records of what changed between two editions, as the templates
 * page/changes.html and page/diff.html see them through page/change-list.html.
 */
#ifndef DIGLOT_WRITE_CHANGES_FIELDS_H
#define DIGLOT_WRITE_CHANGES_FIELDS_H

#include "write/fields.h"

/* A text with what was deleted and inserted marked. */
struct passage_record {
	struct str label; /* what it is if not the text itself; may be empty */
	struct str text;  /* markup */
};

/* A change of links, emphasis or pictures. */
struct styling_record {
	struct str what;   /* in words: what it is, and of which words */
	struct str before; /* never empty */
	struct str after;
};

/* A change in one language. */
struct change_side_record {
	struct str language; /* its name in itself */
	struct str lang;
	struct str dir;
	struct str state;  /* a class: changed, same, markup or missing */
	struct str remark; /* the state in words of words_lang; may be empty */
	struct str words_lang;
	struct list passages;
	struct list stylings; /* of struct styling_record */
};

struct change_record {
	struct str id;     /* on the page; may be empty */
	struct str kind;   /* a class: edited, moved … */
	bool again;        /* the one before is of the same kind, and added or
			      removed: one with it in the reader's eye */
	struct list kinds; /* of struct text_record: the same in words */
	struct list warnings; /* not changed in every language */
	struct list places;   /* of struct link_record: where it was and is */
	struct list sides;    /* of struct change_side_record */
};

struct change_section_record {
	struct str id;
	struct list names;  /* of the chapter */
	struct list wholes; /* all of the chapter is new, or gone: in words */
	struct list counts; /* how many texts there are then */
	struct list places; /* of the chapter then */
	struct list changes;
};

/* What a figure was and is in one language. */
struct changed_phrase_record {
	struct str context;
	struct str before;
	struct str after;
	struct str remark; /* instead, of what did not change; in words_lang */
	struct str words_lang;
	struct str lang;
	struct str dir;
	bool changed;
};

struct changed_figure_record {
	struct str href;   /* of its place; may be empty */
	struct list names; /* of the chapter */
	struct list phrases;
	struct list warnings;
};

/* An id that is in use no more. */
struct retired_record {
	struct str id;
	struct list texts;  /* what it stood for, in each language */
	struct list lasts;  /* the edition that last had it, in words */
	struct list places; /* of struct link_record */
};

/* How many changes are of a kind. */
struct change_count_record {
	struct str number;
	struct list names;
};

struct change_list_record {
	struct list titles; /* of struct text_record, as most of these */
	struct list intros;
	struct list nones;  /* nothing has changed */
	struct list counts; /* of struct change_count_record */
	struct list figure_titles;
	struct list figure_nones; /* no figure has */
	struct list languages;
	struct list figures;  /* of struct changed_figure_record */
	struct list sections; /* of struct change_section_record */
	struct list pages;    /* of struct link_record */
	struct list retired_titles;
	struct list retired_intros;
	struct list retired; /* of struct retired_record; on the first page */
};

/* What diglot diff --format=html shows, and page/diff.html sees as `diff`. */
struct diff_record {
	struct str lang;
	struct str dir;
	struct str style; /* markup */
	struct str title;
	const void *change_list; /* struct change_list_record */
};

extern const struct record_type change_list_type;
extern const struct record_type diff_type;

#endif
