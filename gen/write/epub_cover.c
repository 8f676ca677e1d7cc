/* The words of a drawn cover, laid out in fields; where the fields stand and
 * how they look is the template's business (epub/cover.svg). */
#include "write/cover.h"
#include "write/epub_book.h"
#include "write/epub_lines.h"
#include "write/templates.h"

/* The label holds the series and the titles, the foot the rest. */
enum { LABEL_WIDTH = 780, LABEL_HEIGHT = 690, FOOT_WIDTH = 980, GUTTER = 80 };

/* Between the title and those in other languages, where a rule stands. */
enum { GAP = 96, RULE_DROP = 40, RULE_WIDTH = 120 };

/* Above the titles when the label has room, in per cent of what is left:
 * the middle that the eye sees is higher than the measured one. */
enum { OPTICAL_MIDDLE = 42 };

static const struct lines_box head_box = {LABEL_WIDTH, 60, 36, 18, false};
static const struct lines_box main_box = {LABEL_WIDTH, 390, 176, 36, true};
static const struct lines_box second_box = {LABEL_WIDTH, 204, 64, 18, false};
static const struct lines_box foot_box = {FOOT_WIDTH, 210, 34, 18, false};

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

/* Text that is broken into lines and has no place yet. */
struct set_text {
	const struct language *language;
	struct str tag;
	struct lines lines;
	unsigned width;
};

static struct set_text break_text(struct arena *arena,
				  const struct epub_text *text,
				  struct lines_box box)
{
	const struct language *language = language_find(text->language);

	return (struct set_text){
		.language = language,
		.tag = text->language,
		.lines = lines_fit(arena, language, text->text, box),
		.width = box.width,
	};
}

static unsigned height_of(const struct set_text *text)
{
	return (unsigned)text->lines.len * lines_pitch(text->lines.size);
}

/* Puts the lines from left and top on; returns where the next may begin. What
 * SVG has for direction moves text-anchor in some programs and not in others,
 * so the marks of Unicode keep a number in its place. */
static unsigned place_text(struct arena *arena, struct field_lines *field,
			   const struct set_text *text, unsigned left,
			   unsigned top)
{
	const struct lines *lines = &text->lines;
	bool rtl = text->language->direction == RIGHT_TO_LEFT;
	const struct str mark = STR("\xE2\x80\x8F"); /* U+200F */
	unsigned pitch = lines_pitch(lines->size);

	for (size_t i = 0; i < lines->len && field->len < field->cap; i++) {
		int x = (int)(rtl ? left + text->width : left);
		unsigned y = top + lines->size + (unsigned)i * pitch;

		x -= (int)hanging(lines->text[i], lines->size);
		field->lines[field->len++] = (struct epub_line){
			.text = rtl ? arena_join(arena, mark, lines->text[i],
						 mark)
				    : lines->text[i],
			.language = text->tag,
			.x = arena_printf(arena, "%d", x),
			.y = arena_printf(arena, "%u", y),
			.anchor = rtl ? STR("end") : STR("start"),
			.size = arena_printf(arena, "%u", lines->size),
		};
	}
	return top + height_of(text);
}

static unsigned set_text(struct arena *arena, struct field_lines *field,
			 const struct epub_text *text, unsigned left,
			 unsigned top, struct lines_box box)
{
	const struct set_text broken = break_text(arena, text, box);

	return place_text(arena, field, &broken, left, top);
}

static struct list series(const struct epub_book *book)
{
	const struct epub_text *text =
		epub_text(book, &book->edition->publication->series, 0);
	struct field_lines field = new_field(book->arena, 1);

	if (text)
		set_text(book->arena, &field, text, 0, 0, head_box);
	return as_list(&field);
}

/* The title in every language that it is given in but the first; returns how
 * many there are. */
static size_t other_titles(const struct epub_book *book,
			   struct set_text *titles)
{
	const struct localized *title = &book->edition->publication->title;
	const struct epub_text *own = epub_title(book, 0);
	struct lines_box box = second_box;
	size_t n = 0;

	if (title->len > 2)
		box.height /= (unsigned)title->len - 1;
	for (size_t i = 0; i < title->len; i++) {
		struct epub_text text = {.language = title->texts[i].tag,
					 .text = title->texts[i].text};

		if (text.language.len &&
		    !str_eq(text.language, own->language) &&
		    box.height >= lines_pitch(box.smallest))
			titles[n++] = break_text(book->arena, &text, box);
	}
	return n;
}

/* The titles below each other, somewhat above the middle of the label. */
static void place_titles(const struct epub_book *book, struct epub_cover *cover)
{
	struct arena *arena = book->arena;
	size_t most = book->edition->publication->title.len;
	struct set_text *others = ARENA_ARRAY(arena, struct set_text, most);
	struct set_text own = break_text(arena, epub_title(book, 0), main_box);
	size_t n = other_titles(book, others);
	struct field_lines first = new_field(arena, 1);
	struct field_lines second = new_field(arena, n);
	bool rtl = own.language->direction == RIGHT_TO_LEFT;
	unsigned top = height_of(&own) + GAP;

	for (size_t i = 0; i < n; i++)
		top += height_of(&others[i]);
	top = top < LABEL_HEIGHT ? (LABEL_HEIGHT - top) * OPTICAL_MIDDLE / 100
				 : 0;
	top = place_text(arena, &first, &own, 0, top);
	cover->rule_x =
		arena_printf(arena, "%d", rtl ? LABEL_WIDTH - RULE_WIDTH : 0);
	cover->rule_y = arena_printf(arena, "%u", top + RULE_DROP);
	top += GAP;
	for (size_t i = 0; i < n; i++)
		top = place_text(arena, &second, &others[i], 0, top);
	cover->main = as_list(&first);
	cover->second = as_list(&second);
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

/* The columns follow each other as the book's own language reads. */
static struct list foot(const struct epub_book *book)
{
	unsigned n = (unsigned)book->view->n_sides;
	unsigned width = (FOOT_WIDTH - GUTTER * (n - 1)) / n;
	bool rtl = book->language->rules->direction == RIGHT_TO_LEFT;
	struct field_lines field = new_field(book->arena, n * 3);

	for (unsigned i = 0; i < n; i++) {
		unsigned column = rtl ? n - 1 - i : i;

		foot_column(book, i, &field, (width + GUTTER) * column, width);
	}
	return as_list(&field);
}

static void lay_out(const struct epub_book *book, struct epub_cover *cover)
{
	*cover = (struct epub_cover){
		.language = book->language->tag,
		.title = epub_title(book, 0)->text,
		.head = series(book),
		.foot = foot(book),
	};
	place_titles(book, cover);
}

struct str epub_cover_draw(const struct epub_book *book)
{
	struct epub_cover cover;
	struct buf out = {0};
	struct str picture;

	lay_out(book, &cover);
	template_run(book->build->templates->epub.cover_picture, &cover,
		     book->ui[0], &out);
	picture = buf_copy(&out, book->arena);
	buf_free(&out);
	return picture;
}
