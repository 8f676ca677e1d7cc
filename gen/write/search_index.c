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

static struct search_term *find_term(struct search_part *part, struct str term)
{
	struct search_term *found = map_get(&part->terms, term);

	if (found)
		return found;
	found = ARENA_NEW(&part->arena, struct search_term);
	found->term = arena_str(&part->arena, term);
	map_add(&part->terms, &part->arena, found->term, found);
	if (part->last)
		part->last->next = found;
	else
		part->first = found;
	part->last = found;
	return found;
}

/* Whether the term is new to the document. */
static bool count_term(struct search_part *part, struct str term)
{
	struct search_term *found = find_term(part, term);
	struct posting *posting = found->last;

	if (posting && posting->document == part->n_documents) {
		posting->count++;
		return false;
	}
	posting = ARENA_NEW(&part->arena, struct posting);
	*posting = (struct posting){.document = part->n_documents, .count = 1};
	if (found->last)
		found->last->next = posting;
	else
		found->first = posting;
	found->last = posting;
	return true;
}

void search_part_add(struct search_part *part, struct str text)
{
	struct term_walk walk;
	struct str term;
	uint32_t length = 0;

	buf_clear(&part->folded);
	text_fold(&part->folded, text);
	walk = term_walk(buf_str(&part->folded));
	while (term_next(&walk, &term))
		length += count_term(part, term);
	buf_put(&part->lengths,
		(struct str){(const char *)&length, sizeof(length)});
	part->n_documents++;
}

void search_part_free(struct search_part *part)
{
	buf_free(&part->lengths);
	buf_free(&part->folded);
	arena_free(&part->arena);
}

/* Joining parts */

/* A term of one part. */
struct share {
	const struct search_term *term;
	uint32_t base; /* the number of the part's first document */
	struct share *next;
};

struct joined_term {
	struct str term;
	struct share *first;
	struct share *last;
	struct joined_term *next;
};

struct join {
	struct arena arena;
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

static void join_part(struct join *join, const struct search_part *part)
{
	for (const struct search_term *term = part->first; term;
	     term = term->next) {
		struct joined_term *joined = join_term(join, term->term);
		struct share *share = ARENA_NEW(&join->arena, struct share);

		*share =
			(struct share){.term = term, .base = join->n_documents};
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

static void put_term(struct buf *out, const struct joined_term *joined)
{
	bool first = true;

	buf_put_char(out, '[');
	json_put_str(out, joined->term);
	buf_put(out, STR(",{\"0\":{"));
	for (const struct share *share = joined->first; share;
	     share = share->next)
		for (const struct posting *posting = share->term->first;
		     posting; posting = posting->next) {
			put_key(out, share->base + posting->document, first);
			buf_put_number(out, posting->count);
			first = false;
		}
	buf_put(out, STR("}}]"));
}

void search_index_write(struct buf *out, const struct search_part *parts,
			size_t n_parts)
{
	struct join join = {.n_documents = 0};

	for (size_t i = 0; i < n_parts; i++)
		join_part(&join, &parts[i]);
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
		put_term(out, joined);
	}
	buf_put(out, STR("],\"serializationVersion\":2}"));
	arena_free(&join.arena);
}
