/* Differences of texts: units, the edit script, and making it readable.
 *
 * Units get numbers, the same for the same text, and the script says which of
 * them are changed. What the rest works on are runs: equal units and the
 * change behind them. */
#include "pair/text_diff.h"

#include <string.h>

#include "base/map.h"
#include "lang/words.h"
#include "pair/edit_script.h"

enum { BEFORE, AFTER, STATES };

enum {
	/* What stands between two changes is taken into them if it weighs less
	 * than this, or at most half of what the smaller one does. */
	ISLAND_LEAST = 2,
	ISLAND_SHARE = 2,
	/* A text of which less than a quarter stays is replaced. */
	COMMON_SHARE = 4,
	LINE_WEIGHT = 1 << 30, /* lines are not joined */
	REST_BEST = 6
};

/* What a unit counts when it is asked how much stays between changes. */
static const uint32_t weights[] = {
	[WORD_SPACE] = 0,  [WORD_LINE] = LINE_WEIGHT, [WORD_MARK] = 0,
	[WORD_PAUSE] = 1,  [WORD_STOP] = 2,           [WORD_LIGHT] = 0,
	[WORD_LETTER] = 1, [WORD_PLAIN] = 2,          [WORD_WHOLE] = 4,
};

/* How well something may begin behind the unit. */
static const unsigned rests[] = {
	[WORD_SPACE] = 3,  [WORD_LINE] = REST_BEST, [WORD_MARK] = 1,
	[WORD_PAUSE] = 4,  [WORD_STOP] = 5,         [WORD_LIGHT] = 0,
	[WORD_LETTER] = 0, [WORD_PLAIN] = 0,        [WORD_WHOLE] = 0,
};

/* One of the two texts. */
struct state {
	struct str text;
	const struct word *words;
	uint64_t *weight; /* of the units before each, and of all */
	size_t n;
};

/* So many equal units, and the change behind them. The last run of all has no
 * change. */
struct run {
	size_t start[STATES];
	size_t equal;
	size_t changed[STATES];
};

struct diff {
	struct state states[STATES];
	struct edit_script script;
	struct run *runs;
	size_t n_runs;
	struct arena scratch;
};

/* Units */

static void weigh(struct diff *diff, struct state *state)
{
	state->weight = ARENA_ARRAY(&diff->scratch, uint64_t, state->n + 1);
	for (size_t i = 0; i < state->n; i++)
		state->weight[i + 1] =
			state->weight[i] + weights[state->words[i].kind];
}

static void number_words(struct diff *diff)
{
	struct map known = {0};
	uint32_t *ids[STATES];
	size_t total = diff->states[BEFORE].n + diff->states[AFTER].n;
	uint32_t *names = ARENA_ARRAY(&diff->scratch, uint32_t, total + 1);
	uint32_t next = 0;

	for (int i = 0; i < STATES; i++) {
		const struct state *state = &diff->states[i];

		ids[i] = ARENA_ARRAY(&diff->scratch, uint32_t, state->n);
		for (size_t j = 0; j < state->n; j++) {
			struct str word =
				str_span(state->text, state->words[j].span);
			uint32_t *name = map_add(&known, &diff->scratch, word,
						 &names[next]);

			if (!name) {
				name = &names[next];
				*name = next++;
			}
			ids[i][j] = *name;
		}
		diff->script.numbers[i] = ids[i];
		diff->script.n[i] = state->n;
		diff->script.changed[i] =
			ARENA_ARRAY(&diff->scratch, bool, state->n);
	}
}

static void split(struct diff *diff, const struct language *language,
		  const struct diff_text *texts)
{
	for (int i = 0; i < STATES; i++) {
		struct state *state = &diff->states[i];

		state->text = texts[i].text;
		state->words = words_split(language, texts[i].text,
					   texts[i].whole, texts[i].n_whole,
					   &diff->scratch, &state->n);
		weigh(diff, state);
	}
	number_words(diff);
}

/* Runs */

static uint64_t weight_of(const struct diff *diff, int state, size_t start,
			  size_t n)
{
	const uint64_t *weight = diff->states[state].weight;

	return weight[start + n] - weight[start];
}

static uint64_t equal_weight(const struct diff *diff, const struct run *run)
{
	return weight_of(diff, BEFORE, run->start[BEFORE], run->equal);
}

/* Of the larger side of the run's change. */
static uint64_t change_weight(const struct diff *diff, const struct run *run)
{
	uint64_t most = 0;

	for (int i = 0; i < STATES; i++) {
		uint64_t weight = weight_of(diff, i, run->start[i] + run->equal,
					    run->changed[i]);

		most = weight > most ? weight : most;
	}
	return most;
}

static bool has_change(const struct run *run)
{
	return run->changed[BEFORE] || run->changed[AFTER];
}

/* The run that begins at these units. */
static struct run next_run(const struct diff *diff, const size_t *start)
{
	struct run run = {.start = {start[BEFORE], start[AFTER]}};
	const struct edit_script *script = &diff->script;

	while (start[BEFORE] + run.equal < script->n[BEFORE] &&
	       start[AFTER] + run.equal < script->n[AFTER] &&
	       !script->changed[BEFORE][start[BEFORE] + run.equal] &&
	       !script->changed[AFTER][start[AFTER] + run.equal])
		run.equal++;
	for (int i = 0; i < STATES; i++) {
		size_t pos = start[i] + run.equal;

		while (pos + run.changed[i] < script->n[i] &&
		       script->changed[i][pos + run.changed[i]])
			run.changed[i]++;
	}
	return run;
}

/* Whether what stands between two changes is better taken into them. */
static bool is_island(const struct diff *diff, const struct run *before,
		      const struct run *run)
{
	uint64_t island = equal_weight(diff, run);
	uint64_t first = change_weight(diff, before);
	uint64_t second = change_weight(diff, run);
	uint64_t least = first < second ? first : second;

	return island < ISLAND_LEAST || island * ISLAND_SHARE <= least;
}

static void join(struct run *before, const struct run *run)
{
	for (int i = 0; i < STATES; i++)
		before->changed[i] += run->equal + run->changed[i];
}

/* Adds a run and joins it to those before as long as that reads better. */
static void add_run(struct diff *diff, struct run run)
{
	diff->runs[diff->n_runs++] = run;
	while (diff->n_runs > 1) {
		struct run *last = &diff->runs[diff->n_runs - 1];

		if (!has_change(last) || !is_island(diff, last - 1, last))
			break;
		join(last - 1, last);
		diff->n_runs--;
	}
}

static void find_runs(struct diff *diff)
{
	size_t pos[STATES] = {0, 0};
	size_t most = 2 + (diff->script.n[BEFORE] < diff->script.n[AFTER]
				   ? diff->script.n[BEFORE]
				   : diff->script.n[AFTER]);

	diff->runs = ARENA_ARRAY(&diff->scratch, struct run, most);
	for (;;) {
		struct run run = next_run(diff, pos);

		add_run(diff, run);
		for (int i = 0; i < STATES; i++)
			pos[i] += run.equal + run.changed[i];
		if (!has_change(&run))
			break;
	}
}

/* Where little stays, the new text stands for the old one. */
static void replace_unlike(struct diff *diff)
{
	uint64_t common = 0, least = UINT64_MAX;

	if (diff->n_runs < 3)
		return;
	for (size_t i = 0; i < diff->n_runs; i++)
		common += equal_weight(diff, &diff->runs[i]);
	for (int i = 0; i < STATES; i++) {
		uint64_t all = weight_of(diff, i, 0, diff->states[i].n);

		least = all < least ? all : least;
	}
	if (common >= LINE_WEIGHT || common * COMMON_SHARE >= least)
		return;
	diff->runs[0] = (struct run){
		.changed = {diff->states[BEFORE].n, diff->states[AFTER].n}};
	diff->runs[1] = (struct run){
		.start = {diff->states[BEFORE].n, diff->states[AFTER].n}};
	diff->n_runs = 2;
}

/* Beginning where a clause does */

/* How well something begins at the unit. Behind the space that follows a mark
 * it does even better than behind the mark. */
static unsigned rest_at(const struct state *state, size_t pos)
{
	unsigned rest, before;

	if (!pos || pos == state->n)
		return REST_BEST;
	rest = rests[state->words[pos - 1].kind];
	if (pos == 1 || state->words[pos - 1].kind != WORD_SPACE)
		return rest;
	before = rests[state->words[pos - 2].kind] + 1;
	return before > rest ? before : rest;
}

/* How well the units [start, end) of the text stand by themselves. */
static unsigned rest_of(const struct state *state, size_t start, size_t end)
{
	return rest_at(state, start) + rest_at(state, end);
}

static void move_change(struct run *run, struct run *next, ptrdiff_t by)
{
	run->equal = (size_t)((ptrdiff_t)run->equal + by);
	next->equal = (size_t)((ptrdiff_t)next->equal - by);
	for (int i = 0; i < STATES; i++)
		next->start[i] = (size_t)((ptrdiff_t)next->start[i] + by);
}

/* What is only inserted or only deleted, and begins with what follows it or
 * ends with what stands before it, may as well be taken to stand there. */
static void slide(struct diff *diff, struct run *run, struct run *next)
{
	int side = run->changed[BEFORE] ? BEFORE : AFTER;
	const struct state *state = &diff->states[side];
	const uint32_t *numbers = diff->script.numbers[side];
	size_t start = run->start[side] + run->equal;
	size_t n = run->changed[side];
	size_t room_before = run->equal - (run > diff->runs && run->equal);
	size_t room_behind = next->equal - (has_change(next) && next->equal);
	size_t first = start, last = start, best = start;

	while (start - first < room_before &&
	       numbers[first - 1] == numbers[first + n - 1])
		first--;
	while (last - start < room_behind && numbers[last] == numbers[last + n])
		last++;
	for (size_t at = first; at <= last; at++)
		if (rest_of(state, at, at + n) >=
		    rest_of(state, best, best + n))
			best = at;
	move_change(run, next, (ptrdiff_t)best - (ptrdiff_t)start);
}

static void slide_all(struct diff *diff)
{
	for (size_t i = 0; i + 1 < diff->n_runs; i++)
		if (!diff->runs[i].changed[BEFORE] ||
		    !diff->runs[i].changed[AFTER])
			slide(diff, &diff->runs[i], &diff->runs[i + 1]);
}

/* Edits */

/* The bytes of n units. */
static struct span bytes_of(const struct state *state, size_t start, size_t n)
{
	uint32_t end = (uint32_t)state->text.len;
	struct span span = {end, end};

	if (start < state->n)
		span.start = state->words[start].span.start;
	span.end = n ? state->words[start + n - 1].span.end : span.start;
	return span;
}

static void put_edit(struct text_edit *edits, size_t *n,
		     enum text_edit_kind kind, struct span before,
		     struct span after)
{
	if (before.start == before.end && after.start == after.end)
		return;
	edits[(*n)++] = (struct text_edit){kind, before, after};
}

static void put_run(const struct diff *diff, const struct run *run,
		    struct text_edit *edits, size_t *n)
{
	struct span equal[STATES], changed[STATES];

	for (int i = 0; i < STATES; i++) {
		const struct state *state = &diff->states[i];

		equal[i] = bytes_of(state, run->start[i], run->equal);
		changed[i] = bytes_of(state, run->start[i] + run->equal,
				      run->changed[i]);
	}
	put_edit(edits, n, TEXT_EQUAL, equal[BEFORE], equal[AFTER]);
	put_edit(edits, n, TEXT_DELETED, changed[BEFORE],
		 (struct span){changed[AFTER].start, changed[AFTER].start});
	put_edit(edits, n, TEXT_INSERTED,
		 (struct span){changed[BEFORE].end, changed[BEFORE].end},
		 changed[AFTER]);
}

static struct text_edit *put_runs(const struct diff *diff, struct arena *arena,
				  size_t *n)
{
	enum { EDITS_OF_RUN = 3 };
	struct text_edit *edits = ARENA_ARRAY(arena, struct text_edit,
					      EDITS_OF_RUN * diff->n_runs);

	*n = 0;
	for (size_t i = 0; i < diff->n_runs; i++)
		put_run(diff, &diff->runs[i], edits, n);
	return edits;
}

static struct text_edit *all_equal(struct str text, struct arena *arena,
				   size_t *n)
{
	struct text_edit *edits = ARENA_NEW(arena, struct text_edit);
	struct span whole = {0, (uint32_t)text.len};

	*edits = (struct text_edit){TEXT_EQUAL, whole, whole};
	*n = text.len > 0;
	return edits;
}

struct text_edit *text_diff(const struct language *language,
			    struct diff_text before, struct diff_text after,
			    struct arena *arena, size_t *n)
{
	const struct diff_text texts[STATES] = {before, after};
	struct diff diff = {.n_runs = 0};
	struct text_edit *edits;

	if (str_eq(before.text, after.text))
		return all_equal(before.text, arena, n);
	split(&diff, language, texts);
	edit_script_find(&diff.script, &diff.scratch);
	find_runs(&diff);
	replace_unlike(&diff);
	slide_all(&diff);
	edits = put_runs(&diff, arena, n);
	arena_free(&diff.scratch);
	return edits;
}

bool text_edits_differ(const struct text_edit *edits, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (edits[i].kind != TEXT_EQUAL)
			return true;
	return false;
}
