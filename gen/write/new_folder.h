/* A new folder of the user's, made whole or not at all.
 *
 * Its files are put into a staging folder beside it (write/staging.h), which
 * new_folder_commit gives its name in one step: a run that ends before, also
 * by force, leaves nothing that readers see, and the next one for the same
 * folder removes the rest. Folders above it that are missing are part of it
 * and appear in the same step.
 *
 * The files have the rights that new files of the user have (umask). Functions
 * answer whether they worked; errno tells why not. For one thread. */
#ifndef DIGLOT_WRITE_NEW_FOLDER_H
#define DIGLOT_WRITE_NEW_FOLDER_H

#include "base/arena.h"
#include "base/str.h"

struct new_folder;

/* Begins the folder at the path; nothing may be there yet but an empty folder.
 * NULL with errno: EEXIST if there is something, EBUSY if another run is
 * making it, EINVAL if it is the current folder or no name of one. */
struct new_folder *new_folder_begin(struct str path);

/* Adds a file; the path is relative to the new folder, with slashes. What is
 * above it in the new folder is made. Twice the same path is EEXIST. */
bool new_folder_put(struct new_folder *folder, struct str path,
		    struct str bytes);

/* Adds a copy of a file on disk; a symbolic link stays one. */
bool new_folder_copy(struct new_folder *folder, struct str path,
		     struct str from);

/* Whether a file of a tree is to be copied; its path is relative. */
typedef bool new_folder_keeps(void *context, struct str path);

/* Adds a copy of every file below a folder on disk that keeps says yes to, at
 * the same paths. On failure *failed, if not NULL, is the path of the file
 * that could not be copied, or empty; it lives as long as the new folder. */
bool new_folder_copy_all(struct new_folder *folder, struct str from,
			 new_folder_keeps *keeps, void *context,
			 struct str *failed);

/* Brings all of it to the disk and gives it its name. Frees folder, also when
 * it fails; then nothing is left. EEXIST or ENOTEMPTY if something came to be
 * there meanwhile. */
bool new_folder_commit(struct new_folder *folder);

/* Removes what was put. Frees folder; errno stays. NULL is fine. */
void new_folder_abandon(struct new_folder *folder);

#endif
