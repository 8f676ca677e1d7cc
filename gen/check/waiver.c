/* Waivers against findings, by two maps: of what is waived, and of the texts
 * that waivers were given for. */
#include "check/waiver.h"

#include "base/explanation.h"
#include "check/subject.h"

struct waiver {
	const struct ledger_row *row;
	bool used;
	bool is_alive;           /* its texts are as they were */
	struct waiver *same_key; /* the next for the same texts */
};

struct waiving {
	const struct edition *edition;
	struct findings *findings;
	struct arena arena;
	struct arena scratch;
	struct waiver *waivers;
	size_t n_waivers;
	struct map by_finding; /* block, texts and check → struct waiver * */
	struct map by_texts;   /* block and texts → the same, chained */
	struct map blocks;     /* id → the first of its waivers */
	struct lines **lines;  /* one a chapter and language, once needed */
	struct str address;
	size_t n_waived;
};

static struct str key_of(struct arena *arena, struct str block,
			 struct str language, struct str source,
			 struct str target, struct str check)
{
	return arena_printf(arena, "%.*s\n%.*s\n%.*s\n%.*s\n%.*s",
			    STR_ARG(block), STR_ARG(language), STR_ARG(source),
			    STR_ARG(target), STR_ARG(check));
}

static struct place place_of(const struct waiving *waiving,
			     const struct ledger_row *row)
{
	struct place place = place_file(waiving->edition->ledger.path);

	place.line = row->line;
	place.column = 1;
	return place;
}

static bool is_known(const struct waiving *waiving,
		     const struct ledger_row *row)
{
	struct findings *findings = waiving->findings;

	if (!explanation_find(row->check))
		findings_report(findings, WAIVER_CHECK, place_of(waiving, row),
				row->check, STR(""));
	else if (!map_get(&waiving->edition->ids, row->block))
		findings_report(findings, WAIVER_BLOCK, place_of(waiving, row),
				row->block, STR(""));
	else
		return true;
	return false;
}

static void add_waiver(struct waiving *waiving, const struct ledger_row *row)
{
	struct arena *arena = &waiving->arena;
	struct waiver *waiver = &waiving->waivers[waiving->n_waivers];
	struct waiver *first;

	if (!str_eq(row->state, STR("waived")) || !is_known(waiving, row))
		return;
	waiving->n_waivers++;
	waiver->row = row;
	map_add(&waiving->blocks, arena, row->block, waiver);
	map_add(&waiving->by_finding, arena,
		key_of(arena, row->block, row->language, row->source_hash,
		       row->target_hash, row->check),
		waiver);
	first = map_add(&waiving->by_texts, arena,
			key_of(arena, row->block, row->language,
			       row->source_hash, row->target_hash, STR("")),
			waiver);
	if (!first)
		return;
	waiver->same_key = first->same_key;
	first->same_key = waiver;
}

static bool is_wanted(void *context, struct finding *finding,
		      struct arena *arena)
{
	struct waiving *waiving = context;
	const struct subject *subject = &finding->subject;
	struct waiver *waiver;
	struct arena_mark mark;

	(void)arena;
	if (!subject->block.len || finding->severity >= FATAL ||
	    !str_eq(subject->edition, waiving->address))
		return true;
	mark = arena_mark(&waiving->scratch);
	waiver = map_get(&waiving->by_finding,
			 key_of(&waiving->scratch, subject->block,
				subject->language, subject->source_hash,
				subject->target_hash,
				str_from(messages[finding->id].name)));
	arena_rewind(&waiving->scratch, mark);
	if (!waiver)
		return true;
	waiver->used = true;
	waiving->n_waived++;
	return false;
}

/* The waivers for the pair with these texts live on, whether or not there was
 * something to waive: the check may be off. */
static void revive(struct waiving *waiving, const struct pair *pair,
		   const struct str *hashes)
{
	const struct edition *edition = waiving->edition;

	for (size_t side = 0; side < edition->n_languages; side++) {
		struct subject subject;
		struct waiver *waiver;
		struct arena_mark mark = arena_mark(&waiving->scratch);

		subject_fill(&subject, &waiving->scratch, pair, edition, hashes,
			     side);
		waiver = map_get(&waiving->by_texts,
				 key_of(&waiving->scratch, subject.block,
					subject.language, subject.source_hash,
					subject.target_hash, STR("")));
		for (; waiver; waiver = waiver->same_key)
			waiver->is_alive = true;
		arena_rewind(&waiving->scratch, mark);
	}
}

static void revive_statements(struct waiving *waiving,
			      const struct chapter *chapter)
{
	struct text_hashes hashes = {0};

	for (size_t i = 0; i < chapter->n_statements; i++) {
		const struct statement *statement = &chapter->statements[i];
		struct str block = statement_id(statement);

		if (map_get(&waiving->blocks, block))
			revive(waiving, statement->pair,
			       statement_hashes(&hashes, statement,
						waiving->edition->n_languages));
	}
	arena_free(&hashes.arena);
}

/* The lines of a chapter's documents, made once. */
static struct lines *lines_of(struct waiving *waiving,
			      const struct chapter *chapter)
{
	size_t n = waiving->edition->n_languages;
	struct lines *lines = waiving->lines[chapter->number];

	if (lines)
		return lines;
	lines = ARENA_ARRAY(&waiving->arena, struct lines, n);
	for (size_t i = 0; i < n; i++)
		lines[i] = lines_of_document(chapter->documents[i]);
	waiving->lines[chapter->number] = lines;
	return lines;
}

static void revive_pair(struct waiving *waiving, const struct pair *pair)
{
	struct text_hashes hashes = {0};

	revive(waiving, pair,
	       pair_hashes(&hashes, &waiving->arena, pair,
			   lines_of(waiving, pair->chapter),
			   waiving->edition->n_languages));
	arena_free(&hashes.arena);
}

static bool has_unused(const struct waiving *waiving)
{
	for (size_t i = 0; i < waiving->n_waivers; i++)
		if (!waiving->waivers[i].used)
			return true;
	return false;
}

/* Only waivers that waived nothing are looked into: the texts of a finding
 * that was waived are as they were. */
static void revive_unused(struct waiving *waiving)
{
	const struct edition *edition = waiving->edition;

	if (!has_unused(waiving))
		return;
	for (size_t i = 0; i < edition->n_chapters; i++)
		revive_statements(waiving, edition->chapters[i]);
	waiving->lines = ARENA_ARRAY(&waiving->arena, struct lines *,
				     edition->n_chapters);
	for (size_t i = 0; i < waiving->n_waivers; i++) {
		struct str block = waiving->waivers[i].row->block;

		if (map_get(&waiving->blocks, block) == &waiving->waivers[i])
			revive_pair(waiving, map_get(&edition->ids, block));
	}
}

/* The third argument tells diglot waive which language the row is for. */
static void report_one(struct waiving *waiving, const struct ledger_row *row)
{
	findings_add(waiving->findings,
		     &(struct finding){
			     .id = WAIVER_VOID,
			     .place = place_of(waiving, row),
			     .args = {row->check, row->block, row->language},
		     });
}

static void report_void(struct waiving *waiving)
{
	for (size_t i = 0; i < waiving->n_waivers; i++) {
		const struct waiver *waiver = &waiving->waivers[i];

		if (!waiver->used && !waiver->is_alive)
			report_one(waiving, waiver->row);
	}
}

void waivers_apply(const struct edition *edition, struct findings *findings)
{
	const struct ledger *ledger = &edition->ledger;
	struct waiving waiving = {.edition = edition, .findings = findings};
	size_t n;

	if (!ledger->n_rows)
		return;
	waiving.address = edition_address(&waiving.arena, edition);
	waiving.waivers =
		ARENA_ARRAY(&waiving.arena, struct waiver, ledger->n_rows);
	for (size_t i = 0; i < ledger->n_rows; i++)
		add_waiver(&waiving, &ledger->rows[i]);
	findings_sorted(findings, &n); /* repetitions are one finding */
	findings_filter(findings, is_wanted, &waiving);
	findings_count_waived(findings, waiving.n_waived);
	revive_unused(&waiving);
	report_void(&waiving);
	arena_free(&waiving.scratch);
	arena_free(&waiving.arena);
}
