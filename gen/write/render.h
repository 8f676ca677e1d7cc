/* The one renderer: pairs to polyglot XHTML, for pages and EPUB alike.
 *
 * In a view of one language a block is written plainly, with its pair's id:
 *
 *   <p id="livelihood-p3">…</p>
 *
 * In a view of two, containers are written once and leaves become rows:
 *
 *   <div class="pair" id="livelihood-p3">
 *     <p class="first" lang="zh-Hans" xml:lang="zh-Hans">…</p>
 *     <p class="second" lang="en" xml:lang="en">…</p></div>
 *
 * A heading pair is one heading with a span a language; tables of the same
 * shape are one table whose cells hold both texts, equal cells once. What one
 * side alone says is of class "first" or "second", a row that only the second
 * side has, too.
 *
 * A side that is missing is shown in the authoritative language, as the
 * publication's policy has it: pairs that follow each other stand in one
 * <div class="untranslated" lang="…"> with a label, items and terms bear the
 * class and the label themselves. What the authoritative text lacks is shown
 * only where its language is.
 *
 * Ids that the renderer makes for captions and references to notes begin with
 * "_" and the id of their pair, so that they are as unique as pairs are. */
#ifndef DIGLOT_WRITE_RENDER_H
#define DIGLOT_WRITE_RENDER_H

#include "base/buf.h"
#include "lang/strings.h"
#include "model/site.h"
#include "write/view.h"

enum render_target {
	TARGET_PAGE, /* one chapter a page, .html */
	TARGET_ALL,  /* all chapters on one page: headings one level lower */
	TARGET_EPUB, /* one chapter a file, .xhtml; pop-up notes */
	TARGET_PAGE_AND_ALL /* the first two at once, see render_reading */
};

enum reading { READING_PAGE, READING_ALL };

struct render {
	const struct view *view;
	enum render_target target;
	const struct strings *ui[VIEW_SIDES]; /* words, by side of the view */
	struct str from; /* address of the page that is written, without suffix:
			    the chapter's address; links are relative to it */
	struct str assets;     /* path prefix from the page to the folder that
				  holds asset->name, with a slash at the end */
	struct str all_assets; /* the same from the page that holds all */
	bool permalinks; /* a link to itself on every pair that has an id */
	bool terms; /* the first use of a term leads to the page of terms */
	bool bare;  /* no ids, no lang: for the tests against cmark */
};

/* Appends the chapter's text, notes at its end (as a section of role
 * doc-endnotes on pages, as asides in EPUB). */
void render_chapter(const struct render *render, const struct chapter *chapter,
		    struct buf *out);

/* Appends what was rendered for TARGET_PAGE_AND_ALL as it stands on one of the
 * two pages: rendering once and reading twice is much faster than rendering
 * twice. */
void render_reading(struct str text, enum reading reading, struct buf *out);

/* Appends where ids lead that the chapter's page had in earlier editions; there
 * must be a chapter in the edition. */
void render_gone(const struct render *render, const struct edition *edition,
		 const struct gone_chapter *gone, struct buf *out);

/* Appends one pair of the chapter as it stands on a page that is not its own:
 * without ids, permalinks, notes and marks on sentences. */
void render_excerpt(const struct render *render, const struct pair *pair,
		    struct buf *out);

/* Appends a title as inline markup: its text in one language, or in both
 * with a span each; what a table of contents shows for a heading pair. */
void render_title(const struct render *render, const struct pair *pair,
		  struct buf *out);

#endif
