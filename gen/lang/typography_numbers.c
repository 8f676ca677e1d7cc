/* How Chinese writes ranges and the zero, and numbers its headings. */
#include "lang/typography_rules.h"

#include "base/utf8.h"

/* Ranges */

/* A number beside the mark of a range. */
struct bound {
	size_t first, end; /* glyphs */
	double value;
	bool percent;
	bool date; /* a word of time stands behind it: 3月 */
};

enum { NUMBER_LONGEST = 15 };

static bool is_of_number(const struct glyph *glyph)
{
	return !(glyph->traits & GLYPH_CODE) &&
	       (glyph->class == GLYPH_DIGIT || glyph->code == '.' ||
		glyph->code == ',');
}

static bool is_percent(const struct glyph *glyph)
{
	return glyph->code == '%' || glyph->code == 0xFF05 ||
	       glyph->code == 0x2030;
}

static bool is_time_word(const struct glyph *glyph)
{
	switch (glyph->code) {
	case 0x5E74: /* 年 */
	case 0x6708: /* 月 */
	case 0x65E5: /* 日 */
	case 0x65F6: /* 时 */
	case 0x6642: /* 時 */
		return true;
	}
	return false;
}

static double value_of(const struct prose *prose, size_t first, size_t end)
{
	double value = 0, scale = 1;
	bool fraction = false;

	for (size_t i = first; i < end; i++) {
		uint32_t c = prose->glyphs[i].code;

		fraction |= c == '.';
		if (c < '0' || c > '9')
			continue;
		value = value * 10 + (double)(c - '0');
		scale *= fraction ? 10 : 1;
	}
	return value / scale;
}

/* The number before the mark at i. */
static bool bound_before(const struct prose *prose, size_t i,
			 struct bound *bound)
{
	size_t end = i;

	if (is_percent(glyph_before(prose, end))) {
		bound->percent = true;
		end--;
	} else if (is_time_word(glyph_before(prose, end))) {
		bound->date = true;
		end--;
	}
	bound->first = bound->end = end;
	while (bound->first > 0 && end - bound->first < NUMBER_LONGEST &&
	       is_of_number(&prose->glyphs[bound->first - 1]))
		bound->first--;
	bound->value = value_of(prose, bound->first, end);
	return bound->first < end;
}

static bool bound_behind(const struct prose *prose, size_t i,
			 struct bound *bound)
{
	bound->first = bound->end = i;
	while (bound->end < prose->n && bound->end - i < NUMBER_LONGEST &&
	       is_of_number(&prose->glyphs[bound->end]))
		bound->end++;
	bound->value = value_of(prose, i, bound->end);
	bound->percent = is_percent(glyph_at(prose, bound->end));
	bound->date = is_time_word(glyph_at(prose, bound->end));
	return bound->end > i;
}

/* Numbers of telephones, laws, models: they go on to the left or right, or
 * begin with 0. */
static bool is_code(const struct prose *prose, const struct bound *from,
		    const struct bound *to)
{
	const struct glyph *left = glyph_before(prose, from->first);
	const struct glyph *right = glyph_at(prose, to->end);
	uint32_t zero = prose->glyphs[from->first].code;

	return (zero == '0' && from->end - from->first > 1 &&
		prose->glyphs[from->first + 1].code != '.') ||
	       left->class == GLYPH_LATIN || right->class == GLYPH_LATIN ||
	       left->code == '-' || right->code == '-' || left->code == '/' ||
	       right->code == '/' || left->code == '~' || right->code == '~' ||
	       left->traits & GLYPH_CODE || right->traits & GLYPH_CODE;
}

static bool is_year(const struct bound *bound)
{
	return bound->end - bound->first == 4 && bound->value >= 1000 &&
	       bound->value < 2200;
}

/* Years of the calendar and months are times; 3 to 5 months (3～5个月) and
 * 5 to 10 years are numbers. */
static bool is_time(const struct bound *from, const struct bound *to,
		    uint32_t unit)
{
	if (from->date)
		return true;
	if (unit == 0x5E74) /* 年 */
		return is_year(from) && is_year(to);
	return to->date;
}

static bool is_range_mark(uint32_t c)
{
	return c == '-' || c == '~' || c == 0xFF5E || c == 0x301C ||
	       c == 0x2013 || c == 0x2014;
}

static void add_range(const struct prose *prose, size_t i,
		      const struct bound *from, const struct bound *to,
		      struct slips *slips)
{
	const struct typography_rules *rules = prose->language->typography;
	const struct glyph *unit = glyph_at(prose, to->end);
	uint32_t mark = prose->glyphs[i].code;
	bool time = is_time(from, to, unit->code);
	struct str instead = time ? rules->time_range : rules->number_range;

	if (!instead.len || (!time && !from->date && to->value <= from->value))
		return;
	if (mark == '-' && !to->percent && unit->class != GLYPH_HAN)
		return;
	if (mark == '-' || mark == '~' ||
	    (time && (mark == 0xFF5E || mark == 0x301C)))
		slip_add(slips, prose,
			 time ? SLIP_RANGE_TIME : SLIP_RANGE_NUMBER,
			 from->first, to->end,
			 arena_join(slips->arena,
				    glyphs_text(prose, from->first, i), instead,
				    glyphs_text(prose, to->first, to->end)));
}

/* 8～10%: 8 what? */
static void add_percent(const struct prose *prose, size_t i,
			const struct bound *from, const struct bound *to,
			struct slips *slips)
{
	const struct typography_rules *rules = prose->language->typography;
	struct str percent = glyphs_text(prose, to->end, to->end + 1);
	uint32_t mark = prose->glyphs[i].code;
	struct str number = glyphs_text(prose, from->first, i);
	struct str range = mark == '-' || mark == '~'
				   ? rules->number_range
				   : glyphs_text(prose, i, i + 1);

	slip_add(slips, prose, SLIP_RANGE_PERCENT, from->first, to->end + 1,
		 arena_join(slips->arena,
			    arena_join(slips->arena, number, percent, range),
			    glyphs_text(prose, to->first, to->end), percent));
}

void find_range(const struct prose *prose, size_t i, struct slips *slips)
{
	struct bound from = {0}, to = {0};

	if (!is_range_mark(prose->glyphs[i].code) ||
	    !bound_before(prose, i, &from) ||
	    !bound_behind(prose, i + 1, &to) || is_code(prose, &from, &to))
		return;
	if (prose->language->typography->repeat_percent && to.percent &&
	    !from.percent && !from.date && to.value > from.value)
		add_percent(prose, i, &from, &to, slips);
	else
		add_range(prose, i, &from, &to, slips);
}

/* The zero of years in Han */

static bool is_false_zero(uint32_t c)
{
	return c == 'O' || c == 'o' || c == '0' || c == 0x25CB || c == 0x25EF ||
	       c == 0xFF2F || c == 0xFF10;
}

static bool is_han_digit(const struct glyph *glyph)
{
	return glyph->class == GLYPH_HAN && han_digit(glyph->code) < 10;
}

/* A row of Han digits with false zeros in it, seen from its first one: the
 * row begins with a Han digit and has three places at least (二O五). */
void find_circle_zero(const struct prose *prose, size_t i, struct slips *slips)
{
	enum { LONGEST = 8 };
	size_t first = i, end = i, digits = 0;
	struct buf instead = {0};

	if (!is_false_zero(prose->glyphs[i].code) ||
	    !is_han_digit(glyph_before(prose, i)))
		return;
	while (first > 0 && i - first < LONGEST &&
	       is_han_digit(&prose->glyphs[first - 1]))
		first--;
	if (first && is_false_zero(prose->glyphs[first - 1].code))
		return; /* reported with the row's first */
	while (end < prose->n && end - i < LONGEST &&
	       !(prose->glyphs[end].traits & GLYPH_CODE) &&
	       (is_han_digit(&prose->glyphs[end]) ||
		is_false_zero(prose->glyphs[end].code)))
		digits += is_han_digit(&prose->glyphs[end++]);
	if (end - first < 3 || digits + (i - first) < 2)
		return;
	for (size_t j = first; j < end; j++)
		buf_put(&instead, is_false_zero(prose->glyphs[j].code)
					  ? STR("〇")
					  : glyphs_text(prose, j, j + 1));
	slip_add(slips, prose, SLIP_CIRCLE_ZERO, first, end,
		 buf_copy(&instead, slips->arena));
	buf_free(&instead);
}

/* Headings */

/* Styles from the highest: what stands before and behind the number. */
static const struct style {
	struct str open, close;
	bool han;
} styles[] = {
	{STR_INIT(""), STR_INIT("、"), true},
	{STR_INIT("（"), STR_INIT("）"), true},
	{STR_INIT(""), STR_INIT("."), false},
	{STR_INIT("（"), STR_INIT("）"), false},
};

enum { STYLES = sizeof(styles) / sizeof(*styles) };

/* Han numbers up to 九十九, arabic ones up to 999; 0 if there is none. */
static uint32_t take_number(struct str *rest, bool han)
{
	uint32_t number = 0, tens = 0;
	size_t pos = 0, n = 0;

	while (pos < rest->len && n < 3) {
		size_t next = pos;
		uint32_t c = utf8_next(*rest, &next);
		unsigned digit = han_digit(c);

		if (digit > 10 || (c < 0x80) == han)
			break;
		if (digit == 10) {
			tens = n ? number * 10 : 10;
			number = 0;
		} else {
			number = han ? digit : number * 10 + digit;
		}
		pos = next;
		n++;
	}
	*rest = str_slice(*rest, pos, rest->len);
	return tens + number;
}

struct heading_number typography_heading(const struct language *language,
					 struct str heading)
{
	for (unsigned i = 0; language->typography->numbered && i < STYLES;
	     i++) {
		struct str rest = heading;
		uint32_t number;

		if (!str_starts(rest, styles[i].open))
			continue;
		rest = str_slice(rest, styles[i].open.len, rest.len);
		number = take_number(&rest, styles[i].han);
		if (!number || !str_starts(rest, styles[i].close))
			continue;
		rest = str_slice(rest, styles[i].close.len, rest.len);
		/* 1.5 is no number of a heading's first level. */
		if (!styles[i].han && rest.len && rest.ptr[0] >= '0' &&
		    rest.ptr[0] <= '9')
			continue;
		return (struct heading_number){
			i + 1, number,
			str_slice(heading, 0, heading.len - rest.len)};
	}
	return (struct heading_number){0};
}

static void put_han_number(struct buf *out, uint32_t number)
{
	static const char digits[] = "〇一二三四五六七八九";

	if (number >= 20)
		buf_put(out, (struct str){digits + 3 * (number / 10 % 10), 3});
	if (number >= 10)
		buf_put(out, STR("十"));
	if (number % 10)
		buf_put(out, (struct str){digits + 3 * (number % 10), 3});
}

void typography_put_number(struct buf *out, unsigned style, uint32_t number)
{
	const struct style *form = &styles[style - 1];

	buf_put(out, form->open);
	if (form->han && number < 100)
		put_han_number(out, number);
	else
		buf_put_number(out, number);
	buf_put(out, form->close);
}
