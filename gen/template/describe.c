/* The tables of fields for docs/templates.md. */
#include "template/template.h"

#include <assert.h>

/* Reachable types at most; a table of types longer than this is a mistake. */
enum { TYPES = 64 };

struct types {
	const struct record_type *types[TYPES];
	size_t len;
};

static void add(struct types *types, const struct record_type *type)
{
	for (size_t i = 0; i < types->len; i++)
		if (types->types[i] == type)
			return;
	assert(types->len < TYPES);
	types->types[types->len++] = type;
}

static void describe_kind(const struct field *field, struct buf *out)
{
	switch (field->kind) {
	case FIELD_TEXT:
		buf_put(out, STR("text"));
		break;
	case FIELD_FLAG:
		buf_put(out, STR("flag"));
		break;
	case FIELD_MARKUP:
		buf_put(out, STR("markup"));
		break;
	case FIELD_RECORD:
		buf_printf(out, "[%s](#%s)", field->type->name,
			   field->type->name);
		break;
	case FIELD_LIST:
		buf_printf(out, "list of [%s](#%s)", field->type->name,
			   field->type->name);
		break;
	}
}

static void describe_type(const struct record_type *type, struct buf *out)
{
	buf_printf(out, "\n### %s\n\n%s\n\n", type->name, type->meaning);
	buf_put(out, STR("| field | kind | meaning |\n|---|---|---|\n"));
	for (size_t i = 0; i < type->n_fields; i++) {
		const struct field *field = &type->fields[i];

		buf_printf(out, "| `%s` | ", field->name);
		describe_kind(field, out);
		buf_printf(out, " | %s |\n", field->meaning);
	}
}

void template_describe(const char *name_of_root, const struct record_type *root,
		       struct buf *out)
{
	struct types types = {.types = {root}, .len = 1};

	buf_printf(out, "Templates call the record of type [%s](#%s) `%s`.\n",
		   root->name, root->name, name_of_root);
	for (size_t i = 0; i < types.len; i++) {
		const struct record_type *type = types.types[i];

		describe_type(type, out);
		for (size_t j = 0; j < type->n_fields; j++)
			if (type->fields[j].type)
				add(&types, type->fields[j].type);
	}
}
