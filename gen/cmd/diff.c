/* diglot diff: what changed between two editions of a publication. */
#include <errno.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/command.h"
#include "cmd/diff.h"
#include "cmd/report.h"
#include "cmd/resources.h"
#include "exchange/exchange.h"
#include "pair/pair.h"
#include "read/read.h"
#include "write/diff_page.h"
#include "write/replace.h"

struct diffing {
	const struct options *options;
	struct arena arena;
	struct reader reader;
	struct publication *publication;
	struct edition *before;
	struct edition *after;
};

static bool refuse(const char *message, struct str name)
{
	fprintf(stderr, message, STR_ARG(name));
	return false;
}

/* All that there are, by number. */
static struct edition *editions_of(const struct publication *publication,
				   size_t *n)
{
	*n = publication->n_earlier + publication->n_editions;
	return publication->n_earlier ? publication->earlier
				      : publication->editions;
}

static void say_sources(const struct site *site)
{
	for (size_t i = 0; i < site->n_sources; i++)
		fprintf(stderr, "  %.*s\n", STR_ARG(site->sources[i].slug));
}

/* The publication that the first name means; of a single one it may be left
 * out. *names is what is left of the names. */
static const struct publication_source *find_source(const struct site *site,
						    const struct str **names)
{
	for (size_t i = 0; i < site->n_sources; i++) {
		if (!str_eq(site->sources[i].slug, **names) &&
		    !str_eq(path_base(site->sources[i].folder), **names))
			continue;
		++*names;
		return &site->sources[i];
	}
	if (site->n_sources == 1)
		return &site->sources[0];
	if ((*names)->len)
		refuse(gettext("diglot: there is no publication %.*s\n"),
		       **names);
	else
		refuse(gettext("diglot: name a publication of %.*s\n"),
		       site->folder);
	say_sources(site);
	return NULL;
}

static struct edition *find_edition(const struct publication *publication,
				    struct str name)
{
	size_t n;
	struct edition *editions = editions_of(publication, &n);

	for (size_t i = 0; i < n; i++)
		if (str_eq(editions[i].slug, name) ||
		    str_eq(path_base(editions[i].folder), name))
			return &editions[i];
	refuse(gettext("diglot: there is no edition %.*s\n"), name);
	for (size_t i = 0; i < n; i++)
		fprintf(stderr, "  %.*s\n", STR_ARG(editions[i].folder));
	return NULL;
}

/* ED1 and ED2; the second is the newest, the first the one before it, unless
 * they are named. The newest alone is compared with the one before. */
static bool find_editions(struct diffing *diffing, const struct str *names)
{
	size_t n;
	struct edition *editions = editions_of(diffing->publication, &n);

	diffing->after = names[0].len && names[1].len
				 ? find_edition(diffing->publication, names[1])
				 : &editions[n - 1];
	if (!diffing->after)
		return false;
	if (names[0].len) {
		diffing->before = find_edition(diffing->publication, names[0]);
		if (!diffing->before)
			return false;
	}
	if ((!names[0].len ||
	     (!names[1].len && diffing->before == diffing->after)) &&
	    diffing->after > editions)
		diffing->before = diffing->after - 1;
	if (!diffing->before)
		return refuse(gettext("diglot: %.*s has only one edition\n"),
			      diffing->publication->slug);
	if (diffing->before >= diffing->after)
		return refuse(gettext("diglot: %.*s is not an edition before "
				      "the other one; name the older one "
				      "first\n"),
			      diffing->before->slug);
	return true;
}

/* Every edition up to the first gets its ids from the one before it; the
 * second is compared with the first, whatever lies between them. */
static void pair_editions(struct diffing *diffing)
{
	size_t n;
	struct edition *editions = editions_of(diffing->publication, &n);

	for (struct edition *edition = editions; edition <= diffing->before;
	     edition++)
		pair_edition(edition, diffing->reader.pool,
			     diffing->reader.findings);
	diffing->after->before = diffing->before;
	pair_edition(diffing->after, diffing->reader.pool,
		     diffing->reader.findings);
}

static bool open_editions(struct diffing *diffing)
{
	const struct options *options = diffing->options;
	const struct str *names = options->names;
	const struct publication_source *source;
	struct site *site =
		read_site(&diffing->reader, &diffing->arena, options->content);

	source = site ? find_source(site, &names) : NULL;
	if (!source)
		return false;
	diffing->publication = read_publication(&diffing->reader, site, source);
	if (!diffing->publication || !find_editions(diffing, names))
		return false;
	pair_editions(diffing);
	return true;
}

static bool put_html(struct diffing *diffing,
		     const struct differences *differences, struct buf *out)
{
	struct string_tables strings = {0};
	struct template_source source;

	return resources_source(&diffing->reader, &diffing->arena,
				diffing->options->content,
				diffing->options->templates, STR(""), &strings,
				&source) &&
	       diff_page(&source, differences, out);
}

static bool put_report(struct diffing *diffing,
		       const struct differences *differences, struct buf *out)
{
	const struct options *options = diffing->options;

	switch (options->report_format) {
	case REPORT_TEXT:
		diff_put_text(out, differences,
			      !options->report.len &&
				      report_wants_colour(stdout));
		return true;
	case REPORT_JSON:
		exchange_differences(out, differences);
		return true;
	case REPORT_HTML:
		return put_html(diffing, differences, out);
	case REPORT_SARIF:
	case REPORT_FORMAT_COUNT:
		break;
	}
	return false;
}

/* To the file that was asked for, or to standard output. */
static bool put_bytes(const struct options *options, struct str bytes)
{
	if (!options->report.len)
		return fwrite(bytes.ptr, 1, bytes.len, stdout) == bytes.len &&
		       !fflush(stdout);
	if (file_replace(options->report, bytes))
		return true;
	fprintf(stderr, gettext("diglot: cannot write %.*s: %s\n"),
		STR_ARG(options->report), strerror(errno));
	return false;
}

static int show(struct diffing *diffing)
{
	struct differences differences;
	struct buf out = {0};
	int status = EXIT_MACHINE;

	differences_find(&differences, diffing->after, diffing->reader.pool);
	if (put_report(diffing, &differences, &out) &&
	    put_bytes(diffing->options, buf_str(&out)))
		status = differences.n && diffing->options->exit_code
				 ? EXIT_CONTENT
				 : EXIT_CLEAN;
	differences_free(&differences);
	buf_free(&out);
	return status;
}

/* What stands in the way of reading is reported; what else is wrong with the
 * editions is a matter of check. */
static bool has_stopped(struct findings *findings)
{
	const struct report_options report = {UINT32_MAX,
					      report_wants_colour(stderr)};

	if (!findings_stop(findings))
		return false;
	report_findings(stderr, findings, &report);
	return true;
}

/* Names alone, as release takes them: CONTENT is then left out. */
static void find_content(struct options *options)
{
	if (folder_exists(options->content) ||
	    str_find_char(options->content, '/') != STR_NONE ||
	    options->names[DIFF_NAMES - 1].len)
		return;
	for (size_t i = DIFF_NAMES - 1; i; i--)
		options->names[i] = options->names[i - 1];
	options->names[0] = options->content;
	options->content = default_content();
}

int command_diff(int argc, char **argv)
{
	struct options options;
	struct diffing diffing = {.options = &options};
	int status = EXIT_MACHINE;

	if (!options_read(&options, TAKES_DIFF, argc, argv))
		return EXIT_MACHINE;
	find_content(&options);
	diffing.reader = (struct reader){
		.findings = findings_new(),
		.options = {options.max_source},
		.pool = pool_new(options.jobs),
	};
	if (open_editions(&diffing))
		status = show(&diffing);
	if (has_stopped(diffing.reader.findings))
		status = exit_status(diffing.reader.findings, false);
	if (diffing.publication)
		publication_free(diffing.publication);
	findings_free(diffing.reader.findings);
	pool_free(diffing.reader.pool);
	arena_free(&diffing.arena);
	return status;
}
