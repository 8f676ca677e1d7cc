/* Aligning the children of one block with those of its counterpart.
 *
 * Blocks with the same explicit id are pinned together, then headings by
 * level and order; between two pins lies a section. Sections of the same
 * kinds are paired one by one, others by dynamic programming. */
#include "base/map.h"
#include "pair/internal.h"

struct pin {
	uint32_t a, b;
};

struct pins {
	struct pin *items;
	size_t len;
};

/* Blocks [a, end_a) of one side against [b, end_b) of the other. */
struct section {
	uint32_t a, end_a;
	uint32_t b, end_b;
};

struct matching {
	struct arena *arena;
	const struct siblings *a, *b;
	struct align_item *items_a, *items_b;
	double ratio;
	struct bead *beads;
	size_t n_beads;
};

static bool same_shape(const struct block *a, const struct block *b)
{
	return a->kind == b->kind && a->ordered == b->ordered &&
	       (a->kind != BLOCK_HEADING || a->level == b->level);
}

static struct map ids_of(struct arena *arena, const struct siblings *siblings)
{
	struct map ids = {0};

	for (size_t i = 0; i < siblings->len; i++) {
		if (siblings->blocks[i].id.len)
			map_add(&ids, arena, siblings->blocks[i].id,
				&siblings->blocks[i]);
	}
	return ids;
}

/* Whether an id of a stands at another index of b. */
static bool ids_cross(struct arena *arena, const struct siblings *a,
		      const struct siblings *b)
{
	struct map ids = ids_of(arena, b);

	for (size_t i = 0; ids.len && i < a->len; i++) {
		const struct block *other =
			a->blocks[i].id.len ? map_get(&ids, a->blocks[i].id)
					    : NULL;

		if (other && other != &b->blocks[i])
			return true;
	}
	return false;
}

bool siblings_same(struct arena *arena, const struct siblings *a,
		   const struct siblings *b)
{
	bool ids_differ = false;

	if (a->len != b->len)
		return false;
	for (size_t i = 0; i < a->len; i++) {
		if (!same_shape(&a->blocks[i], &b->blocks[i]))
			return false;
		ids_differ |= !str_eq(a->blocks[i].id, b->blocks[i].id);
	}
	return !ids_differ || !ids_cross(arena, a, b);
}

/* Keeps the longest chain of pins that rises on both sides. They rise in a
 * already; tails[n] is the pin that ends the chain of n + 1 pins with the
 * least b. */
static void keep_rising(struct arena *arena, struct pins *pins)
{
	size_t *tails = ARENA_ARRAY(arena, size_t, pins->len + 1);
	size_t *before = ARENA_ARRAY(arena, size_t, pins->len + 1);
	struct pin *kept = ARENA_ARRAY(arena, struct pin, pins->len + 1);
	size_t longest = 0;

	for (size_t i = 0; i < pins->len; i++) {
		size_t low = 0, high = longest;

		while (low < high) {
			size_t middle = (low + high) / 2;

			if (pins->items[tails[middle]].b < pins->items[i].b)
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low ? tails[low - 1] : 0;
		tails[low] = i;
		if (low == longest)
			longest++;
	}
	for (size_t n = longest, i = longest ? tails[longest - 1] : 0; n;
	     i = before[i])
		kept[--n] = pins->items[i];
	*pins = (struct pins){kept, longest};
}

static struct pins pins_of_ids(struct matching *matching)
{
	const struct siblings *a = matching->a, *b = matching->b;
	struct map ids = ids_of(matching->arena, b);
	struct pins pins = {ARENA_ARRAY(matching->arena, struct pin, a->len),
			    0};

	for (size_t i = 0; ids.len && i < a->len; i++) {
		const struct block *other =
			a->blocks[i].id.len ? map_get(&ids, a->blocks[i].id)
					    : NULL;

		if (other)
			pins.items[pins.len++] = (struct pin){
				(uint32_t)i, (uint32_t)(other - b->blocks)};
	}
	keep_rising(matching->arena, &pins);
	return pins;
}

/* A heading stands for all that follows it up to the next heading. Two may
 * merge: where one language lacks a heading, the section above has its
 * text. */
static struct align_item *heading_items(struct arena *arena,
					const struct block *blocks,
					const struct align_item *items,
					uint32_t start, uint32_t end,
					uint32_t **indices, size_t *n)
{
	struct align_item *headings =
		ARENA_ARRAY(arena, struct align_item, end - start);

	*indices = ARENA_ARRAY(arena, uint32_t, end - start);
	*n = 0;
	for (uint32_t i = start; i < end; i++) {
		if (blocks[i].kind == BLOCK_HEADING) {
			headings[*n] = items[i];
			headings[*n].type = blocks[i].level;
			headings[*n].mergeable = true;
			(*indices)[(*n)++] = i;
		} else if (*n) {
			headings[*n - 1].length += items[i].length;
		}
	}
	return headings;
}

static bool same_types(const struct align_item *a, size_t n_a,
		       const struct align_item *b, size_t n_b)
{
	for (size_t i = 0; n_a == n_b && i < n_a; i++) {
		if (a[i].type != b[i].type)
			return false;
	}
	return n_a == n_b;
}

static void forget_types(struct align_item *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		items[i].type = 0;
}

static struct pins pair_headings(struct matching *matching, struct sequence a,
				 struct sequence b)
{
	struct arena *arena = matching->arena;
	struct pins pins = {ARENA_ARRAY(arena, struct pin, a.len), 0};
	size_t n;
	struct bead *beads =
		align(arena, &align_blocks, a, b, matching->ratio, &n);

	for (size_t i = 0; i < n; i++) {
		if (beads[i].n_a && beads[i].n_b)
			pins.items[pins.len++] =
				(struct pin){beads[i].a, beads[i].b};
	}
	return pins;
}

/* The headings of a section that stand together. Where most levels disagree
 * (one language begins a level lower) only order and length count. */
static struct pins pins_of_headings(struct matching *matching,
				    const struct section *section)
{
	struct arena *arena = matching->arena;
	uint32_t *at_a, *at_b;
	size_t n_a, n_b;
	struct align_item *a =
		heading_items(arena, matching->a->blocks, matching->items_a,
			      section->a, section->end_a, &at_a, &n_a);
	struct align_item *b =
		heading_items(arena, matching->b->blocks, matching->items_b,
			      section->b, section->end_b, &at_b, &n_b);
	struct sequence all_a = {a, n_a}, all_b = {b, n_b};
	size_t least = n_a < n_b ? n_a : n_b;
	struct pins pins = {ARENA_ARRAY(arena, struct pin, least), 0};

	if (same_types(a, n_a, b, n_b)) {
		for (uint32_t i = 0; i < n_a; i++)
			pins.items[pins.len++] = (struct pin){i, i};
	} else if (least) {
		pins = pair_headings(matching, all_a, all_b);
		if (pins.len * 2 < least) {
			forget_types(a, n_a);
			forget_types(b, n_b);
			pins = pair_headings(matching, all_a, all_b);
		}
	}
	for (size_t i = 0; i < pins.len; i++)
		pins.items[i] = (struct pin){at_a[pins.items[i].a],
					     at_b[pins.items[i].b]};
	return pins;
}

static void add_bead(struct matching *matching, struct bead bead)
{
	matching->beads[matching->n_beads++] = bead;
}

static bool section_is_same(const struct matching *matching,
			    const struct section *section)
{
	uint32_t n = section->end_a - section->a;

	if (section->end_b - section->b != n)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		if (!same_shape(&matching->a->blocks[section->a + i],
				&matching->b->blocks[section->b + i]))
			return false;
	}
	return true;
}

static void align_section(struct matching *matching,
			  const struct section *section)
{
	struct sequence a = {matching->items_a + section->a,
			     section->end_a - section->a};
	struct sequence b = {matching->items_b + section->b,
			     section->end_b - section->b};
	size_t n;
	struct bead *beads;

	if (section_is_same(matching, section)) {
		for (uint32_t i = 0; i < a.len; i++)
			add_bead(matching, (struct bead){section->a + i, 1,
							 section->b + i, 1});
		return;
	}
	beads = align(matching->arena, &align_blocks, a, b, matching->ratio,
		      &n);
	for (size_t i = 0; i < n; i++) {
		beads[i].a += section->a;
		beads[i].b += section->b;
		add_bead(matching, beads[i]);
	}
}

typedef void section_work(struct matching *matching,
			  const struct section *section);

/* Works on each section between pins of the whole, and pairs the pins. */
static void each_section(struct matching *matching, const struct section *whole,
			 const struct pins *pins, section_work *work)
{
	struct section section = *whole;

	for (size_t i = 0; i < pins->len; i++) {
		section.end_a = pins->items[i].a;
		section.end_b = pins->items[i].b;
		work(matching, &section);
		add_bead(matching,
			 (struct bead){section.end_a, 1, section.end_b, 1});
		section.a = section.end_a + 1;
		section.b = section.end_b + 1;
	}
	section.end_a = whole->end_a;
	section.end_b = whole->end_b;
	work(matching, &section);
}

static void align_by_headings(struct matching *matching,
			      const struct section *section)
{
	struct pins pins = pins_of_headings(matching, section);

	each_section(matching, section, &pins, align_section);
}

static uint32_t type_of(const struct block *block)
{
	return (uint32_t)block->kind << 8 |
	       (block->kind == BLOCK_HEADING ? block->level : 0u);
}

static struct align_item *typed_items(struct arena *arena,
				      const struct siblings *siblings)
{
	struct align_item *items =
		items_of_blocks(arena, siblings->blocks, siblings->len);

	for (size_t i = 0; i < siblings->len; i++) {
		items[i].type = type_of(&siblings->blocks[i]);
		items[i].mergeable =
			siblings->blocks[i].kind == BLOCK_PARAGRAPH;
	}
	return items;
}

static bool is_skip(const struct bead *bead)
{
	return !bead->n_a || !bead->n_b;
}

/* Whether two blocks that are left over at the same place stand against each
 * other although their kinds differ. */
static bool belong_together(const struct block *a, const struct block *b,
			    bool alone)
{
	if (a->kind == BLOCK_RULE || b->kind == BLOCK_RULE)
		return false;
	return alone ||
	       (a->kind == BLOCK_HEADING) == (b->kind == BLOCK_HEADING);
}

/* Blocks [a, a + n) and [b, b + n), all of them left over. */
static bool run_belongs_together(const struct matching *matching, uint32_t a,
				 uint32_t b, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (!belong_together(&matching->a->blocks[a + i],
				     &matching->b->blocks[b + i], n == 1))
			return false;
	}
	return n > 0;
}

/* Runs of skips with as many blocks on one side as on the other become
 * pairs. */
static void mend(struct matching *matching)
{
	struct bead *beads = matching->beads;
	size_t n = matching->n_beads, kept = 0;

	for (size_t i = 0; i < n;) {
		uint32_t a = beads[i].a, b = beads[i].b, n_a = 0, n_b = 0;
		size_t end = i;

		for (; end < n && is_skip(&beads[end]); end++) {
			n_a += beads[end].n_a;
			n_b += beads[end].n_b;
		}
		if (n_a == n_b && run_belongs_together(matching, a, b, n_a)) {
			for (uint32_t j = 0; j < n_a; j++)
				beads[kept++] =
					(struct bead){a + j, 1, b + j, 1};
			i = end;
			continue;
		}
		if (end == i)
			end++;
		while (i < end)
			beads[kept++] = beads[i++];
	}
	matching->n_beads = kept;
}

struct bead *siblings_align(struct arena *arena, const struct siblings *a,
			    const struct siblings *b, double ratio,
			    size_t *n_beads)
{
	struct matching matching = {
		.arena = arena,
		.a = a,
		.b = b,
		.items_a = typed_items(arena, a),
		.items_b = typed_items(arena, b),
		.ratio = ratio,
		.beads = ARENA_ARRAY(arena, struct bead, a->len + b->len),
	};
	struct section whole = {0, (uint32_t)a->len, 0, (uint32_t)b->len};
	struct pins pins = pins_of_ids(&matching);

	anchors_weigh(arena, matching.items_a, a->len, matching.items_b,
		      b->len);
	each_section(&matching, &whole, &pins, align_by_headings);
	mend(&matching);
	*n_beads = matching.n_beads;
	return matching.beads;
}
