/* Permalinks: an id for every pair that readers may want to point at, unique
 * in the edition and the same in every language.
 *
 * A heading's id is the author's, or made of the wording of the first
 * language that is written in Latin letters, or "section-" and a number. The
 * first heading of level 1 has the id of its chapter: the last part of its
 * address. Any other block has its heading's id (before the first heading:
 * the chapter's), a hyphen, letters for its kind, and its number of that kind
 * under the heading:
 *
 *   p paragraph   i item      l list    q quote       c code
 *   t table       f figure    chart     k keyfigures  d definitions
 *   term          detail      fn footnote (counted in the chapter)
 *   summary aside note tip warning      div unknown container
 *
 * Paragraphs inside an item, a detail, a footnote or a caption are counted
 * there: livelihood-i3-p1. An item or a detail that is nothing but a paragraph
 * leaves its id to it. Rules, and the list inside of keyfigures, have none.
 * Authors' ids win over made ones; a made one that is taken is preceded by the
 * chapter's, then followed by a number.
 *
 * That is how the first edition is named. In a later one whatever was there
 * before has the id it had (see pair/identity.h); the rest is named as above,
 * only that ids of earlier editions count as taken, and that numbers under a
 * heading go on from the first that is free. */
#include <string.h>

#include "lang/character.h"
#include "model/change.h"
#include "pair/errata.h"
#include "pair/identity.h"

static const struct str letters[BLOCK_KIND_COUNT] = {
	[BLOCK_PARAGRAPH] = STR_INIT("p"),
	[BLOCK_LIST] = STR_INIT("l"),
	[BLOCK_ITEM] = STR_INIT("i"),
	[BLOCK_QUOTE] = STR_INIT("q"),
	[BLOCK_CODE] = STR_INIT("c"),
	[BLOCK_TABLE] = STR_INIT("t"),
	[BLOCK_DEFINITIONS] = STR_INIT("d"),
	[BLOCK_TERM] = STR_INIT("term"),
	[BLOCK_DETAIL] = STR_INIT("detail"),
	[BLOCK_FOOTNOTE] = STR_INIT("fn"),
	[BLOCK_SUMMARY] = STR_INIT("summary"),
	[BLOCK_ASIDE] = STR_INIT("aside"),
	[BLOCK_NOTE] = STR_INIT("note"),
	[BLOCK_TIP] = STR_INIT("tip"),
	[BLOCK_WARNING] = STR_INIT("warning"),
	[BLOCK_KEYFIGURES] = STR_INIT("k"),
	[BLOCK_FIGURE] = STR_INIT("f"),
	[BLOCK_CHART] = STR_INIT("chart"),
	[BLOCK_DIVISION] = STR_INIT("div"),
};

struct naming {
	struct arena *arena; /* the publication's */
	struct map *ids;     /* id → pair */
	struct map owners;   /* explicit id → block */
	struct map repeated; /* id → uint32_t, the number to try next */
	const struct edition *before; /* or NULL */
	struct map retired;           /* id → retired_id, of that edition */
	struct arena scratch;
};

/* Naming one chapter. */
struct chapter_naming {
	struct naming *naming;
	struct pairing *pairing;
	struct str prefix; /* the heading's id */
	uint32_t counts[BLOCK_KIND_COUNT];
	uint32_t n_sections; /* headings without any Latin wording */
	bool has_title;      /* the first heading of level 1 is behind us */
	struct buf buf;
};

/* What paragraphs are counted in, if not the heading. */
struct scope {
	struct str id; /* empty: the heading */
	uint32_t n_paragraphs;
};

static bool is_id_character(char c)
{
	return char_is_word(c) || c == '-' || c == '_' || c == '.';
}

/* A copy of the id, behind the prefix if it does not begin with a letter. */
static struct str begin_with_letter(struct arena *arena, struct str prefix,
				    struct str id)
{
	if (id.len && char_is_letter(*id.ptr))
		prefix.len = 0;
	return arena_join(arena, prefix, id, (struct str){0});
}

/* The chapter's address as an id. */
static struct str chapter_slug(struct arena *arena,
			       const struct chapter *chapter)
{
	struct str address = chapter->address;
	size_t slash = str_find_last(address, '/');
	struct str last = slash == STR_NONE
				  ? address
				  : str_slice(address, slash + 1, address.len);
	struct str slug = begin_with_letter(arena, STR("chapter-"), last);
	char *bytes = (char *)slug.ptr;

	for (size_t i = 0; i < slug.len; i++) {
		if (!is_id_character(bytes[i]))
			bytes[i] = '-';
	}
	return slug;
}

/* head-letters<number>; without letters head-<number>. */
static struct str id_numbered(struct arena *arena, struct str head,
			      struct str kind, uint32_t number)
{
	char digits[10];
	size_t n = sizeof(digits), len;
	char *id;

	do {
		digits[--n] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	len = head.len + 1 + kind.len + sizeof(digits) - n;
	id = arena_alloc(arena, len);
	memcpy(id, head.ptr, head.len);
	id[head.len] = '-';
	if (kind.len)
		memcpy(id + head.len + 1, kind.ptr, kind.len);
	memcpy(id + head.len + 1 + kind.len, digits + n, sizeof(digits) - n);
	return (struct str){id, len};
}

/* Enters the id unless it is taken, or was so in an earlier edition. */
static bool try_id(struct naming *naming, struct str id, struct pair *pair)
{
	if (naming->before && (map_get(&naming->before->ids, id) ||
			       map_get(&naming->retired, id)))
		return false;
	return !map_add(naming->ids, naming->arena, id, pair);
}

/* Tries head-letters<first> and the numbers after it; where it left off is
 * remembered, so that a thousand equal headings cost a thousand steps. */
static struct str take_number(struct naming *naming, struct str head,
			      struct str kind, uint32_t first,
			      struct pair *pair)
{
	struct str key = arena_join(&naming->scratch, head, STR("-"), kind);
	uint32_t *next = map_get(&naming->repeated, key);

	if (!next) {
		next = ARENA_NEW(&naming->scratch, uint32_t);
		map_add(&naming->repeated, &naming->scratch, key, next);
	}
	if (*next < first)
		*next = first;
	for (;;) {
		struct str numbered =
			id_numbered(naming->arena, head, kind, (*next)++);

		if (try_id(naming, numbered, pair))
			return numbered;
	}
}

/* Gives the pair a made id: this one, or what comes next to it. */
static void take_id(const struct chapter_naming *chapter, struct pair *pair,
		    struct str id)
{
	struct naming *naming = chapter->naming;

	if (!try_id(naming, id, pair)) {
		id = arena_join(naming->arena, chapter->pairing->slug, STR("-"),
				id);
		if (!try_id(naming, id, pair))
			id = take_number(naming, id, (struct str){0}, 2, pair);
	}
	pair->id = id;
}

/* The same for the pair's number of its kind under the head. */
static void take_counted(const struct chapter_naming *chapter,
			 struct pair *pair, struct str head, struct str kind,
			 uint32_t number)
{
	struct naming *naming = chapter->naming;

	if (naming->before)
		pair->id = take_number(naming, head, kind, number, pair);
	else
		take_id(chapter, pair,
			id_numbered(naming->arena, head, kind, number));
}

/* The id that the heading's wording gives, in the first language that gives
 * one; empty if none does. */
static struct str wording(struct chapter_naming *chapter,
			  const struct pair *pair)
{
	for (size_t side = 0; side < chapter->pairing->n_sides; side++) {
		if (!pair->sides[side].n)
			continue;
		buf_clear(&chapter->buf);
		text_slug(&chapter->buf, pair->sides[side].first->text);

		struct str slug = buf_str(&chapter->buf);

		if (slug.len)
			return begin_with_letter(chapter->naming->arena,
						 STR("section-"), slug);
	}
	return (struct str){0};
}

bool pair_is_title(const struct pair *pair)
{
	size_t n_sides = pair->chapter->edition->n_languages;

	for (size_t side = 0; side < n_sides; side++) {
		if (pair->sides[side].n)
			return pair->sides[side].first->level == 1;
	}
	return false;
}

static void name_heading(struct chapter_naming *chapter, struct pair *pair)
{
	bool first = !chapter->has_title && pair_is_title(pair);

	chapter->has_title |= first;
	if (!pair->id.len) {
		struct str id =
			first ? chapter->pairing->slug : wording(chapter, pair);

		if (!id.len)
			id = id_numbered(chapter->naming->arena, STR("section"),
					 (struct str){0},
					 ++chapter->n_sections);
		take_id(chapter, pair, id);
	}
	if (str_eq(chapter->prefix, pair->id))
		return;
	chapter->prefix = pair->id;
	memset(chapter->counts, 0, sizeof(chapter->counts));
}

static void name_other(struct chapter_naming *chapter, struct pair *pair,
		       struct scope *scope)
{
	bool scoped = pair->kind == BLOCK_PARAGRAPH && scope->id.len;
	struct str head = scoped ? scope->id : chapter->prefix;
	uint32_t number =
		scoped ? ++scope->n_paragraphs : ++chapter->counts[pair->kind];

	if (pair->kind == BLOCK_FOOTNOTE) {
		head = chapter->pairing->slug;
		number = pair->number;
	}
	if (!pair->id.len)
		take_counted(chapter, pair, head, letters[pair->kind], number);
}

static bool counts_paragraphs(enum block_kind kind)
{
	return kind == BLOCK_ITEM || kind == BLOCK_DETAIL ||
	       kind == BLOCK_FOOTNOTE || kind == BLOCK_FIGURE ||
	       kind == BLOCK_TABLE || kind == BLOCK_CHART;
}

/* The only paragraph of an item or a detail, or NULL. */
static struct pair *sole_paragraph(const struct pair *pair)
{
	if ((pair->kind != BLOCK_ITEM && pair->kind != BLOCK_DETAIL) ||
	    pair->id.len || pair->n_children != 1 ||
	    pair->children->kind != BLOCK_PARAGRAPH)
		return NULL;
	return pair->children;
}

static bool has_own_id(enum block_kind kind, const struct pair *parent)
{
	bool inner_list = kind == BLOCK_LIST && parent &&
			  parent->kind == BLOCK_KEYFIGURES;

	return kind == BLOCK_HEADING || (letters[kind].len && !inner_list);
}

bool pair_takes_id(const struct pair *pair)
{
	const struct pair *paragraph = sole_paragraph(pair);

	return has_own_id(pair->kind, pair->parent) &&
	       !(paragraph && !paragraph->id.len);
}

/* Whether the pair's id is the author's, not one of the edition before. */
static bool is_explicit(const struct naming *naming, const struct pair *pair)
{
	const struct block *owner = NULL;

	if (pair->id.len)
		owner = map_get(&naming->owners, pair->id);
	return owner && owner->pair == pair;
}

static void name_sole_paragraph(struct chapter_naming *chapter,
				struct pair *pair, enum block_kind kind)
{
	uint32_t number = ++chapter->counts[kind];

	if (!pair->id.len)
		take_counted(chapter, pair, chapter->prefix, letters[kind],
			     number);
}

static void name_pair(struct chapter_naming *chapter, struct pair *pair,
		      struct scope *scope)
{
	struct pair *paragraph = sole_paragraph(pair);
	struct scope inner = {.id = {0}};

	if (paragraph && !is_explicit(chapter->naming, paragraph)) {
		name_sole_paragraph(chapter, paragraph, pair->kind);
		return;
	}
	if (pair->kind == BLOCK_HEADING)
		name_heading(chapter, pair);
	else if (has_own_id(pair->kind, pair->parent))
		name_other(chapter, pair, scope);
	if (counts_paragraphs(pair->kind)) {
		inner.id = pair->id;
		scope = &inner;
	}
	for (size_t i = 0; i < pair->n_children; i++)
		name_pair(chapter, &pair->children[i], scope);
}

static void name_chapter(struct naming *naming, struct pairing *pairing)
{
	struct chapter *chapter = pairing->chapter;
	struct chapter_naming work = {
		.naming = naming, .pairing = pairing, .prefix = pairing->slug};
	struct scope scope = {.id = {0}};

	for (size_t i = 0; i < chapter->root.n_children; i++)
		name_pair(&work, &chapter->root.children[i], &scope);
	for (size_t i = 0; i < chapter->n_notes; i++)
		name_pair(&work, &chapter->notes[i], &scope);
	buf_free(&work.buf);
}

static void report_id(struct pairing *pairing, enum message_id message,
		      const struct block *block, const struct block *other,
		      struct pairing *others, struct str arg)
{
	findings_add(pairing->findings,
		     &(struct finding){
			     .id = message,
			     .place = pairing_place(pairing, block),
			     .counterpart = pairing_place(others, other),
			     .args = {block->id, arg},
		     });
}

static struct pairing *pairing_of(struct pairing *pairings,
				  const struct block *block)
{
	return &pairings[block->document->chapter->number];
}

/* Enters an id that an author gave. One that belongs to a block inside a leaf
 * leads to the leaf. */
static void enter(struct naming *naming, struct pairing *pairings,
		  struct pairing *pairing, struct block *block)
{
	struct pair *pair = block->pair;
	bool own = pair->sides[block->document->side].n == 1 &&
		   pair->sides[block->document->side].first == block;
	struct pair *taken =
		map_add(naming->ids, naming->arena, block->id, pair);

	if (taken && taken != pair) {
		struct block *other = map_get(&naming->owners, block->id);

		report_id(pairing, ID_DUPLICATE, block, other,
			  pairing_of(pairings, other), (struct str){0});
		return;
	}
	map_add(&naming->owners, &naming->scratch, block->id, block);
	if (!own)
		return;
	if (!pair->id.len) {
		pair->id = block->id;
	} else if (!str_eq(pair->id, block->id)) {
		report_id(pairing, ID_CONFLICT, block,
			  map_get(&naming->owners, pair->id), pairing,
			  pair->id);
	}
}

static void name_chapters(struct naming *naming, const struct edition *edition,
			  struct pairing *pairings)
{
	const struct edition *before = edition->before;

	for (size_t i = 0; before && i < before->n_retired; i++)
		map_add(&naming->retired, &naming->scratch,
			before->retired[i].id, &before->retired[i]);
	for (size_t i = 0; i < edition->n_chapters; i++)
		name_chapter(naming, &pairings[i]);
}

void pair_ids(struct edition *edition, struct pairing *pairings,
	      struct pool *pool)
{
	struct arena *arena = &edition->publication->arena;
	struct naming naming = {.arena = arena,
				.ids = &edition->ids,
				.before = edition->before};
	struct identity *identity = NULL;

	for (size_t i = 0; i < edition->n_chapters; i++) {
		struct block_list *named = &pairings[i].named;

		pairings[i].slug = chapter_slug(arena, edition->chapters[i]);
		for (size_t j = 0; j < named->len; j++)
			enter(&naming, pairings, &pairings[i], named->items[j]);
	}
	if (edition->before)
		identity = identity_find(&naming.scratch, edition, pool);
	name_chapters(&naming, edition, pairings);
	pair_errata(edition, pairings);
	if (identity) {
		identity_report_reuse(identity, edition, pairings);
		identity_changes(identity, edition);
	}
	arena_free(&naming.scratch);
}

/* The order of the map does not count. */
struct str id_nearest(const struct map *ids, struct str wanted, size_t most,
		      bool (*wants)(const struct pair *pair))
{
	struct str nearest = {0};

	for (size_t i = 0; i < ids->cap; i++) {
		const struct pair *pair = ids->slots[i].value;
		struct str id = ids->slots[i].key;
		size_t distance;

		if (!pair || (wants && !wants(pair)))
			continue;
		distance = str_distance(wanted, id, most);
		if (distance < most ||
		    (distance == most &&
		     (!nearest.len || str_cmp(id, nearest) < 0))) {
			nearest = id;
			most = distance;
		}
	}
	return nearest;
}
