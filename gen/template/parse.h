/* Reading template files into libxml2 trees, and finding places in them.
 * Internal to template/. */
#ifndef DIGLOT_TEMPLATE_PARSE_H
#define DIGLOT_TEMPLATE_PARSE_H

#include <libxml/tree.h>

#include "template/template.h"

/* A file that is being compiled, and the files that include it. */
struct template_file {
	struct str name; /* as t:include names it */
	struct str path; /* as the user would name it */
	struct str text;
	xmlDoc *doc;
	const struct template_file *includer; /* NULL for the first */
};

/* Looks the name up in the folders and reads the file; false after a finding
 * at the place, which is where the name stands. */
bool template_file_find(const struct template_source *source, struct str name,
			struct place place, struct template_file *file);

/* Parses file->text into file->doc, which the caller frees; false after a
 * finding. */
bool template_file_parse(const struct template_source *source,
			 struct template_file *file);

/* The place of the token in the start tag of an element or in a text node;
 * the node's line where the token is not written like that. */
struct place template_place(const struct template_file *file,
			    const xmlNode *node, struct str token);

/* libxml2's strings as ours; NULL is empty. */
struct str template_str(const xmlChar *text);

#endif
