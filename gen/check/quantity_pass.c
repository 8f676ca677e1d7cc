/* A pass: the open quantities of both texts in the order of their keys, those
 * of equal keys paired one after the other. */
#include "check/quantity_matcher.h"

#include <stdlib.h>

static int compare_wide(wide a, wide b)
{
	return (a > b) - (a < b);
}

/* By key and sentence: what belongs together. */
int compare_groups(const struct entry *a, const struct entry *b)
{
	for (size_t i = 0; i < KEY_PARTS; i++) {
		int order = compare_wide(a->key.parts[i], b->key.parts[i]);

		if (order)
			return order;
	}
	return (a->sentence > b->sentence) - (a->sentence < b->sentence);
}

int compare_entries(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = compare_groups(a, b);

	if (order)
		return order;
	if (a->side != b->side)
		return a->side < b->side ? -1 : 1;
	return (a->index > b->index) - (a->index < b->index);
}

struct entry *add_entry(struct matcher *matcher, size_t side, size_t index,
			bool bound)
{
	struct entry *entry = &matcher->entries[matcher->n_entries++];

	*entry = (struct entry){
		.sentence = bound ? matcher->sentences[side][index] : 0,
		.side = (uint32_t)side,
		.index = (uint32_t)index,
	};
	return entry;
}

static bool set_date_key(const struct quantity *quantity, bool first,
			 unsigned parts, struct quantity_key *key)
{
	unsigned given = date_parts(quantity);

	if (quantity->kind != QUANTITY_DATE ||
	    (first ? given != parts : (given & parts) != parts))
		return false;
	key_of_date(quantity, parts, key);
	return true;
}

static bool set_key(const struct matcher *matcher, const struct pass *pass,
		    struct entry *entry)
{
	const struct quantity *quantity =
		quantity_at(matcher, entry->side, entry->index);
	bool first = (entry->side == 0) != pass->swapped;

	if (pass->parts)
		return set_date_key(quantity, first, pass->parts, &entry->key);
	if (pass->figures)
		return key_of_figures(matcher->texts[entry->side].text,
				      quantity, &entry->key);
	if (pass->digits)
		return key_of_digits(matcher->texts[entry->side].text, quantity,
				     &entry->key);
	return pass->key(quantity, first, &entry->key);
}

void sort_entries(struct matcher *matcher)
{
	if (matcher->n_entries)
		qsort(matcher->entries, matcher->n_entries,
		      sizeof(*matcher->entries), compare_entries);
}

/* The quantities that take part, those up to the state; false if one side has
 * none. */
bool collect(struct matcher *matcher, const struct pass *pass, bool bound,
	     enum state most)
{
	size_t n_before = 0;

	matcher->n_entries = 0;
	for (size_t side = 0; side < MATCH_SIDES; side++) {
		n_before = matcher->n_entries;
		for (size_t i = 0; i < matcher->texts[side].n_quantities; i++) {
			struct entry *entry;

			if (matcher->states[side][i] > most)
				continue;
			entry = add_entry(matcher, side, i, bound);
			if (!set_key(matcher, pass, entry))
				matcher->n_entries--;
		}
		if (matcher->n_entries == n_before)
			return false;
	}
	sort_entries(matcher);
	return true;
}

static enum quantity_outcome judge_dates(const struct matcher *matcher,
					 const struct quantity *a,
					 const struct quantity *b)
{
	enum quantity_outcome outcome = judge_equal(a, b);

	if (outcome == QUANTITY_SAME &&
	    (!gives_parts_of(matcher, 1, a, date_parts(b)) ||
	     !gives_parts_of(matcher, 0, b, date_parts(a))))
		return QUANTITY_DATE_PART;
	return outcome;
}

/* Of a language that is known by its digits alone, unit and qualifier are not
 * known. */
static enum quantity_outcome judge_pair(const struct matcher *matcher,
					const struct pass *pass,
					const struct quantity *a,
					const struct quantity *b)
{
	if (matcher->figures_only)
		return QUANTITY_SAME;
	return pass->parts ? judge_dates(matcher, a, b) : pass->judge(a, b);
}

void pair_entries(struct matcher *matcher, const struct pass *pass,
		  const struct entry *first, const struct entry *second)
{
	const struct quantity *a = quantity_at(matcher, 0, first->index);
	const struct quantity *b = quantity_at(matcher, 1, second->index);

	add_judgment(matcher, judge_pair(matcher, pass, a, b), first->index,
		     second->index);
	matcher->states[0][first->index] = PAIRED;
	matcher->states[1][second->index] = PAIRED;
}

/* The end of the entries that belong together, from the one on. *middle is
 * where the second side begins. */
size_t run_end(const struct matcher *matcher, size_t start, size_t *middle)
{
	const struct entry *entries = matcher->entries;
	size_t end = start;

	*middle = start;
	while (end < matcher->n_entries &&
	       !compare_groups(&entries[start], &entries[end])) {
		if (!entries[end].side)
			*middle = end + 1;
		end++;
	}
	return end;
}

void run_pass(struct matcher *matcher, const struct pass *pass, bool bound,
	      enum state most)
{
	size_t start = 0, middle, end;

	if (!collect(matcher, pass, bound, most))
		return;
	for (; start < matcher->n_entries; start = end) {
		end = run_end(matcher, start, &middle);
		for (size_t i = 0; i < middle - start && i < end - middle; i++)
			pair_entries(matcher, pass,
				     &matcher->entries[start + i],
				     &matcher->entries[middle + i]);
	}
}

void run_passes(struct matcher *matcher, const struct pass *passes, size_t n,
		bool bound, enum state most)
{
	for (size_t i = 0; i < n; i++)
		run_pass(matcher, &passes[i], bound, most);
}
