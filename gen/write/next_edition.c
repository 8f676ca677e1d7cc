/* The next edition as a copy of another. */
#include "write/next_edition.h"

#include "base/file.h"
#include "lang/numeral.h"
#include "model/profile.h"
#include "read/discover.h"
#include "read/text.h"
#include "read/yaml_edit.h"

static const struct str metadata_name = STR_INIT("edition.yaml");

/* A metadata file with what it says; without one, an empty map. NULL after a
 * finding. */
static const struct yaml *read_metadata(struct reader *reader,
					struct arena *arena, struct str folder,
					struct str *text)
{
	struct str path = path_join(arena, folder, metadata_name);

	*text = STR("");
	if (file_exists(path) &&
	    !read_text(reader, arena, path, text_limit(reader), text))
		return NULL;
	return yaml_parse(reader, arena, path, *text, 1);
}

bool next_edition_number(struct reader *reader, struct arena *arena,
			 const struct publication *publication, struct str name,
			 uint32_t *number, const struct edition **displaced)
{
	*number = 0;
	*displaced = NULL;
	for (size_t i = 0; i < publication->n_editions; i++) {
		const struct edition *edition = &publication->editions[i];
		const struct yaml *map, *own;
		struct str text;

		map = read_metadata(reader, arena, edition->folder, &text);
		if (!map)
			return false;
		own = yaml_get(map, STR("number"));
		if ((!own || !own->text.len) &&
		    natural_cmp(name, path_base(edition->folder)) < 0)
			*displaced = edition;
		if (edition->number > *number)
			*number = edition->number;
	}
	++*number;
	return true;
}

/* edition.yaml */

enum { CHANGES_MOST = 12 };

struct describing {
	struct arena *arena;
	const struct next_edition *next;
	const struct yaml *map; /* of the old edition */
	struct yaml_change changes[CHANGES_MOST];
	size_t n;
};

static struct yaml_change *change(struct describing *describing,
				  enum yaml_change_kind kind, struct str key)
{
	struct yaml_change *added = &describing->changes[describing->n++];

	*added = (struct yaml_change){.key = key, .kind = kind};
	return added;
}

static void set(struct describing *describing, struct str key, struct str text,
		struct str after)
{
	struct yaml_change *added = change(describing, YAML_SET, key);

	added->value = (struct yaml){.kind = YAML_SCALAR, .text = text};
	added->after = after;
}

/* Leaves the key to be filled in, whether it was there or not. */
static struct yaml_change *leave_open(struct describing *describing,
				      struct str key, struct str after)
{
	if (yaml_get(describing->map, key))
		return change(describing, YAML_CLEAR, key);
	set(describing, key, STR(""), after);
	return &describing->changes[describing->n - 1];
}

/* Exchanges the name of the old folder, where it stands by itself. */
static bool rename_folder(const struct describing *describing, struct str tag,
			  struct str text, struct str *renamed)
{
	const struct next_edition *next = describing->next;
	struct str old = path_base(next->from->folder);
	size_t at = str_find(text, old);
	uint32_t from, to;

	if (str_to_number(old, UINT32_MAX, &from))
		return str_to_number(next->name, UINT32_MAX, &to) &&
		       numeral_exchange(describing->arena, tag, text, from, to,
					renamed);
	if (at == STR_NONE || (at && char_is_word(text.ptr[at - 1])) ||
	    (at + old.len < text.len && char_is_word(text.ptr[at + old.len])))
		return false;
	*renamed =
		arena_join(describing->arena, str_slice(text, 0, at),
			   next->name, str_slice(text, at + old.len, text.len));
	return true;
}

/* What the edition is called, by its folder, by its number, or by both; where
 * the folder is a number, it may be the same one. */
static bool rename_text(const struct describing *describing, struct str tag,
			struct str text, struct str *renamed)
{
	const struct next_edition *next = describing->next;
	struct str by_folder = text, number;
	bool named = rename_folder(describing, tag, text, &by_folder);
	bool numbered =
		numeral_exchange(describing->arena, tag, text,
				 next->from->number, next->number, &number);

	*renamed = named ? by_folder : number;
	if (named && numbered && !str_eq(by_folder, number))
		numeral_exchange(describing->arena, tag, by_folder,
				 next->from->number, next->number, renamed);
	return named || numbered;
}

static bool rename_edition(const struct describing *describing,
			   const struct yaml *name, struct yaml *renamed)
{
	struct arena *arena = describing->arena;

	*renamed = *name;
	if (name->kind == YAML_SCALAR)
		return rename_text(describing, STR(""), name->text,
				   &renamed->text);
	renamed->children = ARENA_ARRAY(arena, struct yaml, name->n_children);
	for (size_t i = 0; i < name->n_children; i++) {
		const struct yaml *child = &name->children[i];

		renamed->children[i] = *child;
		if (child->kind != YAML_SCALAR ||
		    !rename_text(describing,
				 language_canonical(arena, child->key),
				 child->text, &renamed->children[i].text))
			return false;
	}
	return true;
}

static void change_name(struct describing *describing)
{
	const struct yaml *name = yaml_get(describing->map, STR("name"));
	struct yaml renamed;

	if (!name || (name->kind == YAML_SCALAR && !name->text.len))
		return;
	if (rename_edition(describing, name, &renamed))
		change(describing, YAML_SET, STR("name"))->value = renamed;
	else
		change(describing, YAML_DISABLE, STR("name"))->above =
			describing->next->name_hint;
}

/* A line for each language, to be filled in. */
static struct str language_lines(struct describing *describing)
{
	const struct edition *from = describing->next->from;
	struct buf out = {0};
	struct str lines;

	for (size_t i = 0; i < from->n_languages; i++)
		buf_printf(&out, "  # %.*s:\n",
			   STR_ARG(from->languages[i].tag));
	lines = buf_copy(&out, describing->arena);
	buf_free(&out);
	return lines;
}

/* Whether a detail is of one edition alone, such as its document number. */
static bool is_own_detail(const struct describing *describing, struct str key)
{
	const struct profile *profile = describing->next->profile;

	for (size_t i = 0; profile && i < profile->n_fields; i++) {
		const struct profile_field *field = &profile->fields[i];

		if (str_eq(field->key, key))
			return field->levels[LEVEL_EDITION] &&
			       !field->levels[LEVEL_PUBLICATION] &&
			       !field->levels[LEVEL_SITE];
	}
	return false;
}

/* Details of the old edition stay as keys to be filled in. */
static void change_details(struct describing *describing)
{
	const struct yaml *old = yaml_get(describing->map, STR("details"));
	struct yaml fresh;
	bool changed = false;

	if (!old || old->kind != YAML_MAP)
		return;
	fresh = *old;
	fresh.children =
		ARENA_ARRAY(describing->arena, struct yaml, old->n_children);
	for (size_t i = 0; i < old->n_children; i++) {
		struct yaml *child = &fresh.children[i];

		*child = old->children[i];
		if (!is_own_detail(describing, child->key))
			continue;
		*child = (struct yaml){.kind = YAML_SCALAR, .key = child->key};
		changed = true;
	}
	if (changed)
		change(describing, YAML_SET, STR("details"))->value = fresh;
}

static void list_changes(struct describing *describing)
{
	const struct next_edition *next = describing->next;
	struct str number = arena_printf(describing->arena, "%u", next->number);

	set(describing, STR("number"), number, STR(""));
	change_name(describing);
	if (yaml_get(describing->map, STR("printing")))
		set(describing, STR("printing"), STR("1"), STR(""));
	leave_open(describing, STR("date"), STR("printing"));
	change(describing, YAML_DELETE, STR("modified"));
	change(describing, YAML_DELETE, STR("withdrawn"));
	change(describing, YAML_CLEAR, STR("isbn"));
	change(describing, YAML_CLEAR, STR("identifier"));
	set(describing, STR("status"), STR("draft"), STR(""));
	/* Without metadata of a publication each of its editions may be taken
	 * for one, which knows no others. */
	if (content_kind(describing->arena, next->from->folder) ==
	    CONTENT_EDITION)
		set(describing, STR("replaces"), path_base(next->from->folder),
		    STR("status"));
	else
		change(describing, YAML_DELETE, STR("replaces"));
	change_details(describing);
	leave_open(describing, STR("statement"), STR(""))->below =
		language_lines(describing);
}

static bool put_metadata(struct new_folder *folder, struct reader *reader,
			 struct arena *arena, const struct next_edition *next,
			 struct str *failed)
{
	struct describing describing = {.arena = arena, .next = next};
	struct str text;

	describing.map =
		read_metadata(reader, arena, next->from->folder, &text);
	if (!describing.map)
		return false;
	list_changes(&describing);
	*failed = metadata_name;
	return new_folder_put(folder, metadata_name,
			      yaml_edit(arena, text, describing.map,
					describing.changes, describing.n));
}

/* The rest */

static bool put_corrected(struct new_folder *folder,
			  const struct next_edition *next, struct str *failed)
{
	for (size_t i = 0; i < next->errata.n_files; i++) {
		const struct folded_file *file = &next->errata.files[i];

		*failed = file->path;
		if (!new_folder_put(folder, file->path, file->bytes))
			return false;
	}
	return true;
}

/* Not what belongs to the old edition alone, nor what is no part of any. */
static bool keeps(void *context, struct str path)
{
	const struct next_edition *next = context;
	struct str rest = path;

	for (size_t i = 0; i < next->errata.n_files; i++)
		if (str_eq(path, next->errata.files[i].path))
			return false;
	if (str_eq(path, metadata_name) || str_eq(path, STR("errata.yaml")) ||
	    path_is_inside(path, STR("releases")))
		return false;
	while (rest.ptr)
		if (str_starts(str_cut(&rest, '/'), STR(".")))
			return false;
	return true;
}

bool next_edition_put(struct new_folder *folder, struct reader *reader,
		      struct arena *arena, const struct next_edition *next,
		      struct str *failed)
{
	*failed = STR("");
	return put_metadata(folder, reader, arena, next, failed) &&
	       put_corrected(folder, next, failed) &&
	       new_folder_copy_all(folder, next->from->folder, keeps,
				   (void *)next, failed);
}
