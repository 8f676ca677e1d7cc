/* The files of a folder that is verified. */
#include "read/verify_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/utf8.h"
#include "read/text.h"

enum { DEPTH_LIMIT = 200 /* folders in each other */ };

struct place verify_files_place(const struct verify_files *files,
				struct str path)
{
	return place_file(utf8_printable(
		files->arena, path_join(files->arena, files->folder, path)));
}

struct verify_file *verify_files_find(const struct verify_files *files,
				      struct str path)
{
	return map_get(&files->by_path, path);
}

/* Says once that the file could not be read. */
static void fail(struct verify_files *files, struct str path)
{
	struct place place = verify_files_place(files, path);

	text_report_status(files->reader, place.file, FILE_FAILED, 0);
}

/* Listing */

static void walk(struct verify_files *files, int folder, struct str path,
		 unsigned depth);

static void add_file(struct verify_files *files, struct str path,
		     const struct stat *info)
{
	files->items = arena_grow(files->arena, files->items, files->len,
				  &files->cap, sizeof(*files->items));
	files->items[files->len++] = (struct verify_file){
		.path = path, .len = (uint64_t)info->st_size};
}

static void walk_folder(struct verify_files *files, int above, const char *name,
			struct str path, unsigned depth)
{
	int folder = openat(above, name,
			    O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);

	if (folder < 0) {
		fail(files, path);
		return;
	}
	walk(files, folder, path, depth);
	close(folder);
}

static void walk_entry(struct verify_files *files, int folder, const char *name,
		       struct str path, unsigned depth)
{
	struct stat info;

	if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW)) {
		fail(files, path);
		return;
	}
	if (S_ISREG(info.st_mode))
		add_file(files, path, &info);
	else if (S_ISDIR(info.st_mode) && depth < DEPTH_LIMIT)
		walk_folder(files, folder, name, path, depth + 1);
	else
		findings_report(
			files->reader->findings,
			S_ISLNK(info.st_mode) ? VERIFY_LINK : VERIFY_KIND,
			verify_files_place(files, path), STR(""), STR(""));
}

static void walk(struct verify_files *files, int folder, struct str path,
		 unsigned depth)
{
	int again = dup(folder);
	DIR *dir = again < 0 ? NULL : fdopendir(again);
	const struct dirent *entry;

	if (!dir) {
		fail(files, path);
		if (again >= 0)
			close(again);
		return;
	}
	while ((entry = readdir(dir))) {
		struct str name = str_from(entry->d_name);

		if (!str_eq(name, STR(".")) && !str_eq(name, STR("..")))
			walk_entry(files, folder, entry->d_name,
				   path_join(files->arena, path, name), depth);
	}
	closedir(dir);
}

bool verify_files_open(struct verify_files *files, struct reader *reader,
		       struct arena *arena, struct str folder)
{
	struct str name = arena_str(arena, folder);

	*files = (struct verify_files){
		.reader = reader, .arena = arena, .folder = folder};
	files->root = open(name.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (files->root < 0 && errno == ENOTDIR) {
		findings_report(reader->findings, VERIFY_FOLDER,
				place_file(folder), folder, STR(""));
		return false;
	}
	if (files->root < 0) {
		text_report_status(reader, folder,
				   errno == ENOENT ? FILE_MISSING : FILE_FAILED,
				   0);
		return false;
	}
	walk(files, files->root, STR(""), 0);
	for (size_t i = 0; i < files->len; i++)
		map_add(&files->by_path, arena, files->items[i].path,
			&files->items[i]);
	return true;
}

void verify_files_close(struct verify_files *files)
{
	if (files->root >= 0)
		close(files->root);
}

/* Hashing */

struct hashing {
	struct verify_files *files;
	/* One a file; empty: it could not be read. */
	char (*digests)[DIGESTS][129];
};

static void hash_file(void *context, size_t item, struct arena *scratch)
{
	const struct hashing *hashing = context;
	struct verify_file *file = &hashing->files->items[item];
	struct str digests[DIGESTS] = {{0}};
	int opened;

	if (!file->is_listed)
		return;
	opened =
		openat(hashing->files->root, arena_str(scratch, file->path).ptr,
		       O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (opened >= 0) {
		digest_file(scratch, opened, file->wanted, digests, &file->len);
		close(opened);
	}
	for (size_t i = 0; i < DIGESTS; i++)
		for (size_t j = 0; j < digests[i].len; j++)
			hashing->digests[item][i][j] = digests[i].ptr[j];
}

/* Takes the digests over; false if there are none. */
static bool take_digests(struct verify_file *file, char digests[DIGESTS][129])
{
	bool taken = false;

	for (size_t i = 0; i < DIGESTS; i++) {
		file->digests[i] = str_from(digests[i]);
		taken |= file->digests[i].len > 0;
	}
	return taken;
}

void verify_files_hash(struct verify_files *files)
{
	struct hashing hashing = {files, arena_zero(files->arena, files->len,
						    sizeof(*hashing.digests))};

	pool_each(files->reader->pool, files->len, hash_file, &hashing);
	for (size_t i = 0; i < files->len; i++) {
		struct verify_file *file = &files->items[i];

		if (!file->is_listed || take_digests(file, hashing.digests[i]))
			continue;
		findings_report(files->reader->findings, FILE_UNREADABLE,
				verify_files_place(files, file->path),
				verify_files_place(files, file->path).file,
				MSGID("it could not be read to its end"));
		file->is_reported = true;
	}
}
