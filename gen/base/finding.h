/* Findings: what diglot has to say about its input.
 *
 * Every message stands once in base/messages.def with its name, severity,
 * text and hint. A finding names the message and adds its places and
 * arguments. Findings go into a sink; only cmd/ prints. */
#ifndef DIGLOT_BASE_FINDING_H
#define DIGLOT_BASE_FINDING_H

#include "base/buf.h"
#include "base/str.h"

enum severity {
	OFF,     /* not reported at all; only a setting, of no finding */
	NOTE,    /* good to know; the exit status stays 0 */
	WARNING, /* likely wrong; an error under --strict */
	ERROR,   /* wrong; exit status 1; a released edition is not written */
	FATAL, /* diglot's own inputs are wrong: nothing is written, status 1 */
	FAILURE /* the machine failed: nothing is written, status 2 */
};

enum message_id {
#define X(id, name, severity, text, hint) id,
#include "base/messages.def"
#undef X
	MESSAGE_COUNT
};

struct message {
	const char *constant; /* its id, as it is written: "ID_DUPLICATE" */
	const char *name;     /* the check's name, used to waive it */
	enum severity severity;
	const char *text; /* English, a msgid; {0} {1} {2} are the arguments,
			     {0t} is one that is a msgid itself */
	const char *hint; /* what to do, likewise; may be empty */
};

extern const struct message messages[MESSAGE_COUNT];

/* "off", "note", "warning", "error", "fatal", "failure": in files. */
extern const struct str severity_names[FAILURE + 1];

/* A place in a source file. line 0: the file as a whole; an empty file name:
 * no place. */
struct place {
	struct str file;     /* as the user would name it */
	uint32_t line;       /* 1-based */
	uint32_t column;     /* 1-based, in bytes */
	uint32_t length;     /* bytes to mark, on this line; at least 1 */
	struct str excerpt;  /* the line's text without its end */
	struct str language; /* tag of the text; empty if it is not known */
	uint32_t side;       /* the number of the language from 1; 0 likewise */
	uint32_t cut;        /* bytes of the line before the excerpt; the sink
				keeps of long lines what is around the column */
	uint32_t cut_units;  /* the same in UTF-16 code units; 0: too many */
};

/* The place's column and that behind its end in UTF-16 code units, 1-based, as
 * editors count. False if the place has no column or it is not known. */
bool place_columns(const struct place *place, uint32_t *start, uint32_t *end);

/* What of the excerpt is marked, in bytes; false if the place has no column in
 * it. */
bool place_mark(const struct place *place, struct span *mark);

enum { FINDING_ARGS = 3 };

/* What a finding is about beyond its place; empty where that does not apply.
 * A finding with a block can be waived: its waiver names the block, the
 * language and the check, and holds as long as both texts are the same. */
struct subject {
	struct str edition; /* slugs: "report/2021-1" */
	struct str folder;  /* of the edition on disk */
	struct str chapter; /* its path in the language folder */
	struct str title;   /* of the chapter, for people */
	struct str title_language;
	struct str block;       /* the pair's id in its edition */
	struct str language;    /* tag of the text that is found wanting */
	struct str source_hash; /* of the authoritative text; see
				   lang/fingerprint.h */
	struct str target_hash; /* of the text in the language; if that is the
				   authoritative one, of all others */
};

/* Copies the strings into the arena. */
void subject_copy(struct subject *subject, struct arena *arena);

struct finding {
	enum message_id id;
	enum severity severity; /* set by the sink */
	struct subject subject;
	struct place place;
	struct place counterpart; /* the other language's place, if any */
	struct str args[FINDING_ARGS];
};

struct findings;

/* An empty sink; safe to fill from several threads. */
struct findings *findings_new(void);
void findings_free(struct findings *findings);

/* What a site or publication says of a check: how grave its findings are. */
struct grade {
	struct str check;
	enum severity severity; /* OFF to ERROR */
};

/* Grades the findings in the sink and those to come, after what was said
 * before; later grades prevail. FATAL and FAILURE stay what they are. */
void findings_grade(struct findings *findings, const struct grade *grades,
		    size_t n_grades);

/* Copies the finding with all its strings into the sink and gives it its
 * severity; drops it if that is OFF. */
void findings_add(struct findings *findings, const struct finding *finding);

/* Short forms. Missing arguments are (struct str){0}. */
void findings_report(struct findings *findings, enum message_id id,
		     struct place place, struct str arg0, struct str arg1);

/* Moves all findings of from into the sink as they are graded; from is empty
 * afterwards. */
void findings_merge(struct findings *findings, struct findings *from);

/* Appends a message's text or hint with the arguments filled in. translate
 * turns a msgid into the user's language; NULL leaves English. */
void message_format(struct buf *out, const char *text, const struct str *args,
		    const char *(*translate)(const char *msgid));

/* Counts findings that a waiver dropped, for the totals. */
void findings_count_waived(struct findings *findings, size_t n);

/* Drops the findings for which keep says no, in their order. context is
 * passed on; keep may change a finding's subject. The sink's users wait. */
void findings_filter(struct findings *findings,
		     bool (*keep)(void *context, struct finding *finding,
				  struct arena *arena),
		     void *context);

/* The findings in their one order: by file, line, column, message, arguments;
 * of those that say the same of the same place the first by subject is kept.
 * Valid until the next add. */
const struct finding *findings_sorted(struct findings *findings, size_t *count);

/* What those who write findings in some format are given. */
struct finding_list {
	const struct finding *items; /* sorted */
	size_t len;
	size_t counts[FAILURE + 1]; /* by severity */
	size_t waived;
	const char *(*translate)(const char *msgid);
	struct str language; /* tag of what translate makes */
};

/* The list of all findings. Valid until the next add. */
struct finding_list findings_list(struct findings *findings);

/* How many there are of this severity so far, repetitions counted once only
 * after findings_sorted. */
size_t findings_count(const struct findings *findings, enum severity severity);

/* Whether one of them ends the run: FATAL or FAILURE. */
bool findings_stop(const struct findings *findings);

/* The place of bytes [start, start + length) of a text, with its excerpt. */
struct place place_in(struct str file, struct str text, size_t start,
		      size_t length);

/* The place of a 1-based line and byte column of a text. */
struct place place_at(struct str file, struct str text, uint32_t line,
		      uint32_t column, uint32_t length);

/* The file as a whole. */
struct place place_file(struct str file);

#endif
