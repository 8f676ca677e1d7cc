/* Finding phrases in texts.
 *
 * Text and phrases become symbols: folded code points that know where they
 * came from. The automaton runs over symbols without case; what it finds is
 * looked at once more for words and capitals. */
#include "lang/phrases.h"

#include <utf8proc.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "lang/character.h"
#include "lang/term.h"

/* A phrase ends between two symbols unless both are WORD or the second is
 * joined to the first. */
enum symbol_class { OTHER, WORD, SOLID };

struct symbol {
	uint32_t code;
	struct span span;   /* in the text */
	uint32_t n_shouted; /* capitals inside of words before this symbol */
	uint32_t n_spaces;  /* before this symbol */
	enum symbol_class class;
	bool joined; /* part of the character before: a mark on it */
	bool capital;
};

/* One more than there are symbols: the last holds the counts. */
struct symbols {
	struct symbol *items;
	size_t len;
	uint32_t space_start; /* of a run that is not put yet */
	uint32_t space_end;   /* 0: there is none */
};

/* A state of the automaton; 0 is the beginning. */
struct state {
	uint32_t fail;   /* the state of the longest proper suffix */
	uint32_t output; /* the next state on that way with phrases, or 0 */
	uint32_t depth;
	uint32_t parent;
	uint32_t code;
	size_t phrase; /* the first that ends here, or PHRASE_NONE */
};

struct entry {
	struct symbols symbols;
	size_t other; /* ends in the same state, or PHRASE_NONE */
	size_t alike; /* reads alike, or PHRASE_NONE */
};

struct edge {
	uint64_t key; /* state and symbol */
	uint32_t to;  /* 0: a free slot */
};

struct phrases {
	struct entry *entries;
	struct state *states;
	uint32_t n_states;
	struct edge *edges;
	size_t mask; /* slots are a power of two, less one */
};

/* Symbols */

static uint32_t fold_mark(uint32_t c)
{
	switch (c) {
	case 0x2018: /* ‘ ’ ‚ ‛ */
	case 0x2019:
	case 0x201A:
	case 0x201B:
		return '\'';
	case 0x201C: /* “ ” „ ‟ */
	case 0x201D:
	case 0x201E:
	case 0x201F:
	case 0x300C: /* 「 」 『 』 */
	case 0x300D:
	case 0x300E:
	case 0x300F:
		return '"';
	case 0x2010: /* hyphens */
	case 0x2011:
		return '-';
	default:
		return c - 0xFF01 <= 0xFF5E - 0xFF01 ? c - 0xFEE0 : c;
	}
}

static enum symbol_class class_of(uint32_t c)
{
	if (c >= 0x80 && term_is_solid(c))
		return SOLID;
	return character_is_word(c) ? WORD : OTHER;
}

static bool is_mark(uint32_t c)
{
	utf8proc_category_t category;

	if (c < 0x300 || character_is_han(c))
		return false;
	category = utf8proc_category((utf8proc_int32_t)c);
	return category == UTF8PROC_CATEGORY_MN ||
	       category == UTF8PROC_CATEGORY_MC;
}

static void put_symbol(struct symbols *symbols, struct symbol symbol)
{
	struct symbol *last = &symbols->items[symbols->len++];
	const struct symbol *before = symbols->len > 1 ? last - 1 : NULL;
	bool inside = before && before->class == WORD;

	symbol.n_shouted = last->n_shouted;
	symbol.n_spaces = last->n_spaces;
	if (before && symbol.joined)
		symbol.class = before->class;
	*last = symbol;
	last[1] = (struct symbol){
		.n_shouted = symbol.n_shouted + (symbol.capital && inside),
		.n_spaces = symbol.n_spaces + (symbol.code == ' ')};
}

/* The white space before a character, unless one beside it is written
 * without. */
static void end_space(struct symbols *symbols, uint32_t next)
{
	const struct symbol *items = symbols->items;
	size_t n = symbols->len;

	if (!symbols->space_end)
		return;
	if (n && class_of(next) != SOLID && items[n - 1].class != SOLID)
		put_symbol(symbols,
			   (struct symbol){.code = ' ',
					   .span = {symbols->space_start,
						    symbols->space_end}});
	symbols->space_end = 0;
}

static void put_character(struct symbols *symbols, uint32_t c, struct span span)
{
	enum { MOST = 18 }; /* that a character comes apart into */
	utf8proc_int32_t parts[MOST] = {(utf8proc_int32_t)c};
	struct symbol symbol = {.span = span,
				.class = class_of(c),
				.joined = is_mark(c),
				.capital = character_is_upper(c)};
	utf8proc_ssize_t n = 1;
	int boundary = 0;

	if (c < 0x80)
		parts[0] = c - 'A' < 26 ? (utf8proc_int32_t)c + 32 : parts[0];
	else if (!character_is_han(c))
		n = utf8proc_decompose_char(
			(utf8proc_int32_t)c, parts, MOST,
			UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD, &boundary);
	for (utf8proc_ssize_t i = 0; i < n && i < MOST; i++) {
		symbol.code = (uint32_t)parts[i];
		put_symbol(symbols, symbol);
		symbol.joined = true;
		symbol.capital = false;
	}
}

/* Of two bytes of UTF-8 at most three symbols are made (U+0390). */
static struct symbols symbols_of(struct arena *arena, struct str text)
{
	size_t most = text.len + text.len / 2 + 1;
	struct symbols symbols = {
		.items = arena_alloc(arena, most * sizeof(struct symbol))};

	symbols.items[0] = (struct symbol){0};
	for (size_t pos = 0; pos < text.len;) {
		uint32_t start = (uint32_t)pos;
		uint32_t c = fold_mark(utf8_next(text, &pos));

		if (c == 0xAD)
			continue;
		if (character_is_space(c)) {
			if (!symbols.space_end)
				symbols.space_start = start;
			symbols.space_end = (uint32_t)pos;
			continue;
		}
		end_space(&symbols, c);
		put_character(&symbols, c, (struct span){start, (uint32_t)pos});
	}
	return symbols;
}

/* The automaton */

static struct edge *edge_at(const struct phrases *phrases, uint32_t state,
			    uint32_t code)
{
	uint64_t key = (uint64_t)state << 32 | code;
	size_t i = (size_t)((key * 0x9E3779B97F4A7C15U) >> 24);

	for (;; i++) {
		struct edge *edge = &phrases->edges[i & phrases->mask];

		if (!edge->to || edge->key == key)
			return edge;
	}
}

static uint32_t step(const struct phrases *phrases, uint32_t state,
		     uint32_t code)
{
	for (;;) {
		uint32_t to = edge_at(phrases, state, code)->to;

		if (to || !state)
			return to;
		state = phrases->states[state].fail;
	}
}

/* Text and phrase from here on agree in what capitals the phrase has. */
static bool has_capitals(const struct symbol *text, const struct symbol *phrase,
			 size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (phrase[i].capital && !text[i].capital)
			return false;
	return true;
}

static size_t count_capitals(const struct symbols *symbols)
{
	size_t n = 0;

	for (size_t i = 0; i < symbols->len; i++)
		n += symbols->items[i].capital;
	return n;
}

static bool reads_alike(const struct symbols *a, const struct symbols *b)
{
	return has_capitals(a->items, b->items, a->len) &&
	       has_capitals(b->items, a->items, a->len);
}

/* Hangs the phrase in where it ends: those with more capitals first, for they
 * are more particular. */
static void add_entry(struct phrases *phrases, uint32_t state, size_t phrase)
{
	struct entry *entries = phrases->entries;
	struct symbols *symbols = &entries[phrase].symbols;
	size_t *link = &phrases->states[state].phrase;

	while (*link != PHRASE_NONE) {
		struct entry *entry = &entries[*link];

		if (reads_alike(&entry->symbols, symbols)) {
			while (entry->alike != PHRASE_NONE)
				entry = &entries[entry->alike];
			entry->alike = phrase;
			return;
		}
		if (count_capitals(&entry->symbols) < count_capitals(symbols))
			break;
		link = &entry->other;
	}
	entries[phrase].other = *link;
	*link = phrase;
}

static void add_phrase(struct phrases *phrases, size_t phrase)
{
	const struct symbols *symbols = &phrases->entries[phrase].symbols;
	uint32_t state = 0;

	if (!symbols->len || symbols->len > PHRASE_LIMIT)
		return;
	for (size_t i = 0; i < symbols->len; i++) {
		uint32_t code = symbols->items[i].code;
		struct edge *edge = edge_at(phrases, state, code);

		if (!edge->to) {
			edge->key = (uint64_t)state << 32 | code;
			edge->to = phrases->n_states++;
			phrases->states[edge->to] =
				(struct state){.depth = (uint32_t)i + 1,
					       .parent = state,
					       .code = code,
					       .phrase = PHRASE_NONE};
		}
		state = edge->to;
	}
	add_entry(phrases, state, phrase);
}

/* The links of a state, once those of lesser depth are there. */
static void link_state(struct phrases *phrases, uint32_t number)
{
	struct state *states = phrases->states;
	struct state *state = &states[number];

	if (state->parent)
		state->fail =
			step(phrases, states[state->parent].fail, state->code);
	state->output = states[state->fail].phrase != PHRASE_NONE
				? state->fail
				: states[state->fail].output;
}

/* Links all states, by depth. */
static void link_states(struct phrases *phrases)
{
	size_t starts[PHRASE_LIMIT + 2] = {0};
	struct arena scratch = {0};
	uint32_t *order = ARENA_ARRAY(&scratch, uint32_t, phrases->n_states);

	for (uint32_t i = 0; i < phrases->n_states; i++)
		starts[phrases->states[i].depth + 1]++;
	for (size_t i = 1; i < PHRASE_LIMIT + 2; i++)
		starts[i] += starts[i - 1];
	for (uint32_t i = 0; i < phrases->n_states; i++)
		order[starts[phrases->states[i].depth]++] = i;
	for (uint32_t i = 1; i < phrases->n_states; i++)
		link_state(phrases, order[i]);
	arena_free(&scratch);
}

const struct phrases *phrases_new(struct arena *arena, const struct str *list,
				  size_t n)
{
	struct phrases *phrases = ARENA_NEW(arena, struct phrases);
	size_t total = 1, slots = 16;

	phrases->entries = ARENA_ARRAY(arena, struct entry, n);
	for (size_t i = 0; i < n; i++) {
		struct entry *entry = &phrases->entries[i];

		entry->symbols = symbols_of(arena, list[i]);
		entry->other = entry->alike = PHRASE_NONE;
		total += entry->symbols.len;
	}
	while (slots < 2 * total)
		slots *= 2;
	phrases->edges = ARENA_ARRAY(arena, struct edge, slots);
	phrases->mask = slots - 1;
	phrases->states = ARENA_ARRAY(arena, struct state, total);
	phrases->states[0].phrase = PHRASE_NONE;
	phrases->n_states = 1;
	for (size_t i = 0; i < n; i++)
		add_phrase(phrases, i);
	link_states(phrases);
	return phrases;
}

size_t phrases_next(const struct phrases *phrases, size_t phrase)
{
	return phrases->entries[phrase].alike;
}

/* Finding */

/* Whether a phrase can begin or end between the symbol and that before it. */
static bool is_bound(const struct symbols *symbols, size_t at)
{
	const struct symbol *items = symbols->items;

	if (!at || at == symbols->len)
		return true;
	return !items[at].joined &&
	       (items[at].class != WORD || items[at - 1].class != WORD);
}

/* Whether the capitals of n symbols from start on are those of the phrase. */
static bool has_case(const struct symbols *symbols, size_t start,
		     const struct symbols *phrase)
{
	const struct symbol *text = &symbols->items[start];
	size_t n = phrase->len;
	/* Behind the first, which may stand inside of a word of the text. */
	uint32_t shouted = text[n].n_shouted - text[1].n_shouted;
	uint32_t wanted = phrase->items[n].n_shouted;

	return has_capitals(text, phrase->items, n) &&
	       (shouted == wanted || text[n].n_spaces > text->n_spaces);
}

/* The phrase of the state that ends before the symbol at end, if one does. */
static bool match_at(const struct phrases *phrases,
		     const struct symbols *symbols, uint32_t state, size_t end,
		     struct phrase_match *match)
{
	size_t start = end - phrases->states[state].depth;
	size_t phrase = phrases->states[state].phrase;

	if (!is_bound(symbols, start))
		return false;
	while (phrase != PHRASE_NONE &&
	       !has_case(symbols, start, &phrases->entries[phrase].symbols))
		phrase = phrases->entries[phrase].other;
	*match = (struct phrase_match){{symbols->items[start].span.start,
					symbols->items[end - 1].span.end},
				       phrase};
	return phrase != PHRASE_NONE;
}

void phrases_each(const struct phrases *phrases, struct str text,
		  phrase_visit *visit, void *context)
{
	struct arena scratch = {0};
	struct symbols symbols = symbols_of(&scratch, text);
	uint32_t state = 0;

	for (size_t i = 0; i < symbols.len; i++) {
		uint32_t at;
		struct phrase_match match;

		state = step(phrases, state, symbols.items[i].code);
		at = phrases->states[state].phrase != PHRASE_NONE
			     ? state
			     : phrases->states[state].output;
		if (!at || !is_bound(&symbols, i + 1))
			continue;
		for (; at; at = phrases->states[at].output)
			if (match_at(phrases, &symbols, at, i + 1, &match))
				visit(context, &match);
	}
	arena_free(&scratch);
}

/* What is found while a text is read: matches that do not overlap; later ones
 * may still undo the last of them. */
struct found {
	struct arena *arena;
	struct phrase_match *matches;
	size_t len;
	size_t cap;
};

/* A match that ends behind all before it undoes those that begin where it
 * does or later, unless one that begins earlier undoes it. */
static void keep(void *context, const struct phrase_match *match)
{
	struct found *found = context;
	size_t n = found->len;

	while (n && found->matches[n - 1].span.start >= match->span.start)
		n--;
	if (n && found->matches[n - 1].span.end > match->span.start)
		return;
	found->matches = arena_grow(found->arena, found->matches, n,
				    &found->cap, sizeof(*match));
	found->matches[n] = *match;
	found->len = n + 1;
}

struct phrase_match *phrases_find(const struct phrases *phrases,
				  struct str text, struct arena *arena,
				  size_t *n)
{
	struct found found = {.arena = arena};

	phrases_each(phrases, text, keep, &found);
	*n = found.len;
	return found.matches;
}
