/* Folder trees on disk. */
#include "write/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"

bool tree_path(struct str path, char out[TREE_PATH_LIMIT])
{
	if (path.len >= TREE_PATH_LIMIT) {
		errno = ENAMETOOLONG;
		return false;
	}
	if (path.len)
		memcpy(out, path.ptr, path.len);
	out[path.len] = '\0';
	return true;
}

bool tree_make(int root, struct str path)
{
	char name[TREE_PATH_LIMIT];

	if (!tree_path(path, name))
		return false;
	for (size_t i = 1; i <= path.len; i++) {
		char end = name[i];

		if (end != '/' && end != '\0')
			continue;
		name[i] = '\0';
		if (mkdirat(root, name, 0777) && errno != EEXIST)
			return false;
		name[i] = end;
	}
	return true;
}

static bool write_all(int file, struct str bytes)
{
	while (bytes.len) {
		ssize_t put = write(file, bytes.ptr, bytes.len);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		bytes = str_slice(bytes, (size_t)put, bytes.len);
	}
	return true;
}

bool tree_write(int root, struct str path, struct str bytes)
{
	char name[TREE_PATH_LIMIT];
	int file, failure;

	if (!tree_path(path, name))
		return false;
	file = openat(root, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		      0666);
	if (file < 0)
		return false;
	failure = write_all(file, bytes) ? 0 : errno;
	if (close(file) && !failure)
		failure = errno;
	errno = failure;
	return !failure;
}

static bool holds(int file, struct str bytes)
{
	char part[64 << 10];
	struct stat info;

	if (fstat(file, &info) || !S_ISREG(info.st_mode) ||
	    (uintmax_t)info.st_size != bytes.len)
		return false;
	while (bytes.len) {
		ssize_t got = read(file, part, sizeof(part));

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || (size_t)got > bytes.len ||
		    memcmp(part, bytes.ptr, (size_t)got) != 0)
			return false;
		bytes = str_slice(bytes, (size_t)got, bytes.len);
	}
	return true;
}

bool tree_equal(int root, struct str path, struct str bytes)
{
	char name[TREE_PATH_LIMIT];
	bool equal;
	int file;

	if (!tree_path(path, name))
		return false;
	file = openat(root, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (file < 0)
		return false;
	equal = holds(file, bytes);
	close(file);
	return equal;
}

static bool copy_bytes(int from, int to)
{
	char part[64 << 10];

	for (;;) {
		ssize_t got = read(from, part, sizeof(part));

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got == 0;
		if (!write_all(to, (struct str){part, (size_t)got}))
			return false;
	}
}

static bool copy_file(int from_root, int to_root, const char *name)
{
	int from = openat(from_root, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat info;
	bool done = false;
	int to;

	if (from < 0)
		return false;
	to = openat(to_root, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		    0666);
	if (to >= 0 && !fstat(from, &info) && copy_bytes(from, to)) {
		struct timespec times[2] = {info.st_atim, info.st_mtim};

		done = !futimens(to, times) && !fchmod(to, info.st_mode);
	}
	close(from);
	if (to >= 0 && close(to))
		done = false;
	return done;
}

bool tree_link(int from, int to, struct str path)
{
	char name[TREE_PATH_LIMIT];

	if (!tree_path(path, name))
		return false;
	if (!linkat(from, name, to, name, 0))
		return true;
	switch (errno) {
	case EPERM:
	case EMLINK:
	case EXDEV:
	case EOPNOTSUPP:
		return copy_file(from, to, name);
	}
	return false;
}

static bool copy_link(int from_root, const char *name, int to_root,
		      const char *copy)
{
	char target[TREE_PATH_LIMIT];
	ssize_t len = readlinkat(from_root, name, target, sizeof(target));

	if (len < 0 || len == sizeof(target))
		return false;
	target[len] = '\0';
	return !symlinkat(target, to_root, copy);
}

static bool copy_content(int from_root, const char *name, int to_root,
			 const char *copy)
{
	int from = openat(from_root, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	int to, failure;

	if (from < 0)
		return false;
	to = openat(to_root, copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		    0666);
	failure = to >= 0 && copy_bytes(from, to) ? 0 : errno;
	close(from);
	if (to >= 0 && close(to) && !failure)
		failure = errno;
	errno = failure;
	return !failure;
}

bool tree_copy(int from, struct str path, int to, struct str copy)
{
	char name[TREE_PATH_LIMIT], copy_name[TREE_PATH_LIMIT];
	struct stat info;

	if (!tree_path(path, name) || !tree_path(copy, copy_name) ||
	    fstatat(from, name, &info, AT_SYMLINK_NOFOLLOW))
		return false;
	if (S_ISLNK(info.st_mode))
		return copy_link(from, name, to, copy_name);
	if (S_ISREG(info.st_mode))
		return copy_content(from, name, to, copy_name);
	errno = EINVAL;
	return false;
}

/* A list of its own; the folder stays open. NULL on failure. */
static DIR *open_entries(int folder)
{
	int again = dup(folder);
	DIR *dir = again < 0 ? NULL : fdopendir(again);

	if (!dir && again >= 0)
		close(again);
	return dir;
}

/* Without the folder itself and the one above it. */
static const struct dirent *next_entry(DIR *dir)
{
	const struct dirent *entry;

	do
		entry = readdir(dir);
	while (entry &&
	       (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")));
	return entry;
}

static bool remove_entries(int folder)
{
	DIR *dir = open_entries(folder);
	const struct dirent *entry;
	bool done = true;

	if (!dir)
		return false;
	while (done && (entry = next_entry(dir))) {
		if (entry->d_type != DT_DIR &&
		    !unlinkat(folder, entry->d_name, 0))
			continue;
		done = tree_remove(folder, entry->d_name);
	}
	closedir(dir);
	return done;
}

bool tree_remove(int root, const char *name)
{
	int folder = openat(root, name,
			    O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	bool done;

	if (folder < 0)
		return errno == ENOENT || !unlinkat(root, name, 0);
	done = remove_entries(folder);
	close(folder);
	return done && !unlinkat(root, name, AT_REMOVEDIR);
}

static bool walk_folder(int folder, struct str path, struct arena *scratch,
			tree_visit *visit, void *context);

static bool walk_entry(int folder, struct str path, const struct dirent *entry,
		       struct arena *scratch, tree_visit *visit, void *context)
{
	struct str name = path_join(scratch, path, str_from(entry->d_name));
	bool done;
	int below;

	if (entry->d_type == DT_UNKNOWN || entry->d_type == DT_DIR) {
		below = openat(folder, entry->d_name,
			       O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
		if (below >= 0) {
			done = walk_folder(below, name, scratch, visit,
					   context);
			close(below);
			return done;
		}
	}
	return visit(context, name);
}

static bool walk_folder(int folder, struct str path, struct arena *scratch,
			tree_visit *visit, void *context)
{
	DIR *dir = open_entries(folder);
	const struct dirent *entry;
	bool done = true;

	if (!dir)
		return false;
	while (done && (entry = next_entry(dir))) {
		struct arena_mark mark = arena_mark(scratch);

		done = walk_entry(folder, path, entry, scratch, visit, context);
		arena_rewind(scratch, mark);
	}
	closedir(dir);
	return done;
}

bool tree_walk(int root, struct arena *scratch, tree_visit *visit,
	       void *context)
{
	/* dup shares the position of a folder that was read before */
	int again = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool done;

	if (again < 0)
		return false;
	done = walk_folder(again, STR(""), scratch, visit, context);
	close(again);
	return done;
}
