/* Notes on corrections, behind what was corrected:
 *
 *   <div class="erratum" id="_erratum-e1" role="note">
 *   <p><a class="label" href="../errata.html#erratum-e1">Corrected on …</a>.
 * For “…” read “…”. Reason</p></div>
 *
 * A note stands behind the innermost element that may have one behind it: the
 * block itself; the text of an item; the table whose caption was corrected. In
 * a view of two languages it is a row as other texts are. */
#include "write/address.h"
#include "write/errata.h"
#include "write/render_internal.h"
#include "write/wording.h"

struct erratum_note {
	const struct erratum *erratum;
	bool *written;
	struct erratum_note *next; /* of the same pair, in their order */
	struct erratum_note *last; /* of the first one */
};

static struct str key_of(const struct pair *const *pair)
{
	return (struct str){(const char *)pair, sizeof(*pair)};
}

static void add_note(struct renderer *r, const struct pair *pair,
		     struct erratum_note note)
{
	const struct pair **key = ARENA_NEW(&r->arena, const struct pair *);
	struct erratum_note *added = ARENA_NEW(&r->arena, struct erratum_note);
	struct erratum_note *first;

	*added = note;
	added->last = added;
	*key = pair;
	first = map_add(&r->errata, &r->arena, key_of(key), added);
	if (!first)
		return;
	first->last->next = added;
	first->last = added;
}

/* A note can be written behind its pair and behind all that is around it. */
void render_mark_errata(struct renderer *r)
{
	const struct edition *edition = r->edition;

	for (size_t i = 0; i < edition->n_errata; i++) {
		const struct erratum *erratum = &edition->errata[i];
		struct erratum_note note = {
			.erratum = erratum,
			.written = ARENA_NEW(&r->arena, bool),
		};

		if (!erratum->pair || erratum->pair->chapter != r->chapter)
			continue;
		for (const struct pair *pair = erratum->pair; pair;
		     pair = pair->parent)
			add_note(r, pair, note);
	}
}

static void put_page(struct renderer *r, struct str from,
		     const struct erratum *erratum)
{
	struct buf path = {0};

	/* The view's folder lies beside the page. */
	address_relative(&path,
			 arena_join(&r->arena, STR("view/"), from, STR("")),
			 STR("errata.html"));
	buf_put(&r->value, buf_str(&path));
	buf_put(&r->value, STR("#erratum-"));
	buf_put(&r->value, erratum->id);
	buf_free(&path);
}

static void put_address(struct renderer *r, const struct erratum *erratum)
{
	buf_clear(&r->value);
	switch (r->render->target) {
	case TARGET_PAGE:
		put_page(r, r->render->from, erratum);
		break;
	case TARGET_ALL:
		put_page(r, STR(""), erratum);
		break;
	case TARGET_EPUB:
		break;
	case TARGET_PAGE_AND_ALL:
		render_begin_page_reading(&r->value);
		put_page(r, r->render->from, erratum);
		render_begin_all_reading(&r->value);
		put_page(r, STR(""), erratum);
		render_end_readings(&r->value);
		break;
	}
}

/* The date, which is also the way to the page of errata. */
static void write_label(struct renderer *r, size_t place,
			const struct erratum *erratum)
{
	const struct strings *ui = r->render->ui[place];
	const char *name = r->render->target == TARGET_EPUB ? "strong" : "a";
	struct str label = render_word(r, place, STR("erratum_label"));

	label = wording_fill(&r->arena, label, STR("{printing}"),
			     arena_printf(&r->arena, "%u", erratum->printing));
	label = wording_fill(&r->arena, label, STR("{date}"),
			     wording_date(&r->arena, ui, erratum->date));
	markup_open(&r->markup, name);
	markup_attr_written(&r->markup, "class", STR("label"));
	put_address(r, erratum);
	if (r->value.len)
		markup_attr_written(&r->markup, "href", buf_str(&r->value));
	render_span(r, place, ui->tag, label);
	markup_close(&r->markup, name);
}

/* The words of the interface around what the author wrote. */
static void write_text(struct renderer *r, size_t place,
		       const struct erratum_words *words)
{
	struct str ui = r->render->ui[place]->tag;
	struct str tag = r->edition->languages[words->language].tag;
	struct str pattern = render_word(r, place, erratum_pattern(words));

	while (pattern.len) {
		bool quoted;
		struct str piece = erratum_cut(&pattern, words, &quoted);

		if (piece.len)
			render_span(r, place, quoted ? tag : ui, piece);
	}
}

/* "{label}. {text}" */
static void write_sentence(struct renderer *r, size_t place,
			   const struct erratum *erratum,
			   const struct erratum_words *words)
{
	struct str pattern = render_word(r, place, STR("erratum_note"));
	struct str tag = r->render->ui[place]->tag;
	size_t label = str_find(pattern, STR("{label}"));
	size_t text = str_find(pattern, STR("{text}"));

	if (label == STR_NONE || text == STR_NONE || text < label)
		return;
	if (label)
		render_span(r, place, tag, str_slice(pattern, 0, label));
	write_label(r, place, erratum);
	render_span(r, place, tag,
		    str_slice(pattern, label + STR("{label}").len, text));
	write_text(r, place, words);
}

static void write_sides(struct renderer *r, const struct erratum *erratum)
{
	size_t seen = SIZE_MAX;

	for (size_t i = 0; i < r->view->n_sides; i++) {
		struct erratum_words words;
		struct shown shown = {.place = i};
		struct scope scope = r->scope;

		if (!r->render->ui[i] ||
		    !erratum_words(erratum, r->view->sides[i], &words) ||
		    words.language == seen)
			continue;
		seen = shown.language = words.language;
		render_open_side(r, "p", &shown);
		write_sentence(r, i, erratum, &words);
		render_close(r, "p", scope);
		markup_line(&r->markup);
	}
}

static void write_note(struct renderer *r, const struct erratum *erratum)
{
	bool rows = r->view->n_sides > 1;

	render_line_start(r);
	markup_open(&r->markup, "div");
	markup_attr_written(&r->markup, "class", STR("erratum"));
	buf_clear(&r->value);
	erratum_put_id(&r->value, erratum);
	markup_attr_written(&r->markup, "id", buf_str(&r->value));
	markup_attr_written(&r->markup, "role", STR("note"));
	markup_line(&r->markup);
	if (rows) {
		markup_open(&r->markup, "div");
		markup_attr_written(&r->markup, "class", STR("pair"));
		markup_line(&r->markup);
	}
	write_sides(r, erratum);
	if (rows) {
		markup_close(&r->markup, "div");
		markup_line(&r->markup);
	}
	markup_close(&r->markup, "div");
	markup_line(&r->markup);
}

void render_errata(struct renderer *r, const struct pair *pair)
{
	const struct erratum_note *note;

	if (!r->errata.len || r->in_title || !pair ||
	    r->markup.depth + RENDER_RESERVE > MARKUP_DEPTH)
		return;
	for (note = map_get(&r->errata, key_of(&pair)); note;
	     note = note->next) {
		if (*note->written)
			continue;
		*note->written = true;
		write_note(r, note->erratum);
	}
}
