/* The state of a compilation, shared by the parts of the compiler. Internal
 * to template/. */
#ifndef DIGLOT_TEMPLATE_COMPILE_H
#define DIGLOT_TEMPLATE_COMPILE_H

#include "template/ops.h"
#include "template/parse.h"

#define TEMPLATE_NAMESPACE "urn:diglot:template"

/* Namespaces in scope at once. */
enum { TEMPLATE_NAMESPACES = 32 };

/* What a template names: the root, the item of a t:each, or a field that
 * t:with gave a name. */
struct variable {
	struct str name;
	const struct record_type *type; /* of a record or of a list's items */
	const struct field *field;      /* t:with only, or NULL */
	struct field_path path;         /* where the field lies */
};

struct name_space {
	const xmlChar *prefix; /* NULL: the default */
	const xmlChar *href;
};

struct compiler {
	const struct template_source *source;
	const struct template_file *file;
	struct buf text; /* markup that is not yet an operation */
	bool text_folds; /* it begins with a line end that may go */
	struct op *ops;
	size_t n_ops;
	size_t cap_ops;
	struct template_word *words;
	size_t n_words;
	size_t cap_words;
	struct variable variables[TEMPLATE_SLOTS];
	size_t n_variables;
	struct name_space name_spaces[TEMPLATE_NAMESPACES];
	size_t n_name_spaces;
	bool html;     /* the output is read as HTML, too */
	bool verbatim; /* white space is kept as it is */
	size_t depth;  /* of elements, through all includes */
	size_t size;   /* bytes of markup made and of files included */
	size_t failures;
};

/* Reports at the token of the node; the template is lost then. */
void template_fail(struct compiler *compiler, enum message_id id,
		   const xmlNode *node, struct str token, struct str arg0,
		   struct str arg1);

/* Resolves "variable.field…". On success *path tells where it lies and *field
 * what it is. token is what to point at in the file. False after a finding. */
bool template_resolve(struct compiler *compiler, const xmlNode *node,
		      struct str token, struct str expression,
		      struct field_path *path, const struct field **field);

/* The number of the word of the interface; checks that every language has
 * it. */
size_t template_word(struct compiler *compiler, const xmlNode *node,
		     struct str token, struct str name, bool in_attribute);

/* Whether the namespace is that of the template language. */
bool template_is_ours(const xmlNs *ns);

/* A new operation behind all that was put; valid until the next one. */
struct op *template_emit(struct compiler *compiler, enum op_kind kind);

/* Makes an operation of what was put. */
void template_flush(struct compiler *compiler);

/* Markup as it is. */
void template_put(struct compiler *compiler, struct str text);
void template_put_name(struct compiler *compiler, const xmlNs *ns,
		       const xmlChar *name);

/* A line end that may go if the output is at a line's beginning. */
void template_put_line_end(struct compiler *compiler);

/* Text between elements, or an attribute's value, with its fields. */
void template_value(struct compiler *compiler, const xmlNode *node,
		    struct str text, bool in_attribute);

/* "<name", the namespaces that are not in force yet, and the attributes. */
void template_start_tag(struct compiler *compiler, const xmlNode *node);

/* The attribute's value; the caller frees it with xmlFree. */
xmlChar *template_attribute_value(const xmlAttr *attribute);

#endif
