/* The tables behind struct page_record: name, place and meaning. */
#include "write/fields.h"

#include "template/table.h"
#include "write/changes_fields.h"
#include "write/errata_fields.h"

static const struct field text_fields[] = {
	TEXT(text_record, text, "The words."),
	TEXT(text_record, lang,
	     "Their language, empty where it is that of the page."),
	TEXT(text_record, dir, "`ltr` or `rtl`, empty where `lang` is."),
	FLAG(text_record, more, "The same follows in another language."),
};
const struct record_type text_type =
	TYPE("text", "Words with their language.", text_fields, text_record);

static const struct field link_fields[] = {
	TEXT(link_record, href,
	     "The relative address, empty if there is nothing to go to."),
	TEXT(link_record, hreflang, "The language it leads to."),
	LIST(link_record, names, &text_type,
	     "What to call it, in each language of the page."),
	TEXT(link_record, current,
	     "For `aria-current`: empty unless this is where the reader is."),
	TEXT(link_record, size,
	     "How big the file is, such as `46 KB`; on links to downloads."),
	TEXT(link_record, kind,
	     "What kind of file it is, such as `EPUB`; on links to books that "
	     "were issued."),
	TEXT(link_record, digest,
	     "The SHA-256 of the file, 64 digits; on links to files that were "
	     "issued."),
	TEXT(link_record, digest_short, "Its first digits."),
	TEXT(link_record, count,
	     "How many passages there have the term, empty for one; on the "
	     "page of terms."),
	FLAG(link_record, untranslated,
	     "The text there is not translated: the authoritative text "
	     "stands in for it."),
};
const struct record_type link_type =
	TYPE("link", "A way to another page or to a book.", link_fields,
	     link_record);

static const struct field rendering_fields[] = {
	TEXT(rendering_record, text, "The preferred rendering."),
	LIST(rendering_record, admitted, &text_type,
	     "Further renderings that are admitted; may be empty."),
	TEXT(rendering_record, language, "The name of the language in itself."),
	TEXT(rendering_record, lang, "Its tag."),
	TEXT(rendering_record, dir, "Its direction: `ltr` or `rtl`."),
};
static const struct record_type rendering_type =
	TYPE("rendering", "What a term is called in a language.",
	     rendering_fields, rendering_record);

static const struct field term_fields[] = {
	TEXT(term_record, id,
	     "The id that links to the term lead to: `term-` and its name in "
	     "`terms.csv`."),
	LIST(term_record, renderings, &rendering_type,
	     "What it is called, a language each: those of the page first."),
	TEXT(term_record, note,
	     "The note of the term base; its language is not known."),
	TEXT(term_record, source, "Where it comes from; likewise."),
	TEXT(term_record, date, "The day of the entry: `YYYY-MM-DD`."),
	TEXT(term_record, date_text, "The same in words."),
	LIST(term_record, places, &link_type,
	     "The chapters that have the term, a link each to the first "
	     "passage."),
	TEXT(term_record, more,
	     "What stands for the chapters that are not listed; may be empty."),
};
static const struct record_type term_type =
	TYPE("term", "A term of the term base that the edition uses.",
	     term_fields, term_record);

static const struct field picture_fields[] = {
	TEXT(picture_record, href, "The relative address."),
	TEXT(picture_record, width, "Its width in pixels, if known."),
	TEXT(picture_record, height, "Its height in pixels, if known."),
};
const struct record_type picture_type =
	TYPE("picture", "A picture.", picture_fields, picture_record);

static const struct field heading_fields[] = {
	TEXT(heading_record, href, "Its address on the page: `#id`."),
	LIST(heading_record, names, &text_type,
	     "Its words, in each language of the page."),
	FLAG(heading_record, nested,
	     "It is of the third level, below one of the second."),
};
static const struct record_type heading_type = TYPE(
	"heading", "A heading of the chapter.", heading_fields, heading_record);

static const struct field side_fields[] = {
	TEXT(side_record, name,
	     "`first` or `second`: the class of what it alone says."),
	TEXT(side_record, language, "The name of the language in itself."),
	TEXT(side_record, lang, "Its tag."),
	TEXT(side_record, dir, "Its direction: `ltr` or `rtl`."),
};
static const struct record_type side_type =
	TYPE("side", "A language of a page of two.", side_fields, side_record);

static const struct field colophon_side_fields[] = {
	TEXT(colophon_side_record, place,
	     "`first` or `second` on a page of two languages; else empty."),
	MARKUP(colophon_side_record, text,
	       "What `templates/colophon.xml` makes of it."),
};
static const struct record_type colophon_side_type =
	TYPE("colophon_side", "The colophon in a language of the page.",
	     colophon_side_fields, colophon_side_record);

static const struct field notice_fields[] = {
	TEXT(notice_record, kind,
	     "`draft`, `withdrawn`, `superseded`, `fallback` or "
	     "`authoritative`."),
	LIST(notice_record, names, &text_type,
	     "What it says, in each language of the page."),
	LIST(notice_record, reasons, &text_type,
	     "Why an edition was withdrawn, in each language of the page; may "
	     "be empty."),
	LIST(notice_record, ways, &text_type,
	     "Words before the links, likewise."),
	LIST(notice_record, links, &link_type, "Where it leads; may be empty."),
};
static const struct record_type notice_type =
	TYPE("notice", "What readers must know before they read on.",
	     notice_fields, notice_record);

static const struct field other_fields[] = {
	TEXT(other_record, language, "Its name in itself."),
	TEXT(other_record, lang, "Its tag."),
	TEXT(other_record, dir, "Its direction: `ltr` or `rtl`."),
	TEXT(other_record, texts,
	     "The address of the texts that the search loads."),
	TEXT(other_record, href, "The address of the chapter in it."),
};
static const struct record_type other_type =
	TYPE("other", "Another language that has the chapter.", other_fields,
	     other_record);

static const struct field citation_fields[] = {
	TEXT(citation_record, before, "What stands before the day of access."),
	TEXT(citation_record, between,
	     "What stands between the day of access and the address."),
	TEXT(citation_record, after, "What stands behind the address."),
	TEXT(citation_record, accessed,
	     "A word that stands for the day of access until it is known."),
	TEXT(citation_record, pattern,
	     "How the day is written in words, as `date_format`; empty where "
	     "it is `YYYY-MM-DD`."),
	TEXT(citation_record, months,
	     "The names of the months for the pattern, with `|` between."),
	TEXT(citation_record, address,
	     "The page's absolute address, or the edition's identifier."),
	TEXT(citation_record, lang, "The language of the citation."),
	TEXT(citation_record, dir, "Its direction: `ltr` or `rtl`."),
};
const struct record_type citation_type =
	TYPE("citation", "How to cite the edition.", citation_fields,
	     citation_record);

static const struct field alternate_fields[] = {
	TEXT(alternate_record, hreflang, "The language, or `x-default`."),
	TEXT(alternate_record, href, "The absolute address."),
};
static const struct record_type alternate_type =
	TYPE("alternate", "The same text in another language, for robots.",
	     alternate_fields, alternate_record);

static const struct field feed_reference_fields[] = {
	TEXT(feed_reference_record, type, "The media type."),
	TEXT(feed_reference_record, title, "What to call it."),
	TEXT(feed_reference_record, href, "The relative address."),
};
static const struct record_type feed_reference_type =
	TYPE("feed_reference", "A feed or a catalogue.", feed_reference_fields,
	     feed_reference_record);

static const struct field share_fields[] = {
	TEXT(share_record, kind, "`book`, `article` or `website`."),
	TEXT(share_record, title, "The name of what the page shows."),
	TEXT(share_record, site, "The name of the site."),
	TEXT(share_record, locale,
	     "The language with a territory, such as `zh_CN`; may be empty."),
	LIST(share_record, locales, &text_type,
	     "Likewise the other languages that have the text."),
	TEXT(share_record, image,
	     "The absolute address of the cover, if it is no drawing; on "
	     "contents pages."),
};
static const struct record_type share_type =
	TYPE("share", "What others show of a page that is shared: Open Graph.",
	     share_fields, share_record);

static const struct field file_fields[] = {
	TEXT(file_record, href, "The relative address."),
	TEXT(file_record, media,
	     "Of a style: `print` if its name is `print.css` or ends in "
	     "`.print.css`, else `screen`. Empty for a script."),
};
static const struct record_type file_type =
	TYPE("file", "A style or script from `templates/assets/`.", file_fields,
	     file_record);

static const struct field part_fields[] = {
	LIST(part_record, names, &text_type,
	     "The title; none for chapters outside of all parts."),
	TEXT(part_record, href,
	     "The address of the chapter that opens the part; may be empty."),
	LIST(part_record, chapters, &link_type,
	     "The chapters in it, but for the one that opens it; may be "
	     "empty."),
	FLAG(part_record, nested, "The part lies in another part."),
};
static const struct record_type part_type =
	TYPE("part", "A part of the contents with its chapters.", part_fields,
	     part_record);

static const struct field contributor_fields[] = {
	LIST(contributor_record, names, &text_type, "The name."),
	TEXT(contributor_record, role,
	     "What they did, in the language of the interface."),
};
const struct record_type contributor_type =
	TYPE("contributor", "Somebody who had a hand in a publication.",
	     contributor_fields, contributor_record);

static const struct field phrase_fields[] = {
	TEXT(phrase_record, before, "What stands before the words."),
	TEXT(phrase_record, words,
	     "The exact words; empty where the language does not say it."),
	TEXT(phrase_record, after, "What stands behind them."),
	TEXT(phrase_record, label,
	     "In a table: what the row and the column are about."),
	TEXT(phrase_record, href,
	     "The address of its place in the language; may be empty."),
	TEXT(phrase_record, stand,
	     "`alone` if there is nothing before or behind the words; else "
	     "empty."),
	TEXT(phrase_record, lang, "The language."),
	TEXT(phrase_record, dir, "Its direction: `ltr` or `rtl`."),
	TEXT(phrase_record, missing,
	     "A word to show where there are none; else empty."),
	TEXT(phrase_record, missing_lang, "The language of that word."),
};
static const struct record_type phrase_type =
	TYPE("phrase", "A figure in the words of one language.", phrase_fields,
	     phrase_record);

static const struct field figure_fields[] = {
	TEXT(figure_record, id, "Its id, as in the data."),
	TEXT(figure_record, value,
	     "The number with thin spaces between thousands; two for a range."),
	TEXT(figure_record, unit,
	     "A sign for the unit, such as `CNY` or `m²`; empty where only "
	     "words will do."),
	LIST(figure_record, kinds, &text_type, "What kind of figure it is."),
	LIST(figure_record, qualifiers, &text_type,
	     "On which side of the number the truth lies; none if it is as "
	     "stated."),
	LIST(figure_record, changes, &text_type,
	     "Whether it is a rise or a fall; none if it is neither."),
	LIST(figure_record, phrases, &phrase_type,
	     "Its words in each language of the page."),
	TEXT(figure_record, href,
	     "The address of its place where two languages stand side by "
	     "side; may be empty."),
	TEXT(figure_record, kind_order, "A number to sort kinds by."),
	TEXT(figure_record, base_unit, "The base unit: to sort by."),
	TEXT(figure_record, base_value,
	     "The value in it (of a range the low end): to sort by."),
};
static const struct record_type figure_type =
	TYPE("figure", "A figure of the edition's text.", figure_fields,
	     figure_record);

static const struct field figure_section_fields[] = {
	TEXT(figure_section_record, id, "An id for its heading."),
	LIST(figure_section_record, names, &text_type,
	     "The title of the chapter."),
	LIST(figure_section_record, counts, &text_type,
	     "How many figures there are, in words."),
	LIST(figure_section_record, figures, &figure_type,
	     "Its figures in the order of the text."),
};
static const struct record_type figure_section_type =
	TYPE("figure_section", "The figures of a chapter.",
	     figure_section_fields, figure_section_record);

static const struct field figure_list_fields[] = {
	LIST(figure_list_record, titles, &text_type,
	     "What the page is called."),
	LIST(figure_list_record, intros, &text_type, "What it lists."),
	LIST(figure_list_record, limits, &text_type, "What it does not list."),
	LIST(figure_list_record, languages, &text_type,
	     "The languages, by their names: headings of columns."),
	LIST(figure_list_record, values, &text_type,
	     "The heading of the column of values."),
	LIST(figure_list_record, kinds, &text_type,
	     "The heading of the column of kinds."),
	LIST(figure_list_record, sorted, &text_type,
	     "A heading over what the script has sorted."),
	LIST(figure_list_record, restores, &text_type,
	     "Words for going back to the order of the text."),
	LIST(figure_list_record, files, &link_type,
	     "The same as CSV, with its description, and as JSON."),
	LIST(figure_list_record, pages, &link_type,
	     "The pages of a long list, this one included; else none."),
	LIST(figure_list_record, sections, &figure_section_type,
	     "The figures by chapter."),
	LIST(figure_list_record, scripts, &file_type, "What the page runs."),
};
static const struct record_type figure_list_type =
	TYPE("figure_list", "The page that lists the figures of an edition.",
	     figure_list_fields, figure_list_record);

static const struct field site_fields[] = {
	LIST(site_record, names, &text_type, "The name of the site."),
	LIST(site_record, descriptions, &text_type, "What the site is."),
	LIST(site_record, publishers, &text_type, "Who publishes the site."),
	TEXT(site_record, href, "The address of the home page."),
};
static const struct record_type site_type =
	TYPE("site", "The site.", site_fields, site_record);

static const struct field issue_fields[] = {
	LIST(issue_record, names, &text_type,
	     "The number of the printing, in words."),
	LIST(issue_record, files, &link_type,
	     "Its files: the list of their sums and its signature come first."),
	LIST(issue_record, sources, &link_type,
	     "The files that the edition was made of; of the newest printing, "
	     "on contents pages."),
	LIST(issue_record, source_names, &text_type,
	     "How many these are, in words."),
	FLAG(issue_record, is_signed, "There is a signature."),
};
static const struct record_type issue_type =
	TYPE("issue", "What was issued as a printing of an edition.",
	     issue_fields, issue_record);

static const struct field edition_fields[] = {
	LIST(edition_record, names, &text_type, "What readers call it."),
	LIST(edition_record, statements, &text_type, "What is new in it."),
	LIST(edition_record, views, &link_type,
	     "The contents page of each language and pair of languages."),
	LIST(edition_record, downloads, &link_type,
	     "The EPUBs, if they are made, by language."),
	LIST(edition_record, data, &link_type,
	     "The data of its tables and charts, CSV files; on contents "
	     "pages."),
	LIST(edition_record, figures, &link_type,
	     "The figures in its text: a page, then the same as CSV and as "
	     "JSON; on contents pages and on the publication's own page."),
	LIST(edition_record, changes, &link_type,
	     "What changed since the edition before: a page; on contents pages "
	     "and on the publication's own page."),
	LIST(edition_record, errata, &link_type,
	     "The page of its errata; none if it has none; on contents pages, "
	     "on the publication's own page."),
	LIST(edition_record, notices, &notice_type,
	     "That it was withdrawn, when and why; on the home page and on the "
	     "publication's own page."),
	LIST(edition_record, issues, &issue_type,
	     "What was issued of it, the newest printing first; on contents "
	     "pages and on the publication's own page."),
	LIST(edition_record, withdrawal, &link_type,
	     "The notice that stands in the place of what was issued, once it "
	     "is withdrawn; on contents pages."),
	RECORD(edition_record, cover, &picture_type,
	       "Its cover; on contents pages, on the publication's own page "
	       "and "
	       "on the home page."),
	TEXT(edition_record, date, "The day of issue: `YYYY-MM-DD`."),
	TEXT(edition_record, date_text, "The same in words."),
	TEXT(edition_record, modified,
	     "The day of this printing: `YYYY-MM-DD`."),
	TEXT(edition_record, modified_text, "The same in words."),
	TEXT(edition_record, printing,
	     "The number of the printing; empty for the first."),
	TEXT(edition_record, identifier, "The edition's identifier."),
	FLAG(edition_record, draft, "It is a draft."),
	FLAG(edition_record, withdrawn, "It is withdrawn."),
	FLAG(edition_record, newest,
	     "It is the newest released edition of its publication."),
	FLAG(edition_record, superseded,
	     "It is released, and there is a newer released edition."),
};
static const struct record_type edition_type =
	TYPE("edition", "An edition of a publication.", edition_fields,
	     edition_record);

static const struct field publication_fields[] = {
	LIST(publication_record, names, &text_type, "The title."),
	LIST(publication_record, subtitles, &text_type, "The subtitle."),
	LIST(publication_record, descriptions, &text_type, "What it is about."),
	LIST(publication_record, publishers, &text_type, "Who publishes it."),
	LIST(publication_record, series, &text_type, "The series it is in."),
	LIST(publication_record, rights, &text_type, "The rights statement."),
	LIST(publication_record, subjects, &text_type, "Its subjects."),
	LIST(publication_record, contributors, &contributor_type,
	     "Authors, editors, translators."),
	LIST(publication_record, editions, &edition_type,
	     "Its editions, the newest first; on its own page and on the home "
	     "page."),
	TEXT(publication_record, href,
	     "The address of the page with its editions."),
	TEXT(publication_record, identifier, "The identifier of the work."),
};
static const struct record_type publication_type =
	TYPE("publication", "A publication.", publication_fields,
	     publication_record);

static const struct field chapter_fields[] = {
	LIST(chapter_record, names, &text_type, "The title."),
	MARKUP(chapter_record, body, "The text."),
	TEXT(chapter_record, anchor,
	     "Its id on the page that holds all; empty on its own page."),
	TEXT(chapter_record, place,
	     "On that page: `inside` if it lies in a part that another "
	     "chapter opens, else `top`."),
	FLAG(chapter_record, titled,
	     "The text begins with its own heading of the first level."),
	FLAG(chapter_record, untranslated,
	     "It is not translated: the authoritative text stands in for it."),
};
static const struct record_type chapter_type =
	TYPE("chapter", "A chapter as the page shows it.", chapter_fields,
	     chapter_record);

static const struct field page_kind_fields[] = {
	FLAG(page_kind_record, home, "The home page."),
	FLAG(page_kind_record, publication, "A publication with its editions."),
	FLAG(page_kind_record, contents, "The contents of an edition."),
	FLAG(page_kind_record, chapter, "A chapter."),
	FLAG(page_kind_record, all, "All chapters."),
	FLAG(page_kind_record, colophon, "The colophon of an edition."),
	FLAG(page_kind_record, search, "The search of an edition."),
	FLAG(page_kind_record, terms, "The terms of an edition."),
	FLAG(page_kind_record, figures, "The figures of an edition."),
	FLAG(page_kind_record, changes, "What changed in an edition."),
	FLAG(page_kind_record, errata, "The errata of an edition."),
	FLAG(page_kind_record, gone, "A chapter that earlier editions had."),
	FLAG(page_kind_record, withdrawal,
	     "The notice in the place of what was issued."),
	FLAG(page_kind_record, latest, "An address that leads to the newest."),
	FLAG(page_kind_record, leave, "The page that leads to another site."),
};
static const struct record_type page_kind_type = TYPE(
	"page_kind", "Which page it is.", page_kind_fields, page_kind_record);

static const struct field leave_fields[] = {
	TEXT(leave_record, href, "The address that the link leads to."),
	TEXT(leave_record, host, "The host that it names."),
	LIST(leave_record, titles, &text_type, "What the page is called."),
	LIST(leave_record, texts, &text_type, "What readers are told."),
	LIST(leave_record, goes, &text_type, "Words for the way there."),
	LIST(leave_record, stays, &text_type, "Words for the way back."),
};
static const struct record_type leave_type =
	TYPE("leave", "The way to another site.", leave_fields, leave_record);

static const struct field page_fields[] = {
	RECORD(page_record, kind, &page_kind_type, "Which page it is."),
	TEXT(page_record, lang, "The language of the page, a BCP 47 tag."),
	TEXT(page_record, dir, "Its direction: `ltr` or `rtl`."),
	TEXT(page_record, words_lang,
	     "The language of the interface's words, empty where it is that "
	     "of the page."),
	TEXT(page_record, words_dir, "Its direction, empty likewise."),
	TEXT(page_record, title,
	     "For `<title>`: chapter, publication and site."),
	TEXT(page_record, name,
	     "The same without publication and site: what the page is called."),
	TEXT(page_record, description,
	     "For robots: the first sentences of the chapter, or else what the "
	     "publication is about; may be empty."),
	TEXT(page_record, layout,
	     "`single`, or `parallel` where two languages stand side by "
	     "side."),
	TEXT(page_record, root,
	     "The way up to the root of the site, such as `../../`; empty in "
	     "the root."),
	TEXT(page_record, canonical,
	     "The page's absolute address; empty without `base_url`."),
	LIST(page_record, alternates, &alternate_type,
	     "The page in all its languages; empty without `base_url`."),
	LIST(page_record, feeds, &feed_reference_type,
	     "The feeds of news in the languages of the page; empty without "
	     "`base_url`."),
	LIST(page_record, catalogues, &feed_reference_type,
	     "The catalogues of books; on the home page, if there are books."),
	MARKUP(page_record, linked_data,
	       "What the page says of itself to programs: JSON-LD, for a "
	       "`script` of type `application/ld+json`; empty without "
	       "`base_url`."),
	RECORD(page_record, share, &share_type,
	       "What others show of the page; none without `base_url`."),
	LIST(page_record, styles, &file_type,
	     "Every `.css` file of `templates/assets/`."),
	LIST(page_record, scripts, &file_type,
	     "Every `.js` file of `templates/assets/`."),
	LIST(page_record, breadcrumb, &link_type,
	     "From the home page down to this page."),
	LIST(page_record, switches, &link_type,
	     "This page in each language and pair of languages that has it, "
	     "itself included."),
	LIST(page_record, sides, &side_type,
	     "The languages of a page of two; empty on a page of one."),
	TEXT(page_record, contents_href, "The address of the contents page."),
	TEXT(page_record, all_href,
	     "The address of the page that holds all chapters."),
	TEXT(page_record, search_href,
	     "The address of the search page, which takes what to look for "
	     "as `q`; on every page of an edition."),
	TEXT(page_record, terms_href,
	     "The address of the page of terms; empty where the edition has "
	     "none."),
	TEXT(page_record, colophon_href,
	     "The address of the page of the colophon; on every page of an "
	     "edition."),
	TEXT(page_record, search_languages,
	     "On the search page: the languages of its view, parted by "
	     "spaces."),
	LIST(page_record, search_scripts, &file_type,
	     "On the search page: what it runs, in this order."),
	RECORD(page_record, site, &site_type, "The site."),
	RECORD(page_record, publication, &publication_type,
	       "The publication; none on the home page."),
	RECORD(page_record, edition, &edition_type,
	       "The edition; none on the home page and on a publication's "
	       "own page."),
	RECORD(page_record, chapter, &chapter_type,
	       "The chapter; on the page of a chapter, also of one that is "
	       "gone."),
	LIST(page_record, previous, &link_type,
	     "The chapter before, if there is one."),
	LIST(page_record, next, &link_type,
	     "The chapter after, if there is one."),
	LIST(page_record, start, &link_type,
	     "The first chapter; on a contents page."),
	LIST(page_record, nearby, &link_type,
	     "The chapters around a chapter: those of its part, or else those "
	     "outside of parts and those that open one; itself included."),
	LIST(page_record, outline, &heading_type,
	     "The headings of a chapter's second and third level."),
	TEXT(page_record, position,
	     "The place of a chapter among those of its view, from 1."),
	TEXT(page_record, total, "How many chapters the view has."),
	MARKUP(page_record, figures,
	       "The first key figures of the edition; on a contents page."),
	LIST(page_record, others, &other_type,
	     "On the page of a chapter in one language: the others that have "
	     "it."),
	LIST(page_record, citations, &citation_type,
	     "How to cite the edition, in the form of each of its languages; "
	     "on its pages."),
	LIST(page_record, notices, &notice_type,
	     "What readers of an edition's page must know before they read "
	     "on."),
	LIST(page_record, authoritative, &link_type,
	     "Where the page shows a translation: the page of the "
	     "authoritative text, named by its language."),
	LIST(page_record, newer, &link_type,
	     "Where a newer edition is released: this page in it."),
	LIST(page_record, withdrawal_hints, &text_type,
	     "What has become of the files of a withdrawn edition; on its "
	     "notice."),
	LIST(page_record, target, &link_type,
	     "On a page under `latest/`, or at the former address of a "
	     "chapter: where it leads."),
	FLAG(page_record, unlisted,
	     "The page is at the address of a chapter that earlier editions "
	     "had: robots shall not list it."),
	LIST(page_record, parts, &part_type,
	     "The contents; on a contents page and on the page that holds "
	     "all."),
	LIST(page_record, chapters, &chapter_type,
	     "All chapters with their text; on the page that holds all."),
	LIST(page_record, terms, &term_type,
	     "The terms; on the page of terms. In alphabetical order where the "
	     "page's language parts words by spaces, else in that of "
	     "`terms.csv`."),
	LIST(page_record, term_titles, &text_type,
	     "The title of the page of terms, in each of its languages."),
	LIST(page_record, term_hints, &text_type,
	     "What the page of terms shows, in each of its languages."),
	LIST(page_record, colophons, &colophon_side_type,
	     "The colophon in each language of the page; on its own page and "
	     "on the page that holds all."),
	LIST(page_record, colophon_titles, &text_type,
	     "The title of the page of the colophon, in each of its "
	     "languages."),
	LIST(page_record, publications, &publication_type,
	     "Every publication; on the home page."),
	RECORD(page_record, figure_list, &figure_list_type,
	       "The figures; on the page that lists them."),
	RECORD(page_record, change_list, &change_list_type,
	       "What changed; on the page of changes."),
	RECORD(page_record, errata_list, &errata_list_type,
	       "The errata; on their page, and on the page that holds all."),
	RECORD(page_record, leave, &leave_type,
	       "Where the page leads; on a page under `leave/`."),
	RECORD(page_record, details, &details_type,
	       "What the site's profile asks for: a field for each key of its "
	       "table."),
};
const struct record_type page_type =
	TYPE("page", "What every page is made of.", page_fields, page_record);
