/* Notes: the numbers in the text, and their texts at its end.
 *
 * A note is written if something in the view leads to it, and links back to
 * each place that does. Ids that diglot makes here begin with "_", which no
 * author's id does, so that they are unique wherever chapters meet. */
#include "write/render_internal.h"

/* The place of the note in its chapter, or SIZE_MAX. */
static size_t note_place(const struct renderer *r, const struct pair *note)
{
	size_t place;

	if (!note || note->kind != BLOCK_FOOTNOTE ||
	    note->chapter != r->chapter || !r->notes)
		return SIZE_MAX;
	place = (size_t)(note - r->chapter->notes);
	return place < r->chapter->n_notes ? place : SIZE_MAX;
}

bool render_want_note(struct renderer *r, const struct pair *note)
{
	size_t place = note_place(r, note);

	if (place == SIZE_MAX || r->elsewhere)
		return false;
	if (!r->notes[place].wanted) {
		r->notes[place].wanted = true;
		r->wanted_notes[r->n_wanted_notes++] = place;
	}
	return true;
}

/* The chapter's address as part of an id; two addresses never give the same. */
static void put_address(struct buf *out, struct str address)
{
	for (size_t i = 0; i < address.len; i++) {
		char c = address.ptr[i];

		if (c == '_' || c == '/')
			buf_put_char(out, '_');
		buf_put_char(out, c == '/' ? '-' : c);
	}
}

void render_put_note_id(struct buf *out, const struct pair *note)
{
	if (note->id.len) {
		buf_put(out, note->id);
		return;
	}
	buf_put_char(out, '_');
	put_address(out, note->chapter->address);
	buf_put(out, STR("-n"));
	buf_put_number(out, note->number);
}

static void put_reference_id(struct buf *out, const struct pair *note,
			     size_t number)
{
	if (note->id.len)
		buf_put_char(out, '_');
	render_put_note_id(out, note);
	buf_put(out, STR("-ref"));
	buf_put_number(out, number);
}

static void write_number(struct renderer *r, const struct pair *note)
{
	markup_text(&r->markup,
		    arena_printf(&r->arena, "%u", (unsigned)note->number));
}

static void write_note_link(struct renderer *r, const struct pair *note,
			    size_t number)
{
	markup_open(&r->markup, "a");
	if (r->render->target == TARGET_EPUB)
		markup_attr(&r->markup, "epub:type", STR("noteref"));
	markup_attr(&r->markup, "role", STR("doc-noteref"));
	buf_clear(&r->value);
	put_reference_id(&r->value, note, number);
	markup_attr(&r->markup, "id", buf_str(&r->value));
	buf_clear(&r->value);
	buf_put_char(&r->value, '#');
	render_put_note_id(&r->value, note);
	markup_attr(&r->markup, "href", buf_str(&r->value));
	write_number(r, note);
	markup_close(&r->markup, "a");
}

/* What a reference to a note that is nowhere defined was in the source. */
static void write_undefined(struct renderer *r, struct str label)
{
	markup_text(&r->markup, STR("[^"));
	markup_text(&r->markup, label);
	markup_text(&r->markup, STR("]"));
}

/* The side of the view whose text is being written. */
static size_t current_place(const struct renderer *r)
{
	size_t place = 0;

	if (r->view->n_sides == 1 || !r->scope.tag.len)
		return VIEW_SIDES;
	while (place < r->view->n_sides &&
	       r->view->sides[place] != r->scope.language)
		place++;
	return place < r->view->n_sides ? place : VIEW_SIDES;
}

/* Returns the number of the reference among those to its note. */
static size_t add_reference(struct renderer *r, struct note_state *note)
{
	struct reference *reference = ARENA_NEW(&r->arena, struct reference);

	reference->place = current_place(r);
	if (note->last)
		note->last->next = reference;
	else
		note->first = reference;
	note->last = reference;
	return ++note->n_references;
}

void render_note_reference(struct renderer *r, const struct inline_node *node)
{
	size_t place = note_place(r, node->note);

	if (r->in_title)
		return;
	if (!render_want_note(r, node->note)) {
		write_undefined(r, node->text);
		return;
	}
	markup_open(&r->markup, "sup");
	markup_attr(&r->markup, "class", STR("noteref"));
	if (r->in_link || r->render->bare)
		write_number(r, node->note);
	else
		write_note_link(r, node->note,
				add_reference(r, &r->notes[place]));
	markup_close(&r->markup, "sup");
}

/* Says what an arrow means, and which of several it is. */
static void put_back_label(struct renderer *r, size_t place, size_t number,
			   bool several)
{
	struct str words = render_word(r, place < VIEW_SIDES ? place : 0,
				       STR("back_to_text"));

	if (!words.len)
		return;
	buf_clear(&r->value);
	buf_put(&r->value, words);
	if (several) {
		buf_put_char(&r->value, ' ');
		buf_put_number(&r->value, number);
	}
	markup_attr(&r->markup, "aria-label", buf_str(&r->value));
}

/* In a book, where no list numbers the notes, the first link back is the
 * note's number. */
static void write_back_link(struct renderer *r, const struct pair *note,
			    size_t place, size_t number, bool several)
{
	bool book = r->render->target == TARGET_EPUB;
	struct scope scope = r->scope;

	if (book || place == VIEW_SIDES) {
		markup_open(&r->markup, "a");
	} else {
		struct shown shown = {.language = r->view->sides[place],
				      .place = place};

		render_open_side(r, "a", &shown);
	}
	if (book)
		markup_attr(&r->markup, "epub:type", STR("backlink"));
	markup_attr(&r->markup, "role", STR("doc-backlink"));
	buf_clear(&r->value);
	buf_put_char(&r->value, '#');
	put_reference_id(&r->value, note, number);
	markup_attr(&r->markup, "href", buf_str(&r->value));
	if (book && number == 1) {
		write_number(r, note);
	} else {
		put_back_label(r, place, number, several);
		markup_text(&r->markup, STR("\xE2\x86\x91")); /* an arrow up */
	}
	render_close(r, "a", scope);
}

/* One link back for each reference. */
static void write_back_links(struct renderer *r, const struct pair *note,
			     const struct note_state *state)
{
	const struct reference *reference = state->first;

	if (!reference)
		return;
	markup_open(&r->markup, "p");
	markup_attr(&r->markup, "class", STR("backlinks"));
	for (size_t i = 1; reference; i++, reference = reference->next) {
		if (i > 1)
			markup_text(&r->markup, STR(" "));
		write_back_link(r, note, reference->place, i,
				state->n_references > 1);
	}
	markup_close(&r->markup, "p");
	markup_line(&r->markup);
}

/* The text of a note, which may refer to further notes. Its own element is
 * written when all references are known. */
static void write_body(struct renderer *r, size_t place)
{
	struct node node = render_pair_node(r, &r->chapter->notes[place]);
	struct scope scope = r->scope;
	unsigned labelled = r->labelled;

	r->notes[place].start = r->markup.out->len;
	if (node.n_shown == 1) {
		size_t language = node.shown[0].language;
		const struct edition_language *row =
			&r->edition->languages[language];

		r->scope = (struct scope){row->tag, row->rules->direction,
					  language};
	}
	render_label(r, false, node.missing);
	r->labelled |= node.missing;
	render_children(r, &node);
	render_line_start(r);
	render_errata(r, node.pair);
	r->labelled = labelled;
	r->scope = scope;
	r->notes[place].end = r->markup.out->len;
}

static void write_note(struct renderer *r, size_t place, struct str bodies,
		       bool numbered)
{
	bool book = r->render->target == TARGET_EPUB;
	const char *name = book ? "aside" : "li";
	const struct pair *note = &r->chapter->notes[place];
	const struct note_state *state = &r->notes[place];
	struct node node = render_pair_node(r, note);
	struct scope scope;

	buf_clear(&r->value);
	render_put_note_id(&r->value, note);
	node.id = buf_copy(&r->value, &r->arena);
	scope = render_open(r, name, &node, (struct str){0});
	if (book) {
		markup_attr(&r->markup, "epub:type", STR("footnote"));
		markup_attr(&r->markup, "role", STR("doc-footnote"));
	} else if (!numbered) {
		markup_attr_number(&r->markup, "value", note->number);
	}
	markup_line(&r->markup);
	if (book)
		write_back_links(r, note, state);
	markup_insert(&r->markup, str_slice(bodies, state->start, state->end));
	if (!book)
		write_back_links(r, note, state);
	render_close(r, name, scope);
	markup_line(&r->markup);
}

static void write_notes(struct renderer *r, struct str bodies)
{
	uint32_t number = 1;

	for (size_t i = 0; i < r->chapter->n_notes; i++) {
		if (!r->notes[i].wanted)
			continue;
		write_note(r, i, bodies, r->chapter->notes[i].number == number);
		number = r->chapter->notes[i].number + 1;
	}
}

/* The heading names the section; a section named by a label would be a
 * landmark, and a page with all chapters would have many of one name. */
static void write_heading(struct renderer *r)
{
	const char *name = render_heading_name(r, 2);
	struct str before = {0};

	if (!render_word(r, 0, STR("notes")).len)
		return;
	markup_open(&r->markup, name);
	for (size_t i = 0; i < r->view->n_sides; i++) {
		struct str words = render_word(r, i, STR("notes"));

		if (!words.len || str_eq(words, before))
			continue;
		if (before.len)
			markup_text(&r->markup, STR(" "));
		render_span(r, i, r->render->ui[i]->tag, words);
		before = words;
	}
	markup_close(&r->markup, name);
	markup_line(&r->markup);
}

static void write_section(struct renderer *r, struct str bodies)
{
	markup_open(&r->markup, "section");
	markup_attr(&r->markup, "class", STR("notes"));
	markup_attr(&r->markup, "role", STR("doc-endnotes"));
	markup_line(&r->markup);
	write_heading(r);
	markup_open(&r->markup, "ol");
	markup_line(&r->markup);
	write_notes(r, bodies);
	markup_close(&r->markup, "ol");
	markup_line(&r->markup);
	markup_close(&r->markup, "section");
	markup_line(&r->markup);
}

void render_notes(struct renderer *r)
{
	struct buf bodies = {0};
	struct buf *out = r->markup.out;

	if (!r->n_wanted_notes)
		return;
	render_line_start(r);
	r->markup.out = &bodies;
	for (size_t i = 0; i < r->n_wanted_notes; i++)
		write_body(r, r->wanted_notes[i]);
	r->markup.out = out;
	if (r->render->target == TARGET_EPUB)
		write_notes(r, buf_str(&bodies));
	else
		write_section(r, buf_str(&bodies));
	buf_free(&bodies);
}
