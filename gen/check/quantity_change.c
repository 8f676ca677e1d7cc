/* Changed quantities: where text is replaced, what was measured in it before
 * and after. */
#include "check/quantity_change.h"

#include <stdlib.h>
#include <string.h>

enum { BEFORE, AFTER };

enum {
	/* Bytes of other text that may be replaced along with a quantity, and
	 * it is still taken to be the same one. */
	TEXT_MOST = 60
};

/* The quantities of a text in the place at hand: consecutive ones. */
struct place_quantities {
	const struct quantity *items;
	size_t first; /* the number of the first */
	size_t n;
};

struct changing {
	const struct quantity_text *texts;
	struct arena *arena;
	struct arena scratch;
	size_t next[MATCH_SIDES]; /* quantities that lie behind are not read */
	struct quantity_change *changes;
	size_t n, cap;
};

static bool takes_part(const struct quantity *quantity)
{
	return quantity->kind != QUANTITY_NAME &&
	       quantity->kind != QUANTITY_ORDINAL && !quantity->weak &&
	       !quantity->vague;
}

static bool same_date(const struct calendar *a, const struct calendar *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day &&
	       a->quarter == b->quarter && a->timed == b->timed &&
	       a->hour == b->hour && a->minute == b->minute &&
	       a->years == b->years;
}

/* What things are counted in is a matter of words. */
static bool same_unit(const struct quantity *a, const struct quantity *b)
{
	return a->dimension == DIMENSION_COUNT || a->unit == b->unit;
}

static bool same_number(struct rational a, struct rational b)
{
	return rational_equal(a, b) ||
	       (!rational_is_number(a) && !rational_is_number(b));
}

static bool says_the_same(const struct quantity *a, const struct quantity *b)
{
	return a->qualifier == b->qualifier && a->change == b->change &&
	       same_unit(a, b) && same_date(&a->date, &b->date) &&
	       same_number(a->low, b->low) && same_number(a->high, b->high);
}

static void add(struct changing *changing, size_t before, size_t after)
{
	const struct quantity *old =
		&changing->texts[BEFORE].quantities[before];
	const struct quantity *new = &changing->texts[AFTER].quantities[after];

	if (!takes_part(old) || !takes_part(new) || says_the_same(old, new))
		return;
	if (changing->n == changing->cap) {
		struct quantity_change *changes;

		changing->cap = changing->cap ? 2 * changing->cap : 8;
		changes = ARENA_ARRAY(changing->arena, struct quantity_change,
				      changing->cap);
		if (changing->n)
			memcpy(changes, changing->changes,
			       changing->n * sizeof(*changes));
		changing->changes = changes;
	}
	changing->changes[changing->n++] =
		(struct quantity_change){before, after};
}

/* Those of the text inside the span; spans come by place. */
static struct place_quantities quantities_in(struct changing *changing,
					     int side, struct span span)
{
	const struct quantity_text *text = &changing->texts[side];
	size_t *next = &changing->next[side];
	struct place_quantities place;

	while (*next < text->n_quantities &&
	       text->quantities[*next].span.start < span.start)
		++*next;
	place.first = *next;
	while (*next < text->n_quantities &&
	       text->quantities[*next].span.end <= span.end)
		++*next;
	place.n = *next - place.first;
	place.items = text->quantities + place.first;
	return place;
}

/* How many bytes of the span belong to no quantity. */
static size_t other_text(const struct place_quantities *place, struct span span)
{
	size_t n = span.end - span.start;

	for (size_t i = 0; i < place->n; i++)
		n -= place->items[i].span.end - place->items[i].span.start;
	return n;
}

/* Whether the quantities say the like in the same order. */
static bool is_parallel(const struct place_quantities *places,
			const struct span *spans)
{
	size_t n = places[BEFORE].n;

	if (n != places[AFTER].n ||
	    other_text(&places[BEFORE], spans[BEFORE]) > n * TEXT_MOST ||
	    other_text(&places[AFTER], spans[AFTER]) > n * TEXT_MOST)
		return false;
	for (size_t i = 0; i < n; i++)
		if (places[BEFORE].items[i].dimension !=
		    places[AFTER].items[i].dimension)
			return false;
	return true;
}

/* Whether the values are so near that it is the same figure: as the checks
 * between languages see it. */
static bool is_near(enum quantity_outcome outcome)
{
	switch (outcome) {
	case QUANTITY_ROUNDED:
	case QUANTITY_QUALIFIER_LOST:
	case QUANTITY_QUALIFIER_ADDED:
	case QUANTITY_QUALIFIER_SHIFTED:
	case QUANTITY_PRECISION:
	case QUANTITY_DATE_PART:
	case QUANTITY_REVERSED:
	case QUANTITY_DIRECTION:
	case QUANTITY_SCALE:
	case QUANTITY_UNIT:
		return true;
	default:
		return false;
	}
}

static int by_place(const void *left, const void *right)
{
	const struct quantity_judgment *a = left, *b = right;

	return (a->index[AFTER] > b->index[AFTER]) -
	       (a->index[AFTER] < b->index[AFTER]);
}

static void match(struct changing *changing,
		  const struct place_quantities *places)
{
	struct arena_mark mark = arena_mark(&changing->scratch);
	struct quantity_text texts[MATCH_SIDES];
	struct quantity_judgment *judgments;
	size_t n;

	for (int i = 0; i < MATCH_SIDES; i++) {
		texts[i] = (struct quantity_text){
			.text = changing->texts[i].text,
			.quantities = places[i].items,
			.n_quantities = places[i].n,
		};
	}
	judgments = quantities_match(texts, 0, &changing->scratch, &n);
	if (n)
		qsort(judgments, n, sizeof(*judgments), by_place);
	for (size_t i = 0; i < n; i++)
		if (is_near(judgments[i].outcome) &&
		    judgments[i].index[BEFORE] != QUANTITY_NONE &&
		    judgments[i].index[AFTER] != QUANTITY_NONE)
			add(changing,
			    places[BEFORE].first + judgments[i].index[BEFORE],
			    places[AFTER].first + judgments[i].index[AFTER]);
	arena_rewind(&changing->scratch, mark);
}

static void compare(struct changing *changing, const struct span *spans)
{
	const struct place_quantities places[MATCH_SIDES] = {
		quantities_in(changing, BEFORE, spans[BEFORE]),
		quantities_in(changing, AFTER, spans[AFTER]),
	};

	if (!places[BEFORE].n || !places[AFTER].n)
		return;
	if (!is_parallel(places, spans)) {
		match(changing, places);
		return;
	}
	for (size_t i = 0; i < places[BEFORE].n; i++)
		add(changing, places[BEFORE].first + i,
		    places[AFTER].first + i);
}

/* Where the words stay, what is said of them may be the opposite: 增长5% and
 * 下降5%. */
static void compare_equal(struct changing *changing,
			  const struct text_edit *edit)
{
	const struct place_quantities places[MATCH_SIDES] = {
		quantities_in(changing, BEFORE, edit->before),
		quantities_in(changing, AFTER, edit->after),
	};

	if (places[BEFORE].n != places[AFTER].n)
		return;
	for (size_t i = 0; i < places[BEFORE].n; i++)
		if (places[BEFORE].items[i].change *
			    places[AFTER].items[i].change <
		    0)
			add(changing, places[BEFORE].first + i,
			    places[AFTER].first + i);
}

struct quantity_change *quantities_changed(const struct quantity_text *texts,
					   const struct text_edit *edits,
					   size_t n_edits, struct arena *arena,
					   size_t *n)
{
	struct changing changing = {.texts = texts, .arena = arena};

	for (size_t i = 0; i < n_edits; i++)
		if (edits[i].kind == TEXT_EQUAL)
			compare_equal(&changing, &edits[i]);
		else if (i + 1 < n_edits && edits[i].kind == TEXT_DELETED &&
			 edits[i + 1].kind == TEXT_INSERTED)
			compare(&changing, (const struct span[]){
						   edits[i].before,
						   edits[i + 1].after,
					   });
	arena_free(&changing.scratch);
	*n = changing.n;
	return changing.changes;
}
