/* Images of an edition. A file is read once, however often it is shown; its
 * address holds a hash of its bytes, so that what a reader's browser has kept
 * is never out of date. */
#include "read/asset.h"

#include "base/file.h"
#include "base/utf8.h"
#include "read/image.h"
#include "read/slug.h"
#include "read/text.h"

enum {
	ASSET_LIMIT = 64 << 20, /* bytes */
	PLACE_LIMIT = 100       /* findings of a document with an exact place */
};

/* What became of a path. */
struct loaded {
	struct asset *asset; /* NULL: see problem */
	enum message_id problem;
	struct str detail;
	bool cover; /* may be one */
	bool fatal; /* reported already */
};

static struct asset *make_asset(struct asset_store *store, struct str path,
				struct str bytes, const struct image *image)
{
	struct arena *arena = store->arena;
	struct asset *asset = ARENA_NEW(arena, struct asset), *same;
	struct str base = path_base(path);
	struct str slug;

	base.len -= path_suffix(base).len;
	slug = slug_from(arena, base);
	if (!slug.len)
		slug = STR("image");
	asset->name = arena_printf(arena, "%.*s.%016llx.%.*s", STR_ARG(slug),
				   (unsigned long long)str_hash(bytes),
				   STR_ARG(image->format->suffix));
	asset->address =
		arena_join(arena, STR("assets/"), asset->name, STR(""));
	asset->path = path;
	asset->media_type = image->format->media_type;
	asset->bytes = bytes;
	asset->width = image->width;
	asset->height = image->height;
	same = map_add(&store->by_address, arena, asset->address, asset);
	return same ? same : asset;
}

static void judge(struct asset_store *store, struct str path, struct str bytes,
		  struct loaded *loaded)
{
	struct image image;

	if (!image_detect(bytes, &image)) {
		loaded->problem = IMAGE_KIND;
		return;
	}
	loaded->detail = image_danger(&image, bytes);
	if (loaded->detail.len) {
		loaded->problem = IMAGE_UNSAFE;
		return;
	}
	loaded->cover = image.format->cover;
	loaded->asset = make_asset(store, path, bytes, &image);
	map_add(&store->edition->assets, store->arena, path, loaded->asset);
}

/* The file as it was found the first time; NULL if there is none. */
static struct loaded *load(struct asset_store *store, struct str path)
{
	struct loaded *loaded = map_get(&store->loaded, path);
	enum file_status status;
	struct str bytes;

	if (loaded)
		return loaded->problem == IMAGE_MISSING ? NULL : loaded;
	loaded = ARENA_NEW(store->arena, struct loaded);
	map_add(&store->loaded, store->arena, path, loaded);
	status = file_read(store->arena, path, ASSET_LIMIT, &bytes);
	switch (status) {
	case FILE_OK:
		judge(store, path, bytes, loaded);
		return loaded;
	case FILE_MISSING:
		loaded->problem = IMAGE_MISSING;
		return NULL;
	case FILE_NOT_A_FILE:
		loaded->problem = IMAGE_KIND;
		return loaded;
	case FILE_TOO_LARGE:
	case FILE_LOOP:
	case FILE_DENIED:
	case FILE_FAILED:
		break;
	}
	text_report_status(store->reader, path, status, ASSET_LIMIT);
	loaded->fatal = true;
	return loaded;
}

static int hex_value(char c)
{
	if (char_is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The path that an address means: without query and fragment, percent signs
 * read. Empty if that is no text. */
static struct str decode_href(struct arena *arena, struct str href)
{
	char *out = arena_alloc(arena, href.len + 1);
	struct str path = {out, 0};

	for (size_t i = 0; i < href.len; i++) {
		char c = href.ptr[i];

		if (c == '?' || c == '#')
			break;
		if (c == '%' && i + 2 < href.len &&
		    hex_value(href.ptr[i + 1]) >= 0 &&
		    hex_value(href.ptr[i + 2]) >= 0) {
			c = (char)(hex_value(href.ptr[i + 1]) * 16 +
				   hex_value(href.ptr[i + 2]));
			i += 2;
		}
		out[path.len++] = c;
	}
	if (utf8_invalid(path) != STR_NONE ||
	    str_find_char(path, '\0') != STR_NONE)
		path.len = 0;
	return path;
}

/* The address's scheme with its colon; empty if it has none. */
static struct str scheme_of(struct str href)
{
	size_t len = 0;

	if (str_starts(href, STR("//")))
		return str_slice(href, 0, 2);
	for (; len < href.len && href.ptr[len] != ':'; len++) {
		char c = href.ptr[len];
		bool letter = char_is_letter(c);
		bool other =
			char_is_digit(c) || c == '+' || c == '-' || c == '.';

		if (!letter && (len == 0 || !other))
			return (struct str){0};
	}
	return len && len < href.len ? str_slice(href, 0, len + 1)
				     : (struct str){0};
}

/* How many levels above its beginning a clean path goes. */
static unsigned climbs_of(struct str path)
{
	unsigned climbs = 0;

	while (path.ptr && str_eq(str_cut(&path, '/'), STR("..")))
		climbs++;
	return climbs;
}

static bool is_inside(const struct asset_store *store, struct str folder,
		      struct str path)
{
	struct str below = str_slice(folder, store->root.len, folder.len);
	struct str clean;

	while (str_starts(below, STR("/")))
		below = str_slice(below, 1, below.len);
	clean = path_clean(store->arena, path_join(store->arena, below, path));
	return !str_starts(clean, STR("/")) &&
	       climbs_of(clean) <= store->climbs;
}

/* Where an image may be looked for. */
struct search {
	struct str href;   /* as written */
	struct str path;   /* as meant */
	struct str beside; /* the Markdown file's folder; empty for a cover */
};

static struct loaded *find(struct asset_store *store,
			   const struct search *search, bool *outside)
{
	const struct str folders[] = {search->beside, store->edition->folder};

	*outside = false;
	for (size_t i = 0; i < 2; i++) {
		struct loaded *loaded;

		if (!folders[i].len)
			continue;
		if (!is_inside(store, folders[i], search->path)) {
			*outside = true;
			continue;
		}
		loaded = load(store,
			      path_clean(store->arena,
					 path_join(store->arena, folders[i],
						   search->path)));
		if (loaded)
			return loaded;
	}
	return NULL;
}

static void report(struct asset_store *store, enum message_id id,
		   struct place place, struct str href, struct str detail)
{
	/* data: addresses can be longer than the page. */
	findings_report(store->reader->findings, id, place,
			str_slice(href, 0, 200), detail);
}

/* The image, or NULL after a finding; *fatal if nothing can be written. */
static struct loaded *take(struct asset_store *store,
			   const struct search *search, struct place place,
			   bool *fatal)
{
	struct str scheme = scheme_of(search->href);
	struct loaded *loaded;
	bool outside = false;

	*fatal = false;
	if (scheme.len) {
		report(store,
		       str_eq_fold(scheme, STR("data:")) ? IMAGE_KIND
							 : IMAGE_REMOTE,
		       place, search->href, STR(""));
		return NULL;
	}
	loaded = search->path.len ? find(store, search, &outside) : NULL;
	if (!loaded) {
		report(store,
		       search->path.len && outside ? IMAGE_OUTSIDE
		       : store->is_site            ? IMAGE_MISSING_SITE
						   : IMAGE_MISSING,
		       place, search->href, STR(""));
		return NULL;
	}
	*fatal = loaded->fatal;
	if (!loaded->asset && !loaded->fatal)
		report(store, loaded->problem, place, search->href,
		       loaded->detail);
	return loaded->asset ? loaded : NULL;
}

/* Finds the text of an image again in its document. Images come in the order
 * of the text, so each search begins where the last one ended. */
struct finder {
	const struct document *document;
	size_t pos; /* the start of line */
	uint32_t line;
	size_t behind;  /* the last image found */
	unsigned found; /* places given so far */
};

static void skip_lines(struct finder *finder, uint32_t line)
{
	struct str source = finder->document->source;

	while (finder->line < line) {
		size_t end = str_find_char(
			str_slice(source, finder->pos, source.len), '\n');

		finder->pos =
			end == STR_NONE ? source.len : finder->pos + end + 1;
		finder->line++;
		if (end == STR_NONE)
			return;
	}
}

static struct place place_of_use(struct finder *finder,
				 const struct image_use *use)
{
	const struct document *document = finder->document;
	const struct block *block = use->block;
	struct str href = use->image->href;
	struct finder end;
	size_t start, at = STR_NONE;

	if (finder->found++ >= PLACE_LIMIT)
		return (struct place){.file = document->path,
				      .line = block->line,
				      .column = block->column,
				      .length = 1};
	if (block->line < finder->line) { /* notes may stand further up */
		finder->pos = finder->behind = 0;
		finder->line = 1;
	}
	skip_lines(finder, block->line);
	end = *finder;
	skip_lines(&end, block->end_line + 1);
	start = finder->pos > finder->behind ? finder->pos : finder->behind;
	if (href.len)
		at = str_find(str_slice(document->source, start, end.pos),
			      href);
	if (at == STR_NONE)
		return place_at(document->path, document->source, block->line,
				block->column, 1);
	finder->behind = start + at + href.len;
	return place_in(document->path, document->source, start + at, href.len);
}

static bool needs_place(const struct image_use *use)
{
	return !use->image->asset || !str_trim(use->image->text).len;
}

/* Finding places costs a pass over the text, so only what is reported gets
 * one; what that is shows when the file has been looked for. */
static bool take_use(struct asset_store *store, struct finder *finder,
		     struct image_use *use)
{
	struct str path = decode_href(store->arena, use->image->href);
	struct search search = {use->image->href, path,
				path_dir(finder->document->path)};
	struct loaded *known = NULL;
	struct place place;
	bool fatal, outside;

	if (path.len && !scheme_of(search.href).len)
		known = find(store, &search, &outside);
	if (known && known->asset)
		use->image->asset = known->asset;
	if (!needs_place(use))
		return true;
	place = place_of_use(finder, use);
	if (!str_trim(use->image->text).len)
		report(store, IMAGE_ALT, place, search.href, STR(""));
	if (use->image->asset)
		return true;
	take(store, &search, place, &fatal);
	return !fatal;
}

bool assets_take(struct asset_store *store, const struct document *document,
		 struct image_use *uses)
{
	struct finder finder = {.document = document, .line = 1};
	bool good = true;

	for (struct image_use *use = uses; use; use = use->next)
		good &= take_use(store, &finder, use);
	return good;
}

bool asset_take_cover(struct asset_store *store, struct str href,
		      struct place place)
{
	struct search search = {.href = href,
				.path = decode_href(store->arena, href)};
	struct loaded *loaded;
	bool fatal;

	loaded = take(store, &search, place, &fatal);
	if (fatal)
		return false;
	if (loaded && !loaded->cover) {
		text_report_value(store->reader, place, STR("cover"), href,
				  MSGID("use SVG, PNG or JPEG"));
		return false;
	}
	store->edition->cover = loaded ? loaded->asset : NULL;
	return true;
}

struct asset *asset_take_site(struct reader *reader, struct arena *arena,
			      struct str folder, struct str href,
			      struct place place)
{
	struct edition nobody = {.folder = folder};
	struct asset_store store = {.reader = reader,
				    .arena = arena,
				    .edition = &nobody,
				    .is_site = true,
				    .root = folder};
	struct search search = {.href = href, .path = decode_href(arena, href)};
	struct loaded *loaded;
	bool fatal;

	loaded = take(&store, &search, place, &fatal);
	return loaded ? loaded->asset : NULL;
}
