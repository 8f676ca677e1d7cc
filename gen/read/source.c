/* The texts of an edition: which languages it has and which files. */
#include "read/source.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/utf8.h"
#include "read/release.h"
#include "read/text.h"

bool source_is_markdown(struct str name)
{
	struct str suffix = path_suffix(name);

	return str_eq_fold(suffix, STR(".md")) ||
	       str_eq_fold(suffix, STR(".markdown"));
}

struct str source_suffix_tag(struct arena *arena, struct str name,
			     struct str *stem)
{
	struct str suffix = path_suffix(name);
	struct str rest = str_slice(name, 0, name.len - suffix.len);
	struct str tag = path_suffix(rest);

	if (!source_is_markdown(name) || tag.len < 2)
		return (struct str){0};
	*stem = arena_join(arena, str_slice(rest, 0, rest.len - tag.len),
			   suffix, STR(""));
	return language_canonical(arena, str_slice(tag, 1, tag.len));
}

/* A folder on the way down, to notice links that lead back up. */
struct ancestor {
	const struct ancestor *above;
	dev_t device;
	ino_t inode;
};

struct walk {
	struct reader *reader;
	struct arena *arena;
	struct str tag;  /* of every file; empty: the file's name tells */
	unsigned budget; /* folders that may still be opened */
	struct edition_files *out;
	size_t cap;
	bool good;
};

static void add_file(struct walk *walk, struct source_file file)
{
	struct edition_files *out = walk->out;

	if (out->n_files == walk->cap) {
		size_t cap = walk->cap ? walk->cap * 2 : 32;
		struct source_file *files =
			ARENA_ARRAY(walk->arena, struct source_file, cap);

		if (walk->cap)
			memcpy(files, out->files, walk->cap * sizeof(*files));
		out->files = files;
		walk->cap = cap;
	}
	out->files[out->n_files++] = file;
}

static bool fail(struct walk *walk, enum message_id id, struct str path,
		 struct str arg)
{
	findings_report(walk->reader->findings, id, place_file(path), arg,
			STR(""));
	walk->good = false;
	return false;
}

static bool fail_deep(struct walk *walk, struct str path, unsigned depth)
{
	findings_report(walk->reader->findings, NESTING_DEEP, place_file(path),
			arena_printf(walk->arena, "%u", depth),
			arena_printf(walk->arena, "%d", SOURCE_DEPTH));
	walk->good = false;
	return false;
}

/* Names go into messages and pages, so they must be text. */
static bool check_name(struct walk *walk, struct str folder, struct str name)
{
	size_t bad = utf8_invalid(name);

	if (bad == STR_NONE)
		return true;
	return fail(walk, UTF8_NAME, folder,
		    arena_printf(walk->arena, "0x%02X",
				 (unsigned)(unsigned char)name.ptr[bad]));
}

static bool check_loop(struct walk *walk, struct str path,
		       struct ancestor *self)
{
	const struct ancestor *above;
	unsigned depth = 0;
	struct stat info;

	/* path comes from path_join, which puts a NUL behind it. */
	if (stat(path.ptr, &info))
		return true; /* listing it says why */
	self->device = info.st_dev;
	self->inode = info.st_ino;
	for (above = self->above; above; above = above->above, depth++)
		if (above->inode == self->inode &&
		    above->device == self->device)
			return fail(walk, LINK_LOOP, path, path);
	if (depth > SOURCE_DEPTH)
		return fail_deep(walk, path, depth);
	if (walk->budget == 0)
		return fail(walk, LINK_LOOP, path, path);
	walk->budget--;
	return true;
}

/* A file in the walk; name is its path below the language. */
static void take_file(struct walk *walk, const struct folder_entry *entry,
		      struct str path, struct str name)
{
	struct str tag = walk->tag;
	struct str stem;

	if (!tag.len) {
		tag = source_suffix_tag(walk->arena, name, &stem);
		if (!tag.len)
			return;
		name = stem;
	}
	if (entry->is_folder)
		fail(walk, FILE_KIND, path, path);
	else
		add_file(walk, (struct source_file){path, name, tag, 0});
}

static void walk_folder(struct walk *walk, struct str path, struct str name,
			const struct ancestor *above)
{
	struct ancestor self = {.above = above};
	enum file_status status;
	struct folder folder;

	if (!check_loop(walk, path, &self))
		return;
	status = folder_list(walk->arena, path, &folder);
	if (status != FILE_OK) {
		text_report_status(walk->reader, path, status, 0);
		walk->good = false;
	}
	for (size_t i = 0; i < folder.len; i++) {
		const struct folder_entry *entry = &folder.entries[i];
		bool markdown = source_is_markdown(entry->name);
		struct str child, below;

		if (str_eq(entry->name, STR("node_modules")) ||
		    (!above && releases_are(walk->arena, path, entry->name)) ||
		    !(markdown || entry->is_folder) ||
		    !check_name(walk, path, entry->name))
			continue;
		child = path_join(walk->arena, path, entry->name);
		below = path_join(walk->arena, name, entry->name);
		if (markdown)
			take_file(walk, entry, child, below);
		else
			walk_folder(walk, child, below, &self);
	}
}

/* The folders named after languages. */
struct language_folders {
	struct str *tags;
	struct str *folders; /* on disk */
	size_t len;
	struct str *empty; /* tags of folders without any file */
	size_t n_empty;
};

static size_t find_tag(const struct str *tags, size_t n, struct str tag)
{
	size_t i = 0;

	while (i < n && !str_eq(tags[i], tag))
		i++;
	return i;
}

static bool is_empty(struct arena *arena, struct str path)
{
	struct folder folder;

	return folder_list(arena, path, &folder) == FILE_OK && !folder.len;
}

static bool find_folders(struct walk *walk, struct str parent,
			 const struct folder *folder,
			 struct language_folders *found)
{
	struct arena *arena = walk->arena;

	found->tags = ARENA_ARRAY(arena, struct str, folder->len);
	found->folders = ARENA_ARRAY(arena, struct str, folder->len);
	found->empty = ARENA_ARRAY(arena, struct str, folder->len);
	for (size_t i = 0; i < folder->len; i++) {
		const struct folder_entry *entry = &folder->entries[i];
		struct str path = path_join(arena, parent, entry->name);
		struct str tag = language_canonical(arena, entry->name);
		size_t same = find_tag(found->tags, found->len, tag);

		if (!tag.len || !entry->is_folder)
			continue;
		if (!source_is_language(arena, parent, entry)) {
			if (is_empty(arena, path))
				found->empty[found->n_empty++] = tag;
			continue;
		}
		if (same < found->len) {
			findings_add(walk->reader->findings,
				     &(struct finding){
					     .id = LANGUAGE_DUPLICATE,
					     .place = place_file(path),
					     .args = {tag, found->folders[same],
						      path}});
			return false;
		}
		found->tags[found->len] = tag;
		found->folders[found->len++] = path;
	}
	return true;
}

static int compare_tags(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Moves the tag from the found ones to the edition's languages. */
static bool take_language(struct edition_files *out, struct str *found,
			  size_t *n_found, struct str tag)
{
	size_t at = find_tag(found, *n_found, tag);

	if (at == *n_found)
		return find_tag(out->languages, out->n_languages, tag) <
		       out->n_languages;
	out->languages[out->n_languages++] = tag;
	--*n_found;
	memmove(&found[at], &found[at + 1], (*n_found - at) * sizeof(*found));
	return true;
}

/* What was asked for, in that order, and then the rest by tag. found is used
 * up. */
static void order_languages(struct walk *walk,
			    const struct publication *publication,
			    struct place place, struct str *found,
			    size_t n_found)
{
	struct findings *findings = walk->reader->findings;
	struct edition_files *out = walk->out;

	out->languages = ARENA_ARRAY(walk->arena, struct str, n_found);
	if (n_found)
		qsort(found, n_found, sizeof(*found), compare_tags);
	if (publication->authoritative.len &&
	    !take_language(out, found, &n_found, publication->authoritative))
		findings_report(findings, LANGUAGE_EMPTY, place,
				publication->authoritative, STR(""));
	for (size_t i = 0; i < publication->n_languages; i++)
		if (!take_language(out, found, &n_found,
				   publication->languages[i]))
			findings_report(findings, LANGUAGE_EMPTY, place,
					publication->languages[i], STR(""));
	while (n_found)
		take_language(out, found, &n_found, found[0]);
}

/* The tags of all files, each once. */
static struct str *tags_of_files(struct walk *walk, size_t *n_tags)
{
	const struct edition_files *out = walk->out;
	struct str *tags = ARENA_ARRAY(walk->arena, struct str, out->n_files);

	*n_tags = 0;
	for (size_t i = 0; i < out->n_files; i++) {
		struct str tag = out->files[i].tag;

		if (find_tag(tags, *n_tags, tag) == *n_tags)
			tags[(*n_tags)++] = tag;
	}
	return tags;
}

static int compare_files(const void *a, const void *b)
{
	const struct source_file *left = a, *right = b;

	if (left->side != right->side)
		return left->side < right->side ? -1 : 1;
	return str_cmp(left->path, right->path);
}

static void number_sides(struct edition_files *out)
{
	for (size_t i = 0; i < out->n_files; i++)
		out->files[i].side = find_tag(out->languages, out->n_languages,
					      out->files[i].tag);
	if (out->n_files)
		qsort(out->files, out->n_files, sizeof(*out->files),
		      compare_files);
}

/* Folders without any file, unless asked for and so reported already. */
static void report_empty(struct reader *reader, struct str folder,
			 const struct publication *publication,
			 const struct language_folders *found)
{
	for (size_t i = 0; i < found->n_empty; i++) {
		struct str tag = found->empty[i];

		if (str_eq(tag, publication->authoritative) ||
		    find_tag(found->tags, found->len, tag) < found->len ||
		    find_tag(publication->languages, publication->n_languages,
			     tag) < publication->n_languages)
			continue;
		findings_report(reader->findings, LANGUAGE_EMPTY,
				place_file(folder), tag, STR(""));
	}
}

bool discover_files(struct reader *reader, struct arena *arena,
		    struct str folder, const struct publication *publication,
		    struct place languages_place, struct edition_files *out)
{
	struct walk walk = {.reader = reader,
			    .arena = arena,
			    .budget = 100000,
			    .out = out,
			    .good = true};
	struct language_folders found = {0};
	struct str *tags;
	size_t n_tags;
	struct folder top;

	*out = (struct edition_files){0};
	/* An unreadable folder is reported by the walk. */
	folder_list(arena, folder, &top);
	if (!find_folders(&walk, folder, &top, &found))
		return false;
	for (size_t i = 0; i < found.len; i++) {
		walk.tag = found.tags[i];
		walk_folder(&walk, found.folders[i], STR(""), NULL);
	}
	if (!found.len)
		walk_folder(&walk, arena_str(arena, folder), STR(""), NULL);
	tags = tags_of_files(&walk, &n_tags);
	order_languages(&walk, publication, languages_place, tags, n_tags);
	number_sides(out);
	if (found.len)
		report_empty(reader, folder, publication, &found);
	if (walk.good && !out->n_files) {
		findings_report(reader->findings, CONTENT_EMPTY,
				place_file(folder), folder, STR(""));
		return false;
	}
	return walk.good;
}
