/* Line breaking by dynamic programming over the characters of a short text.
 * Widths count in thousandths of an em. What a break costs is its penalty
 * plus the square of what the line falls short of an even share. */
#include "write/epub_lines.h"

#include <string.h>

#include "base/utf8.h"
#include "lang/character.h"

enum {
	TEXT_MAX = 240, /* characters; more are cut */
	EM = 1000,      /* width units of an em */
	MARGIN = 30,    /* a wider font than we thought */
	BOLD = 120,     /* per cent: bold letters beside plain ones */
	SIZE_STEP = 4,
	PITCH = 130, /* hundredths of the font size */
};

/* Penalties, in the unit of squared shares (see line_cost). */
enum {
	BREAK_SENSE = 0,
	BREAK_SPACE = 15000,
	BREAK_IDEOGRAPH = 20000,
	BREAK_NUMBER = 15000000,    /* between a number and its unit: dearer
				       than all lines can be */
	BREAK_ANYWHERE = 100000000, /* inside a word: only if nothing else */
	NEVER = 2000000000,
};

struct text {
	struct str bytes;
	size_t len;              /* characters */
	size_t at[TEXT_MAX + 2]; /* byte position of each */
	uint32_t character[TEXT_MAX + 1];
	uint32_t before[TEXT_MAX + 2];  /* width of what stands before each */
	uint32_t penalty[TEXT_MAX + 1]; /* of a break before each */
};

unsigned lines_pitch(unsigned size)
{
	return size * PITCH / 100;
}

static bool is_one_of(uint32_t c, const char *set)
{
	struct str marks = str_from(set);
	size_t pos = 0;

	while (pos < marks.len)
		if (utf8_next(marks, &pos) == c)
			return true;
	return false;
}

static bool is_closing(uint32_t c)
{
	return is_one_of(c,
			 "，。、；：？！）》〉」』】〕］｝”’…—～·％,.;:?!)]}%");
}

static bool is_opening(uint32_t c)
{
	return is_one_of(c, "（《〈「『【〔［｛“‘([{");
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static uint32_t ascii_width(uint32_t c)
{
	if (is_one_of(c, "ijlI|'.,:;! "))
		return 300;
	if (is_one_of(c, "frt()[]/-\""))
		return 400;
	if (is_one_of(c, "mwMW@%"))
		return 950;
	return c >= 'A' && c <= 'Z' ? 720 : 550;
}

static uint32_t width_of(const struct language *language, uint32_t c)
{
	if (c < 0x80)
		return ascii_width(c);
	if (character_is_wide(c) || c == 0x2014 || c == 0x2026)
		return EM;
	if (c >= 0x2010 && c < 0x2028) /* quotes: wide in Chinese fonts */
		return language->spaced ? 500 : EM;
	return character_width(c) ? character_width(c) * 600 : 0;
}

static uint32_t penalty_between(uint32_t left, uint32_t right)
{
	if (is_closing(right) || is_opening(left) ||
	    character_width(right) == 0)
		return NEVER;
	if (left == ' ')
		return BREAK_SPACE;
	if (right == ' ')
		return NEVER; /* the space stays with the line before */
	if (left == 0x0F0B || left == 0x200B)
		return BREAK_SPACE; /* a Tibetan tsheg, a zero-width space */
	if (character_is_wide(left) && character_is_wide(right)) {
		bool sense = is_opening(right) || is_closing(left);

		return sense ? BREAK_SENSE : BREAK_IDEOGRAPH;
	}
	if (is_digit(left) || is_digit(right))
		return character_is_wide(left) || character_is_wide(right)
			       ? BREAK_NUMBER
			       : BREAK_ANYWHERE;
	if (character_is_wide(left) || character_is_wide(right))
		return BREAK_IDEOGRAPH;
	return left == '-' ? BREAK_SPACE : BREAK_ANYWHERE;
}

static void measure(struct text *text, const struct language *language,
		    bool bold)
{
	size_t pos = 0;

	text->len = 0;
	text->before[0] = 0;
	while (pos < text->bytes.len && text->len < TEXT_MAX) {
		size_t i = text->len++;
		uint32_t width;

		text->at[i] = pos;
		text->character[i] = utf8_next(text->bytes, &pos);
		width = width_of(language, text->character[i]);
		if (bold && width < EM) /* ideographs keep their square */
			width = width * BOLD / 100;
		text->before[i + 1] = text->before[i] + width;
	}
	text->at[text->len] = pos;
	for (size_t i = 1; i < text->len; i++) {
		uint32_t left = text->character[i - 1];
		uint32_t p = penalty_between(left, text->character[i]);

		if (left == ' ' && i > 1 &&
		    is_one_of(text->character[i - 2], ",:;—"))
			p = BREAK_SENSE;
		text->penalty[i] = p;
	}
}

/* Characters [from, to) as they are printed: no space at the end. */
static uint32_t line_width(const struct text *text, size_t from, size_t to)
{
	while (to > from && text->character[to - 1] == ' ')
		to--;
	return text->before[to] - text->before[from];
}

/* The cost of a line of that width where each may have at most room: the
 * missing per mille, squared. */
static uint64_t line_cost(uint32_t width, uint32_t room)
{
	uint64_t missing = (uint64_t)(room - width) * 1000 / room;

	return missing * missing;
}

/* Cuts the text into n lines of at most room; breaks[i] is where line i ends.
 * Returns the cost, NEVER or more if there is no way. Of ways that cost the
 * same, the one with the shorter lines first is taken. */
static uint64_t cut(const struct text *text, size_t n, uint32_t room,
		    size_t *breaks)
{
	uint64_t best[LINES_MAX + 1][TEXT_MAX + 1];
	uint8_t from[LINES_MAX + 1][TEXT_MAX + 1];

	for (size_t i = 0; i <= text->len; i++)
		best[0][i] = i ? NEVER : 0;
	for (size_t line = 1; line <= n; line++)
		for (size_t to = 0; to <= text->len; to++) {
			best[line][to] = NEVER;
			for (size_t i = to; i-- > 0;) {
				uint32_t width = line_width(text, i, to);
				uint64_t cost = best[line - 1][i];

				if (width > room)
					break;
				cost += line_cost(width, room) +
					(i ? text->penalty[i] : 0);
				if (cost >= NEVER || cost > best[line][to])
					continue;
				best[line][to] = cost;
				from[line][to] = (uint8_t)i;
			}
		}
	if (best[n][text->len] >= NEVER)
		return NEVER;
	for (size_t line = n, to = text->len; line > 0; line--) {
		breaks[line - 1] = to;
		to = from[line][to];
	}
	return best[n][text->len];
}

static struct str line_text(const struct text *text, size_t from, size_t to)
{
	return str_trim(str_slice(text->bytes, text->at[from], text->at[to]));
}

/* The fewest lines of the size; false if they do not fit, or only by breaks
 * that cost the limit or more. */
static bool fit_size(const struct text *text, struct lines_box box,
		     unsigned size, uint64_t limit, struct lines *lines)
{
	uint32_t room = (uint32_t)((uint64_t)box.width * EM / size);
	size_t most = box.height / lines_pitch(size);
	size_t breaks[LINES_MAX];

	for (size_t n = 1; n <= most && n <= LINES_MAX; n++) {
		uint64_t cost = cut(text, n, room, breaks);

		if (cost >= limit)
			continue;
		lines->len = n;
		lines->size = size;
		for (size_t i = 0; i < n; i++)
			lines->text[i] = line_text(text, i ? breaks[i - 1] : 0,
						   breaks[i]);
		return true;
	}
	return false;
}

static bool fit_any_size(const struct text *text, struct lines_box box,
			 uint64_t limit, struct lines *lines)
{
	for (unsigned size = box.largest; size >= box.smallest;
	     size -= SIZE_STEP)
		if (fit_size(text, box, size, limit, lines))
			return true;
	return false;
}

/* Ends the text with "…", in place of a last word that is not whole. */
static void cut_short(struct buf *buf, const struct language *language)
{
	size_t len = buf->len;

	while (language->spaced && len > 0 && buf->ptr[len - 1] != ' ')
		len--;
	if (len > buf->len / 2)
		buf->len = len - 1;
	buf_put(buf, STR("…"));
}

/* At most TEXT_MAX characters, white space folded. */
static struct str shorten(struct arena *arena, const struct language *language,
			  struct str text)
{
	struct buf buf = {0};
	size_t pos = 0, n = 0;
	struct str shortened;

	text = str_trim(text);
	while (pos < text.len && n < TEXT_MAX) {
		uint32_t c = utf8_next(text, &pos);

		if (!character_is_space(c)) {
			buf_put_code_point(&buf, c);
		} else if (buf.len && buf.ptr[buf.len - 1] != ' ') {
			buf_put_char(&buf, ' ');
		} else {
			continue;
		}
		if (++n == TEXT_MAX - 1 && pos < text.len) {
			cut_short(&buf, language);
			break;
		}
	}
	shortened = buf_copy(&buf, arena);
	buf_free(&buf);
	return shortened;
}

struct lines lines_fit(struct arena *arena, const struct language *language,
		       struct str text, struct lines_box box)
{
	struct text *measured = ARENA_NEW(arena, struct text);
	struct lines lines = {.size = box.smallest};

	measured->bytes = shorten(arena, language, text);
	measure(measured, language, box.bold);
	if (!measured->len)
		return lines;
	box.width -= box.width * MARGIN / 1000;
	if (fit_any_size(measured, box, BREAK_NUMBER, &lines) ||
	    fit_any_size(measured, box, BREAK_ANYWHERE, &lines))
		return lines;
	lines.broken = true;
	while (!fit_size(measured, box, box.smallest, NEVER, &lines)) {
		/* Too long at any size: half of it, until it fits. */
		measured->len /= 2;
		if (!measured->len)
			break;
	}
	return lines;
}

unsigned lines_width(struct arena *arena, const struct language *language,
		     struct str text, bool bold)
{
	struct text *measured = ARENA_NEW(arena, struct text);

	measured->bytes = shorten(arena, language, text);
	measure(measured, language, bold);
	return line_width(measured, 0, measured->len);
}
