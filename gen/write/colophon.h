/* The colophon (版权页) of an edition: what it is, whose, which printing, by
 * what it is known, what changed, how it is cited. One text for web pages,
 * print and EPUB, made once a language by templates/colophon.xml. */
#ifndef DIGLOT_WRITE_COLOPHON_H
#define DIGLOT_WRITE_COLOPHON_H

#include "write/fields.h"
#include "write/page.h"

/* A number that the edition or a book of it is known by. */
struct colophon_number {
	struct str label; /* "ISBN" */
	struct str text;
	struct str note; /* what it is that of: "EPUB"; may be empty */
	struct str kind; /* "identifier", "isbn" or "issn" */
};

/* What templates/colophon.xml sees. Texts in another language than the words
 * of the interface say so; all but lists of several hold one text or none. */
struct colophon_record {
	struct str lang; /* of the words */
	struct str dir;
	struct list titles; /* of struct text_record */
	struct list subtitles;
	struct list series;
	struct list people; /* of struct contributor_record, one a role */
	struct list publishers;
	struct str edition; /* "Edition 1, printing 2" */
	struct str date;    /* YYYY-MM-DD */
	struct str date_text;
	struct str printed; /* of this printing; empty if it is the date */
	struct str printed_text;
	struct str status;
	struct list reasons; /* why it was withdrawn */
	struct list newer;   /* of struct link_record */
	struct list numbers; /* of struct colophon_number */
	struct str languages;
	struct str prevails; /* which of them does; empty with one */
	struct list statements;
	struct str changes;       /* how many of which kind; may be empty */
	struct list change_links; /* of struct link_record; on pages */
	struct str corrections;   /* how many; empty without any */
	struct list correction_links;
	struct list checksum; /* of struct text_record: its rows */
	struct list checksum_links;
	struct list citations; /* of struct citation_record */
	struct list rights;
};

extern const struct record_type colophon_type;

/* An edition in a view, and where the colophon stands. */
struct colophon {
	const struct build *build;
	struct arena *arena;
	const struct edition *edition;
	const struct view *view;
	struct str identifier; /* of the book, or of the edition */
	struct str errata;     /* in a book: their list in it, or empty */
	/* The page that shows it, whose links lead somewhere; NULL in a book.
	 * A book is not told that there is a newer edition: its bytes stay the
	 * same when one comes. */
	const struct page *page;
	/* On a page that is printed or kept: that the edition is the current
	 * one would be wrong some day. */
	bool lasts;
};

/* Compiles the template; NULL after findings. */
const struct template *colophon_compile(const struct template_source *source);

/* The colophon in the language of a side of the view, as markup in the
 * arena. */
struct str colophon_markup(const struct colophon *colophon, size_t side);

#endif
