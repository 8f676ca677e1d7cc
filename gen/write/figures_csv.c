/* The figures of an edition as CSV (RFC 4180) and its description as CSV on
 * the Web (CSVW, W3C 2015); docs/figures.md is their contract.
 *
 * The columns are one table for both. The CSV begins with a byte order mark:
 * without it spreadsheets in China take UTF-8 for GBK. Fractions that do not
 * end are rounded in it, or a spreadsheet would take 1/3 for a day. */
#include "write/figures.h"

#include "lang/strings.h"
#include "read/csv.h"
#include "write/json.h"

/* X(name, datatype, many): the columns in their order. A column of many has
 * one for each language or, if of links, for each view. */
#define COLUMNS(X)                                                             \
	X(COLUMN_ID, "id", TYPE_TOKEN, ONE)                                    \
	X(COLUMN_CHAPTER, "chapter", TYPE_TOKEN, ONE)                          \
	X(COLUMN_KIND, "kind", TYPE_TOKEN, ONE)                                \
	X(COLUMN_VALUE, "value", TYPE_DECIMAL, ONE)                            \
	X(COLUMN_LOW, "low", TYPE_DECIMAL, ONE)                                \
	X(COLUMN_HIGH, "high", TYPE_DECIMAL, ONE)                              \
	X(COLUMN_UNIT, "unit", TYPE_TOKEN, ONE)                                \
	X(COLUMN_BASE_VALUE, "base_value", TYPE_DECIMAL, ONE)                  \
	X(COLUMN_BASE_LOW, "base_low", TYPE_DECIMAL, ONE)                      \
	X(COLUMN_BASE_HIGH, "base_high", TYPE_DECIMAL, ONE)                    \
	X(COLUMN_BASE_UNIT, "base_unit", TYPE_TOKEN, ONE)                      \
	X(COLUMN_QUALIFIER, "qualifier", TYPE_TOKEN, ONE)                      \
	X(COLUMN_CHANGE, "change", TYPE_TOKEN, ONE)                            \
	X(COLUMN_PHRASE, "phrase", TYPE_STRING, BY_LANGUAGE)                   \
	X(COLUMN_CONTEXT, "context", TYPE_STRING, BY_LANGUAGE)                 \
	X(COLUMN_TITLE, "chapter_title", TYPE_STRING, BY_LANGUAGE)             \
	X(COLUMN_HREF, "href", TYPE_URI, BY_VIEW)                              \
	X(COLUMN_STATUS, "status", TYPE_TOKEN, ONE)

enum column_type { TYPE_TOKEN, TYPE_DECIMAL, TYPE_STRING, TYPE_URI };
enum column_many { ONE, BY_LANGUAGE, BY_VIEW };

static const struct str datatypes[] = {
	[TYPE_TOKEN] = STR_INIT("token"),
	[TYPE_DECIMAL] = STR_INIT("decimal"),
	[TYPE_STRING] = STR_INIT("string"),
	[TYPE_URI] = STR_INIT("anyURI"),
};

#define COLUMN_CONSTANT(constant, ...) constant,
enum column_number { COLUMNS(COLUMN_CONSTANT) COLUMN_COUNT };
#undef COLUMN_CONSTANT

#define COLUMN_ROW(constant, name, type, many)                                 \
	{STR_INIT(name), STR_INIT("figures_column_" name), type, many},
static const struct column {
	struct str name;
	struct str words; /* of the interface, for its title */
	enum column_type type;
	enum column_many many;
} columns[COLUMN_COUNT] = {COLUMNS(COLUMN_ROW)};
#undef COLUMN_ROW

static bool are_withdrawn(const struct figures *figures)
{
	return figures->edition->status == STATUS_WITHDRAWN;
}

/* The status is a column of withdrawn editions alone: no reader of the file
 * can miss it. */
static size_t count_of(const struct figures *figures,
		       const struct column *column)
{
	if (column == &columns[COLUMN_STATUS] && !are_withdrawn(figures))
		return 0;
	switch (column->many) {
	case ONE:
		break;
	case BY_LANGUAGE:
		return figures->edition->n_languages;
	case BY_VIEW:
		return figures->n_views;
	}
	return 1;
}

/* What the number of a column of many stands for; empty for one alone. */
static struct str slug_of(const struct figures *figures,
			  const struct column *column, size_t number)
{
	switch (column->many) {
	case ONE:
		break;
	case BY_LANGUAGE:
		return figures->edition->languages[number].tag;
	case BY_VIEW:
		return figures->views[number].slug;
	}
	return (struct str){0};
}

static struct str column_name(struct arena *arena,
			      const struct figures *figures,
			      const struct column *column, size_t number)
{
	struct str slug = slug_of(figures, column, number);

	return slug.len ? figure_column(arena, column->name, slug)
			: column->name;
}

/* Calls put for every column with the number of those of many. */
typedef void visit_column(void *context, const struct column *column,
			  size_t number, bool first);

static void each_column(const struct figures *figures, visit_column *visit,
			void *context)
{
	bool first = true;

	for (size_t i = 0; i < COLUMN_COUNT; i++)
		for (size_t j = 0; j < count_of(figures, &columns[i]); j++) {
			visit(context, &columns[i], j, first);
			first = false;
		}
}

/* CSV */

struct record {
	struct buf *out;
	const struct figures *figures;
	const struct figure *figure;
	struct arena *scratch;
	struct buf field;
};

/* A spreadsheet takes what begins so for a formula and runs it. */
static bool is_formula(struct str text)
{
	return text.len &&
	       str_find_char(STR("=+-@\t\r"), text.ptr[0]) != STR_NONE;
}

static void put_heading(void *context, const struct column *column,
			size_t number, bool first)
{
	struct record *record = context;

	buf_put(record->out, first ? STR("") : STR(","));
	csv_put_cell(record->out, column_name(record->scratch, record->figures,
					      column, number));
}

static void put_number(struct buf *out, const struct figure *figure,
		       bool of_range, struct rational number)
{
	if (figure_is_range(figure) == of_range)
		figure_put_decimal(out, number);
}

static struct str title_of(const struct chapter *chapter, size_t language)
{
	const struct document *document = chapter->documents[language];

	return document ? document->title : (struct str){0};
}

/* A cell of a number; false if the column is of words. */
static bool put_number_of(struct record *record, enum column_number column)
{
	const struct figure *figure = record->figure;
	const struct quantity *quantity = figure->quantity;
	struct buf *out = &record->field;

	switch (column) {
	case COLUMN_VALUE:
		put_number(out, figure, false, quantity->number_low);
		return true;
	case COLUMN_LOW:
		put_number(out, figure, true, quantity->number_low);
		return true;
	case COLUMN_HIGH:
		put_number(out, figure, true, quantity->number_high);
		return true;
	case COLUMN_BASE_VALUE:
		put_number(out, figure, false, quantity->low);
		return true;
	case COLUMN_BASE_LOW:
		put_number(out, figure, true, quantity->low);
		return true;
	case COLUMN_BASE_HIGH:
		put_number(out, figure, true, quantity->high);
		return true;
	default:
		return false;
	}
}

static struct str href_of(const struct record *record, size_t number)
{
	const struct view *view = &record->figures->views[number];

	if (!view_has_chapter(view, record->figure->statement->pair->chapter))
		return (struct str){0};
	return figure_href(record->scratch, view, record->figure);
}

/* A cell of words that are there as they are; empty for other columns. */
static struct str words_of(const struct record *record,
			   enum column_number column, size_t number)
{
	const struct figure *figure = record->figure;
	const struct chapter *chapter = figure->statement->pair->chapter;

	switch (column) {
	case COLUMN_ID:
		return figure->id;
	case COLUMN_CHAPTER:
		return chapter->address;
	case COLUMN_KIND:
		return quantity_kind_names[figure->quantity->kind];
	case COLUMN_UNIT:
		return figure_unit(figure);
	case COLUMN_BASE_UNIT:
		return figure_base_unit(figure);
	case COLUMN_QUALIFIER:
		return qualifier_names[figure->quantity->qualifier];
	case COLUMN_CHANGE:
		return figure_change(figure);
	case COLUMN_PHRASE:
		return figure->sayings[number].phrase;
	case COLUMN_TITLE:
		return title_of(chapter, number);
	case COLUMN_HREF:
		return href_of(record, number);
	case COLUMN_STATUS:
		return STR("withdrawn");
	default:
		return (struct str){0};
	}
}

static void put_value(struct record *record, enum column_number column,
		      size_t number)
{
	if (put_number_of(record, column))
		return;
	if (column == COLUMN_CONTEXT)
		figure_put_context(&record->field,
				   &record->figure->sayings[number]);
	else
		buf_put(&record->field, words_of(record, column, number));
}

static void put_cell(void *context, const struct column *column, size_t number,
		     bool first)
{
	static const struct str guard = STR_INIT("'");
	struct record *record = context;
	enum column_number which = (enum column_number)(column - columns);
	struct str text;

	buf_clear(&record->field);
	buf_put(&record->field, guard);
	put_value(record, which, number);
	text = buf_str(&record->field);
	/* A phrase is a number: -5% may stay what it is. */
	if (column->type != TYPE_STRING || which == COLUMN_PHRASE ||
	    !is_formula(str_slice(text, guard.len, text.len)))
		text = str_slice(text, guard.len, text.len);
	buf_put(record->out, first ? STR("") : STR(","));
	csv_put_cell(record->out, text);
}

void figures_put_csv(struct buf *out, const struct figures *figures)
{
	const struct str mark = STR("\xEF\xBB\xBF"), end = STR("\r\n");
	struct arena scratch = {0};
	struct record record = {
		.out = out, .figures = figures, .scratch = &scratch};

	buf_put(out, mark);
	each_column(figures, put_heading, &record);
	buf_put(out, end);
	for (size_t i = 0; i < figures->edition->n_chapters; i++) {
		const struct figure_chapter *chapter = &figures->chapters[i];

		for (size_t j = 0; j < chapter->n; j++) {
			record.figure = &chapter->figures[j];
			each_column(figures, put_cell, &record);
			buf_put(out, end);
		}
		arena_free(&scratch);
	}
	buf_free(&record.field);
	arena_free(&scratch);
}

/* CSVW */

struct description {
	struct buf *out;
	const struct figures *figures;
	const struct strings *const *ui;
	struct arena *scratch;
};

/* A common property whose value is said in several languages. */
static void put_property(struct buf *out, struct str name,
			 const struct localized *localized)
{
	if (!localized->len)
		return;
	buf_put(out, STR(",\n"));
	json_put_str(out, name);
	buf_put(out, STR(": ["));
	for (size_t i = 0; i < localized->len; i++) {
		buf_put(out, i ? STR(", {\"@value\": ") : STR("{\"@value\": "));
		json_put_str(out, localized->texts[i].text);
		if (localized->texts[i].tag.len) {
			buf_put(out, STR(", \"@language\": "));
			json_put_str(out, localized->texts[i].tag);
		}
		buf_put_char(out, '}');
	}
	buf_put_char(out, ']');
}

static void put_text(struct buf *out, struct str name, struct str text)
{
	if (!text.len)
		return;
	buf_put(out, STR(",\n"));
	json_put_str(out, name);
	buf_put(out, STR(": "));
	json_put_str(out, text);
}

static void put_day(struct buf *out, struct str name, struct str day)
{
	if (!day.len)
		return;
	buf_put(out, STR(",\n"));
	json_put_str(out, name);
	buf_put(out, STR(": {\"@value\": "));
	json_put_str(out, day);
	buf_put(out, STR(", \"@type\": \"xsd:date\"}"));
}

static void put_about(struct buf *out, const struct edition *edition)
{
	const struct publication *publication = edition->publication;
	bool is_withdrawn = edition->status == STATUS_WITHDRAWN;

	put_property(out, STR("dc:title"), &publication->title);
	put_property(out, STR("dc:publisher"), &publication->publisher);
	put_property(out, STR("dc:rights"), &publication->rights);
	put_property(out, STR("schema:bookEdition"), &edition->name);
	put_day(out, STR("dc:issued"), edition->date);
	put_day(out, STR("dc:modified"),
		is_withdrawn ? edition_changed(edition) : edition->modified);
	if (is_withdrawn)
		put_text(out, STR("schema:creativeWorkStatus"),
			 STR("Withdrawn"));
	put_text(out, STR("dc:source"), edition->identifier);
	put_text(out, STR("dc:isPartOf"), publication->identifier);
	buf_put(out, STR(",\n\"dc:language\": ["));
	for (size_t i = 0; i < edition->n_languages; i++) {
		buf_put(out, i ? STR(", ") : STR(""));
		json_put_str(out, edition->languages[i].tag);
	}
	buf_put_char(out, ']');
}

/* The heading as it stands in the file, then titles for people. */
static void put_titles(const struct description *description,
		       const struct column *column, struct str name,
		       struct str slug)
{
	const struct edition *edition = description->figures->edition;

	buf_put(description->out, STR(", \"titles\": {\"und\": "));
	json_put_str(description->out, name);
	for (size_t i = 0; i < edition->n_languages; i++) {
		const struct strings *ui = description->ui[i];
		struct str words = strings_get(ui, column->words);

		if (!str_eq(language_find(ui->tag)->tag,
			    edition->languages[i].rules->tag))
			continue;
		if (slug.len)
			words = arena_printf(description->scratch,
					     "%.*s \xC2\xB7 %.*s",
					     STR_ARG(words), STR_ARG(slug));
		buf_put(description->out, STR(", "));
		json_put_str(description->out, edition->languages[i].tag);
		buf_put(description->out, STR(": "));
		json_put_str(description->out, words);
	}
	buf_put_char(description->out, '}');
}

static void describe_column(void *context, const struct column *column,
			    size_t number, bool first)
{
	struct description *description = context;
	struct buf *out = description->out;
	struct str name = column_name(description->scratch,
				      description->figures, column, number);

	buf_put(out, first ? STR("\n{\"name\": ") : STR(",\n{\"name\": "));
	json_put_str(out, name);
	put_titles(description, column, name,
		   slug_of(description->figures, column, number));
	buf_put(out, STR(", \"datatype\": "));
	json_put_str(out, datatypes[column->type]);
	if (column->type == TYPE_STRING) {
		buf_put(out, STR(", \"lang\": "));
		json_put_str(out,
			     slug_of(description->figures, column, number));
	}
	if (column == &columns[COLUMN_ID])
		buf_put(out, STR(", \"required\": true"));
	buf_put_char(out, '}');
}

void figures_put_metadata(struct buf *out, const struct figures *figures,
			  const struct strings *const *ui)
{
	struct arena scratch = {0};
	struct description description = {
		.out = out, .figures = figures, .ui = ui, .scratch = &scratch};

	buf_put(out, STR("{\"@context\": \"http://www.w3.org/ns/csvw\",\n"
			 "\"url\": \"figures.csv\""));
	put_about(out, figures->edition);
	buf_put(out, STR(",\n\"tableSchema\": {\n"
			 "\"primaryKey\": \"id\",\n"
			 "\"aboutUrl\": \"figures.html#{id}\",\n"
			 "\"columns\": ["));
	each_column(figures, describe_column, &description);
	buf_put(out, STR("\n]}}\n"));
	arena_free(&scratch);
}
