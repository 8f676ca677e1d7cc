/* Differences as JSON; docs/differences.md describes it. Members are only ever
 * added; anything else is another version. */
#include "exchange/exchange.h"
#include "write/differences.h"
#include "write/json.h"

enum { VERSION = 1 };

static const struct str kind_names[] = {
	[CHANGE_EDITED] = STR_INIT("edited"),
	[CHANGE_MOVED] = STR_INIT("moved"),
	[CHANGE_ADDED] = STR_INIT("added"),
	[CHANGE_REMOVED] = STR_INIT("removed"),
	[CHANGE_SPLIT] = STR_INIT("split"),
	[CHANGE_MERGED] = STR_INIT("merged"),
};

static const struct str statement_names[] = {
	[STATEMENT_CONTENT] = STR_INIT("text"),
	[STATEMENT_TITLE] = STR_INIT("title"),
	[STATEMENT_UNIT] = STR_INIT("unit"),
	[STATEMENT_CREDIT] = STR_INIT("source"),
	[STATEMENT_CELL] = STR_INIT("cell"),
};

static const struct str edit_names[] = {
	[TEXT_EQUAL] = STR_INIT("equal"),
	[TEXT_DELETED] = STR_INIT("deleted"),
	[TEXT_INSERTED] = STR_INIT("inserted"),
};

static void put_edition(struct json *json, const char *name,
			const struct edition *edition)
{
	json_object(json, name);
	json_str(json, "id", edition->slug);
	json_number(json, "number", edition->number);
	json_str_if(json, "date", edition->date);
	json_str_if(json, "identifier", edition->identifier);
	json_end_object(json);
}

static struct str tag_of(const struct differences *differences, size_t language)
{
	return differences->edition->languages[language].tag;
}

static void put_figure(struct json *json, const struct differences *differences,
		       const struct changed_figure *figure)
{
	json_object(json, NULL);
	if (figure->figure)
		json_str(json, "id", figure->figure->id);
	json_str_if(json, "block", difference_id(figure->difference));
	if (figure->uneven)
		json_true(json, "uneven");
	json_array(json, "phrases");
	for (size_t i = 0; i < differences->edition->n_languages; i++) {
		const struct changed_saying *saying = &figure->sayings[i];

		if (!saying->before.len && !saying->after.len)
			continue;
		json_object(json, NULL);
		json_str(json, "language", tag_of(differences, i));
		json_str_if(json, "before", saying->before);
		json_str_if(json, "after", saying->after);
		if (saying->changed)
			json_true(json, "changed");
		json_str_if(json, "context", saying->context);
		json_end_object(json);
	}
	json_end_array(json);
	json_end_object(json);
}

static void put_edits(struct json *json,
		      const struct difference_passage *passage)
{
	json_array(json, "edits");
	for (size_t i = 0; i < passage->n_edits; i++) {
		const struct text_edit *edit = &passage->edits[i];
		struct str text =
			edit->kind == TEXT_DELETED
				? str_span(passage->before, edit->before)
				: str_span(passage->after, edit->after);

		json_object(json, NULL);
		json_str(json, edit_names[edit->kind].ptr, text);
		json_end_object(json);
	}
	json_end_array(json);
}

/* Where a cell or a row was, or is. */
static void put_place(struct json *json, const char *name,
		      struct cell_place place)
{
	if (place.row == DIFFERENCE_NONE)
		return;
	json_array(json, name);
	json_number(json, NULL, place.row);
	if (place.column != DIFFERENCE_ALL)
		json_number(json, NULL, place.column);
	json_end_array(json);
}

static void put_at(struct json *json, const struct difference_passage *passage)
{
	if (passage->kind != STATEMENT_CELL ||
	    (passage->at[0].row == DIFFERENCE_NONE &&
	     passage->at[1].row == DIFFERENCE_NONE))
		return;
	json_object(json, "at");
	put_place(json, "before", passage->at[0]);
	put_place(json, "after", passage->at[1]);
	json_end_object(json);
	if (passage->moved)
		json_true(json, "moved");
}

static void put_passage(struct json *json,
			const struct difference_passage *passage)
{
	json_object(json, NULL);
	json_str(json, "kind", statement_names[passage->kind]);
	json_str_if(json, "row", passage->row);
	json_str_if(json, "column", passage->column);
	put_at(json, passage);
	put_edits(json, passage);
	json_end_object(json);
}

static const struct str styling_names[] = {
	[STYLING_EMPHASIS] = STR_INIT("emphasis"),
	[STYLING_STRONG] = STR_INIT("strong"),
	[STYLING_CODE] = STR_INIT("code"),
	[STYLING_ELEMENT] = STR_INIT("element"),
	[STYLING_LINK] = STR_INIT("link"),
	[STYLING_PICTURE] = STR_INIT("picture"),
};

static void put_styled(struct json *json, const char *name,
		       const struct styling *styling)
{
	if (!styling)
		return;
	json_object(json, name);
	json_str(json, "kind", styling_names[styling->kind]);
	json_str_if(json, "words", styling->words);
	json_str_if(json, "target", styling->target);
	json_end_object(json);
}

static void put_stylings(struct json *json, const struct difference_side *side)
{
	if (!side->n_stylings)
		return;
	json_array(json, "markup");
	for (size_t i = 0; i < side->n_stylings; i++) {
		json_object(json, NULL);
		put_styled(json, "before", side->stylings[i].before);
		put_styled(json, "after", side->stylings[i].after);
		json_end_object(json);
	}
	json_end_array(json);
}

static void put_side(struct json *json, const struct differences *differences,
		     const struct difference *difference, size_t language)
{
	const struct difference_side *side = &difference->sides[language];

	json_object(json, NULL);
	json_str(json, "language", tag_of(differences, language));
	if (difference->change->edited[language])
		json_true(json, "changed");
	json_array(json, "passages");
	for (size_t i = 0; i < side->n_passages; i++)
		put_passage(json, &side->passages[i]);
	json_end_array(json);
	put_stylings(json, side);
	json_end_object(json);
}

static void put_ids(struct json *json, const char *name,
		    const struct pair *const *pairs, size_t n)
{
	json_array(json, name);
	for (size_t i = 0; i < n; i++)
		json_str(json, NULL, pairs[i]->id);
	json_end_array(json);
}

static void put_change(struct json *json, const struct differences *differences,
		       const struct difference *difference)
{
	const struct change *change = difference->change;

	json_object(json, NULL);
	json_str(json, "kind", kind_names[change->kind]);
	json_str(json, "chapter", change->chapter->address);
	put_ids(json, "before", change->before, change->n_before);
	put_ids(json, "after", change->after, change->n_after);
	if (change->moved)
		json_true(json, "moved");
	if (change->moved && change->n_before)
		json_str(json, "from", change->before[0]->chapter->address);
	if (difference->uneven)
		json_true(json, "uneven");
	json_array(json, "languages");
	for (size_t i = 0; i < differences->edition->n_languages; i++)
		if (difference->sides[i].n_passages ||
		    difference->sides[i].n_stylings)
			put_side(json, differences, difference, i);
	json_end_array(json);
	json_end_object(json);
}

static void put_retired(struct json *json, const struct edition *edition)
{
	json_array(json, "retired");
	for (size_t i = 0; i < edition->n_retired; i++) {
		const struct retired_id *retired = &edition->retired[i];

		json_object(json, NULL);
		json_str(json, "id", retired->id);
		json_str(json, "edition",
			 retired->pair->chapter->edition->slug);
		if (retired->now)
			json_str_if(json, "now", retired->now->id);
		json_end_object(json);
	}
	json_end_array(json);
}

void exchange_differences(struct buf *out,
			  const struct differences *differences)
{
	const struct edition *edition = differences->edition;
	struct json json;

	json_begin(&json, out);
	json_object(&json, NULL);
	json_number(&json, "version", VERSION);
	json_str(&json, "diglot", STR(DIGLOT_VERSION));
	json_str(&json, "publication", edition->publication->slug);
	put_edition(&json, "before", edition->before);
	put_edition(&json, "after", edition);
	json_array(&json, "figures");
	for (size_t i = 0; i < differences->n_figures; i++)
		put_figure(&json, differences, &differences->figures[i]);
	json_end_array(&json);
	json_array(&json, "changes");
	for (size_t i = 0; i < differences->n; i++)
		put_change(&json, differences, &differences->items[i]);
	json_end_array(&json);
	put_retired(&json, edition);
	json_end_object(&json);
	json_end(&json);
}
