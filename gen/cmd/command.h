/* Commands: a row each. */
#ifndef DIGLOT_CMD_COMMAND_H
#define DIGLOT_CMD_COMMAND_H

#include <stdio.h>

#include "base/finding.h"

enum { EXIT_CLEAN = 0, EXIT_CONTENT = 1, EXIT_MACHINE = 2 };

/* How check says what it finds. */
enum report_format {
	REPORT_TEXT, /* for a terminal, on standard error */
	REPORT_JSON,
	REPORT_SARIF,
	REPORT_HTML,
	REPORT_FORMAT_COUNT
};

extern const struct str report_format_names[REPORT_FORMAT_COUNT];

enum { DIFF_NAMES = 3 };

/* What the options of build, check and their like say. */
struct options {
	struct str content;
	struct str out;
	struct str templates;  /* folder, or empty: the installed one */
	uint32_t jobs;         /* 0: as many as there are processors */
	uint32_t max_source;   /* bytes of one Markdown file */
	uint32_t max_findings; /* shown; all are counted */
	unsigned formats;      /* enum format of write/write.h */
	enum report_format report_format;
	struct str report; /* file for it; empty: standard output */
	bool strict;
	bool quiet;
	struct str explain; /* a check's name: explain it, do nothing else */
	bool list;          /* list the checks, do nothing else */
	struct str block;   /* waive: what to waive */
	struct str check;
	struct str reason;
	struct str reviewer;
	struct str names[DIFF_NAMES + 1]; /* diff: PUB, ED1, ED2 as far as
					     given; the last is empty.
					     edition: behind CONTENT */
	bool exit_code;                   /* diff: differences are status 1 */
	struct str pdf;           /* release: folder of PDFs, or empty */
	struct str key;           /* file of a key, or empty */
	struct str public_key;    /* verify: the key itself, or empty */
	struct str password_file; /* of the secret key's password */
	char **rest;              /* release: [PUBLICATION] EDITION; verify:
				     folders */
	size_t n_rest;
	struct str from;      /* edition new: what is copied; empty: newest */
	struct str languages; /* new: tags, parted by commas; may be empty */
	struct str title;     /* new: may be empty */
	struct str edition;   /* new: name of the first; may be empty */
};

/* Commands by the options that they take. */
enum takes {
	TAKES_BUILD = 1,
	TAKES_CHECK = 2,
	TAKES_WAIVE = 4,
	TAKES_DIFF = 8,
	TAKES_EDITION = 16,
	TAKES_NEW = 32,
	TAKES_RELEASE = 64,
	TAKES_VERIFY = 128,
	TAKES_NUMBERS = 256,
	TAKES_EDITIONS = 512
};

struct command {
	const char *name;
	const char *usage;   /* arguments, for --help: a msgid or nothing */
	const char *summary; /* a msgid */
	unsigned takes;      /* enum takes: its options, for --help */
	int (*run)(int argc, char **argv);
};

extern const struct command commands[];
extern const size_t n_commands;

/* The row with the name, or NULL. */
const struct command *command_find(const struct command *rows, size_t n,
				   const char *name);

/* The one whose name is so like it that it may have been meant, or NULL. */
const struct command *command_nearest(const struct command *rows, size_t n,
				      const char *name);

/* What --help says: all commands; or those of the name and their options. */
void help_print(FILE *file);
void help_print_command(FILE *file, const char *name);

/* The options that one of the commands takes, a line each. */
void options_describe(FILE *file, unsigned takes);

/* Reads the command's options and arguments; false after a message
 * on wrong usage. */
bool options_read(struct options *options, enum takes command, int argc,
		  char **argv);

/* CONTENT where the user names none: content/, or else the current folder. */
struct str default_content(void);

/* Says that no check has the name, and which may have been meant. The exit
 * status. */
int refuse_check(struct str name);

/* What diglot check --explain and --list print; the exit status. */
int explain_check(struct str name);
int list_checks(void);

/* Builds, or only checks when the options name no OUT, and adds what there is
 * to say. */
void run_pipeline(const struct options *options, struct findings *findings);

struct build;
struct publication;

/* A run about one edition, which writes nothing itself. */
struct single_run {
	struct str publication; /* the name of its folder in CONTENT; of no
				   matter where CONTENT is the publication */
	struct str edition; /* likewise, in the publication; empty: the texts
			       are in the publication's folder itself */
	/* What is done with the publication once it is read, paired and
	 * checked, unless a finding has stopped the run: findings are those of
	 * the publication. The build has an outset in memory. */
	void (*use)(void *context, const struct build *build,
		    const struct publication *publication,
		    struct findings *findings);
	void *context;
};

/* Reads and checks the edition (and those before it, for the ids) and lets it
 * be used. */
void run_single(const struct options *options, const struct single_run *single,
		struct findings *findings);

/* Does so and reports it in the format that the options ask for; the exit
 * status. */
int run_and_report(const struct options *options);

/* The status that a run with these findings ends with. */
int exit_status(const struct findings *findings, bool strict);

int command_build(int argc, char **argv);
int command_check(int argc, char **argv);
int command_numbers(int argc, char **argv);
int command_diff(int argc, char **argv);
int command_waive(int argc, char **argv);
int command_release(int argc, char **argv);
int command_verify(int argc, char **argv);
int command_edition(int argc, char **argv);
int command_new(int argc, char **argv);
int command_fields(int argc, char **argv);

/* diglot edition new, and diglot edition list. */
int edition_new(int argc, char **argv);
int edition_list(int argc, char **argv);

#endif
