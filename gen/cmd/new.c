/* diglot new: a publication to begin with. */
#include <errno.h>
#include <libintl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/command.h"
#include "cmd/report.h"
#include "cmd/resources.h"
#include "cmd/shell.h"
#include "cmd/starting.h"
#include "read/discover.h"
#include "read/reserved.h"
#include "read/slug.h"
#include "write/replace.h"
#include "write/scaffold.h"

/* Where the site is that the publication will be of. */
enum place_of_site {
	SITE_THERE, /* the folder above is one */
	SITE_MADE,  /* the folder above is made with it */
	SITE_ADDED, /* the folder above is empty: it becomes one */
	SITE_INSIDE /* the folder above is for other things: the new folder is
		       the site, and holds the publication */
};

enum { LANGUAGES_MOST = 16 };

struct starting {
	const struct options *options;
	struct arena arena;
	struct findings *findings;
	struct reader reader;
	struct scaffold scaffold;
	struct scaffolding *scaffolding;
	struct str languages[LANGUAGES_MOST];
	struct str folder; /* as named, without slashes at its end */
	struct str above;  /* the folder above it */
	enum place_of_site place;
	struct str site;        /* its folder */
	struct str publication; /* its folder */
};

static bool refuse(const char *message, struct str name)
{
	fprintf(stderr, message, STR_ARG(name));
	return false;
}

static bool report_stop(const struct starting *starting)
{
	const struct report_options report = {UINT32_MAX,
					      report_wants_colour(stderr)};

	report_findings(stderr, starting->findings, &report);
	return false;
}

/* The languages */

static bool add_language(struct starting *starting, struct str given)
{
	struct scaffold *scaffold = &starting->scaffold;
	struct str tag = language_canonical(&starting->arena, given);

	if (!tag.len)
		return refuse(gettext("diglot: %.*s is no language tag, such "
				      "as zh-Hans or en\n"),
			      given);
	for (size_t i = 0; i < scaffold->n_languages; i++)
		if (str_eq(starting->languages[i], tag))
			return refuse(gettext("diglot: the language %.*s is "
					      "named twice\n"),
				      tag);
	if (scaffold->n_languages == LANGUAGES_MOST)
		return refuse(gettext("diglot: there are too many languages "
				      "from %.*s on\n"),
			      tag);
	starting->languages[scaffold->n_languages++] = tag;
	return true;
}

static bool read_languages(struct starting *starting)
{
	struct str rest = starting->options->languages;

	if (!rest.len)
		rest = STR("zh-Hans,en");
	while (rest.ptr)
		if (!add_language(starting, str_trim(str_cut(&rest, ','))))
			return false;
	if (starting->scaffold.n_languages > 1)
		return true;
	return refuse(gettext("diglot: name two languages or more, such as "
			      "--languages=%.*s,en\n"),
		      starting->languages[0]);
}

/* The places */

static bool check_names(struct starting *starting)
{
	struct arena *arena = &starting->arena;
	struct str edition = starting->scaffold.edition;
	struct str folder = starting->options->content;
	struct str name = path_base(path_clean(arena, folder));

	if (!check_folder_name(edition))
		return false;
	/* The current folder is refused later, with its reason. */
	if (name.len && !check_folder_name(name))
		return false;
	if (reserved_publication(slug_always(arena, name)))
		return refuse(gettext("diglot: a publication cannot be called "
				      "%.*s\n"),
			      name);
	if (reserved_edition(slug_always(arena, edition)))
		return refuse(gettext("diglot: an edition cannot be called "
				      "%.*s; write a name such as 2022-1\n"),
			      edition);
	return true;
}

/* A publication beside it that has the same address. */
static bool check_siblings(struct starting *starting)
{
	struct arena *arena = &starting->arena;
	struct str own = folder_name(arena, starting->folder);
	struct str slug = slug_always(arena, own);
	struct folder folder;

	folder_list(arena, starting->above, &folder);
	for (size_t i = 0; i < folder.len; i++) {
		struct str name = folder.entries[i].name;

		if (folder.entries[i].is_folder && !str_eq(name, own) &&
		    str_eq(slug_always(arena, name), slug))
			return refuse(gettext("diglot: %.*s would have the "
					      "same address; choose another "
					      "name\n"),
				      path_join(arena, starting->above, name));
	}
	return true;
}

/* Whether nothing is in the folder, or only the new one. */
static bool is_empty(struct starting *starting, struct str path)
{
	struct folder folder;

	return folder_list(&starting->arena, path, &folder) == FILE_OK &&
	       (!folder.len ||
		(folder.len == 1 &&
		 str_eq(folder.entries[0].name, path_base(starting->folder))));
}

static struct str folder_above(struct arena *arena, struct str folder)
{
	struct str above = path_dir(folder);

	if (above.len)
		return above;
	return str_starts(folder, STR("/")) ? STR("/")
					    : arena_str(arena, STR("."));
}

static bool find_places(struct starting *starting)
{
	struct arena *arena = &starting->arena;
	struct str folder = path_clean(arena, starting->options->content);
	struct str above = folder_above(arena, folder);

	if (!folder.len)
		folder = STR(".");
	starting->folder = folder;
	starting->above = starting->site = above;
	starting->publication = folder;
	if (file_exists(path_join(arena, above, STR("site.yaml")))) {
		starting->place = SITE_THERE;
		return check_siblings(starting);
	}
	if (!folder_exists(above)) {
		starting->place = SITE_MADE;
	} else if (is_empty(starting, above)) {
		starting->place = SITE_ADDED;
	} else {
		starting->place = SITE_INSIDE;
		starting->site = folder;
		starting->publication =
			path_join(arena, folder, path_base(folder));
	}
	return true;
}

static bool prepare(struct starting *starting)
{
	struct scaffold *scaffold = &starting->scaffold;
	struct arena *arena = &starting->arena;

	scaffold->languages = starting->languages;
	scaffold->user = str_from(gettext("en"));
	scaffold->title = starting->options->title;
	scaffold->edition = starting->options->edition.len
				    ? starting->options->edition
				    : STR("1");
	if (!read_languages(starting) || !check_names(starting) ||
	    !find_places(starting))
		return false;
	scaffold->templates = resources_folders(arena, starting->site,
						starting->options->templates,
						&scaffold->n_templates);
	starting->scaffolding =
		scaffold_open(&starting->reader, arena, scaffold);
	return starting->scaffolding || report_stop(starting);
}

/* Making it */

static bool put_failed(struct starting *starting, struct str path)
{
	size_t n;

	findings_sorted(starting->findings, &n);
	return n ? report_stop(starting) : refuse_writing(path);
}

/* What appears in one step: the site, or the publication alone. */
static struct str whole(const struct starting *starting)
{
	bool with_site =
		starting->place == SITE_MADE || starting->place == SITE_INSIDE;

	return with_site ? starting->site : starting->publication;
}

static bool fill(struct starting *starting, struct new_folder *folder,
		 struct str site)
{
	struct str path = whole(starting);
	struct str below = str_slice(starting->publication, path.len + 1,
				     starting->publication.len);

	if (!str_eq(path, starting->publication) &&
	    !new_folder_put(folder, STR("site.yaml"), site))
		return refuse_writing(path);
	return scaffold_put_publication(starting->scaffolding, folder, below) ||
	       put_failed(starting, path);
}

/* site.yaml goes first: alone in its folder it does not stand in the way of
 * another try, which makes the rest. */
static bool commit(struct starting *starting, struct new_folder *folder,
		   struct str site)
{
	struct str path =
		path_join(&starting->arena, starting->site, STR("site.yaml"));

	if (starting->place == SITE_ADDED && !file_replace(path, site)) {
		refuse_writing(path);
		new_folder_abandon(folder);
		return false;
	}
	if (commit_folder(folder, whole(starting)))
		return true;
	if (starting->place == SITE_ADDED)
		unlink(path.ptr);
	return false;
}

static bool make(struct starting *starting)
{
	struct new_folder *folder;
	struct str site = scaffold_site(starting->scaffolding);

	if (!site.len)
		return report_stop(starting);
	folder = begin_folder(whole(starting));
	if (!folder)
		return false;
	if (fill(starting, folder, site))
		return commit(starting, folder, site);
	new_folder_abandon(folder);
	return false;
}

/* What comes next */

static struct str languages_line(struct starting *starting)
{
	struct buf out = {0};
	struct str line;

	for (size_t i = 0; i < starting->scaffold.n_languages; i++) {
		if (i)
			buf_put(&out, str_from(gettext(", ")));
		buf_put(&out, starting->languages[i]);
	}
	line = buf_copy(&out, &starting->arena);
	buf_free(&out);
	return line;
}

static void say_next(struct starting *starting)
{
	struct arena *arena = &starting->arena;
	struct steps steps = {.arena = arena};
	struct str edition = path_join(arena, starting->publication,
				       starting->scaffold.edition);

	printf(gettext("%.*s: a publication in %.*s\n"),
	       STR_ARG(starting->publication),
	       STR_ARG(languages_line(starting)));
	say_address(arena, folder_name(arena, starting->publication));
	say_address(arena, starting->scaffold.edition);
	steps_add(&steps, gettext("Say what it is called and who publishes "
				  "it:"));
	steps_path(path_join(arena, starting->publication,
			     STR("publication.yaml")));
	if (starting->place != SITE_THERE)
		steps_path(path_join(arena, starting->site, STR("site.yaml")));
	steps_add(&steps, gettext("Write your text over the sample, in every "
				  "language:"));
	for (size_t i = 0; i < starting->scaffold.n_languages; i++)
		steps_path(path_join(arena, edition, starting->languages[i]));
	steps_add(&steps, gettext("Check it, and build the site; then open "
				  "out/index.html in a browser:"));
	steps_command(&steps, (struct str[]){STR("check"), starting->site}, 2);
	steps_command(&steps, (struct str[]){STR("build"), starting->site}, 2);
	steps_add(&steps, gettext("When all is right, write the date and "
				  "status: released into its edition.yaml, and "
				  "release it:"));
	steps_path(path_join(arena, edition, STR("edition.yaml")));
	steps_command(&steps,
		      (struct str[]){STR("release"), starting->publication,
				     starting->scaffold.edition},
		      3);
}

int command_new(int argc, char **argv)
{
	struct options options;
	struct starting starting = {.options = &options};
	int status = EXIT_MACHINE;

	if (!options_read(&options, TAKES_NEW, argc, argv))
		return EXIT_MACHINE;
	starting.findings = findings_new();
	starting.reader = (struct reader){.findings = starting.findings,
					  .options = {options.max_source}};
	if (prepare(&starting) && make(&starting)) {
		say_next(&starting);
		status = EXIT_CLEAN;
	} else if (findings_count(starting.findings, FATAL)) {
		status = EXIT_CONTENT;
	}
	findings_free(starting.findings);
	arena_free(&starting.arena);
	return status;
}
