/* What was issued, published again: at the usual addresses by the writers of
 * books and figures, and here every release as a whole in a folder of its own.
 * Of a withdrawn edition only the lists of sums are left, so that whoever has
 * a file can still tell whether it is one of those that were issued. */
#include "write/republish.h"

#include "read/release.h"
#include "write/address.h"
#include "write/writers.h"

bool republish(const struct build *build, struct arena *arena,
	       const struct edition *edition, struct str name,
	       struct str *bytes)
{
	const struct release *release = release_current(edition);
	const struct release_file *file =
		release ? release_issued(release, edition, name) : NULL;

	if (!file)
		return false;
	*bytes = release_bytes(build->findings, arena, release, file);
	return true;
}

/* The files of all releases, one after the other. */
struct task {
	const struct build *build;
	const struct edition *edition;
};

static bool is_published(const struct edition *edition,
			 const struct release_file *file)
{
	return edition->status != STATUS_WITHDRAWN || !file->sha256.len;
}

static void put_file(void *context, size_t item, struct arena *scratch)
{
	const struct task *task = context;
	const struct release *release = task->edition->releases;
	const struct release_file *file;
	struct str bytes;

	while (item >= release->n_files) {
		item -= release->n_files;
		release++;
	}
	file = &release->files[item];
	if (!is_published(task->edition, file))
		return;
	bytes = release_bytes(task->build->findings, scratch, release, file);
	if (bytes.ptr)
		outset_put(task->build->outset,
			   address_release(scratch, task->edition, release,
					   file->name),
			   bytes);
}

/* Says that there are corrections which nothing keeps yet. */
static void check_printing(const struct build *build,
			   const struct edition *edition)
{
	const struct release *newest = release_newest(edition);
	struct arena arena = {0};

	if (newest && newest->printing < edition->printing &&
	    edition->status == STATUS_RELEASED)
		findings_report(
			build->findings, RELEASE_MISSING,
			place_file(edition->folder),
			arena_printf(&arena, "%u", (unsigned)edition->printing),
			arena_printf(&arena, "%u", (unsigned)newest->printing));
	arena_free(&arena);
}

void write_releases(const struct build *build, const struct edition *edition)
{
	struct task task = {build, edition};
	size_t n = 0;

	for (size_t i = 0; i < edition->n_releases; i++)
		n += edition->releases[i].n_files;
	pool_each(build->pool, n, put_file, &task);
	check_printing(build, edition);
}
