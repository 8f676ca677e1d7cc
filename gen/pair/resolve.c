/* Where links and cross-references lead.
 *
 * A link is one of four: into the web (a scheme that is published), to an id
 * (#id), to a chapter's file, or to an id in it. Ids are those of the edition;
 * an anchor that another Markdown tool would make of a heading's text leads
 * to that heading too. Chapters are worked on in parallel; links that need
 * such a search are left to the end. */
#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"
#include "lang/character.h"
#include "pair/internal.h"

enum { SUGGESTIONS_MOST = 100, DISTANCE_MOST = 3, ANCHOR_LONGEST = 1024 };

struct resolver {
	struct arena *arena;
	struct edition *edition;
	struct pairing *pairings;
	struct map documents; /* clean path → document */
	struct map **anchors; /* chapter × side: anchor → heading's pair */
	size_t n_suggestions; /* how many were looked for */
};

/* A link taken apart. */
struct reference {
	struct mention mention;
	const struct document *from;
	struct str path;           /* decoded, without query; may be empty */
	struct str anchor;         /* decoded */
	bool has_anchor;           /* there is a # */
	const struct document *to; /* once the path is found */
};

/* The scheme as a browser sees it: control characters and spaces left out.
 * Empty if there is none. */
static struct str scheme_of(struct arena *arena, struct str href)
{
	enum { LONGEST = 32 };
	char scheme[LONGEST];
	size_t n = 0;

	for (size_t i = 0; i < href.len && n < LONGEST; i++) {
		char c = href.ptr[i];

		if (c == ':' && n)
			return arena_str(arena, (struct str){scheme, n});
		if ((unsigned char)c <= ' ')
			continue;
		if (!char_is_letter(c) &&
		    !(n &&
		      (char_is_digit(c) || c == '+' || c == '-' || c == '.')))
			return (struct str){0};
		scheme[n++] = c;
	}
	return (struct str){0};
}

static bool is_published(struct str scheme)
{
	static const struct str published[] = {
		STR_INIT("http"), STR_INIT("https"), STR_INIT("mailto"),
		STR_INIT("tel")};

	for (size_t i = 0; i < sizeof(published) / sizeof(*published); i++) {
		if (str_eq_fold(scheme, published[i]))
			return true;
	}
	return false;
}

static int hex(char c)
{
	if (char_is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Without percent signs; as it is if the result is not UTF-8. */
static struct str decode(struct arena *arena, struct str text)
{
	size_t n = 0;
	char *bytes;
	struct str decoded;

	if (str_find_char(text, '%') == STR_NONE)
		return text;
	bytes = arena_alloc(arena, text.len);
	for (size_t i = 0; i < text.len; i++) {
		int high = -1, low = -1;

		if (text.ptr[i] == '%' && i + 2 < text.len) {
			high = hex(text.ptr[i + 1]);
			low = hex(text.ptr[i + 2]);
		}
		if (high < 0 || low < 0) {
			bytes[n++] = text.ptr[i];
			continue;
		}
		bytes[n++] = (char)(high * 16 + low);
		i += 2;
	}
	decoded = (struct str){bytes, n};
	return utf8_invalid(decoded) == STR_NONE ? decoded : text;
}

static struct place reference_place(const struct resolver *resolver,
				    const struct reference *reference)
{
	const struct block *block = reference->mention.block;
	struct pairing *pairing =
		&resolver->pairings[block->document->chapter->number];

	return lines_text(&pairing->lines[block->document->side],
			  &pairing->arena, block,
			  reference->mention.node->href);
}

static void report(const struct resolver *resolver,
		   const struct reference *reference, enum message_id id,
		   struct str first, struct str second)
{
	findings_report(resolver->pairings->findings, id,
			reference_place(resolver, reference), first, second);
}

static struct reference take_apart(struct arena *arena, struct mention mention)
{
	struct reference reference = {.mention = mention,
				      .from = mention.block->document};
	struct str href = mention.node->href;
	size_t hash = str_find_char(href, '#');
	size_t query = str_find_char(str_slice(href, 0, hash), '?');

	reference.has_anchor = hash != STR_NONE;
	if (reference.has_anchor)
		reference.anchor =
			decode(arena, str_slice(href, hash + 1, href.len));
	reference.path = decode(
		arena, str_slice(href, 0, query != STR_NONE ? query : hash));
	return reference;
}

static const struct document *document_at(const struct resolver *resolver,
					  struct arena *scratch,
					  struct str path)
{
	static const struct str ends[] = {
		STR_INIT(""), STR_INIT(".md"), STR_INIT("/index.md"),
		STR_INIT("/_index.md"), STR_INIT("/README.md")};

	path = path_clean(scratch, path);
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		const struct document *document =
			map_get(&resolver->documents,
				ends[i].len ? arena_join(scratch, path, ends[i],
							 (struct str){0})
					    : path);

		if (document)
			return document;
	}
	return NULL;
}

/* The folder that holds a language's chapters. */
static struct str language_folder(const struct document *document)
{
	struct str name = document->chapter->name;
	struct str path = document->path;

	return str_ends(path, name) ? str_slice(path, 0, path.len - name.len)
				    : path_dir(path);
}

/* The document at a path: beside the document that links to it, or, for a
 * path that begins with a slash, in the language's or the edition's folder. */
static const struct document *find_document(const struct resolver *resolver,
					    struct arena *scratch,
					    const struct document *from,
					    struct str path)
{
	const struct document *found;

	if (!str_starts(path, STR("/")))
		return document_at(
			resolver, scratch,
			path_join(scratch, path_dir(from->path), path));
	path = str_slice(path, 1, path.len);
	found = document_at(resolver, scratch,
			    path_join(scratch, language_folder(from), path));
	if (found)
		return found;
	return document_at(resolver, scratch,
			   path_join(scratch, resolver->edition->folder, path));
}

/* other.html is a name in out/; the author means other.md. */
static void report_file(const struct resolver *resolver, struct arena *scratch,
			const struct reference *reference)
{
	struct str path = reference->path;
	struct str suffix = path_suffix(path);

	if (str_eq(suffix, STR(".html")) || str_eq(suffix, STR(".htm"))) {
		struct str meant = arena_join(
			scratch, str_slice(path, 0, path.len - suffix.len),
			STR(".md"), (struct str){0});

		if (find_document(resolver, scratch, reference->from, meant)) {
			report(resolver, reference, LINK_FILE_NEAR, path,
			       meant);
			return;
		}
	}
	report(resolver, reference, LINK_FILE, reference->mention.node->href,
	       (struct str){0});
}

/* Whether an author gave the pair its id, in whatever language. */
static bool is_given(const struct resolver *resolver, const struct pair *pair,
		     struct str id)
{
	for (size_t side = 0; side < resolver->edition->n_languages; side++) {
		for (size_t i = 0; i < pair->sides[side].n; i++) {
			if (str_eq(pair->sides[side].first[i].id, id))
				return true;
		}
	}
	return false;
}

/* An id of the edition settles the matter if it stands in the chapter that
 * the link names, or if an author gave it. */
static bool find_anchor(const struct resolver *resolver,
			const struct reference *reference,
			const struct chapter *chapter)
{
	const struct pair *pair =
		map_get(&resolver->edition->ids, reference->anchor);

	if (!pair || (pair->chapter != chapter &&
		      !is_given(resolver, pair, reference->anchor)))
		return false;
	reference->mention.node->target =
		(struct link_target){pair->chapter, pair};
	return true;
}

/* A link that names a file: finds it and says what is wrong with it. */
static bool resolve_path(const struct resolver *resolver,
			 struct reference *reference, struct arena *scratch)
{
	reference->to = find_document(resolver, scratch, reference->from,
				      reference->path);
	if (!reference->to) {
		report_file(resolver, scratch, reference);
		return false;
	}
	if (reference->to->side != reference->from->side)
		report(resolver, reference, LINK_LANGUAGE,
		       reference->mention.node->href,
		       resolver->edition->languages[reference->to->side].tag);
	return true;
}

/* False if a search among headings is needed. */
static bool resolve(const struct resolver *resolver, struct mention mention,
		    struct arena *scratch)
{
	struct str href = mention.node->href;
	struct reference reference;

	mention.node->target = (struct link_target){0};
	if (!str_starts(href, STR("#"))) {
		struct str scheme = scheme_of(scratch, href);

		reference = (struct reference){.mention = mention};
		if (scheme.len && !is_published(scheme))
			report(resolver, &reference, LINK_SCHEME, scheme,
			       (struct str){0});
		if (scheme.len)
			return true;
		if (!str_trim(href).len) {
			report(resolver, &reference, LINK_EMPTY,
			       (struct str){0}, (struct str){0});
			return true;
		}
	}
	reference = take_apart(scratch, mention);
	reference.to = reference.from;
	if (reference.path.len && !resolve_path(resolver, &reference, scratch))
		return true;
	mention.node->target.chapter = reference.to->chapter;
	return !reference.anchor.len ||
	       find_anchor(resolver, &reference, reference.to->chapter);
}

void resolve_chapter(struct resolver *resolver, struct pairing *pairing)
{
	for (size_t side = 0; side < pairing->n_sides; side++) {
		const struct mentions *links = &pairing->links[side];

		for (size_t i = 0; i < links->len; i++) {
			struct arena_mark mark = arena_mark(pairing->scratch);

			if (!resolve(resolver, links->items[i],
				     pairing->scratch))
				mentions_add(pairing->pending, &pairing->arena,
					     links->items[i]);
			arena_rewind(pairing->scratch, mark);
		}
	}
}

/* A heading's text as other tools make an anchor of it: lower case, without
 * punctuation, a hyphen for each space. */
static struct str common_anchor(struct arena *arena, struct buf *buf,
				struct str text)
{
	struct buf anchor = {0};
	struct str copy;

	buf_clear(buf);
	text_normalise(buf, str_slice(text, 0, ANCHOR_LONGEST), true);
	for (size_t pos = 0; pos < buf->len;) {
		uint32_t c = utf8_next(buf_str(buf), &pos);

		if (c == ' ')
			buf_put_char(&anchor, '-');
		else if (character_is_word(c) || c == '-' || c == '_')
			buf_put_code_point(&anchor, c);
	}
	copy = buf_copy(&anchor, arena);
	buf_free(&anchor);
	return copy;
}

static void add_anchors(struct resolver *resolver, struct map *anchors,
			const struct block *block, size_t depth)
{
	struct buf buf = {0};

	for (size_t i = 0; i < block->n_children; i++) {
		const struct block *child = &block->children[i];

		if (child->kind == BLOCK_HEADING && child->pair)
			map_add(anchors, resolver->arena,
				common_anchor(resolver->arena, &buf,
					      child->text),
				child->pair);
		if (child->n_children && depth < DEPTH_MOST)
			add_anchors(resolver, anchors, child, depth + 1);
	}
	buf_free(&buf);
}

/* The anchors of a document's headings, made when first asked for. */
static const struct map *anchors_of(struct resolver *resolver,
				    const struct document *document)
{
	size_t at = document->chapter->number * resolver->edition->n_languages +
		    document->side;

	if (!resolver->anchors[at]) {
		resolver->anchors[at] = ARENA_NEW(resolver->arena, struct map);
		if (document->root)
			add_anchors(resolver, resolver->anchors[at],
				    document->root, 0);
	}
	return resolver->anchors[at];
}

/* What links lead to: headings, and what authors gave an id. */
static bool is_target(const struct pair *pair)
{
	return pair->kind != BLOCK_PARAGRAPH && pair->kind != BLOCK_ITEM;
}

static struct str nearest_id(struct resolver *resolver, struct str wanted)
{
	if (++resolver->n_suggestions > SUGGESTIONS_MOST)
		return (struct str){0};
	return id_nearest(&resolver->edition->ids, wanted,
			  wanted.len < 6 ? 1 : DISTANCE_MOST, is_target);
}

static void report_anchor(struct resolver *resolver,
			  const struct reference *reference)
{
	struct str near = nearest_id(resolver, reference->anchor);

	report(resolver, reference, near.len ? LINK_ANCHOR_NEAR : LINK_ANCHOR,
	       reference->anchor, near);
}

/* An anchor that is no id of the chapter: a heading's text, or an id that
 * another chapter has. */
static void search(struct resolver *resolver, struct mention mention)
{
	struct reference reference = take_apart(resolver->arena, mention);
	const struct pair *pair;
	struct buf buf = {0};
	struct str anchor =
		common_anchor(resolver->arena, &buf, reference.anchor);

	buf_free(&buf);
	reference.to = reference.from;
	if (reference.path.len)
		reference.to = find_document(resolver, resolver->arena,
					     reference.from, reference.path);
	if (!reference.to)
		return;
	pair = anchor.len ? map_get(anchors_of(resolver, reference.to), anchor)
			  : NULL;
	if (!pair)
		pair = map_get(&resolver->edition->ids, reference.anchor);
	if (!pair) {
		report_anchor(resolver, &reference);
		return;
	}
	mention.node->target = (struct link_target){pair->chapter, pair};
}

void resolve_pending(struct resolver *resolver)
{
	for (size_t i = 0; i < resolver->edition->n_chapters; i++) {
		const struct mentions *pending = resolver->pairings[i].pending;

		for (size_t j = 0; j < pending->len; j++)
			search(resolver, pending->items[j]);
	}
}

struct resolver *resolver_new(struct arena *arena, struct edition *edition,
			      struct pairing *pairings)
{
	struct resolver *resolver = ARENA_NEW(arena, struct resolver);

	resolver->arena = arena;
	resolver->edition = edition;
	resolver->pairings = pairings;
	resolver->anchors =
		ARENA_ARRAY(arena, struct map *,
			    edition->n_chapters * edition->n_languages);
	for (size_t i = 0; i < edition->n_chapters; i++) {
		for (size_t side = 0; side < edition->n_languages; side++) {
			struct document *document =
				edition->chapters[i]->documents[side];

			if (document)
				map_add(&resolver->documents, arena,
					path_clean(arena, document->path),
					document);
		}
	}
	return resolver;
}
