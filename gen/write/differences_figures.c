/* Figures that changed: those of all languages that are the same figure are
 * one. */
#include <string.h>

#include "check/quantity_change.h"
#include "write/differences_internal.h"
#include "write/excerpt.h"

/* A quantity that changed, in one language. */
struct changed_quantity {
	size_t language;
	const struct quantity *before;
	const struct quantity *after;
	struct str phrase_before;
	struct str phrase_after;
	struct str context;
	const struct figure *figure; /* or NULL */
};

/* Figures of a statement; they stand together. */
static const struct figure *figures_of(const struct figures *figures,
				       const struct statement *statement,
				       size_t *n)
{
	const struct figure_chapter *chapter =
		&figures->chapters[statement->pair->chapter->number];
	size_t low = 0, high = chapter->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (chapter->figures[middle].statement < statement)
			low = middle + 1;
		else
			high = middle;
	}
	*n = 0;
	while (low + *n < chapter->n &&
	       chapter->figures[low + *n].statement == statement)
		++*n;
	return chapter->figures + low;
}

static bool holds(struct str phrase, const char *start)
{
	return phrase.len && start >= phrase.ptr &&
	       start < phrase.ptr + phrase.len;
}

/* The part of the stretch that the byte is in. */
static const struct stretch_part *part_at(const struct stretch *stretch,
					  uint32_t pos)
{
	size_t low = 0, high = stretch->n_parts;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (stretch->parts[middle].start <= pos)
			low = middle;
		else
			high = middle;
	}
	return &stretch->parts[low];
}

/* The figure that says the stretch's quantity of that number in the language;
 * NULL: none does. */
static const struct figure *figure_at(const struct comparing *comparing,
				      const struct stretch *stretch,
				      size_t language, size_t number)
{
	const struct stretch_part *part =
		part_at(stretch, stretch->quantities[number].span.start);
	size_t n;
	const struct figure *figures =
		figures_of(comparing->listed, part->statement, &n);

	for (size_t i = 0; i < n; i++)
		if (holds(figures[i].sayings[language].phrase,
			  stretch->origins[number]))
			return &figures[i];
	return NULL;
}

static bool same_value(const struct quantity *a, const struct quantity *b)
{
	return a->kind == b->kind && a->dimension == b->dimension &&
	       (rational_is_number(a->low)
			? rational_equal(a->low, b->low) &&
				  rational_equal(a->high, b->high)
			: a->date.year == b->date.year &&
				  a->date.month == b->date.month &&
				  a->date.day == b->date.day);
}

/* Whether another language says this of the figure. */
static bool is_same(const struct changed_figure *figure,
		    const struct changed_quantity *quantity)
{
	if (figure->sayings[quantity->language].changed)
		return false;
	if (figure->figure && quantity->figure)
		return figure->figure == quantity->figure;
	return same_value(figure->before, quantity->before) &&
	       same_value(figure->after, quantity->after);
}

static struct changed_figure *
new_figure(struct comparing *comparing, const struct difference *difference,
	   const struct changed_quantity *quantity)
{
	struct changed_list *list = comparing->changed;

	if (list->n == list->cap) {
		struct changed_figure *items;

		list->cap = list->cap ? 2 * list->cap : 8;
		items = ARENA_ARRAY(comparing->arena, struct changed_figure,
				    list->cap);
		if (list->n)
			memcpy(items, list->items, list->n * sizeof(*items));
		list->items = items;
	}
	list->items[list->n] = (struct changed_figure){
		.difference = difference,
		.figure = quantity->figure,
		.before = quantity->before,
		.after = quantity->after,
		.sayings = ARENA_ARRAY(comparing->arena, struct changed_saying,
				       comparing->edition->n_languages),
	};
	return &list->items[list->n++];
}

/* The other languages come in the same order, as a rule: the search begins
 * where the last one was found. */
static void add(struct comparing *comparing,
		const struct difference *difference, size_t first, size_t *next,
		const struct changed_quantity *quantity)
{
	struct changed_list *list = comparing->changed;
	struct changed_figure *figure = NULL;
	size_t n = list->n - first;
	enum { TRIES = 64 };

	for (size_t i = 0; i < n && i < TRIES && !figure; i++) {
		size_t at = first + (*next + i) % n;

		if (!is_same(&list->items[at], quantity))
			continue;
		figure = &list->items[at];
		*next = at - first + 1;
	}
	if (!figure)
		figure = new_figure(comparing, difference, quantity);
	figure->sayings[quantity->language] = (struct changed_saying){
		quantity->phrase_before, quantity->phrase_after, true,
		quantity->context};
}

/* Whether the words are about one thing and say nothing but what became of
 * it. */
static bool is_clause(struct str words)
{
	static const struct str stops[] = {
		STR_INIT("\n"),
		STR_INIT(","),
		STR_INIT("."),
		STR_INIT(";"),
		STR_INIT("\xEF\xBC\x8C"),
		STR_INIT("\xE3\x80\x82"),
		STR_INIT("\xEF\xBC\x9B"),
		STR_INIT("\xE3\x80\x81"),
	};

	for (size_t i = 0; i < sizeof(stops) / sizeof(*stops); i++)
		if (str_find(words, stops[i]) != STR_NONE)
			return false;
	for (size_t i = 0; i < words.len; i++)
		if (char_is_digit(words.ptr[i]))
			return false;
	return true;
}

/* The words of a quantity; of one that turned into its opposite with those
 * that say so, if they stand beside it. */
static struct str phrase_of(const struct difference_passage *passage,
			    struct str text, const struct quantity *quantity,
			    enum text_edit_kind kind, bool turned)
{
	enum { WORDS_MOST = 32, NEAR = 8 };
	struct span span = quantity->span, all = span;

	for (size_t i = 0; turned && i < passage->n_edits; i++) {
		const struct text_edit *edit = &passage->edits[i];
		struct span at =
			kind == TEXT_DELETED ? edit->before : edit->after;

		if (edit->kind != kind || at.end + NEAR < span.start ||
		    at.start > span.end + NEAR)
			continue;
		if (at.start < span.start &&
		    at.start + WORDS_MOST > span.start &&
		    is_clause(str_slice(text, at.start, span.start)))
			all.start = at.start;
		if (at.end > span.end && at.end < span.end + WORDS_MOST &&
		    is_clause(str_slice(text, span.end, at.end)))
			all.end = at.end;
	}
	return str_span(text, all);
}

/* How many bytes around a figure are looked at; how many characters are shown
 * before it and behind it, half of them where words are not parted. */
enum { LOOKED = 240, SHOWN_BEFORE = 40, SHOWN_BEHIND = 20 };

/* How long the end of a sentence is that begins at the byte; 0: none does. A
 * point may as well be of an abbreviation. */
static size_t end_at(struct str text, size_t pos)
{
	struct str rest = str_slice(text, pos, text.len);

	if (str_starts(rest, STR("\n")))
		return 1;
	if (str_starts(rest, STR("\xE3\x80\x82"))) /* 。 */
		return STR("\xE3\x80\x82").len;
	if (rest.len > 2 && str_starts(rest, STR(". ")) && rest.ptr[2] >= 'A' &&
	    rest.ptr[2] <= 'Z')
		return 2;
	return 0;
}

/* What stands behind the last end of a sentence. */
static struct str behind_end(struct str text)
{
	size_t start = 0;

	for (size_t i = 0; i < text.len; i++)
		if (end_at(text, i))
			start = i + end_at(text, i);
	return str_slice(text, start, text.len);
}

static struct str before_end(struct str text)
{
	size_t end = 0;

	while (end < text.len && !end_at(text, end))
		end++;
	return str_slice(text, 0, end);
}

/* Of a character in UTF-8, behind its first byte. */
static bool is_inside(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static bool is_numeral(char c)
{
	return char_is_digit(c) || c == '.' || c == ',';
}

/* What is cut off is no part of a number: half of it would be another. */
static struct str without_half_number(struct str text, bool at_end)
{
	while (text.len && is_numeral(text.ptr[at_end ? text.len - 1 : 0]))
		text = at_end ? str_slice(text, 0, text.len - 1)
			      : str_slice(text, 1, text.len);
	return text;
}

/* The words around the figure in its sentence; none where it stands alone. */
static struct str context_of(struct arena *arena, struct str text,
			     struct span span, bool spaced)
{
	const struct str dots = STR("\xE2\x80\xA6");
	size_t start = span.start > LOOKED ? span.start - LOOKED : 0;
	size_t end =
		text.len - span.end > LOOKED ? span.end + LOOKED : text.len;
	struct str head, tail, all_head, all_tail;

	while (start < span.start && is_inside(text.ptr[start]))
		start++;
	while (end < text.len && is_inside(text.ptr[end]))
		end++;
	all_head = behind_end(str_slice(text, start, span.start));
	all_tail = before_end(str_slice(text, span.end, end));
	if (!all_head.len && !all_tail.len)
		return all_head;
	head = excerpt_tail(all_head, spaced ? SHOWN_BEFORE : SHOWN_BEFORE / 2);
	tail = excerpt_head(all_tail, spaced ? SHOWN_BEHIND : SHOWN_BEHIND / 2);
	if (head.len < all_head.len)
		head = without_half_number(head, false);
	if (tail.len < all_tail.len)
		tail = without_half_number(tail, true);
	return arena_printf(arena, "%s%.*s%.*s%.*s%s",
			    head.len < all_head.len ? dots.ptr : "",
			    STR_ARG(head), STR_ARG(str_span(text, span)),
			    STR_ARG(tail),
			    tail.len < all_tail.len ? dots.ptr : "");
}

static struct str context_in(struct comparing *comparing, size_t language,
			     const struct difference_passage *passage,
			     struct str text, struct span span)
{
	const struct str dot = STR(" \xC2\xB7 ");

	if (passage->row.len && passage->column.len)
		return arena_join(comparing->arena, passage->row, dot,
				  passage->column);
	if (passage->row.len || passage->column.len)
		return passage->row.len ? passage->row : passage->column;
	return context_of(
		comparing->arena, text, span,
		comparing->edition->languages[language].rules->spaced);
}

void add_changed_figures(struct comparing *comparing,
			 const struct difference *difference, size_t first,
			 size_t language,
			 const struct difference_passage *passage,
			 const struct stretch *before,
			 const struct stretch *after)
{
	const struct quantity_text texts[MATCH_SIDES] = {
		{.text = before->text,
		 .quantities = before->quantities,
		 .n_quantities = before->n_quantities},
		{.text = after->text,
		 .quantities = after->quantities,
		 .n_quantities = after->n_quantities},
	};
	size_t n, next = 0;
	const struct quantity_change *changes =
		quantities_changed(texts, passage->edits, passage->n_edits,
				   comparing->scratch, &n);

	for (size_t i = 0; i < n; i++) {
		const struct quantity *old =
			&before->quantities[changes[i].before];
		const struct quantity *new =
			&after->quantities[changes[i].after];
		const bool turned = old->change * new->change < 0;
		const struct changed_quantity quantity = {
			.language = language,
			.before = old,
			.after = new,
			.phrase_before = phrase_of(passage, before->text, old,
						   TEXT_DELETED, turned),
			.phrase_after = phrase_of(passage, after->text, new,
						  TEXT_INSERTED, turned),
			.context = context_in(comparing, language, passage,
					      after->text, new->span),
			.figure = figure_at(comparing, after, language,
					    changes[i].after),
		};

		add(comparing, difference, first, &next, &quantity);
	}
}

/* Where a language still says what was before; for what is in no list. */
static struct str kept_phrase(const struct comparing *comparing,
			      const struct changed_figure *figure,
			      size_t language)
{
	const struct change *change = figure->difference->change;
	size_t n;

	for (size_t i = 0; i < change->n_after; i++) {
		const struct statement *statements =
			statements_of(&comparing->after, change->after[i], &n);

		for (size_t j = 0; j < n; j++) {
			const struct wording *wording =
				&statements[j].wordings[language];

			for (size_t k = 0; k < wording->n_quantities; k++)
				if (same_value(&wording->quantities[k],
					       figure->before))
					return str_span(
						wording->text,
						wording->quantities[k].span);
		}
	}
	return (struct str){0};
}

/* A language that says the figure and did not change it says it as before. */
static void complete_saying(struct comparing *comparing,
			    struct changed_figure *figure, size_t language)
{
	struct changed_saying *saying = &figure->sayings[language];
	const struct edition *edition = comparing->edition;
	struct str kept = kept_phrase(comparing, figure, language);

	if (figure->figure)
		saying->after = figure->figure->sayings[language].phrase;
	if (!saying->after.len)
		saying->after = kept;
	if (language_before(edition, language) ==
		    edition->before->n_languages ||
	    (figure->difference->change->edited[language] &&
	     !(kept.len && holds(saying->after, kept.ptr))))
		return;
	saying->before = saying->after;
	figure->uneven |= saying->after.len > 0;
}

void complete_changed_figures(struct comparing *comparing, size_t first)
{
	struct changed_list *list = comparing->changed;

	for (size_t i = first; i < list->n; i++)
		for (size_t j = 0; j < comparing->edition->n_languages; j++)
			if (!list->items[i].sayings[j].changed)
				complete_saying(comparing, &list->items[i], j);
}
