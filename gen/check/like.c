/* What wordings are made of, for the checks that compare them. */
#include "check/checks.h"

#include "base/utf8.h"

bool block_is_image(const struct block *block)
{
	const struct inline_node *node = block->content;

	return node && node->kind == INLINE_IMAGE && !node->next;
}

bool wording_is_image(const struct wording *wording)
{
	return wording->n_parts && block_is_image(wording->parts->block);
}

bool block_is_set_off(const struct block *block)
{
	const struct inline_node *node = block->content;

	return block->kind == BLOCK_PARAGRAPH && node && !node->next &&
	       (node->kind == INLINE_STRONG || node->kind == INLINE_EMPHASIS);
}

bool text_is_foreign(const struct language *language, struct str text)
{
	if (!typography_is_han(language))
		return false;
	for (size_t pos = 0; pos < text.len;)
		if (glyph_class(utf8_next(text, &pos)) == GLYPH_HAN)
			return false;
	return true;
}

bool block_has_lead(const struct block *block)
{
	return block->kind == BLOCK_PARAGRAPH && block->content &&
	       block->content->kind == INLINE_STRONG;
}

bool statement_is_like(const struct statement *statement, size_t a, size_t b)
{
	const struct side *sides = statement->pair->sides;
	const struct wording *wordings = statement->wordings;

	if (!sides[a].n || !sides[b].n ||
	    sides[a].first->kind != sides[b].first->kind ||
	    block_is_set_off(sides[a].first) !=
		    block_is_set_off(sides[b].first))
		return false;
	return wording_is_image(&wordings[a]) ==
		       wording_is_image(&wordings[b]) &&
	       block_has_lead(sides[a].first) == block_has_lead(sides[b].first);
}

static bool is_of_note(const struct pair *pair)
{
	while (pair && pair->kind != BLOCK_FOOTNOTE)
		pair = pair->parent;
	return pair;
}

static bool has_set_off(const struct inline_node *node)
{
	for (; node; node = node->next)
		if (node->kind == INLINE_LINK || node->kind == INLINE_EMPHASIS)
			return true;
	return false;
}

bool statement_is_of_note(const struct statement *statement)
{
	return is_of_note(statement->pair);
}

bool statement_is_reference(const struct statement *statement,
			    const struct wording *wording)
{
	bool number = false;

	if (!is_of_note(statement->pair))
		return false;
	for (size_t i = 0; i < wording->text.len && !number; i++)
		number = wording->text.ptr[i] >= '0' &&
			 wording->text.ptr[i] <= '9';
	for (size_t i = 0; number && i < wording->n_parts; i++)
		if (has_set_off(wording->parts[i].block->content))
			return true;
	return false;
}
