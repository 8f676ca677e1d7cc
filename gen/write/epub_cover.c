/* The words of a drawn cover, laid out in fields; where the fields stand and
 * how they look is the template's business (epub/cover.svg). */
#include "write/epub_book.h"
#include "write/epub_lines.h"

/* All fields are that wide; their heights are those that the template guide
 * names. */
enum { WIDTH = 960, GUTTER = 40 };

static const struct lines_box head_box = {WIDTH, 100, 40, 20};
static const struct lines_box main_box = {WIDTH, 540, 120, 40};
static const struct lines_box second_box = {WIDTH, 300, 64, 20};
static const struct lines_box foot_box = {WIDTH, 180, 36, 20};

/* The lines of a field as they come to be. */
struct field_lines {
	struct epub_line *lines;
	size_t len;
	size_t cap;
};

static struct field_lines new_field(struct arena *arena, size_t texts)
{
	size_t cap = texts * LINES_MAX;

	return (struct field_lines){
		.lines = ARENA_ARRAY(arena, struct epub_line, cap),
		.cap = cap,
	};
}

static struct list as_list(const struct field_lines *field)
{
	return (struct list){field->lines, field->len};
}

/* Full-width opening marks leave their left half empty; lines that begin with
 * one are moved to where they seem to begin. */
static unsigned hanging(struct str line, unsigned size)
{
	static const struct str marks[] = {
		STR_INIT("（"), STR_INIT("《"), STR_INIT("〈"),
		STR_INIT("「"), STR_INIT("『"), STR_INIT("【"),
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (str_starts(line, marks[i]))
			return size / 2;
	return 0;
}

/* Sets a text from left and top on; returns where the next one may begin. */
static unsigned set_text(struct arena *arena, struct field_lines *field,
			 const struct epub_text *text, unsigned left,
			 unsigned top, struct lines_box box)
{
	const struct language *language = language_find(text->language);
	struct lines lines = lines_fit(arena, language, text->text, box);
	bool rtl = language->direction == RIGHT_TO_LEFT;
	unsigned pitch = lines_pitch(lines.size);

	for (size_t i = 0; i < lines.len && field->len < field->cap; i++) {
		int x = (int)(rtl ? left + box.width : left);
		unsigned y = top + lines.size + (unsigned)i * pitch;

		x -= (int)hanging(lines.text[i], lines.size);
		field->lines[field->len++] = (struct epub_line){
			.text = lines.text[i],
			.language = text->language,
			.x = arena_printf(arena, "%d", x),
			.y = arena_printf(arena, "%u", y),
			.anchor = rtl ? STR("end") : STR("start"),
			.size = arena_printf(arena, "%u", lines.size),
		};
	}
	return top + (unsigned)lines.len * pitch;
}

static struct list single(const struct epub_book *book,
			  const struct epub_text *text, struct lines_box box)
{
	struct field_lines field = new_field(book->arena, 1);

	if (text)
		set_text(book->arena, &field, text, 0, 0, box);
	return as_list(&field);
}

/* The title in every language that it is given in but the first. */
static struct list other_titles(const struct epub_book *book)
{
	const struct localized *title = &book->edition->publication->title;
	const struct epub_text *own = epub_title(book, 0);
	struct field_lines field = new_field(book->arena, title->len);
	struct lines_box box = second_box;
	unsigned top = 0;

	if (title->len > 2)
		box.height /= (unsigned)title->len - 1;
	for (size_t i = 0; i < title->len; i++) {
		struct epub_text text = {.language = title->texts[i].tag,
					 .text = title->texts[i].text};

		if (!text.language.len ||
		    str_eq(text.language, own->language) ||
		    box.height < lines_pitch(box.smallest))
			continue;
		top = set_text(book->arena, &field, &text, 0, top, box);
	}
	return as_list(&field);
}

/* A column a language of the view: edition, date, publisher. The first two
 * take a line each, the last what is left. */
static void foot_column(const struct epub_book *book, size_t side,
			struct field_lines *field, unsigned left,
			unsigned width)
{
	const struct edition *edition = book->edition;
	const struct epub_text *name = epub_text(book, &edition->name, side);
	const struct epub_text *publisher =
		epub_text(book, &edition->publication->publisher, side);
	const struct epub_text date = {
		.language = epub_language(book, side)->tag,
		.text = epub_date(book, side, edition->date)};
	struct lines_box box = foot_box;
	unsigned top = 0;

	box.width = width;
	box.height = lines_pitch(box.largest);
	if (name)
		top = set_text(book->arena, field, name, left, top, box);
	if (date.text.len)
		top = set_text(book->arena, field, &date, left, top, box);
	box.height = foot_box.height - top;
	if (publisher)
		set_text(book->arena, field, publisher, left, top, box);
}

static struct list foot(const struct epub_book *book)
{
	unsigned n = (unsigned)book->view->n_sides;
	unsigned width = (WIDTH - GUTTER * (n - 1)) / n;
	struct field_lines field = new_field(book->arena, n * 3);

	for (unsigned i = 0; i < n; i++)
		foot_column(book, i, &field, (width + GUTTER) * i, width);
	return as_list(&field);
}

void epub_cover_layout(const struct epub_book *book, struct epub_cover *cover)
{
	const struct publication *publication = book->edition->publication;
	const struct epub_text *title = epub_title(book, 0);

	*cover = (struct epub_cover){
		.language = book->language->tag,
		.title = title->text,
		.head = single(book, epub_text(book, &publication->series, 0),
			       head_box),
		.main = single(book, title, main_box),
		.second = other_titles(book),
		.foot = foot(book),
	};
}
