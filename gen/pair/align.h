/* Length-based alignment: Gale and Church, "A Program for Aligning Sentences
 * in Bilingual Corpora", Computational Linguistics 19 (1993), with anchors.
 *
 * Two sequences of items, each with a length and a signature, are cut into
 * beads 1-1, 1-2, 2-1, 2-2, 1-0 and 0-1 so that the sum of costs is least. */
#ifndef DIGLOT_PAIR_ALIGN_H
#define DIGLOT_PAIR_ALIGN_H

#include "base/arena.h"

/* What passes through translation unchanged: a number, a date, a Latin token.
 * What is rare in both sequences weighs 1, what is common less. */
struct align_anchor {
	uint64_t hash;
	double weight;
};

struct align_item {
	double length; /* bytes or characters; the ratio evens them out */
	uint32_t type; /* items of different types never stand in one bead
			  of 1-1; items merge only within mergeable types */
	bool mergeable;
	uint64_t id; /* hash of an explicit id, 0 if none: equal ids must
			pair, different ids must not */
	struct align_anchor *anchors; /* sorted by hash, each once */
	size_t n_anchors;
};

/* What a bead costs beside the difference in length: negative logarithms of
 * how likely it is. */
struct align_costs {
	double match;  /* 1-1 */
	double skip;   /* 1-0, 0-1 */
	double merge;  /* 1-2, 2-1 */
	double cross;  /* 2-2 */
	double lost;   /* how much the length of what is skipped counts */
	double anchor; /* what an anchor of weight 1 in common takes off */
};

/* Blocks are seldom merged by translators and are reported when they lack a
 * counterpart; sentences are often merged and seldom left out. */
extern const struct align_costs align_blocks;
extern const struct align_costs align_sentences;

struct bead {
	uint32_t a, n_a; /* items [a, a + n_a) of the first sequence */
	uint32_t b, n_b;
};

struct sequence {
	const struct align_item *items;
	size_t len;
};

/* The beads in order, in the arena; *n_beads how many. ratio: how long the
 * second sequence is for one unit of the first. Memory and time grow with
 * the product of the lengths up to a limit, then with a band around the
 * diagonal. */
struct bead *align(struct arena *arena, const struct align_costs *costs,
		   struct sequence a, struct sequence b, double ratio,
		   size_t *n_beads);

/* How unlikely it is that b translates a, by their lengths alone; 0 when the
 * lengths agree. */
double align_length_cost(double a, double b, double ratio);

#endif
