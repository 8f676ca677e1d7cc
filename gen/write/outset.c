/* The outset and its commit. Beside out/ there is, while a run lasts, a staging
 * folder: the new tree until the exchange, the old one afterwards. */
#include "write/outset.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/file.h"
#include "base/map.h"
#include "write/staging.h"
#include "write/tree.h"

/* In out/: the paths that diglot made, one a line, sorted. */
static const struct str manifest_name = STR_INIT(".diglot");

struct entry {
	uint64_t size;
	struct str bytes; /* of an outset in memory only */
};

struct outset {
	struct findings *findings;
	bool in_memory; /* there are no folders then */
	struct arena arena;
	struct str shown;    /* out as the user named it */
	const char *name;    /* its base name, in the parent folder */
	const char *staging; /* likewise */
	int parent_folder;
	int old_folder; /* -1: there is no old tree */
	int new_folder;
	struct map old_paths;  /* of the old manifest */
	pthread_mutex_t mutex; /* over what follows */
	struct map paths;      /* of the new tree → struct entry * */
	struct map folders;    /* made so far */
	struct outset_summary summary;
	atomic_bool failed;
};

/* Reports the machine's refusal, once. */
static bool fail(struct outset *outset, struct str path)
{
	struct str reason = str_from(strerror(errno));

	pthread_mutex_lock(&outset->mutex);
	if (!outset->failed)
		findings_report(outset->findings, OUT_FAILED, (struct place){0},
				path, reason);
	outset->failed = true;
	pthread_mutex_unlock(&outset->mutex);
	return false;
}

static void outset_free(struct outset *outset)
{
	if (outset->new_folder >= 0)
		close(outset->new_folder);
	if (outset->old_folder >= 0)
		close(outset->old_folder);
	if (outset->parent_folder >= 0)
		close(outset->parent_folder);
	pthread_mutex_destroy(&outset->mutex);
	arena_free(&outset->arena);
	free(outset);
}

/* Splits out into its parent folder, opened, and its name. A symbolic link is
 * followed first, so that its target is exchanged and not the link. */
static bool open_parent(struct outset *outset, struct str out)
{
	char given[TREE_PATH_LIMIT], real[TREE_PATH_LIMIT];
	struct str path = out, dir;

	while (path.len > 1 && str_ends(path, STR("/")))
		path.len--;
	if (!tree_path(path, given))
		return false;
	if (realpath(given, real))
		path = str_from(real);
	path = path_clean(&outset->arena, path);
	dir = path_dir(path);
	outset->name = arena_str(&outset->arena, path_base(path)).ptr;
	if (!dir.len)
		dir = str_starts(path, STR("/")) ? STR("/") : STR(".");
	else if (!tree_make(AT_FDCWD, dir))
		return false;
	outset->parent_folder =
		staging_open(AT_FDCWD, arena_str(&outset->arena, dir).ptr);
	if (!*outset->name || !strcmp(outset->name, "..")) {
		errno = EINVAL;
		return false;
	}
	return outset->parent_folder >= 0;
}

/* Whether the content is out or lies in it, by their real paths. */
static bool content_inside(struct str content, struct str out)
{
	char given[TREE_PATH_LIMIT], inner[TREE_PATH_LIMIT];
	char outer[TREE_PATH_LIMIT];
	struct str inside, around;

	if (!tree_path(content, given) || !realpath(given, inner) ||
	    !tree_path(out, given) || !realpath(given, outer))
		return false;
	inside = str_from(inner);
	around = str_from(outer);
	if (!str_starts(inside, around))
		return false;
	return inside.len == around.len || around.len == 1 ||
	       inside.ptr[around.len] == '/';
}

static bool make_staging(struct outset *outset)
{
	outset->new_folder = staging_make(&outset->arena, outset->parent_folder,
					  outset->name, &outset->staging);
	return outset->new_folder >= 0;
}

static void read_manifest(struct outset *outset, struct str bytes)
{
	while (bytes.ptr) {
		struct str line = str_cut(&bytes, '\n');

		if (line.len)
			map_add(&outset->old_paths, &outset->arena, line,
				(void *)line.ptr);
	}
}

static bool visit_visible(void *context, struct str path)
{
	(void)context;
	return str_starts(path, STR("."));
}

/* Opens the old tree. One that diglot did not make must be empty, dot files
 * aside: a slip in -o must not mix a site into somebody's folder. */
static bool open_old(struct outset *outset, struct str out)
{
	struct str bytes, path;
	struct arena scratch = {0};
	bool ours = true;

	outset->old_folder = staging_open(outset->parent_folder, outset->name);
	if (outset->old_folder < 0)
		return errno == ENOENT || fail(outset, out);
	path = path_join(&outset->arena, out, manifest_name);
	if (file_read(&outset->arena, path, SIZE_MAX / 2, &bytes) == FILE_OK)
		read_manifest(outset, bytes);
	else
		ours = tree_walk(outset->old_folder, &scratch, visit_visible,
				 NULL);
	arena_free(&scratch);
	if (!ours)
		findings_report(outset->findings, OUT_FOREIGN,
				(struct place){0}, out, (struct str){0});
	return ours;
}

static bool begin(struct outset *outset, struct str out, struct str content)
{
	if (!open_parent(outset, out))
		return fail(outset, out);
	if (content_inside(content, out)) {
		findings_report(outset->findings, OUT_INSIDE, (struct place){0},
				out, content);
		return false;
	}
	if (!staging_clear(outset->parent_folder, outset->name)) {
		findings_report(outset->findings, OUT_BUSY, (struct place){0},
				out, (struct str){0});
		return false;
	}
	if (!open_old(outset, out))
		return false;
	return make_staging(outset) || fail(outset, out);
}

static struct outset *outset_new(struct findings *findings)
{
	struct outset *outset = calloc(1, sizeof(*outset));

	if (!outset)
		die_out_of_memory();
	pthread_mutex_init(&outset->mutex, NULL);
	outset->findings = findings;
	outset->parent_folder = outset->old_folder = outset->new_folder = -1;
	return outset;
}

struct outset *outset_begin(struct str out, struct str content,
			    struct findings *findings)
{
	struct outset *outset = outset_new(findings);

	outset->shown = arena_str(&outset->arena, out);
	if (begin(outset, outset->shown, content))
		return outset;
	outset_abandon(outset);
	return NULL;
}

struct outset *outset_begin_memory(struct findings *findings)
{
	struct outset *outset = outset_new(findings);

	outset->in_memory = true;
	return outset;
}

/* Enters the path into the new tree and makes its folder; false if there is
 * nothing more to do. */
static bool enter(struct outset *outset, struct str *path, struct str bytes)
{
	struct str folder;
	struct entry *entry;
	bool fresh, made = true;

	pthread_mutex_lock(&outset->mutex);
	*path = arena_str(&outset->arena, *path);
	entry = ARENA_NEW(&outset->arena, struct entry);
	entry->size = bytes.len;
	fresh = !map_add(&outset->paths, &outset->arena, *path, entry);
	if (fresh && outset->in_memory)
		entry->bytes = arena_str(&outset->arena, bytes);
	folder = path_dir(*path);
	if (fresh && folder.len && !outset->in_memory &&
	    !map_add(&outset->folders, &outset->arena, folder,
		     (void *)folder.ptr))
		made = tree_make(outset->new_folder, folder);
	outset->summary.files += fresh;
	outset->summary.bytes += fresh ? bytes.len : 0;
	fresh = fresh && !outset->failed;
	pthread_mutex_unlock(&outset->mutex);
	return fresh && (made || fail(outset, *path));
}

/* Brings an entered file into the new tree. */
static void bring(struct outset *outset, struct str entered, struct str bytes)
{
	if (outset->in_memory)
		return;
	if (outset->old_folder >= 0 &&
	    tree_equal(outset->old_folder, entered, bytes)) {
		if (!tree_link(outset->old_folder, outset->new_folder, entered))
			fail(outset, entered);
		return;
	}
	if (!tree_write(outset->new_folder, entered, bytes)) {
		fail(outset, entered);
		return;
	}
	pthread_mutex_lock(&outset->mutex);
	outset->summary.written++;
	pthread_mutex_unlock(&outset->mutex);
}

void outset_put(struct outset *outset, struct str path, struct str bytes)
{
	struct str entered = path;

	if (enter(outset, &entered, bytes))
		bring(outset, entered, bytes);
	else if (!outset->failed)
		findings_report(outset->findings, OUT_COLLISION,
				(struct place){0}, path, (struct str){0});
}

void outset_put_shared(struct outset *outset, struct str path, struct str bytes)
{
	struct str entered = path;

	if (enter(outset, &entered, bytes))
		bring(outset, entered, bytes);
}

uint64_t outset_size(struct outset *outset, struct str path)
{
	const struct entry *entry;

	pthread_mutex_lock(&outset->mutex);
	entry = map_get(&outset->paths, path);
	pthread_mutex_unlock(&outset->mutex);
	return entry ? entry->size : 0;
}

struct str outset_bytes(struct outset *outset, struct str path)
{
	const struct entry *entry;

	pthread_mutex_lock(&outset->mutex);
	entry = map_get(&outset->paths, path);
	pthread_mutex_unlock(&outset->mutex);
	return entry ? entry->bytes : STR("");
}

static int compare_paths(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static void put_manifest(struct outset *outset)
{
	struct str *paths =
		ARENA_ARRAY(&outset->arena, struct str, outset->paths.len);
	struct outset_summary before = outset->summary;
	struct buf text = {0};
	size_t n = 0;

	for (size_t i = 0; i < outset->paths.cap; i++)
		if (outset->paths.slots[i].value)
			paths[n++] = outset->paths.slots[i].key;
	if (n)
		qsort(paths, n, sizeof(*paths), compare_paths);
	for (size_t i = 0; i < n; i++) {
		buf_put(&text, paths[i]);
		buf_put_char(&text, '\n');
	}
	outset_put(outset, manifest_name, buf_str(&text));
	buf_free(&text);
	outset->summary = before;
}

/* Keeps a file of the old tree that is not diglot's. */
static bool carry(void *context, struct str path)
{
	struct outset *outset = context;
	struct str folder = path_dir(path);

	if (map_get(&outset->paths, path) || map_get(&outset->old_paths, path))
		return true;
	if (folder.len && !tree_make(outset->new_folder, folder))
		return fail(outset, path);
	return tree_link(outset->old_folder, outset->new_folder, path) ||
	       fail(outset, path);
}

static size_t count_removed(const struct outset *outset)
{
	size_t removed = 0;

	for (size_t i = 0; i < outset->old_paths.cap; i++) {
		const struct map_slot *slot = &outset->old_paths.slots[i];

		if (slot->value && !map_get(&outset->paths, slot->key))
			removed++;
	}
	return removed;
}

/* Makes the new tree complete. */
static bool complete(struct outset *outset)
{
	struct arena scratch = {0};
	struct stat info;
	bool done = true;

	put_manifest(outset);
	if (outset->failed)
		return false;
	if (outset->old_folder >= 0) {
		done = tree_walk(outset->old_folder, &scratch, carry, outset);
		if (!fstat(outset->old_folder, &info))
			fchmod(outset->new_folder, info.st_mode & 07777);
	}
	arena_free(&scratch);
	outset->summary.removed = count_removed(outset);
	return done;
}

static bool exchange(struct outset *outset)
{
	int parent = outset->parent_folder;
	char aside[TREE_PATH_LIMIT];

	if (outset->old_folder < 0)
		return !renameat2(parent, outset->staging, parent, outset->name,
				  RENAME_NOREPLACE) ||
		       !renameat(parent, outset->staging, parent, outset->name);
	flock(outset->old_folder, LOCK_EX | LOCK_NB);
	if (!renameat2(parent, outset->staging, parent, outset->name,
		       RENAME_EXCHANGE))
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	/* No exchange on this file system: a moment without out/ remains. */
	if (!tree_path(arena_printf(&outset->arena, "%s-old", outset->staging),
		       aside) ||
	    renameat(parent, outset->name, parent, aside))
		return false;
	if (renameat(parent, outset->staging, parent, outset->name)) {
		renameat(parent, aside, parent, outset->name);
		return false;
	}
	return !renameat(parent, aside, parent, outset->staging);
}

bool outset_commit(struct outset *outset, struct outset_summary *summary)
{
	bool done = complete(outset);
	bool changed;

	*summary = outset->summary;
	changed =
		outset->old_folder < 0 || summary->written || summary->removed;
	if (done && changed) {
		/* On the disk before it is visible, should power fail. */
		done = !syncfs(outset->new_folder) && exchange(outset);
		if (!done)
			fail(outset, outset->shown);
	}
	outset_abandon(outset);
	return done;
}

void outset_abandon(struct outset *outset)
{
	if (outset->staging && outset->new_folder >= 0)
		tree_remove(outset->parent_folder, outset->staging);
	outset_free(outset);
}
