/* A new folder, whole or not at all. */
#include "write/new_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/die.h"
#include "base/file.h"
#include "write/staging.h"
#include "write/tree.h"

struct new_folder {
	struct arena arena;
	const char *name;    /* what gets its name, in the parent folder */
	const char *staging; /* likewise, before it does */
	struct str below; /* the way from there to the new folder, or empty */
	int parent_folder;
	int folder;   /* the staging folder */
	bool existed; /* as an empty folder */
};

static bool is_empty_folder(const char *path)
{
	struct arena scratch = {0};
	struct folder folder;
	bool empty =
		folder_list(&scratch, str_from(path), &folder) == FILE_OK &&
		!folder.len;

	arena_free(&scratch);
	return empty;
}

/* The folder in which the user is would be gone from under them. */
static bool is_current(const struct stat *info)
{
	struct stat current;

	return !stat(".", &current) && current.st_dev == info->st_dev &&
	       current.st_ino == info->st_ino;
}

/* What is at the path may give way to the new folder: it is an empty one.
 * *real is where it is without links. */
static bool gives_way(const char *path, char real[TREE_PATH_LIMIT])
{
	struct stat info;

	if (stat(path, &info) || !is_empty_folder(path)) {
		errno = EEXIST;
		return false;
	}
	if (is_current(&info)) {
		errno = EINVAL;
		return false;
	}
	return realpath(path, real);
}

/* The path without links if it exists, and clean; false with errno if it is
 * none or if something is there. */
static bool find_place(struct new_folder *folder, struct str path,
		       struct str *place)
{
	char given[TREE_PATH_LIMIT], real[TREE_PATH_LIMIT];
	struct stat info;

	while (path.len > 1 && str_ends(path, STR("/")))
		path.len--;
	if (!tree_path(path, given))
		return false;
	folder->existed = !lstat(given, &info);
	if (folder->existed && !gives_way(given, real))
		return false;
	*place = path_clean(&folder->arena,
			    folder->existed ? str_from(real) : path);
	return true;
}

/* Splits the place into a folder that exists, the name that will appear in it,
 * and what is below that. */
static struct str split(struct new_folder *folder, struct str place)
{
	struct str top = place, above = path_dir(place);

	while (above.len && !folder_exists(above)) {
		top = above;
		above = path_dir(top);
	}
	folder->name = arena_str(&folder->arena, path_base(top)).ptr;
	folder->below = str_slice(place, top.len + 1, place.len);
	if (above.len)
		return above;
	return str_starts(place, STR("/")) ? STR("/") : STR(".");
}

static bool begin(struct new_folder *folder, struct str path)
{
	struct str place, above;

	if (!find_place(folder, path, &place))
		return false;
	above = split(folder, place);
	if (!*folder->name || !strcmp(folder->name, "..")) {
		errno = EINVAL;
		return false;
	}
	folder->parent_folder =
		staging_open(AT_FDCWD, arena_str(&folder->arena, above).ptr);
	if (folder->parent_folder < 0)
		return false;
	if (!staging_clear(folder->parent_folder, folder->name)) {
		errno = EBUSY;
		return false;
	}
	folder->folder = staging_make(&folder->arena, folder->parent_folder,
				      folder->name, &folder->staging);
	return folder->folder >= 0;
}

struct new_folder *new_folder_begin(struct str path)
{
	struct new_folder *folder = calloc(1, sizeof(*folder));

	if (!folder)
		die_out_of_memory();
	folder->parent_folder = folder->folder = -1;
	if (begin(folder, path))
		return folder;
	new_folder_abandon(folder);
	return NULL;
}

/* The path in the staging folder; what is above it is there then. */
static bool enter(struct new_folder *folder, struct str path,
		  struct str *entered)
{
	struct str above;

	*entered = path_join(&folder->arena, folder->below, path);
	above = path_dir(*entered);
	return !above.len || tree_make(folder->folder, above);
}

bool new_folder_put(struct new_folder *folder, struct str path,
		    struct str bytes)
{
	struct str entered;

	return enter(folder, path, &entered) &&
	       tree_write(folder->folder, entered, bytes);
}

bool new_folder_copy(struct new_folder *folder, struct str path,
		     struct str from)
{
	struct str entered;

	return enter(folder, path, &entered) &&
	       tree_copy(AT_FDCWD, from, folder->folder, entered);
}

struct copying {
	struct new_folder *folder;
	int from;
	new_folder_keeps *keeps;
	void *context;
	struct str failed;
};

static bool copy_one(void *context, struct str path)
{
	struct copying *copying = context;
	struct new_folder *folder = copying->folder;
	struct str entered;

	if (!copying->keeps(copying->context, path))
		return true;
	if (enter(folder, path, &entered) &&
	    tree_copy(copying->from, path, folder->folder, entered))
		return true;
	copying->failed = arena_str(&folder->arena, path);
	return false;
}

bool new_folder_copy_all(struct new_folder *folder, struct str from,
			 new_folder_keeps *keeps, void *context,
			 struct str *failed)
{
	struct copying copying = {
		.folder = folder, .keeps = keeps, .context = context};
	struct arena scratch = {0};
	bool done;
	int failure;

	copying.from =
		staging_open(AT_FDCWD, arena_str(&folder->arena, from).ptr);
	done = copying.from >= 0 &&
	       tree_walk(copying.from, &scratch, copy_one, &copying);
	failure = errno;
	if (copying.from >= 0)
		close(copying.from);
	arena_free(&scratch);
	if (failed)
		*failed = copying.failed;
	errno = failure;
	return done;
}

/* A folder that was there and empty gives way; nothing else does. */
static bool give_name(struct new_folder *folder)
{
	int parent = folder->parent_folder;
	struct stat info;

	if (folder->existed)
		return !fstatat(parent, folder->name, &info, 0) &&
		       !fchmod(folder->folder, info.st_mode & 07777) &&
		       !renameat(parent, folder->staging, parent, folder->name);
	if (!renameat2(parent, folder->staging, parent, folder->name,
		       RENAME_NOREPLACE))
		return true;
	/* Where the file system does not know of it, a folder that is not
	 * empty stays all the same. */
	return (errno == EINVAL || errno == ENOSYS) &&
	       !renameat(parent, folder->staging, parent, folder->name);
}

bool new_folder_commit(struct new_folder *folder)
{
	/* On the disk before it is visible, should power fail. */
	bool done = !syncfs(folder->folder) && give_name(folder);

	if (done)
		folder->staging = NULL;
	new_folder_abandon(folder);
	return done;
}

void new_folder_abandon(struct new_folder *folder)
{
	int failure = errno;

	if (!folder)
		return;
	if (folder->staging && folder->folder >= 0)
		tree_remove(folder->parent_folder, folder->staging);
	if (folder->folder >= 0)
		close(folder->folder);
	if (folder->parent_folder >= 0)
		close(folder->parent_folder);
	arena_free(&folder->arena);
	free(folder);
	errno = failure;
}
