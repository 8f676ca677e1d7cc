/* The records that the templates in templates/page/ see.
 *
 * Every page gets one struct page_record; what does not belong to its kind is
 * empty. Texts come with their language, which is empty where it is that of
 * the page, so that lang="{x.lang}" appears only where it is needed. */
#ifndef DIGLOT_WRITE_FIELDS_H
#define DIGLOT_WRITE_FIELDS_H

#include "template/template.h"

/* Text in one language. */
struct text_record {
	struct str text;
	struct str lang; /* empty: the page's */
	struct str dir;  /* ltr or rtl; empty with lang */
	bool more;       /* the same follows in another language */
};

/* A link to a page or book. */
struct link_record {
	struct str href; /* relative; empty if there is nothing to go to */
	struct str hreflang;
	struct list names;  /* of struct text_record */
	struct str current; /* "page" or "true" on the place the reader is at */
	struct str size;    /* of a file to download, in words */
	struct str kind;    /* of such a file that was issued: "EPUB" */
	struct str digest;  /* of such a file: its SHA-256 */
	struct str digest_short; /* the beginning of that */
	struct str count;  /* of passages there that have a term; empty: 1 */
	bool untranslated; /* the authoritative text stands in */
};

/* What a term is called in a language. */
struct rendering_record {
	struct str text;
	struct list admitted; /* of struct text_record */
	struct str language;  /* its name in itself */
	struct str lang;
	struct str dir;
};

/* An entry of the page of terms. */
struct term_record {
	struct str id;
	struct list renderings; /* one a language that has one */
	struct str note;        /* in no known language, as the source */
	struct str source;
	struct str date; /* YYYY-MM-DD */
	struct str date_text;
	struct list places; /* of struct link_record */
	struct str more;    /* words for those that are not listed */
};

/* A picture: its address, and its size in pixels if that is known. */
struct picture_record {
	struct str href;
	struct str width;
	struct str height;
};

/* A heading of the chapter, for the outline of its page. */
struct heading_record {
	struct str href; /* "#id" */
	struct list names;
	bool nested; /* of the third level */
};

/* A language of a page of two, for readers who want to see one alone. */
struct side_record {
	struct str name; /* "first" or "second": the class of its texts */
	struct str language;
	struct str lang;
	struct str dir;
};

/* Another language that has the chapter, on a page of one language. */
struct other_record {
	struct str language; /* its name in itself */
	struct str lang;
	struct str dir;
	struct str texts; /* address of its texts, as for the search */
	struct str href;  /* the chapter's page in it */
};

/* The colophon in a language of the page. */
struct colophon_side_record {
	struct str place; /* "first" or "second" of two, or empty */
	struct str text;  /* markup */
};

/* What readers must know before they read on. */
struct notice_record {
	struct str kind;     /* draft, withdrawn, superseded … */
	struct list names;   /* what it says, in each language of the page */
	struct list reasons; /* of a withdrawal, likewise; may be empty */
	struct list ways;    /* words before the links, likewise */
	struct list links;   /* where it leads; may be empty */
};

/* How to cite the edition: before, the day of access, between, the address,
 * after. */
struct citation_record {
	struct str before;
	struct str between;
	struct str after;
	struct str accessed; /* a word that stands for the day of access */
	struct str pattern;  /* of the day in words; empty: YYYY-MM-DD */
	struct str months;   /* their names for the pattern, between bars */
	struct str address;  /* of the page, or the edition's identifier */
	struct str lang;
	struct str dir;
};

/* A page of the same text in another language, absolute. */
struct alternate_record {
	struct str hreflang;
	struct str href;
};

/* A feed or a catalogue. */
struct feed_reference_record {
	struct str type;
	struct str title;
	struct str href; /* relative */
};

/* What others show of a page that is shared: Open Graph. */
struct share_record {
	struct str kind; /* book, article or website */
	struct str title;
	struct str site;
	struct str locale;   /* zh_CN; may be empty */
	struct list locales; /* of struct text_record: the other ones */
	struct str image;    /* absolute; may be empty */
};

/* A style or script. */
struct file_record {
	struct str href;
	struct str media; /* of a style: "screen" or "print" */
};

/* A part of the contents. */
struct part_record {
	struct list names;    /* none: chapters outside of parts */
	struct str href;      /* of the chapter that opens it; may be empty */
	struct list chapters; /* of struct link_record */
	bool nested;          /* it lies in another part */
};

/* A person or body that had a hand in it. */
struct contributor_record {
	struct list names;
	struct str role; /* in the language of the interface */
};

/* A figure in the words of one language: its sentence, or what the row and
 * the column of its cell are about. */
struct phrase_record {
	struct str before;
	struct str words; /* empty: the language does not say it */
	struct str after;
	struct str label;
	struct str href;  /* of its place in the language; may be empty */
	struct str stand; /* "alone", or empty in a sentence */
	struct str lang;
	struct str dir;
	struct str missing; /* a word for what is not said */
	struct str missing_lang;
};

/* A figure of the edition's text. */
struct figure_record {
	struct str id;
	struct str value;  /* for people; two numbers for a range */
	struct str unit;   /* a sign for it, empty where words are better */
	struct list kinds; /* of struct text_record, as the next two */
	struct list qualifiers; /* none: as stated */
	struct list changes;    /* none: neither rise nor fall */
	struct list phrases;    /* of struct phrase_record */
	struct str href;        /* of its place in two languages side by side */
	struct str kind_order;  /* what to sort by */
	struct str base_unit;
	struct str base_value;
};

/* The figures of a chapter. */
struct figure_section_record {
	struct str id;
	struct list names;
	struct list counts; /* how many, in words */
	struct list figures;
};

/* The page that lists the figures of an edition. */
struct figure_list_record {
	struct list titles; /* of struct text_record, as most of these */
	struct list intros;
	struct list limits;
	struct list languages; /* whose words the columns hold */
	struct list values;    /* headings of columns */
	struct list kinds;
	struct list sorted; /* over what the script has sorted */
	struct list restores;
	struct list files;    /* of struct link_record */
	struct list pages;    /* likewise; none if there is one page */
	struct list sections; /* of struct figure_section_record */
	struct list scripts;  /* of struct file_record */
};

struct site_record {
	struct list names;
	struct list descriptions;
	struct list publishers;
	struct str href; /* the home page */
};

struct publication_record {
	struct list names;
	struct list subtitles;
	struct list descriptions;
	struct list publishers;
	struct list series;
	struct list rights;
	struct list subjects;     /* of struct text_record */
	struct list contributors; /* of struct contributor_record */
	struct list editions;     /* of struct edition_record, newest first */
	struct str href;          /* its list of editions */
	struct str identifier;
};

/* What was issued as a printing of an edition. */
struct issue_record {
	struct list names; /* of the printing, of struct text_record */
	struct list files; /* of struct link_record: sums and signature first */
	struct list sources;      /* likewise: what it was made of */
	struct list source_names; /* how many these are, in words */
	bool is_signed;
};

struct edition_record {
	struct list names;
	struct list statements;
	struct list views;      /* of struct link_record */
	struct list downloads;  /* likewise */
	struct list data;       /* likewise: CSV files */
	struct list figures;    /* likewise: its figures, as page and as data */
	struct list changes;    /* likewise: what is new, as a page */
	struct list errata;     /* likewise: the page of its errata */
	struct list notices;    /* of struct notice_record: its withdrawal */
	struct list issues;     /* of struct issue_record, the newest first */
	struct list withdrawal; /* of struct link_record: the notice in the
				   place of its issues */
	const void *cover;      /* struct picture_record, or NULL */
	struct str date;        /* YYYY-MM-DD */
	struct str date_text;
	struct str modified;
	struct str modified_text;
	struct str printing; /* empty for the first */
	struct str identifier;
	bool draft;
	bool withdrawn;
	bool newest;     /* the newest released edition of its publication */
	bool superseded; /* released, and there is a newer one */
};

struct chapter_record {
	struct list names;
	struct str body;   /* markup */
	struct str anchor; /* its id on the page that holds all; else empty */
	struct str place;  /* on it: "top", or "inside" a part */
	bool titled;       /* the body begins with its own heading */
	bool untranslated;
};

/* Which page it is: one of them is true. */
struct page_kind_record {
	bool home;
	bool publication;
	bool contents;
	bool chapter;
	bool all;
	bool colophon;
	bool search;
	bool terms;
	bool figures;
	bool changes;
	bool errata;
	bool gone;
	bool withdrawal;
	bool latest;
	bool leave;
};

/* What a profile asks for, as far as it is known. */
struct detail_record {
	struct list labels; /* what it is called, of one struct text_record */
	struct list values; /* what it says, one a language of the page */
	struct str label;   /* the same in the page's language alone */
	struct str text;
	struct str href;     /* where it leads; may be empty */
	const void *picture; /* struct picture_record, or NULL */
};

/* The page that leads to another site. */
struct leave_record {
	struct str href; /* as it was written */
	struct str host;
	struct list titles; /* of struct text_record, as the others */
	struct list texts;
	struct list goes;
	struct list stays;
};

struct page_record {
	const void *kind; /* struct page_kind_record */
	struct str lang;
	struct str dir;
	struct str words_lang; /* empty where it is lang */
	struct str words_dir;
	struct str title;
	struct str name; /* without publication and site */
	struct str description;
	struct str layout; /* "single" or "parallel" */
	struct str root;   /* "../../" */
	struct str canonical;
	struct list alternates;
	struct list feeds;      /* of struct feed_reference_record */
	struct list catalogues; /* likewise; on the home page */
	struct str linked_data; /* markup: JSON-LD */
	const void *share;      /* struct share_record, or NULL */
	struct list styles;
	struct list scripts;
	struct list breadcrumb; /* of struct link_record */
	struct list switches;   /* likewise */
	struct list sides; /* of struct side_record; pages of two languages */
	struct str contents_href;
	struct str all_href;
	struct str search_href;
	struct str terms_href; /* empty: no term is used */
	struct str colophon_href;
	struct str search_languages; /* tags parted by spaces */
	struct list search_scripts;  /* of struct file_record */
	const void *site;
	const void *publication;
	const void *edition;
	const void *chapter;
	/* At most one struct link_record each: a list, so that templates
	 * write them as they write other links. */
	struct list previous;
	struct list next;
	struct list start;   /* the first chapter */
	struct list nearby;  /* of struct link_record: the chapters around */
	struct list outline; /* of struct heading_record */
	struct str position; /* of the chapter in the view: "3" */
	struct str total;    /* chapters in the view */
	struct str figures;  /* markup: the edition's key figures */
	struct list others;  /* of struct other_record; pages of one language */
	struct list citations; /* of struct citation_record */
	struct list notices;   /* of struct notice_record */
	struct list authoritative;
	struct list newer;
	struct list target;           /* of a page that only leads elsewhere */
	bool unlisted;                /* robots shall not list it */
	struct list withdrawal_hints; /* of struct text_record; on the notice
					 of a withdrawal */
	struct list parts;
	struct list chapters;
	struct list terms;       /* of struct term_record */
	struct list term_titles; /* of their page, of struct text_record */
	struct list term_hints;  /* likewise */
	struct list publications;
	const void *leave; /* struct leave_record, or NULL */
	/* One const struct detail_record * a field of the profile, in its
	 * order; NULL where nothing is known. */
	const void *details;
	struct list colophons;       /* of struct colophon_side_record */
	struct list colophon_titles; /* of their page, of struct text_record */
	const void *figure_list;     /* struct figure_list_record, or NULL */
	const void *change_list;     /* struct change_list_record, or NULL */
	const void *errata_list;     /* struct errata_list_record, or NULL */
};

extern const struct record_type page_type;
extern const struct record_type text_type;
extern const struct record_type link_type;
extern const struct record_type picture_type;

/* details.c: of page.details; what a profile makes of it comes when the program
 * runs. */
extern const struct record_type details_type;
extern const struct record_type citation_type;
extern const struct record_type contributor_type;

#endif
