/* Terms: whether each language calls a thing what the term base calls it.
 *
 * The authoritative language asks, the others answer: what is no term in its
 * text, is none in a translation. A phrase may stand for several terms; then
 * any of them will do. */
#include <stdlib.h>

#include "check/checks.h"

/* The side of the authoritative language. */
enum { SOURCE = 0 };

/* A term that a wording has, by what it found it. */
struct mention {
	size_t term;
	const struct rendering *rendering;
	struct span span;
};

struct mentions {
	struct arena *arena;
	const struct vocabulary *vocabulary;
	struct mention *items;
	size_t len;
	size_t cap;
};

static void add_mention(struct mentions *mentions, struct mention mention)
{
	mentions->items =
		arena_grow(mentions->arena, mentions->items, mentions->len,
			   &mentions->cap, sizeof(mention));
	mentions->items[mentions->len++] = mention;
}

static void add_senses(struct mentions *mentions, const struct sense *sense,
		       struct span span)
{
	for (; sense; sense = sense->alike)
		add_mention(mentions,
			    (struct mention){sense->rendering->term->number,
					     sense->rendering, span});
}

static int compare_mentions(const void *a, const void *b)
{
	const struct mention *left = a, *right = b;

	if (left->term != right->term)
		return left->term < right->term ? -1 : 1;
	if (left->span.start != right->span.start)
		return left->span.start < right->span.start ? -1 : 1;
	return 0;
}

static void sort_mentions(struct mentions *mentions)
{
	if (mentions->len)
		qsort(mentions->items, mentions->len, sizeof(*mentions->items),
		      compare_mentions);
}

/* The first mention of the term; mentions->len if there is none. */
static size_t find_mention(const struct mentions *mentions, size_t term)
{
	size_t low = 0, high = mentions->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (mentions->items[middle].term < term)
			low = middle + 1;
		else
			high = middle;
	}
	return low < mentions->len && mentions->items[low].term == term
		       ? low
		       : mentions->len;
}

static bool has_mention(const struct mentions *mentions, size_t term)
{
	return find_mention(mentions, term) < mentions->len;
}

/* The terms of a wording, by term and place. */
static struct mentions mentions_of(struct arena *arena,
				   const struct wording *wording)
{
	struct mentions mentions = {.arena = arena};

	for (size_t i = 0; i < wording->n_terms; i++)
		add_senses(&mentions, wording->terms[i].senses,
			   wording->terms[i].span);
	sort_mentions(&mentions);
	return mentions;
}

static void add_match(void *context, const struct phrase_match *match)
{
	struct mentions *mentions = context;

	add_senses(mentions, &mentions->vocabulary->senses[match->phrase],
		   match->span);
}

/* The same with those that are part of longer ones. */
static struct mentions all_mentions_of(struct arena *arena,
				       const struct vocabulary *vocabulary,
				       const struct wording *wording)
{
	struct mentions mentions = {.arena = arena, .vocabulary = vocabulary};

	phrases_each(vocabulary->phrases, wording->text, add_match, &mentions);
	sort_mentions(&mentions);
	return mentions;
}

static const struct term_base *base_of(const struct edition *edition)
{
	return &edition->publication->terms;
}

static const struct vocabulary *vocabulary_of(const struct edition *edition,
					      size_t side)
{
	return term_vocabulary(base_of(edition), edition->languages[side].tag);
}

/* A statement with its source and one translation. */
struct rendition {
	struct checking *checking;
	const struct statement *statement;
	const struct vocabulary *vocabulary; /* of the translation */
	size_t side;
	struct mentions source;
	struct mentions found; /* in the translation: the longest */
	struct mentions all;   /* those in longer ones, too, once needed */
};

/* Missing */

static bool is_allowed(const struct sense *sense)
{
	for (; sense; sense = sense->alike)
		if (sense->rendering->status != TERM_FORBIDDEN)
			return true;
	return false;
}

static const struct rendering *wanted(const struct rendition *rendition,
				      const struct term *term)
{
	const struct edition *edition = checking_edition(rendition->checking);

	return term_preferred(term, base_of(edition), rendition->vocabulary);
}

/* Whether the translation has what the phrase stands for; so it has where the
 * term base does not say what that would be. */
static bool is_rendered(const struct rendition *rendition,
			const struct mentions *found, const struct sense *sense)
{
	for (; sense; sense = sense->alike) {
		const struct term *term = sense->rendering->term;

		if (sense->rendering->status != TERM_FORBIDDEN &&
		    (!wanted(rendition, term) ||
		     has_mention(found, term->number)))
			return true;
	}
	return false;
}

/* The sentence of the translation that goes with the place in the source; an
 * empty span if that is not known. */
static struct span sentence_at(const struct rendition *rendition, uint32_t at)
{
	size_t n;
	const struct segment *segments =
		statement_segments(rendition->statement, &n);

	for (size_t i = 0; i < n; i++)
		if (segments[i].spans[SOURCE].end > at)
			return segments[i].spans[rendition->side];
	return (struct span){0};
}

/* The approved renderings, the preferred one first: "a; b". */
static struct str approved(const struct rendition *rendition,
			   const struct term *term)
{
	enum { MOST = 3 };
	struct arena *arena = checking_arena(rendition->checking);
	const struct term_base *base =
		base_of(checking_edition(rendition->checking));
	const struct rendering *first = wanted(rendition, term);
	struct str text = first->text;
	size_t n = 1;

	for (size_t i = 0; i < term->n_renderings && n < MOST; i++) {
		const struct rendering *one = term->renderings[i];

		if (one == first || one->status == TERM_FORBIDDEN ||
		    &base->vocabularies[one->vocabulary] !=
			    rendition->vocabulary)
			continue;
		text = arena_join(arena, text, STR("; "), one->text);
		n++;
	}
	return text;
}

/* Few terms are part of longer ones: the text is searched again only for
 * them. */
static bool is_hidden(struct rendition *rendition, const struct sense *sense)
{
	const struct statement *statement = rendition->statement;

	if (!rendition->all.vocabulary)
		rendition->all =
			all_mentions_of(checking_arena(rendition->checking),
					rendition->vocabulary,
					&statement->wordings[rendition->side]);
	return is_rendered(rendition, &rendition->all, sense);
}

static void report_missing(const struct rendition *rendition,
			   const struct term_use *use)
{
	const struct sense *sense = use->senses;
	const struct str text = rendition->statement->wordings[SOURCE].text;
	struct excerpt counterpart = {SOURCE, use->span};
	struct excerpt at = {rendition->side,
			     sentence_at(rendition, use->span.start)};
	struct str args[2] = {str_span(text, use->span)};

	while (sense->rendering->status == TERM_FORBIDDEN)
		sense = sense->alike;
	args[1] = approved(rendition, sense->rendering->term);
	check_report(rendition->checking, TERM_MISSING, rendition->statement,
		     at, &counterpart, args, 2);
}

static void check_missing(struct rendition *rendition)
{
	const struct wording *source = &rendition->statement->wordings[SOURCE];

	for (size_t i = 0; i < source->n_terms; i++) {
		const struct term_use *use = &source->terms[i];
		size_t first = find_mention(&rendition->source,
					    use->rendering->term->number);

		/* Several uses in one statement count once. */
		if (rendition->source.items[first].span.start !=
			    use->span.start ||
		    !is_allowed(use->senses) ||
		    is_rendered(rendition, &rendition->found, use->senses) ||
		    is_hidden(rendition, use->senses))
			continue;
		report_missing(rendition, use);
	}
}

/* Forbidden */

static void report_forbidden(struct checking *checking,
			     const struct statement *statement, size_t side,
			     const struct term_use *use,
			     const struct rendering *rendering,
			     const struct excerpt *counterpart)
{
	const struct edition *edition = checking_edition(checking);
	const struct rendering *instead =
		term_preferred(rendering->term, base_of(edition),
			       vocabulary_of(edition, side));
	struct str text = str_span(statement->wordings[side].text, use->span);
	struct excerpt at = {side, use->span};

	if (instead)
		check_report(checking, TERM_FORBIDDEN_USED, statement, at,
			     counterpart,
			     (struct str[]){text, instead->text,
					    rendering->term->id},
			     3);
	else
		check_report(checking, TERM_FORBIDDEN_ALONE, statement, at,
			     counterpart,
			     (struct str[]){text, rendering->term->id}, 2);
}

static void check_source(struct checking *checking,
			 const struct statement *statement)
{
	const struct wording *source = &statement->wordings[SOURCE];

	for (size_t i = 0; i < source->n_terms; i++)
		if (!is_allowed(source->terms[i].senses))
			report_forbidden(checking, statement, SOURCE,
					 &source->terms[i],
					 source->terms[i].rendering, NULL);
}

/* What is forbidden for one term may be right for what is no term at all: the
 * source must have the term. */
static void check_forbidden(const struct rendition *rendition)
{
	const struct wording *wording =
		&rendition->statement->wordings[rendition->side];
	const struct mentions *source = &rendition->source;

	for (size_t i = 0; i < wording->n_terms; i++) {
		const struct term_use *use = &wording->terms[i];
		const struct sense *sense = use->senses;
		size_t at;

		if (is_allowed(sense))
			continue;
		while (sense &&
		       !has_mention(source, sense->rendering->term->number))
			sense = sense->alike;
		if (!sense)
			continue;
		at = find_mention(source, sense->rendering->term->number);
		report_forbidden(
			rendition->checking, rendition->statement,
			rendition->side, use, sense->rendering,
			&(struct excerpt){SOURCE, source->items[at].span});
	}
}

void check_terms(struct checking *checking, const struct statement *statement)
{
	const struct edition *edition = checking_edition(checking);
	struct arena *arena = checking_arena(checking);
	struct rendition rendition = {
		.checking = checking,
		.statement = statement,
	};

	if (!statement->wordings[SOURCE].n_terms)
		return;
	check_source(checking, statement);
	rendition.source = mentions_of(arena, &statement->wordings[SOURCE]);
	for (size_t i = SOURCE + 1; i < edition->n_languages; i++) {
		rendition.side = i;
		rendition.vocabulary = vocabulary_of(edition, i);
		if (!statement->wordings[i].text.len || !rendition.vocabulary)
			continue;
		rendition.found = mentions_of(arena, &statement->wordings[i]);
		rendition.all = (struct mentions){0};
		check_missing(&rendition);
		check_forbidden(&rendition);
	}
}

/* Inconsistent */

enum { SETTLED = 4 }; /* renderings that one place may settle on */

/* How a rendering of the source has been rendered so far. */
struct habit {
	const struct statement *first; /* NULL: not yet */
	struct span span;              /* there */
	const struct rendering *settled[SETTLED];
	size_t n_settled;
};

/* The way through an edition for one translation. */
struct survey {
	struct checking *const *checkings; /* one a chapter */
	struct arena arena;
	struct habit *habits; /* one a rendering of the term base */
	bool *reported;       /* one a term */
	size_t side;
};

static bool is_settled(const struct habit *habit,
		       const struct rendering *rendering)
{
	for (size_t i = 0; i < habit->n_settled; i++)
		if (habit->settled[i] == rendering)
			return true;
	return false;
}

static void settle(struct habit *habit, const struct rendering *rendering)
{
	if (habit->n_settled < SETTLED && !is_settled(habit, rendering))
		habit->settled[habit->n_settled++] = rendering;
}

/* The full form may stand first, and one short form behind it. */
static bool may_settle(const struct habit *habit,
		       const struct rendering *rendering)
{
	return habit->n_settled == 1 &&
	       habit->settled[0]->status == TERM_PREFERRED &&
	       rendering->status == TERM_ADMITTED;
}

static struct checking *checking_of(const struct survey *survey,
				    const struct statement *statement)
{
	return survey->checkings[statement->pair->chapter->number];
}

static void report_habit(struct survey *survey, const struct habit *habit,
			 const struct statement *statement,
			 const struct mention *source,
			 const struct mention *mention)
{
	struct str text = statement->wordings[SOURCE].text;
	struct str before = habit->first->wordings[survey->side].text;
	struct str here = statement->wordings[survey->side].text;

	survey->reported[mention->term] = true;
	check_report_apart(checking_of(survey, statement), TERM_INCONSISTENT,
			   statement,
			   (struct excerpt){survey->side, mention->span},
			   checking_of(survey, habit->first), habit->first,
			   (struct excerpt){survey->side, habit->span},
			   (struct str[]){str_span(text, source->span),
					  str_span(before, habit->span),
					  str_span(here, mention->span)},
			   3);
}

static void survey_mention(struct survey *survey,
			   const struct statement *statement,
			   const struct mention *source,
			   const struct mention *mention)
{
	struct habit *habit = &survey->habits[source->rendering->number];

	if (mention->rendering->status == TERM_FORBIDDEN ||
	    survey->reported[mention->term])
		return;
	if (!habit->first) {
		habit->first = statement;
		habit->span = mention->span;
	}
	if (habit->first == statement || may_settle(habit, mention->rendering))
		settle(habit, mention->rendering);
	else if (!is_settled(habit, mention->rendering))
		report_habit(survey, habit, statement, source, mention);
}

/* Skips what does not tell: a place where the source has two renderings of a
 * term. */
static void survey_statement(struct survey *survey,
			     const struct statement *statement)
{
	const struct wording *wording = &statement->wordings[survey->side];
	struct mentions source, found;

	if (!statement->wordings[SOURCE].n_terms || !wording->n_terms)
		return;
	source = mentions_of(&survey->arena, &statement->wordings[SOURCE]);
	found = mentions_of(&survey->arena, wording);
	for (size_t i = 0, end; i < source.len; i = end) {
		const struct mention *first = &source.items[i];
		bool tells = true;

		for (end = i;
		     end < source.len && source.items[end].term == first->term;
		     end++)
			tells &=
				source.items[end].rendering == first->rendering;
		for (size_t j = find_mention(&found, first->term);
		     tells && j < found.len &&
		     found.items[j].term == first->term;
		     j++)
			survey_mention(survey, statement, first,
				       &found.items[j]);
	}
}

static void survey_side(const struct edition *edition, size_t side,
			struct checking *const *checkings)
{
	const struct term_base *base = base_of(edition);
	struct survey survey = {.checkings = checkings, .side = side};

	survey.habits =
		ARENA_ARRAY(&survey.arena, struct habit, base->n_renderings);
	survey.reported = ARENA_ARRAY(&survey.arena, bool, base->n_terms);
	for (size_t i = 0; i < edition->n_chapters; i++) {
		const struct chapter *chapter = edition->chapters[i];

		for (size_t j = 0; j < chapter->n_statements; j++)
			survey_statement(&survey, &chapter->statements[j]);
	}
	arena_free(&survey.arena);
}

void check_consistency(const struct edition *edition,
		       struct checking *const *checkings)
{
	if (!base_of(edition)->n_terms)
		return;
	for (size_t i = SOURCE + 1; i < edition->n_languages; i++)
		survey_side(edition, i, checkings);
}
