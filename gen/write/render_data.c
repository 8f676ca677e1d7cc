/* Below a table or chart: the unit of its numbers, whom they come from, and
 * the file that holds them.
 *
 *   <p class="source">Unit: firms · Source: … · <a href="…">Data (CSV)</a></p>
 *
 * An author says unit and source in each language; what one language lacks is
 * taken from another. */
#include "write/render_internal.h"

/* A text of a table, and the language it is in. */
struct remark {
	struct str text;
	size_t language;
};

static struct str unit_of(const struct table *table)
{
	return table->unit;
}

static struct str credit_of(const struct table *table)
{
	return table->credit;
}

/* The node's table in another language, if it has one by itself. */
static const struct table *table_of(const struct node *node, size_t language)
{
	const struct pair *pair =
		node->pair ? node->pair : node->shown[0].blocks->pair;
	const struct side *side;

	if (!pair)
		return NULL;
	side = &pair->sides[language];
	return side->n == 1 && side->first->kind == node->kind
		       ? side->first->table
		       : NULL;
}

static struct remark find_remark(const struct renderer *r,
				 const struct node *node,
				 const struct shown *shown,
				 struct str (*get)(const struct table *table))
{
	struct remark remark = {get(shown->blocks->table), shown->language};

	for (size_t i = 0; !remark.text.len && i < r->edition->n_languages;
	     i++) {
		const struct table *table = table_of(node, i);

		if (!table || !get(table).len)
			continue;
		remark = (struct remark){get(table), i};
	}
	return remark;
}

static bool links_data(const struct renderer *r, const struct node *node)
{
	return node->shown[0].blocks->table->data &&
	       edition_published_data(r->edition) &&
	       r->render->target != TARGET_EPUB && !r->render->bare;
}

bool render_has_data(const struct renderer *r, const struct node *node)
{
	const struct shown *shown = &node->shown[0];

	return links_data(r, node) ||
	       find_remark(r, node, shown, unit_of).text.len ||
	       find_remark(r, node, shown, credit_of).text.len;
}

/* A phrase of the interface with one word put in, such as "Unit: {unit}"; the
 * word is in the language of word_tag. Without the phrase, the word alone. */
static void write_phrase(struct renderer *r, size_t place, struct str name,
			 struct str slot, struct str word, struct str word_tag)
{
	struct str phrase = render_word(r, place, name);
	size_t at = str_find(phrase, slot);
	struct str tag;

	if (at == STR_NONE) {
		render_span(r, place, word_tag, word);
		return;
	}
	tag = r->render->ui[place]->tag;
	if (at)
		render_span(r, place, tag, str_slice(phrase, 0, at));
	render_span(r, place, word_tag, word);
	if (at + slot.len < phrase.len)
		render_span(r, place, tag,
			    str_slice(phrase, at + slot.len, phrase.len));
}

/* Between the parts of the line, before all but the first. */
static void put_separator(struct renderer *r, bool *some)
{
	if (*some)
		markup_text(&r->markup, STR(" · "));
	*some = true;
}

static void write_remark(struct renderer *r, const struct remark *remark,
			 size_t place, struct str name, struct str slot)
{
	write_phrase(r, place, name, slot, remark->text,
		     r->edition->languages[remark->language].tag);
}

/* The data folder lies beside those of the views. */
static void put_data_address(struct renderer *r, struct str from)
{
	while (from.len) {
		struct str folder = str_cut(&from, '/');

		(void)folder;
		if (from.ptr)
			buf_put(&r->value, STR("../"));
	}
	buf_put(&r->value, STR("../data/"));
}

static void write_link(struct renderer *r, size_t place, struct str name)
{
	const struct strings *ui = r->render->ui[place];
	struct str words = render_word(r, place, STR("data_file"));

	buf_clear(&r->value);
	if (r->render->target == TARGET_PAGE_AND_ALL) {
		render_begin_page_reading(&r->value);
		put_data_address(r, r->render->from);
		render_begin_all_reading(&r->value);
		put_data_address(r, STR(""));
		render_end_readings(&r->value);
	} else {
		put_data_address(r, r->render->target == TARGET_ALL
					    ? STR("")
					    : r->render->from);
	}
	buf_put(&r->value, name);
	markup_open(&r->markup, "a");
	markup_attr_written(&r->markup, "href", buf_str(&r->value));
	markup_attr_written(&r->markup, "type", STR("text/csv"));
	render_span(r, place, words.len ? ui->tag : r->scope.tag,
		    words.len ? words : name);
	markup_close(&r->markup, "a");
}

static void write_side(struct renderer *r, const struct node *node,
		       const struct shown *shown)
{
	struct remark unit = find_remark(r, node, shown, unit_of);
	struct remark credit = find_remark(r, node, shown, credit_of);
	const struct data_file *data = shown->blocks->table->data;
	bool some = false;

	if (unit.text.len) {
		put_separator(r, &some);
		write_remark(r, &unit, shown->place, STR("unit_is"),
			     STR("{unit}"));
	}
	if (credit.text.len) {
		put_separator(r, &some);
		write_remark(r, &credit, shown->place, STR("source_is"),
			     STR("{source}"));
	}
	if (links_data(r, node) && data) {
		put_separator(r, &some);
		write_link(r, shown->place, data->name);
	}
}

void render_data(struct renderer *r, const struct node *node)
{
	if (!render_has_data(r, node))
		return;
	markup_open(&r->markup, "p");
	markup_attr_written(&r->markup, "class", STR("source"));
	for (size_t i = 0; i < node->n_shown; i++) {
		struct scope scope = r->scope;

		if (node->n_shown == 1) {
			write_side(r, node, &node->shown[i]);
			continue;
		}
		if (i)
			markup_text(&r->markup, STR(" "));
		render_open_side(r, "span", &node->shown[i]);
		write_side(r, node, &node->shown[i]);
		render_close(r, "span", scope);
	}
	markup_close(&r->markup, "p");
	markup_line(&r->markup);
}
