/* Phrases from the first line, parted by bars, in the rest of the input.
 * clang -fsanitize=fuzzer,address,undefined … */
#include <stdlib.h>

#include "base/utf8.h"
#include "lang/phrases.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LIST_MOST = 64 };

static void check_matches(struct str text, const struct phrase_match *matches,
			  size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct span span = matches[i].span;

		if (span.start >= span.end || span.end > text.len ||
		    (i && span.start < matches[i - 1].span.end) ||
		    utf8_invalid(str_span(text, span)) != STR_NONE)
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct str line, list[LIST_MOST];
	struct arena arena = {0};
	struct phrase_match *matches;
	size_t n = 0, n_matches;

	if (utf8_invalid(text) != STR_NONE)
		return 0;
	line = str_cut(&text, '\n');
	while (line.ptr && n < LIST_MOST)
		list[n++] = str_cut(&line, '|');
	matches = phrases_find(phrases_new(&arena, list, n), text, &arena,
			       &n_matches);
	check_matches(text, matches, n_matches);
	arena_free(&arena);
	return 0;
}
