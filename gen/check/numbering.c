/* Numbers of headings: 一、（一）1.（1） follow each other within the heading
 * above, and their styles go down with the headings. */
#include "check/checks.h"
#include "pair/place.h"

enum { DEPTH_MOST = 256, LEVELS = 7 };

struct numbering {
	const struct language *language;
	struct lines lines;
	struct arena arena;
	struct findings *findings;
	struct heading_number last[LEVELS]; /* by level; style 0: none yet */
	bool begun[LEVELS];                 /* the level above has begun */
};

static void report(struct numbering *numbering, enum message_id id,
		   const struct block *heading, struct str first,
		   struct str second)
{
	struct place place = lines_text(&numbering->lines, &numbering->arena,
					heading, first);

	findings_report(numbering->findings, id, place, first, second);
}

static void report_number(struct numbering *numbering,
			  const struct block *heading,
			  const struct heading_number *found, uint32_t expected)
{
	struct buf buf = {0};

	typography_put_number(&buf, found->style, expected);
	report(numbering, HEADING_NUMBER, heading, found->text, buf_str(&buf));
	buf_free(&buf);
}

/* A heading above that is numbered in the same style or a lower one. */
static const struct heading_number *
wrong_above(const struct numbering *numbering, size_t level, unsigned style)
{
	for (size_t i = level; i-- > 1;)
		if (numbering->last[i].style)
			return numbering->last[i].style >= style
				       ? &numbering->last[i]
				       : NULL;
	return NULL;
}

static void check_number(struct numbering *numbering,
			 const struct block *heading,
			 const struct heading_number *found)
{
	size_t level = heading->level;
	const struct heading_number *last = &numbering->last[level];
	const struct heading_number *above =
		wrong_above(numbering, level, found->style);

	if (above)
		report(numbering, HEADING_STYLE, heading, found->text,
		       above->text);
	else if (last->style == found->style &&
		 found->number != last->number + 1)
		report_number(numbering, heading, found, last->number + 1);
	else if (!last->style && numbering->begun[level] && found->number != 1)
		report_number(numbering, heading, found, 1);
}

static void check_heading(struct numbering *numbering,
			  const struct block *heading)
{
	struct heading_number found =
		typography_heading(numbering->language, heading->text);
	size_t level = heading->level;

	if (!level || level >= LEVELS)
		return;
	if (found.style)
		check_number(numbering, heading, &found);
	if (found.style || !numbering->last[level].style)
		numbering->last[level] = found;
	for (size_t i = level + 1; i < LEVELS; i++) {
		numbering->last[i] = (struct heading_number){0};
		/* Below a numbered heading numbers begin with 1. */
		numbering->begun[i] = found.style > 0;
	}
}

static void check_headings(struct numbering *numbering,
			   const struct block *block, size_t depth)
{
	for (size_t i = 0; depth < DEPTH_MOST && i < block->n_children; i++) {
		const struct block *child = &block->children[i];

		if (child->kind == BLOCK_HEADING)
			check_heading(numbering, child);
		else if (child->n_children)
			check_headings(numbering, child, depth + 1);
	}
}

void check_numbering(const struct chapter *chapter, struct findings *findings)
{
	for (size_t side = 0; side < chapter->edition->n_languages; side++) {
		const struct document *document = chapter->documents[side];
		struct numbering numbering = {
			.language = chapter->edition->languages[side].rules,
			.lines = lines_of_document(document),
			.findings = findings,
		};

		if (document && document->root)
			check_headings(&numbering, document->root, 0);
		arena_free(&numbering.arena);
	}
}
