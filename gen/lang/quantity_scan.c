/* Cutting a text into the words, digits and names that may be quantities.
 *
 * One pass. Each character begins at most one look-up, and a look-up compares
 * as many bytes as the longest word of a language has. */
#include "lang/quantity_scan.h"

#include <string.h>

#include "base/utf8.h"
#include "lang/quantity_digits.h"
#include "lang/quantity_index.h"
#include "lang/quantity_name.h"

enum {
	TOKENS_ENOUGH = 512, /* then a sentence's end will do */
	TOKENS_MOST = 4096
};

struct scanner {
	struct token_scan *scan;
	const struct word_index *index;
	struct arena *arena;
	size_t end; /* of the last token */
	enum token_gap gap;
};

static struct token *add_token(struct scanner *scanner, enum token_kind kind,
			       size_t start, size_t end)
{
	struct token_scan *scan = scanner->scan;
	struct token *token;

	if (scan->n == scan->cap) {
		size_t cap = scan->cap ? scan->cap * 2 : 64;
		struct token *tokens =
			arena_alloc(scanner->arena, cap * sizeof(*tokens));

		if (scan->n)
			memcpy(tokens, scan->tokens, scan->n * sizeof(*tokens));
		scan->tokens = tokens;
		scan->cap = cap;
	}
	token = &scan->tokens[scan->n++];
	*token = (struct token){
		.span = {(uint32_t)start, (uint32_t)end},
		.kind = (uint8_t)kind,
		.gap = (uint8_t)scanner->gap,
	};
	scanner->gap = GAP_NONE;
	scanner->end = end;
	return token;
}

static void widen_gap(struct scanner *scanner, enum token_gap gap)
{
	if (gap > scanner->gap)
		scanner->gap = gap;
}

/* Whether digits or a number word stand right before the position; or a word
 * for a digit, and nothing else will do. */
static bool is_behind_number(const struct scanner *scanner, size_t pos,
			     bool digit_word)
{
	const struct token_scan *scan = scanner->scan;
	const struct token *last;
	enum number_part part;

	if (!scan->n || scanner->end != pos)
		return false;
	last = &scan->tokens[scan->n - 1];
	if (last->kind == TOKEN_DIGITS)
		return !digit_word;
	if (last->kind != TOKEN_WORD)
		return false;
	part = last->rows[0]->part;
	return part == PART_DIGIT || (part == PART_SCALE && !digit_word);
}

/* Whether one of the characters that lift a stop is at the position. */
static bool is_lifted(struct str text, size_t pos, struct str unless)
{
	struct str follower;
	size_t end = pos;

	if (!unless.len || pos >= text.len)
		return false;
	utf8_next(text, &end);
	follower = str_slice(text, pos, end);
	return str_find(unless, follower) != STR_NONE;
}

/* Whether the character at the position alone is part of a number: 三万一千
 * holds no 万一. */
static bool begins_as_number(const struct scanner *scanner, size_t pos)
{
	const uint64_t parts = PART_BIT(PART_DIGIT) | PART_BIT(PART_SCALE);
	const struct word_index *index = scanner->index;
	struct str text = scanner->scan->text;
	size_t piece = word_index_piece(text, pos);

	for (size_t i = word_index_first(index, text, pos, piece); i < index->n;
	     i = word_index_next(index, i)) {
		if (index->parts[i] & parts &&
		    number_word_match(text, pos, index->words[i]) == piece)
			return true;
	}
	return false;
}

static bool may_stand(const struct scanner *scanner, size_t pos, size_t end,
		      const struct number_word *word)
{
	if (word->flags & WORD_NOT_BEHIND_DIGIT)
		return !is_behind_number(scanner, pos, true);
	if (word->part == PART_STOP && scanner->scan->rules->solid)
		return !(is_behind_number(scanner, pos, false) &&
			 begins_as_number(scanner, pos)) &&
		       !is_lifted(scanner->scan->text, end, word->unless);
	return true;
}

/* The end of the longest word that begins at the position, and its first row;
 * 0 if there is none. */
static size_t find_word(const struct scanner *scanner, size_t pos, size_t piece,
			size_t *row)
{
	const struct word_index *index = scanner->index;
	struct str text = scanner->scan->text;

	for (size_t i = word_index_first(index, text, pos, piece); i < index->n;
	     i = word_index_next(index, i)) {
		size_t end = number_word_match(text, pos, index->words[i]);

		if (end && may_stand(scanner, pos, end, index->words[i])) {
			*row = i;
			return end;
		}
	}
	return 0;
}

static size_t add_word(struct scanner *scanner, size_t pos, size_t piece)
{
	const struct word_index *index = scanner->index;
	size_t row = 0;
	size_t end = find_word(scanner, pos, piece, &row);
	struct token *token;

	if (!end)
		return 0;
	token = add_token(scanner, TOKEN_WORD, pos, end);
	token->rows = &index->words[row];
	token->parts = index->parts[row];
	token->n_rows = (uint8_t)index->n_rows[row];
	return end;
}

static uint8_t clamp(size_t n)
{
	return n > UINT8_MAX ? UINT8_MAX : (uint8_t)n;
}

static size_t add_digits(struct scanner *scanner, size_t start)
{
	struct digits digits =
		digits_read(scanner->scan->rules, scanner->scan->text, start);
	struct token *token =
		add_token(scanner, digits.name ? TOKEN_NAME : TOKEN_DIGITS,
			  start, digits.end);

	token->grouped = digits.grouped;
	token->n_digits = clamp(digits.n);
	token->n_decimals = clamp(digits.n_decimals);
	return digits.end;
}

static bool has_part(const struct token *token, enum number_part part)
{
	return token->parts & PART_BIT(part);
}

/* Letters: a word of the rules, the beginning of a name, or neither. */
static size_t add_letters(struct scanner *scanner, size_t pos)
{
	struct token_scan *scan = scanner->scan;
	struct str text = scan->text;
	size_t piece = word_index_piece(text, pos);
	size_t digits = name_digits(text, pos, piece);
	size_t n = scan->n;
	enum token_gap gap = scanner->gap;
	size_t end = add_word(scanner, pos, piece);

	if (end > piece || (end && !digits) ||
	    (end && has_part(&scan->tokens[n], PART_UNIT_BEFORE)))
		return end;
	scan->n = n;
	if (!digits) {
		widen_gap(scanner, GAP_TEXT);
		return piece;
	}
	scanner->gap = gap;
	end = name_end(text, digits);
	add_token(scanner, TOKEN_NAME, pos, end);
	return end;
}

/* What may touch digits from behind without making them a name; what is short
 * for a scale does so behind a sign of money only. */
static bool may_follow_digits(const struct token_scan *scan, size_t i)
{
	const uint64_t parts = PART_BIT(PART_UNIT) |
			       PART_BIT(PART_ORDINAL_AFTER) |
			       PART_BIT(PART_DECADE_AFTER) |
			       PART_BIT(PART_NOON) | PART_BIT(PART_SCALE) |
			       PART_BIT(PART_TIMES) | PART_BIT(PART_MONTH);

	if (token_has_part(scan, i, parts))
		return true;
	return has_part(&scan->tokens[i], PART_MAGNITUDE) && i >= 2 &&
	       has_part(&scan->tokens[i - 2], PART_UNIT_BEFORE);
}

/* The letters that touch the digits before the position, as a word that may
 * stand there. */
static bool add_touching(struct scanner *scanner, size_t pos)
{
	struct str text = scanner->scan->text;
	size_t piece = word_index_piece(text, pos);
	size_t n = scanner->scan->n;

	if (!add_word(scanner, pos, piece))
		return false;
	return may_follow_digits(scanner->scan, n) &&
	       (scanner->end > piece || piece >= text.len ||
		!char_is_digit(text.ptr[piece]));
}

/* Digits, and the letters that touch them: a unit, or both are a name. */
static size_t add_number(struct scanner *scanner, size_t pos)
{
	struct token_scan *scan = scanner->scan;
	struct str text = scan->text;
	enum token_gap gap = scanner->gap;
	size_t n = scan->n;
	size_t end = add_digits(scanner, pos);
	bool plus = end + 1 < text.len && text.ptr[end] == '+' &&
		    char_is_letter(text.ptr[end + 1]);

	if (!plus && (end >= text.len || !char_is_letter(text.ptr[end])))
		return end;
	if (!plus && add_touching(scanner, end))
		return scanner->end;
	scan->n = n;
	scanner->gap = gap;
	end = name_end(text, end + plus);
	add_token(scanner, TOKEN_NAME, pos, end);
	return end;
}

static enum token_gap gap_of(uint32_t c)
{
	switch (c) {
	case '.':
	case '!':
	case '?':
	case 0x3002: /* 。 */
	case 0xFF01: /* ！ */
	case 0xFF1F: /* ？ */
		return GAP_SENTENCE;
	case ',':
	case ';':
	case ':':
	case 0x3001: /* 、 */
	case 0xFF0C: /* ， */
	case 0xFF1A: /* ： */
	case 0xFF1B: /* ； */
		return GAP_CLAUSE;
	}
	return GAP_TEXT;
}

static size_t add_other(struct scanner *scanner, size_t pos)
{
	struct str text = scanner->scan->text;
	size_t piece = pos, space = space_at(text, pos);
	uint32_t c;
	size_t end;

	if (space) {
		widen_gap(scanner, GAP_SPACE);
		return pos + space;
	}
	c = utf8_next(text, &piece);
	end = add_word(scanner, pos, piece);
	if (end)
		return end;
	widen_gap(scanner, gap_of(c));
	return piece;
}

/* The .5 that stands for 0.5. */
static bool is_bare_decimal(const struct quantity_rules *rules, struct str text,
			    size_t pos)
{
	return text.ptr[pos] == '.' && rules->decimal == '.' &&
	       pos + 1 < text.len && char_is_digit(text.ptr[pos + 1]) &&
	       (pos == 0 || strchr(" ($-", text.ptr[pos - 1]));
}

/* The text from the position on, as one token, two, or a gap. */
static size_t token_step(struct scanner *scanner, size_t pos)
{
	struct str text = scanner->scan->text;
	size_t width, end = address_end(text, pos);

	if (end) {
		widen_gap(scanner, GAP_CLAUSE);
		return end;
	}
	if (figure_at(text, pos, &width) >= 0 ||
	    is_bare_decimal(scanner->scan->rules, text, pos))
		return add_number(scanner, pos);
	if (letter_at(text, pos))
		return add_letters(scanner, pos);
	return add_other(scanner, pos);
}

struct token_scan token_begin(const struct quantity_rules *rules,
			      struct str text)
{
	return (struct token_scan){.rules = rules, .text = text};
}

/* A sentence too long for one scan is cut between words, never between a
 * number and its unit: back to the last token that stands apart. */
static size_t cut_apart(struct token_scan *scan, size_t pos)
{
	enum { FAR = 64 };

	for (size_t i = scan->n - 1; i > 0 && i + FAR > scan->n; i--) {
		if (scan->tokens[i].gap < GAP_TEXT)
			continue;
		scan->n = i;
		return scan->tokens[i].span.start;
	}
	return pos;
}

bool token_next(struct token_scan *scan, struct arena *arena)
{
	struct scanner scanner = {
		.scan = scan,
		.index = word_index_of(scan->rules),
		.arena = arena,
		.gap = GAP_SENTENCE,
	};
	size_t pos = scan->end;

	scan->n = 0;
	while (pos < scan->text.len && scan->n < TOKENS_MOST - 2 &&
	       (scan->n < TOKENS_ENOUGH || scanner.gap < GAP_SENTENCE))
		pos = token_step(&scanner, pos);
	if (scan->n >= TOKENS_MOST - 2 && scanner.gap < GAP_SENTENCE)
		pos = cut_apart(scan, pos);
	scan->end = pos;
	return scan->n > 0 || pos < scan->text.len;
}

bool token_has_part(const struct token_scan *scan, size_t i, uint64_t parts)
{
	return i < scan->n && scan->tokens[i].parts & parts;
}

const struct number_word *token_part(const struct token_scan *scan, size_t i,
				     enum number_part part)
{
	if (!token_has_part(scan, i, PART_BIT(part)))
		return NULL;
	for (size_t row = 0; row < scan->tokens[i].n_rows; row++) {
		if (scan->tokens[i].rows[row]->part == part)
			return scan->tokens[i].rows[row];
	}
	return NULL;
}

bool token_is_near(const struct token_scan *scan, size_t i)
{
	return i < scan->n && scan->tokens[i].gap <= GAP_SPACE;
}

bool token_is_touching(const struct token_scan *scan, size_t i)
{
	return i < scan->n && scan->tokens[i].gap == GAP_NONE;
}

struct rational token_digits(const struct token_scan *scan, size_t i)
{
	const struct token *token = &scan->tokens[i];

	if (token->kind != TOKEN_DIGITS)
		return (struct rational){0, 0};
	return digits_value(str_span(scan->text, token->span),
			    token->n_decimals);
}
