/* What readers of an edition must know before they read on. */
#include "write/notice.h"
#include "write/wording.h"

void notices_begin(struct notices *notices, const struct page *page, size_t n)
{
	notices->records = ARENA_ARRAY(page->arena, struct notice_record, n);
	notices->list = (struct list){notices->records, 0};
}

static void add(struct notices *notices, struct notice_record record)
{
	notices->records[notices->list.len++] = record;
}

void notices_add(struct notices *notices, const struct page *page,
		 struct str kind, struct str word, struct list links)
{
	add(notices, (struct notice_record){.kind = kind,
					    .names = page_words(page, word),
					    .links = links});
}

/* Withdrawal */

struct str notice_withdrawn_on(struct arena *arena, const struct strings *ui,
			       const struct withdrawal *withdrawal)
{
	if (!withdrawal->date.len)
		return strings_get(ui, STR("withdrawn_notice"));
	return wording_fill(arena, strings_get(ui, STR("withdrawn_on")),
			    STR("{date}"),
			    wording_date(arena, ui, withdrawal->date));
}

/* Words of the interface stand before words of its own language only. */
struct str notice_reason(struct arena *arena, const struct strings *ui,
			 const struct withdrawal *withdrawal, struct str tag,
			 struct str *language)
{
	struct str reason = localized_for(&withdrawal->reason, tag, language);

	if (!language->len)
		*language = tag;
	if (!reason.len || !language_fit(*language, ui->tag))
		return reason;
	return wording_fill(arena, strings_get(ui, STR("withdrawn_reason")),
			    STR("{reason}"), reason);
}

/* Both in each language of the page. */
struct notice_record notice_withdrawn(const struct page *page,
				      const struct withdrawal *withdrawal)
{
	size_t n = page->n_tongues;
	struct localized_text *words =
		ARENA_ARRAY(page->arena, struct localized_text, n);
	struct localized_text *reasons =
		ARENA_ARRAY(page->arena, struct localized_text, n);

	for (size_t i = 0; i < n; i++) {
		const struct tongue *tongue = &page->tongues[i];

		words[i].tag = tongue->ui->tag;
		words[i].text = notice_withdrawn_on(page->arena, tongue->ui,
						    withdrawal);
		reasons[i].text =
			notice_reason(page->arena, tongue->ui, withdrawal,
				      tongue->tag, &reasons[i].tag);
	}
	return (struct notice_record){
		.kind = STR("withdrawn"),
		.names = page_texts(page, words, n),
		.reasons = page_texts(page, reasons, n),
	};
}

static struct notice_record withdrawn(const struct page *page,
				      const struct edition *edition,
				      struct list newer)
{
	struct notice_record record =
		notice_withdrawn(page, &edition->withdrawal);

	record.links = newer;
	if (newer.len)
		record.ways = page_words(page, STR("withdrawn_newest"));
	return record;
}

void notices_of_edition(struct notices *notices, const struct page *page,
			const struct edition *edition, struct list newer)
{
	if (edition->status == STATUS_WITHDRAWN) {
		add(notices, withdrawn(page, edition, newer));
		return;
	}
	if (edition->status == STATUS_DRAFT)
		notices_add(notices, page, STR("draft"), STR("draft_notice"),
			    (struct list){0});
	if (newer.len)
		notices_add(notices, page, STR("superseded"),
			    STR("newer_notice"),
			    page_with_changes(page, edition, newer));
}
