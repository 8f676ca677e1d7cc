/* How to cite an edition. The form is the language's own: a pattern among the
 * words of its interface. What only the reader knows, the day, is left open;
 * where the site has no address, its identifier tells what is meant. */
#include "write/page.h"

/* The publication's authors in the language, or else its publisher. */
static struct str author(struct arena *arena,
			 const struct publication *publication, struct str tag)
{
	struct str names = {0}, name;

	for (size_t i = 0; i < publication->n_contributors; i++) {
		const struct contributor *one = &publication->contributors[i];

		if (!str_eq(one->role, STR("author")))
			continue;
		name = localized_for(&one->name, tag, NULL);
		names = names.len ? arena_join(arena, names, STR(", "), name)
				  : name;
	}
	if (names.len)
		return names;
	return localized_for(&publication->publisher, tag, NULL);
}

/* The pattern with all that is known; a part that would be empty takes the
 * full stop behind it with it. */
static struct str fill(struct arena *arena, struct str pattern, struct str name,
		       struct str value)
{
	if (!value.len)
		pattern = page_fill(arena, pattern,
				    arena_join(arena, name, STR(". "), STR("")),
				    value);
	return page_fill(arena, pattern, name, value);
}

/* The day as numbers or in words, whichever the pattern wants. */
static struct str cut_accessed(struct citation_record *citation,
			       struct str pattern)
{
	const struct str number = STR("{accessed}");
	const struct str words = STR("{accessed_text}");
	size_t at = str_find(pattern, words);

	citation->in_words = at != STR_NONE;
	if (!citation->in_words)
		at = str_find(pattern, number);
	citation->before = str_slice(pattern, 0, at);
	if (at == STR_NONE)
		return (struct str){0};
	at += citation->in_words ? words.len : number.len;
	return str_slice(pattern, at, pattern.len);
}

static struct citation_record cite(const struct page *page,
				   const struct edition *edition,
				   const struct tongue *tongue)
{
	const struct publication *publication = edition->publication;
	struct arena *arena = page->arena;
	struct str tag = tongue->tag, rest;
	struct str pattern = strings_get(tongue->ui, STR("citation"));
	struct citation_record citation = {
		.accessed = strings_get(tongue->ui, STR("citation_accessed")),
		.address = page->record.canonical.len ? page->record.canonical
						      : edition->identifier,
		.lang = tag,
		.dir = page_direction(tongue),
	};

	pattern = fill(arena, pattern, STR("{author}"),
		       author(arena, publication, tag));
	pattern = fill(arena, pattern, STR("{title}"),
		       localized_for(&publication->title, tag, NULL));
	pattern = fill(arena, pattern, STR("{edition}"),
		       localized_for(&edition->name, tag, NULL));
	pattern = fill(arena, pattern, STR("{date}"), edition->date);
	pattern = fill(arena, pattern, STR("{date_text}"),
		       page_date_in(arena, tongue->ui, edition->date));
	rest = cut_accessed(&citation, pattern);
	citation.between = str_cut(&rest, '{');
	return citation;
}

struct list page_citations(const struct page *page,
			   const struct edition *edition)
{
	size_t n = edition->n_languages;
	struct citation_record *citations =
		ARENA_ARRAY(page->arena, struct citation_record, n);

	for (size_t i = 0; i < n; i++) {
		struct tongue tongue =
			tongue_find(page->build, edition->languages[i].tag);

		citations[i] = cite(page, edition, &tongue);
	}
	return (struct list){citations, n};
}
