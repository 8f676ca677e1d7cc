/* Errata in words and as records for templates. Internal to the writers. */
#ifndef DIGLOT_WRITE_ERRATA_H
#define DIGLOT_WRITE_ERRATA_H

#include "model/erratum.h"
#include "write/errata_fields.h"
#include "write/page.h"

/* What an erratum says in a language of its edition. */
struct erratum_words {
	const struct erratum_wording *wording;
	size_t language; /* a number of the edition */
	bool corrects;   /* the text of the language was changed */
};

/* Its words for readers of the language: of the authoritative one, where the
 * language has no text at the place. False if that says nothing either. */
bool erratum_words(const struct erratum *erratum, size_t language,
		   struct erratum_words *words);

/* Appends the id of the note at the place, "_erratum-" and the erratum's own.
 */
void erratum_put_id(struct buf *out, const struct erratum *erratum);

/* The word of the interface that has a pattern for it. */
struct str erratum_pattern(const struct erratum_words *words);

/* Cuts the next piece off what is left of the pattern, which is not empty: its
 * own words, or *quoted the author's, which are not looked through for names.
 * May be empty. */
struct str erratum_cut(struct str *pattern, const struct erratum_words *words,
		       bool *quoted);

/* "For “…” read “…”. Reason", in the arena; reason may be left out. */
struct str erratum_text(struct arena *arena, const struct strings *ui,
			const struct erratum_words *words);

/* The errata that a page lists. */
struct errata_listing {
	const struct edition *edition;
	const struct tongue *tongues; /* the languages that are shown */
	const size_t *languages;      /* their numbers in the edition */
	size_t n_tongues;
	bool in_book; /* an EPUB: it does not speak of pages */
	/* The reference from the page to the erratum's place; empty if there
	 * is no such place. */
	struct str (*href)(const struct page *page, const void *context,
			   const struct erratum *erratum);
	const void *context;
};

/* The newest first, by printing. Of the page only the arena, the tongues and
 * the interface are asked. */
const struct errata_list_record *
errata_list(const struct page *page, const struct errata_listing *listing);

#endif
