/* Slugs. They are the same on every machine and whatever else there is, so
 * that addresses stay. */
#include "read/slug.h"

#include "base/buf.h"
#include "base/map.h"
#include "lang/character.h"

enum { SLUG_LIMIT = 80, PREFIX_DIGITS = 3 };

static bool is_separator(char c)
{
	return c == '-' || c == '_' || c == '.' || c == ' ';
}

static bool is_number(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_digit(name.ptr[i]) && !is_separator(name.ptr[i]))
			return false;
	return true;
}

struct str slug_unordered(struct str name)
{
	size_t digits = 0, start;

	while (digits < name.len && char_is_digit(name.ptr[digits]))
		digits++;
	start = digits;
	while (start < name.len && is_separator(name.ptr[start]))
		start++;
	if (digits == 0 || digits > PREFIX_DIGITS || start == digits ||
	    is_number(name))
		return name;
	return str_slice(name, start, name.len);
}

bool slug_is_ascii(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] & 0x80)
			return false;
	return true;
}

static struct str trim_separators(struct str slug)
{
	while (slug.len && is_separator(slug.ptr[0]))
		slug = str_slice(slug, 1, slug.len);
	if (slug.len > SLUG_LIMIT)
		slug.len = SLUG_LIMIT;
	while (slug.len && is_separator(slug.ptr[slug.len - 1]))
		slug.len--;
	return slug;
}

static struct str slug_from_ascii(struct arena *arena, struct str name)
{
	char *slug = arena_alloc(arena, name.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (char_is_digit(c) || (c >= 'a' && c <= 'z') || c == '.' ||
		    c == '_')
			slug[len++] = c;
		else if (len && slug[len - 1] != '-')
			slug[len++] = '-';
	}
	return trim_separators((struct str){slug, len});
}

struct str slug_from(struct arena *arena, struct str name)
{
	struct buf buf = {0};
	struct str slug;

	if (slug_is_ascii(name))
		return slug_from_ascii(arena, name);
	text_slug(&buf, name);
	slug = buf_copy(&buf, arena);
	buf_free(&buf);
	return slug;
}

struct str slug_always(struct arena *arena, struct str name)
{
	struct str slug = slug_from(arena, name);

	if (slug.len)
		return slug;
	return arena_printf(arena, "x%08x",
			    (unsigned)(str_hash(name) & 0xFFFFFFFF));
}

struct str slug_free(struct arena *arena, const struct map *taken,
		     struct str slug)
{
	struct str wanted = slug;

	for (unsigned i = 1; map_get(taken, wanted); i++)
		wanted = arena_printf(arena, "%.*s-%u", STR_ARG(slug), i);
	return wanted;
}
