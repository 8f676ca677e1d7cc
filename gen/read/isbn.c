/* ISBN and ISSN in metadata files. */
#include "read/isbn.h"

#include "lang/language.h"
#include "read/standard_number.h"
#include "read/text.h"

static const struct str formats[] = {[ISBN_ANY] = STR_INIT(""),
				     [ISBN_EPUB] = STR_INIT("epub"),
				     [ISBN_PDF] = STR_INIT("pdf"),
				     [ISBN_PRINT] = STR_INIT("print")};

enum { FORMATS = sizeof(formats) / sizeof(*formats) };

struct reading {
	struct reader *reader;
	struct arena *arena;
	struct edition *edition;
};

/* Enough of it to know it again. */
static struct str shown(const struct standard_number *number)
{
	return str_slice(number->text, 0, 60);
}

static void report_isbn(struct reader *reader, struct arena *arena,
			enum number_fault fault, struct place place,
			const struct standard_number *number)
{
	static const enum message_id ids[] = {[NUMBER_CHARACTERS] =
						      ISBN_CHARACTERS,
					      [NUMBER_LENGTH] = ISBN_LENGTH,
					      [NUMBER_PREFIX] = ISBN_PREFIX,
					      [NUMBER_CHECK] = ISBN_CHECK};
	struct str detail = {0};

	if (fault == NUMBER_LENGTH)
		detail = arena_printf(arena, "%zu", number->n_digits);
	if (fault == NUMBER_CHECK)
		detail = arena_printf(arena, "%c", number->right);
	findings_report(reader->findings, ids[fault], place, shown(number),
			detail);
}

static void report_issn(struct reader *reader, struct arena *arena,
			enum number_fault fault, struct place place,
			const struct standard_number *number)
{
	if (fault == NUMBER_CHECK)
		findings_report(reader->findings, ISSN_CHECK, place,
				shown(number),
				arena_printf(arena, "%c", number->right));
	else
		findings_report(reader->findings, ISSN_FORM, place,
				shown(number), STR(""));
}

static void add(struct reading *reading, const struct yaml *value,
		struct str book, enum isbn_format format)
{
	struct edition *edition = reading->edition;
	struct standard_number number;
	enum number_fault fault;

	if (!str_trim(value->text).len)
		return;
	fault = isbn_read(reading->arena, value->text, &number);
	if (fault != NUMBER_SOUND) {
		report_isbn(reading->reader, reading->arena, fault,
			    value->place, &number);
		return;
	}
	edition->isbns[edition->n_isbns++] =
		(struct isbn){.book = book,
			      .format = format,
			      .digits = number.digits,
			      .text = number.text,
			      .place = value->place};
}

static void refuse(struct reading *reading, const struct yaml *value)
{
	text_report_kind(reading->reader, value->place, STR("isbn"),
			 value->kind == YAML_LIST ? MSGID("a list")
						  : MSGID("a map"),
			 MSGID("write one number, or a map by book, for "
			       "example en: 978-7-01-000000-8"));
}

static void add_formats(struct reading *reading, const struct yaml *map,
			struct str book)
{
	for (size_t i = 0; i < map->n_children; i++) {
		const struct yaml *value = &map->children[i];
		size_t format = ISBN_EPUB;

		while (format < FORMATS && !str_eq(formats[format], value->key))
			format++;
		if (format == FORMATS)
			findings_report(reading->reader->findings, ISBN_FORMAT,
					value->key_place, value->key, STR(""));
		else if (value->kind != YAML_SCALAR)
			refuse(reading, value);
		else
			add(reading, value, book, (enum isbn_format)format);
	}
}

/* The name of a book with its tags in their canonical form: zh-hans_en is
 * zh-Hans_en. */
static struct str book_name(struct arena *arena, struct str key)
{
	struct str rest = key, name = STR("");

	while (rest.ptr) {
		struct str part = str_cut(&rest, '_');
		struct str tag = language_canonical(arena, part);

		tag = tag.len ? tag : part;
		name = name.len ? arena_join(arena, name, STR("_"), tag) : tag;
	}
	return name;
}

static size_t count_numbers(const struct yaml *value)
{
	size_t n = value->kind == YAML_SCALAR;

	for (size_t i = 0; i < value->n_children; i++)
		n += value->children[i].kind == YAML_MAP
			     ? value->children[i].n_children
			     : 1;
	return n;
}

void isbns_read(struct reader *reader, struct arena *arena,
		const struct yaml *map, struct edition *edition)
{
	const struct yaml *value = yaml_get(map, STR("isbn"));
	struct reading reading = {reader, arena, edition};

	if (!value)
		return;
	edition->isbns = ARENA_ARRAY(arena, struct isbn, count_numbers(value));
	if (value->kind == YAML_SCALAR)
		add(&reading, value, STR(""), ISBN_ANY);
	if (value->kind == YAML_LIST)
		refuse(&reading, value);
	for (size_t i = 0; value->kind == YAML_MAP && i < value->n_children;
	     i++) {
		const struct yaml *entry = &value->children[i];
		struct str book = book_name(arena, entry->key);

		if (entry->kind == YAML_SCALAR)
			add(&reading, entry, book, ISBN_ANY);
		else if (entry->kind == YAML_MAP)
			add_formats(&reading, entry, book);
		else
			refuse(&reading, entry);
	}
}

struct str issn_of(struct reader *reader, struct arena *arena,
		   const struct yaml *map)
{
	const struct yaml *value = yaml_get(map, STR("issn"));
	struct standard_number number;
	enum number_fault fault;

	if (!value ||
	    (value->kind == YAML_SCALAR && !str_trim(value->text).len))
		return (struct str){0};
	fault = issn_read(arena, value->text, &number);
	if (fault == NUMBER_SOUND)
		return number.text;
	report_issn(reader, arena, fault, value->place, &number);
	return (struct str){0};
}

void identifier_check(struct reader *reader, const struct yaml *map)
{
	const struct yaml *value = yaml_get(map, STR("identifier"));
	static const struct str names[] = {STR_INIT("urn:isbn:"),
					   STR_INIT("urn:issn:")};
	struct standard_number number = {0};
	struct arena arena = {0};
	enum number_fault fault;

	for (size_t i = 0; i < 2 && value; i++) {
		struct str rest = str_trim(value->text);

		if (!str_eq_fold(str_slice(rest, 0, names[i].len), names[i]))
			continue;
		rest = str_slice(rest, names[i].len, rest.len);
		fault = (i ? issn_read : isbn_read)(&arena, rest, &number);
		if (fault != NUMBER_SOUND)
			(i ? report_issn : report_isbn)(reader, &arena, fault,
							value->place, &number);
	}
	arena_free(&arena);
}
