/* Terms in the text: the first use of each in a chapter, once a language,
 * leads to its entry in the list of terms. Not in headings and links, nor in
 * what the author has defined right there. */
#include "write/address.h"
#include "write/render_internal.h"

/* A use inside of one node of text; those of a node are a list by place. */
struct term_link {
	const struct inline_node *node;
	struct span span; /* in the node's text */
	const struct term *term;
	struct term_link *next;
};

/* The way through the uses in a language. */
struct marking {
	struct renderer *r;
	bool *taken; /* one a term */
	const struct term_use *uses;
	size_t n_uses;
	size_t pos; /* in the wording */
	struct term_link *last;
};

static struct str key_of(const struct inline_node *const *node)
{
	return (struct str){(const char *)node, sizeof(*node)};
}

static const struct term *term_of(const struct sense *sense)
{
	while (sense && sense->rendering->status == TERM_FORBIDDEN)
		sense = sense->alike;
	return sense ? sense->rendering->term : NULL;
}

static void mark_use(struct marking *marking, const struct inline_node *node,
		     const struct term_use *use)
{
	struct renderer *r = marking->r;
	const struct term *term = term_of(use->senses);
	struct term_link *link;

	if (!term || marking->taken[term->number])
		return;
	marking->taken[term->number] = true;
	link = ARENA_NEW(&r->arena, struct term_link);
	*link = (struct term_link){
		.node = node,
		.span = {use->span.start - (uint32_t)marking->pos,
			 use->span.end - (uint32_t)marking->pos},
		.term = term,
	};
	if (marking->last && marking->last->node == node)
		marking->last->next = link;
	else
		map_add(&r->term_links, &r->arena, key_of(&link->node), link);
	marking->last = link;
}

/* Uses that begin in a node and end behind it are part of other markup. */
static void mark_text(struct marking *marking, const struct inline_node *node,
		      bool in_link)
{
	size_t end = marking->pos + node->text.len;

	while (marking->n_uses && marking->uses->span.start < end) {
		const struct term_use *use = marking->uses++;

		marking->n_uses--;
		if (!in_link && use->span.start >= marking->pos &&
		    use->span.end <= end)
			mark_use(marking, node, use);
	}
}

static void mark_inlines(struct marking *marking,
			 const struct inline_node *node, bool in_link)
{
	for (; node && marking->n_uses; node = node->next) {
		if (node->children) {
			mark_inlines(marking, node->children,
				     in_link || node->kind == INLINE_LINK);
			continue;
		}
		if (node->kind == INLINE_TEXT)
			mark_text(marking, node, in_link);
		marking->pos += inline_length(node);
	}
}

static bool is_linked(const struct statement *statement,
		      const struct wording_part *part)
{
	if (statement->kind == STATEMENT_CELL)
		return statement->row > 0;
	return statement->kind == STATEMENT_CONTENT &&
	       part->block->kind != BLOCK_HEADING &&
	       part->block->kind != BLOCK_TERM;
}

static void mark_wording(struct marking *marking,
			 const struct statement *statement,
			 const struct wording *wording)
{
	marking->uses = wording->terms;
	marking->n_uses = wording->n_terms;
	for (size_t i = 0; i < wording->n_parts; i++) {
		const struct wording_part *part = &wording->parts[i];

		marking->pos = part->start;
		while (marking->n_uses &&
		       marking->uses->span.start < part->start) {
			marking->uses++;
			marking->n_uses--;
		}
		if (is_linked(statement, part))
			mark_inlines(marking, wording_part_content(part),
				     false);
	}
}

void render_mark_terms(struct renderer *r)
{
	const struct chapter *chapter = r->chapter;
	size_t n = r->edition->publication->terms.n_terms;

	for (size_t i = 0; i < r->view->n_sides; i++) {
		struct marking marking = {
			.r = r, .taken = ARENA_ARRAY(&r->arena, bool, n)};

		for (size_t j = 0; j < chapter->n_statements; j++) {
			const struct statement *one = &chapter->statements[j];

			mark_wording(&marking, one,
				     &one->wordings[r->view->sides[i]]);
		}
	}
}

/* Text */

static void put_entry(struct renderer *r, struct str page,
		      const struct term *term)
{
	buf_put(&r->value, page);
	buf_put_char(&r->value, '#');
	address_put_term(&r->value, term);
}

static void put_address(struct renderer *r, const struct term *term)
{
	struct str whole = address_whole[WHOLE_TERMS];
	struct buf path = {0};

	address_relative(&path, r->render->from, whole);
	buf_clear(&r->value);
	if (r->render->target == TARGET_PAGE_AND_ALL) {
		render_begin_page_reading(&r->value);
		put_entry(r, buf_str(&path), term);
		render_begin_all_reading(&r->value);
		put_entry(r, whole, term);
		render_end_readings(&r->value);
	} else {
		put_entry(r, buf_str(&path), term);
	}
	buf_free(&path);
}

static void write_link(struct renderer *r, const struct term_link *link)
{
	put_address(r, link->term);
	markup_open(&r->markup, "a");
	markup_attr(&r->markup, "class", STR("term"));
	markup_attr_written(&r->markup, "href", buf_str(&r->value));
	markup_text(&r->markup, str_span(link->node->text, link->span));
	markup_close(&r->markup, "a");
}

void render_words(struct renderer *r, const struct inline_node *node,
		  size_t start, size_t end)
{
	const struct term_link *link = NULL;

	if (r->term_links.len && !r->in_link && !r->in_title &&
	    r->markup.depth + RENDER_RESERVE <= MARKUP_DEPTH)
		link = map_get(&r->term_links, key_of(&node));
	for (; link && link->span.end <= end; link = link->next) {
		if (link->span.start < start)
			continue;
		markup_text(&r->markup,
			    str_slice(node->text, start, link->span.start));
		write_link(r, link);
		start = link->span.end;
	}
	markup_text(&r->markup, str_slice(node->text, start, end));
}
