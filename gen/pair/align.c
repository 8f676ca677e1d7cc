/* Gale–Church alignment by dynamic programming.
 *
 * A cell (i, j) holds the least cost of aligning the first i items of a with
 * the first j of b, and the step that led there. Only three rows of costs are
 * kept; the steps of all rows are, one byte each, for the way back. In large
 * tables each row has a window of equal width around the diagonal. */
#include "pair/align.h"

#include <math.h>

const struct align_costs align_blocks = {
	.match = 0.1,
	.skip = 5.0,
	.merge = 6.0,
	.cross = 9.0,
	.lost = 0.0,
	.anchor = 1.5,
};

/* The paper's probabilities: 0.89, 0.0099 / 2, 0.089 / 2, 0.011. */
const struct align_costs align_sentences = {
	.match = 0.117,
	.skip = 5.31,
	.merge = 3.11,
	.cross = 4.51,
	.lost = 1.0,
	.anchor = 1.5,
};

enum { FULL_CELLS = 1 << 20, BAND_LEAST = 48, ANCHORS_COUNTED = 3 };

enum step { STEP_NONE, STEP_11, STEP_10, STEP_01, STEP_21, STEP_12, STEP_22 };

/* Items that each step takes of a and of b. */
static const uint32_t taken[][2] = {
	[STEP_NONE] = {0, 0}, [STEP_11] = {1, 1}, [STEP_10] = {1, 0},
	[STEP_01] = {0, 1},   [STEP_21] = {2, 1}, [STEP_12] = {1, 2},
	[STEP_22] = {2, 2},
};

static const double same_id_bonus = 100;
static const double length_cost_most = 16;

struct row {
	size_t first; /* the window: columns [first, first + width) */
	size_t end;
	double *costs;
	double *bonuses; /* of the pair that a step 1-1 into the cell takes */
};

struct grid {
	const struct align_costs *costs;
	struct sequence a, b;
	double ratio;
	size_t half; /* columns of the window on either side */
	size_t width;
	struct row rows[3]; /* the current one and the two before */
	unsigned char *steps;
};

/* -log of the two-sided tail of the normal distribution, with the rational
 * approximation 7.1.25 of Abramowitz and Stegun for erfc. */
static double tail_cost(double delta)
{
	double z = delta * 0.70710678118654752;
	double t = 1 / (1 + 0.47047 * z);
	double tail = t * (0.3480242 + t * (-0.0958798 + t * 0.7478556));

	return z * z - log(tail);
}

double align_length_cost(double a, double b, double ratio)
{
	const double variance = 6.8;
	double mean = (a * ratio + b) / 2;
	double cost;

	if (mean <= 0)
		return 0;
	cost = tail_cost(fabs(b - a * ratio) / sqrt(mean * variance));
	return cost < length_cost_most ? cost : length_cost_most;
}

static double shared_anchors(const struct align_item *a,
			     const struct align_item *b)
{
	double shared = 0;

	for (size_t i = 0, j = 0; i < a->n_anchors && j < b->n_anchors;) {
		if (a->anchors[i].hash == b->anchors[j].hash)
			shared += a->anchors[i].weight;
		if (a->anchors[i].hash <= b->anchors[j].hash)
			i++;
		else
			j++;
	}
	return shared < ANCHORS_COUNTED ? shared : ANCHORS_COUNTED;
}

/* What two items have in common, beside their lengths. */
static double bonus(const struct grid *grid, const struct align_item *a,
		    const struct align_item *b)
{
	double sum = 0;

	if (a->id && a->id == b->id)
		sum += same_id_bonus;
	if (a->n_anchors && b->n_anchors)
		sum += grid->costs->anchor * shared_anchors(a, b);
	return sum;
}

static bool fits(const struct align_item *a, const struct align_item *b)
{
	return a->type == b->type && !(a->id && b->id && a->id != b->id);
}

static bool merges(const struct align_item *a, const struct align_item *b)
{
	return a->mergeable && b->mergeable && a->type == b->type && !a->id &&
	       !b->id;
}

static double cost_at(const struct row *row, size_t column)
{
	return column >= row->first && column < row->end
		       ? row->costs[column - row->first]
		       : INFINITY;
}

static double bonus_at(const struct row *row, size_t column)
{
	return column >= row->first && column < row->end
		       ? row->bonuses[column - row->first]
		       : 0;
}

struct best {
	double cost;
	enum step step;
};

static void offer(struct best *best, double cost, enum step step)
{
	if (cost < best->cost)
		*best = (struct best){cost, step};
}

/* The same for a step that takes items of both sides: their lengths are
 * compared only if the step would win with equal ones. */
static void offer_match(const struct grid *grid, struct best *best, double cost,
			double a, double b, enum step step)
{
	if (cost < best->cost)
		offer(best, cost + align_length_cost(a, b, grid->ratio), step);
}

static double skip_cost(const struct grid *grid, double length, double other)
{
	double cost = grid->costs->skip;

	if (grid->costs->lost > 0)
		cost += grid->costs->lost *
			align_length_cost(length, other, grid->ratio);
	return cost;
}

static void offer_merges(const struct grid *grid, struct best *best, size_t i,
			 size_t j)
{
	const struct align_item *a = &grid->a.items[i - 1];
	const struct align_item *b = &grid->b.items[j - 1];
	const struct row *rows = grid->rows;
	bool two_a = i > 1 && merges(a - 1, a);
	bool two_b = j > 1 && merges(b - 1, b);
	double here = bonus_at(&rows[0], j);

	double both_a = two_a ? a[-1].length + a->length : 0;
	double both_b = two_b ? b[-1].length + b->length : 0;

	if (two_a)
		offer_match(grid, best,
			    cost_at(&rows[2], j - 1) + grid->costs->merge -
				    here - bonus_at(&rows[1], j),
			    both_a, b->length, STEP_21);
	if (two_b)
		offer_match(grid, best,
			    cost_at(&rows[1], j - 2) + grid->costs->merge -
				    here - bonus_at(&rows[0], j - 1),
			    a->length, both_b, STEP_12);
	if (two_a && two_b)
		offer_match(grid, best,
			    cost_at(&rows[2], j - 2) + grid->costs->cross -
				    here - bonus_at(&rows[1], j - 1),
			    both_a, both_b, STEP_22);
}

static void fill_cell(struct grid *grid, size_t i, size_t j)
{
	struct row *row = &grid->rows[0];
	struct best best = {INFINITY, STEP_NONE};
	const struct align_item *a = i ? &grid->a.items[i - 1] : NULL;
	const struct align_item *b = j ? &grid->b.items[j - 1] : NULL;

	row->bonuses[j - row->first] = 0;
	/* Of equal costs the first wins: what is left over comes late. */
	if (a)
		offer(&best,
		      cost_at(&grid->rows[1], j) +
			      skip_cost(grid, a->length, 0),
		      STEP_10);
	if (b)
		offer(&best,
		      cost_at(row, j - 1) + skip_cost(grid, 0, b->length),
		      STEP_01);
	if (a && b && fits(a, b)) {
		double extra = bonus(grid, a, b);

		row->bonuses[j - row->first] = extra;
		offer_match(grid, &best,
			    cost_at(&grid->rows[1], j - 1) +
				    grid->costs->match - extra,
			    a->length, b->length, STEP_11);
		if (a->mergeable && b->mergeable && !a->id && !b->id)
			offer_merges(grid, &best, i, j);
	}
	if (!a && !b)
		best.cost = 0;
	row->costs[j - row->first] = best.cost;
	grid->steps[i * grid->width + (j - row->first)] =
		(unsigned char)best.step;
}

/* The window of row i: around the diagonal, inside the table. */
static void place_window(const struct grid *grid, struct row *row, size_t i)
{
	size_t centre = grid->a.len ? i * grid->b.len / grid->a.len : 0;

	row->first = centre > grid->half ? centre - grid->half : 0;
	row->end = row->first + grid->width;
	if (row->end > grid->b.len + 1)
		row->end = grid->b.len + 1;
}

static void fill(struct grid *grid)
{
	for (size_t i = 0; i <= grid->a.len; i++) {
		struct row oldest = grid->rows[2];

		grid->rows[2] = grid->rows[1];
		grid->rows[1] = grid->rows[0];
		grid->rows[0] = oldest;
		place_window(grid, &grid->rows[0], i);
		for (size_t j = grid->rows[0].first; j < grid->rows[0].end; j++)
			fill_cell(grid, i, j);
	}
}

static void allocate(struct grid *grid, struct arena *arena)
{
	size_t n_a = grid->a.len, n_b = grid->b.len;

	grid->half = n_b;
	grid->width = n_b + 1;
	if (n_a && n_b > FULL_CELLS / n_a) {
		size_t half = FULL_CELLS / 2 / n_a;

		if (half < BAND_LEAST)
			half = BAND_LEAST;
		grid->half = half + n_b / n_a + 1;
		if (grid->half * 2 + 1 < grid->width)
			grid->width = grid->half * 2 + 1;
	}
	for (size_t i = 0; i < 3; i++) {
		grid->rows[i].costs = ARENA_ARRAY(arena, double, grid->width);
		grid->rows[i].bonuses = ARENA_ARRAY(arena, double, grid->width);
	}
	grid->steps = arena_alloc(arena, (n_a + 1) * grid->width);
}

/* Follows the steps back from the last cell; the beads come out reversed. */
static size_t trace(const struct grid *grid, struct bead *beads)
{
	size_t n = 0, i = grid->a.len, j = grid->b.len;

	while (i || j) {
		struct row row;

		place_window(grid, &row, i);

		unsigned char step =
			grid->steps[i * grid->width + (j - row.first)];

		i -= taken[step][0];
		j -= taken[step][1];
		beads[n++] = (struct bead){(uint32_t)i, taken[step][0],
					   (uint32_t)j, taken[step][1]};
	}
	return n;
}

struct bead *align(struct arena *arena, const struct align_costs *costs,
		   struct sequence a, struct sequence b, double ratio,
		   size_t *n_beads)
{
	struct bead *beads = ARENA_ARRAY(arena, struct bead, a.len + b.len);
	struct arena_mark mark = arena_mark(arena);
	struct grid grid = {
		.costs = costs,
		.a = a,
		.b = b,
		.ratio = ratio > 0 && isfinite(ratio) ? ratio : 1,
	};

	allocate(&grid, arena);
	fill(&grid);
	*n_beads = trace(&grid, beads);
	arena_rewind(arena, mark);
	for (size_t i = 0, j = *n_beads; i + 1 < j; i++) {
		struct bead swap = beads[i];

		beads[i] = beads[--j];
		beads[j] = swap;
	}
	return beads;
}
