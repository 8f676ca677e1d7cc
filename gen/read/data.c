/* The data files of an edition, found by walking its text. A file is listed
 * once, however many tables and languages are made of it. */
#include "read/data.h"

#include "base/file.h"
#include "read/slug.h"
#include "read/text.h"

/* Deeper than documents are, as image_uses has it. */
enum { DATA_DEPTH = 400 };

struct store {
	struct reader *reader;
	struct arena *arena;
	struct map by_path;
	struct map names; /* taken in the edition */
	struct data_file **files;
	size_t n_files;
	size_t room;
	bool good;
};

/* "Land use.csv" → "land-use.csv", "land-use-1.csv" if that is taken. */
static struct str name_of(struct store *store, struct str path)
{
	struct str base = path_base(path);
	struct str slug;
	size_t n = 1;

	base.len -= path_suffix(base).len;
	base = slug_always(store->arena, base);
	slug = arena_join(store->arena, base, STR(".csv"), STR(""));
	while (map_get(&store->names, slug))
		slug = arena_printf(store->arena, "%.*s-%zu.csv", STR_ARG(base),
				    n++);
	return slug;
}

static void keep(struct store *store, struct data_file *file)
{
	if (store->n_files == store->room) {
		size_t room = store->room ? 2 * store->room : 8;
		struct data_file **grown =
			ARENA_ARRAY(store->arena, struct data_file *, room);

		for (size_t i = 0; i < store->n_files; i++)
			grown[i] = store->files[i];
		store->files = grown;
		store->room = room;
	}
	store->files[store->n_files++] = file;
}

static struct data_file *add(struct store *store, const struct block *block)
{
	struct data_file *file = ARENA_NEW(store->arena, struct data_file);
	struct str path = block->table->source;
	enum file_status status;

	status = file_read(store->arena, path, text_limit(store->reader),
			   &file->bytes);
	if (status != FILE_OK) {
		text_report_status(store->reader, path, status,
				   text_limit(store->reader));
		store->good = false;
	}
	file->path = path;
	file->name = name_of(store, path);
	file->first = block;
	map_add(&store->by_path, store->arena, path, file);
	map_add(&store->names, store->arena, file->name, file);
	keep(store, file);
	return file;
}

static void walk(struct store *store, struct block *blocks, size_t n,
		 unsigned depth)
{
	for (size_t i = 0; depth < DATA_DEPTH && i < n; i++) {
		struct block *block = &blocks[i];
		struct table *table = block->table;

		if (table && table->source.len) {
			table->data = map_get(&store->by_path, table->source);
			if (!table->data)
				table->data = add(store, block);
		}
		walk(store, block->children, block->n_children, depth + 1);
	}
}

bool data_take(struct reader *reader, struct arena *arena,
	       struct edition *edition)
{
	struct store store = {.reader = reader, .arena = arena, .good = true};

	for (size_t i = 0; i < edition->n_chapters; i++)
		for (size_t j = 0; j < edition->n_languages; j++) {
			struct document *document =
				edition->chapters[i]->documents[j];

			if (!document || !document->root)
				continue;
			walk(&store, document->root, 1, 0);
			walk(&store, document->notes, document->n_notes, 0);
		}
	edition->data = store.files;
	edition->n_data = store.n_files;
	return store.good;
}
