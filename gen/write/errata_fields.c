/* The tables of the records of errata. */
#include "write/errata_fields.h"

#include "template/table.h"
#include "write/fields.h"

static const struct field side_fields[] = {
	TEXT(erratum_side_record, language, "The language by its own name."),
	TEXT(erratum_side_record, lang, "Its tag."),
	TEXT(erratum_side_record, dir, "Its direction: `ltr` or `rtl`."),
	TEXT(erratum_side_record, words_lang,
	     "The language of the words of the interface here."),
	TEXT(erratum_side_record, state,
	     "`changed`, or `same`: the text of this language was right."),
	TEXT(erratum_side_record, remark,
	     "The latter in words; empty where it changed."),
	MARKUP(erratum_side_record, text,
	       "What was there in `del`, what is there now in `ins`, each with "
	       "its word as `data-label`."),
	TEXT(erratum_side_record, reason, "Why."),
};
static const struct record_type side_type =
	TYPE("erratum_side", "A correction in one language.", side_fields,
	     erratum_side_record);

static const struct field erratum_fields[] = {
	TEXT(erratum_record, id, "Its id on the page."),
	TEXT(erratum_record, date, "Its day: `YYYY-MM-DD`."),
	TEXT(erratum_record, severity, "`editorial`, `minor` or `major`."),
	LIST(erratum_record, severities, &text_type, "The same in words."),
	LIST(erratum_record, places, &link_type,
	     "The place that was corrected, by its chapter."),
	LIST(erratum_record, sides, &side_type,
	     "Its languages, as the page has them."),
};
static const struct record_type erratum_type =
	TYPE("erratum", "A correction of an edition.", erratum_fields,
	     erratum_record);

static const struct field printing_fields[] = {
	TEXT(printing_record, id, "An id for its heading."),
	LIST(printing_record, names, &text_type,
	     "Its number and its day in words."),
	LIST(printing_record, errata, &erratum_type, "The corrections."),
};
static const struct record_type printing_type =
	TYPE("printing", "What a printing was the first to have corrected.",
	     printing_fields, printing_record);

static const struct field list_fields[] = {
	LIST(errata_list_record, titles, &text_type,
	     "What the list is called."),
	LIST(errata_list_record, intros, &text_type, "What it holds."),
	LIST(errata_list_record, printings, &printing_type,
	     "The printings with their corrections, the newest first."),
};
const struct record_type errata_list_type =
	TYPE("errata_list", "The errata of an edition.", list_fields,
	     errata_list_record);
