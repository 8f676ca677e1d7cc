/* Standard numbers of books: each says which book of the edition has it. */
#include "check/checks.h"

/* What an edition's books are called: each language by itself, the first one
 * beside each of the others. */
static struct str book_name(struct arena *arena, const struct edition *edition,
			    size_t number)
{
	const struct edition_language *languages = edition->languages;

	if (number < edition->n_languages)
		return languages[number].tag;
	return arena_join(arena, languages[0].tag, STR("_"),
			  languages[number - edition->n_languages + 1].tag);
}

static size_t count_books(const struct edition *edition)
{
	return 2 * edition->n_languages - 1;
}

static bool has_book(struct arena *arena, const struct edition *edition,
		     struct str name)
{
	for (size_t i = 0; i < count_books(edition); i++)
		if (str_eq(book_name(arena, edition, i), name))
			return true;
	return false;
}

static struct str list_books(struct arena *arena, const struct edition *edition)
{
	struct str list = {0};

	for (size_t i = 0; i < count_books(edition); i++) {
		struct str name = book_name(arena, edition, i);

		list = list.len ? arena_join(arena, list, STR(", "), name)
				: name;
	}
	return list;
}

static void check_book(struct arena *arena, const struct edition *edition,
		       const struct isbn *isbn, struct findings *findings)
{
	size_t n = count_books(edition);

	if (!isbn->book.len && n > 1)
		findings_report(findings, ISBN_BOOKS, isbn->place,
				arena_printf(arena, "%zu", n),
				list_books(arena, edition));
	if (isbn->book.len && !has_book(arena, edition, isbn->book))
		findings_report(findings, ISBN_BOOK, isbn->place, isbn->book,
				list_books(arena, edition));
}

void check_isbn(const struct edition *edition, struct findings *findings)
{
	struct arena arena = {0};

	for (size_t i = 0; i < edition->n_isbns; i++)
		check_book(&arena, edition, &edition->isbns[i], findings);
	arena_free(&arena);
}
