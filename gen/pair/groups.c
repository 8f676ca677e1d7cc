/* Joins alignments of several sides with one base into one sequence.
 *
 * A group ends where every side has the end of a bead; what a side has and
 * the base has not (0-1) is a group of its own, before the base's next
 * item. */
#include "pair/internal.h"

struct joiner {
	struct groups groups;
	size_t n_sides;
	size_t base;
	struct bead *const *beads;
	const size_t *n_beads;
	size_t *next; /* the first bead of the side that is not in a group */
};

static struct range *group_of(struct joiner *joiner)
{
	return joiner->groups.ranges + joiner->groups.len * joiner->n_sides;
}

static const struct bead *bead_of(const struct joiner *joiner, size_t side)
{
	if (!joiner->beads[side] || joiner->next[side] == joiner->n_beads[side])
		return NULL;
	return &joiner->beads[side][joiner->next[side]];
}

static void put_insertions(struct joiner *joiner)
{
	for (size_t side = 0; side < joiner->n_sides; side++) {
		const struct bead *bead;

		while ((bead = bead_of(joiner, side)) && !bead->n_a) {
			group_of(joiner)[side] =
				(struct range){bead->b, bead->n_b};
			joiner->groups.len++;
			joiner->next[side]++;
		}
	}
}

/* Takes the side's beads into the group until the base is covered up to the
 * end; returns the end that the last bead has. */
static uint32_t take(struct joiner *joiner, size_t side, uint32_t end)
{
	struct range *range = &group_of(joiner)[side];
	const struct bead *bead;

	while ((bead = bead_of(joiner, side)) && bead->a < end) {
		if (!range->n)
			range->start = bead->b;
		range->n += bead->n_b;
		if (bead->a + bead->n_a > end)
			end = bead->a + bead->n_a;
		joiner->next[side]++;
	}
	return end;
}

static uint32_t put_group(struct joiner *joiner, uint32_t start)
{
	uint32_t end = start + 1, covered = start;

	while (covered < end) {
		covered = end;
		for (size_t side = 0; side < joiner->n_sides; side++)
			end = take(joiner, side, end);
	}
	group_of(joiner)[joiner->base] = (struct range){start, end - start};
	joiner->groups.len++;
	return end;
}

struct groups groups_join(struct arena *arena, size_t n_sides, size_t base,
			  size_t n_base, struct bead *const *beads,
			  const size_t *n_beads)
{
	struct joiner joiner = {.n_sides = n_sides,
				.base = base,
				.beads = beads,
				.n_beads = n_beads};
	size_t most = n_base;

	for (size_t side = 0; side < n_sides; side++)
		most += beads[side] ? n_beads[side] : 0;
	joiner.next = ARENA_ARRAY(arena, size_t, n_sides);
	joiner.groups.ranges = ARENA_ARRAY(arena, struct range, most * n_sides);
	for (uint32_t start = 0; start < n_base;) {
		put_insertions(&joiner);
		start = put_group(&joiner, start);
	}
	put_insertions(&joiner);
	return joiner.groups;
}
