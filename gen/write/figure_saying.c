/* A figure in the words of a language: the sentence around it, or the row and
 * the column of its cell. */
#include <string.h>

#include "lang/sentence.h"
#include "write/excerpt.h"
#include "write/figures_internal.h"

enum {
	CONTEXT_MOST = 160, /* characters on either side of a figure */
	LABEL_MOST = 100    /* characters of a heading of a row or column */
};

static struct sentences find_sentences(struct arena *scratch,
				       const struct language *rules,
				       struct str text)
{
	struct buf ends = {0};
	struct sentences sentences;
	struct str copy;

	for (struct str rest = text; rest.ptr;) {
		struct str line = str_cut(&rest, '\n');
		size_t start = (size_t)(line.ptr - text.ptr);

		for (size_t pos = 0; pos < line.len;) {
			uint32_t end;

			pos = sentence_end(rules, line, pos);
			end = (uint32_t)(start + pos) +
			      (pos == line.len && rest.ptr);
			buf_put(&ends,
				(struct str){(const char *)&end, sizeof(end)});
		}
	}
	copy = buf_str(&ends);
	sentences.n = copy.len / sizeof(*sentences.ends);
	sentences.ends = ARENA_ARRAY(scratch, uint32_t, sentences.n);
	if (sentences.n)
		memcpy(sentences.ends, copy.ptr, copy.len);
	buf_free(&ends);
	return sentences;
}

/* The sentence, or the sentences, that the span is in. */
static struct span sentence_around(const struct sentences *sentences,
				   struct span span)
{
	size_t low = 0, high = sentences->n;
	struct span found = {0, span.end};

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sentences->ends[middle] <= span.start)
			low = middle + 1;
		else
			high = middle;
	}
	if (low)
		found.start = sentences->ends[low - 1];
	while (low < sentences->n && sentences->ends[low] < span.end)
		low++;
	if (low < sentences->n)
		found.end = sentences->ends[low];
	return found;
}

static struct str trim_start(struct str text)
{
	struct str trimmed = str_trim(text);

	trimmed.len = (size_t)(text.ptr + text.len - trimmed.ptr);
	return text.len ? trimmed : text;
}

static struct str trim_end(struct str text)
{
	struct str trimmed = str_trim(text);

	if (!trimmed.len)
		return str_slice(text, 0, 0);
	trimmed.len += (size_t)(trimmed.ptr - text.ptr);
	trimmed.ptr = text.ptr;
	return trimmed;
}

static void set_sentence(const struct sentences *sentences, struct str text,
			 struct span span, struct figure_saying *saying)
{
	struct span around = sentence_around(sentences, span);
	struct str before =
		trim_start(str_slice(text, around.start, span.start));
	struct str after = trim_end(str_slice(text, span.end, around.end));

	saying->before = excerpt_tail(before, CONTEXT_MOST);
	saying->after = excerpt_head(after, CONTEXT_MOST);
	saying->cut_before = saying->before.len < before.len;
	saying->cut_after = saying->after.len < after.len;
}

bool figure_find_cell(const struct wording *wording, uint32_t pos,
		      struct place_in_table *place)
{
	const struct wording_part *part = wording_part_at(wording, pos);
	size_t number;

	if (!part || !part->cell)
		return false;
	number = (size_t)(part->cell - part->block->table->cells);
	place->table = part->block->table;
	place->row = number / part->block->table->n_columns;
	place->column = number % part->block->table->n_columns;
	return true;
}

/* What the row of a cell is about; empty in the column that says so. */
static struct str row_label(const struct place_in_table *place)
{
	const struct table *table = place->table;

	if (!place->column)
		return (struct str){0};
	return excerpt_head(table->cells[place->row * table->n_columns].text,
			    LABEL_MOST);
}

static struct str column_label(const struct place_in_table *place)
{
	if (!place->row)
		return (struct str){0};
	return excerpt_head(place->table->cells[place->column].text,
			    LABEL_MOST);
}

void figure_say(struct arena *scratch, const struct language *rules,
		const struct wording *wording, struct sentences *sentences,
		struct span span, struct figure_saying *saying)
{
	struct place_in_table place;

	if (!sentences->n)
		*sentences = find_sentences(scratch, rules, wording->text);
	saying->phrase = str_span(wording->text, span);
	if (figure_find_cell(wording, span.start, &place)) {
		saying->row = row_label(&place);
		saying->column = column_label(&place);
	}
	set_sentence(sentences, wording->text, span, saying);
}
