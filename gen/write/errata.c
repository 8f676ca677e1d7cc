/* Errata in words and as records. */
#include "write/errata.h"

#include "base/markup.h"
#include "lang/quantity.h"
#include "pair/text_diff.h"
#include "write/changes.h"
#include "write/wording.h"

enum { AUTHORITATIVE = 0 };

/* Words */

bool erratum_words(const struct erratum *erratum, size_t language,
		   struct erratum_words *words)
{
	if (!erratum->wordings[language].reason.len)
		language = AUTHORITATIVE;
	*words = (struct erratum_words){&erratum->wordings[language], language,
					erratum_corrects(erratum, language)};
	return words->wording->reason.len > 0;
}

void erratum_put_id(struct buf *out, const struct erratum *erratum)
{
	buf_put(out, STR("_erratum-"));
	buf_put(out, erratum->id);
}

struct str erratum_pattern(const struct erratum_words *words)
{
	return words->corrects ? STR("erratum_text") : STR("erratum_same");
}

struct str erratum_cut(struct str *pattern, const struct erratum_words *words,
		       bool *quoted)
{
	const struct {
		struct str name, value;
	} slots[] = {{STR("{was}"), words->wording->was},
		     {STR("{now}"), words->wording->now},
		     {STR("{reason}"), words->wording->reason}};
	struct str piece = *pattern;
	size_t brace = str_find_char(str_slice(piece, 1, piece.len), '{');

	*quoted = true;
	for (size_t i = 0; i < sizeof(slots) / sizeof(*slots); i++) {
		if (!str_starts(piece, slots[i].name))
			continue;
		*pattern = str_slice(piece, slots[i].name.len, piece.len);
		return slots[i].value;
	}
	*quoted = false;
	piece.len = brace == STR_NONE ? piece.len : brace + 1;
	*pattern = str_slice(*pattern, piece.len, pattern->len);
	return piece;
}

struct str erratum_text(struct arena *arena, const struct strings *ui,
			const struct erratum_words *words)
{
	struct str pattern = strings_get(ui, erratum_pattern(words));
	struct buf out = {0};
	struct str copy;
	bool quoted;

	while (pattern.len)
		buf_put(&out, erratum_cut(&pattern, words, &quoted));
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

/* Records */

static struct diff_text diff_text_of(const struct language *rules,
				     struct str text, struct arena *arena)
{
	size_t n;
	const struct quantity *quantities =
		quantities_find(rules, text, arena, &n);
	struct span *whole = ARENA_ARRAY(arena, struct span, n);

	for (size_t i = 0; i < n; i++)
		whole[i] = quantities[i].span;
	return (struct diff_text){text, whole, n};
}

static struct str difference(const struct page *page,
			     const struct tongue *tongue,
			     const struct erratum_wording *wording)
{
	struct arena *arena = page->arena;
	struct buf out = {0};
	struct markup markup;
	struct str copy;
	size_t n;
	const struct text_edit *edits = text_diff(
		tongue->rules, diff_text_of(tongue->rules, wording->was, arena),
		diff_text_of(tongue->rules, wording->now, arena), arena, &n);

	markup_begin(&markup, &out);
	for (size_t i = 0; i < n; i++)
		change_put(&markup, tongue->ui, edits[i].kind,
			   edits[i].kind == TEXT_INSERTED
				   ? str_span(wording->now, edits[i].after)
				   : str_span(wording->was, edits[i].before));
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

static struct list sides_of(const struct page *page,
			    const struct errata_listing *listing,
			    const struct erratum *erratum)
{
	struct erratum_side_record *records = ARENA_ARRAY(
		page->arena, struct erratum_side_record, listing->n_tongues);
	struct list list = {records, 0};

	for (size_t i = 0; i < listing->n_tongues; i++) {
		const struct tongue *tongue = &listing->tongues[i];
		size_t language = listing->languages[i];
		const struct erratum_wording *wording =
			&erratum->wordings[language];
		bool corrects = erratum_corrects(erratum, language);

		if (!wording->reason.len)
			continue;
		records[list.len++] = (struct erratum_side_record){
			.language = tongue_name(tongue),
			.lang = tongue->tag,
			.dir = tongue_direction(tongue),
			.words_lang = tongue->ui->tag,
			.state = corrects ? STR("changed") : STR("same"),
			.remark = corrects ? (struct str){0}
					   : strings_get(tongue->ui,
							 STR("changes_same")),
			.text = difference(page, tongue, wording),
			.reason = wording->reason,
		};
	}
	return list;
}

static struct erratum_record
erratum_record(const struct page *page, const struct errata_listing *listing,
	       const struct erratum *erratum)
{
	struct str severity = erratum_severity_name(erratum->severity);
	struct str href = listing->href(page, listing->context, erratum);

	return (struct erratum_record){
		.id = arena_join(page->arena, STR("erratum-"), erratum->id,
				 STR("")),
		.date = erratum->date,
		.severity = severity,
		.severities = page_words(page, arena_join(page->arena,
							  STR("erratum_"),
							  severity, STR(""))),
		.places = page_link(
			page,
			(struct link_record){
				.href = href,
				.names = page_chapter_names(
					page, erratum->pair->chapter)}),
		.sides = sides_of(page, listing, erratum),
	};
}

/* A phrase in each language of the page, filled in for each. */
static struct list
phrases(const struct page *page, struct str word,
	struct str (*fill)(const struct page *page, const struct tongue *tongue,
			   struct str phrase, const void *context),
	const void *context)
{
	struct localized_text *texts = ARENA_ARRAY(
		page->arena, struct localized_text, page->n_tongues);
	struct localized all = {texts, page->n_tongues};

	for (size_t i = 0; i < page->n_tongues; i++) {
		const struct tongue *tongue = &page->tongues[i];

		texts[i] = (struct localized_text){
			tongue->ui->tag,
			fill(page, tongue, strings_get(tongue->ui, word),
			     context),
			0};
	}
	return page_names(page, &all);
}

static struct str fill_printing(const struct page *page,
				const struct tongue *tongue, struct str phrase,
				const void *context)
{
	const struct erratum *erratum = context;

	phrase = wording_fill(
		page->arena, phrase, STR("{printing}"),
		arena_printf(page->arena, "%u", erratum->printing));
	return wording_fill(
		page->arena, phrase, STR("{date}"),
		wording_date(page->arena, tongue->ui, erratum->date));
}

static struct str fill_edition(const struct page *page,
			       const struct tongue *tongue, struct str phrase,
			       const void *context)
{
	const struct edition *edition = context;
	struct str name = localized_for(&edition->name, tongue->tag, NULL);

	return wording_fill(page->arena, phrase, STR("{edition}"),
			    name.len ? name : edition->slug);
}

/* The errata of the printing of the one before end, which moves to its first.
 */
static struct printing_record
printing_record(const struct page *page, const struct errata_listing *listing,
		size_t *end)
{
	const struct erratum *errata = listing->edition->errata;
	const struct erratum *last = &errata[*end - 1];
	struct erratum_record *records;
	struct list list = {0};
	size_t start = *end;

	while (start && errata[start - 1].printing == last->printing)
		start--;
	records = ARENA_ARRAY(page->arena, struct erratum_record, *end - start);
	list.items = records;
	for (size_t i = start; i < *end; i++)
		if (errata[i].pair)
			records[list.len++] =
				erratum_record(page, listing, &errata[i]);
	*end = start;
	return (struct printing_record){
		.id = arena_printf(page->arena, "_printing-%u", last->printing),
		.names = phrases(page, STR("erratum_printing"), fill_printing,
				 last),
		.errata = list,
	};
}

const struct errata_list_record *
errata_list(const struct page *page, const struct errata_listing *listing)
{
	const struct edition *edition = listing->edition;
	struct errata_list_record *list =
		ARENA_NEW(page->arena, struct errata_list_record);
	struct printing_record *printings = ARENA_ARRAY(
		page->arena, struct printing_record, edition->n_errata);

	list->titles = page_words(page, STR("errata"));
	list->intros = phrases(page,
			       listing->in_book ? STR("errata_intro_book")
						: STR("errata_intro"),
			       fill_edition, edition);
	list->printings.items = printings;
	for (size_t end = edition->n_errata; end;) {
		struct printing_record one =
			printing_record(page, listing, &end);

		if (one.errata.len)
			printings[list->printings.len++] = one;
	}
	return list;
}
