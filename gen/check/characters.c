/* Characters of the private-use areas: what they show depends on the reader's
 * font, and most readers see a box. */
#include "base/utf8.h"
#include "check/checks.h"

static bool is_private(uint32_t c)
{
	return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) ||
	       (c >= 0x100000 && c <= 0x10FFFD);
}

/* Whether the byte may begin one; most texts have none of these. */
static bool may_begin(char byte)
{
	unsigned char c = (unsigned char)byte;

	return c == 0xEE || c == 0xEF || c == 0xF3 || c == 0xF4;
}

/* The first of a text is enough: they come in rows. */
static void check_side(struct checking *checking,
		       const struct statement *statement, size_t side)
{
	struct str text = statement->wordings[side].text;
	size_t pos = 0;

	while (pos < text.len) {
		size_t start = pos;
		uint32_t c;
		struct str name;

		if (!may_begin(text.ptr[pos])) {
			pos++;
			continue;
		}
		c = utf8_next(text, &pos);
		if (!is_private(c))
			continue;
		name = arena_printf(checking_arena(checking), "U+%04X", c);
		check_report(checking, PRIVATE_USE, statement,
			     (struct excerpt){side,
					      {(uint32_t)start, (uint32_t)pos}},
			     NULL, &name, 1);
		return;
	}
}

void check_characters(struct checking *checking,
		      const struct statement *statement)
{
	size_t n = checking_edition(checking)->n_languages;

	for (size_t side = 0; side < n; side++)
		check_side(checking, statement, side);
}
