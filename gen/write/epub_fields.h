/* The records that the templates in templates/epub/ see, and the templates
 * themselves, compiled. */
#ifndef DIGLOT_WRITE_EPUB_FIELDS_H
#define DIGLOT_WRITE_EPUB_FIELDS_H

#include "template/template.h"

/* Text with its language. */
struct epub_text {
	struct str language;
	struct str direction; /* ltr or rtl */
	struct str text;
};

/* The book in one language of its view. words is the language of the words of
 * the interface, which may lack that of the side. */
struct epub_side {
	struct str place; /* first or second of two languages, or empty */
	struct str language;
	struct str direction;
	struct str words;
	struct str words_direction;
	const struct epub_text *title;
	const struct epub_text *subtitle; /* this and the rest may be NULL */
	const struct epub_text *description;
	const struct epub_text *series;
	const struct epub_text *edition;
	const struct epub_text *statement;
	const struct epub_text *publisher;
	const struct epub_text *rights;
	struct list authors; /* of struct epub_text, as the next two */
	struct list editors;
	struct list translators;
	struct str date;
	struct str date_text; /* in words */
	struct str modified;  /* empty unless later than the date */
	struct str modified_text;
	struct str printing; /* empty for the first */
	struct str identifier;
	const struct epub_text *authoritative; /* NULL with one language */
	bool draft;
	bool withdrawn;
	struct str status;              /* a notice if it is either */
	const struct epub_text *reason; /* of a withdrawal; may be NULL */
	const struct epub_text *newest; /* to read instead; likewise */
	struct str newest_words;        /* before it */
	struct str newest_href;         /* of the publication; may be empty */
	struct str colophon;            /* markup, see write/colophon.h */
};

/* The book as a whole. */
struct epub_whole {
	struct str language;
	struct str direction;
	struct str words; /* as in struct epub_side */
	struct str words_direction;
	struct str title;
	struct list sides; /* of struct epub_side */
	bool bilingual;
	struct str cover; /* path of the picture in the book */
	struct str cover_width;
	struct str cover_height;
	struct str start;        /* path of the first chapter */
	struct str contents;     /* markup */
	const void *errata_list; /* struct errata_list_record, or NULL */
};

/* A chapter's page. */
struct epub_page {
	struct str language;
	struct str direction;
	struct str title;
	struct str base; /* from this page to the folder of the book */
	bool bilingual;
	struct str body; /* markup */
};

/* A line of a drawn cover. */
struct epub_line {
	struct str text;
	struct str language;
	struct str x;      /* where its beginning stands, in its field */
	struct str y;      /* the base line */
	struct str anchor; /* start, or end for lines from right to left */
	struct str size;
};

/* A drawn cover: a label with the series and, in a field of their own, the
 * titles with a rule between them; a foot. */
struct epub_cover {
	struct str language;
	struct str title;
	struct list head;   /* the series */
	struct list main;   /* the title in the view's own language */
	struct list second; /* the title in the other languages */
	struct str rule_x;  /* between main and second, in their field */
	struct str rule_y;
	struct list foot; /* edition, date, publisher */
};

struct epub_templates {
	const struct template *cover_picture; /* cover.svg */
	const struct template *cover;
	const struct template *withdrawn; /* of withdrawn editions */
	const struct template *title;
	const struct template *colophon;
	const struct template *errata; /* of a book that has some */
	const struct template *nav;
	const struct template *chapter;
	struct str style; /* epub.css */
};

/* Compiles templates/epub/ from the source; false after findings. */
bool epub_templates_compile(const struct template_source *source,
			    struct epub_templates *templates);

/* The roots, for docs/templates.md. */
extern const struct record_type epub_whole_type, epub_side_type, epub_page_type,
	epub_cover_type;

#endif
