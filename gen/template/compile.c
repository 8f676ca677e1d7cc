/* Compiling templates: a walk over libxml2's tree that emits operations.
 *
 * An include is walked in place, with the variables in scope there; it costs
 * nothing at run time. All mistakes of a template are reported, then it is
 * dropped. Depth and size are bounded through all includes. */
#include "template/compile.h"

#include "base/file.h"
#include "base/markup.h"

#define XHTML "http://www.w3.org/1999/xhtml"

enum {
	DEPTH_LIMIT = 256,    /* elements in elements, as libxml2 itself */
	INCLUDE_LIMIT = 16,   /* files in files */
	SIZE_LIMIT = 4 << 20, /* bytes of markup in one template */
	OP_LIMIT = 1 << 18,   /* operations in one template */
};

/* Elements */

enum directive { EACH, WITH, IF, UNLESS, INSERT, INCLUDE, DIRECTIVES };

static const struct str directive_names[DIRECTIVES] = {
	[EACH] = STR_INIT("each"),     [WITH] = STR_INIT("with"),
	[IF] = STR_INIT("if"),         [UNLESS] = STR_INIT("unless"),
	[INSERT] = STR_INIT("insert"), [INCLUDE] = STR_INIT("include"),
};

/* An element with what its t: attributes say. */
struct element {
	const xmlNode *node;
	bool is_block; /* t:block: it is not written itself */
	xmlChar *memory[DIRECTIVES];
	struct str values[DIRECTIVES]; /* ptr NULL: not given */
};

static void read_directive(struct compiler *compiler, struct element *element,
			   const xmlAttr *attribute)
{
	struct str name = template_str(attribute->name);

	for (size_t i = 0; i < DIRECTIVES; i++) {
		if (!str_eq(name, directive_names[i]))
			continue;
		element->memory[i] = template_attribute_value(attribute);
		element->values[i] = str_trim(template_str(element->memory[i]));
		return;
	}
	name = arena_join(compiler->source->arena, STR("t:"), name, STR(""));
	template_fail(compiler, TEMPLATE_ATTRIBUTE, element->node, name, name,
		      (struct str){0});
}

static void read_directives(struct compiler *compiler, struct element *element)
{
	for (const xmlAttr *i = element->node->properties; i; i = i->next)
		if (template_is_ours(i->ns))
			read_directive(compiler, element, i);
}

static bool has(const struct element *element, enum directive directive)
{
	return element->values[directive].ptr;
}

/* The value as it stands in the file, with its quotes, to point at. */
static struct str quoted(struct compiler *compiler, struct str value)
{
	return arena_join(compiler->source->arena, STR("\""), value, STR("\""));
}

/* How the start tag begins, to point at. */
static struct str tag_token(struct compiler *compiler, const xmlNode *node)
{
	struct arena *arena = compiler->source->arena;
	struct str prefix = node->ns ? template_str(node->ns->prefix) : STR("");

	prefix = arena_join(arena, STR("<"), prefix,
			    prefix.len ? STR(":") : STR(""));
	return arena_join(arena, prefix, template_str(node->name), STR(""));
}

static void fail_element(struct compiler *compiler, enum message_id id,
			 const xmlNode *node, struct str by)
{
	template_fail(compiler, id, node, tag_token(compiler, node),
		      template_str(node->name), by);
}

static void check_lost_attributes(struct compiler *compiler,
				  const struct element *element, struct str by)
{
	for (const xmlAttr *i = element->node->properties; i; i = i->next)
		if (!template_is_ours(i->ns))
			template_fail(compiler, TEMPLATE_REPLACED,
				      element->node, template_str(i->name),
				      template_str(i->name), by);
}

/* Whether there is anything but white space and comments in the element. */
static bool has_content(const xmlNode *node)
{
	for (const xmlNode *i = node->children; i; i = i->next) {
		if (i->type == XML_COMMENT_NODE)
			continue;
		if (i->type != XML_TEXT_NODE ||
		    str_trim(template_str(i->content)).len)
			return true;
	}
	return false;
}

static void compile_element(struct compiler *compiler, const xmlNode *node);

static void compile_node(struct compiler *compiler, const xmlNode *node)
{
	switch ((int)node->type) {
	case XML_ELEMENT_NODE:
		compile_element(compiler, node);
		break;
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		template_value(compiler, node, template_str(node->content),
			       false);
		break;
	case XML_PI_NODE:
		template_fail(compiler, TEMPLATE_INSTRUCTION, node, STR("<?"),
			      template_str(node->name), (struct str){0});
		break;
	}
}

static void compile_insert(struct compiler *compiler,
			   const struct element *element)
{
	struct str expression = element->values[INSERT];
	struct str token = quoted(compiler, expression);
	const struct field *field;
	struct field_path path;

	if (has_content(element->node))
		fail_element(compiler, TEMPLATE_REPLACED, element->node,
			     STR("t:insert"));
	if (!template_resolve(compiler, element->node, token, expression, &path,
			      &field))
		return;
	if (field->kind == FIELD_MARKUP)
		template_emit(compiler, OP_INSERT)->path = path;
	else
		template_fail(compiler, TEMPLATE_NOT_MARKUP, element->node,
			      token, expression, (struct str){0});
}

static void compile_content(struct compiler *compiler,
			    const struct element *element)
{
	if (has(element, INSERT)) {
		compile_insert(compiler, element);
		return;
	}
	for (const xmlNode *i = element->node->children; i; i = i->next)
		compile_node(compiler, i);
}

/* Whether the element, by its namespace, is one of HTML. */
static bool is_html(const xmlNode *node)
{
	return !node->ns || str_eq(template_str(node->ns->href), STR(XHTML));
}

static bool is_named(const xmlNode *node, struct str name)
{
	return is_html(node) && str_eq(template_str(node->name), name);
}

static bool keeps_space(const struct compiler *compiler, const xmlNode *node)
{
	int space = xmlNodeGetSpacePreserve(node);

	if (is_named(node, STR("pre")) || is_named(node, STR("textarea")))
		return true;
	return space >= 0 ? space == 1 : compiler->verbatim;
}

/* Scripts and styles in the page itself take diglot's own markup only. */
static void check_inline(struct compiler *compiler,
			 const struct element *element)
{
	if (compiler->html && has_content(element->node) &&
	    (is_named(element->node, STR("script")) ||
	     is_named(element->node, STR("style"))))
		fail_element(compiler, TEMPLATE_INLINE, element->node, STR(""));
}

static void compile_markup(struct compiler *compiler,
			   const struct element *element)
{
	const xmlNode *node = element->node;
	bool outer_verbatim = compiler->verbatim;
	size_t outer_name_spaces = compiler->n_name_spaces;
	struct str name = template_str(node->name);

	check_inline(compiler, element);
	template_start_tag(compiler, node);
	if (is_html(node) && markup_is_void(name)) {
		if (has_content(node) || has(element, INSERT))
			fail_element(compiler, TEMPLATE_VOID, node, STR(""));
		template_put(compiler, STR("/>"));
	} else {
		template_put(compiler, STR(">"));
		compiler->verbatim = keeps_space(compiler, node);
		compile_content(compiler, element);
		compiler->verbatim = outer_verbatim;
		template_put(compiler, STR("</"));
		template_put_name(compiler, node->ns, node->name);
		template_put(compiler, STR(">"));
	}
	compiler->n_name_spaces = outer_name_spaces;
}

/* Includes */

/* Whether the file is being compiled already; *through names the chain. */
static bool is_cycle(struct compiler *compiler, struct str name,
		     struct str *through)
{
	struct arena *arena = compiler->source->arena;
	const struct template_file *i = compiler->file;

	*through = STR("");
	for (; i; i = i->includer) {
		*through = arena_join(arena, i->name,
				      through->len ? STR(" > ") : STR(""),
				      *through);
		if (str_eq(i->name, name))
			return true;
	}
	return false;
}

static size_t include_depth(const struct template_file *file)
{
	size_t depth = 0;

	for (; file->includer; file = file->includer)
		depth++;
	return depth;
}

static bool check_include(struct compiler *compiler,
			  const struct element *element, struct str name)
{
	struct str through;

	check_lost_attributes(compiler, element, STR("t:include"));
	if (has_content(element->node) || has(element, INSERT))
		fail_element(compiler, TEMPLATE_REPLACED, element->node,
			     STR("t:include"));
	if (is_cycle(compiler, name, &through)) {
		template_fail(compiler, TEMPLATE_CYCLE, element->node,
			      quoted(compiler, element->values[INCLUDE]), name,
			      through);
		return false;
	}
	if (include_depth(compiler->file) < INCLUDE_LIMIT)
		return true;
	template_fail(compiler, TEMPLATE_NESTING, element->node,
		      quoted(compiler, element->values[INCLUDE]),
		      (struct str){0}, (struct str){0});
	return false;
}

static void compile_include(struct compiler *compiler,
			    const struct element *element)
{
	const struct template_file *outer = compiler->file;
	struct str name =
		path_clean(compiler->source->arena, element->values[INCLUDE]);
	struct template_file file = {.includer = outer};
	struct place place =
		template_place(outer, element->node,
			       quoted(compiler, element->values[INCLUDE]));

	if (!check_include(compiler, element, name))
		return;
	if (!template_file_find(compiler->source, name, place, &file) ||
	    !template_file_parse(compiler->source, &file)) {
		compiler->failures++;
		return;
	}
	/* What includes cost to read counts as output, or files that include
	 * each other twice would take forever to make nothing. */
	compiler->size += file.text.len + 256;
	compiler->file = &file;
	compile_element(compiler, xmlDocGetRootElement(file.doc));
	compiler->file = outer;
	xmlFreeDoc(file.doc);
}

/* Repetition, names and conditions */

/* Splits "name in field" at the word; false if it is written otherwise. */
static bool split_binding(struct str value, struct str word, struct str *name,
			  struct str *field)
{
	struct str rest = value;

	*name = str_cut(&rest, ' ');
	rest = str_trim(rest);
	if (!name->len || !str_starts(rest, word))
		return false;
	*field = str_trim(str_slice(rest, word.len, rest.len));
	return field->len && str_find_char(*field, ' ') == STR_NONE &&
	       str_find_char(*name, '.') == STR_NONE;
}

/* A name that an item may take. */
static bool is_free(const struct compiler *compiler, struct str name)
{
	if (str_eq(name, STR("ui")))
		return false;
	for (size_t i = 0; i < compiler->n_variables; i++)
		if (str_eq(compiler->variables[i].name, name))
			return false;
	return true;
}

/* Adds a variable for the field that the directive names; NULL after a
 * finding. */
static const struct variable *bind(struct compiler *compiler,
				   const struct element *element,
				   enum directive directive, struct str word)
{
	const xmlNode *node = element->node;
	struct str value = element->values[directive], name, expression;
	struct str token = quoted(compiler, value);
	struct variable variable = {0};

	if (!split_binding(value, word, &name, &expression)) {
		template_fail(compiler,
			      directive == EACH ? TEMPLATE_EACH : TEMPLATE_WITH,
			      node, token, value, (struct str){0});
		return NULL;
	}
	if (!template_resolve(compiler, node, token, expression, &variable.path,
			      &variable.field))
		return NULL;
	if (directive == EACH && variable.field->kind != FIELD_LIST) {
		template_fail(compiler, TEMPLATE_NOT_LIST, node, token,
			      expression, (struct str){0});
		return NULL;
	}
	if (!is_free(compiler, name) ||
	    compiler->n_variables == TEMPLATE_SLOTS) {
		template_fail(compiler, TEMPLATE_NAME_TAKEN, node, token, name,
			      (struct str){0});
		return NULL;
	}
	variable.name = name;
	variable.type = variable.field->type;
	compiler->variables[compiler->n_variables] = variable;
	return &compiler->variables[compiler->n_variables++];
}

/* Opens the loop; *start is the operation that binds its first item. False
 * after a finding. */
static bool begin_each(struct compiler *compiler, const struct element *element,
		       size_t *start)
{
	const struct variable *list = bind(compiler, element, EACH, STR("in "));
	struct variable *item;
	struct op *op;

	if (!list)
		return false;
	op = template_emit(compiler, OP_EACH);
	op->path = list->path;
	op->slot = compiler->n_variables - 1;
	op->size = list->type->size;
	*start = compiler->n_ops - 1;
	/* From here on the name is that of an item. */
	item = &compiler->variables[op->slot];
	item->field = NULL;
	return true;
}

static void end_each(struct compiler *compiler, size_t start)
{
	struct op *next = template_emit(compiler, OP_NEXT);

	next->slot = compiler->ops[start].slot;
	next->size = compiler->ops[start].size;
	next->target = start + 1;
	compiler->ops[start].target = compiler->n_ops;
	compiler->n_variables--;
}

/* Opens the condition; false if there is none, or after a finding. */
static bool begin_test(struct compiler *compiler, const struct element *element,
		       enum directive directive, size_t *start)
{
	struct str expression = element->values[directive];
	const struct field *field;
	struct field_path path;

	if (!has(element, directive) ||
	    !template_resolve(compiler, element->node,
			      quoted(compiler, expression), expression, &path,
			      &field))
		return false;
	template_emit(compiler, directive == IF ? OP_IF : OP_UNLESS)->path =
		path;
	*start = compiler->n_ops - 1;
	return true;
}

static void end_test(struct compiler *compiler, size_t start)
{
	template_flush(compiler);
	compiler->ops[start].target = compiler->n_ops;
}

static void compile_tested(struct compiler *compiler,
			   const struct element *element)
{
	size_t if_start = 0, unless_start = 0;
	bool has_if = begin_test(compiler, element, IF, &if_start);
	bool has_unless = begin_test(compiler, element, UNLESS, &unless_start);

	if (has(element, INCLUDE)) {
		compile_include(compiler, element);
	} else if (element->is_block) {
		check_lost_attributes(compiler, element, STR("t:block"));
		compile_content(compiler, element);
	} else {
		compile_markup(compiler, element);
	}
	if (has_unless)
		end_test(compiler, unless_start);
	if (has_if)
		end_test(compiler, if_start);
}

/* The element under the name that t:with gives to a field. Without it, as
 * without the item of t:each, the content would only echo the mistake. */
static void compile_named(struct compiler *compiler,
			  const struct element *element)
{
	if (!has(element, WITH)) {
		compile_tested(compiler, element);
		return;
	}
	if (!bind(compiler, element, WITH, STR("= ")))
		return;
	compile_tested(compiler, element);
	compiler->n_variables--;
}

static void compile_repeated(struct compiler *compiler,
			     const struct element *element)
{
	size_t start = 0;

	if (!has(element, EACH)) {
		compile_named(compiler, element);
		return;
	}
	if (!begin_each(compiler, element, &start))
		return;
	compile_named(compiler, element);
	end_each(compiler, start);
}

static bool check_limits(struct compiler *compiler, const xmlNode *node)
{
	if (compiler->depth < DEPTH_LIMIT &&
	    compiler->size + compiler->text.len < SIZE_LIMIT &&
	    compiler->n_ops < OP_LIMIT)
		return true;
	template_fail(compiler, TEMPLATE_NESTING, node, STR(""),
		      (struct str){0}, (struct str){0});
	return false;
}

static void compile_element(struct compiler *compiler, const xmlNode *node)
{
	struct element element = {.node = node,
				  .is_block = template_is_ours(node->ns)};

	if (!check_limits(compiler, node))
		return;
	compiler->depth++;
	if (element.is_block && !str_eq(template_str(node->name), STR("block")))
		fail_element(compiler, TEMPLATE_ELEMENT, node, STR(""));
	read_directives(compiler, &element);
	compile_repeated(compiler, &element);
	for (size_t i = 0; i < DIRECTIVES; i++)
		if (element.memory[i])
			xmlFree(element.memory[i]);
	compiler->depth--;
}

/* The whole */

static void put_prolog(struct compiler *compiler)
{
	struct str suffix = path_suffix(compiler->file->name);
	bool xhtml = str_eq(suffix, STR(".xhtml"));

	compiler->html = xhtml || str_eq(suffix, STR(".html"));
	if (!str_eq(suffix, STR(".html")))
		template_put(
			compiler,
			STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
	if (compiler->html)
		template_put(compiler, STR("<!DOCTYPE html>\n"));
}

static const struct template *compile(const struct template_source *source,
				      struct template_file *file,
				      struct variable root)
{
	struct compiler compiler = {.source = source, .file = file};
	struct template *template;

	if (!template_file_parse(source, file))
		return NULL;
	compiler.variables[compiler.n_variables++] = root;
	put_prolog(&compiler);
	compile_element(&compiler, xmlDocGetRootElement(file->doc));
	template_put_line_end(&compiler);
	template_flush(&compiler);
	buf_free(&compiler.text);
	xmlFreeDoc(file->doc);
	if (compiler.failures)
		return NULL;
	template = ARENA_NEW(source->arena, struct template);
	template->ops = compiler.ops;
	template->n_ops = compiler.n_ops;
	template->words = compiler.words;
	template->n_words = compiler.n_words;
	template->strings = source->strings;
	return template;
}

const struct template *template_compile(const struct template_source *source,
					struct str file,
					const char *name_of_root,
					const struct record_type *root)
{
	struct template_file found = {0};

	if (!template_file_find(source, file, place_file(file), &found))
		return NULL;
	return compile(source, &found,
		       (struct variable){.name = str_from(name_of_root),
					 .type = root});
}

const struct template *
template_compile_text(const struct template_source *source, struct str file,
		      struct str text, const char *name_of_root,
		      const struct record_type *root)
{
	struct template_file given = {.name = file, .path = file, .text = text};

	return compile(source, &given,
		       (struct variable){.name = str_from(name_of_root),
					 .type = root});
}
