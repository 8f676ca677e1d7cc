/* What readers of an edition must know before they read on. Internal to the
 * writers of pages. */
#ifndef DIGLOT_WRITE_NOTICE_H
#define DIGLOT_WRITE_NOTICE_H

#include "write/page.h"

/* Notices while they are listed. */
struct notices {
	struct notice_record *records;
	struct list list;
};

/* A list with room for n. */
void notices_begin(struct notices *notices, const struct page *page, size_t n);

/* Adds one; word says what, in each language of the page. */
void notices_add(struct notices *notices, const struct page *page,
		 struct str kind, struct str word, struct list links);

/* Adds what is to be said of the edition on each of its pages, two notices at
 * most: that it is a draft, superseded or withdrawn. newer is the way to the
 * same in its successor. */
enum { NOTICES_OF_EDITION = 2 };
void notices_of_edition(struct notices *notices, const struct page *page,
			const struct edition *edition, struct list newer);

/* That an edition was withdrawn, when and why, in each language of the page;
 * without links. */
struct notice_record notice_withdrawn(const struct page *page,
				      const struct withdrawal *withdrawal);

/* The same in one language, without the reason: "withdrawn on …". In the
 * arena. */
struct str notice_withdrawn_on(struct arena *arena, const struct strings *ui,
			       const struct withdrawal *withdrawal);

/* The reason in the language of the tag with a word before it; *language is
 * what it is in. Empty if none is given. In the arena. */
struct str notice_reason(struct arena *arena, const struct strings *ui,
			 const struct withdrawal *withdrawal, struct str tag,
			 struct str *language);

#endif
