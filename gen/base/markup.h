/* The one writer of markup: nobody else prints a "<".
 *
 * It writes polyglot XHTML: valid HTML 5 and well-formed XML at once. Void
 * elements are closed by "/>" and cannot have content, all others get an end
 * tag. Text and attribute values are escaped; U+00A0 is written as &#160;.
 * Characters that XML 1.0 does not allow are replaced by U+FFFD. */
#ifndef DIGLOT_BASE_MARKUP_H
#define DIGLOT_BASE_MARKUP_H

#include "base/buf.h"

enum { MARKUP_DEPTH = 256 };

struct markup {
	struct buf *out;
	const char *open[MARKUP_DEPTH]; /* names of the open elements */
	size_t depth;
	bool in_tag; /* a start tag is not yet closed: attributes may follow */
};

/* Names are string constants or live until the element is closed. */
void markup_begin(struct markup *markup, struct buf *out);
void markup_open(struct markup *markup, const char *name);

/* An attribute of the element just opened. */
void markup_attr(struct markup *markup, const char *name, struct str value);
void markup_attr_number(struct markup *markup, const char *name,
			uint64_t number);

/* An attribute whose value needs no escaping, put unread: a constant, an id,
 * a language tag. */
void markup_attr_written(struct markup *markup, const char *name,
			 struct str value);
void markup_text(struct markup *markup, struct str text);

/* Closes the innermost element, which must have this name. */
void markup_close(struct markup *markup, const char *name);

/* open and close at once, for void and empty elements; attributes go between
 * markup_open and markup_close as usual. */
void markup_line(struct markup *markup); /* a line feed between blocks */

/* Markup that this writer made before, put in unread. */
void markup_insert(struct markup *markup, struct str written);

/* Escapes as markup_text and markup_attr do; for the template runner. */
void markup_escape(struct buf *out, struct str text, bool in_attribute);

/* br, img, hr … : elements of HTML that have no content. */
bool markup_is_void(struct str name);

#endif
