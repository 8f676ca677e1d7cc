/* Any text as a line of diglot numbers: quantities found in two languages,
 * matched and described.
 * clang -fsanitize=fuzzer,address,undefined … */
#include <stdlib.h>

#include "base/utf8.h"
#include "check/quantity_describe.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct quantity_text read_side(struct arena *arena, struct str text,
				      const char *tag)
{
	const struct language *language = language_find(str_from(tag));
	struct quantity_text side = {
		.text = text,
		.figures_only = !quantities_have_words(language),
	};

	side.quantities =
		quantities_find(language, text, arena, &side.n_quantities);
	return side;
}

/* Every quantity is judged, and none beyond the last. */
static void check_judgments(const struct quantity_text *texts,
			    const struct quantity_judgment *judgments, size_t n,
			    struct arena *arena)
{
	for (size_t side = 0; side < MATCH_SIDES; side++) {
		size_t count = texts[side].n_quantities;
		bool *judged = ARENA_ARRAY(arena, bool, count);

		for (size_t i = 0; i < n; i++) {
			size_t index = judgments[i].index[side];

			if (index == QUANTITY_NONE)
				continue;
			if (index >= count)
				abort();
			judged[index] = true;
		}
		for (size_t i = 0; i < count; i++) {
			if (!judged[i])
				abort();
		}
	}
}

static void check_pair(struct str first, struct str second, const char *tag,
		       const char *other)
{
	struct arena arena = {0};
	const struct quantity_text texts[MATCH_SIDES] = {
		read_side(&arena, first, tag),
		read_side(&arena, second, other),
	};
	struct quantity_judgment *judgments;
	struct str args[FINDING_ARGS];
	size_t n;

	judgments = quantities_match(texts, 0, &arena, &n);
	check_judgments(texts, judgments, n, &arena);
	for (size_t i = 0; i < n; i++)
		quantity_describe(texts, &judgments[i], &arena, args);
	arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = {(const char *)data, size}, first;

	if (utf8_invalid(rest) != STR_NONE)
		return 0;
	first = str_cut(&rest, '\t');
	check_pair(first, rest, "zh-Hans", "en");
	check_pair(rest, first, "en", "ar");
	return 0;
}
