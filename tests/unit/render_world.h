/* What the tests of the renderer share: an edition in three languages, blocks
 * and pairs made by hand, and a judge of what is written of them. */
#ifndef DIGLOT_TESTS_RENDER_WORLD_H
#define DIGLOT_TESTS_RENDER_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "write/render.h"

enum { SIDES = 3 };

/* An edition in three languages with one chapter; the third is written from
 * right to left. */
struct world {
	struct arena arena;
	struct site site;
	struct publication publication;
	struct edition edition;
	struct edition_language languages[SIDES];
	struct chapter chapter;
	struct document documents[SIDES];
	struct document *by_side[SIDES];
	struct strings words[SIDES];
	struct view view;
	struct render render;
};

static inline void add_word(struct world *w, size_t side, const char *name,
			    const char *word)
{
	struct str *text = ARENA_NEW(&w->arena, struct str);

	*text = str_from(word);
	map_add(&w->words[side].texts, &w->arena, str_from(name), text);
}

static inline void show(struct world *w, size_t n, size_t first, size_t second)
{
	w->view = (struct view){.sides = {first, second}, .n_sides = n};
	w->render.view = &w->view;
	w->render.ui[0] = &w->words[first];
	w->render.ui[1] = &w->words[second];
}

static inline int set_up(void **state)
{
	static struct world world;
	static const char *const tags[SIDES] = {"zh-Hans", "en", "ug"};
	static const char *const untranslated[SIDES] = {"未翻译",
							"Untranslated", "U"};
	struct world *w = &world;

	memset(w, 0, sizeof(*w));
	w->edition.languages = w->languages;
	w->edition.n_languages = SIDES;
	w->edition.publication = &w->publication;
	w->publication.site = &w->site;
	w->chapter.edition = &w->edition;
	w->chapter.address = STR("summary");
	w->chapter.documents = w->by_side;
	for (size_t i = 0; i < SIDES; i++) {
		w->languages[i].tag = str_from(tags[i]);
		w->languages[i].rules = language_find(w->languages[i].tag);
		w->documents[i].side = i;
		w->by_side[i] = &w->documents[i];
		w->words[i].tag = w->languages[i].tag;
		add_word(w, i, "untranslated", untranslated[i]);
	}
	add_word(w, 0, "note", "注意");
	add_word(w, 1, "note", "Note");
	add_word(w, 1, "notes", "Notes");
	add_word(w, 1, "table", "Table");
	add_word(w, 1, "permalink", "Permalink");
	add_word(w, 1, "back_to_text", "Back");
	w->render.from = w->chapter.address;
	w->render.assets = STR("../media/");
	show(w, 1, 1, 0);
	*state = w;
	return 0;
}

static inline int tear_down(void **state)
{
	struct world *w = *state;

	arena_free(&w->arena);
	return 0;
}

/* Making blocks */

static inline struct inline_node *node(struct world *w, enum inline_kind kind,
				       const char *text,
				       struct inline_node *next)
{
	struct inline_node *made = ARENA_NEW(&w->arena, struct inline_node);

	made->kind = kind;
	made->text = str_from(text);
	made->next = next;
	return made;
}

static inline struct inline_node *text(struct world *w, const char *words)
{
	return node(w, INLINE_TEXT, words, NULL);
}

static inline struct block *blocks(struct world *w, size_t n,
				   enum block_kind kind)
{
	struct block *made = ARENA_ARRAY(&w->arena, struct block, n + 1);

	for (size_t i = 0; i < n; i++) {
		made[i].kind = kind;
		made[i].level = 2;
		made[i].start = 1;
	}
	return made;
}

static inline struct block *leaf(struct world *w, enum block_kind kind,
				 const char *words)
{
	struct block *made = blocks(w, 1, kind);

	made->content = text(w, words);
	made->text = str_from(words);
	return made;
}

static inline struct block *with(struct block *parent, struct block *children,
				 size_t n)
{
	parent->children = children;
	parent->n_children = n;
	return parent;
}

/* Making pairs */

static inline struct pair *pairs(struct world *w, size_t n)
{
	struct pair *made = ARENA_ARRAY(&w->arena, struct pair, n);

	for (size_t i = 0; i < n; i++) {
		made[i].sides = ARENA_ARRAY(&w->arena, struct side, SIDES);
		made[i].chapter = &w->chapter;
	}
	return made;
}

static inline struct pair *join(struct pair *pair, const char *id,
				struct block *a, struct block *b)
{
	pair->id = str_from(id);
	pair->kind = a ? a->kind : b->kind;
	pair->sides[0] = (struct side){a, a ? 1 : 0};
	pair->sides[1] = (struct side){b, b ? 1 : 0};
	return pair;
}

static inline struct pair *over(struct pair *parent, struct pair *children,
				size_t n)
{
	parent->children = children;
	parent->n_children = n;
	for (size_t i = 0; i < n; i++)
		children[i].parent = parent;
	return parent;
}

/* One leaf in the first two languages. */
static inline struct pair *leaves(struct world *w, enum block_kind kind,
				  const char *id, const char *a, const char *b)
{
	return join(pairs(w, 1), id, a ? leaf(w, kind, a) : NULL,
		    b ? leaf(w, kind, b) : NULL);
}

/* Judging */

struct tags {
	char open[64][16];
	size_t depth;
};

static inline size_t name_length(const char *name)
{
	return strcspn(name, " />\n");
}

static inline void meet_tag(struct tags *tags, const char *tag, const char *end)
{
	size_t len;

	if (tag[1] == '/') {
		len = name_length(tag + 2);
		assert_true(tags->depth > 0);
		tags->depth--;
		assert_int_equal(len, strlen(tags->open[tags->depth]));
		assert_memory_equal(tags->open[tags->depth], tag + 2, len);
		return;
	}
	len = name_length(tag + 1);
	assert_in_range(len, 1, 15);
	if (end[-1] == '/')
		return;
	assert_in_range(tags->depth, 0, 63);
	memcpy(tags->open[tags->depth], tag + 1, len);
	tags->open[tags->depth++][len] = 0;
}

static inline void assert_id_once(const char *id)
{
	size_t len = strcspn(id + 5, "\"") + 6;

	for (const char *at = id + 1; (at = strstr(at, " id=\"")); at++)
		assert_int_not_equal(strncmp(at, id, len), 0);
}

/* Every element closed in order, every id once. */
static inline void assert_well_formed(const char *markup)
{
	struct tags tags = {.depth = 0};

	for (const char *at = strchr(markup, '<'); at; at = strchr(at, '<')) {
		const char *end = strchr(at, '>');

		assert_non_null(end);
		meet_tag(&tags, at, end);
		at = end;
	}
	assert_int_equal(tags.depth, 0);
	for (const char *at = markup; (at = strstr(at, " id=\"")); at++)
		assert_id_once(at);
}

/* Lays the pairs into the chapter and compares what is written of it. */
/* Rendered for both pages at once, the text reads the same. */
static inline void check_reading(struct world *w, const char *want)
{
	struct render render = w->render;
	struct buf both = {0}, out = {0};

	if (render.target == TARGET_EPUB)
		return;
	render.target = TARGET_PAGE_AND_ALL;
	render.all_assets = render.assets;
	render_chapter(&render, &w->chapter, &both);
	render_reading(buf_str(&both),
		       w->render.target == TARGET_ALL ? READING_ALL
						      : READING_PAGE,
		       &out);
	buf_put_char(&out, 0);
	assert_string_equal(out.ptr, want);
	buf_free(&both);
	buf_free(&out);
}

static inline void check(struct world *w, struct pair *children, size_t n,
			 const char *want)
{
	struct buf out = {0};

	w->chapter.root = *pairs(w, 1);
	for (size_t i = 0; i < SIDES; i++)
		w->chapter.root.sides[i] =
			(struct side){blocks(w, 1, BLOCK_DOCUMENT), 1};
	over(&w->chapter.root, children, n);
	render_chapter(&w->render, &w->chapter, &out);
	buf_put_char(&out, 0);
	assert_string_equal(out.ptr, want);
	assert_well_formed(out.ptr);
	buf_free(&out);
	check_reading(w, want);
}

/* A list of one item a side, whose text is a paragraph. */
static inline struct pair *list(struct world *w, const char *id, const char *a,
				const char *b, bool tight)
{
	struct pair *list = pairs(w, 1), *item = pairs(w, 1);
	struct pair *words = leaves(w, BLOCK_PARAGRAPH, id, a, b);
	struct block *items[2] = {0}, *lists[2] = {0};

	for (size_t i = 0; i < 2; i++) {
		if (!words->sides[i].n)
			continue;
		items[i] = with(blocks(w, 1, BLOCK_ITEM), words->sides[i].first,
				1);
		lists[i] = with(blocks(w, 1, BLOCK_LIST), items[i], 1);
		items[i]->tight = lists[i]->tight = tight;
	}
	join(item, "", items[0], items[1]);
	join(list, "", lists[0], lists[1]);
	return over(list, over(item, words, 1), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
