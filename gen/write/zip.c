/* Archives through libzip. All of libzip's memory is released before zip_pack
 * returns. libzip takes the date of a member either as time_t, which it
 * converts with the machine's time zone, or in the format's own two fields:
 * only the second way gives the same bytes everywhere. */
#include "write/zip.h"

#include <stdlib.h>
#include <zip.h>

#include "base/die.h"

/* Both fields of a date as the ZIP format packs them. */
struct dos_time {
	uint16_t time;
	uint16_t date;
};

enum { FIRST_YEAR = 1980, LAST_YEAR = 2107, LEVEL = 5 };

static const struct str first_name = STR_INIT("mimetype");

static int compare_members(const void *a, const void *b)
{
	const struct zip_member *x = a, *y = b;
	bool x_first = str_eq(x->name, first_name);
	bool y_first = str_eq(y->name, first_name);

	if (x_first != y_first)
		return x_first ? -1 : 1;
	return str_cmp(x->name, y->name);
}

static bool names_differ(const struct zip_member *members, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (str_eq(members[i - 1].name, members[i].name))
			return false;
	return true;
}

/* The number in bytes [start, start + len), or the least that is allowed. */
static unsigned digits(struct str s, size_t start, size_t len, unsigned least)
{
	uint32_t number;

	if (!str_to_number(str_slice(s, start, start + len), 9999, &number))
		return least;
	return number < least ? least : number;
}

static struct dos_time dos_time(struct str stamp)
{
	unsigned year = digits(stamp, 0, 4, FIRST_YEAR);
	unsigned month = digits(stamp, 5, 2, 1), day = digits(stamp, 8, 2, 1);
	unsigned hour = digits(stamp, 11, 2, 0);
	unsigned minute = digits(stamp, 14, 2, 0);
	unsigned second = digits(stamp, 17, 2, 0);

	if (year > LAST_YEAR)
		year = LAST_YEAR;
	return (struct dos_time){
		(uint16_t)(hour << 11 | minute << 5 | second / 2),
		(uint16_t)((year - FIRST_YEAR) << 9 | month << 5 | day),
	};
}

/* Members are in memory and their names differ, so that what can still go
 * wrong is memory. */
static void add_member(zip_t *archive, const struct zip_member *member,
		       struct arena *names, struct dos_time time)
{
	bool first = str_eq(member->name, first_name);
	int method = first ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
	struct str name = arena_str(names, member->name);
	zip_source_t *source = zip_source_buffer(archive, member->bytes.ptr,
						 member->bytes.len, 0);
	zip_int64_t at;

	if (!source)
		die_out_of_memory();
	at = zip_file_add(archive, name.ptr, source, ZIP_FL_ENC_UTF_8);
	if (at < 0 ||
	    zip_set_file_compression(archive, (zip_uint64_t)at, method,
				     first ? 0 : LEVEL) ||
	    zip_file_set_dostime(archive, (zip_uint64_t)at, time.time,
				 time.date, 0))
		die_out_of_memory();
}

static void read_all(zip_source_t *source, struct buf *out)
{
	zip_stat_t stat;
	zip_int64_t n;

	if (zip_source_stat(source, &stat) || !(stat.valid & ZIP_STAT_SIZE) ||
	    zip_source_open(source))
		die_out_of_memory();
	n = zip_source_read(source, buf_reserve(out, (size_t)stat.size),
			    stat.size);
	if (n < 0 || (zip_uint64_t)n != stat.size)
		die_out_of_memory();
	out->len += (size_t)n;
	zip_source_close(source);
}

bool zip_pack(struct zip_member *members, size_t n, struct str time_stamp,
	      struct buf *out)
{
	struct dos_time time = dos_time(time_stamp);
	struct arena names = {0};
	zip_source_t *target;
	zip_t *archive;

	qsort(members, n, sizeof(*members), compare_members);
	if (!names_differ(members, n))
		return false;
	target = zip_source_buffer_create(NULL, 0, 0, NULL);
	archive = target ? zip_open_from_source(target, ZIP_TRUNCATE, NULL)
			 : NULL;
	if (!archive)
		die_out_of_memory();
	zip_source_keep(target); /* zip_close gives its own hold back */
	for (size_t i = 0; i < n; i++)
		add_member(archive, &members[i], &names, time);
	if (zip_close(archive))
		die_out_of_memory();
	read_all(target, out);
	zip_source_free(target);
	arena_free(&names);
	return true;
}
