/* Running and reporting: findings in each format that there is. */
#include <errno.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/report.h"
#include "cmd/resources.h"
#include "exchange/exchange.h"
#include "write/findings_page.h"
#include "write/replace.h"

const struct str report_format_names[REPORT_FORMAT_COUNT] = {
	[REPORT_TEXT] = STR_INIT("text"),
	[REPORT_JSON] = STR_INIT("json"),
	[REPORT_SARIF] = STR_INIT("sarif"),
	[REPORT_HTML] = STR_INIT("html"),
};

static bool write_json(const struct options *options,
		       const struct finding_list *list, struct buf *out)
{
	(void)options;
	exchange_json(out, list);
	return true;
}

static bool write_sarif(const struct options *options,
			const struct finding_list *list, struct buf *out)
{
	(void)options;
	exchange_sarif(out, list);
	return true;
}

/* What is wrong with templates is said on standard error: the page is what
 * they were for. */
static bool write_html(const struct options *options,
		       const struct finding_list *list, struct buf *out)
{
	const struct report_options report = {options->max_findings,
					      report_wants_colour(stderr)};
	struct arena arena = {0};
	struct reader reader = {.findings = findings_new(),
				.options = {options->max_source}};
	struct string_tables strings = {0};
	struct template_source source;
	bool good = resources_source(&reader, &arena, options->content,
				     options->templates, STR(""), &strings,
				     &source) &&
		    findings_page(&source, list, options->content, out);

	if (!good)
		report_findings(stderr, reader.findings, &report);
	findings_free(reader.findings);
	arena_free(&arena);
	return good;
}

/* Formats that are written to a file or to standard output. */
static bool (*const writers[REPORT_FORMAT_COUNT])(
	const struct options *options, const struct finding_list *list,
	struct buf *out) = {
	[REPORT_JSON] = write_json,
	[REPORT_SARIF] = write_sarif,
	[REPORT_HTML] = write_html,
};

/* To the file that was asked for, with the totals for the terminal. */
static bool put_file(const struct options *options,
		     const struct finding_list *list, struct str bytes)
{
	struct buf totals = {0};

	if (!file_replace(options->report, bytes)) {
		fprintf(stderr, gettext("diglot: cannot write %.*s: %s\n"),
			STR_ARG(options->report), strerror(errno));
		return false;
	}
	if (!options->quiet) {
		report_totals(&totals, list);
		printf("%.*s%s%.*s", STR_ARG(options->report),
		       totals.len ? ": " : "\n", STR_ARG(buf_str(&totals)));
	}
	buf_free(&totals);
	return true;
}

static bool put_report(const struct options *options,
		       const struct finding_list *list)
{
	struct buf out = {0};
	bool good = writers[options->report_format](options, list, &out);

	if (good && options->report.len)
		good = put_file(options, list, buf_str(&out));
	else if (good)
		good = fwrite(out.ptr, 1, out.len, stdout) == out.len &&
		       !fflush(stdout);
	buf_free(&out);
	return good;
}

/* check has nothing to show for it when all is well, so it says so. */
static void say_clean(const struct options *options,
		      const struct finding_list *list)
{
	struct buf totals = {0};

	report_totals(&totals, list);
	if (!totals.len && !options->quiet && !options->out.len)
		printf(gettext("%.*s: nothing to correct\n"),
		       STR_ARG(options->content));
	buf_free(&totals);
}

int run_and_report(const struct options *options)
{
	const struct report_options report = {options->max_findings,
					      report_wants_colour(stderr)};
	struct findings *findings = findings_new();
	struct finding_list list;
	int status;

	run_pipeline(options, findings);
	list = findings_list(findings);
	list.translate = report_translate;
	/* The tag of the language that these messages are in. */
	list.language = str_from(gettext("en"));
	status = exit_status(findings, options->strict);
	if (!writers[options->report_format]) {
		report_findings(stderr, findings, &report);
		say_clean(options, &list);
	} else if (!put_report(options, &list)) {
		status = EXIT_MACHINE;
	}
	findings_free(findings);
	return status;
}
