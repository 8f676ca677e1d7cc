/* The files of a folder that is verified. Internal to read/verify*.c. */
#ifndef DIGLOT_READ_VERIFY_FILES_H
#define DIGLOT_READ_VERIFY_FILES_H

#include "base/digest.h"
#include "read/read.h"

struct verify_file {
	struct str path;             /* from the folder; maybe no valid UTF-8 */
	struct str digests[DIGESTS]; /* empty until it is hashed */
	bool wanted[DIGESTS];        /* lists have them */
	uint64_t len;
	bool is_listed;   /* one of them is wanted */
	bool is_reported; /* one finding a file is enough */
};

struct verify_files {
	struct reader *reader;
	struct arena *arena;
	struct str folder; /* as the user named it */
	int root;          /* the same, open */
	struct verify_file *items;
	size_t len;
	size_t cap;
	struct map by_path; /* → struct verify_file * */
};

/* Opens the folder and lists all files below it, dot files too, without
 * following symbolic links, which are findings, as are devices and pipes.
 * False after a FAILURE finding. */
bool verify_files_open(struct verify_files *files, struct reader *reader,
		       struct arena *arena, struct str folder);

void verify_files_close(struct verify_files *files);

/* The file at the path, or NULL. */
struct verify_file *verify_files_find(const struct verify_files *files,
				      struct str path);

/* Hashes the files that are listed, in parallel and part by part. One that
 * cannot be read is a FAILURE finding. */
void verify_files_hash(struct verify_files *files);

/* The place of a file, as the user would name it. */
struct place verify_files_place(const struct verify_files *files,
				struct str path);

#endif
