/* The table behind the record of a colophon: name, place and meaning. */
#include "template/table.h"
#include "write/colophon.h"

static const struct field number_fields[] = {
	TEXT(colophon_number, label, "What it is called: `ISBN`."),
	TEXT(colophon_number, text, "The number, as it is written."),
	TEXT(colophon_number, note,
	     "The form of the book that has it, in brackets, as it follows "
	     "the number: `（EPUB）`; may be empty."),
	TEXT(colophon_number, kind,
	     "For `class`: `identifier`, `isbn` or `issn`."),
};
static const struct record_type number_type =
	TYPE("number", "A number that the edition or a book of it is known by.",
	     number_fields, colophon_number);

static const struct field colophon_fields[] = {
	TEXT(colophon_record, lang, "The language of its words."),
	TEXT(colophon_record, dir, "Its direction: `ltr` or `rtl`."),
	LIST(colophon_record, titles, &text_type, "The publication's title."),
	LIST(colophon_record, subtitles, &text_type, "Its subtitle."),
	LIST(colophon_record, series, &text_type, "The series it is in."),
	LIST(colophon_record, people, &contributor_type,
	     "Authors, editors, translators: the names by role."),
	LIST(colophon_record, publishers, &text_type, "Who publishes it."),
	TEXT(colophon_record, edition,
	     "Edition and printing: `Edition 1, printing 2`."),
	TEXT(colophon_record, date, "The day of issue: `YYYY-MM-DD`."),
	TEXT(colophon_record, date_text, "The same in words."),
	TEXT(colophon_record, printed,
	     "The day of this printing; empty if it is the day of issue."),
	TEXT(colophon_record, printed_text, "The same in words."),
	TEXT(colophon_record, status,
	     "Whether it is a draft, released, current or withdrawn; empty "
	     "where a newer edition says it all."),
	LIST(colophon_record, reasons, &text_type, "Why it was withdrawn."),
	LIST(colophon_record, newer, &link_type,
	     "A newer edition that is released; on pages."),
	LIST(colophon_record, numbers, &number_type,
	     "Its identifier, then ISBN and ISSN."),
	TEXT(colophon_record, languages, "The names of its languages."),
	TEXT(colophon_record, prevails,
	     "Which of them prevails, as a sentence; empty if there is one."),
	LIST(colophon_record, statements, &text_type, "What is new in it."),
	TEXT(colophon_record, changes,
	     "How many passages and figures changed since the edition before, "
	     "as a sentence; empty for the first."),
	LIST(colophon_record, change_links, &link_type,
	     "The page that shows them; on pages."),
	TEXT(colophon_record, corrections,
	     "How many errata it has; empty without any."),
	LIST(colophon_record, correction_links, &link_type,
	     "Where they are listed."),
	LIST(colophon_record, checksum, &text_type,
	     "The SHA-256 of its sources: four rows of four groups."),
	LIST(colophon_record, checksum_links, &link_type,
	     "The list of its sources that the checksum is of; on pages."),
	LIST(colophon_record, citations, &citation_type,
	     "How to cite it: in the form of the language; in a text of one "
	     "language also in the forms of the edition's others."),
	LIST(colophon_record, rights, &text_type, "The rights statement."),
};
const struct record_type colophon_type =
	TYPE("colophon", "The colophon of an edition in one language.",
	     colophon_fields, colophon_record);
