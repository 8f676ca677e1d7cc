/* Styling as a list of what is done to which words, in reading order; what two
 * lists have in common is taken out, what is left over is paired by words. */
#include "pair/styling.h"

#include "base/file.h"
#include "pair/internal.h"

enum { BEFORE, AFTER, STATES };

struct stylings {
	struct arena *arena;
	struct styling *items; /* NULL: they are only counted */
	size_t len;
};

/* Lists */

static void put_words(struct buf *out, const struct inline_node *node)
{
	for (; node; node = node->next) {
		if (node->kind == INLINE_TEXT || node->kind == INLINE_CODE ||
		    node->kind == INLINE_IMAGE)
			buf_put(out, node->text);
		else if (node->kind == INLINE_SOFT_BREAK)
			buf_put_char(out, ' ');
		put_words(out, node->children);
	}
}

static struct str words_of(struct arena *arena, const struct inline_node *node)
{
	struct buf out = {0};
	struct str words;

	if (!node->children)
		return node->text;
	put_words(&out, node->children);
	words = buf_copy(&out, arena);
	buf_free(&out);
	return words;
}

static bool is_outside(struct str href)
{
	return str_find(href, STR("://")) != STR_NONE ||
	       str_starts(href, STR("mailto:")) ||
	       str_starts(href, STR("tel:"));
}

static bool styles(const struct inline_node *node, struct styling *styling)
{
	styling->target = (struct str){0};
	switch (node->kind) {
	case INLINE_EMPHASIS:
		styling->kind = STYLING_EMPHASIS;
		return true;
	case INLINE_STRONG:
		styling->kind = STYLING_STRONG;
		return true;
	case INLINE_CODE:
		styling->kind = STYLING_CODE;
		return true;
	case INLINE_ELEMENT:
		styling->kind = STYLING_ELEMENT;
		styling->target = node->text;
		return true;
	case INLINE_LINK:
		styling->kind = STYLING_LINK;
		styling->target = node->href;
		return is_outside(node->href);
	case INLINE_IMAGE:
		styling->kind = STYLING_PICTURE;
		styling->target = path_base(node->href);
		return true;
	case INLINE_TEXT:
	case INLINE_SOFT_BREAK:
	case INLINE_HARD_BREAK:
	case INLINE_NOTE:
	case INLINE_REFERENCE:
		break;
	}
	return false;
}

static void list_inlines(struct stylings *list, const struct inline_node *node)
{
	struct styling styling;

	for (; node; node = node->next) {
		if (styles(node, &styling)) {
			if (list->items) {
				styling.words = words_of(list->arena, node);
				list->items[list->len] = styling;
			}
			list->len++;
		}
		list_inlines(list, node->children);
	}
}

static void list_block(struct stylings *list, const struct block *block,
		       size_t depth)
{
	const struct table *table = block->table;

	list_inlines(list, block->content);
	for (size_t i = 0; table && i < table->n_rows * table->n_columns; i++)
		list_inlines(list, table->cells[i].content);
	for (size_t i = 0; depth && i < block->n_children; i++)
		list_block(list, &block->children[i], depth - 1);
}

static void list_pair(struct stylings *list, const struct pair *pair,
		      size_t side)
{
	const struct side *blocks = &pair->sides[side];

	for (size_t i = 0; i < blocks->n; i++)
		list_block(list, &blocks->first[i],
			   pair->n_children ? 0 : DEPTH_MOST);
}

static struct stylings list_of(struct arena *arena, const struct pair *pair,
			       size_t side)
{
	struct stylings list = {.arena = arena};

	list_pair(&list, pair, side);
	if (!list.len)
		return list;
	list.items = ARENA_ARRAY(arena, struct styling, list.len);
	list.len = 0;
	list_pair(&list, pair, side);
	return list;
}

/* Pairing */

/* The old ones with a key, in their order. */
struct queue {
	size_t head, tail;
};

struct matching {
	struct arena *arena;
	struct stylings lists[STATES];
	size_t *match[STATES]; /* the other's number; SIZE_MAX: none */
};

static struct str exact_key(struct arena *arena, const struct styling *styling)
{
	return arena_printf(arena, "%d\t%.*s\t%.*s", (int)styling->kind,
			    STR_ARG(styling->words), STR_ARG(styling->target));
}

static struct str loose_key(struct arena *arena, const struct styling *styling)
{
	switch (styling->kind) {
	case STYLING_PICTURE:
		return STR("picture");
	case STYLING_LINK:
		return arena_join(arena, STR("link\t"), styling->words,
				  STR(""));
	case STYLING_EMPHASIS:
	case STYLING_STRONG:
	case STYLING_CODE:
	case STYLING_ELEMENT:
		break;
	}
	return arena_join(arena, STR("words\t"), styling->words, STR(""));
}

/* Queues the old one behind those with its key. */
static void enqueue(struct arena *arena, struct map *queues, size_t *next,
		    struct str key, size_t number)
{
	struct queue *own = ARENA_NEW(arena, struct queue);
	struct queue *queue;

	*own = (struct queue){number, number};
	next[number] = SIZE_MAX;
	queue = map_add(queues, arena, key, own);
	if (!queue)
		return;
	next[queue->tail] = number;
	queue->tail = number;
}

/* Those left over with the same key belong together, in their order. */
static void match_by(struct matching *matching,
		     struct str (*key_of)(struct arena *,
					  const struct styling *))
{
	struct arena *arena = matching->arena;
	const struct stylings *old = &matching->lists[BEFORE];
	const struct stylings *new = &matching->lists[AFTER];
	size_t *next = ARENA_ARRAY(arena, size_t, old->len);
	struct map queues = {0};

	for (size_t i = 0; i < old->len; i++)
		if (matching->match[BEFORE][i] == SIZE_MAX)
			enqueue(arena, &queues, next,
				key_of(arena, &old->items[i]), i);
	for (size_t i = 0; i < new->len; i++) {
		struct queue *queue;

		if (matching->match[AFTER][i] != SIZE_MAX)
			continue;
		queue = map_get(&queues, key_of(arena, &new->items[i]));
		if (!queue || queue->head == SIZE_MAX)
			continue;
		matching->match[AFTER][i] = queue->head;
		matching->match[BEFORE][queue->head] = i;
		queue->head = next[queue->head];
	}
}

static bool is_equal(const struct styling *a, const struct styling *b)
{
	return a->kind == b->kind && str_eq(a->words, b->words) &&
	       str_eq(a->target, b->target);
}

static struct styling_change *collect(const struct matching *matching,
				      size_t *n)
{
	const struct stylings *old = &matching->lists[BEFORE];
	const struct stylings *new = &matching->lists[AFTER];
	struct styling_change *changes = ARENA_ARRAY(
		matching->arena, struct styling_change, old->len + new->len);

	for (size_t i = 0; i < old->len; i++) {
		size_t match = matching->match[BEFORE][i];
		const struct styling *after =
			match == SIZE_MAX ? NULL : &new->items[match];

		if (!after || !is_equal(&old->items[i], after))
			changes[(*n)++] =
				(struct styling_change){&old->items[i], after};
	}
	for (size_t i = 0; i < new->len; i++)
		if (matching->match[AFTER][i] == SIZE_MAX)
			changes[(*n)++] =
				(struct styling_change){NULL, &new->items[i]};
	return changes;
}

struct styling_change *styling_changes(struct arena *arena,
				       const struct pair *before,
				       size_t before_side,
				       const struct pair *after,
				       size_t after_side, size_t *n)
{
	struct matching matching = {.arena = arena};

	*n = 0;
	matching.lists[BEFORE] = list_of(arena, before, before_side);
	matching.lists[AFTER] = list_of(arena, after, after_side);
	if (!matching.lists[BEFORE].len && !matching.lists[AFTER].len)
		return NULL;
	for (int i = 0; i < STATES; i++) {
		size_t len = matching.lists[i].len;

		matching.match[i] = ARENA_ARRAY(arena, size_t, len);
		for (size_t j = 0; j < len; j++)
			matching.match[i][j] = SIZE_MAX;
	}
	match_by(&matching, exact_key);
	match_by(&matching, loose_key);
	return collect(&matching, n);
}
