/* A view as one file that needs no other, for archives and to hand on: its
 * all.html as it was written, with styles and images in it, without scripts.
 * What leads out of the file leads to the site, if that has an address; else
 * it is text, or gone where it is a way around the site and no part of the
 * text.
 *
 * Our own markup is read back tag by tag (see base/markup.h): it is well
 * formed, values stand in double quotes, and neither texts nor values hold
 * a < or >. */
#include <string.h>

#include "base/base64.h"
#include "base/file.h"
#include "base/markup.h"
#include "write/address.h"
#include "write/leave.h"
#include "write/templates.h"
#include "write/view.h"
#include "write/writers.h"

enum { BLOCKS = 8 /* in each other around the text */ };

/* A block around the text that may turn out to have nothing left in it. */
struct block_mark {
	size_t start; /* in out */
	bool holds;   /* a word or a link */
	bool lost;    /* a link */
};

struct single {
	const struct build *build;
	struct arena *arena;
	struct str address;       /* of all.html */
	const struct map *leaves; /* announcing page → struct str *, target */
	struct buf *out;
	struct str rest; /* of all.html */
	bool in_main;
	struct block_mark blocks[BLOCKS];
	size_t depth;
	bool is_plain;     /* inside of a link that is text now */
	bool is_link_lost; /* inside of one that leads nowhere */
	size_t lost_start; /* where it began in out */
};

/* Tags */

/* The value of an attribute of a tag, as it is written; a NULL pointer without
 * it. *span, if not NULL, is where " name="value"" stands. */
static struct str attribute(struct str tag, const char *name, struct span *span)
{
	size_t len = strlen(name);
	struct str rest = tag;

	while (rest.len) {
		size_t at = str_find(rest, str_from(name));
		size_t start = (size_t)(rest.ptr - tag.ptr) + at;
		struct str value;

		if (at == STR_NONE)
			break;
		rest = str_slice(rest, at + len, rest.len);
		if (!start || tag.ptr[start - 1] != ' ' ||
		    !str_starts(rest, STR("=\"")))
			continue;
		rest = str_slice(rest, 2, rest.len);
		value = str_cut(&rest, '"');
		if (span)
			*span = (struct span){
				(uint32_t)start - 1,
				(uint32_t)(start + len + 3 + value.len)};
		return value;
	}
	return (struct str){0};
}

static struct str name_of(struct str tag)
{
	size_t end = 0;

	while (end < tag.len && !strchr(" />", tag.ptr[end]))
		end++;
	return str_slice(tag, 0, end);
}

static void put_tag(struct single *single, struct str tag)
{
	buf_put_char(single->out, '<');
	buf_put(single->out, tag);
	buf_put_char(single->out, '>');
}

/* The tag with another value of an attribute. */
static void put_changed(struct single *single, struct str tag, struct span span,
			const char *name, struct str value)
{
	buf_put_char(single->out, '<');
	buf_put(single->out, str_slice(tag, 0, span.start));
	buf_put_char(single->out, ' ');
	buf_put(single->out, str_from(name));
	buf_put(single->out, STR("=\""));
	buf_put(single->out, value);
	buf_put_char(single->out, '"');
	buf_put(single->out, str_slice(tag, span.end, tag.len));
	buf_put_char(single->out, '>');
}

/* Addresses */

/* The path from the root of out/ that a reference of all.html means, without
 * its query and fragment, which *end is. */
static struct str path_of(const struct single *single, struct str href,
			  struct str *end)
{
	size_t len = 0;

	while (len < href.len && href.ptr[len] != '?' && href.ptr[len] != '#')
		len++;
	*end = str_slice(href, len, href.len);
	return path_clean(single->arena,
			  path_join(single->arena, path_dir(single->address),
				    str_slice(href, 0, len)));
}

static bool is_absolute(struct str href)
{
	size_t colon = str_find_char(href, ':');
	size_t slash = str_find_char(href, '/');

	return colon < slash;
}

/* Where the reference leads from a file that lies anywhere; empty if there is
 * nowhere to go. */
static struct str moved(const struct single *single, struct str href)
{
	const struct str *target;
	struct str path, end;

	if (is_absolute(href) || str_starts(href, STR("#")))
		return href;
	path = path_of(single, href, &end);
	target = map_get(single->leaves, path);
	if (target)
		return *target;
	path = address_absolute(single->arena, single->build->site, path);
	return path.len ? arena_join(single->arena, path, end, STR(""))
			: STR("");
}

/* What becomes of elements */

static const struct shared_file *find_style(const struct single *single,
					    struct str href)
{
	const struct templates *templates = single->build->templates;
	struct str end;
	struct str path = path_of(single, href, &end);

	for (size_t i = 0; i < templates->n_files; i++)
		if (str_eq(templates->files[i].address, path))
			return &templates->files[i];
	return NULL;
}

/* No </ may stand in it: the element would end there. */
static void put_style(struct single *single, struct str tag, struct str css)
{
	struct str media = attribute(tag, "media", NULL);

	buf_put(single->out, STR("<style"));
	if (media.len) {
		buf_put(single->out, STR(" media=\""));
		buf_put(single->out, media);
		buf_put_char(single->out, '"');
	}
	buf_put_char(single->out, '>');
	while (css.ptr) {
		buf_put(single->out, str_cut(&css, '<'));
		if (css.ptr)
			buf_put(single->out, str_starts(css, STR("/"))
						     ? STR("\\3C ")
						     : STR("<"));
	}
	buf_put(single->out, STR("</style>"));
}

static void put_link_element(struct single *single, struct str tag)
{
	struct str href = attribute(tag, "href", NULL);
	struct str rel = attribute(tag, "rel", NULL);
	const struct shared_file *style = str_eq(rel, STR("stylesheet"))
						  ? find_style(single, href)
						  : NULL;

	if (style)
		put_style(single, tag, style->bytes);
	else if (is_absolute(href))
		put_tag(single, tag);
}

static struct str media_type(struct str path)
{
	static const struct {
		struct str suffix;
		struct str type;
	} types[] = {
		{STR_INIT(".svg"), STR_INIT("image/svg+xml")},
		{STR_INIT(".png"), STR_INIT("image/png")},
		{STR_INIT(".jpg"), STR_INIT("image/jpeg")},
		{STR_INIT(".jpeg"), STR_INIT("image/jpeg")},
		{STR_INIT(".gif"), STR_INIT("image/gif")},
		{STR_INIT(".webp"), STR_INIT("image/webp")},
		{STR_INIT(".avif"), STR_INIT("image/avif")},
	};
	struct str suffix = path_suffix(path);

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (str_eq_fold(suffix, types[i].suffix))
			return types[i].type;
	return STR("application/octet-stream");
}

/* Those of the site itself are written with it, and not yet there. */
static struct str find_image(const struct single *single, struct str path)
{
	const struct details *details = &single->build->site->details;
	struct str bytes = outset_bytes(single->build->outset, path);

	for (size_t i = 0; i < details->len && !bytes.len; i++) {
		const struct asset *asset = details->items[i].asset;

		if (asset && str_eq(asset->address, path))
			bytes = asset->bytes;
	}
	return bytes;
}

static void put_image(struct single *single, struct str tag)
{
	struct span span;
	struct str source = attribute(tag, "src", &span);
	struct buf data = {0};
	struct str end, path, bytes;

	if (!source.len || is_absolute(source)) {
		put_tag(single, tag);
		return;
	}
	path = path_of(single, source, &end);
	bytes = find_image(single, path);
	buf_put(&data, STR("data:"));
	buf_put(&data, media_type(path));
	buf_put(&data, STR(";base64,"));
	base64_put(&data, bytes);
	put_changed(single, tag, span, "src", buf_str(&data));
	buf_free(&data);
}

static struct block_mark *block_around(struct single *single)
{
	return single->depth && single->depth <= BLOCKS
		       ? &single->blocks[single->depth - 1]
		       : NULL;
}

/* What is no link has no type and the like either. */
static void put_plain(struct single *single, struct str tag)
{
	static const char *const kept[] = {"class", "id", "lang", "xml:lang",
					   "dir"};

	buf_put(single->out, STR("<span"));
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++) {
		struct span span;

		if (attribute(tag, kept[i], &span).ptr)
			buf_put(single->out, str_span(tag, span));
	}
	buf_put_char(single->out, '>');
	single->is_plain = true;
}

/* What stands from here to the link's end, and the dot before it. */
static void leave_out(struct single *single)
{
	const struct str dot = STR(" \xC2\xB7 ");

	if (str_ends(buf_str(single->out), dot))
		single->out->len -= dot.len;
	single->is_link_lost = true;
	single->lost_start = single->out->len;
}

static void put_link(struct single *single, struct str tag)
{
	struct block_mark *block = block_around(single);
	struct span span;
	struct str href = attribute(tag, "href", &span);
	struct str target = href.ptr ? moved(single, href) : STR("");

	if (!href.ptr || target.len) {
		if (block)
			block->holds = true;
		if (href.ptr)
			put_changed(single, tag, span, "href", target);
		else
			put_tag(single, tag);
		return;
	}
	/* The words of a link to a file of data say nothing without it. */
	if (single->in_main && !attribute(tag, "type", NULL).ptr) {
		put_plain(single, tag);
		return;
	}
	if (block)
		block->lost = true;
	leave_out(single);
}

static void end_link(struct single *single, struct str tag)
{
	if (!single->is_link_lost) {
		put_tag(single, single->is_plain ? STR("/span") : tag);
		single->is_plain = false;
		return;
	}
	single->out->len = single->lost_start;
	single->is_link_lost = false;
}

static void begin_block(struct single *single, struct str tag)
{
	if (single->depth < BLOCKS)
		single->blocks[single->depth] =
			(struct block_mark){.start = single->out->len};
	single->depth++;
	put_tag(single, tag);
}

/* Without the links that it held, a block may have nothing to say. */
static void end_block(struct single *single, struct str tag)
{
	const struct block_mark *block = block_around(single);
	struct block_mark *around;

	put_tag(single, tag);
	if (!single->depth)
		return;
	if (block && block->lost && !block->holds)
		single->out->len = block->start;
	single->depth--;
	around = block_around(single);
	if (block && block->holds && around)
		around->holds = true;
}

static void skip_element(struct single *single, struct str name)
{
	struct str end = arena_join(single->arena, STR("</"), name, STR(">"));
	size_t at = str_find(single->rest, end);

	single->rest = at == STR_NONE ? STR("")
				      : str_slice(single->rest, at + end.len,
						  single->rest.len);
}

/* A comment may hold a >, and then the tag is only its beginning. */
static void skip_comment(struct single *single, struct str tag)
{
	struct str rest = {tag.ptr + 3, tag.len - 3};
	size_t at;

	if (single->rest.ptr)
		rest.len = (size_t)(single->rest.ptr - rest.ptr) +
			   single->rest.len;
	at = str_find(rest, STR("-->"));
	single->rest =
		at == STR_NONE ? STR("") : str_slice(rest, at + 3, rest.len);
}

/* Only scripts show these. */
static bool is_for_scripts(struct str name)
{
	return str_eq(name, STR("script")) || str_eq(name, STR("template")) ||
	       str_eq(name, STR("dialog"));
}

static bool is_block(struct str name)
{
	return str_eq(name, STR("p")) || str_eq(name, STR("nav"));
}

static void take_end_tag(struct single *single, struct str tag)
{
	struct str name = str_slice(tag, 1, tag.len);

	if (str_eq(name, STR("main")))
		single->in_main = false;
	if (str_eq(name, STR("a")))
		end_link(single, tag);
	else if (is_block(name) && !single->in_main)
		end_block(single, tag);
	else
		put_tag(single, tag);
}

static void take_tag(struct single *single, struct str tag)
{
	struct str name = name_of(tag);

	if (str_starts(tag, STR("/"))) {
		take_end_tag(single, tag);
		return;
	}
	if (str_starts(tag, STR("!--"))) {
		skip_comment(single, tag);
		return;
	}
	if (str_eq(name, STR("main")))
		single->in_main = true;
	if (is_for_scripts(name))
		skip_element(single, name);
	else if (str_eq(name, STR("link")))
		put_link_element(single, tag);
	else if (str_eq(name, STR("img")))
		put_image(single, tag);
	else if (str_eq(name, STR("a")))
		put_link(single, tag);
	else if (is_block(name) && !single->in_main)
		begin_block(single, tag);
	else
		put_tag(single, tag);
}

/* Whether the text says something, or only parts what stands around it. */
static bool has_words(struct str text)
{
	text = str_trim(text);
	return text.len && !str_eq(text, STR("\xC2\xB7"));
}

static void take_text(struct single *single, struct str text)
{
	struct block_mark *block = block_around(single);

	buf_put(single->out, text);
	if (block && !single->is_link_lost && has_words(text))
		block->holds = true;
}

static void make_single(struct single *single)
{
	while (single->rest.len) {
		struct str text = str_cut(&single->rest, '<');

		take_text(single, text);
		if (single->rest.ptr)
			take_tag(single, str_cut(&single->rest, '>'));
	}
}

/* Links to other sites are announced by pages of the site. A file keeps them
 * as books do. The values are as attributes have them. */
static struct map find_leaves(struct arena *arena,
			      const struct publication *publication)
{
	struct map leaves = {0};
	size_t n;
	struct str *targets = leave_targets(arena, publication, &n);

	for (size_t i = 0; i < n; i++) {
		struct str *value = ARENA_NEW(arena, struct str);
		struct buf out = {0};

		markup_escape(&out, targets[i], true);
		*value = buf_copy(&out, arena);
		buf_free(&out);
		map_add(&leaves, arena, leave_address(arena, targets[i]),
			value);
	}
	return leaves;
}

struct task {
	const struct build *build;
	const struct edition *edition;
	const struct view *views;
	struct map leaves;
};

static void write_view(void *context, size_t item, struct arena *scratch)
{
	const struct task *task = context;
	const struct view *view = &task->views[item];
	struct buf out = {0};
	struct single single = {
		.build = task->build,
		.arena = scratch,
		.address = address_view(scratch, task->edition, view,
					address_whole[WHOLE_ALL]),
		.leaves = &task->leaves,
		.out = &out};

	single.rest = outset_bytes(task->build->outset, single.address);
	make_single(&single);
	if (out.len)
		outset_put(task->build->outset,
			   address_single(scratch, task->edition, view),
			   buf_str(&out));
	buf_free(&out);
}

void write_single(const struct build *build, const struct edition *edition)
{
	struct arena arena = {0};
	size_t n_views;
	struct view *views = edition_views(&arena, edition, &n_views);
	struct task task = {build, edition, views,
			    find_leaves(&arena, edition->publication)};

	pool_each(build->pool, n_views, write_view, &task);
	arena_free(&arena);
}
