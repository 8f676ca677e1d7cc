/* diglot edition new: the next edition as a copy of another, to write on. */
#include <errno.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/command.h"
#include "cmd/publication_path.h"
#include "cmd/report.h"
#include "cmd/resources.h"
#include "cmd/shell.h"
#include "cmd/starting.h"
#include "pair/pair.h"
#include "read/discover.h"
#include "read/profile.h"
#include "read/reserved.h"
#include "read/slug.h"
#include "write/next_edition.h"

struct starting {
	const struct options *options;
	struct arena arena;
	struct reader reader;
	struct site *site;
	struct publication *publication;
	struct next_edition next;
	struct str folder; /* of the new edition */
	int status;
};

static bool refuse(const char *message, struct str name)
{
	fprintf(stderr, message, STR_ARG(name));
	return false;
}

/* The name */

static const struct edition *edition_with_slug(const struct starting *starting,
					       struct str slug)
{
	const struct publication *publication = starting->publication;

	for (size_t i = 0; i < publication->n_editions; i++)
		if (str_eq(publication->editions[i].slug, slug))
			return &publication->editions[i];
	return NULL;
}

static bool check_name(struct starting *starting)
{
	struct arena *arena = &starting->arena;
	struct str name = starting->next.name;
	struct str slug = slug_always(arena, name);
	const struct edition *other = edition_with_slug(starting, slug);

	if (other && str_eq(path_base(other->folder), name))
		return refuse(gettext("diglot: there is an edition %.*s "
				      "already\n"),
			      name);
	if (other)
		return refuse(gettext("diglot: the edition %.*s would have the "
				      "same address; choose another name\n"),
			      path_base(other->folder));
	if (!reserved_edition(slug))
		return true;
	return refuse(gettext("diglot: an edition cannot be called %.*s; write "
			      "a name such as 2022-1\n"),
		      name);
}

/* The edition that is copied */

static bool report_stop(struct starting *starting)
{
	const struct report_options report = {UINT32_MAX,
					      report_wants_colour(stderr)};

	report_findings(stderr, starting->reader.findings, &report);
	starting->status = exit_status(starting->reader.findings, false);
	return false;
}

/* What lies in the publication's folder beside its own files. */
static void say_move(struct starting *starting, struct str publication)
{
	struct arena *arena = &starting->arena;
	struct str target = path_join(arena, publication, STR("1"));
	struct folder folder;
	struct buf line = {0};

	folder_list(arena, publication, &folder);
	buf_put(&line, STR("  mkdir "));
	shell_put(&line, target);
	buf_put(&line, STR(" && mv"));
	for (size_t i = 0; i < folder.len; i++) {
		struct str name = folder.entries[i].name;

		if (str_eq(name, STR("publication.yaml")) ||
		    str_eq(name, STR("terms.csv")) || str_eq(name, STR("1")))
			continue;
		buf_put_char(&line, ' ');
		shell_put(&line, path_join(arena, publication, name));
	}
	buf_put_char(&line, ' ');
	shell_put(&line, target);
	fprintf(stderr, "%.*s\n", STR_ARG(buf_str(&line)));
	buf_free(&line);
}

/* Texts in the publication's own folder are no edition any more once there is
 * a folder of one. */
static bool check_own_folder(struct starting *starting, struct str publication)
{
	size_t n;
	struct str *folders =
		edition_folders(&starting->arena, publication, &n);

	if (n != 1 || !str_eq(folders[0], publication))
		return true;
	refuse(gettext("diglot: the texts of %.*s must have a folder of their "
		       "own before there can be a second edition. Move them; "
		       "their addresses stay the same:\n"),
	       publication);
	say_move(starting, publication);
	return false;
}

/* What the profile of the site knows of editions; one that is missing is a
 * matter of check. */
static bool read_profile(struct starting *starting)
{
	struct arena *arena = &starting->arena;
	const struct site *site = starting->site;
	struct str folder;

	if (!site->profile_name.len)
		return true;
	folder = resources_profile(arena, path_dir(site->config), STR(""),
				   site->profile_name);
	if (folder.len)
		starting->next.profile = profile_read(
			&starting->reader, arena, folder, site->profile_name,
			str_from(gettext("en")));
	return starting->next.profile || !folder.len;
}

static bool read_all(struct starting *starting, struct str folder)
{
	starting->site = read_site(&starting->reader, &starting->arena, folder);
	if (starting->site && read_profile(starting))
		starting->publication =
			read_publication(&starting->reader, starting->site,
					 &starting->site->sources[0]);
	return starting->publication || report_stop(starting);
}

static const struct edition *find_from(struct starting *starting,
				       struct str publication)
{
	const struct edition *editions = starting->publication->editions;
	size_t n = starting->publication->n_editions;
	struct str folder;

	if (!starting->options->from.len)
		return &editions[n - 1];
	folder = edition_path(&starting->arena, publication,
			      starting->options->from);
	for (size_t i = 0; folder.len && i < n; i++)
		if (str_eq(path_base(editions[i].folder), path_base(folder)))
			return &editions[i];
	return NULL;
}

static bool find_number(struct starting *starting)
{
	struct next_edition *next = &starting->next;
	const struct edition *displaced;

	if (!next_edition_number(&starting->reader, &starting->arena,
				 starting->publication, next->name,
				 &next->number, &displaced))
		return report_stop(starting);
	if (!displaced)
		return true;
	fprintf(stderr,
		gettext("diglot: %.*s has no number and would come behind "
			"%.*s; write number: %u in its edition.yaml first\n"),
		STR_ARG(displaced->folder), STR_ARG(next->name),
		displaced->number);
	return false;
}

static bool is_in_file(void *context, struct finding *finding,
		       struct arena *arena)
{
	const struct str *path = context;

	(void)arena;
	return str_eq(finding->place.file, *path);
}

/* Puts the errata of the old edition into its text. An erratum that is not
 * understood would be lost. */
static bool fold(struct starting *starting)
{
	struct next_edition *next = &starting->next;
	struct findings *findings = starting->reader.findings;
	struct edition *editions = starting->publication->editions;
	struct str path = path_join(&starting->arena, next->from->folder,
				    STR("errata.yaml"));

	if (!file_exists(path))
		return true;
	for (struct edition *edition = editions; edition <= next->from;
	     edition++)
		pair_edition(edition, starting->reader.pool, findings);
	findings_filter(findings, is_in_file, &path);
	if (findings_count(findings, ERROR))
		return report_stop(starting);
	fold_errata(&starting->reader, &starting->arena, next->from,
		    &next->errata);
	return true;
}

/* Fills in what is to be made. */
static bool prepare(struct starting *starting)
{
	struct arena *arena = &starting->arena;
	struct next_edition *next = &starting->next;
	struct str publication =
		publication_path(arena, starting->options->content);

	next->name = starting->options->names[0];
	if (!publication.len)
		return false;
	if (!check_folder_name(next->name))
		return false;
	starting->folder = path_join(arena, publication, next->name);
	if (!check_own_folder(starting, publication) ||
	    !read_all(starting, publication))
		return false;
	next->from = find_from(starting, publication);
	if (!next->from || !check_name(starting))
		return false;
	next->name_hint = arena_printf(
		arena, "# %s\n",
		gettext("The old name, which does not say the number of the "
			"edition:"));
	return find_number(starting) && fold(starting);
}

/* Making it */

static bool fill(struct starting *starting, struct new_folder *folder)
{
	struct str failed;

	if (next_edition_put(folder, &starting->reader, &starting->arena,
			     &starting->next, &failed))
		return true;
	if (!failed.len)
		return report_stop(starting);
	fprintf(stderr, gettext("diglot: cannot copy %.*s: %s\n"),
		STR_ARG(path_join(&starting->arena, starting->next.from->folder,
				  failed)),
		strerror(errno));
	return false;
}

static bool make(struct starting *starting)
{
	struct new_folder *folder = begin_folder(starting->folder);

	if (!folder)
		return false;
	if (!fill(starting, folder)) {
		new_folder_abandon(folder);
		return false;
	}
	return commit_folder(folder, starting->folder);
}

/* What comes next */

/* Where the texts of a language begin in the new edition: a folder, or files
 * in the edition's own. */
static struct str texts_of(struct starting *starting, size_t side)
{
	const struct edition *from = starting->next.from;
	struct str path = STR("");

	for (size_t i = 0; i < from->n_chapters && !path.len; i++)
		if (from->chapters[i]->documents[side])
			path = from->chapters[i]->documents[side]->path;
	path = str_slice(path, from->folder.len + 1, path.len);
	if (str_find_char(path, '/') == STR_NONE)
		return starting->folder;
	return path_join(&starting->arena, starting->folder,
			 str_cut(&path, '/'));
}

static void say_texts(struct steps *steps, struct starting *starting)
{
	struct str last = STR("");

	steps_add(steps, gettext("Edit the texts, in every language:"));
	for (size_t i = 0; i < starting->next.from->n_languages; i++) {
		struct str path = texts_of(starting, i);

		if (!str_eq(path, last))
			steps_path(path);
		last = path;
	}
}

/* A path of the old edition, in the new one. */
static struct str new_path(struct starting *starting, struct str path)
{
	struct str old = starting->next.from->folder;

	return path_join(&starting->arena, starting->folder,
			 str_slice(path, old.len + 1, path.len));
}

static void say_left(struct starting *starting,
		     const struct unfolded_erratum *left)
{
	const struct erratum *erratum = left->erratum;
	const struct erratum_wording *wording = &erratum->wordings[left->side];
	struct str place =
		arena_printf(&starting->arena, "%.*s:%u",
			     STR_ARG(erratum->place.file), erratum->place.line);

	if (left->place.file.len)
		place = arena_printf(
			&starting->arena, "%.*s:%u",
			STR_ARG(new_path(starting, left->place.file)),
			left->place.line);
	steps_path(arena_printf(&starting->arena, "%.*s: %.*s → %.*s",
				STR_ARG(place), STR_ARG(wording->was),
				STR_ARG(wording->now)));
}

static void say_errata(struct steps *steps, struct starting *starting)
{
	const struct folded_errata *errata = &starting->next.errata;

	if (!errata->n_left)
		return;
	steps_add(steps, gettext("Correct by hand what could not be put into "
				 "the text:"));
	for (size_t i = 0; i < errata->n_left; i++)
		say_left(starting, &errata->left[i]);
}

static void say_made(const struct starting *starting)
{
	const struct next_edition *next = &starting->next;

	printf(gettext("%.*s: edition %u, a copy of %.*s\n"),
	       STR_ARG(starting->folder), next->number,
	       STR_ARG(path_base(next->from->folder)));
	if (next->errata.n_done)
		printf(ngettext("%zu correction is in its text now\n",
				"%zu corrections are in its text now\n",
				next->errata.n_done),
		       next->errata.n_done);
}

static void say_next(struct starting *starting)
{
	struct steps steps = {.arena = &starting->arena};
	struct str metadata = path_join(&starting->arena, starting->folder,
					STR("edition.yaml"));
	struct str publication = starting->publication->folder;
	struct str name = starting->next.name;
	struct str old = path_base(starting->next.from->folder);

	say_made(starting);
	say_address(&starting->arena, name);
	say_errata(&steps, starting);
	say_texts(&steps, starting);
	steps_add(&steps,
		  gettext("Say what is new (statement), and give the edition "
			  "its date:"));
	steps_path(metadata);
	steps_add(&steps, gettext("Check it, and see what has changed:"));
	steps_command(&steps, (struct str[]){STR("check"), publication}, 2);
	steps_command(&steps,
		      (struct str[]){STR("diff"), publication, old, name}, 4);
	steps_add(&steps,
		  gettext("When all is right, write status: released in its "
			  "edition.yaml, and release it:"));
	steps_command(&steps, (struct str[]){STR("release"), publication, name},
		      3);
}

int edition_new(int argc, char **argv)
{
	struct options options;
	struct starting starting = {.options = &options,
				    .status = EXIT_MACHINE};

	if (!options_read(&options, TAKES_EDITION, argc, argv))
		return EXIT_MACHINE;
	starting.reader = (struct reader){
		.findings = findings_new(),
		.options = {options.max_source},
		.pool = pool_new(options.jobs),
	};
	if (prepare(&starting) && make(&starting)) {
		say_next(&starting);
		starting.status = EXIT_CLEAN;
	}
	if (starting.publication)
		publication_free(starting.publication);
	findings_free(starting.reader.findings);
	pool_free(starting.reader.pool);
	arena_free(&starting.arena);
	return starting.status;
}
