/* What a template is compiled to. Internal to template/.
 *
 * A template is one flat list of operations. Markup that does not change is
 * escaped and joined when the template is read; fields are offsets; words of
 * the interface are numbers into a table with a column a language. So a run
 * looks nothing up and allocates nothing but its output.
 *
 * White space: a run of it that holds a line end becomes one line end, except
 * under xml:space="preserve" and in pre and textarea; of line ends that meet
 * because nothing was written between them, one is kept. */
#ifndef DIGLOT_TEMPLATE_OPS_H
#define DIGLOT_TEMPLATE_OPS_H

#include "template/template.h"

/* Variables in scope at once: the root and the items of nested t:each. */
enum { TEMPLATE_SLOTS = 16 };

/* Where a field is found: from the record in a slot along pointers. */
struct field_path {
	size_t slot;
	const size_t *hops; /* offsets of the pointers to follow */
	size_t n_hops;
	size_t offset;
	enum field_kind kind;
};

enum op_kind {
	OP_TEXT,      /* text, as it is; escaped already */
	OP_FIELD,     /* the field's text, escaped between elements */
	OP_VALUE,     /* the same within an attribute */
	OP_ATTRIBUTE, /* text (` name="`), value, quote; nothing if empty */
	OP_WORD,      /* word number: the text in the page's language */
	OP_INSERT,    /* the field's markup */
	OP_IF,        /* goes to target where the field is empty */
	OP_UNLESS,    /* goes to target where it is not */
	OP_EACH,      /* binds slot to the first item, or goes to target */
	OP_NEXT       /* binds slot to the next item and goes to target */
};

struct op {
	enum op_kind kind;
	bool folds; /* OP_TEXT: drop its first byte behind a line end */
	size_t target;
	size_t slot; /* OP_EACH, OP_NEXT */
	size_t size; /* likewise: of an item */
	size_t word;
	struct str text;
	struct field_path path;
};

/* A word of the interface, escaped for its place. */
struct template_word {
	struct str name;
	bool in_attribute;
	struct str *texts; /* one a table of strings */
};

struct template
{
	struct op *ops;
	size_t n_ops;
	struct template_word *words;
	size_t n_words;
	const struct string_tables *strings;
};

/* As template_compile, with the text of the file at hand; for tests that
 * have no file. */
const struct template *
template_compile_text(const struct template_source *source, struct str file,
		      struct str text, const char *name_of_root,
		      const struct record_type *root);

#endif
