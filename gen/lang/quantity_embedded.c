/* Passages in Latin letters: the runs between Han, without the numbers at
 * their ends. */
#include "lang/quantity_embedded.h"

#include <string.h>

#include "base/utf8.h"

enum {
	WORD_LETTERS = 3, /* fewer may be a unit: GB */
	CJK_MARKS = 0x2E80,
	HAN_FIRST = 0x3400,
	FULL_WIDTH = 0xFF00
};

/* The end of what is neither Han nor a mark of full width. *han: Han ends
 * it. */
static size_t run_end(struct str text, size_t pos, bool *han)
{
	*han = false;
	while (pos < text.len) {
		size_t next = pos;
		uint32_t c = utf8_next(text, &next);

		if (c >= CJK_MARKS) {
			*han = c >= HAN_FIRST && c < FULL_WIDTH;
			return pos;
		}
		pos = next;
	}
	return pos;
}

static size_t skip_wide(struct str text, size_t pos, bool *han)
{
	*han = false;
	while (pos < text.len) {
		size_t next = pos;
		uint32_t c = utf8_next(text, &next);

		if (c < CJK_MARKS)
			break;
		*han = c >= HAN_FIRST && c < FULL_WIDTH;
		pos = next;
	}
	return pos;
}

/* The piece between white space that begins or ends at the edge. */
static struct str piece_at(struct str run, bool last)
{
	size_t start = 0, end = run.len;

	if (last) {
		start = end;
		while (start && !char_is_space(run.ptr[start - 1]))
			start--;
	} else {
		end = 0;
		while (end < run.len && !char_is_space(run.ptr[end]))
			end++;
	}
	return str_slice(run, start, end);
}

/* Whether a piece is a number of the text around rather than a word. */
static bool is_numeric(struct str piece)
{
	return piece.len && !char_is_letter(piece.ptr[0]);
}

static struct str trim_start(struct str run)
{
	bool any = false;

	run = str_trim(run);
	while (run.len && (any || is_numeric(piece_at(run, false)))) {
		struct str piece = piece_at(run, false);

		/* The word behind a number may be its unit. */
		any = is_numeric(piece);
		run = str_trim(str_slice(run, piece.len, run.len));
	}
	return run;
}

static struct str trim_end(struct str run)
{
	run = str_trim(run);
	while (run.len && is_numeric(piece_at(run, true)))
		run = str_trim(
			str_slice(run, 0, run.len - piece_at(run, true).len));
	return run;
}

/* Whether there are words enough to read it by another language's rules. */
static bool is_passage(struct str run)
{
	size_t words = 0, letters = 0;
	bool digits = false;

	for (size_t i = 0; i < run.len && !(words && (digits || words > 1));
	     i++) {
		letters = char_is_letter(run.ptr[i]) ? letters + 1 : 0;
		words += letters == WORD_LETTERS;
		digits |= run.ptr[i] >= '0' && run.ptr[i] <= '9';
	}
	return words && (digits || words > 1);
}

struct span embedded_next(struct str text, size_t pos)
{
	bool before, after;

	while (pos < text.len) {
		size_t start = skip_wide(text, pos, &before);
		size_t end = run_end(text, start, &after);
		struct str run = str_slice(text, start, end);

		if (before)
			run = trim_start(run);
		if (after)
			run = trim_end(run);
		if (is_passage(run)) {
			start = (size_t)(run.ptr - text.ptr);
			return (struct span){(uint32_t)start,
					     (uint32_t)(start + run.len)};
		}
		pos = end;
	}
	return (struct span){(uint32_t)text.len, (uint32_t)text.len};
}
