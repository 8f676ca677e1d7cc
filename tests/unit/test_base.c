/* base/: strings, arenas, buffers, UTF-8, maps, threads, files, markup. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assert_str.h"
#include "base/file.h"
#include "base/finding.h"
#include "base/map.h"
#include "base/markup.h"
#include "base/pool.h"
#include "base/utf8.h"

static void strings_are_cut_and_found(void **state)
{
	struct str rest = STR("a,b,,c");
	struct str text = STR("one\r\ntwo\rthree\n");
	uint32_t number;

	(void)state;
	assert_str(str_cut(&rest, ','), "a");
	assert_str(str_cut(&rest, ','), "b");
	assert_str(str_cut(&rest, ','), "");
	assert_str(str_cut(&rest, ','), "c");
	assert_null(rest.ptr);
	assert_str(str_cut_line(&text), "one");
	assert_str(str_cut_line(&text), "two");
	assert_str(str_cut_line(&text), "three");
	assert_str(str_cut_line(&text), "");
	assert_null(text.ptr);
	assert_int_equal(str_find(STR("aaab"), STR("ab")), 2);
	assert_int_equal(str_find(STR("aaab"), STR("ba")), STR_NONE);
	assert_str(str_trim(STR(" \t x y\n")), "x y");
	assert_str(str_slice(STR("abc"), 2, 9), "c");
	assert_str(str_slice(STR("abc"), 9, 12), "");
	assert_true(str_eq_fold(STR("zh-HANS"), STR("ZH-hans")));
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_to_number(STR("4294967295"), UINT32_MAX, &number));
	assert_int_equal(number, UINT32_MAX);
	assert_false(str_to_number(STR("4294967296"), UINT32_MAX, &number));
	assert_false(str_to_number(STR("-1"), UINT32_MAX, &number));
	assert_false(str_to_number(STR(""), UINT32_MAX, &number));
}

static void near_names_have_small_distances(void **state)
{
	(void)state;
	assert_int_equal(str_distance(STR("title"), STR("title"), 3), 0);
	assert_int_equal(str_distance(STR("titel"), STR("title"), 3), 2);
	assert_int_equal(str_distance(STR("number"), STR("numbers"), 3), 1);
	assert_int_equal(str_distance(STR("abc"), STR("xyz"), 2), 3);
	assert_int_equal(str_distance(STR(""), STR("ab"), 3), 2);
}

static void arenas_rewind_and_adopt(void **state)
{
	struct arena arena = {0}, other = {0};
	struct arena_mark mark;
	struct str kept, moved;

	(void)state;
	kept = arena_str(&arena, STR("kept"));
	mark = arena_mark(&arena);
	for (int i = 0; i < 1000; i++)
		memset(arena_alloc(&arena, 5000), i, 5000);
	arena_rewind(&arena, mark);
	assert_str(kept, "kept");
	moved = arena_printf(&other, "%d-%s", 7, "x");
	for (int i = 0; i < 10; i++)
		arena_alloc(&other, 100000);
	arena_adopt(&arena, &other);
	assert_null(other.chunk);
	assert_str(moved, "7-x");
	assert_int_equal((uintptr_t)arena_alloc(&arena, 1) % 16, 0);
	arena_free(&arena);
	assert_null(arena.chunk);
}

static void buffers_grow(void **state)
{
	struct buf buf = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_put(&buf, STR("0123456789"));
	assert_int_equal(buf.len, 10000);
	buf_clear(&buf);
	buf_put_number(&buf, UINT64_MAX);
	buf_printf(&buf, " %s", "and");
	buf_put_char(&buf, ' ');
	buf_put_code_point(&buf, 0x7A);
	buf_put_code_point(&buf, 0xE9);
	buf_put_code_point(&buf, 0x4E00);
	buf_put_code_point(&buf, 0x1F600);
	assert_str(buf_str(&buf), "18446744073709551615 and zé一😀");
	buf_free(&buf);
}

static void utf8_is_checked(void **state)
{
	static const struct {
		const char *bytes;
		size_t len, invalid;
	} cases[] = {
		{"plain text, long enough", 23, STR_NONE},
		{"芗城区", 9, STR_NONE},
		{"\xF4\x8F\xBF\xBF", 4, STR_NONE},
		{"ab\xC0\xAF", 4, 2},       /* overlong */
		{"\xE0\x9F\xBF", 3, 0},     /* overlong */
		{"\xED\xA0\x80", 3, 0},     /* surrogate */
		{"\xF4\x90\x80\x80", 4, 0}, /* above U+10FFFF */
		{"12345678\x80", 9, 8},     /* tail alone */
		{"\xE4\xB8", 2, 0},         /* cut off */
		{"\xFF", 1, 0},
	};
	struct str text = STR("aé一😀");
	size_t pos = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(utf8_invalid((struct str){cases[i].bytes,
							   cases[i].len}),
				 cases[i].invalid);
	assert_int_equal(utf8_next(text, &pos), 'a');
	assert_int_equal(utf8_next(text, &pos), 0xE9);
	assert_int_equal(utf8_next(text, &pos), 0x4E00);
	assert_int_equal(utf8_next(text, &pos), 0x1F600);
	assert_int_equal(pos, text.len);
	assert_int_equal(utf8_previous(text, &pos), 0x1F600);
	assert_int_equal(utf8_previous(text, &pos), 0x4E00);
	assert_int_equal(utf8_count(text), 4);
}

static void maps_keep_the_first(void **state)
{
	struct arena arena = {0};
	struct map map = {0};

	(void)state;
	assert_null(map_get(&map, STR("x")));
	for (size_t i = 0; i < 1000; i++) {
		struct str key = arena_printf(&arena, "key-%zu", i);

		assert_null(map_add(&map, &arena, key, (void *)key.ptr));
		assert_ptr_equal(map_add(&map, &arena, key, &map), key.ptr);
	}
	assert_int_equal(map.len, 1000);
	assert_string_equal(map_get(&map, STR("key-777")), "key-777");
	assert_null(map_get(&map, STR("key-1000")));
	arena_free(&arena);
}

struct sums {
	struct pool *pool;
	uint64_t cells[50][40];
};

struct sum_row {
	struct sums *sums;
	size_t row;
};

static void sum_cell(void *context, size_t item, struct arena *scratch)
{
	const struct sum_row *row = context;
	char *memory = arena_alloc(scratch, 1000);

	memset(memory, 1, 1000);
	row->sums->cells[row->row][item] += row->row * 100 + item;
}

static void sum_row(void *context, size_t item, struct arena *scratch)
{
	struct sum_row row = {context, item};
	char *memory = arena_alloc(scratch, 100);

	memset(memory, 7, 100);
	pool_each(row.sums->pool, 40, sum_cell, &row);
	assert_int_equal(memory[0], 7); /* nested work left our scratch alone */
	assert_int_equal(memory[99], 7);
}

static void pools_run_every_item_once(void **state)
{
	(void)state;
	for (unsigned threads = 1; threads <= 8; threads += 7) {
		struct sums sums = {.pool = pool_new(threads)};

		pool_each(sums.pool, 0, sum_row, &sums);
		pool_each(sums.pool, 50, sum_row, &sums);
		for (size_t i = 0; i < 50; i++)
			for (size_t j = 0; j < 40; j++)
				assert_int_equal(sums.cells[i][j], i * 100 + j);
		pool_free(sums.pool);
	}
}

static void paths_are_taken_apart(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_str(path_dir(STR("a/b/c.md")), "a/b");
	assert_str(path_dir(STR("c.md")), "");
	assert_str(path_base(STR("a/b/c.md")), "c.md");
	assert_true(path_is_inside(STR("a/b/c"), STR("a/b")));
	assert_true(path_is_inside(STR("a/b"), STR("a/b")));
	assert_false(path_is_inside(STR("a/bc"), STR("a/b")));
	assert_str(path_suffix(STR("a.d/intro.en.md")), ".md");
	assert_str(path_suffix(STR("a.d/intro")), "");
	assert_str(path_suffix(STR(".gitignore")), "");
	assert_str(path_join(&arena, STR("a"), STR("b")), "a/b");
	assert_str(path_join(&arena, STR("a/"), STR("b")), "a/b");
	assert_str(path_join(&arena, STR("a"), STR("/b")), "/b");
	assert_str(path_join(&arena, STR(""), STR("b")), "b");
	assert_str(path_clean(&arena, STR("a/./b/../c//d")), "a/c/d");
	assert_str(path_clean(&arena, STR("../a/../../b")), "../../b");
	assert_str(path_clean(&arena, STR("/../a/..")), "/");
	assert_str(path_clean(&arena, STR("a/..")), "");
	arena_free(&arena);
}

static void files_are_read_or_refused(void **state)
{
	char folder[] = "/tmp/diglot-base-XXXXXX";
	struct arena arena = {0};
	struct folder list;
	struct str bytes, root, path;
	FILE *file;

	(void)state;
	assert_non_null(mkdtemp(folder));
	root = str_from(folder);
	path = path_join(&arena, root, STR("text"));
	file = fopen(path.ptr, "w");
	fputs("twelve bytes", file);
	fclose(file);
	assert_int_equal(file_read(&arena, path, 12, &bytes), FILE_OK);
	assert_str(bytes, "twelve bytes");
	assert_int_equal(bytes.ptr[12], '\0');
	assert_int_equal(file_read(&arena, path, 11, &bytes), FILE_TOO_LARGE);
	assert_int_equal(bytes.len, 0);
	assert_int_equal(file_read(&arena, root, 99, &bytes), FILE_NOT_A_FILE);
	assert_int_equal(file_read(&arena, path_join(&arena, root, STR("no")),
				   99, &bytes),
			 FILE_MISSING);
	assert_int_equal(
		symlink("loop", path_join(&arena, root, STR("loop")).ptr), 0);
	assert_int_equal(file_read(&arena, path_join(&arena, root, STR("loop")),
				   99, &bytes),
			 FILE_LOOP);
	assert_int_equal(mkfifo(path_join(&arena, root, STR("pipe")).ptr, 0600),
			 0);
	assert_int_equal(file_read(&arena, path_join(&arena, root, STR("pipe")),
				   99, &bytes),
			 FILE_NOT_A_FILE);
	assert_int_equal(folder_list(&arena, root, &list), FILE_OK);
	assert_int_equal(list.len, 3);
	assert_str(list.entries[0].name, "loop");
	assert_str(list.entries[2].name, "text");
	assert_int_equal(folder_list(&arena, path, &list), FILE_NOT_A_FILE);
	for (size_t i = 0; i < 3; i++)
		unlink(path_join(&arena, root,
				 i == 0   ? STR("loop")
				 : i == 1 ? STR("pipe")
					  : STR("text"))
			       .ptr);
	rmdir(folder);
	arena_free(&arena);
}

static void markup_is_polyglot(void **state)
{
	struct buf out = {0};
	struct markup markup;

	(void)state;
	markup_begin(&markup, &out);
	markup_open(&markup, "p");
	markup_attr(&markup, "title", STR("a \"b\" <c> & \n"));
	markup_attr_number(&markup, "n", 12);
	markup_text(&markup,
		    STR("1 < 2 & 3 \"q\" \xC2\xA0 \x01 é\xEF\xBF\xBE"));
	markup_open(&markup, "br");
	markup_close(&markup, "br");
	markup_open(&markup, "i");
	markup_close(&markup, "i");
	markup_line(&markup);
	markup_close(&markup, "p");
	assert_str(
		buf_str(&out),
		"<p title=\"a &quot;b&quot; &lt;c&gt; &amp; &#10;\" n=\"12\">"
		"1 &lt; 2 &amp; 3 \"q\" &#160; \xEF\xBF\xBD é\xEF\xBF\xBD"
		"<br/><i></i>\n</p>");
	assert_int_equal(markup.depth, 0);
	buf_free(&out);
}

static void findings_have_one_order(void **state)
{
	struct findings *findings = findings_new();
	struct findings *more = findings_new();
	struct str text = STR("one\ntwo words\nthree\n");
	struct buf out = {0};
	const struct finding *sorted;
	size_t count;

	(void)state;
	findings_report(findings, ID_DUPLICATE,
			place_in(STR("b.md"), text, 8, 5), STR("x"), STR(""));
	findings_report(findings, ID_DUPLICATE,
			place_at(STR("a.md"), text, 3, 2, 99), STR("x"),
			STR(""));
	findings_report(more, ID_DUPLICATE,
			place_at(STR("a.md"), text, 3, 2, 9), STR("x"),
			STR(""));
	findings_report(more, HEADING_LEVEL, place_file(STR("a.md")), STR("3"),
			STR("1"));
	findings_merge(findings, more);
	sorted = findings_sorted(findings, &count);
	assert_int_equal(count, 3);
	assert_int_equal(sorted[0].id, HEADING_LEVEL);
	assert_int_equal(sorted[1].place.line, 3);
	assert_int_equal(sorted[1].place.length, 4);
	assert_int_equal(sorted[2].place.line, 2);
	assert_int_equal(sorted[2].place.column, 5);
	assert_int_equal(sorted[2].place.length, 5);
	assert_str(sorted[2].place.excerpt, "two words");
	assert_int_equal(findings_count(findings, ERROR), 2);
	assert_int_equal(findings_count(findings, WARNING), 1);
	message_format(&out, messages[HEADING_LEVEL].text, sorted[0].args,
		       NULL);
	assert_str(buf_str(&out),
		   "a heading of level 3 follows one of level 1");
	buf_free(&out);
	findings_free(more);
	findings_free(findings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_cut_and_found),
		cmocka_unit_test(near_names_have_small_distances),
		cmocka_unit_test(arenas_rewind_and_adopt),
		cmocka_unit_test(buffers_grow),
		cmocka_unit_test(utf8_is_checked),
		cmocka_unit_test(maps_keep_the_first),
		cmocka_unit_test(pools_run_every_item_once),
		cmocka_unit_test(paths_are_taken_apart),
		cmocka_unit_test(files_are_read_or_refused),
		cmocka_unit_test(markup_is_polyglot),
		cmocka_unit_test(findings_have_one_order),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
