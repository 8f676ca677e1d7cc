/* Marks of the wrong width: full-width ones in Latin text, half-width ones
 * beside Han. */
#include "lang/typography_rules.h"

#include "base/buf.h"

enum { QUOTED_MOST = 60 }; /* bytes that are written out in a message */

static bool is_han_side(const struct glyph *glyph)
{
	return !(glyph->traits & GLYPH_CODE) &&
	       (glyph->class == GLYPH_HAN || glyph->class == GLYPH_WIDE_MARK);
}

static size_t skip_spaces(const struct prose *prose, size_t i)
{
	while (i < prose->n && prose->glyphs[i].class == GLYPH_SPACE)
		i++;
	return i;
}

/* Full width in Latin text */

static const struct substitute narrow[] = {
	{0x3001, STR_INIT(", ")}, {0x3002, STR_INIT(". ")},
	{0xFF0C, STR_INIT(", ")}, {0xFF1A, STR_INIT(": ")},
	{0xFF1B, STR_INIT("; ")}, {0xFF08, STR_INIT(" (")},
	{0xFF09, STR_INIT(") ")}, {0xFF01, STR_INIT("! ")},
	{0xFF1F, STR_INIT("? ")}, {0xFF0E, STR_INIT(". ")},
	{0xFF5E, STR_INIT("–")},  {0x301C, STR_INIT("–")},
	{0x300C, STR_INIT("“")},  {0x300D, STR_INIT("”")},
	{0x300E, STR_INIT("“")},  {0x300F, STR_INIT("”")},
	{0x3010, STR_INIT("[")},  {0x3011, STR_INIT("]")},
};

static bool opens_wide(uint32_t c)
{
	return c == 0x3008 || c == 0x300A || c == 0x300C || c == 0x300E ||
	       c == 0x3010 || c == 0x3014 || c == 0xFF08;
}

static bool closes_wide(uint32_t c)
{
	return c == 0x3009 || c == 0x300B || c == 0x300D || c == 0x300F ||
	       c == 0x3011 || c == 0x3015 || c == 0xFF09;
}

/* Whether the mark belongs to words in Han that are quoted here. */
static bool is_of_han(const struct prose *prose, size_t i)
{
	uint32_t mark = prose->glyphs[i].code;
	bool left = is_han_side(glyph_before(prose, i));
	bool right = is_han_side(glyph_at(prose, i + 1));

	if (opens_wide(mark))
		return right;
	if (closes_wide(mark))
		return left;
	return left && right;
}

static struct str narrow_for(uint32_t mark)
{
	static const char ascii[] =
		"!\"#$%&'()*+,-./0123456789:;<=>?@"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz"
		"{|}~";
	struct str found =
		substitute_find(narrow, sizeof(narrow) / sizeof(*narrow), mark);

	if (found.len || mark < 0xFF01 || mark > 0xFF5E)
		return str_trim(found);
	return (struct str){ascii + (mark - 0xFF01), 1};
}

static void find_full_width(const struct prose *prose, size_t i,
			    struct slips *slips)
{
	const struct glyph *glyph = &prose->glyphs[i];

	if (glyph->class == GLYPH_WIDE_MARK && !is_of_han(prose, i))
		slip_add(slips, prose, SLIP_FULL_WIDTH, i, i + 1,
			 narrow_for(glyph->code));
}

/* Habits */

static enum usage usage_of(uint32_t mark)
{
	switch (mark) {
	case ',':
	case 0xFF0C:
		return USAGE_COMMA;
	case ';':
	case 0xFF1B:
		return USAGE_SEMICOLON;
	case ':':
	case 0xFF1A:
		return USAGE_COLON;
	case '!':
	case 0xFF01:
		return USAGE_EXCLAMATION;
	case '?':
	case 0xFF1F:
		return USAGE_QUESTION;
	case '.':
	case 0x3002: /* 。 */
		return USAGE_STOP;
	case '(':
	case 0xFF08:
		return USAGE_BRACKETS;
	case 0x201C: /* “ */
	case 0x300C: /* 「 */
		return USAGE_QUOTES;
	}
	return USAGE_NONE;
}

static bool is_narrow(const struct glyph *glyph)
{
	return (glyph->class == GLYPH_LATIN || glyph->class == GLYPH_DIGIT) &&
	       !(glyph->traits & GLYPH_CODE);
}

/* Marks as they should be, and Han that touches Latin letters or digits. */
void count_proper(const struct prose *prose, size_t i, struct slips *slips)
{
	const struct glyph *glyph = &prose->glyphs[i];

	if (glyph->class == GLYPH_HAN)
		slips->proper[USAGE_SPACE] +=
			(size_t)is_narrow(glyph_before(prose, i)) +
			(size_t)is_narrow(glyph_at(prose, i + 1));
	else if (glyph->class == GLYPH_WIDE_MARK || glyph->class == GLYPH_OTHER)
		slips->proper[usage_of(glyph->code)]++;
}

/* Half width beside Han */

/* The glyph of the bracket that closes the one at i; n if there is none on
 * the line, or not near. */
static size_t closing_of(const struct prose *prose, size_t i)
{
	enum { FAR = 200 };
	size_t depth = 0;

	for (size_t j = i; j < prose->n && j < i + FAR; j++) {
		const struct glyph *glyph = &prose->glyphs[j];

		if (glyph->class == GLYPH_LINE)
			break;
		if (glyph->traits & GLYPH_CODE)
			continue;
		depth += glyph->code == '(';
		if (glyph->code == ')' && !--depth)
			return j;
	}
	return prose->n;
}

static bool has_han(const struct prose *prose, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (prose->glyphs[i].class == GLYPH_HAN)
			return true;
	return false;
}

/* Behind a Latin word, as in Power BI (software), O(n); or figures that a comma
 * parts: (2, 9, 4). */
static bool is_of_latin(const struct prose *prose, size_t open, size_t close)
{
	size_t left = open;

	while (left > 0 && prose->glyphs[left - 1].class == GLYPH_SPACE)
		left--;
	if (is_narrow(glyph_before(prose, left)) ||
	    glyph_before(prose, left)->code == '\\')
		return true;
	if (glyph_at(prose, open + 1)->class != GLYPH_DIGIT)
		return false;
	for (size_t i = open + 1; i < close; i++)
		if (prose->glyphs[i].code == ',')
			return true;
	return false;
}

/* Brackets go by what stands in and right beside them. A long content is
 * left out of what is suggested. */
static void find_half_brackets(const struct prose *prose, size_t i,
			       struct slips *slips)
{
	size_t close = closing_of(prose, i);
	struct buf instead = {0};
	struct str inner;

	if (close == prose->n || (!has_han(prose, i + 1, close) &&
				  !is_han_side(glyph_before(prose, i)) &&
				  !is_han_side(glyph_at(prose, close + 1))))
		return;
	/* f(x) is no bracket of the sentence. */
	if (glyph_before(prose, i)->traits & GLYPH_CODE && close == i + 1)
		return;
	if (!has_han(prose, i + 1, close) && is_of_latin(prose, i, close))
		return;
	inner = glyphs_text(prose, i + 1, close);
	buf_put(&instead, STR("（"));
	buf_put(&instead, inner.len > QUOTED_MOST ? STR("…") : inner);
	buf_put(&instead, STR("）"));
	slip_add(slips, prose, SLIP_HALF_WIDTH, i, close + 1,
		 buf_copy(&instead, slips->arena));
	slip_is_usage(slips, USAGE_BRACKETS);
	buf_free(&instead);
}

/* Behind Han; or behind a Latin word that Han follows: 用API,再 */
static bool stands_by_han(const struct prose *prose, size_t i)
{
	const struct glyph *left = glyph_before(prose, i);
	const struct glyph *right = glyph_at(prose, i + 1);

	if (is_han_side(left) && left->code != 0x3001)
		return true;
	return right->class == GLYPH_HAN && !(right->traits & GLYPH_CODE) &&
	       (left->class == GLYPH_LATIN || left->class == GLYPH_DIGIT ||
		left->code == '"' || left->code == ')' || left->code == 0x201D);
}

/* A full stop that ends a sentence: behind Han, before Han or the end. */
static bool is_stop(const struct prose *prose, size_t i)
{
	size_t next = skip_spaces(prose, i + 1);
	const struct glyph *right = glyph_at(prose, next);

	return glyph_before(prose, i)->class == GLYPH_HAN &&
	       (right->class == GLYPH_HAN || right->class == GLYPH_LINE);
}

static void find_half_width(const struct prose *prose, size_t i,
			    struct slips *slips)
{
	const struct typography_rules *rules = prose->language->typography;
	uint32_t mark = prose->glyphs[i].code;
	struct str instead = substitute_find(rules->wide, rules->n_wide, mark);

	if (!instead.len || mark == ')')
		return;
	if (mark == '(') {
		find_half_brackets(prose, i, slips);
	} else if (mark == '.' ? is_stop(prose, i) : stands_by_han(prose, i)) {
		slip_add(slips, prose, SLIP_HALF_WIDTH, i, i + 1, instead);
		slip_is_usage(slips, usage_of(mark));
	}
}

void find_width(const struct prose *prose, size_t i, struct slips *slips)
{
	if (prose->language->latin)
		find_full_width(prose, i, slips);
	else if (prose->language->typography->n_wide &&
		 prose->glyphs[i].class == GLYPH_MARK)
		find_half_width(prose, i, slips);
}

/* Straight quotation marks */

static void add_quotes(const struct prose *prose, size_t open, size_t close,
		       struct slips *slips)
{
	const struct typography_rules *rules = prose->language->typography;
	struct str inner = glyphs_text(prose, open + 1, close);

	slip_add(slips, prose, SLIP_STRAIGHT_QUOTES, open, close + 1,
		 arena_join(slips->arena, rules->open_quote,
			    inner.len > QUOTED_MOST ? STR("…") : inner,
			    rules->close_quote));
	slip_is_usage(slips, USAGE_QUOTES);
}

/* “should be "字"”: Han that is quoted in Latin text. */
static bool is_quoted_in_latin(const struct prose *prose, size_t open,
			       size_t close)
{
	size_t right = skip_spaces(prose, close + 1), left = open;

	while (left > 0 && prose->glyphs[left - 1].class == GLYPH_SPACE)
		left--;
	return glyph_before(prose, left)->class == GLYPH_LATIN &&
	       (glyph_at(prose, right)->class == GLYPH_LATIN ||
		glyph_at(prose, right)->class == GLYPH_LINE);
}

/* """ is of code. */
static bool is_triple(const struct prose *prose, size_t i)
{
	return prose->glyphs[i].code == '"' &&
	       glyph_at(prose, i + 1)->code == '"' &&
	       glyph_at(prose, i + 2)->code == '"';
}

/* Two by two on each line; an inch behind a number is none. In Han they are
 * wrong where Han stands between them. */
void find_straight_quotes(const struct prose *prose, struct slips *slips)
{
	const struct typography_rules *rules = prose->language->typography;
	size_t open = prose->n;

	if (!rules->straight_quotes)
		return;
	for (size_t i = 0; i <= prose->n; i++) {
		const struct glyph *glyph = &prose->glyphs[i];

		if (is_triple(prose, i)) {
			i += 2;
			continue;
		}
		if (glyph->class == GLYPH_LINE && open < prose->n) {
			slip_add(slips, prose, SLIP_ODD_QUOTES, open, open + 1,
				 (struct str){0});
			open = prose->n;
		}
		if (glyph->code != '"' || glyph->traits & GLYPH_CODE ||
		    (open == prose->n &&
		     glyph_before(prose, i)->class == GLYPH_DIGIT))
			continue;
		if (open < prose->n && rules->han && has_han(prose, open, i) &&
		    !is_quoted_in_latin(prose, open, i))
			add_quotes(prose, open, i, slips);
		open = open < prose->n ? prose->n : i;
	}
}
