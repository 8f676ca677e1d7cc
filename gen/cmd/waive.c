/* diglot waive: a row in the ledger for a finding that is right as it is. */
#include <errno.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/explanation.h"
#include "base/file.h"
#include "cmd/command.h"
#include "cmd/report.h"
#include "read/ledger.h"
#include "write/replace.h"

struct waiving {
	const struct options *options;
	struct findings *findings;
	struct arena arena;
	struct str block;   /* the id alone */
	struct str edition; /* "report/2021-1"; empty: any */
	struct str folder;  /* of the edition, once known */
	struct ledger_row *rows;
	size_t n_rows;
	size_t n_found;
	uint32_t *void_rows; /* lines of the ledger */
	size_t n_void;
};

/* The day of the waiver. It records what a person did: this is the one place
 * that reads the clock, and nothing that is published depends on it. */
static struct str today(struct arena *arena)
{
	const char *given = getenv("SOURCE_DATE_EPOCH");
	time_t now = given ? (time_t)strtoll(given, NULL, 10) : time(NULL);
	struct tm day;

	if (!gmtime_r(&now, &day))
		return STR("");
	return arena_printf(arena, "%04d-%02d-%02d", day.tm_year + 1900,
			    day.tm_mon + 1, day.tm_mday);
}

/* "report/2021-1#jobs" comes apart at the #. What is neither this nor an id
 * is a place as findings are printed: "en/02-year.md:14". */
static void read_block(struct waiving *waiving)
{
	struct str block = waiving->options->block;
	size_t hash = str_find_char(block, '#');

	if (hash == STR_NONE) {
		waiving->block = block;
		return;
	}
	waiving->edition = str_slice(block, 0, hash);
	waiving->block = str_slice(block, hash + 1, block.len);
}

static bool is_of_check(const struct waiving *waiving,
			const struct finding *finding)
{
	return finding->subject.block.len && finding->severity < FATAL &&
	       str_eq(str_from(messages[finding->id].name),
		      waiving->options->check);
}

/* A path in the current folder is the same with ./ before it and without. */
static struct str without_dot(struct str path)
{
	return str_starts(path, STR("./")) ? str_slice(path, 2, path.len)
					   : path;
}

static bool is_at(const struct finding *finding, struct str place)
{
	struct arena arena = {0};
	struct str line = arena_printf(
		&arena, "%.*s:%u", STR_ARG(without_dot(finding->place.file)),
		finding->place.line);
	struct str column = arena_printf(&arena, "%.*s:%u", STR_ARG(line),
					 finding->place.column);
	bool at;

	place = without_dot(place);
	at = str_eq(place, line) || str_eq(place, column);

	arena_free(&arena);
	return at;
}

static bool is_meant(const struct waiving *waiving,
		     const struct finding *finding)
{
	const struct subject *subject = &finding->subject;

	if (!is_of_check(waiving, finding))
		return false;
	if (is_at(finding, waiving->options->block))
		return true;
	return str_eq(subject->block, waiving->block) &&
	       (!waiving->edition.len ||
		str_eq(subject->edition, waiving->edition));
}

/* One row will do for all findings of the check in the same texts. */
static bool has_row(const struct waiving *waiving,
		    const struct subject *subject)
{
	for (size_t i = 0; i < waiving->n_rows; i++) {
		const struct ledger_row *row = &waiving->rows[i];

		if (str_eq(row->block, subject->block) &&
		    str_eq(row->language, subject->language) &&
		    str_eq(row->source_hash, subject->source_hash) &&
		    str_eq(row->target_hash, subject->target_hash))
			return true;
	}
	return false;
}

static struct ledger_row row_of(struct waiving *waiving,
				const struct subject *subject)
{
	const struct options *options = waiving->options;
	struct str edition = subject->edition;
	size_t slash = str_find_last(edition, '/');

	return (struct ledger_row){
		.block = subject->block,
		.language = subject->language,
		.state = STR("waived"),
		.source_hash = subject->source_hash,
		.target_hash = subject->target_hash,
		.reviewer = options->reviewer,
		.date = today(&waiving->arena),
		.edition = slash == STR_NONE
				   ? edition
				   : str_slice(edition, slash + 1, edition.len),
		.note = options->reason,
		.check = options->check,
	};
}

/* False if the block is one of several editions. */
static bool take(struct waiving *waiving, const struct finding *finding)
{
	const struct subject *subject = &finding->subject;

	if (waiving->folder.len && !str_eq(waiving->folder, subject->folder))
		return false;
	waiving->folder = subject->folder;
	waiving->n_found++;
	if (!has_row(waiving, subject))
		waiving->rows[waiving->n_rows++] = row_of(waiving, subject);
	return true;
}

static bool is_waived(const struct waiving *waiving, struct str block,
		      struct str language)
{
	for (size_t i = 0; i < waiving->n_rows; i++)
		if (str_eq(waiving->rows[i].block, block) &&
		    str_eq(waiving->rows[i].language, language))
			return true;
	return false;
}

/* Rows that this waiver takes the place of: its own, now void. */
static void take_void(struct waiving *waiving, const struct finding *finding,
		      struct str ledger)
{
	if (finding->id == WAIVER_VOID && str_eq(finding->place.file, ledger) &&
	    str_eq(finding->args[0], waiving->options->check) &&
	    is_waived(waiving, finding->args[1], finding->args[2]))
		waiving->void_rows[waiving->n_void++] = finding->place.line;
}

static int refuse_editions(const struct waiving *waiving)
{
	struct str block = waiving->rows[0].block;

	fprintf(stderr,
		gettext("diglot: several editions have such a finding at "
			"%.*s: write PUBLICATION/EDITION#%.*s\n"),
		STR_ARG(block), STR_ARG(block));
	return EXIT_MACHINE;
}

enum { PLACES_SHOWN = 10 };

static int refuse_none(const struct waiving *waiving,
		       const struct finding *found, size_t n)
{
	size_t shown = 0;

	fprintf(stderr, gettext("diglot: check finds no %.*s at %.*s\n"),
		STR_ARG(waiving->options->check),
		STR_ARG(waiving->options->block));
	for (size_t i = 0; i < n && shown < PLACES_SHOWN; i++) {
		const struct subject *subject = &found[i].subject;

		if (!is_of_check(waiving, &found[i]))
			continue;
		if (!shown++)
			fputs(gettext("It is found at:\n"), stderr);
		fprintf(stderr, "  %.*s#%.*s  %.*s:%u\n",
			STR_ARG(subject->edition), STR_ARG(subject->block),
			STR_ARG(found[i].place.file), found[i].place.line);
	}
	return EXIT_MACHINE;
}

static bool write_rows(struct waiving *waiving, struct str path)
{
	struct reader reader = {.findings = waiving->findings,
				.options = {waiving->options->max_source}};
	struct csv csv = {0};
	struct buf out = {0};
	bool good;

	if (file_exists(path) &&
	    !csv_read(&reader, &waiving->arena, path, &csv)) {
		fprintf(stderr, gettext("diglot: %.*s is not understood\n"),
			STR_ARG(path));
		return false;
	}
	ledger_write(&out, &csv, waiving->void_rows, waiving->n_void,
		     waiving->rows, waiving->n_rows);
	good = file_replace(path, buf_str(&out));
	if (!good)
		fprintf(stderr, gettext("diglot: cannot write %.*s: %s\n"),
			STR_ARG(path), strerror(errno));
	buf_free(&out);
	return good;
}

/* What check has found, to rows. */
static int waive_found(struct waiving *waiving)
{
	size_t n;
	const struct finding *found = findings_sorted(waiving->findings, &n);
	struct str path;

	waiving->rows = ARENA_ARRAY(&waiving->arena, struct ledger_row, n);
	waiving->void_rows = ARENA_ARRAY(&waiving->arena, uint32_t, n);
	for (size_t i = 0; i < n; i++)
		if (is_meant(waiving, &found[i]) && !take(waiving, &found[i]))
			return refuse_editions(waiving);
	if (!waiving->n_rows)
		return refuse_none(waiving, found, n);
	path = ledger_path(&waiving->arena, waiving->folder);
	for (size_t i = 0; i < n; i++)
		take_void(waiving, &found[i], path);
	if (!write_rows(waiving, path))
		return EXIT_MACHINE;
	printf(ngettext("%.*s: %zu finding waived\n",
			"%.*s: %zu findings waived\n", waiving->n_found),
	       STR_ARG(path), waiving->n_found);
	return EXIT_CLEAN;
}

static int waive(struct waiving *waiving)
{
	const struct report_options report = {UINT32_MAX,
					      report_wants_colour(stderr)};

	run_pipeline(waiving->options, waiving->findings);
	if (!findings_count(waiving->findings, FATAL) &&
	    !findings_count(waiving->findings, FAILURE))
		return waive_found(waiving);
	report_findings(stderr, waiving->findings, &report);
	return exit_status(waiving->findings, false);
}

int command_waive(int argc, char **argv)
{
	struct options options;
	struct waiving waiving = {.options = &options};
	int status;

	if (!options_read(&options, TAKES_WAIVE, argc, argv))
		return EXIT_MACHINE;
	if (!explanation_find(options.check))
		return refuse_check(options.check);
	if (!options.reason.len) {
		fputs(gettext("diglot: a waiver needs a reason: "
			      "--reason=TEXT\n"),
		      stderr);
		return EXIT_MACHINE;
	}
	read_block(&waiving);
	waiving.findings = findings_new();
	status = waive(&waiving);
	findings_free(waiving.findings);
	arena_free(&waiving.arena);
	return status;
}
