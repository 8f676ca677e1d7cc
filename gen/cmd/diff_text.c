/* Differences as text for a terminal: what was and what is in lines of their
 * own, marked so that it can be read without colour. */
#include <libintl.h>

#include "cmd/diff.h"

enum { DELETED_COLOUR = 31, INSERTED_COLOUR = 32, HEAD_COLOUR = 1 };

struct printing {
	struct buf *out;
	const struct differences *differences;
	bool colour;
	struct arena arena; /* of the change at hand */
};

static void paint(const struct printing *printing, int colour)
{
	if (printing->colour)
		buf_printf(printing->out, "\033[%dm", colour);
}

static void put_name(const struct printing *printing, const char *sign,
		     const struct edition *edition)
{
	struct str name =
		localized_for(&edition->name, edition->languages[0].tag, NULL);

	paint(printing, HEAD_COLOUR);
	buf_printf(printing->out, "%s %.*s/%.*s", sign,
		   STR_ARG(edition->publication->slug), STR_ARG(edition->slug));
	if (name.len)
		buf_printf(printing->out, "  %.*s", STR_ARG(name));
	if (edition->date.len)
		buf_printf(printing->out, "  %.*s", STR_ARG(edition->date));
	paint(printing, 0);
	buf_put_char(printing->out, '\n');
}

static struct str tag_of(const struct printing *printing, size_t language)
{
	return printing->differences->edition->languages[language].tag;
}

/* Figures */

/* A line feed inside of a line of output. */
static void put_flat(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '\n')
			buf_put(out, STR(" \xC2\xB6 ")); /* a pilcrow */
		else
			buf_put_char(out, text.ptr[i]);
}

static void put_figure(const struct printing *printing,
		       const struct changed_figure *figure)
{
	const struct edition *edition = printing->differences->edition;
	struct str id = figure->figure ? figure->figure->id
				       : difference_id(figure->difference);

	buf_printf(printing->out, "  %.*s", STR_ARG(id));
	if (figure->uneven)
		buf_printf(printing->out, "  ! %s",
			   gettext("not changed in every language"));
	buf_put_char(printing->out, '\n');
	for (size_t i = 0; i < edition->n_languages; i++) {
		const struct changed_saying *saying = &figure->sayings[i];

		if (!saying->before.len && !saying->after.len)
			continue;
		buf_printf(printing->out, "    %-8.*s ",
			   STR_ARG(tag_of(printing, i)));
		if (!saying->changed) {
			buf_printf(printing->out, "%.*s  (%s)\n",
				   STR_ARG(saying->after),
				   saying->before.len ? gettext("unchanged")
						      : gettext("new"));
			continue;
		}
		paint(printing, DELETED_COLOUR);
		buf_put(printing->out, saying->before);
		paint(printing, 0);
		buf_put(printing->out, STR(" \xE2\x86\x92 ")); /* an arrow */
		paint(printing, INSERTED_COLOUR);
		buf_put(printing->out, saying->after);
		paint(printing, 0);
		if (saying->context.len) {
			buf_put(printing->out, STR("    ("));
			put_flat(printing->out, saying->context);
			buf_put_char(printing->out, ')');
		}
		buf_put_char(printing->out, '\n');
	}
}

static void put_figures(const struct printing *printing)
{
	const struct differences *differences = printing->differences;

	if (!differences->n_figures)
		return;
	buf_put_char(printing->out, '\n');
	paint(printing, HEAD_COLOUR);
	buf_put(printing->out, str_from(gettext("Figures that changed")));
	paint(printing, 0);
	buf_put_char(printing->out, '\n');
	for (size_t i = 0; i < differences->n_figures; i++)
		put_figure(printing, &differences->figures[i]);
}

/* Texts */

static void put_marked(const struct printing *printing,
		       const struct difference_piece *piece)
{
	bool deleted = piece->kind == TEXT_DELETED;

	paint(printing, deleted ? DELETED_COLOUR : INSERTED_COLOUR);
	buf_put(printing->out, deleted ? STR("{-") : STR("{+"));
	put_flat(printing->out, piece->text);
	buf_put(printing->out, deleted ? STR("-}") : STR("+}"));
	paint(printing, 0);
}

/* The line of what was or of what is: the other's text is left out. */
static void put_line(const struct printing *printing,
		     const struct difference_piece *pieces, size_t n,
		     enum text_edit_kind kind)
{
	static const char *const signs[] = {[TEXT_EQUAL] = "  ",
					    [TEXT_DELETED] = "- ",
					    [TEXT_INSERTED] = "+ "};

	buf_put(printing->out, str_from(signs[kind]));
	for (size_t i = 0; i < n; i++) {
		if (pieces[i].kind == TEXT_EQUAL)
			put_flat(printing->out, pieces[i].text);
		else if (pieces[i].kind == kind)
			put_marked(printing, &pieces[i]);
		if (pieces[i].cut)
			buf_put(printing->out, STR(" \xE2\x80\xA6 "));
	}
	buf_put_char(printing->out, '\n');
}

/* What the passage is of, where it is no text of its own. */
static void put_label(const struct printing *printing,
		      const struct difference_passage *passage)
{
	struct str label = {0};

	switch (passage->kind) {
	case STATEMENT_CONTENT:
	case STATEMENT_CELL:
		break;
	case STATEMENT_TITLE:
		label = str_from(gettext("title"));
		break;
	case STATEMENT_UNIT:
		label = str_from(gettext("unit"));
		break;
	case STATEMENT_CREDIT:
		label = str_from(gettext("source"));
		break;
	}
	if (passage->row.len || passage->column.len)
		buf_printf(printing->out, "  [%.*s%s%.*s]",
			   STR_ARG(passage->row),
			   passage->row.len && passage->column.len ? " | " : "",
			   STR_ARG(passage->column));
	else if (label.len)
		buf_printf(printing->out, "  [%.*s]", STR_ARG(label));
	else if (!passage->moved)
		return;
	if (passage->moved)
		buf_printf(printing->out, "  %s", gettext("moved"));
	buf_put_char(printing->out, '\n');
}

static void put_passage(struct printing *printing,
			const struct difference_passage *passage)
{
	size_t n;
	const struct difference_piece *pieces =
		difference_pieces(passage, &printing->arena, &n);

	put_label(printing, passage);
	if (!text_edits_differ(passage->edits, passage->n_edits)) {
		put_line(printing, pieces, n, TEXT_EQUAL);
		return;
	}
	if (passage->before.len)
		put_line(printing, pieces, n, TEXT_DELETED);
	if (passage->after.len)
		put_line(printing, pieces, n, TEXT_INSERTED);
}

static const char *kind_name(enum change_kind kind)
{
	switch (kind) {
	case CHANGE_EDITED:
		return gettext("revised");
	case CHANGE_MOVED:
		return gettext("moved");
	case CHANGE_ADDED:
		return gettext("added");
	case CHANGE_REMOVED:
		return gettext("removed");
	case CHANGE_SPLIT:
		return gettext("split");
	case CHANGE_MERGED:
		return gettext("merged");
	}
	return "";
}

/* What it is, where the words do not say so; a msgid. */
static struct str styling_name(const struct styling *styling)
{
	switch (styling->kind) {
	case STYLING_EMPHASIS:
		return str_from(gettext("emphasis"));
	case STYLING_STRONG:
		return str_from(gettext("strong emphasis"));
	case STYLING_CODE:
		return str_from(gettext("code"));
	case STYLING_ELEMENT:
	case STYLING_LINK:
	case STYLING_PICTURE:
		break;
	}
	return styling->target;
}

static void put_styled(const struct printing *printing,
		       const struct styling *styling, bool deleted)
{
	if (!styling) {
		buf_put(printing->out, str_from(gettext("none")));
		return;
	}
	paint(printing, deleted ? DELETED_COLOUR : INSERTED_COLOUR);
	buf_put(printing->out, deleted ? STR("{-") : STR("{+"));
	put_flat(printing->out, styling_name(styling));
	buf_put(printing->out, deleted ? STR("-}") : STR("+}"));
	paint(printing, 0);
}

static void put_styling(const struct printing *printing,
			const struct styling_change *change)
{
	const struct styling *any =
		change->before ? change->before : change->after;

	buf_put(printing->out, STR("  "));
	if (any->kind == STYLING_PICTURE)
		buf_put(printing->out, str_from(gettext("picture")));
	else if (any->kind == STYLING_LINK)
		buf_put(printing->out, str_from(gettext("link")));
	if (any->kind == STYLING_LINK && any->words.len)
		buf_put_char(printing->out, ' ');
	if (any->kind != STYLING_PICTURE && any->words.len) {
		buf_put(printing->out, STR("\xE2\x80\x9C"));
		put_flat(printing->out, any->words);
		buf_put(printing->out, STR("\xE2\x80\x9D"));
	}
	buf_put(printing->out, STR(": "));
	put_styled(printing, change->before, true);
	buf_put(printing->out, STR(" \xE2\x86\x92 "));
	put_styled(printing, change->after, false);
	buf_put_char(printing->out, '\n');
}

static void put_side(struct printing *printing,
		     const struct difference *difference, size_t language)
{
	const struct difference_side *side = &difference->sides[language];

	if (!side->n_passages && !side->n_stylings)
		return;
	buf_printf(printing->out, "%.*s", STR_ARG(tag_of(printing, language)));
	if (!side->differs && difference->change->kind != CHANGE_MOVED)
		buf_printf(printing->out, "  (%s)",
			   difference->change->edited[language]
				   ? gettext("only markup, links or pictures "
					     "changed")
				   : gettext("unchanged"));
	buf_put_char(printing->out, '\n');
	for (size_t i = 0; i < side->n_passages; i++)
		put_passage(printing, &side->passages[i]);
	for (size_t i = 0; i < side->n_stylings; i++)
		put_styling(printing, &side->stylings[i]);
}

/* From one chapter to another. */
static void put_way(const struct printing *printing,
		    const struct change *change)
{
	struct str from, to;

	if (!change->moved || !change->n_before || !change->n_after)
		return;
	from = change->before[0]->chapter->address;
	to = change->after[0]->chapter->address;
	if (!str_eq(from, to))
		buf_printf(printing->out, " (%.*s \xE2\x86\x92 %.*s)",
			   STR_ARG(from), STR_ARG(to));
}

static void put_difference(struct printing *printing,
			   const struct difference *difference)
{
	const struct change *change = difference->change;
	struct str id = difference_id(difference);

	paint(printing, HEAD_COLOUR);
	buf_printf(printing->out, "\n#%.*s  %s", STR_ARG(id),
		   kind_name(change->kind));
	if (change->moved && change->kind != CHANGE_MOVED)
		buf_printf(printing->out, ", %s", gettext("moved"));
	put_way(printing, change);
	paint(printing, 0);
	if (difference->uneven)
		buf_printf(printing->out, "  ! %s",
			   gettext("not changed in every language"));
	buf_put_char(printing->out, '\n');
	for (size_t i = 0; i < printing->differences->edition->n_languages; i++)
		put_side(printing, difference, i);
	arena_free(&printing->arena);
}

void diff_put_text(struct buf *out, const struct differences *differences,
		   bool colour)
{
	struct printing printing = {
		.out = out, .differences = differences, .colour = colour};
	const struct chapter *chapter = NULL;

	put_name(&printing, "---", differences->edition->before);
	put_name(&printing, "+++", differences->edition);
	if (!differences->n)
		buf_printf(out, "%s\n", gettext("No text has changed."));
	put_figures(&printing);
	for (size_t i = 0; i < differences->n; i++) {
		const struct difference *difference = &differences->items[i];

		if (difference->change->chapter != chapter) {
			chapter = difference->change->chapter;
			paint(&printing, HEAD_COLOUR);
			buf_printf(out, "\n@@ %.*s @@",
				   STR_ARG(chapter->address));
			paint(&printing, 0);
			buf_put_char(out, '\n');
		}
		put_difference(&printing, difference);
	}
}
