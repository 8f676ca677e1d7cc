/* Where sentences end.
 *
 * A scan for marks that may end a sentence, each judged by what stands around
 * it. Every byte is looked at a bounded number of times: a run of marks is
 * judged once, and words are looked up only as far as the longest
 * abbreviation. */
#include "lang/sentence.h"

#include "base/utf8.h"
#include "lang/character.h"
#include "lang/sentence_rules.h"

/* What a character does at the end of a sentence. */
enum mark {
	MARK_NONE,
	MARK_STOP,     /* ends a sentence by itself: 。 */
	MARK_ELLIPSIS, /* ends one where the next begins like a sentence */
	MARK_QUERY,    /* ? and ! of ASCII: likewise */
	MARK_POINT     /* the full stop of ASCII, which has other work too */
};

enum { WORD_LONGEST = 24 }; /* bytes of a word that is looked up */

static enum mark mark_of(uint32_t c)
{
	switch (c) {
	case '.':
		return MARK_POINT;
	case '!':
	case '?':
	case 0x203C: /* ‼ */
	case 0x2047: /* ⁇ */
	case 0x2048: /* ⁈ */
	case 0x2049: /* ⁉ */
		return MARK_QUERY;
	case 0x2026: /* … */
		return MARK_ELLIPSIS;
	case 0x0589: /* Armenian */
	case 0x061F: /* Arabic question mark */
	case 0x06D4: /* Urdu full stop */
	case 0x0964: /* danda */
	case 0x0965:
	case 0x0F0D: /* Tibetan shad */
	case 0x0F0E:
	case 0x104A: /* Burmese */
	case 0x104B:
	case 0x1362: /* Ethiopic */
	case 0x1367:
	case 0x17D4: /* Khmer */
	case 0x17D5:
	case 0x1803: /* Mongolian */
	case 0x1809:
	case 0x3002: /* 。 */
	case 0xFE12:
	case 0xFF01: /* ！ */
	case 0xFF1F: /* ？ */
	case 0xFF61:
		return MARK_STOP;
	}
	return MARK_NONE;
}

/* Bytes that begin a mark; all others are passed over at once. */
static bool may_begin_mark(unsigned char byte)
{
	switch (byte) {
	case '.':
	case '!':
	case '?':
	case 0xD6:
	case 0xD8:
	case 0xDB:
	case 0xE0:
	case 0xE1:
	case 0xE2:
	case 0xE3:
	case 0xEF:
		return true;
	}
	return false;
}

/* Marks that close what a sentence opened and belong to it. */
static bool is_closing(uint32_t c)
{
	switch (c) {
	case '"':
	case '\'':
	case ')':
	case ']':
	case '}':
	case 0xBB:   /* » */
	case 0x2019: /* ’ */
	case 0x201D: /* ” */
	case 0x203A: /* › */
	case 0x3009: /* 〉 */
	case 0x300B: /* 》 */
	case 0x300D: /* 」 */
	case 0x300F: /* 』 */
	case 0x3011: /* 】 */
	case 0x3015: /* 〕 */
	case 0x301E: /* 〞 */
	case 0x301F: /* 〟 */
	case 0xFF02: /* ＂ */
	case 0xFF07: /* ＇ */
	case 0xFF09: /* ） */
	case 0xFF3D: /* ］ */
	case 0xFF5D: /* ｝ */
	case 0xFF60: /* ｠ */
		return true;
	}
	return false;
}

static uint32_t peek(struct str text, size_t pos)
{
	return pos < text.len ? utf8_next(text, &pos) : 0;
}

/* Behind further marks and closing marks. German closes with “, which opens
 * in the languages that need no space behind a mark. */
static size_t skip_closing(const struct sentence_rules *rules, struct str text,
			   size_t pos, enum mark *mark)
{
	while (pos < text.len) {
		size_t next = pos;
		uint32_t c = utf8_next(text, &next);
		enum mark other = mark_of(c);

		bool closes = is_closing(c) || (c == 0x201C && !rules->solid);

		if (other == MARK_NONE && !closes)
			break;
		if (other == MARK_STOP || other == MARK_QUERY)
			*mark = other;
		else if (other == MARK_POINT && *mark == MARK_POINT)
			*mark = MARK_ELLIPSIS; /* three full stops */
		pos = next;
	}
	return pos;
}

static size_t skip_space(struct str text, size_t pos)
{
	while (pos < text.len) {
		size_t next = pos;

		if (!character_is_space(utf8_next(text, &next)))
			break;
		pos = next;
	}
	return pos;
}

/* Behind opening quotes and brackets: “The … */
static size_t skip_opening(struct str text, size_t pos)
{
	while (pos < text.len) {
		size_t next = pos;
		uint32_t c = utf8_next(text, &next);

		if (c >= '0' && c <= '9')
			break;
		if (!character_is_punctuation(c) || mark_of(c) != MARK_NONE)
			break;
		pos = next;
	}
	return pos;
}

/* Whether the word is in a list of words between spaces; case counts only
 * beyond ASCII. */
static bool is_listed(struct str list, struct str word)
{
	char key[WORD_LONGEST + 2];

	if (!list.len || !word.len || word.len > WORD_LONGEST)
		return false;
	key[0] = ' ';
	for (size_t i = 0; i < word.len; i++)
		key[i + 1] = char_lower(word.ptr[i]);
	key[word.len + 1] = ' ';
	return str_find(list, (struct str){key, word.len + 2}) != STR_NONE;
}

/* The word before the full stop at the position, with inner full stops and
 * at most so long that it can be listed. */
static struct str word_before(struct str text, size_t start, size_t stop)
{
	size_t pos = stop;

	while (pos > start && stop - pos <= WORD_LONGEST) {
		size_t before = pos;
		uint32_t c = utf8_previous(text, &before);

		if (c != '.' && (!character_is_word(c) || character_is_wide(c)))
			break;
		pos = before;
	}
	return str_slice(text, pos, stop);
}

static struct str word_after(struct str text, size_t pos)
{
	size_t end = pos;

	while (end < text.len && end - pos <= WORD_LONGEST) {
		size_t next = end;

		if (!character_is_word(utf8_next(text, &next)))
			break;
		end = next;
	}
	return str_slice(text, pos, end);
}

static bool is_number(struct str word)
{
	uint32_t number;

	return str_to_number(word, 999999, &number);
}

/* One capital letter, or several with full stops between: J, U.S */
static bool is_initials(struct str word)
{
	size_t letters = 0;

	for (size_t pos = 0; pos < word.len; letters++) {
		if (!character_is_upper(utf8_next(word, &pos)))
			return false;
		if (pos < word.len && word.ptr[pos++] != '.')
			return false;
	}
	return letters > 0;
}

/* Whether the full stop belongs to its word rather than to a sentence. */
static bool is_abbreviated(const struct sentence_rules *rules, struct str text,
			   size_t start, size_t stop, size_t next)
{
	struct str word = word_before(text, start, stop);
	struct str follower = word_after(text, skip_opening(text, next));
	bool before_digit = follower.len && follower.ptr[0] >= '0' &&
			    follower.ptr[0] <= '9';

	if (is_number(word)) {
		bool is_first = word.ptr == text.ptr + start;

		return word.len <= 3 && (is_first || rules->ordinals);
	}
	if (is_listed(rules->numbered, word) && before_digit)
		return true;
	if (is_listed(rules->starters, follower))
		return is_listed(rules->never, word);
	return is_listed(rules->never, word) ||
	       is_listed(rules->rarely, word) || is_initials(word);
}

/* Whether a sentence may begin at the position, as far as the character there
 * tells. */
static bool may_begin(const struct sentence_rules *rules, struct str text,
		      size_t closed, size_t next, enum mark mark)
{
	if (next == closed) {
		uint32_t c = peek(text, next);

		return rules->solid && c >= 0x80 &&
		       (character_is_wide(c) || c == 0x201C || c == 0x2018);
	}

	size_t word = skip_opening(text, next);

	if (word == text.len)
		return mark != MARK_POINT;
	return !character_is_lower(peek(text, word));
}

static bool ends(const struct sentence_rules *rules, struct str text,
		 size_t start, size_t stop, size_t closed, size_t next,
		 enum mark mark)
{
	switch (mark) {
	case MARK_NONE:
		return false;
	case MARK_STOP:
		return true;
	case MARK_ELLIPSIS:
	case MARK_QUERY:
		return may_begin(rules, text, closed, next, mark);
	case MARK_POINT:
		return may_begin(rules, text, closed, next, mark) &&
		       !is_abbreviated(rules, text, start, stop, next);
	}
	return false;
}

size_t sentence_end(const struct language *language, struct str text,
		    size_t start)
{
	const struct sentence_rules *rules = language->sentences;

	for (size_t pos = start; pos < text.len;) {
		if (!may_begin_mark((unsigned char)text.ptr[pos])) {
			pos++;
			continue;
		}

		size_t stop = pos;
		enum mark mark = mark_of(utf8_next(text, &pos));

		if (mark == MARK_NONE)
			continue;

		size_t closed = skip_closing(rules, text, pos, &mark);
		size_t next = skip_space(text, closed);

		if (next == text.len ||
		    ends(rules, text, start, stop, closed, next, mark))
			return next;
		pos = closed;
	}
	return text.len;
}
