/* What findings are about. */
#include "check/subject.h"

#include "base/file.h"
#include "lang/fingerprint.h"

struct str edition_address(struct arena *arena, const struct edition *edition)
{
	return arena_join(arena, edition->publication->slug, STR("/"),
			  edition->slug);
}

/* Room for n fingerprints of another thing. */
static void renew(struct text_hashes *cache, const void *of, size_t n)
{
	arena_rewind(&cache->arena, (struct arena_mark){0});
	cache->of = of;
	cache->hashes = ARENA_ARRAY(&cache->arena, struct str, n);
}

const struct str *statement_hashes(struct text_hashes *cache,
				   const struct statement *statement,
				   size_t n_sides)
{
	if (cache->of == statement)
		return cache->hashes;
	renew(cache, statement, n_sides);
	for (size_t i = 0; i < n_sides; i++)
		cache->hashes[i] = text_fingerprint(
			&cache->arena, statement->wordings[i].text);
	return cache->hashes;
}

const struct str *pair_hashes(struct text_hashes *cache, struct arena *arena,
			      const struct pair *pair, struct lines *lines,
			      size_t n_sides)
{
	if (cache->of == pair)
		return cache->hashes;
	renew(cache, pair, n_sides);
	for (size_t i = 0; i < n_sides; i++) {
		const struct side *side = &pair->sides[i];
		struct str text = {0};

		if (side->n)
			text = lines_markdown(&lines[i], arena, &side->first[0],
					      &side->first[side->n - 1]);
		cache->hashes[i] = text_fingerprint(&cache->arena, text);
	}
	return cache->hashes;
}

/* A finding in the authoritative text alone may be about any translation. */
static struct str target_hash(struct arena *arena, const struct str *hashes,
			      size_t n, size_t side)
{
	struct buf all = {0};
	struct str hash;

	if (side || n < 3)
		return hashes[side ? side : n - 1];
	for (size_t i = 1; i < n; i++)
		buf_put(&all, hashes[i]);
	hash = text_fingerprint(arena, buf_str(&all));
	buf_free(&all);
	return hash;
}

/* Chapters are called as in the authoritative language, or else in the first
 * that has them. */
static struct subject chapter_subject(const struct chapter *chapter)
{
	const struct edition *edition = chapter->edition;
	struct subject subject = {.folder = edition->folder,
				  .chapter = chapter->name};
	size_t side = 0;

	while (side < edition->n_languages && !chapter->documents[side])
		side++;
	if (side == edition->n_languages)
		return subject;
	subject.title = chapter->documents[side]->title;
	subject.title_language = edition->languages[side].tag;
	return subject;
}

void subject_fill(struct subject *subject, struct arena *arena,
		  const struct pair *pair, const struct edition *edition,
		  const struct str *hashes, size_t side)
{
	const struct pair *named = pair_named(pair);

	*subject = chapter_subject(pair->chapter);
	subject->edition = edition_address(arena, edition);
	subject->block = named ? named->id : (struct str){0};
	subject->language = edition->languages[side].tag;
	subject->source_hash = hashes[0];
	subject->target_hash =
		target_hash(arena, hashes, edition->n_languages, side);
}

/* By place */

struct finder {
	const struct edition *edition;
	struct arena arena;   /* as long as the finder */
	struct map documents; /* path → struct document * */
	struct lines **lines; /* one a chapter and language */
	struct text_hashes hashes;
	struct str address;
};

static void add_documents(struct finder *finder)
{
	const struct edition *edition = finder->edition;

	finder->lines = ARENA_ARRAY(&finder->arena, struct lines *,
				    edition->n_chapters);
	for (size_t i = 0; i < edition->n_chapters; i++) {
		struct chapter *chapter = edition->chapters[i];

		finder->lines[i] = ARENA_ARRAY(&finder->arena, struct lines,
					       edition->n_languages);
		for (size_t side = 0; side < edition->n_languages; side++) {
			struct document *document = chapter->documents[side];

			finder->lines[i][side] = lines_of_document(document);
			if (document)
				map_add(&finder->documents, &finder->arena,
					document->path, document);
		}
	}
}

/* The last of the blocks that begins at or above the line. */
static const struct block *block_above(const struct block *blocks, size_t n,
				       uint32_t line)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (blocks[middle].line <= line)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &blocks[low - 1] : NULL;
}

static bool has_line(const struct block *block, uint32_t line)
{
	return block && line >= block->line && line <= block->end_line;
}

/* The innermost block that has the line, or NULL. */
static const struct block *block_at(const struct document *document,
				    uint32_t line)
{
	const struct block *found =
		block_above(document->notes, document->n_notes, line);
	const struct block *inner;

	if (!has_line(found, line))
		found = document->root
				? block_above(document->root->children,
					      document->root->n_children, line)
				: NULL;
	if (!has_line(found, line))
		return NULL;
	while ((inner = block_above(found->children, found->n_children,
				    line)) &&
	       has_line(inner, line))
		found = inner;
	return found;
}

static void find_in_document(struct finder *finder,
			     const struct document *document,
			     struct finding *finding, struct arena *arena)
{
	const struct chapter *chapter = document->chapter;
	const struct block *block = NULL;
	const struct pair *pair;
	struct subject *subject = &finding->subject;

	*subject = chapter_subject(chapter);
	subject->edition = finder->address;
	if (finding->place.line)
		block = block_at(document, finding->place.line);
	pair = pair_named(block ? block->pair : NULL);
	if (pair)
		subject_fill(subject, &finder->hashes.arena, pair,
			     finder->edition,
			     pair_hashes(&finder->hashes, &finder->arena, pair,
					 finder->lines[chapter->number],
					 finder->edition->n_languages),
			     document->side);
	subject_copy(subject, arena);
}

static const struct document *document_of(const struct finder *finder,
					  struct place *place,
					  struct arena *arena)
{
	const struct document *document =
		map_get(&finder->documents, place->file);

	if (!document)
		return NULL;
	place->side = (uint32_t)document->side + 1;
	place->language = arena_str(
		arena, finder->edition->languages[document->side].tag);
	return document;
}

static bool find(void *context, struct finding *finding, struct arena *arena)
{
	struct finder *finder = context;
	const struct document *document =
		document_of(finder, &finding->place, arena);

	document_of(finder, &finding->counterpart, arena);
	if (finding->subject.edition.len)
		return true;
	if (document) {
		find_in_document(finder, document, finding, arena);
	} else if (path_is_inside(finding->place.file,
				  finder->edition->folder)) {
		finding->subject.edition = finder->address;
		finding->subject.folder = finder->edition->folder;
		subject_copy(&finding->subject, arena);
	}
	return true;
}

void subjects_find(const struct edition *edition, struct findings *findings)
{
	struct finder finder = {.edition = edition};

	finder.address = edition_address(&finder.arena, edition);
	add_documents(&finder);
	findings_filter(findings, find, &finder);
	arena_free(&finder.hashes.arena);
	arena_free(&finder.arena);
}
