/* Checks: each looks at the constant model and adds findings. */
#ifndef DIGLOT_CHECK_CHECK_H
#define DIGLOT_CHECK_CHECK_H

#include "base/finding.h"
#include "base/pool.h"
#include "lang/typography.h"
#include "model/statement.h"

/* What the checks of a chapter's statements share. */
struct checking;

/* A check of a statement, of a chapter once all of its statements are looked
 * at (conclude), of a chapter, of an edition as a whole, or of all of its
 * statements together: checkings has one a chapter. What a check does not look
 * at is NULL. */
struct check {
	const char *name;
	void (*statement)(struct checking *checking,
			  const struct statement *statement);
	void (*conclude)(struct checking *checking);
	void (*chapter)(const struct chapter *chapter,
			struct findings *findings);
	void (*edition)(const struct edition *edition,
			struct findings *findings);
	void (*survey)(const struct edition *edition,
		       struct checking *const *checkings);
};

/* The table of all checks. */
extern const struct check checks[];
extern const size_t n_checks;

/* Runs every check over the edition, chapters in parallel. */
void check_edition(const struct edition *edition, struct pool *pool,
		   struct findings *findings);

/* profile.c: what the site's profile asks of the site itself. */
void check_site(const struct site *site, struct findings *findings);

/* What a work, an edition or a book is known by. */
struct identified {
	struct str key;                  /* what is compared */
	struct str text;                 /* as it was given */
	struct str publication, edition; /* slugs; of a work no edition */
	struct str book;                 /* its languages; of a book only */
	struct str folder;               /* of the edition or the work */
	bool isbn;
	bool released, issued; /* what the edition is */
	bool earlier;          /* nothing is said of it */
	bool shared;           /* it was found to be another's */
	struct place place;
};

struct identifiers {
	struct identified *items;
	size_t len;
};

/* identifiers.c: all that the publication bears, copied into the arena. */
struct identifiers identifiers_of(struct arena *arena,
				  const struct publication *publication);

/* Reports what is given twice: of one list between its editions, of several
 * between publications. Takes time proportional to their length. */
void check_identifiers(struct identifiers *lists, size_t n,
		       struct findings *findings);

/* The edition that the statements are of. */
const struct edition *checking_edition(const struct checking *checking);

/* Memory until the chapter is done. */
struct arena *checking_arena(struct checking *checking);

/* What a check keeps of a chapter for the end of the edition; NULL at first. */
enum checking_kept {
	CHECKING_USAGE,
	CHECKING_MARKUP,
	CHECKING_UNFINISHED,
	CHECKING_RARE,
	CHECKING_KEPT
};
void **checking_kept(struct checking *checking, enum checking_kept kept);

/* Memory until the edition is done. */
struct arena *checking_kept_arena(struct checking *checking);

/* Bytes of a statement in a language. An empty span is the whole wording. */
struct excerpt {
	size_t side;
	struct span span;
};

/* All that a language says. */
struct excerpt excerpt_whole(size_t side);

/* Adds a finding about a statement: at the first excerpt, with the second, if
 * it is not NULL, as its counterpart in another language. */
void check_report(struct checking *checking, enum message_id id,
		  const struct statement *statement, struct excerpt at,
		  const struct excerpt *counterpart, const struct str *args,
		  size_t n_args);

/* The same for a counterpart in another statement, which may be one of
 * another chapter. */
void check_report_apart(struct checking *checking, enum message_id id,
			const struct statement *statement, struct excerpt at,
			struct checking *other_checking,
			const struct statement *other, struct excerpt other_at,
			const struct str *args, size_t n_args);

/* A language's wording as typography sees it. Valid until another statement
 * is asked for. */
const struct prose *checking_prose(struct checking *checking,
				   const struct statement *statement,
				   size_t side);

/* The place of a block in its file. */
struct place block_place(const struct block *block);

/* The place of a pair's first block in the language; no place if it has
 * none. */
struct place pair_place(const struct pair *pair, size_t side);

#endif
