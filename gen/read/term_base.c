/* The term base from its file: rows become renderings, renderings terms, and
 * those of each language a vocabulary. */
#include "read/term_base.h"

#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "read/csv.h"
#include "read/field.h"
#include "read/text.h"

enum { FINDINGS_MOST = 50 }; /* of one file; more is no help */

enum role {
	ROLE_NONE, /* unknown: left out */
	ROLE_TERM,
	ROLE_RENDERING,
	ROLE_STATUS,
	ROLE_FORMS, /* of the row's last rendering, or of one language */
	ROLE_NOTE,
	ROLE_SOURCE,
	ROLE_DATE
};

/* What a column holds; vocabulary is SIZE_MAX where it is of no language. */
struct column {
	enum role role;
	size_t vocabulary;
};

static const struct {
	struct str name;
	enum role role;
} named_columns[] = {
	{STR_INIT("term"), ROLE_TERM},     {STR_INIT("status"), ROLE_STATUS},
	{STR_INIT("forms"), ROLE_FORMS},   {STR_INIT("note"), ROLE_NOTE},
	{STR_INIT("source"), ROLE_SOURCE}, {STR_INIT("date"), ROLE_DATE},
};

static const struct str forms_of = STR_INIT("forms:");

static const struct str statuses[] = {
	[TERM_PREFERRED] = STR_INIT("preferred"),
	[TERM_ADMITTED] = STR_INIT("admitted"),
	[TERM_FORBIDDEN] = STR_INIT("forbidden"),
};

struct loading {
	struct reader *reader;
	struct arena *arena;
	struct arena scratch;
	struct term_base *base;
	struct csv csv;
	struct column *columns;
	size_t n_columns;
	struct map terms;              /* id → struct term * */
	struct rendering **renderings; /* of all terms, row by row */
	size_t n_renderings;
	struct map known;          /* term, language, text → rendering */
	struct rendering **in_row; /* one a vocabulary, or NULL */
	size_t n_findings;
};

/* Findings */

static struct place cell_place(const struct loading *loading,
			       const struct csv_cell *cell)
{
	return place_at(loading->csv.path, loading->csv.source, cell->line,
			cell->column, (uint32_t)cell->text.len);
}

static struct place rendering_place(const struct loading *loading,
				    const struct rendering *rendering)
{
	return place_at(loading->csv.path, loading->csv.source, rendering->line,
			rendering->column, (uint32_t)rendering->text.len);
}

static void report(struct loading *loading, enum message_id id,
		   const struct csv_cell *cell, struct str arg)
{
	if (loading->n_findings++ < FINDINGS_MOST)
		findings_report(loading->reader->findings, id,
				cell_place(loading, cell), arg, STR(""));
}

/* About a rendering, and another one before it. */
static void report_two(struct loading *loading, enum message_id id,
		       const struct rendering *at,
		       const struct rendering *other, struct str first,
		       struct str second, struct str third)
{
	if (loading->n_findings++ >= FINDINGS_MOST)
		return;
	findings_add(loading->reader->findings,
		     &(struct finding){
			     .id = id,
			     .place = rendering_place(loading, at),
			     .counterpart = rendering_place(loading, other),
			     .args = {first, second, third},
		     });
}

/* The heading */

static size_t vocabulary_of(struct loading *loading, struct str tag, bool add)
{
	struct term_base *base = loading->base;
	struct str canonical = language_canonical(loading->arena, tag);
	size_t i = 0;

	if (!canonical.len)
		return SIZE_MAX;
	while (i < base->n_vocabularies &&
	       !str_eq(base->vocabularies[i].tag, canonical))
		i++;
	if (i == base->n_vocabularies && !add)
		return SIZE_MAX;
	if (i == base->n_vocabularies)
		base->vocabularies[base->n_vocabularies++].tag = canonical;
	return i;
}

static struct column column_of(struct loading *loading, struct str name)
{
	size_t n = sizeof(named_columns) / sizeof(*named_columns);
	struct column column = {ROLE_NONE, SIZE_MAX};

	for (size_t i = 0; i < n; i++)
		if (str_eq(named_columns[i].name, name))
			column.role = named_columns[i].role;
	if (column.role)
		return column;
	if (str_starts(name, forms_of)) {
		name = str_slice(name, forms_of.len, name.len);
		column.vocabulary = vocabulary_of(loading, name, false);
		column.role = ROLE_FORMS;
	} else {
		column.vocabulary = vocabulary_of(loading, name, true);
		column.role = ROLE_RENDERING;
	}
	if (column.vocabulary == SIZE_MAX)
		column.role = ROLE_NONE;
	return column;
}

static bool is_taken(const struct loading *loading, struct column column)
{
	for (size_t i = 0; i < loading->n_columns; i++)
		if (loading->columns[i].role == column.role &&
		    loading->columns[i].vocabulary == column.vocabulary)
			return true;
	return false;
}

/* Headings of languages first: forms:en may stand before en. */
static void read_languages(struct loading *loading, const struct csv_row *row)
{
	loading->base->vocabularies =
		ARENA_ARRAY(loading->arena, struct vocabulary, row->len);
	for (size_t i = 0; i < row->len; i++)
		column_of(loading, str_trim(row->cells[i].text));
}

static bool read_heading(struct loading *loading, const struct csv_row *row)
{
	bool has_term = false;

	read_languages(loading, row);
	loading->columns =
		ARENA_ARRAY(&loading->scratch, struct column, row->len);
	for (size_t i = 0; i < row->len; i++) {
		struct str name = str_trim(row->cells[i].text);
		struct column column = column_of(loading, name);

		if (!column.role) {
			report(loading, TERM_COLUMN, &row->cells[i], name);
		} else if (is_taken(loading, column)) {
			report(loading, TERM_COLUMN_TWICE, &row->cells[i],
			       name);
			column.role = ROLE_NONE;
		}
		has_term |= column.role == ROLE_TERM;
		loading->columns[loading->n_columns++] = column;
	}
	if (!has_term)
		report(loading, TERM_COLUMN_NONE, &row->cells[0], STR("term"));
	return has_term;
}

/* Rows */

static const struct csv_cell *cell_in(const struct loading *loading,
				      const struct csv_row *row, enum role role)
{
	for (size_t i = 0; i < loading->n_columns && i < row->len; i++)
		if (loading->columns[i].role == role)
			return &row->cells[i];
	return NULL;
}

static struct str text_in(const struct loading *loading,
			  const struct csv_row *row, enum role role)
{
	const struct csv_cell *cell = cell_in(loading, row, role);

	return cell ? str_trim(cell->text) : (struct str){0};
}

static bool is_id(struct str id)
{
	for (size_t i = 0; i < id.len; i++) {
		char c = id.ptr[i];

		if (!char_is_word(c) &&
		    str_find_char(STR("-_."), c) == STR_NONE)
			return false;
	}
	return id.len > 0;
}

/* The term that the row is about; NULL after a finding. */
static struct term *term_of(struct loading *loading, const struct csv_row *row)
{
	const struct csv_cell *cell = cell_in(loading, row, ROLE_TERM);
	struct str id = cell ? str_trim(cell->text) : (struct str){0};
	struct term *term;

	assert(row->cells); /* blank lines are no rows */
	if (!is_id(id)) {
		report(loading, id.len ? TERM_ID_INVALID : TERM_ID,
		       cell ? cell : &row->cells[0], id);
		return NULL;
	}
	term = map_get(&loading->terms, id);
	if (term)
		return term;
	term = &loading->base->terms[loading->base->n_terms];
	*term = (struct term){.id = id, .number = loading->base->n_terms++};
	map_add(&loading->terms, &loading->scratch, id, term);
	return term;
}

static bool read_status(struct loading *loading, const struct csv_row *row,
			enum term_status *status)
{
	const struct csv_cell *cell = cell_in(loading, row, ROLE_STATUS);
	struct str text = cell ? str_trim(cell->text) : (struct str){0};

	*status = TERM_PREFERRED;
	if (!cell || !text.len)
		return true;
	for (unsigned i = 0; i < sizeof(statuses) / sizeof(*statuses); i++)
		if (str_eq(statuses[i], text)) {
			*status = (enum term_status)i;
			return true;
		}
	report(loading, TERM_STATUS, cell, text);
	return false;
}

static bool is_findable(struct loading *loading, const struct csv_cell *cell,
			struct str phrase)
{
	if (utf8_count(phrase) <= PHRASE_LIMIT)
		return true;
	report(loading, TERM_LONG, cell,
	       arena_printf(&loading->scratch, "%d", PHRASE_LIMIT));
	return false;
}

/* The rendering of the term with this text; a new one if there is none. */
static struct rendering *rendering_of(struct loading *loading,
				      struct term *term, struct str text,
				      size_t vocabulary)
{
	struct str key = arena_printf(&loading->scratch, "%zu %zu %.*s",
				      term->number, vocabulary, STR_ARG(text));
	struct rendering *rendering = map_get(&loading->known, key);

	if (rendering)
		return rendering;
	rendering = ARENA_NEW(loading->arena, struct rendering);
	rendering->text = text;
	rendering->vocabulary = vocabulary;
	map_add(&loading->known, &loading->scratch, key, rendering);
	return rendering;
}

/* What another row says already may stand here again beside something new. */
static void add_rendering(struct loading *loading, struct term *term,
			  enum term_status status, const struct csv_cell *cell,
			  size_t vocabulary)
{
	struct str text = str_trim(cell->text);
	struct rendering *rendering;

	if (!text.len || !is_findable(loading, cell, text))
		return;
	rendering = rendering_of(loading, term, text, vocabulary);
	loading->in_row[vocabulary] = rendering;
	if (rendering->term)
		return;
	rendering->status = status;
	rendering->line = cell->line;
	rendering->column = cell->column;
	rendering->term = term;
	rendering->number = loading->n_renderings;
	term->n_renderings++;
	loading->renderings[loading->n_renderings++] = rendering;
}

static void add_forms(struct loading *loading, struct rendering *rendering,
		      const struct csv_cell *cell)
{
	struct str rest = str_trim(cell->text);
	struct str *forms;
	size_t n = 1;

	if (!rest.len)
		return;
	if (!rendering) {
		report(loading, TERM_FORMS, cell, STR(""));
		return;
	}
	for (size_t i = 0; i < rest.len; i++)
		n += rest.ptr[i] == '|';
	forms = ARENA_ARRAY(loading->arena, struct str, rendering->n_forms + n);
	if (rendering->n_forms)
		memcpy(forms, rendering->forms,
		       rendering->n_forms * sizeof(*forms));
	rendering->forms = forms;
	while (rest.ptr) {
		struct str form = str_trim(str_cut(&rest, '|'));

		if (form.len && is_findable(loading, cell, form))
			forms[rendering->n_forms++] = form;
	}
}

static struct rendering *last_in_row(const struct loading *loading)
{
	struct rendering *last = NULL;

	for (size_t i = 0; i < loading->n_columns; i++) {
		const struct column *column = &loading->columns[i];

		if (column->role == ROLE_RENDERING &&
		    loading->in_row[column->vocabulary])
			last = loading->in_row[column->vocabulary];
	}
	return last;
}

static void read_forms(struct loading *loading, const struct csv_row *row)
{
	for (size_t i = 0; i < loading->n_columns && i < row->len; i++) {
		const struct column *column = &loading->columns[i];

		if (column->role != ROLE_FORMS)
			continue;
		add_forms(loading,
			  column->vocabulary == SIZE_MAX
				  ? last_in_row(loading)
				  : loading->in_row[column->vocabulary],
			  &row->cells[i]);
	}
}

static void set_once(struct str *field, struct str text)
{
	if (!field->len)
		*field = text;
}

static void read_about(struct loading *loading, const struct csv_row *row,
		       struct term *term)
{
	const struct csv_cell *date = cell_in(loading, row, ROLE_DATE);
	struct str text = date ? str_trim(date->text) : (struct str){0};

	set_once(&term->note, text_in(loading, row, ROLE_NOTE));
	set_once(&term->source, text_in(loading, row, ROLE_SOURCE));
	if (date && text.len && !date_is_valid(text))
		report(loading, TERM_DATE, date, text);
	else
		set_once(&term->date, text);
}

/* What the page of terms could not show. */
static void check_characters(struct loading *loading, const struct csv_row *row)
{
	for (size_t i = 0; i < loading->n_columns && i < row->len; i++) {
		enum message_id id;
		struct str name;

		if (text_unfit(&loading->scratch, row->cells[i].text, &id,
			       &name))
			report(loading, id, &row->cells[i], name);
	}
}

static void read_row(struct loading *loading, const struct csv_row *row)
{
	struct term *term = term_of(loading, row);
	size_t n = loading->n_renderings;
	enum term_status status;

	if (row->len > loading->n_columns)
		report(loading, TERM_CELLS, &row->cells[loading->n_columns],
		       STR(""));
	check_characters(loading, row);
	if (!term || !read_status(loading, row, &status))
		return;
	memset(loading->in_row, 0,
	       loading->base->n_vocabularies * sizeof(*loading->in_row));
	for (size_t i = 0; i < loading->n_columns && i < row->len; i++)
		if (loading->columns[i].role == ROLE_RENDERING)
			add_rendering(loading, term, status, &row->cells[i],
				      loading->columns[i].vocabulary);
	if (loading->n_renderings == n)
		report(loading,
		       last_in_row(loading) ? TERM_REPEATED : TERM_EMPTY,
		       &row->cells[0], term->id);
	if (!last_in_row(loading))
		return;
	read_forms(loading, row);
	read_about(loading, row, term);
}

/* Gives every term its renderings, in the order of the file. */
static void deal_out(struct loading *loading)
{
	struct rendering **next = ARENA_ARRAY(
		loading->arena, struct rendering *, loading->n_renderings);

	for (size_t i = 0; i < loading->base->n_terms; i++) {
		struct term *term = &loading->base->terms[i];

		term->renderings = next;
		next += term->n_renderings;
		term->n_renderings = 0;
	}
	for (size_t i = 0; i < loading->n_renderings; i++) {
		struct rendering *rendering = loading->renderings[i];
		struct term *term =
			&loading->base->terms[rendering->term->number];

		term->renderings[term->n_renderings++] = rendering;
	}
}

/* Vocabularies */

static size_t count_phrases(const struct loading *loading, size_t vocabulary)
{
	size_t n = 0;

	for (size_t i = 0; i < loading->n_renderings; i++)
		if (loading->renderings[i]->vocabulary == vocabulary)
			n += 1 + loading->renderings[i]->n_forms;
	return n;
}

static void add_phrase(struct vocabulary *vocabulary, struct str *list,
		       const struct rendering *rendering, struct str phrase)
{
	list[vocabulary->n_senses] = phrase;
	vocabulary->senses[vocabulary->n_senses++].rendering = rendering;
}

/* The first sense of another rendering among those that read alike. */
static const struct sense *alike(const struct vocabulary *vocabulary,
				 size_t phrase)
{
	const struct rendering *own = vocabulary->senses[phrase].rendering;

	do
		phrase = phrases_next(vocabulary->phrases, phrase);
	while (phrase != PHRASE_NONE &&
	       vocabulary->senses[phrase].rendering == own);
	return phrase == PHRASE_NONE ? NULL : &vocabulary->senses[phrase];
}

static void fill_vocabulary(struct loading *loading, size_t number)
{
	struct vocabulary *vocabulary = &loading->base->vocabularies[number];
	size_t n = count_phrases(loading, number);
	struct str *list = ARENA_ARRAY(&loading->scratch, struct str, n);

	vocabulary->senses = ARENA_ARRAY(loading->arena, struct sense, n);
	for (size_t i = 0; i < loading->n_renderings; i++) {
		const struct rendering *one = loading->renderings[i];

		if (one->vocabulary != number)
			continue;
		add_phrase(vocabulary, list, one, one->text);
		for (size_t j = 0; j < one->n_forms; j++)
			add_phrase(vocabulary, list, one, one->forms[j]);
	}
	vocabulary->phrases = phrases_new(loading->arena, list, n);
	for (size_t i = 0; i < n; i++)
		vocabulary->senses[i].alike = alike(vocabulary, i);
}

/* Contradictions */

static void compare(struct loading *loading, const struct rendering *first,
		    const struct rendering *second)
{
	if (first->term == second->term)
		report_two(loading, TERM_TWICE, second, first, second->text,
			   second->term->id, STR(""));
	else if (first->status == TERM_PREFERRED &&
		 second->status == TERM_PREFERRED)
		report_two(loading, TERM_SHARED, second, first, second->text,
			   first->term->id, second->term->id);
}

static void check_alike(struct loading *loading,
			const struct vocabulary *vocabulary)
{
	for (size_t i = 0; i < vocabulary->n_senses; i++) {
		const struct sense *one = &vocabulary->senses[i];

		if (one->alike && one->alike->rendering != one->rendering)
			compare(loading, one->rendering, one->alike->rendering);
	}
}

static void check_preferred(struct loading *loading)
{
	const struct term_base *base = loading->base;

	for (size_t i = 0; i < loading->n_renderings; i++) {
		const struct rendering *one = loading->renderings[i];
		const struct vocabulary *vocabulary =
			&base->vocabularies[one->vocabulary];
		const struct rendering *first =
			term_preferred(one->term, base, vocabulary);

		if (one->status == TERM_PREFERRED && first != one)
			report_two(loading, TERM_PREFERRED_TWICE, one, first,
				   one->term->id, vocabulary->tag, STR(""));
	}
}

static void load(struct loading *loading)
{
	const struct csv *csv = &loading->csv;
	struct term_base *base = loading->base;
	size_t n_cells = 0;

	base->path = csv->path;
	base->source = csv->source;
	if (!csv->len || !read_heading(loading, &csv->rows[0])) {
		base->n_vocabularies = 0; /* nothing was put into them */
		return;
	}
	for (size_t i = 1; i < csv->len; i++)
		n_cells += csv->rows[i].len;
	base->terms = ARENA_ARRAY(loading->arena, struct term, csv->len);
	loading->renderings =
		ARENA_ARRAY(&loading->scratch, struct rendering *, n_cells);
	loading->in_row = ARENA_ARRAY(&loading->scratch, struct rendering *,
				      base->n_vocabularies);
	for (size_t i = 1; i < csv->len; i++)
		read_row(loading, &csv->rows[i]);
	base->n_renderings = loading->n_renderings;
	deal_out(loading);
	for (size_t i = 0; i < base->n_vocabularies; i++) {
		fill_vocabulary(loading, i);
		check_alike(loading, &base->vocabularies[i]);
	}
	check_preferred(loading);
}

void term_base_read(struct reader *reader, struct arena *arena,
		    struct str folder, struct term_base *base)
{
	struct str path = path_join(arena, folder, STR("terms.csv"));
	struct loading loading = {
		.reader = reader, .arena = arena, .base = base};

	*base = (struct term_base){0};
	if (path_is_taken(path) && csv_read(reader, arena, path, &loading.csv))
		load(&loading);
	arena_free(&loading.scratch);
}
