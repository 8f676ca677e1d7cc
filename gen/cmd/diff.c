/* diglot diff: what changed between two editions of a publication. */
#include <libintl.h>
#include <stdio.h>

#include "cmd/command.h"
#include "cmd/diff.h"
#include "cmd/report.h"
#include "pair/pair.h"
#include "read/read.h"

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

/* The publication that the first name means; of a single one it may be left
 * out. *names is what is left of the names. */
static const struct publication_source *find_source(const struct site *site,
						    const struct str **names)
{
	for (size_t i = 0; i < site->n_sources; i++) {
		if (!str_eq(site->sources[i].slug, **names))
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
	return NULL;
}

static struct edition *find_edition(const struct publication *publication,
				    struct str name)
{
	size_t n;
	struct edition *editions = editions_of(publication, &n);

	for (size_t i = 0; i < n; i++)
		if (str_eq(editions[i].slug, name))
			return &editions[i];
	refuse(gettext("diglot: there is no edition %.*s\n"), name);
	return NULL;
}

/* ED1 and ED2; the second is the newest, the first the one before it, unless
 * they are named. */
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
	} else if (diffing->after > editions) {
		diffing->before = diffing->after - 1;
	}
	if (!diffing->before)
		return refuse(gettext("diglot: %.*s has only one edition\n"),
			      diffing->publication->slug);
	if (diffing->before >= diffing->after)
		return refuse(gettext("diglot: %.*s is not an edition before "
				      "the other one\n"),
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

static bool print(struct diffing *diffing)
{
	struct differences differences;
	struct buf out = {0};
	bool good;

	differences_find(&differences, diffing->after, diffing->reader.pool);
	diff_put_text(&out, &differences, report_wants_colour(stdout));
	good = fwrite(out.ptr, 1, out.len, stdout) == out.len &&
	       !fflush(stdout);
	differences_free(&differences);
	buf_free(&out);
	return good;
}

int command_diff(int argc, char **argv)
{
	struct options options;
	struct diffing diffing = {.options = &options};
	int status = EXIT_MACHINE;

	if (!options_read(&options, TAKES_DIFF, argc, argv))
		return EXIT_MACHINE;
	diffing.reader = (struct reader){
		.findings = findings_new(),
		.options = {options.max_source},
		.pool = pool_new(options.jobs),
	};
	if (open_editions(&diffing) && print(&diffing))
		status = EXIT_CLEAN;
	if (diffing.publication)
		publication_free(diffing.publication);
	findings_free(diffing.reader.findings);
	pool_free(diffing.reader.pool);
	arena_free(&diffing.arena);
	return status;
}
