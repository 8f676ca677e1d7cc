/* Where the program's own files are. */
#include "cmd/resources.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"

/* The content's own templates, the given ones, the installed ones. */
enum { TEMPLATE_ROOTS = 3 };

/* The folder above the one that holds the program. */
static struct str prefix(struct arena *arena)
{
	char path[4096];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path));

	if (len <= 0 || (size_t)len == sizeof(path))
		return STR("..");
	return arena_str(arena,
			 path_dir(path_dir((struct str){path, (size_t)len})));
}

/* The first of the folders that exists; the last one without a look. */
static struct str first_folder(struct arena *arena, const struct str *folders,
			       size_t n)
{
	struct str root = prefix(arena);
	struct str path = root;

	for (size_t i = 0; i < n; i++) {
		path = path_join(arena, root, folders[i]);
		if (folder_exists(path))
			break;
	}
	return path;
}

/* The folder of the installed templates. */
static struct str installed_templates(struct arena *arena)
{
	static const struct str folders[] = {STR_INIT("share/diglot/templates"),
					     STR_INIT("templates"),
					     STR_INIT("../templates")};

	return first_folder(arena, folders, sizeof(folders) / sizeof(*folders));
}

/* The folders of templates, each before those that it prevails over. */
struct roots {
	struct str folders[TEMPLATE_ROOTS];
	size_t n;
};

static struct roots find_roots(struct arena *arena, struct str content,
			       struct str given)
{
	struct str own = path_join(arena, content, STR("templates"));
	struct roots roots = {0};

	if (folder_exists(own))
		roots.folders[roots.n++] = own;
	if (given.len)
		roots.folders[roots.n++] = given;
	roots.folders[roots.n++] = installed_templates(arena);
	return roots;
}

struct str *resources_folders(struct arena *arena, struct str content,
			      struct str given, size_t *n)
{
	struct roots roots = find_roots(arena, content, given);
	struct str *folders = ARENA_ARRAY(arena, struct str, roots.n);

	for (*n = 0; *n < roots.n; ++*n)
		folders[*n] = roots.folders[*n];
	return folders;
}

static struct str profile_folder(struct arena *arena, struct str root,
				 struct str profile)
{
	struct str folder = path_join(
		arena, path_join(arena, root, STR("profiles")), profile);

	bool plain = profile.len && profile.ptr[0] != '.' &&
		     str_find_char(profile, '/') == STR_NONE;

	return plain && folder_exists(folder) ? folder : STR("");
}

/* A profile prevails over the templates that it comes with, and over those
 * that are installed; not over what a site has made its own. */
static struct str *template_folders(struct arena *arena,
				    const struct roots *roots, bool has_own,
				    struct str profile, size_t *n)
{
	struct str *folders =
		ARENA_ARRAY(arena, struct str, 2 * TEMPLATE_ROOTS);

	*n = 0;
	for (size_t i = 0; i < roots->n; i++) {
		struct str folder =
			profile_folder(arena, roots->folders[i], profile);
		bool own = has_own && i == 0;

		if (own)
			folders[(*n)++] = roots->folders[i];
		if (folder.len)
			folders[(*n)++] = folder;
		if (!own)
			folders[(*n)++] = roots->folders[i];
	}
	return folders;
}

struct str resources_profile(struct arena *arena, struct str content,
			     struct str given, struct str profile)
{
	struct roots roots = find_roots(arena, content, given);

	for (size_t i = 0; i < roots.n; i++) {
		struct str folder =
			profile_folder(arena, roots.folders[i], profile);

		if (folder.len &&
		    file_exists(path_join(arena, folder, STR("profile.yaml"))))
			return folder;
	}
	return (struct str){0};
}

struct str resources_profiles(struct arena *arena, struct str content,
			      struct str given)
{
	struct roots roots = find_roots(arena, content, given);
	struct str names = STR("");
	struct folder folder;

	for (size_t i = roots.n; i-- > 0;) {
		struct str path =
			path_join(arena, roots.folders[i], STR("profiles"));

		if (folder_list(arena, path, &folder) != FILE_OK)
			continue;
		for (size_t j = 0; j < folder.len; j++)
			if (folder.entries[j].is_folder)
				names = arena_join(arena, names,
						   names.len ? STR(", ")
							     : STR(""),
						   folder.entries[j].name);
	}
	return names;
}

bool resources_source(struct reader *reader, struct arena *arena,
		      struct str content, struct str given, struct str profile,
		      struct string_tables *strings,
		      struct template_source *source)
{
	struct roots roots = find_roots(arena, content, given);

	*source = (struct template_source){
		.arena = arena,
		.findings = reader->findings,
		.strings = strings,
	};
	source->folders =
		template_folders(arena, &roots, roots.n > (given.len ? 2 : 1),
				 profile, &source->n_folders);
	for (size_t i = source->n_folders; i-- > 0;) {
		struct str folder =
			path_join(arena, source->folders[i], STR("strings"));

		if (folder_exists(folder) &&
		    !read_strings(reader, arena, folder, strings))
			return false;
	}
	return true;
}

/* The user's language. gettext translates nothing in the plain C locale, in
 * which a machine leaves those whose locale it has not installed. */
static void choose_language(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *wanted = NULL;

	setlocale(LC_CTYPE, "");
	if (setlocale(LC_MESSAGES, "") || !setlocale(LC_MESSAGES, "C.UTF-8"))
		return;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!wanted || !*wanted)
			wanted = getenv(names[i]);
	if (wanted && *wanted)
		setenv("LANGUAGE", wanted, 0);
}

void resources_bind_messages(void)
{
	static const struct str folders[] = {STR_INIT("share/locale"),
					     STR_INIT("build/locale"),
					     STR_INIT("locale")};
	struct arena arena = {0};

	choose_language();
	bindtextdomain("diglot",
		       first_folder(&arena, folders,
				    sizeof(folders) / sizeof(*folders))
			       .ptr);
	bind_textdomain_codeset("diglot", "UTF-8");
	bind_textdomain_codeset("libc", "UTF-8"); /* what strerror says */
	textdomain("diglot");
	arena_free(&arena);
}
