/* Addresses of chapters. */
#include "read/chapter_address.h"

#include "base/file.h"
#include "read/reserved.h"
#include "read/slug.h"

/* The folders of a path, the first depth of them. */
static struct str folder_slugs(struct arena *arena, struct str path,
			       size_t depth)
{
	struct str slugs = {0};

	while (path.ptr && depth--) {
		struct str slug =
			slug_always(arena, slug_unordered(str_cut(&path, '/')));

		if (reserved_folder(slug))
			slug = arena_join(arena, slug, STR("-1"), STR(""));
		slugs = path_join(arena, slugs, slug);
	}
	return slugs;
}

static size_t path_depth(struct str path)
{
	size_t depth = 0;

	for (size_t i = 0; i < path.len; i++)
		depth += path.ptr[i] == '/';
	return depth;
}

/* A file's own part of the address; empty if its name cannot be spelled. */
static struct str file_slug(struct arena *arena, const struct draft *draft,
			    struct str name)
{
	struct str base = path_base(name);

	if (draft->is_index)
		return STR("index");
	base.len -= path_suffix(base).len;
	return slug_from(arena, slug_unordered(base));
}

static struct str from_key(struct arena *arena, struct str key)
{
	struct str slugs = {0};

	while (key.ptr) {
		struct str slug = slug_from(arena, str_cut(&key, '/'));

		if (!slug.len)
			return (struct str){0};
		slugs = path_join(arena, slugs, slug);
	}
	return slugs;
}

static struct str from_name(struct arena *arena, struct str name,
			    struct str slug)
{
	return path_join(arena, folder_slugs(arena, name, path_depth(name)),
			 slug);
}

static struct str from_ascii_name(struct arena *arena,
				  const struct draft *draft, size_t n_sides)
{
	for (size_t i = 0; i < n_sides; i++) {
		struct str name = draft->names[i];
		struct str slug;

		if (!name.len || !slug_is_ascii(name))
			continue;
		slug = file_slug(arena, draft, name);
		if (slug.len)
			return from_name(arena, name, slug);
	}
	return (struct str){0};
}

/* Names that are not ASCII: letters with accents, a Latin title, or else a
 * hash of the name. */
static struct str from_anything(struct arena *arena, const struct draft *draft,
				size_t n_sides)
{
	struct str name = draft->chapter->name;
	struct str base = path_base(name), slug = {0};

	base.len -= path_suffix(base).len;
	for (size_t i = 0; !slug.len && i < n_sides; i++)
		if (draft->names[i].len)
			slug = file_slug(arena, draft, draft->names[i]);
	for (size_t i = 0; !slug.len && i < n_sides; i++)
		if (draft->chapter->documents[i])
			slug = slug_from(arena,
					 draft->chapter->documents[i]->title);
	if (!slug.len)
		slug = slug_always(arena, base);
	return from_name(arena, name, slug);
}

static struct str wanted_address(struct arena *arena, const struct draft *draft,
				 size_t n_sides)
{
	struct str address = from_key(arena, draft->key);

	if (!address.len)
		address = from_ascii_name(arena, draft, n_sides);
	if (!address.len)
		address = from_anything(arena, draft, n_sides);
	return address;
}

static struct str first_path(const struct draft *draft)
{
	size_t i = 0;

	while (!draft->chapter->documents[i])
		i++;
	return draft->chapter->documents[i]->path;
}

static void take(struct arena *arena, struct map *taken, struct draft *draft,
		 struct str address)
{
	draft->chapter->address = slug_free(arena, taken, address);
	map_add(taken, arena, draft->chapter->address, draft);
}

void addresses_give(struct reader *reader, struct arena *arena,
		    struct draft *const *drafts, size_t n_drafts,
		    size_t n_sides)
{
	struct map taken = {0};

	for (size_t i = 0; i < n_drafts; i++) {
		struct str address = wanted_address(arena, drafts[i], n_sides);
		const struct draft *other = map_get(&taken, address);

		drafts[i]->chapter->address = address;
		if (reserved_chapter(address))
			continue;
		if (other)
			findings_report(reader->findings, ADDRESS_DUPLICATE,
					place_file(first_path(drafts[i])),
					address, first_path(other));
		take(arena, &taken, drafts[i], address);
	}
	/* What has to give way comes last, so that it takes no one's place. */
	for (size_t i = 0; i < n_drafts; i++) {
		struct str address = drafts[i]->chapter->address;

		if (!reserved_chapter(address))
			continue;
		if (str_eq(address, STR("index"))) {
			take(arena, &taken, drafts[i], STR("introduction"));
			continue;
		}
		take(arena, &taken, drafts[i],
		     arena_join(arena, address, STR("-1"), STR("")));
		findings_report(reader->findings, CHAPTER_RESERVED,
				place_file(first_path(drafts[i])), address,
				drafts[i]->chapter->address);
	}
}

struct str address_of_folder(struct arena *arena, const struct draft *draft,
			     size_t n_sides, size_t depth)
{
	struct str name = draft->chapter->name;

	for (size_t i = 0; i < n_sides; i++)
		if (draft->names[i].len && slug_is_ascii(draft->names[i]) &&
		    path_depth(draft->names[i]) >= depth) {
			name = draft->names[i];
			break;
		}
	return folder_slugs(arena, name, depth);
}
