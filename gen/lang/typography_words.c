/* Spaces, doubled words, marks without their partner, and words in another
 * script. */
#include "lang/typography_rules.h"

#include <string.h>

#include "lang/character.h"

/* Spaces */

/* In prose: not in code, nor behind an object that the text leaves out. */
static bool is_prose_space(const struct glyph *glyph)
{
	return (glyph->code == ' ' || glyph->code == 0xA0) &&
	       !(glyph->traits & (GLYPH_CODE | GLYPH_AFTER_OBJECT));
}

/* Behind a mark that begins the line (:   text, a bullet) or in a table drawn
 * with |, spaces are there for the looks. */
static bool is_layout(const struct prose *prose, size_t i, size_t end)
{
	size_t first = i;

	if (glyph_before(prose, i)->code == '|' ||
	    glyph_at(prose, end)->code == '|')
		return true;
	while (first > 0 && i - first < 4 &&
	       prose->glyphs[first - 1].class != GLYPH_LINE &&
	       prose->glyphs[first - 1].class != GLYPH_LATIN &&
	       prose->glyphs[first - 1].class != GLYPH_HAN &&
	       prose->glyphs[first - 1].class != GLYPH_LETTER)
		first--;
	return glyph_before(prose, first)->class == GLYPH_LINE;
}

static void find_double_space(const struct prose *prose, size_t i,
			      struct slips *slips)
{
	size_t end = i + 1;

	if (!i || is_prose_space(glyph_before(prose, i)) ||
	    glyph_before(prose, i)->class == GLYPH_LINE)
		return;
	while (end < prose->n && is_prose_space(&prose->glyphs[end]))
		end++;
	if (end - i < 2 || prose->glyphs[end].class == GLYPH_LINE ||
	    prose->glyphs[end].traits & GLYPH_AFTER_OBJECT ||
	    is_layout(prose, i, end))
		return;
	slip_add(slips, prose, SLIP_DOUBLE_SPACE, i, end, STR(" "));
}

static bool is_narrow(const struct glyph *glyph)
{
	return glyph->class == GLYPH_LATIN || glyph->class == GLYPH_DIGIT;
}

/* Code has borders of its own: a space beside it does no harm. */
static void find_typed_space(const struct prose *prose, size_t i,
			     struct slips *slips)
{
	const struct glyph *left = glyph_before(prose, i);
	const struct glyph *right = glyph_at(prose, i + 1);

	if (prose->glyphs[i].code != ' ' ||
	    (left->traits | right->traits) & GLYPH_CODE ||
	    right->traits & GLYPH_AFTER_OBJECT)
		return;
	if ((left->class == GLYPH_HAN && is_narrow(right)) ||
	    (is_narrow(left) && right->class == GLYPH_HAN)) {
		slip_add(slips, prose, SLIP_TYPED_SPACE, i, i + 1,
			 (struct str){0});
		slip_is_usage(slips, USAGE_SPACE);
	}
}

void find_spaces(const struct prose *prose, size_t i, struct slips *slips)
{
	if (!is_prose_space(&prose->glyphs[i]))
		return;
	find_double_space(prose, i, slips);
	if (prose->language->typography->han)
		find_typed_space(prose, i, slips);
}

/* Doubled words */

enum { WORD_LONGEST = 24 };

static bool is_word(const struct glyph *glyph)
{
	return (glyph->class == GLYPH_LATIN || glyph->class == GLYPH_LETTER ||
		glyph->code == '\'' || glyph->code == 0x2019) &&
	       !(glyph->traits & GLYPH_CODE);
}

static uint32_t lower(uint32_t c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* A word that is part of something longer: by-the-by, e-mail, 5th. */
static bool is_joined(const struct glyph *glyph)
{
	return glyph->class == GLYPH_DIGIT || glyph->code == '-' ||
	       glyph->code == '.' || glyph->code == '/' || glyph->code == '@' ||
	       glyph->code == '_' || glyph->traits & GLYPH_CODE;
}

/* What stands behind the second word; a full stop may end its sentence. */
static bool goes_on(const struct prose *prose, size_t end)
{
	const struct glyph *glyph = glyph_at(prose, end);

	if (glyph->code == '.')
		return is_word(glyph_at(prose, end + 1));
	return is_joined(glyph);
}

/* A capital within a sentence: of the Design design system. */
static bool is_name(const struct prose *prose, size_t first)
{
	return character_is_upper(prose->glyphs[first].code) && first > 1 &&
	       is_word(&prose->glyphs[first - 2]);
}

void find_doubled_word(const struct prose *prose, size_t i, struct slips *slips)
{
	struct str allowed = prose->language->typography->may_double;
	size_t first = i, end = i + 1;
	char word[WORD_LONGEST];

	if (!allowed.len || glyph_at(prose, end)->traits & GLYPH_AFTER_OBJECT)
		return;
	while (first > 0 && i - first < WORD_LONGEST &&
	       is_word(&prose->glyphs[first - 1]))
		first--;
	if (first == i || is_joined(glyph_before(prose, first)))
		return;
	for (size_t j = first; j < i; j++, end++) {
		uint32_t c = glyph_at(prose, end)->code;

		if (end >= prose->n || lower(prose->glyphs[j].code) != c ||
		    !is_word(&prose->glyphs[end]))
			return;
		word[j - first] = c < 0x80 ? (char)c : ' ';
	}
	if (is_word(glyph_at(prose, end)) || goes_on(prose, end) ||
	    character_is_upper(prose->glyphs[i + 1].code) ||
	    is_name(prose, first) ||
	    (i - first == 1 && prose->glyphs[first].code != 'a') ||
	    words_have(allowed, (struct str){word, i - first}))
		return;
	slip_add(slips, prose, SLIP_DOUBLED_WORD, first, end,
		 glyphs_text(prose, first, i));
}

static bool is_doubled(const struct prose *prose, size_t i, size_t n)
{
	if (i + 2 * n > prose->n)
		return false;
	for (size_t j = i; j < i + n; j++)
		if (prose->glyphs[j].code != prose->glyphs[j + n].code ||
		    prose->glyphs[j + n].traits &
			    (GLYPH_CODE | GLYPH_AFTER_OBJECT))
			return false;
	return true;
}

/* With the character before or behind it the doubling may be right. */
static bool is_rightly_doubled(const struct prose *prose, size_t i, size_t end)
{
	struct str list = prose->language->typography->not_doubled;

	return (i && words_have(list, glyphs_text(prose, i - 1, end))) ||
	       (end < prose->n &&
		words_have(list, glyphs_text(prose, i, end + 1)));
}

void find_doubled_han(const struct prose *prose, size_t i, struct slips *slips)
{
	struct str list = prose->language->typography->never_double;

	for (size_t n = 1; n <= 2; n++) {
		if (!is_doubled(prose, i, n) ||
		    !words_have(list, glyphs_text(prose, i, i + n)) ||
		    is_rightly_doubled(prose, i, i + 2 * n))
			continue;
		slip_add(slips, prose, SLIP_DOUBLED_WORD, i, i + 2 * n,
			 glyphs_text(prose, i, i + n));
	}
}

/* Marks without their partner */

enum { OPEN_MOST = 64 };

struct open_marks {
	const struct mark_pair *pairs[OPEN_MOST];
	size_t places[OPEN_MOST];
	size_t n;
};

static struct str mark_text(struct arena *arena, uint32_t code)
{
	struct buf buf = {0};
	struct str text;

	buf_put_code_point(&buf, code);
	text = buf_copy(&buf, arena);
	buf_free(&buf);
	return text;
}

/* A digit, or i, v or x of Roman ones. */
static bool is_numeral(uint32_t c)
{
	return han_digit(c) < 11 || c == 'i' || c == 'v' || c == 'x';
}

/* a) and 1） number the items of a list; :) smiles. */
static bool is_enumerator(const struct prose *prose, size_t i)
{
	size_t first = i;

	while (first > 0 && i - first < 3 &&
	       is_numeral(prose->glyphs[first - 1].code))
		first--;
	if (first == i && i && prose->glyphs[i - 1].class == GLYPH_LATIN)
		first--;
	if (first == i)
		return i && (prose->glyphs[i - 1].code == ':' ||
			     prose->glyphs[i - 1].code == ';' ||
			     prose->glyphs[i - 1].code == '-');
	return glyph_before(prose, first)->class == GLYPH_LINE ||
	       glyph_before(prose, first)->class == GLYPH_SPACE ||
	       glyph_before(prose, first)->class == GLYPH_WIDE_MARK;
}

/* A quotation of several paragraphs opens anew with each of them. */
static bool is_continued(const struct prose *prose, size_t i)
{
	return glyph_before(prose, i)->class == GLYPH_LINE &&
	       (prose->glyphs[i].code == 0x201C ||
		prose->glyphs[i].code == 0x300C);
}

static void add_unclosed(const struct prose *prose, struct open_marks *open,
			 size_t kept, struct slips *slips)
{
	while (open->n > kept) {
		const struct mark_pair *pair = open->pairs[--open->n];
		size_t i = open->places[open->n];

		if (!pair->shared && !is_continued(prose, i))
			slip_add(slips, prose, SLIP_UNCLOSED, i, i + 1,
				 mark_text(slips->arena, pair->close));
	}
}

/* （x) and (x） are brackets of two widths. */
static uint32_t other_width(uint32_t close)
{
	return close == ')' ? 0xFF09 : close == 0xFF09 ? ')' : 0;
}

static bool close_other_width(const struct prose *prose,
			      struct open_marks *open, uint32_t close, size_t i,
			      struct slips *slips)
{
	uint32_t other = other_width(close);

	if (!other || !open->n || open->pairs[open->n - 1]->close != other)
		return false;
	open->n--;
	if (!prose->language->typography->n_wide)
		return true; /* the full-width one is wrong here anyway */
	if (close == ')')
		slip_add(slips, prose, SLIP_HALF_WIDTH, i, i + 1, STR("）"));
	else
		slip_add(slips, prose, SLIP_HALF_WIDTH, open->places[open->n],
			 open->places[open->n] + 1, STR("（"));
	return true;
}

/* [0, 1) is an interval. */
static bool is_interval(uint32_t open, uint32_t close)
{
	return (open == '[' && close == ')') || (open == '(' && close == ']');
}

static void close_mark(const struct prose *prose, struct open_marks *open,
		       const struct mark_pair *pair, size_t i,
		       struct slips *slips)
{
	size_t at = open->n;

	if (close_other_width(prose, open, pair->close, i, slips))
		return;
	while (at > 0 && open->pairs[at - 1]->close != pair->close)
		at--;
	if (at) {
		add_unclosed(prose, open, at, slips);
		open->n--;
		return;
	}
	if (open->n && is_interval(open->pairs[open->n - 1]->open, pair->close))
		open->n--;
	else if (!pair->shared && !is_enumerator(prose, i))
		slip_add(slips, prose, SLIP_UNOPENED, i, i + 1,
			 mark_text(slips->arena, pair->open));
}

/* ’ between letters is an apostrophe. */
static bool is_apostrophe(const struct prose *prose, size_t i)
{
	return prose->glyphs[i].code == 0x2019 && i &&
	       is_word(&prose->glyphs[i - 1]) &&
	       is_word(glyph_at(prose, i + 1));
}

static void balance_mark(const struct prose *prose, struct open_marks *open,
			 size_t i, struct slips *slips)
{
	const struct typography_rules *rules = prose->language->typography;
	uint32_t code = prose->glyphs[i].code;

	for (size_t j = 0; j < rules->n_pairs; j++) {
		const struct mark_pair *pair = &rules->pairs[j];

		if (pair->open == code && open->n < OPEN_MOST) {
			open->pairs[open->n] = pair;
			open->places[open->n++] = i;
			return;
		}
		if (pair->close == code && !is_apostrophe(prose, i)) {
			close_mark(prose, open, pair, i, slips);
			return;
		}
	}
}

/* Brackets of either width close each other: that is another finding. */
void find_unbalanced(const struct prose *prose, struct slips *slips)
{
	struct open_marks open = {.n = 0};

	for (size_t i = 0; i < prose->n; i++) {
		const struct glyph *glyph = &prose->glyphs[i];

		if (glyph->traits & GLYPH_CODE)
			continue;
		if (glyph->class == GLYPH_MARK ||
		    glyph->class == GLYPH_WIDE_MARK ||
		    glyph->class == GLYPH_OTHER)
			balance_mark(prose, &open, i, slips);
	}
	add_unclosed(prose, &open, 0, slips);
}

/* Words in another script */

static bool opens_quotation(uint32_t c)
{
	return c == '(' || c == '[' || c == '"' || c == 0x201C || c == 0x2018 ||
	       c == 0xFF08 || c == 0x300A || c == 0x300C || c == 0x3010 ||
	       c == 0xAB;
}

static bool closes_quotation(uint32_t c)
{
	return c == ')' || c == ']' || c == 0x201D || c == 0xFF09 ||
	       c == 0x300B || c == 0x300D || c == 0x3011 || c == 0xBB;
}

/* Where the quotation that begins at i ends, if it ends on its line. */
struct quotation {
	size_t depth;
	bool straight; /* between two " */
};

static void follow_quotation(struct quotation *quotation,
			     const struct glyph *glyph)
{
	if (glyph->class == GLYPH_LINE)
		*quotation = (struct quotation){0};
	else if (glyph->code == '"')
		quotation->straight = !quotation->straight;
	else if (opens_quotation(glyph->code))
		quotation->depth++;
	else if (closes_quotation(glyph->code) && quotation->depth)
		quotation->depth--;
}

static bool is_foreign_han(const struct glyph *glyph)
{
	return glyph->class == GLYPH_HAN &&
	       !(glyph->traits & (GLYPH_CODE | GLYPH_EMPHASIS));
}

/* The end of words in Han that begin at i, with the marks between them. */
static size_t han_end(const struct prose *prose, size_t i)
{
	size_t end = i + 1;

	for (size_t j = i; j < prose->n; j++) {
		const struct glyph *glyph = &prose->glyphs[j];

		if (glyph->class == GLYPH_HAN)
			end = j + 1;
		else if (glyph->class != GLYPH_WIDE_MARK &&
			 glyph->class != GLYPH_DIGIT)
			break;
	}
	return end;
}

/* Han in brackets, quotation marks or emphasis is a gloss or a word that is
 * spoken of, and so is Han that brackets explain. */
static void find_han(const struct prose *prose, struct slips *slips)
{
	struct quotation quotation = {0};

	for (size_t i = 0; i < prose->n; i++) {
		const struct glyph *glyph = &prose->glyphs[i];
		size_t end, next;

		follow_quotation(&quotation, glyph);
		if (!is_foreign_han(glyph))
			continue;
		end = han_end(prose, i);
		next = end;
		while (next < prose->n &&
		       prose->glyphs[next].class == GLYPH_SPACE)
			next++;
		if (!quotation.depth && !quotation.straight &&
		    !opens_quotation(glyph_at(prose, next)->code))
			slip_add(slips, prose, SLIP_HAN, i, end,
				 (struct str){0});
		for (; i + 1 < end; i++)
			follow_quotation(&quotation, &prose->glyphs[i + 1]);
	}
}

/* A stretch of Latin words between Han. */
struct stretch {
	size_t first, end;
	size_t words, lower; /* and how many of them in lower case */
	bool code;           /* it has signs of code */
};

static bool is_sign_of_code(uint32_t c)
{
	return c == '=' || c == '<' || c == '>' || c == '{' || c == '}' ||
	       c == '|' || c == '_' || c == '$';
}

/* Names and titles have capitals; a sentence has mostly small words. */
static bool is_sentence(const struct stretch *stretch)
{
	enum { WORDS_LEAST = 6 };

	return !stretch->code && stretch->words >= WORDS_LEAST &&
	       stretch->lower * 3 >= stretch->words * 2;
}

static bool is_letter(const struct glyph *glyph)
{
	return glyph->class == GLYPH_LATIN &&
	       !(glyph->traits & (GLYPH_CODE | GLYPH_EMPHASIS));
}

/* The stretch of Latin words that begins at i. */
static struct stretch stretch_at(const struct prose *prose, size_t i,
				 struct quotation *quotation)
{
	struct stretch stretch = {.first = i, .end = i};
	struct quotation at_end = *quotation;

	for (; i < prose->n; i++) {
		const struct glyph *glyph = &prose->glyphs[i];

		if (glyph->class == GLYPH_HAN ||
		    glyph->class == GLYPH_WIDE_MARK ||
		    glyph->class == GLYPH_LINE || glyph->code == 0x201C)
			break;
		if (is_letter(glyph)) {
			bool begins = i == stretch.first ||
				      !is_word(&prose->glyphs[i - 1]);

			stretch.words += begins;
			stretch.lower +=
				begins && character_is_lower(glyph->code);
			stretch.end = i + 1;
			at_end = *quotation;
		} else {
			stretch.code |= is_sign_of_code(glyph->code);
			follow_quotation(quotation, glyph);
		}
	}
	*quotation = at_end;
	return stretch;
}

static void find_sentences(const struct prose *prose, struct slips *slips)
{
	struct quotation quotation = {0};

	for (size_t i = 0; i < prose->n; i++) {
		struct quotation before_it = quotation;
		struct stretch stretch;

		if (!is_letter(&prose->glyphs[i])) {
			follow_quotation(&quotation, &prose->glyphs[i]);
			continue;
		}
		stretch = stretch_at(prose, i, &quotation);
		if (!before_it.depth && !before_it.straight &&
		    is_sentence(&stretch))
			slip_add(slips, prose, SLIP_SENTENCE, stretch.first,
				 stretch.end, (struct str){0});
		i = stretch.end - 1;
	}
}

void find_scripts(const struct prose *prose, struct slips *slips)
{
	if (prose->language->latin)
		find_han(prose, slips);
	else if (prose->language->typography->han)
		find_sentences(prose, slips);
}
