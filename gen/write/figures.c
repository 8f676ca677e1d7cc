/* Finding the figures of an edition. */
#include "write/figures.h"

#include "check/quantities.h"
#include "write/figures_internal.h"

/* A chapter whose figures are being found. */
struct finding_figures {
	struct arena *arena;   /* of the results */
	struct arena *scratch; /* of the statement at hand */
	const struct edition *edition;
	struct figure *figures;
	size_t n, cap;
};

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
	return figure_find_cell(wording, quantity->span.start, &place) &&
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
	figure_say(finding->scratch, rules_of(finding, language),
		   &stated->statement->wordings[language],
		   &stated->sentences[language], span, saying);
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

/* The edition */

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
			figure_id(finding.arena, &chapter->figures[i],
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
