/* Corrections that were issued stay listed as they are; new ones come after
 * them. Entries are compared as they are written, key by key. */
#include "base/utf8.h"
#include "read/release.h"
#include "read/text.h"

struct lists {
	struct reader *reader;
	struct arena *arena;
	const struct release *release;
	struct str printing;
	struct str path; /* of the edition's errata.yaml */
	const struct yaml *now;
	const struct yaml *then;
};

static const struct yaml nothing = {.kind = YAML_LIST};

static struct str text_of(const struct yaml *entry, struct str key)
{
	const struct yaml *value =
		entry->kind == YAML_MAP ? yaml_get(entry, key) : NULL;

	return value && value->kind == YAML_SCALAR ? str_trim(value->text)
						   : (struct str){0};
}

static bool are_same(const struct yaml *a, const struct yaml *b);

static bool are_same_maps(const struct yaml *a, const struct yaml *b)
{
	for (size_t i = 0; i < a->n_children; i++) {
		const struct yaml *other = yaml_get(b, a->children[i].key);

		if (!other || !are_same(&a->children[i], other))
			return false;
	}
	return true;
}

static bool are_same(const struct yaml *a, const struct yaml *b)
{
	if (a->kind != b->kind || a->n_children != b->n_children)
		return false;
	if (a->kind == YAML_SCALAR)
		return str_eq(str_trim(a->text), str_trim(b->text));
	if (a->kind == YAML_MAP)
		return are_same_maps(a, b);
	for (size_t i = 0; i < a->n_children; i++)
		if (!are_same(&a->children[i], &b->children[i]))
			return false;
	return true;
}

static struct map by_id(const struct lists *lists, const struct yaml *list)
{
	struct map map = {0};

	for (size_t i = 0; i < list->n_children; i++) {
		struct yaml *entry = &list->children[i];
		struct str id = text_of(entry, STR("id"));

		if (id.len)
			map_add(&map, lists->arena, id, entry);
	}
	return map;
}

/* Whether it is still there. */
static bool compare_entry(const struct lists *lists, const struct map *now,
			  const struct yaml *then)
{
	struct str id = text_of(then, STR("id"));
	const struct yaml *entry = map_get(now, id);

	if (!id.len)
		return true;
	if (!entry)
		findings_report(lists->reader->findings, RELEASE_ERRATUM_GONE,
				place_file(lists->path), id, lists->printing);
	else if (!are_same(then, entry))
		findings_add(lists->reader->findings,
			     &(struct finding){.id = RELEASE_ERRATUM_CHANGED,
					       .place = entry->place,
					       .counterpart = then->place,
					       .args = {id, lists->printing}});
	return entry;
}

/* What is new belongs into a later printing. */
static void check_dates(const struct lists *lists, const struct map *then)
{
	struct str last = {0};

	for (size_t i = 0; i < lists->then->n_children; i++) {
		struct str date =
			text_of(&lists->then->children[i], STR("date"));

		if (str_cmp(date, last) > 0)
			last = date;
	}
	for (size_t i = 0; i < lists->now->n_children; i++) {
		const struct yaml *entry = &lists->now->children[i];
		struct str id = text_of(entry, STR("id"));
		struct str date = text_of(entry, STR("date"));

		if (!id.len || map_get(then, id) || !date.len ||
		    str_cmp(date, last) > 0)
			continue;
		findings_add(
			lists->reader->findings,
			&(struct finding){
				.id = RELEASE_ERRATUM_LATE,
				.place = yaml_get(entry, STR("date"))->place,
				.args = {id, lists->printing, last}});
	}
}

/* A list from a file that is there; an empty one if it is not understood,
 * which is reported where errata are read. */
static const struct yaml *list_in(const struct lists *lists, struct str path,
				  struct str text)
{
	struct reader quiet = *lists->reader;
	const struct yaml *list;

	if (utf8_invalid(text) != STR_NONE)
		return &nothing;
	quiet.findings = findings_new();
	list = yaml_parse_list(&quiet, lists->arena, path, text);
	findings_free(quiet.findings);
	return list ? list : &nothing;
}

bool releases_compare_errata(struct reader *reader, struct arena *arena,
			     const struct edition *edition,
			     const struct release_file *frozen)
{
	struct lists lists = {
		.reader = reader,
		.arena = arena,
		.release = release_newest(edition),
		.path = path_join(arena, edition->folder, STR("errata.yaml")),
		.now = &nothing,
		.then = &nothing};
	struct map now, then;
	struct str text;
	bool is_whole = true;

	lists.printing =
		arena_printf(arena, "%u", (unsigned)lists.release->printing);
	if (file_read(arena, lists.path, text_limit(reader), &text) == FILE_OK)
		lists.now = list_in(&lists, lists.path, text_of_bytes(text));
	if (frozen) {
		text = release_bytes(reader->findings, arena, lists.release,
				     frozen);
		lists.then = list_in(&lists, frozen->path, text_of_bytes(text));
	}
	now = by_id(&lists, lists.now);
	then = by_id(&lists, lists.then);
	for (size_t i = 0; i < lists.then->n_children; i++)
		is_whole &=
			compare_entry(&lists, &now, &lists.then->children[i]);
	check_dates(&lists, &then);
	return is_whole;
}
