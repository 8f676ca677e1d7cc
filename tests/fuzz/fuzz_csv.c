/* Any bytes as a CSV file, and every cell as a number.
 * clang -fsanitize=fuzzer,address,undefined … */
#include <stdlib.h>

#include "base/utf8.h"
#include "read/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A cell lies behind the one before it, inside of the source. */
static void check_row(const struct csv_row *row)
{
	const struct csv_cell *before = NULL;

	for (size_t i = 0; i < row->len; i++) {
		const struct csv_cell *cell = &row->cells[i];
		double value;

		csv_number(cell->text, &value);
		if (before && (cell->line < before->line ||
			       (cell->line == before->line &&
				cell->column <= before->column)))
			abort();
		before = cell;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct reader reader = {.findings = findings_new()};
	struct arena arena = {0};
	struct csv csv = {.path = STR("fuzz.csv"),
			  .source = {(const char *)data, size}};

	if (utf8_invalid(csv.source) == STR_NONE &&
	    str_find_char(csv.source, '\0') == STR_NONE &&
	    csv_parse(&reader, &arena, &csv))
		for (size_t i = 0; i < csv.len; i++)
			check_row(&csv.rows[i]);
	arena_free(&arena);
	findings_free(reader.findings);
	return 0;
}
