/* Words of the interface with something in them. */
#include "write/wording.h"

struct str wording_fill(struct arena *arena, struct str pattern,
			struct str name, struct str value)
{
	size_t start = str_find(pattern, name);

	if (start == STR_NONE)
		return pattern;
	return arena_join(arena, str_slice(pattern, 0, start), value,
			  str_slice(pattern, start + name.len, pattern.len));
}

struct str wording_date(struct arena *arena, const struct strings *ui,
			struct str date)
{
	struct str pattern = strings_get(ui, STR("date_format"));
	uint32_t year, month, day;
	struct str name;

	if (!pattern.len || date.len != 10 ||
	    !str_to_number(str_slice(date, 0, 4), 9999, &year) ||
	    !str_to_number(str_slice(date, 5, 7), 12, &month) ||
	    !str_to_number(str_slice(date, 8, 10), 31, &day))
		return date;
	name = arena_printf(arena, "month_%u", month);
	pattern = wording_fill(arena, pattern, STR("{year}"),
			       arena_printf(arena, "%u", year));
	pattern = wording_fill(arena, pattern, STR("{month}"),
			       arena_printf(arena, "%u", month));
	pattern = wording_fill(arena, pattern, STR("{month_name}"),
			       strings_get(ui, name));
	return wording_fill(arena, pattern, STR("{day}"),
			    arena_printf(arena, "%u", day));
}

struct str wording_size(struct arena *arena, uint64_t bytes)
{
	unsigned long long kilo = (bytes + 999) / 1000;
	unsigned long long tenths = (bytes + 50000) / 100000;

	if (kilo < 1000)
		return arena_printf(arena, "%llu\xC2\xA0KB", kilo);
	return arena_printf(arena, "%llu.%llu\xC2\xA0MB", tenths / 10,
			    tenths % 10);
}
