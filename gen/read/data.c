/* The data files of an edition, found by walking its text. A file is listed
 * once, however many tables and languages are made of it. */
#include "read/data.h"

#include "base/file.h"
#include "read/slug.h"

/* Deeper than documents are, as image_uses has it. */
enum { DATA_DEPTH = 400 };

struct store {
	struct arena *arena;
	struct map by_path;
	struct map names;   /* taken in the edition */
	struct map numbers; /* a slug → the next number to try, a size_t */
	struct data_file **files;
	size_t n_files;
	size_t room;
};

/* "Land use.csv" → "land-use.csv", "land-use-1.csv" if that is taken. */
static struct str name_of(struct store *store, struct str path)
{
	struct str base = path_base(path);
	struct str slug;
	size_t *number;

	base.len -= path_suffix(base).len;
	base = slug_always(store->arena, base);
	slug = arena_join(store->arena, base, STR(".csv"), STR(""));
	number = map_get(&store->numbers, base);
	if (!number) {
		number = ARENA_NEW(store->arena, size_t);
		*number = 1;
		map_add(&store->numbers, store->arena, base, number);
	}
	while (map_get(&store->names, slug))
		slug = arena_printf(store->arena, "%.*s-%zu.csv", STR_ARG(base),
				    (*number)++);
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

	file->path = block->table->source;
	file->bytes = block->table->bytes;
	file->name = name_of(store, file->path);
	file->first = block;
	map_add(&store->by_path, store->arena, file->path, file);
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

void data_take(struct arena *arena, struct edition *edition)
{
	struct store store = {.arena = arena};

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
}
