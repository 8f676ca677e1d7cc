/* The words of the interface: one flat map of texts a language. */
#include "base/file.h"
#include "read/text.h"
#include "read/yaml.h"

/* A text that another folder gave before is replaced. */
static void put_text(struct strings *table, struct arena *arena,
		     struct yaml *child)
{
	struct str *before =
		map_add(&table->texts, arena, child->key, &child->text);

	if (before)
		*before = child->text;
}

/* The table of the language: the one that is there, or the next free one. */
static struct strings *table_for(struct string_tables *tables, struct str tag)
{
	for (size_t i = 0; i < tables->len; i++)
		if (str_eq(tables->tables[i].tag, tag))
			return &tables->tables[i];
	tables->tables[tables->len].tag = tag;
	return &tables->tables[tables->len++];
}

static bool fill_table(struct reader *reader, struct arena *arena,
		       const struct yaml *map, struct strings *table)
{
	bool good = true;

	for (size_t i = 0; i < map->n_children; i++) {
		struct yaml *child = &map->children[i];

		if (child->kind == YAML_SCALAR) {
			put_text(table, arena, child);
			continue;
		}
		text_report_kind(reader, child->place, child->key,
				 child->kind == YAML_MAP ? MSGID("a map")
							 : MSGID("a list"),
				 MSGID("write one text"));
		good = false;
	}
	return good;
}

static bool read_table(struct reader *reader, struct arena *arena,
		       struct str path, struct string_tables *tables)
{
	struct str file = path_base(path);
	struct str name = str_slice(file, 0, file.len - path_suffix(file).len);
	struct str tag = language_canonical(arena, name);
	const struct yaml *map;
	struct str text;

	if (!tag.len) {
		findings_report(reader->findings, LANGUAGE_UNKNOWN,
				place_file(path), name, STR(""));
		return true;
	}
	if (!read_text(reader, arena, path, text_limit(reader), &text))
		return false;
	map = yaml_parse(reader, arena, path, text, 1);
	return map && fill_table(reader, arena, map, table_for(tables, tag));
}

/* Room for n more tables. */
static void grow(struct arena *arena, struct string_tables *tables, size_t n)
{
	struct strings *grown =
		ARENA_ARRAY(arena, struct strings, tables->len + n);

	for (size_t i = 0; i < tables->len; i++)
		grown[i] = tables->tables[i];
	tables->tables = grown;
}

bool read_strings(struct reader *reader, struct arena *arena, struct str folder,
		  struct string_tables *tables)
{
	struct folder entries;
	enum file_status status = folder_list(arena, folder, &entries);
	bool good = true;

	if (status != FILE_OK) {
		text_report_status(reader, folder, status, 0);
		return false;
	}
	grow(arena, tables, entries.len);
	for (size_t i = 0; i < entries.len; i++) {
		struct str name = entries.entries[i].name;

		if (!entries.entries[i].is_folder &&
		    str_eq(path_suffix(name), STR(".yaml")))
			good &= read_table(reader, arena,
					   path_join(arena, folder, name),
					   tables);
	}
	return good;
}
