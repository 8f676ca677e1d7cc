/* Patterns by the C library. */
#include "base/pattern.h"

#include <locale.h>
#include <regex.h>

static enum pattern_result match(const char *pattern, const char *text)
{
	regex_t regex;
	int found;

	if (regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB))
		return PATTERN_BROKEN;
	found = regexec(&regex, text, 0, NULL, 0);
	regfree(&regex);
	return found == 0 ? PATTERN_FITS : PATTERN_DIFFERS;
}

enum pattern_result pattern_match(struct str pattern, struct str text)
{
	locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	locale_t own = plain ? uselocale(plain) : (locale_t)0;
	struct arena arena = {0};
	enum pattern_result result = match(arena_str(&arena, pattern).ptr,
					   arena_str(&arena, text).ptr);

	if (plain) {
		uselocale(own);
		freelocale(plain);
	}
	arena_free(&arena);
	return result;
}
