/* The images in a document. */
#include "read/asset.h"

/* Markdown nests less deeply; this only keeps the stack safe. */
enum { USE_DEPTH = 400 };

struct uses {
	struct arena *arena;
	struct image_use *first;
	struct image_use **link;
	const struct block *block; /* that the inlines stand in */
};

static void walk_inlines(struct uses *uses, struct inline_node *node,
			 unsigned depth)
{
	if (depth > USE_DEPTH)
		return;
	for (; node; node = node->next) {
		if (node->kind == INLINE_IMAGE) {
			struct image_use *use =
				ARENA_NEW(uses->arena, struct image_use);

			use->image = node;
			use->block = uses->block;
			*uses->link = use;
			uses->link = &use->next;
		}
		if (node->children)
			walk_inlines(uses, node->children, depth + 1);
	}
}

static void walk_block(struct uses *uses, const struct block *block,
		       unsigned depth)
{
	const struct table *table = block->table;

	if (depth > USE_DEPTH)
		return;
	uses->block = block;
	walk_inlines(uses, block->content, 0);
	for (size_t i = 0; table && i < table->n_rows * table->n_columns; i++)
		walk_inlines(uses, table->cells[i].content, 0);
	for (size_t i = 0; i < block->n_children; i++)
		walk_block(uses, &block->children[i], depth + 1);
}

struct image_use *image_uses(struct arena *arena,
			     const struct document *document)
{
	struct uses uses = {.arena = arena};

	uses.link = &uses.first;
	if (document->root)
		walk_block(&uses, document->root, 0);
	for (size_t i = 0; i < document->n_notes; i++)
		walk_block(&uses, &document->notes[i], 0);
	return uses.first;
}
