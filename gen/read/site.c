/* The site: what CONTENT is and which publications it holds. */
#include <stdlib.h>

#include "base/file.h"
#include "read/config.h"
#include "read/discover.h"
#include "read/reserved.h"
#include "read/slug.h"
#include "read/text.h"

static void add_source(struct reader *reader, struct arena *arena,
		       struct site *site, struct map *taken,
		       struct publication_source source)
{
	struct str slug = slug_always(arena, folder_name(arena, source.folder));
	const struct publication_source *other = map_get(taken, slug);
	struct publication_source *added = &site->sources[site->n_sources++];

	if (other && other->folder.len)
		findings_report(reader->findings, ADDRESS_DUPLICATE,
				place_file(source.folder), slug, other->folder);
	*added = source;
	if (reserved_publication(slug))
		map_add(taken, arena, slug,
			ARENA_NEW(arena, struct publication_source));
	added->slug = slug_free(arena, taken, slug);
	if (reserved_publication(slug))
		findings_report(reader->findings, ADDRESS_RESERVED,
				place_file(source.folder), slug, added->slug);
	map_add(taken, arena, added->slug, added);
}

static void list_publications(struct reader *reader, struct arena *arena,
			      struct site *site, struct map *taken)
{
	struct arena scratch = {0};
	struct folder folder;

	folder_list(arena, site->folder, &folder);
	site->sources =
		ARENA_ARRAY(arena, struct publication_source, folder.len);
	for (size_t i = 0; i < folder.len; i++) {
		struct str path =
			path_join(arena, site->folder, folder.entries[i].name);

		if (folder.entries[i].is_folder &&
		    (folder_is_publication(&scratch, path) ||
		     (file_exists(site->config) &&
		      folder_is_denied(&scratch, path))))
			add_source(reader, arena, site, taken,
				   (struct publication_source){.folder = path});
	}
	arena_free(&scratch);
}

/* A publication or an edition that is built by itself. */
static void add_single(struct reader *reader, struct arena *arena,
		       struct site *site, struct map *taken, bool is_edition)
{
	struct publication_source source = {.folder = site->folder};

	if (is_edition) {
		source.edition = site->folder;
		source.folder = path_clean(
			arena, path_join(arena, site->folder, STR("..")));
		if (!source.folder.len)
			source.folder = STR(".");
	}
	site->sources = ARENA_NEW(arena, struct publication_source);
	add_source(reader, arena, site, taken, source);
}

/* Where site.yaml is: in CONTENT, or above it if that is part of a site. */
static struct str config_folder(struct arena *arena, struct str folder,
				enum content_kind kind)
{
	struct str climb = kind == CONTENT_EDITION ? STR("../..") : STR("..");
	struct str above = path_clean(arena, path_join(arena, folder, climb));

	return kind == CONTENT_SITE ? folder : above;
}

static int compare_sources(const void *a, const void *b)
{
	const struct publication_source *left = a, *right = b;

	return str_cmp(left->slug, right->slug);
}

static void list_sources(struct reader *reader, struct arena *arena,
			 struct site *site, enum content_kind kind)
{
	struct map taken = {0};

	if (kind == CONTENT_SITE)
		list_publications(reader, arena, site, &taken);
	else
		add_single(reader, arena, site, &taken,
			   kind == CONTENT_EDITION);
	if (site->n_sources)
		qsort(site->sources, site->n_sources, sizeof(*site->sources),
		      compare_sources);
}

static struct str without_slashes(struct str path)
{
	while (path.len > 1 && str_ends(path, STR("/")))
		path.len--;
	return path.len ? path : STR(".");
}

static bool check_folder(struct reader *reader, struct str path)
{
	struct arena scratch = {0};
	struct folder folder;
	enum file_status status = folder_list(&scratch, path, &folder);

	if (status == FILE_NOT_A_FILE)
		findings_report(reader->findings, FILE_UNREADABLE,
				place_file(path), path,
				MSGID("it is not a folder"));
	else if (status != FILE_OK)
		text_report_status(reader, path, status, 0);
	arena_free(&scratch);
	return status == FILE_OK;
}

struct site *read_site(struct reader *reader, struct arena *arena,
		       struct str content)
{
	struct site *site = ARENA_NEW(arena, struct site);
	struct arena scratch = {0};
	enum content_kind kind;

	site->folder = arena_str(arena, without_slashes(content));
	if (!check_folder(reader, site->folder))
		return NULL;
	kind = content_kind(&scratch, site->folder);
	arena_free(&scratch);
	if (!config_site(reader, arena,
			 config_folder(arena, site->folder, kind), site))
		return NULL;
	list_sources(reader, arena, site, kind);
	if (!site->n_sources) {
		findings_report(reader->findings, CONTENT_EMPTY,
				place_file(site->folder), site->folder,
				STR(""));
		return NULL;
	}
	return site;
}
