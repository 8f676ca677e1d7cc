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
	       !block_is_image(block);
}

/* A text that ends in an image or in markup that was not read has its end
 * before that. */
static bool has_end(const struct block *block, const struct prose *prose)
{
	const struct inline_node *last = block->content;

	while (last && last->next)
		last = last->next;
	return last && last->kind != INLINE_IMAGE && prose->n &&
	       !(prose->glyphs[prose->n - 1].traits & GLYPH_UNREAD);
}

static bool is_comparable(const struct statement *statement, size_t side,
			  const struct prose *prose)
{
	const struct block *block = statement->pair->sides[side].first;

	return !block->in_html && !block_is_set_off(block) &&
	       has_end(block, prose) &&
	       !text_is_foreign(prose->language, prose->text);
}

static bool is_announced(const struct block *block)
{
	if (block->kind == BLOCK_PARAGRAPH)
		return block->in_html || block_is_image(block) ||
		       block_has_lead(block);
	return block->kind != BLOCK_HEADING;
}

/* Whether something follows the text that a colon may announce. */
static bool announces(const struct pair *pair, size_t side)
{
	const struct pair *next = pair + 1;
	const struct pair *end;

	if (!pair->parent)
		return false;
	end = pair->parent->children + pair->parent->n_children;
	if (pair < pair->parent->children || pair >= end)
		return false;
	while (next < end && !next->sides[side].n)
		next++;
	return next < end && is_announced(next->sides[side].first);
}

static bool is_end_of_sentence(const struct prose *prose, size_t i)
{
	switch (prose->glyphs[i].code) {
	case 0x3002: /* 。 */
	case 0xFF01:
	case 0xFF1F:
		return true;
	case '.':
	case '!':
	case '?':
		return prose->glyphs[i + 1].class == GLYPH_SPACE;
	}
	return false;
}

static bool has_sentences(const struct prose *prose)
{
	for (size_t i = 0; i + 2 < prose->n; i++)
		if (is_end_of_sentence(prose, i))
			return true;
	return false;
}

/* At the end of a paragraph a question may be put as a statement. */
static bool is_rhetorical(const struct prose *ours, const struct prose *theirs,
			  enum text_end end, enum text_end other)
{
	if (end != END_QUESTION && other != END_QUESTION)
		return false;
	return (end == END_STOP || other == END_STOP) &&
	       (has_sentences(ours) || has_sentences(theirs));
}

/* “as follows:” and “that way.” before a list are a matter of style. */
static bool is_announcement(const struct statement *statement, size_t source,
			    size_t side, enum text_end end, enum text_end other)
{
	if (end != END_COLON && other != END_COLON)
		return false;
	return announces(statement->pair, end == END_COLON ? side : source);
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

	if (end == other || !statement_is_like(statement, source, side) ||
	    !is_comparable(statement, side, ours) ||
	    !is_comparable(statement, source, theirs) ||
	    is_rhetorical(ours, theirs, end, other) ||
	    is_announcement(statement, source, side, end, other))
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
