/* Languages, looked up for a page. */
#include "write/tongue.h"

/* Whether the interface speaks the page's language, if only in general:
 * English words do for en-GB. */
static bool speaks(const struct strings *ui, const struct language *rules)
{
	return str_eq(language_find(ui->tag)->tag, rules->tag);
}

struct tongue tongue_find(const struct build *build, struct str tag)
{
	struct tongue tongue = {.tag = tag,
				.rules = language_find(tag),
				.ui = strings_for(build->strings, tag)};

	tongue.foreign_words = !speaks(tongue.ui, tongue.rules);
	return tongue;
}

struct tongue *tongue_list(const struct build *build, struct arena *arena,
			   const struct str *tags, size_t n)
{
	struct tongue *tongues = ARENA_ARRAY(arena, struct tongue, n);

	for (size_t i = 0; i < n; i++)
		tongues[i] = tongue_find(build, tags[i]);
	return tongues;
}

struct str tongue_name(const struct tongue *tongue)
{
	return tongue->rules->autonym.len ? tongue->rules->autonym
					  : tongue->tag;
}

struct str tongue_direction(const struct tongue *tongue)
{
	return direction_name(tongue->rules->direction);
}
