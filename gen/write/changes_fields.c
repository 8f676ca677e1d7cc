/* The tables of the records of changes. */
#include "write/changes_fields.h"

#include "template/table.h"

static const struct field passage_fields[] = {
	TEXT(passage_record, label,
	     "What it is if it is not the text itself: the row and the column "
	     "of a cell, a title, a unit, a source; may be empty."),
	MARKUP(passage_record, text,
	       "The text; what was deleted is in `del`, what was inserted in "
	       "`ins`, each with its word as `data-label`; `span` of class "
	       "`cut` stands for equal text that is left out."),
};
static const struct record_type passage_type = TYPE(
	"passage", "A text and what it was.", passage_fields, passage_record);

static const struct field styling_fields[] = {
	TEXT(styling_record, what,
	     "What changed: the link or the words, or that it is a picture."),
	TEXT(styling_record, before,
	     "What it was: the address of the link, the file of the picture, "
	     "the kind of emphasis, or a word for none."),
	TEXT(styling_record, after, "What it is."),
};
static const struct record_type styling_type =
	TYPE("styling", "A change of links, emphasis or pictures.",
	     styling_fields, styling_record);

static const struct field side_fields[] = {
	TEXT(change_side_record, language, "The language by its own name."),
	TEXT(change_side_record, lang, "Its tag."),
	TEXT(change_side_record, dir, "Its direction: `ltr` or `rtl`."),
	TEXT(change_side_record, state,
	     "`changed`; `same`: this language did not change; `markup`: only "
	     "links, markup or pictures did; `missing`: it has no such text."),
	TEXT(change_side_record, remark,
	     "The same in words; empty where it changed."),
	TEXT(change_side_record, words_lang, "The language of these."),
	LIST(change_side_record, passages, &passage_type, "The texts."),
	LIST(change_side_record, stylings, &styling_type,
	     "Where only links, emphasis or pictures changed: how."),
};
static const struct record_type side_type =
	TYPE("change_side", "A change in one language.", side_fields,
	     change_side_record);

static const struct field change_fields[] = {
	TEXT(change_record, id, "Its id on the page; may be empty."),
	TEXT(change_record, kind,
	     "`edited`, `moved`, `added`, `removed`, `split` or `merged`."),
	FLAG(change_record, again,
	     "The change before is of the same kind, and was added or removed "
	     "along with it."),
	LIST(change_record, kinds, &text_type, "The kind in words."),
	LIST(change_record, warnings, &text_type,
	     "Says that one language changed where another did not; else "
	     "none."),
	LIST(change_record, places, &link_type,
	     "Where it is in this edition, and where it was in the one "
	     "before."),
	LIST(change_record, sides, &side_type, "Its languages."),
};
static const struct record_type change_type =
	TYPE("change", "What became of a text.", change_fields, change_record);

static const struct field section_fields[] = {
	TEXT(change_section_record, id, "An id for its heading."),
	LIST(change_section_record, names, &text_type,
	     "The title of the chapter."),
	LIST(change_section_record, wholes, &text_type,
	     "Says that all of the chapter is new, or gone; else none."),
	LIST(change_section_record, counts, &text_type,
	     "How many texts it has then."),
	LIST(change_section_record, places, &link_type,
	     "Where it is then, or was."),
	LIST(change_section_record, changes, &change_type, "The changes."),
};
static const struct record_type section_type =
	TYPE("change_section", "The changes of a chapter.", section_fields,
	     change_section_record);

static const struct field phrase_fields[] = {
	TEXT(changed_phrase_record, before, "The words that it had."),
	TEXT(changed_phrase_record, after, "The words that it has."),
	TEXT(changed_phrase_record, context,
	     "If it changed: the words around it, or what its cell is about."),
	TEXT(changed_phrase_record, remark,
	     "Says that this language did not change, or does not say it; "
	     "else empty."),
	TEXT(changed_phrase_record, words_lang, "The language of these."),
	TEXT(changed_phrase_record, lang, "The language."),
	TEXT(changed_phrase_record, dir, "Its direction: `ltr` or `rtl`."),
	FLAG(changed_phrase_record, changed, "It changed in this language."),
};
static const struct record_type phrase_type =
	TYPE("changed_phrase", "What a figure was and is in one language.",
	     phrase_fields, changed_phrase_record);

static const struct field figure_fields[] = {
	TEXT(changed_figure_record, href,
	     "The address of its place; may be empty."),
	LIST(changed_figure_record, names, &text_type,
	     "The title of its chapter."),
	LIST(changed_figure_record, phrases, &phrase_type,
	     "Its words in each language of the page."),
	LIST(changed_figure_record, warnings, &text_type,
	     "Says that one language changed where another did not; else "
	     "none."),
};
static const struct record_type figure_type =
	TYPE("changed_figure", "A figure that changed.", figure_fields,
	     changed_figure_record);

static const struct field retired_fields[] = {
	TEXT(retired_record, id, "The id, which links to it go on to lead to."),
	LIST(retired_record, texts, &text_type,
	     "The beginning of what it stood for, in each language."),
	LIST(retired_record, lasts, &text_type,
	     "The edition that last had it, in words."),
	LIST(retired_record, places, &link_type,
	     "Its place there, and what its text is part of now."),
};
static const struct record_type retired_type =
	TYPE("retired", "An id that is in use no more.", retired_fields,
	     retired_record);

static const struct field count_fields[] = {
	TEXT(change_count_record, number, "How many changes are of the kind."),
	LIST(change_count_record, names, &text_type, "The kind in words."),
};
static const struct record_type count_type =
	TYPE("change_count", "How many changes are of a kind.", count_fields,
	     change_count_record);

static const struct field list_fields[] = {
	LIST(change_list_record, titles, &text_type,
	     "What the page is called."),
	LIST(change_list_record, intros, &text_type,
	     "Which editions are compared."),
	LIST(change_list_record, nones, &text_type,
	     "Says that no text has changed; else none."),
	LIST(change_list_record, counts, &count_type,
	     "How many changes there are, by kind."),
	LIST(change_list_record, figure_titles, &text_type,
	     "The heading of the figures; none if there is nothing to say."),
	LIST(change_list_record, figure_nones, &text_type,
	     "Says that no figure has changed; else none."),
	LIST(change_list_record, languages, &text_type,
	     "The languages, by their names: headings of columns."),
	LIST(change_list_record, figures, &figure_type,
	     "The figures that changed, of the changes on the page."),
	LIST(change_list_record, sections, &section_type,
	     "The changes by chapter."),
	LIST(change_list_record, pages, &link_type,
	     "The pages of a long list, this one included; else none."),
	LIST(change_list_record, retired_titles, &text_type,
	     "The heading of the ids that are in use no more."),
	LIST(change_list_record, retired_intros, &text_type, "What they are."),
	LIST(change_list_record, retired, &retired_type,
	     "These ids; on the first page."),
};
const struct record_type change_list_type =
	TYPE("change_list",
	     "What changed since the edition before, with the texts compared.",
	     list_fields, change_list_record);

static const struct field diff_fields[] = {
	TEXT(diff_record, lang, "The language of the page."),
	TEXT(diff_record, dir, "Its direction: `ltr` or `rtl`."),
	MARKUP(diff_record, style,
	       "`style.css`, `figures.css` and `changes.css` of `assets/`."),
	TEXT(diff_record, title, "The publication."),
	RECORD(diff_record, change_list, &change_list_type,
	       "The changes, without links."),
};
const struct record_type diff_type =
	TYPE("diff", "What diff shows.", diff_fields, diff_record);
