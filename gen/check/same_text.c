/* Texts that stand in one language as they stand in the other.
 *
 * Names, code, addresses and numbers are the same in all languages; words are
 * not. A text in Latin letters counts as words if it has small ones. */
#include "check/checks.h"

#include "lang/character.h"

struct letters {
	size_t han;
	size_t words;       /* in Latin letters */
	size_t small_words; /* of these, the ones in lower case */
	size_t numbers;     /* words with digits or other signs: 5.20.0 */
};

static bool is_word_of(const struct glyph *glyph)
{
	return glyph->class == GLYPH_LATIN || glyph->class == GLYPH_DIGIT ||
	       glyph->code == '\'' || glyph->code == 0x2019 ||
	       glyph->code == '-' || glyph->code == '.' || glyph->code == '_' ||
	       glyph->code == '/' || glyph->code == ':' || glyph->code == '@';
}

/* The first glyph behind the word; *plain if it is of letters alone. */
static size_t word_end(const struct prose *prose, size_t i, bool *plain)
{
	*plain = true;
	while (i < prose->n && is_word_of(&prose->glyphs[i])) {
		bool last =
			i + 1 == prose->n || !is_word_of(&prose->glyphs[i + 1]);

		*plain &= prose->glyphs[i].class == GLYPH_LATIN ||
			  (last && prose->glyphs[i].class == GLYPH_MARK);
		i++;
	}
	return i;
}

static struct letters count(const struct prose *prose)
{
	struct letters letters = {0};

	for (size_t i = 0; i < prose->n; i++) {
		const struct glyph *glyph = &prose->glyphs[i];
		size_t end;
		bool plain;

		if (glyph->traits & GLYPH_CODE)
			continue;
		letters.han += glyph->class == GLYPH_HAN;
		if (!is_word_of(glyph))
			continue;
		end = word_end(prose, i, &plain);
		letters.words += glyph->class == GLYPH_LATIN;
		letters.numbers += !plain;
		letters.small_words +=
			plain && end - i > 1 && character_is_lower(glyph->code);
		i = end - 1;
	}
	return letters;
}

/* Signs that code is full of, and prose is not. */
static bool is_sign_of_code(uint32_t c)
{
	switch (c) {
	case '=':
	case '<':
	case '>':
	case '{':
	case '}':
	case '[':
	case ']':
	case '|':
	case '$':
	case '_':
	case '\\':
		return true;
	}
	return false;
}

static bool is_like_code(const struct prose *prose)
{
	for (size_t i = 0; i < prose->n; i++)
		if (is_sign_of_code(prose->glyphs[i].code) ||
		    (i && prose->glyphs[i].code == '(' &&
		     prose->glyphs[i - 1].class == GLYPH_LATIN) ||
		    (i && prose->glyphs[i].code == ':' &&
		     prose->glyphs[i - 1].code == ')'))
			return true;
	return false;
}

/* Ruby on Rails is a name, “getting started with it” is not. */
static bool is_prose(const struct letters *letters)
{
	return letters->small_words >= 2 &&
	       letters->small_words * 2 >= letters->words &&
	       letters->small_words * 2 >= letters->numbers + 2;
}

/* A column of words in Han in the tables of both languages (a list of terms)
 * is meant so: the cell above or below is the same, too. */
static bool is_in_column(const struct statement *statement, size_t side,
			 size_t other)
{
	const struct table *a, *b;

	if (statement->kind != STATEMENT_CELL || statement->row == UINT32_MAX ||
	    !statement->row)
		return false;
	a = statement->wordings[side].parts->block->table;
	b = statement->wordings[other].parts->block->table;
	for (size_t i = 0; i < 2; i++) {
		size_t row = i ? statement->row + 1 : statement->row - 1;
		size_t cell = row * a->n_columns + statement->column;

		if (row && row < a->n_rows && row < b->n_rows &&
		    a->n_columns == b->n_columns &&
		    str_eq(a->cells[cell].text, b->cells[cell].text))
			return true;
	}
	return false;
}

static void compare(struct checking *checking,
		    const struct statement *statement, size_t source,
		    size_t side)
{
	const struct edition_language *languages =
		checking_edition(checking)->languages;
	const struct language *rules = languages[side].rules;
	const struct language *other = languages[source].rules;
	const struct str args[] = {languages[source].tag, languages[side].tag};
	const struct prose *prose;
	const struct excerpt whole = excerpt_whole(source);
	struct letters letters;
	bool han;

	if (wordings_share_cell(&statement->wordings[side],
				&statement->wordings[source]) ||
	    statement_is_reference(statement, &statement->wordings[side]))
		return;
	prose = checking_prose(checking, statement, side);
	letters = count(prose);
	han = letters.han &&
	      typography_is_han(rules) != typography_is_han(other) &&
	      !is_in_column(statement, side, source);
	if (han || (!letters.han && rules != other && is_prose(&letters) &&
		    !is_like_code(prose)))
		check_report(checking, TARGET_EQUALS_SOURCE, statement,
			     excerpt_whole(side), &whole, args, 2);
}

void check_same_text(struct checking *checking,
		     const struct statement *statement)
{
	const struct wording *wordings = statement->wordings;
	size_t n = checking_edition(checking)->n_languages;
	size_t source = statement_lead(statement, n);

	for (size_t side = source + 1; side < n; side++)
		if (wordings[side].text.len &&
		    str_eq(str_trim(wordings[source].text),
			   str_trim(wordings[side].text)))
			compare(checking, statement, source, side);
}
