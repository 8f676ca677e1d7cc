/* diglot release: an issued edition, kept for ever. */
#include <errno.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/command.h"
#include "cmd/key.h"
#include "cmd/publication_path.h"
#include "cmd/report.h"
#include "cmd/starting.h"
#include "read/discover.h"
#include "read/release.h"
#include "read/text.h"
#include "write/address.h"
#include "write/new_folder.h"
#include "write/release_bag.h"
#include "write/templates.h"

struct releasing {
	const struct options *options;
	struct findings *findings; /* of the run */
	struct arena arena;
	struct str content;
	struct secret_key *key; /* NULL: it is not signed */
	struct str folder;      /* of the release; empty: none was made */
	bool is_there;          /* the release was made before */
	struct bag bag;
	struct str without_pdf; /* slugs of views */
};

static bool is_clean(const struct findings *findings)
{
	return !findings_stop(findings) && !findings_count(findings, ERROR) &&
	       !findings_count(findings, WARNING);
}

static struct place edition_place(struct releasing *releasing,
				  const struct edition *edition)
{
	return place_file(path_join(&releasing->arena, edition->folder,
				    STR("edition.yaml")));
}

/* Whether the edition may be kept as it is. */
static bool is_ready(struct releasing *releasing, const struct edition *edition,
		     struct findings *findings)
{
	struct place place = edition_place(releasing, edition);

	if (edition->status == STATUS_DRAFT)
		findings_report(findings, RELEASING_DRAFT, place, edition->slug,
				STR(""));
	else if (edition->status == STATUS_WITHDRAWN)
		findings_report(findings, RELEASING_WITHDRAWN, place,
				edition->slug, STR(""));
	else if (!edition->date.len || !is_clean(findings) ||
		 !is_clean(releasing->findings))
		findings_report(findings, RELEASING_UNCLEAN, place,
				edition->slug, STR(""));
	return !findings_stop(findings);
}

/* The editions before, as far as ids and changes come from them: all of
 * them, so that the source is content without errors. */
static bool put_earlier(struct releasing *releasing, struct reader *reader,
			const struct publication *publication)
{
	bool good = true;

	for (size_t i = 0; i < publication->n_earlier && good; i++) {
		const struct publication_source source = {
			.folder = publication->folder,
			.slug = publication->slug,
			.edition = publication->earlier[i].folder};
		struct reader quiet = *reader;
		struct publication *earlier;

		quiet.findings = findings_new();
		earlier = read_publication(&quiet, publication->site, &source);
		if (earlier) {
			good = release_put_sources(&releasing->bag, reader,
						   &earlier->editions[0]);
			publication_free(earlier);
		} else {
			findings_merge(reader->findings, quiet.findings);
			good = false;
		}
		findings_free(quiet.findings);
	}
	return good;
}

/* False after a finding: what the user says is there has to be there, as a
 * release is made once. */
static bool put_pdfs(struct releasing *releasing, struct reader *reader,
		     const struct edition *edition)
{
	struct arena *arena = &releasing->arena;
	struct str folder = releasing->options->pdf;
	size_t n_views, n = 0;
	struct view *views = edition_views(arena, edition, &n_views);

	for (size_t i = 0; i < n_views; i++) {
		if (!view_has_pages(&views[i], edition))
			continue;
		if (folder.len && release_put_pdf(&releasing->bag, reader,
						  edition, &views[i], folder)) {
			n++;
			continue;
		}
		releasing->without_pdf = arena_join(
			arena, releasing->without_pdf,
			releasing->without_pdf.len ? str_from(gettext(", "))
						   : STR(""),
			views[i].slug);
	}
	if (folder.len && !n && !findings_stop(reader->findings))
		findings_report(
			reader->findings, RELEASING_NO_PDF,
			edition_place(releasing, edition), folder,
			path_base(address_pdf(arena, edition, &views[0])));
	return !findings_stop(reader->findings);
}

static void sign(struct releasing *releasing, const struct edition *edition,
		 struct str sums)
{
	struct buf out = {0};

	if (!releasing->key)
		return;
	signature_make(&out, releasing->key, sums,
		       release_comment(&releasing->arena, edition));
	bag_add(&releasing->bag, STR("SHA256SUMS.minisig"),
		buf_copy(&out, &releasing->arena));
	buf_free(&out);
}

static bool fill_bag(struct releasing *releasing, struct reader *reader,
		     const struct build *build,
		     const struct publication *publication)
{
	const struct edition *edition = &publication->editions[0];
	struct bag *bag = &releasing->bag;

	release_put_artifacts(bag, build, edition);
	if (!put_pdfs(releasing, reader, edition) ||
	    !release_put_sources(bag, reader, edition) ||
	    !put_earlier(releasing, reader, publication) ||
	    !release_put_shared(bag, reader, publication) ||
	    !release_check_names(reader->findings, bag))
		return false;
	sign(releasing, edition, bag_add_sums(bag));
	release_describe(bag, edition);
	bag_finish(bag);
	return !findings_stop(reader->findings);
}

static void report_failure(struct findings *findings, struct str folder)
{
	struct str reason = str_from(strerror(errno));

	/* Another run had the same in hand, or has just been quicker. */
	if (errno == EBUSY || errno == EEXIST)
		findings_report(findings, OUT_BUSY, (struct place){0}, folder,
				STR(""));
	else
		findings_report(findings, RELEASING_FAILED, (struct place){0},
				folder, reason);
}

static bool write_bag(const struct bag *bag, struct str path)
{
	struct new_folder *folder = new_folder_begin(path);

	for (size_t i = 0; folder && i < bag->len; i++)
		if (!new_folder_put(folder, bag->files[i].path,
				    bag->files[i].bytes)) {
			new_folder_abandon(folder);
			return false;
		}
	return folder && new_folder_commit(folder);
}

static void release(void *context, const struct build *build,
		    const struct publication *publication,
		    struct findings *findings)
{
	struct releasing *releasing = context;
	const struct edition *edition = &publication->editions[0];
	struct reader reader = {.findings = findings,
				.options = {releasing->options->max_source},
				.pool = build->pool};
	const struct release *there = release_current(edition);
	struct str folder = path_join(&releasing->arena, edition->folder,
				      arena_printf(&releasing->arena, "%.*s/%u",
						   STR_ARG(releases_folder),
						   edition->printing));

	if (!is_ready(releasing, edition, findings))
		return;
	if (there) { /* and has the same texts, or there were errors */
		releasing->folder = arena_str(&releasing->arena, there->folder);
		releasing->is_there = true;
		return;
	}
	write_publication(build, publication);
	if (findings_stop(findings) || findings_stop(releasing->findings) ||
	    !fill_bag(releasing, &reader, build, publication))
		return;
	if (write_bag(&releasing->bag, folder))
		releasing->folder = folder;
	else
		report_failure(findings, folder);
}

/* The command */

/* CONTENT is the site that the publication is in, or else the publication. */
static struct str content_of(struct arena *arena, struct str publication)
{
	struct str above =
		path_clean(arena, path_join(arena, publication, STR("..")));

	if (!above.len)
		above = STR(".");
	return file_exists(path_join(arena, above, STR("site.yaml")))
		       ? above
		       : publication;
}

static bool find_edition(struct releasing *releasing, struct single_run *run)
{
	const struct options *options = releasing->options;
	struct arena *arena = &releasing->arena;
	struct str publication = STR(""), edition, folder;

	if (!options->n_rest || options->n_rest > 2) {
		fputs(gettext("diglot: release needs an edition: diglot "
			      "release [PUBLICATION] EDITION\n"),
		      stderr);
		return false;
	}
	edition = str_from(options->rest[options->n_rest - 1]);
	while (edition.len > 1 && str_ends(edition, STR("/")))
		edition.len--;
	if (options->n_rest == 2) {
		publication = str_from(options->rest[0]);
	} else if (str_eq(edition, STR("."))) {
		publication = STR("..");
		edition = folder_name(arena, edition);
	} else if (folder_exists(edition) && path_dir(edition).len) {
		publication = path_dir(edition);
		edition = path_base(edition);
	}
	publication = publication_path(arena, publication);
	if (!publication.len)
		return false;
	folder = edition_path(arena, publication, edition);
	if (!folder.len)
		return false;
	releasing->content = content_of(arena, publication);
	run->publication = folder_name(arena, publication);
	run->edition = str_eq(folder, publication) ? STR("")
						   : folder_name(arena, folder);
	return true;
}

static void say_next(struct releasing *releasing)
{
	struct steps steps = {.arena = &releasing->arena};

	steps_add(&steps, gettext("Publish it: every build offers what is "
				  "released now, byte by byte:"));
	steps_command(&steps, (struct str[]){STR("build"), releasing->content},
		      2);
	steps_add(&steps, gettext("Keep this folder with the content, and give "
				  "the archive a copy; any copy can be "
				  "verified:"));
	steps_command(&steps, (struct str[]){STR("verify"), releasing->folder},
		      2);
}

static void print_summary(struct releasing *releasing)
{
	const struct bag *bag = &releasing->bag;

	if (releasing->is_there) {
		printf(gettext("%.*s: released already, nothing to do\n"),
		       STR_ARG(releasing->folder));
		return;
	}
	printf(gettext("%.*s: printing %.*s is released, %zu files, %llu "
		       "bytes\n"),
	       STR_ARG(releasing->folder),
	       STR_ARG(path_base(releasing->folder)), bag->payload.len,
	       (unsigned long long)bag->payload_bytes);
	if (releasing->key)
		printf(gettext("signed with key %.*s\n"),
		       STR_ARG(secret_key_id(bag->arena, releasing->key)));
	if (releasing->without_pdf.len)
		printf(gettext("without a PDF: %.*s (make pdf prints them, "
			       "--pdf=FOLDER takes them in)\n"),
		       STR_ARG(releasing->without_pdf));
	say_next(releasing);
}

static int run(struct releasing *releasing, const struct single_run *single)
{
	struct options options = *releasing->options;
	const struct report_options report = {options.max_findings,
					      report_wants_colour(stderr)};
	int status;

	options.content = releasing->content;
	options.formats = FORMAT_RELEASE;
	run_single(&options, single, releasing->findings);
	report_findings(stderr, releasing->findings, &report);
	status = exit_status(releasing->findings, true);
	if (releasing->folder.len && !options.quiet)
		print_summary(releasing);
	return status;
}

int command_release(int argc, char **argv)
{
	struct options options;
	struct releasing releasing = {.options = &options};
	struct single_run single = {.use = release, .context = &releasing};
	int status = EXIT_MACHINE;

	if (!options_read(&options, TAKES_RELEASE, argc, argv))
		return EXIT_MACHINE;
	releasing.bag.arena = &releasing.arena;
	releasing.findings = findings_new();
	if (find_edition(&releasing, &single) &&
	    key_open(&options, &releasing.key))
		status = run(&releasing, &single);
	secret_key_free(releasing.key);
	findings_free(releasing.findings);
	bag_free(&releasing.bag);
	arena_free(&releasing.arena);
	return status;
}
