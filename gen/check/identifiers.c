/* What works, editions and books are identified by: each identifier and each
 * standard number is that of one of them. */
#include "check/check.h"

#include "base/map.h"
#include "read/standard_number.h"

/* Copies */

static struct place copy_place(struct arena *arena, const struct place *from)
{
	struct place place = *from;

	place.file = arena_str(arena, from->file);
	place.excerpt = arena_str(arena, from->excerpt);
	place.language = arena_str(arena, from->language);
	return place;
}

static struct str folded(struct arena *arena, struct str text)
{
	char *copy = arena_alloc(arena, text.len + 1);

	for (size_t i = 0; i < text.len; i++)
		copy[i] = char_lower(text.ptr[i]);
	return (struct str){copy, text.len};
}

static struct str isbn_key(struct arena *arena, struct str digits)
{
	return arena_join(arena, STR("isbn "), digits, STR(""));
}

/* urn:isbn:7-01-000000-X and the ISBN 978-7-01-000000-8 are the same. */
static struct str identifier_key(struct arena *arena, struct str identifier)
{
	const struct str name = STR("urn:isbn:");
	struct standard_number number;

	if (str_eq_fold(str_slice(identifier, 0, name.len), name) &&
	    isbn_read(arena, str_slice(identifier, name.len, identifier.len),
		      &number) == NUMBER_SOUND)
		return isbn_key(arena, number.digits);
	return folded(arena, identifier);
}

struct gathering {
	struct arena *arena;
	const struct publication *publication;
	struct identifiers list;
};

static struct identified *add(struct gathering *gathering,
			      const struct edition *edition, struct str text,
			      const struct place *place)
{
	const struct publication *publication = gathering->publication;
	struct arena *arena = gathering->arena;
	struct identified *one = &gathering->list.items[gathering->list.len++];

	*one = (struct identified){
		.text = arena_str(arena, text),
		.publication = arena_str(arena, publication->slug),
		.folder = arena_str(arena, edition ? edition->folder
						   : publication->folder),
		.place = copy_place(arena, place),
	};
	if (!edition)
		return one;
	one->edition = arena_str(arena, edition->slug);
	one->released = edition->status == STATUS_RELEASED;
	one->issued = edition->n_releases > 0;
	one->earlier = edition < publication->editions;
	return one;
}

static void add_edition(struct gathering *gathering,
			const struct edition *edition)
{
	struct arena *arena = gathering->arena;
	struct identified *one = add(gathering, edition, edition->identifier,
				     &edition->identifier_place);

	one->key = identifier_key(arena, edition->identifier);
	for (size_t i = 0; i < edition->n_isbns; i++) {
		const struct isbn *isbn = &edition->isbns[i];

		one = add(gathering, edition, isbn->text, &isbn->place);
		one->key = isbn_key(arena, isbn->digits);
		one->book = arena_str(arena, isbn->book);
		one->isbn = true;
	}
}

struct identifiers identifiers_of(struct arena *arena,
				  const struct publication *publication)
{
	struct gathering gathering = {arena, publication, {0}};
	size_t n_editions = publication->n_earlier + publication->n_editions;
	size_t n = n_editions + 1;
	struct identified *work;

	for (size_t i = 0; i < n_editions; i++)
		n += publication->earlier[i].n_isbns;
	gathering.list.items = ARENA_ARRAY(arena, struct identified, n);
	work = add(&gathering, NULL, publication->identifier,
		   &publication->identifier_place);
	work->key = identifier_key(arena, publication->identifier);
	for (size_t i = 0; i < n_editions; i++)
		add_edition(&gathering, &publication->earlier[i]);
	return gathering.list;
}

/* Comparing */

/* The first that bears an identifier, and the first book that has it as its
 * ISBN. */
struct bearers {
	const struct identified *first;
	const struct identified *isbn;
};

/* Whether two that have the same are at odds. A work and an edition of it are
 * not: there may be no other one. Nor is an edition that is called by the
 * ISBN of its book. */
static bool collide(const struct identified *a, const struct identified *b,
		    bool within)
{
	if (!within)
		return !str_eq(a->publication, b->publication);
	return (a->isbn && b->isbn) || !str_eq(a->edition, b->edition);
}

/* As editors know it: "content/reports/2021-1, en". */
static struct str describe(struct arena *arena, const struct identified *one)
{
	return one->book.len
		       ? arena_join(arena, one->folder, STR(", "), one->book)
		       : one->folder;
}

static void report(struct arena *arena, struct identified *one,
		   const struct identified *other, struct findings *findings)
{
	one->shared = true;
	findings_add(findings,
		     &(struct finding){
			     .id = one->isbn && other->isbn ? ISBN_SHARED
							    : IDENTIFIER_SHARED,
			     .place = one->place,
			     .counterpart = other->place,
			     .args = {one->text, describe(arena, other)},
		     });
}

static void compare(struct map *known, struct arena *arena,
		    struct identified *one, bool within,
		    struct findings *findings)
{
	struct bearers *bearers = map_get(known, one->key);
	const struct identified *other;

	if (within && !one->edition.len)
		return;
	if (!bearers) {
		bearers = ARENA_NEW(arena, struct bearers);
		bearers->first = one;
		map_add(known, arena, one->key, bearers);
	}
	other = one->isbn && bearers->isbn ? bearers->isbn : bearers->first;
	if (other != one && collide(other, one, within) && !one->earlier)
		report(arena, one, other, findings);
	if (one->isbn && !bearers->isbn)
		bearers->isbn = one;
}

void check_identifiers(struct identifiers *lists, size_t n,
		       struct findings *findings)
{
	struct arena arena = {0};
	struct map known = {0};

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < lists[i].len; j++)
			compare(&known, &arena, &lists[i].items[j], n == 1,
				findings);
	arena_free(&arena);
}
