/* Where the program's own files are. */
#include "cmd/resources.h"

#include <libintl.h>
#include <unistd.h>

#include "base/file.h"

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

static struct str first_folder(struct arena *arena, struct str installed,
			       struct str in_source)
{
	struct str root = prefix(arena);
	struct str path = path_join(arena, root, installed);

	return folder_exists(path) ? path : path_join(arena, root, in_source);
}

struct str resources_templates(struct arena *arena)
{
	return first_folder(arena, STR("share/diglot/templates"),
			    STR("templates"));
}

void resources_bind_messages(void)
{
	struct arena arena = {0};
	struct str folder =
		first_folder(&arena, STR("share/locale"), STR("build/locale"));

	bindtextdomain("diglot", folder.ptr);
	bind_textdomain_codeset("diglot", "UTF-8");
	textdomain("diglot");
	arena_free(&arena);
}
