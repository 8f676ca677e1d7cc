/* A folder of files for readers that are fuzzed: one a process, in memory
 * where there is such a place. It stays when the process ends. */
#ifndef DIGLOT_TESTS_FUZZ_FOLDER_H
#define DIGLOT_TESTS_FUZZ_FOLDER_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"

static int folder = -1;
static char folder_path[80];

/* Makes it with the folders in it; false if it is there already. */
static inline bool folder_begin(const char *const *folders, size_t n)
{
	if (folder >= 0)
		return false;
	snprintf(folder_path, sizeof(folder_path), "%s/diglot_fuzz.XXXXXX",
		 access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm");
	if (!mkdtemp(folder_path))
		abort();
	folder = open(folder_path, O_RDONLY | O_DIRECTORY);
	for (size_t i = 0; i < n; i++)
		if (mkdirat(folder, folders[i], 0777))
			abort();
	return true;
}

static inline void folder_put(const char *name, struct str bytes)
{
	int file = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	if (file < 0 || write(file, bytes.ptr, bytes.len) != (ssize_t)bytes.len)
		abort();
	close(file);
}

/* Inputs are several files, with a line of "%%" between them. After the last
 * one the rest has no pointer. */
static inline struct str folder_cut(struct str *rest)
{
	const struct str mark = STR("\n%%\n");
	size_t at = str_find(*rest, mark);
	struct str part = str_slice(*rest, 0, at == STR_NONE ? rest->len : at);

	*rest = at == STR_NONE ? (struct str){0}
			       : str_slice(*rest, at + mark.len, rest->len);
	return part;
}

#endif
