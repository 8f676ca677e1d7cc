/* One file of the user's. */
#include "write/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "write/tree.h"

/* Who may read and write the file stays as it was. */
static bool keep_mode(const char *old, const char *fresh)
{
	struct stat info;

	return stat(old, &info) || !chmod(fresh, info.st_mode & 07777);
}

bool file_replace(struct str path, struct str bytes)
{
	struct arena arena = {0};
	const char *name = arena_str(&arena, path).ptr;
	struct str fresh = arena_join(&arena, path, STR(".new"), STR(""));
	bool good;
	int failure;

	unlink(fresh.ptr); /* of a run that was killed */
	good = tree_write(AT_FDCWD, fresh, bytes) &&
	       keep_mode(name, fresh.ptr) && !rename(fresh.ptr, name);
	failure = errno;
	if (!good)
		unlink(fresh.ptr);
	arena_free(&arena);
	errno = failure;
	return good;
}
