/* Headings, titles, terms and cells that say the same in the source, and not
 * the same in another language. */
#include "check/checks.h"

#include "base/utf8.h"
#include "lang/character.h"

enum { CELL_LONGEST = 60 }; /* bytes; a longer cell is a text */

/* What a text of the source is called where it stands first. */
struct use {
	const struct statement *statement;
	bool reported;
};

struct survey {
	struct checking *const *checkings;
	struct arena arena;
	struct map uses; /* normalised source → struct use * */
	struct buf key;
	size_t side;
};

/* A word alone in a cell means now this, now that (Item, Agent). */
static bool is_one_word(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0x80 || text.ptr[i] == ' ')
			return false;
	return true;
}

static bool is_short_text(const struct statement *statement)
{
	enum block_kind kind = statement->pair->kind;

	switch (statement->kind) {
	case STATEMENT_TITLE:
		return true;
	case STATEMENT_CELL:
		return statement->row != UINT32_MAX &&
		       statement->wordings[0].text.len <= CELL_LONGEST &&
		       !is_one_word(statement->wordings[0].text);
	case STATEMENT_CONTENT:
		return kind == BLOCK_HEADING || kind == BLOCK_TERM;
	case STATEMENT_UNIT:
	case STATEMENT_CREDIT:
		break;
	}
	return false;
}

/* type, getContainer: cells of code rather than words. */
static bool is_identifier(struct str text)
{
	return text.len && is_one_word(text) &&
	       !character_is_upper((uint32_t)text.ptr[0]);
}

static bool is_code(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (str_find_char(STR("|<>{}=[]"), text.ptr[i]) != STR_NONE)
			return true;
	return is_identifier(text);
}

static bool has_words(struct str text)
{
	size_t pos = 0, letters = 0;

	if (is_code(text))
		return false;

	while (pos < text.len && letters < 2) {
		uint32_t c = utf8_next(text, &pos);

		letters += glyph_class(c) == GLYPH_LATIN ||
			   glyph_class(c) == GLYPH_HAN ||
			   glyph_class(c) == GLYPH_LETTER;
	}
	return letters > 1;
}

/* Case, white space and the mark at the end make no difference. */
static struct str normalised(struct buf *buf, struct str text)
{
	size_t start = buf->len;

	text_normalise(buf, str_trim(text), true);
	while (buf->len > start &&
	       str_find_char(STR(".:!? "), buf->ptr[buf->len - 1]) != STR_NONE)
		buf->len--;
	return buf_str(buf);
}

static struct checking *checking_of(const struct survey *survey,
				    const struct statement *statement)
{
	return survey->checkings[statement->pair->chapter->number];
}

/* One may say more than the other (a plural’s s, a gloss in brackets). */
static bool says_the_same(struct str one, struct str other)
{
	struct buf long_buf = {0}, short_buf = {0};
	struct str long_text, short_text;
	bool same;

	if (str_eq(one, other))
		return true;
	long_text = normalised(&long_buf, one.len > other.len ? one : other);
	short_text = normalised(&short_buf, one.len > other.len ? other : one);
	same = short_text.len && str_find(long_text, short_text) != STR_NONE;
	buf_free(&long_buf);
	buf_free(&short_buf);
	return same;
}

static void compare(struct survey *survey, struct use *use,
		    const struct statement *statement)
{
	size_t side = survey->side;
	struct str first = use->statement->wordings[side].text;
	struct str second = statement->wordings[side].text;
	struct str source = str_trim(statement->wordings[0].text);

	if (use->reported || says_the_same(first, second))
		return;
	use->reported = true;
	check_report_apart(checking_of(survey, statement), INCONSISTENT_TARGET,
			   statement, excerpt_whole(side),
			   checking_of(survey, use->statement), use->statement,
			   excerpt_whole(side),
			   (struct str[]){source, second, first}, 3);
}

static void look_at(struct survey *survey, const struct statement *statement)
{
	struct str source = statement->wordings[0].text;
	struct use *use;
	struct str key;

	if (!is_short_text(statement) ||
	    !statement->wordings[survey->side].text.len || !has_words(source))
		return;
	/* Cells may be short for what headings spell out. */
	buf_clear(&survey->key);
	buf_put_char(&survey->key,
		     statement->kind == STATEMENT_CELL ? 'c' : 'h');
	normalised(&survey->key, source);
	key = buf_str(&survey->key);
	use = map_get(&survey->uses, key);
	if (use) {
		compare(survey, use, statement);
		return;
	}
	use = ARENA_NEW(&survey->arena, struct use);
	use->statement = statement;
	map_add(&survey->uses, &survey->arena, arena_str(&survey->arena, key),
		use);
}

void check_repeats(const struct edition *edition,
		   struct checking *const *checkings)
{
	for (size_t side = 1; side < edition->n_languages; side++) {
		struct survey survey = {.checkings = checkings, .side = side};

		for (size_t i = 0; i < edition->n_chapters; i++) {
			const struct chapter *chapter = edition->chapters[i];

			for (size_t j = 0; j < chapter->n_statements; j++)
				look_at(&survey, &chapter->statements[j]);
		}
		buf_free(&survey.key);
		arena_free(&survey.arena);
	}
}
