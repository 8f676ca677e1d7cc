/* Running compiled templates. */
#include "template/ops.h"

#include <string.h>

#include "base/markup.h"

/* A t:each at work; slot 0 is the root, which is one record. */
struct slot {
	const char *item;
	const char *end;
};

/* Where the field lies, or NULL if a record on the way to it is missing. */
static const void *find(const struct field_path *path, const struct slot *slots)
{
	const char *record = slots[path->slot].item;

	for (size_t i = 0; i < path->n_hops && record; i++)
		/* cppcheck-suppress pointerSize */
		memcpy(&record, record + path->hops[i], sizeof(record));
	return record ? record + path->offset : NULL;
}

static struct str text_of(const struct field_path *path,
			  const struct slot *slots)
{
	const struct str *text = find(path, slots);

	return text ? *text : (struct str){0};
}

static bool is_empty(const struct field_path *path, const struct slot *slots)
{
	const void *field = find(path, slots);

	if (!field)
		return true;
	switch (path->kind) {
	case FIELD_TEXT:
	case FIELD_MARKUP:
		return !((const struct str *)field)->len;
	case FIELD_FLAG:
		return !*(const bool *)field;
	case FIELD_RECORD:
		return !*(const void *const *)field;
	case FIELD_LIST:
		return !((const struct list *)field)->len;
	}
	return true;
}

static void put_text(struct buf *out, const struct op *op)
{
	bool drop = op->folds && out->len && out->ptr[out->len - 1] == '\n';

	buf_put(out, str_slice(op->text, drop, op->text.len));
}

static void put_attribute(struct buf *out, const struct op *op,
			  struct str value)
{
	if (!value.len)
		return;
	buf_put(out, op->text);
	markup_escape(out, value, true);
	buf_put_char(out, '"');
}

/* Binds the slot to a list; false if the list has no items. */
static bool bind(const struct op *op, struct slot *slots)
{
	const struct list *list = find(&op->path, slots);
	struct slot *slot = &slots[op->slot];

	if (!list || !list->len)
		return false;
	slot->item = list->items;
	slot->end = slot->item + list->len * op->size;
	return true;
}

/* The column of the table of words, or the first if ui is not one of the
 * tables that the template was compiled with. */
static size_t column_of(const struct template *template,
			const struct strings *ui)
{
	for (size_t i = 0; i < template->strings->len; i++)
		if (&template->strings->tables[i] == ui)
			return i;
	return 0;
}

static void run_output(const struct op *op, const struct slot *slots,
		       struct buf *out)
{
	if (op->kind == OP_FIELD)
		markup_escape(out, text_of(&op->path, slots), false);
	else if (op->kind == OP_VALUE)
		markup_escape(out, text_of(&op->path, slots), true);
	else
		buf_put(out, text_of(&op->path, slots));
}

void template_run(const struct template *template, const void *record,
		  const struct strings *ui, struct buf *out)
{
	struct slot slots[TEMPLATE_SLOTS] = {{.item = record}};
	size_t column = column_of(template, ui);
	size_t pos = 0;

	while (pos < template->n_ops) {
		const struct op *op = &template->ops[pos++];

		switch (op->kind) {
		case OP_TEXT:
			put_text(out, op);
			break;
		case OP_FIELD:
		case OP_VALUE:
		case OP_INSERT:
			run_output(op, slots, out);
			break;
		case OP_ATTRIBUTE:
			put_attribute(out, op, text_of(&op->path, slots));
			break;
		case OP_WORD:
			buf_put(out, template->words[op->word].texts[column]);
			break;
		case OP_IF:
			if (is_empty(&op->path, slots))
				pos = op->target;
			break;
		case OP_UNLESS:
			if (!is_empty(&op->path, slots))
				pos = op->target;
			break;
		case OP_EACH:
			if (!bind(op, slots))
				pos = op->target;
			break;
		case OP_NEXT:
			slots[op->slot].item += op->size;
			if (slots[op->slot].item < slots[op->slot].end)
				pos = op->target;
			break;
		}
	}
}
