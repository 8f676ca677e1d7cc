/* Plain text out of pairs, blocks and inlines. */
#include "write/passage.h"

#include "base/buf.h"

struct reading {
	const struct chapter *chapter;
	size_t language;
	passage_visit *visit;
	void *context;
	struct arena arena;
	struct buf text;
	bool *wanted;    /* one a note: the text refers to it. NULL: nobody
			    asks */
	size_t *waiting; /* the notes in the order they came to be wanted */
	size_t n_waiting;
};

/* Text */

static void want_note(struct reading *reading, const struct pair *note)
{
	const struct chapter *chapter = reading->chapter;
	size_t place;

	if (!note || !reading->wanted || note->chapter != chapter)
		return;
	place = (size_t)(note - chapter->notes);
	if (reading->wanted[place])
		return;
	reading->wanted[place] = true;
	reading->waiting[reading->n_waiting++] = place;
}

static struct str chapter_title(const struct chapter *chapter, size_t language)
{
	const struct edition *edition = chapter->edition;

	if (chapter->documents[language])
		return chapter->documents[language]->title;
	for (size_t i = 0; i < edition->n_languages; i++)
		if (chapter->documents[i])
			return chapter->documents[i]->title;
	return (struct str){0};
}

/* The words of a link that has none of its own. */
static void read_reference(struct reading *reading,
			   const struct inline_node *node)
{
	const struct link_target *target = &node->target;
	struct str words = {0};
	size_t side;

	if (target->pair && target->pair->kind == BLOCK_FOOTNOTE) {
		buf_put_number(&reading->text, target->pair->number);
		want_note(reading, target->pair);
		return;
	}
	if (target->pair)
		words = pair_title(target->pair, reading->language, &side);
	else if (target->chapter)
		words = chapter_title(target->chapter, reading->language);
	buf_put(&reading->text, words.len ? words : node->href);
}

static void read_inlines(struct reading *reading,
			 const struct inline_node *node);

static void read_inline(struct reading *reading, const struct inline_node *node)
{
	switch (node->kind) {
	case INLINE_TEXT:
	case INLINE_CODE:
		buf_put(&reading->text, node->text);
		break;
	case INLINE_SOFT_BREAK:
	case INLINE_HARD_BREAK:
		buf_put_char(&reading->text, ' ');
		break;
	case INLINE_IMAGE:
		if (!node->asset)
			buf_put(&reading->text, node->text);
		break;
	case INLINE_NOTE:
		want_note(reading, node->note);
		break;
	case INLINE_REFERENCE:
		read_reference(reading, node);
		break;
	case INLINE_LINK:
		if (!node->children)
			read_reference(reading, node);
		read_inlines(reading, node->children);
		break;
	case INLINE_EMPHASIS:
	case INLINE_STRONG:
	case INLINE_ELEMENT:
		read_inlines(reading, node->children);
		break;
	}
}

static void read_inlines(struct reading *reading,
			 const struct inline_node *node)
{
	for (; node; node = node->next)
		read_inline(reading, node);
}

static void read_table(struct reading *reading, const struct table *table)
{
	for (size_t row = 0; row < table->n_rows; row++) {
		if (row)
			buf_put_char(&reading->text, '\n');
		for (size_t i = 0; i < table->n_columns; i++) {
			if (i)
				buf_put_char(&reading->text, '\t');
			read_inlines(reading,
				     table->cells[row * table->n_columns + i]
					     .content);
		}
	}
}

static void begin_part(struct reading *reading)
{
	if (reading->text.len)
		buf_put_char(&reading->text, '\n');
}

/* A block's own text, and that of the blocks in it if whole. */
static void read_block(struct reading *reading, const struct block *block,
		       bool whole)
{
	begin_part(reading);
	buf_put(&reading->text, block->title);
	for (size_t i = 0; whole && i < block->n_children; i++)
		read_block(reading, &block->children[i], true);
	if (block->kind == BLOCK_CODE) {
		buf_put(&reading->text, block->literal);
	} else if (block->table) {
		begin_part(reading);
		read_table(reading, block->table);
	} else {
		read_inlines(reading, block->content);
	}
}

/* Passages */

static void read_pair(struct reading *reading, const struct pair *pair)
{
	const struct side *side = &pair->sides[reading->language];
	struct passage passage = {.id = pair->id,
				  .heading = pair->kind == BLOCK_HEADING};

	buf_clear(&reading->text);
	for (size_t i = 0; i < side->n; i++)
		read_block(reading, &side->first[i], !pair->n_children);
	passage.text = str_trim(buf_str(&reading->text));
	if (passage.id.len && passage.text.len)
		reading->visit(reading->context, &passage);
	for (size_t i = 0; i < pair->n_children; i++)
		read_pair(reading, &pair->children[i]);
}

void passages_each(const struct chapter *chapter, size_t language,
		   passage_visit *visit, void *context)
{
	struct reading reading = {.chapter = chapter,
				  .language = language,
				  .visit = visit,
				  .context = context};

	reading.wanted = ARENA_ARRAY(&reading.arena, bool, chapter->n_notes);
	reading.waiting = ARENA_ARRAY(&reading.arena, size_t, chapter->n_notes);
	for (size_t i = 0; i < chapter->root.n_children; i++)
		read_pair(&reading, &chapter->root.children[i]);
	for (size_t i = 0; i < reading.n_waiting; i++)
		read_pair(&reading, &chapter->notes[reading.waiting[i]]);
	buf_free(&reading.text);
	arena_free(&reading.arena);
}

struct str passage_text(struct arena *arena, const struct chapter *chapter,
			size_t language, const struct block *block)
{
	struct reading reading = {.chapter = chapter, .language = language};
	struct str text;

	read_block(&reading, block, true);
	text = buf_copy(&reading.text, arena);
	buf_free(&reading.text);
	return text;
}
