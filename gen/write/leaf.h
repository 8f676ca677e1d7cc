/* A page of an edition's view, and what all such pages say of their place.
 * Internal to the writers of pages. */
#ifndef DIGLOT_WRITE_LEAF_H
#define DIGLOT_WRITE_LEAF_H

#include "write/page.h"

/* A view with what it shows. */
struct shelf {
	const struct view *view;
	struct tongue tongues[VIEW_SIDES];
	const struct chapter **chapters;
	struct buf *bodies; /* one a chapter: its text, for both readings */
	size_t n_chapters;
	bool has_terms; /* there is a page of terms */
};

/* An edition that is being written. */
struct book {
	const struct build *build;
	const struct edition *edition;
	struct arena arena;
	struct shelf *shelves;
	size_t n_shelves;
	const struct edition *newer; /* to read instead; NULL: there is none */
	struct view *newer_views;
	size_t n_newer_views;
	struct map newer_chapters; /* by address */
};

/* A page of a shelf: its record and where it stands. */
struct leaf {
	const struct book *book;
	const struct shelf *shelf;
	const struct chapter *chapter; /* NULL: contents, all, search … */
	struct str file;               /* below the view's folder */
	struct page page;
};

/* Begins a page of the shelf: its ways up, to other languages and to a newer
 * edition. chapter is NULL on a page of the whole. */
void leaf_begin(struct leaf *leaf, const struct book *book,
		const struct shelf *shelf, const struct chapter *chapter,
		struct str file, struct arena *arena);

/* A chapter's title in the first n_sides languages of the shelf, or else in a
 * language that there is. */
struct list leaf_chapter_names(const struct leaf *leaf,
			       const struct chapter *chapter, size_t n_sides);

/* The title of a part, or else the name of its folder. */
struct list leaf_part_names(const struct leaf *leaf, const struct part *part,
			    size_t n_sides);

/* The id of the chapter's section on the page that holds all. */
struct str leaf_anchor(const struct leaf *leaf, const struct chapter *chapter);

/* The address of the chapter that opens the part; empty if the view has
 * none. */
struct str leaf_part_href(const struct leaf *leaf, const struct part *part);

/* A link to a chapter of the same view: on the page that holds all, to its
 * section there. */
struct link_record leaf_chapter_link(const struct leaf *leaf,
				     const struct chapter *chapter);

/* guide.c: the chapters around the leaf's own, which is the shelf's by number,
 * its headings (of struct heading_record), and the first key figures of the
 * shelf (NULL if it has none). */
struct list leaf_nearby(const struct leaf *leaf, size_t number);
struct list leaf_outline(const struct leaf *leaf);
const struct pair *leaf_keyfigures(const struct leaf *leaf);

/* guide.c: the first sentences of the chapter in the page's language, for
 * robots; empty if it has no paragraph of its own. */
struct str leaf_description(const struct leaf *leaf);

/* guide.c: the data files of the edition, named by what they are about. */
struct list leaf_data(const struct leaf *leaf);

/* contents.c: the shelf's chapters by parts, as struct part_record. */
struct list leaf_contents(const struct leaf *leaf);

/* search_page.c: the page that searches the edition from the shelf's view. */
void leaf_write_search(const struct book *book, const struct shelf *shelf,
		       struct arena *arena);

/* colophon_page.c: the colophon in each language of the page, of struct
 * colophon_side_record; and its own page. */
struct list leaf_colophons(const struct leaf *leaf);
void leaf_write_colophon(const struct book *book, const struct shelf *shelf,
			 struct arena *arena);

/* terms_page.c: the page of terms of a shelf that has some. */
void leaf_write_terms(const struct book *book, const struct shelf *shelf,
		      struct arena *arena);

/* gone_page.c: the page of a chapter that earlier editions had; and that of a
 * chapter of this edition, if the view had it in an earlier one and has it no
 * more. */
void leaf_write_gone(const struct book *book, const struct shelf *shelf,
		     const struct gone_chapter *gone, struct arena *arena);
void leaf_write_absent(const struct book *book, const struct shelf *shelf,
		       const struct chapter *chapter, struct arena *arena);

/* The addresses in out/ that links to the chapter in the view should lead to;
 * of a chapter that is not absent in this way: empty. */
struct str leaf_gone_address(struct arena *arena, const struct edition *edition,
			     const struct view *view,
			     const struct gone_chapter *gone);
struct str leaf_absent_address(struct arena *arena, const struct view *view,
			       const struct chapter *chapter);

#endif
