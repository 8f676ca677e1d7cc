/* Writing operations: text, fields, words, attributes and namespaces. */
#include "template/compile.h"

#include <string.h>

#include "base/markup.h"

bool template_is_ours(const xmlNs *ns)
{
	return ns && str_eq(template_str(ns->href), STR(TEMPLATE_NAMESPACE));
}

/* Operations */

static struct op *add_op(struct compiler *compiler, enum op_kind kind)
{
	if (compiler->n_ops == compiler->cap_ops) {
		struct op *grown;

		compiler->cap_ops = compiler->cap_ops * 2 + 32;
		grown = ARENA_ARRAY(compiler->source->arena, struct op,
				    compiler->cap_ops);
		if (compiler->n_ops)
			memcpy(grown, compiler->ops,
			       compiler->n_ops * sizeof(*grown));
		compiler->ops = grown;
	}
	compiler->ops[compiler->n_ops].kind = kind;
	return &compiler->ops[compiler->n_ops++];
}

void template_flush(struct compiler *compiler)
{
	struct op *op;

	if (!compiler->text.len)
		return;
	op = add_op(compiler, OP_TEXT);
	op->text = buf_copy(&compiler->text, compiler->source->arena);
	op->folds = compiler->text_folds;
	compiler->size += compiler->text.len;
	compiler->text_folds = false;
	buf_clear(&compiler->text);
}

struct op *template_emit(struct compiler *compiler, enum op_kind kind)
{
	template_flush(compiler);
	return add_op(compiler, kind);
}

void template_put(struct compiler *compiler, struct str text)
{
	buf_put(&compiler->text, text);
}

void template_put_name(struct compiler *compiler, const xmlNs *ns,
		       const xmlChar *name)
{
	if (ns && ns->prefix) {
		template_put(compiler, template_str(ns->prefix));
		buf_put_char(&compiler->text, ':');
	}
	template_put(compiler, template_str(name));
}

/* A line end that may go if the output is at a line's beginning. */
void template_put_line_end(struct compiler *compiler)
{
	struct buf *text = &compiler->text;

	if (text->len && text->ptr[text->len - 1] == '\n')
		return;
	if (!text->len)
		compiler->text_folds = true;
	buf_put_char(text, '\n');
}

/* Text between elements, with its white space folded. */
static void put_text(struct compiler *compiler, struct str text)
{
	size_t pos = 0;

	while (pos < text.len && !compiler->verbatim) {
		size_t start = pos;

		while (pos < text.len && !char_is_space(text.ptr[pos]))
			pos++;
		markup_escape(&compiler->text, str_slice(text, start, pos),
			      false);
		start = pos;
		while (pos < text.len && char_is_space(text.ptr[pos]))
			pos++;
		text = str_slice(text, start, text.len);
		pos -= start;
		if (str_find_char(str_slice(text, 0, pos), '\n') != STR_NONE)
			template_put_line_end(compiler);
		else
			template_put(compiler, str_slice(text, 0, pos));
	}
	if (compiler->verbatim)
		markup_escape(&compiler->text, text, false);
}

/* Fields and words */

static bool is_word(struct str expression)
{
	return str_starts(expression, STR("ui."));
}

static void emit_word(struct compiler *compiler, const xmlNode *node,
		      struct str token, struct str expression,
		      bool in_attribute)
{
	struct str name = str_slice(expression, 3, expression.len);
	size_t word = template_word(compiler, node, token, name, in_attribute);

	template_emit(compiler, OP_WORD)->word = word;
}

/* Resolves a field that is to be written out; false after a finding. */
static bool resolve_text(struct compiler *compiler, const xmlNode *node,
			 struct str token, struct str expression,
			 struct field_path *path)
{
	const struct field *field;

	if (!template_resolve(compiler, node, token, expression, path, &field))
		return false;
	if (field->kind == FIELD_TEXT)
		return true;
	template_fail(compiler, TEMPLATE_NOT_TEXT, node, token, expression,
		      (struct str){0});
	return false;
}

static void compile_expression(struct compiler *compiler, const xmlNode *node,
			       struct str token, bool in_attribute)
{
	struct str expression = str_trim(str_slice(token, 1, token.len - 1));
	struct field_path path;

	if (is_word(expression))
		emit_word(compiler, node, token, expression, in_attribute);
	else if (resolve_text(compiler, node, token, expression, &path))
		template_emit(compiler, in_attribute ? OP_VALUE : OP_FIELD)
			->path = path;
}

static void put_plain(struct compiler *compiler, struct str text,
		      bool in_attribute)
{
	if (in_attribute)
		markup_escape(&compiler->text, text, true);
	else
		put_text(compiler, text);
}

/* The "{…}" that the text begins with, "{" alone if it stands for a brace, or
 * an empty string if it is never closed. */
static struct str brace_token(struct str text)
{
	size_t end = str_find_char(text, '}');

	if (text.len > 1 && text.ptr[1] == '{')
		return str_slice(text, 0, 1);
	return end == STR_NONE ? STR("") : str_slice(text, 0, end + 1);
}

/* Text or an attribute's value with its fields. */
void template_value(struct compiler *compiler, const xmlNode *node,
		    struct str text, bool in_attribute)
{
	while (text.len) {
		size_t brace = str_find_char(text, '{');
		struct str token;

		put_plain(compiler, str_slice(text, 0, brace), in_attribute);
		if (brace == STR_NONE)
			return;
		text = str_slice(text, brace, text.len);
		token = brace_token(text);
		if (!token.len) {
			template_fail(compiler, TEMPLATE_BRACE, node, text,
				      (struct str){0}, (struct str){0});
			return;
		}
		if (token.len == 1)
			put_plain(compiler, token, in_attribute);
		else
			compile_expression(compiler, node, token, in_attribute);
		text = str_slice(text, token.len == 1 ? 2 : token.len,
				 text.len);
	}
}

/* Attributes */

/* The attribute's value; the caller frees it. */
xmlChar *template_attribute_value(const xmlAttr *attribute)
{
	return xmlNodeListGetString(attribute->doc, attribute->children, 1);
}

/* Whether the value is one field and nothing else. */
static bool is_single_field(struct str value)
{
	return value.len > 2 && value.ptr[0] == '{' && value.ptr[1] != '{' &&
	       str_find_char(value, '}') == value.len - 1 &&
	       !is_word(str_trim(str_slice(value, 1, value.len - 1)));
}

/* What a Content-Security-Policy without 'unsafe-inline' would refuse. */
static bool is_inline_code(const struct compiler *compiler,
			   const xmlAttr *attribute)
{
	struct str name = template_str(attribute->name);

	return compiler->html && !attribute->ns &&
	       (str_eq(name, STR("style")) ||
		(name.len > 2 && str_starts(name, STR("on"))));
}

static void compile_attribute(struct compiler *compiler, const xmlNode *node,
			      const xmlAttr *attribute)
{
	xmlChar *memory = template_attribute_value(attribute);
	struct str value = template_str(memory);
	struct field_path path;

	if (is_inline_code(compiler, attribute))
		template_fail(compiler, TEMPLATE_INLINE, node,
			      template_str(attribute->name),
			      template_str(attribute->name), (struct str){0});
	if (is_single_field(value)) {
		struct str expression =
			str_trim(str_slice(value, 1, value.len - 1));
		struct op *op;

		template_flush(compiler);
		template_put(compiler, STR(" "));
		template_put_name(compiler, attribute->ns, attribute->name);
		template_put(compiler, STR("=\""));
		op = add_op(compiler, OP_ATTRIBUTE);
		op->text = buf_copy(&compiler->text, compiler->source->arena);
		buf_clear(&compiler->text);
		if (resolve_text(compiler, node, value, expression, &path))
			op->path = path;
	} else {
		template_put(compiler, STR(" "));
		template_put_name(compiler, attribute->ns, attribute->name);
		template_put(compiler, STR("=\""));
		template_value(compiler, node, value, true);
		template_put(compiler, STR("\""));
	}
	xmlFree(memory);
}

static bool same_text(const xmlChar *a, const xmlChar *b)
{
	return str_eq(template_str(a), template_str(b));
}

/* Writes the declaration unless it is in force already. */
static void declare(struct compiler *compiler, const xmlNode *node,
		    const xmlNs *ns)
{
	size_t i = compiler->n_name_spaces;

	if (!ns || template_is_ours(ns) ||
	    str_eq(template_str(ns->prefix), STR("xml")))
		return;
	while (i-- > 0) {
		const struct name_space *known = &compiler->name_spaces[i];

		if (!same_text(known->prefix, ns->prefix))
			continue;
		if (same_text(known->href, ns->href))
			return;
		break;
	}
	if (compiler->n_name_spaces == TEMPLATE_NAMESPACES) {
		template_fail(compiler, TEMPLATE_NESTING, node, STR(""),
			      (struct str){0}, (struct str){0});
		return;
	}
	compiler->name_spaces[compiler->n_name_spaces++] =
		(struct name_space){ns->prefix, ns->href};
	template_put(compiler, ns->prefix ? STR(" xmlns:") : STR(" xmlns"));
	template_put(compiler, template_str(ns->prefix));
	template_put(compiler, STR("=\""));
	markup_escape(&compiler->text, template_str(ns->href), true);
	template_put(compiler, STR("\""));
}

static void declare_all(struct compiler *compiler, const xmlNode *node)
{
	for (const xmlNs *ns = node->nsDef; ns; ns = ns->next)
		declare(compiler, node, ns);
	declare(compiler, node, node->ns);
	for (const xmlAttr *i = node->properties; i; i = i->next)
		declare(compiler, node, i->ns);
}

void template_start_tag(struct compiler *compiler, const xmlNode *node)
{
	template_put(compiler, STR("<"));
	template_put_name(compiler, node->ns, node->name);
	declare_all(compiler, node);
	for (const xmlAttr *i = node->properties; i; i = i->next)
		if (!template_is_ours(i->ns))
			compile_attribute(compiler, node, i);
}
