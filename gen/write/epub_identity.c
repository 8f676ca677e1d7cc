/* What makes a book the same book: its identifier and when it was modified.
 * Neither knows the clock. */
#include <time.h>

#include "read/identifier.h"
#include "write/epub_book.h"

/* URN namespaces whose names end where their standard says. */
static const struct str closed_namespaces[] = {
	STR_INIT("urn:uuid:"), STR_INIT("urn:isbn:"), STR_INIT("urn:issn:"),
	STR_INIT("urn:oid:"),  STR_INIT("urn:doi:"),
};

static bool starts_fold(struct str s, struct str prefix)
{
	return str_eq_fold(str_slice(s, 0, prefix.len), prefix);
}

static bool is_closed(struct str identifier)
{
	size_t n = sizeof(closed_namespaces) / sizeof(*closed_namespaces);

	for (size_t i = 0; i < n; i++)
		if (starts_fold(identifier, closed_namespaces[i]))
			return true;
	return false;
}

struct str epub_identifier(struct arena *arena, struct str edition_identifier,
			   struct str view_slug)
{
	bool web = starts_fold(edition_identifier, STR("http:")) ||
		   starts_fold(edition_identifier, STR("https:"));

	if (is_closed(edition_identifier))
		return identifier_make(arena, STR(""), edition_identifier,
				       view_slug);
	return arena_join(arena, edition_identifier, web ? STR("#") : STR(":"),
			  view_slug);
}

struct str epub_isbn(struct arena *arena, const struct edition *edition,
		     const struct view *view)
{
	const struct isbn *isbn = edition_isbn(edition, view->slug, ISBN_EPUB);

	return isbn ? arena_join(arena, STR("urn:isbn:"), isbn->digits, STR(""))
		    : (struct str){0};
}

struct str epub_modified(struct arena *arena, const struct edition *edition,
			 int64_t source_date)
{
	static const int64_t last = INT64_C(253402300799); /* of year 9999 */
	struct str day = edition_changed(edition);
	time_t seconds = (time_t)(source_date < last ? source_date : last);
	struct tm tm;

	if (day.len)
		return arena_join(arena, day, STR("T00:00:00Z"), STR(""));
	if (source_date < 0 || !gmtime_r(&seconds, &tm))
		return STR("1980-01-01T00:00:00Z");
	return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ",
			    tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday,
			    tm.tm_hour, tm.tm_min, tm.tm_sec);
}
