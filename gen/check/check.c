/* The table of checks, and running it. */
#include "check/check.h"

#include "check/checks.h"
#include "check/glyphs.h"
#include "check/subject.h"

const struct check checks[] = {
	{"structure", .chapter = check_structure},
	{"counterpart", .chapter = check_counterpart},
	{"quantities", .statement = check_quantities},
	{"metadata", .edition = check_metadata},
	{"isbn", .edition = check_isbn},
	{"terms", .statement = check_terms, .survey = check_consistency},
	{"markup", .statement = check_markup, .conclude = check_moved_markup},
	{"same-text", .statement = check_same_text},
	{"typography", .statement = check_typography, .survey = check_usage},
	{"end", .statement = check_end},
	{"numbering", .chapter = check_numbering},
	{"repeats", .survey = check_repeats},
	{"length", .survey = check_length},
	{"characters", .statement = check_characters,
	 .survey = check_rare_characters},
	{"profile", .statement = check_unfinished, .chapter = check_empty_page,
	 .edition = check_profile},
	{"errata", .edition = check_errata},
};
const size_t n_checks = sizeof(checks) / sizeof(*checks);

struct checking {
	const struct chapter *chapter;
	struct findings *findings;
	struct arena arena;
	struct lines *documents; /* one a language; made at the first place */
	struct map tables;       /* path of a CSV file → struct lines * */
	struct text_hashes hashes;
	struct glyph_text *texts; /* one a language; made when asked for */
	struct arena kept_arena;
	void *kept[CHECKING_KEPT];
};

struct run {
	const struct edition *edition;
	struct checking **checkings; /* one a chapter */
	struct findings *findings;
};

static void check_statements(struct checking *checking)
{
	const struct chapter *chapter = checking->chapter;

	for (size_t i = 0; i < chapter->n_statements; i++) {
		for (size_t j = 0; j < n_checks; j++)
			if (checks[j].statement)
				checks[j].statement(checking,
						    &chapter->statements[i]);
	}
	for (size_t i = 0; i < n_checks; i++)
		if (checks[i].conclude)
			checks[i].conclude(checking);
}

/* Frees all but what is kept. */
static void clear(struct checking *checking)
{
	arena_free(&checking->hashes.arena);
	arena_free(&checking->arena);
	checking->hashes = (struct text_hashes){0};
	checking->tables = (struct map){0};
	checking->documents = NULL;
	checking->texts = NULL;
}

static void check_item(void *context, size_t item, struct arena *scratch)
{
	const struct run *run = context;
	const struct chapter *chapter = run->edition->chapters[item];

	(void)scratch;
	for (size_t i = 0; i < n_checks; i++) {
		if (checks[i].chapter)
			checks[i].chapter(chapter, run->findings);
	}
	check_statements(run->checkings[item]);
	clear(run->checkings[item]);
}

static struct checking **begin(struct arena *arena,
			       const struct edition *edition,
			       struct findings *findings)
{
	size_t n = edition->n_chapters;
	struct checking **checkings = ARENA_ARRAY(arena, struct checking *, n);

	for (size_t i = 0; i < n; i++) {
		checkings[i] = ARENA_NEW(arena, struct checking);
		checkings[i]->chapter = edition->chapters[i];
		checkings[i]->findings = findings;
	}
	return checkings;
}

static void survey(const struct run *run)
{
	for (size_t i = 0; i < n_checks; i++)
		if (checks[i].survey)
			checks[i].survey(run->edition, run->checkings);
}

void check_edition(const struct edition *edition, struct pool *pool,
		   struct findings *findings)
{
	struct arena arena = {0};
	struct run run = {edition, begin(&arena, edition, findings), findings};

	pool_each(pool, edition->n_chapters, check_item, &run);
	for (size_t i = 0; i < n_checks; i++) {
		if (checks[i].edition)
			checks[i].edition(edition, findings);
	}
	survey(&run);
	for (size_t i = 0; i < edition->n_chapters; i++) {
		clear(run.checkings[i]);
		arena_free(&run.checkings[i]->kept_arena);
	}
	arena_free(&arena);
}

struct place block_place(const struct block *block)
{
	const struct document *document = block->document;
	struct place place;

	if (block->kind == BLOCK_DOCUMENT)
		return place_file(document->path);
	place = place_at(document->path, document->source, block->line,
			 block->column, 1);
	if (place.excerpt.len >= place.column)
		place.length = (uint32_t)place.excerpt.len - place.column + 1;
	return place;
}

struct place pair_place(const struct pair *pair, size_t side)
{
	if (!pair->sides[side].n)
		return (struct place){0};
	return block_place(pair->sides[side].first);
}

/* Places of statements */

const struct edition *checking_edition(const struct checking *checking)
{
	return checking->chapter->edition;
}

void **checking_kept(struct checking *checking, enum checking_kept kept)
{
	return &checking->kept[kept];
}

struct arena *checking_kept_arena(struct checking *checking)
{
	return &checking->kept_arena;
}

struct arena *checking_arena(struct checking *checking)
{
	return &checking->arena;
}

const struct prose *checking_prose(struct checking *checking,
				   const struct statement *statement,
				   size_t side)
{
	const struct edition *edition = checking->chapter->edition;

	if (!checking->texts)
		checking->texts =
			ARENA_ARRAY(&checking->arena, struct glyph_text,
				    edition->n_languages);
	return glyphs_of(&checking->texts[side], &checking->arena,
			 edition->languages[side].rules,
			 &statement->wordings[side]);
}

static struct lines *lines_of_side(struct checking *checking, size_t side)
{
	const struct chapter *chapter = checking->chapter;

	if (!checking->documents) {
		size_t n = chapter->edition->n_languages;

		checking->documents =
			ARENA_ARRAY(&checking->arena, struct lines, n);
		for (size_t i = 0; i < n; i++)
			checking->documents[i] =
				lines_of_document(chapter->documents[i]);
	}
	return &checking->documents[side];
}

static struct lines *lines_of_file(struct checking *checking,
				   const struct table *table)
{
	struct lines *lines = map_get(&checking->tables, table->source);

	if (lines)
		return lines;
	lines = ARENA_NEW(&checking->arena, struct lines);
	*lines = lines_of_table(table);
	map_add(&checking->tables, &checking->arena, table->source, lines);
	return lines;
}

/* An attribute stands on the first line of its container, as it is. */
static struct place attribute_place(struct checking *checking, size_t side,
				    const struct wording *wording,
				    struct span span)
{
	struct place place =
		lines_text(lines_of_side(checking, side), &checking->arena,
			   wording->parts->block, wording->text);

	if (place.length == wording->text.len) {
		place.column += span.start;
		place.length = span.end - span.start;
	}
	return place;
}

static struct place excerpt_place(struct checking *checking,
				  const struct statement *statement,
				  struct excerpt excerpt)
{
	const struct wording *wording = &statement->wordings[excerpt.side];
	const struct wording_part *part;
	struct span span = excerpt.span;
	struct lines *lines;

	if (!wording->n_parts)
		return pair_place(statement->pair, excerpt.side);
	if (span.start == span.end)
		span = (struct span){0, (uint32_t)wording->text.len};
	if (statement->kind == STATEMENT_TITLE ||
	    statement->kind == STATEMENT_UNIT ||
	    statement->kind == STATEMENT_CREDIT)
		return attribute_place(checking, excerpt.side, wording, span);
	part = wording_part_at(wording, span.start);
	span.start -= part->start;
	span.end -= part->start;
	lines = part->cell && part->block->table->source.len
			? lines_of_file(checking, part->block->table)
			: lines_of_side(checking, excerpt.side);
	return lines_span(lines, &checking->arena, part->block, part->cell,
			  span);
}

struct excerpt excerpt_whole(size_t side)
{
	return (struct excerpt){side, {0, 0}};
}

/* The text that is found wanting: a translation, if one of the excerpts is
 * of it. */
static size_t subject_side(struct excerpt at, const struct excerpt *counterpart)
{
	return at.side || !counterpart ? at.side : counterpart->side;
}

static void fill_subject(struct checking *checking,
			 const struct statement *statement, size_t side,
			 struct subject *subject)
{
	const struct edition *edition = checking->chapter->edition;

	subject_fill(subject, &checking->hashes.arena, statement->pair, edition,
		     statement_hashes(&checking->hashes, statement,
				      edition->n_languages),
		     side);
}

void check_report(struct checking *checking, enum message_id id,
		  const struct statement *statement, struct excerpt at,
		  const struct excerpt *counterpart, const struct str *args,
		  size_t n_args)
{
	struct finding finding = {
		.id = id,
		.place = excerpt_place(checking, statement, at),
	};

	if (counterpart)
		finding.counterpart =
			excerpt_place(checking, statement, *counterpart);
	for (size_t i = 0; i < n_args && i < FINDING_ARGS; i++)
		finding.args[i] = args[i];
	fill_subject(checking, statement, subject_side(at, counterpart),
		     &finding.subject);
	findings_add(checking->findings, &finding);
}

void check_report_apart(struct checking *checking, enum message_id id,
			const struct statement *statement, struct excerpt at,
			struct checking *other_checking,
			const struct statement *other, struct excerpt other_at,
			const struct str *args, size_t n_args)
{
	struct finding finding = {
		.id = id,
		.place = excerpt_place(checking, statement, at),
		.counterpart = excerpt_place(other_checking, other, other_at),
	};

	for (size_t i = 0; i < n_args && i < FINDING_ARGS; i++)
		finding.args[i] = args[i];
	fill_subject(checking, statement, at.side, &finding.subject);
	findings_add(checking->findings, &finding);
}
