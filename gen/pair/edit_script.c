/* Edit scripts: divide where the paths from both ends meet, and conquer. */
#include "pair/edit_script.h"

enum {
	BUDGET = 1 << 22,  /* steps of the search, at least */
	BUDGET_NUMBER = 64 /* and for each number */
};

/* Numbers [start, end) of each list. */
struct box {
	size_t start[SCRIPT_SIDES];
	size_t end[SCRIPT_SIDES];
};

/* The furthest that d edits lead on each diagonal, from one end. The lists are
 * read backward from the other end, so that both searches are the same. */
struct frontier {
	bool is_backward;
	ptrdiff_t *reach; /* by diagonal, which may be negative */
};

struct search {
	struct edit_script *script;
	struct frontier frontiers[2];
	size_t budget; /* steps that are left */
};

/* What the search works on: two lists of n and m numbers. */
struct field {
	struct search *search;
	const struct box *box;
	ptrdiff_t n, m;
};

static void mark(const struct search *search, const struct box *box)
{
	for (int i = 0; i < SCRIPT_SIDES; i++)
		for (size_t j = box->start[i]; j < box->end[i]; j++)
			search->script->changed[i][j] = true;
}

static bool is_empty(const struct box *box)
{
	return box->start[0] == box->end[0] || box->start[1] == box->end[1];
}

static bool same(const struct search *search, size_t first, size_t second)
{
	return search->script->numbers[0][first] ==
	       search->script->numbers[1][second];
}

/* Leaves out what both begin and end with. */
static void trim(const struct search *search, struct box *box)
{
	while (!is_empty(box) && same(search, box->start[0], box->start[1])) {
		box->start[0]++;
		box->start[1]++;
	}
	while (!is_empty(box) &&
	       same(search, box->end[0] - 1, box->end[1] - 1)) {
		box->end[0]--;
		box->end[1]--;
	}
}

/* Whether the numbers are the same, so many from the frontier's end. */
static bool same_from(const struct field *field,
		      const struct frontier *frontier, ptrdiff_t x, ptrdiff_t y)
{
	const struct box *box = field->box;

	if (frontier->is_backward)
		return same(field->search, box->end[0] - 1 - (size_t)x,
			    box->end[1] - 1 - (size_t)y);
	return same(field->search, box->start[0] + (size_t)x,
		    box->start[1] + (size_t)y);
}

/* How far d edits lead on the diagonal. */
static ptrdiff_t advance(const struct field *field, struct frontier *frontier,
			 ptrdiff_t d, ptrdiff_t diagonal)
{
	ptrdiff_t *reach = frontier->reach;
	ptrdiff_t x, y, start;

	if (diagonal == -d ||
	    (diagonal != d && reach[diagonal - 1] < reach[diagonal + 1]))
		x = reach[diagonal + 1];
	else
		x = reach[diagonal - 1] + 1;
	start = x;
	y = x - diagonal;
	while (x < field->n && y < field->m &&
	       same_from(field, frontier, x, y)) {
		x++;
		y++;
	}
	reach[diagonal] = x;
	start = x - start + 1;
	field->search->budget -= field->search->budget < (size_t)start
					 ? field->search->budget
					 : (size_t)start;
	return x;
}

/* Whether the path that leads to x on the diagonal meets one of at most d
 * edits from the other end. */
static bool meets(const struct field *field, const struct frontier *other,
		  ptrdiff_t d, ptrdiff_t diagonal, ptrdiff_t x)
{
	ptrdiff_t opposite = field->n - field->m - diagonal;

	return opposite >= -d && opposite <= d &&
	       x + other->reach[opposite] >= field->n;
}

/* Takes one edit more from an end; true if the paths meet, at *x and *y from
 * the start. They can only meet on diagonals that both have got to. */
static bool extend(const struct field *field, bool is_backward, ptrdiff_t d,
		   ptrdiff_t *x, ptrdiff_t *y)
{
	struct frontier *frontier =
		&field->search->frontiers[is_backward ? 1 : 0];
	const struct frontier *other =
		&field->search->frontiers[is_backward ? 0 : 1];
	bool is_odd = (field->n - field->m) % 2 != 0;

	for (ptrdiff_t k = -d; k <= d; k += 2) {
		ptrdiff_t reached = advance(field, frontier, d, k);

		if (is_odd == is_backward ||
		    !meets(field, other, is_backward ? d : d - 1, k, reached))
			continue;
		*x = is_backward ? field->n - reached : reached;
		*y = is_backward ? field->m - (reached - k) : reached - k;
		return true;
	}
	return false;
}

/* A point in the middle of a shortest script; false when it takes too long. */
static bool find_middle(const struct field *field, ptrdiff_t *x, ptrdiff_t *y)
{
	struct frontier *frontiers = field->search->frontiers;

	frontiers[0].reach[1] = 0;
	frontiers[1].reach[1] = 0;
	for (ptrdiff_t d = 0; field->search->budget; d++) {
		if (extend(field, false, d, x, y) ||
		    extend(field, true, d, x, y))
			return true;
	}
	return false;
}

/* Each half has half of the edits: the depth is a logarithm. */
static void divide(struct search *search, struct box box)
{
	struct field field = {.search = search, .box = &box};
	ptrdiff_t x, y;

	trim(search, &box);
	if (is_empty(&box)) {
		mark(search, &box);
		return;
	}
	field.n = (ptrdiff_t)(box.end[0] - box.start[0]);
	field.m = (ptrdiff_t)(box.end[1] - box.start[1]);
	if (!find_middle(&field, &x, &y)) {
		mark(search, &box);
		return;
	}
	size_t middle[SCRIPT_SIDES] = {box.start[0] + (size_t)x,
				       box.start[1] + (size_t)y};

	divide(search, (struct box){{box.start[0], box.start[1]},
				    {middle[0], middle[1]}});
	divide(search,
	       (struct box){{middle[0], middle[1]}, {box.end[0], box.end[1]}});
}

void edit_script_find(struct edit_script *script, struct arena *scratch)
{
	size_t total = script->n[0] + script->n[1];
	size_t most = (total + 1) / 2 + 1; /* edits from one end, and a
					      neighbour */
	struct search search = {.script = script,
				.budget = BUDGET + BUDGET_NUMBER * total};

	for (int i = 0; i < 2; i++) {
		ptrdiff_t *all = ARENA_ARRAY(scratch, ptrdiff_t, 2 * most + 1);

		search.frontiers[i] = (struct frontier){i == 1, all + most};
	}
	divide(&search, (struct box){{0, 0}, {script->n[0], script->n[1]}});
}
