/* Taking links, notes, images and code out of a wording.
 *
 * Each is known by a key: where a link leads, which note, which image, the
 * letters of code. Links out of the publication and images may differ from
 * language to language, and so may code in another script. */
#include "check/markup_items.h"

#include <stdlib.h>

void items_add(struct items *items, struct arena *arena, struct item item)
{
	items->list = arena_grow(arena, items->list, items->len, &items->cap,
				 sizeof(*items->list));
	items->list[items->len++] = item;
}

/* Keys */

/* Whether a part of an address names a language: en, zh-cn, cn. */
static bool is_language_part(struct str part)
{
	static const struct str tags[] = {
		STR_INIT("en"),    STR_INIT("en-us"), STR_INIT("zh"),
		STR_INIT("zh-cn"), STR_INIT("cn"),    STR_INIT("zh-hans"),
		STR_INIT("zh-tw"), STR_INIT("www"),   STR_INIT("zh-hant"),
		STR_INIT("zh_cn"), STR_INIT("en_us"), STR_INIT("")};

	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
		if (str_eq_fold(part, tags[i]))
			return true;
	return false;
}

/* An address without scheme, anchor and the parts that name a language. */
static struct str address_key(struct arena *arena, struct str href)
{
	struct str rest = str_slice(href, 0, str_find_char(href, '#'));
	size_t scheme = str_find(rest, STR("://"));
	struct buf buf = {0};
	struct str key;
	size_t start = scheme == STR_NONE ? 0 : scheme + 3;

	for (size_t i = start; i <= rest.len; i++) {
		char c = i < rest.len ? rest.ptr[i] : '/';

		if (c != '/' && c != '.')
			continue;
		if (!is_language_part(str_slice(rest, start, i))) {
			buf_put(&buf, str_slice(rest, start, i));
			buf_put_char(&buf, c);
		}
		start = i + 1;
	}
	key = buf_copy(&buf, arena);
	buf_free(&buf);
	return key;
}

bool is_ascii_text(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0x80)
			return false;
	return true;
}

static struct item link_item(struct arena *arena,
			     const struct inline_node *node)
{
	const struct link_target *target = &node->target;
	struct item item = {.kind = ITEM_LINK, .name = node->href};

	if (!target->chapter) {
		item.loose = true;
		item.key = address_key(arena, node->href);
		return item;
	}
	item.key = arena_join(arena, target->chapter->address, STR("#"),
			      target->pair ? target->pair->id
					   : target->chapter->address);
	return item;
}

static struct item note_item(const struct inline_node *node)
{
	struct item item = {.kind = ITEM_NOTE, .name = node->text};

	item.key = node->note ? node->note->id : node->text;
	return item;
}

static struct item image_item(const struct inline_node *node)
{
	return (struct item){
		.kind = ITEM_IMAGE,
		.loose = true,
		.key = node->asset ? node->asset->address : node->href,
		.name = node->href,
	};
}

static struct str with_one_quote(struct arena *arena, struct str text)
{
	char *bytes;

	if (str_find_char(text, '\'') == STR_NONE)
		return text;
	bytes = arena_alloc(arena, text.len);
	for (size_t i = 0; i < text.len; i++)
		bytes[i] = text.ptr[i];
	for (size_t i = 0; i < text.len; i++)
		if (bytes[i] == '\'')
			bytes[i] = '"';
	return (struct str){bytes, text.len};
}

/* A function is the same with and without its (), and either quotation mark
 * will do. */
static struct item code_item(struct arena *arena,
			     const struct inline_node *node)
{
	struct str text = str_trim(node->text);
	struct str key = with_one_quote(arena, text);

	if (str_ends(key, STR("()")))
		key = str_slice(key, 0, key.len - 2);
	return (struct item){.kind = ITEM_CODE,
			     .loose = !is_ascii_text(text),
			     .key = key,
			     .name = text};
}

static bool item_of(struct arena *arena, const struct inline_node *node,
		    struct item *item)
{
	switch (node->kind) {
	case INLINE_LINK:
	case INLINE_REFERENCE:
		if (!node->href.len)
			return false;
		*item = link_item(arena, node);
		return true;
	case INLINE_NOTE:
		*item = note_item(node);
		return true;
	case INLINE_IMAGE:
		*item = image_item(node);
		return true;
	case INLINE_CODE:
		*item = code_item(arena, node);
		return true;
	case INLINE_TEXT:
	case INLINE_SOFT_BREAK:
	case INLINE_HARD_BREAK:
	case INLINE_EMPHASIS:
	case INLINE_STRONG:
	case INLINE_ELEMENT:
		break;
	}
	return false;
}

/* Links of Markdown that was not read as such: [words](address) in an HTML
 * element, which holds none. They answer to links, and are not missed. */
static void collect_unread(struct items *items, struct arena *arena,
			   struct str text)
{
	struct str rest = text;
	size_t at;

	while ((at = str_find(rest, STR("]("))) != STR_NONE) {
		struct item item = {
			.kind = ITEM_LINK, .loose = true, .unread = true};
		uint32_t start = (uint32_t)(text.len - rest.len + at + 2);
		size_t end;

		rest = str_slice(rest, at + 2, rest.len);
		end = str_find_char(rest, ')');
		if (end == STR_NONE)
			break;
		item.name = str_slice(rest, 0, end);
		item.key = address_key(arena, item.name);
		item.span = (struct span){start, start + (uint32_t)end};
		items_add(items, arena, item);
		rest = str_slice(rest, end, rest.len);
	}
}

static void collect_inlines(struct items *items, struct arena *arena,
			    const struct inline_node *node, size_t *pos)
{
	for (; node; node = node->next) {
		size_t start = *pos;
		struct item item;
		bool found = item_of(arena, node, &item);

		if (node->children)
			collect_inlines(items, arena, node->children, pos);
		else
			*pos += inline_length(node);
		if (!found)
			continue;
		item.span = (struct span){(uint32_t)start, (uint32_t)*pos};
		items_add(items, arena, item);
	}
}

int items_order(const struct item *a, const struct item *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return str_cmp(a->key, b->key);
}

static int by_key(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int order = items_order(x, y);

	if (order)
		return order;
	return (x->span.start > y->span.start) -
	       (x->span.start < y->span.start);
}

struct items items_of(struct arena *arena, const struct wording *wording)
{
	struct items items = {0};
	size_t kept = 0;

	for (size_t i = 0; i < wording->n_parts; i++) {
		const struct wording_part *part = &wording->parts[i];
		size_t pos = part->start;

		collect_inlines(&items, arena, wording_part_content(part),
				&pos);
	}
	collect_unread(&items, arena, wording->text);
	if (items.len > 1)
		qsort(items.list, items.len, sizeof(*items.list), by_key);
	for (size_t i = 0; i < items.len; i++)
		if (!kept || items_order(&items.list[kept - 1], &items.list[i]))
			items.list[kept++] = items.list[i];
	items.len = kept;
	return items;
}
