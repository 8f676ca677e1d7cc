/* The releases of an edition: what lies in them. */
#include "read/release.h"

#include <stdlib.h>

#include "base/digest.h"
#include "base/sums.h"
#include "base/utf8.h"
#include "read/discover.h"
#include "read/text.h"

const struct str releases_folder = STR_INIT("releases");
const struct str release_earlier = STR_INIT("Earlier-Printing");

enum {
	LIST_LIMIT = 64 << 20, /* bytes of SHA256SUMS */
	INFO_LIMIT = 1 << 20,  /* of bag-info.txt */
	PRINTINGS_MOST = 1000000
};

/* What the functions below share. */
struct opening {
	struct reader *reader;
	struct arena *arena;
	struct release *release;
};

static struct str printing_name(struct arena *arena,
				const struct release *release)
{
	return arena_printf(arena, "%u", (unsigned)release->printing);
}

static bool refuse(const struct opening *opening, enum message_id id,
		   struct str path, struct str name)
{
	findings_report(opening->reader->findings, id, place_file(path),
			printing_name(opening->arena, opening->release), name);
	return false;
}

/* The number that names a release; 0 if it is none. */
static uint32_t printing_of(struct str name)
{
	uint32_t number;

	if (!name.len || name.ptr[0] == '0' ||
	    !str_to_number(name, PRINTINGS_MOST, &number))
		return 0;
	return number;
}

/* Whether a release lies there, also if edition.yaml was lost. */
static bool holds_bag(struct arena *scratch, struct str edition)
{
	struct str path = path_join(scratch, edition, releases_folder);
	struct folder folder;

	folder_list(scratch, path, &folder);
	for (size_t i = 0; i < folder.len; i++) {
		struct str bag =
			path_join(scratch, path, folder.entries[i].name);

		if (printing_of(folder.entries[i].name) &&
		    file_exists(path_join(scratch, bag, STR("bagit.txt"))))
			return true;
	}
	return false;
}

bool releases_are(struct arena *scratch, struct str edition, struct str name)
{
	return str_eq(name, releases_folder) &&
	       (path_is_taken(
			path_join(scratch, edition, STR("edition.yaml"))) ||
		holds_bag(scratch, edition));
}

/* Files */

static struct str data_path(const struct opening *opening, struct str name)
{
	struct str data = path_join(opening->arena, opening->release->folder,
				    STR("data"));

	return path_join(opening->arena, data, name);
}

/* Says why a file of a release could not be read: it is lost, or there is
 * something wrong with this machine. */
static void report_lost(struct reader *reader, enum file_status status,
			struct str printing, struct str path, struct str name)
{
	if (status == FILE_MISSING || status == FILE_NOT_A_FILE)
		findings_report(reader->findings, RELEASE_LOST,
				place_file(path), printing, name);
	else
		text_report_status(reader, path, status, LIST_LIMIT);
}

static bool refuse_file(const struct opening *opening, enum file_status status,
			struct str path, struct str name)
{
	report_lost(opening->reader, status,
		    printing_name(opening->arena, opening->release), path,
		    name);
	return false;
}

/* Enters a file that is there; false after a finding. */
static bool take_file(const struct opening *opening, struct str name,
		      struct str sha256)
{
	struct release *release = opening->release;
	struct release_file *file = &release->files[release->n_files];
	struct str path = data_path(opening, name);
	uint64_t size;
	enum file_status status = file_size(path, &size);

	if (status != FILE_OK)
		return refuse_file(opening, status, path, name);
	*file = (struct release_file){name, path, sha256, size};
	release->n_files++;
	return true;
}

static int compare_files(const void *a, const void *b)
{
	const struct release_file *left = a, *right = b;

	return str_cmp(left->name, right->name);
}

/* The folder of edition.yaml, which every released edition has. The editions
 * before it are there, too, so its name counts first. */
static struct str find_source(struct arena *arena,
			      const struct release *release)
{
	const struct str top = STR("source/");
	struct str own =
		folder_name(arena, path_dir(path_dir(release->folder)));
	struct str source = {0};

	for (size_t i = 0; i < release->n_files; i++) {
		struct str name = release->files[i].name;
		struct str folder = path_dir(name);

		if (!str_starts(name, top) ||
		    !str_eq(path_base(name), STR("edition.yaml")))
			continue;
		if (str_eq(path_base(folder), own))
			return folder;
		if (!source.len || folder.len < source.len)
			source = folder;
	}
	return source;
}

static void enter_files(const struct opening *opening)
{
	struct release *release = opening->release;

	qsort(release->files, release->n_files, sizeof(*release->files),
	      compare_files);
	for (size_t i = 0; i < release->n_files; i++)
		map_add(&release->by_name, opening->arena,
			release->files[i].name, &release->files[i]);
	release->source = find_source(opening->arena, release);
}

/* The list of sums is in none itself, but in the bag's manifest. */
static bool is_list_issued(const struct opening *opening, struct str list)
{
	struct str path = path_join(opening->arena, opening->release->folder,
				    STR("manifest-sha256.txt"));
	struct findings *details = findings_new();
	struct sums manifest = {0};
	struct str text, want = {0};

	if (file_read(opening->arena, path, LIST_LIMIT, &text) == FILE_OK &&
	    utf8_invalid(text) == STR_NONE &&
	    sums_read(&manifest, opening->arena, details, path, text,
		      SUMS_BAGIT))
		want = sums_find(&manifest, STR("data/SHA256SUMS"));
	findings_free(details);
	return !want.len || str_eq(want, digest_sha256(opening->arena, list));
}

/* bag-info.txt of a release; empty if it cannot be read, of which diglot
 * verify tells. */
static struct str read_info(struct arena *arena, struct str release)
{
	struct str path = path_join(arena, release, STR("bag-info.txt"));
	struct str info;

	if (file_read(arena, path, INFO_LIMIT, &info) != FILE_OK ||
	    utf8_invalid(info) != STR_NONE)
		return (struct str){0};
	return info;
}

/* The next value of a label; info becomes what is behind it. */
static struct str next_value(struct str *info, struct str label)
{
	while (info->ptr) {
		struct str value = str_cut_line(info);

		if (str_eq(str_cut(&value, ':'), label))
			return str_trim(value);
	}
	return (struct str){0};
}

/* The last part of what the bag calls itself is the printing. */
static bool is_of_printing(const struct opening *opening)
{
	struct str folder = opening->release->folder;
	struct str info = read_info(opening->arena, folder);
	struct str name =
		path_base(next_value(&info, STR("Internal-Sender-Identifier")));

	return !printing_of(name) ||
	       printing_of(name) == opening->release->printing ||
	       refuse(opening, RELEASE_NUMBER, folder, name);
}

static bool take_files(const struct opening *opening, const struct sums *sums)
{
	bool good = true;

	opening->release->files =
		ARENA_ARRAY(opening->arena, struct release_file, sums->len + 2);
	for (size_t i = 0; i < sums->len; i++)
		good &= take_file(opening, sums->items[i].path,
				  sums->items[i].digest);
	good &= take_file(opening, release_sums, STR(""));
	if (file_exists(data_path(opening, release_signature)))
		good &= take_file(opening, release_signature, STR(""));
	enter_files(opening);
	return good;
}

/* What is wrong with the list itself is not told line by line: diglot verify
 * does that. */
static bool open_release(const struct opening *opening)
{
	struct str path = data_path(opening, release_sums);
	struct findings *details = findings_new();
	struct sums sums = {0};
	struct str text;
	enum file_status status =
		file_read(opening->arena, path, LIST_LIMIT, &text);
	bool good;

	if (status != FILE_OK) {
		findings_free(details);
		return refuse_file(opening, status, path, release_sums);
	}
	good = utf8_invalid(text) == STR_NONE &&
	       sums_read(&sums, opening->arena, details, path, text,
			 SUMS_COREUTILS);
	findings_free(details);
	if (!good || !sums.len)
		return refuse(opening, RELEASE_SUMS, path, release_sums);
	if (!is_list_issued(opening, text))
		return refuse(opening, RELEASE_CHANGED, path, release_sums);
	if (!is_of_printing(opening) || !take_files(opening, &sums))
		return false;
	return opening->release->source.len ||
	       refuse(opening, RELEASE_LOST, path, STR("edition.yaml"));
}

/* Releases */

static uint32_t newest_printing(const struct folder *folder)
{
	uint32_t newest = 0;

	for (size_t i = 0; i < folder->len; i++) {
		uint32_t printing = printing_of(folder->entries[i].name);

		newest = printing > newest ? printing : newest;
	}
	return newest;
}

struct str release_identifier(struct arena *arena, struct str edition)
{
	struct str path = path_join(arena, edition, releases_folder), info;
	struct folder folder;
	uint32_t newest;

	if (folder_list(arena, path, &folder) != FILE_OK)
		return (struct str){0};
	newest = newest_printing(&folder);
	if (!newest)
		return (struct str){0};
	path = path_join(arena, path,
			 arena_printf(arena, "%u", (unsigned)newest));
	info = read_info(arena, path);
	return next_value(&info, STR("External-Identifier"));
}

static int compare_releases(const void *a, const void *b)
{
	const struct release *left = a, *right = b;

	return left->printing < right->printing ? -1 : 1;
}

static void list_releases(struct reader *reader, struct arena *arena,
			  struct edition *edition, struct str path,
			  const struct folder *folder)
{
	edition->releases = ARENA_ARRAY(arena, struct release, folder->len);
	for (size_t i = 0; i < folder->len; i++) {
		const struct folder_entry *entry = &folder->entries[i];
		uint32_t printing = printing_of(entry->name);
		struct str child = path_join(arena, path, entry->name);

		if (printing)
			edition->releases[edition->n_releases++] =
				(struct release){.printing = printing,
						 .folder = child};
		else if (entry->is_folder)
			findings_report(reader->findings, RELEASE_FOLDER,
					place_file(child), entry->name,
					(struct str){0});
	}
	if (edition->n_releases)
		qsort(edition->releases, edition->n_releases,
		      sizeof(*edition->releases), compare_releases);
}

static bool has_printing(const struct edition *edition, uint32_t printing)
{
	for (size_t i = 0; i < edition->n_releases; i++)
		if (edition->releases[i].printing == printing)
			return true;
	return false;
}

/* A release names those before it, so that none is lost unnoticed. */
static bool has_earlier(const struct opening *opening,
			const struct edition *edition)
{
	struct str folder = opening->release->folder;
	struct str info = read_info(opening->arena, folder), name;
	bool good = true;

	while ((name = next_value(&info, release_earlier)).len)
		if (printing_of(name) &&
		    !has_printing(edition, printing_of(name)))
			good = refuse(opening, RELEASE_GONE,
				      path_join(opening->arena,
						path_dir(folder), name),
				      name);
	return good;
}

/* What is there instead of the folder of releases. */
static bool refuse_folder(struct reader *reader, struct str path,
			  enum file_status status)
{
	if (status == FILE_NOT_A_FILE)
		findings_report(reader->findings, FILE_UNREADABLE,
				place_file(path), path,
				MSGID("it is not a folder"));
	else
		text_report_status(reader, path, status, 0);
	return false;
}

/* An edition that has a release was issued, so edition.yaml says so. */
static bool has_metadata(const struct opening *opening, struct str edition)
{
	struct str name = STR("edition.yaml");
	struct str path = path_join(opening->arena, edition, name);
	const struct release_file *frozen =
		release_source(opening->release, opening->arena, name);

	if (path_is_taken(path))
		return true;
	findings_report(
		opening->reader->findings, RELEASE_LACKS, place_file(path),
		printing_name(opening->arena, opening->release), frozen->path);
	return false;
}

bool releases_read(struct reader *reader, struct arena *arena,
		   struct edition *edition)
{
	struct str path = path_join(arena, edition->folder, releases_folder);
	struct opening opening = {reader, arena, NULL};
	enum file_status status;
	struct folder folder;
	bool good = true;

	if (!path_is_taken(path) ||
	    !releases_are(arena, edition->folder, releases_folder))
		return true;
	status = folder_list(arena, path, &folder);
	if (status != FILE_OK)
		return refuse_folder(reader, path, status);
	list_releases(reader, arena, edition, path, &folder);
	for (size_t i = 0; i < edition->n_releases; i++) {
		opening.release = &edition->releases[i];
		good &= open_release(&opening);
	}
	return good &&
	       (!opening.release || (has_earlier(&opening, edition) &&
				     has_metadata(&opening, edition->folder)));
}

struct str release_bytes(struct findings *findings, struct arena *arena,
			 const struct release *release,
			 const struct release_file *file)
{
	struct str printing = printing_name(arena, release);
	struct str bytes;

	struct reader reader = {.findings = findings};
	enum file_status status =
		file_read(arena, file->path, SIZE_MAX / 2, &bytes);

	if (status != FILE_OK) {
		report_lost(&reader, status, printing, file->path, file->name);
		return (struct str){0};
	}
	if (!file->sha256.len ||
	    str_eq(digest_sha256(arena, bytes), file->sha256))
		return bytes;
	findings_report(findings, RELEASE_CHANGED, place_file(file->path),
			printing, file->name);
	return (struct str){0};
}
