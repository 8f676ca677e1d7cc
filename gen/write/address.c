/* Addresses: the one place that knows where things are in out/. */
#include "write/address.h"

#include "model/release.h"

const struct str address_whole[WHOLE_PAGES] = {
	[WHOLE_CONTENTS] = STR_INIT("index.html"),
	[WHOLE_ALL] = STR_INIT("all.html"),
	[WHOLE_SEARCH] = STR_INIT("search.html"),
	[WHOLE_TERMS] = STR_INIT("terms.html"),
	[WHOLE_COLOPHON] = STR_INIT("colophon.html"),
};

/* Bytes that two paths have in common, up to and with a slash. */
static size_t common_folders(struct str from, struct str to)
{
	size_t common = 0;

	for (size_t i = 0; i < from.len && i < to.len; i++) {
		if (from.ptr[i] != to.ptr[i])
			break;
		if (from.ptr[i] == '/')
			common = i + 1;
	}
	return common;
}

/* A first segment with a colon would be read as a scheme, an empty reference
 * as the page itself. */
static bool needs_dot(struct str reference)
{
	size_t colon = str_find_char(reference, ':');
	size_t slash = str_find_char(reference, '/');

	return !reference.len || slash == 0 || colon < slash;
}

void address_relative(struct buf *out, struct str from, struct str to)
{
	size_t common = common_folders(from, to);
	bool climbs = false;

	for (size_t i = common; i < from.len; i++) {
		if (from.ptr[i] != '/')
			continue;
		buf_put(out, STR("../"));
		climbs = true;
	}
	to = str_slice(to, common, to.len);
	if (!climbs && needs_dot(to))
		buf_put(out, STR("./"));
	buf_put(out, to);
}

struct str address_root(struct arena *arena, struct str from)
{
	struct str root = STR("");

	for (size_t i = 0; i < from.len; i++)
		if (from.ptr[i] == '/')
			root = arena_join(arena, root, STR("../"), STR(""));
	return root;
}

void address_put_term(struct buf *out, const struct term *term)
{
	buf_put(out, STR("term-"));
	buf_put(out, term->id);
}

static struct str join(struct arena *arena, struct str folder, struct str name)
{
	return arena_join(arena, folder, STR("/"), name);
}

static struct str edition_folder(struct arena *arena,
				 const struct edition *edition)
{
	return join(arena, edition->publication->slug, edition->slug);
}

struct str address_view(struct arena *arena, const struct edition *edition,
			const struct view *view, struct str file)
{
	struct str folder =
		join(arena, edition_folder(arena, edition), view->slug);

	return join(arena, folder, file);
}

struct str address_chapter(struct arena *arena, const struct view *view,
			   const struct chapter *chapter)
{
	return address_view(
		arena, chapter->edition, view,
		arena_join(arena, chapter->address, STR(".html"), STR("")));
}

/* <pub>/<edition>/<pub>-<edition>-<view> with the suffix. */
static struct str address_book(struct arena *arena,
			       const struct edition *edition,
			       const struct view *view, struct str suffix)
{
	struct str names = arena_join(arena, edition->publication->slug,
				      STR("-"), edition->slug);

	names = arena_join(arena, names, STR("-"), view->slug);
	names = arena_join(arena, names, suffix, STR(""));
	return join(arena, edition_folder(arena, edition), names);
}

struct str address_epub(struct arena *arena, const struct edition *edition,
			const struct view *view)
{
	return address_book(arena, edition, view, STR(".epub"));
}

struct str address_single(struct arena *arena, const struct edition *edition,
			  const struct view *view)
{
	return address_book(arena, edition, view, STR(".html"));
}

struct str address_pdf(struct arena *arena, const struct edition *edition,
		       const struct view *view)
{
	return address_book(arena, edition, view, STR(".pdf"));
}

struct str address_search(struct arena *arena, const struct edition *edition,
			  struct str tag, struct str suffix)
{
	return arena_join(
		arena,
		join(arena, STR("search"), edition_folder(arena, edition)),
		STR("/"), arena_join(arena, tag, suffix, STR("")));
}

struct str address_data(struct arena *arena, const struct edition *edition,
			const struct data_file *data)
{
	struct str folder =
		join(arena, edition_folder(arena, edition), STR("data"));

	return join(arena, folder, data->name);
}

struct str address_sources(struct arena *arena, const struct edition *edition)
{
	return join(arena, edition_folder(arena, edition),
		    STR("sources.sha256"));
}

struct str address_figures(struct arena *arena, const struct edition *edition,
			   struct str suffix)
{
	return arena_join(arena, edition_folder(arena, edition),
			  STR("/figures"), suffix);
}

struct str address_latest_figures(struct arena *arena, struct str publication,
				  struct str suffix)
{
	return arena_join(arena, publication, STR("/latest/figures"), suffix);
}

static struct str release_folder(struct arena *arena,
				 const struct edition *edition)
{
	return join(arena, edition_folder(arena, edition), STR("release"));
}

struct str address_release(struct arena *arena, const struct edition *edition,
			   const struct release *release, struct str name)
{
	struct str printing =
		arena_printf(arena, "%u", (unsigned)release->printing);

	return join(arena,
		    join(arena, release_folder(arena, edition), printing),
		    name);
}

struct str address_withdrawn(struct arena *arena, const struct edition *edition)
{
	return join(arena, release_folder(arena, edition),
		    STR("WITHDRAWN.html"));
}

struct str address_changes(struct arena *arena, const struct edition *edition,
			   size_t number)
{
	struct str suffix =
		number ? arena_printf(arena, "-%zu.html", number + 1)
		       : STR(".html");

	return arena_join(arena, edition_folder(arena, edition),
			  STR("/changes"), suffix);
}

struct str address_latest_changes(struct arena *arena, struct str publication)
{
	return arena_join(arena, publication, STR("/latest/changes.html"),
			  STR(""));
}

struct str address_errata(struct arena *arena, const struct edition *edition)
{
	return join(arena, edition_folder(arena, edition), STR("errata.html"));
}

struct str address_latest_errata(struct arena *arena, struct str publication)
{
	return join(arena, publication, STR("latest/errata.html"));
}

struct str address_publication(struct arena *arena, struct str slug)
{
	return join(arena, slug, STR("index.html"));
}

struct str address_latest(struct arena *arena, struct str publication,
			  const struct view *view, struct str file)
{
	struct str folder =
		arena_join(arena, publication, STR("/latest/"), view->slug);

	return join(arena, folder, file);
}

/* RFC 3986: pchar and the slash. */
static bool is_path_character(char c)
{
	const struct str marks = STR("-._~!$&'()*+,;=:@/");

	return char_is_word(c) || str_find_char(marks, c) != STR_NONE;
}

void address_escape(struct buf *out, struct str path)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.ptr[i];

		if (is_path_character(path.ptr[i])) {
			buf_put_char(out, path.ptr[i]);
			continue;
		}
		buf_put_char(out, '%');
		buf_put_char(out, digits[c >> 4]);
		buf_put_char(out, digits[c & 15]);
	}
}

struct str address_absolute(struct arena *arena, const struct site *site,
			    struct str path)
{
	struct buf out = {0};
	struct str copy;

	if (!site->base_url.len)
		return (struct str){0};
	buf_put(&out, site->base_url);
	buf_put_char(&out, '/');
	address_escape(&out, path);
	copy = buf_copy(&out, arena);
	buf_free(&out);
	return copy;
}

struct str address_feed(struct arena *arena, struct str tag)
{
	return arena_join(arena, STR("feed-"), tag, STR(".xml"));
}

/* Bytes that stand in a URL as they are: letters, digits, and marks that have
 * a meaning there. */
static bool is_plain(char c)
{
	const struct str marks = STR("-_.+!*'(),%#@?=;:/&$~");

	return char_is_word(c) || str_find_char(marks, c) != STR_NONE;
}

void address_put_external(struct buf *out, struct str href)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t copied = 0;

	for (size_t i = 0; i < href.len; i++) {
		unsigned char c = (unsigned char)href.ptr[i];

		if (is_plain(href.ptr[i]))
			continue;
		buf_put(out, str_slice(href, copied, i));
		buf_put_char(out, '%');
		buf_put_char(out, digits[c >> 4]);
		buf_put_char(out, digits[c & 15]);
		copied = i + 1;
	}
	buf_put(out, str_slice(href, copied, href.len));
}
