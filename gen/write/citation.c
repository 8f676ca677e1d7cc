/* How to cite an edition. The form is the language's own: a pattern among the
 * words of its interface. What only the reader knows, the day, is left open;
 * where the site has no address, its identifier tells what is meant. */
#include "write/citation.h"

#include "write/wording.h"

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

/* What the pattern can name, and what is known of it. */
struct known {
	struct str name; /* with its braces */
	struct str value;
};

enum { KNOWN = 5 };

static bool lacks(struct str group, const struct known *known)
{
	for (size_t i = 0; i < KNOWN; i++)
		if (!known[i].value.len &&
		    str_find(group, known[i].name) != STR_NONE)
			return true;
	return false;
}

/* Opens the groups of the pattern, [[…]]: one that names something unknown
 * goes, with the marks around it. */
static struct str open_groups(struct arena *arena, struct str pattern,
			      const struct known *known)
{
	size_t start, end;

	while ((start = str_find(pattern, STR("[["))) != STR_NONE) {
		struct str before = str_slice(pattern, 0, start);
		struct str rest = str_slice(pattern, start + 2, pattern.len);
		struct str group;

		end = str_find(rest, STR("]]"));
		if (end == STR_NONE)
			break;
		group = str_slice(rest, 0, end);
		pattern = arena_join(arena, before,
				     lacks(group, known) ? STR("") : group,
				     str_slice(rest, end + 2, rest.len));
	}
	return pattern;
}

static struct str fill(struct arena *arena, struct str pattern,
		       const struct known *known)
{
	pattern = open_groups(arena, pattern, known);
	for (size_t i = 0; i < KNOWN; i++)
		pattern = wording_fill(arena, pattern, known[i].name,
				       known[i].value);
	return pattern;
}

/* Takes what stands before the name off the text, and the name with it; all
 * of it where the name does not stand in it. */
static struct str take_before(struct str *text, struct str name, bool *found)
{
	size_t at = str_find(*text, name);
	struct str before = str_slice(*text, 0, at);

	*found = at != STR_NONE;
	*text = *found ? str_slice(*text, at + name.len, text->len) : STR("");
	return before;
}

static struct str month_names(struct arena *arena, const struct strings *ui)
{
	struct str names = {0};

	for (unsigned i = 1; i <= 12; i++) {
		struct str name =
			strings_get(ui, arena_printf(arena, "month_%u", i));

		names = i > 1 ? arena_join(arena, names, STR("|"), name) : name;
	}
	return names;
}

/* Splits the text at what only the reader knows. */
static void split(struct arena *arena, const struct strings *ui,
		  struct str text, struct citation_record *citation)
{
	const struct str words = STR("{accessed_text}");
	bool in_words = str_find(text, words) != STR_NONE, found;

	citation->before = take_before(
		&text, in_words ? words : STR("{accessed}"), &found);
	if (found) {
		citation->accessed = strings_get(ui, STR("citation_accessed"));
	} else {
		text = citation->before;
		citation->before = STR("");
	}
	if (in_words) {
		citation->pattern = strings_get(ui, STR("date_format"));
		citation->months = month_names(arena, ui);
	}
	citation->between = take_before(&text, STR("{address}"), &found);
	citation->after = text;
	if (!found)
		citation->address = STR("");
}

static struct citation_record cite(struct arena *arena,
				   const struct edition *edition,
				   const struct tongue *tongue,
				   struct str address)
{
	const struct publication *publication = edition->publication;
	struct str tag = tongue->tag;
	const struct known known[KNOWN] = {
		{STR("{author}"), author(arena, publication, tag)},
		{STR("{title}"), localized_for(&publication->title, tag, NULL)},
		{STR("{edition}"), localized_for(&edition->name, tag, NULL)},
		{STR("{date}"), edition->date},
		{STR("{date_text}"),
		 wording_date(arena, tongue->ui, edition->date)},
	};
	struct citation_record citation = {
		.address = address,
		.lang = tag,
		.dir = tongue_direction(tongue),
	};

	split(arena, tongue->ui,
	      fill(arena, strings_get(tongue->ui, STR("citation")), known),
	      &citation);
	return citation;
}

struct list citations_of(struct arena *arena, const struct edition *edition,
			 const struct tongue *tongues, size_t n,
			 struct str address)
{
	struct citation_record *citations =
		ARENA_ARRAY(arena, struct citation_record, n);

	for (size_t i = 0; i < n; i++)
		citations[i] = cite(arena, edition, &tongues[i], address);
	return (struct list){citations, n};
}

struct list page_citations(const struct page *page,
			   const struct edition *edition)
{
	size_t n = edition->n_languages;
	struct tongue *tongues = ARENA_ARRAY(page->arena, struct tongue, n);
	struct str address = page->record.canonical;

	for (size_t i = 0; i < n; i++)
		tongues[i] =
			tongue_find(page->build, edition->languages[i].tag);
	return citations_of(page->arena, edition, tongues, n,
			    address.len ? address : edition->identifier);
}
