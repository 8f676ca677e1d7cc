/* Any bytes as front matter: yaml.c and the tables of keys above it.
 * clang -fsanitize=fuzzer,address,undefined … */
#include "base/utf8.h"
#include "read/front_matter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct reader reader = {.findings = findings_new()};
	struct arena arena = {0};
	struct document document = {.path = STR("fuzz.md")};
	struct str bytes = {(const char *)data, size};
	struct body body;

	/* read_text lets nothing else in. */
	if (utf8_invalid(bytes) == STR_NONE &&
	    str_find_char(bytes, '\0') == STR_NONE) {
		document.source =
			arena_join(&arena, STR("---\n"), bytes, STR("\n---\n"));
		front_matter_read(&reader, &arena, &document, &body);
	}
	arena_free(&arena);
	findings_free(reader.findings);
	return 0;
}
