/* Rows of nodes: what an edition says, in reading order, and what its texts
 * are made of. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "lang/character.h"
#include "lang/fingerprint.h"
#include "pair/identity.h"

/* Texts */

static void put(struct buf *out, struct str text)
{
	if (!text.len)
		return;
	buf_put(out, text);
	buf_put_char(out, '\n');
}

static void put_images(struct buf *out, const struct inline_node *node)
{
	for (; node; node = node->next) {
		if (node->kind == INLINE_IMAGE)
			put(out, path_base(node->href));
		put_images(out, node->children);
	}
}

static void put_table(struct buf *out, const struct table *table)
{
	for (size_t i = 0; i < table->n_rows * table->n_columns; i++)
		put(out, table->cells[i].text);
	put(out, table->unit);
	put(out, table->credit);
}

/* A block and, if whole, all in it. */
static void put_block(struct buf *out, const struct block *block, bool issued,
		      size_t depth)
{
	const struct block *said =
		issued && block->issued ? block->issued : block;

	put(out, said->title);
	put(out, said->text);
	put(out, said->literal);
	put_images(out, said->content);
	if (said->table)
		put_table(out, said->table);
	for (size_t i = 0; depth && i < block->n_children; i++)
		put_block(out, &block->children[i], issued, depth - 1);
}

void node_text(struct buf *out, const struct pair *pair, size_t side,
	       bool issued)
{
	const struct side *blocks = &pair->sides[side];

	for (size_t i = 0; i < blocks->n; i++)
		put_block(out, &blocks->first[i], issued,
			  pair->n_children ? 0 : DEPTH_MOST);
}

/* Rows */

/* Nodes of the same type may have the same text: an item may become a
 * paragraph. */
static enum block_kind type_of(const struct pair *pair, bool hollow)
{
	switch (pair->kind) {
	case BLOCK_HEADING:
	case BLOCK_CODE:
	case BLOCK_TABLE:
	case BLOCK_TERM:
	case BLOCK_FIGURE:
	case BLOCK_CHART:
		return pair->kind;
	default:
		return hollow ? pair->kind : BLOCK_PARAGRAPH;
	}
}

static bool is_hollow(const struct pair *pair)
{
	return pair->n_children && pair->kind != BLOCK_TABLE &&
	       pair->kind != BLOCK_FIGURE && pair->kind != BLOCK_CHART;
}

static void set_type(struct node *node, bool has_nodes)
{
	node->hollow = has_nodes && is_hollow(node->pair);
	node->type = type_of(node->pair, node->hollow);
}

/* A walk over an edition: without room for nodes it only counts them. */
struct listing {
	struct row *row;
	size_t len;
	uint32_t chapter;
	bool named; /* ids are there already */
};

static void list_pair(struct listing *listing, struct pair *pair,
		      uint32_t above)
{
	bool is_node = listing->named ? pair->id.len > 0 : pair_takes_id(pair);
	size_t own = listing->len;

	if (is_node) {
		listing->len++;
		if (listing->row->nodes)
			listing->row->nodes[own] = (struct node){
				.pair = pair,
				.chapter = listing->chapter,
				.above = above,
				.match = NODE_NONE,
				.next = NODE_NONE,
				.previous = NODE_NONE,
			};
		above = (uint32_t)own;
	}
	for (size_t i = 0; i < pair->n_children; i++)
		list_pair(listing, &pair->children[i], above);
	if (is_node && listing->row->nodes)
		set_type(&listing->row->nodes[own], listing->len > own + 1);
}

static void list_edition(struct row *row, bool named)
{
	const struct edition *edition = row->edition;
	struct listing listing = {.row = row, .named = named};

	for (size_t i = 0; i < edition->n_chapters; i++) {
		struct chapter *chapter = edition->chapters[i];

		listing.chapter = (uint32_t)i;
		row->starts[i] = listing.len;
		for (size_t j = 0; j < chapter->root.n_children; j++)
			list_pair(&listing, &chapter->root.children[j],
				  NODE_NONE);
		for (size_t j = 0; j < chapter->n_notes; j++)
			list_pair(&listing, &chapter->notes[j], NODE_NONE);
	}
	row->len = row->starts[edition->n_chapters] = listing.len;
}

static uint64_t hash_side(struct buf *buf, const struct pair *pair, size_t side,
			  bool issued)
{
	buf_clear(buf);
	node_text(buf, pair, side, issued);
	return buf->len ? text_digest(buf_str(buf)) : 0;
}

static uint64_t with_type(uint64_t hash, enum block_kind type)
{
	return hash * 31 + (uint64_t)type;
}

struct hashing {
	struct row *row;
	size_t n_languages;
	bool issued;
};

static void hash_node(const struct hashing *hashing, struct buf *buf,
		      struct node *node)
{
	const size_t *languages = hashing->row->languages;
	size_t n_languages = hashing->n_languages;

	for (size_t i = n_languages; i-- > 0;) {
		node->texts[i] = hash_side(buf, node->pair, languages[i],
					   hashing->issued);
		if (!node->texts[i])
			continue;
		node->language = i;
		node->length = (uint32_t)buf->len;
	}
	node->hash = with_type(n_languages ? node->texts[node->language] : 0,
			       node->type);
}

uint64_t pair_text_hash(const struct pair *pair, const size_t *languages,
			size_t n_languages, uint32_t *length)
{
	bool hollow = is_hollow(pair);
	struct buf buf = {0};
	uint64_t hash = 0;

	*length = 0;
	for (size_t i = 0; !hash && !hollow && i < n_languages; i++) {
		hash = hash_side(&buf, pair, languages[i], true);
		*length = (uint32_t)buf.len;
	}
	buf_free(&buf);
	return hash ? with_type(hash, type_of(pair, hollow)) : 0;
}

static void hash_chapter(void *context, size_t item, struct arena *scratch)
{
	struct hashing *hashing = context;
	struct row *row = hashing->row;
	struct buf buf = {0};

	(void)scratch;
	for (size_t i = row->starts[item]; i < row->starts[item + 1]; i++)
		hash_node(hashing, &buf, &row->nodes[i]);
	buf_free(&buf);
}

void identity_hash(struct identity *identity, int number, bool issued)
{
	struct row *row = &identity->rows[number];
	struct hashing hashing = {row, identity->n_languages, issued};

	pool_each(identity->pool, row->edition->n_chapters, hash_chapter,
		  &hashing);
}

static void fill_row(struct identity *identity, int number, bool named)
{
	struct row *row = &identity->rows[number];
	struct arena *arena = identity->arena;
	size_t n_chapters = row->edition->n_chapters;
	uint64_t *texts;

	row->starts = ARENA_ARRAY(arena, size_t, n_chapters + 1);
	row->chapters = ARENA_ARRAY(arena, uint32_t, n_chapters);
	for (size_t i = 0; i < n_chapters; i++)
		row->chapters[i] = NODE_NONE;
	list_edition(row, named);
	row->nodes = ARENA_ARRAY(arena, struct node, row->len);
	list_edition(row, named);
	texts = ARENA_ARRAY(arena, uint64_t, row->len * identity->n_languages);
	for (size_t i = 0; i < row->len; i++)
		row->nodes[i].texts = texts + i * identity->n_languages;
	identity_hash(identity, number, true);
}

void identity_rows(struct identity *identity, struct edition *edition)
{
	struct row *rows = identity->rows;
	size_t n = edition->n_languages;

	rows[AFTER].edition = edition;
	rows[BEFORE].edition = edition->before;
	rows[AFTER].languages = ARENA_ARRAY(identity->arena, size_t, n);
	rows[BEFORE].languages = ARENA_ARRAY(identity->arena, size_t, n);
	for (size_t side = 0; side < n; side++) {
		size_t other = language_before(edition, side);

		if (other == edition->before->n_languages)
			continue;
		rows[AFTER].languages[identity->n_languages] = side;
		rows[BEFORE].languages[identity->n_languages++] = other;
	}
	fill_row(identity, BEFORE, true);
	fill_row(identity, AFTER, false);
}

/* Profiles */

/* A text as words, while they are found. */
struct splitting {
	uint32_t *words;
	size_t n;
	uint32_t word; /* the hash of the word so far; 0: none */
	uint32_t wide; /* the wide character before; 0: none */
	bool alone;    /* it is in no word yet */
};

static uint32_t mix(uint32_t hash, uint32_t code_point)
{
	return ((hash ^ code_point) * 0x9E3779B1u) ^ (hash >> 15);
}

static void end_word(struct splitting *splitting)
{
	if (splitting->word)
		splitting->words[splitting->n++] = splitting->word;
	if (splitting->wide && splitting->alone)
		splitting->words[splitting->n++] = mix(1, splitting->wide);
	splitting->word = splitting->wide = 0;
}

static void add_wide(struct splitting *splitting, uint32_t code_point)
{
	uint32_t before = splitting->wide;

	splitting->wide = 0;
	if (before)
		splitting->words[splitting->n++] =
			mix(mix(2, before), code_point);
	else
		end_word(splitting);
	splitting->wide = code_point;
	splitting->alone = !before;
}

static void add_narrow(struct splitting *splitting, uint32_t code_point)
{
	if (splitting->wide)
		end_word(splitting);
	splitting->word =
		mix(splitting->word ? splitting->word : 3, code_point) | 1;
}

static void split(struct splitting *splitting, struct str text, bool spaced)
{
	size_t pos = 0;

	while (pos < text.len) {
		uint32_t code_point = utf8_next(text, &pos);

		if (!character_is_word(code_point))
			end_word(splitting);
		else if (character_is_han(code_point) ||
			 (!spaced && code_point >= 0x80))
			add_wide(splitting, code_point);
		else
			add_narrow(splitting, code_point);
	}
	end_word(splitting);
}

static int compare_words(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	return (a > b) - (a < b);
}

static void take_shingles(struct arena *arena, struct profile *profile)
{
	enum { TOGETHER = 3 };
	const uint32_t *words = profile->words;

	if (profile->n_words < TOGETHER)
		return;
	profile->n_shingles = profile->n_words - TOGETHER + 1;
	profile->shingles = ARENA_ARRAY(arena, uint64_t, profile->n_shingles);
	for (size_t i = 0; i < profile->n_shingles; i++)
		profile->shingles[i] =
			((uint64_t)words[i] << 32 | words[i + 2]) ^
			(uint64_t)words[i + 1] * 0x9E3779B97F4A7C15u;
}

static bool has_letter(struct str text)
{
	size_t pos = 0;

	while (pos < text.len) {
		uint32_t code_point = utf8_next(text, &pos);

		if (character_is_word(code_point) &&
		    !(code_point >= '0' && code_point <= '9'))
			return true;
	}
	return false;
}

/* What a table is about: its figures are others every year. */
static void put_labels(struct buf *out, const struct pair *pair, size_t side)
{
	const struct side *blocks = &pair->sides[side];
	const struct table *table = blocks->n ? blocks->first->table : NULL;

	for (size_t i = 0; table && i < table->n_rows * table->n_columns; i++)
		if (has_letter(table->cells[i].text))
			put(out, table->cells[i].text);
	if (!out->len)
		node_text(out, pair, side, true);
}

void pair_profile(struct arena *arena, const struct pair *pair, size_t side,
		  struct profile *profile)
{
	struct splitting splitting = {0};
	struct buf buf = {0};

	put_labels(&buf, pair, side);
	/* Every word takes a byte at least, and so does what ends it. */
	splitting.words = ARENA_ARRAY(arena, uint32_t, buf.len);
	split(&splitting, buf_str(&buf),
	      pair->chapter->edition->languages[side].rules->spaced);
	profile->words = splitting.words;
	profile->n_words = splitting.n;
	take_shingles(arena, profile);
	if (profile->n_words)
		qsort(profile->words, profile->n_words, sizeof(uint32_t),
		      compare_words);
	buf_free(&buf);
}

const struct profile *node_profile_in(struct identity *identity, int row,
				      uint32_t number, size_t language)
{
	const struct row *all = &identity->rows[row];
	struct arena *arena = &identity->profiles;
	struct node *node = &all->nodes[number];
	struct profile *profile;

	if (!node->profiles)
		node->profiles = ARENA_ARRAY(arena, const struct profile *,
					     identity->n_languages + 1);
	if (node->profiles[language])
		return node->profiles[language];
	profile = ARENA_NEW(arena, struct profile);
	node->profiles[language] = profile;
	if (language < identity->n_languages && node->texts[language])
		pair_profile(arena, node->pair, all->languages[language],
			     profile);
	return profile;
}

const struct profile *node_profile(struct identity *identity, int row,
				   uint32_t number)
{
	return node_profile_in(identity, row, number,
			       identity->rows[row].nodes[number].language);
}
