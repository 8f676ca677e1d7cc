/* JSON: strings that are safe in a script, too, and a writer of documents. */
#ifndef DIGLOT_WRITE_JSON_H
#define DIGLOT_WRITE_JSON_H

#include "base/buf.h"

/* Appends the string between quotation marks. "<" and the line ends that only
 * JavaScript knows (U+2028, U+2029) are escaped as well. */
void json_put_str(struct buf *out, struct str s);

/* A document for people and machines: a member or item a line, indented. The
 * name is that of a member, NULL in an array and at the top. */
struct json {
	struct buf *out;
	unsigned depth;
	bool is_first; /* in the object or array at hand */
};

void json_begin(struct json *json, struct buf *out);
void json_object(struct json *json, const char *name);
void json_end_object(struct json *json);
void json_array(struct json *json, const char *name);
void json_end_array(struct json *json);
void json_str(struct json *json, const char *name, struct str value);
void json_number(struct json *json, const char *name, uint64_t value);

void json_true(struct json *json, const char *name);

/* A string, unless it is empty: then nothing. */
void json_str_if(struct json *json, const char *name, struct str value);

/* Ends the document with a line feed. */
void json_end(struct json *json);

#endif
