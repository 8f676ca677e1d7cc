/* The Markdown dialect under libFuzzer: any bytes that read_text lets pass.
 *
 * Besides crashes it finds: a private character in the blocks that is not in
 * the input (something that was put in and stayed), and, built with
 * DIGLOT_FUZZ, blocks that the line scanner and cmark see differently. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "read/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Set per input: the input holds no private character of the range that the
 * reader draws from, neither plainly nor as an entity. */
static bool is_clean(struct str source)
{
	return !memchr(source.ptr, 0xEE, source.len) &&
	       str_find(source, STR("&#")) == STR_NONE;
}

static void check_text(struct str s)
{
	if (s.len &&
	    (memchr(s.ptr, 0xEE, s.len) || utf8_invalid(s) != STR_NONE))
		abort();
}

static void check_inlines(const struct inline_node *node)
{
	for (; node; node = node->next) {
		check_text(node->text);
		check_text(node->href);
		check_text(node->title);
		check_inlines(node->children);
	}
}

static void check_table(const struct table *table)
{
	size_t n = table ? table->n_columns * table->n_rows : 0;

	for (size_t i = 0; i < n; i++) {
		check_text(table->cells[i].text);
		check_inlines(table->cells[i].content);
	}
}

static void check_blocks(const struct block *block, size_t n)
{
	for (; n--; block++) {
		check_text(block->text);
		check_text(block->literal);
		check_text(block->info);
		check_text(block->title);
		check_inlines(block->content);
		check_table(block->table);
		check_blocks(block->children, block->n_children);
		if (block->end_line < block->line || !block->column)
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct str languages[] = {STR_INIT("zh-Hans"),
					       STR_INIT("en")};
	struct str source = {(const char *)data, size};
	struct arena arena = {0}, scratch = {0};
	struct reader reader = {0};
	struct document document = {.path = STR("fuzz.md"), .source = source};
	struct markdown_context context = {
		&reader, &arena, &scratch, languages, 2, 0, STR("/nowhere")};

	if (!size || memchr(data, 0, size) || utf8_invalid(source) != STR_NONE)
		return 0;
	reader.findings = findings_new();
	if (markdown_parse(&context, &document, 0, 1) && is_clean(source)) {
		check_blocks(document.root, 1);
		check_blocks(document.notes, document.n_notes);
	}
	findings_free(reader.findings);
	arena_free(&arena);
	arena_free(&scratch);
	return 0;
}
