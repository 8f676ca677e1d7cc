/* Templates: well-formed XHTML with a few attributes, compiled once into a
 * flat list of operations and run many times.
 *
 * The language (namespace urn:diglot:template, prefix t by custom):
 *
 *   {page.title}           a field, escaped; in text and in attributes
 *   {ui.next}              a word of the interface in the page's language
 *   t:each="x in list"     repeats the element for every item
 *   t:if="field"           leaves the element out where the field is empty,
 *                          false or a list without items; t:unless reverses
 *   t:insert="field"       replaces the content by markup that diglot made
 *   t:include="file"       replaces the element by another template
 *   t:with="x = field"     calls the field x inside, and in what is included
 *   <t:block …>            an element that is not written itself
 *
 * An attribute whose value consists of one field that is empty is left out.
 * "{{" stands for a brace. Every field is checked when the template is read.
 * This folder knows nothing of publications: the writers describe their
 * records in tables. Sole user of libxml2's parser beside exchange/. */
#ifndef DIGLOT_TEMPLATE_TEMPLATE_H
#define DIGLOT_TEMPLATE_TEMPLATE_H

#include "base/buf.h"
#include "base/finding.h"
#include "lang/strings.h"

enum field_kind {
	FIELD_TEXT,   /* struct str */
	FIELD_FLAG,   /* bool */
	FIELD_MARKUP, /* struct str of markup; for t:insert only */
	FIELD_RECORD, /* const void *, may be NULL */
	FIELD_LIST    /* struct list */
};

struct record_type;

/* A member of a record: where it lies and what it means. */
struct field {
	const char *name;
	enum field_kind kind;
	size_t offset;                  /* offsetof in the record's struct */
	const struct record_type *type; /* of a record or of a list's items */
	const char *meaning;            /* one sentence for docs/templates.md */
};

struct record_type {
	const char *name;
	const char *meaning;
	const struct field *fields;
	size_t n_fields;
	size_t size; /* sizeof the struct, for lists */
};

/* Items of one record type, one after the other. */
struct list {
	const void *items;
	size_t len;
};

struct template;

/* Where templates come from: the first folder that has the file wins, so a
 * site's own files come before the installed ones. */
struct template_source {
	struct arena *arena;
	struct findings *findings;
	const struct str *folders;
	size_t n_folders;
	const struct string_tables *strings; /* to check {ui.…} */
};

/* Compiles a file, for instance "page/chapter.html". name_of_root is how the
 * template calls the record: fields are written {root.field}. The prolog
 * follows from the suffix: .html a doctype, .xhtml an XML declaration and a
 * doctype, .svg and .xml an XML declaration. NULL after findings. */
const struct template *template_compile(const struct template_source *source,
					struct str file,
					const char *name_of_root,
					const struct record_type *root);

/* Appends a file of the folders as it is: that of the first one that has it.
 * False after a finding. */
bool template_put_file(const struct template_source *source, struct str name,
		       struct buf *out);

/* Appends what the template makes of the record. */
void template_run(const struct template *template, const void *record,
		  const struct strings *ui, struct buf *out);

/* Markdown tables of every record type reachable from the root, for
 * docs/templates.md. */
void template_describe(const char *name_of_root, const struct record_type *root,
		       struct buf *out);

#endif
