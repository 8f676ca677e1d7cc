/* Finding out what the names in a template mean. */
#include "template/compile.h"

#include <string.h>

#include "base/markup.h"

/* A template with more mistakes than this is not worth listing them. */
enum { FAILURES = 50 };

void template_fail(struct compiler *compiler, enum message_id id,
		   const xmlNode *node, struct str token, struct str arg0,
		   struct str arg1)
{
	if (compiler->failures++ < FAILURES)
		findings_report(compiler->source->findings, id,
				template_place(compiler->file, node, token),
				arg0, arg1);
}

/* Names that could have been meant. */
struct candidates {
	const struct record_type *type; /* NULL: the variables */
	const struct compiler *compiler;
};

static size_t candidate_count(const struct candidates *candidates)
{
	return candidates->type ? candidates->type->n_fields
				: candidates->compiler->n_variables;
}

static struct str candidate_name(const struct candidates *candidates, size_t i)
{
	return candidates->type ? str_from(candidates->type->fields[i].name)
				: candidates->compiler->variables[i].name;
}

static struct str nearest(const struct candidates *candidates, struct str name)
{
	struct str best = {0};
	size_t best_distance = name.len > 4 ? 3 : 2;

	for (size_t i = 0; i < candidate_count(candidates); i++) {
		struct str candidate = candidate_name(candidates, i);
		size_t distance = str_distance(name, candidate, 2);

		if (distance >= best_distance)
			continue;
		best = candidate;
		best_distance = distance;
	}
	return best;
}

static struct str list_names(const struct candidates *candidates,
			     struct str prefix)
{
	struct buf list = {0};
	struct str joined;

	for (size_t i = 0; i < candidate_count(candidates); i++) {
		if (i)
			buf_put(&list, STR(", "));
		buf_put(&list, prefix);
		buf_put(&list, candidate_name(candidates, i));
	}
	joined = buf_copy(&list, candidates->compiler->source->arena);
	buf_free(&list);
	return joined;
}

/* What stands in the expression before the part. */
static struct str prefix_of(struct str expression, struct str part)
{
	return str_slice(expression, 0, (size_t)(part.ptr - expression.ptr));
}

static void fail_unknown(struct compiler *compiler, const xmlNode *node,
			 struct str token, struct str expression,
			 struct str part, const struct record_type *type)
{
	struct candidates candidates = {type, compiler};
	struct str prefix = prefix_of(expression, part);
	struct str near = nearest(&candidates, part);
	struct str rest =
		str_slice(expression, prefix.len + part.len, expression.len);

	if (near.len)
		template_fail(compiler, TEMPLATE_FIELD_NEAR, node, token,
			      expression,
			      arena_join(compiler->source->arena, prefix, near,
					 rest));
	else
		template_fail(compiler, TEMPLATE_FIELD, node, token, expression,
			      list_names(&candidates, prefix));
}

static const struct field *find_field(const struct record_type *type,
				      struct str name)
{
	for (size_t i = 0; i < type->n_fields; i++)
		if (str_eq(str_from(type->fields[i].name), name))
			return &type->fields[i];
	return NULL;
}

/* The slot of the variable, or TEMPLATE_SLOTS. */
static size_t find_variable(const struct compiler *compiler, struct str name)
{
	for (size_t i = compiler->n_variables; i-- > 0;)
		if (str_eq(compiler->variables[i].name, name))
			return i;
	return TEMPLATE_SLOTS;
}

/* A variable alone: its fields are what can be named. */
static void fail_incomplete(struct compiler *compiler, const xmlNode *node,
			    struct str token, struct str expression,
			    const struct record_type *type)
{
	struct candidates candidates = {type, compiler};
	struct str prefix = arena_join(compiler->source->arena, expression,
				       STR("."), STR(""));

	template_fail(compiler, TEMPLATE_FIELD, node, token, expression,
		      list_names(&candidates, prefix));
}

static size_t count_parts(struct str expression)
{
	size_t n = 1;

	for (size_t i = 0; i < expression.len; i++)
		n += expression.ptr[i] == '.';
	return n;
}

/* The way to a variable: the record in its slot, or the field that it names,
 * with room for more hops. */
static size_t *begin_path(struct compiler *compiler, size_t slot, size_t room,
			  struct field_path *path)
{
	const struct variable *variable = &compiler->variables[slot];
	size_t n = variable->field ? variable->path.n_hops : 0;
	size_t *hops = ARENA_ARRAY(compiler->source->arena, size_t, n + room);

	*path = variable->field ? variable->path
				: (struct field_path){.slot = slot};
	if (n)
		memcpy(hops, variable->path.hops, n * sizeof(*hops));
	path->hops = hops;
	return hops;
}

bool template_resolve(struct compiler *compiler, const xmlNode *node,
		      struct str token, struct str expression,
		      struct field_path *path, const struct field **field)
{
	struct str rest = expression, part = str_cut(&rest, '.');
	size_t slot = find_variable(compiler, part);
	const struct record_type *type = NULL;
	size_t *hops;

	*field = NULL;
	if (slot == TEMPLATE_SLOTS) {
		fail_unknown(compiler, node, token, expression, part, NULL);
		return false;
	}
	type = compiler->variables[slot].type;
	*field = compiler->variables[slot].field;
	if (!rest.ptr && !*field) {
		fail_incomplete(compiler, node, token, expression, type);
		return false;
	}
	if (rest.ptr && *field && (*field)->kind != FIELD_RECORD) {
		template_fail(compiler, TEMPLATE_FIELD, node, token, expression,
			      part);
		return false;
	}
	hops = begin_path(compiler, slot, count_parts(expression), path);
	while (rest.ptr) {
		if (*field)
			hops[path->n_hops++] = (*field)->offset;
		part = str_cut(&rest, '.');
		*field = find_field(type, part);
		if (!*field || (rest.ptr && (*field)->kind != FIELD_RECORD)) {
			fail_unknown(compiler, node, token, expression,
				     *field ? rest : part, type);
			return false;
		}
		type = (*field)->type;
	}
	path->offset = (*field)->offset;
	path->kind = (*field)->kind;
	return true;
}

static size_t add_word(struct compiler *compiler, struct str name,
		       bool in_attribute)
{
	struct arena *arena = compiler->source->arena;
	const struct string_tables *tables = compiler->source->strings;
	struct template_word *word;

	if (compiler->n_words == compiler->cap_words) {
		struct template_word *grown;

		compiler->cap_words = compiler->cap_words * 2 + 16;
		grown = ARENA_ARRAY(arena, struct template_word,
				    compiler->cap_words);
		if (compiler->n_words)
			memcpy(grown, compiler->words,
			       compiler->n_words * sizeof(*grown));
		compiler->words = grown;
	}
	word = &compiler->words[compiler->n_words];
	word->name = arena_str(arena, name);
	word->in_attribute = in_attribute;
	word->texts = ARENA_ARRAY(arena, struct str, tables->len + 1);
	for (size_t i = 0; i < tables->len; i++) {
		struct buf escaped = {0};

		markup_escape(&escaped, strings_get(&tables->tables[i], name),
			      in_attribute);
		word->texts[i] = buf_copy(&escaped, arena);
		buf_free(&escaped);
	}
	return compiler->n_words++;
}

size_t template_word(struct compiler *compiler, const xmlNode *node,
		     struct str token, struct str name, bool in_attribute)
{
	const struct string_tables *tables = compiler->source->strings;

	for (size_t i = 0; i < compiler->n_words; i++)
		if (compiler->words[i].in_attribute == in_attribute &&
		    str_eq(compiler->words[i].name, name))
			return i;
	for (size_t i = 0; i < tables->len; i++)
		if (!strings_get(&tables->tables[i], name).len)
			template_fail(compiler, TEMPLATE_STRING, node, token,
				      name, tables->tables[i].tag);
	return add_word(compiler, name, in_attribute);
}
