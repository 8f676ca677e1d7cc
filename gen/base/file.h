/* Files and folders, read only. Writing is commit's business (write/). */
#ifndef DIGLOT_BASE_FILE_H
#define DIGLOT_BASE_FILE_H

#include "base/arena.h"
#include "base/str.h"

enum file_status {
	FILE_OK,
	FILE_MISSING,    /* no such file */
	FILE_NOT_A_FILE, /* a folder, device, socket or pipe */
	FILE_TOO_LARGE,  /* more than the limit */
	FILE_LOOP,       /* symbolic links that never end */
	FILE_DENIED,     /* no right to read */
	FILE_FAILED      /* anything else; errno tells */
};

/* Reads a whole file into the arena; a NUL follows the bytes. limit is in
 * bytes. On failure *bytes is empty. */
enum file_status file_read(struct arena *arena, struct str path, size_t limit,
			   struct str *bytes);

/* How many bytes a file has, without reading it. */
enum file_status file_size(struct str path, uint64_t *bytes);

struct folder_entry {
	struct str name;
	bool is_folder; /* symbolic links are followed */
};

struct folder {
	struct folder_entry *entries; /* sorted by name in byte order */
	size_t len;
};

/* Lists a folder without dot files. FILE_NOT_A_FILE means not a folder. */
enum file_status folder_list(struct arena *arena, struct str path,
			     struct folder *folder);

bool file_exists(struct str path);
bool folder_exists(struct str path);

/* Whether anything at all is there: also a link that leads nowhere, and what
 * cannot be looked at, so that reading it says what is wrong. */
bool path_is_taken(struct str path);

/* dir/name; name alone when it is absolute or dir is empty. */
struct str path_join(struct arena *arena, struct str dir, struct str name);

/* The part before the last slash, empty if there is none. */
struct str path_dir(struct str path);

/* The part behind the last slash. */
struct str path_base(struct str path);

/* Whether the path is the folder's or one of what is in it, as they are
 * spelt. */
bool path_is_inside(struct str path, struct str folder);

/* The suffix of the base name with its dot (".md"), or empty. */
struct str path_suffix(struct str path);

/* Folds "." and ".." away as far as it can without the disk; what climbs
 * above the start keeps its "..". */
struct str path_clean(struct arena *arena, struct str path);

#endif
