/* Reading our own markup back, tag by tag. */
#include "write/epub_scan.h"

#include <string.h>

/* The value of an attribute of the tag, borrowed; a NULL pointer without. */
static struct str attribute(struct str tag, struct str name_equals_quote)
{
	size_t at = str_find(tag, name_equals_quote);
	struct str rest;

	if (at == STR_NONE)
		return (struct str){0};
	rest = str_slice(tag, at + name_equals_quote.len, tag.len);
	return str_cut(&rest, '"');
}

static void add_image(struct arena *arena, struct str name,
		      struct epub_scan *scan)
{
	if (scan->n_images == scan->images_cap) {
		size_t cap = scan->images_cap ? scan->images_cap * 2 : 8;
		struct str *images = ARENA_ARRAY(arena, struct str, cap);

		if (scan->n_images)
			memcpy(images, scan->images,
			       scan->n_images * sizeof(*images));
		scan->images = images;
		scan->images_cap = cap;
	}
	scan->images[scan->n_images++] = arena_str(arena, name);
}

static void scan_image(struct arena *arena, struct str tag, struct str prefix,
		       struct epub_scan *scan)
{
	struct str source = attribute(tag, STR(" src=\""));

	if (!attribute(tag, STR(" alt=\"")).len)
		scan->undescribed = true;
	if (str_starts(source, prefix))
		add_image(arena, str_slice(source, prefix.len, source.len),
			  scan);
}

static void scan_heading(struct arena *arena, struct str tag,
			 struct epub_scan *scan)
{
	struct str id = attribute(tag, STR(" id=\""));

	if (id.len && !map_get(&scan->headings, id))
		map_add(&scan->headings, arena, arena_str(arena, id), scan);
}

static bool is_heading(struct str tag)
{
	return tag.len > 2 && tag.ptr[0] == 'h' && tag.ptr[1] >= '1' &&
	       tag.ptr[1] <= '6' && (tag.ptr[2] == ' ' || tag.ptr[2] == '>');
}

void epub_scan(struct arena *arena, struct str markup, struct str media_prefix,
	       struct epub_scan *scan)
{
	const char *end = markup.ptr + markup.len, *at = markup.ptr;

	while (at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
		const char *close = memchr(at, '>', (size_t)(end - at));
		struct str tag = {at + 1, 0};

		if (!close)
			return;
		tag.len = (size_t)(close - at);
		at = close;
		if (is_heading(tag))
			scan_heading(arena, tag, scan);
		else if (str_starts(tag, STR("img ")))
			scan_image(arena, tag, media_prefix, scan);
		else if (str_starts(tag, STR("svg ")) ||
			 str_starts(tag, STR("svg>")))
			scan->svg = true;
	}
}
