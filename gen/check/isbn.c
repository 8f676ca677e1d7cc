/* Standard numbers of books: each belongs to one book of one edition. */
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

/* The book as editors know it: "2021-1", "2021-1, en". */
static struct str describe(struct arena *arena, const struct edition *edition,
			   const struct isbn *isbn)
{
	if (!isbn->book.len)
		return edition->slug;
	return arena_join(arena, edition->slug, STR(", "), isbn->book);
}

/* Looks for the number in the edition among the first n. */
static bool report_shared(struct arena *arena, const struct isbn *isbn,
			  const struct edition *edition, size_t n,
			  struct findings *findings)
{
	for (size_t i = 0; i < n; i++) {
		const struct isbn *other = &edition->isbns[i];

		if (!str_eq(isbn->digits, other->digits))
			continue;
		findings_report(findings, ISBN_SHARED, isbn->place, isbn->text,
				describe(arena, edition, other));
		return true;
	}
	return false;
}

void check_isbn(const struct edition *edition, struct findings *findings)
{
	struct arena arena = {0};

	for (size_t i = 0; i < edition->n_isbns; i++) {
		const struct isbn *isbn = &edition->isbns[i];
		const struct edition *before = edition->before;
		bool shared = report_shared(&arena, isbn, edition, i, findings);

		for (; before && !shared; before = before->before)
			shared = report_shared(&arena, isbn, before,
					       before->n_isbns, findings);
		check_book(&arena, edition, isbn, findings);
	}
	arena_free(&arena);
}
