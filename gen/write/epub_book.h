/* A book while it is put together: what the parts of the EPUB writer share.
 *
 * The archive, from its root:
 *
 *   mimetype
 *   META-INF/container.xml
 *   EPUB/package.opf  cover.xhtml  title.xhtml  colophon.xhtml  nav.xhtml
 *   EPUB/errata.xhtml  if there are any: behind the chapters
 *   EPUB/epub.css
 *   EPUB/text/<chapter address>.xhtml
 *   EPUB/media/<asset name>  EPUB/media/cover.svg
 *
 * so that links between chapters are the same as between the pages of a view
 * but for their suffix. All of a book lives in one arena and belongs to one
 * thread. */
#ifndef DIGLOT_WRITE_EPUB_BOOK_H
#define DIGLOT_WRITE_EPUB_BOOK_H

#include "base/markup.h"
#include "write/address.h"
#include "write/epub_fields.h"
#include "write/epub_scan.h"
#include "write/errata_fields.h"
#include "write/view.h"
#include "write/write.h"

/* A file of the book, as the manifest lists it. */
struct epub_file {
	struct str id;   /* in the package document */
	struct str path; /* below EPUB/ */
	struct str media_type;
	struct str properties; /* separated by spaces, or empty */
	struct str bytes;
	bool in_spine;
};

/* A chapter that the view has, as it was rendered. */
struct epub_chapter {
	const struct chapter *chapter;
	struct str path; /* below EPUB/ */
	struct epub_scan scan;
};

struct epub_book {
	const struct build *build;
	const struct edition *edition;
	const struct view *view;
	struct arena *arena;
	const struct edition_language *language; /* the view's own */
	const struct strings *ui[VIEW_SIDES];
	struct str identifier;
	struct str modified; /* YYYY-MM-DDThh:mm:ssZ */
	struct epub_chapter *chapters;
	size_t n_chapters;
	bool *noted; /* one an erratum of the edition: a chapter has its note */
	bool has_errata;         /* there is a list of them */
	struct epub_file *files; /* the spine in its order, then the rest */
	size_t n_files;
	size_t files_cap;
};

/* epub.c: begins the book of a view, without any file. */
void epub_begin(struct epub_book *book, const struct build *build,
		const struct edition *edition, const struct view *view,
		struct arena *arena);

struct epub_file *epub_add_file(struct epub_book *book);

/* The language of a side of the view. */
const struct edition_language *epub_language(const struct epub_book *book,
					     size_t side);

/* Text in the language of a side, or the nearest there is; NULL when it is
 * not given at all. */
const struct epub_text *epub_text(const struct epub_book *book,
				  const struct localized *localized,
				  size_t side);

/* The title, or the slug of a publication without one; never NULL. */
const struct epub_text *epub_title(const struct epub_book *book, size_t side);

/* The title of a chapter in the wanted language of the edition, else in the
 * first that has one; *side is the language it is in. Its address where there
 * is none; never empty. */
struct str epub_chapter_title(const struct chapter *chapter, size_t wanted,
			      size_t *side);

/* A date in the words of a side; as it is where the interface has not its
 * language. */
struct str epub_date(const struct epub_book *book, size_t side,
		     struct str date);

/* epub_identity.c */

/* The identifier of the book of a view: the edition's with the view's slug
 * behind a colon, or behind "#" where it is a web address. Where the URN's
 * namespace fixes its length (uuid, isbn, issn, oid, doi), a UUID made of
 * both (see read/identifier.h). A reissue keeps it. */
struct str epub_identifier(struct arena *arena, struct str edition_identifier,
			   struct str view_slug);

/* Its ISBN as a URN, in the arena; empty if it has none. */
struct str epub_isbn(struct arena *arena, const struct edition *edition,
		     const struct view *view);

/* When the book was last modified: the day of the edition's withdrawal, else
 * its own modified date, else its date, all at midnight UTC, else source_date
 * (seconds since 1970, or -1), else the beginning of 1980. */
struct str epub_modified(struct arena *arena, const struct edition *edition,
			 int64_t source_date);

/* epub_package.c: the package document. */
void epub_package(const struct epub_book *book, struct buf *out);

/* META-INF/container.xml, which names the package document. */
void epub_container(struct buf *out);

/* epub_nav.c: the list items of the contents, parts and headings down to the
 * second level, in the order of the spine. */
void epub_contents(const struct epub_book *book, struct buf *out);

/* epub_errata.c: which errata the chapter, just rendered, has notes on. */
void epub_note_errata(struct epub_book *book, const struct chapter *chapter,
		      struct str body);

/* The list of the errata that have notes; NULL if none has. */
const struct errata_list_record *epub_errata(struct epub_book *book);

/* epub_cover.c: the drawn cover, an SVG picture in the book's arena. Needs
 * what epub_begin gives and nothing more. */
struct str epub_cover_draw(const struct epub_book *book);

#endif
