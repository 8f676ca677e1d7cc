/* Identity: which pairs of an edition are those of the edition before.
 *
 * Both editions are laid out as rows of nodes, one for each pair that has an
 * id, in reading order. Nodes are joined in steps, each on what the steps
 * before have left over:
 *
 *   1 by explicit ids;
 *   2 chapters, by what they have in common, by address and by key;
 *   3 equal texts inside joined chapters, in order: patience, see
 *     identity_equal.c; then equal texts anywhere, see identity_left.c;
 *   4 similar texts: between what is joined already, then anywhere;
 *   5 what is left over beside a joined node and makes up the rest of its
 *     text: it was split, or merged;
 *   6 what has no text of its own follows what is in it: lists, notes,
 *     figures; and headings without a word in common, their sections.
 *
 * Texts are those that were issued: a correction moves no id. What has the
 * text of an earlier one as corrected, and no other, is the same too.
 *
 * Nothing but the two editions has a say, and every step is close to linear
 * in their length. A text is that of the first language that both editions
 * have, or if that says nothing, of the next. Private to pair/. */
#ifndef DIGLOT_PAIR_IDENTITY_H
#define DIGLOT_PAIR_IDENTITY_H

#include "base/pool.h"
#include "pair/internal.h"
#include "pair/sequence.h"

enum { BEFORE, AFTER };

static const uint32_t NODE_NONE = UINT32_MAX;

/* The words of a text, or the pairs of characters where words are not parted,
 * as hashes; of a table without its figures, unless there is nothing else. */
struct profile {
	uint32_t *words; /* sorted */
	size_t n_words;
	uint64_t *shingles; /* of three in a row, as they come */
	size_t n_shingles;
};

struct node {
	struct pair *pair;
	uint32_t chapter;     /* number in its edition */
	uint32_t above;       /* the nearest node around it, or NODE_NONE */
	enum block_kind type; /* of blocks of text all alike */
	bool hollow;          /* what it is, it is by the nodes in it */
	uint64_t *texts;      /* hashes, one a common language; 0: no text */
	uint64_t hash;        /* of type and text */
	uint32_t length;      /* of the text, in bytes */
	size_t language;      /* of the text: a number among the common ones */
	/* One a common language; NULL, or none at all: not asked for yet. */
	const struct profile **profiles;
	uint32_t match; /* the node of the other edition, or NODE_NONE */
	bool is_part;   /* of a match whose id it does not have */
	/* Parts of the same match in their order, or NODE_NONE. */
	uint32_t next, previous;
};

struct row {
	const struct edition *edition;
	struct node *nodes;
	size_t len;
	size_t *starts;     /* the first node of each chapter; then len */
	uint32_t *chapters; /* the other edition's numbers, or NODE_NONE */
	size_t *languages;  /* numbers in the edition of the common ones */
};

struct identity {
	struct arena *arena;   /* of the work; may be rewound */
	struct arena profiles; /* kept until identity is found */
	struct pool *pool;
	struct row rows[2]; /* BEFORE, AFTER */
	size_t n_languages; /* common ones */
};

/* identity.c: joins the edition's pairs with those of the edition before it,
 * and gives them their ids. Only explicit ids are there yet, and in
 * edition->ids. All lives in the arena. */
struct identity *identity_find(struct arena *arena, struct edition *edition,
			       struct pool *pool);

/* Joins two nodes that are free. */
void identity_match(struct identity *identity, uint32_t before, uint32_t after);

/* A node that may be joined by its text. */
bool node_is_open(const struct node *node);

/* identity_nodes.c */
void identity_rows(struct identity *identity, struct edition *edition);

/* Appends the pair's own text in a language of its edition, as it was issued
 * or with its errata. */
void node_text(struct buf *out, const struct pair *pair, size_t side,
	       bool issued);

/* Hashes the texts of a row anew; rows begin with those that were issued. */
void identity_hash(struct identity *identity, int row, bool issued);

/* The hash of a node that is not in a row; 0 without a text. */
uint64_t pair_text_hash(const struct pair *pair, const size_t *languages,
			size_t n_languages, uint32_t *length);

/* Of the node's text in its own language, or in another common one. */
const struct profile *node_profile(struct identity *identity, int row,
				   uint32_t node);
const struct profile *node_profile_in(struct identity *identity, int row,
				      uint32_t node, size_t language);

/* The same of a pair's text in a language of its edition; in the arena. */
void pair_profile(struct arena *arena, const struct pair *pair, size_t side,
		  struct profile *profile);

/* How many words two texts share; the same from 0 to 1. */
size_t profile_shared(const struct profile *a, const struct profile *b);
double profile_likeness(const struct profile *a, const struct profile *b);

/* identity_chapters.c: fills the chapters of the rows. */
void identity_chapters(struct identity *identity);

/* identity_equal.c */
void identity_equal(struct identity *identity);

/* identity_left.c: equal texts that have moved. identity_grow joins what is
 * equal and stands beside joined nodes, as far as that leads. */
void identity_left(struct identity *identity);
void identity_grow(struct identity *identity);

/* identity_similar.c */
void identity_similar(struct identity *identity);

/* identity_parts.c */
void identity_parts(struct identity *identity);

/* identity_around.c */
void identity_around(struct identity *identity);

/* changes.c: fills the edition's changes and retired ids, once all ids are
 * there. */
void identity_changes(struct identity *identity, struct edition *edition);

/* reuse.c: reports ids that an author gave to another text than the one that
 * had them in an earlier edition. pairings: those of the edition's chapters. */
void identity_report_reuse(struct identity *identity, struct edition *edition,
			   struct pairing *pairings);

/* former.c: fills the former places of the edition's chapters, and the
 * chapters that are gone. stays: the nodes of the edition before that stand
 * where they stood. */
void identity_former(struct identity *identity, struct edition *edition,
		     const bool *stays);

#endif
