/* Marks of Chinese that are made up of others or taken from elsewhere:
 * ellipses, dashes, dots, pauses, marks behind numbers. */
#include "lang/typography_rules.h"

static bool is_plain(const struct glyph *glyph, uint32_t code)
{
	return glyph->code == code && !(glyph->traits & GLYPH_CODE);
}

/* The end of the run of the mark that begins at i. */
static size_t run_end(const struct prose *prose, size_t i)
{
	size_t end = i + 1;

	while (end < prose->n &&
	       is_plain(&prose->glyphs[end], prose->glyphs[i].code) &&
	       !(prose->glyphs[end].traits & GLYPH_AFTER_OBJECT))
		end++;
	return end;
}

static bool begins_run(const struct prose *prose, size_t i)
{
	return !i || !is_plain(&prose->glyphs[i - 1], prose->glyphs[i].code);
}

static bool is_han(const struct glyph *glyph)
{
	return glyph->class == GLYPH_HAN && !(glyph->traits & GLYPH_CODE);
}

static bool touches_han(const struct prose *prose, size_t first, size_t end)
{
	return is_han(glyph_before(prose, first)) ||
	       is_han(glyph_at(prose, end));
}

static void find_ellipsis(const struct prose *prose, size_t i,
			  struct slips *slips)
{
	uint32_t code = prose->glyphs[i].code;
	size_t end;

	if (code != '.' && code != 0x3002 && code != 0x2026)
		return;
	if (!begins_run(prose, i))
		return;
	end = run_end(prose, i);
	if ((code == '.' && end - i < 3) || (code == 0x3002 && end - i < 2) ||
	    (code == 0x2026 && end - i == 2) || !touches_han(prose, i, end))
		return;
	slip_add(slips, prose, SLIP_ELLIPSIS, i, end,
		 prose->language->typography->ellipsis);
}

/* -- is no mark of Chinese; one — may join places, names or times and is a
 * dash only beside another mark or a space. */
static bool is_poor_dash(const struct prose *prose, size_t i, size_t end)
{
	const struct glyph *left = glyph_before(prose, i);
	const struct glyph *right = glyph_at(prose, end);

	if (prose->glyphs[i].code == '-')
		return end - i >= 2 && end - i <= 3 && right->code != '>' &&
		       left->code != '<' && touches_han(prose, i, end);
	if (end - i != 1)
		return false;
	if (left->class == GLYPH_SPACE && right->class == GLYPH_SPACE)
		return i >= 2 && is_han(&prose->glyphs[i - 2]) &&
		       is_han(glyph_at(prose, end + 1));
	return (left->class == GLYPH_WIDE_MARK && is_han(right) &&
		left->code != 0x300B) ||
	       (left->class == GLYPH_LINE && is_han(right));
}

static void find_dash(const struct prose *prose, size_t i, struct slips *slips)
{
	uint32_t code = prose->glyphs[i].code;
	size_t end;

	if ((code != '-' && code != 0x2014) || !begins_run(prose, i))
		return;
	end = run_end(prose, i);
	if (is_poor_dash(prose, i, end))
		slip_add(slips, prose, SLIP_DASH, i, end,
			 prose->language->typography->dash);
}

static void find_dot(const struct prose *prose, size_t i, struct slips *slips)
{
	const struct typography_rules *rules = prose->language->typography;
	struct str instead = substitute_find(rules->dots, rules->n_dots,
					     prose->glyphs[i].code);

	if (instead.len && is_han(glyph_before(prose, i)) &&
	    is_han(glyph_at(prose, i + 1)))
		slip_add(slips, prose, SLIP_MIDDLE_DOT, i, i + 1, instead);
}

/* 》、《 and ”、“ */
static void find_pause(const struct prose *prose, size_t i, struct slips *slips)
{
	uint32_t left = glyph_before(prose, i)->code;
	uint32_t right = glyph_at(prose, i + 1)->code;

	if (prose->glyphs[i].code != 0x3001 || !i)
		return;
	if (glyph_at(prose, i + 1)->traits & GLYPH_AFTER_OBJECT ||
	    prose->glyphs[i].traits & GLYPH_AFTER_OBJECT)
		return;
	if ((left == 0x300B && right == 0x300A) ||
	    (left == 0x201D && right == 0x201C))
		slip_add(slips, prose, SLIP_PAUSE_MARK, i - 1, i + 2,
			 left == 0x300B ? STR("》《") : STR("”“"));
}

/* Whether what begins at i begins a line or a sentence. */
static bool begins(const struct prose *prose, size_t i)
{
	uint32_t c = glyph_before(prose, i)->code;

	return glyph_before(prose, i)->class == GLYPH_LINE || c == 0x3002 ||
	       c == 0xFF1B;
}

static bool is_mark_after(uint32_t c)
{
	return c == 0x3001 || c == 0xFF0C || c == ',' || c == '.' ||
	       c == 0xFF0E;
}

/* The start of the number that ends before end: digits of Han or arabic
 * ones; end if there is none. */
static size_t number_start(const struct prose *prose, size_t end, bool han)
{
	enum { LONGEST = 4 };
	size_t i = end;

	while (i > 0 && end - i < LONGEST &&
	       (prose->glyphs[i - 1].class == GLYPH_HAN) == han &&
	       han_digit(prose->glyphs[i - 1].code) < 11)
		i--;
	return i;
}

/* （一）、 and （1）、 at the start of a line or sentence. */
static void find_mark_after_bracket(const struct prose *prose, size_t i,
				    struct slips *slips)
{
	size_t close = i - 1, first;

	first = number_start(prose, close, true);
	if (first == close)
		first = number_start(prose, close, false);
	if (first == close || !first ||
	    (prose->glyphs[first - 1].code != 0xFF08 &&
	     prose->glyphs[first - 1].code != '(') ||
	    !begins(prose, first - 1))
		return;
	slip_add(slips, prose, SLIP_MARK_AFTER_NUMBER, first - 1, i + 1,
		 glyphs_text(prose, first - 1, i));
}

/* 1、 at the start of a line. */
static void find_mark_after_digit(const struct prose *prose, size_t i,
				  struct slips *slips)
{
	size_t first = number_start(prose, i, false);

	if (prose->glyphs[i].code != 0x3001 || first == i ||
	    glyph_before(prose, first)->class != GLYPH_LINE ||
	    !is_han(glyph_at(prose, i + 1)))
		return;
	slip_add(slips, prose, SLIP_MARK_AFTER_NUMBER, first, i + 1,
		 arena_join(slips->arena, glyphs_text(prose, first, i),
			    STR("."), (struct str){0}));
}

static void find_mark_after_number(const struct prose *prose, size_t i,
				   struct slips *slips)
{
	uint32_t left = glyph_before(prose, i)->code;

	if (!i || !is_mark_after(prose->glyphs[i].code))
		return;
	if (left == 0xFF09 || left == ')')
		find_mark_after_bracket(prose, i, slips);
	else if (glyph_before(prose, i)->class == GLYPH_DIGIT)
		find_mark_after_digit(prose, i, slips);
}

void find_marks(const struct prose *prose, size_t i, struct slips *slips)
{
	find_ellipsis(prose, i, slips);
	find_dash(prose, i, slips);
	find_dot(prose, i, slips);
	find_mark_after_number(prose, i, slips);
	if (prose->language->typography->single_pauses)
		find_pause(prose, i, slips);
}
