/* Habits of an edition or a chapter, and the slips that are none. */
#include "check/usage.h"

#include <string.h>

#include "check/checks.h"

enum {
	USAGE_LEAST = 8, /* places; fewer are no habit */
	USAGE_SHARE = 3  /* times as many as of the language's own form */
};

/* A slip that waits. */
struct waiting {
	const struct statement *statement;
	size_t side;
	struct slip slip;
	size_t n;
};

struct count {
	size_t slips;
	size_t proper;
};

/* Of a chapter. */
struct habits {
	struct waiting *items;
	size_t len, cap;
	struct count (*counts)[USAGE_COUNT]; /* one row a language */
};

static struct habits *habits_of(struct checking *checking)
{
	void **kept = checking_kept(checking, CHECKING_USAGE);
	struct arena *arena = checking_kept_arena(checking);
	size_t n = checking_edition(checking)->n_languages;
	struct habits *habits = *kept;

	if (habits)
		return habits;
	*kept = habits = ARENA_NEW(arena, struct habits);
	habits->counts = arena_alloc(arena, n * sizeof(*habits->counts));
	memset(habits->counts, 0, n * sizeof(*habits->counts));
	return habits;
}

void usage_keep(struct checking *checking, const struct statement *statement,
		size_t side, const struct slip *slip, size_t n)
{
	struct arena *arena = checking_kept_arena(checking);
	struct habits *habits = habits_of(checking);
	struct waiting *waiting;

	habits->items = arena_grow(arena, habits->items, habits->len,
				   &habits->cap, sizeof(*waiting));
	waiting = &habits->items[habits->len++];
	*waiting = (struct waiting){statement, side, *slip, n};
	waiting->slip.instead = arena_str(arena, slip->instead);
	habits->counts[side][slip->usage].slips += n;
}

void usage_count(struct checking *checking, size_t side,
		 const size_t proper[USAGE_COUNT])
{
	struct habits *habits = habits_of(checking);

	for (size_t i = 0; i < USAGE_COUNT; i++)
		habits->counts[side][i].proper += proper[i];
}

static bool is_habit(const struct count *count)
{
	return count->slips >= USAGE_LEAST &&
	       count->slips >= USAGE_SHARE * count->proper;
}

static const struct message_of_habit {
	enum message_id usual;
	struct str mark;
} messages_of_habits[USAGE_COUNT] = {
	[USAGE_SPACE] = {TYPED_SPACE_USUAL, STR_INIT("")},
	[USAGE_QUOTES] = {HALF_WIDTH_USUAL, STR_INIT("\"\"")},
	[USAGE_BRACKETS] = {HALF_WIDTH_USUAL, STR_INIT("()")},
	[USAGE_COMMA] = {HALF_WIDTH_USUAL, STR_INIT(",")},
	[USAGE_SEMICOLON] = {HALF_WIDTH_USUAL, STR_INIT(";")},
	[USAGE_COLON] = {HALF_WIDTH_USUAL, STR_INIT(":")},
	[USAGE_EXCLAMATION] = {HALF_WIDTH_USUAL, STR_INIT("!")},
	[USAGE_QUESTION] = {HALF_WIDTH_USUAL, STR_INIT("?")},
	[USAGE_STOP] = {HALF_WIDTH_USUAL, STR_INIT(".")},
};

/* One note for all slips of the habit, at the first of them. */
static void report_habit(struct checking *checking, const struct waiting *first,
			 const struct count *count)
{
	const struct message_of_habit *message =
		&messages_of_habits[first->slip.usage];
	struct arena *arena = checking_arena(checking);
	const struct str args[] = {
		arena_printf(arena, "%zu", count->slips),
		arena_printf(arena, "%zu", count->slips + count->proper),
		message->mark,
	};

	check_report(checking, message->usual, first->statement,
		     (struct excerpt){first->side, first->slip.span}, NULL,
		     args, 3);
}

static void report_slip(struct checking *checking,
			const struct waiting *waiting)
{
	const struct slip *slip = &waiting->slip;
	struct str text = waiting->statement->wordings[waiting->side].text;
	struct str args[] = {str_span(text, slip->span), slip->instead};

	if (slip->kind == SLIP_TYPED_SPACE)
		args[0] = arena_printf(checking_arena(checking), "%zu",
				       waiting->n);
	check_report(checking, slip_message(slip->kind), waiting->statement,
		     (struct excerpt){waiting->side, slip->span}, NULL, args,
		     2);
}

/* Counts of the edition, and which habits are noted already: the first place
 * of each is the note's. */
struct survey {
	struct count (*counts)[USAGE_COUNT]; /* one row a language */
	bool (*noted)[USAGE_COUNT];
};

static void add_counts(struct survey *survey, const struct habits *habits,
		       size_t n_languages)
{
	for (size_t side = 0; side < n_languages; side++)
		for (size_t i = 0; i < USAGE_COUNT; i++) {
			survey->counts[side][i].slips +=
				habits->counts[side][i].slips;
			survey->counts[side][i].proper +=
				habits->counts[side][i].proper;
		}
}

/* Where spaces are typed now so, now so, one note a chapter is enough. */
static bool is_noted_once(const struct waiting *waiting,
			  const struct count *count)
{
	return is_habit(count) || (waiting->slip.usage == USAGE_SPACE &&
				   count->slips >= USAGE_LEAST &&
				   count->slips * USAGE_SHARE > count->proper);
}

static void decide_chapter(struct survey *survey, struct checking *checking,
			   const struct habits *habits,
			   bool (*noted)[USAGE_COUNT])
{
	for (size_t i = 0; i < habits->len; i++) {
		const struct waiting *waiting = &habits->items[i];
		enum usage habit = waiting->slip.usage;
		size_t side = waiting->side;
		const struct count *whole = &survey->counts[side][habit];
		const struct count *count = &habits->counts[side][habit];
		bool usual = is_habit(whole);
		bool *done = usual ? &survey->noted[side][habit]
				   : &noted[side][habit];

		if (!usual && !is_noted_once(waiting, count)) {
			report_slip(checking, waiting);
			continue;
		}
		if (!*done)
			report_habit(checking, waiting, usual ? whole : count);
		*done = true;
	}
}

void check_usage(const struct edition *edition,
		 struct checking *const *checkings)
{
	size_t n = edition->n_languages;
	size_t size = n * USAGE_COUNT;
	struct arena arena = {0};
	struct survey survey = {
		.counts = (void *)ARENA_ARRAY(&arena, struct count, size),
		.noted = (void *)ARENA_ARRAY(&arena, bool, size),
	};
	bool(*noted)[USAGE_COUNT] = (void *)ARENA_ARRAY(&arena, bool, size);

	for (size_t i = 0; i < edition->n_chapters; i++)
		add_counts(&survey, habits_of(checkings[i]), n);
	for (size_t i = 0; i < edition->n_chapters; i++) {
		memset(noted, 0, size * sizeof(bool));
		decide_chapter(&survey, checkings[i], habits_of(checkings[i]),
			       noted);
	}
	arena_free(&arena);
}
