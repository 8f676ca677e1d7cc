/* The index of a language's words, and how a word is told in a text. */
#include "lang/quantity_index.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Letters of alphabets beyond ASCII; exact classes do not matter here. */
static bool is_wide_letter(uint32_t c)
{
	return c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7;
}

size_t letter_at(struct str text, size_t pos)
{
	size_t end = pos;

	if (pos >= text.len)
		return 0;
	if (!((unsigned char)text.ptr[pos] & 0x80))
		return char_is_letter(text.ptr[pos]);
	return is_wide_letter(utf8_next(text, &end)) ? end - pos : 0;
}

size_t word_index_piece(struct str text, size_t pos)
{
	size_t end = pos, width;

	while ((width = letter_at(text, end)))
		end += width;
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
	return hash_piece(word->text, 0, word_index_piece(word->text, 0));
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

const struct word_index *word_index_of(const struct quantity_rules *rules)
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

size_t word_index_first(const struct word_index *index, struct str text,
			size_t pos, size_t piece)
{
	uint32_t hash = hash_piece(text, pos, piece);
	size_t slot = hash % WORD_SLOTS;

	while (index->slots[slot]) {
		size_t first = index->slots[slot] - 1u;

		if (index->hashes[first] == hash)
			return first;
		slot = (slot + 1) % WORD_SLOTS;
	}
	return index->n;
}

size_t word_index_next(const struct word_index *index, size_t i)
{
	size_t next = i + index->n_rows[i];

	return next < index->n && index->hashes[next] == index->hashes[i]
		       ? next
		       : index->n;
}

size_t space_at(struct str text, size_t pos)
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

/* Whether a word that ends at the position would be cut out of a longer one. */
static bool is_cut(struct str text, size_t pos)
{
	if (pos == 0 || pos >= text.len)
		return false;
	if (char_is_letter(text.ptr[pos - 1]))
		return char_is_letter(text.ptr[pos]);
	return char_is_digit(text.ptr[pos - 1]) && char_is_word(text.ptr[pos]);
}

size_t number_word_match(struct str text, size_t pos,
			 const struct number_word *word)
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
