/* What is odd about a pair, with the places in both languages. */
#include "pair/internal.h"

struct place pairing_place(struct pairing *pairing, const struct block *block)
{
	struct lines *lines = &pairing->lines[block->document->side];

	if (block->kind == BLOCK_DOCUMENT)
		return place_file(block->document->path);
	return lines_block(lines, &pairing->arena, block);
}

/* Where the side would have its block: at the nearest one that it has, or at
 * the parent. */
static struct place near(struct pairing *pairing, const struct pair *parent,
			 size_t side, struct block *const *before)
{
	const struct block *block = before[side];

	if (!block) {
		block = parent->sides[side].first;
		if (block->n_children)
			block = &block->children[0];
	}
	return pairing_place(pairing, block);
}

static struct str kind_of(const struct side *side)
{
	return str_from(block_kind_name(side->first->kind));
}

static struct str number(struct arena *arena, size_t n)
{
	return arena_printf(arena, "%zu", n);
}

/* A block of have that lack has none for. */
static void report_alone(struct pairing *pairing, const struct pair *parent,
			 const struct pair *pair, size_t have, size_t lack,
			 struct block *const *before)
{
	bool extra = have != 0 && lack == 0;

	for (size_t i = 0; i < pair->sides[have].n; i++) {
		const struct block *block = &pair->sides[have].first[i];

		findings_add(
			pairing->findings,
			&(struct finding){
				.id = extra ? BLOCK_EXTRA : BLOCK_MISSING,
				.place = pairing_place(pairing, block),
				.counterpart =
					near(pairing, parent, lack, before),
				.args = {str_from(block_kind_name(block->kind)),
					 pairing->edition->languages[lack].tag},
			});
	}
}

/* How two sides that both have blocks differ; MESSAGE_COUNT if they do not. */
static enum message_id difference(struct pairing *pairing, const struct side *a,
				  const struct side *b, struct str *args)
{
	const struct block *x = a->first, *y = b->first;

	if (a->n > 1 || b->n > 1) {
		args[0] = number(&pairing->arena, a->n);
		args[1] = number(&pairing->arena, b->n);
		return BLOCK_MERGED;
	}
	if (x->kind != y->kind) {
		args[0] = kind_of(a);
		args[1] = kind_of(b);
		return BLOCK_KIND;
	}
	if (x->kind == BLOCK_HEADING && x->level != y->level) {
		args[0] = number(&pairing->arena, x->level);
		args[1] = number(&pairing->arena, y->level);
		return BLOCK_LEVEL;
	}
	if (x->kind == BLOCK_LIST && x->ordered != y->ordered)
		return BLOCK_ORDERED;
	return MESSAGE_COUNT;
}

static void report_difference(struct pairing *pairing, const struct pair *pair,
			      size_t base, size_t side)
{
	struct finding finding = {0};

	finding.id = difference(pairing, &pair->sides[base], &pair->sides[side],
				finding.args);
	if (finding.id == MESSAGE_COUNT)
		return;
	finding.place = pairing_place(pairing, pair->sides[base].first);
	finding.counterpart = pairing_place(pairing, pair->sides[side].first);
	findings_add(pairing->findings, &finding);
}

void report_pair(struct pairing *pairing, const struct pair *parent,
		 const struct pair *pair, struct block *const *before)
{
	size_t base = pairing_base(pairing, parent);

	for (size_t side = 0; side < pairing->n_sides; side++) {
		bool ours = pair->sides[base].n > 0;
		bool theirs = pair->sides[side].n > 0;

		/* A chapter without text is one finding, not one a block. */
		if (side == base || !parent->sides[side].n ||
		    !pairing->present[side])
			continue;
		if (ours && theirs)
			report_difference(pairing, pair, base, side);
		else if (ours)
			report_alone(pairing, parent, pair, base, side, before);
		else if (theirs)
			report_alone(pairing, parent, pair, side, base, before);
	}
}
