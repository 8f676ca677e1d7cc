/* Texts that end in marks of different classes. Headings, cells and items of
 * lists end as each language likes. */
#include "check/checks.h"

static const struct str end_names[] = {
	[END_NONE] = MSGID_INIT("no mark"),
	[END_STOP] = MSGID_INIT("a full stop"),
	[END_QUESTION] = MSGID_INIT("a question mark"),
	[END_EXCLAMATION] = MSGID_INIT("an exclamation mark"),
	[END_COLON] = MSGID_INIT("a colon"),
	[END_SEMICOLON] = MSGID_INIT("a semicolon"),
	[END_COMMA] = MSGID_INIT("a comma"),
	[END_ELLIPSIS] = MSGID_INIT("an ellipsis"),
};

static bool is_running_text(const struct statement *statement)
{
	const struct pair *pair = statement->pair;

	if (statement->kind != STATEMENT_CONTENT ||
	    pair->kind != BLOCK_PARAGRAPH)
		return false;
	return !pair->parent || pair->parent->kind != BLOCK_ITEM;
}

/* One block a language, so that the ends are those of the same thing. What an
 * image is called need not be a sentence. */
static bool has_one_block(const struct pair *pair, size_t side)
{
	const struct block *block = pair->sides[side].first;

	return pair->sides[side].n == 1 && block->kind == BLOCK_PARAGRAPH &&
	       !(block->content && block->content->kind == INLINE_IMAGE &&
		 !block->content->next);
}

/* The last character of the text. */
static struct excerpt last_of(const struct prose *prose, size_t side)
{
	size_t i = prose->n;

	while (i > 1 && (prose->glyphs[i - 1].class == GLYPH_SPACE ||
			 prose->glyphs[i - 1].class == GLYPH_LINE))
		i--;
	return (struct excerpt){
		side, {prose->glyphs[i - 1].start, prose->glyphs[i].start}};
}

static void compare(struct checking *checking,
		    const struct statement *statement, size_t source,
		    size_t side)
{
	const struct prose *ours = checking_prose(checking, statement, side);
	const struct prose *theirs =
		checking_prose(checking, statement, source);
	enum text_end end = typography_end(ours);
	enum text_end other = typography_end(theirs);
	struct excerpt counterpart;

	if (end == other)
		return;
	counterpart = last_of(theirs, source);
	check_report(checking, END_MARK, statement, last_of(ours, side),
		     &counterpart,
		     (struct str[]){end_names[end], end_names[other]}, 2);
}

void check_end(struct checking *checking, const struct statement *statement)
{
	size_t n = checking_edition(checking)->n_languages, source = n;

	if (!is_running_text(statement))
		return;
	for (size_t side = 0; side < n; side++) {
		if (!statement->wordings[side].text.len ||
		    !has_one_block(statement->pair, side))
			continue;
		if (source == n)
			source = side;
		else
			compare(checking, statement, source, side);
	}
}
