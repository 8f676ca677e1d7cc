/* Characters that readers may not see: of the private-use areas, which show
 * what the reader's font makes of them, and controls, which show nothing; and
 * which characters an edition asks of fonts that few have. */
#include "base/utf8.h"
#include "check/checks.h"
#include "lang/character.h"

/* So many are looked for; a few of them are named. */
enum { RARE_MOST = 64, RARE_NAMED = 8 };

/* A character with the first place of it in a language. */
struct rare {
	uint32_t code;
	size_t side;
	const struct statement *statement;
	struct span span;
	struct checking *checking;
};

struct rares {
	struct rare items[RARE_MOST];
	size_t len;
};

/* The first of a text is enough: they come in rows. */
static void check_unfit(struct checking *checking,
			const struct statement *statement, size_t side)
{
	struct str text = statement->wordings[side].text;
	struct span span;
	enum unfit unfit = text_find_unfit(text, &span);
	size_t pos = span.start;
	struct str name;

	if (unfit == UNFIT_NONE)
		return;
	name = arena_printf(checking_arena(checking), "U+%04X",
			    utf8_next(text, &pos));
	check_report(checking,
		     unfit == UNFIT_PRIVATE ? PRIVATE_USE : CONTROL_CHARACTER,
		     statement, (struct excerpt){side, span}, NULL, &name, 1);
}

static void add_rare(struct rares *rares, const struct rare *rare)
{
	for (size_t i = 0; i < rares->len; i++)
		if (rares->items[i].code == rare->code &&
		    rares->items[i].side == rare->side)
			return;
	if (rares->len < RARE_MOST)
		rares->items[rares->len++] = *rare;
}

static struct rares *rares_of(struct checking *checking)
{
	void **kept = checking_kept(checking, CHECKING_RARE);

	if (!*kept)
		*kept = ARENA_NEW(checking_kept_arena(checking), struct rares);
	return *kept;
}

static void find_rare(struct checking *checking,
		      const struct statement *statement, size_t side)
{
	struct str text = statement->wordings[side].text;
	size_t pos = 0;

	while (pos < text.len) {
		struct rare rare = {
			0, side, statement, {(uint32_t)pos, 0}, checking};

		if ((unsigned char)text.ptr[pos] < 0xF0) {
			pos++;
			continue;
		}
		rare.code = utf8_next(text, &pos);
		rare.span.end = (uint32_t)pos;
		if (character_is_rare(rare.code) &&
		    character_unfit(rare.code) == UNFIT_NONE)
			add_rare(rares_of(checking), &rare);
	}
}

void check_characters(struct checking *checking,
		      const struct statement *statement)
{
	size_t n = checking_edition(checking)->n_languages;

	for (size_t side = 0; side < n; side++) {
		check_unfit(checking, statement, side);
		find_rare(checking, statement, side);
	}
}

/* "𠮷 (U+20BB7), 𬶋 (U+2CD8B), …" */
static struct str name_rares(struct arena *arena, const struct rare *rares,
			     size_t n)
{
	struct str names = {0};

	for (size_t i = 0; i < n && i < RARE_NAMED; i++) {
		const struct wording *wording =
			&rares[i].statement->wordings[rares[i].side];
		struct str one = str_span(wording->text, rares[i].span);

		one = arena_printf(arena, "%.*s (U+%04X)", STR_ARG(one),
				   rares[i].code);
		names = i ? arena_join(arena, names, STR(", "), one) : one;
	}
	return n > RARE_NAMED ? arena_join(arena, names, STR(", \xE2\x80\xA6"),
					   STR(""))
			      : names;
}

/* One note a language, at the first of them. */
static void report_rare(const struct edition *edition,
			struct checking *const *checkings, size_t side)
{
	struct arena arena = {0};
	struct rares found = {.len = 0};
	struct str names;

	for (size_t i = 0; i < edition->n_chapters; i++) {
		const struct rares *rares =
			*checking_kept(checkings[i], CHECKING_RARE);

		for (size_t j = 0; rares && j < rares->len; j++)
			if (rares->items[j].side == side)
				add_rare(&found, &rares->items[j]);
	}
	if (found.len) {
		names = name_rares(&arena, found.items, found.len);
		check_report(found.items->checking, RARE_CHARACTER,
			     found.items->statement,
			     (struct excerpt){side, found.items->span}, NULL,
			     &names, 1);
	}
	arena_free(&arena);
}

void check_rare_characters(const struct edition *edition,
			   struct checking *const *checkings)
{
	for (size_t side = 0; side < edition->n_languages; side++)
		report_rare(edition, checkings, side);
}
