/* The checks, one function each. Private to check/. */
#ifndef DIGLOT_CHECK_CHECKS_H
#define DIGLOT_CHECK_CHECKS_H

#include "check/check.h"

/* structure.c: chapters that a language lacks; headings. */
void check_structure(const struct chapter *chapter, struct findings *findings);

/* counterpart.c: pairs in which one language says nothing. */
void check_counterpart(const struct chapter *chapter,
		       struct findings *findings);

/* quantities.c: numbers that the languages do not say alike. */
void check_quantities(struct checking *checking,
		      const struct statement *statement);

/* metadata.c: what readers are told of a publication and its editions. */
void check_metadata(const struct edition *edition, struct findings *findings);

/* isbn.c: that each ISBN says which book has it. */
void check_isbn(const struct edition *edition, struct findings *findings);

/* terms.c: renderings of the terms in a statement; whether an edition renders
 * a term alike throughout. */
void check_terms(struct checking *checking, const struct statement *statement);
void check_consistency(const struct edition *edition,
		       struct checking *const *checkings);
/* markup.c: links, notes, images and code that a language has lost, once it is
 * known what has only moved. */
void check_markup(struct checking *checking, const struct statement *statement);
void check_moved_markup(struct checking *checking);

/* like.c: whether two wordings can be counterparts by what they are made of:
 * blocks of the same kind, both of them an image, set off as a heading,
 * begun with strong words, or neither. */
bool statement_is_like(const struct statement *statement, size_t a, size_t b);

/* Whether the block is a paragraph of strong or emphasised text alone, which is
 * a heading in disguise. */
bool block_is_set_off(const struct block *block);

/* Whether the block is a paragraph that begins with strong words: **Open data**
 * is … */
bool block_has_lead(const struct block *block);

/* Whether a text of a language in Han has none: it was left as it was. */
bool text_is_foreign(const struct language *language, struct str text);

/* Whether the statement stands in a note. */
bool statement_is_of_note(const struct statement *statement);

/* Whether the block or wording is an image alone. */
bool block_is_image(const struct block *block);
bool wording_is_image(const struct wording *wording);

/* Whether the wording, one of the statement's, stands in a note and refers to a
 * work: it has a year or number, and a link or emphasis. Such notes stay in
 * their language. */
bool statement_is_reference(const struct statement *statement,
			    const struct wording *wording);

/* same_text.c: texts that are not translated. */
void check_same_text(struct checking *checking,
		     const struct statement *statement);

/* typography.c: what each language's own rules find wrong. */
void check_typography(struct checking *checking,
		      const struct statement *statement);
enum message_id slip_message(enum slip_kind kind);

/* usage.c: what a language writes its own way throughout; slips besides. */
void check_usage(const struct edition *edition,
		 struct checking *const *checkings);

/* end.c: texts that end in marks of different classes. */
void check_end(struct checking *checking, const struct statement *statement);

/* numbering.c: numbers of headings. */
void check_numbering(const struct chapter *chapter, struct findings *findings);

/* repeats.c: short texts that are translated now so, now so. */
void check_repeats(const struct edition *edition,
		   struct checking *const *checkings);

/* errata.c: what was corrected in the edition before and is back. */
void check_errata(const struct edition *edition, struct findings *findings);

/* length.c: texts whose length is far off that of their counterparts. */
struct length_measure {
	double usual; /* logarithm of a ratio of lengths: the median */
	double most;  /* how far a ratio may be off it */
};

/* Of n > 0 logarithms; reorders and changes them. */
struct length_measure length_measure(double *values, size_t n);

void check_length(const struct edition *edition,
		  struct checking *const *checkings);

/* characters.c: characters without a meaning of their own; those that few
 * fonts have. */
void check_characters(struct checking *checking,
		      const struct statement *statement);
void check_rare_characters(const struct edition *edition,
			   struct checking *const *checkings);

/* profile.c: what the profile asks of a publication and an edition. */
void check_profile(const struct edition *edition, struct findings *findings);

/* unfinished.c: of sites with a profile, words that no finished text has, and
 * chapters that say nothing. */
void check_unfinished(struct checking *checking,
		      const struct statement *statement);
void check_empty_page(const struct chapter *chapter, struct findings *findings);

#endif
