/* Putting the record of a colophon together. */
#include "write/colophon.h"

#include <inttypes.h>

#include "write/address.h"
#include "write/citation.h"
#include "write/differences.h"
#include "write/templates.h"
#include "write/wording.h"

/* A colophon while it is written in a language. */
struct setting {
	const struct colophon *colophon;
	struct arena *arena;
	struct tongue tongue;
	struct str lang; /* of the words */
};

static const struct publication *publication_of(const struct setting *setting)
{
	return setting->colophon->edition->publication;
}

static struct str word(const struct setting *setting, struct str name)
{
	return strings_get(setting->tongue.ui, name);
}

static struct str fill(const struct setting *setting, struct str pattern,
		       struct str name, struct str value)
{
	return wording_fill(setting->arena, word(setting, pattern), name,
			    value);
}

static struct str number_text(const struct setting *setting, size_t n)
{
	return arena_printf(setting->arena, "%zu", n);
}

/* Adds to a list in words: "a, b, c". */
static struct str join(const struct setting *setting, struct str list,
		       struct str text)
{
	if (!list.len)
		return text;
	return arena_join(setting->arena, list,
			  word(setting, STR("list_separator")), text);
}

/* Texts */

static struct text_record text_of(const struct setting *setting,
				  const struct localized *localized)
{
	struct str tag = {0};
	struct text_record record = {
		.text = localized_for(localized, setting->tongue.tag, &tag)};

	if (tag.len && !str_eq(tag, setting->lang)) {
		const struct tongue own = {.tag = tag,
					   .rules = language_find(tag)};

		record.lang = tag;
		record.dir = tongue_direction(&own);
	}
	return record;
}

static struct list texts(const struct setting *setting,
			 const struct localized *localized)
{
	struct text_record *record =
		ARENA_NEW(setting->arena, struct text_record);

	if (!localized->len)
		return (struct list){0};
	*record = text_of(setting, localized);
	return (struct list){record, record->text.len > 0};
}

/* People */

/* Whether the person has a role that is listed further up, or is named as the
 * publisher already. */
static bool is_listed(const struct publication *publication, size_t number)
{
	struct str role = publication->contributors[number].role;

	for (size_t i = 0; i < number; i++)
		if (str_eq(publication->contributors[i].role, role))
			return true;
	return str_eq(role, STR("publisher")) && publication->publisher.len;
}

static struct contributor_record people_of_role(const struct setting *setting,
						struct str role)
{
	const struct publication *publication = publication_of(setting);
	struct text_record *names =
		ARENA_ARRAY(setting->arena, struct text_record,
			    publication->n_contributors);
	struct list list = {names, 0};

	for (size_t i = 0; i < publication->n_contributors; i++) {
		const struct contributor *one = &publication->contributors[i];

		if (!str_eq(one->role, role) || !one->name.len)
			continue;
		if (list.len)
			names[list.len - 1].more = true;
		names[list.len++] = text_of(setting, &one->name);
	}
	return (struct contributor_record){
		.names = list,
		.role = word(setting, arena_join(setting->arena, STR("role_"),
						 role, STR("")))};
}

static struct list people(const struct setting *setting)
{
	const struct publication *publication = publication_of(setting);
	size_t n = publication->n_contributors;
	struct contributor_record *records =
		ARENA_ARRAY(setting->arena, struct contributor_record, n);
	struct list list = {records, 0};

	for (size_t i = 0; i < n; i++) {
		struct str role = publication->contributors[i].role;

		if (role.len && !is_listed(publication, i))
			records[list.len++] = people_of_role(setting, role);
	}
	return list;
}

/* Edition */

static struct str edition_name(const struct setting *setting,
			       const struct edition *edition)
{
	struct str name =
		localized_for(&edition->name, setting->tongue.tag, NULL);

	if (name.len)
		return name;
	return fill(setting, STR("edition_number"), STR("{number}"),
		    number_text(setting, edition->number));
}

static struct str edition_line(const struct setting *setting)
{
	const struct edition *edition = setting->colophon->edition;
	struct str line =
		fill(setting, STR("edition_printing"), STR("{edition}"),
		     edition_name(setting, edition));

	return wording_fill(setting->arena, line, STR("{printing}"),
			    number_text(setting, edition->printing));
}

static struct str date_text(const struct setting *setting, struct str date)
{
	return wording_date(setting->arena, setting->tongue.ui, date);
}

static void set_dates(const struct setting *setting,
		      struct colophon_record *record)
{
	const struct edition *edition = setting->colophon->edition;

	record->date = edition->date;
	record->date_text = date_text(setting, edition->date);
	if (str_eq(edition->modified, edition->date))
		return;
	record->printed = edition->modified;
	record->printed_text = date_text(setting, edition->modified);
}

static struct list one_link(const struct setting *setting, struct str href,
			    struct str text)
{
	struct text_record *name =
		ARENA_NEW(setting->arena, struct text_record);
	struct link_record *link =
		ARENA_NEW(setting->arena, struct link_record);

	name->text = text;
	*link = (struct link_record){.href = href, .names = {name, 1}};
	return (struct list){link, href.len > 0};
}

/* The same page of the newest edition, named in the language of the side. */
static struct list newer(const struct setting *setting)
{
	const struct page *page = setting->colophon->page;
	const struct edition *newest =
		publication_latest(publication_of(setting));
	const struct link_record *link;

	if (!page || !page->record.newer.len || !newest)
		return (struct list){0};
	link = page->record.newer.items;
	return one_link(setting, link->href, edition_name(setting, newest));
}

static void set_withdrawal(const struct setting *setting,
			   struct colophon_record *record)
{
	const struct withdrawal *withdrawal =
		&setting->colophon->edition->withdrawal;

	record->status = word(setting, STR("withdrawn"));
	if (withdrawal->date.len)
		record->status =
			fill(setting, STR("status_withdrawn"), STR("{date}"),
			     date_text(setting, withdrawal->date));
	record->reasons = texts(setting, &withdrawal->reason);
}

static void set_status(const struct setting *setting,
		       struct colophon_record *record)
{
	const struct colophon *colophon = setting->colophon;
	const struct edition *edition = colophon->edition;
	bool current = colophon->page && !colophon->lasts &&
		       publication_latest(edition->publication) == edition;

	if (edition->status != STATUS_DRAFT)
		record->newer = newer(setting);
	if (edition->status == STATUS_DRAFT)
		record->status = word(setting, STR("draft"));
	else if (edition->status == STATUS_WITHDRAWN)
		set_withdrawal(setting, record);
	else if (!record->newer.len)
		record->status =
			word(setting, current ? STR("status_current")
					      : STR("status_released"));
}

/* Numbers */

static struct list numbers(const struct setting *setting)
{
	static const struct str notes[] = {
		[ISBN_ANY] = STR_INIT(""),
		[ISBN_EPUB] = STR_INIT("isbn_epub"),
		[ISBN_PDF] = STR_INIT("isbn_pdf"),
		[ISBN_PRINT] = STR_INIT("isbn_print"),
	};
	const struct colophon *colophon = setting->colophon;
	const struct edition *edition = colophon->edition;
	struct str issn = publication_of(setting)->issn;
	struct colophon_number *records = ARENA_ARRAY(
		setting->arena, struct colophon_number, edition->n_isbns + 2);
	struct list list = {records, 1};

	records[0] = (struct colophon_number){
		.label = word(setting, STR("identifier")),
		.text = colophon->identifier,
		.kind = STR("identifier")};
	for (size_t i = 0; i < edition->n_isbns; i++) {
		const struct isbn *isbn = &edition->isbns[i];

		if (isbn_is_of(isbn, edition, colophon->view->slug))
			records[list.len++] = (struct colophon_number){
				.label = STR("ISBN"),
				.text = isbn->text,
				.note = word(setting, notes[isbn->format]),
				.kind = STR("isbn")};
	}
	if (issn.len)
		records[list.len++] =
			(struct colophon_number){.label = STR("ISSN"),
						 .text = issn,
						 .kind = STR("issn")};
	return list;
}

/* Languages */

/* The name of a language of the edition in the words of the interface: that
 * of its kind where the edition has two of a kind; in itself where the
 * interface does not know it. */
static struct str language_name(const struct setting *setting, size_t side)
{
	const struct edition *edition = setting->colophon->edition;
	const struct edition_language *language = &edition->languages[side];
	struct str key = language->rules->tag, name;
	bool alone = true;

	for (size_t i = 0; i < edition->n_languages; i++)
		alone &= i == side || !language_fit(language->tag,
						    edition->languages[i].tag);
	if (alone)
		key = str_slice(language->tag, 0,
				str_find_char(language->tag, '-'));
	name = word(setting,
		    arena_join(setting->arena, STR("language_"), key, STR("")));
	if (!name.len)
		name = language->rules->autonym;
	return name.len ? name : language->tag;
}

static void set_languages(const struct setting *setting,
			  struct colophon_record *record)
{
	const struct edition *edition = setting->colophon->edition;

	for (size_t i = 0; i < edition->n_languages; i++)
		record->languages = join(setting, record->languages,
					 language_name(setting, i));
	if (edition->n_languages > 1)
		record->prevails =
			fill(setting, STR("prevails"), STR("{language}"),
			     language_name(setting, 0));
}

/* What changed */

/* A kind of change and how it is said. */
enum tally { EDITED, ADDED, REMOVED, MOVED, FIGURES, TALLIES };

static bool differs(const struct difference *difference,
		    const struct edition *edition)
{
	for (size_t i = 0; i < edition->n_languages; i++)
		if (difference->sides[i].differs)
			return true;
	return false;
}

/* Changes of markup alone are none that readers would look for. */
static void count(const struct differences *differences, size_t counts[TALLIES])
{
	static const enum tally tallies[] = {
		[CHANGE_EDITED] = EDITED, [CHANGE_MOVED] = MOVED,
		[CHANGE_ADDED] = ADDED,   [CHANGE_REMOVED] = REMOVED,
		[CHANGE_SPLIT] = EDITED,  [CHANGE_MERGED] = EDITED,
	};

	for (size_t i = 0; i < differences->n; i++) {
		const struct difference *one = &differences->items[i];
		enum tally tally = tallies[one->change->kind];

		if (tally == EDITED && !differs(one, differences->edition)) {
			if (!one->change->moved)
				continue;
			tally = MOVED;
		}
		counts[tally]++;
	}
	counts[FIGURES] = differences->n_figures;
}

static struct str changes(const struct setting *setting)
{
	static const struct str patterns[TALLIES] = {
		[EDITED] = STR_INIT("tally_edited"),
		[ADDED] = STR_INIT("tally_added"),
		[REMOVED] = STR_INIT("tally_removed"),
		[MOVED] = STR_INIT("tally_moved"),
		[FIGURES] = STR_INIT("tally_figures"),
	};
	const struct edition *edition = setting->colophon->edition;
	const struct differences *differences =
		build_differences(setting->colophon->build, edition);
	size_t counts[TALLIES] = {0};
	struct str list = {0}, before;

	if (!differences)
		return list;
	before = edition_name(setting, edition->before);
	count(differences, counts);
	for (size_t i = 0; i < TALLIES; i++) {
		bool one = i == FIGURES && counts[i] == 1;

		if (counts[i])
			list = join(
				setting, list,
				fill(setting,
				     one ? STR("tally_figure") : patterns[i],
				     STR("{count}"),
				     number_text(setting, counts[i])));
	}
	if (!list.len)
		return fill(setting, STR("changes_none"), STR("{edition}"),
			    before);
	return wording_fill(
		setting->arena,
		fill(setting, STR("tally"), STR("{edition}"), before),
		STR("{list}"), list);
}

/* A link in the words of the side to an address that is there. */
static struct list link_to(const struct setting *setting, struct str address,
			   struct str text)
{
	const struct page *page = setting->colophon->page;

	if (!page || !outset_size(page->build->outset, address))
		return (struct list){0};
	return one_link(setting, page_href(page, address), text);
}

/* Checksum */

/* Rows of groups that can be read out and compared. */
static struct list checksum_rows(const struct setting *setting)
{
	enum { GROUP = 4, ROW = 16 };
	struct str sum = setting->colophon->edition->checksum;
	struct text_record *rows = ARENA_ARRAY(
		setting->arena, struct text_record, sum.len / ROW + 1);
	struct list list = {rows, 0};

	for (size_t i = 0; i < sum.len; i += ROW) {
		struct str row = {0};

		for (size_t j = i; j < i + ROW && j < sum.len; j += GROUP) {
			struct str group = str_slice(sum, j, j + GROUP);

			row = row.len ? arena_join(setting->arena, row,
						   STR(" "), group)
				      : group;
		}
		rows[list.len].text = row;
		rows[list.len++].more = i + ROW < sum.len;
	}
	return list;
}

/* How to cite */

/* Where the edition is read: its address, or what it is known by. */
static struct str cited_address(const struct setting *setting)
{
	const struct colophon *colophon = setting->colophon;
	struct str address = address_absolute(
		setting->arena, colophon->build->site,
		address_view(setting->arena, colophon->edition, colophon->view,
			     address_whole[WHOLE_CONTENTS]));

	return address.len ? address : colophon->edition->identifier;
}

/* In the language of the side, and where no other stands beside it, in those
 * of the other languages behind. */
static struct list citations(const struct setting *setting, size_t side)
{
	const struct colophon *colophon = setting->colophon;
	const struct edition *edition = colophon->edition;
	size_t own = colophon->view->sides[side], n = 1;
	struct tongue *tongues = ARENA_ARRAY(setting->arena, struct tongue,
					     edition->n_languages);

	tongues[0] = setting->tongue;
	for (size_t i = 0;
	     i < edition->n_languages && colophon->view->n_sides == 1; i++)
		if (i != own)
			tongues[n++] = tongue_find(colophon->build,
						   edition->languages[i].tag);
	return citations_of(setting->arena, edition, tongues, n,
			    cited_address(setting));
}

/* All of it */

static struct setting begin(const struct colophon *colophon, size_t side)
{
	const struct edition *edition = colophon->edition;
	struct setting setting = {
		.colophon = colophon,
		.arena = colophon->arena,
		.tongue = tongue_find(
			colophon->build,
			edition->languages[colophon->view->sides[side]].tag),
	};

	setting.lang = setting.tongue.foreign_words ? setting.tongue.ui->tag
						    : setting.tongue.tag;
	return setting;
}

/* Errata are in the text of this printing; their list is on a page or in the
 * book. */
static void set_corrections(const struct setting *setting,
			    struct colophon_record *record)
{
	const struct colophon *colophon = setting->colophon;
	const struct edition *edition = colophon->edition;
	struct str name = word(setting, STR("errata"));

	if (!edition->n_errata)
		return;
	record->corrections = fill(setting, STR("tally_errata"), STR("{count}"),
				   number_text(setting, edition->n_errata));
	record->correction_links =
		colophon->page
			? link_to(setting,
				  address_errata(setting->arena, edition), name)
			: one_link(setting, colophon->errata, name);
}

static void set_links(const struct setting *setting,
		      struct colophon_record *record)
{
	const struct edition *edition = setting->colophon->edition;

	record->change_links =
		link_to(setting, address_changes(setting->arena, edition, 0),
			word(setting, STR("changes")));
	record->checksum_links =
		link_to(setting, address_sources(setting->arena, edition),
			STR("sources.sha256"));
}

struct str colophon_markup(const struct colophon *colophon, size_t side)
{
	const struct edition *edition = colophon->edition;
	const struct publication *publication = edition->publication;
	struct setting setting = begin(colophon, side);
	const struct tongue words = {.tag = setting.lang,
				     .rules = language_find(setting.lang)};
	struct colophon_record record = {
		.lang = setting.lang,
		.dir = tongue_direction(&words),
		.titles = texts(&setting, &publication->title),
		.subtitles = texts(&setting, &publication->subtitle),
		.series = texts(&setting, &publication->series),
		.people = people(&setting),
		.publishers = texts(&setting, &publication->publisher),
		.edition = edition_line(&setting),
		.numbers = numbers(&setting),
		.statements = texts(&setting, &edition->statement),
		.changes = changes(&setting),
		.checksum = checksum_rows(&setting),
		.citations = citations(&setting, side),
		.rights = texts(&setting, &publication->rights),
	};
	struct buf out = {0};
	struct str markup;

	set_dates(&setting, &record);
	set_status(&setting, &record);
	set_languages(&setting, &record);
	set_corrections(&setting, &record);
	set_links(&setting, &record);
	template_run(colophon->build->templates->colophon, &record,
		     setting.tongue.ui, &out);
	markup = buf_copy(&out, colophon->arena);
	buf_free(&out);
	if (str_starts(markup, STR("<?xml")))
		str_cut_line(&markup);
	return markup;
}

const struct template *colophon_compile(const struct template_source *source)
{
	return template_compile(source, STR("colophon.xml"), "colophon",
				&colophon_type);
}
