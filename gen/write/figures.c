/* Finding the figures of an edition. */
#include "write/figures.h"

#include <string.h>

#include "check/quantities.h"
#include "lang/sentence.h"
#include "read/slug.h"
#include "write/excerpt.h"

enum {
	CONTEXT_MOST = 160, /* characters on either side of a figure */
	LABEL_MOST = 100    /* characters of a heading of a row or column */
};

/* Context */

/* A chapter whose figures are being found. */
struct finding_figures {
	struct arena *arena;   /* of the results */
	struct arena *scratch; /* of the statement at hand */
	const struct edition *edition;
	struct figure *figures;
	size_t n, cap;
};

/* The sentences of a wording, none across the blocks it is made of. */
struct sentences {
	uint32_t *ends;
	size_t n;
};

static struct sentences find_sentences(struct arena *scratch,
				       const struct language *rules,
				       struct str text)
{
	struct buf ends = {0};
	struct sentences sentences;
	struct str copy;

	for (struct str rest = text; rest.ptr;) {
		struct str line = str_cut(&rest, '\n');
		size_t start = (size_t)(line.ptr - text.ptr);

		for (size_t pos = 0; pos < line.len;) {
			uint32_t end;

			pos = sentence_end(rules, line, pos);
			end = (uint32_t)(start + pos) +
			      (pos == line.len && rest.ptr);
			buf_put(&ends,
				(struct str){(const char *)&end, sizeof(end)});
		}
	}
	copy = buf_str(&ends);
	sentences.n = copy.len / sizeof(*sentences.ends);
	sentences.ends = ARENA_ARRAY(scratch, uint32_t, sentences.n);
	if (sentences.n)
		memcpy(sentences.ends, copy.ptr, copy.len);
	buf_free(&ends);
	return sentences;
}

/* The sentence, or the sentences, that the span is in. */
static struct span sentence_around(const struct sentences *sentences,
				   struct span span)
{
	size_t low = 0, high = sentences->n;
	struct span found = {0, span.end};

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sentences->ends[middle] <= span.start)
			low = middle + 1;
		else
			high = middle;
	}
	if (low)
		found.start = sentences->ends[low - 1];
	while (low < sentences->n && sentences->ends[low] < span.end)
		low++;
	if (low < sentences->n)
		found.end = sentences->ends[low];
	return found;
}

static struct str trim_start(struct str text)
{
	struct str trimmed = str_trim(text);

	trimmed.len = (size_t)(text.ptr + text.len - trimmed.ptr);
	return text.len ? trimmed : text;
}

static struct str trim_end(struct str text)
{
	struct str trimmed = str_trim(text);

	if (!trimmed.len)
		return str_slice(text, 0, 0);
	trimmed.len += (size_t)(trimmed.ptr - text.ptr);
	trimmed.ptr = text.ptr;
	return trimmed;
}

static void set_sentence(const struct sentences *sentences, struct str text,
			 struct span span, struct figure_saying *saying)
{
	struct span around = sentence_around(sentences, span);
	struct str before =
		trim_start(str_slice(text, around.start, span.start));
	struct str after = trim_end(str_slice(text, span.end, around.end));

	saying->before = excerpt_tail(before, CONTEXT_MOST);
	saying->after = excerpt_head(after, CONTEXT_MOST);
	saying->cut_before = saying->before.len < before.len;
	saying->cut_after = saying->after.len < after.len;
}

/* Tables */

/* Where in its table a figure stands. */
struct place_in_table {
	const struct table *table;
	size_t row;
	size_t column;
};

/* False if the wording is of no table there. */
static bool find_cell(const struct wording *wording, uint32_t pos,
		      struct place_in_table *place)
{
	const struct wording_part *part = wording_part_at(wording, pos);
	size_t number;

	if (!part || !part->cell)
		return false;
	number = (size_t)(part->cell - part->block->table->cells);
	place->table = part->block->table;
	place->row = number / part->block->table->n_columns;
	place->column = number % part->block->table->n_columns;
	return true;
}

/* What the row of a cell is about; empty in the column that says so. */
static struct str row_label(const struct place_in_table *place)
{
	const struct table *table = place->table;

	if (!place->column)
		return (struct str){0};
	return excerpt_head(table->cells[place->row * table->n_columns].text,
			    LABEL_MOST);
}

static struct str column_label(const struct place_in_table *place)
{
	if (!place->row)
		return (struct str){0};
	return excerpt_head(place->table->cells[place->column].text,
			    LABEL_MOST);
}

/* Statements */

/* A stretch of a wording that says a figure; start == end: none. */
struct counterpart {
	struct span span;
	bool excused; /* there is none, and nothing is missing */
};

/* A statement whose figures are being found. */
struct stated {
	const struct statement *statement;
	struct sentences *sentences;      /* one a language; read when needed */
	struct counterpart *counterparts; /* of the lead's quantities, language
					     by language */
	size_t lead; /* the first language that says anything */
};

static bool is_in_term(const struct wording *wording, uint32_t start)
{
	size_t low = 0, high = wording->n_terms;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (wording->terms[middle].span.end <= start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < wording->n_terms &&
	       wording->terms[low].span.start <= start;
}

static bool is_measured(const struct quantity *quantity)
{
	switch (quantity->kind) {
	case QUANTITY_MEASURE:
	case QUANTITY_MONEY:
	case QUANTITY_SHARE:
	case QUANTITY_POINTS:
	case QUANTITY_MULTIPLE:
	case QUANTITY_DURATION:
	case QUANTITY_RANGE:
		return !quantity->weak && !quantity->vague &&
		       rational_is_number(quantity->low) &&
		       rational_is_number(quantity->high);
	case QUANTITY_DATE:
	case QUANTITY_ORDINAL:
	case QUANTITY_NAME:
	case QUANTITY_KIND_COUNT:
		break;
	}
	return false;
}

/* A bare number at the head of a row or a column is its name. */
static bool is_label(const struct wording *wording,
		     const struct quantity *quantity)
{
	struct place_in_table place;

	if (quantity->span.start != quantity->number.start ||
	    quantity->span.end != quantity->number.end)
		return false;
	return find_cell(wording, quantity->span.start, &place) &&
	       (!place.row || !place.column);
}

static bool is_listed(const struct wording *wording,
		      const struct quantity *quantity)
{
	return is_measured(quantity) &&
	       !is_in_term(wording, quantity->number.start) &&
	       !is_label(wording, quantity);
}

static const struct language *rules_of(const struct finding_figures *finding,
				       size_t language)
{
	return finding->edition->languages[language].rules;
}

static void say(const struct finding_figures *finding, struct stated *stated,
		size_t language, struct span span, struct figure_saying *saying)
{
	const struct wording *wording = &stated->statement->wordings[language];
	struct sentences *sentences = &stated->sentences[language];
	struct place_in_table place;

	if (!sentences->n)
		*sentences = find_sentences(finding->scratch,
					    rules_of(finding, language),
					    wording->text);
	saying->phrase = str_span(wording->text, span);
	if (find_cell(wording, span.start, &place)) {
		saying->row = row_label(&place);
		saying->column = column_label(&place);
	}
	set_sentence(sentences, wording->text, span, saying);
}

static struct figure *add_figure(struct finding_figures *finding,
				 const struct stated *stated,
				 const struct quantity *quantity)
{
	size_t n = finding->edition->n_languages;

	finding->figures =
		arena_grow(finding->arena, finding->figures, finding->n,
			   &finding->cap, sizeof(*finding->figures));
	finding->figures[finding->n] = (struct figure){
		.statement = stated->statement,
		.quantity = quantity,
		.sayings = ARENA_ARRAY(finding->arena, struct figure_saying, n),
	};
	return &finding->figures[finding->n++];
}

/* Matching */

/* Whether the words of numbers are known of the language and of the lead. */
static bool has_words(const struct finding_figures *finding,
		      const struct stated *stated, size_t language)
{
	return quantities_have_words(rules_of(finding, stated->lead)) &&
	       quantities_have_words(rules_of(finding, language));
}

/* Whether a quantity without a counterpart says nothing of its own. Where words
 * are not known, it may well have one. */
static bool is_excused(const struct quantity_judgment *judgment, bool has_words)
{
	switch (judgment->outcome) {
	case QUANTITY_GLOSS:
	case QUANTITY_REPEATED:
		return true;
	case QUANTITY_IDLE:
	case QUANTITY_WEAK_MISSING:
		return has_words;
	default:
		return false;
	}
}

/* A range that is said as two numbers has both as its counterpart. */
static void join_span(struct span *span, struct span other)
{
	if (span->start == span->end) {
		*span = other;
		return;
	}
	if (other.start < span->start)
		span->start = other.start;
	if (other.end > span->end)
		span->end = other.end;
}

/* The other language says what the lead does not. */
static void add_surplus(struct finding_figures *finding, struct stated *stated,
			size_t language, size_t index)
{
	const struct wording *wording = &stated->statement->wordings[language];
	const struct quantity *quantity = &wording->quantities[index];
	struct figure *figure;

	if (!is_listed(wording, quantity))
		return;
	figure = add_figure(finding, stated, quantity);
	say(finding, stated, language, quantity->span,
	    &figure->sayings[language]);
}

static void add_all_surplus(struct finding_figures *finding,
			    struct stated *stated, size_t language,
			    const struct quantity_judgment *judgments, size_t n)
{
	bool known = has_words(finding, stated, language);

	for (size_t i = 0; i < n; i++)
		if (judgments[i].index[0] == QUANTITY_NONE &&
		    !is_excused(&judgments[i], known))
			add_surplus(finding, stated, language,
				    judgments[i].index[1]);
}

static struct quantity_judgment *judge(struct finding_figures *finding,
				       const struct stated *stated,
				       size_t language, size_t *n)
{
	const size_t sides[MATCH_SIDES] = {stated->lead, language};
	struct quantity_text texts[MATCH_SIDES];
	size_t n_sentences = quantity_texts(finding->edition, stated->statement,
					    sides, finding->scratch, texts);

	return quantities_match(texts, n_sentences, finding->scratch, n);
}

static void match_language(const struct finding_figures *finding,
			   struct stated *stated, size_t language,
			   const struct quantity_judgment *judgments, size_t n)
{
	bool known = has_words(finding, stated, language);
	const struct wording *wordings = stated->statement->wordings;
	struct counterpart *counterparts =
		&stated->counterparts[language *
				      wordings[stated->lead].n_quantities];

	for (size_t i = 0; i < n; i++) {
		const struct quantity_judgment *judgment = &judgments[i];
		size_t mine = judgment->index[0], other = judgment->index[1];

		if (mine == QUANTITY_NONE)
			continue;
		if (other == QUANTITY_NONE)
			counterparts[mine].excused =
				is_excused(judgment, known);
		else
			join_span(&counterparts[mine].span,
				  wordings[language].quantities[other].span);
	}
}

/* Whether the lead's quantity is only repeated or converted by the lead. */
static bool is_extra(const struct finding_figures *finding,
		     const struct stated *stated, size_t index)
{
	size_t n = stated->statement->wordings[stated->lead].n_quantities;
	bool excused = false;

	for (size_t i = 0; i < finding->edition->n_languages; i++) {
		const struct counterpart *counterpart =
			&stated->counterparts[i * n + index];

		if (counterpart->span.end)
			return false;
		excused |= counterpart->excused;
	}
	return excused;
}

static void add_own(struct finding_figures *finding, struct stated *stated,
		    size_t index)
{
	const struct wording *wording =
		&stated->statement->wordings[stated->lead];
	const struct quantity *quantity = &wording->quantities[index];
	struct figure *figure;

	if (!is_listed(wording, quantity) || is_extra(finding, stated, index))
		return;
	figure = add_figure(finding, stated, quantity);
	say(finding, stated, stated->lead, quantity->span,
	    &figure->sayings[stated->lead]);
	for (size_t i = 0; i < finding->edition->n_languages; i++) {
		struct span span =
			stated->counterparts[i * wording->n_quantities + index]
				.span;

		if (span.end)
			say(finding, stated, i, span, &figure->sayings[i]);
	}
}

static bool has_quantities(const struct statement *statement,
			   size_t n_languages)
{
	for (size_t i = 0; i < n_languages; i++)
		if (statement->wordings[i].n_quantities)
			return true;
	return false;
}

static void find_in_statement(struct finding_figures *finding,
			      const struct statement *statement)
{
	size_t n_languages = finding->edition->n_languages;
	size_t lead = statement_lead(statement, n_languages);
	struct stated stated = {.statement = statement};
	struct quantity_judgment **judgments = ARENA_ARRAY(
		finding->scratch, struct quantity_judgment *, n_languages);
	size_t *n = ARENA_ARRAY(finding->scratch, size_t, n_languages);

	if (!has_quantities(statement, n_languages))
		return;
	stated.lead = lead;
	stated.sentences =
		ARENA_ARRAY(finding->scratch, struct sentences, n_languages);
	stated.counterparts = ARENA_ARRAY(
		finding->scratch, struct counterpart,
		n_languages * statement->wordings[lead].n_quantities);
	for (size_t i = lead + 1; i < n_languages; i++) {
		if (!statement->wordings[i].text.len)
			continue;
		judgments[i] = judge(finding, &stated, i, &n[i]);
		match_language(finding, &stated, i, judgments[i], n[i]);
	}
	for (size_t i = 0; i < statement->wordings[lead].n_quantities; i++)
		add_own(finding, &stated, i);
	for (size_t i = lead + 1; i < n_languages; i++)
		add_all_surplus(finding, &stated, i, judgments[i], n[i]);
}

static bool has_listed(const struct statement *statement, size_t n_languages)
{
	for (size_t i = 0; i < n_languages; i++) {
		const struct wording *wording = &statement->wordings[i];

		for (size_t j = 0; j < wording->n_quantities; j++)
			if (is_listed(wording, &wording->quantities[j]))
				return true;
	}
	return false;
}

bool figures_any(const struct edition *edition)
{
	for (size_t i = 0; i < edition->n_chapters; i++) {
		const struct chapter *chapter = edition->chapters[i];

		for (size_t j = 0; j < chapter->n_statements; j++)
			if (has_listed(&chapter->statements[j],
				       edition->n_languages))
				return true;
	}
	return false;
}

/* Ids */

/* A label as a part of an id: of the first language whose label can be
 * spelled in ASCII, else a hash of the first label that there is; without
 * one, the letter and the number. */
static struct str label_slug(struct arena *arena, const struct str *labels,
			     size_t n, const char *letter, size_t number)
{
	for (size_t i = 0; i < n; i++) {
		struct str slug = slug_from(arena, labels[i]);

		if (slug.len)
			return slug;
	}
	for (size_t i = 0; i < n; i++)
		if (labels[i].len)
			return slug_always(arena, labels[i]);
	return arena_printf(arena, "%s%zu", letter, number + 1);
}

/* Where the language that the value is of has the figure in its table. */
static struct place_in_table cell_of(const struct figure *figure,
				     size_t n_languages)
{
	const struct statement *statement = figure->statement;
	struct place_in_table place = {0};
	size_t side = 0;

	while (side + 1 < n_languages && !figure->sayings[side].phrase.len)
		side++;
	find_cell(&statement->wordings[side], figure->quantity->span.start,
		  &place);
	return place;
}

/* The row and the column of a cell. */
static struct str cell_slug(struct arena *arena, const struct figure *figure,
			    size_t n_languages)
{
	struct place_in_table place = cell_of(figure, n_languages);
	struct str *rows = ARENA_ARRAY(arena, struct str, n_languages);
	struct str *columns = ARENA_ARRAY(arena, struct str, n_languages);

	for (size_t i = 0; i < n_languages; i++) {
		rows[i] = figure->sayings[i].row;
		columns[i] = figure->sayings[i].column;
	}
	return arena_join(
		arena, label_slug(arena, rows, n_languages, "r", place.row),
		STR("."),
		label_slug(arena, columns, n_languages, "c", place.column));
}

/* What tells the statements of one permalink apart; empty: nothing. */
static struct str statement_slug(struct arena *arena,
				 const struct figure *figure,
				 size_t n_languages)
{
	switch (figure->statement->kind) {
	case STATEMENT_CONTENT:
		break;
	case STATEMENT_TITLE:
		return STR("title");
	case STATEMENT_UNIT:
		return STR("unit");
	case STATEMENT_CREDIT:
		return STR("source");
	case STATEMENT_CELL:
		return cell_slug(arena, figure, n_languages);
	}
	return (struct str){0};
}

/* The unit or else the kind; "km/h" is "km-h". */
static struct str unit_slug(struct arena *arena, const struct figure *figure)
{
	struct str unit = figure_unit(figure);
	char *bytes;

	if (!unit.len)
		unit = quantity_kind_names[figure->quantity->kind];
	unit = arena_str(arena, unit);
	bytes = (char *)unit.ptr;
	for (size_t i = 0; i < unit.len; i++)
		if (bytes[i] == '/')
			bytes[i] = '-';
	return unit;
}

/* The id but for a number. */
static struct str id_of(struct arena *arena, const struct figure *figure,
			size_t n_languages)
{
	struct str id = statement_id(figure->statement);
	struct str slug = statement_slug(arena, figure, n_languages);

	if (slug.len)
		id = arena_join(arena, id, STR("."), slug);
	return arena_join(arena, id, STR("."), unit_slug(arena, figure));
}

/* The second of an id has -2 behind it, and so on. */
static void number_figures(struct figures *figures)
{
	struct map counts = {0};

	for (size_t i = 0; i < figures->edition->n_chapters; i++) {
		struct figure_chapter *chapter = &figures->chapters[i];

		for (size_t j = 0; j < chapter->n; j++) {
			struct figure *figure = &chapter->figures[j];
			uint32_t *count = map_get(&counts, figure->id);

			if (!count) {
				count = ARENA_NEW(&figures->arena, uint32_t);
				map_add(&counts, &figures->arena, figure->id,
					count);
			}
			if (++*count > 1)
				figure->id = arena_printf(
					&figures->arena, "%.*s-%u",
					STR_ARG(figure->id), *count);
		}
		figures->n += chapter->n;
	}
}

/* The edition */

static void find_in_chapter(void *context, size_t item, struct arena *scratch)
{
	struct figures *figures = context;
	struct figure_chapter *chapter = &figures->chapters[item];
	struct finding_figures finding = {
		.arena = &figures->arenas[item],
		.scratch = scratch,
		.edition = figures->edition,
	};

	for (size_t i = 0; i < chapter->chapter->n_statements; i++) {
		struct arena_mark mark = arena_mark(scratch);

		find_in_statement(&finding, &chapter->chapter->statements[i]);
		arena_rewind(scratch, mark);
	}
	chapter->figures = finding.figures;
	chapter->n = finding.n;
	for (size_t i = 0; i < chapter->n; i++)
		chapter->figures[i].id =
			id_of(finding.arena, &chapter->figures[i],
			      figures->edition->n_languages);
}

static void find_views(struct figures *figures)
{
	size_t n;
	struct view *views =
		edition_views(&figures->arena, figures->edition, &n);

	figures->views = views;
	for (size_t i = 0; i < n; i++)
		if (view_has_pages(&views[i], figures->edition))
			views[figures->n_views++] = views[i];
}

void figures_find(struct figures *figures, const struct edition *edition,
		  struct pool *pool)
{
	size_t n = edition->n_chapters;

	*figures = (struct figures){.edition = edition};
	find_views(figures);
	figures->chapters =
		ARENA_ARRAY(&figures->arena, struct figure_chapter, n);
	figures->arenas = ARENA_ARRAY(&figures->arena, struct arena, n);
	for (size_t i = 0; i < n; i++)
		figures->chapters[i].chapter = edition->chapters[i];
	pool_each(pool, n, find_in_chapter, figures);
	for (size_t i = 0; i < n; i++)
		arena_adopt(&figures->arena, &figures->arenas[i]);
	number_figures(figures);
}

void figures_free(struct figures *figures)
{
	arena_free(&figures->arena);
}
