/* What a folder is. Where metadata files do not tell, the folders named after
 * languages and the files with a language before their suffix do. */
#include "read/discover.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "read/source.h"

static bool has_file(struct arena *scratch, struct str folder, struct str name)
{
	return file_exists(path_join(scratch, folder, name));
}

/* Looks for one Markdown file below the folder. What cannot be read counts as
 * if it held one, so that reading it says what is wrong. budget is how many
 * folders may still be opened: links can make a tree look endless. */
static bool holds_markdown(struct arena *scratch, struct str path,
			   unsigned *budget, unsigned depth)
{
	struct folder folder;

	if (*budget == 0 || depth > SOURCE_DEPTH)
		return false;
	--*budget;
	if (folder_list(scratch, path, &folder) != FILE_OK)
		return true;
	for (size_t i = 0; i < folder.len; i++)
		if (source_is_markdown(folder.entries[i].name))
			return true;
	for (size_t i = 0; i < folder.len; i++)
		if (folder.entries[i].is_folder &&
		    holds_markdown(
			    scratch,
			    path_join(scratch, path, folder.entries[i].name),
			    budget, depth + 1))
			return true;
	return false;
}

bool source_is_language(struct arena *scratch, struct str parent,
			const struct folder_entry *entry)
{
	unsigned budget = 1000;

	return entry->is_folder &&
	       language_canonical(scratch, entry->name).len &&
	       holds_markdown(scratch, path_join(scratch, parent, entry->name),
			      &budget, 0);
}

/* Whether the folder holds texts in languages itself. */
static bool holds_languages(struct arena *scratch, struct str path)
{
	struct folder folder;
	struct str stem;

	folder_list(scratch, path, &folder);
	for (size_t i = 0; i < folder.len; i++) {
		const struct folder_entry *entry = &folder.entries[i];

		if (source_is_language(scratch, path, entry) ||
		    (!entry->is_folder &&
		     source_suffix_tag(scratch, entry->name, &stem).len))
			return true;
	}
	return false;
}

/* The folders in a publication that are editions. */
struct edition_list {
	struct str *paths;
	size_t len;
	bool described; /* at least one has an edition.yaml */
	bool versions;  /* all are named by a number: 2021-1, v1.2 */
};

static bool is_version(struct str name)
{
	if (name.len > 1 && (name.ptr[0] == 'v' || name.ptr[0] == 'V'))
		name = str_slice(name, 1, name.len);
	for (size_t i = 0; i < name.len; i++)
		if ((name.ptr[i] < '0' || name.ptr[i] > '9') &&
		    (i == 0 || (name.ptr[i] != '.' && name.ptr[i] != '-')))
			return false;
	return name.len > 0;
}

bool folder_is_denied(struct arena *scratch, struct str path)
{
	struct folder folder;

	return folder_list(scratch, path, &folder) == FILE_DENIED;
}

/* Beside editions that are described, a folder that may not be looked into is
 * one, too, so that reading it says so: an edition never goes unnoticed. */
static struct edition_list list_editions(struct arena *arena, struct str path)
{
	struct edition_list list = {.versions = true};
	struct folder folder;
	struct str *denied;
	size_t n_denied = 0;

	folder_list(arena, path, &folder);
	list.paths = ARENA_ARRAY(arena, struct str, folder.len);
	denied = ARENA_ARRAY(arena, struct str, folder.len);
	for (size_t i = 0; i < folder.len; i++) {
		struct str name = folder.entries[i].name;
		struct str child = path_join(arena, path, name);
		bool described;

		if (!folder.entries[i].is_folder)
			continue;
		described = has_file(arena, child, STR("edition.yaml"));
		if (!described && folder_is_denied(arena, child))
			denied[n_denied++] = child;
		if (!described && !holds_languages(arena, child))
			continue;
		list.described |= described;
		list.versions &= is_version(name);
		list.paths[list.len++] = child;
	}
	for (size_t i = 0; list.described && i < n_denied; i++)
		list.paths[list.len++] = denied[i];
	return list;
}

static bool has_publication(struct arena *scratch, struct str path)
{
	struct folder folder;

	folder_list(scratch, path, &folder);
	for (size_t i = 0; i < folder.len; i++)
		if (folder.entries[i].is_folder &&
		    has_file(scratch,
			     path_join(scratch, path, folder.entries[i].name),
			     STR("publication.yaml")))
			return true;
	return false;
}

/* A path some folders up. Folded without the disk: the way back through a
 * symbolic link is the way the user came. */
static struct str folder_above(struct arena *arena, struct str path,
			       struct str climb)
{
	return path_clean(arena, path_join(arena, path, climb));
}

static bool is_edition_of_publication(struct arena *scratch, struct str folder)
{
	struct str above = folder_above(scratch, folder, STR(".."));
	struct str site = folder_above(scratch, folder, STR("../.."));

	return has_file(scratch, above, STR("publication.yaml")) ||
	       (!has_file(scratch, above, STR("site.yaml")) &&
		has_file(scratch, site, STR("site.yaml")));
}

enum content_kind content_kind(struct arena *scratch, struct str folder)
{
	struct edition_list editions;
	struct str above = folder_above(scratch, folder, STR(".."));

	if (has_file(scratch, folder, STR("site.yaml")))
		return CONTENT_SITE;
	if (has_file(scratch, folder, STR("publication.yaml")))
		return CONTENT_PUBLICATION;
	editions = list_editions(scratch, folder);
	if (has_file(scratch, folder, STR("edition.yaml")) ||
	    (!editions.described && holds_languages(scratch, folder)))
		return is_edition_of_publication(scratch, folder)
			       ? CONTENT_EDITION
			       : CONTENT_PUBLICATION;
	if (!editions.len || has_publication(scratch, folder))
		return CONTENT_SITE;
	if (editions.described || editions.versions ||
	    has_file(scratch, above, STR("site.yaml")))
		return CONTENT_PUBLICATION;
	return CONTENT_SITE;
}

bool folder_is_publication(struct arena *scratch, struct str folder)
{
	return has_file(scratch, folder, STR("publication.yaml")) ||
	       holds_languages(scratch, folder) ||
	       list_editions(scratch, folder).len > 0;
}

struct str folder_name(struct arena *arena, struct str folder)
{
	struct str base = path_base(folder);
	struct str name;
	char *real;

	if (base.len && !str_eq(base, STR(".")) && !str_eq(base, STR("..")))
		return base;
	name = arena_str(arena, folder.len ? folder : STR("."));
	real = realpath(name.ptr, NULL);
	if (real)
		name = arena_str(arena, path_base(str_from(real)));
	free(real);
	return name;
}

/* Cuts a run of digits off, without its leading zeros. */
static struct str cut_digits(struct str *s)
{
	size_t end = 0, start = 0;
	struct str digits;

	while (end < s->len && char_is_digit(s->ptr[end]))
		end++;
	while (start + 1 < end && s->ptr[start] == '0')
		start++;
	digits = str_slice(*s, start, end);
	*s = str_slice(*s, end, s->len);
	return digits;
}

static int compare_digits(struct str a, struct str b)
{
	if (a.len != b.len)
		return a.len < b.len ? -1 : 1;
	return str_cmp(a, b);
}

static unsigned char fold(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

int natural_cmp(struct str a, struct str b)
{
	struct str rest_a = a, rest_b = b;
	int order = 0;

	while (!order && rest_a.len && rest_b.len) {
		if (char_is_digit(rest_a.ptr[0]) &&
		    char_is_digit(rest_b.ptr[0])) {
			struct str left = cut_digits(&rest_a);

			order = compare_digits(left, cut_digits(&rest_b));
			continue;
		}
		order = (int)fold(rest_a.ptr[0]) - (int)fold(rest_b.ptr[0]);
		rest_a = str_slice(rest_a, 1, rest_a.len);
		rest_b = str_slice(rest_b, 1, rest_b.len);
	}
	if (!order)
		order = (rest_a.len > 0) - (rest_b.len > 0);
	return order ? order : str_cmp(a, b);
}

static int compare_paths(const void *a, const void *b)
{
	return natural_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct str *edition_folders(struct arena *arena, struct str publication,
			    size_t *n_editions)
{
	struct edition_list list = list_editions(arena, publication);

	if (!list.described && holds_languages(arena, publication)) {
		list.paths = ARENA_NEW(arena, struct str);
		list.paths[0] = publication;
		list.len = 1;
	}
	if (list.len)
		qsort(list.paths, list.len, sizeof(*list.paths), compare_paths);
	*n_editions = list.len;
	return list.paths;
}
