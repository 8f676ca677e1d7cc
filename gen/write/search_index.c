/* Counting terms and writing what MiniSearch loads. */
#include "write/search_index.h"

#include <string.h>

#include "lang/term.h"
#include "write/json.h"

/* How often a term occurs in a document. */
struct posting {
	uint32_t document; /* in its part */
	uint32_t count;
	struct posting *next;
};

struct search_term {
	struct str term;
	struct posting *first;
	struct posting *last;
	struct search_term *next;
};

/* Filling a part */

void search_part_begin(struct search_filling *filling, struct search_part *part,
		       struct arena *scratch)
{
	*filling = (struct search_filling){.part = part, .scratch = scratch};
}

static struct search_term *find_term(struct search_filling *filling,
				     struct str term)
{
	struct search_term *found = map_get(&filling->terms, term);

	if (found)
		return found;
	found = ARENA_NEW(filling->scratch, struct search_term);
	found->term = arena_str(filling->scratch, term);
	map_add(&filling->terms, filling->scratch, found->term, found);
	if (filling->last)
		filling->last->next = found;
	else
		filling->first = found;
	filling->last = found;
	return found;
}

/* Whether the term is new to the document. */
static bool count_term(struct search_filling *filling, struct str term)
{
	uint32_t document = filling->part->n_documents;
	struct search_term *found = find_term(filling, term);
	struct posting *posting = found->last;

	if (posting && posting->document == document) {
		posting->count++;
		return false;
	}
	posting = ARENA_NEW(filling->scratch, struct posting);
	*posting = (struct posting){.document = document, .count = 1};
	if (found->last)
		found->last->next = posting;
	else
		found->first = posting;
	found->last = posting;
	return true;
}

void search_part_add(struct search_filling *filling, struct str text)
{
	struct search_part *part = filling->part;
	struct term_walk walk;
	struct str term;
	uint32_t length = 0;

	buf_clear(&filling->folded);
	text_fold(&filling->folded, text);
	walk = term_walk(buf_str(&filling->folded));
	while (term_next(&walk, &term))
		length += count_term(filling, term);
	buf_put(&part->lengths,
		(struct str){(const char *)&length, sizeof(length)});
	part->n_documents++;
}

/* Seven bits a byte, the lowest first; the last byte has its top bit clear. */
static void put_packed(struct buf *out, size_t number)
{
	for (; number > 0x7F; number >>= 7)
		buf_put_char(out, (char)(0x80 | (number & 0x7F)));
	buf_put_char(out, (char)number);
}

static size_t take_packed(const char **at)
{
	size_t number = 0;
	unsigned shift = 0;

	for (; **at & 0x80; shift += 7)
		number |= (size_t)(*(*at)++ & 0x7F) << shift;
	return number | (size_t) * (*at)++ << shift;
}

/* A term's postings: documents by their distance, counts. */
static void pack_postings(struct buf *out, const struct posting *posting)
{
	uint32_t before = 0;

	for (; posting; posting = posting->next) {
		put_packed(out, posting->document - before);
		put_packed(out, posting->count);
		before = posting->document;
	}
}

void search_part_end(struct search_filling *filling)
{
	struct buf *postings = &filling->folded;
	struct buf *out = &filling->part->terms;

	for (const struct search_term *term = filling->first; term;
	     term = term->next) {
		buf_clear(postings);
		pack_postings(postings, term->first);
		put_packed(out, term->term.len);
		buf_put(out, term->term);
		put_packed(out, postings->len);
		buf_put(out, buf_str(postings));
	}
	buf_free(postings);
}

void search_part_free(struct search_part *part)
{
	buf_free(&part->lengths);
	buf_free(&part->terms);
}

/* Joining parts */

/* What a part has of a term. */
struct share {
	struct str postings; /* packed */
	uint32_t base;       /* the number of the part's first document */
	struct share *next;
};

struct joined_term {
	struct str term;
	struct share *first;
	struct share *last;
	struct joined_term *next;
};

/* A document's number as it stands before each count: ,"12": */
struct key {
	char bytes[15];
	uint8_t len;
};

struct join {
	struct arena arena;
	struct key *keys;
	struct map terms;
	struct joined_term *first;
	struct joined_term *last;
	uint32_t n_documents;
};

static struct joined_term *join_term(struct join *join, struct str term)
{
	struct joined_term *joined = map_get(&join->terms, term);

	if (joined)
		return joined;
	joined = ARENA_NEW(&join->arena, struct joined_term);
	joined->term = term;
	map_add(&join->terms, &join->arena, term, joined);
	if (join->last)
		join->last->next = joined;
	else
		join->first = joined;
	join->last = joined;
	return joined;
}

static struct str take_str(const char **at)
{
	size_t len = take_packed(at);
	struct str s = {*at, len};

	*at += len;
	return s;
}

static void join_part(struct join *join, const struct search_part *part)
{
	const char *at = part->terms.ptr;
	const char *end = at + part->terms.len;

	while (at < end) {
		struct joined_term *joined = join_term(join, take_str(&at));
		struct share *share = ARENA_NEW(&join->arena, struct share);

		*share = (struct share){.postings = take_str(&at),
					.base = join->n_documents};
		if (joined->last)
			joined->last->next = share;
		else
			joined->first = share;
		joined->last = share;
	}
	join->n_documents += part->n_documents;
}

/* Writing */

static void put_key(struct buf *out, uint32_t number, bool first)
{
	buf_put(out, first ? STR("\"") : STR(",\""));
	buf_put_number(out, number);
	buf_put(out, STR("\":"));
}

static void put_documents(struct buf *out, uint32_t n)
{
	buf_put(out, STR("\"documentIds\":{"));
	for (uint32_t i = 0; i < n; i++) {
		put_key(out, i, !i);
		buf_put_number(out, i);
	}
	buf_put_char(out, '}');
}

/* The number with two decimals, which is near enough for a mean. */
static void put_mean(struct buf *out, uint64_t total, uint64_t n)
{
	uint64_t hundredths = n ? total * 100 / n : 0;

	buf_put_number(out, hundredths / 100);
	buf_put_char(out, '.');
	buf_put_number(out, hundredths / 10 % 10);
	buf_put_number(out, hundredths % 10);
}

static void put_lengths(struct buf *out, const struct search_part *parts,
			size_t n_parts)
{
	uint64_t total = 0;
	uint32_t number = 0;

	buf_put(out, STR(",\"fieldLength\":{"));
	for (size_t i = 0; i < n_parts; i++)
		for (uint32_t j = 0; j < parts[i].n_documents; j++) {
			uint32_t length;

			memcpy(&length,
			       parts[i].lengths.ptr + j * sizeof(length),
			       sizeof(length));
			put_key(out, number, !number);
			number++;
			buf_put_char(out, '[');
			buf_put_number(out, length);
			buf_put_char(out, ']');
			total += length;
		}
	buf_put(out, STR("},\"averageFieldLength\":["));
	put_mean(out, total, number);
	buf_put_char(out, ']');
}

static void make_keys(struct join *join)
{
	struct buf text = {0};

	join->keys = ARENA_ARRAY(&join->arena, struct key, join->n_documents);
	for (uint32_t i = 0; i < join->n_documents; i++) {
		struct key *key = &join->keys[i];

		buf_clear(&text);
		put_key(&text, i, false);
		key->len = (uint8_t)text.len;
		memcpy(key->bytes, text.ptr, text.len);
	}
	buf_free(&text);
}

/* Most of an index is this: numbers and counts, which are small. */
static void put_postings(struct buf *out, struct str postings,
			 const struct key *keys)
{
	const char *at = postings.ptr;
	const char *end = at + postings.len;

	while (at < end) {
		const struct key *key = keys += take_packed(&at);
		size_t count = take_packed(&at);
		char *to = buf_reserve(out, sizeof(key->bytes) + 1);

		memcpy(to, key->bytes, sizeof(key->bytes));
		out->len += key->len;
		if (count < 10)
			buf_put_char(out, (char)('0' + count));
		else
			buf_put_number(out, count);
	}
}

static void put_term(struct buf *out, const struct join *join,
		     const struct joined_term *joined)
{
	size_t start;

	buf_put_char(out, '[');
	json_put_str(out, joined->term);
	buf_put(out, STR(",{\"0\":"));
	start = out->len;
	for (const struct share *share = joined->first; share;
	     share = share->next)
		put_postings(out, share->postings, join->keys + share->base);
	out->ptr[start] = '{'; /* where the first comma stands */
	buf_put(out, STR("}}]"));
}

void search_index_write(struct buf *out, const struct search_part *parts,
			size_t n_parts)
{
	struct join join = {.n_documents = 0};

	for (size_t i = 0; i < n_parts; i++)
		join_part(&join, &parts[i]);
	make_keys(&join);
	buf_put(out, STR("{\"documentCount\":"));
	buf_put_number(out, join.n_documents);
	buf_put(out, STR(",\"nextId\":"));
	buf_put_number(out, join.n_documents);
	buf_put_char(out, ',');
	put_documents(out, join.n_documents);
	buf_put(out, STR(",\"fieldIds\":{\"text\":0}"));
	put_lengths(out, parts, n_parts);
	buf_put(out, STR(",\"storedFields\":{},\"dirtCount\":0,\"index\":["));
	for (const struct joined_term *joined = join.first; joined;
	     joined = joined->next) {
		if (joined != join.first)
			buf_put(out, STR(",\n"));
		put_term(out, &join, joined);
	}
	buf_put(out, STR("],\"serializationVersion\":2}"));
	arena_free(&join.arena);
}
