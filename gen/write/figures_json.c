/* The figures of an edition as JSON; docs/figures.md is its contract. */
#include "write/figures.h"

#include "write/json.h"

enum { FORMAT_VERSION = 1 };

/* An object or an array that is being written. */
struct members {
	struct buf *out;
	bool more;
};

static void put_name(struct members *members, struct str name)
{
	if (members->more)
		buf_put(members->out, STR(", "));
	members->more = true;
	json_put_str(members->out, name);
	buf_put(members->out, STR(": "));
}

/* A member that is left out if it is empty. */
static void put_text(struct members *members, struct str name, struct str text)
{
	if (!text.len)
		return;
	put_name(members, name);
	json_put_str(members->out, text);
}

static void put_number(struct members *members, struct str name,
		       uint64_t number)
{
	put_name(members, name);
	buf_put_number(members->out, number);
}

static void put_rational(struct members *members, struct str name,
			 struct rational number)
{
	put_name(members, name);
	buf_put_char(members->out, '"');
	rational_put(members->out, number);
	buf_put_char(members->out, '"');
}

/* By language; a text without one is "und". */
static void put_localized(struct members *members, struct str name,
			  const struct localized *localized)
{
	struct members texts = {.out = members->out};

	if (!localized->len)
		return;
	put_name(members, name);
	buf_put_char(members->out, '{');
	for (size_t i = 0; i < localized->len; i++)
		put_text(&texts,
			 localized->texts[i].tag.len ? localized->texts[i].tag
						     : STR("und"),
			 localized->texts[i].text);
	buf_put_char(members->out, '}');
}

static struct str status_name(enum edition_status status)
{
	switch (status) {
	case STATUS_DRAFT:
		return STR("draft");
	case STATUS_RELEASED:
		return STR("released");
	case STATUS_WITHDRAWN:
		return STR("withdrawn");
	}
	return (struct str){0};
}

static void put_publication(struct buf *out,
			    const struct publication *publication)
{
	struct members members = {.out = out};

	buf_put(out, STR("\"publication\": {"));
	put_text(&members, STR("id"), publication->slug);
	put_text(&members, STR("identifier"), publication->identifier);
	put_localized(&members, STR("title"), &publication->title);
	put_localized(&members, STR("publisher"), &publication->publisher);
	put_localized(&members, STR("rights"), &publication->rights);
	buf_put(out, STR("},\n"));
}

static void put_edition(struct buf *out, const struct edition *edition)
{
	struct members members = {.out = out};

	buf_put(out, STR("\"edition\": {"));
	put_text(&members, STR("id"), edition->slug);
	put_text(&members, STR("identifier"), edition->identifier);
	put_number(&members, STR("number"), edition->number);
	put_number(&members, STR("printing"), edition->printing);
	put_localized(&members, STR("name"), &edition->name);
	put_text(&members, STR("date"), edition->date);
	put_text(&members, STR("modified"), edition->modified);
	put_text(&members, STR("status"), status_name(edition->status));
	if (edition->status == STATUS_WITHDRAWN) {
		put_text(&members, STR("withdrawn"), edition->withdrawal.date);
		put_localized(&members, STR("reason"),
			      &edition->withdrawal.reason);
	}
	buf_put(out, STR("},\n"));
}

static void put_item(struct members *members, struct str item)
{
	if (members->more)
		buf_put(members->out, STR(", "));
	members->more = true;
	json_put_str(members->out, item);
}

static void put_lists(struct buf *out, const struct figures *figures)
{
	struct members languages = {.out = out}, views = {.out = out};

	buf_put(out, STR("\"languages\": ["));
	for (size_t i = 0; i < figures->edition->n_languages; i++)
		put_item(&languages, figures->edition->languages[i].tag);
	buf_put(out, STR("],\n\"views\": ["));
	for (size_t i = 0; i < figures->n_views; i++)
		put_item(&views, figures->views[i].slug);
	buf_put(out, STR("],\n"));
}

static void put_chapter(struct buf *out, const struct chapter *chapter)
{
	struct members members = {.out = out}, titles = {.out = out};

	buf_put(out, STR("\n{"));
	put_text(&members, STR("address"), chapter->address);
	put_name(&members, STR("title"));
	buf_put_char(out, '{');
	for (size_t i = 0; i < chapter->edition->n_languages; i++)
		if (chapter->documents[i])
			put_text(&titles, chapter->edition->languages[i].tag,
				 chapter->documents[i]->title);
	buf_put(out, STR("}}"));
}

static void put_values(struct members *members, const struct figure *figure)
{
	const struct quantity *quantity = figure->quantity;
	bool range = figure_is_range(figure);

	put_text(members, STR("kind"), quantity_kind_names[quantity->kind]);
	if (range) {
		put_rational(members, STR("low"), quantity->number_low);
		put_rational(members, STR("high"), quantity->number_high);
	} else {
		put_rational(members, STR("value"), quantity->number_low);
	}
	put_text(members, STR("unit"), figure_unit(figure));
	if (range) {
		put_rational(members, STR("base_low"), quantity->low);
		put_rational(members, STR("base_high"), quantity->high);
	} else {
		put_rational(members, STR("base_value"), quantity->low);
	}
	put_text(members, STR("base_unit"), figure_base_unit(figure));
	put_text(members, STR("qualifier"),
		 qualifier_names[quantity->qualifier]);
	put_text(members, STR("change"), figure_change(figure));
}

static void put_sayings(struct members *members, const struct figure *figure,
			const struct edition *edition)
{
	struct members phrases = {.out = members->out};
	struct members contexts = {.out = members->out};
	struct buf context = {0};

	put_name(members, STR("phrase"));
	buf_put_char(members->out, '{');
	for (size_t i = 0; i < edition->n_languages; i++)
		put_text(&phrases, edition->languages[i].tag,
			 figure->sayings[i].phrase);
	buf_put_char(members->out, '}');
	put_name(members, STR("context"));
	buf_put_char(members->out, '{');
	for (size_t i = 0; i < edition->n_languages; i++) {
		buf_clear(&context);
		figure_put_context(&context, &figure->sayings[i]);
		put_text(&contexts, edition->languages[i].tag,
			 buf_str(&context));
	}
	buf_put_char(members->out, '}');
	buf_free(&context);
}

static void put_figure(struct buf *out, const struct figures *figures,
		       const struct figure *figure, struct arena *scratch)
{
	const struct chapter *chapter = figure->statement->pair->chapter;
	struct members members = {.out = out}, links = {.out = out};

	buf_put(out, STR("\n{"));
	put_text(&members, STR("id"), figure->id);
	put_values(&members, figure);
	put_sayings(&members, figure, figures->edition);
	put_text(&members, STR("chapter"), chapter->address);
	put_text(&members, STR("place"), statement_id(figure->statement));
	put_name(&members, STR("href"));
	buf_put_char(out, '{');
	for (size_t i = 0; i < figures->n_views; i++) {
		const struct view *view = &figures->views[i];

		if (view_has_chapter(view, chapter))
			put_text(&links, view->slug,
				 figure_href(scratch, view, figure));
	}
	buf_put(out, STR("}}"));
}

void figures_put_json(struct buf *out, const struct figures *figures)
{
	const struct edition *edition = figures->edition;
	struct arena scratch = {0};
	bool more = false;

	buf_printf(out, "{\"version\": %d,\n", FORMAT_VERSION);
	put_publication(out, edition->publication);
	put_edition(out, edition);
	put_lists(out, figures);
	buf_put(out, STR("\"chapters\": ["));
	for (size_t i = 0; i < edition->n_chapters; i++) {
		buf_put(out, i ? STR(",") : STR(""));
		put_chapter(out, edition->chapters[i]);
	}
	buf_put(out, STR("\n],\n\"figures\": ["));
	for (size_t i = 0; i < edition->n_chapters; i++) {
		const struct figure_chapter *chapter = &figures->chapters[i];

		for (size_t j = 0; j < chapter->n; j++) {
			buf_put(out, more ? STR(",") : STR(""));
			more = true;
			put_figure(out, figures, &chapter->figures[j],
				   &scratch);
		}
		arena_free(&scratch);
	}
	buf_put(out, STR("\n]}\n"));
	arena_free(&scratch);
}
