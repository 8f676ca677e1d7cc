/* Blocks, the text inside them, and the pairs that join them.
 *
 * A document is a tree of blocks; a block's text is a tree of inlines. A pair
 * stands for the blocks of all languages that say the same. Pairs form a tree
 * of their own, of the same shape: where the languages agree on a container
 * (a list, a quote, a note), its pair has child pairs; where they do not, the
 * pair is a leaf whose sides hold whole blocks. Every view and format is
 * written by walking pairs, with one, two or more sides shown. */
#ifndef DIGLOT_MODEL_BLOCK_H
#define DIGLOT_MODEL_BLOCK_H

#include "base/str.h"

struct asset;
struct chapter;
struct data_file;
struct document;
struct pair;

enum inline_kind {
	INLINE_TEXT,       /* text */
	INLINE_SOFT_BREAK, /* a line end that counts as a space */
	INLINE_HARD_BREAK,
	INLINE_CODE,      /* text */
	INLINE_EMPHASIS,  /* children */
	INLINE_STRONG,    /* children */
	INLINE_LINK,      /* children, href, title, target */
	INLINE_IMAGE,     /* text is the alternative text; href, title, asset */
	INLINE_NOTE,      /* a reference; text is the note's label */
	INLINE_REFERENCE, /* [](#id): href; takes the target's text */
	INLINE_ELEMENT    /* kept HTML: text is its name; children */
};

/* Where a link leads, once resolved by pair/. */
struct link_target {
	const struct chapter *chapter; /* NULL: outside the edition */
	const struct pair *pair;       /* NULL: the chapter's beginning */
};

struct inline_node {
	enum inline_kind kind;
	struct inline_node *next;
	struct inline_node *children;
	struct str text;
	struct str href; /* as written, percent signs untouched */
	struct str title;
	struct link_target target;
	const struct asset *asset; /* INLINE_IMAGE; NULL if remote or missing */
	const struct pair *note;   /* INLINE_NOTE; NULL if undefined */
};

enum block_kind {
	BLOCK_DOCUMENT,
	BLOCK_HEADING,   /* content, level */
	BLOCK_PARAGRAPH, /* content */
	BLOCK_LIST,      /* children: items; ordered, start, tight */
	BLOCK_ITEM,      /* children */
	BLOCK_QUOTE,     /* children */
	BLOCK_CODE,      /* literal, info */
	BLOCK_RULE,
	BLOCK_TABLE,       /* table; children: the caption's paragraphs */
	BLOCK_DEFINITIONS, /* children: terms and details */
	BLOCK_TERM,        /* content */
	BLOCK_DETAIL,      /* children */
	BLOCK_FOOTNOTE,    /* children; info is the label */
	BLOCK_SUMMARY,     /* containers: children; title may be given */
	BLOCK_ASIDE,
	BLOCK_NOTE,
	BLOCK_TIP,
	BLOCK_WARNING,
	BLOCK_KEYFIGURES, /* children: one list */
	BLOCK_FIGURE,     /* content: the image; children: the caption */
	BLOCK_CHART,      /* table; children: the caption */
	BLOCK_DIVISION,   /* an unknown container: children; info is its name */
	BLOCK_KIND_COUNT
};

/* X(constant, the name that authors write): how a chart is drawn, and what a
 * pictogram repeats. The first is what a chart has unless it says more. */
#define CHART_TYPES(X)                                                         \
	X(CHART_BAR, "bar")                                                    \
	X(CHART_COLUMN, "column")                                              \
	X(CHART_LINE, "line")                                                  \
	X(CHART_PICTOGRAM, "pictogram")
#define CHART_MARKS(X)                                                         \
	X(MARK_DOT, "dot")                                                     \
	X(MARK_PERSON, "person")                                               \
	X(MARK_HOUSE, "house")                                                 \
	X(MARK_PAGE, "page")

#define CHART_CONSTANT(constant, name) constant,
enum chart_type { CHART_TYPES(CHART_CONSTANT) };
enum chart_mark { CHART_MARKS(CHART_CONSTANT) };
#undef CHART_CONSTANT

enum alignment { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct cell {
	struct inline_node *content;
	struct str text; /* plain */
	uint32_t line;   /* 1-based, in the CSV file or the document */
	uint32_t column; /* 1-based, in bytes */
};

struct table {
	size_t n_columns;
	size_t n_rows; /* the heading is row 0 */
	enum alignment *alignments;
	struct cell *cells;   /* row by row */
	struct str source;    /* path of the CSV file on disk, or empty */
	struct str bytes;     /* of that file, as they are published */
	struct str unit;      /* what the numbers count, or empty */
	struct str credit;    /* whom the figures come from, or empty */
	enum chart_type type; /* of a chart */
	enum chart_mark mark; /* of a pictogram */
	const struct data_file *data; /* published as; NULL: it is no file */
};

struct block {
	enum block_kind kind;
	uint8_t level; /* heading: 1 to 6 as written */
	bool ordered;
	bool in_html;   /* paragraph: what stands in elements of HTML */
	bool tight;     /* list, items, details: paragraphs without <p> */
	uint32_t start; /* ordered list: first number */
	uint32_t line;  /* 1-based, in the document's file */
	uint32_t end_line;
	uint32_t column;    /* 1-based, in bytes */
	struct str id;      /* as given by the author, or empty */
	struct str classes; /* separated by spaces, or empty */
	struct str info;
	struct str title;
	struct str literal;
	struct str text; /* plain text of the content; see below */
	struct inline_node *content;
	struct table *table;
	struct block *children;
	size_t n_children;
	struct document *document;
	struct pair *pair; /* set by pair/; the innermost that holds it */
	/* Its texts before they were corrected, see model/erratum.h: title,
	 * text, literal, the table's cells, unit and credit. NULL: the same. */
	const struct block *issued;
};

/* A block's text is its inlines one after the other, as written (NFC is not
 * applied): of TEXT and CODE their text, of IMAGE its alternative text, of
 * EMPHASIS, STRONG, LINK and ELEMENT their children's, of SOFT_BREAK a space,
 * of HARD_BREAK, which <br> is too, a line feed, of NOTE and REFERENCE
 * nothing. */

/* The blocks of one language in a pair: n siblings from first; n is 0 where
 * the language has none, 1 as a rule, more where it says in several blocks
 * what another says in one. */
struct side {
	struct block *first;
	size_t n;
};

/* Sentences that say the same: one span a language, empty (start == end) if
 * the language has none. Present only when every side has exactly one block
 * with content. Spans of a side follow each other without a gap and begin and
 * end outside of emphasis, links and other inlines with children. */
struct segment {
	struct span *spans; /* one a language */
};

struct pair {
	enum block_kind kind; /* of the first side that there is */
	struct str id;        /* permalink, unique in the edition, ASCII;
				 empty for structure that needs none */
	struct side *sides;   /* one a language */
	struct pair *children;
	size_t n_children;
	struct segment *segments;
	size_t n_segments; /* 0 where there is nothing to align */
	uint32_t number;   /* footnotes: 1, 2, 3 … in the chapter */
	bool mentioned;    /* footnotes: every language refers to it, so that
			      every view writes it */
	struct pair *parent;
	struct chapter *chapter;
};

/* The kind in words, for messages: "paragraph". A msgid. */
const char *block_kind_name(enum block_kind kind);

/* How many bytes of its block's plain text an inline makes up. */
size_t inline_length(const struct inline_node *node);

/* The pair or the closest one around it that has an id; NULL if none has. */
const struct pair *pair_named(const struct pair *pair);

/* The language's only block, or NULL if it has none or several. */
struct block *pair_block(const struct pair *pair, size_t side);

/* The text that names a pair in a language: a heading's text, a term, the
 * first sentence of a caption without its full stop, else an empty string.
 * Falls back to the first side that there is; *side is the language it is in.
 */
struct str pair_title(const struct pair *pair, size_t wanted, size_t *side);

#endif
