/* What each language's own rules find wrong, as findings. */
#include "check/checks.h"
#include "check/usage.h"

static const enum message_id slip_messages[] = {
	[SLIP_FULL_WIDTH] = FULL_WIDTH,
	[SLIP_HALF_WIDTH] = HALF_WIDTH,
	[SLIP_STRAIGHT_QUOTES] = STRAIGHT_QUOTES,
	[SLIP_ELLIPSIS] = ELLIPSIS_MARK,
	[SLIP_DASH] = DASH_MARK,
	[SLIP_MIDDLE_DOT] = MIDDLE_DOT,
	[SLIP_RANGE_NUMBER] = RANGE_NUMBER,
	[SLIP_RANGE_TIME] = RANGE_TIME,
	[SLIP_RANGE_PERCENT] = RANGE_PERCENT,
	[SLIP_CIRCLE_ZERO] = CIRCLE_ZERO,
	[SLIP_PAUSE_MARK] = PAUSE_MARK,
	[SLIP_MARK_AFTER_NUMBER] = MARK_AFTER_NUMBER,
	[SLIP_TYPED_SPACE] = TYPED_SPACE,
	[SLIP_DOUBLE_SPACE] = DOUBLE_SPACE,
	[SLIP_DOUBLED_WORD] = DOUBLED_WORD,
	[SLIP_UNCLOSED] = UNCLOSED,
	[SLIP_UNOPENED] = UNOPENED,
	[SLIP_ODD_QUOTES] = ODD_QUOTES,
	[SLIP_HAN] = FOREIGN_HAN,
	[SLIP_SENTENCE] = FOREIGN_LATIN,
};

enum message_id slip_message(enum slip_kind kind)
{
	return slip_messages[kind];
}

static void report(struct checking *checking, const struct statement *statement,
		   size_t side, const struct slip *slip, struct str first)
{
	const struct str args[] = {first, slip->instead};

	check_report(checking, slip_messages[slip->kind], statement,
		     (struct excerpt){side, slip->span}, NULL, args, 2);
}

static struct str number(struct checking *checking, size_t n)
{
	return arena_printf(checking_arena(checking), "%zu", n);
}

/* Typed spaces come in numbers: one finding a text says how many. */
static void keep_spaces(struct checking *checking,
			const struct statement *statement, size_t side,
			const struct slips *slips)
{
	const struct slip *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < slips->len; i++) {
		if (slips->items[i].kind != SLIP_TYPED_SPACE)
			continue;
		if (!n++)
			first = &slips->items[i];
	}
	if (first)
		usage_keep(checking, statement, side, first, n);
}

static struct str what_stands(struct checking *checking, struct str text,
			      const struct slip *slip)
{
	if (slip->kind == SLIP_DOUBLE_SPACE)
		return number(checking, slip->span.end - slip->span.start);
	if (slip->kind == SLIP_DOUBLED_WORD)
		return slip->instead;
	return str_span(text, slip->span);
}

static bool is_of_script(enum slip_kind kind)
{
	return kind == SLIP_HAN || kind == SLIP_SENTENCE;
}

/* A passage in another language may be meant so: it is quoted where nothing is
 * translated, or refers to a work. */
static bool is_meant(struct checking *checking,
		     const struct statement *statement, size_t side,
		     enum slip_kind kind)
{
	size_t n = checking_edition(checking)->n_languages, said = 0;

	if (kind != SLIP_SENTENCE)
		return false;
	for (size_t i = 0; i < n; i++)
		said += statement->wordings[i].text.len > 0;
	return (n > 1 && said < 2) ||
	       statement_is_reference(statement, &statement->wordings[side]);
}

/* untranslated: what another language says letter by letter is another
 * check's finding. */
static void check_side(struct checking *checking,
		       const struct statement *statement, size_t side,
		       bool untranslated)
{
	const struct prose *prose = checking_prose(checking, statement, side);
	struct slips slips = {.arena = checking_arena(checking)};

	typography_find(prose, &slips);
	for (size_t i = 0; i < slips.len; i++) {
		const struct slip *slip = &slips.items[i];

		if (slip->usage == USAGE_SPACE ||
		    (untranslated && is_of_script(slip->kind)) ||
		    is_meant(checking, statement, side, slip->kind))
			continue;
		if (slip->usage)
			usage_keep(checking, statement, side, slip, 1);
		else
			report(checking, statement, side, slip,
			       what_stands(checking, prose->text, slip));
	}
	keep_spaces(checking, statement, side, &slips);
	if (typography_is_han(prose->language))
		usage_count(checking, side, slips.proper);
}

void check_typography(struct checking *checking,
		      const struct statement *statement)
{
	const struct wording *wordings = statement->wordings;
	size_t n = checking_edition(checking)->n_languages;

	for (size_t side = 0; side < n; side++) {
		bool shared = false, same = false;

		if (!wordings[side].text.len)
			continue;
		for (size_t i = 0; i < n && !shared; i++) {
			if (i == side)
				continue;
			shared = wordings_share_cell(&wordings[side],
						     &wordings[i]);
			same |= str_eq(str_trim(wordings[side].text),
				       str_trim(wordings[i].text));
		}
		if (!shared)
			check_side(checking, statement, side, same);
	}
}
