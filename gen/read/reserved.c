/* Names in out/ that are diglot's own. Whatever looks like a page or another
 * file of the site counts as such: new ones may come. */
#include "read/reserved.h"

static bool is_file(struct str slug)
{
	static const struct str suffixes[] = {
		STR_INIT(".html"), STR_INIT(".xml"), STR_INIT(".txt"),
		STR_INIT(".json"), STR_INIT(".svg")};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
		if (str_ends(slug, suffixes[i]))
			return true;
	return false;
}

bool reserved_publication(struct str slug)
{
	return str_eq(slug, STR("assets")) || str_eq(slug, STR("search")) ||
	       str_eq(slug, STR("leave")) || is_file(slug);
}

bool reserved_edition(struct str slug)
{
	return str_eq(slug, STR("latest")) || is_file(slug);
}

bool reserved_chapter(struct str address)
{
	return str_eq(address, STR("index")) || str_eq(address, STR("all")) ||
	       str_eq(address, STR("search")) ||
	       str_eq(address, STR("terms")) ||
	       str_eq(address, STR("colophon"));
}

bool reserved_folder(struct str slug)
{
	return is_file(slug);
}
