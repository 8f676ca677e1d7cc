/* Texts whose length is far off what their counterparts let expect.
 *
 * Each edition is its own measure: the logarithm of the ratio of two lengths
 * is compared with the median of all pairs, in units of the median absolute
 * deviation, which a few gross errors do not move. */
#include "check/checks.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"

enum {
	LENGTH_LEAST = 60, /* characters of both texts together */
	SIDE_LEAST = 12,   /* and of the shorter one */
	PAIRS_LEAST = 20   /* fewer make no measure */
};

/* How far off is far: a factor, and deviations. */
static const double factor_least = 1.8;
static const double deviations_least = 5;

struct ratio {
	const struct statement *statement;
	double value;  /* natural logarithm */
	double length; /* of both texts */
};

struct ratios {
	struct ratio *items;
	size_t len;
};

static size_t length_of(const struct wording *wording)
{
	size_t length = utf8_count(wording->text);

	for (size_t i = 0; i < wording->n_verbatim; i++)
		length -= utf8_count(
			str_span(wording->text, wording->verbatim[i]));
	return length;
}

/* A text in Han that is mostly names and titles in Latin letters is as long as
 * they are. */
static bool is_mostly_latin(const struct language *language, struct str text)
{
	enum { LETTERS = 2 }; /* that take the place of a Han character */
	size_t latin = 0, han = 0;

	for (size_t pos = 0; pos < text.len;) {
		enum glyph_class class = glyph_class(utf8_next(text, &pos));

		latin += class == GLYPH_LATIN;
		han += class == GLYPH_HAN;
	}
	return typography_is_han(language) && latin > LETTERS * han;
}

static bool is_measured(const struct statement *statement, size_t side,
			size_t *ours, size_t *theirs)
{
	if (statement->kind != STATEMENT_CONTENT ||
	    statement->pair->kind == BLOCK_HEADING ||
	    statement->pair->kind == BLOCK_TERM)
		return false;
	*ours = length_of(&statement->wordings[side]);
	*theirs = length_of(&statement->wordings[0]);
	return *ours && *theirs && *ours + *theirs >= LENGTH_LEAST &&
	       (*ours >= SIDE_LEAST || *theirs >= LENGTH_LEAST) &&
	       (*theirs >= SIDE_LEAST || *ours >= LENGTH_LEAST);
}

static struct ratios collect(const struct edition *edition, size_t side,
			     struct arena *arena)
{
	struct ratios ratios = {0};
	size_t most = 0, ours, theirs;

	for (size_t i = 0; i < edition->n_chapters; i++)
		most += edition->chapters[i]->n_statements;
	ratios.items = ARENA_ARRAY(arena, struct ratio, most);
	for (size_t i = 0; i < edition->n_chapters; i++) {
		const struct chapter *chapter = edition->chapters[i];

		for (size_t j = 0; j < chapter->n_statements; j++)
			if (is_measured(&chapter->statements[j], side, &ours,
					&theirs))
				ratios.items[ratios.len++] = (struct ratio){
					&chapter->statements[j],
					log((double)ours / (double)theirs),
					(double)(ours + theirs)};
	}
	return ratios;
}

static int compare_values(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *values, size_t n)
{
	qsort(values, n, sizeof(*values), compare_values);
	return (values[(n - 1) / 2] + values[n / 2]) / 2;
}

struct length_measure length_measure(double *values, size_t n)
{
	/* Of a normal distribution 1.4826 of them are one sigma. */
	const double sigma = 1.4826;
	struct length_measure measure = {.usual = median(values, n)};

	for (size_t i = 0; i < n; i++)
		values[i] = fabs(values[i] - measure.usual);
	measure.most = deviations_least * sigma * median(values, n);
	if (measure.most < log(factor_least))
		measure.most = log(factor_least);
	return measure;
}

static void report(struct checking *checking, const struct statement *statement,
		   size_t side, double distance)
{
	const struct edition_language *languages =
		checking_edition(checking)->languages;
	struct arena *arena = checking_arena(checking);
	const struct str args[] = {
		arena_printf(arena, "%.1f", exp(fabs(distance))),
		languages[0].tag,
		arena_printf(arena, "%.0f", 100 * exp(distance)),
	};
	const struct excerpt source = excerpt_whole(0);

	check_report(checking, distance > 0 ? LENGTH_LONG : LENGTH_SHORT,
		     statement, excerpt_whole(side), &source, args, 3);
}

/* Short texts vary more. */
static double tolerance(const struct ratio *ratio)
{
	const double short_text = 60;

	return 1 + short_text / ratio->length;
}

/* What would make no measure is looked for only where it matters. */
static bool is_far(const struct ratio *ratio, double distance,
		   const struct length_measure *measure,
		   const struct language *language, size_t side)
{
	const struct statement *statement = ratio->statement;
	const struct wording *wording = &statement->wordings[side];

	return fabs(distance) > measure->most * tolerance(ratio) &&
	       !wording_is_image(wording) &&
	       statement_is_like(statement, 0, side) &&
	       !is_mostly_latin(language, wording->text);
}

static void check_side(const struct edition *edition, size_t side,
		       struct checking *const *checkings)
{
	struct arena arena = {0};
	struct ratios ratios = collect(edition, side, &arena);
	double *values = ARENA_ARRAY(&arena, double, ratios.len);
	struct length_measure measure;

	for (size_t i = 0; i < ratios.len; i++)
		values[i] = ratios.items[i].value;
	if (ratios.len >= PAIRS_LEAST) {
		measure = length_measure(values, ratios.len);
		for (size_t i = 0; i < ratios.len; i++) {
			const struct ratio *ratio = &ratios.items[i];
			double distance = ratio->value - measure.usual;

			if (is_far(ratio, distance, &measure,
				   edition->languages[side].rules, side))
				report(checkings[ratio->statement->pair->chapter
							 ->number],
				       ratio->statement, side, distance);
		}
	}
	arena_free(&arena);
}

void check_length(const struct edition *edition,
		  struct checking *const *checkings)
{
	for (size_t side = 1; side < edition->n_languages; side++)
		check_side(edition, side, checkings);
}
