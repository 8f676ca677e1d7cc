/* diglot edition list: which editions there are, and what was released. */
#include <libintl.h>
#include <stdio.h>

#include "base/file.h"
#include "cmd/command.h"
#include "cmd/publication_path.h"
#include "cmd/report.h"
#include "model/release.h"
#include "read/read.h"

/* What a text of the metadata says to the user. */
static struct str in_words(const struct localized *text)
{
	return localized_for(text, str_from(gettext("en")), NULL);
}

static void print_printing(uint32_t number, struct str folder)
{
	if (folder.len)
		printf(gettext("     printing %u: %.*s\n"), number,
		       STR_ARG(folder));
	else
		printf(gettext("     printing %u: not released yet\n"), number);
}

static void print_releases(const struct edition *edition)
{
	const struct release *newest = release_newest(edition);

	for (size_t i = 0; i < edition->n_releases; i++)
		print_printing(edition->releases[i].printing,
			       edition->releases[i].folder);
	if (edition->status == STATUS_RELEASED &&
	    (!newest || newest->printing != edition->printing))
		print_printing(edition->printing, STR(""));
}

static const char *status_of(const struct edition *edition, struct str *date)
{
	*date = edition->date;
	switch (edition->status) {
	case STATUS_DRAFT:
		return gettext("draft");
	case STATUS_RELEASED:
		return gettext("issued");
	case STATUS_WITHDRAWN:
		*date = edition->withdrawal.date;
		return gettext("withdrawn");
	}
	return "";
}

/* Editions and publications are called as their folders are. */
static void print_edition(const struct edition *edition)
{
	struct str name = str_eq(edition->folder, edition->publication->folder)
				  ? edition->slug
				  : path_base(edition->folder);
	struct str title = in_words(&edition->name), date;
	const char *status = status_of(edition, &date);

	printf("  %.*s", STR_ARG(name));
	if (title.len)
		printf("  %.*s", STR_ARG(title));
	printf("  %s", status);
	if (date.len)
		printf(" %.*s", STR_ARG(date));
	putchar('\n');
	print_releases(edition);
}

static bool print_publication(struct reader *reader, struct site *site,
			      const struct publication_source *source)
{
	struct publication *publication =
		read_publication(reader, site, source);

	if (!publication)
		return false;
	printf("%.*s  %.*s\n", STR_ARG(publication->folder),
	       STR_ARG(in_words(&publication->title)));
	for (size_t i = 0; i < publication->n_editions; i++)
		print_edition(&publication->editions[i]);
	publication_free(publication);
	return true;
}

/* The site, publication or edition that is meant; empty after a message. */
static struct str find_content(struct arena *arena, struct str name)
{
	if (!name.len)
		return default_content();
	return folder_exists(name) ? name : publication_path(arena, name);
}

static bool print_all(struct reader *reader, struct arena *arena,
		      struct str content)
{
	struct site *site = read_site(reader, arena, content);

	for (size_t i = 0; site && i < site->n_sources; i++)
		if (!print_publication(reader, site, &site->sources[i]))
			return false;
	return site;
}

int edition_list(int argc, char **argv)
{
	const struct report_options report = {UINT32_MAX,
					      report_wants_colour(stderr)};
	struct options options;
	struct arena arena = {0};
	struct reader reader = {0};
	struct str content;
	int status = EXIT_MACHINE;

	if (!options_read(&options, TAKES_EDITIONS, argc, argv))
		return EXIT_MACHINE;
	reader = (struct reader){.findings = findings_new(),
				 .options = {options.max_source},
				 .pool = pool_new(options.jobs)};
	content = find_content(&arena, options.content);
	if (content.len && print_all(&reader, &arena, content)) {
		status = EXIT_CLEAN;
	} else if (content.len) {
		report_findings(stderr, reader.findings, &report);
		status = exit_status(reader.findings, false);
	}
	findings_free(reader.findings);
	pool_free(reader.pool);
	arena_free(&arena);
	return status;
}
