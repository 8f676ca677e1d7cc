/* Sentences of a pair, aligned within it.
 *
 * A side's text is cut where its sentences end, but never inside an inline
 * that has children, so that a sentence can be wrapped in one element. */
#include "lang/sentence.h"
#include "pair/internal.h"

/* A walk along the top-level inlines of a block. */
struct walk {
	const struct inline_node *node;
	size_t start; /* bytes before the node */
	size_t end;
};

/* Whether the text may be cut at the position; positions rise from call to
 * call. */
static bool may_cut(struct walk *walk, size_t pos)
{
	while (walk->node && walk->end < pos) {
		walk->node = walk->node->next;
		walk->start = walk->end;
		if (walk->node)
			walk->end += inline_length(walk->node);
	}
	return !walk->node || pos == walk->end ||
	       walk->node->kind == INLINE_TEXT;
}

static bool is_sentence_kind(enum block_kind kind)
{
	return kind == BLOCK_PARAGRAPH || kind == BLOCK_HEADING ||
	       kind == BLOCK_TERM;
}

struct sentences {
	struct str *texts;
	size_t len;
};

/* Cuts the text of a side. Empty if the text has one sentence only, which is
 * the case for most short blocks: nothing is allocated for them. */
static struct sentences cut(const struct pairing *pairing, size_t side,
			    const struct block *block)
{
	const struct language *rules = pairing->edition->languages[side].rules;
	struct sentences sentences = {0};
	struct walk walk = {.node = block->content};
	size_t cap = 0, start = 0;

	if (walk.node)
		walk.end = inline_length(walk.node);
	for (size_t pos = 0; pos < block->text.len;) {
		pos = sentence_end(rules, block->text, pos);
		if (pos < block->text.len && !may_cut(&walk, pos))
			continue;
		if (pos == block->text.len && !sentences.len)
			break;
		if (sentences.len == cap) {
			struct str *old = sentences.texts;

			cap = cap ? cap * 2 : 16;
			sentences.texts =
				ARENA_ARRAY(pairing->scratch, struct str, cap);
			for (size_t i = 0; i < sentences.len; i++)
				sentences.texts[i] = old[i];
		}
		sentences.texts[sentences.len++] =
			str_slice(block->text, start, pos);
		start = pos;
	}
	return sentences;
}

/* Whether the sentences stand one against one so plainly that nothing has to
 * be worked out. */
static bool is_plain(const struct sentences *a, const struct sentences *b,
		     double ratio)
{
	const double plain = 2.0;

	if (a->len != b->len)
		return false;
	for (size_t i = 0; i < a->len; i++) {
		if (align_length_cost((double)a->texts[i].len,
				      (double)b->texts[i].len, ratio) > plain)
			return false;
	}
	return true;
}

static struct bead *beads_plain(struct arena *arena, size_t n)
{
	struct bead *beads = ARENA_ARRAY(arena, struct bead, n);

	for (uint32_t i = 0; i < n; i++)
		beads[i] = (struct bead){i, 1, i, 1};
	return beads;
}

static size_t length_of(const struct sentences *sentences)
{
	size_t sum = 0;

	for (size_t i = 0; i < sentences->len; i++)
		sum += sentences->texts[i].len;
	return sum;
}

static struct bead *align_texts(struct arena *arena, const struct sentences *a,
				const struct sentences *b, size_t *n_beads)
{
	double ratio = (double)length_of(b) / (double)length_of(a);
	struct align_item *items_a, *items_b;

	if (is_plain(a, b, ratio)) {
		*n_beads = a->len;
		return beads_plain(arena, a->len);
	}
	items_a = items_of_texts(arena, a->texts, a->len);
	items_b = items_of_texts(arena, b->texts, b->len);
	anchors_weigh(arena, items_a, a->len, items_b, b->len);
	return align(arena, &align_sentences,
		     (struct sequence){items_a, a->len},
		     (struct sequence){items_b, b->len}, ratio, n_beads);
}

static void set_segments(struct pairing *pairing, struct pair *pair,
			 const struct groups *groups,
			 const struct sentences *sentences)
{
	size_t n_sides = pairing->n_sides;
	struct span *spans = ARENA_ARRAY(&pairing->arena, struct span,
					 groups->len * n_sides);

	pair->segments =
		ARENA_ARRAY(&pairing->arena, struct segment, groups->len);
	pair->n_segments = groups->len;
	for (size_t side = 0; side < n_sides; side++) {
		uint32_t end = 0;

		for (size_t i = 0; i < groups->len; i++) {
			const struct range *range =
				&groups->ranges[i * n_sides + side];
			struct span *span = &spans[i * n_sides + side];

			pair->segments[i].spans = spans + i * n_sides;
			span->start = end;
			for (uint32_t j = 0; j < range->n; j++)
				end += (uint32_t)sentences[side]
					       .texts[range->start + j]
					       .len;
			span->end = end;
		}
	}
}

/* Whether each side that there is has one block with content and more than
 * one sentence; *base is the first. */
static bool cut_sides(const struct pairing *pairing, const struct pair *pair,
		      struct sentences *sentences, size_t *base)
{
	size_t found = 0;

	for (size_t side = 0; side < pairing->n_sides; side++) {
		const struct side *blocks = &pair->sides[side];

		if (!blocks->n)
			continue;
		if (blocks->n > 1 || blocks->first->kind != pair->kind)
			return false;
		sentences[side] = cut(pairing, side, blocks->first);
		if (!sentences[side].len)
			return false;
		if (!found++)
			*base = side;
	}
	return found > 1;
}

void pair_segments(struct pairing *pairing, struct pair *pair)
{
	struct arena *scratch = pairing->scratch;
	struct arena_mark mark = arena_mark(scratch);
	size_t n_sides = pairing->n_sides, base = 0;
	struct sentences *sentences;
	struct bead **beads;
	size_t *n_beads;

	if (n_sides < 2 || !is_sentence_kind(pair->kind))
		return;
	sentences = ARENA_ARRAY(scratch, struct sentences, n_sides);
	beads = ARENA_ARRAY(scratch, struct bead *, n_sides);
	n_beads = ARENA_ARRAY(scratch, size_t, n_sides);
	if (cut_sides(pairing, pair, sentences, &base)) {
		struct groups groups;

		for (size_t side = base + 1; side < n_sides; side++) {
			if (sentences[side].len)
				beads[side] = align_texts(
					scratch, &sentences[base],
					&sentences[side], &n_beads[side]);
		}
		groups = groups_join(scratch, n_sides, base,
				     sentences[base].len, beads, n_beads);
		set_segments(pairing, pair, &groups, sentences);
	}
	arena_rewind(scratch, mark);
}
