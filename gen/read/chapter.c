/* Chapters: documents that share a key or a path, their order and their
 * parts. Order is by `order:` and then by name, folder by folder; the page
 * that names a part comes first in it. */
#include "read/chapter.h"

#include <stdlib.h>

#include "base/file.h"
#include "read/chapter_address.h"
#include "read/discover.h"
#include "read/slug.h"

/* A folder of the edition; the top has an empty path. */
struct shelf {
	struct str path; /* as in the first language that has it */
	struct shelf *parent;
	struct part *part;   /* NULL at the top */
	struct draft *index; /* the chapter that names it */
	unsigned index_rank;
	size_t depth;
	struct draft *first; /* any chapter in it or below */
};

/* What the functions below share. */
struct build {
	struct reader *reader;
	struct arena *arena;
	struct edition *edition;
	struct draft **drafts;
	size_t n_drafts;
	struct map by_path; /* name → draft */
	struct map by_key;  /* key → draft */
	struct map shelves; /* path → shelf */
};

static struct draft *add_draft(struct build *build,
			       const struct named_document *named)
{
	struct draft *draft = ARENA_NEW(build->arena, struct draft);
	struct edition *edition = build->edition;

	build->drafts[build->n_drafts++] = draft;
	draft->chapter = ARENA_NEW(build->arena, struct chapter);
	draft->chapter->documents = ARENA_ARRAY(build->arena, struct document *,
						edition->n_languages);
	draft->chapter->edition = edition;
	draft->chapter->name = named->name;
	draft->names =
		ARENA_ARRAY(build->arena, struct str, edition->n_languages);
	draft->order = UINT32_MAX;
	return draft;
}

/* The draft that the document belongs to, of those there are: by its key, or
 * by its path unless both have keys and these differ. */
static struct draft *find_draft(const struct build *build,
				const struct named_document *named)
{
	const struct document *document = named->document;
	struct draft *draft;

	if (document->key.len) {
		draft = map_get(&build->by_key, document->key);
		if (draft && !draft->chapter->documents[document->side])
			return draft;
	}
	draft = map_get(&build->by_path, named->name);
	if (!draft || draft->chapter->documents[document->side])
		return NULL;
	if (document->key.len && draft->key.len &&
	    !str_eq(document->key, draft->key))
		return NULL;
	return draft;
}

static void join(struct build *build, const struct named_document *named)
{
	struct document *document = named->document;
	struct draft *draft = find_draft(build, named);

	if (!draft)
		draft = add_draft(build, named);
	draft->chapter->documents[document->side] = document;
	draft->names[document->side] = named->name;
	document->chapter = draft->chapter;
	if (draft->order == UINT32_MAX)
		draft->order = document->order;
	if (!draft->key.len)
		draft->key = document->key;
	if (document->key.len)
		map_add(&build->by_key, build->arena, document->key, draft);
	map_add(&build->by_path, build->arena, named->name, draft);
}

/* Side by side, and in each those with a key first, so that a path takes no
 * place that a key wants. */
static void join_all(struct build *build,
		     const struct named_document *documents, size_t n)
{
	size_t start = 0;

	while (start < n) {
		size_t end = start;

		for (; end < n && documents[end].document->side ==
					  documents[start].document->side;
		     end++)
			if (documents[end].document->key.len)
				join(build, &documents[end]);
		for (size_t i = start; i < end; i++)
			if (!documents[i].document->key.len)
				join(build, &documents[i]);
		start = end;
	}
}

/* The shelf of a folder and those above it. The depth of paths is bounded by
 * discovery. */
static struct shelf *find_shelf(struct build *build, struct str path)
{
	struct shelf *shelf = map_get(&build->shelves, path);

	if (shelf)
		return shelf;
	shelf = ARENA_NEW(build->arena, struct shelf);
	shelf->path = path;
	map_add(&build->shelves, build->arena, path, shelf);
	if (path.len) {
		shelf->parent = find_shelf(build, path_dir(path));
		shelf->depth = shelf->parent->depth + 1;
		shelf->part = ARENA_NEW(build->arena, struct part);
		shelf->part->parent = shelf->parent->part;
		shelf->part->depth = shelf->depth - 1;
	}
	return shelf;
}

/* How well a file name names its folder: 1 is best, 0 not at all. */
static unsigned index_rank(struct str name)
{
	static const struct str names[] = {
		STR_INIT("index"), STR_INIT("_index"), STR_INIT("readme")};
	struct str base = path_base(name);

	base.len -= path_suffix(base).len;
	for (unsigned i = 0; i < 3; i++)
		if (str_eq_fold(base, names[i]))
			return i + 1;
	return 0;
}

static void put_on_shelf(struct build *build, struct draft *draft)
{
	unsigned rank = index_rank(draft->chapter->name);
	struct shelf *shelf = find_shelf(build, path_dir(draft->chapter->name));

	draft->shelf = shelf;
	draft->chapter->part = shelf->part;
	if (rank && (!shelf->index || rank < shelf->index_rank)) {
		shelf->index = draft;
		shelf->index_rank = rank;
	}
	for (; shelf && !shelf->first; shelf = shelf->parent)
		shelf->first = draft;
}

/* One step on the way to a chapter: a folder or the file itself. */
struct step {
	uint32_t order;
	bool is_file;
	bool is_index;
	struct str name;
};

static struct step step_to(const struct draft *draft, size_t depth)
{
	const struct shelf *shelf = draft->shelf;
	struct str name = path_base(draft->chapter->name);
	struct step step = {.order = draft->order, .is_file = true};

	if (shelf->depth == depth) {
		name.len -= path_suffix(name).len;
		step.name = name;
		step.is_index = shelf->index == draft;
		/* In a part, an index page's order is that of the part. */
		if (step.is_index && shelf->part)
			step.order = 0;
		else if (step.order != UINT32_MAX)
			step.is_index = false;
		return step;
	}
	while (shelf->depth > depth + 1)
		shelf = shelf->parent;
	return (struct step){.order = shelf->index ? shelf->index->order
						   : UINT32_MAX,
			     .name = path_base(shelf->path)};
}

static int compare_steps(const struct step *a, const struct step *b)
{
	int order = (int)b->is_index - (int)a->is_index;

	if (!order)
		order = (a->order > b->order) - (a->order < b->order);
	if (!order)
		order = natural_cmp(a->name, b->name);
	if (!order)
		order = (int)b->is_file - (int)a->is_file;
	return order;
}

static int compare_drafts(const void *left, const void *right)
{
	const struct draft *a = *(struct draft *const *)left;
	const struct draft *b = *(struct draft *const *)right;
	size_t depth_a = a->shelf->depth, depth_b = b->shelf->depth;
	size_t depth = depth_a < depth_b ? depth_a : depth_b;
	int order = 0;

	for (size_t i = 0; !order && i <= depth; i++) {
		struct step step_a = step_to(a, i), step_b = step_to(b, i);

		order = compare_steps(&step_a, &step_b);
	}
	return order ? order : str_cmp(a->chapter->name, b->chapter->name);
}

/* The name of the part's folder in a language, without its prefix. */
static struct str folder_title(const struct shelf *shelf, size_t side)
{
	struct str path = path_dir(shelf->first->names[side]);
	size_t depth = 1;

	for (size_t i = 0; i < path.len; i++)
		depth += path.ptr[i] == '/';
	/* The first chapter may stand in a folder of this one. */
	for (; depth > shelf->depth; depth--)
		path = path_dir(path);
	if (!path.len || depth < shelf->depth)
		path = shelf->path;
	return slug_unordered(path_base(path));
}

static void fill_part(struct build *build, const struct shelf *shelf)
{
	size_t n = build->edition->n_languages;
	struct part *part = shelf->part;
	struct chapter *index = shelf->index ? shelf->index->chapter : NULL;

	part->index = index;
	part->path =
		address_of_folder(build->arena, shelf->first, n, shelf->depth);
	part->titles = ARENA_ARRAY(build->arena, struct str, n);
	for (size_t i = 0; i < n; i++)
		part->titles[i] = index && index->documents[i]
					  ? index->documents[i]->title
					  : folder_title(shelf, i);
}

static void fill_parts(struct build *build)
{
	for (size_t i = 0; i < build->shelves.cap; i++) {
		const struct shelf *shelf = build->shelves.slots[i].value;

		if (shelf && shelf->part)
			fill_part(build, shelf);
	}
}

static void fill_edition(struct build *build)
{
	struct edition *edition = build->edition;

	edition->n_chapters = build->n_drafts;
	edition->chapters =
		ARENA_ARRAY(build->arena, struct chapter *, build->n_drafts);
	for (size_t i = 0; i < build->n_drafts; i++) {
		edition->chapters[i] = build->drafts[i]->chapter;
		edition->chapters[i]->number = i;
	}
}

static void fill_shelves(struct build *build)
{
	for (size_t i = 0; i < build->n_drafts; i++)
		put_on_shelf(build, build->drafts[i]);
	for (size_t i = 0; i < build->n_drafts; i++) {
		struct draft *draft = build->drafts[i];

		draft->is_index = draft->shelf->index == draft;
	}
}

void chapters_build(struct reader *reader, struct arena *arena,
		    struct edition *edition,
		    const struct named_document *documents, size_t n_documents)
{
	struct build build = {
		.reader = reader, .arena = arena, .edition = edition};

	build.drafts = ARENA_ARRAY(arena, struct draft *, n_documents);
	join_all(&build, documents, n_documents);
	fill_shelves(&build);
	if (build.n_drafts)
		qsort(build.drafts, build.n_drafts, sizeof(*build.drafts),
		      compare_drafts);
	fill_parts(&build);
	addresses_give(reader, arena, build.drafts, build.n_drafts,
		       edition->n_languages);
	fill_edition(&build);
}
