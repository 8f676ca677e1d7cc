/* The records that the templates in templates/feed/ see. All addresses are
 * absolute; every text says its language. */
#ifndef DIGLOT_WRITE_FEED_FIELDS_H
#define DIGLOT_WRITE_FEED_FIELDS_H

#include "template/template.h"

struct feed_text_record {
	struct str text;
	struct str lang; /* empty: that of the feed, or none */
};

struct feed_link_record {
	struct str rel;
	struct str type;
	struct str hreflang;
	struct str href;
	struct str title;
	struct str length; /* bytes */
};

/* An edition, a book, or another catalogue. */
struct entry_record {
	struct str id;
	struct list titles;       /* of struct feed_text_record, one at most */
	struct list alternatives; /* the title in other languages */
	struct list summaries;    /* one at most */
	struct str updated;
	struct str published; /* a time */
	struct str issued;    /* YYYY-MM-DD */
	struct str status;    /* withdrawn, correction, or empty */
	struct list authors;  /* of struct feed_text_record, as the next */
	struct list publishers;
	struct list subjects;
	struct list rights;
	struct list languages; /* their tags */
	struct list links;     /* of struct feed_link_record */
	struct str identifier;
	struct str isbn; /* of a book */
};

struct feed_record {
	struct str id;
	struct str lang;
	struct str title;
	struct str subtitle;
	struct str updated;
	struct str author;
	struct list links;   /* of struct feed_link_record */
	struct list entries; /* of struct entry_record */
};

/* A page in one language of several. */
struct version_record {
	struct str hreflang;
	struct str href;
};

struct url_record {
	struct str href;
	struct str date;      /* YYYY-MM-DD, or empty */
	struct list versions; /* of struct version_record */
};

struct sitemap_record {
	struct list urls; /* of struct url_record */
};

extern const struct record_type feed_type, sitemap_type;

#endif
