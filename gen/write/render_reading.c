/* Two readings of one text: as a page of its own, and as a part of the page
 * that holds all chapters. They differ in the levels of headings and in where
 * links lead. A chapter is rendered once with both readings in it, parted by
 * control characters, which markup never holds; each page then takes its
 * own. */
#include "write/render_internal.h"

enum { BOTH_BEGIN = 1, BOTH_BETWEEN = 2, BOTH_END = 3 };

const char *render_heading_name(const struct renderer *r, unsigned level)
{
	static const char *const names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
	static const char *const both[] = {
		"h\0011\0022\003", "h\0012\0023\003", "h\0013\0024\003",
		"h\0014\0025\003", "h\0015\0026\003", "h6",
	};
	unsigned i = level < 1 ? 0 : level > 6 ? 5 : level - 1;

	if (r->render->bare)
		return names[i];
	if (r->render->target == TARGET_PAGE_AND_ALL)
		return both[i];
	if (r->render->target == TARGET_ALL && i < 5)
		i++;
	return names[i];
}

void render_begin_page_reading(struct buf *out)
{
	buf_put_char(out, BOTH_BEGIN);
}

void render_begin_all_reading(struct buf *out)
{
	buf_put_char(out, BOTH_BETWEEN);
}

void render_end_readings(struct buf *out)
{
	buf_put_char(out, BOTH_END);
}

void render_reading(struct str text, enum reading reading, struct buf *out)
{
	for (;;) {
		struct str page, all;
		size_t at = str_find_char(text, BOTH_BEGIN);

		buf_put(out, str_slice(text, 0, at));
		if (at == STR_NONE)
			return;
		text = str_slice(text, at + 1, text.len);
		page = str_cut(&text, BOTH_BETWEEN);
		all = str_cut(&text, BOTH_END);
		buf_put(out, reading == READING_PAGE ? page : all);
	}
}
