/* Any text, read for quantities in three languages; the first byte cuts off a
 * heading that tells their unit.
 * clang -fsanitize=fuzzer,address,undefined … */
#include <stdlib.h>

#include "base/utf8.h"
#include "lang/quantity.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
	if (!holds)
		abort();
}

/* Spans are whole characters in the order of the text, numbers have their
 * lower end first, and each kind has what it must have. */
static void check_quantity(struct str text, const struct quantity *quantity,
			   uint32_t before)
{
	struct span span = quantity->span, number = quantity->number;

	require(span.start >= before && span.start < span.end &&
		span.end <= text.len);
	require(number.start < number.end && number.start >= span.start &&
		number.end <= span.end);
	require(utf8_invalid(str_span(text, span)) == STR_NONE &&
		utf8_invalid(str_span(text, number)) == STR_NONE);
	if (quantity->kind == QUANTITY_NAME) {
		require(quantity->key.len > 0);
		return;
	}
	if (quantity->kind == QUANTITY_DATE)
		return;
	require(rational_is_number(quantity->number_low) &&
		rational_is_number(quantity->number_high));
	require(rational_compare(quantity->number_low, quantity->number_high) <=
		0);
	require(!quantity->unit ||
		quantity->unit->dimension == quantity->dimension);
}

static void check_language(struct str tag, struct str heading, struct str text)
{
	const struct language *language = language_find(tag);
	struct arena arena = {0};
	size_t n = 0;
	struct quantity *found = quantities_find(language, text, &arena, &n);
	uint32_t before = 0;

	for (size_t i = 0; i < n; i++) {
		check_quantity(text, &found[i], before);
		before = found[i].span.end;
	}
	quantities_set_unit(language, heading, found, n);
	arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size}, heading;

	if (!size)
		return 0;
	heading = str_slice(text, 1, 1 + data[0] % 32u);
	text = str_slice(text, 1, text.len);
	if (utf8_invalid(text) != STR_NONE || utf8_invalid(heading) != STR_NONE)
		return 0;
	check_language(STR("zh-Hans"), heading, text);
	check_language(STR("en"), heading, text);
	check_language(STR("de"), heading, text);
	return 0;
}
