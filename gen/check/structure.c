/* Chapters that a language lacks, and the order of headings in a document. */
#include "check/checks.h"
#include "pair/place.h"

enum { DEPTH_MOST = 256 };

static bool has_text(const struct document *document)
{
	return document && document->root && document->root->n_children;
}

/* The document that the chapter is there for: the first that has a text. */
static const struct document *first_document(const struct chapter *chapter)
{
	for (size_t side = 0; side < chapter->edition->n_languages; side++) {
		if (has_text(chapter->documents[side]))
			return chapter->documents[side];
	}
	return NULL;
}

static void report_missing(const struct chapter *chapter, size_t side,
			   const struct document *first,
			   struct findings *findings)
{
	const struct document *empty = chapter->documents[side];
	struct finding finding = {
		.id = CHAPTER_MISSING,
		.place = place_file(first->path),
		.args = {chapter->name, chapter->edition->languages[side].tag},
	};

	if (empty) {
		finding.counterpart = finding.place;
		finding.place = place_file(empty->path);
	}
	findings_add(findings, &finding);
}

/* The headings of a document, in order. */
struct headings {
	struct lines lines;
	struct arena arena;
	struct findings *findings;
	unsigned level; /* of the heading before; 0: none */
	bool has_title;
};

static struct str digit(unsigned number)
{
	static const char digits[] = "0123456789";

	return (struct str){digits + number % 10, 1};
}

static void report(struct headings *headings, enum message_id id,
		   const struct block *heading)
{
	findings_report(
		headings->findings, id,
		lines_block(&headings->lines, &headings->arena, heading),
		digit(heading->level), digit(headings->level));
}

static void check_heading(struct headings *headings,
			  const struct block *heading)
{
	if (headings->level && heading->level > headings->level + 1)
		report(headings, HEADING_LEVEL, heading);
	if (heading->level == 1 && headings->has_title)
		report(headings, HEADING_FIRST, heading);
	if (!str_trim(heading->text).len && !heading->content)
		report(headings, HEADING_EMPTY, heading);
	headings->has_title |= heading->level == 1;
	headings->level = heading->level;
}

static void check_headings(struct headings *headings, const struct block *block,
			   size_t depth)
{
	for (size_t i = 0; depth < DEPTH_MOST && i < block->n_children; i++) {
		const struct block *child = &block->children[i];

		if (child->kind == BLOCK_HEADING)
			check_heading(headings, child);
		else if (child->n_children)
			check_headings(headings, child, depth + 1);
	}
}

void check_structure(const struct chapter *chapter, struct findings *findings)
{
	const struct document *first = first_document(chapter);

	for (size_t side = 0; side < chapter->edition->n_languages; side++) {
		const struct document *document = chapter->documents[side];

		if (has_text(document)) {
			struct headings headings = {
				.lines = lines_of_document(document),
				.findings = findings};

			check_headings(&headings, document->root, 0);
			arena_free(&headings.arena);
		} else if (first) {
			report_missing(chapter, side, first, findings);
		}
	}
}
