/* Any bytes as errata.yaml, as the text that it corrects, and as the table of
 * that text. An input is the Markdown, a CSV file and errata.yaml, with a line
 * of "%%" between them; behind a fourth such line there may be errata in a
 * short form, a line each: "block<TAB>was<TAB>now".
 *
 * Besides crashes it finds a text that is not that of its inlines any more, a
 * correction that is said to be in the text and is not, and a place in a data
 * file that was corrected outside of its cell.
 * clang -fsanitize=fuzzer,address,undefined … */
#include "folder.h"

#include "base/utf8.h"
#include "model/erratum.h"
#include "pair/pair.h"
#include "read/csv.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct pool *pool;

static void begin(void)
{
	static const char *const folders[] = {"1", "1/en", "1/fr", "1/data"};

	if (!folder_begin(folders, sizeof(folders) / sizeof(*folders)))
		return;
	folder_put("publication.yaml", STR("title: P\n"));
	folder_put("1/edition.yaml",
		   STR("status: released\ndate: 2021-06-01\n"));
	pool = pool_new(1);
}

static void put_quoted(struct buf *out, struct str text)
{
	buf_put_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"' || text.ptr[i] == '\\')
			buf_put_char(out, '\\');
		if (text.ptr[i] == '\f')
			buf_put(out, STR("\\n"));
		else
			buf_put_char(out, text.ptr[i]);
	}
	buf_put_char(out, '"');
}

/* Those of the short form, in one language or in both. */
static void put_errata(struct buf *out, struct str lines)
{
	for (unsigned i = 0; lines.ptr; i++) {
		struct str now = str_cut_line(&lines);
		struct str block = str_cut(&now, '\t');
		struct str was = str_cut(&now, '\t');

		buf_printf(out, "- id: e%u\n  date: 2022-01-%02u\n", i,
			   1 + i / 2 % 28);
		buf_put(out, STR("  severity: minor\n  reason: {en: r, fr: r}"
				 "\n  block: "));
		put_quoted(out, block);
		buf_put(out, STR("\n  was: {en: "));
		put_quoted(out, was);
		buf_put(out, STR(", fr: "));
		put_quoted(out, was);
		buf_put(out, STR("}\n  now: {en: "));
		put_quoted(out, now);
		buf_put(out, STR(", fr: "));
		put_quoted(out, i % 3 ? now : was);
		buf_put(out, STR("}\n"));
	}
}

static size_t check_inlines(const struct inline_node *node, struct str text,
			    size_t pos)
{
	for (; node; node = node->next) {
		size_t length = inline_length(node);

		if (pos + length > text.len)
			abort();
		if ((node->kind == INLINE_TEXT || node->kind == INLINE_CODE) &&
		    !str_eq(node->text, str_slice(text, pos, pos + length)))
			abort();
		if (node->children)
			check_inlines(node->children, text, pos);
		pos += length;
	}
	return pos;
}

static void check_text(struct str text, const struct inline_node *content)
{
	if (utf8_invalid(text) != STR_NONE ||
	    (content && check_inlines(content, text, 0) != text.len))
		abort();
}

static void check_blocks(const struct block *block, size_t n)
{
	for (; n--; block++) {
		const struct table *table = block->table;

		check_text(block->text, block->content);
		check_text(block->title, NULL);
		check_text(block->literal, NULL);
		for (size_t i = 0;
		     table && i < table->n_rows * table->n_columns; i++)
			check_text(table->cells[i].text,
				   table->cells[i].content);
		check_blocks(block->children, block->n_children);
	}
}

/* The corrected file has the rows and cells of the old one. */
static void check_data(struct reader *reader, const struct data_file *file,
		       struct str old)
{
	struct arena arena = {0};
	struct csv before = {.source = old};
	struct csv after = {.source = file->bytes};

	if (str_starts(old, STR("\xEF\xBB\xBF")))
		before.source = str_slice(old, 3, old.len);
	if (str_starts(file->bytes, STR("\xEF\xBB\xBF")))
		after.source = str_slice(file->bytes, 3, file->bytes.len);
	if (!csv_parse(reader, &arena, &before) ||
	    !csv_parse(reader, &arena, &after) || before.len != after.len)
		abort();
	for (size_t i = 0; i < before.len; i++)
		if (before.rows[i].len != after.rows[i].len)
			abort();
	arena_free(&arena);
}

static void check_edition(struct reader *reader, const struct edition *edition,
			  struct str csv)
{
	for (size_t i = 0; i < edition->n_chapters; i++)
		for (size_t j = 0; j < edition->n_languages; j++) {
			const struct document *document =
				edition->chapters[i]->documents[j];

			if (!document)
				continue;
			check_blocks(document->root, 1);
			check_blocks(document->notes, document->n_notes);
		}
	for (size_t i = 0; i < edition->n_data; i++)
		check_data(reader, edition->data[i], csv);
}

static void read_all(struct str csv)
{
	struct reader reader = {.findings = findings_new(), .pool = pool};
	struct arena arena = {0};
	struct site *site = read_site(&reader, &arena, str_from(folder_path));
	struct publication *publication =
		site ? read_publication(&reader, site, &site->sources[0])
		     : NULL;

	if (publication) {
		pair_edition(&publication->editions[0], pool, reader.findings);
		check_edition(&reader, &publication->editions[0], csv);
		publication_free(publication);
	}
	findings_free(reader.findings);
	arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = {(const char *)data, size};
	struct str markdown = folder_cut(&rest), csv = folder_cut(&rest);
	struct buf errata = {0};

	begin();
	buf_put(&errata, folder_cut(&rest));
	buf_put_char(&errata, '\n');
	if (rest.ptr)
		put_errata(&errata, rest);
	folder_put("1/en/one.md", markdown);
	folder_put("1/fr/one.md", markdown);
	folder_put("1/data/one.csv", csv);
	folder_put("1/errata.yaml", buf_str(&errata));
	buf_free(&errata);
	read_all(csv);
	return 0;
}
