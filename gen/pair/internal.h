/* What the files of this folder share. Private to pair/.
 *
 * Chapters are worked on in parallel: each has a struct pairing with an arena
 * of its own, which the publication adopts when all chapters are done. What
 * concerns the edition as a whole (ids, links that do not resolve at once)
 * is done afterwards, in the order of the chapters. */
#ifndef DIGLOT_PAIR_INTERNAL_H
#define DIGLOT_PAIR_INTERNAL_H

#include "base/finding.h"
#include "base/pool.h"
#include "pair/align.h"
#include "pair/place.h"

/* Readers refuse deeper nesting; recursion stops here all the same. */
enum { DEPTH_MOST = 256 };

/* An inline node that leads somewhere, and the block it stands in. */
struct mention {
	struct inline_node *node;
	struct block *block;
};

struct mentions {
	struct mention *items;
	size_t len, cap;
};

struct block_list {
	struct block **items;
	size_t len, cap;
};

/* A chapter at work. Arrays have one entry a side. */
struct pairing {
	struct edition *edition;
	struct chapter *chapter;
	struct findings *findings;
	struct arena arena;    /* what the chapter keeps */
	struct arena *scratch; /* the running thread's */
	size_t n_sides;
	size_t base;     /* the side that the others are aligned with */
	bool scanning;   /* blocks met are new: note what they hold */
	bool *present;   /* the side has a document with blocks */
	double *weights; /* bytes of text */
	/* How long side j is for a byte of side i, in the whole edition:
	 * ratios[i * n_sides + j]. */
	const double *ratios;
	struct lines *lines;      /* for places of findings */
	struct mentions *links;   /* links and cross-references */
	struct mentions *notes;   /* references to footnotes */
	struct mentions *pending; /* links left for later; one for all sides */
	struct block_list named;  /* blocks with an explicit id */
	struct str slug;          /* what ids before any heading begin with */
};

/* Items [start, start + n) of a side. */
struct range {
	uint32_t start, n;
};

/* What stands together over all sides, in order: ranges[group * n_sides +
 * side]. */
struct groups {
	struct range *ranges;
	size_t len;
};

/* measure.c: what aligning looks at. */
double block_weight(const struct block *block);

/* An item a block, an item a text; types and ids are left to the caller. */
struct align_item *items_of_blocks(struct arena *arena,
				   const struct block *blocks, size_t n);
struct align_item *items_of_texts(struct arena *arena, const struct str *texts,
				  size_t n);

/* Lets anchors that are common in both sequences weigh less. */
void anchors_weigh(struct arena *arena, struct align_item *a, size_t n_a,
		   struct align_item *b, size_t n_b);

/* groups.c: joins the beads of each side (NULL for the base and for sides
 * that are not there) with the n_base items of the base. */
struct groups groups_join(struct arena *arena, size_t n_sides, size_t base,
			  size_t n_base, struct bead *const *beads,
			  const size_t *n_beads);

/* siblings.c: aligns blocks of two sides, one parent's children each. */
struct siblings {
	struct block *blocks;
	size_t len;
};

/* Whether they may be paired one by one: the same kinds in the same order,
 * and no explicit id in two places. */
bool siblings_same(struct arena *arena, const struct siblings *a,
		   const struct siblings *b);
struct bead *siblings_align(struct arena *arena, const struct siblings *a,
			    const struct siblings *b, double ratio,
			    size_t *n_beads);

/* pair_blocks.c: pair_prepare measures the chapter, pair_chapter pairs it. */
void pair_prepare(struct pairing *pairing);
void pair_chapter(struct pairing *pairing);

/* Lays child pairs over the children of the pair's blocks. */
void pair_children(struct pairing *pairing, struct pair *parent, size_t depth);

/* The side that the others are aligned with: the chapter's base, or the first
 * that the parent has. */
size_t pairing_base(const struct pairing *pairing, const struct pair *parent);

/* Notes what the block and all below it hold. */
void pair_scan(struct pairing *pairing, struct block *block, size_t depth);

/* report.c: says what is odd about a pair among the children of parent.
 * before has the nearest block of each side, or NULL. */
void report_pair(struct pairing *pairing, const struct pair *parent,
		 const struct pair *pair, struct block *const *before);
struct place pairing_place(struct pairing *pairing, const struct block *block);

/* notes.c */
void pair_notes(struct pairing *pairing);

/* segment.c */
void pair_segments(struct pairing *pairing, struct pair *pair);

/* statements.c: what the chapter's pairs say; after ids and notes. */
void pair_statements(struct pairing *pairing);

/* ids.c: also corrects the text, see pair/errata.h; and with an edition before
 * finds what became of its pairs. */
void pair_ids(struct edition *edition, struct pairing *pairings,
	      struct pool *pool);

/* Whether the pair is to have an id, as long as only authors' ids are set. */
bool pair_takes_id(const struct pair *pair);

/* Of the ids (id → struct pair *) the one that is least apart from the wanted,
 * by at most so many bytes; empty if none is. Without wants all count. */
struct str id_nearest(const struct map *ids, struct str wanted, size_t most,
		      bool (*wants)(const struct pair *pair));

/* Whether the heading is of level 1. */
bool pair_is_title(const struct pair *pair);

/* resolve.c: fills the targets of the chapter's links as far as that needs
 * nothing but the edition's ids and files; the rest goes to pending. */
struct resolver;
struct resolver *resolver_new(struct arena *arena, struct edition *edition,
			      struct pairing *pairings);
void resolve_chapter(struct resolver *resolver, struct pairing *pairing);

/* The pending links of all chapters. */
void resolve_pending(struct resolver *resolver);

/* Grows a list in the arena by one entry. */
void mentions_add(struct mentions *list, struct arena *arena,
		  struct mention mention);
void block_list_add(struct block_list *list, struct arena *arena,
		    struct block *block);

#endif
