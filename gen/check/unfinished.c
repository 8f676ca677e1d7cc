/* Texts that are not there yet: words that hold a place, and chapters without
 * a text. Only for sites whose profile asks for it. */
#include "check/checks.h"
#include "lang/phrases.h"
#include "model/profile.h"

static const struct profile *profile_for(const struct edition *edition)
{
	return edition->publication->site->profile;
}

static const struct phrases *phrases_for(struct checking *checking,
					 const struct profile *profile)
{
	void **kept = checking_kept(checking, CHECKING_UNFINISHED);

	if (!*kept)
		*kept = (void *)phrases_new(checking_kept_arena(checking),
					    profile->unfinished,
					    profile->n_unfinished);
	return *kept;
}

static void check_side(struct checking *checking,
		       const struct statement *statement, size_t side,
		       const struct phrases *phrases)
{
	const struct edition *edition = checking_edition(checking);
	struct str text = statement->wordings[side].text;
	size_t n;
	const struct phrase_match *found =
		phrases_find(phrases, text, checking_arena(checking), &n);
	const struct prose *prose =
		n ? checking_prose(checking, statement, side) : NULL;
	size_t glyph = 0;

	for (size_t i = 0; i < n; i++) {
		struct str words = str_span(text, found[i].span);

		while (glyph < prose->n &&
		       prose->glyphs[glyph].start < found[i].span.start)
			glyph++;
		if (prose->glyphs[glyph].traits & (GLYPH_CODE | GLYPH_UNREAD))
			continue;
		check_report(checking,
			     edition->status == STATUS_RELEASED
				     ? UNFINISHED_TEXT
				     : UNFINISHED_DRAFT,
			     statement, (struct excerpt){side, found[i].span},
			     NULL, &words, 1);
	}
}

void check_unfinished(struct checking *checking,
		      const struct statement *statement)
{
	const struct edition *edition = checking_edition(checking);
	const struct profile *profile = profile_for(edition);

	if (!profile || !profile->n_unfinished)
		return;
	for (size_t side = 0; side < edition->n_languages; side++)
		if (statement->wordings[side].text.len)
			check_side(checking, statement, side,
				   phrases_for(checking, profile));
}

static bool is_empty(const struct document *document)
{
	const struct block *root = document->root;

	for (size_t i = 0; i < root->n_children; i++)
		if (root->children[i].kind != BLOCK_HEADING)
			return false;
	return true;
}

void check_empty_page(const struct chapter *chapter, struct findings *findings)
{
	const struct edition *edition = chapter->edition;

	if (!profile_for(edition))
		return;
	for (size_t side = 0; side < edition->n_languages; side++) {
		const struct document *document = chapter->documents[side];

		if (document && document->root && is_empty(document))
			findings_report(findings, EMPTY_PAGE,
					place_file(document->path),
					(struct str){0}, (struct str){0});
	}
}
