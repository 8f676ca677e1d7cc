/* Taking texts apart.
 *
 * The text is read grapheme cluster by grapheme cluster; the class of a
 * cluster is that of its first character. */
#include "lang/words.h"

#include <string.h>

#include "base/utf8.h"
#include "lang/character.h"
#include "lang/words_rules.h"

enum { LIGHT_MOST = 12 /* bytes of the longest light word */ };

/* The cluster at hand. */
struct cluster {
	size_t start, end;
	uint32_t first; /* its first character */
	enum word_kind kind;
};

struct splitting {
	const struct language *language;
	struct str text;
	struct arena *arena;
	struct word *words;
	size_t n, cap;
};

static const uint32_t pauses[] = {0x3001, 0x00B7, 0x30FB, '/', 0xFF0F};

/* Marks that end a clause, of several scripts. */
static const uint32_t stops[] = {
	',',    '.',    ';',    ':',    '!',    '?',    0xFF0C, 0x3002,
	0xFF1B, 0xFF1A, 0xFF01, 0xFF1F, 0x2026, 0x060C, 0x061B, 0x061F,
	0x06D4, 0x0F0D, 0x0F0E, 0x0964, 0x2013, 0x2014, 0xFF0E,
};

static bool is_among(uint32_t c, const uint32_t *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == c)
			return true;
	return false;
}

static enum word_kind kind_of_mark(uint32_t c)
{
	if (is_among(c, pauses, sizeof(pauses) / sizeof(*pauses)))
		return WORD_PAUSE;
	if (is_among(c, stops, sizeof(stops) / sizeof(*stops)))
		return WORD_STOP;
	return WORD_MARK;
}

/* Whether a letter stands alone: Han and kana everywhere, other scripts where
 * the language writes them without spaces. */
static bool is_solid(const struct language *language, uint32_t c)
{
	enum { LATIN_END = 0x250 };

	return character_is_wide(c) ||
	       (language->words->solid && c >= LATIN_END &&
		!(c >= 0x2070 && c < 0x2190));
}

static enum word_kind kind_of(const struct language *language, uint32_t c)
{
	if (c == '\n')
		return WORD_LINE;
	if (character_is_space(c))
		return WORD_SPACE;
	if (!character_is_word(c))
		return kind_of_mark(c);
	return is_solid(language, c) ? WORD_LETTER : WORD_PLAIN;
}

static struct cluster cluster_at(const struct splitting *splitting, size_t pos)
{
	struct cluster cluster = {.start = pos};
	size_t behind = pos;

	cluster.first = utf8_next(splitting->text, &behind);
	cluster.end = character_cluster_end(splitting->text, pos);
	cluster.kind = kind_of(splitting->language, cluster.first);
	return cluster;
}

static void add(struct splitting *splitting, size_t start, size_t end,
		enum word_kind kind)
{
	if (splitting->n == splitting->cap) {
		struct word *words;

		splitting->cap = splitting->cap ? 2 * splitting->cap : 64;
		words = arena_alloc(splitting->arena,
				    splitting->cap * sizeof(*words));
		if (splitting->n)
			memcpy(words, splitting->words,
			       splitting->n * sizeof(*words));
		splitting->words = words;
	}
	splitting->words[splitting->n++] =
		(struct word){{(uint32_t)start, (uint32_t)end}, kind};
}

/* Words */

static bool joins(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 ||
	       c == 0x2011 || c == '.' || c == ',' || c == '_' || c == 0xB7 ||
	       c == 0xAD;
}

/* Whether the sign before next stands inside of a word. Points and commas do
 * between digits; points between single letters as well: U.S. is one word. */
static bool is_inside(struct str text, size_t sign, size_t next)
{
	char c = text.ptr[sign], before = text.ptr[sign - 1];

	if (c == ',')
		return char_is_digit(before) && char_is_digit(text.ptr[next]);
	if (c != '.' || char_is_digit(before))
		return true;
	return sign < 2 || text.ptr[sign - 2] == ' ' ||
	       text.ptr[sign - 2] == '.';
}

/* Whether the point behind the word is the last one of U.S. */
static bool is_last_point(struct str text, size_t pos, size_t limit)
{
	return pos < limit && text.ptr[pos] == '.' && pos > 2 &&
	       text.ptr[pos - 2] == '.' && !char_is_digit(text.ptr[pos - 1]);
}

/* The end of the word whose first cluster this is, not behind the limit. */
static size_t word_end(const struct splitting *splitting, size_t pos,
		       size_t limit)
{
	while (pos < limit) {
		struct cluster cluster = cluster_at(splitting, pos), next;

		if (cluster.kind != WORD_PLAIN) {
			if (!joins(cluster.first) || cluster.end >= limit)
				break;
			next = cluster_at(splitting, cluster.end);
			if (next.kind != WORD_PLAIN ||
			    !is_inside(splitting->text, pos, cluster.end))
				break;
			cluster = next;
		}
		pos = cluster.end;
	}
	return is_last_point(splitting->text, pos, limit) ? pos + 1 : pos;
}

/* The end of a run of spaces, or of one mark repeated. */
static size_t run_end(const struct splitting *splitting,
		      const struct cluster *first, size_t limit)
{
	size_t pos = first->end;

	while (pos < limit) {
		struct cluster next = cluster_at(splitting, pos);

		if (next.kind != first->kind ||
		    (first->kind != WORD_SPACE && next.first != first->first))
			break;
		pos = next.end;
	}
	return pos;
}

static bool is_light(const struct splitting *splitting, size_t start,
		     size_t end)
{
	char key[LIGHT_MOST + 2] = {' '};
	size_t n = end - start;

	if (n > LIGHT_MOST)
		return false;
	for (size_t i = 0; i < n; i++)
		key[i + 1] = char_lower(splitting->text.ptr[start + i]);
	key[n + 1] = ' ';
	return str_find(splitting->language->words->light,
			(struct str){key, n + 2}) != STR_NONE;
}

/* Adds the unit at pos, which ends at the limit at the latest; where the next
 * one begins. */
static size_t split_one(struct splitting *splitting, size_t pos, size_t limit)
{
	struct cluster cluster = cluster_at(splitting, pos);
	enum word_kind kind = cluster.kind;
	size_t end = cluster.end;

	if (kind == WORD_PLAIN)
		end = word_end(splitting, end, limit);
	else if (kind != WORD_LETTER && kind != WORD_LINE)
		end = run_end(splitting, &cluster, limit);
	if ((kind == WORD_PLAIN || kind == WORD_LETTER) &&
	    is_light(splitting, pos, end))
		kind = WORD_LIGHT;
	add(splitting, pos, end, kind);
	return end;
}

/* Where the stretch ends: it takes the last cluster with it. */
static size_t whole_end(const struct splitting *splitting, struct span span)
{
	size_t pos = span.start;

	while (pos < span.end && pos < splitting->text.len)
		pos = character_cluster_end(splitting->text, pos);
	return pos;
}

struct word *words_split(const struct language *language, struct str text,
			 const struct span *whole, size_t n_whole,
			 struct arena *arena, size_t *n)
{
	struct splitting splitting = {
		.language = language, .text = text, .arena = arena};
	size_t pos = 0;

	for (size_t i = 0; i < n_whole; i++) {
		size_t end;

		while (pos < whole[i].start)
			pos = split_one(&splitting, pos, whole[i].start);
		if (pos > whole[i].start || whole[i].end <= pos)
			continue;
		end = whole_end(&splitting, whole[i]);
		add(&splitting, pos, end, WORD_WHOLE);
		pos = end;
	}
	while (pos < text.len)
		pos = split_one(&splitting, pos, text.len);
	*n = splitting.n;
	return splitting.words;
}
