/* What feeds of news and catalogues of books share. Internal to their
 * writers. */
#ifndef DIGLOT_WRITE_FEED_H
#define DIGLOT_WRITE_FEED_H

#include "write/feed_fields.h"
#include "write/page.h"

extern const struct str feed_type_atom, feed_type_epub, feed_type_html;

/* The site while its feeds are written. */
struct feeds {
	const struct build *build;
	struct arena arena;
	const struct publication_summary *publications;
	size_t n_publications;
	const struct tongue *tongues; /* of the feeds, the site's own first */
	size_t n_tongues;
	struct feed_item *items; /* the newest first */
	size_t n_items;
};

/* An edition with its publication. */
struct feed_item {
	const struct publication_summary *publication;
	const struct edition_summary *edition;
	size_t place; /* among those of one day: as the site lists them */
};

/* Finds languages and editions; drafts are no news. */
void feeds_begin(struct feeds *feeds, const struct build *build,
		 const struct publication_summary *publications,
		 size_t n_publications);
void feeds_end(struct feeds *feeds);

/* A list with room for n links, and adding one; an empty address adds
 * none. */
struct feed_link_record *feed_links(struct feeds *feeds, struct list *list,
				    size_t n);
void feed_add_link(struct list *list, struct feed_link_record link);

/* A list of one text, none if it is empty. */
struct list feed_text(struct feeds *feeds, struct str text, struct str lang);

/* The text in the language, or what stands in for it. */
struct list feed_localized(struct feeds *feeds,
			   const struct localized *localized, struct str tag);

/* The names of the contributors in a role. */
struct list feed_people(struct feeds *feeds,
			const struct publication_summary *publication,
			struct str role, struct str tag);

/* The names of who wrote it, or else who edited it, as in books; or else who
 * publishes it, or else the site. */
struct list feed_authors(struct feeds *feeds,
			 const struct publication_summary *publication,
			 struct str tag);
struct list feed_publishers(struct feeds *feeds,
			    const struct publication_summary *publication,
			    struct str tag);

/* The name of the site in the language, and of who stands behind it. */
struct str feed_site_name(const struct build *build,
			  const struct tongue *tongue);
struct str feed_site_author(const struct build *build,
			    const struct tongue *tongue);

/* The title with the edition, as the language writes it: "Title – edition".
 * *lang is the language that the title is in, which may be another. */
struct str feed_item_title(struct feeds *feeds, const struct feed_item *item,
			   struct str tag, struct str *lang);

/* The names of a book's languages, each in itself: "简体中文 / English". */
struct str feed_languages(struct feeds *feeds, const struct book_summary *book);

/* An id that stays while the site's identifier does. */
struct str feed_id(struct feeds *feeds, struct str name);

/* A file of out/, absolute. */
struct str feed_href(struct feeds *feeds, struct str path);

/* When nothing has happened yet. */
struct str feed_beginning(struct feeds *feeds);

/* A day as a time, at midnight UTC; empty as it is. */
struct str feed_time(struct feeds *feeds, struct str date);

void feed_put(struct feeds *feeds, enum feed_kind kind, struct str address,
	      const void *record, const struct tongue *tongue);

#endif
