/* What changes inside a line of text before cmark sees it, and back.
 *
 * Emphasis beside Chinese punctuation follows the CommonMark CJK-friendly
 * amendments (https://github.com/tats-u/markdown-cjk-friendly): a run of "*"
 * with an East Asian character on one side and no space on the other can open
 * and close emphasis. cmark agrees where punctuation stands on both sides, so
 * a full stop of ours is put there, except beside ASCII punctuation. Runs of
 * "_" need nothing: cmark's rules for them come to the same, and a full stop
 * of ours never stands beside one. */
#include <string.h>

#include "base/utf8.h"
#include "lang/character.h"
#include "read/markdown_internal.h"

static bool is_between(uint32_t c, uint32_t first, uint32_t last)
{
	return c - first <= last - first;
}

/* The amendments' "CJK character": wide, full-width and half-width
 * characters that are no emoji, and Hangul. */
static bool is_east_asian(uint32_t c)
{
	if (c < 0x1100)
		return false;
	if (is_between(c, 0x4E00, 0x9FFF) || is_between(c, 0xAC00, 0xD7A3) ||
	    is_between(c, 0x1100, 0x11FF))
		return true;
	return character_is_wide(c) || c == 0x20A9 ||
	       is_between(c, 0x3131, 0x318E) || is_between(c, 0x3200, 0x321E) ||
	       is_between(c, 0x3260, 0x327F) || is_between(c, 0xA960, 0xA97C) ||
	       is_between(c, 0xD7B0, 0xD7FB) || is_between(c, 0xFF61, 0xFFDC) ||
	       is_between(c, 0xFFE8, 0xFFEE);
}

/* What stands beside a run of "*". What cmark takes for punctuation beyond
 * ASCII depends on its table; nothing here relies on that. */
struct neighbour {
	bool is_space;
	bool is_east_asian;
	bool is_word;   /* surely no punctuation */
	bool is_ascii;  /* punctuation of ASCII */
	bool is_varied; /* punctuation, hidden from cmark by a selector */
};

static struct neighbour neighbour_of(uint32_t c)
{
	if (character_is_space(c))
		return (struct neighbour){.is_space = true};
	return (struct neighbour){
		.is_east_asian = is_east_asian(c),
		.is_word = character_is_word(c),
		.is_ascii = c < 0x80 && character_is_punctuation(c),
	};
}

static struct neighbour neighbour_behind(struct str s, size_t pos)
{
	if (pos == s.len)
		return (struct neighbour){.is_space = true};
	return neighbour_of(utf8_next(s, &pos));
}

/* A variation selector counts as what it varies; the selectors of quotation
 * marks in their full-width form make them East Asian. */
static struct neighbour neighbour_before(struct str s, size_t pos)
{
	struct neighbour neighbour;
	uint32_t selector, c;

	if (!pos)
		return (struct neighbour){.is_space = true};
	selector = utf8_previous(s, &pos);
	neighbour = neighbour_of(selector);
	if (is_between(selector, 0xE0100, 0xE01EF))
		neighbour.is_east_asian = true;
	if (!pos || !is_between(selector, 0xFE00, 0xFE0E))
		return neighbour;
	c = utf8_previous(s, &pos);
	neighbour.is_east_asian =
		is_east_asian(c) ||
		(selector == 0xFE01 && (is_between(c, 0x2018, 0x2019) ||
					is_between(c, 0x201C, 0x201D)));
	neighbour.is_varied =
		!neighbour.is_east_asian && character_is_punctuation(c);
	return neighbour;
}

/* On which sides full stops make cmark see the run as the amendments do. */
struct help {
	bool lead;
	bool tail;
};

static struct help help_for(struct neighbour before, struct neighbour behind)
{
	struct help help = {0};

	if (before.is_space || behind.is_space)
		return help;
	if (before.is_east_asian || behind.is_east_asian) {
		if (before.is_word && behind.is_word)
			return help;
		help.lead = !before.is_ascii;
		help.tail = !behind.is_ascii;
	} else if (before.is_varied) {
		help.lead = true;
	}
	return help;
}

/* The run of "*" at pos: returns where it ends. */
static size_t edit_stars(const struct markdown_source *source, struct str s,
			 size_t pos, struct buf *out)
{
	size_t end = pos;
	struct help help;

	while (end < s.len && s.ptr[end] == '*')
		end++;
	help = help_for(neighbour_before(s, pos), neighbour_behind(s, end));
	if (help.lead) {
		markdown_put_sentinel(source, LEAD, out);
		buf_put_char(out, '.');
	}
	buf_put(out, str_slice(s, pos, end));
	if (help.tail) {
		buf_put_char(out, '.');
		markdown_put_sentinel(source, TAIL, out);
	}
	return end;
}

/* A reference to a note at pos: returns where it ends, or pos. What follows
 * or comes before must not make a link of it, which the marks see to; an
 * image stays one. before is the character in front of it. */
static size_t edit_note(struct markdown_source *source, struct str s,
			size_t pos, char before, struct buf *out)
{
	struct note_reference reference;
	size_t len =
		markdown_note_label(str_slice(s, pos, s.len), &reference.label);
	char behind;

	if (!len)
		return pos;
	behind = pos + len < s.len ? s.ptr[pos + len] : ' ';
	reference.offset = (size_t)(s.ptr + pos - source->text.ptr);
	if (before == ']')
		markdown_put_sentinel(source, MARK, out);
	buf_put_char(out, '[');
	markdown_put_sentinel(source, CARET, out);
	buf_put_number(out, source->references.len / sizeof(reference));
	buf_put_char(out, ']');
	if (before != '!' && (behind == '(' || behind == '['))
		markdown_put_sentinel(source, MARK, out);
	buf_put(&source->references,
		(struct str){(const char *)&reference, sizeof(reference)});
	return pos + len;
}

static bool is_ascii_punctuation(char c)
{
	return c > ' ' && c < 0x7F && character_is_punctuation((uint32_t)c);
}

bool markdown_has_note(struct str s)
{
	size_t at;

	while ((at = str_find_char(s, '[')) != STR_NONE) {
		if (at + 1 < s.len && s.ptr[at + 1] == '^')
			return true;
		s = str_slice(s, at + 1, s.len);
	}
	return false;
}

/* The next character from pos on that may have to change, or hides the next
 * from doing so. */
static size_t next_special(struct str s, size_t pos)
{
	static const bool special[256] = {
		['*'] = true, ['['] = true, ['\\'] = true};

	while (pos < s.len && !special[(unsigned char)s.ptr[pos]])
		pos++;
	return pos;
}

bool markdown_edit_text(struct markdown_source *source, struct str s,
			struct buf *edited)
{
	size_t pos = 0, done = 0, escaped = 0;

	if (!(source->has_stars && str_find_char(s, '*') != STR_NONE) &&
	    !(source->has_notes && markdown_has_note(s)))
		return false;
	buf_clear(edited);
	while ((pos = next_special(s, pos)) < s.len) {
		size_t end;

		if (s.ptr[pos] == '\\') {
			pos++;
			pos += pos < s.len && is_ascii_punctuation(s.ptr[pos]);
			escaped = pos;
			continue;
		}
		buf_put(edited, str_slice(s, done, pos));
		if (s.ptr[pos] == '*')
			end = edit_stars(source, s, pos, edited);
		else
			end = edit_note(source, s, pos,
					pos > escaped ? s.ptr[pos - 1] : ' ',
					edited);
		done = end;
		pos = end > pos ? end : pos + 1;
	}
	buf_put(edited, str_slice(s, done, s.len));
	return !str_eq(s, buf_str(edited));
}

bool markdown_has_sentinel(struct str s)
{
	return str_find_char(s, (char)0xEE) != STR_NONE;
}

bool markdown_starts_with(const struct markdown_source *source, struct str s,
			  enum sentinel sentinel)
{
	return !source->is_plain && s.len >= SENTINEL_LEN &&
	       !memcmp(s.ptr, source->sentinels[sentinel], SENTINEL_LEN);
}

void markdown_put_sentinel(const struct markdown_source *source,
			   enum sentinel sentinel, struct buf *out)
{
	buf_put(out, (struct str){source->sentinels[sentinel], SENTINEL_LEN});
}

size_t markdown_reference_at(const struct markdown_source *source, struct str s,
			     const struct note_reference **reference)
{
	const struct note_reference *all = (const void *)source->references.ptr;
	size_t n = source->references.len / sizeof(*all);
	size_t end = SENTINEL_LEN, number = 0;

	if (!markdown_starts_with(source, s, CARET))
		return 0;
	while (end < s.len && s.ptr[end] >= '0' && s.ptr[end] <= '9' &&
	       number <= n)
		number = number * 10 + (size_t)(s.ptr[end++] - '0');
	if (end == SENTINEL_LEN || number >= n)
		return 0;
	*reference = &all[number];
	return end;
}

/* The number of a marker and the end of its comment at the head of s, the
 * beginning of which is in out: the author's line comes back. A length, or 0.
 * That happens only where cmark sees a block that the scanner did not. */
static size_t undo_marker(const struct markdown_source *source, struct str s,
			  struct buf *out)
{
	struct marker *const *markers = (const void *)source->markers.ptr;
	size_t end = str_find(str_slice(s, 0, 16), STR("-->"));
	uint32_t number;

	if (end == STR_NONE || !str_ends(buf_str(out), STR("<!--")) ||
	    !str_to_number(str_slice(s, 0, end), INT32_MAX, &number) ||
	    number >= source->markers.len / sizeof(*markers))
		return 0;
	out->len -= 4;
	buf_put(out,
		str_slice(source->text, markers[number]->offset,
			  markers[number]->offset + markers[number]->length));
	return end + 3;
}

/* Undoes the sentinel at the head of s; what comes before it is in out.
 * Returns the length of what was put in, or 0. */
static size_t undo(const struct markdown_source *source, struct str s,
		   struct buf *out)
{
	const struct note_reference *reference;
	size_t len = markdown_reference_at(source, s, &reference);

	if (len) {
		buf_put_char(out, '^');
		buf_put(out, reference->label);
		return len;
	}
	if (markdown_starts_with(source, s, MARK))
		return SENTINEL_LEN +
		       undo_marker(source, str_slice(s, SENTINEL_LEN, s.len),
				   out);
	if (markdown_starts_with(source, s, LEAD))
		return SENTINEL_LEN + 1;
	if (!markdown_starts_with(source, s, TAIL))
		return 0;
	out->len -= out->len > 0;
	return SENTINEL_LEN;
}

void markdown_restore(const struct markdown_source *source, struct str s,
		      struct buf *out)
{
	while (s.len) {
		size_t at = str_find_char(s, (char)0xEE);
		size_t len;

		buf_put(out, str_slice(s, 0, at));
		if (at == STR_NONE)
			return;
		s = str_slice(s, at, s.len);
		len = undo(source, s, out);
		if (!len) {
			len = 1;
			buf_put_char(out, s.ptr[0]);
		}
		s = str_slice(s, len, s.len);
	}
}
