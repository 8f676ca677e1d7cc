/* One file of the user's. */
#include "write/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
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

static bool write_beside(struct arena *arena, struct str path, struct str bytes)
{
	struct str fresh = arena_join(arena, path, STR(".diglot-new"), STR(""));
	bool good;
	int failure;

	unlink(fresh.ptr); /* of a run that was killed */
	good = tree_write(AT_FDCWD, fresh, bytes) &&
	       keep_mode(path.ptr, fresh.ptr) && !rename(fresh.ptr, path.ptr);
	failure = errno;
	if (!good)
		unlink(fresh.ptr);
	errno = failure;
	return good;
}

/* Terminals, pipes and /dev/null stay what they are. */
static bool write_through(const char *path, struct str bytes)
{
	FILE *file = fopen(path, "wb");
	bool good;

	if (!file)
		return false;
	good = fwrite(bytes.ptr, 1, bytes.len, file) == bytes.len;
	return !fclose(file) && good;
}

bool file_replace(struct str path, struct str bytes)
{
	struct arena arena = {0};
	struct str name = arena_str(&arena, path);
	char *target = realpath(name.ptr, NULL); /* a link stays a link */
	struct stat info;
	bool good;
	int failure;

	if (target)
		name = arena_str(&arena, str_from(target));
	free(target);
	good = stat(name.ptr, &info) || S_ISREG(info.st_mode)
		       ? write_beside(&arena, name, bytes)
		       : write_through(name.ptr, bytes);
	failure = errno;
	arena_free(&arena);
	errno = failure;
	return good;
}
