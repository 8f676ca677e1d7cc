/* What aligning looks at: lengths and anchors of blocks and texts.
 *
 * Lengths are bytes of UTF-8: a Han character weighs three, which is close
 * to what it takes to say the same in Latin letters. Anchors are what passes
 * through translation unchanged: digits, words with capitals, code, files. */
#include <stdlib.h>

#include "base/file.h"
#include "base/map.h"
#include "pair/internal.h"

enum { ANCHORS_MOST = 16, ANCHOR_LONGEST = 48, RARE = 2 };

struct anchors {
	uint64_t *hashes; /* ANCHORS_MOST */
	size_t n;
};

static double weigh(const struct block *block, size_t depth)
{
	double sum = (double)(block->text.len + block->literal.len);

	if (block->table) {
		const struct table *table = block->table;

		for (size_t i = 0; i < table->n_rows * table->n_columns; i++)
			sum += (double)table->cells[i].text.len;
	}
	for (size_t i = 0; depth && i < block->n_children; i++)
		sum += weigh(&block->children[i], depth - 1);
	return sum;
}

double block_weight(const struct block *block)
{
	return weigh(block, DEPTH_MOST);
}

static void add(struct anchors *anchors, struct str text)
{
	if (anchors->n < ANCHORS_MOST && text.len)
		anchors->hashes[anchors->n++] = str_hash(text);
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_word(char c)
{
	return char_is_digit(c) || is_upper(c) || (c >= 'a' && c <= 'z');
}

/* The separators of thousands are written or not: they do not count. */
static void add_number(struct anchors *anchors, struct str number)
{
	char digits[ANCHOR_LONGEST];
	size_t n = 0;

	for (size_t i = 0; i < number.len && n < ANCHOR_LONGEST; i++) {
		if (number.ptr[i] != ',')
			digits[n++] = number.ptr[i];
	}
	add(anchors, (struct str){digits, n});
}

static size_t number_end(struct str text, size_t pos)
{
	while (pos < text.len) {
		bool inner = (text.ptr[pos] == ',' || text.ptr[pos] == '.') &&
			     pos + 1 < text.len &&
			     char_is_digit(text.ptr[pos + 1]);

		if (!char_is_digit(text.ptr[pos]) && !inner)
			break;
		pos++;
	}
	return pos;
}

/* A number of one digit or a word without capitals tells nothing. */
static void add_text(struct anchors *anchors, struct str text)
{
	size_t pos = 0;

	while (pos < text.len && anchors->n < ANCHORS_MOST) {
		size_t start = pos;
		bool capital = false;

		if (char_is_digit(text.ptr[pos])) {
			pos = number_end(text, pos);
			if (pos - start > 1)
				add_number(anchors,
					   str_slice(text, start, pos));
			continue;
		}
		while (pos < text.len && is_word(text.ptr[pos]))
			capital |= is_upper(text.ptr[pos++]);
		if (capital && pos - start > 1)
			add(anchors, str_slice(text, start, pos));
		if (pos == start)
			pos++;
	}
}

static void add_images(struct anchors *anchors,
		       const struct inline_node *content)
{
	for (; content; content = content->next) {
		if (content->kind == INLINE_IMAGE)
			add(anchors, path_base(content->href));
	}
}

static void add_block(struct anchors *anchors, const struct block *block,
		      size_t depth)
{
	add(anchors, block->literal);
	add_text(anchors, block->text);
	if (block->kind == BLOCK_FIGURE)
		add_images(anchors, block->content);
	if (block->table) {
		const struct table *table = block->table;

		add(anchors, table->source);
		for (size_t i = 0; i < table->n_rows * table->n_columns &&
				   anchors->n < ANCHORS_MOST;
		     i++)
			add_text(anchors, table->cells[i].text);
	}
	for (size_t i = 0;
	     depth && i < block->n_children && anchors->n < ANCHORS_MOST; i++)
		add_block(anchors, &block->children[i], depth - 1);
}

static int compare_hashes(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

	return (a > b) - (a < b);
}

/* Sorted, each once. */
static void settle(struct align_item *item, struct arena *arena,
		   struct anchors *anchors)
{
	size_t kept = 0;

	if (!anchors->n)
		return;
	qsort(anchors->hashes, anchors->n, sizeof(uint64_t), compare_hashes);
	for (size_t i = 0; i < anchors->n; i++) {
		if (!kept || anchors->hashes[kept - 1] != anchors->hashes[i])
			anchors->hashes[kept++] = anchors->hashes[i];
	}
	item->n_anchors = kept;
	item->anchors = ARENA_ARRAY(arena, struct align_anchor, kept);
	for (size_t i = 0; i < kept; i++)
		item->anchors[i] = (struct align_anchor){anchors->hashes[i], 1};
}

struct align_item *items_of_blocks(struct arena *arena,
				   const struct block *blocks, size_t n)
{
	struct align_item *items = ARENA_ARRAY(arena, struct align_item, n);

	for (size_t i = 0; i < n; i++) {
		uint64_t hashes[ANCHORS_MOST];
		struct anchors anchors = {hashes, 0};

		items[i].length = block_weight(&blocks[i]);
		add_block(&anchors, &blocks[i], DEPTH_MOST);
		settle(&items[i], arena, &anchors);
	}
	return items;
}

struct align_item *items_of_texts(struct arena *arena, const struct str *texts,
				  size_t n)
{
	struct align_item *items = ARENA_ARRAY(arena, struct align_item, n);

	for (size_t i = 0; i < n; i++) {
		uint64_t hashes[ANCHORS_MOST];
		struct anchors anchors = {hashes, 0};

		items[i].length = (double)texts[i].len;
		items[i].mergeable = true;
		add_text(&anchors, texts[i]);
		settle(&items[i], arena, &anchors);
	}
	return items;
}

static size_t gather(uint64_t *all, size_t n_all,
		     const struct align_item *items, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < items[i].n_anchors; j++)
			all[n_all++] = items[i].anchors[j].hash;
	}
	return n_all;
}

/* Hashes that are common enough to weigh less, and how often they occur. */
struct common {
	uint64_t *hashes;
	size_t *counts;
	size_t len;
};

static void weigh_items(const struct common *common, struct align_item *items,
			size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < items[i].n_anchors; j++) {
			struct align_anchor *anchor = &items[i].anchors[j];
			const uint64_t *found = bsearch(
				&anchor->hash, common->hashes, common->len,
				sizeof(anchor->hash), compare_hashes);

			if (found)
				anchor->weight =
					(double)RARE /
					(double)common->counts[found -
							       common->hashes];
		}
	}
}

static size_t count_anchors(const struct align_item *items, size_t n)
{
	size_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += items[i].n_anchors;
	return sum;
}

void anchors_weigh(struct arena *arena, struct align_item *a, size_t n_a,
		   struct align_item *b, size_t n_b)
{
	size_t n = count_anchors(a, n_a) + count_anchors(b, n_b);
	uint64_t *all = arena_alloc(arena, n * sizeof(uint64_t));
	struct common common = {.hashes = all};

	if (n <= RARE)
		return;
	gather(all, gather(all, 0, a, n_a), b, n_b);
	qsort(all, n, sizeof(uint64_t), compare_hashes);
	common.counts = ARENA_ARRAY(arena, size_t, n / RARE);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i; j < n && all[j] == all[i]; j++)
			;
		if (j - i > RARE) {
			all[common.len] = all[i];
			common.counts[common.len++] = j - i;
		}
	}
	if (common.len) {
		weigh_items(&common, a, n_a);
		weigh_items(&common, b, n_b);
	}
}
