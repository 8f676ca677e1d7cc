/* What a release of an edition consists of (docs/releases.md): the books, the
 * pages that stand alone, the figures, and all that they were made of, so that
 * diglot makes the same bytes of it again. */
#ifndef DIGLOT_WRITE_RELEASE_BAG_H
#define DIGLOT_WRITE_RELEASE_BAG_H

#include "read/read.h"
#include "write/bag.h"
#include "write/view.h"
#include "write/write.h"

/* Puts what the outset of the build, one in memory, holds of the edition's
 * artifacts. */
void release_put_artifacts(struct bag *bag, const struct build *build,
			   const struct edition *edition);

/* Puts the PDF of a view that lies in the folder under the name that pdf.py
 * gives it; false if there is none, or after a finding: it may be no PDF. */
bool release_put_pdf(struct bag *bag, struct reader *reader,
		     const struct edition *edition, const struct view *view,
		     struct str folder);

/* Puts what the edition was made of below source/, which is content again:
 * source/<publication>/<edition>/…. False after a finding. */
bool release_put_sources(struct bag *bag, struct reader *reader,
			 const struct edition *edition);

/* The same for the files of its publication and of the site. */
bool release_put_shared(struct bag *bag, struct reader *reader,
			const struct publication *publication);

/* release_names.c: whether every file can be unpacked on any computer, beside
 * the others. False after FATAL findings. */
bool release_check_names(struct findings *findings, const struct bag *bag);

/* Says in bag-info.txt whose it is, and what. */
void release_describe(struct bag *bag, const struct edition *edition);

/* What the signature says of it. In the arena. */
struct str release_comment(struct arena *arena, const struct edition *edition);

#endif
