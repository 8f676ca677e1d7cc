/* The site and its publications, from the outside in:
 *
 *   site ─▶ publication ─▶ edition ─▶ chapter ─▶ pair ─▶ block ─▶ inline
 *                             │          └─▶ document (one a language)
 *                             └─▶ language
 *
 * An edition has languages, numbered from 0; the first is authoritative.
 * Whatever exists once a language is an array with one entry each, called
 * sides: nothing is named after a language. A chapter holds one document a
 * language and the tree of pairs that the pair layer laid over their blocks.
 *
 * The model is built by read/ and pair/ and is constant from then on. Strings
 * and structs live in the arena of their publication, except for the site's
 * own, which live as long as the run. */
#ifndef DIGLOT_MODEL_SITE_H
#define DIGLOT_MODEL_SITE_H

#include "base/arena.h"
#include "base/finding.h"
#include "base/map.h"
#include "lang/language.h"
#include "model/block.h"
#include "model/ledger.h"
#include "model/term.h"

struct change;       /* model/change.h */
struct erratum;      /* model/erratum.h */
struct former_place; /* model/change.h */
struct gone_chapter; /* model/change.h */
struct profile;      /* model/profile.h */
struct release;      /* model/release.h */
struct retired_id;   /* model/change.h */
struct statement;    /* model/statement.h */

/* Text that people read, in one or several languages. */
struct localized_text {
	struct str tag; /* canonical; empty: any language */
	struct str text;
	uint32_t line; /* where it stands in its file */
};

struct localized {
	struct localized_text *texts;
	size_t len; /* 0: not given */
};

/* The text for the language: its own, else one without a tag, else the
 * closest by language_match, else the first. Empty when not given. *tag, if
 * not NULL, is the language that the text is in; empty if unknown. */
struct str localized_for(const struct localized *localized, struct str tag,
			 struct str *text_tag);

/* What authors give for a field of a profile: see model/profile.h. */
struct detail {
	struct str key;
	struct localized *texts; /* one, or as many as a list has */
	size_t n_texts;
	bool by_language;    /* it was given as a map, or as a list */
	struct asset *asset; /* of an image */
	struct place place;
};

struct details {
	struct detail *items;
	size_t len;
};

struct contributor {
	struct localized name;
	struct str role; /* author, editor, translator or publisher */
};

/* What the publisher is, for robots. */
enum publisher_type {
	PUBLISHER_UNSAID,
	PUBLISHER_ORGANIZATION,
	PUBLISHER_GOVERNMENT
};

enum edition_status { STATUS_DRAFT, STATUS_RELEASED, STATUS_WITHDRAWN };

/* When an edition was withdrawn, and why. */
struct withdrawal {
	struct str date; /* YYYY-MM-DD or empty */
	struct localized reason;
};

/* What an unfinished translation means. */
enum translation_policy { POLICY_LABEL, POLICY_STRICT, POLICY_SOURCE_ONLY };

/* What leads to the page of terms. */
enum term_links { TERM_LINKS_NONE, TERM_LINKS_FIRST };

/* A file that pages and books show: an image. */
struct asset {
	struct str path;       /* on disk */
	struct str address;    /* in out/: assets/<name>.<hash>.<ext> */
	struct str name;       /* <name>.<hash>.<ext>, ASCII */
	struct str media_type; /* image/svg+xml … */
	struct str bytes;
	uint32_t width; /* pixels; 0 if unknown */
	uint32_t height;
};

/* A CSV file that tables and charts are made of; it is published as it is. */
struct data_file {
	struct str path; /* on disk */
	struct str name; /* "land.csv": ASCII, unique in its edition */
	struct str bytes;
	const struct block *first; /* the first table or chart made of it, in
				      the order of chapters and languages */
};

/* What a standard number is that of: a book in whatever form, or in one. */
enum isbn_format { ISBN_ANY, ISBN_EPUB, ISBN_PDF, ISBN_PRINT };

/* The International Standard Book Number of a book of an edition. */
struct isbn {
	struct str book; /* its languages: "en", "zh-Hans_en"; empty: the only
			    one */
	enum isbn_format format;
	struct str digits;  /* 13 */
	struct str text;    /* with the hyphens that it was written with */
	struct place place; /* of the number */
};

/* A file that an edition was made of; see read/manifest.h. */
struct source_record {
	struct str path; /* on disk */
	struct str name; /* from the edition's folder: "en/a.md" */
	struct str bytes;
	struct str sha256; /* of the bytes: 64 hexadecimal digits */
};

/* One Markdown file. */
struct document {
	struct str path;     /* on disk, as the user would name it */
	struct str bytes;    /* the whole file */
	struct str source;   /* the same without a byte order mark */
	struct str title;    /* front matter or first heading; plain text */
	struct str key;      /* front matter; may be empty */
	uint32_t order;      /* front matter; UINT32_MAX if not given */
	struct block *root;  /* BLOCK_DOCUMENT; its children are the text */
	struct block *notes; /* BLOCK_FOOTNOTE, in order of definition */
	size_t n_notes;
	size_t side; /* the number of its language */
	struct chapter *chapter;
};

struct chapter {
	struct str address; /* "summary", "part/name": unique, ASCII */
	struct str name;    /* the path in the language folder, for messages */
	struct document **documents; /* one a language; NULL where missing */
	struct pair root;            /* BLOCK_DOCUMENT; set by pair_chapter */
	struct pair
		*notes; /* BLOCK_FOOTNOTE in the order they are referred to */
	size_t n_notes;
	struct statement *statements; /* set by pair_edition */
	size_t n_statements;
	/* Ids that its page had in earlier editions, by their places; set by
	 * pair_edition. */
	struct former_place *former;
	size_t n_former;
	size_t number;     /* place in the edition, from 0 */
	struct part *part; /* NULL at the top */
	struct edition *edition;
};

/* A sub-folder of chapters. */
struct part {
	struct str path; /* "part" or "part/sub", without ordering prefixes */
	struct str *titles;    /* one a language */
	struct chapter *index; /* the chapter that names it, or NULL */
	struct part *parent;   /* NULL at the top */
	size_t depth;          /* 0 at the top */
};

/* A language of an edition. */
struct edition_language {
	struct str tag; /* canonical */
	const struct language *rules;
};

struct edition {
	struct str folder; /* on disk */
	struct str slug;   /* in addresses; ASCII */
	uint32_t number;
	uint32_t printing; /* with its errata: one more for each of their days
			    */
	struct localized name;
	struct localized statement;
	struct str date;     /* YYYY-MM-DD or empty */
	struct str modified; /* likewise; that of the last erratum, if later */
	enum edition_status status;
	struct withdrawal withdrawal;
	struct str replaces;           /* slug of another edition or empty */
	struct str identifier;         /* a URN; never empty once read */
	struct place identifier_place; /* the file, where it is not given */
	struct details details;
	struct isbn *isbns; /* in the order of edition.yaml */
	size_t n_isbns;
	struct asset *cover; /* NULL: one is drawn */
	struct edition_language *languages;
	size_t n_languages;
	struct chapter **chapters; /* in reading order */
	size_t n_chapters;
	struct map assets;       /* path on disk → struct asset * */
	struct data_file **data; /* in the order of their first use */
	size_t n_data;
	struct ledger ledger;
	/* What it was made of, by path: texts, data, images, corrections. Not
	 * of an edition that is only read for what came of it. */
	struct source_record *sources;
	size_t n_sources;
	/* SHA-256 of the list of them, each a line as sha256sum prints it
	 * ("<digest>  <name>"), in the order
	 * of their names. */
	struct str checksum;
	struct erratum *errata; /* by date, of one day as they are listed */
	size_t n_errata;
	struct release *releases; /* what was issued of it, by printing */
	size_t n_releases;
	struct map ids; /* id → struct pair *; set by pair_edition */
	/* The edition before by number, or NULL, and what changed since: in
	 * the order of this edition, what was removed where it stood. */
	const struct edition *before;
	struct change *changes; /* these are set by pair_edition */
	size_t n_changes;
	struct retired_id *retired; /* the longest retired first */
	size_t n_retired;
	struct gone_chapter *gone; /* what has gone last comes first */
	size_t n_gone;
	struct publication *publication;
};

struct publication {
	struct str folder;
	struct str slug;
	struct localized title; /* never empty once read */
	struct localized subtitle;
	struct localized description;
	struct localized publisher;
	enum publisher_type publisher_type; /* unsaid: that of the site */
	struct localized series;
	struct str issn; /* of the series: "1234-5679", or empty */
	struct localized rights;
	struct localized *subjects;
	size_t n_subjects;
	struct contributor *contributors;
	size_t n_contributors;
	struct str identifier;
	struct place identifier_place; /* the file, where it is not given */
	struct str *languages; /* tags asked for, in order; may be empty */
	size_t n_languages;
	struct term_base terms;
	struct str authoritative; /* tag or empty */
	enum translation_policy policy;
	struct grade *grades; /* of checks, after those of the site */
	size_t n_grades;
	struct details details;
	enum term_links term_links;
	struct edition *editions; /* by number */
	size_t n_editions;
	/* Those before the first of editions, by number: read and paired for
	 * the sake of identity and changes where only one edition is asked
	 * for; neither checked nor written, so nothing may link to them. */
	struct edition *earlier;
	size_t n_earlier;
	struct site *site;
	struct arena arena; /* holds all of it */
};

/* Where a publication was found, before it is read. */
struct publication_source {
	struct str folder;
	struct str slug;
	struct str edition; /* read this folder only; empty: all editions */
};

struct site {
	struct str folder; /* as given; the common prefix of all files */
	struct str config; /* the path of site.yaml, there or not */
	struct localized name;
	struct localized description;
	struct localized publisher;
	enum publisher_type publisher_type;
	struct str base_url;   /* without a slash at the end; may be empty */
	struct str identifier; /* what ids are made of; likewise */
	struct str *languages; /* tags for the home page; may be empty */
	size_t n_languages;
	struct grade *grades; /* of checks */
	size_t n_grades;
	struct str profile_name;       /* empty: none */
	const struct profile *profile; /* model/profile.h; NULL: none */
	struct details details;
	struct str *direct_hosts; /* that links lead to unannounced */
	size_t n_direct_hosts;
	struct publication_source *sources; /* sorted by slug */
	size_t n_sources;
};

/* What a data file is about: the name of the first table or chart made of it
 * (see pair_title), or else its own. *language is what the words are in, a
 * number of the edition; that of the table where it is only a name. */
struct str data_title(const struct data_file *data, size_t wanted,
		      size_t *language);

/* The number of the edition's language with the tag, or with one that counts
 * as the same (zh-CN and zh-Hans); n_languages if it has none. */
size_t language_in(const struct edition *edition, struct str tag);

/* The same for a language of the edition, in the edition before; there must
 * be one. */
size_t language_before(const struct edition *edition, size_t side);

/* How many of the edition's data files are published: none of a withdrawn
 * edition's, for nothing in such a file can say that it is withdrawn. */
size_t edition_published_data(const struct edition *edition);

/* The day on which the edition last became what it is: of its withdrawal, else
 * of its printing, else of its issue. YYYY-MM-DD or empty. */
struct str edition_changed(const struct edition *edition);

/* Whether the ISBN, one of the edition's, is that of the book named by its
 * languages: one that is given without a book is that of the only one. */
bool isbn_is_of(const struct isbn *isbn, const struct edition *edition,
		struct str book);

/* The ISBN of a book of the edition, named by its languages, in the format or
 * in whatever form; NULL if it has none. */
const struct isbn *edition_isbn(const struct edition *edition, struct str book,
				enum isbn_format format);

/* The newest released edition, or NULL. */
const struct edition *publication_latest(const struct publication *publication);

/* What readers of an edition should read instead: the newest released edition
 * if it is a later one, or if this one is withdrawn; NULL if there is none. */
const struct edition *edition_successor(const struct edition *edition);

/* What addresses that stay lead to: the newest released edition; where all
 * were withdrawn, the last of those, which says so. NULL if there is none. */
const struct edition *
publication_current(const struct publication *publication);

#endif
