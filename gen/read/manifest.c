/* What an edition was made of: its texts, tables, pictures and corrections,
 * each with its digest, and the checksum over them all. Metadata is left out:
 * a withdrawal changes it, and the text stays as it was. */
#include "read/manifest.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/map.h"

enum { MANIFEST_LIMIT = 64 << 20 /* bytes of errata.yaml */ };

struct maker {
	struct arena *arena;
	struct edition *edition;
	struct map paths; /* on disk, of what is listed */
};

/* The path as it is from the edition's folder. */
static struct str path_from_edition(const struct maker *maker,
				    struct str on_disk)
{
	struct str path = path_clean(maker->arena, on_disk);
	struct str folder = path_clean(maker->arena, maker->edition->folder);
	struct str up = STR("");

	while (folder.len && !path_is_inside(path, folder)) {
		folder = path_dir(folder);
		up = arena_join(maker->arena, up, STR("../"), STR(""));
	}
	path = str_slice(path, folder.len, path.len);
	if (folder.len && str_starts(path, STR("/")))
		path = str_slice(path, 1, path.len);
	return arena_join(maker->arena, up, path, STR(""));
}

static void add(struct maker *maker, struct str path, struct str bytes)
{
	struct edition *edition = maker->edition;
	struct source_record *record = &edition->sources[edition->n_sources];

	if (map_add(&maker->paths, maker->arena, path, record))
		return;
	*record = (struct source_record){
		.path = path,
		.name = path_from_edition(maker, path),
		.bytes = bytes,
		.sha256 = digest_sha256(maker->arena, bytes),
	};
	edition->n_sources++;
}

static void add_documents(struct maker *maker)
{
	const struct edition *edition = maker->edition;

	for (size_t i = 0; i < edition->n_chapters; i++)
		for (size_t j = 0; j < edition->n_languages; j++) {
			const struct document *document =
				edition->chapters[i]->documents[j];

			if (document)
				add(maker, document->path, document->bytes);
		}
}

static void add_assets(struct maker *maker)
{
	const struct map *assets = &maker->edition->assets;

	for (size_t i = 0; i < assets->cap; i++) {
		const struct asset *asset = assets->slots[i].value;

		if (asset)
			add(maker, assets->slots[i].key, asset->bytes);
	}
}

static void add_errata(struct maker *maker)
{
	struct str path = path_join(maker->arena, maker->edition->folder,
				    STR("errata.yaml"));
	struct str bytes;

	if (file_read(maker->arena, path, MANIFEST_LIMIT, &bytes) == FILE_OK)
		add(maker, path, bytes);
}

static int by_name(const void *a, const void *b)
{
	const struct source_record *left = a, *right = b;

	return str_cmp(left->name, right->name);
}

void manifest_put(const struct edition *edition, struct buf *out)
{
	for (size_t i = 0; i < edition->n_sources; i++) {
		buf_put(out, edition->sources[i].sha256);
		buf_put(out, STR("  "));
		buf_put(out, edition->sources[i].name);
		buf_put_char(out, '\n');
	}
}

static struct str checksum(struct arena *arena, const struct edition *edition)
{
	struct buf list = {0};
	struct str sum;

	manifest_put(edition, &list);
	sum = digest_sha256(arena, buf_str(&list));
	buf_free(&list);
	return sum;
}

void manifest_make(struct arena *arena, struct edition *edition)
{
	struct maker maker = {.arena = arena, .edition = edition};
	size_t limit = edition->n_chapters * edition->n_languages +
		       edition->n_data + edition->assets.len + 1;

	edition->sources = ARENA_ARRAY(arena, struct source_record, limit);
	add_documents(&maker);
	for (size_t i = 0; i < edition->n_data; i++)
		add(&maker, edition->data[i]->path, edition->data[i]->bytes);
	add_assets(&maker);
	add_errata(&maker);
	qsort(edition->sources, edition->n_sources, sizeof(*edition->sources),
	      by_name);
	edition->checksum = checksum(arena, edition);
}
