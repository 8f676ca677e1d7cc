/* The way of the data: read, pair, check, write, commit.
 *
 * Publications run in parallel, and the chapters inside each. A publication's
 * memory is released before its thread takes the next one; what the site's
 * own pages need later is copied into a summary. */
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "check/check.h"
#include "check/subject.h"
#include "check/waiver.h"
#include "cmd/command.h"
#include "cmd/resources.h"
#include "model/profile.h"
#include "pair/pair.h"
#include "read/profile.h"
#include "read/read.h"
#include "write/templates.h"
#include "write/write.h"

struct pipeline {
	const struct options *options;
	const struct single_run *single; /* NULL: all, into out/ */
	struct arena arena;              /* for the run */
	struct findings *findings;
	struct pool *pool;
	struct site *site;
	struct string_tables strings;
	struct build build;
	struct publication_summary *summaries;
	struct identifiers *identifiers; /* likewise */
	struct identifiers *others;      /* of what a single run is not about */
	size_t n_others;
	struct arena *summary_arenas; /* one a publication */
};

static bool has_errors(const struct findings *findings, bool strict)
{
	return findings_stop(findings) || findings_count(findings, ERROR) ||
	       (strict && findings_count(findings, WARNING));
}

/* What stands in no edition's folder (publication.yaml) concerns them all. */
static bool concerns(const struct finding *finding,
		     const struct edition *edition)
{
	const struct publication *publication = edition->publication;

	if (publication->n_editions == 1 ||
	    path_is_inside(finding->place.file, edition->folder))
		return true;
	for (size_t i = 0; i < publication->n_editions; i++)
		if (path_is_inside(finding->place.file,
				   publication->editions[i].folder))
			return false;
	return true;
}

static bool edition_has_errors(const struct edition *edition,
			       struct findings *findings)
{
	size_t count;
	const struct finding *sorted = findings_sorted(findings, &count);

	for (size_t i = 0; i < count; i++)
		if (sorted[i].severity >= ERROR &&
		    concerns(&sorted[i], edition))
			return true;
	return false;
}

/* A released edition with an error stops the run (design: drafts and
 * releases). */
static void guard_releases(const struct publication *publication,
			   struct findings *findings)
{
	for (size_t i = 0; i < publication->n_editions; i++) {
		const struct edition *edition = &publication->editions[i];

		if (edition->status == STATUS_RELEASED &&
		    edition_has_errors(edition, findings))
			findings_report(findings,
					edition->n_releases ? ISSUED_ERRORS
							    : RELEASED_ERRORS,
					place_file(edition->folder),
					edition->slug, (struct str){0});
	}
}

/* The same for what is found between publications. */
static void guard_identified(const struct identifiers *identifiers,
			     struct findings *findings)
{
	bool work = false;

	if (!findings_count(findings, ERROR))
		return;
	for (size_t i = 0; i < identifiers->len; i++) {
		const struct identified *one = &identifiers->items[i];

		work |= one->shared && !one->edition.len;
		if (one->released && (work || one->shared))
			findings_report(findings,
					one->issued ? ISSUED_ERRORS
						    : RELEASED_ERRORS,
					place_file(one->folder), one->edition,
					(struct str){0});
	}
}

/* What they have to say is no matter of the edition that was asked for. */
static void pair_earlier(const struct pipeline *pipeline,
			 struct publication *publication)
{
	struct findings *findings = findings_new();

	for (size_t i = 0; i < publication->n_earlier; i++)
		pair_edition(&publication->earlier[i], pipeline->pool,
			     findings);
	findings_free(findings);
}

/* As the profile says, and then the site. */
static void grade(struct findings *findings, const struct site *site)
{
	if (site->profile)
		findings_grade(findings, site->profile->grades,
			       site->profile->n_grades);
	findings_grade(findings, site->grades, site->n_grades);
}

/* What publications have in common that should be that of one. Released
 * editions are guarded as above. */
static void compare_publications(struct pipeline *pipeline)
{
	struct findings *findings = findings_new();

	grade(findings, pipeline->site);
	check_identifiers(pipeline->identifiers, pipeline->site->n_sources,
			  findings);
	for (size_t i = 0;
	     pipeline->build.outset && i < pipeline->site->n_sources; i++)
		guard_identified(&pipeline->identifiers[i], findings);
	findings_merge(pipeline->findings, findings);
	findings_free(findings);
}

/* The same of a publication in a single run: nothing is said of others. */
static void compare_with_others(const struct pipeline *pipeline,
				const struct identifiers *own,
				struct findings *findings)
{
	struct arena arena = {0};
	size_t n = pipeline->n_others;
	struct identifiers *lists =
		ARENA_ARRAY(&arena, struct identifiers, n + 1);

	for (size_t i = 0; i < n; i++)
		lists[i] = pipeline->others[i];
	lists[n] = *own;
	if (n)
		check_identifiers(lists, n + 1, findings);
	arena_free(&arena);
}

/* What comes of a publication that is read, paired and checked. */
static void finish_publication(struct pipeline *pipeline, size_t item,
			       const struct publication *publication,
			       struct findings *findings)
{
	if (pipeline->single) {
		if (!findings_stop(findings))
			pipeline->single->use(pipeline->single->context,
					      &pipeline->build, publication,
					      findings);
		return;
	}
	if (pipeline->build.outset && !findings_stop(findings))
		write_publication(&pipeline->build, publication);
	publication_summarise(&pipeline->build, &pipeline->summary_arenas[item],
			      publication, &pipeline->summaries[item]);
}

static void run_publication(void *context, size_t item, struct arena *scratch)
{
	struct pipeline *pipeline = context;
	struct identifiers *identifiers = &pipeline->identifiers[item];
	struct findings *findings = findings_new();
	struct reader reader = {.findings = findings,
				.options = {pipeline->options->max_source},
				.pool = pipeline->pool};
	struct publication *publication;

	(void)scratch;
	grade(findings, pipeline->site);
	publication = read_publication(&reader, pipeline->site,
				       &pipeline->site->sources[item]);
	if (publication) {
		pair_earlier(pipeline, publication);
		for (size_t i = 0; i < publication->n_editions; i++) {
			pair_edition(&publication->editions[i], pipeline->pool,
				     findings);
			check_edition(&publication->editions[i], pipeline->pool,
				      findings);
			subjects_find(&publication->editions[i], findings);
			waivers_apply(&publication->editions[i], findings);
		}
		*identifiers = identifiers_of(&pipeline->summary_arenas[item],
					      publication);
		check_identifiers(identifiers, 1, findings);
		compare_with_others(pipeline, identifiers, findings);
		if (pipeline->build.outset)
			guard_releases(publication, findings);
		finish_publication(pipeline, item, publication, findings);
		publication_free(publication);
	}
	findings_merge(pipeline->findings, findings);
	findings_free(findings);
}

static bool load_templates(struct pipeline *pipeline, struct reader *reader)
{
	struct template_source source;

	if (!resources_source(reader, &pipeline->arena, pipeline->site->folder,
			      pipeline->options->templates,
			      pipeline->site->profile_name, &pipeline->strings,
			      &source))
		return false;
	pipeline->build.templates =
		templates_load(&source, pipeline->site->profile);
	return pipeline->build.templates != NULL;
}

static int64_t source_date(void)
{
	const char *value = getenv("SOURCE_DATE_EPOCH");
	uint32_t seconds;

	if (!value || !str_to_number(str_from(value), UINT32_MAX, &seconds))
		return -1;
	return seconds;
}

static bool prepare_build(struct pipeline *pipeline, struct reader *reader)
{
	const struct options *options = pipeline->options;

	pipeline->build = (struct build){
		.site = pipeline->site,
		.strings = &pipeline->strings,
		.findings = pipeline->findings,
		.pool = pipeline->pool,
		.formats = options->formats,
		.source_date = source_date(),
	};
	if (!load_templates(pipeline, reader))
		return false;
	pipeline->build.outset =
		pipeline->single ? outset_begin_memory(pipeline->findings)
				 : outset_begin(options->out, options->content,
						pipeline->findings);
	return pipeline->build.outset != NULL;
}

/* What is given to others may not be given again: whatever is wrong with
 * them otherwise is for another run to say. */
static void read_others(struct pipeline *pipeline,
			const struct publication_source *own)
{
	struct site *site = pipeline->site;
	struct findings *findings = findings_new();
	struct reader reader = {.findings = findings,
				.options = {pipeline->options->max_source},
				.pool = pipeline->pool};

	pipeline->others = ARENA_ARRAY(&pipeline->arena, struct identifiers,
				       site->n_sources);
	for (size_t i = 0; i < site->n_sources; i++) {
		struct publication *publication =
			&site->sources[i] == own
				? NULL
				: read_publication(&reader, site,
						   &site->sources[i]);
		struct identifiers *list =
			&pipeline->others[pipeline->n_others];

		if (!publication)
			continue;
		*list = identifiers_of(&pipeline->arena, publication);
		for (size_t j = 0; j < list->len; j++)
			list->items[j].earlier = true;
		pipeline->n_others++;
		publication_free(publication);
	}
	findings_free(findings);
}

/* Leaves of the site what the run is about. */
static void keep_single(struct pipeline *pipeline)
{
	const struct single_run *single = pipeline->single;
	struct site *site = pipeline->site;
	struct publication_source *source = site->sources;

	for (size_t i = 1; i < site->n_sources; i++)
		if (str_eq(path_base(site->sources[i].folder),
			   single->publication))
			source = &site->sources[i];
	read_others(pipeline, source);
	site->sources[0] = *source;
	site->n_sources = 1;
	source = site->sources;
	source->edition = single->edition.len
				  ? path_join(&pipeline->arena, source->folder,
					      single->edition)
				  : source->folder;
}

static void run_publications(struct pipeline *pipeline)
{
	size_t n = pipeline->site->n_sources;

	pipeline->summaries =
		ARENA_ARRAY(&pipeline->arena, struct publication_summary, n);
	pipeline->summary_arenas =
		ARENA_ARRAY(&pipeline->arena, struct arena, n);
	pipeline->identifiers =
		ARENA_ARRAY(&pipeline->arena, struct identifiers, n);
	pool_each(pipeline->pool, n, run_publication, pipeline);
	for (size_t i = 0; i < n; i++)
		arena_adopt(&pipeline->arena, &pipeline->summary_arenas[i]);
	if (n > 1)
		compare_publications(pipeline);
}

static void print_summary(const struct options *options,
			  const struct outset_summary *summary)
{
	if (options->quiet)
		return;
	printf(gettext("%.*s: %zu files, %zu written, %zu removed\n"),
	       STR_ARG(options->out), summary->files, summary->written,
	       summary->removed);
}

/* Commits the outset, or drops it when the run has to change nothing. */
static void finish_build(struct pipeline *pipeline)
{
	const struct options *options = pipeline->options;
	struct outset *outset = pipeline->build.outset;
	struct outset_summary summary;

	if (!findings_stop(pipeline->findings) && options->strict &&
	    has_errors(pipeline->findings, true))
		findings_report(pipeline->findings, STRICT_ERRORS,
				(struct place){0}, (struct str){0},
				(struct str){0});
	if (findings_stop(pipeline->findings)) {
		outset_abandon(outset);
		return;
	}
	write_site(&pipeline->build, pipeline->summaries,
		   pipeline->site->n_sources);
	if (findings_stop(pipeline->findings))
		outset_abandon(outset);
	else if (outset_commit(outset, &summary))
		print_summary(options, &summary);
}

/* Reads the profile that the site names and checks what it asks of the site.
 */
static bool load_profile(struct pipeline *pipeline, struct reader *reader)
{
	const struct options *options = pipeline->options;
	struct site *site = pipeline->site;
	struct str folder;

	if (!site->profile_name.len)
		return true;
	folder = resources_profile(&pipeline->arena, site->folder,
				   options->templates, site->profile_name);
	if (!folder.len) {
		findings_report(reader->findings, PROFILE_UNKNOWN,
				place_file(site->config), site->profile_name,
				resources_profiles(&pipeline->arena,
						   site->folder,
						   options->templates));
		return false;
	}
	site->profile =
		profile_read(reader, &pipeline->arena, folder,
			     site->profile_name, str_from(gettext("en")));
	if (!site->profile)
		return false;
	findings_grade(reader->findings, site->grades, site->n_grades);
	profile_take_images(reader, &pipeline->arena, site);
	check_site(site, reader->findings);
	return true;
}

static void run_stages(struct pipeline *pipeline)
{
	const struct options *options = pipeline->options;
	struct reader reader = {.findings = pipeline->findings,
				.options = {options->max_source},
				.pool = pipeline->pool};

	pipeline->site = read_site(&reader, &pipeline->arena, options->content);
	if (!pipeline->site || !load_profile(pipeline, &reader))
		return;
	if (pipeline->single)
		keep_single(pipeline);
	if ((pipeline->single || options->out.len) &&
	    !prepare_build(pipeline, &reader))
		return;
	run_publications(pipeline);
	if (pipeline->single)
		outset_abandon(pipeline->build.outset);
	else if (pipeline->build.outset)
		finish_build(pipeline);
}

int exit_status(const struct findings *findings, bool strict)
{
	if (findings_count(findings, FAILURE))
		return EXIT_MACHINE;
	return has_errors(findings, strict) ? EXIT_CONTENT : EXIT_CLEAN;
}

void run_single(const struct options *options, const struct single_run *single,
		struct findings *findings)
{
	struct pipeline pipeline = {.options = options,
				    .single = single,
				    .findings = findings,
				    .pool = pool_new(options->jobs)};

	run_stages(&pipeline);
	pool_free(pipeline.pool);
	arena_free(&pipeline.arena);
}

void run_pipeline(const struct options *options, struct findings *findings)
{
	run_single(options, NULL, findings);
}
