/* The tables that tell the template compiler what the records of a book
 * hold. */
#include "write/epub_fields.h"

#include "base/file.h"
#include "template/table.h"
#include "write/errata_fields.h"

enum { STYLE_LIMIT = 1 << 20 };

static const struct field text_fields[] = {
	TEXT(epub_text, language, "The language of the text, as a BCP 47 tag."),
	TEXT(epub_text, direction, "Its direction: ltr or rtl."),
	TEXT(epub_text, text, "The text."),
};
static const struct record_type text_type =
	TYPE("text", "Text with its language.", text_fields, epub_text);

static const struct field side_fields[] = {
	TEXT(epub_side, place,
	     "For `class`: first or second in a book of two languages, empty "
	     "in others."),
	TEXT(epub_side, language, "A language of the book."),
	TEXT(epub_side, direction, "Its direction: ltr or rtl."),
	TEXT(epub_side, words,
	     "The language of the words of the interface: the same, or English "
	     "where they lack it."),
	TEXT(epub_side, words_direction, "The direction of these words."),
	RECORD(epub_side, title, &text_type, "The publication's title."),
	RECORD(epub_side, subtitle, &text_type, "Its subtitle."),
	RECORD(epub_side, description, &text_type, "Its description."),
	RECORD(epub_side, series, &text_type, "The series it belongs to."),
	RECORD(epub_side, edition, &text_type, "The name of the edition."),
	RECORD(epub_side, statement, &text_type, "What is new in it."),
	RECORD(epub_side, publisher, &text_type, "Who publishes it."),
	RECORD(epub_side, rights, &text_type, "Its rights."),
	LIST(epub_side, authors, &text_type, "Names."),
	LIST(epub_side, editors, &text_type, "Names."),
	LIST(epub_side, translators, &text_type, "Names."),
	TEXT(epub_side, date, "The day of issue, YYYY-MM-DD."),
	TEXT(epub_side, date_text, "The same in words."),
	TEXT(epub_side, modified,
	     "The day of this printing; empty when it is the day of issue."),
	TEXT(epub_side, modified_text, "The same in words."),
	TEXT(epub_side, printing,
	     "The number of the printing; empty for the first."),
	TEXT(epub_side, identifier, "The identifier of the book."),
	RECORD(epub_side, authoritative, &text_type,
	       "The name, in itself, of the language whose text prevails; not "
	       "given when the edition has one language."),
	FLAG(epub_side, draft, "The edition is a draft."),
	FLAG(epub_side, withdrawn, "The edition is withdrawn."),
	TEXT(epub_side, status,
	     "What readers are told of a draft or a withdrawn edition, in the "
	     "words of the interface; else empty."),
	RECORD(epub_side, reason, &text_type,
	       "Why the edition was withdrawn; may not be given."),
	TEXT(epub_side, newest_words,
	     "Words before the edition to read instead of a withdrawn one."),
	RECORD(epub_side, newest, &text_type,
	       "What that is called; not given where there is none."),
	TEXT(epub_side, newest_href,
	     "The address of the publication; empty without `base_url`."),
	MARKUP(epub_side, colophon,
	       "What colophon.xml makes of the colophon in this language."),
};
const struct record_type epub_side_type =
	TYPE("side", "The book in one language of its view.", side_fields,
	     epub_side);

static const struct field whole_fields[] = {
	TEXT(epub_whole, language, "The book's own language."),
	TEXT(epub_whole, direction, "Its direction: ltr or rtl."),
	TEXT(epub_whole, words,
	     "The language of the words of the interface: the same, or English "
	     "where they lack it."),
	TEXT(epub_whole, words_direction, "The direction of these words."),
	TEXT(epub_whole, title, "The title in it."),
	LIST(epub_whole, sides, &epub_side_type, "The book by language."),
	FLAG(epub_whole, bilingual, "The book shows two languages."),
	TEXT(epub_whole, cover, "The path of the cover picture."),
	TEXT(epub_whole, cover_width, "Its width in pixels, if known."),
	TEXT(epub_whole, cover_height, "Its height in pixels, if known."),
	TEXT(epub_whole, start, "The path of the first chapter."),
	MARKUP(epub_whole, contents, "The list items of the contents."),
	RECORD(epub_whole, errata_list, &errata_list_type,
	       "The errata of the edition, in the languages of the book; not "
	       "given if there are none."),
};
const struct record_type epub_whole_type =
	TYPE("book", "The book as a whole.", whole_fields, epub_whole);

static const struct field page_fields[] = {
	TEXT(epub_page, language, "The language of the chapter."),
	TEXT(epub_page, direction, "Its direction: ltr or rtl."),
	TEXT(epub_page, title, "Its title."),
	TEXT(epub_page, base, "The path from it to the folder of the book."),
	FLAG(epub_page, bilingual, "The book shows two languages."),
	MARKUP(epub_page, body, "The text of the chapter."),
};
const struct record_type epub_page_type = TYPE(
	"sheet", "The page of a chapter in a book.", page_fields, epub_page);

static const struct field line_fields[] = {
	TEXT(epub_line, text, "The words of the line."),
	TEXT(epub_line, language, "Their language."),
	TEXT(epub_line, x, "Where the line begins, from its field's edge."),
	TEXT(epub_line, y, "Its base line, from its field's upper edge."),
	TEXT(epub_line, anchor, "The text-anchor: start or end."),
	TEXT(epub_line, size, "The font size."),
};
static const struct record_type line_type =
	TYPE("line", "A line of a drawn cover.", line_fields, epub_line);

static const struct field cover_fields[] = {
	TEXT(epub_cover, language, "The book's own language."),
	TEXT(epub_cover, title, "The title in it."),
	LIST(epub_cover, head, &line_type, "The series: a field of 780 by 60."),
	LIST(epub_cover, main, &line_type,
	     "The title in the book's own language: in a field of 780 by 690."),
	LIST(epub_cover, second, &line_type,
	     "The title in the other languages: in the same field, below."),
	TEXT(epub_cover, rule_x,
	     "Where a rule, 120 wide, stands between the two."),
	TEXT(epub_cover, rule_y, "Its upper edge."),
	LIST(epub_cover, foot, &line_type,
	     "Edition, date and publisher, a column a language: a field of "
	     "980 by 210."),
};
const struct record_type epub_cover_type =
	TYPE("cover", "A cover drawn by diglot, 1200 wide and 1600 high.",
	     cover_fields, epub_cover);

static bool read_style(const struct template_source *source, struct str *style)
{
	struct str name = STR("epub/epub.css"), folder = STR("");

	for (size_t i = 0; i < source->n_folders; i++) {
		folder = source->folders[i];
		if (file_read(source->arena,
			      path_join(source->arena, folder, name),
			      STYLE_LIMIT, style) == FILE_OK)
			return true;
	}
	findings_report(source->findings, TEMPLATE_FILE, place_file(name), name,
			folder);
	return false;
}

bool epub_templates_compile(const struct template_source *source,
			    struct epub_templates *templates)
{
	struct {
		const struct template **compiled;
		struct str file;
		const char *root;
		const struct record_type *type;
	} rows[] = {
		{&templates->cover_picture, STR("epub/cover.svg"), "cover",
		 &epub_cover_type},
		{&templates->cover, STR("epub/cover.xhtml"), "book",
		 &epub_whole_type},
		{&templates->withdrawn, STR("epub/withdrawn.xhtml"), "book",
		 &epub_whole_type},
		{&templates->title, STR("epub/title.xhtml"), "book",
		 &epub_whole_type},
		{&templates->colophon, STR("epub/colophon.xhtml"), "book",
		 &epub_whole_type},
		{&templates->errata, STR("epub/errata.xhtml"), "book",
		 &epub_whole_type},
		{&templates->nav, STR("epub/nav.xhtml"), "book",
		 &epub_whole_type},
		{&templates->chapter, STR("epub/chapter.xhtml"), "sheet",
		 &epub_page_type},
	};
	bool all = read_style(source, &templates->style);

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		*rows[i].compiled = template_compile(
			source, rows[i].file, rows[i].root, rows[i].type);
		all = all && *rows[i].compiled;
	}
	return all;
}
