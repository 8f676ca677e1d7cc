/* Cutting a text into the words, digits and names that may be quantities.
 *
 * One pass. Each character begins at most one look-up, and a look-up compares
 * as many bytes as the longest word of a language has. */
#include "lang/quantity_scan.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum {
	CODE_BYTES = 64,
	SIGNIFICANT_MOST = 30,
	TOKENS_ENOUGH = 512, /* then a sentence's end will do */
	TOKENS_MOST = 4096
};

/* Letters of alphabets beyond ASCII; exact classes do not matter here. */
static bool is_wide_letter(uint32_t c)
{
	return c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7;
}

/* The end of what a look-up begins with: a whole word, or one character. */
static size_t first_piece(struct str text, size_t pos)
{
	size_t end = pos;

	while (end < text.len) {
		size_t next = end;

		if (char_is_letter(text.ptr[end]))
			next++;
		else if (!((unsigned char)text.ptr[end] & 0x80) ||
			 !is_wide_letter(utf8_next(text, &next)))
			break;
		end = next;
	}
	if (end == pos)
		utf8_next(text, &end);
	return end;
}

static uint32_t hash_piece(struct str text, size_t start, size_t end)
{
	uint32_t hash = 2166136261u;

	for (size_t i = start; i < end; i++)
		hash = (hash ^ (unsigned char)char_lower(text.ptr[i])) *
		       16777619u;
	return hash ^ hash >> 15;
}

static uint32_t hash_word(const struct number_word *word)
{
	return hash_piece(word->text, 0, first_piece(word->text, 0));
}

/* By hash, the longest first; equal texts side by side. */
static int compare_words(const void *a, const void *b)
{
	const struct number_word *left = *(const struct number_word *const *)a;
	const struct number_word *right = *(const struct number_word *const *)b;
	uint32_t left_hash = hash_word(left), right_hash = hash_word(right);

	if (left_hash != right_hash)
		return left_hash < right_hash ? -1 : 1;
	if (left->text.len != right->text.len)
		return left->text.len > right->text.len ? -1 : 1;
	return str_cmp(left->text, right->text);
}

static void add_words(struct word_index *index, const struct number_word *words,
		      size_t n)
{
	assert(index->n + n <= WORDS_MOST);
	for (size_t i = 0; i < n; i++)
		index->words[index->n++] = &words[i];
}

/* What rows of the same text have in common stands with each of them. */
static void join_texts(struct word_index *index)
{
	for (size_t i = 0, n; i < index->n; i += n) {
		uint64_t parts = 0;

		for (n = 0;
		     i + n < index->n &&
		     str_eq(index->words[i]->text, index->words[i + n]->text);
		     n++)
			parts |= PART_BIT(index->words[i + n]->part);
		for (size_t row = i; row < i + n; row++) {
			index->parts[row] = parts;
			index->n_rows[row] = (uint16_t)n;
		}
	}
}

static void build_index(const struct quantity_rules *rules)
{
	struct word_index *index = rules->index;

	add_words(index, number_words_neutral, n_number_words_neutral);
	add_words(index, rules->words, rules->n_words);
	qsort(index->words, index->n, sizeof(*index->words), compare_words);
	join_texts(index);
	for (size_t i = 0; i < index->n; i++) {
		uint32_t hash = hash_word(index->words[i]);
		size_t slot = hash % WORD_SLOTS;

		index->hashes[i] = hash;
		if (i && index->hashes[i - 1] == hash)
			continue;
		while (index->slots[slot])
			slot = (slot + 1) % WORD_SLOTS;
		index->slots[slot] = (uint16_t)(i + 1);
	}
}

static const struct word_index *index_of(const struct quantity_rules *rules)
{
	static pthread_mutex_t building = PTHREAD_MUTEX_INITIALIZER;
	struct word_index *index = rules->index;

	if (!index->ready) {
		pthread_mutex_lock(&building);
		if (!index->ready) {
			build_index(rules);
			index->ready = true;
		}
		pthread_mutex_unlock(&building);
	}
	return index;
}

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

/* The width of a white space character at the position, or 0. */
static size_t space_at(struct str text, size_t pos)
{
	const char *p = text.ptr + pos;
	size_t left = pos < text.len ? text.len - pos : 0;

	if (!left)
		return 0;
	switch ((unsigned char)*p) {
	case ' ':
	case '\t':
	case '\n':
	case '\r':
		return 1;
	case 0xC2: /* no-break space */
		return left >= 2 && !memcmp(p, "\xC2\xA0", 2) ? 2 : 0;
	case 0xE2: /* narrow no-break space, thin space */
		return left >= 3 && (!memcmp(p, "\xE2\x80\xAF", 3) ||
				     !memcmp(p, "\xE2\x80\x89", 3))
			       ? 3
			       : 0;
	case 0xE3: /* ideographic space */
		return left >= 3 && !memcmp(p, "\xE3\x80\x80", 3) ? 3 : 0;
	}
	return 0;
}

/* The thin spaces that part groups of digits in any language. */
static size_t thin_space_at(struct str text, size_t pos)
{
	size_t width = space_at(text, pos);

	return width == 3 && (unsigned char)text.ptr[pos] == 0xE2 ? 3 : 0;
}

/* Whether a word that ends at the position would be cut out of a longer one. */
static bool is_cut(struct str text, size_t pos)
{
	if (pos == 0 || pos >= text.len)
		return false;
	if (char_is_letter(text.ptr[pos - 1]))
		return char_is_letter(text.ptr[pos]);
	return char_is_digit(text.ptr[pos - 1]) &&
	       (char_is_digit(text.ptr[pos]) || char_is_letter(text.ptr[pos]));
}

/* The end of the word in the text at the position, or 0 if it is not there. */
static size_t match(struct str text, size_t pos, const struct number_word *word)
{
	bool exact = word->flags & WORD_EXACT;

	for (size_t i = 0; i < word->text.len; i++) {
		char want = word->text.ptr[i];

		if (want == ' ') {
			size_t width = space_at(text, pos);

			if (!width)
				return 0;
			pos += width;
			continue;
		}
		if (pos >= text.len ||
		    (exact ? text.ptr[pos] : char_lower(text.ptr[pos])) != want)
			return 0;
		pos++;
	}
	return is_cut(text, pos) ? 0 : pos;
}

static bool is_number_word(const struct number_word *word)
{
	return word->part == PART_DIGIT || word->part == PART_SCALE;
}

/* Whether digits or a number word stand right before the position. */
static bool is_behind_number(const struct scanner *scanner, size_t pos,
			     bool digit_word)
{
	const struct token_scan *scan = scanner->scan;
	const struct token *last;

	if (!scan->n || scanner->end != pos)
		return false;
	last = &scan->tokens[scan->n - 1];
	if (last->kind == TOKEN_DIGITS)
		return !digit_word;
	return last->kind == TOKEN_WORD &&
	       (digit_word ? last->rows[0]->part == PART_DIGIT
			   : is_number_word(last->rows[0]));
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

static size_t group_of(const struct word_index *index, uint32_t hash)
{
	size_t slot = hash % WORD_SLOTS;

	while (index->slots[slot]) {
		size_t first = index->slots[slot] - 1u;

		if (index->hashes[first] == hash)
			return first;
		slot = (slot + 1) % WORD_SLOTS;
	}
	return index->n;
}

/* Whether the character at the position alone is part of a number: 三万一千
 * holds no 万一. */
static bool begins_as_number(const struct scanner *scanner, size_t pos)
{
	const struct word_index *index = scanner->index;
	struct str text = scanner->scan->text;
	size_t piece = first_piece(text, pos);
	uint32_t hash = hash_piece(text, pos, piece);

	for (size_t i = group_of(index, hash);
	     i < index->n && index->hashes[i] == hash; i++) {
		if (is_number_word(index->words[i]) &&
		    match(text, pos, index->words[i]) == piece)
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

/* The longest word that begins at the position; its first row and how many
 * rows it has. */
static size_t find_word(const struct scanner *scanner, size_t pos, size_t piece,
			size_t *first, size_t *n)
{
	const struct word_index *index = scanner->index;
	struct str text = scanner->scan->text;
	uint32_t hash = hash_piece(text, pos, piece);

	for (size_t i = group_of(index, hash);
	     i < index->n && index->hashes[i] == hash;) {
		size_t rows = index->n_rows[i];
		size_t end = match(text, pos, index->words[i]);

		if (end && may_stand(scanner, pos, end, index->words[i])) {
			*first = i;
			*n = rows;
			return end;
		}
		i += rows;
	}
	return 0;
}

static size_t add_word(struct scanner *scanner, size_t pos, size_t piece)
{
	size_t first = 0, n = 0;
	size_t end = find_word(scanner, pos, piece, &first, &n);
	struct token *token;

	if (!end)
		return 0;
	token = add_token(scanner, TOKEN_WORD, pos, end);
	token->rows = &scanner->index->words[first];
	token->parts = scanner->index->parts[first];
	token->n_rows = (uint8_t)n;
	return end;
}

/* The figure of a digit at the position, ASCII or full-width, or -1; *width is
 * how many bytes it has. */
static int figure_at(struct str text, size_t pos, size_t *width)
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

static size_t skip_figures(struct str text, size_t pos, size_t *n)
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

/* Behind groups of three digits, each with the mark before it. */
static size_t skip_groups(struct str text, size_t pos, char mark, bool solid,
			  size_t *groups)
{
	*groups = 0;
	for (;;) {
		size_t width = mark ? mark_at(text, pos, mark) : 0;
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

static size_t clamp(size_t n)
{
	return n > 255 ? 255 : n;
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

static size_t add_digits(struct scanner *scanner, size_t start)
{
	const struct quantity_rules *rules = scanner->scan->rules;
	struct str text = scanner->scan->text;
	size_t n, decimals = 0, groups = 0, after;
	size_t end = skip_figures(text, start, &n);
	char group = rules->group, decimal = rules->decimal;
	struct token *token;

	if (!group) {
		group = n <= 3 ? neutral_group(text, end) : 0;
		decimal = group == '.' ? ',' : '.';
		if (!group && mark_at(text, end, ','))
			decimal = ',';
	}
	if (n <= 3)
		end = skip_groups(text, end, group, rules->solid, &groups);
	after = mark_at(text, end, decimal);
	if (after) {
		after = skip_figures(text, end + after, &decimals);
		if (decimals)
			end = after;
	}
	after = end;
	if (decimals && mark_at(text, end, decimal))
		after = skip_parts(text, end);
	after = skip_superscript(text, after);
	if (after > end) {
		add_token(scanner, TOKEN_NAME, start, after);
		return after;
	}
	token = add_token(scanner, TOKEN_DIGITS, start, end);
	token->grouped = groups > 0;
	token->n_digits = (uint8_t)clamp(n + 3 * groups);
	token->n_decimals = (uint8_t)clamp(decimals);
	if (n + 3 * groups + decimals > SIGNIFICANT_MOST)
		token->kind = TOKEN_NAME;
	return end;
}

/* A name goes on over marks that letters or digits follow at once. */
static size_t skip_name(struct str text, size_t pos)
{
	while (pos < text.len) {
		size_t width;

		if (char_is_letter(text.ptr[pos])) {
			pos++;
		} else if (figure_at(text, pos, &width) >= 0) {
			pos += width;
		} else if (pos + 1 < text.len &&
			   strchr(".-+/", text.ptr[pos]) && text.ptr[pos] &&
			   (char_is_letter(text.ptr[pos + 1]) ||
			    char_is_digit(text.ptr[pos + 1]))) {
			pos += 2;
		} else {
			break;
		}
	}
	return pos;
}

static bool is_capitals(struct str text, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++) {
		if (text.ptr[i] < 'A' || text.ptr[i] > 'Z')
			return false;
	}
	return true;
}

/* Where the digits of a name that begins with letters begin: they follow at
 * once (G20), or behind a hyphen and capitals (COVID-19). */
static size_t name_digits(struct str text, size_t pos, size_t piece)
{
	if (piece >= text.len)
		return 0;
	if (char_is_digit(text.ptr[piece]))
		return piece;
	if (text.ptr[piece] == '-' && piece + 1 < text.len &&
	    char_is_digit(text.ptr[piece + 1]) && is_capitals(text, pos, piece))
		return piece + 1;
	return 0;
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
	size_t piece = first_piece(text, pos);
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
	end = skip_name(text, digits);
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
	size_t piece = first_piece(text, pos);
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
	end = skip_name(text, end + plus);
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

static bool is_address(struct str text, size_t pos)
{
	struct str rest = str_slice(text, pos, pos + 8);

	return (text.ptr[pos] == 'h' && (str_starts(rest, STR("http://")) ||
					 str_starts(rest, STR("https://")))) ||
	       (text.ptr[pos] == 'w' && str_starts(rest, STR("www.")));
}

/* Addresses of pages hold no quantities. */
static size_t skip_address(struct scanner *scanner, size_t pos)
{
	struct str text = scanner->scan->text;

	while (pos < text.len && (unsigned char)text.ptr[pos] > ' ' &&
	       !((unsigned char)text.ptr[pos] & 0x80))
		pos++;
	widen_gap(scanner, GAP_CLAUSE);
	return pos;
}

/* The text from the position on, as one token, two, or a gap. */
/* Whether an identifier or a path begins at the letter: use_case_2,
 * example.org/2016. Only so many bytes are looked at. */
static bool is_code(struct str text, size_t pos)
{
	size_t end = pos + CODE_BYTES < text.len ? pos + CODE_BYTES : text.len;
	size_t point = 0;

	for (size_t i = pos; i < end; i++) {
		char c = text.ptr[i];

		if (c == '_' && i + 1 < end)
			return char_is_letter(text.ptr[i + 1]) ||
			       char_is_digit(text.ptr[i + 1]);
		if (c == '/' && point && i > point + 2)
			return true;
		if (c == '.')
			point = i;
		else if (!char_is_letter(c) && !char_is_digit(c) && c != '-')
			return false;
	}
	return false;
}

/* A digital object identifier: 10.1145/3035918.3054784. */
static bool is_object_id(struct str text, size_t pos)
{
	size_t n;

	if (!str_starts(str_slice(text, pos, text.len), STR("10.")))
		return false;
	pos = skip_figures(text, pos + 3, &n);
	return n >= 4 && pos < text.len && text.ptr[pos] == '/';
}

static bool is_behind_letter(struct str text, size_t pos)
{
	return pos && (char_is_letter(text.ptr[pos - 1]) ||
		       char_is_digit(text.ptr[pos - 1]));
}

static size_t token_step(struct scanner *scanner, size_t pos)
{
	struct str text = scanner->scan->text;
	size_t width, next = pos;

	if (!is_behind_letter(text, pos) &&
	    (char_is_letter(text.ptr[pos]) ? is_code(text, pos)
					   : is_object_id(text, pos)))
		return skip_address(scanner, pos);
	if (figure_at(text, pos, &width) >= 0 ||
	    is_bare_decimal(scanner->scan->rules, text, pos))
		return add_number(scanner, pos);
	if (is_address(text, pos))
		return skip_address(scanner, pos);
	if (char_is_letter(text.ptr[pos]) ||
	    ((unsigned char)text.ptr[pos] >= 0xC3 &&
	     is_wide_letter(utf8_next(text, &next))))
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
		.index = index_of(scan->rules),
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
	struct str text = str_span(scan->text, token->span);
	struct rational value = {0, 1};
	size_t pos = 0, width;

	if (token->kind != TOKEN_DIGITS)
		return (struct rational){0, 0};
	while (pos < text.len) {
		int figure = figure_at(text, pos, &width);

		if (figure >= 0)
			value.num = value.num * 10 + figure;
		pos += figure >= 0 ? width : 1;
	}
	return rational_multiply(value,
				 rational_power_of_ten(-token->n_decimals));
}
