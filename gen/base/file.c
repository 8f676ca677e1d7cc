/* Files and folders, read only. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Paths longer than this are as good as missing. */
enum { PATH_LIMIT = 4096 };

/* A path with a NUL behind it; false if it cannot be one. */
static bool to_path(struct str path, char out[PATH_LIMIT])
{
	if (path.len >= PATH_LIMIT || str_find_char(path, '\0') != STR_NONE) {
		errno = ENAMETOOLONG;
		return false;
	}
	if (path.len)
		memcpy(out, path.ptr, path.len);
	else
		out[path.len++] = '.';
	out[path.len] = '\0';
	return true;
}

static enum file_status status_of_errno(void)
{
	switch (errno) {
	case ENOENT:
	case ENOTDIR:
	case ENAMETOOLONG:
		return FILE_MISSING;
	case ELOOP:
		return FILE_LOOP;
	case EACCES:
	case EPERM:
		return FILE_DENIED;
	}
	return FILE_FAILED;
}

/* Reads what size promised and then whatever else there is, up to limit. */
static enum file_status read_all(int file, struct arena *arena, size_t size,
				 size_t limit, struct str *bytes)
{
	char *memory = arena_alloc(arena, size + 1);
	size_t len = 0;
	char more;

	while (len < size) {
		ssize_t got = read(file, memory + len, size - len);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return status_of_errno();
		if (got == 0)
			break;
		len += (size_t)got;
	}
	/* A file that grows while it is read is read up to its old size. */
	if (len == limit && read(file, &more, 1) == 1)
		return FILE_TOO_LARGE;
	memory[len] = '\0';
	*bytes = (struct str){memory, len};
	return FILE_OK;
}

enum file_status file_read(struct arena *arena, struct str path, size_t limit,
			   struct str *bytes)
{
	char name[PATH_LIMIT];
	enum file_status status;
	struct stat info;
	int file;

	*bytes = (struct str){0};
	if (!to_path(path, name))
		return FILE_MISSING;
	/* Not blocking, or a pipe without a writer would never open. */
	file = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (file < 0)
		return status_of_errno();
	if (fstat(file, &info))
		status = status_of_errno();
	else if (!S_ISREG(info.st_mode))
		status = FILE_NOT_A_FILE;
	else if ((uintmax_t)info.st_size > limit)
		status = FILE_TOO_LARGE;
	else
		status = read_all(file, arena, (size_t)info.st_size, limit,
				  bytes);
	close(file);
	return status;
}

enum file_status file_size(struct str path, uint64_t *bytes)
{
	char name[PATH_LIMIT];
	struct stat info;

	*bytes = 0;
	if (!to_path(path, name))
		return FILE_MISSING;
	if (stat(name, &info))
		return status_of_errno();
	if (!S_ISREG(info.st_mode))
		return FILE_NOT_A_FILE;
	*bytes = (uint64_t)info.st_size;
	return FILE_OK;
}

static int compare_entries(const void *a, const void *b)
{
	const struct folder_entry *left = a, *right = b;

	return str_cmp(left->name, right->name);
}

static bool entry_is_folder(int folder, const struct dirent *entry)
{
	struct stat info;

	if (entry->d_type == DT_DIR)
		return true;
	if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
		return false;
	return !fstatat(folder, entry->d_name, &info, 0) &&
	       S_ISDIR(info.st_mode);
}

static void list_entries(struct arena *arena, DIR *dir, struct folder *folder)
{
	size_t cap = 0;
	struct dirent *entry;

	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		if (folder->len == cap) {
			struct folder_entry *grown;

			cap = cap ? cap * 2 : 32;
			grown = ARENA_ARRAY(arena, struct folder_entry, cap);
			if (folder->len)
				memcpy(grown, folder->entries,
				       folder->len * sizeof(*grown));
			folder->entries = grown;
		}
		folder->entries[folder->len++] = (struct folder_entry){
			arena_str(arena, str_from(entry->d_name)),
			entry_is_folder(dirfd(dir), entry)};
	}
	if (folder->len)
		qsort(folder->entries, folder->len, sizeof(*folder->entries),
		      compare_entries);
}

enum file_status folder_list(struct arena *arena, struct str path,
			     struct folder *folder)
{
	char name[PATH_LIMIT];
	DIR *dir;

	*folder = (struct folder){0};
	if (!to_path(path, name))
		return FILE_MISSING;
	dir = opendir(name);
	if (!dir)
		return errno == ENOTDIR ? FILE_NOT_A_FILE : status_of_errno();
	list_entries(arena, dir, folder);
	closedir(dir);
	return FILE_OK;
}

static bool has_mode(struct str path, mode_t mode)
{
	char name[PATH_LIMIT];
	struct stat info;

	return to_path(path, name) && !stat(name, &info) &&
	       (info.st_mode & S_IFMT) == mode;
}

bool file_exists(struct str path)
{
	return has_mode(path, S_IFREG);
}

bool folder_exists(struct str path)
{
	return has_mode(path, S_IFDIR);
}

bool path_is_taken(struct str path)
{
	char name[PATH_LIMIT];
	struct stat info;

	return to_path(path, name) &&
	       (!lstat(name, &info) || (errno != ENOENT && errno != ENOTDIR));
}

struct str path_join(struct arena *arena, struct str dir, struct str name)
{
	if (!dir.len || str_starts(name, STR("/")))
		return arena_str(arena, name);
	if (str_ends(dir, STR("/")))
		return arena_join(arena, dir, name, STR(""));
	return arena_join(arena, dir, STR("/"), name);
}

struct str path_dir(struct str path)
{
	size_t slash = str_find_last(path, '/');

	return slash == STR_NONE ? STR("") : str_slice(path, 0, slash);
}

bool path_is_inside(struct str path, struct str folder)
{
	return str_starts(path, folder) &&
	       (path.len == folder.len || path.ptr[folder.len] == '/');
}

struct str path_base(struct str path)
{
	size_t slash = str_find_last(path, '/');

	return slash == STR_NONE ? path : str_slice(path, slash + 1, path.len);
}

struct str path_suffix(struct str path)
{
	struct str base = path_base(path);
	size_t dot = str_find_last(base, '.');

	return dot == STR_NONE || dot == 0 ? STR("")
					   : str_slice(base, dot, base.len);
}

/* Drops the last part of a clean path; false if there is none to drop. */
static bool drop_part(char *out, size_t *len)
{
	struct str done = {out, *len};
	struct str last = path_base(done);

	if (!last.len || str_eq(last, STR("..")))
		return false;
	*len -= last.len;
	if (*len && out[*len - 1] == '/' && *len > 1)
		--*len;
	return true;
}

struct str path_clean(struct arena *arena, struct str path)
{
	char *out = arena_alloc(arena, path.len + 2);
	size_t len = 0;
	struct str rest = path;

	if (str_starts(path, STR("/")))
		out[len++] = '/';
	while (rest.ptr) {
		struct str part = str_cut(&rest, '/');
		bool absolute = len && out[0] == '/';

		if (!part.len || str_eq(part, STR(".")))
			continue;
		if (str_eq(part, STR("..")) &&
		    (drop_part(out, &len) || absolute))
			continue;
		if (len && out[len - 1] != '/')
			out[len++] = '/';
		memcpy(out + len, part.ptr, part.len);
		len += part.len;
	}
	out[len] = '\0';
	return (struct str){out, len};
}
