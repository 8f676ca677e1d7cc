/* Comparing two editions: the changes one by one, then their figures. */
#include "write/differences.h"

#include <string.h>

#include "base/map.h"
#include "write/differences_internal.h"

enum { CHANGES_AT_ONCE = 32 /* that share an arena */ };

/* Statements by pair */

static void index_chapter(struct statement_index *index, struct arena *arena,
			  const struct chapter *chapter)
{
	for (size_t i = 0; i < chapter->n_statements; i++) {
		const struct statement *statement = &chapter->statements[i];

		map_add(&index->first, arena,
			(struct str){(const char *)&statement->pair,
				     sizeof(statement->pair)},
			(void *)statement);
	}
}

static void index_edition(struct statement_index *index, struct arena *arena,
			  const struct edition *edition)
{
	for (size_t i = 0; i < edition->n_chapters; i++)
		index_chapter(index, arena, edition->chapters[i]);
}

const struct statement *statements_of(const struct statement_index *index,
				      const struct pair *pair, size_t *n)
{
	const struct chapter *chapter = pair->chapter;
	const struct statement *first = map_get(
		&index->first, (struct str){(const char *)&pair, sizeof(pair)});
	const struct statement *end =
		chapter->statements + chapter->n_statements;

	*n = 0;
	while (first && first + *n < end && first[*n].pair == pair)
		++*n;
	return first;
}

/* Changes */

/* The changes while they are compared, so many at once. */
struct batches {
	struct differences *differences;
	struct comparing comparing;
	struct arena *arenas; /* one a batch */
	struct changed_list *changed;
};

static bool has_text(const struct difference_side *side)
{
	return side->n_passages > 0;
}

/* A language may well have its own links and emphasis. */
static bool is_styled_only(const struct difference_side *side)
{
	for (size_t i = 0; i < side->n_stylings; i++) {
		const struct styling_change *change = &side->stylings[i];

		if ((change->before ? change->before : change->after)->kind ==
		    STYLING_PICTURE)
			return false;
	}
	return side->n_stylings > 0;
}

/* Whether it changed here and not there: among languages that both editions
 * have. What was added or removed in one language alone is as uneven. */
static bool is_uneven(const struct comparing *comparing,
		      const struct difference *difference)
{
	const struct edition *edition = comparing->edition;
	bool changed = false, kept = false;

	if (difference->change->kind == CHANGE_MOVED)
		return false;
	for (size_t i = 0; i < edition->n_languages; i++) {
		if (language_before(edition, i) ==
			    edition->before->n_languages ||
		    !has_text(&difference->sides[i]) ||
		    is_styled_only(&difference->sides[i]))
			continue;
		if (difference->change->edited[i])
			changed = true;
		else
			kept = true;
	}
	return changed && kept;
}

static void compare_batch(void *context, size_t item, struct arena *scratch)
{
	struct batches *batches = context;
	struct differences *differences = batches->differences;
	struct comparing comparing = batches->comparing;
	size_t first = item * CHANGES_AT_ONCE;

	comparing.arena = &batches->arenas[item];
	comparing.scratch = scratch;
	comparing.changed = &batches->changed[item];
	for (size_t i = first;
	     i < first + CHANGES_AT_ONCE && i < differences->n; i++) {
		struct difference *difference = &differences->items[i];
		struct arena_mark mark = arena_mark(scratch);

		difference->change = &differences->edition->changes[i];
		compare_change(&comparing, difference);
		difference->uneven = is_uneven(&comparing, difference);
		arena_rewind(scratch, mark);
	}
}

static void gather_figures(struct differences *differences,
			   const struct changed_list *lists, size_t n)
{
	size_t total = 0;

	for (size_t i = 0; i < n; i++)
		total += lists[i].n;
	differences->figures =
		ARENA_ARRAY(&differences->arena, struct changed_figure, total);
	for (size_t i = 0; i < n; i++) {
		if (lists[i].n)
			memcpy(differences->figures + differences->n_figures,
			       lists[i].items,
			       lists[i].n * sizeof(*lists[i].items));
		differences->n_figures += lists[i].n;
	}
}

void differences_find(struct differences *differences,
		      const struct edition *edition, struct pool *pool)
{
	size_t n = edition->n_changes;
	size_t n_batches = (n + CHANGES_AT_ONCE - 1) / CHANGES_AT_ONCE;
	struct batches batches = {.differences = differences};
	struct arena scratch = {0};

	*differences = (struct differences){.edition = edition, .n = n};
	differences->items =
		ARENA_ARRAY(&differences->arena, struct difference, n);
	figures_find(&differences->listed, edition, pool);
	batches.comparing.edition = edition;
	batches.comparing.listed = &differences->listed;
	index_edition(&batches.comparing.before, &scratch, edition->before);
	index_edition(&batches.comparing.after, &scratch, edition);
	batches.arenas = ARENA_ARRAY(&scratch, struct arena, n_batches);
	batches.changed = ARENA_ARRAY(&scratch, struct changed_list, n_batches);
	pool_each(pool, n_batches, compare_batch, &batches);
	for (size_t i = 0; i < n_batches; i++)
		arena_adopt(&differences->arena, &batches.arenas[i]);
	gather_figures(differences, batches.changed, n_batches);
	arena_free(&scratch);
}

void differences_free(struct differences *differences)
{
	figures_free(&differences->listed);
	arena_free(&differences->arena);
}

struct str difference_id(const struct difference *difference)
{
	const struct change *change = difference->change;

	return change->n_after ? change->after[0]->id : change->before[0]->id;
}
