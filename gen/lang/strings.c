/* Looking up the words of the interface. */
#include "lang/strings.h"

#include "lang/language.h"

static const struct strings *best_table(const struct string_tables *tables,
					struct str tag)
{
	const struct strings *best = NULL;
	unsigned best_fit = 0;

	for (size_t i = 0; i < tables->len; i++) {
		unsigned fit = language_fit(tag, tables->tables[i].tag);

		if (fit > best_fit) {
			best = &tables->tables[i];
			best_fit = fit;
		}
	}
	return best;
}

const struct strings *strings_for(const struct string_tables *tables,
				  struct str tag)
{
	static const struct strings none;
	const struct strings *best = best_table(tables, tag);

	if (!best)
		best = best_table(tables, STR("en"));
	if (!best && tables->len)
		best = tables->tables;
	return best ? best : &none;
}

struct str strings_get(const struct strings *strings, struct str name)
{
	const struct str *text = map_get(&strings->texts, name);

	return text ? *text : (struct str){0};
}
