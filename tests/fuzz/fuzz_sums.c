/* Any bytes as lists of sums, as a signature and as a key.
 * clang -fsanitize=fuzzer,address,undefined … */
#include <stdlib.h>

#include "base/signature.h"
#include "base/sums.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Bags cannot tell a path that begins so from what may stand before it. */
static bool is_told_apart(const struct sums *sums, enum sums_form form)
{
	for (size_t i = 0; form != SUMS_COREUTILS && i < sums->len; i++)
		if (str_find_char(STR("* \t"), sums->items[i].path.ptr[0]) !=
		    STR_NONE)
			return false;
	return true;
}

/* What was read is written so that it is read as the same. */
static void check_form(struct str text, enum sums_form form)
{
	struct findings *findings = findings_new();
	struct arena arena = {0};
	struct sums sums = {0}, again = {0};
	struct buf out = {0};

	sums_read(&sums, &arena, findings, STR("fuzz"), text, form);
	sums_sort(&sums, &arena);
	sums_put(&out, &sums, form);
	if (is_told_apart(&sums, form) &&
	    (!sums_read(&again, &arena, findings, STR("fuzz"), buf_str(&out),
			form) ||
	     again.len != sums.len))
		abort();
	for (size_t i = 0; i < again.len; i++)
		if (!sums_path_is_safe(sums.items[i].path) ||
		    !str_eq(again.items[i].path, sums.items[i].path) ||
		    !str_eq(sums_find(&again, sums.items[i].path),
			    sums.items[i].digest))
			abort();
	buf_free(&out);
	arena_free(&arena);
	findings_free(findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct signature signature;
	struct public_key key;

	if (signature_read(text, &signature) && public_key_read(text, &key))
		abort();
	if (utf8_invalid(text) != STR_NONE ||
	    str_find_char(text, '\0') != STR_NONE)
		return 0;
	check_form(text, SUMS_COREUTILS);
	check_form(text, SUMS_BAGIT);
	check_form(text, SUMS_BAGIT_512);
	return 0;
}
