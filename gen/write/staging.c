/* Staging folders. */
#include "write/staging.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "write/tree.h"

int staging_open(int root, const char *name)
{
	return openat(root, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Removes one of them; false if it is locked. */
static bool clear_one(int parent, const char *name)
{
	int folder = staging_open(parent, name);
	bool unlocked;

	if (folder < 0)
		return true;
	unlocked = !flock(folder, LOCK_EX | LOCK_NB);
	if (unlocked)
		tree_remove(parent, name);
	close(folder);
	return unlocked;
}

bool staging_clear(int parent, const char *name)
{
	struct arena scratch = {0};
	struct str prefix = arena_printf(&scratch, ".%s.diglot-", name);
	int again = staging_open(parent, ".");
	DIR *dir = again < 0 ? NULL : fdopendir(again);
	struct dirent *entry;
	bool free_to_go = true;

	while (dir && free_to_go && (entry = readdir(dir)))
		if (str_starts(str_from(entry->d_name), prefix))
			free_to_go = clear_one(parent, entry->d_name);
	if (dir)
		closedir(dir);
	else if (again >= 0)
		close(again);
	arena_free(&scratch);
	return free_to_go;
}

int staging_make(struct arena *arena, int parent, const char *name,
		 const char **staging)
{
	int folder;

	*staging =
		arena_printf(arena, ".%s.diglot-%ld", name, (long)getpid()).ptr;
	if (mkdirat(parent, *staging, 0777))
		return -1;
	folder = staging_open(parent, *staging);
	if (folder >= 0 && flock(folder, LOCK_EX | LOCK_NB)) {
		close(folder);
		folder = -1;
	}
	return folder;
}
