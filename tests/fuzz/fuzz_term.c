/* Any text, folded and split for the index.
 * clang -fsanitize=fuzzer,address,undefined … */
#include <stdlib.h>

#include "base/utf8.h"
#include "lang/term.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Folding what is folded changes nothing; terms are whole characters and come
 * in the order of the text. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size}, term;
	struct buf folded = {0}, again = {0};
	struct term_walk walk;
	const char *before;

	if (utf8_invalid(text) != STR_NONE)
		return 0;
	text_fold(&folded, text);
	text_fold(&again, buf_str(&folded));
	if (!str_eq(buf_str(&folded), buf_str(&again)))
		abort();
	before = folded.ptr;
	walk = term_walk(buf_str(&folded));
	while (term_next(&walk, &term)) {
		if (!term.len || term.ptr < before ||
		    utf8_invalid(term) != STR_NONE)
			abort();
		before = term.ptr;
	}
	buf_free(&folded);
	buf_free(&again);
	return 0;
}
