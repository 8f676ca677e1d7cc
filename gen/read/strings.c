/* The words of the interface: one flat map of texts a language. */
#include "base/file.h"
#include "read/text.h"
#include "read/yaml.h"

static bool fill_table(struct reader *reader, struct arena *arena,
		       const struct yaml *map, struct strings *table)
{
	bool good = true;

	for (size_t i = 0; i < map->n_children; i++) {
		struct yaml *child = &map->children[i];

		if (child->kind == YAML_SCALAR) {
			map_add(&table->texts, arena, child->key, &child->text);
			continue;
		}
		text_report_value(reader, child->place, child->key,
				  child->kind == YAML_MAP ? STR("a map")
							  : STR("a list"),
				  STR("write one text"));
		good = false;
	}
	return good;
}

static bool read_table(struct reader *reader, struct arena *arena,
		       struct str path, struct str tag, struct strings *table)
{
	const struct yaml *map;
	struct str text;

	table->tag = language_canonical(arena, tag);
	if (!table->tag.len) {
		findings_report(reader->findings, LANGUAGE_UNKNOWN,
				place_file(path), tag, STR(""));
		return true;
	}
	if (!read_text(reader, arena, path, text_limit(reader), &text))
		return false;
	map = yaml_parse(reader, arena, path, text, 1);
	return map && fill_table(reader, arena, map, table);
}

bool read_strings(struct reader *reader, struct arena *arena, struct str folder,
		  struct string_tables *tables)
{
	const struct str suffix = STR(".yaml");
	struct folder entries;
	enum file_status status = folder_list(arena, folder, &entries);
	bool good = true;

	*tables = (struct string_tables){0};
	if (status != FILE_OK) {
		text_report_status(reader, folder, status, 0);
		return false;
	}
	tables->tables = ARENA_ARRAY(arena, struct strings, entries.len);
	for (size_t i = 0; i < entries.len; i++) {
		struct str name = entries.entries[i].name;
		struct strings *table = &tables->tables[tables->len];

		if (entries.entries[i].is_folder || !str_ends(name, suffix))
			continue;
		good &= read_table(
			reader, arena, path_join(arena, folder, name),
			str_slice(name, 0, name.len - suffix.len), table);
		if (table->tag.len)
			tables->len++;
	}
	return good;
}
