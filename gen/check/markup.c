/* Links, notes, images and code that stand in one language and not in the
 * other.
 *
 * Each is known by a key: where a link leads, which note, which image, the
 * letters of code. What is there once or several times is the same. Links out
 * of the publication and images may differ from language to language, and so
 * may code in another script: of these only the number counts. */
#include "check/checks.h"

#include <stdlib.h>
#include <string.h>

enum item_kind { ITEM_LINK, ITEM_NOTE, ITEM_IMAGE, ITEM_CODE };

static const struct str item_names[] = {
	[ITEM_LINK] = MSGID_INIT("the link to"),
	[ITEM_NOTE] = MSGID_INIT("the note"),
	[ITEM_IMAGE] = MSGID_INIT("the image"),
	[ITEM_CODE] = MSGID_INIT("the code"),
};

struct item {
	enum item_kind kind;
	bool loose; /* may differ from language to language */
	struct str key;
	struct str name; /* for people */
	struct span span;
};

struct items {
	struct item *list;
	size_t len, cap;
};

/* What is on one side only. */
struct difference {
	struct checking *checking;
	const struct statement *statement;
	size_t sides[2]; /* the source, the other */
	struct items only[2];
};

static void add(struct items *items, struct arena *arena, struct item item)
{
	if (items->len == items->cap) {
		struct item *old = items->list;

		items->cap = items->cap ? 2 * items->cap : 8;
		items->list = arena_alloc(arena, items->cap * sizeof(*old));
		if (items->len)
			memcpy(items->list, old, items->len * sizeof(*old));
	}
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

static bool is_ascii(struct str text)
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
			     .loose = !is_ascii(text),
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
		add(items, arena, item);
	}
}

static int by_key(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int order;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	order = str_cmp(x->key, y->key);
	if (order)
		return order;
	return (x->span.start > y->span.start) -
	       (x->span.start < y->span.start);
}

/* What the language has, sorted, each once. */
static struct items collect(struct arena *arena, const struct wording *wording)
{
	struct items items = {0};
	size_t kept = 0;

	for (size_t i = 0; i < wording->n_parts; i++) {
		const struct wording_part *part = &wording->parts[i];
		size_t pos = part->start;

		collect_inlines(&items, arena,
				part->cell ? part->cell->content
					   : part->block->content,
				&pos);
	}
	if (items.len > 1)
		qsort(items.list, items.len, sizeof(*items.list), by_key);
	for (size_t i = 0; i < items.len; i++)
		if (!kept || items.list[kept - 1].kind != items.list[i].kind ||
		    !str_eq(items.list[kept - 1].key, items.list[i].key))
			items.list[kept++] = items.list[i];
	items.len = kept;
	return items;
}

/* Comparing */

static int item_order(const struct item *a, const struct item *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return str_cmp(a->key, b->key);
}

static void subtract(struct difference *difference, struct arena *arena,
		     const struct items *a, const struct items *b)
{
	size_t i = 0, j = 0;

	while (i < a->len || j < b->len) {
		int order = i == a->len ? 1
			    : j == b->len
				    ? -1
				    : item_order(&a->list[i], &b->list[j]);

		if (order < 0)
			add(&difference->only[0], arena, a->list[i]);
		else if (order > 0)
			add(&difference->only[1], arena, b->list[j]);
		i += order <= 0;
		j += order >= 0;
	}
}

static bool is_said(const struct item *item, struct str text)
{
	struct str name = item->kind == ITEM_CODE ? item->key : item->name;

	if (item->kind != ITEM_CODE && item->kind != ITEM_LINK)
		return false;
	if (str_starts(name, STR("mailto:")))
		str_cut(&name, ':');
	return str_find(text, name) != STR_NONE;
}

/* Code or an address that the other language has as plain text is not
 * lost. */
static void drop_said(struct items *items, struct str text)
{
	enum { LOOKED_UP_MOST = 32 };
	size_t kept = 0;

	for (size_t i = 0; i < items->len; i++)
		if (i >= LOOKED_UP_MOST || !is_said(&items->list[i], text))
			items->list[kept++] = items->list[i];
	items->len = kept;
}

static size_t count(const struct items *items, enum item_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < items->len; i++)
		n += items->list[i].kind == kind;
	return n;
}

static size_t count_loose(const struct items *items, enum item_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < items->len; i++)
		n += items->list[i].kind == kind && items->list[i].loose;
	return n;
}

/* Leaves out n of the kind, first those that may differ. */
static void drop(struct items *items, enum item_kind kind, size_t n)
{
	size_t kept = 0, loose = count_loose(items, kind);

	for (size_t i = 0; i < items->len; i++) {
		const struct item *item = &items->list[i];
		bool dropped =
			item->kind == kind && n && (item->loose || loose == 0);

		if (dropped) {
			loose -= item->loose;
			n--;
		} else {
			items->list[kept++] = *item;
		}
	}
	items->len = kept;
}

/* What may differ, on either side, stands for anything of its kind on the
 * other. */
static void match_loose(struct difference *difference)
{
	for (int i = ITEM_LINK; i <= ITEM_CODE; i++) {
		enum item_kind kind = (enum item_kind)i;
		size_t n[2], loose[2], most;

		for (size_t side = 0; side < 2; side++) {
			n[side] = count(&difference->only[side], kind);
			loose[side] =
				count_loose(&difference->only[side], kind);
		}
		most = n[0] < n[1] ? n[0] : n[1];
		if (loose[0] + loose[1] < most)
			most = loose[0] + loose[1];
		drop(&difference->only[0], kind, most);
		drop(&difference->only[1], kind, most);
	}
}

static void report(const struct difference *difference, size_t has,
		   const struct item *item)
{
	const struct edition_language *languages =
		checking_edition(difference->checking)->languages;
	size_t side = difference->sides[has];
	size_t other = difference->sides[!has];
	struct excerpt there = {side, item->span};
	struct excerpt whole = {.side = other};
	const struct str args[] = {item_names[item->kind], item->name,
				   languages[other].tag};

	if (has == 0)
		check_report(difference->checking, MARKUP_LOST,
			     difference->statement, whole, &there, args, 3);
	else
		check_report(difference->checking, MARKUP_ADDED,
			     difference->statement, there, &whole, args, 3);
}

/* Two links that lead to different places within the publication. */
static void report_target(const struct difference *difference,
			  const struct item *source, const struct item *target)
{
	const struct str args[] = {target->name, source->name};
	struct excerpt at = {difference->sides[1], target->span};
	struct excerpt counterpart = {difference->sides[0], source->span};

	check_report(difference->checking, MARKUP_TARGET, difference->statement,
		     at, &counterpart, args, 2);
}

static void report_all(const struct difference *difference)
{
	const struct items *only = difference->only;
	size_t links[2] = {count(&only[0], ITEM_LINK),
			   count(&only[1], ITEM_LINK)};
	size_t pairs = links[0] < links[1] ? links[0] : links[1];

	/* Links come first. */
	for (size_t i = 0; i < pairs; i++)
		report_target(difference, &only[0].list[i], &only[1].list[i]);
	for (size_t has = 0; has < 2; has++)
		for (size_t i = pairs; i < only[has].len; i++)
			report(difference, has, &only[has].list[i]);
}

static void compare(struct checking *checking,
		    const struct statement *statement, size_t source,
		    size_t side)
{
	struct arena *arena = checking_arena(checking);
	const struct wording *wordings = statement->wordings;
	struct difference difference = {.checking = checking,
					.statement = statement,
					.sides = {source, side}};
	struct items ours = collect(arena, &wordings[source]);
	struct items theirs = collect(arena, &wordings[side]);

	if (!ours.len && !theirs.len)
		return;
	subtract(&difference, arena, &ours, &theirs);
	drop_said(&difference.only[0], wordings[side].text);
	drop_said(&difference.only[1], wordings[source].text);
	match_loose(&difference);
	report_all(&difference);
}

/* Whether the rows say in their first cells, by a name that needs no
 * translation, that they are about different things: then a table lacks a row,
 * or has it elsewhere, and its cells are no counterparts. */
static bool is_shifted(const struct statement *statement, size_t source,
		       size_t side)
{
	struct str names[2];
	size_t sides[2] = {source, side};

	if (statement->kind != STATEMENT_CELL || statement->row == UINT32_MAX)
		return false;
	for (size_t i = 0; i < 2; i++) {
		const struct table *table =
			statement->wordings[sides[i]].parts->block->table;

		names[i] = table->cells[statement->row * table->n_columns].text;
	}
	return is_ascii(names[0]) && is_ascii(names[1]) &&
	       !str_eq(names[0], names[1]);
}

void check_markup(struct checking *checking, const struct statement *statement)
{
	size_t n = checking_edition(checking)->n_languages, source = n;

	for (size_t side = 0; side < n; side++) {
		if (!statement->wordings[side].text.len)
			continue;
		if (source == n)
			source = side;
		else if (!is_shifted(statement, source, side))
			compare(checking, statement, source, side);
	}
}
