/* Archives: their order, how each member is stored, and equal bytes. The
 * archive is read back here byte by byte, not through libzip. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "write/zip.h"

static const struct str stamp = STR_INIT("2021-12-20T10:20:30Z");

static unsigned little(struct str s, size_t at, unsigned n)
{
	unsigned number = 0;

	assert_true(at + n <= s.len);
	while (n--)
		number = number << 8 | (unsigned char)s.ptr[at + n];
	return number;
}

/* A local file header. */
struct header {
	unsigned flags, method, time, date, packed, size, extra;
	struct str name;
	size_t data;
	size_t next;
};

static struct header header_at(struct str zip, size_t at)
{
	struct header header = {0};
	unsigned name_len = little(zip, at + 26, 2);

	assert_int_equal(little(zip, at, 4), 0x04034b50);
	header.flags = little(zip, at + 6, 2);
	header.method = little(zip, at + 8, 2);
	header.time = little(zip, at + 10, 2);
	header.date = little(zip, at + 12, 2);
	header.packed = little(zip, at + 18, 4);
	header.size = little(zip, at + 22, 4);
	header.extra = little(zip, at + 28, 2);
	header.name = str_slice(zip, at + 30, at + 30 + name_len);
	header.data = at + 30 + name_len + header.extra;
	header.next = header.data + header.packed;
	return header;
}

static struct buf pack(struct str time_stamp)
{
	struct zip_member members[] = {
		{STR("b/two.xhtml"),
		 STR("twotwotwotwotwotwotwotwotwotwotwotwo")},
		{STR("mimetype"), STR("application/epub+zip")},
		{STR("b/one.xhtml"), STR("oneoneoneoneoneoneoneone")},
		{STR("META-INF/container.xml"), STR("")},
	};
	struct buf out = {0};

	assert_true(zip_pack(members, 4, time_stamp, &out));
	return out;
}

static void assert_same(const struct buf *a, const struct buf *b)
{
	assert_int_equal(a->len, b->len);
	assert_memory_equal(a->ptr, b->ptr, a->len);
}

static void mimetype_first_and_stored(void **state)
{
	struct buf out = pack(stamp);
	struct str zip = buf_str(&out);
	struct header header = header_at(zip, 0);

	(void)state;
	assert_true(str_eq(header.name, STR("mimetype")));
	assert_int_equal(header.method, 0);
	assert_int_equal(header.extra, 0);
	assert_int_equal(header.flags & 9, 0); /* no cipher, no descriptor */
	assert_true(str_eq(str_slice(zip, 30, 58),
			   STR("mimetypeapplication/epub+zip")));
	buf_free(&out);
}

static void others_sorted_and_deflated(void **state)
{
	static const struct str names[] = {STR_INIT("META-INF/container.xml"),
					   STR_INIT("b/one.xhtml"),
					   STR_INIT("b/two.xhtml")};
	struct buf out = pack(stamp);
	struct str zip = buf_str(&out);
	size_t at = header_at(zip, 0).next;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct header header = header_at(zip, at);

		assert_true(str_eq(header.name, names[i]));
		assert_int_equal(header.method, 8);
		assert_int_equal(header.flags & 9, 0);
		assert_int_equal(header.extra, 0);
		at = header.next;
	}
	assert_int_equal(little(zip, at, 4), 0x02014b50); /* the directory */
	buf_free(&out);
}

static void names_in_utf8(void **state)
{
	struct zip_member member = {STR("概要.xhtml"), STR("x")};
	struct buf out = {0};

	(void)state;
	assert_true(zip_pack(&member, 1, stamp, &out));
	assert_true(header_at(buf_str(&out), 0).flags & 1 << 11);
	buf_free(&out);
}

static void dates_as_given(void **state)
{
	struct buf out = pack(stamp);
	struct header header = header_at(buf_str(&out), 0);

	(void)state;
	assert_int_equal(header.date, (2021 - 1980) << 9 | 12 << 5 | 20);
	assert_int_equal(header.time, 10 << 11 | 20 << 5 | 15);
	buf_free(&out);
}

static void dates_clamped(void **state)
{
	struct buf early = pack(STR("1970-01-01T00:00:00Z"));
	struct buf late = pack(STR("9999-12-31T00:00:00Z"));
	struct buf none = pack(STR(""));

	(void)state;
	assert_int_equal(header_at(buf_str(&early), 0).date, 1 << 5 | 1);
	assert_int_equal(header_at(buf_str(&late), 0).date >> 9, 127);
	assert_int_equal(header_at(buf_str(&none), 0).date, 1 << 5 | 1);
	buf_free(&early);
	buf_free(&late);
	buf_free(&none);
}

static void same_bytes_in_any_zone(void **state)
{
	static const char *const zones[] = {"UTC", "Asia/Shanghai",
					    "America/Los_Angeles"};
	struct buf first = pack(stamp);

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct buf again;

		setenv("TZ", zones[i], 1);
		tzset();
		again = pack(stamp);
		assert_same(&first, &again);
		buf_free(&again);
	}
	buf_free(&first);
}

static void same_name_twice(void **state)
{
	struct zip_member members[] = {{STR("a"), STR("1")},
				       {STR("b"), STR("2")},
				       {STR("a"), STR("3")}};
	struct buf out = {0};

	(void)state;
	assert_false(zip_pack(members, 3, stamp, &out));
	assert_int_equal(out.len, 0);
	buf_free(&out);
}

static void appends_and_holds_large_members(void **state)
{
	size_t len = 3000000;
	char *bytes = malloc(len);
	struct zip_member member = {STR("large"), {bytes, len}};
	struct buf out = {0};
	uint32_t noise = 1;

	(void)state;
	assert_non_null(bytes);
	for (size_t i = 0; i < len; i++) {
		noise = noise * 1664525 + 1013904223;
		bytes[i] = (char)(noise >> 24);
	}
	buf_put(&out, STR("before"));
	assert_true(zip_pack(&member, 1, stamp, &out));
	assert_true(str_starts(buf_str(&out), STR("beforePK")));
	assert_true(out.len > len / 2);
	assert_int_equal(
		header_at(str_slice(buf_str(&out), 6, out.len), 0).size, len);
	free(bytes);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mimetype_first_and_stored),
		cmocka_unit_test(others_sorted_and_deflated),
		cmocka_unit_test(names_in_utf8),
		cmocka_unit_test(dates_as_given),
		cmocka_unit_test(dates_clamped),
		cmocka_unit_test(same_bytes_in_any_zone),
		cmocka_unit_test(same_name_twice),
		cmocka_unit_test(appends_and_holds_large_members),
	};

	return cmocka_run_group_tests_name("zip", tests, NULL, NULL);
}
