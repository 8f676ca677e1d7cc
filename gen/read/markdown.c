/* The Markdown dialect, from a file's bytes to blocks.
 *
 * See markdown_internal.h for the three steps. cmark's tree lives in the
 * scratch arena and is forgotten here, with the source that cmark was given. */
#include "read/markdown.h"

#include <stdlib.h>

#include "read/markdown_internal.h"

static void lowering_free(struct lowering *lowering)
{
	buf_free(&lowering->blocks);
	buf_free(&lowering->notes);
	buf_free(&lowering->plain);
	buf_free(&lowering->restored);
}

static cmark_node *parse(const struct markdown_source *source)
{
	cmark_parser *parser = cmark_parser_new_with_mem(
		CMARK_OPT_DEFAULT, markdown_memory_begin(source->scratch));
	struct str text =
		source->is_edited ? buf_str(&source->out) : source->text;

	if (source->front.len)
		cmark_parser_feed(parser, source->front.ptr, source->front.len);
	if (text.len)
		cmark_parser_feed(parser, text.ptr, text.len);
	return cmark_parser_finish(parser);
}

/* For the fuzz test: scanner and cmark saw the same blocks, so that each
 * marker was met. */
static void check(const struct markdown_source *source,
		  const struct lowering *lowering)
{
#ifdef DIGLOT_FUZZ
	if (!source->failed &&
	    lowering->n_markers != source->markers.len / sizeof(void *))
		abort();
#else
	(void)source;
	(void)lowering;
#endif
}

bool markdown_parse(const struct markdown_context *context,
		    struct document *document, size_t body_start,
		    uint32_t body_line)
{
	struct arena_mark mark = arena_mark(context->scratch);
	struct markdown_source source;
	struct lowering *lowering;
	bool good;

	markdown_source_init(&source, context, document, body_start, body_line);
	good = markdown_scan(&source);
	if (good) {
		lowering = ARENA_NEW(context->scratch, struct lowering);
		lowering->context = context;
		lowering->source = &source;
		lowering->document = document;
		markdown_lower(lowering, parse(&source));
		markdown_memory_end();
		lowering_free(lowering);
		check(&source, lowering);
		good = !source.failed;
	}
	markdown_source_free(&source);
	arena_rewind(context->scratch, mark);
	return good;
}
