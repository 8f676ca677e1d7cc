/* Names on the command line to folders. */
#include "cmd/publication_path.h"

#include <libintl.h>
#include <stdio.h>

#include "base/file.h"
#include "cmd/command.h"
#include "read/discover.h"
#include "read/slug.h"

/* Folders that a name may mean. */
struct folders {
	struct str *paths;
	size_t n;
};

static struct str without_slashes(struct str path)
{
	while (path.len > 1 && str_ends(path, STR("/")))
		path.len--;
	return path;
}

static struct folders list_publications(struct arena *arena, struct str site)
{
	struct folders list = {0};
	struct folder folder;

	folder_list(arena, site, &folder);
	list.paths = ARENA_ARRAY(arena, struct str, folder.len);
	for (size_t i = 0; i < folder.len; i++) {
		const struct folder_entry *entry = &folder.entries[i];
		struct str path = str_eq(site, STR("."))
					  ? entry->name
					  : path_join(arena, site, entry->name);

		if (entry->is_folder && folder_is_publication(arena, path))
			list.paths[list.n++] = path;
	}
	return list;
}

/* The one called so, by its own name or by its address; empty if none is. */
static struct str find(struct arena *arena, const struct folders *list,
		       struct str name)
{
	for (size_t i = 0; i < list->n; i++) {
		struct str own = folder_name(arena, list->paths[i]);

		if (str_eq(own, name) || str_eq(slug_always(arena, own), name))
			return list->paths[i];
	}
	return STR("");
}

static void say(const char *message, struct str name)
{
	fprintf(stderr, message, STR_ARG(name));
}

static void say_names(const struct folders *list)
{
	for (size_t i = 0; i < list->n; i++)
		fprintf(stderr, "  %.*s\n", STR_ARG(list->paths[i]));
}

/* The only publication of a site. */
static struct str only(struct arena *arena, struct str site)
{
	struct folders list = list_publications(arena, site);

	if (list.n == 1)
		return list.paths[0];
	if (!list.n) {
		say(gettext("diglot: there is no publication in %.*s\n"), site);
		return STR("");
	}
	say(gettext("diglot: name a publication of %.*s\n"), site);
	say_names(&list);
	return STR("");
}

static struct str in_folder(struct arena *arena, struct str folder)
{
	switch (content_kind(arena, folder)) {
	case CONTENT_PUBLICATION:
		return arena_str(arena, folder);
	case CONTENT_SITE:
		return only(arena, folder);
	case CONTENT_EDITION:
		break;
	}
	say(gettext("diglot: %.*s is an edition; name the folder of its "
		    "publication\n"),
	    folder);
	return STR("");
}

struct str publication_path(struct arena *arena, struct str name)
{
	struct str content = default_content();
	struct folders list;
	struct str found;

	name = without_slashes(name);
	if (name.len && folder_exists(name))
		return in_folder(arena, name);
	if (!name.len)
		return in_folder(arena, content);
	list = list_publications(arena, content);
	found = find(arena, &list, name);
	if (found.len)
		return found;
	if (str_eq(content, STR(".")))
		say(gettext("diglot: there is no publication %.*s in this "
			    "folder\n"),
		    name);
	else
		fprintf(stderr,
			gettext("diglot: there is no publication %.*s, neither "
				"as a folder nor in %.*s\n"),
			STR_ARG(name), STR_ARG(content));
	say_names(&list);
	return STR("");
}

struct str edition_path(struct arena *arena, struct str publication,
			struct str name)
{
	struct folders list;
	struct str found;

	list.paths = edition_folders(arena, publication, &list.n);
	name = without_slashes(name);
	/* Texts in the publication's own folder are its edition 1. */
	if (list.n == 1 && str_eq(list.paths[0], publication) &&
	    str_eq(name, STR("1")))
		return publication;
	found = find(arena, &list, name);
	if (found.len && !str_eq(found, publication))
		return found;
	say(gettext("diglot: there is no edition %.*s\n"), name);
	say_names(&list);
	return STR("");
}
