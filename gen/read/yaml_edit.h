/* Changes to a YAML file that an author wrote. Only the lines of the keys that
 * change are touched: comments, the order of keys and the way in which all
 * else is written stay. */
#ifndef DIGLOT_READ_YAML_EDIT_H
#define DIGLOT_READ_YAML_EDIT_H

#include "read/yaml.h"

enum yaml_change_kind {
	YAML_SET,    /* to the value; a key that is not there is added */
	YAML_CLEAR,  /* the key stays without a value, if it is there */
	YAML_DELETE, /* with the comment right above it */
	YAML_DISABLE /* its lines become comments */
};

struct yaml_change {
	struct str key;
	enum yaml_change_kind kind;
	struct yaml value; /* YAML_SET: a text, or a map of texts */
	struct str after;  /* YAML_SET, for a key that is not there: the key
			      that it follows; else it goes to the end */
	struct str above;  /* whole lines that are put above the key if it is
			      there or added; may be empty */
	struct str below;  /* likewise, below what is left of it */
};

/* The text with the changes, in the arena. map is what yaml_parse made of it.
 * Each key is changed once at most. A file that is written in a way that
 * cannot be changed by lines, all in one line for instance, is written anew,
 * without its comments. Linear in the text's length for each change. */
struct str yaml_edit(struct arena *arena, struct str text,
		     const struct yaml *map, const struct yaml_change *changes,
		     size_t n);

/* Appends a text as a value on one line, not between braces or brackets. */
void yaml_put_text(struct buf *out, struct str text);

#endif
