/* Editions written in a small notation, for tests of what works on the model.
 *
 * A document is a string, a block a line:
 *
 *   #… text     heading        - text   item (neighbours form a list)
 *   > text      quote          ``text   code
 *   ---         rule           [^x]: text   footnote
 *   |a|b|       a table of one row
 *   other text  paragraph
 *
 * " {#id}" at the end of a line is an explicit id. In texts, [words](href) is
 * a link, [](href) a cross-reference, [^x] a note, *words* emphasis. */
#ifndef DIGLOT_TESTS_NOTATION_H
#define DIGLOT_TESTS_NOTATION_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "check/check.h"
#include "pair/pair.h"

#define assert_str(got, want)                                                  \
	do {                                                                   \
		struct str got_ = (got);                                       \
		assert_string_equal(arena_str(&work.arena, got_).ptr, want);   \
	} while (0)

enum { SIDES = 3, CHAPTERS = 4, BLOCKS = 400 };

/* One edition at a time. */
static struct {
	struct arena arena;
	struct site site;
	struct publication publication;
	struct edition edition;
	struct edition_language languages[SIDES];
	struct chapter chapters[CHAPTERS];
	struct chapter *list[CHAPTERS];
	struct findings *findings;
	const struct finding *found;
	size_t n_found;
} work;

static int set_up(void **state)
{
	static const char *const tags[SIDES] = {"zh-Hans", "en", "fr"};

	(void)state;
	memset(&work, 0, sizeof(work));
	work.findings = findings_new();
	work.edition.publication = &work.publication;
	work.publication.site = &work.site;
	work.edition.languages = work.languages;
	work.edition.n_languages = 2;
	work.edition.chapters = work.list;
	work.edition.folder = STR("book");
	for (size_t i = 0; i < SIDES; i++) {
		work.languages[i].tag = str_from(tags[i]);
		work.languages[i].rules = language_find(str_from(tags[i]));
	}
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&work.publication.arena);
	arena_free(&work.arena);
	findings_free(work.findings);
	return 0;
}

static struct inline_node *new_inline(enum inline_kind kind, struct str text)
{
	struct inline_node *node = ARENA_NEW(&work.arena, struct inline_node);

	node->kind = kind;
	node->text = text;
	return node;
}

/* The inline at the head of *text, cut off it. */
static struct inline_node *take_inline(struct str *text)
{
	struct str rest = *text;
	struct inline_node *node;
	size_t end;

	if (str_starts(rest, STR("[^"))) {
		end = str_find_char(rest, ']');
		node = new_inline(INLINE_NOTE, str_slice(rest, 2, end));
		end++;
	} else if (str_starts(rest, STR("["))) {
		size_t close = str_find(rest, STR("]("));

		end = str_find_char(rest, ')') + 1;
		node = new_inline(close == 1 ? INLINE_REFERENCE : INLINE_LINK,
				  (struct str){0});
		node->href = str_slice(rest, close + 2, end - 1);
		if (close > 1)
			node->children = new_inline(INLINE_TEXT,
						    str_slice(rest, 1, close));
	} else if (str_starts(rest, STR("*"))) {
		end = str_find_char(str_slice(rest, 1, rest.len), '*') + 2;
		node = new_inline(INLINE_EMPHASIS, (struct str){0});
		node->children =
			new_inline(INLINE_TEXT, str_slice(rest, 1, end - 1));
	} else {
		for (end = 1; end < rest.len && !strchr("[*", rest.ptr[end]);)
			end++;
		node = new_inline(INLINE_TEXT, str_slice(rest, 0, end));
	}
	*text = str_slice(rest, end, rest.len);
	return node;
}

static void put_plain(struct buf *buf, const struct inline_node *node)
{
	for (; node; node = node->next) {
		if (node->kind == INLINE_TEXT)
			buf_put(buf, node->text);
		put_plain(buf, node->children);
	}
}

static void set_content(struct block *block, struct str text)
{
	struct inline_node **link = &block->content;
	struct buf buf = {0};

	while (text.len) {
		*link = take_inline(&text);
		link = &(*link)->next;
	}
	put_plain(&buf, block->content);
	block->text = buf_copy(&buf, &work.arena);
	buf_free(&buf);
}

static struct str take_id(struct str *line)
{
	size_t at = str_find(*line, STR(" {#"));
	struct str id = {0};

	if (at != STR_NONE) {
		id = str_slice(*line, at + 3, line->len - 1);
		*line = str_slice(*line, 0, at);
	}
	return id;
}

static struct block *child(struct block *parent, enum block_kind kind,
			   size_t most)
{
	struct block *block;

	if (!parent->children)
		parent->children = ARENA_ARRAY(&work.arena, struct block, most);
	assert_true(parent->n_children < most);
	block = &parent->children[parent->n_children++];
	block->kind = kind;
	block->document = parent->document;
	block->column = 1;
	return block;
}

static struct block *wrapped(struct block *parent, enum block_kind kind,
			     struct str text, size_t most)
{
	struct block *block = child(parent, kind, most);

	set_content(child(block, BLOCK_PARAGRAPH, 1), text);
	return block;
}

static void put_table(struct block *block, struct str line)
{
	struct table *table = ARENA_NEW(&work.arena, struct table);
	struct str rest = str_slice(line, 1, line.len - 1);

	table->n_rows = 1;
	table->cells = ARENA_ARRAY(&work.arena, struct cell, line.len);
	while (rest.ptr) {
		struct cell *cell = &table->cells[table->n_columns++];

		cell->text = str_cut(&rest, '|');
		if (cell->text.len)
			cell->content = new_inline(INLINE_TEXT, cell->text);
	}
	block->table = table;
}

static void put_line(struct block *root, struct str line, bool in_list)
{
	struct str id = take_id(&line);
	struct block *block;
	size_t level = 0;

	while (level < line.len && line.ptr[level] == '#')
		level++;
	if (level) {
		block = child(root, BLOCK_HEADING, BLOCKS);
		block->level = (uint8_t)level;
		set_content(block, str_slice(line, level + 1, line.len));
	} else if (str_eq(line, STR("---"))) {
		block = child(root, BLOCK_RULE, BLOCKS);
	} else if (str_starts(line, STR("- "))) {
		block = in_list ? &root->children[root->n_children - 1]
				: child(root, BLOCK_LIST, BLOCKS);
		wrapped(block, BLOCK_ITEM, str_slice(line, 2, line.len), 20);
	} else if (str_starts(line, STR("> "))) {
		block = wrapped(root, BLOCK_QUOTE, str_slice(line, 2, line.len),
				BLOCKS);
	} else if (str_starts(line, STR("|"))) {
		block = child(root, BLOCK_TABLE, BLOCKS);
		put_table(block, line);
	} else if (str_starts(line, STR("``"))) {
		block = child(root, BLOCK_CODE, BLOCKS);
		block->literal = str_slice(line, 2, line.len);
	} else {
		block = child(root, BLOCK_PARAGRAPH, BLOCKS);
		set_content(block, line);
	}
	block->id = id;
}

static void set_lines(struct block *block, uint32_t line)
{
	if (!block->line)
		block->line = line;
	block->end_line = line;
	for (size_t i = 0; i < block->n_children; i++)
		if (!block->children[i].line)
			set_lines(&block->children[i], line);
}

static void put_note(struct document *document, struct str line)
{
	struct block *note = &document->notes[document->n_notes++];
	size_t end = str_find(line, STR("]: "));

	note->kind = BLOCK_FOOTNOTE;
	note->document = document;
	note->info = str_slice(line, 2, end);
	set_content(child(note, BLOCK_PARAGRAPH, 1),
		    str_slice(line, end + 3, line.len));
}

static void add_document(size_t number, size_t side, const char *name,
			 const char *source)
{
	struct chapter *chapter = &work.chapters[number];
	struct document *document = ARENA_NEW(&work.arena, struct document);
	struct str rest = document->source = str_from(source);
	bool in_list = false;

	document->chapter = chapter;
	document->side = side;
	document->path = arena_printf(&work.arena, "book/%.*s/%s.md",
				      STR_ARG(work.languages[side].tag), name);
	document->root = ARENA_NEW(&work.arena, struct block);
	document->root->document = document;
	document->notes = ARENA_ARRAY(&work.arena, struct block, 20);
	for (uint32_t line = 1; rest.ptr; line++) {
		struct str text = str_cut_line(&rest);
		struct block *root = document->root;

		if (!text.len)
			continue;
		if (str_starts(text, STR("[^")) &&
		    str_find(text, STR("]: ")) != STR_NONE) {
			put_note(document, text);
			set_lines(&document->notes[document->n_notes - 1],
				  line);
			continue;
		}
		put_line(root, text, in_list);
		in_list = str_starts(text, STR("- "));
		set_lines(&root->children[root->n_children - 1], line);
	}
	chapter->documents[side] = document;
}

/* A chapter of the name; sources by side, NULL where it is missing. */
static void add_chapter(const char *name, const char *first, const char *second,
			const char *third)
{
	const char *const sources[SIDES] = {first, second, third};
	size_t number = work.edition.n_chapters++;
	struct chapter *chapter = &work.chapters[number];

	work.list[number] = chapter;
	chapter->number = number;
	chapter->address = str_from(name);
	chapter->name = arena_printf(&work.arena, "%s.md", name);
	chapter->edition = &work.edition;
	chapter->documents = ARENA_ARRAY(&work.arena, struct document *, SIDES);
	for (size_t side = 0; side < SIDES; side++) {
		if (sources[side])
			add_document(number, side, name, sources[side]);
	}
}

/* Pairs the edition, and checks it if asked. */
static void run_checked(bool check)
{
	struct pool *pool = pool_new(2);

	pair_edition(&work.edition, pool, work.findings);
	if (check)
		check_edition(&work.edition, pool, work.findings);
	pool_free(pool);
	work.found = findings_sorted(work.findings, &work.n_found);
}

/* The finding at the index: its message, line and the other's line. */
static void check_finding(size_t i, enum message_id id, uint32_t line,
			  uint32_t counterpart)
{
	assert_true(i < work.n_found);
	assert_string_equal(messages[work.found[i].id].text, messages[id].text);
	assert_int_equal(work.found[i].place.line, line);
	assert_int_equal(work.found[i].counterpart.line, counterpart);
}

#endif
