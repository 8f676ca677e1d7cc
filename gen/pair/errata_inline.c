/* A correction inside of a text and its inlines. */
#include "pair/errata.h"

struct cut {
	struct arena *arena;
	size_t start, end; /* of the text */
	struct str now;
	size_t pos;  /* where the node at hand begins */
	bool placed; /* now has found its place */
};

static bool is_break(const struct inline_node *node)
{
	return node->kind == INLINE_SOFT_BREAK ||
	       node->kind == INLINE_HARD_BREAK;
}

/* What is put in between belongs to what stands before it. */
static bool takes_insertion(const struct cut *cut, size_t len)
{
	return cut->start == cut->end && !cut->placed &&
	       cut->start <= cut->pos + len &&
	       (cut->start > cut->pos || !cut->start);
}

static void insert_behind(const struct cut *cut, struct inline_node *node)
{
	struct inline_node *text = ARENA_NEW(cut->arena, struct inline_node);

	text->kind = INLINE_TEXT;
	text->text = cut->now;
	text->next = node->next;
	node->next = text;
}

static void cut_leaf(struct cut *cut, struct inline_node *node, size_t len)
{
	size_t from = cut->start > cut->pos ? cut->start - cut->pos : 0;
	size_t to = cut->end - cut->pos < len ? cut->end - cut->pos : len;
	struct str now = cut->placed ? (struct str){0} : cut->now;

	if (is_break(node)) {
		if (from == to) {
			insert_behind(cut, node);
			cut->placed = true;
			return;
		}
		node->kind = INLINE_TEXT;
		node->text = now;
	} else {
		node->text =
			arena_join(cut->arena, str_slice(node->text, 0, from),
				   now, str_slice(node->text, to, len));
	}
	cut->placed = true;
}

static void cut_inlines(struct cut *cut, struct inline_node *node)
{
	for (; node && cut->pos <= cut->end; node = node->next) {
		size_t len;

		if (node->children) {
			cut_inlines(cut, node->children);
			continue;
		}
		len = inline_length(node);
		if (len && ((cut->start < cut->pos + len &&
			     cut->end > cut->pos && cut->start < cut->end) ||
			    takes_insertion(cut, len))) {
			struct inline_node *next = node->next;

			cut_leaf(cut, node, len);
			/* What was put behind it is not of the old text. */
			while (node->next != next)
				node = node->next;
		}
		cut->pos += len;
	}
}

/* Leaves out what has no text any more. */
static void prune(struct inline_node **link)
{
	while (*link) {
		struct inline_node *node = *link;
		bool had_children = node->children != NULL;

		if (had_children)
			prune(&node->children);
		if ((had_children && !node->children) ||
		    (node->kind == INLINE_TEXT && !node->text.len) ||
		    (node->kind == INLINE_CODE && !node->text.len))
			*link = node->next;
		else
			link = &node->next;
	}
}

void correct_text(struct arena *arena, const struct correctable *text,
		  size_t start, size_t end, struct str now)
{
	struct cut cut = {
		.arena = arena, .start = start, .end = end, .now = now};

	*text->text = arena_join(arena, str_slice(*text->text, 0, start), now,
				 str_slice(*text->text, end, text->text->len));
	if (!text->content)
		return;
	cut_inlines(&cut, *text->content);
	prune(text->content);
}
