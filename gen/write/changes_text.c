/* Passages as markup: what was deleted and what was inserted says so itself,
 * to eyes and to ears. */
#include "write/changes.h"

/* Rows of a new or removed table that are shown. */
enum { ROWS_MOST = 12 };

/* Lines; a line end that is new or gone has a sign, or nobody would see it. */
static void put_lines(struct markup *markup, struct str text, bool is_marked)
{
	while (text.ptr) {
		struct str line = str_cut(&text, '\n');

		markup_text(markup, line);
		if (!text.ptr)
			break;
		if (is_marked)
			markup_text(markup, STR("\xC2\xB6"));
		markup_open(markup, "br");
		markup_close(markup, "br");
	}
}

void change_put(struct markup *markup, const struct strings *ui,
		enum text_edit_kind kind, struct str text)
{
	const bool deleted = kind == TEXT_DELETED;
	const char *name = deleted ? "del" : "ins";

	if (kind == TEXT_EQUAL) {
		put_lines(markup, text, false);
		return;
	}
	markup_open(markup, name);
	markup_attr(markup, "data-label",
		    strings_get(ui, deleted ? STR("changes_deleted")
					    : STR("changes_inserted")));
	put_lines(markup, text, true);
	markup_close(markup, name);
}

static void put_cut(struct markup *markup)
{
	markup_open(markup, "span");
	markup_attr_written(markup, "class", STR("cut"));
	markup_text(markup, STR(" \xE2\x80\xA6 "));
	markup_close(markup, "span");
}

static struct str passage_markup(struct arena *arena, const struct strings *ui,
				 const struct difference_passage *passage)
{
	struct buf out = {0};
	struct markup markup;
	struct str copy;
	size_t n;
	const struct difference_piece *pieces =
		difference_pieces(passage, arena, &n);

	markup_begin(&markup, &out);
	for (size_t i = 0; i < n; i++) {
		change_put(&markup, ui, pieces[i].kind, pieces[i].text);
		if (pieces[i].cut)
			put_cut(&markup);
	}
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

/* A new text needs no marks: that it is new is said above it. */
static struct str plain_markup(struct arena *arena, struct str text)
{
	struct buf out = {0};
	struct markup markup;
	struct str copy;

	markup_begin(&markup, &out);
	put_lines(&markup, text, false);
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

static struct str label_of(struct arena *arena, const struct strings *ui,
			   const struct difference_passage *passage)
{
	const struct str dot = STR(" \xC2\xB7 ");

	switch (passage->kind) {
	case STATEMENT_CONTENT:
		break;
	case STATEMENT_TITLE:
		return strings_get(ui, STR("changes_title"));
	case STATEMENT_UNIT:
		return strings_get(ui, STR("changes_unit"));
	case STATEMENT_CREDIT:
		return strings_get(ui, STR("changes_source"));
	case STATEMENT_CELL:
		if (!passage->row.len || !passage->column.len)
			return passage->row.len ? passage->row
						: passage->column;
		return arena_join(arena, passage->row, dot, passage->column);
	}
	return (struct str){0};
}

/* With what became of its row or column. */
static struct str moved_label(struct arena *arena, const struct strings *ui,
			      const struct difference_passage *passage)
{
	struct str label = label_of(arena, ui, passage);
	struct str moved = strings_get(ui, STR("changes_moved"));

	if (!passage->moved)
		return label;
	return label.len ? arena_join(arena, label, STR(" \xC2\xB7 "), moved)
			 : moved;
}

static bool is_one_sided(enum change_kind kind)
{
	return kind == CHANGE_ADDED || kind == CHANGE_REMOVED;
}

struct list change_passages(const struct page *page,
			    const struct tongue *tongue,
			    const struct difference *difference,
			    const struct difference_side *side)
{
	const struct strings *ui = tongue->ui;
	struct passage_record *records = ARENA_ARRAY(
		page->arena, struct passage_record, side->n_passages);
	struct list list = {records, 0};
	size_t n_rows = 0;

	for (size_t i = 0; i < side->n_passages; i++) {
		const struct difference_passage *passage = &side->passages[i];
		struct passage_record *record = &records[list.len];
		bool one_sided = is_one_sided(difference->change->kind);

		if (one_sided && passage->kind == STATEMENT_CELL &&
		    ++n_rows > ROWS_MOST)
			continue;
		record->label = moved_label(page->arena, ui, passage);
		record->text =
			one_sided ? plain_markup(page->arena,
						 passage->after.len
							 ? passage->after
							 : passage->before)
				  : passage_markup(page->arena, ui, passage);
		list.len++;
	}
	return list;
}
