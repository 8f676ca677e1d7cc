/* Errata, from the first to the last. */
#include "pair/errata.h"

#include <stdio.h>
#include <string.h>

#include "pair/pair.h"
#include "pair/text_diff.h"

enum { SUGGESTIONS_MOST = 100, DISTANCE_LEAST = 3, SHOWN_MOST = 120 };

struct correcting {
	struct edition *edition;
	struct pairing *pairings;
	struct findings *findings;
	struct arena *arena;  /* the publication's */
	struct arena scratch; /* until all is done */
	struct data_blocks *data;
	size_t n_suggestions;
};

/* A search for words, and what it found. */
struct search {
	struct str words;
	bool as_issued;  /* in the texts from before all corrections */
	size_t n;        /* how often they stand there by themselves */
	size_t n_within; /* how often inside of longer words or numbers */
	struct correctable text; /* of the first */
	size_t pos;
};

/* Words and numbers are left whole */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char at(struct str text, size_t pos)
{
	return pos < text.len ? text.ptr[pos] : '\0';
}

/* Whether a number or a word goes on across the position. */
static bool is_inside(struct str text, size_t pos)
{
	char before = pos ? at(text, pos - 1) : '\0', after = at(text, pos);
	char far_before = pos > 1 ? at(text, pos - 2) : '\0';

	if ((before == '.' || before == ',') && is_digit(far_before))
		return is_digit(after);
	if (is_digit(before) && (after == '.' || after == ','))
		return is_digit(at(text, pos + 1));
	return (is_digit(before) && is_digit(after)) ||
	       (is_letter(before) && is_letter(after));
}

static void look_into(struct search *search, const struct correctable *text)
{
	/* The first hits may overlap; stepping over the words afterwards keeps
	 * the search linear. */
	enum { CLOSE = 4 };
	struct str all = *text->text;
	size_t pos = 0;

	for (size_t i = 0; pos < all.len; i++) {
		size_t found =
			str_find(str_slice(all, pos, all.len), search->words);

		if (found == STR_NONE)
			return;
		pos += found;
		if (is_inside(all, pos) ||
		    is_inside(all, pos + search->words.len)) {
			search->n_within++;
		} else if (!search->n++) {
			search->text = *text;
			search->pos = pos;
		}
		pos += i < CLOSE ? 1 : search->words.len;
	}
}

/* The texts of a block */

typedef void visit_text(struct search *search, const struct correctable *text);

static void visit_plain(struct search *search, visit_text *visit,
			struct block *block, struct str *text)
{
	visit(search, &(struct correctable){.block = block, .text = text});
}

static void visit_table(struct search *search, visit_text *visit,
			struct block *block)
{
	struct table *table = block->table;

	for (size_t i = 0; i < table->n_rows * table->n_columns; i++) {
		struct cell *cell = &table->cells[i];

		visit(search, &(struct correctable){block, &cell->text,
						    &cell->content, cell});
	}
	visit_plain(search, visit, block, &table->unit);
	visit_plain(search, visit, block, &table->credit);
}

static void visit_block(struct search *search, visit_text *visit,
			struct block *block, size_t depth)
{
	if (search->as_issued && block->issued)
		block = (struct block *)block->issued; /* only read */
	visit_plain(search, visit, block, &block->title);
	visit(search, &(struct correctable){block, &block->text,
					    &block->content, NULL});
	visit_plain(search, visit, block, &block->literal);
	if (block->table)
		visit_table(search, visit, block);
	for (size_t i = 0; depth && i < block->n_children; i++)
		visit_block(search, visit, &block->children[i], depth - 1);
}

static void search_pair(struct search *search, const struct pair *pair,
			size_t side)
{
	for (size_t i = 0; search->words.len && i < pair->sides[side].n; i++)
		visit_block(search, look_into, &pair->sides[side].first[i],
			    DEPTH_MOST);
}

static struct search search_for(const struct pair *pair, size_t side,
				struct str words)
{
	struct search search = {.words = words};

	search_pair(&search, pair, side);
	return search;
}

/* Whether the words were there before errata of earlier days, or above. */
static bool was_issued(const struct pair *pair, size_t side, struct str words)
{
	struct search search = {.words = words, .as_issued = true};

	search_pair(&search, pair, side);
	return search.n > 0;
}

bool pair_says(const struct pair *pair, size_t side, struct str words)
{
	return search_for(pair, side, words).n > 0;
}

static void count_text(struct search *search, const struct correctable *text)
{
	search->n += text->text->len > 0;
}

static bool has_text(const struct pair *pair, size_t side)
{
	struct search search = {.n = 0};

	for (size_t i = 0; i < pair->sides[side].n; i++)
		visit_block(&search, count_text, &pair->sides[side].first[i],
			    DEPTH_MOST);
	return search.n > 0;
}

/* What does not fit */

static struct str shortened(struct arena *arena, struct str text)
{
	size_t end = SHOWN_MOST;

	if (text.len <= SHOWN_MOST)
		return text;
	while (end && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
		end--;
	return arena_join(arena, str_slice(text, 0, end), STR("…"),
			  (struct str){0});
}

static struct str nearest_id(struct correcting *correcting, struct str wanted)
{
	if (++correcting->n_suggestions > SUGGESTIONS_MOST)
		return (struct str){0};
	return id_nearest(&correcting->edition->ids, wanted,
			  wanted.len / 3 < DISTANCE_LEAST ? DISTANCE_LEAST
							  : wanted.len / 3,
			  NULL);
}

static void report_block(struct correcting *correcting,
			 const struct erratum *erratum)
{
	struct str near = nearest_id(correcting, erratum->block);

	findings_report(correcting->findings,
			near.len ? ERRATUM_BLOCK_NEAR : ERRATUM_BLOCK,
			erratum->block_place, erratum->block, near);
}

/* At the words in errata.yaml, with the block in the Markdown. */
static void report_words(struct correcting *correcting,
			 const struct erratum *erratum, const struct pair *pair,
			 size_t side, enum message_id id, struct str second)
{
	const struct erratum_wording *wording = &erratum->wordings[side];
	struct pairing *pairing = &correcting->pairings[pair->chapter->number];
	struct finding finding = {
		.id = id,
		.place = wording->place,
		.args = {shortened(&correcting->scratch, wording->was),
			 shortened(&correcting->scratch, second)}};

	if (pair->sides[side].n)
		finding.counterpart =
			pairing_place(pairing, pair->sides[side].first);
	findings_add(correcting->findings, &finding);
}

static bool check_languages(struct correcting *correcting,
			    const struct erratum *erratum,
			    const struct pair *pair, size_t side)
{
	const struct erratum_wording *wording = &erratum->wordings[side];
	struct str tag = correcting->edition->languages[side].tag;
	const struct {
		struct str key, text;
	} members[] = {{STR("was"), wording->was},
		       {STR("now"), wording->now},
		       {STR("reason"), wording->reason}};
	bool whole = true;

	if (!has_text(pair, side) && !wording->was.len)
		return true;
	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++) {
		if (members[i].text.len)
			continue;
		findings_report(correcting->findings, ERRATUM_LANGUAGE,
				erratum->place, members[i].key, tag);
		whole = false;
	}
	return whole;
}

/* Why the words cannot be corrected; they were found n times. */
static void report_search(struct correcting *correcting,
			  const struct erratum *erratum,
			  const struct pair *pair, size_t side,
			  const struct search *search)
{
	struct str now = erratum->wordings[side].now;
	char number[24];

	if (search->n > 1) {
		snprintf(number, sizeof(number), "%zu", search->n);
		report_words(correcting, erratum, pair, side, ERRATUM_OFTEN,
			     str_from(number));
	} else if (search->n_within) {
		report_words(correcting, erratum, pair, side, ERRATUM_WITHIN,
			     (struct str){0});
	} else if (was_issued(pair, side, search->words)) {
		report_words(correcting, erratum, pair, side, ERRATUM_CORRECTED,
			     (struct str){0});
	} else if (search_for(pair, side, now).n) {
		report_words(correcting, erratum, pair, side, ERRATUM_EDITED,
			     now);
	} else {
		report_words(correcting, erratum, pair, side, ERRATUM_WAS,
			     (struct str){0});
	}
}

/* Whether the words of all languages are where they should be. */
static bool find_all(struct correcting *correcting,
		     const struct erratum *erratum, const struct pair *pair,
		     struct search *searches)
{
	bool good = true;

	for (size_t i = 0; i < correcting->edition->n_languages; i++) {
		const struct erratum_wording *wording = &erratum->wordings[i];
		bool stays = str_eq(wording->was, wording->now);

		if (!check_languages(correcting, erratum, pair, i)) {
			good = false;
			continue;
		}
		searches[i] = search_for(pair, i, wording->was);
		if (!wording->was.len || searches[i].n == 1 ||
		    (stays && searches[i].n))
			continue;
		report_search(correcting, erratum, pair, i, &searches[i]);
		good = false;
	}
	return good;
}

/* Putting it in */

static void replace_title(struct str *title, struct str old, struct str new)
{
	if (str_eq(*title, old))
		*title = new;
}

/* What is called by a heading has its name from before the correction. */
static void rename_by(const struct correcting *correcting,
		      const struct block *block, struct str old)
{
	struct document *document = block->document;
	struct chapter *chapter = document->chapter;
	struct localized *title = &correcting->edition->publication->title;
	struct str before = document->title;

	if (block->kind != BLOCK_HEADING || !str_eq(before, old))
		return;
	document->title = block->text;
	for (struct part *part = chapter->part; part; part = part->parent)
		if (part->index == chapter)
			replace_title(&part->titles[document->side], before,
				      block->text);
	/* A publication without a title of its own borrows it. */
	for (size_t i = 0; i < title->len; i++)
		if (title->texts[i].text.ptr == before.ptr)
			title->texts[i].text = block->text;
}

void keep_issued(struct arena *arena, struct block *block)
{
	struct block *issued;
	struct table *table;
	size_t n;

	if (block->issued)
		return;
	issued = ARENA_NEW(arena, struct block);
	*issued = *block;
	block->issued = issued;
	if (!block->table)
		return;
	n = block->table->n_rows * block->table->n_columns;
	table = ARENA_NEW(arena, struct table);
	*table = *block->table;
	table->cells = ARENA_ARRAY(arena, struct cell, n);
	if (n)
		memcpy(table->cells, block->table->cells,
		       n * sizeof(*table->cells));
	issued->table = table;
}

/* What is put in for bytes of the words. */
struct replacement {
	struct span span;
	struct str now;
};

enum { REPLACEMENTS_MOST = 64 };

/* The places where the words differ, in their order; one for all of them
 * where there are very many. */
static struct replacement *
find_replacements(struct arena *scratch, const struct language *rules,
		  const struct erratum_wording *wording, size_t *n)
{
	const struct diff_text was = {wording->was, NULL, 0};
	const struct diff_text now = {wording->now, NULL, 0};
	size_t n_edits;
	const struct text_edit *edits =
		text_diff(rules, was, now, scratch, &n_edits);
	struct replacement *all =
		ARENA_ARRAY(scratch, struct replacement, n_edits + 1);

	*n = 0;
	for (size_t i = 0; i < n_edits; i++) {
		bool joins = i && edits[i].kind == TEXT_INSERTED &&
			     edits[i - 1].kind == TEXT_DELETED;

		if (edits[i].kind == TEXT_EQUAL)
			continue;
		if (!joins)
			all[(*n)++].span = edits[i].before;
		if (edits[i].kind == TEXT_INSERTED)
			all[*n - 1].now =
				str_span(wording->now, edits[i].after);
	}
	if (*n <= REPLACEMENTS_MOST)
		return all;
	*n = 1;
	all[0] = (struct replacement){{0, (uint32_t)wording->was.len},
				      wording->now};
	return all;
}

static void segment_again(const struct correcting *correcting,
			  struct arena *scratch, struct block *block)
{
	struct pair *pair = block->pair;
	struct pairing *pairing;

	if (!pair || !pair->n_segments)
		return;
	pairing = &correcting->pairings[pair->chapter->number];
	pairing->scratch = scratch;
	pair->segments = NULL;
	pair->n_segments = 0;
	pair_segments(pairing, pair);
}

/* The words are where they were found, unless the same cell of a file was
 * corrected for another language. From the last to the first, the places of
 * replacements stay what they are. */
static void put_in(struct correcting *correcting,
		   const struct erratum_wording *wording, size_t language,
		   const struct search *found)
{
	const struct correctable *text = &found->text;
	struct str old, was = wording->was;
	const struct replacement *all;
	size_t n;

	if (!text->text)
		return; /* nothing was looked for */
	old = *text->text;
	if (!str_eq(str_slice(old, found->pos, found->pos + was.len), was))
		return;
	keep_issued(correcting->arena, text->block);
	all = find_replacements(&correcting->scratch,
				correcting->edition->languages[language].rules,
				wording, &n);
	while (n--)
		correct_text(correcting->arena, text,
			     found->pos + all[n].span.start,
			     found->pos + all[n].span.end, all[n].now);
	if (text->cell && text->block->table->source.len)
		correct_data(correcting->data, text->block, text->cell, old);
	if (text->content == &text->block->content)
		rename_by(correcting, text->block, old);
	segment_again(correcting, &correcting->scratch, text->block);
}

/* A cell of a data file is that of all languages: what is put in for one of
 * them must be right for the others. */
static void check_shared(struct correcting *correcting,
			 const struct erratum *erratum, const struct pair *pair,
			 const struct search *searches)
{
	for (size_t i = 0; i < correcting->edition->n_languages; i++) {
		const struct correctable *text = &searches[i].text;
		struct search now;

		if (!text->cell || !text->block->table->source.len)
			continue;
		now = search_for(pair, i, erratum->wordings[i].now);
		if (!now.n && !now.n_within)
			report_words(correcting, erratum, pair, i,
				     ERRATUM_SHARED, (struct str){0});
	}
}

static void correct(struct correcting *correcting, struct erratum *erratum)
{
	const struct edition *edition = correcting->edition;
	const struct pair *pair = map_get(&edition->ids, erratum->block);
	struct search *searches = ARENA_ARRAY(
		&correcting->scratch, struct search, edition->n_languages);

	if (!pair) {
		report_block(correcting, erratum);
		return;
	}
	if (!find_all(correcting, erratum, pair, searches))
		return;
	erratum->pair = pair;
	for (size_t i = 0; i < edition->n_languages; i++)
		if (erratum_corrects(erratum, i))
			put_in(correcting, &erratum->wordings[i], i,
			       &searches[i]);
	check_shared(correcting, erratum, pair, searches);
}

void pair_errata(struct edition *edition, struct pairing *pairings)
{
	struct correcting correcting = {
		.edition = edition,
		.pairings = pairings,
		.arena = &edition->publication->arena,
	};

	if (!edition->n_errata || !edition->n_chapters)
		return;
	correcting.findings = pairings[0].findings;
	correcting.data = data_blocks_new(&correcting.scratch, edition);
	for (size_t i = 0; i < edition->n_errata; i++)
		correct(&correcting, &edition->errata[i]);
	correct_files(correcting.data);
	for (size_t i = 0; i < edition->n_chapters; i++)
		pairings[i].scratch = NULL;
	arena_free(&correcting.scratch);
}
