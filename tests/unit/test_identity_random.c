/* Identity over many editions of a generated report, each made of the one
 * before by random edits: paragraphs come, go and come back, move, are edited
 * in one language or in both, split and merged; chapters get new names, other
 * places, and are split and merged. What holds of any of them:
 *
 *   a paragraph that nobody touched has the id that it had;
 *   ids are unique, and lead to their pairs;
 *   an id that is out of use is never given to another text, but to its own
 *   when it comes back;
 *   an edited paragraph has its id as long as most of its words are there;
 *   the result is the same for any number of threads, and for an edition
 *   that is read by itself. */
#include "tree.h"

#include "base/buf.h"
#include "model/change.h"
#include "pair/pair.h"

enum {
	EDITIONS = 5,
	CHAPTERS_MOST = 6,
	PARAGRAPHS_MOST = 400,
	WORDS_LEAST = 8, /* short texts are known in their place alone */
	WORDS_MOST = 48,
	WORD_COUNT = 700,
	HAN_COUNT = 900,
	SEEDS = 12
};

static const uint32_t NOBODY = UINT32_MAX;

/* A paragraph of two texts, as numbers of words. */
struct paragraph {
	uint16_t words[2][WORDS_MOST];
	size_t n;
	uint32_t chapter;
	uint32_t origin; /* in the edition before, or NOBODY */
	bool touched;    /* since then */
	bool fresh;      /* nothing of it was there */
	bool back;       /* as it was in the edition last, and not since */
	uint32_t last;
	uint32_t place; /* there */
};

/* Paragraphs that were removed as they were. */
struct removed {
	struct paragraph items[PARAGRAPHS_MOST];
	size_t n;
};

struct report {
	struct paragraph paragraphs[PARAGRAPHS_MOST]; /* by chapter */
	size_t n;
	uint32_t names[CHAPTERS_MOST]; /* of the chapters' files */
	size_t n_chapters;
};

static struct report reports[EDITIONS];
static struct removed removed;
static uint64_t seed;

static uint32_t pick(uint32_t below)
{
	/* Vigna's splitmix64. */
	uint64_t z = seed += 0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return (uint32_t)((z ^ (z >> 31)) % below);
}

/* Some words are common, most are rare. */
static uint16_t pick_word(uint32_t below)
{
	return (uint16_t)pick(pick(below) + 1);
}

static void fill(struct paragraph *paragraph, uint32_t chapter)
{
	paragraph->n = 12 + pick(WORDS_MOST - 12);
	for (size_t i = 0; i < paragraph->n; i++) {
		paragraph->words[0][i] = pick_word(HAN_COUNT);
		paragraph->words[1][i] = pick_word(WORD_COUNT);
	}
	paragraph->chapter = chapter;
	paragraph->origin = NOBODY;
	paragraph->touched = paragraph->fresh = true;
}

static void start_report(struct report *report)
{
	memset(report, 0, sizeof(*report));
	report->n_chapters = 3 + pick(CHAPTERS_MOST - 3);
	for (uint32_t i = 0; i < report->n_chapters; i++) {
		size_t n = 4 + pick(20);

		report->names[i] = i;
		for (size_t j = 0; j < n; j++)
			fill(&report->paragraphs[report->n++], i);
	}
}

static void remove_at(struct report *report, size_t at)
{
	report->n--;
	memmove(&report->paragraphs[at], &report->paragraphs[at + 1],
		(report->n - at) * sizeof(report->paragraphs[0]));
}

static struct paragraph *insert_at(struct report *report, size_t at,
				   const struct paragraph *paragraph)
{
	memmove(&report->paragraphs[at + 1], &report->paragraphs[at],
		(report->n - at) * sizeof(report->paragraphs[0]));
	report->n++;
	report->paragraphs[at] = *paragraph;
	return &report->paragraphs[at];
}

static void edit_words(struct paragraph *paragraph)
{
	uint32_t which = pick(4);

	/* No two in a row, so that pairs of Han characters are left. */
	for (size_t i = pick(6); i < paragraph->n; i += 6 + pick(6)) {
		if (which != 1)
			paragraph->words[0][i] = pick_word(HAN_COUNT);
		if (which != 0)
			paragraph->words[1][i] = pick_word(WORD_COUNT);
	}
	paragraph->touched = true;
}

/* All of a translation, or of what was translated. */
static void translate_anew(struct paragraph *paragraph)
{
	size_t side = pick(2);

	for (size_t i = 0; i < paragraph->n; i++)
		paragraph->words[side][i] =
			pick_word(side ? WORD_COUNT : HAN_COUNT);
	paragraph->touched = true;
}

static void bury(const struct report *report, size_t at)
{
	const struct paragraph *paragraph = &report->paragraphs[at];
	struct paragraph *kept;

	if (paragraph->touched || removed.n == PARAGRAPHS_MOST)
		return;
	kept = &removed.items[removed.n++];
	*kept = *paragraph;
	if (paragraph->back)
		return;
	kept->last = (uint32_t)(report - reports) - 1;
	kept->place = paragraph->origin;
}

/* A text that the edition before has too has only moved. */
static void bring_back(struct report *report, size_t at)
{
	struct paragraph paragraph;

	if (!removed.n)
		return;
	paragraph = removed.items[--removed.n];
	paragraph.chapter = report->paragraphs[at].chapter;
	paragraph.back = paragraph.last + 1 != (uint32_t)(report - reports);
	if (paragraph.back)
		paragraph.origin = NOBODY;
	insert_at(report, at, &paragraph);
}

static void split_chapter(struct report *report, size_t at)
{
	uint32_t chapter = report->paragraphs[at].chapter;

	if (report->n_chapters == CHAPTERS_MOST || !at ||
	    report->paragraphs[at - 1].chapter != chapter)
		return;
	for (size_t i = at; i < report->n; i++)
		report->paragraphs[i].chapter++;
	for (size_t i = report->n_chapters++; i > chapter; i--)
		report->names[i] = report->names[i - 1];
	report->names[chapter + pick(2)] = 1000 + pick(1000);
}

/* Into the one before it. */
static void merge_chapter(struct report *report, uint32_t chapter)
{
	if (!chapter || report->n_chapters < 3)
		return;
	for (size_t i = 0; i < report->n; i++)
		report->paragraphs[i].chapter -=
			report->paragraphs[i].chapter >= chapter;
	report->n_chapters--;
	for (size_t i = chapter; i < report->n_chapters; i++)
		report->names[i] = report->names[i + 1];
}

static void copy_chapter(struct report *to, const struct report *from,
			 uint32_t chapter, uint32_t place)
{
	to->names[place] = from->names[chapter];
	for (size_t i = 0; i < from->n; i++) {
		if (from->paragraphs[i].chapter != chapter)
			continue;
		to->paragraphs[to->n] = from->paragraphs[i];
		to->paragraphs[to->n++].chapter = place;
	}
}

/* The first becomes the last. */
static void turn_chapters(struct report *report)
{
	static struct report before;
	uint32_t n = (uint32_t)report->n_chapters;

	before = *report;
	report->n = 0;
	for (uint32_t i = 0; i < n; i++)
		copy_chapter(report, &before, (i + 1) % n, i);
}

static void split_at(struct report *report, size_t at)
{
	struct paragraph second = report->paragraphs[at];
	struct paragraph *first = &report->paragraphs[at];
	size_t n = first->n / 2;

	if (n < WORDS_LEAST)
		return;
	for (size_t side = 0; side < 2; side++)
		memmove(second.words[side], second.words[side] + n,
			(second.n - n) * sizeof(second.words[0][0]));
	second.n -= n;
	second.touched = first->touched = true;
	second.origin = NOBODY;
	second.back = false;
	first->n = n;
	insert_at(report, at + 1, &second);
}

static void merge_at(struct report *report, size_t at)
{
	struct paragraph *first = &report->paragraphs[at];
	const struct paragraph *second = first + 1;

	if (at + 1 == report->n || first->chapter != second->chapter ||
	    first->n + second->n > WORDS_MOST)
		return;
	for (size_t side = 0; side < 2; side++)
		memcpy(first->words[side] + first->n, second->words[side],
		       second->n * sizeof(second->words[0][0]));
	first->n += second->n;
	first->touched = true;
	first->fresh = false;
	remove_at(report, at + 1);
}

static void move_from(struct report *report, size_t at)
{
	struct paragraph moved = report->paragraphs[at];
	size_t to;

	remove_at(report, at);
	to = pick((uint32_t)report->n);
	moved.chapter = report->paragraphs[to].chapter;
	insert_at(report, to, &moved);
}

static void edit_report(struct report *report)
{
	size_t at = pick((uint32_t)report->n);
	struct paragraph fresh;

	switch (pick(12)) {
	case 0:
		fill(&fresh, report->paragraphs[at].chapter);
		insert_at(report, at, &fresh);
		break;
	case 1:
		bury(report, at);
		remove_at(report, at);
		break;
	case 2:
		if (!report->paragraphs[at].touched)
			edit_words(&report->paragraphs[at]);
		break;
	case 3:
		move_from(report, at);
		break;
	case 4:
		if (!report->paragraphs[at].touched)
			split_at(report, at);
		break;
	case 5:
		merge_at(report, at);
		break;
	case 6:
		if (!pick(4))
			report->names[pick((uint32_t)report->n_chapters)] =
				pick(1000);
		break;
	case 7:
		bring_back(report, at);
		break;
	case 8:
		split_chapter(report, at);
		break;
	case 9:
		merge_chapter(report, report->paragraphs[at].chapter);
		break;
	case 10:
		turn_chapters(report);
		break;
	case 11:
		if (!report->paragraphs[at].touched)
			translate_anew(&report->paragraphs[at]);
		break;
	}
}

static void next_report(struct report *report, const struct report *before)
{
	size_t n = 1 + pick(25);

	*report = *before;
	for (uint32_t i = 0; i < report->n; i++) {
		report->paragraphs[i].origin = i;
		report->paragraphs[i].touched = false;
		report->paragraphs[i].fresh = false;
		report->paragraphs[i].back = false;
	}
	for (size_t i = 0; i < n; i++)
		edit_report(report);
}

static void put_paragraph(struct buf *buf, const struct paragraph *paragraph,
			  int side)
{
	for (size_t i = 0; i < paragraph->n; i++) {
		uint32_t word = paragraph->words[side][i];

		if (side == 0)
			buf_put_code_point(buf, 0x4E00 + word * 7);
		else
			buf_printf(buf, i ? " w%xo%c" : "W%xo%c", word * 37,
				   'a' + (int)(word % 26));
	}
	buf_put(buf, side == 0 ? STR("。\n\n") : STR(".\n\n"));
}

static void write_report(const struct report *report, size_t edition)
{
	static const char *const tags[] = {"zh-Hans", "en"};
	struct buf buf = {0};
	char path[64];

	for (uint32_t chapter = 0; chapter < report->n_chapters; chapter++)
		for (int side = 0; side < 2; side++) {
			buf_clear(&buf);
			buf_printf(&buf, "# Chapter %u\n\n", chapter);
			for (size_t i = 0; i < report->n; i++)
				if (report->paragraphs[i].chapter == chapter)
					put_paragraph(&buf,
						      &report->paragraphs[i],
						      side);
			snprintf(path, sizeof(path), "p/%zu/%s/%u-c%u.md",
				 edition + 1, tags[side], chapter,
				 report->names[chapter]);
			tree_put_bytes(path, buf.ptr, buf.len);
		}
	buf_free(&buf);
}

static void read_all(struct tree *tree, const char *content)
{
	struct publication *publication = tree_read(tree, content);

	assert_non_null(publication);
	for (size_t i = 0; i < publication->n_earlier; i++)
		pair_edition(&publication->earlier[i], tree->reader.pool,
			     tree->reader.findings);
	for (size_t i = 0; i < publication->n_editions; i++)
		pair_edition(&publication->editions[i], tree->reader.pool,
			     tree->reader.findings);
}

/* The ids of the report's paragraphs, as they come: titles left out. */
static void ids_of(struct tree *tree, const struct edition *edition,
		   struct str *ids, size_t n)
{
	struct map met = {0};
	size_t len = 0;

	for (size_t i = 0; i < edition->n_chapters; i++) {
		const struct pair *root = &edition->chapters[i]->root;

		for (size_t j = 0; j < root->n_children; j++) {
			struct pair *pair = &root->children[j];

			assert_null(
				map_add(&met, &tree->arena, pair->id, pair));
			assert_ptr_equal(map_get(&edition->ids, pair->id),
					 pair);
			if (pair->kind == BLOCK_HEADING)
				continue;
			assert_true(len < n);
			ids[len++] = arena_str(&tree->arena, pair->id);
		}
	}
	assert_int_equal(len, n);
}

/* Of all editions: what each id has been given to. */
struct history {
	struct str ids[EDITIONS][PARAGRAPHS_MOST];
	size_t n_edited, n_kept, n_back;
};

static size_t find_id(const struct history *history, size_t edition,
		      struct str id)
{
	size_t i = 0;

	while (i < reports[edition].n && !str_eq(history->ids[edition][i], id))
		i++;
	return i;
}

static void check_untouched(struct history *history, size_t edition)
{
	const struct report *report = &reports[edition];

	for (size_t i = 0; i < report->n; i++) {
		const struct paragraph *paragraph = &report->paragraphs[i];
		struct str before, now = history->ids[edition][i];

		if (paragraph->fresh &&
		    find_id(history, edition - 1, now) < reports[edition - 1].n)
			fail_msg("edition %zu: %.*s is another's", edition + 1,
				 STR_ARG(now));
		if (paragraph->back && !paragraph->touched) {
			before =
				history->ids[paragraph->last][paragraph->place];
			if (!str_eq(before, now))
				fail_msg("edition %zu: %.*s is back as %.*s",
					 edition + 1, STR_ARG(before),
					 STR_ARG(now));
			history->n_back++;
		}
		if (paragraph->origin == NOBODY)
			continue;
		before = history->ids[edition - 1][paragraph->origin];
		if (!paragraph->touched && !str_eq(before, now))
			fail_msg("edition %zu: %.*s became %.*s", edition + 1,
				 STR_ARG(before), STR_ARG(now));
		history->n_edited += paragraph->touched;
		history->n_kept += paragraph->touched && str_eq(before, now);
	}
}

/* What came from nowhere has an id that was never there: none of its edition
 * before, nor of any before that. */
static void check_new(const struct history *history, size_t edition)
{
	const struct report *report = &reports[edition];

	for (size_t i = 0; i < report->n; i++) {
		struct str id = history->ids[edition][i];

		if (report->paragraphs[i].back ||
		    (edition && find_id(history, edition - 1, id) <
					reports[edition - 1].n))
			continue;
		for (size_t j = 0; j < edition; j++)
			if (find_id(history, j, id) < reports[j].n)
				fail_msg("edition %zu: %.*s is back",
					 edition + 1, STR_ARG(id));
	}
}

static void check_retired(const struct edition *edition,
			  const struct history *history, size_t number)
{
	struct arena arena = {0};
	struct map retired = {0};

	for (size_t i = 0; i < edition->n_retired; i++) {
		assert_null(map_get(&edition->ids, edition->retired[i].id));
		assert_null(map_add(&retired, &arena, edition->retired[i].id,
				    &edition->retired[i]));
	}
	for (size_t i = 0; i < number; i++)
		for (size_t j = 0; j < reports[i].n; j++)
			assert_true(map_get(&retired, history->ids[i][j]) ||
				    map_get(&edition->ids, history->ids[i][j]));
	arena_free(&arena);
}

static bool is_former(const struct former_place *places, size_t n,
		      struct str id)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(places[i].id, id))
			return true;
	return false;
}

/* Whether whoever opens the address at the id is led to somewhere. */
static bool is_led(const struct edition *edition, struct str address,
		   struct str id)
{
	const struct pair *pair = map_get(&edition->ids, id);
	const struct chapter *chapter = NULL;

	for (size_t i = 0; i < edition->n_gone; i++) {
		const struct gone_chapter *gone = &edition->gone[i];

		if (!str_eq(gone->address, address))
			continue;
		if (!gone->now)
			return is_former(gone->former, gone->n_former, id);
		chapter = gone->now;
	}
	for (size_t i = 0; i < edition->n_chapters; i++)
		if (str_eq(edition->chapters[i]->address, address))
			chapter = edition->chapters[i];
	assert_non_null(chapter);
	return (pair && pair->chapter == chapter) !=
	       is_former(chapter->former, chapter->n_former, id);
}

static void check_former(const struct edition *edition,
			 const struct edition *earlier)
{
	for (size_t i = 0; i < earlier->ids.cap; i++) {
		const struct map_slot *slot = &earlier->ids.slots[i];
		const struct pair *pair = slot->value;

		if (pair && str_eq(slot->key, pair->id) &&
		    !is_led(edition, pair->chapter->address, slot->key))
			fail_msg("%.*s: %.*s#%.*s leads nowhere",
				 STR_ARG(edition->slug),
				 STR_ARG(pair->chapter->address),
				 STR_ARG(slot->key));
	}
}

/* The edition read by itself, or with more threads, has the same ids. */
static void check_again(struct tree *tree, const char *content, size_t number,
			const struct history *history, unsigned threads)
{
	struct str ids[PARAGRAPHS_MOST];
	struct pool *pool = tree->reader.pool;
	size_t last;

	tree->reader.pool = pool_new(threads);
	read_all(tree, content);
	last = tree->publication->n_editions - 1;
	ids_of(tree, &tree->publication->editions[last], ids,
	       reports[number].n);
	for (size_t i = 0; i < reports[number].n; i++)
		assert_true(str_eq(ids[i], history->ids[number][i]));
	pool_free(tree->reader.pool);
	tree->reader.pool = pool;
}

static void check_seed(struct tree *tree, struct history *history)
{
	tree_put("p/publication.yaml", "languages: [zh-Hans, en]\n");
	removed.n = 0;
	start_report(&reports[0]);
	for (size_t i = 0; i < EDITIONS; i++) {
		if (i)
			next_report(&reports[i], &reports[i - 1]);
		write_report(&reports[i], i);
	}
	read_all(tree, "p");
	for (size_t i = 0; i < EDITIONS; i++) {
		const struct edition *edition = &tree->publication->editions[i];

		ids_of(tree, edition, history->ids[i], reports[i].n);
		if (i)
			check_untouched(history, i);
		check_new(history, i);
		check_retired(edition, history, i);
		for (size_t j = 0; j < i; j++)
			check_former(edition, &tree->publication->editions[j]);
	}
	check_again(tree, "p", EDITIONS - 1, history, 8);
	check_again(tree, "p/3", 2, history, 1);
	check_again(tree, "p/5", 4, history, 2);
}

static void test_random_edits(void **state)
{
	struct history *history = calloc(1, sizeof(*history));
	struct tree *tree = *state;

	for (uint64_t i = 0; i < SEEDS; i++) {
		char folder[16];

		seed = i;
		snprintf(folder, sizeof(folder), "s%u", (unsigned)i);
		assert_int_equal(mkdir(folder, 0777), 0);
		assert_int_equal(chdir(folder), 0);
		check_seed(tree, history);
		assert_int_equal(chdir(".."), 0);
	}
	print_message("# %zu of %zu touched paragraphs have their ids, and %zu "
		      "that came back\n",
		      history->n_kept, history->n_edited, history->n_back);
	assert_true(history->n_back > 0);
	assert_true(history->n_kept * 100 >= history->n_edited * 95);
	free(history);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_random_edits, tree_set_up,
						tree_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
