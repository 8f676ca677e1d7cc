/* The list of terms of a view: what the edition calls things in each of its
 * languages, and where the view has them. */
#include <stdlib.h>

#include "lang/term.h"
#include "model/statement.h"
#include "write/address.h"
#include "write/leaf.h"
#include "write/wording.h"

enum { PLACES_MOST = 8 }; /* chapters that an entry names */

/* The uses of a term in a chapter. */
struct occurrence {
	const struct chapter *chapter;
	struct str id;                /* of the first */
	const struct statement *last; /* of those counted */
	size_t n;                     /* statements */
	struct occurrence *next;
};

/* What the view has of a term. */
struct entry {
	const struct term *term;
	struct occurrence *first; /* NULL: it has none */
	struct occurrence *last;
	size_t n_chapters;
	struct str key; /* to sort by */
};

struct listing {
	struct leaf *leaf;
	struct entry *entries; /* one a term of the term base */
	size_t n_entries;      /* those that are used, once they are sorted */
	size_t *languages;     /* of the edition, those of the view first */
};

/* Where terms occur */

static void count_use(struct listing *listing, struct entry *entry,
		      const struct statement *statement)
{
	struct occurrence *last = entry->last;
	const struct chapter *chapter = statement->pair->chapter;

	if (!last || last->chapter != chapter) {
		struct occurrence *one =
			ARENA_NEW(listing->leaf->page.arena, struct occurrence);

		one->chapter = chapter;
		one->id = statement_id(statement);
		if (last)
			last->next = one;
		else
			entry->first = one;
		entry->last = last = one;
		entry->n_chapters++;
	}
	if (last->last != statement)
		last->n++;
	last->last = statement;
}

static void count_wording(struct listing *listing,
			  const struct statement *statement,
			  const struct wording *wording)
{
	for (size_t i = 0; i < wording->n_terms; i++) {
		const struct sense *sense = wording->terms[i].senses;

		for (; sense; sense = sense->alike) {
			size_t number = sense->rendering->term->number;

			if (sense->rendering->status != TERM_FORBIDDEN)
				count_use(listing, &listing->entries[number],
					  statement);
		}
	}
}

static void count_uses(struct listing *listing)
{
	const struct shelf *shelf = listing->leaf->shelf;

	for (size_t i = 0; i < shelf->n_chapters; i++) {
		const struct chapter *chapter = shelf->chapters[i];

		for (size_t j = 0; j < chapter->n_statements; j++) {
			const struct statement *one = &chapter->statements[j];

			for (size_t k = 0; k < shelf->view->n_sides; k++)
				count_wording(
					listing, one,
					&one->wordings[shelf->view->sides[k]]);
		}
	}
}

/* Order */

static const struct term_base *base_of(const struct leaf *leaf)
{
	return &leaf->book->edition->publication->terms;
}

static const struct rendering *
rendering_in(const struct leaf *leaf, const struct term *term, size_t language)
{
	const struct term_base *base = base_of(leaf);
	struct str tag = leaf->book->edition->languages[language].tag;

	return term_preferred(term, base, term_vocabulary(base, tag));
}

/* The words alone, folded: a quotation mark does not lead the alphabet. */
static struct str key_of(struct arena *arena, struct str text)
{
	struct buf folded = {0}, key = {0};
	struct term_walk walk;
	struct str word, copy;

	text_fold(&folded, text);
	walk = term_walk(buf_str(&folded));
	while (term_next(&walk, &word)) {
		buf_put(&key, word);
		buf_put_char(&key, ' ');
	}
	copy = buf_copy(&key, arena);
	buf_free(&folded);
	buf_free(&key);
	return copy;
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;
	int order = str_cmp(left->key, right->key);

	if (order)
		return order;
	return left->term->number < right->term->number ? -1 : 1;
}

/* Keeps the entries that are used. There is an alphabet to sort by where words
 * are parted by spaces; else terms stay in the order of the file. */
static void sort_entries(struct listing *listing)
{
	const struct leaf *leaf = listing->leaf;
	size_t n = base_of(leaf)->n_terms, language = listing->languages[0];
	bool sorted = leaf->book->edition->languages[language].rules->spaced;

	for (size_t i = 0; i < n; i++) {
		struct entry *entry = &listing->entries[i];
		const struct rendering *heading =
			rendering_in(leaf, entry->term, language);

		if (!entry->first)
			continue;
		if (sorted && heading)
			entry->key = key_of(leaf->page.arena, heading->text);
		listing->entries[listing->n_entries++] = *entry;
	}
	if (listing->n_entries)
		qsort(listing->entries, listing->n_entries,
		      sizeof(*listing->entries), compare_entries);
}

static size_t *order_languages(const struct leaf *leaf)
{
	const struct view *view = leaf->shelf->view;
	size_t n = leaf->book->edition->n_languages;
	size_t *languages = ARENA_ARRAY(leaf->page.arena, size_t, n);
	size_t done = 0;

	for (size_t i = 0; i < view->n_sides; i++)
		languages[done++] = view->sides[i];
	for (size_t i = 0; i < n; i++) {
		bool shown = false;

		for (size_t j = 0; j < view->n_sides; j++)
			shown |= view->sides[j] == i;
		if (!shown)
			languages[done++] = i;
	}
	return languages;
}

/* Records */

static struct list admitted(const struct leaf *leaf, const struct term *term,
			    const struct rendering *preferred)
{
	struct text_record *texts = ARENA_ARRAY(
		leaf->page.arena, struct text_record, term->n_renderings);
	struct list list = {texts, 0};

	for (size_t i = 0; i < term->n_renderings; i++) {
		const struct rendering *one = term->renderings[i];

		if (one == preferred || one->status == TERM_FORBIDDEN ||
		    one->vocabulary != preferred->vocabulary)
			continue;
		if (list.len)
			texts[list.len - 1].more = true;
		texts[list.len++].text = one->text;
	}
	return list;
}

/* Every language says which one it is: the page is about that. */
static struct list renderings(const struct listing *listing,
			      const struct term *term)
{
	const struct leaf *leaf = listing->leaf;
	size_t n = leaf->book->edition->n_languages;
	struct rendering_record *records =
		ARENA_ARRAY(leaf->page.arena, struct rendering_record, n);
	struct list list = {records, 0};

	for (size_t i = 0; i < n; i++) {
		size_t language = listing->languages[i];
		const struct edition_language *own =
			&leaf->book->edition->languages[language];
		const struct rendering *one =
			rendering_in(leaf, term, language);
		struct tongue tongue = {.tag = own->tag, .rules = own->rules};

		if (!one)
			continue;
		records[list.len++] = (struct rendering_record){
			.text = one->text,
			.admitted = admitted(leaf, term, one),
			.language = tongue_name(&tongue),
			.lang = own->tag,
			.dir = tongue_direction(&tongue),
		};
	}
	return list;
}

static struct str count_text(struct arena *arena, size_t n)
{
	return arena_printf(arena, "%zu", n);
}

static struct list places(const struct leaf *leaf, const struct entry *entry,
			  size_t n)
{
	struct arena *arena = leaf->page.arena;
	struct link_record *links = ARENA_ARRAY(arena, struct link_record, n);
	const struct occurrence *one = entry->first;

	for (size_t i = 0; i < n; i++, one = one->next) {
		links[i] = leaf_chapter_link(leaf, one->chapter);
		if (one->id.len)
			links[i].href = arena_join(arena, links[i].href,
						   STR("#"), one->id);
		if (one->n > 1)
			links[i].count = count_text(arena, one->n);
	}
	return (struct list){links, n};
}

static void fill_record(const struct listing *listing,
			const struct entry *entry, struct term_record *record)
{
	const struct leaf *leaf = listing->leaf;
	struct arena *arena = leaf->page.arena;
	const struct term *term = entry->term;
	size_t n = entry->n_chapters;
	struct buf id = {0};

	/* One that is left out takes no less room than it would. */
	if (n > PLACES_MOST + 1)
		n = PLACES_MOST;
	address_put_term(&id, term);
	*record = (struct term_record){
		.id = buf_copy(&id, arena),
		.renderings = renderings(listing, term),
		.note = term->note,
		.source = term->source,
		.date = term->date,
		.date_text = page_date(&leaf->page, term->date),
		.places = places(leaf, entry, n),
	};
	if (n < entry->n_chapters)
		record->more = wording_fill(
			arena, strings_get(leaf->page.ui, STR("terms_more")),
			STR("{count}"),
			count_text(arena, entry->n_chapters - n));
	buf_free(&id);
}

static struct list list_terms(struct leaf *leaf)
{
	const struct term_base *base = base_of(leaf);
	struct arena *arena = leaf->page.arena;
	struct listing listing = {
		.leaf = leaf,
		.entries = ARENA_ARRAY(arena, struct entry, base->n_terms),
		.languages = order_languages(leaf),
	};
	struct term_record *records;

	for (size_t i = 0; i < base->n_terms; i++)
		listing.entries[i].term = &base->terms[i];
	count_uses(&listing);
	sort_entries(&listing);
	records = ARENA_ARRAY(arena, struct term_record, listing.n_entries);
	for (size_t i = 0; i < listing.n_entries; i++)
		fill_record(&listing, &listing.entries[i], &records[i]);
	return (struct list){records, listing.n_entries};
}

void leaf_write_terms(const struct book *book, const struct shelf *shelf,
		      struct arena *arena)
{
	const struct publication_record *publication;
	struct leaf leaf;

	if (!shelf->has_terms)
		return;
	leaf_begin(&leaf, book, shelf, NULL, address_whole[WHOLE_TERMS], arena);
	publication = leaf.page.record.publication;
	leaf.page.record.terms = list_terms(&leaf);
	leaf.page.record.term_titles = page_words(&leaf.page, STR("terms"));
	leaf.page.record.term_hints = page_words(&leaf.page, STR("terms_hint"));
	leaf.page.record.description = page_first(leaf.page.record.term_hints);
	leaf.page.record.title =
		page_title(&leaf.page, strings_get(leaf.page.ui, STR("terms")),
			   page_first(publication->names));
	page_put(&leaf.page, PAGE_TERMS);
}
