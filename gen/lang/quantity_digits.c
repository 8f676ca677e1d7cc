/* Digits with what parts them. */
#include "lang/quantity_digits.h"

#include "base/utf8.h"

enum { SIGNIFICANT_MOST = 30 };

int figure_at(struct str text, size_t pos, size_t *width)
{
	const unsigned char *p = (const unsigned char *)text.ptr + pos;

	*width = 1;
	if (pos >= text.len)
		return -1;
	if (p[0] >= '0' && p[0] <= '9')
		return p[0] - '0';
	if (p[0] == 0xEF && pos + 2 < text.len && p[1] == 0xBC &&
	    p[2] >= 0x90 && p[2] <= 0x99) {
		*width = 3;
		return p[2] - 0x90;
	}
	return -1;
}

size_t skip_figures(struct str text, size_t pos, size_t *n)
{
	size_t width;

	for (*n = 0; figure_at(text, pos, &width) >= 0; pos += width)
		++*n;
	return pos;
}

/* Whether the mark at the position is the one; full stops and commas of full
 * width are the same between digits. */
static size_t mark_at(struct str text, size_t pos, char mark)
{
	struct str rest = str_slice(text, pos, text.len);
	size_t width;

	if (!rest.len || !mark)
		return 0;
	if (rest.ptr[0] == mark)
		return 1;
	if (mark == '.' && str_starts(rest, STR("．")))
		return 3;
	if (mark == ',' && str_starts(rest, STR("，")) && pos >= 3 &&
	    figure_at(text, pos - 3, &width) >= 0 && width == 3)
		return 3;
	return 0;
}

/* The thin spaces that part groups of digits in any language. */
static size_t thin_space_at(struct str text, size_t pos)
{
	struct str rest = str_slice(text, pos, text.len);

	return str_starts(rest, STR("\xE2\x80\xAF")) ||
			       str_starts(rest, STR("\xE2\x80\x89"))
		       ? 3
		       : 0;
}

/* Behind groups of three digits, each with the mark before it. */
static size_t skip_groups(struct str text, size_t pos, char mark, bool solid,
			  size_t *groups)
{
	*groups = 0;
	for (;;) {
		size_t width = mark_at(text, pos, mark);
		size_t n, end;

		if (!width)
			width = thin_space_at(text, pos);
		/* 2 500元: where words touch, a space is one that parts. */
		if (!width && solid && pos < text.len && text.ptr[pos] == ' ')
			width = 1;
		if (!width)
			return pos;
		end = skip_figures(text, pos + width, &n);
		if (n != 3)
			return pos;
		pos = end;
		++*groups;
	}
}

/* Where either mark may part groups or decimals: the mark that parts groups
 * of three and nothing else is of groups. */
static char neutral_group(struct str text, size_t pos)
{
	static const char marks[] = {',', '.'};
	size_t groups, n;

	for (size_t i = 0; i < 2; i++) {
		size_t end = skip_groups(text, pos, marks[i], false, &groups);

		if (groups && !mark_at(text, end, marks[i]))
			return marks[i];
		if (mark_at(text, pos, marks[i]) &&
		    skip_figures(text, pos + 1, &n) && n && !groups)
			return marks[1 - i];
	}
	return ',';
}

/* Behind the further parts of 1.2.3. */
static size_t skip_parts(struct str text, size_t pos)
{
	while (pos + 1 < text.len && text.ptr[pos] == '.' &&
	       char_is_digit(text.ptr[pos + 1])) {
		size_t n;

		pos = skip_figures(text, pos + 1, &n);
	}
	return pos;
}

/* The exponent of 2⁵³. */
static size_t skip_superscript(struct str text, size_t pos)
{
	while (pos < text.len) {
		size_t next = pos;
		uint32_t c = utf8_next(text, &next);

		if (c != 0xB9 && c != 0xB2 && c != 0xB3 &&
		    (c < 0x2070 || c > 0x2079))
			break;
		pos = next;
	}
	return pos;
}

struct marks {
	char group, decimal;
};

/* The marks of the rules; where those leave it open, what stands behind the
 * first figures of a number tells. */
static struct marks marks_of(const struct quantity_rules *rules,
			     struct str text, size_t pos, size_t n)
{
	struct marks marks = {rules->group, rules->decimal};

	if (marks.group)
		return marks;
	if (n <= 3)
		marks.group = neutral_group(text, pos);
	marks.decimal = '.';
	if (marks.group == '.' || (!marks.group && mark_at(text, pos, ',')))
		marks.decimal = ',';
	return marks;
}

static void read_decimals(struct digits *digits, struct str text, char mark)
{
	size_t width = mark_at(text, digits->end, mark);
	size_t end;

	if (!width)
		return;
	end = skip_figures(text, digits->end + width, &digits->n_decimals);
	if (digits->n_decimals)
		digits->end = end;
}

struct digits digits_read(const struct quantity_rules *rules, struct str text,
			  size_t start)
{
	struct digits digits = {0};
	size_t groups = 0, after;
	struct marks marks;

	digits.end = skip_figures(text, start, &digits.n);
	marks = marks_of(rules, text, digits.end, digits.n);
	if (digits.n <= 3)
		digits.end = skip_groups(text, digits.end, marks.group,
					 rules->solid, &groups);
	digits.n += 3 * groups;
	digits.grouped = groups > 0;
	read_decimals(&digits, text, marks.decimal);
	after = digits.end;
	if (digits.n_decimals && mark_at(text, after, marks.decimal))
		after = skip_parts(text, after);
	after = skip_superscript(text, after);
	if (after > digits.end)
		return (struct digits){.end = after, .name = true};
	digits.name = digits.n + digits.n_decimals > SIGNIFICANT_MOST;
	return digits;
}

struct rational digits_value(struct str digits, int n_decimals)
{
	struct rational value = {0, 1};

	for (size_t pos = 0, width; pos < digits.len; pos += width) {
		int figure = figure_at(digits, pos, &width);

		if (figure >= 0)
			value.num = value.num * 10 + figure;
	}
	return rational_multiply(value, rational_power_of_ten(-n_decimals));
}
